// A board as the matching sees it: its people by their ids, and the pairs that follow from what is
// decided on it. Server and page both work with this, so that they come to the same pairs.
#ifndef PARVIS_SHARED_RULES_BOARD_ENGINE_H_
#define PARVIS_SHARED_RULES_BOARD_ENGINE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "parvis/v1/policy.pb.h"
#include "shared/matching/constraints.h"
#include "shared/matching/edit.h"
#include "shared/matching/engine.h"
#include "shared/matching/instance.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/rules/board_state.h"

namespace parvis::rules {

// Indexes are those of the people, in the order of their ids. Immutable: any thread may use it.
class IndexedPeople : public BoardPeople {
 public:
  // The people in the order of their ids.
  explicit IndexedPeople(matching::People people);

  const matching::People& people() const { return people_; }
  int AdeptIndex(std::string_view id) const;   // -1 if there is none
  int MentorIndex(std::string_view id) const;  // -1 if there is none

  bool HasAdept(std::string_view id) const override { return AdeptIndex(id) >= 0; }
  std::optional<int> Capacity(std::string_view mentor) const override;
  std::vector<std::string> RefusedBy(std::string_view adept, std::string_view mentor,
                                     const v1::Policy& policy) const override;

  // The state's pins and forbidden pairs, and who is parked, sorted. Somebody who is not here gets
  // the index -1, which the engine refuses.
  matching::Constraints ConstraintsOf(const BoardState& state) const;
  matching::Away AwayOf(const BoardState& state) const;

 private:
  using Index = std::unordered_map<std::string, int>;

  matching::People people_;
  Index adepts_;
  Index mentors_;
};

// The best pairs of a board's state, kept so from one state to the next: a state that differs
// little from the last one costs little, other rules or weights a scoring and a solve. Keeps its
// people alive. One thread at a time.
class BoardEngine {
 public:
  // INVALID_ARGUMENT if what is decided cannot be had together.
  static absl::StatusOr<BoardEngine> Create(std::shared_ptr<const IndexedPeople> people,
                                            const BoardState& state);
  // With what was scored and solved elsewhere for just this state.
  static BoardEngine FromSolved(std::shared_ptr<const IndexedPeople> people,
                                const BoardState& state,
                                std::vector<matching::Instance::Cell> cells,
                                matching::Matching matching);

  // Another of the same people for this state, beside this one: scores are shared as far as they
  // are the same. INVALID_ARGUMENT as Create().
  absl::StatusOr<BoardEngine> With(const BoardState& state) const;

  // Whether Show() would mend the pairs that it has, or has them already, in place of scoring or
  // solving everybody.
  bool Mends(const BoardState& state) const;

  // Finds the pairs of this state. INVALID_ARGUMENT as Create(); then nothing has changed.
  absl::Status Show(const BoardState& state);

  const IndexedPeople& people() const { return *people_; }
  const std::shared_ptr<const IndexedPeople>& shared_people() const { return people_; }
  const matching::Engine& engine() const { return engine_; }
  // Of the state that is shown.
  const matching::Policy& policy() const { return policy_; }
  bool IsAdeptAway(int adept) const;
  bool IsMentorAway(int mentor) const;

 private:
  using Instance = std::shared_ptr<const matching::Instance>;
  BoardEngine(std::shared_ptr<const IndexedPeople> people, const BoardState& state,
              Instance instance, matching::Engine engine);
  static absl::StatusOr<BoardEngine> Solve(std::shared_ptr<const IndexedPeople> people,
                                           const BoardState& state, Instance instance);
  // What leads from the present state to this one, with those who are away in that.
  matching::Edit EditTo(const BoardState& state, const matching::Away& away) const;
  // The present scores if the policy has the same; else those of the policy.
  Instance InstanceFor(const v1::Policy& policy) const;

  std::shared_ptr<const IndexedPeople> people_;
  v1::Policy shown_policy_;
  matching::Policy policy_;  // The same.
  matching::Away away_;
  Instance instance_;  // Of everybody, by that policy.
  matching::Engine engine_;
};

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_BOARD_ENGINE_H_
