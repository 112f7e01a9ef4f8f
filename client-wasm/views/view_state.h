// What views keep between frames and nobody else needs: where tables are sorted, what is typed
// into a dialog, what was computed for one state of the board.
#ifndef PARVIS_CLIENT_WASM_VIEWS_VIEW_STATE_H_
#define PARVIS_CLIENT_WASM_VIEWS_VIEW_STATE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/app/alternatives.h"
#include "client-wasm/app/board_facts.h"
#include "client-wasm/app/comparison.h"
#include "client-wasm/app/what_if.h"
#include "client-wasm/canvas/canvas_state.h"
#include "client-wasm/canvas/matrix_state.h"
#include "client-wasm/ui/ui.h"

namespace parvis::views {

// The alternatives of the side panel, kept for one person and one state of the board: each price
// is a solution of the whole board.
struct AlternativesCache {
  int64_t generation = -1;
  bool is_mentor = false;
  int person = -1;
  std::vector<app::Alternative> cheapest;
};

// What would help the chosen person, who is without a pair.
struct HelpCache {
  std::string round;
  int64_t generation = -1;
  bool is_mentor = false;
  int person = -1;
  bool found = false;  // Whether it has been looked for.
  std::optional<matching::Help> help;
};

// What the board would come to under each objective, found one a frame.
struct FiguresCache {
  int64_t generation = -1;
  std::string round;
  std::array<bool, 3> known{};
  std::array<std::optional<app::Figures>, 3> figures;
};

// The comparison for one address and one state of board and alternatives.
struct CompareCache {
  std::string key;
  std::vector<app::Compared> sides;
};

struct FactsCache {
  int64_t generation = -1;
  std::string round;
  text::Language language = text::Language::kSwedish;
  app::BoardFacts facts;
  std::string tray_words;
  // Why each of facts.unpaired_adepts has no mentor, in that order.
  std::vector<std::string> unpaired_words;
};

// A comment on a pair's mark while it is written.
struct CommentDraft {
  std::string round;
  int adept = -1;
  int mentor = -1;
  std::string written;
  std::string saved;  // As it stood when the writing began.
};

struct ViewState {
  canvas::CanvasState canvas;
  canvas::MatrixState matrix;
  AlternativesCache alternatives;
  HelpCache help;
  FactsCache facts;
  CommentDraft comment;
  // On a phone: the search over cards and matrix, and the sheet of who is without a pair.
  bool search_open = false;
  bool waiting_open = false;
  float meeting_height = 0;  // Of what the meeting shows of a pair.
  int told_in_meeting = -1;  // The adept whom screen readers have been told of last.
  FiguresCache figures;
  CompareCache compared;
  std::string scenario_name;  // As it is typed.
  bool scenario_name_open = false;
  std::string match_search;
  bool match_dialog_open = false;
  ui::ComboboxState palette;
  bool palette_open = false;
  // The command that the views have to carry out in this frame, if any (app::ViewOrder).
  std::optional<app::Command> order;
  int64_t last_order = 0;
  // Screen and round of the last frame; empty before the first.
  std::string shown_screen;
};

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_VIEW_STATE_H_
