#include "client-wasm/app/update.h"

#include <deque>
#include <random>
#include <string>

#include "client-wasm/app/board_facts.h"
#include "client-wasm/app/commands.h"
#include "client-wasm/app/test_board.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::Find;
using testing::kRound;
using testing::SignedIn;
using testing::WithBoard;

Failure Lost() { return {absl::StatusCode::kUnavailable, "", "", ""}; }
Failure Unauthenticated() { return {absl::StatusCode::kUnauthenticated, "", "", ""}; }

int MentorOf(const Model& model, int adept) {
  const matching::FormedPair* pair = model.board->solver->PairOfAdept(adept);
  return pair == nullptr ? -1 : pair->mentor;
}

// --- Session ----------------------------------------------------------------------------------

TEST(SessionTest, ASignInLinkLeavesTheAddressBarAtOnce) {
  Model model;
  Started started;
  started.path = "/sign-in";
  started.fragment = "secret";
  const Effects effects = Update(model, started);
  ASSERT_NE(Find<Navigate>(effects), nullptr);
  EXPECT_EQ(Find<Navigate>(effects)->path, "/sign-in");
  EXPECT_TRUE(Find<Navigate>(effects)->replace);
  ASSERT_NE(Find<CallCreateSession>(effects), nullptr);
  EXPECT_EQ(Find<CallCreateSession>(effects)->link_token, "secret");
  const Effects after = Update(model, SessionAnswer{v1::Session()});
  EXPECT_EQ(model.sign_in, SignIn::kSignedIn);
  EXPECT_EQ(Find<Navigate>(after)->path, "/");
  EXPECT_NE(Find<CallListRounds>(after), nullptr);
}

TEST(SessionTest, AnOldLinkAsksWhetherThereIsASessionAnyway) {
  Model model;
  Started started;
  started.path = "/sign-in";
  started.fragment = "old";
  Update(model, started);
  EXPECT_NE(Find<CallGetSession>(Update(model, SessionAnswer{Unauthenticated()})), nullptr);
  Update(model, SessionAnswer{Unauthenticated()});
  EXPECT_EQ(model.sign_in, SignIn::kLinkRefused);
}

TEST(SessionTest, WithoutASessionThePageSaysSo) {
  Model model;
  EXPECT_NE(Find<CallGetSession>(Update(model, Started{"/", ""})), nullptr);
  Update(model, SessionAnswer{Unauthenticated()});
  EXPECT_EQ(model.sign_in, SignIn::kSignedOut);
}

TEST(SessionTest, AServerThatIsNotReachedIsNotTakenForASignOut) {
  Model model;
  Update(model, Started{"/", ""});
  Update(model, SessionAnswer{Lost()});
  EXPECT_EQ(model.sign_in, SignIn::kUnreachable);
  EXPECT_NE(Find<CallGetSession>(Update(model, RunCommand{Command::kRetry})), nullptr);
}

TEST(SessionTest, AnExpiredSessionForgetsTheBoard) {
  const FakeServer server;
  Model model = WithBoard(server);
  Update(model, PinPair{0, 2});
  const Effects effects = Update(model, EditAnswer{server.board().name(), "r1", Unauthenticated()});
  EXPECT_EQ(model.sign_in, SignIn::kExpired);
  EXPECT_FALSE(model.board.has_value());
  EXPECT_NE(Find<CloseStream>(effects), nullptr);
}

// --- Addresses --------------------------------------------------------------------------------

TEST(RouteTest, ADeepLinkOpensRoundAndPerson) {
  const FakeServer server;
  Model model;
  model.new_request_id = [] { return std::string("r"); };
  Update(model, Started{"/rounds/stockholm-2026/matching?select=m002", ""});
  const Effects effects = Update(model, SessionAnswer{v1::Session()});
  ASSERT_NE(Find<CallReadRound>(effects), nullptr);
  EXPECT_EQ(Find<CallReadRound>(effects)->round, kRound);
  Update(model, RoundAnswer{kRound, server.Read()});
  EXPECT_TRUE(model.selection.is_mentor);
  EXPECT_EQ(model.selection.person, 1);
}

