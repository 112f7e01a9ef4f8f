#include "shared/matching/large_array.h"

#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace parvis::matching {
namespace {

#if defined(__linux__)
constexpr std::align_val_t kAlignment{std::size_t{2} << 20};  // Of a huge page.
#else
constexpr std::align_val_t kAlignment{64};
#endif

}  // namespace

void* AllocateLarge(std::size_t bytes) {
  void* const memory = ::operator new(bytes, kAlignment);
#if defined(__linux__)
  // A hint: where there are no huge pages, nothing is lost. Only of whole ones, so that a small
  // array does not take one.
  const std::size_t whole = bytes / std::size_t(kAlignment) * std::size_t(kAlignment);
  if (whole > 0) static_cast<void>(madvise(memory, whole, MADV_HUGEPAGE));
#endif
  return memory;
}

void FreeLarge(void* memory) { ::operator delete(memory, kAlignment); }

}  // namespace parvis::matching
