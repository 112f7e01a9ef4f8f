// A round's people and policy as the board needs them: scored once, then solved for any pins and
// forbidden pairs.
#ifndef PARVIS_SERVER_MATCHING_BOARD_MODEL_H_
#define PARVIS_SERVER_MATCHING_BOARD_MODEL_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"
#include "parvis/v1/application.pb.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/policy.pb.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/solve.h"
#include "shared/rules/board_state.h"

namespace parvis::board {

// The pairs that follow from one state of the board.
struct Solution {
  std::vector<v1::BoardPair> pairs;  // In the order of the adepts' ids.
  uint64_t pairs_hash = 0;
};

// The pairs with their hash.
std::shared_ptr<const Solution> MakeSolution(std::vector<v1::BoardPair> pairs);

// Immutable: any thread may use it. Scoring takes time with the product of adepts and mentors, so
// it is done once for each change of the people (see BoardCache).
class BoardModel final : public rules::BoardPeople {
 public:
  // The people in the order of their ids.
  BoardModel(std::vector<v1::Application> adepts, std::vector<v1::Application> mentors,
             const std::vector<v1::PersonPair>& previous_pairs, const v1::Policy& policy);

  bool HasAdept(std::string_view id) const override;
  std::optional<int> Capacity(std::string_view mentor) const override;
  std::vector<std::string> RefusedBy(std::string_view adept,
                                     std::string_view mentor) const override;

  // Policy, people and hindered pairs, as GetBoard tells them; nothing else is set.
  const v1::Board& people() const { return people_; }

  // What the engine works on.
  const std::shared_ptr<const matching::Instance>& instance() const { return instance_; }
  matching::SolveOptions options() const { return matching::SolveOptions::FromPolicy(policy_); }
  // The state's pins and forbidden pairs, sorted. Somebody who is not here gets the index -1, which
  // the engine refuses.
  matching::Constraints ConstraintsOf(const rules::BoardState& state) const;
  // The pairs of a matching of instance(), as the board tells them.
  std::shared_ptr<const Solution> Tell(const matching::Matching& matching) const;

  // The best pairs, solved afresh. INTERNAL if pins or forbidden pairs do not fit these people, or
  // if the policy asks for what the solver does not have: both are kept out before they are stored.
  absl::StatusOr<std::shared_ptr<const Solution>> Solve(const rules::BoardState& state) const;

 private:
  using Index = std::unordered_map<std::string, int>;

  static std::optional<int> Find(const Index& index, std::string_view id);

  v1::Board people_;
  matching::People matching_people_;
  matching::Policy policy_;
  std::shared_ptr<const matching::Instance> instance_;
  Index adepts_;  // By id, to the index in instance_ and people_.
  Index mentors_;
};

}  // namespace parvis::board

#endif  // PARVIS_SERVER_MATCHING_BOARD_MODEL_H_
