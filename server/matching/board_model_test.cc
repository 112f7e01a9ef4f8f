#include "server/matching/board_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "server/matching/board_cache.h"
#include "shared/base/limits.h"
#include "shared/rules/csv_import.h"
#include "shared/rules/matching_input.h"
#include "shared/rules/policy.h"

namespace parvis::board {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

const v1::Policy kPolicy = rules::StockholmPolicy();

// A board on which nothing is decided.
rules::BoardState Nothing() { return rules::BoardState(kPolicy); }

std::shared_ptr<const BoardModel> StockholmModel() {
  std::vector<std::string> contents;
  const std::vector<std::string> names = {"institutions.csv", "competences.csv", "adepts.csv",
                                          "mentors.csv"};
  for (const std::string& name : names) {
    std::ifstream file(PARVIS_SOURCE_DIR "/data/stockholm-2026/" + name, std::ios::binary);
    contents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  std::vector<rules::InputFile> files;
  for (size_t i = 0; i < names.size(); ++i) files.push_back({names[i], contents[i]});
  rules::ImportedData data = rules::ReadImport(files);
  return std::make_shared<BoardModel>(std::move(data.adepts), std::move(data.mentors),
                                      data.previous_pairs, rules::StockholmPolicy());
}

class BoardModelTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { model_ = StockholmModel(); }
  static void TearDownTestSuite() { model_.reset(); }

  // A pair that a rule refuses, whose rule the board may or may not tell.
  static v1::PersonPair RefusedPair(bool told) {
    v1::PersonPair pair;
    for (const v1::MatchingPerson& adept : model_->board().adepts()) {
      for (const v1::MatchingPerson& mentor : model_->board().mentors()) {
        const std::vector<std::string> rules = model_->RefusedBy(adept.id(), mentor.id(), kPolicy);
        if (rules.size() == 1 && (rules[0] == "hindered") != told) {
          pair.set_adept(adept.id());
          pair.set_mentor(mentor.id());
          return pair;
        }
      }
    }
    ADD_FAILURE() << "no such pair in the data";
    return pair;
  }

  static std::shared_ptr<const BoardModel> model_;
};

std::shared_ptr<const BoardModel> BoardModelTest::model_;

TEST_F(BoardModelTest, SolvesTheStockholmRoundToItsOptimum) {
  const auto solution = SolveAfresh(model_, Nothing());
  ASSERT_TRUE(solution.ok()) << solution.status();
  EXPECT_EQ((*solution)->pairs.size(), 65u);
  int64_t total = 0;
  for (const v1::BoardPair& pair : (*solution)->pairs) total += pair.score();
  EXPECT_EQ(total, 41861);
}

TEST_F(BoardModelTest, ThePageComesToTheSamePairsFromWhatItIsSent) {
  const auto solution = SolveAfresh(model_, Nothing());
  ASSERT_TRUE(solution.ok()) << solution.status();
  const matching::Policy policy = rules::MatchingPolicy(model_->board().policy());
  const matching::Instance instance =
      matching::Instance::FromPeople(rules::PeopleFromBoard(model_->board()), policy);
  const auto matching = matching::Solve(instance, {}, matching::SolveOptions::FromPolicy(policy));
  ASSERT_TRUE(matching.ok()) << matching.status();
  EXPECT_EQ(matching::PairsHash(instance, *matching), (*solution)->pairs_hash);
}

TEST_F(BoardModelTest, APinnedPairIsFormedAndAForbiddenOneIsNot) {
  const auto free = SolveAfresh(model_, Nothing());
  ASSERT_TRUE(free.ok()) << free.status();
  const v1::BoardPair& formed = (*free)->pairs.front();
  rules::BoardState state = Nothing();
  ASSERT_FALSE(state.Apply(rules::ForbidChange(state, formed.adept(), formed.mentor()), *model_)
                   .has_value());
  const auto without = SolveAfresh(model_, state);
  ASSERT_TRUE(without.ok()) << without.status();
  for (const v1::BoardPair& pair : (*without)->pairs) {
    EXPECT_FALSE(pair.adept() == formed.adept() && pair.mentor() == formed.mentor());
  }
  EXPECT_NE((*without)->pairs_hash, (*free)->pairs_hash);
}

TEST_F(BoardModelTest, TellsARuleByNameAndAnAvoidanceOnlyAsHindered) {
  const v1::PersonPair told = RefusedPair(true);
  EXPECT_THAT(model_->RefusedBy(told.adept(), told.mentor(), kPolicy), Not(Contains("hindered")));
  const v1::PersonPair untold = RefusedPair(false);
  EXPECT_THAT(model_->RefusedBy(untold.adept(), untold.mentor(), kPolicy), Contains("hindered"));
}

TEST_F(BoardModelTest, RefusesToSolveForSomebodyWhoIsNotHere) {
  v1::Board board;
  *board.mutable_policy() = kPolicy;
  v1::PersonPair* pin = board.add_pins();
  pin->set_adept("nobody");
  pin->set_mentor("m001");
  EXPECT_EQ(SolveAfresh(model_, rules::BoardState::FromBoard(board)).status().code(),
            absl::StatusCode::kInternal);
}

TEST_F(BoardModelTest, AnEmptyRoundHasNoPairs) {
  const auto empty = std::make_shared<const BoardModel>(std::vector<v1::Application>(),
                                                        std::vector<v1::Application>(),
                                                        std::vector<v1::PersonPair>(), kPolicy);
  const auto solution = SolveAfresh(empty, Nothing());
  ASSERT_TRUE(solution.ok()) << solution.status();
  EXPECT_THAT((*solution)->pairs, IsEmpty());
}

TEST_F(BoardModelTest, CacheBuildsOncePerRevisionOfThePeople) {
  BoardCache cache;
  int built = 0;
  const auto build = [&]() -> absl::StatusOr<std::shared_ptr<const BoardModel>> {
    ++built;
    return model_;
  };
  ASSERT_TRUE(cache.Model("r-1", 7, build).ok());
  ASSERT_TRUE(cache.Model("r-1", 7, build).ok());
  EXPECT_EQ(built, 1);
  ASSERT_TRUE(cache.Model("r-1", 8, build).ok());
  EXPECT_EQ(built, 2);
  // A reader of the older moment gets its own, and does not push the newer one out.
  ASSERT_TRUE(cache.Model("r-1", 7, build).ok());
  ASSERT_TRUE(cache.Model("r-1", 8, build).ok());
  EXPECT_EQ(built, 3);
}

TEST_F(BoardModelTest, CacheForgetsTheRoundUsedLongestAgo) {
  BoardCache cache;
  int built = 0;
  const auto build = [&]() -> absl::StatusOr<std::shared_ptr<const BoardModel>> {
    ++built;
    return model_;
  };
  for (size_t i = 0; i <= limits::kCachedBoards; ++i) {
    ASSERT_TRUE(cache.Model("r-" + std::to_string(i), 1, build).ok());
  }
  const int before = built;
  ASSERT_TRUE(cache.Model("r-1", 1, build).ok());
  EXPECT_EQ(built, before);
  ASSERT_TRUE(cache.Model("r-0", 1, build).ok());
  EXPECT_EQ(built, before + 1);
}

TEST_F(BoardModelTest, CacheSolvesAgainOnlyForOtherPins) {
  BoardCache cache;
  const auto model = cache.Model(
      "r-1", 1, []() -> absl::StatusOr<std::shared_ptr<const BoardModel>> { return model_; });
  ASSERT_TRUE(model.ok());
  rules::BoardState state = Nothing();
  const auto first = cache.Solve("r-1", *model, state);
  const auto again = cache.Solve("r-1", *model, state);
  ASSERT_TRUE(first.ok() && again.ok());
  EXPECT_EQ(first->get(), again->get());
  const v1::BoardPair& pair = (*first)->pairs.front();
  ASSERT_FALSE(
      state.Apply(rules::ForbidChange(state, pair.adept(), pair.mentor()), *model_).has_value());
  const auto other = cache.Solve("r-1", *model, state);
  ASSERT_TRUE(other.ok());
  EXPECT_NE((*other)->pairs_hash, (*first)->pairs_hash);
}

TEST_F(BoardModelTest, CacheFindsThePairsOfSolvingAfreshAfterEveryEdit) {
  BoardCache cache;
  const auto model = cache.Model(
      "r-1", 1, []() -> absl::StatusOr<std::shared_ptr<const BoardModel>> { return model_; });
  ASSERT_TRUE(model.ok());
  rules::BoardState state = Nothing();
  std::vector<uint64_t> hashes;
  for (size_t i = 0; i < 12; ++i) {
    const auto solution = cache.Solve("r-1", *model, state);
    ASSERT_TRUE(solution.ok());
    EXPECT_EQ((*solution)->pairs_hash, (*SolveAfresh(model_, state))->pairs_hash);
    hashes.push_back((*solution)->pairs_hash);
    const v1::BoardPair& pair = (*solution)->pairs[5 * i];
    const v1::BoardChange change = i % 3 == 0
                                       ? rules::PinChange(state, pair.adept(), pair.mentor())
                                       : rules::ForbidChange(state, pair.adept(), pair.mentor());
    ASSERT_FALSE(state.Apply(change, *model_).has_value());
  }
  // All of it taken back at once.
  const auto solution = cache.Solve("r-1", *model, Nothing());
  ASSERT_TRUE(solution.ok());
  EXPECT_EQ((*solution)->pairs_hash, hashes.front());
}

}  // namespace
}  // namespace parvis::board
