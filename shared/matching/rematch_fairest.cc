#include "shared/matching/rematch_fairest.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "shared/matching/face.h"

namespace parvis::matching {
namespace {

constexpr int32_t kNoLevel = -1;

// A face whose edges keep their score: rows are adepts, columns are mentors and one more.
class LevelFace {
 public:
  LevelFace(const Instance& instance, const Constraints& constraints, const RematchPlan& plan,
            std::vector<int32_t> mentor_of);

  // Chooses the greatest sum of `weight_of(row, edge)` and keeps only what is as good.
  template <typename WeightOf>
  void Choose(WeightOf weight_of);
  // The lowest score above `level` that occurs on the face, or kNoLevel.
  int32_t NextLevel(int32_t level) const;

  bool IsMentor(int32_t column) const { return column < without_; }
  int32_t score(std::size_t edge) const { return scores_[edge]; }
  std::vector<int32_t> MentorOf() const;

 private:
  int rows() const { return static_cast<int>(column_of_.size()); }
  // Keeps the edges and the bounds that complementary slackness leaves.
  void Restrict(const FaceDuals& duals);

  const int32_t without_;  // The column of persons who stay without a mentor.
  Face face_;
  std::vector<int32_t> scores_;  // Beside the edges; kNoLevel where there is no mentor.
  std::vector<int32_t> column_of_;
  std::vector<Pair> pins_;
};

LevelFace::LevelFace(const Instance& instance, const Constraints& constraints,
                     const RematchPlan& plan, std::vector<int32_t> mentor_of)
    : without_(instance.mentors()), column_of_(std::move(mentor_of)), pins_(constraints.pins) {
  std::vector<bool> pinned(instance.adepts());
  for (int m = 0; m < instance.mentors(); ++m) face_.most.push_back(instance.capacity(m));
  for (Pair pin : constraints.pins) {
    pinned[pin.adept] = true;
    column_of_[pin.adept] = -1;
    --face_.most[pin.mentor];
  }
  face_.least.assign(instance.mentors(), 0);
  int32_t unplaced = 0;
  const std::vector<Pair> forbids = Sorted(constraints.forbids);
  for (int32_t a = 0; a < instance.adepts(); ++a) {
    const bool waits =
        !pinned[a] && std::binary_search(plan.persons.begin(), plan.persons.end(), a);
    for (const Instance::Entry& entry : instance.Row(a)) {
      if (pinned[a] || std::binary_search(forbids.begin(), forbids.end(), Pair{a, entry.mentor}))
        continue;
      face_.edges.push_back({entry.mentor, 0});
      scores_.push_back(entry.score);
    }
    if (waits) {
      face_.edges.push_back({without_, 0});
      scores_.push_back(kNoLevel);
      if (column_of_[a] < 0) {
        column_of_[a] = without_;
        ++unplaced;
      }
    }
    face_.may_stay_alone.push_back(!waits);
    face_.row_begin.push_back(face_.edges.size());
  }
  face_.least.push_back(unplaced);
  face_.most.push_back(unplaced);
}

template <typename WeightOf>
void LevelFace::Choose(WeightOf weight_of) {
  for (int row = 0; row < rows(); ++row)
    for (std::size_t edge = face_.row_begin[row]; edge < face_.row_begin[row + 1]; ++edge)
      face_.edges[edge].weight = weight_of(row, edge, face_.edges[edge].column);
  Restrict(SolveFace(face_, column_of_));
}

void LevelFace::Restrict(const FaceDuals& duals) {
  std::size_t kept = 0;
  std::size_t begin = 0;
  for (int row = 0; row < rows(); ++row) {
    const std::size_t end = face_.row_begin[row + 1];
    for (std::size_t edge = begin; edge < end; ++edge) {
      const auto [column, weight] = face_.edges[edge];
      if (duals.row[row] + duals.column[column] != weight) continue;
      face_.edges[kept] = face_.edges[edge];
      scores_[kept++] = scores_[edge];
    }
    begin = end;
    face_.row_begin[row + 1] = kept;
    if (duals.row[row] != 0) face_.may_stay_alone[row] = 0;
  }
  face_.edges.resize(kept);
  scores_.resize(kept);
  for (std::size_t column = 0; column < face_.most.size(); ++column) {
    if (duals.column[column] > 0) face_.least[column] = face_.most[column];
    if (duals.column[column] < 0) face_.most[column] = face_.least[column];
  }
}

int32_t LevelFace::NextLevel(int32_t level) const {
  int32_t next = std::numeric_limits<int32_t>::max();
  for (int32_t score : scores_)
    if (score > level) next = std::min(next, score);
  return next == std::numeric_limits<int32_t>::max() ? kNoLevel : next;
}

std::vector<int32_t> LevelFace::MentorOf() const {
  std::vector<int32_t> mentor_of = column_of_;
  std::replace(mentor_of.begin(), mentor_of.end(), without_, -1);
  for (Pair pin : pins_) mentor_of[pin.adept] = pin.mentor;
  return mentor_of;
}

}  // namespace

std::vector<int32_t> FairestRematch(const Instance& instance, const Constraints& constraints,
                                    const RematchPlan& plan, std::vector<int32_t> mentor_of) {
  const std::vector<int32_t> kept_mentor = KeptMentors(instance, constraints, plan.kept);
  LevelFace face(instance, constraints, plan, std::move(mentor_of));
  // Kept pairs, then pairs: a kept pair weighs more than all others together.
  const int32_t kept_weight = instance.adepts() + 1;
  face.Choose([&](int row, std::size_t, int32_t column) -> int32_t {
    if (!face.IsMentor(column)) return 0;
    return kept_mentor[row] == column ? kept_weight + 1 : 1;
  });
  // The number of pairs is settled: most pairs of any other level are fewest of this one.
  for (int32_t level = face.NextLevel(kNoLevel); level != kNoLevel; level = face.NextLevel(level))
    face.Choose([&](int, std::size_t edge, int32_t column) -> int32_t {
      return face.IsMentor(column) && face.score(edge) != level ? 1 : 0;
    });
  face.Choose([&](int row, std::size_t, int32_t column) -> int32_t {
    return face.IsMentor(column) ? static_cast<int32_t>(instance.Tie(row, column)) : 0;
  });
  return face.MentorOf();
}

}  // namespace parvis::matching
