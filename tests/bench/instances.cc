#include "tests/bench/instances.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "shared/matching/hash.h"

namespace parvis::bench {
namespace {

using matching::Instance;
using matching::kNotAllowed;
using matching::Sm64;

// H(s,t,a,b) in two steps, so that a row's part is made once.
uint64_t RowHash(uint64_t seed, uint64_t tag, uint64_t a) {
  return Sm64(Sm64(Sm64(seed) ^ tag) + a);
}
uint64_t H(uint64_t seed, uint64_t tag, uint64_t a, uint64_t b) {
  return Sm64(RowHash(seed, tag, a) + b);
}

// `mentor` and its kin: what rows need and columns have, of twelve kinds.
constexpr int kKinds = 12;
constexpr std::array<int32_t, kKinds> kWeights = {5, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1};
using Values = std::array<int32_t, kKinds>;

struct Mentors {
  std::vector<Values> needs;
  std::vector<int32_t> divisors;  // What meeting every need is worth.
  std::vector<Values> competences;
  std::vector<uint64_t> row_groups;  // Nobody is paired within a group.
  std::vector<uint64_t> column_groups;

  bool Allowed(int32_t i, int32_t j) const { return row_groups[i] != column_groups[j]; }
  int32_t Plain(int32_t i, int32_t j) const {
    int32_t met = 0;
    for (int k = 0; k < kKinds; ++k) met += kWeights[k] * std::min(needs[i][k], competences[j][k]);
    return met;
  }
  int32_t Normed(int32_t i, int32_t j) const { return 1000 * Plain(i, j) / divisors[i]; }
};

Mentors MakeMentors(int32_t rows, int32_t columns, uint64_t seed) {
  Mentors mentors;
  for (int32_t i = 0; i < rows; ++i) {
    Values needs{};
    int32_t divisor = 0;
    for (int k = 0; k < kKinds; ++k) {
      const uint64_t h = H(seed, 1, i, k);
      if (h % 12 >= 7) needs[k] = 1 + static_cast<int32_t>((h >> 32) % 5);
      divisor += kWeights[k] * needs[k];
    }
    if (divisor == 0) {
      needs[0] = 1;
      divisor = kWeights[0];
    }
    mentors.needs.push_back(needs);
    mentors.divisors.push_back(divisor);
    mentors.row_groups.push_back(H(seed, 3, i, 0) % 7);
  }
  for (int32_t j = 0; j < columns; ++j) {
    Values competences{};
    for (int k = 0; k < kKinds; ++k) {
      const uint64_t h = H(seed, 2, j, k);
      if (h % 3 != 0) competences[k] = 1 + static_cast<int32_t>((h >> 32) % 5);
    }
    mentors.competences.push_back(competences);
    mentors.column_groups.push_back(H(seed, 4, j, 0) % 7);
  }
  return mentors;
}

// Fills the matrix; `weight` is called for every row i and column j.
template <typename Weight>
void Fill(Numbers& numbers, Weight weight) {
  numbers.weights.resize(static_cast<std::size_t>(numbers.rows) * numbers.columns);
  auto place = numbers.weights.begin();
  for (int32_t i = 0; i < numbers.rows; ++i) {
    for (int32_t j = 0; j < numbers.columns; ++j) *place++ = weight(i, j);
  }
}

void FillUniform(Numbers& numbers, uint64_t seed, uint64_t largest) {
  uint64_t row = 0;
  Fill(numbers, [&](int32_t i, int32_t j) {
    if (j == 0) row = RowHash(seed, 10, i);
    return static_cast<int32_t>(Sm64(row + j) % (largest + 1));
  });
}

void FillMentors(Numbers& numbers, uint64_t seed, bool normed) {
  const Mentors mentors = MakeMentors(numbers.rows, numbers.columns, seed);
  Fill(numbers, [&](int32_t i, int32_t j) {
    if (!mentors.Allowed(i, j)) return kNotAllowed;
    return normed ? mentors.Normed(i, j) : mentors.Plain(i, j);
  });
}

void FillPopular(Numbers& numbers, uint64_t seed) {
  std::vector<int32_t> popularity;
  for (int32_t j = 0; j < numbers.columns; ++j)
    popularity.push_back(static_cast<int32_t>(H(seed, 11, j, 0) % 901));
  uint64_t row = 0;
  Fill(numbers, [&](int32_t i, int32_t j) {
    if (j == 0) row = RowHash(seed, 12, i);
    return popularity[j] + static_cast<int32_t>(Sm64(row + j) % 101);
  });
}

void FillPlane(Numbers& numbers, uint64_t seed) {
  struct Point {
    int32_t x;
    int32_t y;
  };
  const auto points = [seed](int32_t count, uint64_t tag) {
    std::vector<Point> made;
    for (int32_t i = 0; i < count; ++i)
      made.push_back({static_cast<int32_t>(H(seed, tag, i, 0) % 501),
                      static_cast<int32_t>(H(seed, tag, i, 1) % 501)});
    return made;
  };
  const std::vector<Point> rows = points(numbers.rows, 13);
  const std::vector<Point> columns = points(numbers.columns, 14);
  Fill(numbers, [&](int32_t i, int32_t j) {
    return 1000 - std::abs(rows[i].x - columns[j].x) - std::abs(rows[i].y - columns[j].y);
  });
}

void FillSparse(Numbers& numbers, uint64_t seed, int32_t d) {
  const Mentors mentors = MakeMentors(numbers.rows, numbers.columns, seed);
  std::array<int32_t, 7> allowed{};  // Columns, by the group of the row.
  for (int32_t j = 0; j < numbers.columns; ++j)
    for (uint64_t group = 0; group < allowed.size(); ++group)
      if (mentors.column_groups[j] != group) ++allowed[group];
  numbers.row_begin = {0};
  std::vector<int32_t> last_row(numbers.columns, -1);  // That has the column.
  for (int32_t i = 0; i < numbers.rows; ++i) {
    const uint64_t row = RowHash(seed, 20, i);
    int32_t missing = std::min(d, allowed[mentors.row_groups[i]]);
    for (uint64_t t = 0; missing > 0; ++t) {
      const auto j = static_cast<int32_t>(Sm64(row + t) % numbers.columns);
      if (!mentors.Allowed(i, j) || last_row[j] == i) continue;
      last_row[j] = i;
      numbers.entries.push_back({j, mentors.Normed(i, j)});
      --missing;
    }
    std::sort(numbers.entries.begin() + static_cast<std::ptrdiff_t>(numbers.row_begin.back()),
              numbers.entries.end(),
              [](const auto& a, const auto& b) { return a.mentor < b.mentor; });
    numbers.row_begin.push_back(numbers.entries.size());
  }
}

// The R of u<R>; 0 if it is another class.
int32_t LargestOf(const std::string& name) {
  const bool digits = name.size() > 1 && name.size() < 8 && name[0] == 'u' &&
                      name.find_first_not_of("0123456789", 1) == std::string::npos;
  return digits ? std::atoi(name.c_str() + 1) : 0;
}

std::string Id(char side, int32_t number) {
  char id[16];
  std::snprintf(id, sizeof id, "%c%05d", side, number);
  return id;
}

}  // namespace

absl::StatusOr<Numbers> Generate(const Spec& spec) {
  Numbers numbers;
  numbers.rows = spec.n;
  numbers.columns = spec.m > 0 ? spec.m : spec.n;
  if (spec.n < 1 || spec.m < 0) return absl::InvalidArgumentError("n and m are at least 1");
  const int64_t largest_product = int64_t{numbers.rows - 1} * (numbers.columns - 1);
  if (spec.name == "mw" && largest_product >= int64_t{1} << 25)
    return absl::InvalidArgumentError("`mw` of this size has weights that no kernel takes");
  if ((spec.name == "sparse") != (spec.d > 0))
    return absl::InvalidArgumentError("`sparse`, and no other class, wants d of at least 1");
  if (spec.name == "mentor" || spec.name == "mentornorm" || spec.name == "bm") {
    FillMentors(numbers, spec.seed, spec.name != "mentor");
    for (int32_t j = 0; spec.name == "bm" && j < numbers.columns; ++j)
      numbers.capacities.push_back(1 + static_cast<int32_t>(H(spec.seed, 5, j, 0) % 5));
  } else if (spec.name == "pop") {
    FillPopular(numbers, spec.seed);
  } else if (spec.name == "geo") {
    FillPlane(numbers, spec.seed);
  } else if (spec.name == "mw") {
    // As (n - 1)^2 - ij, where it is square.
    const int32_t most = (numbers.rows - 1) * (numbers.columns - 1);
    Fill(numbers, [most](int32_t i, int32_t j) { return most - i * j; });
  } else if (spec.name == "sparse") {
    FillSparse(numbers, spec.seed, spec.d);
  } else if (const int32_t largest = LargestOf(spec.name); largest > 0) {
    FillUniform(numbers, spec.seed, largest);
  } else {
    return absl::InvalidArgumentError(absl::StrCat("unknown class ", spec.name));
  }
  return numbers;
}

matching::DenseProblem Numbers::Dense() const {
  return {rows, columns, weights.data(), capacities.empty() ? nullptr : capacities.data()};
}

matching::SparseProblem Numbers::Sparse() const {
  return {rows, columns, row_begin, entries, capacities.empty() ? nullptr : capacities.data()};
}

absl::StatusOr<Instance> Numbers::ToInstance() const {
  std::vector<std::string> row_ids;
  std::vector<std::string> column_ids;
  for (int32_t i = 0; i < rows; ++i) row_ids.push_back(Id('a', i));
  for (int32_t j = 0; j < columns; ++j) column_ids.push_back(Id('m', j));
  std::vector<Instance::Score> scores;
  for (int32_t i = 0; i < rows; ++i) {
    ForRow(i, [&](int32_t j, int32_t score) { scores.push_back({i, j, score, {score, score}}); });
  }
  return Instance::FromScores(std::move(row_ids), std::move(column_ids),
                              capacities.empty() ? std::vector<int32_t>(columns, 1) : capacities,
                              std::move(scores));
}

}  // namespace parvis::bench
