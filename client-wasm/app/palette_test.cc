#include "client-wasm/app/palette.h"

#include <algorithm>
#include <set>
#include <string>

#include "client-wasm/app/test_board.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::kRound;
using testing::WithBoard;

const PaletteEntry* Labelled(const std::vector<PaletteEntry>& entries, std::string_view label) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [label](const PaletteEntry& e) { return e.label == label; });
  return found == entries.end() ? nullptr : &*found;
}

TEST(PaletteTest, OffersWhatCanBeDoneNowWithItsKeys) {
  const FakeServer server;
  Model model = WithBoard(server);
  std::vector<PaletteEntry> entries = FindInPalette(model, "");
  EXPECT_EQ(Labelled(entries, "Ångra"), nullptr) << "there is nothing to undo";
  EXPECT_EQ(Labelled(entries, "Visa som kort"), nullptr) << "they are shown";
  ASSERT_NE(Labelled(entries, "Visa som lista"), nullptr);
  Update(model, PinPair{0, 2});
  entries = FindInPalette(model, "");
  ASSERT_NE(Labelled(entries, "Ångra"), nullptr);
  EXPECT_EQ(Labelled(entries, "Ångra")->shortcut, "Control+Z");
}

TEST(PaletteTest, FindsPeopleByNameWithoutCaseTheBestFirst) {
  const FakeServer server;
  const Model model = WithBoard(server);
  const std::vector<PaletteEntry> entries = FindInPalette(model, "åsa");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].label, "Åsa Berg");
  EXPECT_EQ(entries[0].kind, PaletteKind::kAdept);
  const auto* choose = std::get_if<ChoosePerson>(&entries[0].action);
  ASSERT_NE(choose, nullptr);
  EXPECT_EQ(choose->index, 0);
  // A label that begins so comes before one that holds it.
  const std::vector<PaletteEntry> ha = FindInPalette(model, "ha");
  ASSERT_NE(Labelled(ha, "Hans Ivar"), nullptr);
}

TEST(PaletteTest, FromAnotherScreenAPersonIsAWayBack) {
  const FakeServer server;
  Model model = WithBoard(server);
  Update(model, Go{{Screen::kPeople, kRound}});
  const std::vector<PaletteEntry> entries = FindInPalette(model, "eva falk");
  ASSERT_EQ(entries.size(), 1u);
  const auto* go = std::get_if<Go>(&entries[0].action);
  ASSERT_NE(go, nullptr);
  EXPECT_EQ(FormatRoute(go->route), "/rounds/stockholm-2026/matching?select=m001");
}

TEST(PaletteTest, FindsRoundsAndScreensByTheirWords) {
  const FakeServer server;
  Model model = WithBoard(server);
  v1::Round other;
  other.set_name("rounds/region-14");
  other.mutable_title()->set_sv("Region · omgång 14");
  model.rounds = {other};
  const std::vector<PaletteEntry> rounds = FindInPalette(model, "omgång 14");
  ASSERT_NE(Labelled(rounds, "Region · omgång 14"), nullptr);
  EXPECT_NE(Labelled(FindInPalette(model, "gå till person"), "Till personerna"), nullptr);
  EXPECT_TRUE(FindInPalette(model, "zebra").empty());
}

TEST(PaletteTest, FindsTheThemesThatAreNotChosenAndTheLanguage) {
  const FakeServer server;
  Model model = WithBoard(server);
  EXPECT_NE(Labelled(FindInPalette(model, "tema"), "Hög kontrast"), nullptr);
  EXPECT_EQ(Labelled(FindInPalette(model, ""), "Färger som i systemet"), nullptr);
  const std::vector<PaletteEntry> dark = FindInPalette(model, "mörkt");
  ASSERT_EQ(dark.size(), 1u);
  Update(model, dark[0].action);
  EXPECT_EQ(model.theme, ThemeChoice::kDark);
  EXPECT_NE(Labelled(FindInPalette(model, "språk"), "Byt språk till engelska"), nullptr);
}

TEST(CommandTableTest, StandsInOrderAndNoKeyStandsTwice) {
  std::set<std::string_view> keys;
  int place = 0;
  for (const CommandInfo& info : AllCommands()) {
    EXPECT_EQ(static_cast<int>(info.command), place++);
    if (!info.shortcut.empty()) {
      EXPECT_TRUE(keys.insert(info.shortcut).second) << info.shortcut;
    }
  }
}

}  // namespace
}  // namespace parvis::app
