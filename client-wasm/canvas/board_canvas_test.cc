// The canvas on a page without a browser: hands, fingers and keys in, actions out, and how much of
// a large board is drawn.
#include "client-wasm/canvas/board_canvas.h"

#include <string>
#include <vector>

#include "client-wasm/app/test_board.h"
#include "client-wasm/canvas/canvas_parts.h"
#include "client-wasm/platform/null/null_platform.h"
#include "client-wasm/ui/context.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace parvis::canvas {
namespace {

using app::testing::FakeServer;
using platform::PageEvent;
using Kind = PageEvent::Kind;

constexpr ui::Rect kRegion{0, 0, 1000, 600};

class BoardCanvasTest : public ::testing::Test {
 protected:
  BoardCanvasTest() {
    platform_.SetListener({
        .on_frame =
            [this] {
              do {
                ui::Frame& frame = context_.BeginFrame(text::Language::kSwedish);
                DrawBoard(frame, model_, kRegion, state_, actions_);
              } while (!context_.EndFrame());
            },
        .on_address = {},
        .on_surroundings = {},
        .on_visibility = {},
        .on_event = [this](PageEvent event) { context_.Hear(std::move(event)); },
    });
    model_ = app::testing::WithBoard(server_);
    Settle();
  }

  // Draws until nothing is going on, and does what the canvas wants done.
  void Settle() {
    platform_.RequestFrame();
    for (int turn = 0; turn < 20 && platform_.frame_requested(); ++turn) {
      platform_.RunFrames();
      std::vector<app::Action> actions;
      actions.swap(actions_);
      for (const app::Action& action : actions) app::Update(model_, action);
      if (!actions.empty()) platform_.RequestFrame();
    }
  }
  ui::Vec2 Place(CardRef card) const {
    const Card* at = card.is_mentor ? state_.layout.MentorCard(card.person)
                                    : state_.layout.AdeptCard(card.person);
    return (at->world.center() - state_.camera.at) * state_.camera.scale;
  }
  std::string Id(CardRef card) const {
    const v1::Board& board = model_.board->board;
    return card.is_mentor ? "board/mentors/" + board.mentors(card.person).id()
                          : "board/adepts/" + board.adepts(card.person).id();
  }
  void Pointer(Kind kind, ui::Vec2 at, int kind_of_pointer = 0, int id = 1, int button = 0) {
    PageEvent event;
    event.kind = kind;
    event.target = "board";
    event.x = at.x;
    event.y = at.y;
    event.button = kind == Kind::kPointerMove ? -1 : button;
    event.buttons = kind == Kind::kPointerUp ? 0 : 1;
    event.pointer_kind = kind_of_pointer;
    event.pointer_id = id;
    platform_.Send(event);
    Settle();
  }
  void DragTo(ui::Vec2 from, ui::Vec2 to) {
    Pointer(Kind::kPointerDown, from);
    Pointer(Kind::kPointerMove, from + (to - from) * 0.5f);
    Pointer(Kind::kPointerMove, to);
  }
  void Activate(CardRef card) {
    PageEvent event;
    event.target = Id(card);
    platform_.Send(event);
    Settle();
  }
  int MentorOf(int adept) const {
    return model_.board->solver->matching().mentor_of[static_cast<std::size_t>(adept)];
  }
  // Not the adept's own.
  CardRef OtherMentor(int adept) const { return {true, MentorOf(adept) == 0 ? 1 : 0}; }

