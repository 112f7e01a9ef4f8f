// The matrix in words: a table of the cells in sight, at most a few hundred, with the true numbers
// of rows and columns; the cell that the keyboard is on is a button.
#include <string>

#include "absl/hash/hash.h"
#include "client-wasm/app/board_facts.h"
#include "client-wasm/canvas/matrix_parts.h"
#include "client-wasm/canvas/person_words.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

using text::FormatScore;
using text::Message;
using ui::Role;

// More cells than these, in each direction, nobody reads one by one.
constexpr int kToldRows = 24;
constexpr int kToldColumns = 16;
// The camera rests once it has not moved for so long.
constexpr double kRestMs = 180;

ui::SemanticNode NodeOf(Role role, std::string id, std::string name, const ui::Rect& bounds) {
  ui::SemanticNode node;
  node.role = role;
  node.id = std::move(id);
  node.name = std::move(name);
  node.bounds = bounds;
  return node;
}

// While the camera moves the table stays as it is: words are for when one looks.
void ChooseTold(const Matrix& matrix, CellRef cursor) {
  MatrixState& state = matrix.state;
  const double now = matrix.frame.surroundings().now_ms;
  if (!(state.camera == state.rested)) {
    state.rested = state.camera;
    state.rests_since_ms = now;
  }
  const bool told_before = state.told.cells() > 0 && state.told.end_row <= state.layout.rows() &&
                           state.told.end_column <= state.layout.columns();
  if (told_before && now < state.rests_since_ms + kRestMs) {
    matrix.frame.WakeAt(state.rests_since_ms + kRestMs);
    return;
  }
  state.told = Around(state.layout, matrix.range, cursor, kToldRows, kToldColumns);
}

void AddHeader(const Matrix& matrix) {
  const CellRange& told = matrix.state.told;
  const float top = matrix.rect.y;
  ui::SemanticNode row = NodeOf(Role::kRow, "header", "", {matrix.rect.x, top, matrix.rect.w, 24});
  row.row_index = 1;
  const auto open = matrix.frame.EnterNode(std::move(row));
  ui::SemanticNode corner =
      NodeOf(Role::kColumnHeader, "corner", matrix.frame.T(Message::kColumnAdept),
             {matrix.rect.x, top, matrix.cells.x - matrix.rect.x, 24});
  corner.column_index = 1;
  matrix.frame.Node(std::move(corner));
  for (int column = told.first_column; column < told.end_column; ++column) {
    const v1::MatchingPerson& person =
        matrix.Mentor(matrix.state.layout.mentors[static_cast<std::size_t>(column)]);
    ui::SemanticNode cell = NodeOf(Role::kColumnHeader, person.id(), NameWithCode(person),
                                   {matrix.ColumnX(column), top, kCellWidth * matrix.scale(), 24});
    cell.column_index = column + 2;
    matrix.frame.Node(std::move(cell));
  }
}

void AddRow(const Matrix& matrix, int row, CellRef stop) {
  const CellRange& told = matrix.state.told;
  const v1::MatchingPerson& person =
      matrix.Adept(matrix.state.layout.adepts[static_cast<std::size_t>(row)]);
  const ui::Rect first = matrix.OnScreen(row, told.first_column);
  ui::SemanticNode node =
      NodeOf(Role::kRow, person.id(), "", {matrix.rect.x, first.y, matrix.rect.w, first.h});
  node.row_index = row + 2;
  const auto open = matrix.frame.EnterNode(std::move(node));
  ui::SemanticNode header =
      NodeOf(Role::kRowHeader, "adept", NameWithCode(person),
             {matrix.rect.x, first.y, matrix.cells.x - matrix.rect.x, first.h});
  header.column_index = 1;
  matrix.frame.Node(std::move(header));
  for (int column = told.first_column; column < told.end_column; ++column) {
    const CellRef pair = matrix.PairAt(row, column);
    const ui::Rect place = matrix.OnScreen(row, column);
    const bool is_stop = pair == stop;
    ui::SemanticNode cell = NodeOf(Role::kCell, matrix.Mentor(pair.mentor).id(),
                                   is_stop ? std::string() : CellWords(matrix, pair), place);
    cell.column_index = column + 2;
    const auto inside = matrix.frame.EnterNode(std::move(cell));
    if (!is_stop) continue;
    ui::SemanticNode button = NodeOf(Role::kButton, "pick", CellName(matrix, pair), place);
    button.roving = true;
    button.tab_stop = true;
    button.pressed = pair == matrix.shown ? ui::Toggle::kOn : ui::Toggle::kOff;
    matrix.frame.Node(std::move(button));
  }
}

}  // namespace

