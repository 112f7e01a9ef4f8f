// Every method of the contract, called as every role.
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <future>
#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "parvis/v1/event.pb.h"
#include "server/app/services.h"
#include "tests/support/test_server.h"

namespace parvis {
namespace {

using dispatch::Role;

// Who may call what. Written anew, not taken from the server's own table.
const std::map<std::string, std::set<Role>>& Allowed() {
  static const std::set<Role> kStaff = {Role::kCoordinator, Role::kProgrammeCoordinator,
                                        Role::kAdministrator};
  static const std::set<Role> kOwners = {Role::kProgrammeCoordinator, Role::kAdministrator};
  static const std::set<Role> kSignedIn = {Role::kCoordinator, Role::kProgrammeCoordinator};
  static const std::map<std::string, std::set<Role>> kAllowed = {
      {"ApplicationService/GetApplication", kStaff},
      {"ApplicationService/ImportApplications", kOwners},
      {"ApplicationService/ListApplications", kStaff},
      {"BoardService/EditBoard", kOwners},
      {"BoardService/GetBoard", kStaff},
      {"BoardService/ListBoardEdits", kStaff},
      {"BoardService/PublishBoard", kOwners},
      {"BoardService/ShareSelection", kStaff},
      {"EventService/WatchEvents", kStaff},
      {"RoundService/CreateRound", {Role::kAdministrator}},
      {"RoundService/GetCatalogue", kStaff},
      {"RoundService/GetRound", kStaff},
      {"RoundService/ListRounds", kStaff},
      {"RoundService/MoveRound", {Role::kAdministrator}},
      {"ScenarioService/CreateScenario", kOwners},
      {"ScenarioService/DeleteScenario", kOwners},
      {"ScenarioService/ListScenarios", kStaff},
      {"SessionService/CreateSession",
       {Role::kAnonymous, Role::kCoordinator, Role::kProgrammeCoordinator, Role::kAdministrator}},
      {"SessionService/DeleteSession", kSignedIn},
      {"SessionService/GetSession", kSignedIn},
  };
  return kAllowed;
}

// Calls with an empty request, which is at fault for every method that would change something. A
// stream that is let in ends at once, since it is asked for from the far future on.
grpc::StatusCode Call(testing::TestServer& server, Role role, const std::string& method) {
  grpc::ClientContext context;
  std::shared_ptr<grpc::Channel> channel = server.channel();
  if (role == Role::kAdministrator) {
    channel = server.socket_channel();
  } else {
    server.SignIn(context, role);
  }
  grpc::GenericStub stub(channel);
  v1::WatchEventsRequest future;
  if (method == "EventService/WatchEvents") future.set_after_sequence(int64_t{1} << 40);
  const grpc::Slice bytes(future.SerializeAsString());
  const grpc::ByteBuffer request(&bytes, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> answered;
  stub.UnaryCall(&context, absl::StrCat("/parvis.v1.", method), {}, &request, &response,
                 [&](grpc::Status status) { answered.set_value(std::move(status)); });
  return answered.get_future().get().error_code();
}

TEST(AuthorisationMatrixTest, EveryMethodIsForItsRolesAndNobodyElse) {
  testing::TestServer server;
  for (const auto& [method, allowed] : Allowed()) {
    for (const Role role : {Role::kAnonymous, Role::kCoordinator, Role::kProgrammeCoordinator,
                            Role::kAdministrator}) {
      // Whether the request is at fault is looked at after the roles.
      const grpc::StatusCode code = Call(server, role, method);
      const grpc::StatusCode refused = role == Role::kAnonymous
                                           ? grpc::StatusCode::UNAUTHENTICATED
                                           : grpc::StatusCode::PERMISSION_DENIED;
      const bool let_in =
          code != grpc::StatusCode::UNAUTHENTICATED && code != grpc::StatusCode::PERMISSION_DENIED;
      EXPECT_EQ(let_in, allowed.contains(role)) << method << " as " << static_cast<int>(role);
      if (!let_in) {
        EXPECT_EQ(code, refused) << method << " as " << static_cast<int>(role);
      }
      EXPECT_NE(code, grpc::StatusCode::UNIMPLEMENTED) << method;
      EXPECT_NE(code, grpc::StatusCode::INTERNAL) << method;
      // Signing out is for the next one's sake.
      if (method == "SessionService/DeleteSession") server.ForgetTokens();
    }
  }
}

TEST(AuthorisationMatrixTest, TheMatrixHasEveryMethodOfEveryService) {
  const google::protobuf::DescriptorPool* pool = google::protobuf::DescriptorPool::generated_pool();
  std::size_t count = 0;
  for (const std::string& name : app::ServiceNames()) {
    const google::protobuf::ServiceDescriptor* service = pool->FindServiceByName(name);
    ASSERT_NE(service, nullptr) << name;
    for (int m = 0; m < service->method_count(); ++m, ++count) {
      EXPECT_TRUE(
          Allowed().contains(absl::StrCat(service->name(), "/", service->method(m)->name())))
          << service->method(m)->full_name();
    }
  }
  EXPECT_EQ(count, Allowed().size());
}

TEST(AuthorisationMatrixTest, NoMethodIsLetInWithAMadeUpToken) {
  testing::TestServer server;
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  grpc::GenericStub stub(server.channel());
  const grpc::Slice nothing;
  const grpc::ByteBuffer request(&nothing, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> answered;
  stub.UnaryCall(&context, "/parvis.v1.RoundService/ListRounds", {}, &request, &response,
                 [&](grpc::Status status) { answered.set_value(std::move(status)); });
  EXPECT_EQ(answered.get_future().get().error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

}  // namespace
}  // namespace parvis
