#include "shared/matching/rematch_fairest.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>

#include "shared/matching/bit_face.h"
#include "shared/matching/face.h"

namespace parvis::matching {
namespace {

using RowColumn = BitFace::RowColumn;

// Who stays alone is no pair that a level could take out.
constexpr int32_t kNoScore = std::numeric_limits<int32_t>::max();

// Rows are the adepts. Columns are the mentors, then one for others who stay alone, and one with as
// many places as persons are left without a mentor.
class Levels {
 public:
  Levels(const Instance& instance, const Constraints& constraints, const RematchPlan& plan,
         std::vector<int32_t> mentor_of);
  std::vector<int32_t> Run(const std::vector<int32_t>& kept_mentor);

 private:
  int32_t Alone() const { return instance_.mentors(); }
  int32_t Without() const { return instance_.mentors() + 1; }
  bool IsMentor(int32_t column) const { return column < instance_.mentors(); }

  void AddRow(int32_t adept, bool waits);
  // The pairs of which it is true.
  template <typename Predicate>
  std::vector<RowColumn> Marked(Predicate predicate) const;
  void SolveLevels(BitFace& face) const;
  std::vector<int32_t> SolveTies(const BitFace& face) const;

  const Instance& instance_;
  const std::vector<Pair> pins_;
  const std::vector<Pair> forbids_;
  std::vector<bool> pinned_;
  ScoredRows pairs_;
  std::vector<int32_t> most_;
  std::vector<int32_t> column_of_;
};

Levels::Levels(const Instance& instance, const Constraints& constraints, const RematchPlan& plan,
               std::vector<int32_t> mentor_of)
    : instance_(instance),
      pins_(constraints.pins),
      forbids_(Sorted(constraints.forbids)),
      pinned_(instance.adepts()),
      column_of_(std::move(mentor_of)) {
  for (int32_t m = 0; m < instance.mentors(); ++m) most_.push_back(instance.capacity(m));
  for (Pair pin : pins_) {
    pinned_[pin.adept] = true;
    column_of_[pin.adept] = -1;
    --most_[pin.mentor];
  }
  int32_t unplaced = 0;
  for (int32_t a = 0; a < instance.adepts(); ++a) {
    const bool waits =
        !pinned_[a] && std::binary_search(plan.persons.begin(), plan.persons.end(), a);
    AddRow(a, waits);
    if (column_of_[a] >= 0) continue;
    column_of_[a] = waits ? Without() : Alone();
    if (waits) ++unplaced;
  }
  most_.push_back(instance.adepts() + 1);  // Never full.
  most_.push_back(unplaced);
}

void Levels::AddRow(int32_t adept, bool waits) {
  if (!pinned_[adept]) {
    for (const Instance::Entry entry : instance_.Row(adept)) {
      const Pair pair{adept, entry.mentor};
      if (most_[entry.mentor] == 0) continue;
      if (std::binary_search(forbids_.begin(), forbids_.end(), pair)) continue;
      pairs_.entries.push_back({entry.mentor, entry.score});
    }
  }
  pairs_.entries.push_back({waits ? Without() : Alone(), kNoScore});
  pairs_.row_begin.push_back(pairs_.entries.size());
}

template <typename Predicate>
std::vector<RowColumn> Levels::Marked(Predicate predicate) const {
  std::vector<RowColumn> marked;
  for (int32_t row = 0; row < pairs_.rows(); ++row)
    for (const ScoredRows::Entry entry : pairs_.Row(row))
      if (predicate(row, entry.column)) marked.push_back({row, entry.column});
  return marked;
}

std::vector<int32_t> Levels::Run(const std::vector<int32_t>& kept_mentor) {
  BitFace face(pairs_, most_, column_of_);
  // Changed pairs, then adepts without a mentor. To place more persons than it does, a matching
  // would have to change more: so the places of those who are left without stay taken.
  face.Avoid(Marked([&](int32_t row, int32_t column) {
    return kept_mentor[row] >= 0 && !pinned_[row] && kept_mentor[row] != column;
  }));
  face.Avoid(Marked([&](int32_t, int32_t column) { return column == Alone(); }));
  SolveLevels(face);
  return SolveTies(face);
}

void Levels::SolveLevels(BitFace& face) const {
  struct Scored {
    int32_t score = 0;
    RowColumn pair;
  };
  std::vector<Scored> by_score;
  for (int32_t row = 0; row < pairs_.rows(); ++row) {
    auto entry = pairs_.Row(row).begin();
    face.ForRow(row, [&](int32_t column) {
      while (entry->column < column) ++entry;
      if (entry->score != kNoScore) by_score.push_back({entry->score, {row, column}});
    });
  }
  std::stable_sort(by_score.begin(), by_score.end(),
                   [](const Scored& a, const Scored& b) { return a.score < b.score; });
  std::vector<RowColumn> marked;
  for (std::size_t i = 0; i < by_score.size(); ++i) {
    marked.push_back(by_score[i].pair);
    if (i + 1 < by_score.size() && by_score[i + 1].score == by_score[i].score) continue;
    face.Avoid(marked);
    marked.clear();
  }
}

std::vector<int32_t> Levels::SolveTies(const BitFace& face) const {
  const auto alone = [&](int32_t column) { return column == Alone(); };
  Face ties =
      FaceForTies(face, pairs_.rows(), [&](int32_t row, int32_t column) -> std::optional<int32_t> {
        if (alone(column)) return std::nullopt;
        return IsMentor(column) ? static_cast<int32_t>(instance_.Tie(row, column)) : 0;
      });
  std::vector<int32_t> column_of = face.column_of();
  for (int32_t& column : column_of)
    if (alone(column)) column = -1;
  SolveFace(std::move(ties), column_of);
  std::replace(column_of.begin(), column_of.end(), Without(), -1);
  for (Pair pin : pins_) column_of[pin.adept] = pin.mentor;
  return column_of;
}

}  // namespace

std::vector<int32_t> FairestRematch(const Instance& instance, const Constraints& constraints,
                                    const RematchPlan& plan, std::vector<int32_t> mentor_of) {
  return Levels(instance, constraints, plan, std::move(mentor_of))
      .Run(KeptMentors(instance, constraints, plan.kept));
}

}  // namespace parvis::matching
