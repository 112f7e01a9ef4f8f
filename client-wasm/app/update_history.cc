// The history's dialog: what it shows is read when it opens, and followed while it is open.
#include <utility>

#include "client-wasm/app/update_parts.h"

namespace parvis::app {
namespace {

void Read(const Model& model, std::string page_token, Effects& effects) {
  CallListBoardEdits call;
  call.request.set_parent(model.history.board);
  call.request.set_page_token(std::move(page_token));
  effects.push_back(std::move(call));
}

void ReadFirst(Model& model, Effects& effects) {
  model.history.loading = {Load::kLoading, {}};
  Read(model, "", effects);
}

}  // namespace

void FollowHistory(Model& model, Effects& effects) {
  History& history = model.history;
  if (model.dialog != OpenDialog::kHistory || !model.board) {
    if (!history.board.empty()) history = {};
    return;
  }
  std::string board = RoundName(model.board->round_id) + "/board";
  if (history.board == board) return;
  history = {};
  history.board = std::move(board);
  ReadFirst(model, effects);
}

void OnReadHistory(Model& model, bool more, Effects& effects) {
  History& history = model.history;
  if (history.board.empty()) return;
  if (!more) return ReadFirst(model, effects);
  if (history.reading_more || history.next_page_token.empty()) return;
  history.reading_more = true;
  Read(model, history.next_page_token, effects);
}

void OnBoardEdits(Model& model, const BoardEditsAnswer& answer, Effects& effects) {
  History& history = model.history;
  if (answer.board != history.board) return;
  const bool first = answer.page_token.empty();
  if (!first && answer.page_token != history.next_page_token) return;
  if (!first) history.reading_more = false;
  if (const auto* failure = std::get_if<Failure>(&answer.outcome)) {
    if (failure->code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
    if (first) {
      history.loading = {Load::kFailed, *failure};
    } else {
      const auto words = [&](text::Language language) { return FailureText(*failure, language); };
      effects.push_back(Toast(model, words, Manner::kBad));
    }
    return;
  }
  const auto& page = std::get<v1::ListBoardEditsResponse>(answer.outcome);
  if (first) history.edits.clear();
  history.edits.insert(history.edits.end(), page.edits().begin(), page.edits().end());
  history.next_page_token = page.next_page_token();
  history.loading = {Load::kReady, {}};
}

void NoteInHistory(Model& model, const v1::Event& event, Effects& effects) {
  History& history = model.history;
  if (history.board.empty() || RoundId(event.round()) != RoundId(history.board)) return;
  if (history.loading.state == Load::kReady && AddToHistory(event, &history)) return;
  // What is being read may lack it.
  history.edits.clear();
  history.next_page_token.clear();
  history.reading_more = false;
  ReadFirst(model, effects);
}

}  // namespace parvis::app
