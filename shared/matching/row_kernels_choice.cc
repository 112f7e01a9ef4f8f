#include "shared/matching/line_scan.h"
#include "shared/matching/row_kernels.h"

namespace parvis::matching {

namespace simd128 {
extern const RowKernels kKernels;
extern const LineScans kLineScans;
}  // namespace simd128
#if defined(__x86_64__)
namespace avx2 {
extern const RowKernels kKernels;
extern const LineScans kLineScans;
}  // namespace avx2
#endif

const RowKernels& Kernels() {
#if defined(__x86_64__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2");
  if (has_avx2) return avx2::kKernels;
#endif
  return simd128::kKernels;
}

const LineScans& Scans() {
#if defined(__x86_64__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2");
  if (has_avx2) return avx2::kLineScans;
#endif
  return simd128::kLineScans;
}

}  // namespace parvis::matching
