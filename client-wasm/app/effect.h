// What the model wants done outside of itself. Update() returns effects; the runtime carries them
// out and answers with actions (action.h). Plain values.
#ifndef PARVIS_CLIENT_WASM_APP_EFFECT_H_
#define PARVIS_CLIENT_WASM_APP_EFFECT_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "client-wasm/app/theme_choice.h"
#include "parvis/v1/application.pb.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/scenario.pb.h"
#include "shared/text/messages.h"

namespace parvis::app {

// Calls. Each is answered by the action of the same name.
struct CallCreateSession {
  std::string link_token;
};
struct CallGetSession {};
struct CallDeleteSession {};
struct CallListRounds {};
// The round, its catalogue and its board, all three or a failure.
struct CallReadRound {
  std::string round;  // id
};
struct CallEditBoard {
  v1::EditBoardRequest request;
};
// Not answered: what is lost of it is told again with the next choice.
struct CallShareSelection {
  v1::ShareSelectionRequest request;
};
struct CallPublishBoard {
  v1::PublishBoardRequest request;
};
// One page of the board's history.
struct CallListBoardEdits {
  v1::ListBoardEditsRequest request;
};
// All pages.
struct CallListApplications {
  std::string round;  // id
};
// All pages.
struct CallListScenarios {
  std::string round;  // id
};
struct CallCreateScenario {
  v1::CreateScenarioRequest request;
};
struct CallDeleteScenario {
  v1::DeleteScenarioRequest request;
  std::string display_name;
};
struct CallImport {
  v1::ImportApplicationsRequest request;
};
// Gives up reading a round and its people, or importing: no answer comes any more.
struct StopReading {};
struct StopImport {};

// Has the worker solve a board, beside the page's thread: SolvingProgress, then SolvingAnswer.
struct SolveInWorker {
  int64_t id = 0;
  std::string request;  // BoardSolver::WorkersRequest()
};
// Ends that work; nothing more is heard of it.
struct StopWorker {
  int64_t id = 0;
};

// The one event stream. It resumes by itself after losses until it is closed.
struct OpenStream {
  int64_t after_sequence = 0;
  std::string viewer;  // WatchEventsRequest.viewer
};
struct CloseStream {};

// Puts an address in the address bar: a new entry in the history, or in place of the present one.
struct Navigate {
  std::string path;
  bool replace = false;
};
// Puts the whole of an address of ours on the clipboard.
struct CopyLink {
  std::string path;
};
// Has the browser print a document of ours, or keep it as a file: a whole page of HTML.
struct PrintPaper {
  std::string html;
};
struct SavePaper {
  std::string file_name;
  std::string html;
};
// Remembers the language on this device.
struct KeepLanguage {
  text::Language language;
};
// Remembers the colours on this device.
struct KeepTheme {
  ThemeChoice theme = ThemeChoice::kSystem;
};
// A TimeToResend message after so long.
struct ResendAfter {
  int64_t ms = 0;
};
// A TimeToShare message after so long.
struct ShareAfter {
  int64_t ms = 0;
};
// Whether the browser asks before the page is left.
struct GuardLeaving {
  bool on = false;
};
// Shows a short message for a few seconds, and reads it out; with a button that takes the last
// edit back, if asked for.
enum class Manner { kNeutral, kGood, kWarn, kBad };
struct ShowToast {
  std::string words;
  Manner manner = Manner::kNeutral;
  bool offers_undo = false;
  // The same in the other language, for who changes it while the words are shown.
  std::string other_words = {};
};

using Effect =
    std::variant<CallCreateSession, CallGetSession, CallDeleteSession, CallListRounds,
                 CallReadRound, CallEditBoard, CallShareSelection, CallPublishBoard,
                 CallListBoardEdits, CallListApplications, CallImport, StopReading, StopImport,
                 SolveInWorker, StopWorker, OpenStream, CloseStream, Navigate, CopyLink, PrintPaper,
                 SavePaper, KeepLanguage, KeepTheme, ResendAfter, ShareAfter, GuardLeaving,
                 ShowToast, CallListScenarios, CallCreateScenario, CallDeleteScenario>;
using Effects = std::vector<Effect>;

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_EFFECT_H_
