// What stands around cards and matrix: the columns' names, why nothing can be changed, that nobody
// is found.
#include <string>

#include "client-wasm/canvas/board_canvas.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {

void DrawColumnHeadings(const View& view, const ViewState& state, const ui::Rect& rect) {
  const text::Language language = view.frame.language();
  const auto words = [&](Message name, std::size_t count) {
    return view.T(name) + " · " + text::FormatInteger(static_cast<int64_t>(count), language);
  };
  // They stand above their columns, wherever those have been moved.
  const canvas::Camera& camera = state.canvas.camera;
  const float width = canvas::CardWidth(rect.w);
  const auto x = [&](float world) { return rect.x + (world - camera.at.x) * camera.scale; };
  const float right = x(state.canvas.layout.band_width - width);
  view.frame.painter().PushClip(rect);
  const std::string adepts = words(Message::kAdepts, state.canvas.layout.adepts.size());
  const std::string mentors = words(Message::kMentors, state.canvas.layout.mentors.size());
  const ui::Color muted = view.theme().muted;
  ui::Heading(view.frame, {.text = adepts,
                           .rect = {x(0), rect.y, width, rect.h},
                           .level = 2,
                           .style = ui::TextStyle::kPanel,
                           .color = muted});
  ui::Heading(view.frame, {.text = mentors,
                           .rect = {right, rect.y, width, rect.h},
                           .level = 2,
                           .style = ui::TextStyle::kPanel,
                           .color = muted});
  view.frame.painter().PopClip();
}

// Says that the board stands still: published, or another's to change.
void DrawReadOnlyNotice(const View& view, ui::Rect* rest) {
  const app::BoardModel& board = *view.model.board;
  std::string title;
  std::string words;
  if (board.round.has_publish_time()) {
    title = view.T(Message::kPublishedTitle,
                   {text::FormatDate(board.round.publish_time().seconds(), view.frame.language())});
    words = view.T(Message::kPublishedWords);
  } else if (!board.CanEdit()) {
    title = view.T(Message::kNotInMatchingTitle);
    words = view.T(Message::kNotInMatchingWords);
  } else if (!app::MayEdit(view.model)) {
    title = view.T(Message::kMayOnlyLookTitle);
    words = view.T(Message::kMayOnlyLookWords);
  } else {
    return;
  }
  ui::NoticeArgs notice;
  notice.id = "read-only";
  notice.title = title;
  notice.words = words;
  notice.tone = board.round.has_publish_time() ? ui::Tone::kGood : ui::Tone::kNeutral;
  notice.live = true;
  notice.rect = {rest->x + 16, rest->y + 12, rest->w - 32, 0};
  notice.rect.h = ui::NoticeHeight(view.frame, notice);
  ui::CutTop(rest, notice.rect.h + 12);
  ui::Notice(view.frame, notice);
}

void DrawNobodyFound(const View& view, const ui::Rect& rect) {
  const bool by_mark = app::ViewOf(view.model) == app::BoardView::kList && !view.model.mark.empty();
  const std::string title = view.T(by_mark ? Message::kNoPairWithMark : Message::kNobodyFoundTitle);
  const std::string words =
      view.T(by_mark ? Message::kNoPairWithMarkWords : Message::kNobodyFoundWords);
  const std::string action = view.T(Message::kClearFilter);
  if (ui::EmptyState(view.frame, {.id = "nobody-found",
                                  .icon = ui::Icon::kSearch,
                                  .title = title,
                                  .words = words,
                                  .action = action,
                                  .rect = rect})) {
    view.Run(app::Command::kClearFilter);
  }
}

}  // namespace parvis::views
