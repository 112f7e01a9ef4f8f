#include "shared/matching/proof.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "shared/matching/test_support.h"

namespace parvis::matching {
namespace {

using ::testing::HasSubstr;

TEST(ProofTest, IsWrittenSparselyById) {
  // a2 is best with m1; a1 goes to m2, the only mentor with a free place; a3 may have nobody.
  const Instance instance = *Instance::FromScores({"a3", "b\"2", "a1"}, {"m1", "m2"}, {1, 2},
                                                  {{2, 0, 5, {}}, {2, 1, 5, {}}, {1, 0, 9, {}}});
  const Matching matching = *Solve(instance, {}, {});
  const std::string proof = ProofJson(instance, {}, matching, {});
  EXPECT_THAT(proof, HasSubstr("{\"objective\": \"total\", \"spread\": 0, \"pairs\": 2, "
                               "\"total\": 14,\n\"u\": {\n\"a1\": [1, 5, "));
  EXPECT_THAT(proof, HasSubstr("],\n\"b\\\"2\": [1, "));
  EXPECT_EQ(proof.find("a3"), std::string::npos);
  EXPECT_EQ(proof.find("m2"), std::string::npos);
}

TEST(ProofTest, OfNothingIsEmpty) {
  const Instance instance;
  EXPECT_EQ(ProofJson(instance, {}, *Solve(instance, {}, {}), {}),
            "{\"objective\": \"total\", \"spread\": 0, \"pairs\": 0, \"total\": 0,\n\"u\": {},\n"
            "\"v\": {}}\n");
}

TEST(ProofTest, OfAStableMatchingTellsWhatEachHas) {
  // a1 is pinned to m1, whose other place a2 has; m2 has a place left for a3.
  const Instance instance =
      *Instance::FromScores(testing::Ids('a', 3), testing::Ids('m', 2), {2, 2},
                            {{0, 0, 5, {5, 4}}, {1, 0, 6, {7, 6}}, {2, 1, 8, {8, 8}}});
  Constraints constraints;
  constraints.pins = {{0, 0}};
  SolveOptions options;
  options.objective = Objective::kStable;
  EXPECT_EQ(ProofJson(instance, constraints, *Solve(instance, constraints, options), options),
            "{\"objective\": \"stable\", \"pairs\": 3, \"total\": 19,\n"
            "\"adepts_have\": {\n\"a2\": 7,\n\"a3\": 8\n},\n"
            "\"mentors_have\": {\n\"m1\": 6\n},\n\"blocking_pairs\": []}\n");
}

}  // namespace
}  // namespace parvis::matching
