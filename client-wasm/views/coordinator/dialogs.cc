// The dialogs of the matching screen: sending out, which asks first, and choosing a counterpart.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/app/people_filter.h"
#include "client-wasm/canvas/person_words.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

void DrawPublishDialog(const View& view, ViewState& state) {
  const app::BoardFacts& facts = FactsFor(view, state).facts;
  const text::Language language = view.frame.language();
  const std::string pairs = text::FormatInteger(facts.pairs, language);
  const std::string title = view.T(Message::kPublishTitle);
  const std::string what =
      view.T(facts.pairs == 1 ? Message::kPublishOne : Message::kPublishWhat, {pairs});
  const auto unpaired = static_cast<int64_t>(facts.unpaired_adepts.size());
  const std::string without =
      unpaired == 0 ? std::string()
                    : view.T(unpaired == 1 ? Message::kPublishOneWithout : Message::kPublishWithout,
                             {text::FormatInteger(unpaired, language)});
  const float width = std::min(480.0f, view.frame.viewport().w - 32);
  const float inner = width - 48;
  ui::Painter& painter = view.frame.painter();
  float height = painter.TextHeight(what, ui::TextStyle::kReading, inner) + 8;
  if (!without.empty()) {
    height += painter.TextHeight(without, ui::TextStyle::kReading, inner) + 12;
  }
  ui::Dialog dialog(
      view.frame,
      {.id = "publish", .title = title, .width = width, .height = height, .alert = true});
  ui::Rect body = dialog.body();
  const float used = ui::Text(
      view.frame, {.text = what, .rect = body, .style = ui::TextStyle::kReading, .wrap = true});
  ui::CutTop(&body, used, 12);
  if (!without.empty()) {
    ui::Text(view.frame, {.text = without,
                          .rect = body,
                          .style = ui::TextStyle::kReading,
                          .color = view.theme().warn,
                          .wrap = true});
  }
  ui::Rect buttons = dialog.buttons();
  const std::string confirm_label = view.T(
      facts.pairs == 1 ? Message::kPublishConfirmOne : Message::kPublishConfirmMany, {pairs});
  const float confirm_width = ui::ButtonWidth(view.frame, confirm_label, true);
  const ui::Rect confirm = ui::CutRight(&buttons, confirm_width, 12);
  const float cancel_width = CommandButtonWidth(view, app::Command::kCloseDialog);
  CommandButton(
      view, {.command = app::Command::kCloseDialog, .rect = ui::CutRight(&buttons, cancel_width)});
  if (ui::Button(view.frame,
                 {.id = "confirm",
                  .label = confirm_label,
                  .rect = confirm,
                  .kind = ui::ButtonKind::kPrimary,
                  .icon = ui::Icon::kSend,
                  .disabled = !app::IsEnabled(view.model, app::Command::kConfirmPublish)})) {
    view.Run(app::Command::kConfirmPublish);
  }
  if (dialog.dismissed()) view.Run(app::Command::kCloseDialog);
}

const v1::MatchingPerson& OtherOf(const View& view, const app::Alternative& alternative) {
  const v1::Board& board = view.model.board->board;
  return view.model.selection.is_mentor ? board.adepts(alternative.adept)
                                        : board.mentors(alternative.mentor);
}

std::vector<app::Alternative> Found(const View& view, const std::string& search) {
  const app::Selection& selection = view.model.selection;
  const std::string query = app::Folded(search);
  std::vector<app::Alternative> found =
      app::AlternativesOf(*view.model.board->solver, selection.is_mentor, selection.person);
  std::erase_if(found, [&](const app::Alternative& alternative) {
    return !app::IsNamed(OtherOf(view, alternative), query, "");
  });
  return found;
}

std::string SecondWords(const View& view, const app::Alternative& alternative) {
  const v1::MatchingPerson& other = OtherOf(view, alternative);
  if (!alternative.allowed()) {
    return other.institution() + " · " +
           app::RuleWords(*view.model.board, alternative.refusals, view.frame.language());
  }
  std::string words =
      canvas::SecondLine(other, !view.model.selection.is_mentor, view.frame.language());
  if (alternative.formed) words = view.T(Message::kPairNow) + " · " + words;
  if (alternative.forbidden) words = view.T(Message::kChipForbidden) + " · " + words;
  return words;
}

