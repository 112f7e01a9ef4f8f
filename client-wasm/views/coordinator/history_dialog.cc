// The board's history: who did what and when, what was taken back, and undo and redo of what is
// one's own.
#include <algorithm>
#include <string>
#include <utility>

#include "client-wasm/app/history.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

constexpr float kStep = 66;
constexpr float kDay = 36;
constexpr int64_t kSecondsADay = 24 * 3600;

// By the clocks where the page is.
int64_t LocalSeconds(const View& view, const v1::BoardEdit& edit) {
  return edit.edit_time().seconds() + view.model.utc_offset_s;
}

int64_t DayOf(int64_t seconds) { return seconds / kSecondsADay; }

std::string DayWords(const View& view, int64_t seconds) {
  const bool today = view.model.local_time_s && DayOf(view.model.local_time_s()) == DayOf(seconds);
  return today ? view.T(Message::kToday) : text::FormatDate(seconds, view.frame.language());
}

bool IsOwn(const View& view, const v1::BoardEdit& edit) {
  return edit.actor() == view.model.session.account();
}

struct StepTold {
  std::string what;
  std::string about;  // May be empty.
  std::string who;
  std::string when;
  bool undone = false;
};

StepTold TellStep(const View& view, const v1::BoardEdit& edit) {
  const text::Language language = view.frame.language();
  StepTold told;
  told.what = app::StepWords(edit, language);
  told.about = app::StepSubject(*view.model.board, edit, language);
  told.who = IsOwn(view, edit) ? view.T(Message::kYou) : edit.actor_display_name();
  told.when = text::FormatTimeOfDay(LocalSeconds(view, edit), language);
  told.undone = edit.undone();
  return told;
}

std::string NameOf(const View& view, const StepTold& told) {
  std::string name = told.what;
  if (!told.about.empty()) name += ", " + told.about;
  name += ", " + told.who + ", " + told.when;
  if (told.undone) name += ", " + view.T(Message::kUndoneWord);
  return name;
}

void PaintStep(const View& view, const StepTold& told, bool own, ui::Rect place) {
  const ui::Theme& theme = view.theme();
  ui::Painter& painter = view.frame.painter();
  painter.Line({place.x, place.bottom()}, {place.right(), place.bottom()}, theme.line);
  if (own) painter.FillRect({place.x, place.y + 12, 3, place.h - 24}, theme.accent, 1.5f);
  ui::Rect inside{place.x + 12, place.y + 7, place.w - 20, place.h - 14};
  ui::Rect first = ui::CutTop(&inside, 20);
  ui::TextOptions options;
  options.style = ui::TextStyle::kCaption;
  options.color = theme.muted;
  options.align = ui::Align::kRight;
  painter.Text(told.when, ui::CutRight(&first, 44, 8), options);
  options.align = ui::Align::kLeft;
  options.style = ui::TextStyle::kBodyStrong;
  options.color = told.undone ? theme.muted : theme.text;
  painter.Text(told.what, first, options);
  if (told.undone) {
    const float width = std::min(first.w, painter.TextWidth(told.what, options.style));
    painter.Line({first.x, first.center().y + 1}, {first.x + width, first.center().y + 1},
                 theme.muted, 1.5f);
  }
  options.style = ui::TextStyle::kCaption;
  options.color = told.undone ? theme.muted : theme.text;
  if (!told.about.empty()) painter.Text(told.about, ui::CutTop(&inside, 16), options);
  options.color = theme.muted;
  const std::string after = told.undone ? " · " + view.T(Message::kUndoneWord) : std::string();
  painter.Text(told.who + after, ui::CutTop(&inside, 16), options);
}

// A step whose pair or person can be looked at is a button.
void DrawStep(const View& view, const v1::BoardEdit& edit, const ui::Rect& place) {
  const std::string id = "step-" + std::to_string(edit.revision());
  const auto item = view.frame.Enter({.id = id, .role = ui::Role::kListItem, .rect = place});
  const StepTold told = TellStep(view, edit);
  const std::optional<app::StepPerson> about = app::StepPersonOf(*view.model.board, edit);
  ui::SemanticNode node;
  node.id = "show";
  node.role = about ? ui::Role::kButton : ui::Role::kText;
  node.name = NameOf(view, told);
  node.bounds = place;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (about && heard.hovered) {
    view.frame.painter().FillRect(place, view.theme().hover, ui::kRadiusControl);
  }
  PaintStep(view, told, IsOwn(view, edit), place);
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, ui::Inset(place, 1), ui::kRadiusControl);
  if (!about || !heard.activated) return;
  view.Run(app::Command::kCloseDialog);
  view.Send(app::ChoosePerson{about->is_mentor, about->person});
  if (about->counterpart >= 0) view.Send(app::ShowPair{about->person, about->counterpart});
}

