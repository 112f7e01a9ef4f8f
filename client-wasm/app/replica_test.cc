#include "client-wasm/app/replica.h"

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/policy.h"

namespace parvis::app {
namespace {

using rules::BoardState;
using rules::ForbidChange;
using rules::Inverse;
using rules::PinChange;
using rules::SameChange;
using rules::UnpinChange;

// Anybody exists, and every pair is allowed.
class Anybody : public rules::BoardPeople {
 public:
  bool HasAdept(std::string_view) const override { return true; }
  std::optional<int> Capacity(std::string_view) const override { return 1; }
  std::vector<std::string> RefusedBy(std::string_view, std::string_view,
                                     const v1::Policy&) const override {
    return {};
  }
};

const Anybody kPeople;

v1::Board Start() {
  v1::Board board;
  *board.mutable_policy() = rules::StockholmPolicy();
  return board;
}

Replica Empty() {
  Replica replica;
  replica.Reset(Start(), &kPeople);
  return replica;
}

v1::BoardChange Pin() { return PinChange(BoardState(), "a001", "m001"); }
v1::BoardChange Forbid() { return ForbidChange(BoardState(), "a002", "m002"); }

v1::BoardEdited EventFor(const v1::BoardChange& change, int64_t revision, std::string request) {
  v1::BoardEdited event;
  *event.mutable_change() = change;
  event.set_revision(revision);
  event.set_etag("e" + std::to_string(revision));
  event.set_request_id(std::move(request));
  return event;
}

v1::EditBoardResponse AnswerFor(const v1::BoardChange& change, int64_t revision) {
  v1::EditBoardResponse answer;
  *answer.mutable_change() = change;
  answer.set_revision(revision);
  answer.set_etag("e" + std::to_string(revision));
  *answer.mutable_undo() = Inverse(change);
  return answer;
}

TEST(ReplicaTest, AnEditShowsAtOnceAndIsConfirmedByItsAnswer) {
  Replica replica = Empty();
  ASSERT_FALSE(replica.Edit(Pin(), "r1").has_value());
  EXPECT_EQ(replica.shown().pins().size(), 1u);
  EXPECT_TRUE(replica.confirmed().pins().empty());
  ASSERT_NE(replica.TakeNextToSend(), nullptr);
  EXPECT_EQ(replica.TakeNextToSend(), nullptr) << "one at a time";
  replica.OnAnswer("r1", AnswerFor(Pin(), 1));
  EXPECT_EQ(replica.confirmed().pins().size(), 1u);
  EXPECT_EQ(replica.revision(), 1);
  EXPECT_EQ(replica.etag(), "e1");
  EXPECT_TRUE(replica.pending().empty());
  EXPECT_EQ(replica.OnEvent(EventFor(Pin(), 1, "r1"), true), EventEffect::kKnown);
}

TEST(ReplicaTest, AnEventMayComeBeforeItsAnswer) {
  Replica replica = Empty();
  replica.Edit(Pin(), "r1");
  replica.TakeNextToSend();
  EXPECT_EQ(replica.OnEvent(EventFor(Pin(), 1, "r1"), true), EventEffect::kKnown);
  EXPECT_TRUE(replica.pending().empty());
  replica.OnAnswer("r1", AnswerFor(Pin(), 1));
  EXPECT_EQ(replica.revision(), 1);
  EXPECT_TRUE(replica.CanUndo());
}

TEST(ReplicaTest, AnAnswerWaitsForTheEventsBeforeIt) {
  Replica replica = Empty();
  replica.Edit(Pin(), "r1");
  replica.TakeNextToSend();
  replica.OnAnswer("r1", AnswerFor(Pin(), 2));
  EXPECT_EQ(replica.revision(), 0);
  EXPECT_EQ(replica.shown().pins().size(), 1u);
  EXPECT_EQ(replica.OnEvent(EventFor(Forbid(), 1, "theirs"), false), EventEffect::kOthersEdit);
  EXPECT_EQ(replica.revision(), 2);
  EXPECT_EQ(replica.confirmed().pins().size(), 1u);
  EXPECT_EQ(replica.confirmed().forbids().size(), 1u);
}

TEST(ReplicaTest, ARefusedEditIsRolledBack) {
  Replica replica = Empty();
  replica.Edit(Pin(), "r1");
  replica.TakeNextToSend();
  const std::optional<PendingEdit> refused = replica.OnRefusal("r1");
  ASSERT_TRUE(refused.has_value());
  EXPECT_TRUE(replica.shown().pins().empty());
  EXPECT_FALSE(replica.CanUndo());
  EXPECT_FALSE(replica.OnRefusal("r1").has_value());
}

TEST(ReplicaTest, UndoAndRedoComeToInverseChanges) {
  Replica replica = Empty();
  replica.Edit(Pin(), "r1");
  replica.Edit(Forbid(), "r2");
  const std::optional<v1::BoardChange> undone = replica.Undo("r3");
  ASSERT_TRUE(undone.has_value());
  EXPECT_TRUE(SameChange(*undone, Inverse(Forbid())));
  EXPECT_TRUE(replica.shown().forbids().empty());
  EXPECT_TRUE(replica.CanRedo());
  ASSERT_TRUE(replica.Redo("r4").has_value());
  EXPECT_EQ(replica.shown().forbids().size(), 1u);
  EXPECT_FALSE(replica.CanRedo());
}

TEST(ReplicaTest, AParameterShowsAtOnceAndGivesWayToWhoeverWasFirst) {
  Replica replica = Empty();
  const auto set = [&](int32_t value) {
    return rules::SetParameterChange(replica.confirmed(), v1::PARAMETER_SPREAD, value);
  };
  const v1::BoardChange theirs = set(30);
  ASSERT_FALSE(replica.Edit(set(40), "r1").has_value());
  EXPECT_EQ(replica.shown().policy().spread(), 40);
  replica.TakeNextToSend();
  // Somebody else was first: what they set is shown, and the server refuses ours.
  EXPECT_EQ(replica.OnEvent(EventFor(theirs, 1, "theirs"), false), EventEffect::kOthersEdit);
  EXPECT_EQ(replica.shown().policy().spread(), 30);
  ASSERT_TRUE(replica.OnRefusal("r1").has_value());
  EXPECT_EQ(replica.shown().policy().spread(), 30);
  EXPECT_FALSE(replica.CanUndo());
}

TEST(ReplicaTest, ALostConnectionKeepsEditsAndSendsThemAgain) {
  Replica replica = Empty();
  replica.Edit(Pin(), "r1");
  replica.TakeNextToSend();
  replica.MarkUnsent();
  // The server had got the edit, and the page reads the board anew before it hears of it.
  v1::Board board;
  board.set_revision(1);
  board.set_etag("e1");
  v1::PersonPair* pin = board.add_pins();
  pin->set_adept("a001");
  pin->set_mentor("m001");
  replica.Reset(board, &kPeople);
  EXPECT_EQ(replica.shown().pins().size(), 1u);
  const PendingEdit* again = replica.TakeNextToSend();
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(again->request_id, "r1");
  replica.OnAnswer("r1", AnswerFor(Pin(), 1));
  EXPECT_TRUE(replica.pending().empty());
  EXPECT_EQ(replica.shown(), replica.confirmed());
}

TEST(ReplicaTest, AGapOrAnImpossibleEventAsksForTheBoard) {
  Replica replica = Empty();
  EXPECT_EQ(replica.OnEvent(EventFor(Pin(), 2, "x"), false), EventEffect::kReadAnew);
  EXPECT_EQ(replica.OnEvent(EventFor(Inverse(Pin()), 1, "x"), false), EventEffect::kReadAnew);
  EXPECT_EQ(replica.revision(), 0);
}

TEST(ReplicaTest, AnotherTabsEditCanBeUndoneHere) {
  Replica replica = Empty();
  replica.OnEvent(EventFor(Pin(), 1, "other tab"), true);
  ASSERT_TRUE(replica.CanUndo());
  // The other tab undoes it itself: nothing is left to undo, but to redo.
  replica.OnEvent(EventFor(Inverse(Pin()), 2, "other tab 2"), true);
  EXPECT_FALSE(replica.CanUndo());
  EXPECT_TRUE(replica.CanRedo());
}

// A server with the contract's rules: one order, whole changes, repeated requests recognised.
class FakeServer {
 public:
  FakeServer() { state_ = BoardState::FromBoard(Start()); }

