// A peer to compare with: LEMON's network simplex (Dezso, Juttner, Kovacs, 2011).
#ifndef PARVIS_TESTS_BENCH_LEMON_PEER_H_
#define PARVIS_TESTS_BENCH_LEMON_PEER_H_

#include <cstdint>
#include <vector>

#include "tests/bench/instances.h"

namespace parvis::bench {

// The column of each row, -1 without; `seconds` is LEMON's solving alone, its graph made before.
std::vector<int32_t> SolveByLemon(const Numbers& numbers, double& seconds);

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_LEMON_PEER_H_
