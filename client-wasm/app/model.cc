#include "client-wasm/app/model.h"

namespace parvis::app {

ShownPair ShownPairOf(const Model& model) {
  const Selection& selection = model.selection;
  if (!model.board || selection.person < 0) return {};
  const BoardSolver& solver = *model.board->solver;
  if (selection.is_mentor) {
    if (selection.counterpart >= 0) return {selection.counterpart, selection.person};
    const std::vector<int> adepts = solver.AdeptsOf(selection.person);
    return {adepts.empty() ? -1 : adepts.front(), selection.person};
  }
  if (selection.counterpart >= 0) return {selection.person, selection.counterpart};
  const matching::FormedPair* pair = solver.PairOfAdept(selection.person);
  return {selection.person, pair == nullptr ? -1 : pair->mentor};
}

BoardView ViewOf(const Model& model) {
  if (model.view != BoardView::kFitting) return model.view;
  return model.narrow ? BoardView::kList : BoardView::kCards;
}

bool MayEdit(const Model& model) {
  return model.session.role() == v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR;
}

bool BoardIsEditable(const Model& model) {
  return model.board && model.board->CanEdit() && MayEdit(model) && !model.publishing;
}

}  // namespace parvis::app
