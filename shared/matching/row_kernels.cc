// Compiled once for each instruction set, each time with another PARVIS_SIMD_NAME and
// PARVIS_SIMD_BYTES (the width of a vector). Uses no function from a header: the linker keeps one
// copy of those, which might be the one that an older processor cannot run.
#include "shared/matching/row_kernels.h"

namespace parvis::matching::PARVIS_SIMD_NAME {
namespace {

constexpr int kLanes = PARVIS_SIMD_BYTES / 4;
using Vector = int32_t __attribute__((vector_size(PARVIS_SIMD_BYTES)));
// The same, at any address.
using Loose = int32_t __attribute__((vector_size(PARVIS_SIMD_BYTES), aligned(4), may_alias));

Vector Load(const int32_t* from) { return *reinterpret_cast<const Loose*>(from); }
void Store(int32_t* to, Vector value) { *reinterpret_cast<Loose*>(to) = value; }
Vector Fill(int32_t value) { return Vector{} + value; }

Vector Max(Vector a, Vector b) { return a > b ? a : b; }
Vector Min(Vector a, Vector b) { return a < b ? a : b; }
int32_t Max(int32_t a, int32_t b) { return a > b ? a : b; }
int32_t Min(int32_t a, int32_t b) { return a < b ? a : b; }

int32_t MaxLane(Vector values) {
  int32_t best = values[0];
  for (int lane = 1; lane < kLanes; ++lane) best = Max(best, values[lane]);
  return best;
}
int32_t MinLane(Vector values) {
  int32_t best = values[0];
  for (int lane = 1; lane < kLanes; ++lane) best = Min(best, values[lane]);
  return best;
}

// kNotAllowed becomes kForbiddenValue.
Vector Allowed(Vector weights) { return weights < 0 ? Fill(kForbiddenValue) : weights; }
int32_t Allowed(int32_t weight) { return weight < 0 ? kForbiddenValue : weight; }

void Raise(const int32_t* row, int32_t columns, int32_t* maxima) {
  int32_t j = 0;
  for (; j + kLanes <= columns; j += kLanes)
    Store(maxima + j, Max(Load(maxima + j), Load(row + j)));
  for (; j < columns; ++j) maxima[j] = Max(maxima[j], row[j]);
}

void Consider(int32_t value, int32_t column, BestTwo& two) {
  const bool beats_best = value > two.best || (value == two.best && column < two.best_column);
  const bool beats_second =
      value > two.second || (value == two.second && column < two.second_column);
  if (beats_best) {
    two = {value, two.best, column, two.best_column};
  } else if (beats_second) {
    two.second = value;
    two.second_column = column;
  }
}

BestTwo FindBestTwo(const int32_t* row, const int32_t* price, int32_t columns) {
  BestTwo two;
  int32_t j = 0;
  if (columns >= kLanes) {
    // Each lane keeps the best two of its own columns.
    Vector best = Fill(kForbiddenValue);
    Vector second = best;
    Vector best_column = Fill(-1);
    Vector second_column = best_column;
    Vector column{};
    for (int lane = 0; lane < kLanes; ++lane) column[lane] = lane;
    for (; j + kLanes <= columns; j += kLanes, column += kLanes) {
      const Vector value = Allowed(Load(row + j)) - Load(price + j);
      const auto beats_best = value > best;
      const auto beats_second = value > second;
      second_column = beats_best ? best_column : (beats_second ? column : second_column);
      second = Max(second, Min(best, value));
      best_column = beats_best ? column : best_column;
      best = Max(best, value);
    }
    for (int lane = 0; lane < kLanes; ++lane) {
      if (best_column[lane] >= 0) Consider(best[lane], best_column[lane], two);
      if (second_column[lane] >= 0) Consider(second[lane], second_column[lane], two);
    }
  }
  for (; j < columns; ++j) Consider(Allowed(row[j]) - price[j], j, two);
  return two;
}

void Values(const int32_t* row, const int32_t* price, int32_t columns, int32_t* values,
            int32_t* maxima) {
  int32_t j = 0;
  for (; j + kBlock <= columns; j += kBlock) {
    Vector best = Allowed(Load(row + j)) - Load(price + j);
    Store(values + j, best);
    for (int part = kLanes; part < kBlock; part += kLanes) {
      const Vector value = Allowed(Load(row + j + part)) - Load(price + j + part);
      Store(values + j + part, value);
      best = Max(best, value);
    }
    *maxima++ = MaxLane(best);
  }
  if (j == columns) return;
  int32_t best = kForbiddenValue - kMaxPrice;
  for (; j < columns; ++j) {
    values[j] = Allowed(row[j]) - price[j];
    best = Max(best, values[j]);
  }
  *maxima = best;
}

int32_t Relax(const int32_t* row, const int32_t* price, int32_t columns, int32_t base,
              int32_t row_index, int32_t* distance, int32_t* from) {
  int32_t least = kFar;
  int32_t j = 0;
  if (columns >= kLanes) {
    Vector least_of_lane = Fill(kFar);
    for (; j + kLanes <= columns; j += kLanes) {
      const Vector through = Load(price + j) - Allowed(Load(row + j)) + base;
      const Vector old = Load(distance + j);
      const auto nearer = through < old;
      const Vector now = Min(through, old);
      Store(distance + j, now);
      Store(from + j, nearer ? Fill(row_index) : Load(from + j));
      least_of_lane = Min(least_of_lane, now);
    }
    least = MinLane(least_of_lane);
  }
  for (; j < columns; ++j) {
    const int32_t through = price[j] - Allowed(row[j]) + base;
    if (through < distance[j]) {
      distance[j] = through;
      from[j] = row_index;
    }
    least = Min(least, distance[j]);
  }
  return least;
}

#define PARVIS_SIMD_STRING_(name) #name
#define PARVIS_SIMD_STRING(name) PARVIS_SIMD_STRING_(name)

}  // namespace

extern const RowKernels kKernels;
const RowKernels kKernels{PARVIS_SIMD_STRING(PARVIS_SIMD_NAME), Raise, FindBestTwo, Values, Relax};

}  // namespace parvis::matching::PARVIS_SIMD_NAME
