// The band over the board while a draft is shown: what it does, and what to do with it.
#include <algorithm>
#include <string>

#include "client-wasm/app/what_if.h"
#include "client-wasm/views/coordinator/what_if.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

// "12 byter mentor · −1 par · +120 poäng · lägsta +3,2": only what is different.
std::string EffectWords(const View& view) {
  const app::BoardModel& board = *view.model.board;
  const text::Language language = view.frame.language();
  // It is compared with the board's own pairs.
  if (!board.ShowsDraft() || board.awaited) return "";
  const app::DraftEffect effect = app::EffectOfDraft(board);
  std::string words = effect.moved == 0 ? view.T(Message::kDraftSame)
                                        : view.T(Message::kDraftMovesShort,
                                                 {text::FormatInteger(effect.moved, language)});
  const auto add = [&](bool differs, Message message, const std::string& figure) {
    if (differs) words += " · " + view.T(message, {figure});
  };
  add(effect.pairs_gained != 0, Message::kDraftPairs,
      text::FormatSigned(effect.pairs_gained, language));
  add(effect.points_gained != 0, Message::kDraftPoints,
      text::FormatSigned(effect.points_gained, language));
  add(effect.lowest_gained.value_or(0) != 0, Message::kDraftLowest,
      text::FormatScoreDifference(effect.lowest_gained.value_or(0), language));
  return words;
}

void DrawWork(const View& view, const ui::Rect& rect) {
  ui::Rect rest = rect;
  const float cancel = CommandButtonWidth(view, app::Command::kStopDraft);
  CommandButton(view, {.command = app::Command::kStopDraft,
                       .rect = ui::Centered(ui::CutRight(&rest, cancel, 12), cancel, 36)});
  const std::string name = view.T(Message::kDraftSolving);
  ui::Progress(view.frame, {.id = "draft-solving",
                            .name = name,
                            .rect = ui::RightMiddle(rest, std::min(160.0f, rest.w), 4),
                            .part = static_cast<float>(view.model.board->draft->work->done)});
}

}  // namespace

void DrawDraftBand(const View& view, ui::Rect* rest) {
  const app::BoardModel& board = *view.model.board;
  if (!board.draft) return;
  const ui::Theme& theme = view.theme();
  ui::Painter& painter = view.frame.painter();
  const std::string title = view.T(Message::kDraftBand);
  const std::string refusal = app::DraftRefusalWords(board, view.frame.language());
  const std::string effect = refusal.empty() ? EffectWords(view) : refusal;
  const float margin = view.frame.compact() ? 16.0f : 20.0f;
  const float apply = CommandButtonWidth(view, app::Command::kApplyDraft);
  const float discard = CommandButtonWidth(view, app::Command::kDiscardDraft);
  const float buttons = apply + discard + 12;
  const float height = view.frame.control_height();
  // Words and buttons beside each other, where there is room for both.
  constexpr float kRoomForWords = 320;
  const bool one_row = rest->w - 2 * margin - buttons - 28 >= kRoomForWords;
  const float words_width = rest->w - 2 * margin - 28 - (one_row ? buttons + 12 : 0);
  const float words_height = painter.TextHeight(title, ui::TextStyle::kBodyStrong, words_width) +
                             painter.TextHeight(effect, ui::TextStyle::kCardBody, words_width);
  const float inner = one_row ? std::max(words_height, height) : words_height + 8 + height;
  const ui::Rect band = ui::CutTop(rest, inner + 16);
  painter.FillRect(band, refusal.empty() ? theme.accent_soft : theme.ToneSoft(ui::Tone::kWarn));
  const std::string name = view.T(Message::kWhatIf);
  const auto scope =
      view.frame.Enter({.id = "draft", .role = ui::Role::kRegion, .name = name, .rect = band});
  ui::Rect inside = ui::Inset(band, margin, 8);
  ui::Rect actions = one_row ? ui::CutRight(&inside, buttons, 12) : ui::CutBottom(&inside, height);
  ui::CutLeft(&inside, 20, 8);
  ui::Rect words = one_row ? ui::LeftMiddle(inside, inside.w, words_height) : inside;
  painter.DrawIcon(refusal.empty() ? ui::Icon::kSliders : ui::Icon::kWarning,
                   {words.x - 28, words.y + 1, 18, 18},
                   refusal.empty() ? theme.accent : theme.ToneColor(ui::Tone::kWarn));
  // Read out as it changes.
  ui::SemanticNode node;
  node.id = "effect";
  node.role = ui::Role::kStatus;
  node.name = effect.empty() ? title : title + ". " + effect;
  node.bounds = words;
  view.frame.Node(std::move(node));
  ui::TextOptions options;
  options.style = ui::TextStyle::kBodyStrong;
  options.color = theme.text;
  ui::CutTop(&words, painter.TextWrapped(title, words, options));
  options.style = ui::TextStyle::kCardBody;
  painter.TextWrapped(effect, words, options);
  if (board.draft->work) return DrawWork(view, actions);
  const ui::Rect apply_place = ui::Centered(ui::CutRight(&actions, apply, 12), apply, height);
  const ui::Rect discard_place = ui::Centered(ui::CutRight(&actions, discard), discard, height);
  CommandButton(view, {.command = app::Command::kDiscardDraft, .rect = discard_place});
  CommandButton(view, {.command = app::Command::kApplyDraft,
                       .rect = apply_place,
                       .kind = ui::ButtonKind::kPrimary});
}

}  // namespace parvis::views
