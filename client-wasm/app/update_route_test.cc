// Addresses follow what is shown, and bring it back.
#include <string>

#include "client-wasm/app/test_board.h"
#include "client-wasm/app/update.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::Find;
using testing::kRound;
using testing::SignedIn;
using testing::WithBoard;

constexpr char kMatching[] = "/rounds/stockholm-2026/matching";

// Signs in at an address and opens the board.
Model Opened(const FakeServer& server, const std::string& path) {
  Model model;
  model.new_request_id = [] { return std::string("r"); };
  Started started;
  started.path = path;
  Update(model, started);
  Update(model, SessionAnswer{v1::Session()});
  Update(model, RoundAnswer{kRound, server.Read()});
  return model;
}

TEST(AddressTest, ChoosingIsAStepAndMovingOnTakesItsPlace) {
  const FakeServer server;
  Model model = WithBoard(server);
  const Effects chosen = Update(model, ChoosePerson{false, 1});
  ASSERT_NE(Find<Navigate>(chosen), nullptr);
  EXPECT_EQ(Find<Navigate>(chosen)->path, std::string(kMatching) + "?select=a002");
  EXPECT_FALSE(Find<Navigate>(chosen)->replace);
  const Effects next = Update(model, ChoosePerson{true, 2});
  EXPECT_EQ(Find<Navigate>(next)->path, std::string(kMatching) + "?select=m003");
  EXPECT_TRUE(Find<Navigate>(next)->replace);
  const Effects again = Update(model, ChoosePerson{true, 2});
  EXPECT_EQ(Find<Navigate>(again), nullptr) << "nothing new is shown";
}

TEST(AddressTest, TheAskedAboutPairIsPartOfIt) {
  const FakeServer server;
  Model model = WithBoard(server);
  Update(model, ChoosePerson{false, 0});
  const Effects asked = Update(model, ShowPair{0, 2});
  EXPECT_EQ(Find<Navigate>(asked)->path, std::string(kMatching) + "?select=a001&with=m003");
  EXPECT_FALSE(Find<Navigate>(asked)->replace);
  // The back button.
  Update(model, AddressChanged{std::string(kMatching) + "?select=a001"});
  EXPECT_EQ(model.selection.person, 0);
  EXPECT_EQ(model.selection.counterpart, -1);
  Update(model, AddressChanged{kMatching});
  EXPECT_EQ(model.selection.person, -1);
}

TEST(AddressTest, TheMarkThatTheListIsFilteredByIsPartOfIt) {
  const FakeServer server;
  Model model = WithBoard(server);
  const Effects filtered = Update(model, FilterMark{"doubtful"});
  EXPECT_EQ(Find<Navigate>(filtered)->path, std::string(kMatching) + "?mark=doubtful");
  EXPECT_TRUE(AnswersFilter(model.mark, v1::PairMark::KIND_DOUBTFUL));
  EXPECT_FALSE(AnswersFilter(model.mark, v1::PairMark::KIND_UNSPECIFIED));
  EXPECT_TRUE(AnswersFilter("none", v1::PairMark::KIND_UNSPECIFIED));
  EXPECT_TRUE(AnswersFilter("", v1::PairMark::KIND_CLEAR));
  EXPECT_TRUE(IsEnabled(model, Command::kClearFilter));
  Update(model, RunCommand{Command::kClearFilter});
  EXPECT_EQ(model.mark, "");
}

TEST(AddressTest, ViewSearchFilterAndOrderComeAndGoWithIt) {
  const FakeServer server;
  Model model =
      Opened(server, std::string(kMatching) +
                         "?view=list&select=m002&with=a003&q=%C3%A5sa&institution=A&sort=-score");
  EXPECT_EQ(model.view, BoardView::kList);
  EXPECT_EQ(model.search, "åsa");
  EXPECT_EQ(model.institution, "A");
  EXPECT_EQ(model.sort, "-score");
  EXPECT_TRUE(model.selection.is_mentor);
  EXPECT_EQ(model.selection.person, 1);
  EXPECT_EQ(model.selection.counterpart, 2);
  const Effects typed = Update(model, Search{"b"});
  EXPECT_NE(Find<Navigate>(typed)->path.find("q=b"), std::string::npos);
  EXPECT_TRUE(Find<Navigate>(typed)->replace);
  const Effects cards = Update(model, RunCommand{Command::kShowCards});
  EXPECT_FALSE(Find<Navigate>(cards)->replace);
  EXPECT_EQ(Find<Navigate>(cards)->path.find("view="), std::string::npos);
}

TEST(AddressTest, ASearchAmongThePeopleIsTheirs) {
  const FakeServer server;
  Model model = WithBoard(server);
  Update(model, Search{"bo"});
  Update(model, Go{{Screen::kPeople, kRound}});
  EXPECT_EQ(model.route.search, "");
  Update(model, Search{"chef"});
  Update(model, SortBy{"name"});
  EXPECT_EQ(FormatRoute(model.route), "/rounds/stockholm-2026/people?q=chef&sort=name");
  // Back on the matching it is as one left it.
  const Effects back = Update(model, RunCommand{Command::kGoToMatching});
  EXPECT_EQ(Find<Navigate>(back)->path, std::string(kMatching) + "?q=bo");
  EXPECT_EQ(model.people_search, "chef");
}

TEST(AddressTest, ALinkToSomebodyWhoIsGoneSaysSo) {
  const FakeServer server;
  Model model;
  Started started;
  started.path = std::string(kMatching) + "?select=a999";
  Update(model, started);
  Update(model, SessionAnswer{v1::Session()});
  const Effects effects = Update(model, RoundAnswer{kRound, server.Read()});
  ASSERT_NE(Find<ShowToast>(effects), nullptr);
  EXPECT_EQ(model.selection.person, -1);
}

TEST(AddressTest, AnotherRoundBeginsWithoutTheLastOnesFilter) {
  const FakeServer server;
  Model model = Opened(server, std::string(kMatching) + "?q=bo&institution=A&view=list");
  Update(model, Go{{Screen::kMatching, "region-14"}});
  EXPECT_EQ(model.search, "");
  EXPECT_EQ(model.institution, "");
  EXPECT_EQ(FormatRoute(model.route), "/rounds/region-14/matching?view=list");
}

TEST(AddressTest, ALinkIsCopiedWithAllThatIsShown) {
  const FakeServer server;
  Model model = WithBoard(server);
  Update(model, ChoosePerson{false, 1});
  Update(model, Search{"bo"});
  const Effects effects = Update(model, RunCommand{Command::kCopyLink});
  ASSERT_NE(Find<CopyLink>(effects), nullptr);
  EXPECT_EQ(Find<CopyLink>(effects)->path, std::string(kMatching) + "?select=a002&q=bo");
}

TEST(LanguageTest, WordsThatWereToldFollowAChangeOfTheLanguage) {
  const FakeServer server;
  Model model = WithBoard(server);
  const Effects pinned = Update(model, PinPair{0, 2});
  ASSERT_NE(Find<ShowToast>(pinned), nullptr);
  EXPECT_EQ(Find<ShowToast>(pinned)->other_words.rfind("Pair pinned. ", 0), 0u);
  Update(model, ChooseLanguage{text::Language::kEnglish});
  EXPECT_EQ(model.board->last_change->words, Find<ShowToast>(pinned)->other_words);
  Update(model, ChooseLanguage{text::Language::kSwedish});
  EXPECT_EQ(model.board->last_change->words, Find<ShowToast>(pinned)->words);
}

}  // namespace
}  // namespace parvis::app
