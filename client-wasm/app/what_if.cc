#include "client-wasm/app/what_if.h"

#include <utility>

#include "client-wasm/app/model.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/board_texts.h"

namespace parvis::app {
namespace {

using rules::BoardState;

// Makes each part by itself, so that one that cannot be made takes no other with it.
class Parts {
 public:
  Parts(BoardState* state, const rules::BoardPeople& people) : state_(state), people_(people) {}

  template <typename List, typename Add>
  void Each(const List& list, Add add) {
    for (const auto& part : list) {
      v1::BoardChange change;
      *add(&change) = part;
      state_->Apply(change, people_);
    }
  }

 private:
  BoardState* state_;
  const rules::BoardPeople& people_;
};

}  // namespace

Overlay OverlayOn(const BoardState& board, const v1::BoardChange& wanted,
                  const rules::BoardPeople& people) {
  using Change = v1::BoardChange;
  Overlay overlay{board, {}, {}};
  Parts parts(&overlay.state, people);
  parts.Each(wanted.removed_pins(), [](Change* change) { return change->add_removed_pins(); });
  parts.Each(wanted.removed_forbids(),
             [](Change* change) { return change->add_removed_forbids(); });
  Change parameters;
  for (const v1::ParameterChange& part : wanted.parameters()) {
    parameters.MergeFrom(
        rules::SetParameterChange(overlay.state, part.parameter(), part.new_value()));
  }
  if (!rules::IsEmpty(parameters)) overlay.refusal = overlay.state.Apply(parameters, people);
  parts.Each(wanted.returned_adepts(),
             [](Change* change) { return change->add_returned_adepts(); });
  parts.Each(wanted.returned_mentors(),
             [](Change* change) { return change->add_returned_mentors(); });
  parts.Each(wanted.parked_adepts(), [](Change* change) { return change->add_parked_adepts(); });
  parts.Each(wanted.parked_mentors(), [](Change* change) { return change->add_parked_mentors(); });
  parts.Each(wanted.added_pins(), [](Change* change) { return change->add_added_pins(); });
  parts.Each(wanted.added_forbids(), [](Change* change) { return change->add_added_forbids(); });
  overlay.wanted = rules::ChangeBetween(board, overlay.state);
  *overlay.wanted.mutable_parameters() = parameters.parameters();
  return overlay;
}

v1::BoardChange WithParameter(const BoardState& board, v1::BoardChange wanted,
                              v1::Parameter parameter, int32_t value) {
  v1::BoardChange others = wanted;
  others.clear_parameters();
  for (const v1::ParameterChange& part : wanted.parameters()) {
    if (part.parameter() != parameter) *others.add_parameters() = part;
  }
  others.MergeFrom(rules::SetParameterChange(board, parameter, value));
  return others;
}

int32_t ControlValue(const BoardModel& board, v1::Parameter parameter) {
  if (board.draft) {
    for (const v1::ParameterChange& part : board.draft->wanted.parameters()) {
      if (part.parameter() == parameter) return part.new_value();
    }
  }
  return rules::ParameterValue(board.replica->shown().policy(), parameter);
}

std::string DraftRefusalWords(const BoardModel& board, text::Language language) {
  if (!board.draft || !board.draft->refusal) return "";
  const auto name = [&board](std::string_view id) -> std::string {
    const int adept = board.solver->AdeptIndex(id);
    if (adept >= 0) return board.board.adepts(adept).display_name();
    const int mentor = board.solver->MentorIndex(id);
    return mentor >= 0 ? board.board.mentors(mentor).display_name() : std::string(id);
  };
  return rules::RefusalText(*board.draft->refusal, name, board.board.policy().institution_term(),
                            language);
}

DraftEffect EffectOfDraft(const BoardModel& board) {
  const Figures before = FiguresOf(board.own().matching());
  const Figures after = FiguresOf(board.solver->matching());
  DraftEffect effect;
  effect.pairs_gained = after.pairs - before.pairs;
  effect.points_gained = after.total - before.total;
  if (before.lowest && after.lowest) effect.lowest_gained = *after.lowest - *before.lowest;
  const auto& was = board.own().matching().mentor_of;
  const auto& is = board.solver->matching().mentor_of;
  for (std::size_t i = 0; i < was.size(); ++i) effect.moved += was[i] != is[i] ? 1 : 0;
  return effect;
}

Figures FiguresOf(const matching::Matching& matching) {
  return {static_cast<int>(matching.pairs.size()), matching.Total(), matching.Lowest()};
}

std::optional<BoardState> StateUnder(const BoardModel& board, v1::Objective objective) {
  BoardState other = board.state();
  const v1::BoardChange change =
      rules::SetParameterChange(other, v1::PARAMETER_OBJECTIVE, objective);
  if (other.Apply(change, board.own())) return std::nullopt;
  return other;
}

std::optional<Figures> FiguresUnder(const BoardModel& board, v1::Objective objective) {
  if (rules::ParameterValue(board.policy(), v1::PARAMETER_OBJECTIVE) == objective) {
    return FiguresOf(board.solver->matching());
  }
  const std::optional<BoardState> other = StateUnder(board, objective);
  if (!other) return std::nullopt;
  const absl::StatusOr<std::unique_ptr<BoardSolver>> solver = board.solver->With(*other);
  if (!solver.ok()) return std::nullopt;
  return FiguresOf((*solver)->matching());
}

}  // namespace parvis::app
