#include "client-wasm/canvas/board_index.h"

#include <cstddef>

#include "client-wasm/canvas/mark_look.h"
#include "client-wasm/canvas/person_words.h"

namespace parvis::canvas {
namespace {

PersonFacts FactsOf(const app::BoardModel& board, const v1::MatchingPerson& person) {
  PersonFacts facts;
  for (int i = 0; i < board.catalogue.institutions_size(); ++i) {
    if (board.catalogue.institutions(i).code() == person.institution()) facts.institution = i;
  }
  facts.initials = Initials(person);
  return facts;
}

}  // namespace

void BoardIndex::Update(const app::BoardModel& board) {
  // Generations begin anew when a round is opened again, maybe with other people.
  const std::string as_read = board.round_id + "@" + board.board.etag();
  if (generation == board.generation && round == as_read &&
      adepts.size() == static_cast<std::size_t>(board.board.adepts_size()) &&
      mentors.size() == static_cast<std::size_t>(board.board.mentors_size())) {
    return;
  }
  round = as_read;
  generation = board.generation;
  adepts.clear();
  mentors.clear();
  for (const v1::MatchingPerson& person : board.board.adepts()) {
    adepts.push_back(FactsOf(board, person));
    adepts.back().parked = board.solver->IsParked(false, static_cast<int>(adepts.size()) - 1);
  }
  for (const v1::MatchingPerson& person : board.board.mentors()) {
    mentors.push_back(FactsOf(board, person));
    mentors.back().parked = board.solver->IsParked(true, static_cast<int>(mentors.size()) - 1);
  }
  for (const matching::FormedPair& pair : board.solver->matching().pairs) {
    PersonFacts& adept = adepts[static_cast<std::size_t>(pair.adept)];
    PersonFacts& mentor = mentors[static_cast<std::size_t>(pair.mentor)];
    adept.paired = mentor.paired = true;
    adept.pinned = adept.pinned || pair.pinned;
    mentor.pinned = mentor.pinned || pair.pinned;
    adept.mark = app::MarkOf(board, pair.adept, pair.mentor).kind;
    if (MarkWeight(adept.mark) > MarkWeight(mentor.mark)) mentor.mark = adept.mark;
  }
}

}  // namespace parvis::canvas
