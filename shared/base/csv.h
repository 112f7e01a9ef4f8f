// CSV as RFC 4180 has it and as spreadsheets write it. Knows nothing of what the cells mean.
// Pure functions: any thread may call them.
#ifndef PARVIS_SHARED_BASE_CSV_H_
#define PARVIS_SHARED_BASE_CSV_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/limits.h"

namespace parvis::csv {

// One record. `line` is the physical line on which it starts, from 1; CRLF, LF and a lone CR
// each end a line, inside quotes as well.
struct Record {
  int line = 0;
  std::vector<std::string> cells;
};

// What makes a file unreadable.
enum class FaultKind {
  kFileTooLarge,     // Over Limits::file_bytes; nothing of it was looked at.
  kEmpty,            // No bytes but white space.
  kUtf16,            // A UTF-16 byte-order mark, as "Unicode text" of a spreadsheet.
  kNotText,          // A byte that stands in no text, such as NUL.
  kBrokenUtf8,       // A UTF-8 byte-order mark, but not UTF-8 after it.
  kUnclosedQuote,    // The file ends inside quotes.
  kTextAfterQuote,   // Something between a closing quote and the next separator.
  kQuoteInBareCell,  // A quote in a cell that does not start with one.
  kTooManyRecords,   // Over Limits::records.
  kTooManyColumns,   // Over limits::kCsvColumns.
  kTooManyCells,     // Over Limits::cells.
  kCellTooLong,      // Over limits::kCsvCellBytes.
};

// Where reading ended, and why. `line` is the line on which the record in fault starts, or of the
// byte in fault; 0 if the whole file is meant. `detail_line` is the line of the quote, for faults
// of quoting. `byte` is set for kNotText.
struct Fault {
  FaultKind kind = FaultKind::kEmpty;
  int line = 0;
  int detail_line = 0;
  unsigned char byte = 0;
};

// A file's content in UTF-8. If `fault` is set, `records` holds only what stands before it, and
// nothing should be made of that.
struct Table {
  std::vector<Record> records;  // The header comes first, like any other.
  char separator = ',';
  bool was_windows_1252 = false;  // Not UTF-8, so read as Windows-1252: tell the user.
  std::optional<Fault> fault;
};

// What a file may hold. The defaults are those of an import.
struct Limits {
  std::size_t file_bytes = limits::kCsvFileBytes;
  std::size_t records = limits::kCsvRecords;
  std::size_t cells = limits::kCsvCells;
};

// Reads a whole file. The separator is `;` if the first line holds more semicolons than commas
// outside quotes, else `,`. A UTF-8 byte-order mark is dropped; lines without any character are
// skipped. The limits, and the others of shared/base/limits.h, hold before memory is taken.
Table Read(std::string_view bytes, const Limits& limits = {});

// Appends one record to `out`, ended by CRLF as RFC 4180 says. Quotes exactly the cells that
// need it, and a single empty cell, which would otherwise be an empty line.
void AppendRecord(std::span<const std::string> cells, std::string* out, char separator = ',');

// Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7).
bool IsUtf8(std::string_view bytes);

}  // namespace parvis::csv

#endif  // PARVIS_SHARED_BASE_CSV_H_
