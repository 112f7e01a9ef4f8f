// What the matching meeting thinks of a pair: its mark and a comment.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/app/meeting.h"
#include "client-wasm/canvas/mark_look.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/parts.h"
#include "shared/base/characters.h"
#include "shared/base/limits.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

// In the order in which they are offered.
constexpr v1::PairMark::Kind kKinds[] = {v1::PairMark::KIND_UNSPECIFIED, v1::PairMark::KIND_CLEAR,
                                         v1::PairMark::KIND_DOUBTFUL, v1::PairMark::KIND_DISCUSS};

// What a field needs above it for its label.
constexpr float kLabel = 24;

void DrawReadOnly(const View& view, ui::Rect* rest, const rules::Mark& mark) {
  if (mark.kind == v1::PairMark::KIND_UNSPECIFIED) return;
  const std::string words = app::MarkWord(mark.kind, view.frame.language());
  ui::Chip(view.frame, {.text = words,
                        .at = rest->origin(),
                        .tone = canvas::MarkTone(mark.kind),
                        .icon = canvas::MarkIcon(mark.kind)});
  ui::CutTop(rest, ui::kChipHeight, 10);
  if (!mark.comment.empty()) {
    TextBlock(view, rest, mark.comment, ui::TextStyle::kBody, view.theme().text, 14);
  }
}

// Begins with what is saved; what somebody else writes is taken over as long as nothing is written
// here.
CommentDraft& DraftOf(const View& view, ViewState& state, const app::ShownPair& pair,
                      const rules::Mark& mark) {
  CommentDraft& draft = state.comment;
  const std::string& round = view.model.board->round_id;
  const bool other =
      draft.round != round || draft.adept != pair.adept || draft.mentor != pair.mentor;
  if (other || draft.written == draft.saved) {
    draft = {round, pair.adept, pair.mentor, mark.comment, mark.comment};
  } else if (draft.written == mark.comment) {
    draft.saved = mark.comment;
  }
  return draft;
}

bool IsTooLong(const std::string& comment) {
  return CountCharacters(comment) > limits::kMarkCommentCharacters;
}

void Save(const View& view, const CommentDraft& draft) {
  const rules::Mark& mark = app::MarkOf(*view.model.board, draft.adept, draft.mentor);
  if (mark.kind == v1::PairMark::KIND_UNSPECIFIED) return;
  view.Send(app::MarkPair{draft.adept, draft.mentor, mark.kind, draft.written});
}

}  // namespace

void SettleComment(const View& view, ViewState& state) {
  CommentDraft& draft = state.comment;
  if (draft.adept < 0) return;
  const app::ShownPair pair = app::ShownPairOf(view.model);
  const bool same_round = draft.round == view.model.board->round_id;
  if (same_round && draft.adept == pair.adept && draft.mentor == pair.mentor) return;
  const v1::Board& board = view.model.board->board;
  const bool still_there =
      same_round && draft.adept < board.adepts_size() && draft.mentor < board.mentors_size();
  if (still_there && draft.written != draft.saved && !IsTooLong(draft.written) &&
      app::BoardIsEditable(view.model)) {
    Save(view, draft);
  }
  draft = {};
}

void DrawComment(const View& view, ViewState& state, ui::Rect* rest, const app::ShownPair& pair) {
  const rules::Mark& mark = app::MarkOf(*view.model.board, pair.adept, pair.mentor);
  if (mark.kind == v1::PairMark::KIND_UNSPECIFIED) return;
  CommentDraft& draft = DraftOf(view, state, pair, mark);
  const float height = view.frame.control_height();
  const std::string label = view.T(Message::kComment);
  const std::string save = view.T(Message::kSaveComment);
  const bool too_long = IsTooLong(draft.written);
  const std::string error =
      too_long
          ? view.T(Message::kCommentTooLong,
                   {text::FormatInteger(limits::kMarkCommentCharacters, view.frame.language())})
          : std::string();
  ui::Rect place = ui::CutTop(rest, kLabel + height, too_long ? 28 : 14);
  const float save_width = ui::ButtonWidth(view.frame, save);
  const ui::Rect button = ui::CutRight(&place, save_width, 8);
  const ui::TextFieldResult typed = ui::TextField(
      view.frame, {.id = "comment", .label = label, .rect = place, .error = error}, &draft.written);
  const bool pressed =
      ui::Button(view.frame, {.id = "save-comment",
                              .label = save,
                              .rect = {button.x, button.bottom() - height, save_width, height},
                              .disabled = draft.written == mark.comment || too_long});
  // Both may come in one frame: the last letter and Enter.
  const bool changed = draft.written != mark.comment;
  if ((typed.submitted || pressed) && changed && !IsTooLong(draft.written)) Save(view, draft);
}

void DrawMark(const View& view, ViewState& state, ui::Rect* rest, const app::ShownPair& pair) {
  const rules::Mark& mark = app::MarkOf(*view.model.board, pair.adept, pair.mentor);
  if (!app::BoardIsEditable(view.model)) return DrawReadOnly(view, rest, mark);
  const std::string name = view.T(Message::kMark);
  const std::vector<std::string> options = {view.T(Message::kUnmarked), view.T(Message::kMarkClear),
                                            view.T(Message::kMarkDoubtful),
                                            view.T(Message::kMarkDiscuss)};
  const auto selected = std::find(std::begin(kKinds), std::end(kKinds), mark.kind);
  if (const std::optional<int> chosen =
          ui::Segments(view.frame, {.id = "mark",
                                    .name = name,
                                    .options = options,
                                    .selected = static_cast<int>(selected - std::begin(kKinds)),
                                    .rect = ui::CutTop(rest, view.frame.control_height(), 12),
                                    .by_words = true})) {
    const v1::PairMark::Kind kind = kKinds[*chosen];
    const bool unmarks = kind == v1::PairMark::KIND_UNSPECIFIED;
    view.Send(app::MarkPair{pair.adept, pair.mentor, kind, unmarks ? "" : mark.comment});
  }
  DrawComment(view, state, rest, pair);
  ui::CutTop(rest, 6);
}

}  // namespace parvis::views
