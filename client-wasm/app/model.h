// The client's whole state. Views read it and send actions; Update() alone changes it. Nothing
// here knows of drawing or of the network. One thread.
#ifndef PARVIS_CLIENT_WASM_APP_MODEL_H_
#define PARVIS_CLIENT_WASM_APP_MODEL_H_

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/app/board_solver.h"
#include "client-wasm/app/commands.h"
#include "client-wasm/app/failure.h"
#include "client-wasm/app/history.h"
#include "client-wasm/app/loading.h"
#include "client-wasm/app/meeting.h"
#include "client-wasm/app/replica.h"
#include "client-wasm/app/round_content.h"
#include "client-wasm/app/router.h"
#include "client-wasm/app/scenarios.h"
#include "client-wasm/app/theme_choice.h"
#include "client-wasm/app/together.h"
#include "client-wasm/app/what_if.h"
#include "parvis/v1/application.pb.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/event.pb.h"
#include "parvis/v1/round.pb.h"
#include "parvis/v1/session.pb.h"
#include "shared/text/messages.h"

namespace parvis::app {

enum class SignIn {
  kUnknown,    // Asking the server who we are.
  kSigningIn,  // Showing it the link's token.
  kSignedIn,
  kSignedOut,    // No session.
  kLinkRefused,  // The link is not ours, or is too old.
  kExpired,      // There was a session, and it is over.
  kUnreachable,  // The server did not answer; nothing is known.
};

// The chosen person, and whom it is shown with.
struct Selection {
  bool is_mentor = false;
  int person = -1;  // Index among the board's adepts or mentors; -1 for nobody.
  // A counterpart that the person asked about; -1 for the person's own.
  int counterpart = -1;
};

// A pair by indexes; -1 where a side is nobody.
struct ShownPair {
  int adept = -1;
  int mentor = -1;
  bool complete() const { return adept >= 0 && mentor >= 0; }
};

// An adept whose mentor is another now; -1 for none, before or after.
struct Moved {
  int adept = -1;
  int from = -1;
  int to = -1;
};

// What the last edit did, to be marked on the board and told in words.
struct LastChange {
  // What was done, in words: "Paret fäst", or whose edit it was.
  std::string what;
  // The same in the other language, for who changes it meanwhile.
  std::string other_what;
  // The whole of it as a sentence, in the language of the page.
  std::string words;
  int edited_adept = -1;
  // The edited adept first if it is among them.
  std::vector<Moved> moved;
  int pairs_gained = 0;
  int64_t points_gained = 0;
  bool by_other = false;

  bool Has(int adept) const {
    return std::any_of(moved.begin(), moved.end(),
                       [adept](const Moved& each) { return each.adept == adept; });
  }
};

// What a press on the canvas begins.
enum class Tool { kSelect, kLasso, kPin, kForbid, kPan };

// Persons marked together, by index, rising.
struct Picked {
  std::vector<int> adepts;
  std::vector<int> mentors;
  bool empty() const { return adepts.empty() && mentors.empty(); }
};

// The worker has been asked for the pairs of what is decided on the open board. Until it has them
// those before are shown.
struct Awaited {
  int64_t id = 0;           // Of its work; 0 if a person has stopped it.
  rules::BoardState state;  // What it solves. What is decided later is mended on its answer.
  double done = 0;          // 0 to 1
  // What is to be told with the pairs: of how many edits, and what of the last one.
  int edits = 0;
  std::string sv;
  std::string en;
  int edited_adept = -1;
  bool offers_undo = false;
  bool by_other = false;

  bool is_at_work() const { return id != 0; }
};

enum class OpenDialog {
  kNone,
  kPublish,
  kMatchWith,
  kPalette,
  kShortcuts,
  kHistory,
  kParkPinned,
  kMinutes,
  kSaveScenario,
  kDeleteScenario
};

// A command that only the views can carry out: where one looks, where the focus is. They obey it
// when its number is new to them.
struct ViewOrder {
  int64_t number = 0;
  Command command = Command::kZoomFit;
};

// An open round: its people, its board, and the page's own solver over it.
struct BoardModel {
  std::string round_id;
  v1::Round round;
  v1::Catalogue catalogue;
  v1::Board board;  // As read; what later edits decided is in the replica, its pairs in the solver.
  // Of what is shown: of the board, or of the draft that is thought over.
  std::unique_ptr<BoardSolver> solver;
  std::optional<Draft> draft;
  std::unique_ptr<Replica> replica;
  std::optional<Awaited> awaited;
  WorkersFigures figures;
  // Why the page's solver could not take what the server has; then the board is read anew.
  bool reading_anew = false;
  // That reading failed: to be asked for again when the server is reached.
  bool outdated = false;
  // Read anew because the pairs differed: a second difference is not asked about again.
  int64_t mistrusted_revision = -1;
  std::optional<LastChange> last_change;
  // Rises with everything that may change pairs, pins or people: what a view has computed for
  // one generation holds for it.
  int64_t generation = 0;