TEST(RouteTest, BackReadsWhatTheAddressShows) {
  const FakeServer server;
  Model model = WithBoard(server);
  EXPECT_NE(Find<CallListRounds>(Update(model, AddressChanged{"/"})), nullptr);
  // The board is still there: going forward again reads nothing.
  EXPECT_TRUE(Update(model, AddressChanged{"/rounds/stockholm-2026/matching"}).empty());
}

// --- Edits ------------------------------------------------------------------------------------

TEST(EditTest, APinShowsAtOnceAndTellsWhatChanged) {
  FakeServer server;
  Model model = WithBoard(server);
  const BoardFacts before = FactsOf(*model.board);
  ASSERT_NE(MentorOf(model, 0), 2);
  const Effects effects = Update(model, PinPair{0, 2});
  EXPECT_EQ(MentorOf(model, 0), 2);
  ASSERT_TRUE(model.board->last_change.has_value());
  EXPECT_EQ(model.board->last_change->points_gained, FactsOf(*model.board).total - before.total);
  EXPECT_EQ(model.board->last_change->moved.front().adept, 0);
  ASSERT_NE(Find<ShowToast>(effects), nullptr);
  EXPECT_TRUE(Find<ShowToast>(effects)->offers_undo);
  EXPECT_EQ(Find<ShowToast>(effects)->words.rfind("Paret fäst. ", 0), 0u);
  const CallEditBoard* call = Find<CallEditBoard>(effects);
  ASSERT_NE(call, nullptr);
  Update(model, EditAnswer{server.board().name(), "r1", server.Edit(call->request)});
  EXPECT_TRUE(model.board->replica->pending().empty());
  EXPECT_EQ(model.board->replica->revision(), 1);
  EXPECT_EQ(model.board->solver->PairsHash(), server.board().pairs_hash());
}

TEST(EditTest, APairThatARuleRefusesIsNotSentAndSaysWhy) {
  const FakeServer server;
  Model model = WithBoard(server);
  const Effects effects = Update(model, PinPair{0, 3});
  EXPECT_EQ(Find<CallEditBoard>(effects), nullptr);
  ASSERT_NE(Find<ShowToast>(effects), nullptr);
  EXPECT_NE(Find<ShowToast>(effects)->words.find("samma lärosäte"), std::string::npos);
}

TEST(EditTest, TheServersRefusalRollsBackAndSaysWhy) {
  const FakeServer server;
  Model model = WithBoard(server);
  const int before = MentorOf(model, 0);
  Update(model, PinPair{0, 2});
  const Failure refused{absl::StatusCode::kFailedPrecondition, "PAIR_FORBIDDEN",
                        "Paret är spärrat.", "The pair is forbidden."};
  const Effects effects = Update(model, EditAnswer{server.board().name(), "r1", refused});
  EXPECT_EQ(MentorOf(model, 0), before);
  EXPECT_EQ(Find<ShowToast>(effects)->words,
            "Någon annan hann före. Att du fäste Åsa Berg med Gun Holm blev därför inte av.");
  EXPECT_NE(Find<CallReadRound>(effects), nullptr) << "the history is the server's";
}

TEST(EditTest, EditsAreSentOneAtATimeInTheirOrder) {
  FakeServer server;
  Model model = WithBoard(server);
  const Effects first = Update(model, PinPair{0, 2});
  EXPECT_EQ(Find<CallEditBoard>(Update(model, PinPair{1, 0})), nullptr);
  const Effects second = Update(
      model,
      EditAnswer{server.board().name(), "r1", server.Edit(Find<CallEditBoard>(first)->request)});
  ASSERT_NE(Find<CallEditBoard>(second), nullptr);
  EXPECT_EQ(Find<CallEditBoard>(second)->request.request_id(), "r2");
}

TEST(EditTest, ALostConnectionKeepsTheEditAndSendsTheSameAgain) {
  const FakeServer server;
  Model model = WithBoard(server);
  Update(model, PinPair{0, 2});
  const Effects effects = Update(model, EditAnswer{server.board().name(), "r1", Lost()});
  EXPECT_FALSE(model.connected);
  EXPECT_EQ(MentorOf(model, 0), 2);
  ASSERT_NE(Find<ResendAfter>(effects), nullptr);
  const Effects again = Update(model, TimeToResend{});
  ASSERT_NE(Find<CallEditBoard>(again), nullptr);
  EXPECT_EQ(Find<CallEditBoard>(again)->request.request_id(), "r1");
}

