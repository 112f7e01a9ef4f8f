// Memory for a matrix: not written before it is used, and in huge pages where the system has them,
// since a search that jumps from row to row else waits for the page table (a fifth of the time at
// 5000 rows).
#ifndef PARVIS_SHARED_MATCHING_LARGE_ARRAY_H_
#define PARVIS_SHARED_MATCHING_LARGE_ARRAY_H_

#include <cstddef>
#include <memory>
#include <type_traits>

namespace parvis::matching {

// Uninitialised; freed by FreeLarge().
void* AllocateLarge(std::size_t bytes);
void FreeLarge(void* memory);

struct LargeDeleter {
  void operator()(void* memory) const { FreeLarge(memory); }
};

template <class T>
using LargeArray = std::unique_ptr<T[], LargeDeleter>;

template <class T>
LargeArray<T> MakeLargeArray(std::size_t size) {
  static_assert(std::is_trivial_v<T>);
  return LargeArray<T>(static_cast<T*>(AllocateLarge(size * sizeof(T))));
}

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_LARGE_ARRAY_H_
