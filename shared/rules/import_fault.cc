#include "shared/rules/import_fault.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "shared/base/limits.h"

namespace parvis::rules {

using text::Language;
using text::Message;

namespace {

std::string Line(const std::string& file, int line, const std::string& column,
                 const std::string& reason) {
  std::string out = file;
  if (line > 0) absl::StrAppend(&out, ":", line);
  if (!column.empty()) absl::StrAppend(&out, ": ", column);
  return absl::StrCat(out, ": ", reason);
}

}  // namespace

void ImportFaults::Add(ImportFault fault) {
  ++count_;
  if (first_.size() < limits::kReportedFaults) first_.push_back(std::move(fault));
}

std::string FaultReason(const ImportFault& fault, Language language) {
  return text::Render(fault.reason, language, fault.arguments);
}

std::string FaultLine(const ImportFault& fault, Language language) {
  return Line(fault.file, fault.line, fault.column, FaultReason(fault, language));
}

std::string FaultLine(const v1::ImportFault& fault, Language language) {
  return Line(fault.file(), fault.line(), fault.column(),
              language == Language::kSwedish ? fault.reason().sv() : fault.reason().en());
}

std::string FaultLines(const ImportFaults& faults, Language language) {
  std::string out;
  for (const ImportFault& fault : faults.first()) out += FaultLine(fault, language) + "\n";
  const int more = faults.count() - static_cast<int>(faults.first().size());
  if (more > 0) {
    const std::string number = std::to_string(more);
    out += text::Render(Message::kImportMoreFaults, language, {number}) + "\n";
  }
  return out;
}

v1::ImportFault FaultMessage(const ImportFault& fault) {
  v1::ImportFault message;
  message.set_file(fault.file);
  message.set_line(fault.line);
  message.set_column(fault.column);
  message.mutable_reason()->set_sv(FaultReason(fault, Language::kSwedish));
  message.mutable_reason()->set_en(FaultReason(fault, Language::kEnglish));
  return message;
}

ImportFault CsvFault(std::string_view file, const csv::Fault& fault, const csv::Limits& limits) {
  ImportFault out;
  out.file = std::string(file);
  out.line = fault.line;
  switch (fault.kind) {
    case csv::FaultKind::kFileTooLarge:
      out.reason = Message::kImportFileTooLarge;
      out.arguments = {std::to_string(limits.file_bytes / (1024 * 1024))};
      break;
    case csv::FaultKind::kEmpty:
      out.reason = Message::kImportFileEmpty;
      break;
    case csv::FaultKind::kUtf16:
      out.reason = Message::kImportFileUtf16;
      break;
    case csv::FaultKind::kNotText:
      out.reason = Message::kImportFileNotText;
      out.arguments = {absl::StrFormat("0x%02X", fault.byte)};
      break;
    case csv::FaultKind::kBrokenUtf8:
      out.reason = Message::kImportFileBrokenUtf8;
      break;
    case csv::FaultKind::kUnclosedQuote:
      out.reason = Message::kImportQuoteUnclosed;
      out.arguments = {std::to_string(fault.detail_line)};
      break;
    case csv::FaultKind::kTextAfterQuote:
      out.reason = Message::kImportQuoteTextAfter;
      out.arguments = {std::to_string(fault.detail_line)};
      break;
    case csv::FaultKind::kQuoteInBareCell:
      out.reason = Message::kImportQuoteInCell;
      out.arguments = {std::to_string(fault.detail_line)};
      break;
    case csv::FaultKind::kTooManyRecords:
      out.reason = Message::kImportTooManyRecords;
      out.arguments = {std::to_string(limits.records)};
      break;
    case csv::FaultKind::kTooManyColumns:
      out.reason = Message::kImportTooManyColumns;
      out.arguments = {std::to_string(limits::kCsvColumns)};
      break;
    case csv::FaultKind::kTooManyCells:
      out.reason = Message::kImportTooManyCells;
      out.arguments = {std::to_string(limits.cells)};
      break;
    case csv::FaultKind::kCellTooLong:
      out.reason =
          fault.detail_line > 0 ? Message::kImportQuotedCellTooLong : Message::kImportCellTooLong;
      out.arguments = {std::to_string(limits::kCsvCellBytes), std::to_string(fault.detail_line)};
      if (fault.detail_line == 0) out.arguments.pop_back();
      break;
  }
  return out;
}

std::string Excerpt(std::string_view cell) {
  constexpr std::size_t kMaxBytes = 60;
  std::string out(cell.substr(0, kMaxBytes));
  if (cell.size() > kMaxBytes) {
    std::size_t end = kMaxBytes;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0) == 0x80) --end;
    out.resize(end);
    out += "…";
  }
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';  // A fault is one line of output.
  }
  return out;
}

}  // namespace parvis::rules
