// A small board for tests: four adepts of institution A, three mentors of B, and one mentor of A
// whom the rules refuse to all of them. Scores differ by the mentors' levels.
#ifndef PARVIS_CLIENT_WASM_APP_TEST_BOARD_H_
#define PARVIS_CLIENT_WASM_APP_TEST_BOARD_H_

#include <memory>
#include <string>
#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/board_solver.h"
#include "client-wasm/app/model.h"
#include "client-wasm/app/update.h"
#include "shared/rules/board_state.h"
#include "shared/rules/policy.h"

namespace parvis::app::testing {

inline constexpr char kRound[] = "stockholm-2026";

inline v1::MatchingPerson Person(std::string id, std::string name, std::string institution,
                                 bool is_mentor, int competence) {
  v1::MatchingPerson person;
  person.set_id(std::move(id));
  person.set_display_name(std::move(name));
  person.set_institution(std::move(institution));
  person.add_languages("sv");
  person.set_meeting_mode(v1::MEETING_MODE_EITHER);
  person.set_manager_level(is_mentor ? v1::MANAGER_LEVEL_MANAGER_OF_MANAGERS
                                     : v1::MANAGER_LEVEL_FIRST_LINE);
  person.set_years_as_manager(is_mentor ? 12 : 1);
  person.set_capacity(is_mentor ? 1 : 0);
  person.set_endorsed(true);
  v1::CompetenceValue* value = person.add_competences();
  value->set_competence("budget");
  value->set_value(competence);
  return person;
}

// The people, without pairs.
inline v1::Board People() {
  v1::Board board;
  board.set_name(std::string("rounds/") + kRound + "/board");
  board.set_round_state(v1::Round::STATE_MATCHING);
  *board.mutable_policy() = rules::StockholmPolicy();
  *board.add_adepts() = Person("a001", "Åsa Berg", "A", false, 3);
  *board.add_adepts() = Person("a002", "Bo Ek", "A", false, 2);
  *board.add_adepts() = Person("a003", "Cecilia Dahl", "A", false, 1);
  *board.add_adepts() = Person("a004", "David Alm", "A", false, 1);
  *board.add_mentors() = Person("m001", "Eva Falk", "B", true, 4);
  *board.add_mentors() = Person("m002", "Finn Gran", "B", true, 3);
  *board.add_mentors() = Person("m003", "Gun Holm", "B", true, 1);
  *board.add_mentors() = Person("m004", "Hans Ivar", "A", true, 5);
  return board;
}

// The server in small: one order of edits, whole changes, repeated requests recognised, and the
// same solver. Undo and redo are one account's.
class FakeServer {
 public:
  FakeServer() : board_(People()) {
    solver_ = *BoardSolver::Create(board_);
    state_ = rules::BoardState::FromBoard(board_);
    board_.set_etag("e0");
    board_.set_sequence(100);
    Publish();
  }

  RoundContent Read() const {
    RoundContent content;
    content.board = board_;
    content.round.set_name(std::string("rounds/") + kRound);
    content.round.set_state(board_.round_state());
    content.catalogue.add_institutions()->set_code("A");
    content.catalogue.add_institutions()->set_code("B");
    return content;
  }

  Outcome<v1::EditBoardResponse> Edit(const v1::EditBoardRequest& request) {
    for (const auto& [id, outcome] : answers_) {
      if (id == request.request_id()) return outcome;
    }
    Outcome<v1::EditBoardResponse> outcome = Make(request);
    answers_.emplace_back(request.request_id(), outcome);
    return outcome;
  }

  const std::vector<v1::Event>& events() const { return events_; }
  const v1::Board& board() const { return board_; }

