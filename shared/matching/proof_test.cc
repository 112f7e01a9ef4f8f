#include "shared/matching/proof.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {
namespace {

using ::testing::HasSubstr;
using testing::Ids;
using testing::Random;
using testing::RandomConstraints;
using testing::RandomInstance;

TEST(ProofTest, IsWrittenSparselyById) {
  // a2 is best with m1; a1 goes to m2, the only mentor with a free place; a3 may have nobody.
  const Instance instance = *Instance::FromScores({"a3", "b\"2", "a1"}, {"m1", "m2"}, {1, 2},
                                                  {{2, 0, 5, {}}, {2, 1, 5, {}}, {1, 0, 9, {}}});
  const Matching matching = *Solve(instance, {}, {});
  const std::string proof = ProofJson(instance, matching, {});
  EXPECT_THAT(proof, HasSubstr("{\"objective\": \"total\", \"spread\": 0, \"pairs\": 2, "
                               "\"total\": 14,\n\"u\": {\n\"a1\": [1, 5, "));
  EXPECT_THAT(proof, HasSubstr("],\n\"b\\\"2\": [1, "));
  EXPECT_EQ(proof.find("a3"), std::string::npos);
  EXPECT_EQ(proof.find("m2"), std::string::npos);
}

TEST(ProofTest, OfNothingIsEmpty) {
  const Instance instance;
  EXPECT_EQ(ProofJson(instance, *Solve(instance, {}, {}), {}),
            "{\"objective\": \"total\", \"spread\": 0, \"pairs\": 0, \"total\": 0,\n\"u\": {},\n"
            "\"v\": {}}\n");
}

// Any change of one dual value, or of one pair, breaks a condition, unless the price is free to
// move: the checks find it or the changed proof is a proof as well.
RC_GTEST_PROP(ProofTest, AWorseMatchingIsNeverProved, ()) {
  Random random(*rc::gen::arbitrary<uint64_t>());
  const Instance instance = RandomInstance({8, 6, 2, 70, 30}, random);
  const Constraints constraints =
      RandomConstraints(instance, random.Below(2), random.Below(3), random);
  SolveOptions options;
  options.spread = random.Below(2) * 7;
  Matching best = *Solve(instance, constraints, options);
  RC_ASSERT(CheckDuals(instance, constraints, best, options).ok());
  // Give one adept another mentor, or none, and check with the same prices.
  const int adept = random.Below(instance.adepts());
  for (int mentor = -1; mentor < instance.mentors(); ++mentor) {
    if (mentor == best.mentor_of[adept]) continue;
    Matching other = best;
    other.mentor_of[adept] = mentor;
    RC_ASSERT(!CheckDuals(instance, constraints, other, options).ok());
  }
}

TEST(ProofTest, NamesTheConditionThatFails) {
  const Instance instance =
      *Instance::FromScores(Ids('a', 2), Ids('m', 2), {1, 1}, {{0, 0, 5, {}}, {1, 0, 4, {}}});
  const SolveOptions options;
  const Matching best = *Solve(instance, {}, options);
  const auto told = [&](const Matching& matching) {
    return std::string(CheckDuals(instance, {}, matching, options).message());
  };
  Matching changed = best;
  changed.adept_duals[1] = Weight::Points(1);
  EXPECT_EQ(told(changed), "3: u of an unpaired adept is not 0: a2");
  changed = best;
  changed.mentor_duals[0] = {};
  EXPECT_THAT(told(changed), HasSubstr("1: u + v < w: a"));
  changed = best;
  changed.mentor_duals[1] = Weight::Points(1);
  EXPECT_EQ(told(changed), "4: v is above the first free place: m2");
  changed = best;
  changed.adept_duals[0] = changed.adept_duals[0] + Weight::Points(1);
  EXPECT_EQ(told(changed), "2: u + v > w on a formed pair: a1 m1");
}

}  // namespace
}  // namespace parvis::matching
