// What an edit costs from end to end: over gRPC on loopback, through the dispatcher, solved,
// written durably and answered. Beside it, in the same run, what an empty call costs on the same
// server (GetRound) and what the solving alone costs, so that there are ratios to look at.
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "parvis/v1/board.grpc.pb.h"
#include "parvis/v1/round.grpc.pb.h"
#include "server/applications/applications.h"
#include "server/rounds/catalogue.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/matching/hash.h"
#include "tests/support/test_server.h"

namespace parvis::bench {
namespace {

using dispatch::Role;
using Seconds = std::vector<double>;

constexpr int kKinds = 12;

void Require(bool good, const std::string& what) {
  if (good) return;
  std::fprintf(stderr, "bench_board: %s\n", what.c_str());
  std::exit(1);
}

// The least time of all is what the work costs; the median is what one waits for.
double Quantile(Seconds seconds, double part) {
  std::sort(seconds.begin(), seconds.end());
  return seconds[static_cast<size_t>(part * static_cast<double>(seconds.size() - 1))];
}

double Time(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string NewUuid() {
  static std::atomic<uint64_t> count = 0;
  char uuid[37];
  std::snprintf(uuid, sizeof uuid, "00000000-0000-4000-8000-%012llx",
                static_cast<unsigned long long>(++count));
  return uuid;
}

uint64_t Random(uint64_t tag, int a, int b) {
  using matching::Sm64;
  return Sm64(Sm64(Sm64(tag) + static_cast<uint64_t>(a)) + static_cast<uint64_t>(b));
}

v1::Application Person(const std::string& round, v1::Role role, int number) {
  const bool mentor = role == v1::ROLE_MENTOR;
  const int seed = mentor ? number + 1'000'000 : number;
  v1::Application person;
  char id[16];
  std::snprintf(id, sizeof id, "%c%04d", mentor ? 'm' : 'a', number);
  person.set_name(names::ApplicationName(round, id));
  person.set_role(role);
  person.set_display_name(absl::StrCat("Person ", id));
  person.set_email(absl::StrCat(id, "@region.example"));
  person.set_institution(absl::StrCat("I", Random(1, seed, 0) % 7));
  person.set_line_of_work("care");
  person.set_city("Stockholm");
  person.add_languages("sv");
  person.set_meeting_mode(v1::MEETING_MODE_EITHER);
  person.set_manager_level(v1::MANAGER_LEVEL_FIRST_LINE);
  person.set_years_as_manager(mentor ? 12 : 1);
  person.set_capacity(mentor ? 1 : 0);
  person.set_endorsed(true);
  for (int k = 0; k < kKinds; ++k) {
    const uint64_t value = Random(2, seed, k);
    if (value % 3 == 0) continue;
    v1::CompetenceValue* competence = person.add_competences();
    competence->set_competence(absl::StrCat("k", k));
    competence->set_value(1 + static_cast<int>((value >> 32) % (mentor ? 5 : 3)));
  }
  return person;
}

void FillRound(testing::TestServer& server, const std::string& round, int people) {
  const absl::Status status =
      server.database().WriteAndWait([&](storage::WriteTransaction& db) -> absl::Status {
        for (int i = 0; i < 7; ++i) {
          rounds::StoredInstitution institution;
          institution.institution.set_code(absl::StrCat("I", i));
          RETURN_IF_ERROR(rounds::PutInstitution(db, round, institution));
        }
        for (int k = 0; k < kKinds; ++k) {
          v1::Competence competence;
          competence.set_code(absl::StrCat("k", k));
          RETURN_IF_ERROR(rounds::PutCompetence(db, round, competence, k));
        }
        for (int i = 0; i < people; ++i) {
          for (const v1::Role role : {v1::ROLE_ADEPT, v1::ROLE_MENTOR}) {
            RETURN_IF_ERROR(applications::PutApplication(db, round, Person(round, role, i)));
          }
        }
        return applications::Touch(db, round);
      });
  Require(status.ok(), status.ToString());
}

// One caller on a connection of its own, who forbids and allows one pair in turn.
class Editor {
 public:
  Editor(testing::TestServer& server, const std::string& round, const v1::BoardPair& pair)
      : token_(server.Token(Role::kProgrammeCoordinator)), round_(round) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetMaxReceiveMessageSize(limits::kMessageBytes);
    const auto channel = grpc::CreateCustomChannel(server.server().grpc_address(),
                                                   grpc::InsecureChannelCredentials(), arguments);
    board_ = v1::BoardService::NewStub(channel);
    rounds_ = v1::RoundService::NewStub(channel);
    v1::PersonPair* forbid = change_.add_added_forbids();
    forbid->set_adept(pair.adept());
    forbid->set_mentor(pair.mentor());
  }

  void Edit() {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token_);
    v1::EditBoardRequest request;
    request.set_name(names::BoardName(round_));
    request.set_request_id(NewUuid());
    *request.mutable_change() = change_;
    v1::EditBoardResponse response;
    const grpc::Status status = board_->EditBoard(&context, request, &response);
    Require(status.ok(), status.error_message());
    change_ = rules::Inverse(change_);
  }

