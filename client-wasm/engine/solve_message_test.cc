#include "client-wasm/engine/solve_message.h"

#include <optional>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/people_test_support.h"
#include "shared/matching/proof.h"
#include "shared/matching/report.h"

namespace parvis::engine {
namespace {

using matching::Instance;
using matching::Matching;
using matching::Objective;
using matching::testing::PeopleMaker;
using matching::testing::Random;

// What the answer says is what a solve on this side says, dual prices included.
RC_GTEST_PROP(SolveMessageTest, TheAnswerIsTheSolversOwn, (uint64_t seed)) {
  Random random(seed);
  PeopleMaker maker(random);
  matching::Policy policy = maker.MakePolicy();
  policy.spread = random.Below(2) * 50;
  const matching::People people = maker.Make(random.Below(9), random.Below(7));
  const Instance instance = Instance::FromPeople(people, policy);
  const auto constraints = matching::testing::RandomConstraints(instance, 1, 2, random);
  const auto options = matching::SolveOptions::FromPolicy(policy);
  const absl::StatusOr<Matching> expected = Solve(instance, constraints, options);
  const absl::StatusOr<Solved> got =
      ReadAnswer(Answer(WriteRequest(people, policy, constraints), nullptr));
  RC_ASSERT(got.status() == expected.status());
  if (!expected.ok()) return;
  const Instance theirs = Instance::FromCells(people, got->cells);
  RC_ASSERT(theirs.allowed_pairs() == instance.allowed_pairs());
  RC_ASSERT(PairsCsv(theirs, got->matching) == PairsCsv(instance, *expected));
  RC_ASSERT(ProofJson(theirs, constraints, got->matching, options) ==
            ProofJson(instance, constraints, *expected, options));
  RC_ASSERT(got->matching.load == expected->load);
  RC_ASSERT(got->matching.mentor_of == expected->mentor_of);
}

TEST(SolveMessageTest, TheScoresAreLeftOutWhereTheyAreNotWanted) {
  Random random(1);
  PeopleMaker maker(random);
  const matching::People people = maker.Make(9, 7);
  const absl::StatusOr<Solved> all = ReadAnswer(Answer(WriteRequest(people, {}, {}), nullptr));
  const absl::StatusOr<Solved> pairs =
      ReadAnswer(Answer(WriteRequest(people, {}, {}, {}, Want::kMatching), nullptr));
  ASSERT_TRUE(all.ok() && pairs.ok());
  EXPECT_EQ(all->cells.size(), 63u);
  EXPECT_TRUE(pairs->cells.empty());
  EXPECT_EQ(pairs->matching.mentor_of, all->matching.mentor_of);
}

TEST(SolveMessageTest, AnErrorOfTheSolverComesBack) {
  Random random(1);
  PeopleMaker maker(random);
  const matching::People people = maker.Make(2, 2);
  const std::string request = WriteRequest(people, {}, {.pins = {{0, 7}}, .forbids = {}});
  EXPECT_EQ(ReadAnswer(Answer(request, nullptr)).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(SolveMessageTest, BytesThatWereCutOffAreAnError) {
  Random random(1);
  PeopleMaker maker(random);
  const std::string request = WriteRequest(maker.Make(3, 3), {}, {});
  const std::string answer = Answer(request, nullptr);
  ASSERT_TRUE(ReadAnswer(answer).ok());
  for (std::size_t size = 0; size < request.size(); ++size)
    ASSERT_FALSE(ReadAnswer(Answer(request.substr(0, size), nullptr)).ok()) << size;
  for (std::size_t size = 4; size < answer.size(); ++size)
    ASSERT_FALSE(ReadAnswer(answer.substr(0, size)).ok()) << size;
}

}  // namespace
}  // namespace parvis::engine
