#include "client-wasm/ui/context.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client-wasm/platform/null/null_platform.h"
#include "client-wasm/ui/ui.h"

namespace parvis::ui {
namespace {

using platform::PageEvent;

// Runs one drawing function as a page would: frames when asked for, events from the "page".
class ContextTest : public ::testing::Test {
 protected:
  ContextTest() {
    platform_.SetListener({
        .on_frame =
            [this] {
              do {
                Frame& frame = context_.BeginFrame(text::Language::kSwedish);
                if (draw_) draw_(frame);
              } while (!context_.EndFrame());
            },
        .on_address = {},
        .on_surroundings = {},
        .on_visibility = {},
        .on_event = [this](PageEvent event) { context_.Hear(std::move(event)); },
    });
  }

  void Show(std::function<void(Frame&)> draw) {
    draw_ = std::move(draw);
    platform_.RequestFrame();
    platform_.RunFrames();
  }
  void Do(PageEvent::Kind kind, std::string target, std::string text = "") {
    PageEvent event;
    event.kind = kind;
    event.target = std::move(target);
    event.text = std::move(text);
    platform_.Send(std::move(event));
    platform_.RunFrames();
  }

  platform::NullPlatform platform_;
  Context context_{&platform_};
  std::function<void(Frame&)> draw_;
};

constexpr Rect kPlace{10, 10, 120, 36};

TEST_F(ContextTest, DrawsNoFrameWhenNothingHappens) {
  Show([](Frame& frame) { Button(frame, {.id = "a", .label = "Ångra", .rect = kPlace}); });
  const int frames = platform_.null_display().frames;
  platform_.Advance(60'000);
  EXPECT_EQ(platform_.RunFrames(), 0);
  EXPECT_EQ(platform_.null_display().frames, frames);
}

TEST_F(ContextTest, ButtonIsActivatedOnceForEachClick) {
  int clicks = 0;
  Show([&](Frame& frame) {
    clicks += Button(frame, {.id = "a", .label = "Ångra", .rect = kPlace}) ? 1 : 0;
  });
  Do(PageEvent::Kind::kActivate, "a");
  EXPECT_EQ(clicks, 1);
  Do(PageEvent::Kind::kActivate, "b");
  EXPECT_EQ(clicks, 1);
}

TEST_F(ContextTest, TwoClicksBetweenFramesAreTwo) {
  int clicks = 0;
  Show([&](Frame& frame) {
    clicks += Button(frame, {.id = "a", .label = "Räkna", .rect = kPlace}) ? 1 : 0;
  });
  PageEvent event;
  event.target = "a";
  platform_.Send(event);
  platform_.Send(event);
  platform_.RunFrames();
  EXPECT_EQ(clicks, 2);
}

// Somebody who types faster than a slow page draws still hears of each stroke.
TEST_F(ContextTest, EachFrameTellsWhatCameOfItsStroke) {
  int clicks = 0;
  Show([&](Frame& frame) {
    const std::string label = absl::StrCat("Räkna ", clicks);
    clicks += Button(frame, {.id = "a", .label = label, .rect = kPlace}) ? 1 : 0;
  });
  PageEvent event;
  event.target = "a";
  for (int stroke = 1; stroke <= 5; ++stroke) {
    platform_.Send(event);
    platform_.Send(event);  // One always waits, so that no frame is without a stroke.
    platform_.RunFrame();
    ASSERT_EQ(clicks, stroke);
    EXPECT_THAT(platform_.null_display().semantics.back(),
                ::testing::HasSubstr(absl::StrCat("Räkna ", stroke)));
  }
}

TEST_F(ContextTest, AKeyHeldDownOnASlowPageStopsWhenItIsLetGo) {
  int presses = 0;
  Show([&](Frame& frame) {
    Surface surface(frame, {.id = "m", .name = "Matchning", .rect = {0, 0, 400, 400}});
    surface.Node({.id = "a001", .name = "Sara", .world = {10, 10, 100, 40}, .tab_stop = true});
    presses += static_cast<int>(surface.keys().size());
  });
  PageEvent key;
  key.kind = PageEvent::Kind::kKey;
  key.target = "m/a001";
  key.text = "ArrowDown";
  platform_.Send(key);
  key.modifiers = PageEvent::kRepeat;
  for (int i = 0; i < 10; ++i) platform_.Send(key);
  platform_.RunFrames();
  EXPECT_EQ(presses, 1);
}

TEST_F(ContextTest, DisabledButtonIsNotActivated) {
  int clicks = 0;
  Show([&](Frame& frame) {
    clicks +=
        Button(frame, {.id = "a", .label = "Ångra", .rect = kPlace, .disabled = true}) ? 1 : 0;
  });
  Do(PageEvent::Kind::kActivate, "a");
  EXPECT_EQ(clicks, 0);
  EXPECT_TRUE(context_.tree().Find("a")->disabled);
}

TEST_F(ContextTest, FieldTakesWhatIsTypedAndIsSentBack) {
  std::string name = "Asa";
  bool submitted = false;
  Show([&](Frame& frame) {
    submitted |= TextField(frame, {.id = "name", .label = "Namn", .rect = kPlace}, &name).submitted;
  });
  Do(PageEvent::Kind::kValue, "name", "Åsa");
  EXPECT_EQ(name, "Åsa");
  EXPECT_EQ(context_.tree().Find(Role::kTextField, "Namn")->value, "Åsa");
  Do(PageEvent::Kind::kSubmit, "name");
  EXPECT_TRUE(submitted);
}

TEST_F(ContextTest, FieldThatRefusesIsSentToThePageAgain) {
  std::string digits = "1";
  Show([&](Frame& frame) {
    std::string typed = digits;
    TextField(frame, {.id = "n", .label = "Antal", .rect = kPlace}, &typed);
    if (typed.find_first_not_of("0123456789") == std::string::npos) digits = typed;
  });
  platform_.null_display().semantics.clear();
  Do(PageEvent::Kind::kValue, "n", "1x");
  EXPECT_EQ(digits, "1");
  ASSERT_FALSE(platform_.null_display().semantics.empty());
  EXPECT_THAT(platform_.null_display().semantics.back(), ::testing::HasSubstr(R"("value":"1")"));
}

TEST_F(ContextTest, SegmentsSelectAndSliderTellTheNewValue) {
  const std::vector<std::string> options = {"Kort", "Matris", "Lista"};
  int view = 0;
  int institution = 0;
  int weight = 5;
  Show([&](Frame& frame) {
    view =
        Segments(
            frame,
            {.id = "view", .name = "Visning", .options = options, .selected = view, .rect = kPlace})
            .value_or(view);
    institution = Select(frame, {.id = "i",
                                 .name = "Lärosäte",
                                 .options = options,
                                 .selected = institution,
                                 .rect = kPlace})
                      .value_or(institution);
    weight = Slider(frame, {.id = "w", .name = "Vikt", .rect = kPlace, .value = weight})
                 .value_or(weight);
  });
  Do(PageEvent::Kind::kActivate, "view/2");
  EXPECT_EQ(view, 2);
  EXPECT_EQ(context_.tree().Find("view/2")->checked, Toggle::kOn);
  Do(PageEvent::Kind::kValue, "i", "1");
  EXPECT_EQ(institution, 1);
  Do(PageEvent::Kind::kValue, "w", "500");
  EXPECT_EQ(weight, 100);
  Do(PageEvent::Kind::kValue, "w", "not a number");
  EXPECT_EQ(weight, 100);
}

TEST_F(ContextTest, DialogIsDismissedByEscapeAndByItsCross) {
  bool open = true;
  Show([&](Frame& frame) {
    if (!open) return;
    Dialog dialog(frame, {.id = "sure", .title = "Säkert?"});
    Button(frame, {.id = "yes", .label = "Ja", .rect = dialog.buttons()});
    if (dialog.dismissed()) open = false;
  });
  const SemanticNode* node = context_.tree().Find(Role::kDialog, "Säkert?");
  ASSERT_NE(node, nullptr);
  EXPECT_NE(context_.tree().Find(node->id + "/yes"), nullptr);
  Do(PageEvent::Kind::kActivate, node->id + "/close");
  EXPECT_FALSE(open);
  EXPECT_EQ(context_.tree().Find(Role::kDialog, "Säkert?"), nullptr);
  open = true;
  platform_.RequestFrame();
  platform_.RunFrames();
  Do(PageEvent::Kind::kDismiss, "sure");
  EXPECT_FALSE(open);
}

TEST_F(ContextTest, MenuTakesTheFocusAndGivesItBack) {
  const std::vector<MenuEntry> entries = {{.id = "pin", .label = "Lås"},
                                          {.id = "forbid", .label = "Spärra"},
                                          {.id = "no", .label = "Nej", .disabled = true}};
  int chosen = -1;
  Show([&](Frame& frame) {
    chosen = MenuButton(frame, {.id = "more", .label = "Mer", .rect = kPlace, .entries = entries})
                 .value_or(chosen);
  });
  EXPECT_EQ(context_.tree().Find(Role::kMenu, "Mer"), nullptr);
  Do(PageEvent::Kind::kActivate, "more");
  EXPECT_EQ(context_.tree().Find("more")->expanded, Toggle::kOn);
  EXPECT_THAT(platform_.null_display().focus_requests, ::testing::ElementsAre("menu:more/pin"));
  Do(PageEvent::Kind::kActivate, "menu:more/no");
  EXPECT_EQ(chosen, -1);
  Do(PageEvent::Kind::kActivate, "menu:more/forbid");
  EXPECT_EQ(chosen, 1);
  EXPECT_EQ(context_.tree().Find(Role::kMenu, "Mer"), nullptr);
  EXPECT_EQ(platform_.null_display().focus_requests.back(), "more");
}

TEST_F(ContextTest, ShortcutIsAnnouncedToThePageAndHeardOnce) {
  int undone = 0;
  Show([&](Frame& frame) { undone += frame.Shortcut("Control+Z") ? 1 : 0; });
  EXPECT_THAT(platform_.null_display().semantics,
              ::testing::Contains(::testing::HasSubstr(R"({"shortcuts":"Control+Z"})")));
  Do(PageEvent::Kind::kShortcut, "", "Control+Z");
  EXPECT_EQ(undone, 1);
}

TEST_F(ContextTest, ToastIsSaidShownAndGoneAfterItsTime) {
  bool show = true;
  bool undone = false;
  Show([&](Frame& frame) {
    if (std::exchange(show, false)) frame.Toast("sent", "Skickat", Tone::kGood, "Ångra");
    undone |= frame.ToastAction("sent");
  });
  EXPECT_THAT(platform_.null_display().announcements, ::testing::ElementsAre("Skickat"));
  EXPECT_NE(context_.tree().Find(Role::kButton, "Ångra"), nullptr);
  platform_.Advance(20'000);
  platform_.RunFrames();
  EXPECT_EQ(context_.tree().Find(Role::kText, "Skickat"), nullptr);
  show = true;
  platform_.RequestFrame();
  platform_.RunFrames();
  Do(PageEvent::Kind::kActivate, "toasts/sent/action");
  EXPECT_TRUE(undone);
  EXPECT_EQ(context_.tree().Find(Role::kText, "Skickat"), nullptr);
}

TEST_F(ContextTest, ScrollMovesWhatIsDrawnButNoNode) {
  Show([](Frame& frame) {
    const ScrollArea area(frame, {.id = "s", .rect = {0, 0, 200, 100}, .content_height = 1000});
    const Rect place = Rect{0, 400, 100, 36}.Moved(area.content().origin());
    Button(frame, {.id = "far", .label = "Långt ner", .rect = place});
  });
  EXPECT_EQ(context_.tree().Find("s/far")->bounds.y, 400);
  PageEvent scroll;
  scroll.kind = PageEvent::Kind::kScroll;
  scroll.target = "s";
  scroll.y = 380;
  platform_.null_display().semantics.clear();
  platform_.Send(scroll);
  platform_.RunFrames();
  EXPECT_EQ(context_.tree().Find("s/far")->bounds.y, 400);
  EXPECT_TRUE(platform_.null_display().semantics.empty());
  EXPECT_GT(platform_.null_display().vertices, 0u);
}

TEST_F(ContextTest, TableHasOnlyTheRowsInSightWithTheirTrueNumbers) {
  const std::vector<Column> columns = {{.id = "name", .title = "Namn", .sortable = true},
                                       {.id = "score", .title = "Poäng", .width = 80}};
  SortOrder sort;
  int activated = -1;
  Show([&](Frame& frame) {
    Table table(frame, {.id = "t",
                        .name = "Par",
                        .rect = {0, 0, 400, 400},
                        .columns = columns,
                        .rows = 1000,
                        .sort = sort});
    for (int i = table.first_row(); i < table.end_row(); ++i) {
      if (table.Row(i, "r" + std::to_string(i), false).activated) activated = i;
      table.Cell("Person " + std::to_string(i));
      table.Cell("62,0");
    }
    if (table.sorted().has_value()) sort = *table.sorted();
  });
  EXPECT_EQ(context_.tree().Find("t")->row_count, 1001);
  EXPECT_EQ(context_.tree().Find("t/rows/r3")->row_index, 5);
  EXPECT_EQ(context_.tree().Find("t/rows/r500"), nullptr);
  EXPECT_LT(context_.tree().nodes.size(), 120u);
  Do(PageEvent::Kind::kActivate, "t/rows/r3/name/pick");
  EXPECT_EQ(activated, 3);
  Do(PageEvent::Kind::kActivate, "t/header/name/sort");
  EXPECT_EQ(sort.column, 0);
  EXPECT_EQ(context_.tree().Find("t/header/name")->sort, "ascending");
  Do(PageEvent::Kind::kActivate, "t/header/name/sort");
  EXPECT_TRUE(sort.descending);
}

TEST_F(ContextTest, SurfaceGetsPointersKeysAndWheelWithItsOwnTargets) {
  std::vector<PointerInput> pointers;
  std::vector<KeyInput> keys;
  Show([&](Frame& frame) {
    Surface surface(frame, {.id = "m", .name = "Matchning", .rect = {0, 0, 400, 400}});
    surface.Node({.id = "a001", .name = "Sara", .world = {10, 10, 100, 40}, .tab_stop = true});
    pointers.insert(pointers.end(), surface.pointers().begin(), surface.pointers().end());
    keys.insert(keys.end(), surface.keys().begin(), surface.keys().end());
  });
  PageEvent press;
  press.kind = PageEvent::Kind::kPointerDown;
  press.target = "m/a001";
  press.button = 0;
  press.buttons = 1;
  platform_.Send(press);
  PageEvent move = press;
  move.kind = PageEvent::Kind::kPointerMove;
  move.target = "outside";
  platform_.RunFrames();
  platform_.Send(move);
  platform_.RunFrames();
  PageEvent up = move;
  up.kind = PageEvent::Kind::kPointerUp;
  up.buttons = 0;
  platform_.Send(up);
  platform_.RunFrames();
  ASSERT_EQ(pointers.size(), 3u);
  EXPECT_EQ(pointers[0].target, "a001");
  EXPECT_EQ(pointers[1].target, "");
  EXPECT_EQ(pointers[2].phase, PointerPhase::kUp);
  // After the release its moves are nobody's business any more.
  platform_.Send(move);
  EXPECT_EQ(platform_.RunFrames(), 0);
  Do(PageEvent::Kind::kKey, "m/a001", "ArrowDown");
  ASSERT_EQ(keys.size(), 1u);
  EXPECT_EQ(keys[0].key, "ArrowDown");
  EXPECT_EQ(keys[0].target, "a001");
}

TEST_F(ContextTest, ASurfaceThatOnlyMovesKeepsItsNodes) {
  int added = 0;
  float top = 0;
  uint64_t version = 1;
  std::vector<std::string> activated;
  Show([&](Frame& frame) {
    Text(frame, {.text = top > 5 ? "Långt ner" : "", .rect = {0, 400, 100, 20}});
    Surface surface(
        frame,
        {.id = "m", .name = "Matchning", .rect = {0, 0, 400, 400}, .translation = {0, -top}});
    for (const NodeEvent& event : surface.events()) activated.push_back(event.target);
    if (surface.Keep(version)) return;
    ++added;
    const Scope group = surface.Group("adepts", Role::kGroup, "Adepter", {0, 0, 100, 90});
    surface.Node({.id = "a001", .name = "Sara", .world = {10, 10, 100, 40}, .tab_stop = true});
    surface.Node({.id = "a002", .name = "Bo", .world = {10, 50, 100, 40}});
  });
  const auto sent = [&] { return platform_.null_display().semantics.size(); };
  EXPECT_EQ(added, 1);
  const size_t before = sent();
  top = 10;
  platform_.RequestFrame();
  platform_.RunFrames();
  EXPECT_EQ(added, 1);
  ASSERT_EQ(sent(), before + 1);
  EXPECT_THAT(platform_.null_display().semantics.back(),
              ::testing::Not(::testing::HasSubstr("a001")));
  const SemanticNode* kept = context_.tree().Find("m/adepts/a002");
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(context_.tree().nodes[static_cast<size_t>(kept->parent)].id, "m/adepts");
  Do(PageEvent::Kind::kActivate, "m/adepts/a001");
  EXPECT_EQ(activated, (std::vector<std::string>{"adepts/a001"}));
  version = 2;
  platform_.RequestFrame();
  platform_.RunFrames();
  EXPECT_EQ(added, 2);
}

TEST_F(ContextTest, AKeyThatFollowsAClickAtOnceMeetsWhatTheClickDid) {
  bool chosen = false;
  int pinned = 0;
  Show([&](Frame& frame) {
    if (frame.Shortcut("p") && chosen) ++pinned;
    if (Button(frame, {.id = "card", .label = "Åsa Berg", .rect = kPlace})) chosen = true;
  });
  for (const auto& [kind, text] :
       {std::pair(PageEvent::Kind::kActivate, ""), std::pair(PageEvent::Kind::kShortcut, "p"),
        std::pair(PageEvent::Kind::kShortcut, "p")}) {
    PageEvent event;
    event.kind = kind;
    event.target = "card";
    event.text = text;
    platform_.Send(std::move(event));
  }
  platform_.RunFrames();
  EXPECT_EQ(pinned, 2) << "no press is lost either";
}

TEST_F(ContextTest, FilesComeWhole) {
  FileDropResult heard;
  Show([&](Frame& frame) {
    FileDropResult result =
        FileDrop(frame, {.id = "f", .label = "Välj filer …", .rect = {0, 0, 300, 150}});
    if (!result.files.empty() || result.too_large) heard = std::move(result);
  });
  PageEvent event;
  event.kind = PageEvent::Kind::kFiles;
  event.target = "f";
  event.files = {{"adepts.csv", std::string("id;namn\0x", 9)}};
  platform_.Send(event);
  platform_.RunFrames();
  ASSERT_EQ(heard.files.size(), 1u);
  EXPECT_EQ(heard.files[0].bytes.size(), 9u);
  Do(PageEvent::Kind::kFilesTooLarge, "f");
  EXPECT_TRUE(heard.too_large);
}

TEST_F(ContextTest, TooltipComesAfterARestAndAsksForOneFrameOnly) {
  Show([](Frame& frame) {
    IconButton(frame, {.id = "fit", .label = "Visa hela", .icon = Icon::kFit, .rect = kPlace});
  });
  PageEvent move;
  move.kind = PageEvent::Kind::kPointerMove;
  move.target = "fit";
  platform_.Send(move);
  platform_.RunFrames();
  const size_t without = platform_.null_display().vertices;
  platform_.Advance(600);
  EXPECT_EQ(platform_.RunFrames(), 1);
  EXPECT_GT(platform_.null_display().vertices, without);
}

}  // namespace
}  // namespace parvis::ui
