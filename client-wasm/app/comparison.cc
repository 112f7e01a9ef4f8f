#include "client-wasm/app/comparison.h"

#include <algorithm>
#include <map>
#include <utility>

#include "client-wasm/app/scenarios.h"

namespace parvis::app {
namespace {

// By adept: the mentor; -1 for none.
using MentorOf = std::vector<int>;

class Comparer {
 public:
  explicit Comparer(const BoardModel& board) : board_(board), solver_(board.own()) {
    for (int i = 0; i < board.catalogue.institutions_size(); ++i) {
      institution_[board.catalogue.institutions(i).code()] = static_cast<std::size_t>(i);
    }
  }

  MentorOf OfBoard() const {
    MentorOf mentor_of(static_cast<std::size_t>(board_.board.adepts_size()), -1);
    for (const matching::FormedPair& pair : solver_.matching().pairs) {
      mentor_of[static_cast<std::size_t>(pair.adept)] = pair.mentor;
    }
    return mentor_of;
  }

  MentorOf OfScenario(const v1::Scenario& scenario) const {
    MentorOf mentor_of(static_cast<std::size_t>(board_.board.adepts_size()), -1);
    for (const v1::BoardPair& pair : scenario.pairs()) {
      const int adept = solver_.AdeptIndex(pair.adept());
      const int mentor = solver_.MentorIndex(pair.mentor());
      if (adept >= 0 && mentor >= 0) mentor_of[static_cast<std::size_t>(adept)] = mentor;
    }
    return mentor_of;
  }

  Compared Count(const MentorOf& mentor_of) const {
    Compared side;
    side.institutions.resize(static_cast<std::size_t>(board_.catalogue.institutions_size()));
    for (std::size_t adept = 0; adept < mentor_of.size(); ++adept) {
      const std::optional<int> score = ScoreOf(static_cast<int>(adept), mentor_of[adept]);
      if (!score) continue;
      ++side.pairs;
      side.total += *score;
      side.lowest = std::min(side.lowest.value_or(*score), *score);
      const int step = std::clamp(*score / (1000 / kScoreSteps), 0, kScoreSteps - 1);
      ++side.distribution[static_cast<std::size_t>(step)];
      const auto at = institution_.find(board_.board.adepts(static_cast<int>(adept)).institution());
      if (at == institution_.end()) continue;
      ++side.institutions[at->second].pairs;
      side.institutions[at->second].total += *score;
    }
    return side;
  }

  void AddMoves(const MentorOf& before, const MentorOf& after, Compared* side) const {
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i] == after[i]) continue;
      const int adept = static_cast<int>(i);
      ComparedMove move{adept, before[i], after[i], ScoreOf(adept, before[i]),
                        ScoreOf(adept, after[i])};
      side->gains += move.Gain() > 0 ? 1 : 0;
      side->loses += move.Gain() < 0 ? 1 : 0;
      side->moves.push_back(move);
    }
    std::stable_sort(
        side->moves.begin(), side->moves.end(),
        [](const ComparedMove& a, const ComparedMove& b) { return a.Gain() < b.Gain(); });
  }

 private:
  std::optional<int> ScoreOf(int adept, int mentor) const {
    if (mentor < 0) return std::nullopt;
    return solver_.Explain(adept, mentor).score;
  }

  const BoardModel& board_;
  const BoardSolver& solver_;
  std::map<std::string, std::size_t, std::less<>> institution_;
};

}  // namespace

std::vector<Compared> Compare(const Model& model) {
  std::vector<Compared> sides;
  if (!model.board) return sides;
  const Comparer comparer(*model.board);
  const MentorOf now = comparer.OfBoard();
  sides.push_back(comparer.Count(now));
  for (const std::string& id : model.route.compared) {
    const v1::Scenario* scenario = FindScenario(model, id);
    if (scenario == nullptr) continue;
    const MentorOf then = comparer.OfScenario(*scenario);
    Compared side = comparer.Count(then);
    side.id = id;
    side.name = scenario->display_name();
    side.people_changed = scenario->people_changed();
    comparer.AddMoves(now, then, &side);
    sides.push_back(std::move(side));
  }
  return sides;
}

}  // namespace parvis::app
