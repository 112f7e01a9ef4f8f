#include "shared/matching/face.h"

#include <algorithm>
#include <string>

#include "gtest/gtest.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {
namespace {

using testing::Random;

int64_t SumOf(const Face& face, const std::vector<int32_t>& column_of) {
  int64_t sum = 0;
  for (std::size_t row = 0; row < column_of.size(); ++row)
    for (std::size_t i = face.row_begin[row]; i < face.row_begin[row + 1]; ++i)
      if (face.edges[i].column == column_of[row]) sum += face.edges[i].weight;
  return sum;
}

// What is wrong with the matching and its duals as face.h describes them; nothing if they prove
// that it is best.
std::string Fault(const Face& face, const std::vector<int32_t>& column_of, const FaceDuals& duals) {
  std::vector<int32_t> load(face.most.size());
  for (std::size_t row = 0; row < column_of.size(); ++row) {
    const int64_t u = duals.row[row];
    const bool alone = column_of[row] < 0;
    if (face.may_stay_alone[row] && u < 0) return "a row that may stay alone is below 0";
    if (alone && (!face.may_stay_alone[row] || u != 0)) return "a row alone is not 0";
    bool found = alone;
    for (std::size_t i = face.row_begin[row]; i < face.row_begin[row + 1]; ++i) {
      const Face::Edge edge = face.edges[i];
      const int64_t slack = u + duals.column[edge.column] - edge.weight;
      if (slack < 0) return "u + v < weight";
      if (edge.column != column_of[row]) continue;
      if (slack != 0) return "u + v > weight on a formed pair";
      found = true;
    }
    if (!found) return "a formed pair is no pair";
    if (!alone) ++load[column_of[row]];
  }
  for (std::size_t column = 0; column < load.size(); ++column) {
    const int64_t v = duals.column[column];
    if (load[column] < face.least[column] || load[column] > face.most[column]) return "load";
    if (load[column] > face.least[column] && v < 0) return "v < 0 above the least";
    if (load[column] < face.most[column] && face.least[column] < face.most[column] && v > 0)
      return "v > 0 below the most";
  }
  return "";
}

// The greatest sum, by trying everything; -1 if nothing is a matching of the face.
int64_t BestSum(const Face& face, std::size_t row, std::vector<int32_t>& load, int64_t sum) {
  if (row == face.may_stay_alone.size()) {
    for (std::size_t column = 0; column < load.size(); ++column)
      if (load[column] < face.least[column]) return -1;
    return sum;
  }
  int64_t best = face.may_stay_alone[row] ? BestSum(face, row + 1, load, sum) : -1;
  for (std::size_t i = face.row_begin[row]; i < face.row_begin[row + 1]; ++i) {
    const Face::Edge edge = face.edges[i];
    if (load[edge.column] == face.most[edge.column]) continue;
    ++load[edge.column];
    best = std::max(best, BestSum(face, row + 1, load, sum + edge.weight));
    --load[edge.column];
  }
  return best;
}

// A face around a given matching, so that there is one: pairs at random besides.
Face RandomFace(int rows, int columns, int percent, Random& random,
                std::vector<int32_t>& column_of) {
  Face face;
  std::vector<int32_t> load(columns);
  column_of.clear();
  for (int row = 0; row < rows; ++row) {
    const bool alone = columns == 0 || random.Below(5) == 0;
    column_of.push_back(alone ? -1 : random.Below(columns));
    if (!alone) ++load[column_of.back()];
    for (int column = 0; column < columns; ++column)
      if (column == column_of.back() || random.Below(100) < percent)
        face.edges.push_back({column, random.Below(20)});
    face.row_begin.push_back(face.edges.size());
    face.may_stay_alone.push_back(alone || random.Below(3) == 0);
  }
  for (int column = 0; column < columns; ++column) {
    face.least.push_back(random.Below(load[column] + 1));
    face.most.push_back(load[column] + random.Below(3));
  }
  return face;
}

TEST(FaceTest, EqualsTheBestOfAllMatchings) {
  for (uint64_t seed = 1; seed <= 4000; ++seed) {
    Random random(seed);
    std::vector<int32_t> column_of;
    const Face face = RandomFace(random.Below(7), random.Below(6), 60, random, column_of);
    std::vector<int32_t> load(face.most.size());
    const int64_t best = BestSum(face, 0, load, 0);
    const FaceDuals duals = SolveFace(face, column_of);
    ASSERT_EQ(SumOf(face, column_of), best) << seed;
    ASSERT_EQ(Fault(face, column_of, duals), "") << seed;
  }
}

TEST(FaceTest, ProvesLargerOnes) {
  for (uint64_t seed = 1; seed <= 40; ++seed) {
    Random random(seed);
    std::vector<int32_t> column_of;
    const Face face =
        RandomFace(random.Below(120), random.Below(120), 10 + random.Below(90), random, column_of);
    const FaceDuals duals = SolveFace(face, column_of);
    ASSERT_EQ(Fault(face, column_of, duals), "") << seed;
  }
}

// Everybody wants the same few columns most: the heaviest pairs of the rows are not enough, and
// most pairs of the answer are found only when they are looked at again.
TEST(FaceTest, WidensTheCoreWhereTheHeaviestPairsAreNotEnough) {
  constexpr int kSize = 150;
  Face face;
  std::vector<int32_t> column_of;
  Random random(1);
  for (int row = 0; row < kSize; ++row) {
    for (int column = 0; column < kSize; ++column)
      face.edges.push_back({column, 1000 * column + random.Below(1500)});
    face.row_begin.push_back(face.edges.size());
    face.may_stay_alone.push_back(0);
    face.least.push_back(1);
    face.most.push_back(1);
    column_of.push_back(row);
  }
  const int64_t before = SumOf(face, column_of);
  const FaceDuals duals = SolveFace(face, column_of);
  EXPECT_EQ(Fault(face, column_of, duals), "");
  EXPECT_GT(SumOf(face, column_of), before);
}

}  // namespace
}  // namespace parvis::matching
