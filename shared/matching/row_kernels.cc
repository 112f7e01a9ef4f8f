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
  // The same, at any address.
  using Loose = int16_t __attribute__((vector_size(PARVIS_SIMD_BYTES), aligned(2), may_alias));
};

template <>
struct Lanes<int32_t> {
  static constexpr int kCount = PARVIS_SIMD_BYTES / 4;
  using Vector = int32_t __attribute__((vector_size(PARVIS_SIMD_BYTES)));
  using Loose = int32_t __attribute__((vector_size(PARVIS_SIMD_BYTES), aligned(4), may_alias));
};

template <class T>
using Vector = typename Lanes<T>::Vector;

template <class T>
Vector<T> Load(const T* from) {
  return *reinterpret_cast<const typename Lanes<T>::Loose*>(from);
}
template <class T>
void Store(T* to, Vector<T> value) {
  *reinterpret_cast<typename Lanes<T>::Loose*>(to) = value;
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

// One bit for each byte of a vector of comparisons.
template <class Comparison>
uint32_t ByteMask(Comparison comparison) {
#if defined(__AVX2__)
  return static_cast<uint32_t>(_mm256_movemask_epi8(reinterpret_cast<__m256i>(comparison)));
#elif defined(__x86_64__)
  return static_cast<uint32_t>(_mm_movemask_epi8(reinterpret_cast<__m128i>(comparison)));
#elif defined(__wasm_simd128__)
  return wasm_i8x16_bitmask(reinterpret_cast<v128_t>(comparison));
#else
  uint32_t mask = 0;
  for (int byte = 0; byte < PARVIS_SIMD_BYTES; ++byte)
    mask |= static_cast<uint32_t>(reinterpret_cast<const uint8_t*>(&comparison)[byte] & 1) << byte;
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

int32_t Narrow(const int32_t* row, int32_t columns, int16_t* narrow, int16_t* maxima) {
  int32_t highest = 0;
  for (int32_t j = 0; j < columns; ++j) {
    highest = Greater(highest, row[j]);
    narrow[j] = static_cast<int16_t>(row[j] < 0 ? Range<int16_t>::kForbidden : row[j]);
    maxima[j] = Greater(maxima[j], narrow[j]);
  }
  return highest;
}

void Consider(int32_t value, int32_t column, BestTwo& two) {
  if (value > two.best || (value == two.best && column < two.best_column)) {
    two = {value, two.best, column, two.best_column};
  } else if (value > two.second || (value == two.second && column < two.second_column)) {
    two.second = value;
    two.second_column = column;
  }
}

template <class T>
BestTwo FindBestTwo(const T* row, const T* price, int32_t columns) {
  constexpr int kLanes = Lanes<T>::kCount;
  constexpr int32_t kForbidden = Range<T>::kForbidden;
  BestTwo two{kForbidden, kForbidden};
  int32_t j = 0;
  if (columns >= kLanes) {
    // Each lane keeps the best two of its own columns.
    Vector<T> best = Fill<T>(kForbidden);
    Vector<T> second = best;
    Vector<T> best_column = Fill<T>(-1);
    Vector<T> second_column = best_column;
    Vector<T> column{};
    for (int lane = 0; lane < kLanes; ++lane) column[lane] = static_cast<T>(lane);
    for (; j + kLanes <= columns; j += kLanes, column += static_cast<T>(kLanes)) {
      const Vector<T> value = Allowed(Load(row + j)) - Load(price + j);
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
  const Vector<T> floors = Fill<T>(floor);
  int32_t count = 0;
  int32_t j = 0;
  for (; j + kLanes <= columns; j += kLanes) {
    const Vector<T> value = Allowed(Load(row + j)) - Load(price + j);
    for (uint32_t mask = ByteMask(value > floors); mask != 0;) {
      const int lane = __builtin_ctz(mask) / static_cast<int>(sizeof(T));
      mask &= ~(((1u << sizeof(T)) - 1) << lane * sizeof(T));
      found[count] = j + lane;
      values[count++] = Allowed(row[j + lane]) - price[j + lane];
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
const RowKernels kKernels{Raise,
                          Narrow,
                          FindBestTwo<int16_t>,
                          FindBestTwo<int32_t>,
                          Values,
                          FindAbove<int16_t>,
                          FindAbove<int32_t>,
                          Relax};

}  // namespace parvis::matching::PARVIS_SIMD_NAME
