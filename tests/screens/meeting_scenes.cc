#include "tests/screens/meeting_scenes.h"

#include <string>

#include "client-wasm/app/meeting.h"
#include "client-wasm/app/test_board.h"

namespace parvis::screens {
namespace {

constexpr char kMatchingPath[] = "/rounds/stockholm-2026/matching";

v1::BoardEdit Step(int64_t revision, v1::BoardEdit::Kind kind, const v1::BoardChange& change) {
  v1::BoardEdit edit;
  edit.set_revision(revision);
  edit.mutable_edit_time()->set_seconds(1'767'225'600 + revision * 40'000);
  edit.set_actor(revision % 2 == 0 ? "coordinator" : "other");
  edit.set_actor_display_name("Anna-Karin Wennerström Björklund");
  edit.set_kind(kind);
  *edit.mutable_change() = change;
  return edit;
}

void OpenHistory(Stage& stage, const app::Outcome<v1::ListBoardEditsResponse>& outcome) {
  stage.Open(kMatchingPath);
  stage.Do(app::RunCommand{app::Command::kShowHistory});
  stage.Do(app::BoardEditsAnswer{stage.model().history.board, "", outcome});
}

v1::ListBoardEditsResponse Steps() {
  const rules::BoardState state;
  const v1::BoardChange pin = rules::PinChange(state, "a001", "m001");
  v1::ListBoardEditsResponse page;
  *page.add_edits() = Step(9, v1::BoardEdit::KIND_UNDO, rules::Inverse(pin));
  *page.add_edits() =
      Step(8, v1::BoardEdit::KIND_CHANGE,
           rules::MarkChangeOf(state, "a005", "m002", {v1::PairMark::KIND_DOUBTFUL, "Samma hus?"}));
  *page.add_edits() = Step(7, v1::BoardEdit::KIND_CHANGE, rules::ParkChange(state, true, "m003"));
  *page.add_edits() = Step(6, v1::BoardEdit::KIND_CHANGE, pin);
  page.mutable_edits(3)->set_undone(true);
  *page.add_edits() = Step(5, v1::BoardEdit::KIND_REDO, pin);
  page.set_next_page_token("5");
  return page;
}

void Mark(Stage& stage, v1::PairMark::Kind kind) {
  const app::ShownPair pair = app::ShownPairOf(stage.model());
  stage.Do(app::MarkPair{pair.adept, pair.mentor, kind,
                         "Arbetar de i samma hus? Fråga båda innan förslagen skickas ut."});
}

void OpenMeeting(Stage& stage) { stage.Open(std::string(kMatchingPath) + "?meeting=1"); }

}  // namespace

std::vector<Scene> MeetingScenes() {
  return {
      {"history", [](Stage& stage) { OpenHistory(stage, Steps()); }},
      {"history, empty", [](Stage& stage) { OpenHistory(stage, v1::ListBoardEditsResponse()); }},
      {"history, not read",
       [](Stage& stage) {
         OpenHistory(stage, app::Failure{absl::StatusCode::kInternal, "",
                                         "Det gick inte den här gången. Försök igen om en stund.",
                                         "It did not work this time. Try again in a while."});
       }},
      {"history, being read",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::RunCommand{app::Command::kShowHistory});
       }},
      {"meeting and history, menu",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Press(ui::Role::kButton, stage.model().language == text::Language::kSwedish
                                            ? "Möte och"
                                            : "Meeting and");
       }},
      {"matching, marked pair",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?select=a001");
         Mark(stage, v1::PairMark::KIND_DOUBTFUL);
       }},
      {"matching, list of marks",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?select=a001");
         Mark(stage, v1::PairMark::KIND_DISCUSS);
         stage.Do(app::RunCommand{app::Command::kShowList});
       }},
      {"matching, parked",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::ParkPerson{false, 4});
         stage.Do(app::ParkPerson{true, 2});
       }},
      {"matching, parked person chosen",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?select=a001");
         stage.Do(app::ParkPerson{false, 0});
       }},
      {"matching, pinned is to be parked",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::PinPair{0, 1});
         stage.Do(app::ParkPerson{false, 0});
       }},
      {"meeting", OpenMeeting},
      {"meeting, marked",
       [](Stage& stage) {
         OpenMeeting(stage);
         Mark(stage, v1::PairMark::KIND_DISCUSS);
       }},
      {"meeting, without a pair",
       [](Stage& stage) {
         OpenMeeting(stage);
         stage.Do(app::ParkPerson{false, stage.model().selection.person});
       }},
      {"meeting, at its end",
       [](Stage& stage) {
         OpenMeeting(stage);
         for (int step = 0; step < 12; ++step) {
           stage.Do(app::RunCommand{app::Command::kNextPair});
         }
       }},
      {"meeting, pinned",
       [](Stage& stage) {
         OpenMeeting(stage);
         stage.Do(app::RunCommand{app::Command::kPinPair});
       }},
      {"meeting, no pairs",
       [](Stage& stage) {
         stage.Open("/");
         app::RoundContent content = app::testing::FakeServer().Read();
         content.board.clear_mentors();
         content.board.clear_pairs();
         content.board.clear_pairs_hash();
         stage.Do(app::Go{{app::Screen::kMatching, app::testing::kRound, ""}});
         stage.Do(app::RoundAnswer{app::testing::kRound, content});
         stage.Do(app::RunCommand{app::Command::kMeeting});
       }},
      {"minutes",
       [](Stage& stage) {
         OpenMeeting(stage);
         stage.Do(app::RunCommand{app::Command::kMinutes});
       }},
  };
}

}  // namespace parvis::screens
