#include "shared/matching/score.h"

#include "gtest/gtest.h"

namespace parvis::matching {
namespace {

class ScoreTest : public ::testing::Test {
 protected:
  ScoreTest() {
    adept_.id = Code("a001");
    adept_.line_of_work = Code("academia");
    mentor_.id = Code("m001");
    mentor_.line_of_work = Code("administration");
  }

  matching::Code Code(std::string_view text) { return codes_.Intern(text); }
  PairScore Score() const { return ScorePair(policy_, adept_, mentor_); }

  Codes codes_;
  Policy policy_;
  Adept adept_;
  Mentor mentor_;
};

TEST_F(ScoreTest, NeedsAreWeightedByPriorityAndCappedAtLevelFour) {
  adept_.needs = {{Code("budget"), 3}, {Code("conflict"), 2}, {Code("coaching"), 1}};
  mentor_.competences = {{Code("budget"), 2}, {Code("conflict"), 5}};
  // floor(1000 * (3*2 + 2*4 + 1*0) / (4 * 6))
  EXPECT_EQ(Score().adept.needs, 583);
  EXPECT_EQ(Score().mentor.needs, 583);
}

TEST_F(ScoreTest, WithoutNeedsTheCriterionIsZero) {
  mentor_.competences = {{Code("budget"), 5}};
  EXPECT_EQ(Score().adept.needs, 0);
}

TEST_F(ScoreTest, NamedCountsTheFirstThreeWishesOfEachSide) {
  adept_.wish_persons = {Code("m002"), Code("m001")};
  mentor_.wish_persons = {Code("a001")};
  EXPECT_EQ(Score().adept.named, 800);
  EXPECT_EQ(Score().mentor.named, 1000);
  adept_.wish_persons = {Code("nobody"), Code("m002"), Code("m001")};
  EXPECT_EQ(Score().adept.named, 600);
  adept_.wish_persons = {Code("x"), Code("y"), Code("z"), Code("m001")};
  EXPECT_EQ(Score().adept.named, 0);
  EXPECT_EQ(WishRank(adept_, mentor_), 4);
}

TEST_F(ScoreTest, LineOfWorkFromEitherSide) {
  EXPECT_EQ(Score().adept.line_of_work, 1000);  // No wish.
  adept_.wish_line = MakeLineWish(codes_, "academia");
  mentor_.wish_line = MakeLineWish(codes_, "academia");
  EXPECT_EQ(Score().adept.line_of_work, 0);
  EXPECT_EQ(Score().mentor.line_of_work, 1000);
  adept_.wish_line = MakeLineWish(codes_, "other");
  EXPECT_EQ(Score().adept.line_of_work, 1000);
  mentor_.line_of_work = Code("academia");
  EXPECT_EQ(Score().adept.line_of_work, 0);
  adept_.wish_line = MakeLineWish(codes_, "any");
  EXPECT_EQ(Score().adept.line_of_work, 1000);
}

TEST_F(ScoreTest, ManagerLevelIsTheAdeptsAlone) {
  mentor_.manager_level = ManagerLevel::kFirstLine;
  EXPECT_EQ(Score().adept.manager_level, 1000);
  adept_.wish_manager_level = ManagerLevel::kManagerOfManagers;
  EXPECT_EQ(Score().adept.manager_level, 0);
  mentor_.manager_level = ManagerLevel::kManagerOfManagers;
  EXPECT_EQ(Score().adept.manager_level, 1000);
  EXPECT_EQ(Score().mentor.manager_level, 0);
}

TEST_F(ScoreTest, Logistics) {
  const auto logistics = [&](MeetingMode adept, MeetingMode mentor) {
    adept_.meeting_mode = adept;
    mentor_.meeting_mode = mentor;
    EXPECT_EQ(Score().adept.logistics, Score().mentor.logistics);
    return Score().adept.logistics;
  };
  using enum MeetingMode;
  adept_.city = Code("Solna");
  mentor_.city = Code("Stockholm");
  EXPECT_EQ(logistics(kEither, kRemote), 1000);
  EXPECT_EQ(logistics(kInPerson, kEither), 1000);
  EXPECT_EQ(logistics(kRemote, kRemote), 1000);
  EXPECT_EQ(logistics(kInPerson, kRemote), 0);
  EXPECT_EQ(logistics(kInPerson, kInPerson), 400);
  mentor_.city = adept_.city;
  EXPECT_EQ(logistics(kInPerson, kInPerson), 1000);
}

TEST_F(ScoreTest, ViewsAndJointScoreAreRoundedDown) {
  EXPECT_EQ(View({583, 0, 1000, 1000, 1000}, {60, 15, 10, 5, 10}), 599);  // 59980 / 100
  EXPECT_EQ(View({583, 1000, 1000, 0, 1000}, {60, 15, 15, 0, 10}), 749);  // 74980 / 100
  EXPECT_EQ(View({1, 0, 0, 0, 0}, {1, 1, 1, 0, 0}), 0);
  adept_.needs = {{Code("budget"), 3}, {Code("conflict"), 2}, {Code("coaching"), 1}};
  mentor_.competences = {{Code("budget"), 2}, {Code("conflict"), 5}};
  mentor_.wish_persons = {Code("a001")};
  EXPECT_EQ(Score().adept_view, 599);
  EXPECT_EQ(Score().mentor_view, 749);
  EXPECT_EQ(Score().score, 674);
}

TEST_F(ScoreTest, CoverageTellsEachNeed) {
  adept_.needs = {{Code("budget"), 3}, {Code("conflict"), 1}};
  mentor_.competences = {{Code("budget"), 5}};
  const std::vector<NeedCoverage> coverage = CoverageOfNeeds(adept_, mentor_);
  ASSERT_EQ(coverage.size(), 2u);
  EXPECT_EQ(coverage[0].competence, Code("budget"));
  EXPECT_EQ(coverage[0].priority, 3);
  EXPECT_EQ(coverage[0].level, 5);
  EXPECT_EQ(coverage[1].level, 0);
}

}  // namespace
}  // namespace parvis::matching
