#include "shared/base/csv.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "shared/base/limits.h"

namespace parvis::csv {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// Length of the well-formed UTF-8 sequence at the start of `bytes`, 0 if there is none.
// Unicode 15.0, table 3-7: only the second byte's range depends on the first.
std::size_t Utf8SequenceLength(std::string_view bytes) {
  const auto at = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char first = at(0);
  if (first < 0x80) return 1;
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  if (bytes.size() < length || at(1) < low || at(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (at(i) < 0x80 || at(i) > 0xBF) return 0;
  }
  return length;
}

// Offset of the first byte that is not UTF-8; the size if all is.
std::size_t Utf8PrefixLength(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const std::size_t length = Utf8SequenceLength(bytes.substr(i));
    if (length == 0) return i;
    i += length;
  }
  return i;
}

// Windows-1252, 0x80 to 0x9F, as Unicode code points (Unicode's CP1252.TXT); 0 is undefined.
constexpr std::array<uint16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void AppendUtf8(uint32_t code_point, std::string* out) {
  if (code_point < 0x80) {
    out->push_back(static_cast<char>(code_point));
  } else if (code_point < 0x800) {
    out->push_back(static_cast<char>(0xC0 | (code_point >> 6)));
    out->push_back(static_cast<char>(0x80 | (code_point & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xE0 | (code_point >> 12)));
    out->push_back(static_cast<char>(0x80 | ((code_point >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (code_point & 0x3F)));
  }
}

// Undefined bytes were refused before.
std::string Utf8FromWindows1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    AppendUtf8(byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte, &out);
  }
  return out;
}

int LineOf(std::string_view bytes, std::size_t offset) {
  int line = 1;
  for (std::size_t i = 0; i < offset; ++i) {
    if (bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < bytes.size() && bytes[i + 1] == '\n'))) {
      ++line;
    }
  }
  return line;
}

// The first byte that no text file holds: a control character, or one without meaning in the
// code page. Photographs, spreadsheets' own files and UTF-16 without a mark all end here.
std::optional<Fault> FindGarbage(std::string_view bytes, bool windows_1252) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const bool control =
        (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
    const bool undefined =
        windows_1252 && byte >= 0x80 && byte < 0xA0 && kWindows1252[byte - 0x80] == 0;
    if (control || undefined) {
      return Fault{.kind = FaultKind::kNotText, .line = LineOf(bytes, i), .byte = byte};
    }
  }
  return std::nullopt;
}

char DetectSeparator(std::string_view text) {
  int commas = 0;
  int semicolons = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    // The header is the first line that holds anything.
    if ((c == '\n' || c == '\r') && commas + semicolons > 0) break;
    commas += c == ',';
    semicolons += c == ';';
  }
  return semicolons > commas ? ';' : ',';
}

// Cuts UTF-8 text into records.
class Reader {
 public:
  Reader(std::string_view text, const Limits& limits, Table* table)
      : text_(text), limits_(limits), table_(table) {}

  void ReadAll() {
    while (at_ < text_.size() && !table_->fault.has_value()) {
      if (AtLineEnd()) {
        SkipLineEnd();
        continue;
      }
      ReadRecord();
    }
  }

 private:
  bool AtLineEnd() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

  // CRLF is one end of line, not two.
  void SkipLineEnd() {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
  }

  void Fail(FaultKind kind, int line, int detail_line = 0) {
    table_->fault = Fault{.kind = kind, .line = line, .detail_line = detail_line};
  }

  void ReadRecord() {
    Record record{.line = line_, .cells = {}};
    if (table_->records.size() == limits_.records + 1) {  // The header is none of them.
      return Fail(FaultKind::kTooManyRecords, record.line);
    }
    while (true) {
      if (record.cells.size() == limits::kCsvColumns) {
        return Fail(FaultKind::kTooManyColumns, record.line);
      }
      if (++cells_ > limits_.cells) return Fail(FaultKind::kTooManyCells, record.line);
      record.cells.emplace_back();
      std::string* cell = &record.cells.back();
      if (at_ < text_.size() && text_[at_] == '"') {
        ReadQuotedCell(record.line, cell);
      } else {
        ReadBareCell(record.line, cell);
      }
      if (table_->fault.has_value()) return;
      if (at_ == text_.size()) break;
      if (AtLineEnd()) {
        SkipLineEnd();
        break;
      }
      ++at_;  // The separator; another cell follows, if only an empty one.
    }
    table_->records.push_back(std::move(record));
  }

