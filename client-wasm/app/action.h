// Everything that can happen to the model: what a person does in a view, what the page reports,
// and what calls and the stream bring. Plain values, handed to Update() one at a time.
#ifndef PARVIS_CLIENT_WASM_APP_ACTION_H_
#define PARVIS_CLIENT_WASM_APP_ACTION_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "client-wasm/app/commands.h"
#include "client-wasm/app/effect.h"
#include "client-wasm/app/failure.h"
#include "client-wasm/app/meeting.h"
#include "client-wasm/app/round_content.h"
#include "client-wasm/app/router.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/event.pb.h"
#include "parvis/v1/round.pb.h"
#include "parvis/v1/scenario.pb.h"
#include "parvis/v1/session.pb.h"

namespace parvis::app {

// --- The page --------------------------------------------------------------------------------

struct Started {
  std::string path;      // with its query
  std::string fragment;  // without '#': a sign-in link's token, or empty
  text::Language language = text::Language::kSwedish;
  ThemeChoice theme = ThemeChoice::kSystem;
  bool visible = true;
};
struct AddressChanged {
  std::string path;  // by the back button, say
};
struct VisibilityChanged {
  bool visible = true;
};
// The window became a phone's, or as narrow, or is that no longer.
struct WindowChanged {
  bool narrow = false;
};
// The time of a ResendAfter has come.
struct TimeToResend {};
// The time of a ShareAfter has come.
struct TimeToShare {};

// --- A person --------------------------------------------------------------------------------

struct Go {
  Route route;
};
struct RunCommand {
  Command command;
};
struct ChooseLanguage {
  text::Language language;
};
struct ChooseTheme {
  ThemeChoice theme = ThemeChoice::kSystem;
};
// Chooses a person; the pair shown is the person's own. Index among the board's adepts or
// mentors; -1 for nobody.
struct ChoosePerson {
  bool is_mentor = false;
  int index = -1;
};
// Shows a pair that may not be formed, keeping the chosen person.
struct ShowPair {
  int adept = -1;
  int mentor = -1;
};
// Pins this pair, as by dragging one card to another.
struct PinPair {
  int adept = -1;
  int mentor = -1;
};
struct ForbidPair {
  int adept = -1;
  int mentor = -1;
};
// Marks a pair in the matching meeting; no kind takes the mark away, and its comment.
struct MarkPair {
  int adept = -1;
  int mentor = -1;
  v1::PairMark::Kind kind = v1::PairMark::KIND_UNSPECIFIED;
  std::string comment = {};
};
// Parks a person, or takes a parked one back, whoever is chosen.
struct ParkPerson {
  bool is_mentor = false;
  int person = -1;
};
// Reads the history's next page, or the first again.
struct ReadHistory {
  bool more = false;
};
// Which pairs the matching meeting goes through.
struct FilterWalk {
  WalkFilter filter = WalkFilter::kAll;
};
// Who takes part in the meeting, as the minutes have it.
struct WriteParticipants {
  std::string names;
};
// Sets a number of the policy in the draft that is thought over.
struct SetParameter {
  v1::Parameter parameter = v1::PARAMETER_UNSPECIFIED;
  int32_t value = 0;
};
// Saves what is shown under a name.
struct SaveScenario {
  std::string display_name;
};
// Shows a saved alternative as the draft; makes it the matching; asks whether it is to be deleted.
struct OpenScenario {
  std::string id;
};
struct AdoptScenario {
  std::string id;
};
struct AskDeleteScenario {
  std::string id;
};
// Puts one among those that are compared, or takes it away.
struct CompareScenario {
  std::string id;
  bool on = false;
};
// Makes an own edit after all that somebody else's was in the way of, or forgets it.
struct DoAnyway {
  int64_t conflict = 0;
};
struct DismissConflict {
  int64_t conflict = 0;
};
// Asks for the server at once, not when the pause is over.
struct Reconnect {};
// In the field of the screen that is shown.
// Marks these persons together, in place of those who were; nobody ends it.
struct PickPeople {
  std::vector<int> adepts;
  std::vector<int> mentors;
};
struct Search {
  std::string text;
};
// Sorts the table of the screen that is shown, as Route has it: "score", "-score", "".
struct SortBy {
  std::string order;
};
// Code of the institution; empty for all.
struct FilterInstitution {
  std::string code;
};
// Which marks the list shows, as Route has it.
struct FilterMark {
  std::string mark;
};
struct ChooseFiles {
  std::vector<v1::ImportFile> files;
};
struct FilesTooLarge {};

// --- Answers ---------------------------------------------------------------------------------

struct SessionAnswer {
  Outcome<v1::Session> outcome;
};
struct SignedOut {};
struct RoundsAnswer {
  Outcome<std::vector<v1::Round>> outcome;
};
struct RoundAnswer {
  std::string round;  // id
  Outcome<RoundContent> outcome;
};
// So much of a round's board has come; of 0 to 1, before its RoundAnswer.
struct RoundProgress {
  std::string round;  // id
  double done = 0;
};
// So many of a round's people have come, before their ApplicationsAnswer.
struct ApplicationsProgress {
  std::string round;  // id
  int64_t count = 0;
};
struct EditAnswer {
  std::string board;  // name
  std::string request_id;
  Outcome<v1::EditBoardResponse> outcome;
};
struct BoardEditsAnswer {
  std::string board;  // name
  std::string page_token;
  Outcome<v1::ListBoardEditsResponse> outcome;
};
struct PublishAnswer {
  Outcome<v1::PublishBoardResponse> outcome;
};
struct ApplicationsAnswer {
  std::string round;  // id
  Outcome<std::vector<v1::Application>> outcome;
};
struct ScenariosAnswer {
  std::string round;  // id
  Outcome<std::vector<v1::Scenario>> outcome;
};
struct ScenarioSaved {
  Outcome<v1::Scenario> outcome;
};
struct ScenarioDeleted {
  std::string name;
  std::string display_name;
  Outcome<bool> outcome;
};
struct ImportAnswer {
  bool validate_only = false;
  Outcome<v1::ImportApplicationsResponse> outcome;
};

// --- The worker ------------------------------------------------------------------------------

struct SolvingProgress {
  int64_t id = 0;
  double done = 0;  // 0 to 1
};
struct SolvingAnswer {
  int64_t id = 0;
  std::string answer;  // BoardSolver::FromAnswer(); empty if the worker broke
};

// --- The stream ------------------------------------------------------------------------------

struct StreamEvent {
  v1::Event event;
};
// Whether the stream is up; after a loss it is tried again by itself.
struct StreamState {
  bool connected = false;
};
// It ended for good: the session is over, or the sequence number is not of this database.
struct StreamEnded {
  Failure failure;
};

using Action =
    std::variant<Started, AddressChanged, VisibilityChanged, WindowChanged, TimeToResend,
                 TimeToShare, DoAnyway, DismissConflict, Reconnect, Go, RunCommand, ChooseLanguage,
                 ChooseTheme, ChoosePerson, ShowPair, PinPair, ForbidPair, MarkPair, ParkPerson,
                 ReadHistory, FilterWalk, WriteParticipants, PickPeople, Search, SortBy,
                 FilterInstitution, FilterMark, ChooseFiles, FilesTooLarge, SessionAnswer,
                 SignedOut, RoundsAnswer, RoundAnswer, RoundProgress, ApplicationsProgress,
                 EditAnswer, BoardEditsAnswer, PublishAnswer, ApplicationsAnswer, ImportAnswer,
                 SetParameter, SaveScenario, OpenScenario, AdoptScenario, AskDeleteScenario,
                 CompareScenario, ScenariosAnswer, ScenarioSaved, ScenarioDeleted, SolvingProgress,
                 SolvingAnswer, StreamEvent, StreamState, StreamEnded>;

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_ACTION_H_
