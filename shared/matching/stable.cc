#include "shared/matching/stable.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "shared/matching/preferences.h"

namespace parvis::matching {
namespace {

// Bars (preferences.h) of a mentor who takes anybody, and of one who has no place for anyone.
constexpr int32_t kTakesAnybody = -1;
constexpr int32_t kTakesNobody = std::numeric_limits<int32_t>::max();

// All persons are ranks (preferences.h).
class StableSolver {
 public:
  StableSolver(const Instance& instance, const Constraints& constraints);
  StableResult Run();

 private:
  struct Adept {
    std::size_t list_begin = 0;  // The list, among choices_.
    std::size_t list_end = 0;
    std::size_t tie_end = 0;    // Of those whom the adept likes alike and asks at present.
    std::size_t next = 0;       // Those of the tie before this one have turned the adept down.
    std::size_t next_free = 0;  // Those of the tie before this one have no free place.
    bool second_round = false;
    int32_t mentor = -1;
    int32_t standing = 0;  // With that mentor.
  };
  struct Held {
    int32_t standing = 0;
    int32_t adept = 0;
    // Whether the mentor would rather send away the other one.
    friend bool operator<(const Held& a, const Held& b) {
      return a.standing != b.standing ? a.standing > b.standing : a.adept < b.adept;
    }
  };
  struct Mentor {
    int32_t free_places = 0;  // That are not pinned.
    // A heap; on top the one whom the mentor would send away first. Uncertain adepts who left are
    // still in it, but never on top.
    std::vector<Held> held;
    // Those who took a free place, and have not been seen to be certain.
    std::vector<int32_t> maybe_uncertain;
  };

  void MakeList(int adept);
  // Proposes until a mentor takes the adept; gives the adept who has to leave for it, or -1.
  int Place(int adept);
  // The adept's next proposal, or null if it gives up.
  const Choice* NextChoice(Adept& adept);
  // The next mentor of the present tie with a free place, or null.
  const Choice* NextFree(Adept& adept) const;
  void EnterTie(Adept& adept, std::size_t begin) const;
  // Whom a full mentor sends away for an adept of this standing; -1 if nobody.
  int SendAway(int mentor, int32_t standing);
  void Hold(int mentor, int adept, int32_t standing);
  // Of a mentor who has been asked.
  void SetBar(int mentor);

