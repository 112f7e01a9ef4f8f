// A face of matchings kept as rows of bits, and components on it that count a pair 0 or 1.
//
// A component marks some pairs; among the matchings of the face (face.h tells what that is) those
// with the fewest marked pairs are sought, and they are the face that remains. This is what the
// components of `fairest` are (Huang, Kavitha, Mehlhorn, Michail, Fair matchings and related
// problems, Algorithmica 74, 2016): duals stay small integers, and a breadth-first search reads 64
// pairs at a time.
//
// Method: the rows of marked pairs are set free, and placed again by a primal-dual search (Kuhn's
// Hungarian method): phases of disjoint augmenting paths along pairs without slack, as Hopcroft and
// Karp's (SIAM J. Comput. 2, 1973); where none is left, the duals of what was reached move by one.
// Every row always has a column; a column that takes whoever stays alone is one of them. Places
// that need not be taken are held by the spare, one row that may have many of them.
// Invariant: u + v >= -[marked] on all pairs of the face, equal on formed ones.
// Cost: each phase O(pairs / 64 + rows + columns), phases as many as duals move, and a few.
#ifndef PARVIS_SHARED_MATCHING_BIT_FACE_H_
#define PARVIS_SHARED_MATCHING_BIT_FACE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "shared/matching/face.h"

namespace parvis::matching {

// Pairs row by row, columns rising, each with a score.
struct ScoredRows {
  struct Entry {
    int32_t column = 0;
    int32_t score = 0;
  };
  std::vector<std::size_t> row_begin{0};
  std::vector<Entry> entries;

  int rows() const { return static_cast<int>(row_begin.size()) - 1; }
  std::span<const Entry> Row(int row) const {
    return std::span(entries).subspan(row_begin[row], row_begin[row + 1] - row_begin[row]);
  }
};

class BitFace {
 public:
  struct RowColumn {
    int32_t row = 0;
    int32_t column = 0;
  };
  // A dual that is not 0.
  struct Dual {
    int32_t index = 0;
    int32_t value = 0;
  };
  struct Duals {
    std::vector<Dual> rows;     // Of any sign.
    std::vector<Dual> columns;  // The first that a column gets is above 0, or it must be full.
  };

  // The face of all matchings of these pairs that give every row a column, and a column at most so
  // many rows. `column_of` is one of them.
  BitFace(const ScoredRows& pairs, std::vector<int32_t> most, std::vector<int32_t> column_of);

  // Makes the fewest of the marked pairs formed. Pairs that are not in the face may stand here.
  Duals Avoid(std::span<const RowColumn> marked);
  // Takes all pairs below the score out of the face, as if it were one component that marks them,
  // if none of them needs to be formed. Else returns false, and the face is spoilt.
  bool KeepFrom(const ScoredRows& pairs, int32_t score);

  const std::vector<int32_t>& column_of() const { return column_of_; }
  // A column has either no place that may stay open, and least == most; or least == 0.
  const std::vector<int32_t>& least() const { return least_; }
  const std::vector<int32_t>& most() const { return most_; }
  // Calls visit(column) for the row's pairs in the face, columns rising.
  template <typename Visit>
  void ForRow(int row, Visit visit) const {
    for (std::size_t i = row_begin_[row]; i < row_end_[row]; ++i)
      ForBits(words_[i].index, words_[i].face, visit);
  }

 private:
  // The pairs of a row with 64 columns in sequence, from 64 * index.
  struct Word {
    int32_t index = 0;
    uint64_t face = 0;
    uint64_t marked = 0;  // A subset.
  };

