#include "shared/matching/fast_total.h"

#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/solve.h"
#include "shared/matching/test_support.h"
#include "tests/support/prove_matching.h"

namespace parvis::matching {
namespace {

using testing::Random;
using testing::RandomConstraints;
using testing::RandomInstance;
using testing::Shape;

RC_GTEST_PROP(FastTotalTest, EqualsTheGeneralSolverAndProvesIt, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  Shape shape;
  shape.adepts = random.Below(60);
  shape.mentors = random.Below(60);
  shape.max_capacity = 1 + random.Below(3);
  const int allowed_percents[] = {2, 10, 40, 90, 100};
  shape.allowed_percent = allowed_percents[random.Below(5)];
  const int max_scores[] = {0, 2, 20, 1000, 1000000};
  shape.max_score = max_scores[random.Below(5)];
  const Instance instance = RandomInstance(shape, random);
  const Constraints constraints =
      RandomConstraints(instance, random.Below(5), random.Below(30), random);
  const TotalResult expected = SolveTotal(instance, constraints, 0);
  const TotalResult result = SolveTotalFast(instance, constraints);
  RC_ASSERT(result.mentor_of == expected.mentor_of);
  Matching matching = MatchingOf(instance, constraints, result.mentor_of);
  matching.adept_duals = result.adept_duals;
  matching.mentor_duals = result.mentor_duals;
  const absl::Status status =
      parvis::testing::ProveMatching(instance, constraints, matching, SolveOptions());
  RC_ASSERT(status.ok());
}

class GivesUp : public Progress {
 public:
  bool Report(double) override { return false; }
};

TEST(FastTotalTest, GivesUpOnRequest) {
  Random random(1);
  GivesUp progress;
  for (int allowed_percent : {2, 100}) {
    Shape shape;
    shape.adepts = shape.mentors = 100;
    shape.allowed_percent = allowed_percent;
    EXPECT_TRUE(SolveTotalFast(RandomInstance(shape, random), {}, &progress).cancelled);
  }
}

}  // namespace
}  // namespace parvis::matching
