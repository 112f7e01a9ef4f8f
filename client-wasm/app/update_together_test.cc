// Several people on one board, a lost network and an ended session, as the model has them.
#include <string>

#include "client-wasm/app/test_board.h"
#include "client-wasm/app/together.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using testing::Find;
using testing::kRound;
using testing::WithBoard;

constexpr char kPage[] = "11111111-1111-4111-8111-111111111111";

v1::Event PresenceOf(const std::string& account, const std::string& name,
                     const std::string& adept = "", bool gone = false) {
  v1::Event event;
  event.set_round(std::string("rounds/") + kRound);
  event.set_actor(account);
  event.set_actor_display_name(name);
  event.mutable_presence()->set_viewer("page of " + account);
  event.mutable_presence()->set_adept(adept);
  event.mutable_presence()->set_gone(gone);
  return event;
}

// An edit of somebody else's, as the stream tells it.
v1::Event ByOmar(const v1::BoardChange& change, int64_t revision) {
  v1::Event event;
  event.set_sequence(200 + revision);
  event.set_round(std::string("rounds/") + kRound);
  event.set_actor("omar");
  event.set_actor_display_name("Omar Sjöberg");
  *event.mutable_board_edited()->mutable_change() = change;
  event.mutable_board_edited()->set_revision(revision);
  event.mutable_board_edited()->set_request_id("omar's");
  return event;
}

Failure Overtaken() {
  return {absl::StatusCode::kFailedPrecondition, "MENTOR_FULL_OF_PINS", "a", "b"};
}

Failure Lost() { return {absl::StatusCode::kUnavailable, "", "", ""}; }

class TogetherTest : public ::testing::Test {
 protected:
  TogetherTest() : model_(WithBoard(server_)) {
    model_.together.viewer = kPage;
    model_.local_time_s = [this] { return now_s_; };
  }

  Effects Do(const Action& action) { return Update(model_, action); }

  // Sends what the last effects want sent, and takes the answer.
  Effects AnswerEdit(const Effects& effects) {
    const auto* call = Find<CallEditBoard>(effects);
    if (call == nullptr) {
      ADD_FAILURE() << "nothing to send";
      return {};
    }
    return Do(
        EditAnswer{call->request.name(), call->request.request_id(), server_.Edit(call->request)});
  }

  FakeServer server_;
  Model model_;
  int64_t now_s_ = 14 * 3600;
};

TEST_F(TogetherTest, OthersComeChooseAndGo) {
  Do(StreamEvent{PresenceOf("omar", "Omar Sjöberg")});
  Do(StreamEvent{PresenceOf("karin", "Karin Dahl", "a002")});
  ASSERT_EQ(model_.together.others.size(), 2u);
  EXPECT_NE(model_.together.others[0].hue, model_.together.others[1].hue);
  EXPECT_EQ(ChosenByWords(model_, false, "a002"), "vald av Karin Dahl");
  Do(StreamEvent{PresenceOf("karin", "Karin Dahl", "a003")});
  EXPECT_EQ(ChosenBy(model_, false, "a002"), nullptr);
  ASSERT_NE(ChosenBy(model_, false, "a003"), nullptr);
  Do(StreamEvent{PresenceOf("karin", "Karin Dahl", "", true)});
  EXPECT_EQ(model_.together.others.size(), 1u);
  // A second page of the same person is no other person; the own account is nobody else.
  v1::Event second = PresenceOf("omar", "Omar Sjöberg");
  second.mutable_presence()->set_viewer("another page");
  Do(StreamEvent{second});
  Do(StreamEvent{PresenceOf("coordinator", "Karin Nord")});
  EXPECT_EQ(model_.together.others.size(), 2u);
  EXPECT_EQ(PeopleHere(model_).size(), 1u);
  Do(StreamState{false});
  EXPECT_TRUE(model_.together.others.empty()) << "who is there is not known";
}

TEST_F(TogetherTest, InitialsAreOfTheFirstAndTheLastName) {
  EXPECT_EQ(Initials("Åsa Maria Öberg"), "ÅÖ");
  EXPECT_EQ(Initials(" Bo "), "B");
  EXPECT_EQ(Initials(""), "?");
}