  void GetRound() {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token_);
    v1::GetRoundRequest request;
    request.set_name(names::RoundName(round_));
    v1::Round round;
    Require(rounds_->GetRound(&context, request, &round).ok(), "GetRound");
  }

  v1::Board Board() {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token_);
    v1::GetBoardRequest request;
    request.set_name(names::BoardName(round_));
    v1::Board board;
    const grpc::Status status = board_->GetBoard(&context, request, &board);
    Require(status.ok(), status.error_message());
    return board;
  }

 private:
  std::string token_;
  std::string round_;
  std::unique_ptr<v1::BoardService::Stub> board_;
  std::unique_ptr<v1::RoundService::Stub> rounds_;
  v1::BoardChange change_;
};

// Edits of several callers at once, each of a pair of its own; edits a second.
double Together(testing::TestServer& server, const std::string& round, const v1::Board& board,
                int callers, int edits) {
  const double seconds = Time([&] {
    std::vector<std::thread> threads;
    for (int i = 0; i < callers; ++i) {
      threads.emplace_back(
          [&, editor = std::make_shared<Editor>(server, round, board.pairs(10 + i))] {
            for (int k = 0; k < edits; ++k) editor->Edit();
          });
    }
    for (std::thread& thread : threads) thread.join();
  });
  return callers * edits / seconds;
}

double SolveAlone(testing::TestServer& server, const std::string& round, const v1::Policy& policy) {
  applications::People people;
  const absl::Status status =
      server.database().Read([&](storage::ReadConnection& db) -> absl::Status {
        ASSIGN_OR_RETURN(people, applications::LoadPeople(db, round));
        return absl::OkStatus();
      });
  Require(status.ok(), status.ToString());
  const matching::Policy matching_policy = rules::MatchingPolicy(policy);
  const matching::Instance instance = matching::Instance::FromPeople(
      rules::PeopleFromApplications(people.adepts, people.mentors, people.previous_pairs),
      matching_policy);
  const auto options = matching::SolveOptions::FromPolicy(matching_policy);
  Seconds seconds;
  for (int i = 0; i < 5; ++i) {
    seconds.push_back(Time([&] {
      Require(matching::Solve(instance, {}, options).ok(), "the round has no solution");
    }));
  }
  return Quantile(seconds, 0);
}

void Bench(testing::TestServer& server, const std::string& round, int edits) {
  Editor first(server, round, v1::BoardPair());
  const double cold = Time([&] { first.Board(); });
  const v1::Board board = first.Board();
  const double solve = SolveAlone(server, round, board.policy());
  Editor editor(server, round, board.pairs(0));
  Seconds edit;
  Seconds call;
  for (int i = 0; i < edits; ++i) {
    edit.push_back(Time([&] { editor.Edit(); }));
    call.push_back(Time([&] { editor.GetRound(); }));
  }
  const double together = Together(server, round, board, 8, std::max(1, edits / 4));
  const double median = Quantile(edit, 0.5);
  std::printf("%-16s %5d %9.1f %9.3f %9.3f %9.3f %9.3f %9.2f %9.2f %9.0f\n", round.c_str(),
              board.pairs_size(), cold * 1e3, median * 1e3, Quantile(edit, 0.99) * 1e3,
              Quantile(call, 0.5) * 1e3, solve * 1e3, median / Quantile(call, 0.5), median / solve,
              together);
  std::fflush(stdout);
}

int Main() {
  testing::TestServer server;
  server.AddRound("stockholm", 2026);
  server.Import("stockholm-2026", PARVIS_SOURCE_DIR "/data/stockholm-2026");
  FillRound(server, server.AddRound("region", 1000), 1000);
  std::printf("\n%-16s %5s %9s %9s %9s %9s %9s %9s %9s %9s\n", "edits over gRPC", "pairs",
              "first ms", "edit ms", "p99 ms", "call ms", "solve ms", "÷ call ", " ÷ solve",
              "8 at once");
  Bench(server, "stockholm-2026", 400);
  Bench(server, "region-1000", 12);
  return 0;
}

}  // namespace
}  // namespace parvis::bench

int main() { return parvis::bench::Main(); }
