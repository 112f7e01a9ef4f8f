// Engine's answers to "what if this pair were forced?".
#include <algorithm>
#include <utility>

#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/matching/edit_check.h"
#include "shared/matching/engine.h"

namespace parvis::matching {
namespace {

// A sum of CompactWeight's values as one of Weight's.
int64_t Unpacked(int32_t value) { return CompactWeight{value, 0}.ToWeight().value; }

PairPrice ToPrice(int64_t value) {
  const Weight gained{value, 0};
  return {true, static_cast<int>(gained.pairs()), gained.points()};
}

}  // namespace

absl::Status Engine::CheckForce(Pair pair) const {
  if (pair.adept < 0 || pair.adept >= instance_.adepts() || pair.mentor < 0 ||
      pair.mentor >= instance_.mentors())
    return absl::InvalidArgumentError(AbslView(Describe(ConstraintFault::kUnknownPerson)));
  if (!instance_.IsAdeptHere(pair.adept) || !instance_.IsMentorHere(pair.mentor) ||
      !instance_.ValueOf(pair))
    return Impossible(instance_, pair, ConstraintFault::kPinNotAllowed);
  if (!IsPinned(pair) && FreePlaces(pair.mentor) == 0)
    return Impossible(instance_, pair, ConstraintFault::kMentorFullOfPins);
  return absl::OkStatus();
}

absl::StatusOr<Difference> Engine::ForceAfresh(Pair pair) const {
  Constraints forced = constraints_;
  std::erase_if(forced.pins, [&](Pair pin) { return pin.adept == pair.adept; });
  std::erase(forced.forbids, pair);
  forced.pins.push_back(pair);
  ASSIGN_OR_RETURN(const Matching solved, Solve(instance_.Current(), forced, options_));
  return Compare(matching_, solved, options_.spread);
}

absl::StatusOr<Difference> Engine::Force(Pair pair) const {
  RETURN_IF_ERROR(CheckForce(pair));
  if (IsPinned(pair)) return Difference();
  if (!PrepareResolver()) return ForceAfresh(pair);
  resolver_->Save();
  const int pinned_to = pin_of_[pair.adept];
  if (pinned_to >= 0) {
    resolver_->ChangePlaces(pinned_to, resolver_->places(pinned_to) + 1);
  } else {
    resolver_->TakeOut(pair.adept);
  }
  resolver_->ChangePlaces(pair.mentor, resolver_->places(pair.mentor) - 1);
  if (!resolver_->Restore()) {
    resolver_->GoBack();
    return ForceAfresh(pair);
  }
  Edit edit;
  edit.added_pins = {pair};
  FindConcerned(edit);
  Difference difference;
  for (int32_t adept : concerned_) {
    const bool forced = adept == pair.adept;
    Tell(adept, forced ? pair.mentor : MentorNow(adept), forced || pin_of_[adept] >= 0, difference);
  }
  resolver_->GoBack();
  return difference;
}

PairPrice Engine::PriceAfresh(Pair pair) const {
  const absl::StatusOr<Difference> difference = Force(pair);
  if (!difference.ok()) return {};
  return {true, difference->pairs_gained, difference->points_gained};
}

int32_t Engine::ForcedScore(Pair pair) const {
  const int32_t score = resolver_->scores().At(pair.adept, pair.mentor);
  if (score != kNotAllowed || !IsForbidden(pair)) return score;
  const std::optional<PairValue> value = instance_.ValueOf(pair);
  return value ? value->score : kNotAllowed;
}

std::vector<PairPrice> Engine::PricesOfAdept(int adept) const {
  std::vector<PairPrice> prices(instance_.mentors());
  if (!instance_.IsAdeptHere(adept)) return prices;
  const auto afresh = [&] {
    for (int m = 0; m < instance_.mentors(); ++m) prices[m] = PriceAfresh({adept, m});
    return prices;
  };
  if (!PrepareResolver()) return afresh();
  // Take the adept out, and free the place that it has: then the forced mentor loses a place.
  resolver_->Save();
  const int pinned_to = pin_of_[adept];
  if (pinned_to >= 0) {
    resolver_->ChangePlaces(pinned_to, resolver_->places(pinned_to) + 1);
  } else {
    resolver_->TakeOut(adept);
  }
  if (!resolver_->Restore()) {
    resolver_->GoBack();
    return afresh();
  }
  int64_t gained = resolver_->ValueOfChanges();
  if (pinned_to >= 0) gained -= Weight::Make(1, ForcedScore({adept, pinned_to}), 0).value;
  const std::vector<int32_t>& losses = price_search_->LossOfAPlace(*resolver_);
  for (int m = 0; m < instance_.mentors(); ++m) {
    const int32_t score = ForcedScore({adept, m});
    if (score == kNotAllowed || losses[m] == PriceSearch::kImpossible) continue;
    prices[m] = ToPrice(gained + Weight::Make(1, score, 0).value - Unpacked(losses[m]));
  }
  resolver_->GoBack();
  return prices;
}

std::vector<PairPrice> Engine::PricesOfMentor(int mentor) const {
  std::vector<PairPrice> prices(instance_.adepts());
  const auto afresh = [&] {
    for (int a = 0; a < instance_.adepts(); ++a) prices[a] = PriceAfresh({a, mentor});
    return prices;
  };
  if (!PrepareResolver()) return afresh();
  for (int a = 0; a < instance_.adepts(); ++a) prices[a].possible = pin_of_[a] == mentor;
  if (FreePlaces(mentor) == 0) return prices;
  // Take one of the mentor's places: then the forced adept leaves its own to who gains most by it.
  resolver_->Save();
  resolver_->ChangePlaces(mentor, resolver_->places(mentor) - 1);
  if (!resolver_->Restore()) {
    resolver_->GoBack();
    return afresh();
  }
  const int64_t gained = resolver_->ValueOfChanges();
  const std::vector<int32_t>& gains = price_search_->GainOfAPlace(*resolver_);
  for (int a = 0; a < instance_.adepts(); ++a) {
    const int32_t score = ForcedScore({a, mentor});
    if (pin_of_[a] == mentor || !instance_.IsAdeptHere(a) || score == kNotAllowed) continue;
    int64_t value = gained + Weight::Make(1, score, 0).value;
    if (const int left = MentorNow(a); left >= 0)
      value += Unpacked(gains[left]) - Weight::Make(1, ForcedScore({a, left}), 0).value;
    prices[a] = ToPrice(value);
  }
  resolver_->GoBack();
  return prices;
}

}  // namespace parvis::matching