TEST_F(TogetherTest, TheOwnChoiceIsToldOnceInAWhileAndOnlyWhereTheServerKnowsThePage) {
  EXPECT_EQ(Find<CallShareSelection>(Do(ChoosePerson{false, 0})), nullptr);
  Effects effects = Do(StreamState{true});
  const auto* first = Find<CallShareSelection>(effects);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->request.viewer(), kPage);
  EXPECT_EQ(first->request.adept(), "a001");
  EXPECT_NE(Find<ShareAfter>(effects), nullptr);
  // Quick choices are told when the pause is over, the last one alone.
  EXPECT_EQ(Find<CallShareSelection>(Do(ChoosePerson{false, 1})), nullptr);
  EXPECT_EQ(Find<CallShareSelection>(Do(ChoosePerson{true, 2})), nullptr);
  effects = Do(TimeToShare{});
  const auto* second = Find<CallShareSelection>(effects);
  ASSERT_NE(second, nullptr);
  EXPECT_EQ(second->request.adept(), "");
  EXPECT_EQ(second->request.mentor(), "m003");
  EXPECT_EQ(Find<CallShareSelection>(Do(TimeToShare{})), nullptr) << "nothing new";
  // On its way to the rounds the page says that it has gone.
  effects = Do(Go{Route{}});
  const auto* gone = Find<CallShareSelection>(effects);
  ASSERT_NE(gone, nullptr);
  EXPECT_TRUE(gone->request.gone());
  // A stream that reopens announces again.
  Do(TimeToShare{});
  Do(Go{Route{Screen::kMatching, kRound, ""}});
  Do(TimeToShare{});
  Do(StreamState{false});
  EXPECT_NE(Find<CallShareSelection>(Do(StreamState{true})), nullptr);
}

TEST_F(TogetherTest, AnOvertakenEditIsShownWithWhoCameFirstAndCanBeMadeAnyway) {
  // Omar pins Bo with Eva while the own pin of Åsa with Eva is on its way.
  const Effects sent = Do(PinPair{0, 0});
  const auto* call = Find<CallEditBoard>(sent);
  ASSERT_NE(call, nullptr);
  Do(EditAnswer{call->request.name(), call->request.request_id(), Overtaken()});
  ASSERT_EQ(model_.together.conflicts.size(), 1u);
  const Conflict& conflict = model_.together.conflicts.front();
  EXPECT_EQ(ConflictWords(model_, conflict, text::Language::kSwedish),
            "Någon annan hann före. Att du fäste Åsa Berg med Eva Falk blev därför inte av.");
  Do(StreamEvent{ByOmar(rules::PinChange(rules::BoardState(), "a002", "m001"), 1)});
  EXPECT_EQ(ConflictWords(model_, conflict, text::Language::kSwedish),
            "Omar Sjöberg fäste Bo Ek med Eva Falk. Att du fäste Åsa Berg med Eva Falk blev därför "
            "inte av.");
  EXPECT_EQ(ConflictOf(model_, false, "a001"), &conflict);
  EXPECT_EQ(ConflictOf(model_, true, "m001"), &conflict);
  EXPECT_EQ(ConflictOf(model_, false, "a002"), nullptr);

  const std::optional<v1::BoardChange> anyway = MineAnyway(model_, conflict);
  ASSERT_TRUE(anyway.has_value());
  EXPECT_EQ(anyway->removed_pins(0).adept(), "a002") << "the mentor's one place is taken over";
  Do(DoAnyway{conflict.id});
  EXPECT_TRUE(model_.together.conflicts.empty());
  EXPECT_TRUE(model_.board->replica->shown().IsPinned("a001", "m001"));
  EXPECT_FALSE(model_.board->replica->shown().IsPinned("a002", "m001"));
}