  struct Answer {
    bool refused = false;
    v1::EditBoardResponse response;
  };

  Answer Edit(const PendingEdit& edit) {
    const auto known = answers_.find(edit.request_id);
    if (known != answers_.end()) return known->second;
    Answer answer;
    if (state_.Apply(edit.change, kPeople)) {
      answer.refused = true;
    } else {
      const int64_t revision = static_cast<int64_t>(log_.size()) + 1;
      answer.response = AnswerFor(edit.change, revision);
      log_.push_back(EventFor(edit.change, revision, edit.request_id));
    }
    answers_[edit.request_id] = answer;
    return answer;
  }

  v1::Board Read() const {
    v1::Board board = Start();
    board.set_revision(static_cast<int64_t>(log_.size()));
    state_.WriteTo(&board);
    return board;
  }

  const std::vector<v1::BoardEdited>& log() const { return log_; }
  const BoardState& state() const { return state_; }

 private:
  BoardState state_;
  std::vector<v1::BoardEdited> log_;
  std::map<std::string, Answer> answers_;
};

// A page: its replica, where its stream stands, and the answer that is on its way.
struct Page {
  Replica replica = Empty();
  std::size_t stream_at = 0;
  std::optional<std::pair<std::string, FakeServer::Answer>> on_its_way;
};

void Deliver(Page& page) {
  if (!page.on_its_way) return;
  const auto [request, answer] = *page.on_its_way;
  page.on_its_way.reset();
  if (answer.refused) {
    page.replica.OnRefusal(request);
  } else {
    page.replica.OnAnswer(request, answer.response);
  }
}

void Stream(FakeServer& server, Page& page) {
  if (page.stream_at == server.log().size()) return;
  if (page.replica.OnEvent(server.log()[page.stream_at++], false) == EventEffect::kReadAnew) {
    page.replica.Reset(server.Read(), &kPeople);
  }
}

RC_GTEST_PROP(ReplicaProperty, TwoPagesAndTheServerEndWithTheSameBoard, ()) {
  FakeServer server;
  Page pages[2];
  int next_request = 0;
  const auto steps = *rc::gen::container<std::vector<int>>(120, rc::gen::inRange(0, 780));
  for (const int step : steps) {
    Page& page = pages[step % 2];
    const std::string adept = "a" + std::to_string(step / 60 % 3);
    const std::string mentor = "m" + std::to_string(step / 180 % 3);
    const BoardState& shown = page.replica.shown();
    const std::string request = "r" + std::to_string(next_request++);
    switch (step / 2 % 13) {
      case 10:
        page.replica.Edit(rules::SetParameterChange(shown, v1::PARAMETER_SPREAD, step / 60),
                          request);
        break;
      case 11:
        page.replica.Edit(shown.IsMentorParked(mentor) ? rules::ReturnChange(shown, true, mentor)
                                                       : rules::ParkChange(shown, true, mentor),
                          request);
        break;
      case 12:
        page.replica.Edit(
            rules::MarkChangeOf(shown, adept, mentor, {v1::PairMark::KIND_DISCUSS, request}),
            request);
        break;
      case 0:
        page.replica.Edit(PinChange(shown, adept, mentor), request);
        break;
      case 1:
        page.replica.Edit(UnpinChange(shown, adept), request);
        break;
      case 2:
        page.replica.Edit(ForbidChange(shown, adept, mentor), request);
        break;
      case 3:
        // The connection breaks before or after the server got the edit; the answer is lost.
        page.on_its_way.reset();
        page.replica.MarkUnsent();
        break;
      case 4:
        page.replica.Reset(server.Read(), &kPeople);
        break;
      case 5:
      case 6:
        if (const PendingEdit* edit = page.replica.TakeNextToSend()) {
          page.on_its_way = {edit->request_id, server.Edit(*edit)};
        }
        break;
      case 7:
        Deliver(page);
        break;
      default:
        Stream(server, page);
    }
  }
  for (int turn = 0; turn < 1000; ++turn) {
    for (Page& page : pages) {
      Deliver(page);
      if (const PendingEdit* edit = page.replica.TakeNextToSend()) {
        page.on_its_way = {edit->request_id, server.Edit(*edit)};
      }
      Stream(server, page);
    }
  }
  for (const Page& page : pages) {
    RC_ASSERT(page.replica.pending().empty());
    RC_ASSERT(page.replica.confirmed() == server.state());
    RC_ASSERT(page.replica.shown() == server.state());
    RC_ASSERT(page.replica.revision() == static_cast<int64_t>(server.log().size()));
  }
  std::set<std::string> once;
  for (const v1::BoardEdited& event : server.log())
    RC_ASSERT(once.insert(event.request_id()).second);
}

}  // namespace
}  // namespace parvis::app