 private:
  Outcome<v1::EditBoardResponse> Make(const v1::EditBoardRequest& request) {
    v1::BoardChange change = request.change();
    if (request.has_undo()) {
      if (undo_.empty()) return Refusal("NOTHING_TO_UNDO");
      change = undo_.back();
    } else if (request.has_redo()) {
      if (redo_.empty()) return Refusal("NOTHING_TO_REDO");
      change = redo_.back();
    }
    if (state_.Apply(change, *solver_)) return Refusal("PAIR_PINNED");
    if (request.has_undo()) {
      undo_.pop_back();
      redo_.push_back(rules::Inverse(change));
    } else {
      if (request.has_redo()) {
        redo_.pop_back();
      } else {
        redo_.clear();
      }
      undo_.push_back(rules::Inverse(change));
    }
    if (!solver_->Show(state_).ok()) return Refusal("INTERNAL");
    board_.set_revision(board_.revision() + 1);
    board_.set_etag("e" + std::to_string(board_.revision()));
    board_.set_sequence(board_.sequence() + 1);
    Publish();
    v1::Event event;
    event.set_sequence(board_.sequence());
    event.set_round(std::string("rounds/") + kRound);
    event.set_actor("coordinator");
    event.set_actor_display_name("Karin Nord");
    v1::BoardEdited& edited = *event.mutable_board_edited();
    *edited.mutable_change() = change;
    edited.set_revision(board_.revision());
    edited.set_etag(board_.etag());
    edited.set_pairs_hash(board_.pairs_hash());
    edited.set_request_id(request.request_id());
    edited.set_kind(request.has_undo()   ? v1::BoardEdit::KIND_UNDO
                    : request.has_redo() ? v1::BoardEdit::KIND_REDO
                                         : v1::BoardEdit::KIND_CHANGE);
    events_.push_back(event);
    v1::EditBoardResponse response;
    *response.mutable_change() = change;
    response.set_revision(board_.revision());
    response.set_etag(board_.etag());
    response.set_sequence(board_.sequence());
    response.set_pairs_hash(board_.pairs_hash());
    if (!undo_.empty()) *response.mutable_undo() = undo_.back();
    if (!redo_.empty()) *response.mutable_redo() = redo_.back();
    return response;
  }

  // Writes pins, pairs, hash and history into the board that is read.
  void Publish() {
    state_.WriteTo(&board_);
    board_.clear_pairs();
    for (const matching::FormedPair& pair : solver_->matching().pairs) {
      v1::BoardPair* out = board_.add_pairs();
      out->set_adept(board_.adepts(pair.adept).id());
      out->set_mentor(board_.mentors(pair.mentor).id());
      out->set_score(pair.score);
    }
    board_.set_pairs_hash(solver_->PairsHash());
    board_.clear_undo();
    board_.clear_redo();
    if (!undo_.empty()) *board_.mutable_undo() = undo_.back();
    if (!redo_.empty()) *board_.mutable_redo() = redo_.back();
  }

  static Failure Refusal(std::string reason) {
    return {absl::StatusCode::kFailedPrecondition, std::move(reason), "Det går inte.",
            "It cannot be done."};
  }

  v1::Board board_;
  std::unique_ptr<BoardSolver> solver_;
  rules::BoardState state_;
  std::vector<v1::BoardChange> undo_;
  std::vector<v1::BoardChange> redo_;
  std::vector<v1::Event> events_;
  std::vector<std::pair<std::string, Outcome<v1::EditBoardResponse>>> answers_;
};

// A model of a signed-in programme coordinator, with request ids that start with `prefix`.
inline Model SignedIn(std::string prefix = "r") {
  Model model;
  auto next = std::make_shared<int>(0);
  model.new_request_id = [prefix = std::move(prefix), next] {
    return prefix + std::to_string(++*next);
  };
  Started started;
  started.path = std::string("/rounds/") + kRound + "/matching";
  Update(model, started);
  v1::Session session;
  session.set_account("coordinator");
  session.set_role(v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR);
  Update(model, SessionAnswer{session});
  return model;
}

// … with the server's board open.
inline Model WithBoard(const FakeServer& server, std::string prefix = "r") {
  Model model = SignedIn(std::move(prefix));
  Update(model, RoundAnswer{kRound, server.Read()});
  return model;
}

// The first effect of a kind; null if there is none.
template <typename E>
const E* Find(const Effects& effects) {
  for (const Effect& effect : effects) {
    if (const E* found = std::get_if<E>(&effect)) return found;
  }
  return nullptr;
}

}  // namespace parvis::app::testing

#endif  // PARVIS_CLIENT_WASM_APP_TEST_BOARD_H_