// A reading takes time, and edits go on meanwhile: what it brings may be older than what is shown.
TEST_F(TogetherTest, AReadingThatIsOlderThanWhatWasHeardIsReadOnceMore) {
  const RoundContent before = server_.Read();
  // Another page of the same account edits; this one has asked for the board and hears of the edit
  // before the answer comes.
  Model other = WithBoard(server_, "other");
  const Effects sent = Update(other, PinPair{0, 0});
  server_.Edit(Find<CallEditBoard>(sent)->request);
  Do(StreamEvent{server_.events().back()});
  ASSERT_EQ(model_.board->replica->revision(), 1);

  Effects effects = Do(RoundAnswer{kRound, before});
  EXPECT_EQ(model_.board->replica->revision(), 1) << "not back to what was";
  ASSERT_NE(Find<CallReadRound>(effects), nullptr);
  effects = Do(RoundAnswer{kRound, server_.Read()});
  EXPECT_EQ(Find<CallReadRound>(effects), nullptr);
  EXPECT_TRUE(model_.board->replica->shown().IsPinned("a001", "m001"));
}

TEST_F(TogetherTest, AnEventThatTheReadingDoesNotHaveIsReadToo) {
  const RoundContent before = server_.Read();
  Do(StreamEvent{ByOmar(rules::PinChange(rules::BoardState(), "a001", "m001"), 7)});
  ASSERT_TRUE(model_.board->reading_anew) << "it does not follow on what is known";
  EXPECT_NE(Find<CallReadRound>(Do(RoundAnswer{kRound, before})), nullptr);
}

TEST_F(TogetherTest, AnEventThatComesBeforeTheFirstReadingCounts) {
  Do(Go{Route{Screen::kMatching, "region-14", ""}});
  const RoundContent before = server_.Read();
  Do(Go{Route{Screen::kMatching, kRound, ""}});
  Do(StreamEvent{ByOmar(rules::PinChange(rules::BoardState(), "a001", "m001"), 1)});
  EXPECT_NE(Find<CallReadRound>(Do(RoundAnswer{kRound, before})), nullptr);
  EXPECT_FALSE(model_.board.has_value());
}

TEST_F(TogetherTest, ADatabaseThatWasRestoredIsReadAsItIs) {
  const RoundContent restored = server_.Read();
  Do(StreamEvent{ByOmar(rules::PinChange(rules::BoardState(), "a001", "m001"), 1)});
  Do(StreamEnded{Failure{absl::StatusCode::kOutOfRange, "", "", ""}});
  EXPECT_EQ(Find<CallReadRound>(Do(RoundAnswer{kRound, restored})), nullptr);
  EXPECT_EQ(model_.board->replica->revision(), 0);
}

TEST_F(TogetherTest, AnUndoThatWasOvertakenIsShownToo) {
  AnswerEdit(Do(PinPair{0, 0}));
  v1::BoardChange unpin = rules::Inverse(rules::PinChange(rules::BoardState(), "a001", "m001"));
  Do(StreamEvent{ByOmar(unpin, 2)});
  Do(RunCommand{Command::kUndo});
  ASSERT_EQ(model_.together.conflicts.size(), 1u);
  const Conflict& conflict = model_.together.conflicts.front();
  EXPECT_EQ(ConflictWords(model_, conflict, text::Language::kSwedish),
            "Omar Sjöberg lossade Åsa Berg från Eva Falk. Därför gick det inte att ångra det som "
            "gällde Åsa Berg och Eva Falk.");
  EXPECT_FALSE(MineAnyway(model_, conflict).has_value()) << "it is so already";
  Do(DismissConflict{conflict.id});
  EXPECT_TRUE(model_.together.conflicts.empty());
}

