#include "server/matching/pin_check.h"

#include <optional>
#include <utility>

#include "server/matching/board_model.h"
#include "server/matching/board_store.h"
#include "shared/base/status_macros.h"

namespace parvis::board {

absl::StatusOr<std::vector<rules::BoardRefusal>> FindBrokenPins(
    storage::ReadConnection& db, std::string_view round, const v1::Policy& policy,
    const applications::People& people) {
  ASSIGN_OR_RETURN(const rules::BoardState state, LoadState(db, round, policy));
  std::vector<rules::BoardRefusal> broken;
  if (state.pins().empty()) return broken;
  const BoardModel model(people.adepts, people.mentors, people.previous_pairs, policy);
  rules::BoardState kept(state.policy());
  for (const auto& [adept, mentor] : state.pins()) {
    v1::BoardChange change;
    v1::PersonPair* pin = change.add_added_pins();
    pin->set_adept(adept);
    pin->set_mentor(mentor);
    std::optional<rules::BoardRefusal> refusal = kept.Apply(change, model);
    if (refusal.has_value()) broken.push_back(*std::move(refusal));
  }
  return broken;
}

}  // namespace parvis::board
