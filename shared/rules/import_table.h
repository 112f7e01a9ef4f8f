// A CSV file by the names of its columns, and its cells as the values they stand for. What does
// not fit is reported with file, line and column.
#ifndef PARVIS_SHARED_RULES_IMPORT_TABLE_H_
#define PARVIS_SHARED_RULES_IMPORT_TABLE_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/csv.h"
#include "shared/rules/import_fault.h"

namespace parvis::rules {

// A column that a file may have, in any order. Letter case of a header does not matter.
struct ImportColumn {
  std::string_view name;
  bool required = true;
};

// Where faults and warnings go. Borrowed: both outlive what is given this.
struct ImportReport {
  ImportFaults* faults;
  ImportFaults* warnings;
};

// A word that a cell may hold, and the number that it stands for.
struct ImportWord {
  std::string_view word;
  int value;
};

class ImportRow;

// A file that was read. One thread at a time.
class ImportTable {
 public:
  // Nothing if the file cannot be read or lacks a column: then `report` tells why.
  static std::optional<ImportTable> Read(std::string file, std::string_view content,
                                         std::span<const ImportColumn> columns, ImportReport report,
                                         const csv::Limits& limits = {});

  // The records under the header, without those whose cells are all empty. A record with another
  // number of cells than the header is reported, and counted in refused().
  const std::vector<csv::Record>& records() const { return records_; }
  int refused() const { return refused_; }
  const std::string& file() const { return file_; }

 private:
  friend class ImportRow;
  ImportTable() = default;
  bool BindHeader(const csv::Record& header, std::span<const ImportColumn> columns);
  void KeepRecords(std::vector<csv::Record> records);
  void Add(ImportFaults* to, int line, std::string_view column, text::Message reason,
           std::vector<std::string> arguments) const;

  struct BoundColumn {
    std::string_view name;
    std::size_t index;
  };
  std::string file_;
  ImportReport report_ = {};
  std::vector<BoundColumn> columns_;
  std::vector<csv::Record> records_;
  int refused_ = 0;
};

// One record's cells as values. A cell in fault is reported once and read as an empty value;
// ok() tells whether the record can be used.
class ImportRow {
 public:
  ImportRow(const ImportTable& table, const csv::Record& record) : table_(table), record_(record) {}

  bool ok() const { return ok_; }
  int line() const { return record_.line; }

  // The cell without white space around it; empty if the column is not there.
  std::string_view Cell(std::string_view column) const;

  enum class Empty { kAllowed, kFault };
  // Text on one line: inner line ends and tabs become spaces.
  std::string Line(std::string_view column, std::size_t max_characters, Empty empty);
  // Text of several lines, which may be empty.
  std::string Paragraphs(std::string_view column, std::size_t max_characters);
  int Number(std::string_view column, int least, int most);
  // One of the words, in any letter case.
  int Word(std::string_view column, std::span<const ImportWord> words);
  bool YesNo(std::string_view column);
  std::string Email(std::string_view column, Empty empty);
  // ASCII letters, digits and hyphens.
  std::string Code(std::string_view column, std::size_t max_bytes);
  // An id of a person.
  std::string Id(std::string_view column);
  // The parts between semicolons, without white space around them and without empty ones.
  std::vector<std::string> List(std::string_view column);
  // The same; a part that stands twice is kept once, with a warning.
  std::vector<std::string> Set(std::string_view column);

  void Fault(std::string_view column, text::Message reason,
             std::vector<std::string> arguments = {});
  void Warn(std::string_view column, text::Message reason,
            std::vector<std::string> arguments = {}) const;

 private:
  bool CheckLength(std::string_view column, std::string_view text, std::size_t max_characters);

  const ImportTable& table_;
  const csv::Record& record_;
  bool ok_ = true;
};

// A number of digits alone, from `least` to `most`.
std::optional<int> ParseNumber(std::string_view text, int least, int most);

// Without ASCII white space and no-break spaces at both ends.
std::string_view Trim(std::string_view text);

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_IMPORT_TABLE_H_
