#include "server/cli/arguments.h"

#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace parvis::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr Flag kFlags[] = {
    {"data", Flag::kValue, "DIR", "folder"},
    {"pin", Flag::kList, "a=m", "keep a pair"},
    {"json", Flag::kSwitch, "", "print JSON"},
};

absl::StatusOr<Arguments> Parse(std::vector<std::string_view> words, int max_operands = 0) {
  return Arguments::Parse(words, kFlags, max_operands);
}

std::string Fault(std::vector<std::string_view> words, int max_operands = 0) {
  const absl::StatusOr<Arguments> parsed = Parse(std::move(words), max_operands);
  return parsed.ok() ? "no fault" : std::string(parsed.status().message());
}

TEST(ArgumentsTest, ReadsEachKindOfFlag) {
  const auto parsed = Parse({"--data", "x", "--json", "--pin", "a=m", "--pin=b=n,c=o"});
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->Value("data"), "x");
  EXPECT_TRUE(parsed->Has("json"));
  EXPECT_THAT(parsed->List("pin"), ElementsAre("a=m", "b=n", "c=o"));
}

TEST(ArgumentsTest, AbsentFlagsAreEmpty) {
  const auto parsed = Parse({});
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->Value("data"), std::nullopt);
  EXPECT_EQ(parsed->ValueOr("data", "here"), "here");
  EXPECT_FALSE(parsed->Has("json"));
  EXPECT_THAT(parsed->List("pin"), IsEmpty());
}

TEST(ArgumentsTest, UnknownFlagIsRefusedWithTheNearestName) {
  EXPECT_EQ(Fault({"--dota", "x"}), "unknown flag --dota; did you mean --data?");
  EXPECT_EQ(Fault({"--elephant"}), "unknown flag --elephant");
  EXPECT_THAT(Fault({"-data", "x"}), HasSubstr("unknown flag"));
}

TEST(ArgumentsTest, ValuesMustFitTheFlag) {
  EXPECT_EQ(Fault({"--data"}), "--data needs a value: DIR");
  EXPECT_EQ(Fault({"--json=yes"}), "--json takes no value");
  EXPECT_EQ(Fault({"--data", "x", "--data", "y"}), "--data stands twice");
  EXPECT_EQ(Fault({"--json", "--json"}), "--json stands twice");
}

TEST(ArgumentsTest, OperandsAreCountedAndMayFollowTwoHyphens) {
  EXPECT_EQ(Fault({"dir"}), "unexpected word: dir");
  const auto parsed = Parse({"--", "--data"}, 1);
  ASSERT_TRUE(parsed.ok());
  EXPECT_THAT(parsed->operands(), ElementsAre("--data"));
}

TEST(ArgumentsTest, ParseIntHoldsItsLimits) {
  EXPECT_EQ(*ParseInt("n", "7", 1, 9), 7);
  EXPECT_FALSE(ParseInt("n", "0", 1, 9).ok());
  EXPECT_FALSE(ParseInt("n", "10", 1, 9).ok());
  EXPECT_FALSE(ParseInt("n", "7x", 1, 9).ok());
  EXPECT_FALSE(ParseInt("n", "", 1, 9).ok());
}

TEST(ArgumentsTest, RunCommandExitsTwoOnAnUnknownFlag) {
  constexpr Command kCommand = {"match", "s", "u", kFlags, 0, [](const Arguments&) { return 0; }};
  const std::vector<std::string_view> wrong = {"--nothing"};
  const std::vector<std::string_view> right = {"--json"};
  EXPECT_EQ(RunCommand(kCommand, wrong), kExitUsage);
  EXPECT_EQ(RunCommand(kCommand, right), kExitDone);
}

}  // namespace
}  // namespace parvis::cli
