// Several people on one board: who else is there and whom they have chosen, own edits that
// somebody else's was in the way of, and edits that wait for the network or for signing in.
// Plain values and questions about them; update_together.cc changes them.
#ifndef PARVIS_CLIENT_WASM_APP_TOGETHER_H_
#define PARVIS_CLIENT_WASM_APP_TOGETHER_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/app/replica.h"
#include "parvis/v1/board.pb.h"
#include "shared/text/messages.h"

namespace parvis::app {

struct Model;

// Colours that persons get; always with their initials.
inline constexpr int kPersonHues = 6;

// A page of somebody else that looks at the open board.
struct Other {
  std::string account;
  std::string viewer;
  std::string name;
  int hue = 0;
  std::string adept;   // Id of the chosen one; empty for none.
  std::string mentor;  // Likewise.
};

// What an edit of one pair means.
enum class Intent { kPin, kUnpin, kForbid, kAllow };
struct PairEdit {
  Intent intent = Intent::kPin;
  std::string adept;
  std::string mentor;
};

// Somebody else's edit, as far as it is told.
struct OthersEdit {
  std::string name;
  PairEdit edit;
};

// An own edit that was not made, since somebody else's came first.
struct Conflict {
  int64_t id = 0;
  EditKind kind = EditKind::kChange;
  PairEdit mine;
  // What was in the way; nothing until the stream has told.
  std::optional<OthersEdit> theirs;

  bool Concerns(bool is_mentor, std::string_view person) const {
    return person == (is_mentor ? mine.mentor : mine.adept);
  }
};

// Edits that the server has not got, of a board that is not open: the page went elsewhere, or the
// session ended. They are sent when the same account opens the board again.
struct KeptEdits {
  std::string account;
  std::string round_id;
  std::unique_ptr<Replica> replica;
};

// What was last told to the others.
struct SharedLook {
  std::string round_id;
  std::string adept;
  std::string mentor;

  bool operator==(const SharedLook&) const = default;
};

// More conflicts, or others' edits to explain them by, are not kept.
inline constexpr std::size_t kKeptConflicts = 20;
inline constexpr std::size_t kKeptOthersEdits = 100;

struct Together {
  std::string viewer;  // The UUID of this page; empty to be seen by nobody.
  std::vector<Other> others;
  std::optional<SharedLook> shared;
  bool share_soon = false;  // A TimeToShare is to come.
  bool stream_up = false;   // The server knows of this page.

  std::deque<OthersEdit> others_edits;
  std::vector<Conflict> conflicts;
  int64_t last_conflict = 0;

  std::vector<KeptEdits> kept;
  // Since when the server is not reached; seconds since 1970 in the page's own time zone.
  std::optional<int64_t> lost_since;
  bool guarded = false;  // Leaving the page asks first.
  // The connection is back, and so many edits that had waited are being sent.
  int catching_up = 0;
};

// "Anna Berg" -> "AB", "Åsa" -> "Å".
std::string Initials(std::string_view name);

// The first of the others who has chosen this person; null if nobody has.
const Other* ChosenBy(const Model& model, bool is_mentor, std::string_view person);
// "vald av Anna Berg och Bo Ek"; empty if nobody has.
std::string ChosenByWords(const Model& model, bool is_mentor, std::string_view person);

// One of each person among the others.
std::vector<const Other*> PeopleHere(const Model& model);

// The conflict that this person's card shows; null if there is none.
const Conflict* ConflictOf(const Model& model, bool is_mentor, std::string_view person);
// Who did what, and what became of mine.
std::string ConflictWords(const Model& model, const Conflict& conflict, text::Language language);
// The change that makes mine after all, as the board is now; nothing if it cannot be made, or is
// so already.
std::optional<v1::BoardChange> MineAnyway(const Model& model, const Conflict& conflict);

// What a change means, if it is about one pair.
std::optional<PairEdit> PairEditOf(const v1::BoardChange& change);

// Edits that the server has not confirmed: of one copy, and of the open board and all that are
// kept.
int WaitingEdits(const Replica& replica);
int WaitingEdits(const Model& model);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_TOGETHER_H_
