#include "shared/matching/fast_total.h"

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "shared/matching/dense.h"
#include "shared/matching/sparse.h"
#include "shared/matching/tie_stage.h"

namespace parvis::matching {
namespace {

// A matrix is made where at least one pair in so many is allowed; reading what is not allowed then
// costs less than finding one's way among what is.
constexpr std::size_t kPairsPerAllowed = 6;

// What is left to decide once the pins are taken out: rows are adepts without a pin, columns all
// mentors, with the places that pins leave.
struct Rest {
  std::vector<int32_t> adepts;  // By row.
  std::vector<uint64_t> hashes;
  std::vector<int32_t> places;  // By column.
  std::vector<Pair> forbids;    // Sorted.
};

Rest RestOf(const Instance& instance, const Constraints& constraints) {
  Rest rest;
  rest.forbids = Sorted(constraints.forbids);
  for (int m = 0; m < instance.mentors(); ++m) rest.places.push_back(instance.capacity(m));
  std::vector<bool> pinned(instance.adepts());
  for (Pair pin : constraints.pins) {
    pinned[pin.adept] = true;
    --rest.places[pin.mentor];
  }
  for (int a = 0; a < instance.adepts(); ++a) {
    if (pinned[a]) continue;
    rest.adepts.push_back(a);
    rest.hashes.push_back(instance.adept_hashes()[a]);
  }
  return rest;
}

template <class Problem>
TotalResult WithTies(const Instance& instance, const Rest& rest, const Problem& problem,
                     const Assignment& assignment) {
  if (!assignment.cancelled)
    return BreakTies(problem, assignment, {rest.hashes, instance.mentor_hashes()});
  TotalResult result;
  result.cancelled = true;
  return result;
}

TotalResult SolveDenseRest(const Instance& instance, const Rest& rest, Progress* progress) {
  const std::size_t columns = instance.mentors();
  // Not a vector, which would write all of it twice.
  const std::unique_ptr<int32_t[]> weights(new int32_t[rest.adepts.size() * columns]);
  auto forbid = rest.forbids.begin();
  for (std::size_t row = 0; row < rest.adepts.size(); ++row) {
    const int32_t adept = rest.adepts[row];
    instance.CopyRow(adept, &weights[row * columns]);
    while (forbid != rest.forbids.end() && forbid->adept < adept) ++forbid;
    for (; forbid != rest.forbids.end() && forbid->adept == adept; ++forbid)
      weights[row * columns + forbid->mentor] = kNotAllowed;
  }
  const DenseProblem problem{static_cast<int32_t>(rest.adepts.size()), instance.mentors(),
                             weights.get(), rest.places.data()};
  return WithTies(instance, rest, problem, SolveDense(problem, progress));
}

TotalResult SolveSparseRest(const Instance& instance, const Rest& rest, Progress* progress) {
  std::vector<std::size_t> row_begin{0};
  std::vector<Instance::Entry> entries;
  auto forbid = rest.forbids.begin();
  for (int32_t adept : rest.adepts) {
    for (const Instance::Entry entry : instance.Row(adept)) {
      const Pair pair{adept, entry.mentor};
      while (forbid != rest.forbids.end() && *forbid < pair) ++forbid;
      if (forbid == rest.forbids.end() || !(*forbid == pair)) entries.push_back(entry);
    }
    row_begin.push_back(entries.size());
  }
  const SparseProblem problem{static_cast<int32_t>(rest.adepts.size()), instance.mentors(),
                              row_begin, entries, rest.places.data()};
  return WithTies(instance, rest, problem, SolveSparse(problem, progress));
}

}  // namespace

TotalResult SolveTotalFast(const Instance& instance, const Constraints& constraints,
                           Progress* progress) {
  const Rest rest = RestOf(instance, constraints);
  const std::size_t all_pairs = std::size_t{1} * instance.adepts() * instance.mentors();
  TotalResult solved = instance.allowed_pairs() * kPairsPerAllowed >= all_pairs
                           ? SolveDenseRest(instance, rest, progress)
                           : SolveSparseRest(instance, rest, progress);
  if (solved.cancelled) return solved;
  TotalResult result;
  result.mentor_of.assign(instance.adepts(), -1);
  result.adept_duals.resize(instance.adepts());
  result.mentor_duals = std::move(solved.mentor_duals);
  for (Pair pin : constraints.pins) result.mentor_of[pin.adept] = pin.mentor;
  for (std::size_t row = 0; row < rest.adepts.size(); ++row) {
    result.mentor_of[rest.adepts[row]] = solved.mentor_of[row];
    result.adept_duals[rest.adepts[row]] = solved.adept_duals[row];
  }
  return result;
}

}  // namespace parvis::matching
