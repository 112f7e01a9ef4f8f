// The dialogs around the matching meeting: parking somebody who is pinned, and the minutes.
#include <algorithm>
#include <string>

#include "client-wasm/app/meeting.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

// Those whom the person is pinned to, with commas between.
std::string PinnedTo(const View& view, bool is_mentor, int person) {
  const app::BoardModel& board = *view.model.board;
  const v1::MatchingPerson& who = is_mentor ? MentorOf(view, person) : AdeptOf(view, person);
  std::string names;
  for (const auto& [adept, mentor] : board.replica->shown().pins()) {
    if ((is_mentor ? mentor : adept) != who.id()) continue;
    const int other =
        is_mentor ? board.solver->AdeptIndex(adept) : board.solver->MentorIndex(mentor);
    if (other < 0) continue;
    names += (names.empty() ? "" : ", ") +
             (is_mentor ? AdeptOf(view, other) : MentorOf(view, other)).display_name();
  }
  return names;
}

std::string SummaryWords(const View& view) {
  const text::Language language = view.frame.language();
  const app::MarkCounts counts = app::CountMarks(*view.model.board);
  const auto number = [language](int value) { return text::FormatInteger(value, language); };
  return view.T(Message::kMarkCounts,
                {number(counts.pairs), number(counts.clear), number(counts.doubtful),
                 number(counts.discuss), number(counts.unmarked())});
}

}  // namespace

void DrawParkPinnedDialog(const View& view) {
  const app::Selection& who = view.model.parking;
  if (who.person < 0) return;
  const std::string& name =
      (who.is_mentor ? MentorOf(view, who.person) : AdeptOf(view, who.person)).display_name();
  const std::string title = view.T(Message::kParkPinnedTitle, {name});
  const std::string words =
      view.T(Message::kParkPinnedWords, {name, PinnedTo(view, who.is_mentor, who.person)});
  const float width = std::min(480.0f, view.frame.viewport().w - 32);
  const float height =
      view.frame.painter().TextHeight(words, ui::TextStyle::kReading, width - 48) + 8;
  ui::Dialog dialog(
      view.frame,
      {.id = "park-pinned", .title = title, .width = width, .height = height, .alert = true});
  ui::Text(view.frame,
           {.text = words, .rect = dialog.body(), .style = ui::TextStyle::kReading, .wrap = true});
  ui::Rect buttons = dialog.buttons();
  const float confirm = CommandButtonWidth(view, app::Command::kUnpinAndPark);
  CommandButton(view, {.command = app::Command::kUnpinAndPark,
                       .rect = ui::CutRight(&buttons, confirm, 12),
                       .kind = ui::ButtonKind::kPrimary});
  const float cancel = CommandButtonWidth(view, app::Command::kCloseDialog);
  CommandButton(view,
                {.command = app::Command::kCloseDialog, .rect = ui::CutRight(&buttons, cancel)});
  if (dialog.dismissed()) view.Run(app::Command::kCloseDialog);
}

void DrawMinutesDialog(const View& view) {
  const std::string title = view.T(Message::kMinutesTitle);
  const std::string what = view.T(Message::kMinutesWhat);
  const std::string summary = SummaryWords(view);
  const float width = std::min(560.0f, view.frame.viewport().w - 32);
  const float control = view.frame.control_height();
  const bool narrow = view.frame.compact();
  ui::Painter& painter = view.frame.painter();
  const float height = painter.TextHeight(what, ui::TextStyle::kBody, width - 56) + 16 + 24 +
                       control + 16 +
                       painter.TextHeight(summary, ui::TextStyle::kBodyStrong, width - 56) + 16 +
                       (narrow ? control + 8 : 0);
  // A low window scrolls the words; the buttons stay.
  ui::Dialog dialog(view.frame, {.id = "minutes",
                                 .title = title,
                                 .width = width,
                                 .height = std::min(height, view.frame.viewport().h - 180)});
  {
    ui::ScrollArea scroll(view.frame, {.id = "scroll",
                                       .name = title,
                                       .rect = ui::Inset(dialog.body(), -4, 0),
                                       .content_height = height});
    const ui::Rect content = scroll.content();
    ui::Rect body{content.x + 4, content.y, content.w - 8, height};
    TextBlock(view, &body, what, ui::TextStyle::kBody, view.theme().muted, 16);
    const std::string label = view.T(Message::kParticipants);
    const ui::Rect field = ui::CutTop(&body, 24 + control, 16);
    std::string names = view.model.meeting.participants;
    if (ui::TextField(view.frame, {.id = "participants", .label = label, .rect = field}, &names)
            .changed) {
      view.Send(app::WriteParticipants{names});
    }
    TextBlock(view, &body, summary, ui::TextStyle::kBodyStrong, view.theme().text, 16);
    if (narrow) {
      CommandButton(view,
                    {.command = app::Command::kSaveMinutes, .rect = ui::CutTop(&body, control)});
    }
  }
  ui::Rect buttons = dialog.buttons();
  const auto place = [&](float button_width) { return ui::CutRight(&buttons, button_width, 12); };
  CommandButton(view, {.command = app::Command::kPrintMinutes,
                       .rect = place(CommandButtonWidth(view, app::Command::kPrintMinutes)),
                       .kind = ui::ButtonKind::kPrimary});
  if (!narrow) {
    CommandButton(view, {.command = app::Command::kSaveMinutes,
                         .rect = place(CommandButtonWidth(view, app::Command::kSaveMinutes))});
  }
  const std::string close = view.T(Message::kClose);
  if (ui::Button(
          view.frame,
          {.id = "done", .label = close, .rect = place(ui::ButtonWidth(view.frame, close))}) ||
      dialog.dismissed()) {
    view.Run(app::Command::kCloseDialog);
  }
}

}  // namespace parvis::views
