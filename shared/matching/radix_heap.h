// A queue of whole numbers that leave in rising order, for shortest-path searches: what enters is
// never less than what left last.
//
// Source: R. K. Ahuja, K. Mehlhorn, J. B. Orlin and R. E. Tarjan, Faster algorithms for the
// shortest path problem, Journal of the ACM 37, 1990 (the one-level radix heap).
//
// Invariant: bucket 0 holds the keys equal to the last one; bucket b > 0 those whose highest bit
// that differs from the last one is bit b - 1. Cost: an item moves to lower buckets only, so at
// most 31 times; in practice, where most keys are near the last, once or twice.
#ifndef PARVIS_SHARED_MATCHING_RADIX_HEAP_H_
#define PARVIS_SHARED_MATCHING_RADIX_HEAP_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace parvis::matching {

class RadixHeap {
 public:
  struct Item {
    int32_t key;  // At least 0.
    int32_t node;
  };

  // Empty, and any key may come.
  void Clear() {
    for (std::vector<Item>& bucket : buckets_) bucket.clear();
    last_ = 0;
  }
  void Push(Item item) { BucketOf(item.key).push_back(item); }

  // The least key that may still come.
  int32_t last() const { return last_; }
  // Whether an item has that key.
  bool HasLast() const { return !buckets_[0].empty(); }
  // One of them.
  int32_t PopLast() {
    const int32_t node = buckets_[0].back().node;
    buckets_[0].pop_back();
    return node;
  }
  // Goes on to the least key. Requires !HasLast(); false if the heap is empty.
  bool Advance() {
    for (std::vector<Item>& bucket : buckets_) {
      if (bucket.empty()) continue;
      last_ = std::min_element(bucket.begin(), bucket.end(), [](Item a, Item b) {
                return a.key < b.key;
              })->key;
      for (Item item : bucket) BucketOf(item.key).push_back(item);
      bucket.clear();
      return true;
    }
    return false;
  }

 private:
  std::vector<Item>& BucketOf(int32_t key) {
    return buckets_[std::bit_width(static_cast<uint32_t>(key ^ last_))];
  }

  int32_t last_ = 0;
  std::array<std::vector<Item>, 32> buckets_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_RADIX_HEAP_H_
