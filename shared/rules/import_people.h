// The two files of people, adepts.csv and mentors.csv: what csv_import.h does with them. No other
// file includes this one.
#ifndef PARVIS_SHARED_RULES_IMPORT_PEOPLE_H_
#define PARVIS_SHARED_RULES_IMPORT_PEOPLE_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/rules/csv_import.h"
#include "shared/rules/import_table.h"

namespace parvis::rules {

// What a cell may refer to: what the round holds, and what the files before have added. If such a
// file could not be read, nothing can be said of what is unknown, and nothing is.
struct KnownThings : ImportContext {
  explicit KnownThings(const ImportContext& context) : ImportContext(context) {}
  bool all_institutions_known = true;
  bool all_competences_known = true;
  bool all_adepts_known = true;
  bool all_mentors_known = true;
};

// Reads people into `data`. Borrows both arguments; one thread.
class PeopleReader {
 public:
  PeopleReader(KnownThings& known, ImportedData* data) : known_(known), data_(*data) {}

  void ReadSide(v1::Role role, const InputFile& file, ImportedFile* summary);

  // Once all people are known: warns of wishes and avoidances that name nobody.
  void CheckWishes();

  // Warns if there is no person of that role and id.
  void WarnIfUnknown(const ImportRow& row, std::string_view column, const std::string& id,
                     v1::Role role);

 private:
  struct FirstUse {
    std::string id;
    int line;
  };
  v1::Application ReadApplication(v1::Role role, ImportRow* row);
  void ReadCompetences(v1::Role role, ImportRow* row, v1::Application* application);
  void ReadLanguages(ImportRow* row, v1::Application* application);
  void ReadLinesOfWork(ImportRow* row, v1::Application* application);
  void RegisterId(v1::Role role, const std::string& id, ImportRow* row);
  void RegisterEmail(const v1::Application& application, const std::string& id, ImportRow* row);
  void CheckWishesOf(const std::string& file, const std::vector<v1::Application>& people,
                     const std::vector<int>& lines, v1::Role other);
  bool IsUnknown(const std::string& id, v1::Role role) const;
  void CheckRoom(v1::Role role, const std::string& file);

  KnownThings& known_;
  ImportedData& data_;
  std::map<std::string, int> lines_of_ids_;    // In the file that is read.
  std::map<std::string, FirstUse> emails_;     // In the file that is read.
  std::map<std::string, v1::Role> new_roles_;  // Of every id in the files.
  std::string adepts_file_;
  std::string mentors_file_;
};

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_IMPORT_PEOPLE_H_
