#include "shared/matching/fairest.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "shared/matching/bit_face.h"
#include "shared/matching/face.h"
#include "shared/matching/reciprocity.h"

namespace parvis::matching {
namespace {

// Who stays alone is no pair that a level could take out.
constexpr int32_t kNoScore = std::numeric_limits<int32_t>::max();

// A dual as it grows, component by component.
struct Vector {
  int32_t pairs = 0;
  int32_t shortfall = 0;
  LevelDuals levels;
  int64_t tie = 0;

  Weight weight(bool reciprocity) const {
    if (!reciprocity) return Weight::Make(pairs, 0, tie);
    return {pairs * Weight::kPairBefore + shortfall * Weight::kShortfall, tie};
  }
};

// Merges two lists of levels, dropping what adds up to 0.
LevelDuals Sum(const LevelDuals& a, const LevelDuals& b) {
  LevelDuals sum;
  auto of_b = b.begin();
  for (const LevelDual& level : a) {
    while (of_b != b.end() && of_b->score < level.score) sum.push_back(*of_b++);
    const bool both = of_b != b.end() && of_b->score == level.score;
    const int32_t value = level.value + (both ? (of_b++)->value : 0);
    if (value != 0) sum.push_back({level.score, value});
  }
  sum.insert(sum.end(), of_b, b.end());
  return sum;
}

// Rows are the adepts. Columns are the mentors, then one for adepts who stay alone, one for those
// who do at the cost of a shortfall, and with reciprocity one per institution for the others.
class FairestSolver {
 public:
  FairestSolver(const Instance& instance, const Constraints& constraints, bool reciprocity);
  std::optional<Matching> Run(Progress* progress);

 private:
  using RowColumn = BitFace::RowColumn;

  bool IsMentor(int32_t column) const { return column < instance_.mentors(); }
  int32_t Alone() const { return instance_.mentors(); }
  int32_t AloneShort() const { return instance_.mentors() + 1; }
  int32_t AloneOf(int32_t institution) const { return instance_.mentors() + 2 + institution; }
  bool HasInstitution(int32_t adept) const {
    return reciprocity_ && !pinned_[adept] && instance_.adept_institution(adept) >= 0;
  }

  void AddRows();
  BitFace FirstFace() const;
  // The fewest pairs of these columns, from `first` on.
  BitFace::Duals AvoidColumns(BitFace& face, int32_t first, int32_t last) const;
  // Takes the scores that no pair needs out of the face. Returns the lowest that is needed.
  int32_t RaiseLowest(BitFace& face) const;
  // The lowest score of a formed pair; kNoScore if there is none.
  int32_t LowestOf(const std::vector<int32_t>& column_of) const;
  // One component per score. False if the progress gave up.
  bool SolveLevels(BitFace& face, Progress* progress);
  void SolveTies(const BitFace& face);
  Matching Result() const;
  // The dual of the adept's institution.
  Vector InstitutionDual(int32_t institution) const;

  template <typename Set>
  void Keep(const BitFace::Duals& duals, Set set) {
    for (const BitFace::Dual dual : duals.rows) set(rows_[dual.index], dual.value);
    for (const BitFace::Dual dual : duals.columns) set(columns_[dual.index], dual.value);
  }

