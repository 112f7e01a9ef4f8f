// Numbers about a board that are always in sight, and why somebody is without a pair.
#ifndef PARVIS_CLIENT_WASM_APP_BOARD_FACTS_H_
#define PARVIS_CLIENT_WASM_APP_BOARD_FACTS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/app/model.h"
#include "shared/text/messages.h"

namespace parvis::app {

// Joint scores of 0..1000 in forty steps of 25; 1000 falls into the last.
inline constexpr int kScoreSteps = 40;

struct BoardFacts {
  int pairs = 0;
  int adepts = 0;
  int mentors = 0;
  int places = 0;  // the summed capacity of mentors who are not parked
  int64_t total = 0;
  std::optional<int> lowest;
  std::optional<int> highest;
  std::optional<int> median;  // the lower one of two
  int weak = 0;               // pairs under the policy's weak_below
  std::array<int, kScoreSteps> distribution{};
  std::vector<int> unpaired_adepts;  // these two without who is parked
  std::vector<int> idle_mentors;
};

BoardFacts FactsOf(const BoardModel& board);

// A rule's breach in words, such as "samma lärosäte".
std::string RuleWords(const BoardModel& board, matching::RuleSet refusals, text::Language language);

// Whose eyes words are for. In a meeting nobody is told who is avoided, nor for how many there is a
// reason that is kept.
enum class Eyes { kCoordinator, kEverybody };

// Why a person is without a pair, as one sentence: "13 adepter delar på 6 platser", or which rules
// refuse whom.
std::string ReasonWords(const BoardModel& board, bool is_mentor, int person,
                        text::Language language, Eyes eyes = Eyes::kCoordinator);

// The unpaired adepts' reasons together: the largest group that competes for too few places, and
// how many each rule keeps from everybody. Empty if each has a reason of its own.
std::string TrayWords(const BoardModel& board, const BoardFacts& facts, text::Language language);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_BOARD_FACTS_H_
