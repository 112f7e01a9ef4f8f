#include "shared/matching/bit_face.h"

#include <algorithm>
#include <utility>

namespace parvis::matching {
namespace {

constexpr int32_t kFree = -1;
constexpr int32_t kSpare = -2;

uint64_t BitOf(int column) { return uint64_t{1} << (column & 63); }

}  // namespace

BitFace::BitFace(const ScoredRows& pairs, std::vector<int32_t> most, std::vector<int32_t> column_of)
    : width_((most.size() + 63) / 64),
      least_(most.size()),
      most_(std::move(most)),
      column_of_(std::move(column_of)),
      load_(columns()),
      open_(columns()),
      first_(columns(), kFree),
      next_(rows(), kFree),
      has_open_place_(width_),
      fall_(rows()),
      price_(columns()),
      in_use_(width_),
      from_(columns(), kFree),
      root_(rows(), kFree) {
  for (int row = 0; row < rows(); ++row) {
    row_begin_.push_back(words_.size());
    for (const ScoredRows::Entry entry : pairs.Row(row)) {
      if (words_.size() == row_begin_.back() || words_.back().index != entry.column / 64)
        words_.push_back({entry.column / 64, 0, 0});
      words_.back().face |= BitOf(entry.column);
    }
    row_end_.push_back(words_.size());
    Take(row, column_of_[row]);
  }
  for (int column = 0; column < columns(); ++column)
    if (most_[column] > 0) in_use_[column / 64] |= BitOf(column);
}

void BitFace::Take(int row, int column) {
  column_of_[row] = column;
  ++load_[column];
  next_[row] = first_[column];
  first_[column] = row;
}

void BitFace::Leave(int row) {
  const int32_t column = std::exchange(column_of_[row], kFree);
  --load_[column];
  int32_t* link = &first_[column];
  while (*link != row) link = &next_[*link];
  *link = next_[row];
}

void BitFace::SetFree(int row) {
  const int32_t column = column_of_[row];
  Leave(row);
  ++open_[column];
  has_open_place_[column / 64] |= BitOf(column);
  free_.push_back(row);
}

BitFace::Word* BitFace::Find(int row, int column) {
  const std::span<Word> words = WordsOf(row);
  const auto word = std::lower_bound(words.begin(), words.end(), column / 64,
                                     [](const Word& w, int32_t index) { return w.index < index; });
  const bool found =
      word != words.end() && word->index == column / 64 && (word->face & BitOf(column)) != 0;
  return found ? &*word : nullptr;
}

void BitFace::StartStage() {
  std::fill(fall_.begin(), fall_.end(), 0);
  std::fill(price_.begin(), price_.end(), 0);
  columns_at_ = in_use_;
  spare_fall_ = 0;
  duals_moved_ = false;
}

void BitFace::Mark(std::span<const RowColumn> marked) {
  marked_rows_.clear();
  for (const RowColumn pair : marked) {
    Word* const word = Find(pair.row, pair.column);
    if (word == nullptr) continue;
    word->marked |= BitOf(pair.column);
    if (marked_rows_.empty() || marked_rows_.back() != pair.row) marked_rows_.push_back(pair.row);
    if (column_of_[pair.row] == pair.column) SetFree(pair.row);
  }
}

BitFace::Duals BitFace::Avoid(std::span<const RowColumn> marked) {
  Mark(marked);
  if (!free_.empty()) {
    StartStage();
    while (!free_.empty())
      if (!Phase()) MoveDuals();
    if (duals_moved_) return Settle();
  }
  DropMarked();
  return {};
}

bool BitFace::KeepFrom(const ScoredRows& pairs, int32_t score) {
  for (int row = 0; row < rows(); ++row) {
    auto entry = pairs.Row(row).begin();
    for (Word& word : WordsOf(row)) {
      uint64_t keep = 0;
      while (entry->column / 64 < word.index) ++entry;
      for (; entry != pairs.Row(row).end() && entry->column / 64 == word.index; ++entry)
        keep |= uint64_t{entry->score >= score} << (entry->column & 63);
      const int32_t column = column_of_[row];
      if (column != kFree && column / 64 == word.index && (keep & BitOf(column)) == 0) SetFree(row);
      word.face &= keep;
    }
  }
  StartStage();
  while (!free_.empty())
    if (!Phase()) return false;
  return true;
}

void BitFace::DropMarked() {
  for (const int32_t row : marked_rows_)
    for (Word& word : WordsOf(row)) word.face &= ~std::exchange(word.marked, 0);
}

BitFace::Duals BitFace::Settle() {
  Duals duals;
  SettleColumns(duals);
  for (int row = 0; row < rows(); ++row) {
    if (fall_[row] != spare_fall_) duals.rows.push_back({row, spare_fall_ - fall_[row]});
    const std::size_t prices = columns_at_.size() / width_;
    const std::size_t fall = fall_[row];
    std::size_t kept = row_begin_[row];
    for (const Word& word : WordsOf(row)) {
      uint64_t tight = 0;
      if (fall < prices) tight |= ~word.marked & ColumnsAt(fall)[word.index];
      if (fall > 0) tight |= word.marked & ColumnsAt(fall - 1)[word.index];
      tight &= word.face & in_use_[word.index];
      if (tight != 0) words_[kept++] = {word.index, tight, 0};
    }
    row_end_[row] = kept;
  }
  return duals;
}

void BitFace::SettleColumns(Duals& duals) {
  for (int column = 0; column < columns(); ++column) {
    const int32_t dual = price_[column] - spare_fall_;
    if (dual == 0) continue;
    if (least_[column] < most_[column]) {
      if (dual < 0) {
        // Nobody has the column, or wants it at a price of 0: it is out.
        most_[column] = 0;
        in_use_[column / 64] &= ~BitOf(column);
        continue;
      }
      least_[column] = most_[column];
    }
    if (most_[column] > 0) duals.columns.push_back({column, dual});
  }
}

bool BitFace::Phase() {
  unreached_ = in_use_;
  queue_ = free_;
  spare_reached_ = false;
  for (const int32_t row : free_) root_[row] = row;
  for (std::size_t head = 0; head < queue_.size(); ++head)
    if (column_of_[root_[queue_[head]]] == kFree) Scan(queue_[head]);
  return std::erase_if(free_, [&](int32_t row) { return column_of_[row] != kFree; }) > 0;
}

void BitFace::Scan(int row) {
  const std::size_t prices = columns_at_.size() / width_;
  const std::size_t fall = fall_[row];
  found_.clear();
  for (const Word& word : WordsOf(row)) {
    uint64_t tight = 0;
    if (fall < prices) tight |= word.face & ~word.marked & ColumnsAt(fall)[word.index];
    if (fall > 0) tight |= word.marked & ColumnsAt(fall - 1)[word.index];
    tight &= unreached_[word.index];
    if (tight == 0) continue;
    if (const uint64_t ends = tight & has_open_place_[word.index]; ends != 0) {
      const int column = word.index * 64 + std::countr_zero(ends);
      from_[column] = row;
      return Augment(column);
    }
    found_.push_back({word.index, tight, 0});
  }
  for (const Word& word : found_) {
    for (uint64_t bits = word.face; bits != 0; bits &= bits - 1) {
      const int column = word.index * 64 + std::countr_zero(bits);
      if ((unreached_[word.index] & BitOf(column)) == 0) continue;  // By way of the spare.
      from_[column] = row;
      if (!Reach(column, root_[row])) return;
    }
  }
}

bool BitFace::Reach(int column, int root) {
  unreached_[column / 64] &= ~BitOf(column);
  if (!spare_reached_ && price_[column] == spare_fall_ && HeldBySpare(column) > 0) {
    spare_from_ = column;
    if (const int32_t end = EndOfSpare(); end != kFree) {
      from_[end] = kSpare;
      Augment(end);
      // Others may go this way too, as long as the spare can.
      unreached_[column / 64] |= BitOf(column);
      return false;
    }
    ReachSpare(root);
  }
  for (int32_t row = first_[column]; row != kFree; row = next_[row]) {
    root_[row] = root;
    queue_.push_back(row);
  }
  return true;
}

int32_t BitFace::EndOfSpare() const {
  for (std::size_t i = 0; i < width_; ++i) {
    for (uint64_t bits = has_open_place_[i]; bits != 0; bits &= bits - 1) {
      const int column = static_cast<int>(i) * 64 + std::countr_zero(bits);
      if (SpareMayTake(column)) return column;
    }
  }
  return kFree;
}

void BitFace::ReachSpare(int root) {
  spare_reached_ = true;
  for (int next = 0; next < columns(); ++next) {
    if ((unreached_[next / 64] & BitOf(next)) == 0 || !SpareMayTake(next)) continue;
    from_[next] = kSpare;
    Reach(next, root);
  }
}

void BitFace::Augment(int column) {
  // Others may end here too, as long as it has open places.
  if (--open_[column] == 0) {
    has_open_place_[column / 64] &= ~BitOf(column);
  } else {
    unreached_[column / 64] |= BitOf(column);
  }
  while (true) {
    const int32_t row = from_[column];
    if (row == kSpare) {
      column = spare_from_;
      continue;
    }
    const int32_t left = column_of_[row];
    if (left != kFree) Leave(row);
    Take(row, column);
    if (left == kFree) return;
    column = left;
  }
}

void BitFace::MoveDuals() {
  duals_moved_ = true;
  for (const int32_t row : queue_) ++fall_[row];
  // One more price than any column can have after this, so that it may be asked for.
  const int32_t highest = static_cast<int32_t>(columns_at_.size() / width_) - 1;
  columns_at_.resize(columns_at_.size() + width_);
  for (int32_t price = highest; price >= 0; --price) {
    for (std::size_t i = 0; i < width_; ++i) {
      const uint64_t reached = ColumnsAt(price)[i] & ~unreached_[i];
      ColumnsAt(price)[i] &= ~reached;
      ColumnsAt(price + 1)[i] |= reached;
    }
  }
  for (std::size_t i = 0; i < width_; ++i)
    ForBits(static_cast<int32_t>(i), in_use_[i] & ~unreached_[i],
            [&](int column) { ++price_[column]; });
  if (spare_reached_) ++spare_fall_;
}

}  // namespace parvis::matching