  void ReadBareCell(int record_line, std::string* cell) {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != table_->separator && !AtLineEnd()) {
      if (text_[at_] == '"') return Fail(FaultKind::kQuoteInBareCell, record_line, line_);
      if (at_ - start == limits::kCsvCellBytes) return Fail(FaultKind::kCellTooLong, record_line);
      ++at_;
    }
    cell->assign(text_.substr(start, at_ - start));
  }

  void ReadQuotedCell(int record_line, std::string* cell) {
    const int quote_line = line_;
    ++at_;
    while (true) {
      if (at_ == text_.size()) return Fail(FaultKind::kUnclosedQuote, record_line, quote_line);
      if (text_[at_] == '"') {
        ++at_;
        if (at_ == text_.size() || text_[at_] == table_->separator || AtLineEnd()) return;
        if (text_[at_] != '"') return Fail(FaultKind::kTextAfterQuote, record_line, line_);
        cell->push_back('"');
        ++at_;
      } else if (AtLineEnd()) {
        const std::size_t start = at_;
        SkipLineEnd();
        cell->append(text_.substr(start, at_ - start));
      } else {
        cell->push_back(text_[at_++]);
      }
      if (cell->size() > limits::kCsvCellBytes) {
        // A forgotten quote swallows the rest of the file; say where it stands.
        return Fail(FaultKind::kCellTooLong, record_line, quote_line);
      }
    }
  }

  std::string_view text_;
  Limits limits_;
  Table* table_;
  std::size_t at_ = 0;
  std::size_t cells_ = 0;
  int line_ = 1;
};

}  // namespace

bool IsUtf8(std::string_view bytes) { return Utf8PrefixLength(bytes) == bytes.size(); }

Table Read(std::string_view bytes, const Limits& limits) {
  Table table;
  if (bytes.size() > limits.file_bytes) {
    table.fault = Fault{.kind = FaultKind::kFileTooLarge};
    return table;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    table.fault = Fault{.kind = FaultKind::kUtf16};
    return table;
  }
  const bool marked = bytes.starts_with(kUtf8Mark);
  if (marked) bytes.remove_prefix(kUtf8Mark.size());
  const std::size_t valid = Utf8PrefixLength(bytes);
  const bool utf8 = valid == bytes.size();
  table.fault = FindGarbage(bytes, !utf8 && !marked);
  if (table.fault.has_value()) return table;
  if (!utf8 && marked) {
    table.fault = Fault{.kind = FaultKind::kBrokenUtf8, .line = LineOf(bytes, valid)};
    return table;
  }
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    table.fault = Fault{.kind = FaultKind::kEmpty};
    return table;
  }
  std::string decoded;
  if (!utf8) {
    decoded = Utf8FromWindows1252(bytes);
    bytes = decoded;
    table.was_windows_1252 = true;
  }
  table.separator = DetectSeparator(bytes);
  Reader(bytes, limits, &table).ReadAll();
  return table;
}

void AppendRecord(std::span<const std::string> cells, std::string* out, char separator) {
  const bool lone_empty_cell = cells.size() == 1 && cells[0].empty();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out->push_back(separator);
    const std::string& cell = cells[i];
    // Both separators, so that a reader that guesses from the header guesses right; and what looks
    // like a file's byte-order mark, which a reader would drop.
    if (!lone_empty_cell && cell.find_first_of(",;\"\r\n") == std::string::npos &&
        !cell.starts_with(kUtf8Mark)) {
      out->append(cell);
      continue;
    }
    out->push_back('"');
    for (const char c : cell) {
      if (c == '"') out->push_back('"');
      out->push_back(c);
    }
    out->push_back('"');
  }
  out->append("\r\n");
}

}  // namespace parvis::csv
