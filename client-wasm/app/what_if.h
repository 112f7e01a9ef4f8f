// Thinking a matching over before it is made: other weights, rules or another objective, or what
// a saved alternative decides, solved and shown on this page alone. Plain values and questions
// about them; update_what_if.cc changes them.
#ifndef PARVIS_CLIENT_WASM_APP_WHAT_IF_H_
#define PARVIS_CLIENT_WASM_APP_WHAT_IF_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "client-wasm/app/board_solver.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/policy.pb.h"
#include "shared/rules/board_state.h"
#include "shared/text/messages.h"

namespace parvis::app {

struct BoardModel;

// The worker solves a draft of a large board.
struct DraftWork {
  int64_t id = 0;
  rules::BoardState state;
  double done = 0;     // 0 to 1
  bool stale = false;  // Something else is wanted by now.
};

struct Draft {
  // What differs from the board, as the controls stand.
  v1::BoardChange wanted;
  // Why it cannot be had; what is shown is then the last that could.
  std::optional<rules::BoardRefusal> refusal;
  // What is shown, once there is something: BoardModel::solver is the draft's from then on, and
  // the board's own waits here.
  rules::BoardState state;
  std::unique_ptr<BoardSolver> own;
  std::optional<DraftWork> work;
};

// What is wanted put on a board that may have changed meanwhile.
struct Overlay {
  rules::BoardState state;
  // As it is on this board now: without what is so already, or what the board's own pins and bans
  // do not let it have. Parameters stay, refused or not.
  v1::BoardChange wanted;
  // Why the parameters cannot be had; `state` is then without them.
  std::optional<rules::BoardRefusal> refusal;
};
Overlay OverlayOn(const rules::BoardState& board, const v1::BoardChange& wanted,
                  const rules::BoardPeople& people);

// What is wanted with this parameter set besides.
v1::BoardChange WithParameter(const rules::BoardState& board, v1::BoardChange wanted,
                              v1::Parameter parameter, int32_t value);

// What the control of a parameter stands at.
int32_t ControlValue(const BoardModel& board, v1::Parameter parameter);
// Why what the controls say cannot be had, in words; empty if it can.
std::string DraftRefusalWords(const BoardModel& board, text::Language language);

// What the draft that is shown does to the board's own matching.
struct DraftEffect {
  int moved = 0;  // Adepts who get another mentor, or one, or none.
  int pairs_gained = 0;
  int64_t points_gained = 0;  // Each sum by its own weights.
  std::optional<int> lowest_gained;
};
DraftEffect EffectOfDraft(const BoardModel& board);

// What the board comes to, or would come to under another objective.
struct Figures {
  int pairs = 0;
  int64_t total = 0;
  std::optional<int> lowest;
};
// With everything else as it is shown; nothing if that cannot be had. A solve, unless it is the
// objective that is shown.
std::optional<Figures> FiguresUnder(const BoardModel& board, v1::Objective objective);
Figures FiguresOf(const matching::Matching& matching);
// What is shown with this objective in place of its own; nothing if the two cannot be had together.
std::optional<rules::BoardState> StateUnder(const BoardModel& board, v1::Objective objective);

// Those one can choose from.
inline constexpr std::array kObjectives = {v1::OBJECTIVE_TOTAL, v1::OBJECTIVE_FAIREST,
                                           v1::OBJECTIVE_STABLE};

// What a large board would come to under the objectives that are not shown: the worker finds one
// after the other while the controls are on the screen.
struct WorkersFigures {
  enum class Known { kNotYet, kFound, kImpossible, kFailed };
  struct Each {
    Known known = Known::kNotYet;
    Figures figures;
  };

  int64_t generation = -1;  // Of the board when it was last looked at.
  rules::BoardState state;  // Which they are of.
  std::array<Each, kObjectives.size()> each;
  int64_t work = 0;    // Its id; 0 if the worker is not at it.
  std::size_t at = 0;  // Index of what it works on.
};

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_WHAT_IF_H_
