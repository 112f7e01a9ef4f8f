#include "shared/rules/import_people.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"

namespace parvis::rules {
namespace {

using text::Message;
using Empty = ImportRow::Empty;

constexpr ImportColumn kAdeptColumns[] = {{"id"},
                                          {"name"},
                                          {"email"},
                                          {"phone", false},
                                          {"institution"},
                                          {"unit", false},
                                          {"line_of_work"},
                                          {"city"},
                                          {"languages"},
                                          {"meeting_mode"},
                                          {"title", false},
                                          {"manager_level"},
                                          {"years_as_manager"},
                                          {"direct_reports"},
                                          {"budget_responsibility"},
                                          {"needs"},
                                          {"goals", false},
                                          {"wish_line_of_work"},
                                          {"wish_manager_level"},
                                          {"wish_persons"},
                                          {"avoid_persons"},
                                          {"line_manager_email"},
                                          {"endorsed"}};

constexpr ImportColumn kMentorColumns[] = {{"id"},
                                           {"name"},
                                           {"email"},
                                           {"phone", false},
                                           {"institution"},
                                           {"unit", false},
                                           {"line_of_work"},
                                           {"city"},
                                           {"languages"},
                                           {"meeting_mode"},
                                           {"title", false},
                                           {"manager_level"},
                                           {"years_as_manager"},
                                           {"direct_reports"},
                                           {"budget_responsibility"},
                                           {"competences"},
                                           {"capacity"},
                                           {"motivation", false},
                                           {"wish_line_of_work"},
                                           {"wish_persons"},
                                           {"avoid_persons"},
                                           {"line_manager_email"},
                                           {"endorsed"}};

constexpr ImportWord kMeetingModes[] = {{"either", v1::MEETING_MODE_EITHER},
                                        {"in-person", v1::MEETING_MODE_IN_PERSON},
                                        {"remote", v1::MEETING_MODE_REMOTE}};
constexpr ImportWord kManagerLevels[] = {
    {"first-line", v1::MANAGER_LEVEL_FIRST_LINE},
    {"manager-of-managers", v1::MANAGER_LEVEL_MANAGER_OF_MANAGERS}};
constexpr ImportWord kManagerLevelWishes[] = {
    {"any", v1::MANAGER_LEVEL_UNSPECIFIED},
    {"", v1::MANAGER_LEVEL_UNSPECIFIED},
    {"first-line", v1::MANAGER_LEVEL_FIRST_LINE},
    {"manager-of-managers", v1::MANAGER_LEVEL_MANAGER_OF_MANAGERS}};

constexpr int kMaxPriority = 3;
constexpr int kMaxLevel = 5;

v1::Role OtherRole(v1::Role role) {
  return role == v1::ROLE_ADEPT ? v1::ROLE_MENTOR : v1::ROLE_ADEPT;
}

}  // namespace

void PeopleReader::ReadSide(v1::Role role, const InputFile& file, ImportedFile* summary) {
  const bool adepts = role == v1::ROLE_ADEPT;
  const std::span<const ImportColumn> columns =
      adepts ? std::span<const ImportColumn>(kAdeptColumns) : kMentorColumns;
  const std::optional<ImportTable> table =
      ImportTable::Read(file.name, file.content, columns, {&data_.faults, &data_.warnings});
  if (!table.has_value()) {
    (adepts ? known_.all_adepts_known : known_.all_mentors_known) = false;
    return;
  }
  summary->refused = table->refused();
  lines_of_ids_.clear();
  emails_.clear();
  std::vector<v1::Application>& people = adepts ? data_.adepts : data_.mentors;
  std::vector<int>& lines = adepts ? data_.adept_lines : data_.mentor_lines;
  (adepts ? adepts_file_ : mentors_file_) = table->file();
  for (const csv::Record& record : table->records()) {
    ImportRow row(*table, record);
    v1::Application application = ReadApplication(role, &row);
    if (!row.ok()) {
      ++summary->refused;
      continue;
    }
    known_.lines_of_work.insert(application.line_of_work());
    people.push_back(std::move(application));
    lines.push_back(row.line());
  }
  CheckRoom(role, file.name);
}

v1::Application PeopleReader::ReadApplication(v1::Role role, ImportRow* row) {
  v1::Application made;
  const std::string id = row->Id("id");
  if (!id.empty()) RegisterId(role, id, row);
  made.set_name(names::ApplicationName(known_.round, id));
  made.set_role(role);
  made.set_display_name(row->Line("name", limits::kNameCharacters, Empty::kFault));
  made.set_email(row->Email("email", Empty::kFault));
  RegisterEmail(made, id, row);
  made.set_phone(row->Line("phone", limits::kPhoneCharacters, Empty::kAllowed));
  made.set_institution(std::string(row->Cell("institution")));
  if (made.institution().empty()) {
    row->Fault("institution", Message::kImportCellEmpty);
  } else if (known_.all_institutions_known && !known_.institutions.contains(made.institution())) {
    row->Fault("institution", Message::kImportInstitutionUnknown, {Excerpt(made.institution())});
  }
  made.set_unit(row->Line("unit", limits::kNameCharacters, Empty::kAllowed));
  ReadLinesOfWork(row, &made);
  made.set_city(row->Line("city", limits::kNameCharacters, Empty::kFault));
  ReadLanguages(row, &made);
  made.set_meeting_mode(static_cast<v1::MeetingMode>(row->Word("meeting_mode", kMeetingModes)));
  made.set_title(row->Line("title", limits::kNameCharacters, Empty::kAllowed));
  made.set_manager_level(static_cast<v1::ManagerLevel>(row->Word("manager_level", kManagerLevels)));
  made.set_years_as_manager(row->Number("years_as_manager", 0, limits::kMaxYearsAsManager));
  made.set_direct_reports(row->Number("direct_reports", 0, limits::kMaxDirectReports));
  made.set_budget_responsibility(row->YesNo("budget_responsibility"));
  ReadCompetences(role, row, &made);
  if (role == v1::ROLE_ADEPT) {
    made.set_statement(row->Paragraphs("goals", limits::kStatementCharacters));
    made.set_wish_manager_level(
        static_cast<v1::ManagerLevel>(row->Word("wish_manager_level", kManagerLevelWishes)));
  } else {
    made.set_capacity(row->Number("capacity", 1, limits::kMaxCapacity));
    made.set_statement(row->Paragraphs("motivation", limits::kStatementCharacters));
  }
  for (std::string& wish : row->Set("wish_persons")) made.add_wish_persons(std::move(wish));
  for (std::string& avoid : row->Set("avoid_persons")) made.add_avoid_persons(std::move(avoid));
  made.set_line_manager_email(row->Email("line_manager_email", Empty::kAllowed));
  made.set_endorsed(row->YesNo("endorsed"));
  return made;
}

void PeopleReader::RegisterId(v1::Role role, const std::string& id, ImportRow* row) {
  const auto [line, is_new] = lines_of_ids_.emplace(id, row->line());
  if (!is_new) {
    row->Fault("id", Message::kImportDuplicateId, {Excerpt(id), std::to_string(line->second)});
    return;
  }
  const auto in_files = new_roles_.emplace(id, role).first;
  const auto in_round = known_.persons.find(id);
  const v1::Role other = OtherRole(role);
  if (in_files->second == other ||
      (in_round != known_.persons.end() && in_round->second == other)) {
    row->Fault("id",
               other == v1::ROLE_ADEPT ? Message::kImportIdIsAdept : Message::kImportIdIsMentor,
               {Excerpt(id)});
  }
}

void PeopleReader::RegisterEmail(const v1::Application& application, const std::string& id,
                                 ImportRow* row) {
  if (application.email().empty()) return;
  const auto [first, is_new] = emails_.emplace(absl::AsciiStrToLower(application.email()),
                                               FirstUse{.id = id, .line = row->line()});
  if (!is_new) {
    row->Warn("email", Message::kImportEmailShared,
              {Excerpt(first->second.id), std::to_string(first->second.line)});
  }
}

void PeopleReader::ReadLinesOfWork(ImportRow* row, v1::Application* application) {
  std::string own =
      absl::AsciiStrToLower(row->Line("line_of_work", limits::kNameCharacters, Empty::kFault));
  if (own == "any" || own == "other") {
    row->Fault("line_of_work", Message::kImportLineOfWorkWord, {own});
  }
  application->set_line_of_work(std::move(own));
  application->set_wish_line_of_work(absl::AsciiStrToLower(
      row->Line("wish_line_of_work", limits::kNameCharacters, Empty::kAllowed)));
}

void PeopleReader::ReadLanguages(ImportRow* row, v1::Application* application) {
  const std::vector<std::string> languages = row->Set("languages");
  if (row->Cell("languages").empty()) row->Fault("languages", Message::kImportCellEmpty);
  for (const std::string& language : languages) {
    const std::string code = absl::AsciiStrToLower(language);
    if (code.size() != 2 || !absl::ascii_isalpha(code[0]) || !absl::ascii_isalpha(code[1])) {
      row->Fault("languages", Message::kImportLanguageBad, {Excerpt(language)});
      continue;
    }
    application->add_languages(code);
  }
}

void PeopleReader::ReadCompetences(v1::Role role, ImportRow* row, v1::Application* application) {
  const std::string_view column = role == v1::ROLE_ADEPT ? "needs" : "competences";
  const int most = role == v1::ROLE_ADEPT ? kMaxPriority : kMaxLevel;
  std::set<std::string, std::less<>> seen;
  for (const std::string& item : row->List(column)) {
    const std::size_t colon = item.find(':');
    if (colon == std::string::npos || colon == 0) {
      row->Fault(column, Message::kImportCompetenceForm, {Excerpt(item)});
      continue;
    }
    const std::string code(Trim(std::string_view(item).substr(0, colon)));
    const std::string_view number = Trim(std::string_view(item).substr(colon + 1));
    const std::optional<int> value = ParseNumber(number, 1, most);
    if (!seen.insert(code).second) {
      row->Fault(column, Message::kImportCompetenceTwice, {Excerpt(code)});
    } else if (known_.all_competences_known && !known_.competences.contains(code)) {
      row->Fault(column, Message::kImportCompetenceUnknown, {Excerpt(code)});
    } else if (!value.has_value()) {
      row->Fault(column, Message::kImportCompetenceValueBad,
                 {Excerpt(code), Excerpt(number), "1", std::to_string(most)});
    } else {
      v1::CompetenceValue* competence = application->add_competences();
      competence->set_competence(code);
      competence->set_value(*value);
    }
  }
}

void PeopleReader::CheckRoom(v1::Role role, const std::string& file) {
  std::size_t count = 0;
  for (const auto& [id, known_role] : known_.persons) count += known_role == role;
  for (const auto& [id, new_role] : new_roles_) {
    count += new_role == role && !known_.persons.contains(id);
  }
  if (count <= static_cast<std::size_t>(limits::kPeoplePerSide)) return;
  ImportFault fault;
  fault.file = file;
  fault.reason = Message::kImportRoleFull;
  fault.arguments = {std::to_string(count), std::to_string(limits::kPeoplePerSide)};
  data_.faults.Add(std::move(fault));
}

bool PeopleReader::IsUnknown(const std::string& id, v1::Role role) const {
  const bool all_known =
      role == v1::ROLE_ADEPT ? known_.all_adepts_known : known_.all_mentors_known;
  if (!all_known) return false;
  const auto in_files = new_roles_.find(id);
  if (in_files != new_roles_.end() && in_files->second == role) return false;
  const auto in_round = known_.persons.find(id);
  return in_round == known_.persons.end() || in_round->second != role;
}

void PeopleReader::CheckWishes() {
  CheckWishesOf(adepts_file_, data_.adepts, data_.adept_lines, v1::ROLE_MENTOR);
  CheckWishesOf(mentors_file_, data_.mentors, data_.mentor_lines, v1::ROLE_ADEPT);
}

void PeopleReader::CheckWishesOf(const std::string& file,
                                 const std::vector<v1::Application>& people,
                                 const std::vector<int>& lines, v1::Role other) {
  const Message unknown =
      other == v1::ROLE_ADEPT ? Message::kImportAdeptUnknown : Message::kImportMentorUnknown;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto warn = [&](std::string_view column, Message reason, const std::string& what) {
      data_.warnings.Add(ImportFault{.file = file,
                                     .line = lines[i],
                                     .column = std::string(column),
                                     .reason = reason,
                                     .arguments = {Excerpt(what)}});
    };
    const std::string& line_of_work = people[i].wish_line_of_work();
    if (!line_of_work.empty() && line_of_work != "any" && line_of_work != "other" &&
        !known_.lines_of_work.contains(line_of_work)) {
      warn("wish_line_of_work", Message::kImportLineOfWorkUnknown, line_of_work);
    }
    for (const std::string& id : people[i].wish_persons()) {
      if (IsUnknown(id, other)) warn("wish_persons", unknown, id);
    }
    for (const std::string& id : people[i].avoid_persons()) {
      if (IsUnknown(id, other)) warn("avoid_persons", unknown, id);
    }
  }
}

void PeopleReader::WarnIfUnknown(const ImportRow& row, std::string_view column,
                                 const std::string& id, v1::Role role) {
  if (!IsUnknown(id, role)) return;
  row.Warn(column,
           role == v1::ROLE_ADEPT ? Message::kImportAdeptUnknown : Message::kImportMentorUnknown,
           {Excerpt(id)});
}

}  // namespace parvis::rules
