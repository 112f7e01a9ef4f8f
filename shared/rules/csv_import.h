// From CSV files to the messages of the domain. The columns are those of docs/import.md; every
// fault tells file, line, column, what is wrong and how to mend it.
// Pure functions, the same natively and in WebAssembly: any thread may call them.
#ifndef PARVIS_SHARED_RULES_CSV_IMPORT_H_
#define PARVIS_SHARED_RULES_CSV_IMPORT_H_

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parvis/v1/application.pb.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/round.pb.h"
#include "shared/rules/import_fault.h"

namespace parvis::rules {

// The files that an import may hold, in the order in which they are read.
enum class ImportKind { kInstitutions, kCompetences, kAdepts, kMentors, kPreviousPairs };
inline constexpr int kImportKinds = 5;

// `adepts.csv` and so on.
std::string_view ImportFileName(ImportKind kind);
// All of them, for a sentence.
std::string ImportFileNames();

// A file as it was chosen. Letter case of the name does not matter. The caller keeps the content.
struct InputFile {
  std::string name;
  std::string_view content;
};

// What the round holds already, so that a file can be imported alone.
struct ImportContext {
  std::string round = "local";  // Id of the round, for the names of the applications.
  std::set<std::string, std::less<>> institutions;
  std::set<std::string, std::less<>> competences;
  std::set<std::string, std::less<>> lines_of_work;
  std::map<std::string, v1::Role, std::less<>> persons;
};

// An institution with what only the server keeps of it.
struct InstitutionRecord {
  v1::Institution institution;
  std::string coordinator_email;
};

// One file that was read.
struct ImportedFile {
  ImportKind kind = ImportKind::kInstitutions;
  std::string name;  // As it was given.
  int refused = 0;   // Records with a fault.
};

// What the files say: records without a fault, each in the order of its file. `etag` of an
// application is not set. With any fault nothing should be written.
struct ImportedData {
  std::vector<ImportedFile> files;
  std::vector<InstitutionRecord> institutions;
  std::vector<v1::Competence> competences;
  std::vector<v1::Application> adepts;
  std::vector<v1::Application> mentors;
  std::vector<int> adept_lines;   // Where each of `adepts` stands in its file.
  std::vector<int> mentor_lines;  // The same of `mentors`.
  std::vector<v1::PersonPair> previous_pairs;
  ImportFaults faults;
  ImportFaults warnings;
};

// Reads and checks the files, against each other and against `context`. Work and memory are
// bounded by shared/base/limits.h.
ImportedData ReadImport(std::span<const InputFile> files, const ImportContext& context = {});

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_CSV_IMPORT_H_
