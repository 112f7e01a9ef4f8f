#include "shared/matching/stable.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "shared/matching/preferences.h"

namespace parvis::matching {
namespace {

// All persons are ranks (preferences.h).
class StableSolver {
 public:
  StableSolver(const Instance& instance, const Constraints& constraints)
      : preferences_(instance, constraints),
        adepts_(instance.adepts()),
        mentors_(instance.mentors()) {}

  StableResult Run(const Constraints& constraints);

 private:
  // How far down its list an adept is.
  struct Adept {
    std::size_t next = 0;       // Those of the tie before this one have turned the adept down.
    std::size_t next_free = 0;  // Those of the tie before this one have no free place.
    std::size_t tie_end = 0;    // Where the present tie ends.
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
    int32_t taken = 0;
    // A heap; on top the one whom the mentor would send away first. Uncertain adepts who left are
    // still in it, but never on top.
    std::vector<Held> held;
    // Those who took a free place, and have not been seen to be certain.
    std::vector<int32_t> maybe_uncertain;
  };

  // What a mentor compares adepts by: its view, then whether they are on their second round.
  static int32_t Standing(int32_t view, bool second_round) { return 2 * view + second_round; }

  // Proposes until a mentor takes the adept; gives the adept who has to leave for it, or -1.
  int Place(int adept);
  // The adept's next proposal, or null if it gives up.
  const Choice* NextChoice(int adept);
  // The next mentor of the present tie with a free place, or null.
  const Choice* NextFree(int adept);
  void EnterTie(int adept, std::size_t begin);
  // Whom a full mentor sends away for an adept of this standing; -1 if nobody.
  int SendAway(Mentor& mentor, int32_t standing);
  void Hold(int mentor, int adept, int32_t standing);
  int32_t MostPairs(int32_t pairs) const;

  const Preferences preferences_;
  std::vector<Adept> adepts_;
  std::vector<Mentor> mentors_;
};

StableResult StableSolver::Run(const Constraints& constraints) {
  StableResult result;
  result.mentor_of.assign(adepts_.size(), -1);
  int32_t pairs = 0;
  for (int first = 0; first < static_cast<int>(adepts_.size()); ++first) {
    if (preferences_.Of(first).empty()) continue;
    EnterTie(first, 0);
    for (int adept = first; adept >= 0;) adept = Place(adept);
  }
  for (std::size_t rank = 0; rank < adepts_.size(); ++rank) {
    if (adepts_[rank].mentor < 0) continue;
    result.mentor_of[preferences_.adepts().index_of[rank]] =
        preferences_.mentors().index_of[adepts_[rank].mentor];
    ++pairs;
  }
  for (Pair pin : constraints.pins) result.mentor_of[pin.adept] = pin.mentor;
  result.most_pairs = MostPairs(pairs) + static_cast<int32_t>(constraints.pins.size());
  return result;
}

int StableSolver::Place(int adept) {
  while (const Choice* choice = NextChoice(adept)) {
    Mentor& mentor = mentors_[choice->mentor];
    const int32_t standing = Standing(choice->mentor_view, adepts_[adept].second_round);
    if (mentor.taken < preferences_.places(choice->mentor)) {
      ++mentor.taken;
      mentor.maybe_uncertain.push_back(adept);
      Hold(choice->mentor, adept, standing);
      return -1;
    }
    const int left = SendAway(mentor, standing);
    if (left < 0) continue;
    Hold(choice->mentor, adept, standing);
    return left;
  }
  return -1;
}

const Choice* StableSolver::NextChoice(int adept) {
  Adept& state = adepts_[adept];
  const std::span<const Choice> list = preferences_.Of(adept);
  for (;;) {
    if (const Choice* free = NextFree(adept)) return free;
    if (state.next < state.tie_end) return &list[state.next++];
    if (state.tie_end < list.size()) {
      EnterTie(adept, state.tie_end);
    } else if (!state.second_round) {
      state.second_round = true;
      EnterTie(adept, 0);
    } else {
      return nullptr;
    }
  }
}

const Choice* StableSolver::NextFree(int adept) {
  Adept& state = adepts_[adept];
  const std::span<const Choice> list = preferences_.Of(adept);
  for (; state.next_free < state.tie_end; ++state.next_free) {
    const Choice& choice = list[state.next_free];
    if (mentors_[choice.mentor].taken < preferences_.places(choice.mentor)) return &choice;
  }
  return nullptr;
}

void StableSolver::EnterTie(int adept, std::size_t begin) {
  Adept& state = adepts_[adept];
  const std::span<const Choice> list = preferences_.Of(adept);
  state.next = begin;
  state.tie_end = begin;
  while (!list[state.tie_end].ends_tie) ++state.tie_end;
  ++state.tie_end;
  // Whoever is on the second round has been turned down by all, so that no place there is free.
  state.next_free = state.second_round ? state.tie_end : begin;
}

int StableSolver::SendAway(Mentor& mentor, int32_t standing) {
  const auto is_held = [&](const Held& held) {
    const Adept& state = adepts_[held.adept];
    return state.mentor == &mentor - mentors_.data() && state.standing == held.standing;
  };
  int left = -1;
  while (left < 0 && !mentor.maybe_uncertain.empty()) {
    const int adept = mentor.maybe_uncertain.back();
    mentor.maybe_uncertain.pop_back();
    // Places only fill: who is certain, or gone, never becomes uncertain with this mentor again.
    if (adepts_[adept].mentor == &mentor - mentors_.data() && NextFree(adept) != nullptr)
      left = adept;
  }
  if (left < 0 && mentor.held.front().standing < standing) left = mentor.held.front().adept;
  if (left >= 0) adepts_[left].mentor = -1;
  while (!mentor.held.empty() && !is_held(mentor.held.front())) {
    std::pop_heap(mentor.held.begin(), mentor.held.end());
    mentor.held.pop_back();
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

int32_t StableSolver::MostPairs(int32_t pairs) const {
  int64_t adepts = 0;
  int64_t places = 0;
  for (int a = 0; a < static_cast<int>(adepts_.size()); ++a)
    if (!preferences_.Of(a).empty()) ++adepts;
  for (int m = 0; m < static_cast<int>(mentors_.size()); ++m) places += preferences_.places(m);
  return static_cast<int32_t>(std::min({int64_t{pairs} * 3 / 2, adepts, places}));
}

}  // namespace

StableResult SolveStable(const Instance& instance, const Constraints& constraints) {
  return StableSolver(instance, constraints).Run(constraints);
}

}  // namespace parvis::matching
