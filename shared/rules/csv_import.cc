#include "shared/rules/csv_import.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/rules/import_people.h"
#include "shared/rules/import_table.h"

namespace parvis::rules {
namespace {

using text::Message;

constexpr std::array<std::string_view, kImportKinds> kFileNames = {
    "institutions.csv", "competences.csv", "adepts.csv", "mentors.csv", "previous_pairs.csv"};

constexpr ImportColumn kInstitutionColumns[] = {
    {"code"}, {"name_sv"}, {"name_en"}, {"city"}, {"coordinator_email"}};
constexpr ImportColumn kCompetenceColumns[] = {{"code"}, {"name_sv"}, {"name_en"}};
constexpr ImportColumn kPreviousPairColumns[] = {{"adept"}, {"mentor"}};

std::optional<ImportKind> KindOf(std::string name) {
  absl::AsciiStrToLower(&name);
  for (int i = 0; i < kImportKinds; ++i) {
    if (kFileNames[i] == name) return static_cast<ImportKind>(i);
  }
  return std::nullopt;
}

void AddFileFault(const std::string& file, Message reason, std::vector<std::string> arguments,
                  ImportFaults* faults) {
  ImportFault fault;
  fault.file = Excerpt(file);
  fault.reason = reason;
  fault.arguments = std::move(arguments);
  faults->Add(std::move(fault));
}

// Which keys a file has had, and on which line first.
class SeenKeys {
 public:
  // Reports a key that stands twice. False if it does.
  bool Add(const std::string& key, std::string_view column, ImportRow* row) {
    const auto [it, is_new] = lines_.emplace(key, row->line());
    if (!is_new) {
      row->Fault(column, Message::kImportDuplicateId, {Excerpt(key), std::to_string(it->second)});
    }
    return is_new;
  }

 private:
  std::map<std::string, int> lines_;
};

v1::Text NameOf(ImportRow* row) {
  v1::Text name;
  name.set_sv(row->Line("name_sv", limits::kNameCharacters, ImportRow::Empty::kFault));
  name.set_en(row->Line("name_en", limits::kNameCharacters, ImportRow::Empty::kFault));
  return name;
}

class Importer {
 public:
  Importer(const ImportContext& context, ImportedData* data)
      : data_(*data), known_(context), people_(known_, data) {}

  void Read(std::span<const InputFile> files) {
    std::array<const InputFile*, kImportKinds> chosen = {};
    for (const InputFile& file : files) {
      const std::optional<ImportKind> kind = KindOf(file.name);
      if (!kind.has_value()) {
        AddFileFault(file.name, Message::kImportFileUnknown, {ImportFileNames()}, &data_.faults);
      } else if (chosen[static_cast<int>(*kind)] != nullptr) {
        AddFileFault(file.name, Message::kImportFileTwice, {}, &data_.faults);
      } else {
        chosen[static_cast<int>(*kind)] = &file;
      }
    }
    for (int i = 0; i < kImportKinds; ++i) {
      if (chosen[i] != nullptr) ReadFile(static_cast<ImportKind>(i), *chosen[i]);
    }
    people_.CheckWishes();
  }

 private:
  void ReadFile(ImportKind kind, const InputFile& file) {
    data_.files.push_back({.kind = kind, .name = file.name, .refused = 0});
    switch (kind) {
      case ImportKind::kInstitutions:
        known_.all_institutions_known = ReadInstitutions(file);
        break;
      case ImportKind::kCompetences:
        known_.all_competences_known = ReadCompetences(file);
        break;
      case ImportKind::kAdepts:
        people_.ReadSide(v1::ROLE_ADEPT, file, &data_.files.back());
        break;
      case ImportKind::kMentors:
        people_.ReadSide(v1::ROLE_MENTOR, file, &data_.files.back());
        break;
      case ImportKind::kPreviousPairs:
        ReadPreviousPairs(file);
        break;
    }
  }

  std::optional<ImportTable> Open(const InputFile& file, std::span<const ImportColumn> columns) {
    std::optional<ImportTable> table =
        ImportTable::Read(file.name, file.content, columns, {&data_.faults, &data_.warnings});
    if (table.has_value()) data_.files.back().refused = table->refused();
    return table;
  }

  bool ReadInstitutions(const InputFile& file) {
    const std::optional<ImportTable> table = Open(file, kInstitutionColumns);
    if (!table.has_value()) return false;
    SeenKeys seen;
    for (const csv::Record& record : table->records()) {
      ImportRow row(*table, record);
      InstitutionRecord made;
      const std::string code = row.Code("code", limits::kInstitutionCodeBytes);
      if (!code.empty() && seen.Add(code, "code", &row)) known_.institutions.insert(code);
      made.institution.set_code(code);
      *made.institution.mutable_title() = NameOf(&row);
      made.institution.set_city(
          row.Line("city", limits::kNameCharacters, ImportRow::Empty::kFault));
      made.coordinator_email = row.Email("coordinator_email", ImportRow::Empty::kAllowed);
      if (row.ok()) {
        data_.institutions.push_back(std::move(made));
      } else {
        ++data_.files.back().refused;
      }
    }
    return true;
  }

  bool ReadCompetences(const InputFile& file) {
    const std::optional<ImportTable> table = Open(file, kCompetenceColumns);
    if (!table.has_value()) return false;
    SeenKeys seen;
    for (const csv::Record& record : table->records()) {
      ImportRow row(*table, record);
      v1::Competence made;
      const std::string code = row.Code("code", limits::kCompetenceCodeBytes);
      if (!code.empty() && seen.Add(code, "code", &row)) known_.competences.insert(code);
      made.set_code(code);
      *made.mutable_title() = NameOf(&row);
      if (row.ok()) {
        data_.competences.push_back(std::move(made));
      } else {
        ++data_.files.back().refused;
      }
    }
    return true;
  }

  void ReadPreviousPairs(const InputFile& file) {
    const std::optional<ImportTable> table = Open(file, kPreviousPairColumns);
    if (!table.has_value()) return;
    SeenKeys seen;
    for (const csv::Record& record : table->records()) {
      ImportRow row(*table, record);
      v1::PersonPair pair;
      pair.set_adept(row.Id("adept"));
      pair.set_mentor(row.Id("mentor"));
      if (row.ok() && seen.Add(pair.adept() + "=" + pair.mentor(), "", &row)) {
        people_.WarnIfUnknown(row, "adept", pair.adept(), v1::ROLE_ADEPT);
        people_.WarnIfUnknown(row, "mentor", pair.mentor(), v1::ROLE_MENTOR);
        data_.previous_pairs.push_back(std::move(pair));
      } else {
        ++data_.files.back().refused;
      }
    }
  }

  ImportedData& data_;
  KnownThings known_;
  PeopleReader people_;
};

}  // namespace

std::string_view ImportFileName(ImportKind kind) { return kFileNames[static_cast<int>(kind)]; }

std::string ImportFileNames() {
  std::string names;
  for (const std::string_view name : kFileNames) {
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

ImportedData ReadImport(std::span<const InputFile> files, const ImportContext& context) {
  ImportedData data;
  Importer(context, &data).Read(files);
  return data;
}

}  // namespace parvis::rules
