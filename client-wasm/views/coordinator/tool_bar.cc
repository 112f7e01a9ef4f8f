// The canvas' tools, over its lower edge: what a press begins.
#include <algorithm>
#include <iterator>
#include <string>

#include "client-wasm/canvas/board_canvas.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"

namespace parvis::views {
namespace {

struct ToolButton {
  app::Command command;
  app::Tool tool;
  ui::Icon icon;
};
constexpr ToolButton kTools[] = {
    {app::Command::kSelectTool, app::Tool::kSelect, ui::Icon::kCursor},
    {app::Command::kLassoTool, app::Tool::kLasso, ui::Icon::kLasso},
    {app::Command::kPinTool, app::Tool::kPin, ui::Icon::kPin},
    {app::Command::kForbidTool, app::Tool::kForbid, ui::Icon::kForbid},
    {app::Command::kPanTool, app::Tool::kPan, ui::Icon::kHand},
};
static_assert(std::size(kTools) == 5);  // kToolsWidth

constexpr float kButton = 36;
constexpr float kUnderBar = 12;

}  // namespace

float ToolBarFoot(const ui::Rect& board) {
  // In a lower board the bar would hide the cards; keys and the search for commands have the tools.
  constexpr float kLowest = 200;
  return board.h < kLowest ? 0 : kButton + 8 + kUnderBar;
}

void DrawToolBar(const View& view, const ui::Rect& board) {
  const float foot = ToolBarFoot(board);
  if (foot == 0) return;
  const float width = kToolsWidth + 6;
  // In the middle, or further right where it would hide the values beside the adepts' cards.
  constexpr float kValues = 74;
  const float card = canvas::kMargin + canvas::CardWidth(board.w);
  const float clear = std::min(board.x + card + kValues, board.right() - card - 8 - width);
  const ui::Rect bar{std::max(board.center().x - width / 2, clear), board.bottom() - foot, width,
                     kButton + 8};
  ui::Painter& painter = view.frame.painter();
  painter.SetLayer(3);
  painter.Shadow(bar, view.theme().shadow, 10, 10);
  painter.FillRect(bar, view.theme().surface, 10);
  painter.StrokeRect(bar, view.theme().line, 10);
  DrawTools(view, ui::Inset(bar, 4), kButton);
  painter.SetLayer(0);
}

void DrawTools(const View& view, ui::Rect rest, float button) {
  const std::string name = view.T(Message::kTools);
  const auto group =
      view.frame.Enter({.id = "tools", .role = ui::Role::kGroup, .name = name, .rect = rest});
  for (const ToolButton& each : kTools) {
    const app::CommandInfo& info = app::InfoOf(each.command);
    const std::string id = "tool-" + std::to_string(static_cast<int>(each.tool));
    const std::string label = view.T(info.label);
    if (ui::IconButton(view.frame, {.id = id,
                                    .label = label,
                                    .icon = each.icon,
                                    .rect = ui::CutLeft(&rest, button, 2),
                                    .disabled = !app::IsEnabled(view.model, each.command),
                                    .pressed = view.model.tool == each.tool,
                                    .shortcut = info.shortcut})) {
      view.Run(each.command);
    }
  }
}

}  // namespace parvis::views