  template <typename Visit>
  static void ForBits(int32_t index, uint64_t bits, Visit visit) {
    for (; bits != 0; bits &= bits - 1) visit(index * 64 + std::countr_zero(bits));
  }
  int rows() const { return static_cast<int>(column_of_.size()); }
  int columns() const { return static_cast<int>(most_.size()); }
  std::span<Word> WordsOf(int row) {
    return std::span(words_).subspan(row_begin_[row], row_end_[row] - row_begin_[row]);
  }
  std::span<uint64_t> ColumnsAt(int32_t price) {
    return std::span(columns_at_).subspan(std::size_t{1} * price * width_, width_);
  }
  // How many places of the column the spare has.
  int32_t HeldBySpare(int column) const { return most_[column] - load_[column] - open_[column]; }
  // The spare could have one more, without slack.
  bool SpareMayTake(int column) const {
    return least_[column] < most_[column] && price_[column] == spare_fall_ &&
           load_[column] + open_[column] > least_[column];
  }

  void Take(int row, int column);
  // Sets the row free, without opening its place.
  void Leave(int row);
  void SetFree(int row);
  Word* Find(int row, int column);
  // Marks the pairs and sets the rows free that have one.
  void Mark(std::span<const RowColumn> marked);
  void StartStage();
  // Takes marked pairs out, where no dual moved.
  void DropMarked();
  // Takes pairs with slack out, and reads the duals.
  Duals Settle();
  void SettleColumns(Duals& duals);

  // Searches from all free rows; returns whether one was placed.
  bool Phase();
  void Scan(int row);
  // Goes on over those who have the column. Returns false if a path has ended.
  bool Reach(int column, int root);
  // An open place that the spare may take: its column, or -1.
  int32_t EndOfSpare() const;
  void ReachSpare(int root);
  // Moves every row of the path that ends at the column's open place.
  void Augment(int column);
  // Moves the duals of all that the last phase reached.
  void MoveDuals();

  std::vector<std::size_t> row_begin_;
  std::vector<std::size_t> row_end_;
  std::vector<Word> words_;
  std::size_t width_;  // Words of a set of columns.
  std::vector<int32_t> least_;
  std::vector<int32_t> most_;
  std::vector<int32_t> column_of_;
  std::vector<int32_t> load_;   // By column: rows,
  std::vector<int32_t> open_;   // places that nobody has, not even the spare,
  std::vector<int32_t> first_;  // the first of its rows,
  std::vector<int32_t> next_;   // and by row: the next of its column's.
  std::vector<uint64_t> has_open_place_;
  std::vector<int32_t> free_;

  // One stage. Duals of rows are -fall_, of columns price_.
  std::vector<int32_t> marked_rows_;
  std::vector<int32_t> fall_;
  std::vector<int32_t> price_;
  std::vector<uint64_t> columns_at_;  // By price: a set of columns.
  std::vector<uint64_t> in_use_;      // Columns with a place.
  int32_t spare_fall_ = 0;
  bool duals_moved_ = false;

  // One phase.
  std::vector<uint64_t> unreached_;
  std::vector<int32_t> from_;  // By column: the row before it, or kSpare.
  std::vector<int32_t> root_;  // By reached row.
  std::vector<int32_t> queue_;
  std::vector<Word> found_;  // Columns that one row reaches.
  bool spare_reached_ = false;
  int32_t spare_from_ = 0;  // The column before the spare.
};

// The tight pairs of the first `rows` rows, as the search for the greatest sum of ties takes them.
// `tie_of(row, column)` is the tie value, or nothing where the column stands for going without.
template <typename TieOf>
Face FaceForTies(const BitFace& face, int32_t rows, const TieOf& tie_of) {
  Face ties;
  for (int32_t row = 0; row < rows; ++row) {
    bool may_stay_alone = false;
    face.ForRow(row, [&](int32_t column) {
      const std::optional<int32_t> tie = tie_of(row, column);
      if (tie.has_value()) {
        ties.edges.push_back({column, *tie});
      } else {
        may_stay_alone = true;
      }
    });
    ties.row_begin.push_back(ties.edges.size());
    ties.may_stay_alone.push_back(may_stay_alone);
  }
  ties.least = face.least();
  ties.most = face.most();
  return ties;
}

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_BIT_FACE_H_