  FakeServer server_;
  app::Model model_;
  CanvasState state_;
  std::vector<app::Action> actions_;
  platform::NullPlatform platform_;
  ui::Context context_{&platform_};
};

constexpr CardRef kAsa{false, 0};
constexpr int kTouch = 1;

TEST_F(BoardCanvasTest, ADragKnowsEveryPriceBeforeTheDropAndPins) {
  const CardRef other = OtherMentor(0);
  DragTo(Place(kAsa), Place(other));
  const Drag* drag = state_.interaction->drag();
  ASSERT_NE(drag, nullptr);
  EXPECT_EQ(drag->over, other);
  for (int mentor = 0; mentor < 3; ++mentor) {
    EXPECT_TRUE(drag->targets.Of(mentor).price.has_value());
  }
  EXPECT_FALSE(drag->targets.Of(3).allowed);
  EXPECT_FALSE(model_.board->solver->IsPinned(0, other.person));
  Pointer(Kind::kPointerUp, Place(other));
  EXPECT_TRUE(model_.board->solver->IsPinned(0, other.person));
  EXPECT_TRUE(state_.interaction->rests());
  EXPECT_FALSE(platform_.frame_requested());
}

TEST_F(BoardCanvasTest, EscapeEndsADragAndNothingElse) {
  model_.selection = {false, 1, -1};
  DragTo(Place(kAsa), Place(OtherMentor(0)));
  PageEvent escape;
  escape.kind = Kind::kShortcut;
  escape.text = "Escape";
  platform_.Send(escape);
  Settle();
  EXPECT_TRUE(state_.interaction->rests());
  Pointer(Kind::kPointerUp, Place(OtherMentor(0)));
  EXPECT_EQ(model_.board->solver->matching().pairs[0].pinned, false);
  EXPECT_EQ(model_.selection.person, 1);
}

TEST_F(BoardCanvasTest, TheLassoMarksWhomItTouches) {
  model_.tool = app::Tool::kLasso;
  DragTo(Place(kAsa) + ui::Vec2{0, -60}, Place({false, 1}));
  Pointer(Kind::kPointerUp, Place({false, 1}));
  EXPECT_EQ(model_.picked.adepts, (std::vector<int>{0, 1}));
  EXPECT_TRUE(model_.picked.mentors.empty());
  app::Update(model_, app::RunCommand{app::Command::kPinPicked});
  EXPECT_TRUE(model_.board->solver->IsPinned(0, MentorOf(0)));
  EXPECT_TRUE(model_.board->solver->IsPinned(1, MentorOf(1)));
  app::Update(model_, app::RunCommand{app::Command::kUndo});
  EXPECT_FALSE(model_.board->solver->IsPinned(0, MentorOf(0))) << "one change, one undo";
  app::Update(model_, app::RunCommand{app::Command::kClearSelection});
  EXPECT_EQ(model_.tool, app::Tool::kSelect);
  app::Update(model_, app::RunCommand{app::Command::kClearSelection});
  EXPECT_TRUE(model_.picked.empty());
}

TEST_F(BoardCanvasTest, MarkedPairsAreForbiddenTogetherAndAllowedAgain) {
  model_.picked = {{0, 1}, {}};
  const int first = MentorOf(0);
  const int second = MentorOf(1);
  app::Update(model_, app::RunCommand{app::Command::kPinPicked});
  app::Update(model_, app::RunCommand{app::Command::kForbidPicked});
  EXPECT_TRUE(model_.board->solver->IsForbidden(0, first));
  EXPECT_TRUE(model_.board->solver->IsForbidden(1, second));
  app::Update(model_, app::RunCommand{app::Command::kUndo});
  EXPECT_TRUE(model_.board->solver->IsPinned(0, first)) << "one change, one undo";
  EXPECT_FALSE(app::IsEnabled(model_, app::Command::kAllowPicked));
  app::Update(model_, app::RunCommand{app::Command::kRedo});
  app::Update(model_, app::RunCommand{app::Command::kAllowPicked});
  EXPECT_FALSE(model_.board->solver->IsForbidden(0, first));
  EXPECT_FALSE(model_.board->solver->IsForbidden(1, second));
}

TEST_F(BoardCanvasTest, PinAndForbidToolsTakeTwoCardsByAnyPress) {
  const CardRef other = OtherMentor(0);
  model_.tool = app::Tool::kPin;
  Activate(kAsa);
  EXPECT_NE(state_.interaction->drag(), nullptr) << "prices show before the second card";
  Activate(other);
  EXPECT_TRUE(model_.board->solver->IsPinned(0, other.person));
  model_.tool = app::Tool::kForbid;
  Activate({true, 2});
  EXPECT_EQ(state_.interaction->drag(), nullptr);
  Activate({false, 1});
  EXPECT_TRUE(model_.board->solver->IsForbidden(1, 2));
}

TEST_F(BoardCanvasTest, AFingerPansAndTwoPinch) {
  state_.camera = {1.4f, {0, 0}};
  Settle();
  const Camera before = state_.camera;
  Pointer(Kind::kPointerDown, {500, 300}, kTouch);
  Pointer(Kind::kPointerMove, {470, 300}, kTouch);
  Pointer(Kind::kPointerMove, {440, 300}, kTouch);
  EXPECT_GT(state_.camera.at.x, before.at.x);
  Pointer(Kind::kPointerDown, {600, 300}, kTouch, 2);
  Pointer(Kind::kPointerMove, {540, 300}, kTouch, 2);
  EXPECT_LT(state_.camera.scale, 1.4f);
  Pointer(Kind::kPointerUp, {540, 300}, kTouch, 2);
  Pointer(Kind::kPointerUp, {440, 300}, kTouch);
  EXPECT_TRUE(state_.interaction->rests());
  EXPECT_TRUE(model_.board->solver->matching().pairs[0].pinned == false);
}

TEST_F(BoardCanvasTest, ALongPressLiftsACardAndThenItIsDragged) {
  const CardRef other = OtherMentor(0);
  Pointer(Kind::kPointerDown, Place(kAsa), kTouch);
  platform_.Advance(500);
  Settle();
  Pointer(Kind::kPointerMove, Place(other) + ui::Vec2{-40, 0}, kTouch);
  Pointer(Kind::kPointerMove, Place(other), kTouch);
  ASSERT_NE(state_.interaction->drag(), nullptr);
  Pointer(Kind::kPointerUp, Place(other), kTouch);
  EXPECT_TRUE(model_.board->solver->IsPinned(0, other.person));
}

// On a slow device a frame hears of press and move together.
TEST_F(BoardCanvasTest, ALongPressIsAsLongAsItWasWhateverTheFrames) {
  for (const bool is_long : {false, true}) {
    PageEvent event;
    event.target = "board";
    event.pointer_kind = kTouch;
    event.pointer_id = 1;
    event.buttons = 1;
    event.kind = Kind::kPointerDown;
    event.button = 0;
    event.x = Place(kAsa).x;
    event.y = Place(kAsa).y;
    event.time_ms = platform_.NowMs() + 1;
    platform_.Send(event);
    event.kind = Kind::kPointerMove;
    event.button = -1;
    event.x -= 60;
    event.time_ms += is_long ? 500 : 100;
    platform_.Advance(1000);
    platform_.Send(event);
    Settle();
    EXPECT_EQ(state_.interaction->drag() != nullptr, is_long);
    Pointer(Kind::kPointerUp, {5, 590}, kTouch);
  }
}

TEST_F(BoardCanvasTest, ALongPressThatDoesNotMoveAsksForTheMenu) {
  Pointer(Kind::kPointerDown, Place(kAsa), kTouch);
  platform_.Advance(500);
  Settle();
  Pointer(Kind::kPointerUp, Place(kAsa), kTouch);
  EXPECT_EQ(state_.menu_for, kAsa);
  EXPECT_NE(context_.tree().Find(ui::Role::kMenu, "Åsa Berg"), nullptr);
}

// --- A large board ----------------------------------------------------------------------------

app::Model Large(int count) {
  app::RoundContent content;
  content.board = app::testing::People();
  content.board.clear_adepts();
  content.board.clear_mentors();
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(10'000 + i);
    *content.board.add_adepts() =
        app::testing::Person("a" + number, "Adept " + number, "A", false, 1 + i % 3);
    *content.board.add_mentors() =
        app::testing::Person("m" + number, "Mentor " + number, "B", true, 1 + i % 5);
  }
  app::Model model = app::testing::SignedIn();
  model.worker_above_pairs = int64_t{count} * count;
  content.round.set_name(std::string("rounds/") + app::testing::kRound);
  content.round.set_state(content.board.round_state());
  app::Update(model, app::RoundAnswer{app::testing::kRound, content});
  return model;
}

class LargeBoardTest : public BoardCanvasTest {
 protected:
  LargeBoardTest() {
    model_ = Large(300);
    Settle();
  }
};

TEST_F(LargeBoardTest, OnlyWhatIsInSightIsDrawn) {
  ASSERT_GT(state_.layout.bands, 1);
  EXPECT_LE(state_.drawn_cards, 2 * 14 + 2);
  EXPECT_LE(state_.drawn_lines, 40);
  ZoomToFit(state_, kRegion);
  Settle();
  EXPECT_LT(state_.camera.scale, kBarScale);
  EXPECT_EQ(state_.drawn_cards, 600);
}

TEST_F(LargeBoardTest, MovingTheCameraTouchesNoCardsNode) {
  const std::size_t sent = platform_.null_display().semantics.size();
  state_.camera.at.y += 300;
  Settle();
  platform_.Advance(1000);
  Settle();
  ASSERT_GT(platform_.null_display().semantics.size(), sent);
  for (std::size_t i = sent; i < platform_.null_display().semantics.size(); ++i) {
    EXPECT_THAT(platform_.null_display().semantics[i], ::testing::Not(::testing::HasSubstr("a10")));
  }
  EXPECT_NE(context_.tree().Find("board/adepts/a10299"), nullptr) << "they are all there";
}

TEST_F(LargeBoardTest, GroupsStandUnderHeadings) {
  model_.grouped = true;
  Settle();
  ASSERT_EQ(state_.layout.headings.size(), 2U);
  EXPECT_EQ(state_.layout.headings[0].count, 300);
}

}  // namespace
}  // namespace parvis::canvas
