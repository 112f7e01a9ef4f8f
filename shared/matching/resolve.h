// Re-solving `total` after one edit: pairs and dual prices are kept, and mended where the edit
// broke them, by about one shortest augmenting path.
//
// Sources: Hungarian method with a forward and a backward search (Mills-Tettey, Stentz, Dias, The
// dynamic Hungarian algorithm, 2007; Toroslu, Üçoluk, Incremental assignment problem, 2007), here
// with capacities, people who may stay alone, and lexicographic weights (compact_weight.h).
//
// Invariant, as proof.h: u + v >= w on every pair, equality on formed ones, u and v at least 0;
// and, between Restore() and the next change, u = 0 for rows that go without and v = 0 for columns
// with a free place. A change of the problem keeps the first three, by dissolving what is no longer
// tight, and leaves behind: rows that have to be placed again, columns with too many rows, and
// columns with a free place whose price is above 0.
//   - A row to be placed, or a column with too many, is the root of a *forward* search over
//     columns. It ends at a free place (whatever its price is: often the place that the edit
//     freed), or at a row that goes without.
//   - A free place that still has a price is the root of a *backward* search over rows, for who
//     gains most by it. It ends at a row without a column, at a column that is best left, or at
//     the root: the place stays free and loses its price.
// Each search mends one fault and makes none, so a change of one pair is one search forward and at
// most one backward.
//
// Cost: a search is one vector pass over a line of the matrix for each row or column that is
// nearer than the end; at worst O(rows * columns). No allocation.
#ifndef PARVIS_SHARED_MATCHING_RESOLVE_H_
#define PARVIS_SHARED_MATCHING_RESOLVE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "shared/matching/compact_weight.h"
#include "shared/matching/level_search.h"
#include "shared/matching/problem.h"
#include "shared/matching/score_matrix.h"

namespace parvis::matching {

// Owns a copy of the problem. One thread at a time.
class Resolver {
 public:
  struct Change {
    int32_t row;
    int32_t column_before;  // -1: it had none.
  };

  // All rows are out, no column has a place. Hashes as hash.h's, by row and column; without them
  // all ties are 0, and which of several optima is found is not determined.
  Resolver(ScoreMatrix scores, std::span<const uint64_t> row_hashes,
           std::span<const uint64_t> column_hashes);

  // Sets up a solved state, person by person: nothing is to be mended afterwards if the prices
  // prove the pairs best.
  void LoadRow(int row, int column, CompactWeight dual);
  void LoadColumn(int column, int32_t places, CompactWeight dual);

  // Changes of the problem. Pairs and prices are not the best until Restore().
  void ChangeScore(int row, int column, int32_t score);  // Or kNotAllowed.
  void ChangePlaces(int column, int32_t places);
  void PutIn(int row);
  void TakeOut(int row);

  // Mends what the changes broke. False if a price outgrew CompactWeight: then pairs and prices are
  // worthless, and the caller solves afresh.
  [[nodiscard]] bool Restore();

  // The rows whose column is another than at the last call, in no order.
  const std::vector<Change>& TakeChanges();
  // Rows and columns whose price may be another since the last ForgetTouched(); with repetitions.
  const std::vector<int32_t>& touched_rows() const { return touched_rows_; }
  const std::vector<int32_t>& touched_columns() const { return touched_columns_; }
  void ForgetTouched();

  // Remember the state, and go back to it: for trying an edit out. Scores are not in it. Nothing
  // may be left to mend, log or tell.
  void Save();
  void GoBack();

  // What the changes since the last TakeChanges() add to the sum of the weights.
  int64_t ValueOfChanges() const;

