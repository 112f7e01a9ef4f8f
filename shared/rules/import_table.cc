#include "shared/rules/import_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "shared/base/characters.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"

namespace parvis::rules {
namespace {

using text::Message;

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

std::string Lower(std::string_view text) {
  std::string out(text);
  absl::AsciiStrToLower(&out);
  return out;
}

bool AllEmpty(const csv::Record& record) {
  return std::all_of(record.cells.begin(), record.cells.end(),
                     [](const std::string& cell) { return Trim(cell).empty(); });
}

// Catches slips of the keyboard; whether the address exists, only a mail can tell.
bool LooksLikeEmail(std::string_view email) {
  const std::size_t at = email.find('@');
  if (at == std::string_view::npos || at == 0 || email.find('@', at + 1) != email.npos) {
    return false;
  }
  const std::string_view domain = email.substr(at + 1);
  return domain.find('.') != domain.npos && domain.front() != '.' && domain.back() != '.' &&
         domain.find("..") == domain.npos && email.size() <= limits::kEmailBytes &&
         email.find_first_of(" \t\r\n,;:<>()[]\\\"") == email.npos;
}

}  // namespace

std::string_view Trim(std::string_view text) {
  while (!text.empty()) {
    if (absl::ascii_isspace(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else {
      break;
    }
  }
  while (!text.empty()) {
    if (absl::ascii_isspace(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      break;
    }
  }
  return text;
}

std::optional<int> ParseNumber(std::string_view text, int least, int most) {
  constexpr std::size_t kMostDigits = 9;  // So that an int holds it.
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (!absl::ascii_isdigit(c)) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  if (number < least || number > most) return std::nullopt;
  return number;
}

std::optional<ImportTable> ImportTable::Read(std::string file, std::string_view content,
                                             std::span<const ImportColumn> columns,
                                             ImportReport report, const csv::Limits& limits) {
  ImportTable table;
  table.file_ = std::move(file);
  table.report_ = report;
  csv::Table read = csv::Read(content, limits);
  if (read.fault.has_value()) {
    report.faults->Add(CsvFault(table.file_, *read.fault, limits));
    return std::nullopt;
  }
  if (read.was_windows_1252) {
    table.Add(report.warnings, 0, "", Message::kImportFileWindows1252, {});
  }
  if (!table.BindHeader(read.records.front(), columns)) return std::nullopt;
  table.KeepRecords(std::move(read.records));
  return table;
}

bool ImportTable::BindHeader(const csv::Record& header, std::span<const ImportColumn> columns) {
  bool ok = true;
  std::set<std::string_view> bound;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string name = Lower(Trim(header.cells[i]));
    if (name.empty()) continue;
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const ImportColumn& c) { return c.name == name; });
    if (column == columns.end()) {
      Add(report_.warnings, header.line, Excerpt(Trim(header.cells[i])),
          Message::kImportColumnUnknown, {});
    } else if (!bound.insert(column->name).second) {
      Add(report_.faults, header.line, column->name, Message::kImportColumnTwice, {});
      ok = false;
    } else {
      columns_.push_back({column->name, i});
    }
  }
  for (const ImportColumn& column : columns) {
    if (!column.required || bound.contains(column.name)) continue;
    Add(report_.faults, header.line, column.name, Message::kImportColumnMissing, {});
    ok = false;
  }
  return ok;
}

void ImportTable::KeepRecords(std::vector<csv::Record> records) {
  const std::size_t width = records.front().cells.size();
  for (std::size_t i = 1; i < records.size(); ++i) {
    csv::Record& record = records[i];
    if (AllEmpty(record)) continue;
    if (record.cells.size() != width) {
      Add(report_.faults, record.line, "", Message::kImportCellCount,
          {std::to_string(record.cells.size()), std::to_string(width)});
      ++refused_;
      continue;
    }
    records_.push_back(std::move(record));
  }
  if (records_.empty() && refused_ == 0) {
    Add(report_.warnings, 0, "", Message::kImportNoRecords, {});
  }
}

void ImportTable::Add(ImportFaults* to, int line, std::string_view column, Message reason,
                      std::vector<std::string> arguments) const {
  to->Add(ImportFault{.file = file_,
                      .line = line,
                      .column = std::string(column),
                      .reason = reason,
                      .arguments = std::move(arguments)});
}

std::string_view ImportRow::Cell(std::string_view column) const {
  for (const ImportTable::BoundColumn& bound : table_.columns_) {
    if (bound.name == column) return Trim(record_.cells[bound.index]);
  }
  return {};
}

void ImportRow::Fault(std::string_view column, Message reason, std::vector<std::string> arguments) {
  ok_ = false;
  table_.Add(table_.report_.faults, line(), column, reason, std::move(arguments));
}

void ImportRow::Warn(std::string_view column, Message reason,
                     std::vector<std::string> arguments) const {
  table_.Add(table_.report_.warnings, line(), column, reason, std::move(arguments));
}

bool ImportRow::CheckLength(std::string_view column, std::string_view text,
                            std::size_t max_characters) {
  const std::size_t characters = CountCharacters(text);
  if (characters <= max_characters) return true;
  Fault(column, Message::kImportTextTooLong,
        {std::to_string(characters), std::to_string(max_characters)});
  return false;
}

std::string ImportRow::Line(std::string_view column, std::size_t max_characters, Empty empty) {
  std::string text(Cell(column));
  if (text.empty() && empty == Empty::kFault) Fault(column, Message::kImportCellEmpty);
  if (!CheckLength(column, text, max_characters)) return "";
  std::replace_if(
      text.begin(), text.end(), [](char c) { return absl::ascii_isspace(c); }, ' ');
  return text;
}

std::string ImportRow::Paragraphs(std::string_view column, std::size_t max_characters) {
  const std::string_view text = Cell(column);
  return CheckLength(column, text, max_characters) ? std::string(text) : "";
}

int ImportRow::Number(std::string_view column, int least, int most) {
  const std::string_view cell = Cell(column);
  if (cell.empty()) {
    Fault(column, Message::kImportCellEmpty);
    return least;
  }
  const std::optional<int> number = ParseNumber(cell, least, most);
  if (!number.has_value()) {
    Fault(column, Message::kImportNumberBad,
          {Excerpt(cell), std::to_string(least), std::to_string(most)});
  }
  return number.value_or(least);
}

int ImportRow::Word(std::string_view column, std::span<const ImportWord> words) {
  const std::string cell = Lower(Cell(column));
  std::string all;
  bool empty_allowed = false;
  for (const ImportWord& word : words) {
    if (word.word == cell) return word.value;
    if (word.word.empty()) {
      empty_allowed = true;
      continue;
    }
    if (!all.empty()) all += ", ";
    all += word.word;
  }
  if (cell.empty() && !empty_allowed) {
    Fault(column, Message::kImportCellEmpty);
  } else {
    Fault(column, Message::kImportWordBad, {Excerpt(Cell(column)), all});
  }
  return words.front().value;
}

bool ImportRow::YesNo(std::string_view column) {
  static constexpr ImportWord kWords[] = {{"yes", 1}, {"no", 0}};
  return Word(column, kWords) == 1;
}

std::string ImportRow::Email(std::string_view column, Empty empty) {
  const std::string_view cell = Cell(column);
  if (cell.empty()) {
    if (empty == Empty::kFault) Fault(column, Message::kImportCellEmpty);
  } else if (!LooksLikeEmail(cell)) {
    Fault(column, Message::kImportEmailBad, {Excerpt(cell)});
  }
  return std::string(cell);
}

std::string ImportRow::Code(std::string_view column, std::size_t max_bytes) {
  const std::string_view cell = Cell(column);
  const bool well_formed = std::all_of(cell.begin(), cell.end(),
                                       [](char c) { return absl::ascii_isalnum(c) || c == '-'; });
  if (!cell.empty() && well_formed && cell.size() <= max_bytes) return std::string(cell);
  if (cell.empty()) {
    Fault(column, Message::kImportCellEmpty);
  } else {
    Fault(column, Message::kImportCodeBad, {Excerpt(cell), std::to_string(max_bytes)});
  }
  return "";
}

std::string ImportRow::Id(std::string_view column) {
  const std::string_view cell = Cell(column);
  if (names::IsPersonId(cell)) return std::string(cell);
  if (cell.empty()) {
    Fault(column, Message::kImportCellEmpty);
  } else {
    Fault(column, Message::kImportIdBad, {Excerpt(cell), std::to_string(limits::kPersonIdBytes)});
  }
  return "";
}

std::vector<std::string> ImportRow::List(std::string_view column) {
  std::vector<std::string> parts;
  std::string_view rest = Cell(column);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view part = Trim(rest.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (parts.size() > limits::kListItems) {
    Fault(column, Message::kImportListTooLong,
          {std::to_string(parts.size()), std::to_string(limits::kListItems)});
    parts.clear();
  }
  return parts;
}

std::vector<std::string> ImportRow::Set(std::string_view column) {
  std::vector<std::string> kept;
  for (std::string& part : List(column)) {
    if (std::find(kept.begin(), kept.end(), part) != kept.end()) {
      Warn(column, Message::kImportItemTwice, {Excerpt(part)});
    } else {
      kept.push_back(std::move(part));
    }
  }
  return kept;
}

}  // namespace parvis::rules
