#include "tests/bench/edits.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/status_macros.h"
#include "shared/matching/dense.h"
#include "shared/matching/engine.h"
#include "shared/matching/hash.h"
#include "shared/matching/prices.h"
#include "shared/matching/resolve.h"
#include "tests/bench/clock.h"
#include "tests/bench/run.h"

namespace parvis::bench {
namespace {

using matching::CompactWeight;
using matching::Edit;
using matching::Engine;
using matching::kNotAllowed;
using matching::Pair;

constexpr int kPricedPersons = 50;  // Of each side.

class Stopwatch {
 public:
  double Seconds() const { return Now() - start_; }

 private:
  double start_ = Now();
};

Percentiles PercentilesOf(std::vector<double> seconds) {
  if (seconds.empty()) return {};
  std::sort(seconds.begin(), seconds.end());
  const auto at = [&](std::size_t percent) {
    return seconds[std::min(seconds.size() - 1, seconds.size() * percent / 100)];
  };
  return {at(50), at(99), seconds.back()};
}

// What is edited: the bare resolver, or the engine around it.
class Subject {
 public:
  virtual ~Subject() = default;
  virtual bool Apply(const Edit& edit) = 0;
  virtual int MentorOf(int adept) const = 0;
  virtual void PricesOfAdept(int adept) = 0;
  virtual void PricesOfMentor(int mentor) = 0;
  // The sum of pairs and points of the best matching, solved afresh, and of the present one.
  virtual bool IsBest(double* seconds) const = 0;
};

class WholeEngine final : public Subject {
 public:
  explicit WholeEngine(Engine engine) : engine_(std::move(engine)) {}
  bool Apply(const Edit& edit) override { return engine_.Apply(edit).ok(); }
  int MentorOf(int adept) const override { return engine_.matching().mentor_of[adept]; }
  void PricesOfAdept(int adept) override { engine_.PricesOfAdept(adept); }
  void PricesOfMentor(int mentor) override { engine_.PricesOfMentor(mentor); }
  bool IsBest(double* seconds) const override {
    const matching::Instance& instance = engine_.instance();
    const Stopwatch watch;
    const auto afresh = matching::Solve(instance, engine_.constraints(), engine_.options());
    *seconds = watch.Seconds();
    return afresh.ok() && afresh->mentor_of == engine_.matching().mentor_of;
  }

 private:
  Engine engine_;
};

// Edits as the resolver takes them. A row that is out or pinned is taken out; a place that is
// pinned is taken away.
class BareResolver final : public Subject {
 public:
  BareResolver(const Numbers& numbers, const matching::Assignment& assignment)
      : numbers_(numbers),
        here_(numbers.columns, true),
        pinned_to_(numbers.rows, -1),
        prices_(numbers.rows, numbers.columns) {
    matching::ScoreMatrix scores(numbers.rows, numbers.columns);
    for (int i = 0; i < numbers.rows; ++i)
      numbers.ForRow(i, [&](int32_t j, int32_t weight) { scores.Set(i, j, weight); });
    resolver_.emplace(std::move(scores), std::span<const uint64_t>(), std::span<const uint64_t>());
    for (int j = 0; j < numbers.columns; ++j) {
      places_.push_back(numbers.capacity(j));
      resolver_->LoadColumn(j, places_[j], CompactWeight::From({assignment.column_dual[j], 0}));
    }
    for (int i = 0; i < numbers.rows; ++i)
      resolver_->LoadRow(i, assignment.column_of[i],
                         CompactWeight::From({assignment.row_dual[i], 0}));
  }

