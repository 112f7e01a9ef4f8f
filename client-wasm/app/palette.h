// What "Search or do …" finds: commands that can be given now, people on the board, rounds. Pure
// functions.
#ifndef PARVIS_CLIENT_WASM_APP_PALETTE_H_
#define PARVIS_CLIENT_WASM_APP_PALETTE_H_

#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/model.h"

namespace parvis::app {

enum class PaletteKind { kCommand, kAdept, kMentor, kRound };

struct PaletteEntry {
  PaletteKind kind = PaletteKind::kCommand;
  std::string id;  // unique, and the same as long as it means the same
  std::string label;
  std::string second;         // what else is said of it: "KI · Avdelningschef"
  std::string_view shortcut;  // of a command; may be empty
  Action action = RunCommand{Command::kCloseDialog};
};

// What the written words find, commands first, then people, then rounds; within a kind those whose
// label begins with them first. With nothing written: the commands and the rounds.
std::vector<PaletteEntry> FindInPalette(const Model& model, std::string_view written);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_PALETTE_H_
