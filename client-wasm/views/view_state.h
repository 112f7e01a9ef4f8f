// What views keep between frames and nobody else needs: where tables are sorted, what is typed
// into a dialog, what was computed for one state of the board.
#ifndef PARVIS_CLIENT_WASM_VIEWS_VIEW_STATE_H_
#define PARVIS_CLIENT_WASM_VIEWS_VIEW_STATE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "client-wasm/app/alternatives.h"
#include "client-wasm/app/board_facts.h"
#include "client-wasm/canvas/canvas_state.h"
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

// The price of the pair that is shown without being one.
struct PriceCache {
  int64_t generation = -1;
  int adept = -1;
  int mentor = -1;
  std::optional<app::Price> price;
};

struct FactsCache {
  int64_t generation = -1;
  std::string round;
  text::Language language = text::Language::kSwedish;
  app::BoardFacts facts;
  std::string tray_words;
};

struct ViewState {
  canvas::CanvasState canvas;
  AlternativesCache alternatives;
  PriceCache price;
  FactsCache facts;
  ui::SortOrder pair_order;
  ui::SortOrder people_order;
  std::string people_search;
  std::string match_search;
  bool match_dialog_open = false;
  // On a phone the side panel is a sheet over the list.
  bool sheet_open = false;
};

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_VIEW_STATE_H_