  bool Apply(const Edit& edit) override {
    for (Pair pair : edit.added_forbids)
      resolver_->ChangeScore(pair.adept, pair.mentor, kNotAllowed);
    for (Pair pair : edit.removed_forbids) {
      numbers_.ForRow(pair.adept, [&](int32_t j, int32_t weight) {
        if (j == pair.mentor) resolver_->ChangeScore(pair.adept, j, weight);
      });
    }
    for (int32_t adept : edit.leaving_adepts) resolver_->TakeOut(adept);
    for (int32_t adept : edit.returning_adepts) resolver_->PutIn(adept);
    for (Pair pin : edit.added_pins) Pin(pin, true);
    for (Pair pin : edit.removed_pins) Pin(pin, false);
    for (const matching::CapacityChange& change : edit.capacities)
      SetPlaces(change.mentor, places_[change.mentor] + change.after - change.before);
    for (int32_t mentor : edit.leaving_mentors) SetHere(mentor, false);
    for (int32_t mentor : edit.returning_mentors) SetHere(mentor, true);
    const bool mended = resolver_->Restore();
    resolver_->TakeChanges();
    resolver_->ForgetTouched();
    return mended;
  }
  int MentorOf(int adept) const override {
    return pinned_to_[adept] >= 0 ? pinned_to_[adept] : resolver_->column_of(adept);
  }
  void PricesOfAdept(int adept) override {
    resolver_->Save();
    if (resolver_->is_in(adept)) resolver_->TakeOut(adept);
    if (resolver_->Restore()) prices_.LossOfAPlace(*resolver_);
    resolver_->GoBack();
  }
  void PricesOfMentor(int mentor) override {
    if (resolver_->places(mentor) == 0) return;
    resolver_->Save();
    resolver_->ChangePlaces(mentor, resolver_->places(mentor) - 1);
    if (resolver_->Restore()) prices_.GainOfAPlace(*resolver_);
    resolver_->GoBack();
  }
  bool IsBest(double* seconds) const override {
    Numbers now;
    now.rows = numbers_.rows;
    now.columns = numbers_.columns;
    int64_t pairs = 0;
    int64_t points = 0;
    for (int i = 0; i < now.rows; ++i) {
      for (int j = 0; j < now.columns; ++j)
        now.weights.push_back(resolver_->is_in(i) ? resolver_->scores().At(i, j) : kNotAllowed);
      if (!resolver_->is_in(i) || resolver_->column_of(i) < 0) continue;
      ++pairs;
      points += resolver_->scores().At(i, resolver_->column_of(i));
    }
    for (int j = 0; j < now.columns; ++j) now.capacities.push_back(resolver_->places(j));
    const Run run = RunKernel(now, 1);
    *seconds = run.seconds;
    const Sum sum = SumOf(now, run.assignment.column_of);
    return sum.cardinality == pairs && sum.total == points;
  }

 private:
  void SetPlaces(int mentor, int32_t places) {
    places_[mentor] = places;
    resolver_->ChangePlaces(mentor, here_[mentor] ? places : 0);
  }
  void SetHere(int mentor, bool here) {
    here_[mentor] = here;
    SetPlaces(mentor, places_[mentor]);
  }
  void Pin(Pair pin, bool pinned) {
    pinned_to_[pin.adept] = pinned ? pin.mentor : -1;
    if (pinned) {
      resolver_->TakeOut(pin.adept);
    } else {
      resolver_->PutIn(pin.adept);
    }
    SetPlaces(pin.mentor, places_[pin.mentor] - (pinned ? 1 : -1));
  }

  const Numbers& numbers_;
  std::optional<matching::Resolver> resolver_;
  std::vector<int32_t> places_;  // Those that are not pinned, were the mentor here.
  std::vector<bool> here_;
  std::vector<int32_t> pinned_to_;
  matching::PriceSearch prices_;
};

// Makes edits that stand in no other's way: of persons whom no standing edit names.
class Editor {
 public:
  explicit Editor(const Numbers& numbers)
      : numbers_(numbers), adept_named_(numbers.rows), mentor_named_(numbers.columns) {}

  // A new edit, or an old one taken back.
  Edit Next(const Subject& subject) {
    const bool many = standing_.size() > std::size_t(std::min(numbers_.rows, numbers_.columns)) / 8;
    if (!standing_.empty() && (many || Below(2) == 0)) {
      std::swap(standing_[Below(static_cast<int>(standing_.size()))], standing_.back());
      const Standing last = standing_.back();
      standing_.pop_back();
      adept_named_[last.pair.adept] = mentor_named_[last.pair.mentor] = false;
      return last.edit.Inverse();
    }
    for (;;) {
      const std::optional<Standing> standing = Make(subject);
      if (!standing) continue;
      adept_named_[standing->pair.adept] = mentor_named_[standing->pair.mentor] = true;
      standing_.push_back(*standing);
      return standing->edit;
    }
  }
  int Below(int bound) {
    state_ = matching::Sm64(state_);
    return static_cast<int>(state_ % static_cast<uint64_t>(bound));
  }

