#include "server/cli/round.h"

#include <grpcpp/grpcpp.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "parvis/v1/round.grpc.pb.h"
#include "server/accounts/authenticators.h"
#include "server/cli/files.h"
#include "server/cli/target.h"
#include "server/rounds/service.h"
#include "server/rounds/states.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/rules/policy.h"
#include "shared/rules/policy_json.h"

namespace parvis::cli {
namespace {

constexpr int kMaxNumber = 9999;
constexpr std::size_t kPolicyFileBytes = 64 * 1024;

constexpr Flag kFlags[] = {
    {"db", Flag::kValue, "FILE", "the database; `add` makes a missing one"},
    {"policy", Flag::kValue, "POLICY", "add: stockholm, region, or a policy file in JSON"},
    {"number", Flag::kValue, "N", "add: the round's number, 1 to 9999"},
    {"round", Flag::kValue, "ID", "move: the round, such as stockholm-2026"},
    {"to", Flag::kValue, "STATE", "move: draft, open, selection, matching, running or closed"},
};

absl::Status Create(const std::string& database, const v1::CreateRoundRequest& request) {
  ASSIGN_OR_RETURN(Target target, Target::Open(database, MissingFile::kMake));
  v1::Round round;
  RETURN_IF_ERROR(target.Write(
      [&](storage::WriteTransaction& db) {
        return rounds::HandleCreateRound(accounts::Administrator(), request, db, &round);
      },
      [&](const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context) {
        return v1::RoundService::NewStub(channel)->CreateRound(&context, request, &round);
      }));
  std::printf("%s\n", names::ParseRoundName(round.name())->c_str());
  return absl::OkStatus();
}

absl::Status Move(const std::string& database, const v1::MoveRoundRequest& request) {
  ASSIGN_OR_RETURN(Target target, Target::Open(database, MissingFile::kRefuse));
  v1::Round round;
  RETURN_IF_ERROR(target.Write(
      [&](storage::WriteTransaction& db) {
        return rounds::HandleMoveRound(accounts::Administrator(), request, db, &round);
      },
      [&](const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context) {
        return v1::RoundService::NewStub(channel)->MoveRound(&context, request, &round);
      }));
  std::printf("%s %s\n", names::ParseRoundName(round.name())->c_str(),
              rounds::StateWord(round.state()).c_str());
  return absl::OkStatus();
}

absl::Status List(const std::string& database) {
  ASSIGN_OR_RETURN(Target target, Target::Open(database, MissingFile::kRefuse));
  v1::ListRoundsRequest request;
  v1::ListRoundsResponse response;
  do {
    request.set_page_token(response.next_page_token());
    response.Clear();
    RETURN_IF_ERROR(target.Write(
        [&](storage::WriteTransaction& db) {
          return rounds::HandleListRounds(accounts::Administrator(), request, db, &response);
        },
        [&](const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context) {
          return v1::RoundService::NewStub(channel)->ListRounds(&context, request, &response);
        }));
    for (const v1::Round& round : response.rounds()) {
      std::printf("%-24s %-10s %4d adepts, %4d mentors with %4d places\n",
                  names::ParseRoundName(round.name())->c_str(),
                  rounds::StateWord(round.state()).c_str(), round.adept_count(),
                  round.mentor_count(), round.place_count());
    }
  } while (!response.next_page_token().empty());
  return absl::OkStatus();
}

int Finish(const absl::Status& status) { return status.ok() ? kExitDone : Fail("round", status); }

int RunAdd(const Arguments& arguments, const std::string& database) {
  const std::optional<std::string> policy = arguments.Value("policy");
  const std::optional<std::string> number_text = arguments.Value("number");
  if (!policy.has_value()) return UsageError(RoundCommand(), "--policy is missing");
  if (!number_text.has_value()) return UsageError(RoundCommand(), "--number is missing");
  const absl::StatusOr<int> number = ParseInt("number", *number_text, 1, kMaxNumber);
  if (!number.ok()) return Finish(number.status());
  const absl::StatusOr<v1::CreateRoundRequest> request = NewRoundRequest(*policy, *number);
  return Finish(request.ok() ? Create(database, *request) : request.status());
}

int RunMove(const Arguments& arguments, const std::string& database) {
  v1::MoveRoundRequest request;
  request.set_name(names::RoundName(arguments.ValueOr("round", "")));
  if (!names::ParseRoundName(request.name()).has_value()) {
    return UsageError(RoundCommand(), "--round ID is missing or no round's id");
  }
  request.set_state(rounds::ParseStateWord(arguments.ValueOr("to", "")));
  if (request.state() == v1::Round::STATE_UNSPECIFIED) {
    return UsageError(RoundCommand(), "--to STATE is missing or no state");
  }
  return Finish(Move(database, request));
}

int RunRound(const Arguments& arguments) {
  const std::optional<std::string> database = arguments.Value("db");
  if (!database.has_value()) return UsageError(RoundCommand(), "--db FILE is missing");
  const std::string action = arguments.operands().empty() ? "" : arguments.operands().front();
  if (action == "add") return RunAdd(arguments, *database);
  if (action == "move") return RunMove(arguments, *database);
  if (action == "list") return Finish(List(*database));
  return UsageError(RoundCommand(), "say add, move or list");
}

}  // namespace

absl::StatusOr<v1::CreateRoundRequest> NewRoundRequest(const std::string& policy, int number) {
  v1::CreateRoundRequest request;
  std::string programme = policy;
  if (const std::optional<v1::Policy> preset = rules::PresetPolicy(policy)) {
    *request.mutable_round()->mutable_policy() = *preset;
  } else {
    ASSIGN_OR_RETURN(const std::string json, ReadFile(policy, kPolicyFileBytes));
    ASSIGN_OR_RETURN(*request.mutable_round()->mutable_policy(), rules::PolicyFromJson(json));
    programme = absl::AsciiStrToLower(std::filesystem::path(policy).stem().string());
  }
  request.set_round_id(absl::StrCat(programme, "-", number));
  if (!names::IsRoundId(request.round_id())) {
    return absl::InvalidArgumentError(
        absl::StrCat("the policy file's name makes no round's id: ", request.round_id()));
  }
  v1::Round& round = *request.mutable_round();
  round.set_number(number);
  programme[0] = absl::ascii_toupper(programme[0]);
  round.mutable_title()->set_sv(absl::StrCat(programme, " · omgång ", number));
  round.mutable_title()->set_en(absl::StrCat(programme, " · round ", number));
  return request;
}

const Command& RoundCommand() {
  static constexpr Command kCommand = {"round",
                                       "add a round, move it from state to state, list them",
                                       "add --db FILE --policy stockholm|region|FILE --number N\n"
                                       "parvis round move --db FILE --round ID --to STATE\n"
                                       "parvis round list --db FILE",
                                       kFlags,
                                       1,
                                       RunRound};
  return kCommand;
}

}  // namespace parvis::cli