TEST(EditTest, UndoBringsTheSamePairsBack) {
  const FakeServer server;
  Model model = WithBoard(server);
  const uint64_t before = model.board->solver->PairsHash();
  EXPECT_FALSE(IsEnabled(model, Command::kUndo));
  Update(model, PinPair{0, 2});
  EXPECT_NE(model.board->solver->PairsHash(), before);
  Update(model, RunCommand{Command::kUndo});
  EXPECT_EQ(model.board->solver->PairsHash(), before);
  EXPECT_TRUE(IsEnabled(model, Command::kRedo));
}

TEST(EditTest, UndoTellsTheServerWhatThePageHasShown) {
  FakeServer server;
  Model model = WithBoard(server);
  const v1::EditBoardRequest pin = Find<CallEditBoard>(Update(model, PinPair{0, 2}))->request;
  Update(model, EditAnswer{server.board().name(), pin.request_id(), server.Edit(pin)});
  const Effects undone = Update(model, RunCommand{Command::kUndo});
  ASSERT_NE(Find<CallEditBoard>(undone), nullptr);
  EXPECT_TRUE(rules::SameChange(Find<CallEditBoard>(undone)->request.undo().expected(),
                                rules::Inverse(pin.change())));
}

TEST(EditTest, AnUndoThatSomebodyHasOvertakenReadsTheBoardForTheNext) {
  FakeServer server;
  Model model = WithBoard(server);
  const v1::EditBoardRequest pin = Find<CallEditBoard>(Update(model, PinPair{0, 2}))->request;
  Update(model, EditAnswer{server.board().name(), pin.request_id(), server.Edit(pin)});
  v1::EditBoardRequest unpin;
  unpin.set_request_id("theirs");
  *unpin.mutable_change() = rules::Inverse(pin.change());
  server.Edit(unpin);
  v1::Event event = server.events().back();
  event.set_actor("colleague");
  Update(model, StreamEvent{event});
  const Effects blocked = Update(model, RunCommand{Command::kUndo});
  EXPECT_EQ(Find<CallEditBoard>(blocked), nullptr);
  EXPECT_NE(Find<ShowToast>(blocked), nullptr);
  EXPECT_NE(Find<CallReadRound>(blocked), nullptr);
}

TEST(EditTest, AnotherHashHasTheBoardReadAnewOnce) {
  FakeServer server;
  Model model = WithBoard(server);
  const Effects pinned = Update(model, PinPair{0, 2});
  auto answer = std::get<v1::EditBoardResponse>(server.Edit(Find<CallEditBoard>(pinned)->request));
  answer.set_pairs_hash(1);
  EXPECT_NE(Find<CallReadRound>(Update(model, EditAnswer{server.board().name(), "r1", answer})),
            nullptr);
  RoundContent content = server.Read();
  content.board.set_pairs_hash(1);
  EXPECT_EQ(Find<CallReadRound>(Update(model, RoundAnswer{kRound, content})), nullptr);
}

TEST(EditTest, SomebodyElsesEditIsShownAndTold) {
  FakeServer server;
  Model model = WithBoard(server);
  Model other = WithBoard(server, "other");
  other.session.set_account("colleague");
  server.Edit(Find<CallEditBoard>(Update(other, PinPair{0, 2}))->request);
  v1::Event event = server.events().front();
  event.set_actor("colleague");
  const Effects effects = Update(model, StreamEvent{event});
  EXPECT_EQ(MentorOf(model, 0), 2);
  ASSERT_NE(Find<ShowToast>(effects), nullptr);
  EXPECT_NE(Find<ShowToast>(effects)->words.find("Karin Nord"), std::string::npos);
  EXPECT_FALSE(IsEnabled(model, Command::kUndo)) << "one undoes one's own edits only";
}

