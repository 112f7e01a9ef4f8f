#include "server/matching/board_model.h"

#include <string_view>
#include <utility>

#include "shared/matching/hash.h"
#include "shared/rules/matching_input.h"

namespace parvis::board {

std::shared_ptr<const Solution> MakeSolution(std::vector<v1::BoardPair> pairs) {
  std::vector<std::pair<std::string_view, std::string_view>> ids;
  ids.reserve(pairs.size());
  for (const v1::BoardPair& pair : pairs) ids.emplace_back(pair.adept(), pair.mentor());
  auto solution = std::make_shared<Solution>();
  solution->pairs_hash = matching::HashOfPairs(std::move(ids));
  solution->pairs = std::move(pairs);
  return solution;
}

BoardModel::BoardModel(std::vector<v1::Application> adepts, std::vector<v1::Application> mentors,
                       const std::vector<v1::PersonPair>& previous_pairs, const v1::Policy& policy)
    : IndexedPeople(rules::PeopleFromApplications(adepts, mentors, previous_pairs)) {
  rules::FillBoardPeople(adepts, mentors, previous_pairs, policy, &board_);
}

std::shared_ptr<const Solution> BoardModel::Tell(const matching::Matching& matching) const {
  std::vector<v1::BoardPair> pairs;
  pairs.reserve(matching.pairs.size());
  for (const matching::FormedPair& formed : matching.pairs) {
    v1::BoardPair& out = pairs.emplace_back();
    out.set_adept(board_.adepts(formed.adept).id());
    out.set_mentor(board_.mentors(formed.mentor).id());
    out.set_score(formed.score);
    out.set_adept_view(formed.adept_view);
    out.set_mentor_view(formed.mentor_view);
  }
  return MakeSolution(std::move(pairs));
}

}  // namespace parvis::board