  const IdOrder adept_order_;
  const IdOrder mentor_order_;
  const Constraints& constraints_;
  Preferences preferences_;
  std::vector<Adept> adepts_;
  std::vector<Mentor> mentors_;
  std::vector<int32_t> bars_;  // By mentor. Apart from the rest, since every proposal looks there.
  std::vector<Choice> choices_;
  int64_t places_ = 0;          // All that are not pinned.
  int64_t adepts_allowed_ = 0;  // That are not pinned, and may have some mentor.
};

StableSolver::StableSolver(const Instance& instance, const Constraints& constraints)
    : adept_order_(IdOrder::OfAdepts(instance)),
      mentor_order_(IdOrder::OfMentors(instance)),
      constraints_(constraints),
      preferences_(instance, mentor_order_, constraints),
      adepts_(instance.adepts()),
      mentors_(instance.mentors()),
      bars_(instance.mentors(), kTakesAnybody) {
  choices_.reserve(instance.allowed_pairs());
  for (int32_t m = 0; m < instance.mentors(); ++m)
    mentors_[mentor_order_.rank_of[m]].free_places = instance.capacity(m);
  for (Pair pin : constraints.pins) --mentors_[mentor_order_.rank_of[pin.mentor]].free_places;
  for (std::size_t m = 0; m < mentors_.size(); ++m) {
    places_ += mentors_[m].free_places;
    if (mentors_[m].free_places == 0) bars_[m] = kTakesNobody;
  }
}

StableResult StableSolver::Run() {
  StableResult result;
  result.mentor_of.assign(adepts_.size(), -1);
  for (Pair pin : constraints_.pins) result.mentor_of[pin.adept] = pin.mentor;
  const auto count = static_cast<int32_t>(adepts_.size());
  for (int32_t first = 0; first < count; ++first) {
    if (result.mentor_of[adept_order_.index_of[first]] >= 0) continue;
    MakeList(first);
    for (int32_t adept = first; adept >= 0;) adept = Place(adept);
  }
  int64_t pairs = 0;
  for (int32_t a = 0; a < count; ++a) {
    if (adepts_[a].mentor < 0) continue;
    result.mentor_of[adept_order_.index_of[a]] = mentor_order_.index_of[adepts_[a].mentor];
    ++pairs;
  }
  result.most_pairs = static_cast<int32_t>(std::min({pairs * 3 / 2, adepts_allowed_, places_}) +
                                           static_cast<int64_t>(constraints_.pins.size()));
  return result;
}

void StableSolver::MakeList(int adept) {
  Adept& state = adepts_[adept];
  state.list_begin = choices_.size();
  // Bars do not fall: whoever is left out of the list now would turn the adept down later.
  if (preferences_.Append(adept_order_.index_of[adept], bars_, choices_)) ++adepts_allowed_;
  state.list_end = choices_.size();
  if (state.list_begin == state.list_end) state.second_round = true;
  EnterTie(state, state.list_begin);
}

int StableSolver::Place(int adept) {
  Adept& state = adepts_[adept];
  while (const Choice* choice = NextChoice(state)) {
    const auto mentor = static_cast<int32_t>(choice->mentor);
    const int32_t standing = Standing(choice->mentor_view, state.second_round);
    if (standing <= bars_[mentor]) continue;
    const bool has_place = mentors_[mentor].free_places > 0;
    const int left = has_place ? -1 : SendAway(mentor, standing);
    if (has_place) {
      --mentors_[mentor].free_places;
      mentors_[mentor].maybe_uncertain.push_back(adept);
    }
    if (has_place || left >= 0) Hold(mentor, adept, standing);
    SetBar(mentor);
    if (has_place || left >= 0) return left;
  }
  return -1;
}

const Choice* StableSolver::NextChoice(Adept& adept) {
  for (;;) {
    if (const Choice* free = NextFree(adept)) return free;
    if (adept.next < adept.tie_end) return &choices_[adept.next++];
    if (adept.tie_end < adept.list_end) {
      EnterTie(adept, adept.tie_end);
    } else if (!adept.second_round) {
      adept.second_round = true;
      EnterTie(adept, adept.list_begin);
    } else {
      return nullptr;
    }
  }
}

const Choice* StableSolver::NextFree(Adept& adept) const {
  for (; adept.next_free < adept.tie_end; ++adept.next_free) {
    const Choice& choice = choices_[adept.next_free];
    if (mentors_[choice.mentor].free_places > 0) return &choice;
  }
  return nullptr;
}

void StableSolver::EnterTie(Adept& adept, std::size_t begin) const {
  adept.next = begin;
  adept.tie_end = begin;
  while (adept.tie_end < adept.list_end && !choices_[adept.tie_end++].ends_tie) {
  }
  // Whoever is on the second round has been turned down by all, so that no place there is free.
  adept.next_free = adept.second_round ? adept.tie_end : begin;
}

int StableSolver::SendAway(int mentor, int32_t standing) {
  auto& [free_places, held, maybe_uncertain] = mentors_[mentor];
  int left = -1;
  while (left < 0 && !maybe_uncertain.empty()) {
    // Places only fill: who is certain by now stays so with this mentor.
    const int adept = maybe_uncertain.back();
    maybe_uncertain.pop_back();
    if (NextFree(adepts_[adept]) != nullptr) left = adept;
  }
  if (left < 0 && held.front().standing < standing) left = held.front().adept;
  if (left < 0) return -1;
  adepts_[left].mentor = -1;
  const auto gone = [&](const Held& one) {
    return adepts_[one.adept].mentor != mentor || adepts_[one.adept].standing != one.standing;
  };
  while (!held.empty() && gone(held.front())) {
    std::pop_heap(held.begin(), held.end());
    held.pop_back();
  }
  return left;
}

void StableSolver::Hold(int mentor, int adept, int32_t standing) {
  adepts_[adept].mentor = mentor;
  adepts_[adept].standing = standing;
  std::vector<Held>& held = mentors_[mentor].held;
  held.push_back({standing, adept});
  std::push_heap(held.begin(), held.end());
}

void StableSolver::SetBar(int mentor) {
  const Mentor& state = mentors_[mentor];
  if (state.free_places == 0 && state.maybe_uncertain.empty())
    bars_[mentor] = state.held.front().standing;
}

}  // namespace

StableResult SolveStable(const Instance& instance, const Constraints& constraints) {
  return StableSolver(instance, constraints).Run();
}

}  // namespace parvis::matching