  int rows() const { return scores_.rows(); }
  int columns() const { return scores_.columns(); }
  const ScoreMatrix& scores() const { return scores_; }
  const Side& row_side() const { return state_.rows; }
  const Side& column_side() const { return state_.columns; }
  bool is_in(int row) const { return state_.in[row]; }
  int column_of(int row) const { return state_.column_of[row]; }
  int32_t places(int column) const { return state_.places[column]; }
  bool HasFreePlace(int column) const { return state_.taken[column] < state_.places[column]; }
  // The rows of a column, one after the other; -1 at the end.
  int first_row(int column) const { return state_.first[column]; }
  int next_row(int row) const { return state_.next[row]; }
  // Prices; 0 for a row that is out.
  CompactWeight RowDual(int row) const { return state_.rows.Dual(row); }
  CompactWeight ColumnDual(int column) const { return state_.columns.Dual(column); }

 private:
  // What changes by solving, apart from the scores.
  struct State {
    Side rows;
    Side columns;
    std::vector<uint8_t> in;         // By row.
    std::vector<int32_t> column_of;  // By row; -1 if none.
    std::vector<int32_t> next;       // By row: the next row of the same column; -1 at the end.
    std::vector<int32_t> previous;   // By row.
    std::vector<int32_t> first;      // By column: its first row; -1 if it has none.
    std::vector<int32_t> places;     // By column.
    std::vector<int32_t> taken;      // By column.
  };

  CompactWeight WeightOf(int row, int column) const;
  void Link(int row, int column);
  void Unlink(int row);
  void Move(int row, int column);
  void Place(int row);  // The row has no column and is to be placed.
  void AddToRow(int row, CompactWeight change);
  void AddToColumn(int column, CompactWeight change);

  // Searches over columns, from a row that is to be placed, or from a column with too many rows;
  // if there is a free place that still has a price, from that at the same time.
  void Forward(int root_row, int root_column);
  void BeginForward(int root_row, int root_column);
  bool StepForward(int root_column);  // False if nothing is nearer than the end.
  void ScanColumn(int column, CompactWeight distance);
  void RelaxRow(int row, CompactWeight distance);
  // Moves every price that is nearer than `radius` by what it is nearer.
  void SetForwardPrices(int root_row, int root_column, CompactWeight radius);
  void AugmentForward(int root_row, int root_column);

  // Searches over rows, for a free place of the column. True if a row got it.
  bool Backward(int root_column);
  void BeginBackward(int root_column);
  int StepBackward();  // The row taken; -1 if none is nearer than the end.
  void RelaxColumn(int column, int via_row, CompactWeight distance);
  void SetBackwardPrices(CompactWeight radius);
  void AugmentBackward(int root_column);

  // meet.cc: both at once.
  int VacancyWithPrice() const;
  bool SearchBoth(int root_column, int vacancy, CompactWeight* forward_radius);
  void OfferMeeting(int column, CompactWeight forward, CompactWeight backward);
  void AugmentBoth(int root_row, int root_column, int vacancy);

  ScoreMatrix scores_;
  bool with_ties_;
  State state_;
  State saved_;

  // To be mended.
  std::vector<int32_t> rows_to_place_;
  std::vector<int32_t> overfull_;
  std::vector<int32_t> vacant_;
  bool outgrown_ = false;

  // What changed.
  std::vector<Change> log_;
  std::vector<Change> changes_;
  std::vector<uint8_t> logged_;  // By row.
  std::vector<int32_t> touched_rows_;
  std::vector<int32_t> touched_columns_;

  // One search.
  LevelSearch column_search_;
  LevelSearch row_search_;
  int end_column_ = -1;  // Forward: the free place.
  int end_row_ = -1;     // The row that goes without.
  // The column, reached from both ends, over which a free place is reached.
  int meeting_column_ = -1;
  // Backward: the row from which the path goes to the free place.
  int taking_row_ = -1;
  std::vector<int32_t> relaxed_;           // Backward: columns, the root first.
  std::vector<CompactWeight> relaxed_at_;  // By column: its distance, if it is relaxed.
  std::vector<int32_t> via_;               // By column: the row by which it was relaxed.
  std::vector<uint8_t> is_relaxed_;        // By column.
  bool searching_both_ = false;
  std::vector<int32_t> on_path_;  // Columns.
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_RESOLVE_H_
