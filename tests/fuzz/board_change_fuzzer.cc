// Any bytes as the change of a board: no crash, a refusal says what and where, and a change that is
// made can be taken back by its inverse, and made again by the inverse of that. Several changes
// after each other, so that one finds what another has left.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "parvis/v1/board.pb.h"
#include "shared/rules/board_engine.h"
#include "shared/rules/board_state.h"
#include "shared/rules/board_texts.h"
#include "shared/rules/matching_input.h"
#include "shared/rules/policy.h"

namespace {

using parvis::rules::BoardState;
using parvis::rules::IndexedPeople;
namespace v1 = parvis::v1;

constexpr int kPeople = 4;
constexpr int kMostChanges = 8;

void Require(bool good) {
  if (!good) std::abort();
}

v1::MatchingPerson Person(bool is_mentor, int number) {
  v1::MatchingPerson person;
  person.set_id((is_mentor ? "m" : "a") + std::to_string(number));
  person.set_display_name(person.id());
  // The last mentor is refused to all adepts.
  person.set_institution(is_mentor && number < kPeople ? "B" : "A");
  person.add_languages("sv");
  person.set_meeting_mode(v1::MEETING_MODE_EITHER);
  person.set_manager_level(is_mentor ? v1::MANAGER_LEVEL_MANAGER_OF_MANAGERS
                                     : v1::MANAGER_LEVEL_FIRST_LINE);
  person.set_years_as_manager(is_mentor ? 12 : 1);
  person.set_capacity(is_mentor ? 1 + number % 2 : 0);
  person.set_endorsed(true);
  return person;
}

v1::Board SmallBoard() {
  v1::Board board;
  *board.mutable_policy() = parvis::rules::StockholmPolicy();
  for (int i = 1; i <= kPeople; ++i) {
    *board.add_adepts() = Person(false, i);
    *board.add_mentors() = Person(true, i);
  }
  return board;
}

// The same state comes out of what is written of it.
void RequireWritten(const BoardState& state) {
  v1::Board board;
  state.WriteTo(&board);
  Require(BoardState::FromBoard(board) == state);
}

void RequireTold(const parvis::rules::BoardRefusal& refusal) {
  // A change without parts is at fault as a whole.
  Require(!refusal.field.empty() ||
          refusal.reason == parvis::rules::BoardRefusalReason::kEmptyChange);
  for (const auto language : {parvis::text::Language::kSwedish, parvis::text::Language::kEnglish}) {
    Require(!parvis::rules::RefusalText(
                 refusal, [](std::string_view id) { return std::string(id); },
                 v1::INSTITUTION_TERM_UNSPECIFIED, language)
                 .empty());
  }
}

void Try(const v1::BoardChange& change, const IndexedPeople& people, BoardState* state) {
  const BoardState before = *state;
  const auto foreseen = state->Check(change, people);
  const auto refusal = state->Apply(change, people);
  Require(foreseen.has_value() == refusal.has_value());
  if (refusal) {
    RequireTold(*refusal);
    Require(*state == before);
    return;
  }
  RequireWritten(*state);
  const BoardState after = *state;
  const v1::BoardChange back = parvis::rules::Inverse(change);
  Require(!state->Apply(back, people));
  Require(*state == before);
  Require(!state->Apply(parvis::rules::Inverse(back), people));
  Require(*state == after);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  static const v1::Board board = SmallBoard();
  static const IndexedPeople people(parvis::rules::PeopleFromBoard(board));
  BoardState state = BoardState::FromBoard(board);
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  // Each change after a byte with its length.
  for (int i = 0; i < kMostChanges && !rest.empty(); ++i) {
    const std::size_t length = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    const std::string_view bytes = rest.substr(0, length);
    rest.remove_prefix(bytes.size());
    v1::BoardChange change;
    if (!change.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) continue;
    Try(change, people, &state);
  }
  return 0;
}
