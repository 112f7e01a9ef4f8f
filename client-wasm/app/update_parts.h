// The parts of Update() that several files need. For client-wasm/app only.
#ifndef PARVIS_CLIENT_WASM_APP_UPDATE_PARTS_H_
#define PARVIS_CLIENT_WASM_APP_UPDATE_PARTS_H_

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client-wasm/app/action.h"
#include "client-wasm/app/effect.h"
#include "client-wasm/app/model.h"

namespace parvis::app {

// Words that can be said in either language.
using Wording = std::function<std::string(text::Language)>;

// update_session.cc: who we are.
void OnStarted(Model& model, const Started& started, Effects& effects);
void OnSession(Model& model, const SessionAnswer& answer, Effects& effects);
void SignOut(Model& model, Effects& effects);
void OnSignedOut(Model& model, Effects& effects);
// The server says that the session is over.
void ExpireSession(Model& model, Effects& effects);
// Leaves the session: everything that belongs to it is forgotten.
void ForgetEverything(Model& model, Effects& effects);

// update_route.cc: addresses and what they show.
// Goes to a screen and a person; how the round is shown stays as it is.
void GoTo(Model& model, const Route& route, Effects& effects);
// Shows the present route's view, search, filter and order.
void TakeFromRoute(Model& model);
// Puts what is shown now into the address, as a new step or in place of the one before.
void FollowWithAddress(Model& model, Effects& effects);
// Reads what the present route shows.
void EnterRoute(Model& model, Effects& effects);
void OnRounds(Model& model, const RoundsAnswer& answer, Effects& effects);
void OnApplicationsProgress(Model& model, const ApplicationsProgress& progress);
void OnApplications(Model& model, const ApplicationsAnswer& answer, Effects& effects);
void ChooseOnBoard(Model& model, const Selection& selection);

// update_board.cc: the board and its edits.
void OnRound(Model& model, const RoundAnswer& answer, Effects& effects);
void OnEdit(Model& model, const EditAnswer& answer, Effects& effects);
void Pin(Model& model, int adept, int mentor, Effects& effects);
void Forbid(Model& model, int adept, int mentor, Effects& effects);
void Undo(Model& model, Effects& effects);
void Redo(Model& model, Effects& effects);
void SendNextEdit(Model& model, Effects& effects);
// A TimeToResend after a pause that grows with each failure.
void ResendLater(Model& model, Effects& effects);
// The server is, or may be, reached again: what could not be read, then what waits.
void AskAgain(Model& model, Effects& effects);
void ConfirmPublish(Model& model, Effects& effects);
void OnPublish(Model& model, const PublishAnswer& answer, Effects& effects);
// Takes an edit from the stream.
void OnBoardEdited(Model& model, const v1::Event& event, Effects& effects);
// Reads the open board anew, once at a time.
void ReadAnew(Model& model, Effects& effects);

// Shows a round that has been read, by its solver; or says why there is none.
void Open(Model& model, const std::string& round, const RoundContent& content,
          absl::StatusOr<std::unique_ptr<BoardSolver>> solver, Effects& effects);

// One change by this page: shown, told, and sent; or refused in words.
void MakeChange(Model& model, const v1::BoardChange& change, Effects& effects);

// update_pairs.cc: the pairs of what is decided, found here or by the worker, and what is told of
// them.
struct Telling {
  Wording what;
  int edited_adept = -1;  // Of an edit that is about one pair; -1 otherwise.
  bool offers_undo = false;
  bool by_other = false;
};
// Solves the board as it is decided now, and what is thought over on top of it. Nothing if the
// pairs are awaited from now on, or if the page's solver cannot have them and the server is asked.
std::optional<matching::Difference> Solve(Model& model, Effects& effects);
// Tells what an edit did by what Solve() returned: at once, or with the awaited pairs.
void TellEdit(Model& model, const std::optional<matching::Difference>& difference,
              const Telling& telling, Effects& effects);
// Compares the page's pairs with the server's, where the page shows what the server has confirmed.
// The first difference has the board read anew; after that the server's pairs are taken.
void VerifyPairs(Model& model, Effects& effects);
// Asks the worker for the pairs of what is decided, unless it is at that already.
void AwaitPairs(Model& model, Effects& effects);
// Stops that for a person, and begins it again.
void StopAwaiting(Model& model, Effects& effects);
void AwaitAgain(Model& model, Effects& effects);
// Nothing is awaited any more.
void DropAwaited(Model& model, Effects& effects);
// False if that is not what is being solved.
bool OnAwaitedProgress(Model& model, const SolvingProgress& progress);
bool OnAwaitedSolved(Model& model, const SolvingAnswer& answer, Effects& effects);

// update_figures.cc: the objectives of a large board side by side.
// After every action: has the worker find what is missing of them on the screen.
void FollowFigures(Model& model, Effects& effects);
void StopFigures(Model& model, Effects& effects);
// False if that is not what is being solved.
bool OnFiguresSolved(Model& model, const SolvingAnswer& answer, Effects& effects);

// update_history.cc: who did what on the board.
// After every action: reads the history when its dialog opens, forgets it when that closes.
void FollowHistory(Model& model, Effects& effects);
void OnReadHistory(Model& model, bool more, Effects& effects);
void OnBoardEdits(Model& model, const BoardEditsAnswer& answer, Effects& effects);
// Takes an edit that the stream tells of.
void NoteInHistory(Model& model, const v1::Event& event, Effects& effects);

// update_meeting.cc: marks, who is parked, and the matching meeting.
void Mark(Model& model, const MarkPair& mark, Effects& effects);
// Marks the shown pair so, or takes that mark away if it has it.
void ToggleMark(Model& model, v1::PairMark::Kind kind, Effects& effects);
// Parks a person or takes it back; of a pinned one it asks first.
void ParkOrReturn(Model& model, const ParkPerson& who, Effects& effects);
// What was asked is answered with yes.
void UnpinAndPark(Model& model, Effects& effects);
void ToggleMeeting(Model& model);
// After every action: a meeting always shows a pair, if there is one.
void FollowMeeting(Model& model);
// Chooses the next pair of the walk, or the one before.
void StepWalk(Model& model, int step);
void OpenMinutes(Model& model);
void PrintMinutes(Model& model, Effects& effects);
void SaveMinutes(Model& model, Effects& effects);
void PrintSlips(Model& model, Effects& effects);

// update_canvas.cc: tools, and persons marked together.
void Pick(Model& model, PickPeople pick);
// Escape: the tool first, then the marks. Whether there was any of the two.
bool LayAside(Model& model);
// Pins, or unpins, all formed pairs of those who are marked.
void PinPicked(Model& model, bool pin, Effects& effects);
// Forbids all of them, or lifts all bans on those who are marked.
void ForbidPicked(Model& model, Effects& effects);
void AllowPicked(Model& model, Effects& effects);

// update_what_if.cc: a draft on this page alone.
void OnSetParameter(Model& model, const SetParameter& set, Effects& effects);
// Takes this for what is wanted, on the board as it is now; nothing ends the draft.
void WantChange(Model& model, const v1::BoardChange& wanted, Effects& effects);
// The same with what leads to this state.
void WantState(Model& model, const rules::BoardState& state, Effects& effects);
// The board has changed: the draft is put on it anew.
void FollowBoard(Model& model, Effects& effects);
// Says what the draft does, in the language of the page.
void TellDraft(Model& model);
// Where draft and board differ about a pair, it is the draft's pin or ban that is set or lifted.
// False if they do not: then it is the board's, and the draft follows.
bool PinInDraft(Model& model, std::string_view adept, std::string_view mentor, Effects& effects);
bool ForbidInDraft(Model& model, std::string_view adept, std::string_view mentor, Effects& effects);
// Makes the draft the board's, by one edit.
void ApplyDraft(Model& model, Effects& effects);
void DiscardDraft(Model& model, Effects& effects);
// Ends the worker's solving of it, if it is at that.
void StopDraftWork(Model& model, Effects& effects);
// The same for a person: the controls go back to what is shown.
void StopDraft(Model& model, Effects& effects);
// False if it is not the draft that is being solved.
bool OnDraftProgress(Model& model, const SolvingProgress& progress);
bool OnDraftSolved(Model& model, const SolvingAnswer& answer, Effects& effects);

// update_scenarios.cc: saved alternatives.
// After every action: asks for them where they are on the screen and have not been asked for.
void FollowScenarios(Model& model, Effects& effects);
// Others saved or deleted one.
void ListScenariosAgain(Model& model, std::string_view round, Effects& effects);
void OnScenarios(Model& model, const ScenariosAnswer& answer, Effects& effects);
void OnSaveScenario(Model& model, const SaveScenario& save, Effects& effects);
void OnScenarioSaved(Model& model, const ScenarioSaved& answer, Effects& effects);
void OnOpenScenario(Model& model, const OpenScenario& open, Effects& effects);
void OnAdoptScenario(Model& model, const AdoptScenario& adopt, Effects& effects);
void OnCompareScenario(Model& model, const CompareScenario& compare, Effects& effects);
void CompareScenarios(Model& model, Effects& effects);
void OnAskDeleteScenario(Model& model, const AskDeleteScenario& ask);
void DeleteScenario(Model& model, Effects& effects);
void OnScenarioDeleted(Model& model, const ScenarioDeleted& answer, Effects& effects);

// update_solving.cc: boards too large for the page's own thread.
bool IsForWorker(const Model& model, const v1::Board& board);
// Has the worker solve a round that has been read; its board is opened by the answer.
void StartSolving(Model& model, const std::string& round, const RoundContent& content,
                  Effects& effects);
// Ends the worker, if it is at work.
void StopSolving(Model& model, Effects& effects);
// The same for a person, of whatever it is at for the board.
void StopSolvingByHand(Model& model, Effects& effects);
// Ends all that it does for the open board, which is about to be left.
void StopBoardsWork(Model& model, Effects& effects);
void OnSolvingProgress(Model& model, const SolvingProgress& progress);
void OnSolvingAnswer(Model& model, const SolvingAnswer& answer, Effects& effects);

// update_stream.cc: the event stream.
void OnStreamEvent(Model& model, const v1::Event& event, Effects& effects);
void OnStreamState(Model& model, bool connected, Effects& effects);
void OnStreamEnded(Model& model, const Failure& failure, Effects& effects);
void OnVisibility(Model& model, bool visible, Effects& effects);
// Opens the stream anew, and sends what waits.
void OnReconnect(Model& model, Effects& effects);
void EnsureStream(Model& model, Effects& effects);

// update_together.cc: several people on one board.
// After every action: tells the others what is chosen here, notes a lost network.
void FollowTogether(Model& model, Effects& effects);
void OnTimeToShare(Model& model);
void OnPresence(Model& model, const v1::Event& event);
// The stream is gone: who is there is not known, and nobody knows of this page.
void ForgetOthers(Model& model);
// Somebody else's edit may explain why an own one is not made.
void NoteOthersEdit(Model& model, const v1::Event& event);
// An own edit was not made; false if it is not about a pair.
bool NoteConflict(Model& model, EditKind kind, const v1::BoardChange& change);
void ForgetConflictsOf(Model& model, const PairEdit& edit);
void OnDismissConflict(Model& model, int64_t id);
// Keeps what waits of the open board, which is about to be left.
void KeepEdits(Model& model);
// The replica that a board begins with: the one whose edits were kept, or a new one.
std::unique_ptr<Replica> TakeKeptEdits(Model& model, const std::string& round);
// update_board.cc: the own edit after all.
void OnDoAnyway(Model& model, int64_t conflict, Effects& effects);

// update_import.cc: files into the round.
void OnFiles(Model& model, const ChooseFiles& files, Effects& effects);
void ConfirmImport(Model& model, Effects& effects);
void GiveUpImport(Model& model, Effects& effects);
void OnImport(Model& model, const ImportAnswer& answer, Effects& effects);

inline text::Language OtherThan(text::Language language) {
  return language == text::Language::kSwedish ? text::Language::kEnglish : text::Language::kSwedish;
}
// A short message that follows a change of the language while it is shown.
ShowToast Toast(const Model& model, const Wording& wording, Manner manner);

// A message of the catalogue in the model's language.
std::string Say(const Model& model, text::Message message,
                std::initializer_list<std::string_view> arguments = {});

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_UPDATE_PARTS_H_
