// Compiled once for each instruction set, each time with another PARVIS_SIMD_NAME and
// PARVIS_SIMD_BYTES (the width of a vector). Uses no function from a header but intrinsics: the
// linker keeps one copy of those, which might be the one that an older processor cannot run.
#include "shared/matching/row_kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace parvis::matching::PARVIS_SIMD_NAME {
namespace {

template <class T>
struct Lanes;

template <>
struct Lanes<int16_t> {
  static constexpr int kCount = PARVIS_SIMD_BYTES / 2;
  using Vector = int16_t __attribute__((vector_size(PARVIS_SIMD_BYTES)));
};

template <>
struct Lanes<int32_t> {
  static constexpr int kCount = PARVIS_SIMD_BYTES / 4;
  using Vector = int32_t __attribute__((vector_size(PARVIS_SIMD_BYTES)));
};

template <class T>
using Vector = typename Lanes<T>::Vector;

// At any address.
template <class T>
Vector<T> Load(const T* from) {
  Vector<T> value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}
template <class T>
void Store(T* to, Vector<T> value) {
  __builtin_memcpy(to, &value, sizeof value);
}
template <class T>
Vector<T> Fill(int32_t value) {
  return Vector<T>{} + static_cast<T>(value);
}

template <class V>
V Greater(V a, V b) {
  return a > b ? a : b;
}
template <class V>
V Lesser(V a, V b) {
  return a < b ? a : b;
}

// The lanes of a comparison as bits: kBitsPerLane equal bits for each lane, the first lane lowest.
template <class T>
constexpr int kBitsPerLane = sizeof(T) == 2 ? 2 : 1;

template <class T, class Comparison>
uint64_t LaneMask(Comparison comparison) {
#if defined(__AVX2__)
  const auto lanes = reinterpret_cast<__m256i>(comparison);
  if constexpr (sizeof(T) == 2) return static_cast<uint32_t>(_mm256_movemask_epi8(lanes));
  return static_cast<uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(lanes)));
#elif defined(__x86_64__)
  const auto lanes = reinterpret_cast<__m128i>(comparison);
  if constexpr (sizeof(T) == 2) return static_cast<uint32_t>(_mm_movemask_epi8(lanes));
  return static_cast<uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(lanes)));
#elif defined(__wasm_simd128__)
  const auto lanes = reinterpret_cast<v128_t>(comparison);
  if constexpr (sizeof(T) == 2) return static_cast<uint32_t>(wasm_i8x16_bitmask(lanes));
  return static_cast<uint32_t>(wasm_i32x4_bitmask(lanes));
#else
  constexpr uint64_t kLane = (1u << kBitsPerLane<T>)-1;
  uint64_t mask = 0;
  for (int lane = 0; lane < Lanes<T>::kCount; ++lane)
    if (comparison[lane] != 0) mask |= kLane << lane * kBitsPerLane<T>;
  return mask;
#endif
}

// kNotAllowed becomes kForbiddenValue; in 16 bits, forbidden weights are stored as they are.
int32_t Allowed(int32_t weight) { return weight < 0 ? kForbiddenValue : weight; }
int32_t Allowed(int16_t weight) { return weight; }
Vector<int32_t> Allowed(Vector<int32_t> weights) {
  return weights < 0 ? Fill<int32_t>(kForbiddenValue) : weights;
}
Vector<int16_t> Allowed(Vector<int16_t> weights) { return weights; }

void Raise(const int32_t* row, int32_t columns, int32_t* maxima) {
  for (int32_t j = 0; j < columns; ++j) maxima[j] = Greater(maxima[j], row[j]);
}

void Narrow(const int32_t* row, int32_t columns, int32_t factor, int16_t* narrow) {
  for (int32_t j = 0; j < columns; ++j)
    narrow[j] = static_cast<int16_t>(row[j] < 0 ? Range<int16_t>::kForbidden : row[j] * factor);
}

void Consider(int32_t value, int32_t column, BestTwo& two) {
  if (value > two.best || (value == two.best && column < two.best_column)) {
    two = {value, two.best, column, two.best_column};
  } else if (value > two.second || (value == two.second && column < two.second_column)) {
    two.second = value;
    two.second_column = column;
  }
}

BestTwo FindBestTwo32(const int32_t* row, const int32_t* price, int32_t columns) {
  constexpr int kLanes = Lanes<int32_t>::kCount;
  constexpr int32_t kForbidden = Range<int32_t>::kForbidden;
  using Numbers = Vector<int32_t>;
  BestTwo two{kForbidden, kForbidden};
  int32_t j = 0;
  if (columns >= kLanes) {
    // Each lane keeps the best two of its own columns.
    Numbers best = Fill<int32_t>(kForbidden);
    Numbers second = best;
    Numbers best_column = Fill<int32_t>(-1);
    Numbers second_column = best_column;
    Numbers column{};
    for (int lane = 0; lane < kLanes; ++lane) column[lane] = lane;
    for (; j + kLanes <= columns; j += kLanes, column += kLanes) {
      const Numbers value = Allowed(Load(row + j)) - Load(price + j);
      const auto beats_best = value > best;
      const auto beats_second = value > second;
      second_column = beats_best ? best_column : (beats_second ? column : second_column);
      second = Greater(second, Lesser(best, value));
      best_column = beats_best ? column : best_column;
      best = Greater(best, value);
    }
    for (int lane = 0; lane < kLanes; ++lane) {
      if (best_column[lane] >= 0) Consider(best[lane], best_column[lane], two);
      if (second_column[lane] >= 0) Consider(second[lane], second_column[lane], two);
    }
  }
  for (; j < columns; ++j) Consider(Allowed(row[j]) - price[j], j, two);
  return two;
}