void DrawSteps(const View& view, const ui::Rect& rect) {
  const app::History& history = view.model.history;
  const std::string name = view.T(Message::kHistory);
  ui::ScrollArea scroll(view.frame, {.id = "steps", .name = name, .rect = ui::Inset(rect, -4, 0)});
  const ui::Rect content = scroll.content();
  ui::Rect column{content.x + 4, content.y, content.w - 16, 1'000'000};
  {
    const auto list = view.frame.Enter(
        {.id = "list",
         .role = ui::Role::kList,
         .name = name,
         .rect = {content.x + 4, content.y, content.w - 16, std::max(content.h, rect.h)}});
    int64_t day = -1;
    for (const v1::BoardEdit& edit : history.edits) {
      const int64_t seconds = LocalSeconds(view, edit);
      if (DayOf(seconds) != day) {
        day = DayOf(seconds);
        const std::string words = DayWords(view, seconds);
        ui::Rect head = ui::CutTop(&column, kDay);
        const std::string id = "day-" + std::to_string(day);
        const auto item = view.frame.Enter({.id = id, .role = ui::Role::kListItem, .rect = head});
        ui::Heading(view.frame, {.text = words,
                                 .rect = {head.x, head.y + 14, head.w, 16},
                                 .level = 3,
                                 .style = ui::TextStyle::kPanel,
                                 .color = view.theme().muted});
      }
      DrawStep(view, edit, ui::CutTop(&column, kStep));
    }
  }
  if (!history.next_page_token.empty()) {
    const std::string more = view.T(history.reading_more ? Message::kLoading : Message::kShowMore);
    const ui::Rect place = ui::CutTop(&column, view.frame.control_height() + 16);
    const float width = ui::ButtonWidth(view.frame, more);
    if (ui::Button(view.frame, {.id = "more",
                                .label = more,
                                .rect = ui::Centered(place, width, view.frame.control_height()),
                                .disabled = history.reading_more})) {
      view.Send(app::ReadHistory{true});
    }
  }
  scroll.SetContentHeight(column.y - content.y);
}

// What stands in place of the steps.
void DrawNoSteps(const View& view, const ui::Rect& rect) {
  const app::Loading& loading = view.model.history.loading;
  if (loading.state == app::Load::kFailed) {
    const std::string title = view.T(Message::kCouldNotRead);
    const std::string words = app::FailureText(loading.failure, view.frame.language());
    const std::string again = view.T(Message::kTryAgain);
    if (ui::EmptyState(view.frame, {.id = "failed",
                                    .icon = ui::Icon::kWarning,
                                    .title = title,
                                    .words = words,
                                    .action = again,
                                    .rect = rect,
                                    .level = 3})) {
      view.Send(app::ReadHistory{false});
    }
  } else if (loading.state == app::Load::kReady) {
    const std::string title = view.T(Message::kHistoryEmpty);
    const std::string words = view.T(Message::kHistoryEmptyWords);
    ui::EmptyState(view.frame, {.id = "empty",
                                .icon = ui::Icon::kUndo,
                                .title = title,
                                .words = words,
                                .rect = rect,
                                .level = 3});
  } else {
    const std::string name = view.T(Message::kLoading);
    ui::Progress(view.frame,
                 {.id = "loading", .name = name, .rect = ui::Centered(rect, rect.w / 2, 4)});
  }
}

void DrawButtons(const View& view, ui::Rect buttons) {
  const std::string close = view.T(Message::kClose);
  if (ui::Button(view.frame,
                 {.id = "done",
                  .label = close,
                  .rect = ui::CutRight(&buttons, ui::ButtonWidth(view.frame, close), 12)})) {
    view.Run(app::Command::kCloseDialog);
  }
  if (!app::BoardIsEditable(view.model)) return;
  for (const app::Command command : {app::Command::kUndo, app::Command::kRedo}) {
    const bool undo = command == app::Command::kUndo;
    const ui::Icon icon = undo ? ui::Icon::kUndo : ui::Icon::kRedo;
    if (view.frame.compact()) {
      const std::string label = view.T(app::LabelOf(view.model, command));
      if (ui::IconButton(view.frame, {.id = undo ? "undo" : "redo",
                                      .label = label,
                                      .icon = icon,
                                      .rect = ui::CutLeft(&buttons, 44, 4),
                                      .disabled = !app::IsEnabled(view.model, command)})) {
        view.Run(command);
      }
    } else {
      const float width = CommandButtonWidth(view, command, true);
      CommandButton(view,
                    {.command = command, .rect = ui::CutLeft(&buttons, width, 8), .icon = icon});
    }
  }
}

}  // namespace

void DrawHistoryDialog(const View& view) {
  const ui::Rect window = view.frame.viewport();
  const std::string title = view.T(Message::kHistory);
  ui::Dialog dialog(view.frame, {.id = "history",
                                 .title = title,
                                 .width = std::min(560.0f, window.w - 24),
                                 .height = std::clamp(window.h - 220, 120.0f, 560.0f)});
  ui::Rect body = dialog.body();
  if (app::BoardIsEditable(view.model)) {
    TextBlock(view, &body, view.T(Message::kHistoryOwn), ui::TextStyle::kBody, view.theme().muted,
              8);
  }
  if (view.model.history.loading.state == app::Load::kReady && !view.model.history.edits.empty()) {
    DrawSteps(view, body);
  } else {
    DrawNoSteps(view, body);
  }
  DrawButtons(view, dialog.buttons());
  if (dialog.dismissed()) view.Run(app::Command::kCloseDialog);
}

}  // namespace parvis::views
