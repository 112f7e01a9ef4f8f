// A peer to compare with: the assignment algorithm of Jonker and Volgenant as their paper tells it
// (A shortest augmenting path algorithm for dense and sparse linear assignment problems,
// Computing 38, 1987), plain, without vector instructions of our own. Written from the paper; no
// part of the product.
//
// Invariant: every assigned row has its least reduced cost c_ij - v_j at its own column.
// Cost: O(n^3); O(n) memory beside the costs.
#ifndef PARVIS_TESTS_BENCH_LAPJV_H_
#define PARVIS_TESTS_BENCH_LAPJV_H_

#include <cstdint>
#include <vector>

namespace parvis::bench {

// The column of each row in an assignment of least cost; `costs` is n by n, row by row.
std::vector<int32_t> SolveLapjv(int32_t n, const int32_t* costs);

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_LAPJV_H_
