// What is wrong, or odd, at one place of a file that a person gave us, in both languages.
// Values and pure functions: any thread may call them.
#ifndef PARVIS_SHARED_RULES_IMPORT_FAULT_H_
#define PARVIS_SHARED_RULES_IMPORT_FAULT_H_

#include <string>
#include <string_view>
#include <vector>

#include "parvis/v1/application.pb.h"
#include "shared/base/csv.h"
#include "shared/text/messages.h"

namespace parvis::rules {

// A fault (or a warning: the list it stands in tells which).
struct ImportFault {
  std::string file;
  int line = 0;        // Physical line where the record starts, from 1; 0: the whole file.
  std::string column;  // Empty: the whole record, or the whole file.
  text::Message reason = text::Message::kCount;
  std::vector<std::string> arguments;
};

// Keeps the first limits::kReportedFaults and counts the rest, so that a large file full of
// faults costs no more memory than a small one.
class ImportFaults {
 public:
  void Add(ImportFault fault);
  const std::vector<ImportFault>& first() const { return first_; }
  int count() const { return count_; }
  bool empty() const { return count_ == 0; }

 private:
  std::vector<ImportFault> first_;
  int count_ = 0;
};

// The reason alone.
std::string FaultReason(const ImportFault& fault, text::Language language);

// `adepts.csv:9: id: a001 stands twice, first on line 2`; without line or column where there is
// none.
std::string FaultLine(const ImportFault& fault, text::Language language);
std::string FaultLine(const v1::ImportFault& fault, text::Language language);

// The lines of all faults that were kept, and then how many more there are; each ends in \n.
std::string FaultLines(const ImportFaults& faults, text::Language language);

// As the contract has it.
v1::ImportFault FaultMessage(const ImportFault& fault);

// Why a file could not be read as CSV.
ImportFault CsvFault(std::string_view file, const csv::Fault& fault,
                     const csv::Limits& limits = {});

// The text at most so long that it fits in a sentence; cut between characters, with `…`.
std::string Excerpt(std::string_view cell);

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_IMPORT_FAULT_H_
