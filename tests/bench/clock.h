// The clock of the bench: processor time, since the machine is shared. For programs of one thread,
// as all here are, it is what passes on a quiet machine, and waiting for a turn is not in it.
#ifndef PARVIS_TESTS_BENCH_CLOCK_H_
#define PARVIS_TESTS_BENCH_CLOCK_H_

namespace parvis::bench {

// Seconds that this process has had, its kernel time too; only differences mean anything.
double Now();

// The seconds that `work` takes.
template <typename Work>
double Time(Work work) {
  const double start = Now();
  work();
  return Now() - start;
}

}  // namespace parvis::bench

#endif  // PARVIS_TESTS_BENCH_CLOCK_H_
