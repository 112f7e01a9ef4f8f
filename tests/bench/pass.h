// The unit that solving times are told in: reading the matrix once.
#ifndef PARVIS_TESTS_BENCH_PASS_H_
#define PARVIS_TESTS_BENCH_PASS_H_

#include "tests/bench/instances.h"

namespace parvis::bench {

// The seconds of one pass over the numbers as 16-bit integers (their low halves where they are
// larger), in memory: min over j of c_ij - v_j for every row i, as the compiler makes it of a plain
// loop for any processor of the kind (SSE2, simd128). The least of `repeats`.
double SecondsOfOnePass(const Numbers& numbers, int repeats);

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_PASS_H_
