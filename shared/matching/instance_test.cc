#include "shared/matching/instance.h"

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "shared/matching/solve.h"

namespace parvis::matching {
namespace {

TEST(InstanceTest, KeepsTheScoresOfAList) {
  const absl::StatusOr<Instance> instance = Instance::FromScores(
      {"a", "b", "c"}, {"x", "y"}, {1, 2}, {{2, 1, 7, {8, 6}}, {0, 1, 0, {}}, {0, 0, 3, {3, 3}}});
  ASSERT_TRUE(instance.ok()) << instance.status();
  EXPECT_EQ(instance->ListRow(0).size(), 2u);
  EXPECT_TRUE(instance->Row(1).empty());
  EXPECT_EQ(instance->allowed_pairs(), 3u);
  EXPECT_EQ(instance->ScoreOf(0, 0), 3);
  EXPECT_EQ(instance->ScoreOf(0, 1), 0);
  EXPECT_FALSE(instance->ScoreOf(1, 0).has_value());
  EXPECT_FALSE(instance->ScoreOf(2, 0).has_value());
  EXPECT_EQ(instance->ViewsOf(2, 1).adept, 8);
  EXPECT_EQ(instance->ViewsOf(2, 1).mentor, 6);
  EXPECT_EQ(instance->capacity(1), 2);
  EXPECT_EQ(instance->FindAdept("c"), 2);
  EXPECT_EQ(instance->FindMentor("c"), -1);
}

TEST(InstanceTest, KnowsTheInstitutionsOfPeople) {
  People people;
  for (std::string_view code : {"SU", "KI", ""}) {
    people.adepts.emplace_back().id = people.codes.Intern("a" + std::string(code));
    people.adepts.back().institution = people.codes.Intern(code);
  }
  people.mentors.emplace_back().institution = people.codes.Intern("KTH");
  people.mentors.back().id = people.codes.Intern("m1");
  const Instance instance = Instance::FromPeople(people, {});
  ASSERT_EQ(instance.institutions(), 3);
  EXPECT_EQ(instance.institution_code(0), "KI");
  EXPECT_EQ(instance.institution_code(1), "KTH");
  EXPECT_EQ(instance.institution_code(2), "SU");
  EXPECT_EQ(instance.adept_institution(0), 2);
  EXPECT_EQ(instance.adept_institution(1), 0);
  EXPECT_EQ(instance.adept_institution(2), -1);
  EXPECT_EQ(instance.mentor_institution(0), 1);
  EXPECT_EQ(Instance::FromScores({"a"}, {"m"}, {1}, {})->adept_institution(0), -1);
}

TEST(InstanceTest, RefusesWhatIsNoInstance) {
  const auto code = [](std::vector<int32_t> capacities, std::vector<Instance::Score> scores) {
    return Instance::FromScores({"a"}, {"x"}, std::move(capacities), std::move(scores))
        .status()
        .code();
  };
  EXPECT_EQ(code({1}, {{0, 0, 1'000'000, {}}}), absl::StatusCode::kOk);
  EXPECT_EQ(code({1}, {{0, 0, 1'000'001, {}}}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({1}, {{0, 0, -1, {}}}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({1}, {{0, 0, 1, {0, -1}}}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({1}, {{0, 1, 1, {}}}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({1}, {{-1, 0, 1, {}}}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({1}, {{0, 0, 1, {}}, {0, 0, 1, {}}}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({0}, {}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({}, {}), absl::StatusCode::kInvalidArgument);
}

TEST(InstanceTest, HashesAreThoseOfTheDefinition) {
  // sm64 and FNV-1a by their published test values.
  EXPECT_EQ(Sm64(0), 0xE220A8397B1DCDAFu);
  EXPECT_EQ(Fnv1a64(""), 0xCBF29CE484222325u);
  EXPECT_EQ(Fnv1a64("a"), 0xAF63DC4C8601EC8Cu);
  EXPECT_EQ(Fnv1a64("foobar"), 0x85944171F73967E8u);
  const Instance instance = *Instance::FromScores({"a001"}, {"m001"}, {1}, {{0, 0, 1, {}}});
  const auto tie =
      static_cast<int64_t>(Sm64(Fnv1a64("a001") + 3 * Fnv1a64("m001")) % (uint64_t{1} << 31));
  EXPECT_EQ(instance.Tie(0, 0), tie);
}

TEST(InstanceTest, HashOfPairsDoesNotDependOnTheirOrder) {
  EXPECT_EQ(HashOfPairs({}), Fnv1a64(""));
  EXPECT_EQ(HashOfPairs({{"a2", "m1"}, {"a1", "m2"}}), Fnv1a64("a1=m2\na2=m1\n"));
  EXPECT_EQ(HashOfPairs({{"a1", "m2"}, {"a2", "m1"}}), Fnv1a64("a1=m2\na2=m1\n"));
}

}  // namespace
}  // namespace parvis::matching
