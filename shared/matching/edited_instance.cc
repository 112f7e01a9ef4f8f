#include "shared/matching/edited_instance.h"

#include <algorithm>
#include <string>
#include <utility>

namespace parvis::matching {

EditedInstance::EditedInstance(std::shared_ptr<const Instance> base)
    : base_(std::move(base)),
      adept_here_(base_->adepts(), true),
      mentor_here_(base_->mentors(), true),
      current_(base_) {
  for (int m = 0; m < base_->mentors(); ++m) capacities_.push_back(base_->capacity(m));
}

std::vector<EditedInstance::Laid>::const_iterator EditedInstance::FindLaid(Pair pair) const {
  return std::lower_bound(laid_over_.begin(), laid_over_.end(), pair,
                          [](const Laid& a, Pair b) { return a.pair < b; });
}

std::optional<PairValue> EditedInstance::ValueOf(Pair pair) const {
  const auto laid = FindLaid(pair);
  if (laid != laid_over_.end() && laid->pair == pair) return laid->value;
  const std::optional<int32_t> score = base_->ScoreOf(pair.adept, pair.mentor);
  if (!score) return std::nullopt;
  return PairValue{*score, base_->ViewsOf(pair.adept, pair.mentor)};
}

void EditedInstance::CopyRow(int adept, int32_t* scores) const {
  base_->CopyRow(adept, scores);
  for (auto laid = FindLaid({adept, 0}); laid != laid_over_.end() && laid->pair.adept == adept;
       ++laid)
    scores[laid->pair.mentor] = laid->value ? laid->value->score : kNotAllowed;
}

void EditedInstance::SetValue(Pair pair, std::optional<PairValue> value) {
  current_.reset();
  const auto laid = FindLaid(pair);
  if (laid != laid_over_.end() && laid->pair == pair) {
    laid_over_[laid - laid_over_.begin()].value = value;
  } else {
    laid_over_.insert(laid, {pair, value});
  }
}

void EditedInstance::SetCapacity(int mentor, int32_t capacity) {
  current_.reset();
  capacities_[mentor] = capacity;
}

void EditedInstance::SetAdeptHere(int adept, bool here) {
  current_.reset();
  adept_here_[adept] = here;
}

void EditedInstance::SetMentorHere(int mentor, bool here) {
  current_.reset();
  mentor_here_[mentor] = here;
}

void EditedInstance::Make(const Edit& edit) {
  for (const ValueChange& change : edit.values) SetValue(change.pair, change.after);
  for (const CapacityChange& change : edit.capacities) SetCapacity(change.mentor, change.after);
  for (int32_t a : edit.leaving_adepts) SetAdeptHere(a, false);
  for (int32_t a : edit.returning_adepts) SetAdeptHere(a, true);
  for (int32_t m : edit.leaving_mentors) SetMentorHere(m, false);
  for (int32_t m : edit.returning_mentors) SetMentorHere(m, true);
}

const Instance& EditedInstance::Current() const {
  if (current_) return *current_;
  if (base_->is_matrix() && laid_over_.empty()) {
    current_ =
        std::make_shared<const Instance>(base_->WithPeople(capacities_, adept_here_, mentor_here_));
    return *current_;
  }
  std::vector<std::string> adept_ids;
  std::vector<std::string> mentor_ids;
  for (int a = 0; a < adepts(); ++a) adept_ids.emplace_back(adept_id(a));
  for (int m = 0; m < mentors(); ++m) mentor_ids.emplace_back(mentor_id(m));
  std::vector<Instance::Score> scores;
  const auto add = [&](Pair pair, const PairValue& value) {
    if (IsAdeptHere(pair.adept) && IsMentorHere(pair.mentor))
      scores.push_back({pair.adept, pair.mentor, value.score, value.views});
  };
  auto laid = laid_over_.begin();
  for (int a = 0; a < base_->adepts(); ++a) {
    for (const Instance::Entry& entry : base_->Row(a)) {
      const Pair pair{a, entry.mentor};
      while (laid != laid_over_.end() && laid->pair < pair) ++laid;
      if (laid != laid_over_.end() && laid->pair == pair) continue;
      add(pair, {entry.score, base_->ViewsOf(a, entry.mentor)});
    }
  }
  for (const Laid& changed : laid_over_)
    if (changed.value) add(changed.pair, *changed.value);
  // What it is made from has been checked.
  Instance current = *Instance::FromScores(std::move(adept_ids), std::move(mentor_ids), capacities_,
                                           std::move(scores));
  current_ = std::make_shared<const Instance>(std::move(current).WithInstitutionsOf(*base_));
  return *current_;
}

}  // namespace parvis::matching
