// Marks of the others on the board: the colour and the initials of whom one works with, on cards
// and wherever persons are listed.
#ifndef PARVIS_CLIENT_WASM_CANVAS_OTHERS_H_
#define PARVIS_CLIENT_WASM_CANVAS_OTHERS_H_

#include <string>
#include <string_view>

#include "client-wasm/app/model.h"
#include "client-wasm/ui/ui.h"

namespace parvis::canvas {

// A person's colour, as a ground for words in Theme::on_accent.
ui::Color PersonColor(const app::Other& other, const ui::Theme& theme);

// What a card, a row or a list item says of others after its own name: ", vald av Anna Berg", ",
// din ändring blev inte av"; empty if nothing.
std::string OthersSuffix(const app::Model& model, bool is_mentor, std::string_view person);

// The same drawn over a card's place: an outline with a name tag in the colour of who has chosen
// it, and a warning where an own edit was not made.
void DrawOthersMarks(ui::Frame& frame, const app::Model& model, bool is_mentor,
                     std::string_view person, const ui::Rect& place, float scale);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_OTHERS_H_