  const Instance& instance_;
  const Constraints& constraints_;
  const bool reciprocity_;
  std::vector<bool> pinned_;
  ScoredRows pairs_;
  std::vector<int32_t> most_;
  std::vector<Vector> rows_;
  std::vector<Vector> columns_;
  std::vector<int32_t> mentor_of_;
};

FairestSolver::FairestSolver(const Instance& instance, const Constraints& constraints,
                             bool reciprocity)
    : instance_(instance),
      constraints_(constraints),
      reciprocity_(reciprocity),
      pinned_(instance.adepts()),
      mentor_of_(instance.adepts(), -1) {
  for (int32_t m = 0; m < instance.mentors(); ++m) most_.push_back(instance.capacity(m));
  for (Pair pin : constraints.pins) {
    pinned_[pin.adept] = true;
    mentor_of_[pin.adept] = pin.mentor;
    --most_[pin.mentor];
  }
  // Never full.
  most_.insert(most_.end(), 2, instance.adepts() + 1);
  if (reciprocity)
    for (int32_t places : AloneWithoutShortfall(instance, constraints)) most_.push_back(places);
  AddRows();
  rows_.resize(instance.adepts());
  columns_.resize(most_.size());
}

void FairestSolver::AddRows() {
  const std::vector<Pair> forbids = Sorted(constraints_.forbids);
  auto forbid = forbids.begin();
  for (int32_t a = 0; a < instance_.adepts(); ++a) {
    if (!pinned_[a]) {
      for (const Instance::Entry entry : instance_.Row(a)) {
        const Pair pair{a, entry.mentor};
        while (forbid != forbids.end() && *forbid < pair) ++forbid;
        if (forbid != forbids.end() && *forbid == pair) continue;
        if (most_[entry.mentor] == 0) continue;
        pairs_.entries.push_back({entry.mentor, entry.score});
      }
    }
    if (HasInstitution(a)) {
      pairs_.entries.push_back({AloneShort(), kNoScore});
      const int32_t own = AloneOf(instance_.adept_institution(a));
      if (most_[own] > 0) pairs_.entries.push_back({own, kNoScore});
    } else {
      pairs_.entries.push_back({Alone(), kNoScore});
    }
    pairs_.row_begin.push_back(pairs_.entries.size());
  }
}

BitFace FairestSolver::FirstFace() const {
  std::vector<int32_t> column_of;
  for (int32_t a = 0; a < instance_.adepts(); ++a)
    column_of.push_back(HasInstitution(a) ? AloneShort() : Alone());
  return {pairs_, most_, std::move(column_of)};
}

BitFace::Duals FairestSolver::AvoidColumns(BitFace& face, int32_t first, int32_t last) const {
  std::vector<RowColumn> marked;
  for (int32_t row = 0; row < pairs_.rows(); ++row)
    for (const ScoredRows::Entry entry : pairs_.Row(row))
      if (entry.column >= first && entry.column <= last) marked.push_back({row, entry.column});
  return face.Avoid(marked);
}

int32_t FairestSolver::LowestOf(const std::vector<int32_t>& column_of) const {
  int32_t lowest = kNoScore;
  for (int32_t row = 0; row < pairs_.rows(); ++row) {
    const auto entries = pairs_.Row(row);
    const auto formed =
        std::lower_bound(entries.begin(), entries.end(), column_of[row],
                         [](const auto& entry, int32_t column) { return entry.column < column; });
    lowest = std::min(lowest, formed->score);
  }
  return lowest;
}

int32_t FairestSolver::RaiseLowest(BitFace& face) const {
  int32_t lowest = LowestOf(face.column_of());
  if (lowest == kNoScore) return kNoScore;
  int32_t too_high = 0;
  for (const ScoredRows::Entry entry : pairs_.entries)
    if (entry.score != kNoScore) too_high = std::max(too_high, entry.score + 1);
  while (too_high - lowest > 1) {
    const int32_t middle = lowest + (too_high - lowest) / 2;
    BitFace trial = face;
    if (trial.KeepFrom(pairs_, middle)) {
      face = std::move(trial);
      lowest = LowestOf(face.column_of());
    } else {
      too_high = middle;
    }
  }
  face.KeepFrom(pairs_, lowest);
  return lowest;
}

bool FairestSolver::SolveLevels(BitFace& face, Progress* progress) {
  const int32_t lowest = RaiseLowest(face);
  if (lowest == kNoScore) return true;
  // The face's pairs, sorted by score: counted, then each put in its place.
  std::vector<std::size_t> end_of;
  const auto for_pairs = [&](auto visit) {
    for (int32_t row = 0; row < pairs_.rows(); ++row) {
      auto entry = pairs_.Row(row).begin();
      face.ForRow(row, [&](int32_t column) {
        while (entry->column < column) ++entry;
        if (entry->score < kNoScore && entry->score >= lowest) visit(row, *entry);
      });
    }
  };
  for_pairs([&](int32_t, const ScoredRows::Entry& entry) {
    const std::size_t level = entry.score - lowest;
    if (end_of.size() <= level) end_of.resize(level + 1);
    ++end_of[level];
  });
  std::size_t begin = 0;
  for (std::size_t& end : end_of) begin += std::exchange(end, begin);
  std::vector<RowColumn> sorted(begin);
  for_pairs([&](int32_t row, const ScoredRows::Entry& entry) {
    sorted[end_of[entry.score - lowest]++] = {row, entry.column};
  });
  begin = 0;
  for (std::size_t level = 0; level < end_of.size(); ++level) {
    const auto marked = std::span(sorted).subspan(begin, end_of[level] - begin);
    begin = end_of[level];
    if (marked.empty()) continue;
    const int32_t score = lowest + static_cast<int32_t>(level);
    Keep(face.Avoid(marked), [&](Vector& dual, int32_t value) {
      dual.levels.push_back({score, value});
    });
    const double done = static_cast<double>(begin) / static_cast<double>(sorted.size());
    if (progress != nullptr && level % 8 == 0 && !progress->Report(done)) return false;
  }
  return true;
}

void FairestSolver::SolveTies(const BitFace& face) {
  const auto alone = [&](int32_t column) { return column == Alone() || column == AloneShort(); };
  Face ties =
      FaceForTies(face, pairs_.rows(), [&](int32_t row, int32_t column) -> std::optional<int32_t> {
        if (alone(column)) return std::nullopt;
        return IsMentor(column) ? static_cast<int32_t>(instance_.Tie(row, column)) : 0;
      });
  std::vector<int32_t> column_of = face.column_of();
  for (int32_t& column : column_of)
    if (alone(column)) column = -1;
  const FaceDuals duals = SolveFace(std::move(ties), column_of);
  for (std::size_t row = 0; row < rows_.size(); ++row) rows_[row].tie = duals.row[row];
  for (std::size_t column = 0; column < columns_.size(); ++column)
    columns_[column].tie = duals.column[column];
  for (int32_t row = 0; row < pairs_.rows(); ++row)
    if (column_of[row] >= 0 && IsMentor(column_of[row])) mentor_of_[row] = column_of[row];
}

Vector FairestSolver::InstitutionDual(int32_t institution) const {
  const Vector one{0, 1, {}, 0};
  const int32_t column = AloneOf(institution);
  if (most_[column] == 0) return one;
  const Vector& price = columns_[column];
  if (price.pairs != 0) return one;
  if (price.shortfall != 1) return price.shortfall > 1 ? one : price;
  const int64_t rest = price.levels.empty() ? price.tie : price.levels.front().value;
  return rest > 0 ? one : price;
}

Matching FairestSolver::Result() const {
  Matching matching = MatchingOf(instance_, constraints_, mentor_of_);
  std::vector<Vector> of_institutions;
  for (int i = 0; reciprocity_ && i < instance_.institutions(); ++i) {
    of_institutions.push_back(InstitutionDual(i));
    matching.institution_duals.push_back(of_institutions.back().weight(true));
    matching.institution_levels.push_back(of_institutions.back().levels);
  }
  for (int32_t a = 0; a < instance_.adepts(); ++a) {
    Vector dual = pinned_[a] ? Vector{} : rows_[a];
    // A pair counts 1 more than staying alone, which was counted -1 here.
    if (!pinned_[a]) ++dual.pairs;
    if (HasInstitution(a)) {
      const Vector& z = of_institutions[instance_.adept_institution(a)];
      dual.pairs += z.pairs;
      dual.shortfall += z.shortfall;
      dual.levels = Sum(dual.levels, z.levels);
      dual.tie += z.tie;
    }
    matching.adept_duals[a] = dual.weight(reciprocity_);
    matching.adept_levels.push_back(std::move(dual.levels));
  }
  for (int32_t m = 0; m < instance_.mentors(); ++m) {
    // A mentor full of pins is priced above all pairs that cannot be had.
    const Vector full{1, reciprocity_ ? 1 : 0, {}, 0};
    matching.mentor_duals[m] = (most_[m] == 0 ? full : columns_[m]).weight(reciprocity_);
    matching.mentor_levels.push_back(columns_[m].levels);
  }
  return matching;
}

std::optional<Matching> FairestSolver::Run(Progress* progress) {
  BitFace face = FirstFace();
  Keep(AvoidColumns(face, Alone(), static_cast<int32_t>(most_.size()) - 1),
       [](Vector& dual, int32_t value) { dual.pairs = value; });
  if (reciprocity_)
    Keep(AvoidColumns(face, AloneShort(), AloneShort()),
         [](Vector& dual, int32_t value) { dual.shortfall = value; });
  if (!SolveLevels(face, progress)) return std::nullopt;
  SolveTies(face);
  return Result();
}

}  // namespace

std::optional<Matching> SolveFairest(const Instance& instance, const Constraints& constraints,
                                     bool reciprocity, Progress* progress) {
  return FairestSolver(instance, constraints, reciprocity).Run(progress);
}

}  // namespace parvis::matching