std::string CellNodeId(const Matrix& matrix, CellRef pair) {
  return "table/" + matrix.Adept(pair.adept).id() + "/" + matrix.Mentor(pair.mentor).id() + "/pick";
}

std::string CellWords(const Matrix& matrix, CellRef pair) {
  const app::BoardSolver& solver = *matrix.board.solver;
  const text::Language language = matrix.frame.language();
  const matching::RuleSet refusals = solver.Refusals(pair.adept, pair.mentor);
  if (!refusals.Empty()) {
    return matrix.frame.T(Message::kMatrixRefused,
                          {app::RuleWords(matrix.board, refusals, language)});
  }
  std::string words = matrix.frame.T(
      Message::kPoints, {FormatScore(solver.Explain(pair.adept, pair.mentor).score, language)});
  if (solver.IsForbidden(pair.adept, pair.mentor)) {
    words += ", " + matrix.frame.T(Message::kForbiddenByHand);
  }
  if (matrix.IsFormed(pair)) words += ", " + matrix.frame.T(Message::kMatrixPair);
  if (solver.IsPinned(pair.adept, pair.mentor)) {
    words += ", " + matrix.frame.T(Message::kPinnedWord);
  }
  const rules::Mark& mark = app::MarkOf(matrix.board, pair.adept, pair.mentor);
  if (mark.kind) words += ", " + app::MarkWord(mark.kind, language);
  return words;
}

std::string CellName(const Matrix& matrix, CellRef pair) {
  return matrix.frame.T(Message::kMatrixCell,
                        {NameWithCode(matrix.Adept(pair.adept)),
                         NameWithCode(matrix.Mentor(pair.mentor)), CellWords(matrix, pair)});
}

void AddNodes(const Matrix& matrix, ui::Surface& surface) {
  MatrixState& state = matrix.state;
  if (state.layout.rows() == 0 || state.layout.columns() == 0) return;
  ChooseTold(matrix, state.cursor);
  const CellRange& told = state.told;
  if (told.cells() == 0) return;
  const int row = matrix.RowOf(state.cursor);
  const int column = matrix.ColumnOf(state.cursor);
  const bool in_told = row >= told.first_row && row < told.end_row && column >= told.first_column &&
                       column < told.end_column;
  const CellRef stop = in_told ? state.cursor : matrix.PairAt(told.first_row, told.first_column);
  const uint64_t version =
      absl::HashOf(told.first_row, told.end_row, told.first_column, told.end_column, stop.adept,
                   stop.mentor, matrix.shown.adept, matrix.shown.mentor, matrix.board.generation,
                   state.layouts, static_cast<int>(matrix.frame.language()));
  if (surface.Keep(version)) return;
  ui::SemanticNode table =
      NodeOf(Role::kTable, "table", matrix.frame.T(Message::kMatrixTable), matrix.rect);
  table.row_count = state.layout.rows() + 1;
  table.column_count = state.layout.columns() + 1;
  const auto open = matrix.frame.EnterNode(std::move(table));
  AddHeader(matrix);
  for (int at = told.first_row; at < told.end_row; ++at) AddRow(matrix, at, stop);
}

}  // namespace parvis::canvas