// True when it is chosen.
bool DrawCandidate(const View& view, const app::Alternative& alternative, ui::Rect place) {
  const v1::MatchingPerson& other = OtherOf(view, alternative);
  const ui::Theme& theme = view.theme();
  const std::string second = SecondWords(view, alternative);
  const std::string figure = alternative.score
                                 ? text::FormatScore(*alternative.score, view.frame.language())
                                 : view.T(Message::kNo);
  const bool possible = alternative.allowed() && !alternative.pinned;
  ui::SemanticNode node;
  node.id = other.id();
  node.role = ui::Role::kButton;
  node.name = other.display_name() + ", " + second + ", " + figure;
  node.bounds = place;
  node.disabled = !possible;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  ui::Painter& painter = view.frame.painter();
  if (heard.hovered && possible) painter.FillRect(place, theme.hover, ui::kRadiusControl);
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusControl);
  ui::Rect inside = ui::Inset(place, 10, 0);
  ui::TextOptions options;
  options.style = possible ? ui::TextStyle::kBodyStrong : ui::TextStyle::kBody;
  options.color = possible ? theme.text : theme.muted;
  options.align = ui::Align::kRight;
  painter.Text(figure, ui::CutRight(&inside, 56, 8), options);
  const ui::Rect bar = ui::LeftMiddle(ui::CutLeft(&inside, 3, 9), 3, 26);
  painter.FillRect(bar, canvas::InstitutionColor(*view.model.board, other.institution(), theme),
                   1.5f);
  options.align = ui::Align::kLeft;
  options.style = ui::TextStyle::kBody;
  painter.Text(other.display_name(), {inside.x, place.y + 5, inside.w, 20}, options);
  options.style = ui::TextStyle::kCaption;
  options.color = theme.muted;
  painter.Text(second, {inside.x, place.y + 25, inside.w, 16}, options);
  return heard.activated && possible;
}

void DrawMatchDialog(const View& view, ViewState& state) {
  const app::Selection& selection = view.model.selection;
  const v1::Board& board = view.model.board->board;
  const v1::MatchingPerson& person =
      selection.is_mentor ? board.mentors(selection.person) : board.adepts(selection.person);
  const bool opened = !state.match_dialog_open;
  if (opened) state.match_search.clear();
  state.match_dialog_open = true;
  const std::string title = view.T(Message::kMatchTitle, {person.display_name()});
  const ui::Rect window = view.frame.viewport();
  ui::Dialog dialog(view.frame, {.id = "match",
                                 .title = title,
                                 .width = std::min(520.0f, window.w - 24),
                                 .height = std::min(460.0f, window.h - 180)});
  ui::Rect body = dialog.body();
  const std::string label =
      view.T(selection.is_mentor ? Message::kSearchAdept : Message::kSearchMentor);
  ui::TextFieldArgs field;
  field.id = "search";
  field.label = label;
  field.placeholder = label;
  field.rect = ui::CutTop(&body, view.frame.control_height(), 12);
  field.label_above = false;
  field.search = true;
  const ui::TextFieldResult typed = ui::TextField(view.frame, field, &state.match_search);
  if (opened) view.frame.Focus("search");
  const std::vector<app::Alternative> found = Found(view, state.match_search);
  const app::Alternative* chosen = nullptr;
  if (typed.submitted && !found.empty() && found.front().allowed() && !found.front().pinned) {
    chosen = &found.front();
  }
  constexpr float kRow = 46;
  {
    ui::ScrollArea scroll(
        view.frame,
        {.id = "people", .rect = body, .content_height = kRow * static_cast<float>(found.size())});
    ui::Rect column = scroll.content();
    for (const app::Alternative& alternative : found) {
      if (DrawCandidate(view, alternative, ui::CutTop(&column, kRow))) chosen = &alternative;
    }
  }
  if (found.empty()) {
    const std::string nobody = view.T(Message::kNobodyFoundTitle);
    ui::Text(view.frame,
             {.text = nobody, .rect = ui::CutTop(&body, 20), .color = view.theme().muted});
  }
  const ui::Rect buttons = dialog.buttons();
  const float width = CommandButtonWidth(view, app::Command::kCloseDialog);
  CommandButton(view, {.command = app::Command::kCloseDialog,
                       .rect = ui::RightMiddle(buttons, width, buttons.h)});
  if (chosen != nullptr) {
    view.Run(app::Command::kCloseDialog);
    view.Send(app::PinPair{chosen->adept, chosen->mentor});
  } else if (dialog.dismissed()) {
    view.Run(app::Command::kCloseDialog);
  }
}

}  // namespace

void DrawMatchingDialogs(const View& view, ViewState& state) {
  const app::OpenDialog open = view.model.dialog;
  if (open != app::OpenDialog::kMatchWith) state.match_dialog_open = false;
  if (open == app::OpenDialog::kPublish) DrawPublishDialog(view, state);
  if (open == app::OpenDialog::kHistory) DrawHistoryDialog(view);
  if (open == app::OpenDialog::kParkPinned) DrawParkPinnedDialog(view);
  if (open == app::OpenDialog::kMinutes) DrawMinutesDialog(view);
  if (open == app::OpenDialog::kMatchWith && view.model.selection.person >= 0) {
    DrawMatchDialog(view, state);
  }
}

}  // namespace parvis::views
