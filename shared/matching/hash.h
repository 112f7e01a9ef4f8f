// The hashes that matchings are told apart, and optima made unique, by.
#ifndef PARVIS_SHARED_MATCHING_HASH_H_
#define PARVIS_SHARED_MATCHING_HASH_H_

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace parvis::matching {

// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
constexpr uint64_t Sm64(uint64_t x) {
  x += 0x9E3779B97F4A7C15;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

inline constexpr uint64_t kFnvOffset = 0xCBF29CE484222325;

// FNV-1a, 64 bits (Fowler, Noll, Vo), going on from `state`.
constexpr uint64_t Fnv1a64(std::string_view bytes, uint64_t state = kFnvOffset) {
  for (char byte : bytes) state = (state ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
  return state;
}

// The tie value of a pair, 0 to 2^31 - 1, from the sum of the adept's hash and three times the
// mentor's.
constexpr int64_t TieOfSum(uint64_t sum) { return static_cast<int64_t>(Sm64(sum) & 0x7FFFFFFF); }

// The same from the hashes of the two ids.
constexpr int64_t TieValue(uint64_t adept_hash, uint64_t mentor_hash) {
  return TieOfSum(adept_hash + 3 * mentor_hash);
}

// FNV-1a over `adept=mentor\n` for the pairs (adept id, mentor id), which it sorts by adept, then
// mentor. Equal on server and page exactly when they show the same pairs.
uint64_t HashOfPairs(std::vector<std::pair<std::string_view, std::string_view>> pairs);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_HASH_H_
