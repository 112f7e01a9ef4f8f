#include "server/applications/import.h"

#include <string>
#include <utility>

#include "server/applications/import_plan.h"
#include "server/dispatch/errors.h"
#include "server/events/log.h"
#include "server/rounds/catalogue.h"
#include "server/rounds/rounds.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/rules/board_texts.h"
#include "shared/rules/csv_import.h"
#include "shared/rules/matching_input.h"

namespace parvis::applications {
namespace {

using text::Language;
using text::Message;

bool TakesApplications(v1::Round::State state) {
  return state == v1::Round::STATE_OPEN || state == v1::Round::STATE_SELECTION ||
         state == v1::Round::STATE_MATCHING;
}

absl::StatusOr<Stored> LoadStored(storage::ReadConnection& db, std::string_view round) {
  Stored stored;
  ASSIGN_OR_RETURN(stored.institutions, rounds::LoadInstitutions(db, round));
  ASSIGN_OR_RETURN(stored.competences, rounds::LoadCompetences(db, round));
  ASSIGN_OR_RETURN(stored.people, LoadPeople(db, round));
  return stored;
}

// The file and line of the person that the import changes; of previous_pairs.csv if of neither.
v1::ImportFault PlaceOf(const rules::ImportedData& data, const rules::BoardRefusal& refusal) {
  v1::ImportFault fault;
  for (const rules::ImportedFile& file : data.files) {
    if (file.kind == rules::ImportKind::kPreviousPairs) fault.set_file(file.name);
    if (file.kind != rules::ImportKind::kAdepts && file.kind != rules::ImportKind::kMentors) {
      continue;
    }
    const bool adepts = file.kind == rules::ImportKind::kAdepts;
    const std::vector<v1::Application>& people = adepts ? data.adepts : data.mentors;
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (rules::PersonId(people[i]) != (adepts ? refusal.adept : refusal.mentor)) continue;
      fault.set_file(file.name);
      fault.set_line((adepts ? data.adept_lines : data.mentor_lines)[i]);
      return fault;
    }
  }
  return fault;
}

v1::ImportFault PinFault(const rules::ImportedData& data, const rules::BoardRefusal& refusal,
                         v1::InstitutionTerm term) {
  v1::ImportFault fault = PlaceOf(data, refusal);
  const auto reason = [&](Language language) {
    const auto id = [](std::string_view person) { return std::string(person); };
    return text::Render(
        Message::kImportPinBroken, language,
        {refusal.adept, refusal.mentor, rules::RefusalText(refusal, id, term, language)});
  };
  fault.mutable_reason()->set_sv(reason(Language::kSwedish));
  fault.mutable_reason()->set_en(reason(Language::kEnglish));
  return fault;
}

void Tell(const rules::ImportedData& data, const ImportPlan& plan,
          v1::ImportApplicationsResponse* response) {
  for (const v1::ImportSummary& summary : plan.summaries) *response->add_summaries() = summary;
  for (const rules::ImportFault& fault : data.faults.first()) {
    *response->add_faults() = rules::FaultMessage(fault);
  }
  response->set_fault_count(data.faults.count());
  for (const rules::ImportFault& warning : data.warnings.first()) {
    *response->add_warnings() = rules::FaultMessage(warning);
  }
  response->set_warning_count(data.warnings.count());
}

// Fills the response but for `applied`, and gives what there is to be written.
absl::StatusOr<ImportPlan> Prepare(const PinCheck& pin_check, const dispatch::Caller& caller,
                                   const v1::ImportApplicationsRequest& request,
                                   storage::ReadConnection& db,
                                   v1::ImportApplicationsResponse* response) {
  const std::optional<std::string> id = names::ParseRoundName(request.parent());
  if (!id.has_value()) return dispatch::BadResourceName("parent");
  if (request.files().empty()) return dispatch::MissingField("files");
  ASSIGN_OR_RETURN(const v1::Round round, rounds::Load(db, caller, *id));
  if (!TakesApplications(round.state())) {
    return dispatch::Error(absl::StatusCode::kFailedPrecondition, "ROUND_TAKES_NO_APPLICATIONS",
                           Message::kImportRoundTakesNone);
  }
  ASSIGN_OR_RETURN(const Stored stored, LoadStored(db, *id));
  std::vector<rules::InputFile> files;
  for (const v1::ImportFile& file : request.files()) files.push_back({file.name(), file.content()});
  const rules::ImportedData data = rules::ReadImport(files, ContextOf(*id, stored));
  ImportPlan plan = MakePlan(stored, data);
  Tell(data, plan, response);
  if (!data.faults.empty() || plan.IsEmpty()) return plan;

  ASSIGN_OR_RETURN(const std::vector<rules::BoardRefusal> broken_pins,
                   pin_check(db, *id, round.policy(), PeopleAfter(stored.people, plan)));
  for (const rules::BoardRefusal& refusal : broken_pins) {
    response->set_fault_count(response->fault_count() + 1);
    if (response->faults_size() < static_cast<int>(limits::kReportedFaults)) {
      *response->add_faults() = PinFault(data, refusal, round.policy().institution_term());
    }
  }
  return plan;
}

absl::Status Write(storage::WriteTransaction& db, const dispatch::Caller& caller,
                   std::string_view round, const ImportPlan& plan) {
  for (const rounds::StoredInstitution& institution : plan.institutions) {
    RETURN_IF_ERROR(rounds::PutInstitution(db, round, institution));
  }
  for (const auto& [competence, position] : plan.competences) {
    RETURN_IF_ERROR(rounds::PutCompetence(db, round, competence, position));
  }
  for (const v1::Application& application : plan.applications) {
    RETURN_IF_ERROR(PutApplication(db, round, application));
  }
  for (const v1::PersonPair& pair : plan.previous_pairs) {
    RETURN_IF_ERROR(AddPreviousPair(db, round, pair));
  }
  RETURN_IF_ERROR(Touch(db, round));
  v1::Event event;
  event.mutable_applications_imported()->set_added(plan.Added());
  event.mutable_applications_imported()->set_changed(plan.Changed());
  return events::Append(db, caller, round, std::move(event)).status();
}

}  // namespace

absl::Status PreviewImport(const PinCheck& pin_check, const dispatch::Caller& caller,
                           const v1::ImportApplicationsRequest& request,
                           storage::ReadConnection& db, v1::ImportApplicationsResponse* response) {
  return Prepare(pin_check, caller, request, db, response).status();
}

absl::Status Import(const PinCheck& pin_check, const dispatch::Caller& caller,
                    const v1::ImportApplicationsRequest& request, storage::WriteTransaction& db,
                    v1::ImportApplicationsResponse* response) {
  ASSIGN_OR_RETURN(const ImportPlan plan, Prepare(pin_check, caller, request, db, response));
  if (response->fault_count() > 0) return absl::OkStatus();
  if (!plan.IsEmpty()) {
    RETURN_IF_ERROR(Write(db, caller, *names::ParseRoundName(request.parent()), plan));
  }
  response->set_applied(true);
  return absl::OkStatus();
}

}  // namespace parvis::applications
