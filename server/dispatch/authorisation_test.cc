#include "server/dispatch/authorisation.h"

#include <set>
#include <string>

#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "parvis/v1/application.pb.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/event.pb.h"
#include "parvis/v1/round.pb.h"
#include "parvis/v1/scenario.pb.h"
#include "parvis/v1/session.pb.h"
#include "server/dispatch/errors.h"

namespace parvis::dispatch {
namespace {

// Every method of every service in the contract's files.
std::set<std::string> ContractMethods() {
  std::set<std::string> methods;
  for (const google::protobuf::Descriptor* message :
       {v1::Application::descriptor(), v1::Board::descriptor(), v1::Event::descriptor(),
        v1::Round::descriptor(), v1::Scenario::descriptor(), v1::Session::descriptor()}) {
    const google::protobuf::FileDescriptor* file = message->file();
    for (int s = 0; s < file->service_count(); ++s) {
      for (int m = 0; m < file->service(s)->method_count(); ++m) {
        methods.insert(file->service(s)->method(m)->full_name());
      }
    }
  }
  return methods;
}

TEST(AuthorisationTest, EveryMethodOfTheContractIsInTheTable) {
  const std::set<std::string> methods = ContractMethods();
  EXPECT_GE(methods.size(), 13u);
  for (const std::string& method : methods) {
    EXPECT_TRUE(Authorise(method, Role::kProgrammeCoordinator).ok() ||
                Authorise(method, Role::kAdministrator).ok())
        << method;
  }
}

TEST(AuthorisationTest, OnlySignInIsForEveryone) {
  for (const std::string& method : ContractMethods()) {
    const bool open = method == "parvis.v1.SessionService.CreateSession";
    EXPECT_EQ(Authorise(method, Role::kAnonymous).ok(), open) << method;
    EXPECT_EQ(IsForEveryone(method), open) << method;
    if (!open) {
      EXPECT_EQ(Reason(Authorise(method, Role::kAnonymous)), "NOT_SIGNED_IN") << method;
    }
  }
}

TEST(AuthorisationTest, ACoordinatorChangesNoBoardAndNoApplication) {
  for (const char* method :
       {"parvis.v1.BoardService.EditBoard", "parvis.v1.BoardService.PublishBoard",
        "parvis.v1.ApplicationService.ImportApplications",
        "parvis.v1.ScenarioService.CreateScenario", "parvis.v1.ScenarioService.DeleteScenario"}) {
    EXPECT_EQ(Authorise(method, Role::kCoordinator).code(), absl::StatusCode::kPermissionDenied);
    EXPECT_TRUE(Authorise(method, Role::kAdministrator).ok());
  }
}

TEST(AuthorisationTest, AnUnlistedMethodIsRefusedForEveryRole) {
  for (const Role role :
       {Role::kAnonymous, Role::kCoordinator, Role::kProgrammeCoordinator, Role::kAdministrator}) {
    EXPECT_FALSE(Authorise("parvis.v1.BoardService.DropBoard", role).ok());
    EXPECT_FALSE(Authorise("", role).ok());
  }
}

}  // namespace
}  // namespace parvis::dispatch
