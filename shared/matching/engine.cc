#include "shared/matching/engine.h"

#include <algorithm>
#include <span>
#include <utility>

#include "shared/base/status_macros.h"
#include "shared/matching/edit_check.h"

namespace parvis::matching {
namespace {

// An edit of more people than this part of them is solved afresh.
constexpr std::size_t kMendedPart = 8;
// More cells than this, 4 or 8 bytes each, are not worth the memory.
constexpr int64_t kMostMendedPairs = int64_t{1} << 27;

std::size_t Size(const Edit& edit) {
  return edit.added_pins.size() + edit.removed_pins.size() + edit.added_forbids.size() +
         edit.removed_forbids.size() + edit.values.size() + edit.capacities.size() +
         edit.leaving_adepts.size() + edit.returning_adepts.size() + edit.leaving_mentors.size() +
         edit.returning_mentors.size();
}

template <typename Pairs>
auto FindPair(Pairs& pairs, int adept) {
  return std::lower_bound(pairs.begin(), pairs.end(), adept,
                          [](const FormedPair& pair, int a) { return pair.adept < a; });
}

Edit LeavingOf(const Away& away) {
  Edit leaves;
  AddMoves({}, away, &leaves);
  return leaves;
}

bool Equal(std::span<const uint64_t> a, std::span<const uint64_t> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace

Engine::Engine(EditedInstance instance, Constraints constraints, const SolveOptions& options,
               Matching matching)
    : instance_(std::move(instance)),
      constraints_(std::move(constraints)),
      pin_of_(instance_.adepts(), -1),
      pins_at_(instance_.mentors()),
      options_(options),
      matching_(std::move(matching)) {
  for (Pair pin : constraints_.pins) {
    pin_of_[pin.adept] = pin.mentor;
    ++pins_at_[pin.mentor];
  }
}

absl::StatusOr<Engine> Engine::Create(std::shared_ptr<const Instance> instance,
                                      Constraints constraints, const SolveOptions& options,
                                      const Away& away) {
  EditedInstance edited(std::move(instance));
  const Edit leaves = LeavingOf(away);
  RETURN_IF_ERROR(CheckEdit(edited, {}, leaves).status());
  edited.Make(leaves);
  ASSIGN_OR_RETURN(Matching matching, Solve(edited.Current(), constraints, options));
  constraints.pins = Sorted(std::move(constraints.pins));
  constraints.forbids = Sorted(std::move(constraints.forbids));
  return Engine(std::move(edited), std::move(constraints), options, std::move(matching));
}

Engine Engine::FromSolved(std::shared_ptr<const Instance> instance, Constraints constraints,
                          const SolveOptions& options, Matching matching, const Away& away) {
  EditedInstance edited(std::move(instance));
  edited.Make(LeavingOf(away));
  constraints.pins = Sorted(std::move(constraints.pins));
  constraints.forbids = Sorted(std::move(constraints.forbids));
  return Engine(std::move(edited), std::move(constraints), options, std::move(matching));
}

absl::StatusOr<Engine> Engine::Create(Instance instance, Constraints constraints,
                                      const SolveOptions& options) {
  return Create(std::make_shared<const Instance>(std::move(instance)), std::move(constraints),
                options);
}

bool Engine::IsPinned(Pair pair) const { return pin_of_[pair.adept] == pair.mentor; }

bool Engine::IsForbidden(Pair pair) const {
  return std::binary_search(constraints_.forbids.begin(), constraints_.forbids.end(), pair);
}

int32_t Engine::FreePlaces(int mentor) const {
  return instance_.IsMentorHere(mentor) ? instance_.capacity(mentor) - pins_at_[mentor] : 0;
}

bool Engine::HasResolver() const {
  if (resolver_) return true;
  if (options_.objective != Objective::kTotal || options_.spread != 0 || options_.reciprocity)
    return false;
  if (int64_t{instance_.adepts()} * instance_.mentors() > kMostMendedPairs) return false;
  for (const std::vector<Weight>* duals : {&matching_.adept_duals, &matching_.mentor_duals})
    if (!std::all_of(duals->begin(), duals->end(), &CompactWeight::Holds)) return false;
  return true;
}

bool Engine::PrepareResolver() const {
  if (resolver_) return true;
  if (!HasResolver()) return false;
  ScoreMatrix scores(instance_.adepts(), instance_.mentors());
  std::vector<int32_t> row(instance_.mentors());
  for (int a = 0; a < instance_.adepts(); ++a) {
    instance_.CopyRow(a, row.data());
    for (int m = 0; m < instance_.mentors(); ++m) scores.Set(a, m, row[m]);
  }
  for (Pair forbid : constraints_.forbids) scores.Set(forbid.adept, forbid.mentor, kNotAllowed);
  resolver_ = std::make_unique<Resolver>(std::move(scores), instance_.adept_hashes(),
                                         instance_.mentor_hashes());
  price_search_ = std::make_unique<PriceSearch>(instance_.adepts(), instance_.mentors());
  for (int m = 0; m < instance_.mentors(); ++m)
    resolver_->LoadColumn(m, FreePlaces(m),
                          instance_.IsMentorHere(m) ? CompactWeight::From(matching_.mentor_duals[m])
                                                    : CompactWeight::AboveAll());
  for (int a = 0; a < instance_.adepts(); ++a)
    if (instance_.IsAdeptHere(a) && pin_of_[a] < 0)
      resolver_->LoadRow(a, matching_.mentor_of[a], CompactWeight::From(matching_.adept_duals[a]));
  return true;
}

void Engine::SetConstraints(const Edit& edit, Constraints next) {
  constraints_ = std::move(next);
  for (Pair pin : edit.removed_pins) {
    pin_of_[pin.adept] = -1;
    --pins_at_[pin.mentor];
  }
  for (Pair pin : edit.added_pins) {
    pin_of_[pin.adept] = pin.mentor;
    ++pins_at_[pin.mentor];
  }
}

void Engine::Set(const Edit& edit, Constraints next) {
  SetConstraints(edit, std::move(next));
  instance_.Make(edit);
}

void Engine::SyncPair(Pair pair) {
  const std::optional<PairValue> value = instance_.ValueOf(pair);
  resolver_->ChangeScore(pair.adept, pair.mentor,
                         value && !IsForbidden(pair) ? value->score : kNotAllowed);
}

void Engine::SyncAdept(int adept) {
  const bool in = instance_.IsAdeptHere(adept) && pin_of_[adept] < 0;
  if (in == resolver_->is_in(adept)) return;
  if (in) {
    resolver_->PutIn(adept);
  } else {
    resolver_->TakeOut(adept);
  }
}

void Engine::SyncMentor(int mentor) {
  if (resolver_->places(mentor) != FreePlaces(mentor))
    resolver_->ChangePlaces(mentor, FreePlaces(mentor));
}

void Engine::Sync(const Edit& edit) {
  for (const std::vector<Pair>* forbids : {&edit.added_forbids, &edit.removed_forbids})
    for (Pair forbid : *forbids) SyncPair(forbid);
  for (const ValueChange& change : edit.values) SyncPair(change.pair);
  // Adepts first: who leaves a mentor is not to be pushed out.
  for (const std::vector<Pair>* pins : {&edit.added_pins, &edit.removed_pins})
    for (Pair pin : *pins) SyncAdept(pin.adept);
  for (const std::vector<int32_t>* adepts : {&edit.leaving_adepts, &edit.returning_adepts})
    for (int32_t adept : *adepts) SyncAdept(adept);
  for (const std::vector<Pair>* pins : {&edit.added_pins, &edit.removed_pins})
    for (Pair pin : *pins) SyncMentor(pin.mentor);
  for (const CapacityChange& change : edit.capacities) SyncMentor(change.mentor);
  for (const std::vector<int32_t>* mentors : {&edit.leaving_mentors, &edit.returning_mentors})
    for (int32_t mentor : *mentors) SyncMentor(mentor);
}

FormedPair Engine::Formed(int adept, int mentor, bool pinned) const {
  const PairValue value = *instance_.ValueOf({adept, mentor});
  return {adept, mentor, value.score, value.views.adept, value.views.mentor, pinned};
}

absl::StatusOr<Difference> Engine::SolveAfresh() {
  resolver_.reset();
  ASSIGN_OR_RETURN(Matching solved, Solve(instance_.Current(), constraints_, options_));
  Difference difference = Compare(matching_, solved, options_.spread);
  matching_ = std::move(solved);
  return difference;
}

int Engine::MentorNow(int adept) const {
  return pin_of_[adept] >= 0 ? pin_of_[adept] : resolver_->column_of(adept);
}

void Engine::FindConcerned(const Edit& edit) const {
  concerned_.clear();
  for (const Resolver::Change& change : resolver_->TakeChanges()) concerned_.push_back(change.row);
  for (const std::vector<Pair>* pins : {&edit.added_pins, &edit.removed_pins})
    for (Pair pin : *pins) concerned_.push_back(pin.adept);
  for (const ValueChange& change : edit.values) concerned_.push_back(change.pair.adept);
  std::sort(concerned_.begin(), concerned_.end());
  concerned_.erase(std::unique(concerned_.begin(), concerned_.end()), concerned_.end());
}

void Engine::Tell(int adept, int mentor, bool pinned, Difference& difference) const {
  const int before = matching_.mentor_of[adept];
  if (before >= 0) {
    const FormedPair& dissolved = *FindPair(matching_.pairs, adept);
    difference.points_gained -= dissolved.score;
    if (before != mentor) {
      --difference.pairs_gained;
      difference.dissolved.push_back(dissolved);
    }
  }
  if (mentor < 0) return;
  const FormedPair formed = Formed(adept, mentor, pinned);
  difference.points_gained += formed.score;
  if (before != mentor) {
    ++difference.pairs_gained;
    difference.formed.push_back(formed);
  }
}

void Engine::CopyPairs() {
  for (int32_t adept : concerned_) {
    const int before = matching_.mentor_of[adept];
    const int mentor = MentorNow(adept);
    const auto place = FindPair(matching_.pairs, adept);
    if (before >= 0) --matching_.load[before];
    if (mentor >= 0) ++matching_.load[mentor];
    matching_.mentor_of[adept] = mentor;
    if (mentor < 0) {
      if (before >= 0) matching_.pairs.erase(place);
      continue;
    }
    const FormedPair formed = Formed(adept, mentor, pin_of_[adept] >= 0);
    if (before >= 0) {
      *place = formed;
    } else {
      matching_.pairs.insert(place, formed);
    }
  }
  matching_.most_pairs = static_cast<int32_t>(matching_.pairs.size());
}

void Engine::CopyDuals() {
  for (int32_t a : resolver_->touched_rows())
    matching_.adept_duals[a] = resolver_->RowDual(a).ToWeight();
  for (int32_t m : resolver_->touched_columns())
    matching_.mentor_duals[m] =
        instance_.IsMentorHere(m) ? resolver_->ColumnDual(m).ToWeight() : Weight{};
  resolver_->ForgetTouched();
}

absl::StatusOr<Difference> Engine::Rescore(std::shared_ptr<const Instance> instance,
                                           const SolveOptions& options, const Edit& edit) {
  if (!Equal(instance->adept_hashes(), instance_.adept_hashes()) ||
      !Equal(instance->mentor_hashes(), instance_.mentor_hashes()))
    return absl::InvalidArgumentError("the instance has other people");
  EditedInstance rescored(std::move(instance));
  for (int a = 0; a < rescored.adepts(); ++a)
    if (!instance_.IsAdeptHere(a)) rescored.SetAdeptHere(a, false);
  for (int m = 0; m < rescored.mentors(); ++m)
    if (!instance_.IsMentorHere(m)) rescored.SetMentorHere(m, false);
  ASSIGN_OR_RETURN(Constraints next, CheckEdit(rescored, constraints_, edit));
  rescored.Make(edit);
  ASSIGN_OR_RETURN(Matching solved, Solve(rescored.Current(), next, options));
  Difference difference = Compare(matching_, solved, options.spread);
  resolver_.reset();
  instance_ = std::move(rescored);
  SetConstraints(edit, std::move(next));
  options_ = options;
  matching_ = std::move(solved);
  return difference;
}

bool Engine::Mends(const Edit& edit) const {
  const std::size_t size = Size(edit);
  return size == 0 || (size <= matching_.mentor_of.size() / kMendedPart + 8 && HasResolver());
}

absl::StatusOr<Difference> Engine::Apply(const Edit& edit) {
  ASSIGN_OR_RETURN(Constraints next, CheckEdit(instance_, constraints_, edit));
  if (Size(edit) == 0) return Difference();
  if (!Mends(edit) || !PrepareResolver()) {
    Set(edit, std::move(next));
    return SolveAfresh();
  }
  Set(edit, std::move(next));
  Sync(edit);
  if (!resolver_->Restore()) return SolveAfresh();
  FindConcerned(edit);
  Difference difference;
  for (int32_t adept : concerned_) Tell(adept, MentorNow(adept), pin_of_[adept] >= 0, difference);
  CopyPairs();
  CopyDuals();
  return difference;
}

}  // namespace parvis::matching