TEST_F(TogetherTest, ALostNetworkIsToldKeepsTheEditsAndCatchesUp) {
  const Effects sent = Do(PinPair{0, 0});
  const auto* call = Find<CallEditBoard>(sent);
  ASSERT_NE(call, nullptr);
  const auto* guard = Find<GuardLeaving>(sent);
  ASSERT_NE(guard, nullptr);
  EXPECT_TRUE(guard->on);
  Do(EditAnswer{call->request.name(), call->request.request_id(), Lost()});
  EXPECT_EQ(model_.together.lost_since, now_s_);
  now_s_ += 60;
  // The next edit tries the first again; it does not get through either.
  const Effects again = Do(ForbidPair{1, 1});
  ASSERT_NE(Find<CallEditBoard>(again), nullptr);
  Do(EditAnswer{server_.board().name(), call->request.request_id(), Lost()});
  EXPECT_EQ(model_.together.lost_since, 14 * 3600) << "since the beginning";
  EXPECT_EQ(WaitingEdits(model_), 2);
  EXPECT_EQ(model_.board->replica->shown().forbids().size(), 1u) << "edits go on";

  Effects effects = Do(StreamState{true});
  EXPECT_FALSE(model_.together.lost_since.has_value());
  effects = AnswerEdit(AnswerEdit(effects));
  EXPECT_EQ(WaitingEdits(model_), 0);
  const auto* toast = Find<ShowToast>(effects);
  ASSERT_NE(toast, nullptr);
  EXPECT_EQ(toast->words, "Kontakten med servern är tillbaka, och dina 2 ändringar är sparade.");
  const auto* unguard = Find<GuardLeaving>(effects);
  ASSERT_NE(unguard, nullptr);
  EXPECT_FALSE(unguard->on);
}

TEST_F(TogetherTest, AnEndedSessionKeepsTheEditsForTheSameAccount) {
  const Effects sent = Do(PinPair{0, 0});
  const auto* call = Find<CallEditBoard>(sent);
  ASSERT_NE(call, nullptr);
  const std::string request_id = call->request.request_id();
  Do(EditAnswer{call->request.name(), request_id,
                Failure{absl::StatusCode::kUnauthenticated, "SESSION_ENDED", "", ""}});
  EXPECT_EQ(model_.sign_in, SignIn::kExpired);
  EXPECT_FALSE(model_.board.has_value()) << "nothing else is kept of who was signed in";
  EXPECT_EQ(WaitingEdits(model_), 1);
  EXPECT_TRUE(model_.together.guarded);

  // Signed in again in another tab: back on this one, the page asks and goes on.
  EXPECT_NE(Find<CallGetSession>(Do(VisibilityChanged{true})), nullptr);
  Do(SessionAnswer{Failure{absl::StatusCode::kUnauthenticated, "", "", ""}});
  EXPECT_EQ(model_.sign_in, SignIn::kExpired) << "not yet";
  v1::Session session;
  session.set_account("coordinator");
  session.set_role(v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR);
  Do(SessionAnswer{session});
  const Effects opened = Do(RoundAnswer{kRound, server_.Read()});
  const auto* again = Find<CallEditBoard>(opened);
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(again->request.request_id(), request_id) << "the server recognises it";
  AnswerEdit(opened);
  EXPECT_EQ(WaitingEdits(model_), 0);
  EXPECT_EQ(server_.board().pins_size(), 1);
}

TEST_F(TogetherTest, AnotherAccountDoesNotSendThem) {
  const Effects sent = Do(PinPair{0, 0});
  Do(EditAnswer{server_.board().name(), Find<CallEditBoard>(sent)->request.request_id(),
                Failure{absl::StatusCode::kUnauthenticated, "SESSION_ENDED", "", ""}});
  v1::Session session;
  session.set_account("omar");
  session.set_role(v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR);
  Do(SessionAnswer{session});
  EXPECT_EQ(Find<CallEditBoard>(Do(RoundAnswer{kRound, server_.Read()})), nullptr);
  EXPECT_EQ(WaitingEdits(model_), 0);
}

TEST_F(TogetherTest, EditsOfARoundThatIsLeftWaitForItsReturn) {
  const Effects sent = Do(PinPair{0, 0});
  Do(EditAnswer{server_.board().name(), Find<CallEditBoard>(sent)->request.request_id(), Lost()});
  Do(Go{Route{Screen::kMatching, "region-14", ""}});
  EXPECT_EQ(WaitingEdits(model_), 1);
  EXPECT_EQ(Find<CallDeleteSession>(Do(RunCommand{Command::kSignOut})), nullptr)
      << "signing out would lose it";
  Do(Go{Route{Screen::kMatching, kRound, ""}});
  AnswerEdit(Do(RoundAnswer{kRound, server_.Read()}));
  EXPECT_EQ(WaitingEdits(model_), 0);
  EXPECT_EQ(server_.board().pins_size(), 1);
}

}  // namespace
}  // namespace parvis::app