  bool CanEdit() const { return round.state() == v1::Round::STATE_MATCHING; }
  bool ShowsDraft() const { return draft && draft->own != nullptr; }
  // The board's own solver, shown or not.
  BoardSolver& own() const { return ShowsDraft() ? *draft->own : *solver; }
  // What the shown pairs follow from, or will when what is awaited is there.
  const rules::BoardState& state() const { return ShowsDraft() ? draft->state : replica->shown(); }
  const v1::Policy& policy() const { return state().policy(); }
};

// More pairs of people than this are scored and solved in the worker: below, even the slowest
// objective keeps the page's thread for less than a frame (docs/decisions, the engine's worker).
inline constexpr int64_t kWorkerAbovePairs = 40'000;

// A board that has been read, and that the worker solves before it is shown.
struct Solving {
  int64_t id = 0;
  std::string round_id;
  RoundContent content;
  // What the stream told of the round meanwhile; it may be newer than what was read.
  std::vector<v1::Event> heard;
};

struct ImportModel {
  std::vector<v1::ImportFile> files;
  std::optional<v1::ImportApplicationsResponse> preview;
  bool checking = false;
  bool importing = false;
  bool applied = false;
  bool too_large = false;
  // Given up while it was under way: the server may have taken the files all the same.
  bool given_up = false;
  std::optional<Failure> failure;
};

struct Model {
  text::Language language = text::Language::kSwedish;
  ThemeChoice theme = ThemeChoice::kSystem;
  Route route;
  bool visible = true;
  bool narrow = false;  // The window is a phone's, or as narrow.

  SignIn sign_in = SignIn::kUnknown;
  v1::Session session;

  // Whether the server is reached; edits made meanwhile are kept and sent later.
  bool connected = true;
  bool stream_open = false;
  int64_t last_sequence = 0;
  // Of the last stored event heard about each round, by its id: what is read of the round must not
  // be older.
  std::map<std::string, int64_t> heard_sequence;
  int resend_failures = 0;
  Together together;

  Loading rounds_loading;
  std::vector<v1::Round> rounds;

  Loading board_loading;
  std::optional<BoardModel> board;
  std::optional<Solving> solving;
  int64_t last_solving = 0;  // The id of it.
  int64_t worker_above_pairs = kWorkerAbovePairs;
  Selection selection;
  std::string search;
  std::string institution;  // Filter; empty for all.
  std::string mark;         // Filter of the list, as in Route.
  std::string sort;         // Of the pairs' table, as in Route.
  BoardView view = BoardView::kFitting;
  SidePanel panel = SidePanel::kFilter;
  Tool tool = Tool::kSelect;
  Picked picked;
  bool grouped = false;  // The cards of an institution stand together.
  OpenDialog dialog = OpenDialog::kNone;
  ViewOrder order;
  bool publishing = false;
  Selection parking;  // Whom kParkPinned asks about.
  History history;
  Meeting meeting;
  Scenarios scenarios;

  Loading people_loading;
  std::string people_round;
  std::vector<v1::Application> people;
  std::string people_search;
  std::string people_sort;  // As in Route.

  ImportModel import;

  // A fresh UUID for each write; given by whoever makes the model.
  std::function<std::string()> new_request_id;
  // Seconds since 1970 by the clocks where the page is; given likewise, or not at all.
  std::function<int64_t()> local_time_s;
  // What those clocks are ahead of UTC.
  int64_t utc_offset_s = 0;
};

// The pair that the side panel tells of: the chosen person with its own counterpart or the one
// asked about.
ShownPair ShownPairOf(const Model& model);

// How the matching is shown now: never kFitting.
BoardView ViewOf(const Model& model);

// The formed pairs of those who are marked together, and the forbidden ones.
std::vector<matching::FormedPair> PickedPairs(const Model& model);
std::vector<rules::BoardState::IdPair> PickedForbids(const Model& model);

// Whether this account may change boards and import.
bool MayEdit(const Model& model);

// Whether the open board can be edited by this account now.
bool BoardIsEditable(const Model& model);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_MODEL_H_