// The auction's loop: it keeps the values only, and of the best one in which stretch of the row it
// is, to look for the column there afterwards.
BestTwo FindBestTwo16(const int16_t* row, const int16_t* price, int32_t columns) {
  constexpr int kLanes = Lanes<int16_t>::kCount;
  constexpr int32_t kForbidden = Range<int16_t>::kForbidden;
  constexpr int32_t kStretch = 32 * kLanes;
  using Numbers = Vector<int16_t>;
  BestTwo two{kForbidden, kForbidden};
  const int32_t end = columns / kLanes * kLanes;
  Numbers best = Fill<int16_t>(kForbidden);
  Numbers second = best;
  Numbers stretch_of_best = Fill<int16_t>(-1);
  int16_t stretch = 0;
  for (int32_t begin = 0; begin < end; begin += kStretch, ++stretch) {
    const Numbers before = best;
    for (int32_t j = begin; j < Lesser(begin + kStretch, end); j += kLanes) {
      const Numbers value = Load(row + j) - Load(price + j);
      second = Greater(second, Lesser(best, value));
      best = Greater(best, value);
    }
    stretch_of_best = best > before ? Fill<int16_t>(stretch) : stretch_of_best;
  }
  for (int lane = 0; lane < kLanes; ++lane) {
    if (stretch_of_best[lane] < 0) continue;
    // For now the stretch stands for the column: the first one counts here too.
    Consider(best[lane], stretch_of_best[lane], two);
    two.second = Greater<int32_t>(two.second, second[lane]);
  }
  if (two.best_column >= 0) {
    int32_t j = two.best_column * kStretch;
    uint64_t mask = 0;
    for (;; j += kLanes) {
      mask = LaneMask<int16_t>(Load(row + j) - Load(price + j) == Fill<int16_t>(two.best));
      if (mask != 0) break;
    }
    two.best_column = j + __builtin_ctzll(mask) / kBitsPerLane<int16_t>;
  }
  for (int32_t j = end; j < columns; ++j) Consider(row[j] - price[j], j, two);
  two.second_column = -1;
  return two;
}

void Values(const int32_t* row, const int32_t* price, int32_t columns, int32_t* values,
            int32_t* maxima) {
  for (int32_t begin = 0; begin < columns; begin += kBlock) {
    const int32_t end = Lesser(begin + kBlock, columns);
    int32_t best = kForbiddenValue - kMaxPrice;
    for (int32_t j = begin; j < end; ++j) {
      values[j] = Allowed(row[j]) - price[j];
      best = Greater(best, values[j]);
    }
    *maxima++ = best;
  }
}

template <class T>
int32_t FindAbove(const T* row, const T* price, int32_t columns, int32_t floor, int32_t* found,
                  int32_t* values) {
  constexpr int kLanes = Lanes<T>::kCount;
  // One word of bits for as many vectors as it holds: where hits are rare, there is one branch for
  // all of them.
  constexpr int kGroup = 64 / kBitsPerLane<T>;
  constexpr uint64_t kLane = (1u << kBitsPerLane<T>)-1;
  const Vector<T> floors = Fill<T>(floor);
  int32_t count = 0;
  int32_t j = 0;
  for (; j + kGroup <= columns; j += kGroup) {
    uint64_t mask = 0;
    for (int part = 0; part < kGroup; part += kLanes) {
      const Vector<T> value = Allowed(Load(row + j + part)) - Load(price + j + part);
      mask |= LaneMask<T>(value > floors) << part * kBitsPerLane<T>;
    }
    while (mask != 0) {
      const int bit = __builtin_ctzll(mask);
      mask &= ~(kLane << bit);
      const int32_t column = j + bit / kBitsPerLane<T>;
      found[count] = column;
      values[count++] = Allowed(row[column]) - price[column];
    }
  }
  for (; j < columns; ++j) {
    const int32_t value = Allowed(row[j]) - price[j];
    if (value <= floor) continue;
    found[count] = j;
    values[count++] = value;
  }
  return count;
}

int32_t Relax(const int32_t* row, const int32_t* price, int32_t columns, int32_t base,
              int32_t row_index, int32_t* distance, int32_t* from) {
  constexpr int kLanes = Lanes<int32_t>::kCount;
  using Numbers = Vector<int32_t>;
  int32_t least = kFar;
  int32_t j = 0;
  if (columns >= kLanes) {
    Numbers least_of_lane = Fill<int32_t>(kFar);
    for (; j + kLanes <= columns; j += kLanes) {
      const Numbers through = Load(price + j) - Allowed(Load(row + j)) + base;
      const Numbers old = Load(distance + j);
      const Numbers now = Lesser(through, old);
      Store(distance + j, now);
      Store(from + j, through < old ? Fill<int32_t>(row_index) : Load(from + j));
      least_of_lane = Lesser(least_of_lane, now);
    }
    for (int lane = 0; lane < kLanes; ++lane) least = Lesser(least, least_of_lane[lane]);
  }
  for (; j < columns; ++j) {
    const int32_t through = price[j] - Allowed(row[j]) + base;
    if (through < distance[j]) {
      distance[j] = through;
      from[j] = row_index;
    }
    least = Lesser(least, distance[j]);
  }
  return least;
}

}  // namespace

extern const RowKernels kKernels;
const RowKernels kKernels{
    Raise, Narrow, FindBestTwo16, FindBestTwo32, Values, FindAbove<int16_t>, FindAbove<int32_t>,
    Relax};

}  // namespace parvis::matching::PARVIS_SIMD_NAME