TEST(EditTest, WhoMayOnlyLookChangesNothing) {
  const FakeServer server;
  Model model = WithBoard(server);
  model.session.set_role(v1::ACCOUNT_ROLE_COORDINATOR);
  EXPECT_TRUE(Update(model, PinPair{0, 2}).empty());
  EXPECT_FALSE(IsEnabled(model, Command::kPublish));
}

// Two pages at one server: every message is delayed, lost or doubled at random.
TEST(EditTest, TwoModelsAndTheServerEndWithTheSameBoard) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    std::mt19937 random(seed);
    const auto roll = [&](int below) { return static_cast<int>(random() % unsigned(below)); };
    FakeServer server;
    struct Page {
      Model model;
      std::size_t heard = 0;
      std::deque<Effect> outgoing;
    };
    Page pages[2] = {{WithBoard(server, "x"), 0, {}}, {WithBoard(server, "y"), 0, {}}};
    const auto take = [](Page& page, Effects effects) {
      for (Effect& effect : effects) page.outgoing.push_back(std::move(effect));
    };
    const auto deliver = [&](Page& page, bool may_lose) {
      if (page.outgoing.empty()) return;
      const Effect effect = page.outgoing.front();
      page.outgoing.pop_front();
      if (const auto* edit = std::get_if<CallEditBoard>(&effect)) {
        const bool before = may_lose && roll(8) == 0;
        const bool after = may_lose && roll(8) == 0;
        EditAnswer answer{edit->request.name(), edit->request.request_id(), Lost()};
        if (!before) {
          const auto outcome = server.Edit(edit->request);
          if (!after) answer.outcome = outcome;
        }
        take(page, Update(page.model, answer));
      } else if (std::get_if<CallReadRound>(&effect) != nullptr) {
        take(page, Update(page.model, RoundAnswer{kRound, server.Read()}));
      } else if (std::get_if<ResendAfter>(&effect) != nullptr) {
        take(page, Update(page.model, TimeToResend{}));
      }
    };
    const auto listen = [&](Page& page) {
      if (page.heard == server.events().size()) return;
      take(page, Update(page.model, StreamEvent{server.events()[page.heard++]}));
    };
    for (int step = 0; step < 200; ++step) {
      Page& page = pages[roll(2)];
      switch (roll(6)) {
        case 0:
          take(page, Update(page.model, PinPair{roll(4), roll(3)}));
          break;
        case 1:
          take(page, Update(page.model, ForbidPair{roll(4), roll(3)}));
          break;
        case 2:
          take(page,
               Update(page.model, RunCommand{roll(2) == 0 ? Command::kUndo : Command::kRedo}));
          break;
        case 3:
          listen(page);
          break;
        default:
          deliver(page, true);
      }
    }
    for (int step = 0; step < 2000; ++step) {
      for (Page& page : pages) {
        deliver(page, false);
        listen(page);
      }
    }
    for (const Page& page : pages) {
      const BoardModel& board = *page.model.board;
      ASSERT_TRUE(board.replica->pending().empty()) << "seed " << seed;
      ASSERT_EQ(board.replica->revision(), server.board().revision()) << "seed " << seed;
      ASSERT_EQ(board.solver->PairsHash(), server.board().pairs_hash()) << "seed " << seed;
      ASSERT_TRUE(board.replica->shown() == rules::BoardState::FromBoard(server.board()));
    }
  }
}

// --- Publication and import -------------------------------------------------------------------

TEST(PublishTest, AsksFirstAndSendsTheBoardThatWasSeen) {
  const FakeServer server;
  Model model = WithBoard(server);
  EXPECT_EQ(Find<CallPublishBoard>(Update(model, RunCommand{Command::kPublish})), nullptr);
  EXPECT_EQ(model.dialog, OpenDialog::kPublish);
  const Effects effects = Update(model, RunCommand{Command::kConfirmPublish});
  ASSERT_NE(Find<CallPublishBoard>(effects), nullptr);
  EXPECT_EQ(Find<CallPublishBoard>(effects)->request.etag(), "e0");
  EXPECT_FALSE(IsEnabled(model, Command::kPublish)) << "not twice";
  v1::PublishBoardResponse response;
  response.mutable_round()->set_state(v1::Round::STATE_PROPOSED);
  response.set_pair_count(3);
  Update(model, PublishAnswer{response});
  EXPECT_FALSE(BoardIsEditable(model));
  EXPECT_FALSE(IsEnabled(model, Command::kPinPair));
}

