// The matching meeting: the board's pairs gone through one by one, each marked clear, doubtful or
// to be discussed. Plain values and questions about them; update_meeting.cc changes them.
#ifndef PARVIS_CLIENT_WASM_APP_MEETING_H_
#define PARVIS_CLIENT_WASM_APP_MEETING_H_

#include <string>
#include <string_view>
#include <vector>

#include "parvis/v1/board.pb.h"
#include "shared/rules/board_state.h"
#include "shared/text/messages.h"

namespace parvis::app {

struct BoardModel;
struct Model;

// Which pairs one goes through. kOpen: doubtful, or to be discussed.
enum class WalkFilter { kAll, kUnmarked, kOpen };

struct Meeting {
  bool on = false;
  WalkFilter filter = WalkFilter::kAll;
  // The adept whom the walk came to last, and whether at its end, among those without a pair: an
  // edit of theirs does not make the walk jump.
  int stop = -1;
  bool stop_at_end = false;
  // Who takes part, as typed for the minutes.
  std::string participants;
};

// A pair's mark as it is shown; one that says nothing if it has none.
const rules::Mark& MarkOf(const BoardModel& board, int adept, int mentor);
// Of the pair that the panel tells of.
const rules::Mark& ShownMark(const Model& model);
// "klart", "tveksamt", "att diskutera"; empty for no kind.
std::string MarkWord(v1::PairMark::Kind kind, text::Language language);
// "tveksamt: Går de i samma hus?".
std::string MarkWords(const rules::Mark& mark, text::Language language);

// Whether a filter of the list (Route) lets pairs with this mark be seen.
bool AnswersFilter(std::string_view filter, v1::PairMark::Kind kind);

// How many of the formed pairs are marked how.
struct MarkCounts {
  int pairs = 0;
  int clear = 0;
  int doubtful = 0;
  int discuss = 0;
  int unpaired = 0;  // Adepts without a pair who are not parked.

  int open() const { return doubtful + discuss; }
  int unmarked() const { return pairs - clear - open(); }
};
MarkCounts CountMarks(const BoardModel& board);

// The adepts of the formed pairs that the walk goes through, in the order of the board; the shown
// one among them, whatever its mark is by now. The walk through all ends with those without a pair.
std::vector<int> WalkAdepts(const Model& model);
// The adept one step on from the one shown, or from before the first, or one step back; -1 if there
// is none.
int WalkStep(const Model& model, int step);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_MEETING_H_
