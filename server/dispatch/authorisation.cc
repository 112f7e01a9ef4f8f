#include "server/dispatch/authorisation.h"

#include "server/dispatch/errors.h"

namespace parvis::dispatch {
namespace {

// One bit per role.
enum Audience : unsigned {
  kAnonymous = 1u << static_cast<int>(Role::kAnonymous),
  kCoordinators = 1u << static_cast<int>(Role::kCoordinator),
  kProgrammeCoordinators = 1u << static_cast<int>(Role::kProgrammeCoordinator),
  kAdministrators = 1u << static_cast<int>(Role::kAdministrator),
};
constexpr unsigned kOwners = kProgrammeCoordinators | kAdministrators;
constexpr unsigned kStaff = kCoordinators | kOwners;
constexpr unsigned kEveryone = kAnonymous | kStaff;

struct Rule {
  std::string_view method;
  unsigned audience;
};

// Every method of the browser's contract; a test compares it with the descriptors.
constexpr Rule kRules[] = {
    {"parvis.v1.ApplicationService.GetApplication", kStaff},
    {"parvis.v1.ApplicationService.ImportApplications", kOwners},
    {"parvis.v1.ApplicationService.ListApplications", kStaff},
    {"parvis.v1.BoardService.EditBoard", kOwners},
    {"parvis.v1.BoardService.GetBoard", kStaff},
    {"parvis.v1.BoardService.ListBoardEdits", kStaff},
    {"parvis.v1.BoardService.PublishBoard", kOwners},
    {"parvis.v1.BoardService.ShareSelection", kStaff},
    {"parvis.v1.EventService.WatchEvents", kStaff},
    {"parvis.v1.RoundService.CreateRound", kAdministrators},
    {"parvis.v1.RoundService.GetCatalogue", kStaff},
    {"parvis.v1.RoundService.GetRound", kStaff},
    {"parvis.v1.RoundService.ListRounds", kStaff},
    {"parvis.v1.RoundService.MoveRound", kAdministrators},
    {"parvis.v1.ScenarioService.CreateScenario", kOwners},
    {"parvis.v1.ScenarioService.DeleteScenario", kOwners},
    {"parvis.v1.ScenarioService.ListScenarios", kStaff},
    {"parvis.v1.SessionService.CreateSession", kEveryone},
    {"parvis.v1.SessionService.DeleteSession", kCoordinators | kProgrammeCoordinators},
    {"parvis.v1.SessionService.GetSession", kCoordinators | kProgrammeCoordinators},
};

unsigned AudienceOf(std::string_view method) {
  for (const Rule& rule : kRules) {
    if (rule.method == method) return rule.audience;
  }
  return 0;
}

}  // namespace

absl::Status Authorise(std::string_view method, Role role) {
  if (AudienceOf(method) & (1u << static_cast<int>(role))) return absl::OkStatus();
  return role == Role::kAnonymous ? NotSignedIn() : NotAllowed();
}

bool IsForEveryone(std::string_view method) { return AudienceOf(method) & kAnonymous; }

}  // namespace parvis::dispatch
