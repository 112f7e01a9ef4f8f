// Files into the round: choose or drop them, see what they would do, then do it.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

void Notice(const View& view, ui::Rect* rest, const char* id, const std::string& title,
            const std::string& words, ui::Tone tone) {
  ui::NoticeArgs notice;
  notice.id = id;
  notice.title = title;
  notice.words = words;
  notice.tone = tone;
  notice.live = true;
  notice.rect = {rest->x, rest->y, rest->w, 0};
  notice.rect.h = ui::NoticeHeight(view.frame, notice);
  ui::CutTop(rest, notice.rect.h, 16);
  ui::Notice(view.frame, notice);
}

void DrawDrop(const View& view, ui::Rect* rest) {
  const std::string label = view.T(Message::kChooseFiles);
  const std::string words = view.T(Message::kDropFiles);
  const ui::FileDropResult result =
      ui::FileDrop(view.frame, {.id = "files",
                                .label = label,
                                .words = words,
                                .rect = ui::CutTop(rest, 140, 16),
                                .disabled = view.model.import.importing});
  if (result.too_large) view.Send(app::FilesTooLarge{});
  if (result.files.empty()) return;
  app::ChooseFiles chosen;
  for (const ui::ChosenFile& file : result.files) {
    v1::ImportFile out;
    out.set_name(file.name);
    out.set_content(file.bytes);
    chosen.files.push_back(std::move(out));
  }
  view.Send(std::move(chosen));
}

void DrawSummaries(const View& view, ui::Rect* rest) {
  const v1::ImportApplicationsResponse& preview = *view.model.import.preview;
  const text::Language language = view.frame.language();
  const float number = view.frame.compact() ? 62 : 90;
  const std::vector<ui::Column> columns = {
      {"file", view.T(Message::kColumnFile), 0, ui::Align::kLeft, false},
      {"added", view.T(Message::kColumnAdded), number, ui::Align::kRight, false},
      {"changed", view.T(Message::kColumnChanged), number, ui::Align::kRight, false},
      {"unchanged", view.T(Message::kColumnUnchanged), number, ui::Align::kRight, false},
      {"refused", view.T(Message::kColumnRefused), number, ui::Align::kRight, false}};
  const std::string name = view.T(Message::kWhatWouldHappen);
  ui::Heading(view.frame, {.text = name,
                           .rect = ui::CutTop(rest, 24, 8),
                           .level = 2,
                           .style = ui::TextStyle::kSection});
  const int rows = preview.summaries_size();
  const float height = 42 + 40 * static_cast<float>(rows);
  ui::Table table(view.frame, {.id = "summaries",
                               .name = name,
                               .rect = ui::CutTop(rest, height, 20),
                               .columns = columns,
                               .rows = rows,
                               .row_height = 40});
  for (int i = table.first_row(); i < table.end_row(); ++i) {
    const v1::ImportSummary& summary = preview.summaries(i);
    table.Row(i, summary.file());
    table.Cell(summary.file());
    table.Cell(text::FormatInteger(summary.added(), language));
    table.Cell(text::FormatInteger(summary.changed(), language));
    table.Cell(text::FormatInteger(summary.unchanged(), language), view.theme().muted);
    table.Cell(text::FormatInteger(summary.refused(), language),
               summary.refused() > 0 ? view.theme().bad : view.theme().muted);
  }
}

using Faults = google::protobuf::RepeatedPtrField<v1::ImportFault>;

void DrawFaultTable(const View& view, ui::Rect* rest, const char* id, const std::string& title,
                    const Faults& faults) {
  const text::Language language = view.frame.language();
  const std::vector<ui::Column> columns = {
      {"file", view.T(Message::kColumnFile), 160, ui::Align::kLeft, false},
      {"line", view.T(Message::kColumnLine), 56, ui::Align::kRight, false},
      {"column", view.T(Message::kColumnColumn), 150, ui::Align::kLeft, false},
      {"reason", view.T(Message::kColumnReason), 0, ui::Align::kLeft, false}};
  const int rows = faults.size();
  const float height = 42 + 40 * static_cast<float>(std::min(rows, 8));
  ui::Table table(view.frame, {.id = id,
                               .name = title,
                               .rect = ui::CutTop(rest, height, 8),
                               .columns = columns,
                               .rows = rows,
                               .row_height = 40});
  for (int i = table.first_row(); i < table.end_row(); ++i) {
    const v1::ImportFault& fault = faults.Get(i);
    table.Row(i, std::to_string(i));
    table.Cell(fault.file());
    table.Cell(fault.line() == 0 ? "" : text::FormatInteger(fault.line(), language));
    table.Cell(fault.column(), view.theme().muted);
    table.Cell(InLanguage(fault.reason(), language));
  }
}

