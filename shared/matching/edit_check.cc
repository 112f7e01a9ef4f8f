#include "shared/matching/edit_check.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"

namespace parvis::matching {
namespace {

absl::Status NotThere() {
  return absl::FailedPreconditionError("what the edit removes is not there");
}
absl::Status ThereAlready() {
  return absl::FailedPreconditionError("what the edit adds is there already");
}

bool Has(const std::vector<Pair>& sorted, Pair pair) {
  return std::binary_search(sorted.begin(), sorted.end(), pair);
}

// Takes `removed` out of the sorted list and puts `added` into it.
absl::Status ApplyTo(std::vector<Pair>& sorted, const std::vector<Pair>& added,
                     const std::vector<Pair>& removed) {
  for (Pair pair : removed) {
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), pair);
    if (found == sorted.end() || !(*found == pair)) return NotThere();
    sorted.erase(found);
  }
  for (Pair pair : added) {
    const auto place = std::lower_bound(sorted.begin(), sorted.end(), pair);
    if (place != sorted.end() && *place == pair) return ThereAlready();
    sorted.insert(place, pair);
  }
  return absl::OkStatus();
}

// FAILED_PRECONDITION if a member comes twice.
template <typename T, typename Key>
absl::Status CheckOnce(const std::vector<T>& list, Key key) {
  if (list.size() < 2) return absl::OkStatus();
  std::vector<decltype(key(list[0]))> keys;
  for (const T& member : list) keys.push_back(key(member));
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) == keys.end()) return absl::OkStatus();
  return absl::FailedPreconditionError("the edit changes the same thing twice");
}

bool InRange(const PairValue& value) {
  const auto in_range = [](int32_t score) { return 0 <= score && score <= limits::kMaxOwnScore; };
  return in_range(value.score) && in_range(value.views.adept) && in_range(value.views.mentor);
}

class EditCheck {
 public:
  EditCheck(const EditedInstance& instance, const Edit& edit, const Constraints& next)
      : instance_(instance), edit_(edit), next_(next) {}

  absl::Status Run() const {
    RETURN_IF_ERROR(CheckValues());
    RETURN_IF_ERROR(CheckCapacities());
    RETURN_IF_ERROR(CheckPeople(edit_.leaving_adepts, edit_.returning_adepts, instance_.adepts(),
                                [&](int a) { return instance_.IsAdeptHere(a); }));
    RETURN_IF_ERROR(CheckPeople(edit_.leaving_mentors, edit_.returning_mentors, instance_.mentors(),
                                [&](int m) { return instance_.IsMentorHere(m); }));
    return CheckConstraints();
  }

 private:
  bool Exists(Pair pair) const {
    return 0 <= pair.adept && pair.adept < instance_.adepts() && 0 <= pair.mentor &&
           pair.mentor < instance_.mentors();
  }
  absl::Status Unknown() const {
    return absl::InvalidArgumentError(AbslView(Describe(ConstraintFault::kUnknownPerson)));
  }

  absl::Status CheckValues() const {
    RETURN_IF_ERROR(CheckOnce(edit_.values, [](const ValueChange& change) { return change.pair; }));
    for (const ValueChange& change : edit_.values) {
      if (!Exists(change.pair)) return Unknown();
      if (instance_.ValueOf(change.pair) != change.before) return NotThere();
      if (change.after && !InRange(*change.after))
        return absl::InvalidArgumentError(
            absl::StrCat("a score lies in 0..", limits::kMaxOwnScore));
    }
    return absl::OkStatus();
  }

  absl::Status CheckCapacities() const {
    RETURN_IF_ERROR(
        CheckOnce(edit_.capacities, [](const CapacityChange& change) { return change.mentor; }));
    for (const CapacityChange& change : edit_.capacities) {
      if (change.mentor < 0 || change.mentor >= instance_.mentors()) return Unknown();
      if (instance_.capacity(change.mentor) != change.before) return NotThere();
      if (change.after < 1) return absl::InvalidArgumentError("a capacity is at least 1");
    }
    return absl::OkStatus();
  }

  template <typename IsHere>
  absl::Status CheckPeople(const std::vector<int32_t>& leaving,
                           const std::vector<int32_t>& returning, int count, IsHere is_here) const {
    const auto self = [](int32_t person) { return person; };
    RETURN_IF_ERROR(CheckOnce(leaving, self));
    RETURN_IF_ERROR(CheckOnce(returning, self));
    for (int32_t person : leaving) {
      if (person < 0 || person >= count) return Unknown();
      if (!is_here(person)) return NotThere();
    }
    for (int32_t person : returning) {
      if (person < 0 || person >= count) return Unknown();
      if (is_here(person)) return ThereAlready();
    }
    return absl::OkStatus();
  }

