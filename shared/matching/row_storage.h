// Room for a matrix that is read in whole rows, in any order.
#ifndef PARVIS_SHARED_MATCHING_ROW_STORAGE_H_
#define PARVIS_SHARED_MATCHING_ROW_STORAGE_H_

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace parvis::matching {

struct FreeStorage {
  void operator()(void* storage) const { std::free(storage); }
};
template <class T>
using RowStorage = std::unique_ptr<T[], FreeStorage>;

// Room for `count` numbers, not set to anything. A large one asks the system for huge pages: rows
// that are read in the order of an auction otherwise miss the processor's table of pages at each
// of them, and giving small pages out one by one takes longer than filling them.
template <class T>
RowStorage<T> MakeRowStorage(std::size_t count) {
  constexpr std::size_t kHugePage = std::size_t{2} << 20;
  std::size_t bytes = count * sizeof(T);
  std::size_t alignment = alignof(std::max_align_t);
  if (bytes >= kHugePage) alignment = kHugePage;
  bytes = (bytes + alignment - 1) / alignment * alignment;
  void* storage = std::aligned_alloc(alignment, bytes);
  // As `new` does where there are no exceptions, which is so in the browser.
  if (storage == nullptr && bytes > 0) std::abort();
#if defined(__linux__)
  if (alignment == kHugePage) madvise(storage, bytes, MADV_HUGEPAGE);
#endif
  return RowStorage<T>(static_cast<T*>(storage));
}

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_ROW_STORAGE_H_