// On a phone a table has no room for the reasons: each fault is a paragraph.
void DrawFaultList(const View& view, ui::Rect* rest, const char* id, const std::string& title,
                   const Faults& faults) {
  const text::Language language = view.frame.language();
  const auto list =
      view.frame.Enter({.id = id, .role = ui::Role::kList, .name = title, .rect = *rest});
  for (int i = 0; i < faults.size(); ++i) {
    const v1::ImportFault& fault = faults.Get(i);
    std::string place = fault.file();
    if (fault.line() > 0) {
      place +=
          ", " + view.T(Message::kColumnLine) + " " + text::FormatInteger(fault.line(), language);
    }
    if (!fault.column().empty()) place += ", " + fault.column();
    const std::string item_id = std::to_string(i);
    const auto item = view.frame.Enter({.id = item_id, .role = ui::Role::kListItem, .rect = *rest});
    ui::Text(view.frame,
             {.text = place, .rect = ui::CutTop(rest, 20), .style = ui::TextStyle::kBodyStrong});
    const std::string reason = InLanguage(fault.reason(), language);
    const float used = ui::Text(view.frame, {.text = reason, .rect = *rest, .wrap = true});
    ui::CutTop(rest, used, 12);
  }
}

// Faults or warnings, each with its place and what is wrong.
void DrawFaults(const View& view, ui::Rect* rest, const char* id, const std::string& title,
                const Faults& faults, int count) {
  if (count == 0) return;
  ui::Heading(view.frame, {.text = title,
                           .rect = ui::CutTop(rest, 24, 8),
                           .level = 2,
                           .style = ui::TextStyle::kSection});
  if (view.frame.compact()) {
    DrawFaultList(view, rest, id, title, faults);
  } else {
    DrawFaultTable(view, rest, id, title, faults);
  }
  if (count > faults.size()) {
    const std::string more = view.T(
        Message::kMoreFaults, {text::FormatInteger(count - faults.size(), view.frame.language())});
    ui::Text(view.frame, {.text = more, .rect = ui::CutTop(rest, 20), .color = view.theme().muted});
  }
  ui::CutTop(rest, 12);
}

void DrawPreview(const View& view, ui::Rect* rest) {
  const app::ImportModel& import = view.model.import;
  const v1::ImportApplicationsResponse& preview = *import.preview;
  const text::Language language = view.frame.language();
  if (import.applied) {
    Notice(view, rest, "applied", view.T(Message::kImportDoneTitle),
           view.T(Message::kImportDoneWords), ui::Tone::kGood);
  } else if (preview.fault_count() > 0) {
    Notice(view, rest, "refused",
           view.T(preview.fault_count() == 1 ? Message::kOneFault : Message::kFaults,
                  {text::FormatInteger(preview.fault_count(), language)}),
           view.T(Message::kFaultsWords), ui::Tone::kBad);
  }
  const std::string faults = view.T(Message::kFaultsHeading);
  DrawFaults(view, rest, "faults", faults, preview.faults(), preview.fault_count());
  if (preview.summaries_size() > 0) DrawSummaries(view, rest);
  const std::string warnings = view.T(Message::kWarningsHeading);
  DrawFaults(view, rest, "warnings", warnings, preview.warnings(), preview.warning_count());
  ui::Rect buttons = ui::CutTop(rest, view.frame.control_height(), 16);
  if (import.applied) {
    const std::string label = view.T(Message::kToMatching);
    const float width = ui::ButtonWidth(view.frame, label);
    if (ui::Button(view.frame, {.id = "to-matching",
                                .label = label,
                                .rect = ui::CutLeft(&buttons, width, 12),
                                .kind = ui::ButtonKind::kPrimary})) {
      view.Send(app::Go{{app::Screen::kMatching, view.model.route.round, ""}});
    }
  } else {
    const float width = CommandButtonWidth(view, app::Command::kConfirmImport, true);
    CommandButton(view, {.command = app::Command::kConfirmImport,
                         .rect = ui::CutLeft(&buttons, width, 12),
                         .kind = ui::ButtonKind::kPrimary,
                         .icon = ui::Icon::kUpload});
  }
  const float width = CommandButtonWidth(view, app::Command::kClearImport);
  CommandButton(view,
                {.command = app::Command::kClearImport, .rect = ui::CutLeft(&buttons, width)});
}

