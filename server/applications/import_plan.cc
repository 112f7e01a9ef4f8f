#include "server/applications/import_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "shared/base/limits.h"
#include "shared/rules/matching_input.h"

namespace parvis::applications {
namespace {

template <typename Message>
bool SameContent(const Message& a, const Message& b) {
  // No maps and no unknown fields: equal messages have equal bytes.
  return a.SerializeAsString() == b.SerializeAsString();
}

bool SameApplication(v1::Application a, v1::Application b) {
  a.clear_etag();
  b.clear_etag();
  return SameContent(a, b);
}

// Counts one record in its file's summary. True if it has to be written.
bool Tell(bool is_there, bool is_same, const std::string& id, v1::ImportSummary* summary) {
  const auto remember = [&](google::protobuf::RepeatedPtrField<std::string>* ids) {
    if (ids->size() < static_cast<int>(limits::kReportedFaults)) ids->Add(std::string(id));
  };
  if (!is_there) {
    summary->set_added(summary->added() + 1);
    remember(summary->mutable_added_ids());
    return true;
  }
  if (is_same) {
    summary->set_unchanged(summary->unchanged() + 1);
    return false;
  }
  summary->set_changed(summary->changed() + 1);
  remember(summary->mutable_changed_ids());
  return true;
}

class Planner {
 public:
  Planner(const Stored& stored, const rules::ImportedData& data, ImportPlan* plan)
      : stored_(stored), data_(data), plan_(*plan) {}

  void PlanInstitutions(v1::ImportSummary* summary) {
    std::map<std::string, const rounds::StoredInstitution*> before;
    for (const rounds::StoredInstitution& institution : stored_.institutions) {
      before[institution.institution.code()] = &institution;
    }
    for (const rules::InstitutionRecord& record : data_.institutions) {
      const auto it = before.find(record.institution.code());
      const bool same = it != before.end() &&
                        SameContent(it->second->institution, record.institution) &&
                        it->second->coordinator_email == record.coordinator_email;
      if (Tell(it != before.end(), same, record.institution.code(), summary)) {
        plan_.institutions.push_back({record.institution, record.coordinator_email});
      }
    }
  }

  // The file's order is the form's; competences that it lacks come after, in their old order.
  void PlanCompetences(v1::ImportSummary* summary) {
    std::map<std::string, std::pair<const v1::Competence*, int>> before;
    for (const v1::Competence& competence : stored_.competences) {
      before.emplace(competence.code(), std::pair(&competence, static_cast<int>(before.size())));
    }
    int position = 0;
    std::set<std::string> in_file;
    for (const v1::Competence& competence : data_.competences) {
      in_file.insert(competence.code());
      const auto it = before.find(competence.code());
      const bool same = it != before.end() && SameContent(*it->second.first, competence) &&
                        it->second.second == position;
      if (Tell(it != before.end(), same, competence.code(), summary)) {
        plan_.competences.emplace_back(competence, position);
      }
      ++position;
    }
    for (const v1::Competence& competence : stored_.competences) {
      if (in_file.contains(competence.code())) continue;
      if (before[competence.code()].second != position) {
        plan_.competences.emplace_back(competence, position);
      }
      ++position;
    }
  }

  void PlanPeople(const std::vector<v1::Application>& before,
                  const std::vector<v1::Application>& imported, v1::ImportSummary* summary) {
    std::map<std::string, const v1::Application*> by_name;
    for (const v1::Application& application : before) by_name[application.name()] = &application;
    for (const v1::Application& application : imported) {
      const auto it = by_name.find(application.name());
      const bool same = it != by_name.end() && SameApplication(*it->second, application);
      if (Tell(it != by_name.end(), same, std::string(rules::PersonId(application)), summary)) {
        plan_.applications.push_back(application);
      }
    }
  }

  void PlanPreviousPairs(v1::ImportSummary* summary) {
    std::set<std::string> before;
    for (const v1::PersonPair& pair : stored_.people.previous_pairs) before.insert(KeyOf(pair));
    for (const v1::PersonPair& pair : data_.previous_pairs) {
      if (Tell(before.contains(KeyOf(pair)), true, KeyOf(pair), summary)) {
        plan_.previous_pairs.push_back(pair);
      }
    }
  }

 private:
  static std::string KeyOf(const v1::PersonPair& pair) {
    return pair.adept() + "=" + pair.mentor();
  }

  const Stored& stored_;
  const rules::ImportedData& data_;
  ImportPlan& plan_;
};

}  // namespace

int ImportPlan::Added() const {
  int added = 0;
  for (const v1::ImportSummary& summary : summaries) added += summary.added();
  return added;
}

int ImportPlan::Changed() const {
  int changed = 0;
  for (const v1::ImportSummary& summary : summaries) changed += summary.changed();
  return changed;
}

rules::ImportContext ContextOf(std::string_view round, const Stored& stored) {
  rules::ImportContext context;
  context.round = std::string(round);
  for (const rounds::StoredInstitution& institution : stored.institutions) {
    context.institutions.insert(institution.institution.code());
  }
  for (const v1::Competence& competence : stored.competences) {
    context.competences.insert(competence.code());
  }
  for (const std::vector<v1::Application>* side : {&stored.people.adepts, &stored.people.mentors}) {
    for (const v1::Application& application : *side) {
      context.persons.emplace(rules::PersonId(application), application.role());
      context.lines_of_work.insert(application.line_of_work());
    }
  }
  return context;
}

ImportPlan MakePlan(const Stored& stored, const rules::ImportedData& data) {
  ImportPlan plan;
  Planner planner(stored, data, &plan);
  for (const rules::ImportedFile& file : data.files) {
    v1::ImportSummary& summary = plan.summaries.emplace_back();
    summary.set_file(file.name);
    summary.set_refused(file.refused);
    switch (file.kind) {
      case rules::ImportKind::kInstitutions:
        planner.PlanInstitutions(&summary);
        break;
      case rules::ImportKind::kCompetences:
        planner.PlanCompetences(&summary);
        break;
      case rules::ImportKind::kAdepts:
        planner.PlanPeople(stored.people.adepts, data.adepts, &summary);
        break;
      case rules::ImportKind::kMentors:
        planner.PlanPeople(stored.people.mentors, data.mentors, &summary);
        break;
      case rules::ImportKind::kPreviousPairs:
        planner.PlanPreviousPairs(&summary);
        break;
    }
  }
  return plan;
}

People PeopleAfter(const People& before, const ImportPlan& plan) {
  const auto merged = [&](const std::vector<v1::Application>& side, v1::Role role) {
    std::map<std::string, v1::Application> by_name;
    for (const v1::Application& application : side) by_name[application.name()] = application;
    for (const v1::Application& application : plan.applications) {
      if (application.role() == role) by_name[application.name()] = application;
    }
    std::vector<v1::Application> after;
    for (auto& [name, application] : by_name) after.push_back(std::move(application));
    return after;
  };
  People after;
  after.adepts = merged(before.adepts, v1::ROLE_ADEPT);
  after.mentors = merged(before.mentors, v1::ROLE_MENTOR);
  after.previous_pairs = before.previous_pairs;
  after.previous_pairs.insert(after.previous_pairs.end(), plan.previous_pairs.begin(),
                              plan.previous_pairs.end());
  return after;
}

}  // namespace parvis::applications
