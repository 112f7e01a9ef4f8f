// What an import would change, worked out on one moment of the database. Pure: no SQL here.
#ifndef PARVIS_SERVER_APPLICATIONS_IMPORT_PLAN_H_
#define PARVIS_SERVER_APPLICATIONS_IMPORT_PLAN_H_

#include <string_view>
#include <utility>
#include <vector>

#include "parvis/v1/application.pb.h"
#include "parvis/v1/round.pb.h"
#include "server/applications/applications.h"
#include "server/rounds/catalogue.h"
#include "shared/rules/csv_import.h"

namespace parvis::applications {

// What the round holds before the import.
struct Stored {
  std::vector<rounds::StoredInstitution> institutions;
  std::vector<v1::Competence> competences;  // In the order of the form.
  People people;
};

// The records that are new or other than before, and what is told of each file.
struct ImportPlan {
  std::vector<v1::ImportSummary> summaries;
  std::vector<rounds::StoredInstitution> institutions;
  std::vector<std::pair<v1::Competence, int>> competences;  // With their places in the form.
  std::vector<v1::Application> applications;
  std::vector<v1::PersonPair> previous_pairs;

  bool IsEmpty() const {
    return institutions.empty() && competences.empty() && applications.empty() &&
           previous_pairs.empty();
  }
  int Added() const;
  int Changed() const;
};

// What the files may refer to, besides each other.
rules::ImportContext ContextOf(std::string_view round, const Stored& stored);

// Compares the files with what is stored.
ImportPlan MakePlan(const Stored& stored, const rules::ImportedData& data);

// The people as they would be after the plan, each side in the order of the ids.
People PeopleAfter(const People& before, const ImportPlan& plan);

}  // namespace parvis::applications

#endif  // PARVIS_SERVER_APPLICATIONS_IMPORT_PLAN_H_
