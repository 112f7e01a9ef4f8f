// Compiled once for each instruction set, as row_kernels.cc; the same holds here: no function from
// a header but the compiler's own.
#if defined(__AVX2__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

#include "shared/matching/line_scan.h"

namespace parvis::matching::PARVIS_SIMD_NAME {
namespace {

constexpr int kLanes = PARVIS_SIMD_BYTES / 4;
constexpr int kBlock = 32;  // Numbers that are looked at together.
using Vector = int32_t __attribute__((vector_size(PARVIS_SIMD_BYTES)));
using Unsigned = uint32_t __attribute__((vector_size(PARVIS_SIMD_BYTES)));
// The same, at any address.
using Loose = int32_t __attribute__((vector_size(PARVIS_SIMD_BYTES), aligned(4), may_alias));

using Narrow = int16_t __attribute__((vector_size(PARVIS_SIMD_BYTES / 2)));
using LooseNarrow =
    int16_t __attribute__((vector_size(PARVIS_SIMD_BYTES / 2), aligned(2), may_alias));

Vector Load(const int32_t* from) { return *reinterpret_cast<const Loose*>(from); }
Vector Load(const int16_t* from) {
#if defined(__AVX2__)
  return reinterpret_cast<Vector>(
      _mm256_cvtepi16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))));
#elif defined(__wasm_simd128__)
  return reinterpret_cast<Vector>(wasm_i32x4_load16x4(from));
#else
  return __builtin_convertvector(Narrow(*reinterpret_cast<const LooseNarrow*>(from)), Vector);
#endif
}
Vector Fill(int32_t value) { return Vector{} + value; }
Vector Min(Vector a, Vector b) { return a < b ? a : b; }

// Bit k: whether lane k is negative.
uint32_t Negative(Vector lanes) {
#if defined(__AVX2__)
  return _mm256_movemask_ps(reinterpret_cast<__m256>(lanes));
#elif defined(__SSE2__)
  return _mm_movemask_ps(reinterpret_cast<__m128>(lanes));
#elif defined(__wasm_simd128__)
  return wasm_i32x4_bitmask(reinterpret_cast<v128_t>(lanes));
#else
  uint32_t bits = 0;
  for (int lane = 0; lane < kLanes; ++lane) bits |= uint32_t{lanes[lane] < 0} << lane;
  return bits;
#endif
}

template <typename Score>
int32_t NearBy(const Line& line, const Score* scores, int32_t* nodes, int32_t* distances) {
  const Vector base = Fill(line.base);
  const Vector bound = Fill(line.bound);
  int32_t found = 0;
  for (int32_t j = 0; j < line.count; j += kBlock) {
    uint32_t far = 0;
#pragma GCC unroll 8
    for (int part = 0; part < kBlock; part += kLanes) {
      const int32_t at = j + part;
      const Vector score = Load(scores + at);
      const Vector distance = base + Load(line.duals + at) - score;
      // Negative where the distance is too far or the pair not allowed.
      far |= Negative((distance > Min(Load(line.limits + at), bound)) | score) << part;
    }
    // Mostly none or one is near, in no pattern: two are written without asking, which costs less
    // than a branch that is guessed wrong.
    uint32_t near = ~far;
#pragma GCC unroll 2
    for (int k = 0; k < 2; ++k) {
      nodes[found] = j + __builtin_ctz(near | 0x80000000);
      found += near != 0;
      near &= near - 1;
    }
    for (; near != 0; near &= near - 1) nodes[found++] = j + __builtin_ctz(near);
  }
  for (int32_t k = 0; k < found; ++k)
    distances[k] = line.base + line.duals[nodes[k]] - scores[nodes[k]];
  return found;
}

int32_t Near(const Line& line, int32_t* nodes, int32_t* distances) {
  return line.scores.narrow ? NearBy(line, line.scores.narrow, nodes, distances)
                            : NearBy(line, line.scores.wide, nodes, distances);
}

int32_t LeastUnsigned(const int32_t* numbers, int32_t count) {
  Unsigned least = Unsigned{} - 1;
  for (int32_t j = 0; j < count; j += kLanes) {
    const Unsigned next = reinterpret_cast<Unsigned>(Load(numbers + j));
    least = next < least ? next : least;
  }
  uint32_t best = least[0];
  for (int lane = 1; lane < kLanes; ++lane) best = least[lane] < best ? least[lane] : best;
  return static_cast<int32_t>(best);
}

int32_t Equal(const int32_t* numbers, int32_t count, int32_t wanted, int32_t* found) {
  const Vector all_wanted = Fill(wanted);
  int32_t equal = 0;
  for (int32_t j = 0; j < count; j += kBlock) {
    uint32_t bits = 0;
    for (int part = 0; part < kBlock; part += kLanes)
      bits |= Negative(Load(numbers + j + part) == all_wanted) << part;
    for (; bits != 0; bits &= bits - 1) found[equal++] = j + __builtin_ctz(bits);
  }
  return equal;
}

}  // namespace

extern const LineScans kLineScans;
const LineScans kLineScans = {Near, LeastUnsigned, Equal};

}  // namespace parvis::matching::PARVIS_SIMD_NAME