 private:
  struct Standing {
    Edit edit;
    Pair pair;  // Whom it names.
  };

  std::optional<Standing> Make(const Subject& subject) {
    Standing made;
    made.pair = {Below(numbers_.rows), Below(numbers_.columns)};
    Pair& pair = made.pair;
    const int kind = Below(6);
    if (kind == 1) pair.mentor = subject.MentorOf(pair.adept);
    if (pair.mentor < 0 || adept_named_[pair.adept] || mentor_named_[pair.mentor])
      return std::nullopt;
    bool allowed = false;
    numbers_.ForRow(pair.adept, [&](int32_t j, int32_t) { allowed |= j == pair.mentor; });
    if (!allowed) return std::nullopt;
    const int32_t capacity = numbers_.capacity(pair.mentor);
    if (kind == 0) made.edit.added_pins = {pair};
    if (kind == 1 || kind == 2) made.edit.added_forbids = {pair};
    if (kind == 3) made.edit.capacities = {{pair.mentor, capacity, capacity + 1}};
    if (kind == 4) made.edit.leaving_adepts = {pair.adept};
    if (kind == 5) made.edit.leaving_mentors = {pair.mentor};
    return made;
  }

  const Numbers& numbers_;
  std::vector<Standing> standing_;
  std::vector<bool> adept_named_;
  std::vector<bool> mentor_named_;
  uint64_t state_ = 1;
};

absl::StatusOr<std::unique_ptr<Subject>> Make(const Numbers& numbers, bool ties,
                                              const matching::Assignment& solved) {
  if (!ties) return std::make_unique<BareResolver>(numbers, solved);
  ASSIGN_OR_RETURN(matching::Instance instance, numbers.ToInstance());
  ASSIGN_OR_RETURN(Engine engine, Engine::Create(std::move(instance), {}, {}));
  // The first question builds what edits are mended with.
  engine.PricesOfAdept(0);
  return std::make_unique<WholeEngine>(std::move(engine));
}

}  // namespace

absl::StatusOr<EditTimes> TimeEdits(const Numbers& numbers, int edits, bool ties, int repeats) {
  matching::Assignment solved;
  if (!ties) solved = RunKernel(numbers, 1).assignment;
  EditTimes times;
  times.edits = edits;
  std::vector<double> of_edit(edits, std::numeric_limits<double>::infinity());
  std::vector<double> of_prices(2 * kPricedPersons, std::numeric_limits<double>::infinity());
  for (int repeat = 0; repeat < repeats; ++repeat) {
    ASSIGN_OR_RETURN(const std::unique_ptr<Subject> subject, Make(numbers, ties, solved));
    Editor editor(numbers);
    for (double& least : of_edit) {
      const Edit edit = editor.Next(*subject);
      const Stopwatch watch;
      if (!subject->Apply(edit)) return absl::FailedPreconditionError("an edit is refused");
      least = std::min(least, watch.Seconds());
    }
    for (int k = 0; k < 2 * kPricedPersons; ++k) {
      const int person = editor.Below(k % 2 ? numbers.columns : numbers.rows);
      const Stopwatch watch;
      k % 2 ? subject->PricesOfMentor(person) : subject->PricesOfAdept(person);
      of_prices[k] = std::min(of_prices[k], watch.Seconds());
    }
    if (repeat + 1 < repeats) continue;
    if (!subject->IsBest(&times.full_solve))
      return absl::FailedPreconditionError("the pairs after the last edit are not the best");
    std::vector<int32_t> mentor_of;
    for (int i = 0; i < numbers.rows; ++i) mentor_of.push_back(subject->MentorOf(i));
    times.checksum = ChecksumOf(mentor_of);
  }
  times.edit = PercentilesOf(of_edit);
  times.prices = PercentilesOf(of_prices);
  return times;
}

}  // namespace parvis::bench