TEST(PublishTest, NotWhileAnEditIsOnItsWay) {
  const FakeServer server;
  Model model = WithBoard(server);
  EXPECT_TRUE(IsEnabled(model, Command::kPublish));
  Update(model, PinPair{0, 2});
  EXPECT_FALSE(IsEnabled(model, Command::kPublish));
}

TEST(ImportTest, ShowsFirstAndWritesOnlyWhenTold) {
  const FakeServer server;
  Model model = WithBoard(server);
  v1::ImportFile file;
  file.set_name("adepts.csv");
  const Effects chosen = Update(model, ChooseFiles{{file}});
  ASSERT_NE(Find<CallImport>(chosen), nullptr);
  EXPECT_TRUE(Find<CallImport>(chosen)->request.validate_only());
  v1::ImportApplicationsResponse faulty;
  faulty.set_fault_count(1);
  Update(model, ImportAnswer{true, faulty});
  EXPECT_FALSE(IsEnabled(model, Command::kConfirmImport));
  EXPECT_TRUE(Update(model, RunCommand{Command::kConfirmImport}).empty());

  Update(model, ChooseFiles{{file}});
  Update(model, ImportAnswer{true, v1::ImportApplicationsResponse()});
  const Effects confirmed = Update(model, RunCommand{Command::kConfirmImport});
  ASSERT_NE(Find<CallImport>(confirmed), nullptr);
  EXPECT_FALSE(Find<CallImport>(confirmed)->request.validate_only());
  v1::ImportApplicationsResponse done;
  done.set_applied(true);
  EXPECT_NE(Find<CallReadRound>(Update(model, ImportAnswer{false, done})), nullptr);
}

// --- The stream -------------------------------------------------------------------------------

TEST(StreamTest, OpensWithTheBoardAndClosesWhileNobodyLooks) {
  const FakeServer server;
  Model model = SignedIn();
  const Effects opened = Update(model, RoundAnswer{kRound, server.Read()});
  ASSERT_NE(Find<OpenStream>(opened), nullptr);
  EXPECT_EQ(Find<OpenStream>(opened)->after_sequence, 100);
  EXPECT_NE(Find<CloseStream>(Update(model, VisibilityChanged{false})), nullptr);
  v1::Event event;
  event.set_sequence(107);
  Update(model, StreamEvent{event});
  const Effects again = Update(model, VisibilityChanged{true});
  ASSERT_NE(Find<OpenStream>(again), nullptr);
  EXPECT_EQ(Find<OpenStream>(again)->after_sequence, 107);
}

TEST(StreamTest, NewPeopleHaveTheBoardReadAnew) {
  const FakeServer server;
  Model model = WithBoard(server);
  v1::Event event;
  event.set_sequence(101);
  event.set_round(std::string("rounds/") + kRound);
  event.mutable_applications_imported();
  EXPECT_NE(Find<CallReadRound>(Update(model, StreamEvent{event})), nullptr);
}

TEST(StreamTest, AReadingThatWasLostIsAskedForAgain) {
  const FakeServer server;
  Model model = WithBoard(server);
  v1::Event event;
  event.set_sequence(101);
  event.set_round(std::string("rounds/") + kRound);
  event.mutable_applications_imported();
  Update(model, StreamEvent{event});
  const Effects lost = Update(model, RoundAnswer{kRound, Lost()});
  EXPECT_NE(Find<ResendAfter>(lost), nullptr);
  EXPECT_NE(Find<CallReadRound>(Update(model, TimeToResend{})), nullptr);
  // Once at a time.
  EXPECT_EQ(Find<CallReadRound>(Update(model, StreamState{true})), nullptr);
  Update(model, RoundAnswer{kRound, Lost()});
  EXPECT_NE(Find<CallReadRound>(Update(model, StreamState{true})), nullptr);
}

}  // namespace
}  // namespace parvis::app
