// The band over the board while the worker finds the pairs of what was changed: those on the screen
// are the pairs before.
#include <algorithm>
#include <string>

#include "client-wasm/views/coordinator/what_if.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

// Its words, which are read out, and how far it is.
void DrawWords(const View& view, const app::Awaited& awaited, const std::string& words,
               ui::Rect rect) {
  const std::string name = view.T(Message::kSolving);
  ui::SemanticNode node;
  node.id = "words";
  node.role = ui::Role::kStatus;
  node.name = awaited.is_at_work() ? name + ". " + view.T(Message::kAwaitedWords) : words;
  node.bounds = rect;
  view.frame.Node(std::move(node));
  ui::TextOptions options;
  options.color = view.theme().text;
  ui::CutTop(&rect, view.frame.painter().TextWrapped(words, rect, options), 6);
  if (!awaited.is_at_work()) return;
  ui::Progress(view.frame, {.id = "solving",
                            .name = name,
                            .rect = ui::CutTop(&rect, 4),
                            .part = static_cast<float>(awaited.done)});
}

}  // namespace

void DrawAwaitedBand(const View& view, ui::Rect* rest) {
  const std::optional<app::Awaited>& awaited = view.model.board->awaited;
  if (!awaited) return;
  const bool works = awaited->is_at_work();
  // What is there at once is not worth a band.
  constexpr double kWorthTelling = 300;
  if (works && !view.frame.HasLasted("awaited", kWorthTelling)) return;
  const float margin = view.frame.compact() ? 16.0f : 20.0f;
  const std::string action = view.T(works ? Message::kCancel : Message::kSolveAgain);
  const float button = ui::ButtonWidth(view.frame, action);
  const float width = rest->w - 2 * margin - button - 16;
  const auto percent = static_cast<int64_t>(awaited->done * 100);
  const std::string words =
      works ? view.T(Message::kSolvingDone, {text::FormatInteger(percent, view.frame.language())})
            : view.T(Message::kAwaitedWords);
  const float height = view.frame.control_height();
  const float words_height =
      view.frame.painter().TextHeight(words, ui::TextStyle::kBody, width) + (works ? 10 : 0);
  const ui::Rect band = ui::CutTop(rest, std::max(height, words_height) + 16);
  view.frame.painter().FillRect(band, view.theme().accent_soft);
  const std::string name = view.T(Message::kSolving);
  const auto scope =
      view.frame.Enter({.id = "awaited", .role = ui::Role::kRegion, .name = name, .rect = band});
  ui::Rect inside = ui::Inset(band, margin, 8);
  const ui::Rect place = ui::Centered(ui::CutRight(&inside, button, 16), button, height);
  DrawWords(view, *awaited, words, ui::LeftMiddle(inside, width, words_height));
  if (ui::Button(view.frame, {.id = "action", .label = action, .rect = place})) {
    view.Run(works ? app::Command::kStopSolving : app::Command::kRetry);
  }
}

}  // namespace parvis::views