// The files are read by the browser, checked by the server, and stored when that is wanted: the bar
// shows which of the steps are behind. How far the server is within one it does not tell.
constexpr int kSteps = 3;

void DrawBusy(const View& view, ui::Rect* rest, int step, Message name, Message words) {
  const text::Language language = view.frame.language();
  const std::string title = view.T(name);
  const std::string steps = view.T(Message::kImportStep, {text::FormatInteger(step, language),
                                                          text::FormatInteger(kSteps, language)}) +
                            ". " + view.T(words);
  const float used = ui::Text(
      view.frame, {.text = steps, .rect = *rest, .color = view.theme().muted, .wrap = true});
  ui::CutTop(rest, used, 8);
  ui::Progress(view.frame, {.id = "busy",
                            .name = title,
                            .rect = ui::CutTop(rest, 4, 16),
                            .part = static_cast<float>(step - 1) / kSteps});
  ui::Rect buttons = ui::CutTop(rest, view.frame.control_height(), 16);
  const float width = CommandButtonWidth(view, app::Command::kStopImport);
  CommandButton(view, {.command = app::Command::kStopImport, .rect = ui::CutLeft(&buttons, width)});
}

}  // namespace

void DrawImport(const View& view, const ui::Rect& rect) {
  if (!DrawLoading(view, view.model.board_loading, rect)) return;
  const app::ImportModel& import = view.model.import;
  ui::ScrollArea scroll(view.frame, {.id = "import-scroll", .rect = rect});
  const ui::Rect content = scroll.content();
  const float width = view.frame.compact() ? content.w - 32 : std::min(880.0f, content.w - 48);
  ui::Rect column{content.x + (content.w - width) / 2, content.y + 24, width, 10'000};
  const std::string title = view.T(Message::kImportTitle);
  ui::Heading(view.frame, {.text = title,
                           .rect = ui::CutTop(&column, 28, 8),
                           .level = 1,
                           .style = ui::TextStyle::kTitle});
  const std::string words = view.T(Message::kImportWords);
  const float used = ui::Text(
      view.frame, {.text = words, .rect = column, .color = view.theme().muted, .wrap = true});
  ui::CutTop(&column, used, 16);
  if (!app::MayEdit(view.model)) {
    Notice(view, &column, "may-not", view.T(Message::kMayOnlyLookTitle),
           view.T(Message::kMayNotImport), ui::Tone::kNeutral);
  } else {
    if (!import.preview) DrawDrop(view, &column);
    if (import.too_large) {
      Notice(view, &column, "too-large", view.T(Message::kTooLargeTitle),
             view.T(Message::kTooLargeWords), ui::Tone::kBad);
    }
    if (import.failure) {
      Notice(view, &column, "failure", view.T(Message::kImportFailed),
             app::FailureText(*import.failure, view.frame.language()), ui::Tone::kBad);
    }
    if (import.given_up) {
      Notice(view, &column, "given-up", view.T(Message::kImportGivenUpTitle),
             view.T(Message::kImportGivenUpWords), ui::Tone::kWarn);
    }
    if (import.checking) {
      DrawBusy(view, &column, 2, Message::kCheckingFiles, Message::kImportCheckingWords);
    }
    if (import.importing) {
      DrawBusy(view, &column, 3, Message::kImporting, Message::kImportStoringWords);
    }
    if (import.preview) DrawPreview(view, &column);
  }
  scroll.SetContentHeight(column.y + 24 - content.y);
}

}  // namespace parvis::views
