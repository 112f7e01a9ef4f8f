// A board's history: every edit of it, who made it and what became of it. What is here is the
// server's; an edit of this page is in it once the server has confirmed it. Plain values and pure
// functions; update_history.cc changes them.
#ifndef PARVIS_CLIENT_WASM_APP_HISTORY_H_
#define PARVIS_CLIENT_WASM_APP_HISTORY_H_

#include <optional>
#include <string>
#include <vector>

#include "client-wasm/app/loading.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/event.pb.h"
#include "shared/text/messages.h"

namespace parvis::app {

struct BoardModel;

// As long as its dialog is open.
struct History {
  std::string board;                 // The board's name; empty while the dialog is closed.
  Loading loading;                   // Of the first page.
  std::vector<v1::BoardEdit> edits;  // The latest first, without gaps.
  std::string next_page_token;       // Empty if there are no earlier ones.
  bool reading_more = false;
};

// Takes an edit that the stream tells of. False if it does not follow on what is there: then the
// history has to be read anew.
bool AddToHistory(const v1::Event& event, History* history);

// What the edit was, in words: "Paret fäst", "Ångrat: paret fäst".
std::string StepWords(const v1::BoardEdit& edit, text::Language language);

// Whom it was about: "Åsa Berg KI och Eva Falk KTH"; empty if it was about several or nobody.
std::string StepSubject(const BoardModel& board, const v1::BoardEdit& edit,
                        text::Language language);

// The person to be chosen to see what the edit was about: of one pair its adept, or who was parked;
// nothing if it was about several or nobody, or if the person is gone.
struct StepPerson {
  bool is_mentor = false;
  int person = -1;
  int counterpart = -1;  // -1 where there is none.
};
std::optional<StepPerson> StepPersonOf(const BoardModel& board, const v1::BoardEdit& edit);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_HISTORY_H_
