#include "server/matching/scenario_handlers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"
#include "server/applications/applications.h"
#include "server/dispatch/errors.h"
#include "server/events/log.h"
#include "server/matching/board_errors.h"
#include "server/matching/loaded_board.h"
#include "server/matching/scenario_store.h"
#include "server/rounds/rounds.h"
#include "shared/base/characters.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/board_state.h"

namespace parvis::board {
namespace {

using text::Message;

absl::Status CheckDisplayName(const std::string& display_name) {
  constexpr char kPath[] = "scenario.display_name";
  if (display_name.find_first_not_of(" \t\r\n") == std::string::npos) {
    return dispatch::MissingField(kPath);
  }
  if (CountCharacters(display_name) > limits::kScenarioNameCharacters) {
    return dispatch::InvalidField(kPath, Message::kScenarioNameTooLong,
                                  {std::to_string(limits::kScenarioNameCharacters)});
  }
  return absl::OkStatus();
}

// What the scenario decides, on a board of the round.
v1::Board BoardOf(const v1::Scenario& scenario) {
  v1::Board board;
  *board.mutable_policy() = scenario.policy();
  *board.mutable_pins() = scenario.pins();
  *board.mutable_forbids() = scenario.forbids();
  *board.mutable_parked_adepts() = scenario.parked_adepts();
  *board.mutable_parked_mentors() = scenario.parked_mentors();
  return board;
}

// True if no pair and no person stands twice.
bool IsEachOnce(const v1::Scenario& scenario, const rules::BoardState& state) {
  const auto same = [](std::size_t kept, int given) {
    return kept == static_cast<std::size_t>(given);
  };
  return same(state.pins().size(), scenario.pins_size()) &&
         same(state.forbids().size(), scenario.forbids_size()) &&
         same(state.parked_adepts().size(), scenario.parked_adepts_size()) &&
         same(state.parked_mentors().size(), scenario.parked_mentors_size());
}

// True if the two differ in parameters of the board at most.
bool SameBesides(v1::Policy a, v1::Policy b) {
  for (int i = 0; i < rules::kParameterCount; ++i) {
    const v1::Parameter parameter = rules::ParameterAt(i);
    const int32_t same = rules::RangeOf(parameter).min;
    rules::SetParameter(&a, parameter, same);
    rules::SetParameter(&b, parameter, same);
  }
  return a.SerializeAsString() == b.SerializeAsString();
}

// A fault of the change that leads to the scenario, told of the scenario.
rules::BoardRefusal OfScenario(rules::BoardRefusal refusal) {
  std::string_view list = refusal.field;
  list = list.substr(0, list.find('['));
  if (list == "parameters") {
    refusal.field = "policy";
    if (rules::IsParameter(refusal.parameter)) {
      refusal.field += "." + std::string(rules::ParameterField(refusal.parameter));
    }
  } else {
    refusal.field = std::string(absl::StripPrefix(AbslView(list), "added_"));
  }
  return refusal;
}

// The state that the scenario is about, checked as an edit of an untouched board that leads to it.
absl::StatusOr<rules::BoardState> StateOf(const v1::Scenario& scenario, const LoadedBoard& board) {
  const v1::Policy& policy = board.round.policy();
  if (!scenario.has_policy()) return dispatch::MissingField("scenario.policy");
  if (!SameBesides(scenario.policy(), policy)) {
    return dispatch::InvalidField("scenario.policy", Message::kScenarioOtherPolicy);
  }
  const rules::BoardState wanted = rules::BoardState::FromBoard(BoardOf(scenario));
  if (!IsEachOnce(scenario, wanted)) {
    return dispatch::InvalidField("scenario", Message::kBoardRepeatedPart);
  }
  rules::BoardState state(policy);
  const v1::BoardChange change = rules::ChangeBetween(state, wanted);
  if (rules::IsEmpty(change)) return state;
  if (rules::PartCount(change) > limits::kBoardChangeParts) return ChangeTooLarge();
  if (const auto refusal = state.Apply(change, *board.model)) {
    return Refused(OfScenario(*refusal), policy.institution_term(), "scenario");
  }
  return state;
}

absl::StatusOr<std::string> ParseParent(const std::string& parent) {
  std::optional<std::string> round = names::ParseBoardName(parent);
  if (!round) return dispatch::BadResourceName("parent");
  return *std::move(round);
}

}  // namespace

absl::Status HandleListScenarios(BoardCache& cache, const dispatch::Caller& caller,
                                 const v1::ListScenariosRequest& request,
                                 storage::ReadConnection& db, v1::ListScenariosResponse* response) {
  ASSIGN_OR_RETURN(const std::string round, ParseParent(request.parent()));
  int64_t below = 0;
  if (!request.page_token().empty() &&
      (!absl::SimpleAtoi(request.page_token(), &below) || below <= 0)) {
    return dispatch::BadPageToken("page_token");
  }
  RETURN_IF_ERROR(rounds::Load(db, caller, round).status());
  const int size = request.page_size() <= 0
                       ? limits::kScenariosPageMax
                       : std::min(request.page_size(), limits::kScenariosPageMax);
  ASSIGN_OR_RETURN(const int64_t people_revision, applications::LoadPeopleRevision(db, round));
  // One more than is told shows whether there is another page.
  ASSIGN_OR_RETURN(std::vector<StoredScenario> found,
                   LoadScenarios(db, round, below, size + 1, people_revision));
  if (static_cast<int>(found.size()) > size) {
    found.pop_back();
    response->set_next_page_token(std::to_string(found.back().number));
  }
  for (StoredScenario& stored : found) {
    *response->add_scenarios() = std::move(stored.scenario);
  }
  return absl::OkStatus();
}

absl::Status HandleCreateScenario(BoardCache& cache, const dispatch::Caller& caller,
                                  const v1::CreateScenarioRequest& request,
                                  storage::WriteTransaction& db, v1::Scenario* response) {
  RETURN_IF_ERROR(ParseParent(request.parent()).status());
  RETURN_IF_ERROR(CheckDisplayName(request.scenario().display_name()));
  ASSIGN_OR_RETURN(LoadedBoard board, LoadBoard(cache, db, caller, request.parent()));
  if (board.round.state() != v1::Round::STATE_MATCHING) return RoundNotInMatching();
  ASSIGN_OR_RETURN(const rules::BoardState state, StateOf(request.scenario(), board));
  ASSIGN_OR_RETURN(const bool exists,
                   HasScenarioOfName(db, board.round_id, request.scenario().display_name()));
  if (exists) return ScenarioExists();
  ASSIGN_OR_RETURN(const int count, CountScenarios(db, board.round_id));
  if (count >= limits::kScenariosPerBoard) return TooManyScenarios();
  // Afresh: the board's own engine stays with the board.
  ASSIGN_OR_RETURN(const std::shared_ptr<const Solution> solution, SolveAfresh(board.model, state));

  v1::Board decided;
  state.WriteTo(&decided);
  v1::Scenario scenario;
  scenario.set_display_name(request.scenario().display_name());
  *scenario.mutable_policy() = decided.policy();
  *scenario.mutable_pins() = decided.pins();
  *scenario.mutable_forbids() = decided.forbids();
  *scenario.mutable_parked_adepts() = decided.parked_adepts();
  *scenario.mutable_parked_mentors() = decided.parked_mentors();
  scenario.mutable_pairs()->Assign(solution->pairs.begin(), solution->pairs.end());
  scenario.set_pairs_hash(solution->pairs_hash);
  scenario.set_creator_display_name(caller.display_name);
  ASSIGN_OR_RETURN(const int64_t number,
                   InsertScenario(db, board.round_id, scenario, board.people_revision));
  v1::Event event;
  event.mutable_scenario_created()->set_scenario(
      names::ScenarioName(board.round_id, std::to_string(number)));
  RETURN_IF_ERROR(events::Append(db, caller, board.round_id, std::move(event)).status());
  ASSIGN_OR_RETURN(std::vector<StoredScenario> stored,
                   LoadScenarios(db, board.round_id, number + 1, 1, board.people_revision));
  *response = std::move(stored.front().scenario);
  return absl::OkStatus();
}

absl::Status HandleDeleteScenario(BoardCache& cache, const dispatch::Caller& caller,
                                  const v1::DeleteScenarioRequest& request,
                                  storage::WriteTransaction& db,
                                  google::protobuf::Empty* response) {
  const std::optional<names::ScenarioIds> ids = names::ParseScenarioName(request.name());
  int64_t number = 0;
  if (!ids || !absl::SimpleAtoi(ids->scenario, &number)) return dispatch::BadResourceName("name");
  RETURN_IF_ERROR(rounds::Load(db, caller, ids->round).status());
  ASSIGN_OR_RETURN(const bool deleted, DeleteScenario(db, ids->round, number));
  if (!deleted) return ScenarioNotFound();
  v1::Event event;
  event.mutable_scenario_deleted()->set_scenario(request.name());
  return events::Append(db, caller, ids->round, std::move(event)).status();
}

}  // namespace parvis::board
