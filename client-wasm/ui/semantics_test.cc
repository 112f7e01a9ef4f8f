#include "client-wasm/ui/semantics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parvis::ui {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SemanticNode Make(std::string id, int parent, Role role, std::string name, Rect bounds) {
  SemanticNode node;
  node.id = std::move(id);
  node.parent = parent;
  node.role = role;
  node.name = std::move(name);
  node.bounds = bounds;
  return node;
}

SemanticTree TwoButtons() {
  SemanticTree tree;
  tree.nodes.push_back(Make("", -1, Role::kRoot, "", {0, 0, 100, 100}));
  tree.nodes.push_back(Make("bar", 0, Role::kBanner, "", {10, 10, 80, 20}));
  tree.nodes.push_back(Make("bar/a", 1, Role::kButton, "Ångra", {12, 12, 20, 16}));
  tree.nodes.push_back(Make("bar/b", 1, Role::kButton, "Säg \"hej\"\n", {40, 12, 20, 16}));
  return tree;
}

TEST(SemanticDifferTest, SendsEverythingFirstAndNothingTwice) {
  SemanticDiffer differ;
  const std::string first = differ.Update(TwoButtons());
  EXPECT_THAT(first, HasSubstr(R"("id":"bar/a","parent":"bar","role":"button","name":"Ångra")"));
  EXPECT_THAT(first, HasSubstr(R"("name":"Säg \"hej\"\u000a")"));
  EXPECT_THAT(first, HasSubstr(R"("bar":["bar/a","bar/b"])"));
  EXPECT_EQ(differ.Update(TwoButtons()), "");
}

TEST(SemanticDifferTest, PlacesNodesRelativeToTheirParent) {
  SemanticDiffer differ;
  EXPECT_THAT(differ.Update(TwoButtons()), HasSubstr(R"("bounds":[2,2,20,16])"));
}

TEST(SemanticDifferTest, SendsOnlyWhatChanged) {
  SemanticDiffer differ;
  SemanticTree tree = TwoButtons();
  differ.Update(tree);
  tree.nodes[3].disabled = true;
  const std::string change = differ.Update(tree);
  EXPECT_THAT(change, HasSubstr(R"("id":"bar/b")"));
  EXPECT_THAT(change, HasSubstr(R"("disabled":1)"));
  EXPECT_THAT(change, Not(HasSubstr("bar/a")));
}

TEST(SemanticDifferTest, TellsWhatIsGoneAndTheOrderOfTheRest) {
  SemanticDiffer differ;
  SemanticTree tree = TwoButtons();
  differ.Update(tree);
  tree.nodes.erase(tree.nodes.begin() + 2);
  const std::string change = differ.Update(tree);
  EXPECT_THAT(change, HasSubstr(R"("remove":["bar/a"])"));
  EXPECT_THAT(change, HasSubstr(R"("bar":["bar/b"])"));
  EXPECT_THAT(change, Not(HasSubstr(R"("role")")));
}

TEST(SemanticDifferTest, SendsAgainWhatThePageMayHaveChanged) {
  SemanticDiffer differ;
  differ.Update(TwoButtons());
  differ.Forget("bar/a");
  EXPECT_THAT(differ.Update(TwoButtons()), HasSubstr(R"("id":"bar/a")"));
}

TEST(SemanticDifferTest, ScrollingMovesNoNode) {
  SemanticDiffer differ;
  SemanticTree tree;
  tree.nodes.push_back(Make("", -1, Role::kRoot, "", {0, 0, 100, 100}));
  tree.nodes.push_back(Make("s", 0, Role::kSurface, "Matchning", {10, 10, 80, 80}));
  tree.nodes.push_back(Make("s/card", 1, Role::kButton, "Sara", {500, 500, 10, 10}));
  differ.Update(tree);
  tree.nodes[1].offset = {-30, -40};
  const std::string change = differ.Update(tree);
  EXPECT_THAT(change, HasSubstr(R"("offset":[-30,-40,1])"));
  EXPECT_THAT(change, Not(HasSubstr("s/card")));
}

TEST(SemanticTreeTest, FindsByIdAndByRoleAndName) {
  const SemanticTree tree = TwoButtons();
  EXPECT_EQ(tree.Find("bar/a"), &tree.nodes[2]);
  EXPECT_EQ(tree.Find(Role::kButton, "Ångra"), &tree.nodes[2]);
  EXPECT_EQ(tree.Find("nothing"), nullptr);
}

TEST(RoleTest, ControlsAreInteractiveAndWordsAreNot) {
  EXPECT_TRUE(IsInteractive(Role::kButton));
  EXPECT_TRUE(IsInteractive(Role::kSlider));
  EXPECT_FALSE(IsInteractive(Role::kHeading));
  EXPECT_EQ(RoleName(Role::kColumnHeader), "columnheader");
}

// A surface with two cards, as one stretch, and a button after it.
SemanticTree CardsOnASurface(uint64_t version) {
  SemanticTree tree;
  tree.nodes.push_back(Make("", -1, Role::kRoot, "", {0, 0, 100, 100}));
  tree.nodes.push_back(Make("board", 0, Role::kSurface, "Matchning", {0, 0, 80, 80}));
  tree.nodes.push_back(Make("board/a", 1, Role::kButton, "Åsa", {0, 0, 40, 40}));
  tree.nodes.push_back(Make("board/b", 1, Role::kButton, "Bo", {0, 50, 40, 40}));
  tree.nodes.push_back(Make("undo", 0, Role::kButton, "Ångra", {0, 90, 40, 10}));
  tree.stretches.push_back({"board", version, 2, 4});
  return tree;
}

TEST(SemanticDifferTest, AStretchOfTheSameVersionIsNotLookedAt) {
  SemanticDiffer differ;
  SemanticTree tree = CardsOnASurface(7);
  differ.Update(tree);
  tree.nodes[1].offset = {0, -20};
  tree.nodes[2].name = "nobody looks here";
  const std::string change = differ.Update(tree);
  EXPECT_THAT(change, HasSubstr(R"("id":"board")"));
  EXPECT_THAT(change, Not(HasSubstr("nobody")));
  EXPECT_THAT(change, Not(HasSubstr("board/")));
  EXPECT_THAT(change, HasSubstr(R"("remove":[])"));
  tree.stretches[0].version = 8;
  EXPECT_THAT(differ.Update(tree), HasSubstr("nobody looks here"));
}

TEST(SemanticDifferTest, AStretchThatWasAwayIsToldAnew) {
  SemanticDiffer differ;
  const SemanticTree tree = CardsOnASurface(7);
  differ.Update(tree);
  SemanticTree without;
  without.nodes.push_back(tree.nodes[0]);
  EXPECT_THAT(differ.Update(without), HasSubstr("board/b"));
  const std::string change = differ.Update(tree);
  EXPECT_THAT(change, HasSubstr(R"("name":"Bo")"));
  EXPECT_THAT(change, HasSubstr(R"("board":["board/a","board/b"])"));
}

TEST(SemanticDifferTest, ANodeOfAStretchThatThePageMayHaveChangedIsSentAgain) {
  SemanticDiffer differ;
  const SemanticTree tree = CardsOnASurface(7);
  differ.Update(tree);
  differ.Forget("board/a");
  const std::string change = differ.Update(tree);
  EXPECT_THAT(change, HasSubstr("board/a"));
  EXPECT_THAT(change, Not(HasSubstr("board/b")));
}

}  // namespace
}  // namespace parvis::ui