  bool WillAllow(Pair pair) const {
    const auto moves = [](const std::vector<int32_t>& list, int32_t person) {
      return std::find(list.begin(), list.end(), person) != list.end();
    };
    const bool adept_here = instance_.IsAdeptHere(pair.adept)
                                ? !moves(edit_.leaving_adepts, pair.adept)
                                : moves(edit_.returning_adepts, pair.adept);
    const bool mentor_here = instance_.IsMentorHere(pair.mentor)
                                 ? !moves(edit_.leaving_mentors, pair.mentor)
                                 : moves(edit_.returning_mentors, pair.mentor);
    if (!adept_here || !mentor_here) return false;
    for (const ValueChange& change : edit_.values)
      if (change.pair == pair) return change.after.has_value();
    return instance_.ValueOf(pair).has_value();
  }

  int32_t WillHavePlaces(int mentor) const {
    for (const CapacityChange& change : edit_.capacities)
      if (change.mentor == mentor) return change.after;
    return instance_.capacity(mentor);
  }

  absl::Status CheckPin(Pair pin) const {
    const auto fail = [&](ConstraintFault fault) { return Impossible(instance_, pin, fault); };
    const auto by_adept = [](Pair a, Pair b) { return a.adept < b.adept; };
    const auto [first, last] =
        std::equal_range(next_.pins.begin(), next_.pins.end(), pin, by_adept);
    if (last - first > 1) return fail(ConstraintFault::kAdeptPinnedTwice);
    if (Has(next_.forbids, pin)) return fail(ConstraintFault::kPinnedAndForbidden);
    if (!WillAllow(pin)) return fail(ConstraintFault::kPinNotAllowed);
    const auto pins_there = std::count_if(next_.pins.begin(), next_.pins.end(),
                                          [&](Pair other) { return other.mentor == pin.mentor; });
    if (pins_there > WillHavePlaces(pin.mentor)) return fail(ConstraintFault::kMentorFullOfPins);
    return absl::OkStatus();
  }

  // Whether an old pin may have become impossible otherwise than by a forbid.
  bool MayUpsetPins() const {
    return !edit_.values.empty() || !edit_.capacities.empty() || !edit_.leaving_adepts.empty() ||
           !edit_.leaving_mentors.empty();
  }
  bool MayUpset(Pair pin) const {
    const auto has = [](const std::vector<int32_t>& list, int32_t person) {
      return std::find(list.begin(), list.end(), person) != list.end();
    };
    return std::any_of(edit_.values.begin(), edit_.values.end(),
                       [&](const ValueChange& change) { return change.pair == pin; }) ||
           std::any_of(edit_.capacities.begin(), edit_.capacities.end(),
                       [&](const CapacityChange& c) { return c.mentor == pin.mentor; }) ||
           has(edit_.leaving_adepts, pin.adept) || has(edit_.leaving_mentors, pin.mentor);
  }

  absl::Status CheckConstraints() const {
    for (Pair forbid : edit_.added_forbids)
      if (!Exists(forbid)) return Unknown();
    for (Pair forbid : edit_.added_forbids)
      if (Has(next_.pins, forbid))
        return Impossible(instance_, forbid, ConstraintFault::kPinnedAndForbidden);
    for (Pair pin : edit_.added_pins) {
      if (!Exists(pin)) return Unknown();
      RETURN_IF_ERROR(CheckPin(pin));
    }
    if (!MayUpsetPins()) return absl::OkStatus();
    for (Pair pin : next_.pins)
      if (MayUpset(pin)) RETURN_IF_ERROR(CheckPin(pin));
    return absl::OkStatus();
  }

  const EditedInstance& instance_;
  const Edit& edit_;
  const Constraints& next_;
};

}  // namespace

absl::Status Impossible(const EditedInstance& instance, Pair pair, ConstraintFault fault) {
  return absl::InvalidArgumentError(absl::StrCat(AbslView(instance.adept_id(pair.adept)), "=",
                                                 AbslView(instance.mentor_id(pair.mentor)), ": ",
                                                 AbslView(Describe(fault))));
}

absl::StatusOr<Constraints> CheckEdit(const EditedInstance& instance, const Constraints& present,
                                      const Edit& edit) {
  Constraints next = present;
  RETURN_IF_ERROR(ApplyTo(next.pins, edit.added_pins, edit.removed_pins));
  RETURN_IF_ERROR(ApplyTo(next.forbids, edit.added_forbids, edit.removed_forbids));
  RETURN_IF_ERROR(EditCheck(instance, edit, next).Run());
  return next;
}

}  // namespace parvis::matching
