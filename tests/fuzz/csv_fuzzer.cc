// Any bytes as a file of an import: no crash, no hang, and every fault can be told.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "shared/base/csv.h"
#include "shared/rules/csv_import.h"

namespace {

// The first byte says which file the rest is.
void ImportBytes(uint8_t kind, std::string_view bytes) {
  using parvis::rules::ImportKind;
  const std::string name(
      parvis::rules::ImportFileName(static_cast<ImportKind>(kind % parvis::rules::kImportKinds)));
  parvis::rules::ImportContext context;
  context.institutions = {"KI", "SU"};
  context.competences = {"coaching", "budget"};
  const parvis::rules::InputFile files[] = {{name, bytes}};
  const parvis::rules::ImportedData data = parvis::rules::ReadImport(files, context);
  for (const parvis::rules::ImportFault& fault : data.faults.first()) {
    const std::string line = parvis::rules::FaultLine(fault, parvis::text::Language::kSwedish);
    if (line.empty() || !parvis::csv::IsUtf8(line)) std::abort();
  }
  for (const parvis::rules::ImportFault& warning : data.warnings.first()) {
    if (!parvis::csv::IsUtf8(parvis::rules::FaultLine(warning, parvis::text::Language::kEnglish))) {
      std::abort();
    }
  }
}

// What was read and is written again must be read the same.
void RoundTrip(std::string_view bytes) {
  const parvis::csv::Table table = parvis::csv::Read(bytes);
  if (table.fault.has_value()) return;
  std::string written;
  for (const parvis::csv::Record& record : table.records) {
    parvis::csv::AppendRecord(record.cells, &written, table.separator);
  }
  const parvis::csv::Table again = parvis::csv::Read(written);
  // Quotes may make a file longer than a file may be.
  if (again.fault.has_value()) return;
  if (again.separator != table.separator && table.records[0].cells.size() > 1) std::abort();
  if (again.separator != table.separator) return;
  if (again.records.size() != table.records.size()) std::abort();
  for (std::size_t i = 0; i < table.records.size(); ++i) {
    if (again.records[i].cells != table.records[i].cells) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  RoundTrip(bytes);
  ImportBytes(data[0], bytes);
  return 0;
}
