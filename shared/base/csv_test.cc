#include "shared/base/csv.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/base/limits.h"

namespace parvis::csv {
namespace {

using ::testing::ElementsAre;

std::vector<std::vector<std::string>> Cells(const Table& table) {
  std::vector<std::vector<std::string>> cells;
  for (const Record& record : table.records) cells.push_back(record.cells);
  return cells;
}

void ExpectFault(std::string_view bytes, FaultKind kind, int line, int detail_line = 0) {
  const Table table = Read(bytes);
  ASSERT_TRUE(table.fault.has_value()) << bytes.substr(0, 60);
  EXPECT_EQ(table.fault->kind, kind) << bytes.substr(0, 60);
  EXPECT_EQ(table.fault->line, line) << bytes.substr(0, 60);
  EXPECT_EQ(table.fault->detail_line, detail_line) << bytes.substr(0, 60);
}

TEST(CsvTest, ReadsCommasQuotesAndEveryEndOfLine) {
  const Table table = Read("a,b\r\n1,\"x, \"\"y\"\"\"\n\r2,\r3,\"\"");
  EXPECT_FALSE(table.fault.has_value());
  EXPECT_FALSE(table.was_windows_1252);
  EXPECT_THAT(Cells(table), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "x, \"y\""),
                                        ElementsAre("2", ""), ElementsAre("3", "")));
}

TEST(CsvTest, CountsPhysicalLinesAcrossQuotedLineEndsAndBlankLines) {
  const Table table = Read("a,b\n1,\"x\r\ny\rz\nw\"\n\n2,v\n");
  ASSERT_EQ(table.records.size(), 3u);
  EXPECT_EQ(table.records[1].line, 2);
  EXPECT_EQ(table.records[1].cells[1], "x\r\ny\rz\nw");
  EXPECT_EQ(table.records[2].line, 7);
}

TEST(CsvTest, TakesTheSeparatorFromTheHeaderOutsideQuotes) {
  EXPECT_THAT(Cells(Read("a;b\n1,5;2\n")),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1,5", "2")));
  EXPECT_THAT(Cells(Read("\"a;b;c\",d\n1,2\n")),
              ElementsAre(ElementsAre("a;b;c", "d"), ElementsAre("1", "2")));
  EXPECT_THAT(Cells(Read("\n\na;b\n")), ElementsAre(ElementsAre("a", "b")));
}

TEST(CsvTest, DropsAByteOrderMark) {
  EXPECT_THAT(Cells(Read("\xEF\xBB\xBFid,name\n")), ElementsAre(ElementsAre("id", "name")));
}

TEST(CsvTest, ReadsWindows1252WithAFlag) {
  const Table table = Read("name;note\n\xC5sa \x96 \x80;\xF6l\n");
  EXPECT_FALSE(table.fault.has_value());
  EXPECT_TRUE(table.was_windows_1252);
  EXPECT_THAT(table.records[1].cells, ElementsAre("Åsa – €", "öl"));
}

TEST(CsvTest, TellsWhereQuotingIsBroken) {
  ExpectFault("a,b\n1,2\n3,\"never\nclosed,\n", FaultKind::kUnclosedQuote, 3, 3);
  ExpectFault("a,b\n1,\"x\"y\n", FaultKind::kTextAfterQuote, 2, 2);
  ExpectFault("a,b\n\"l\n1\",x\"y\"\n", FaultKind::kQuoteInBareCell, 2, 3);
}

TEST(CsvTest, RefusesWhatIsNoText) {
  ExpectFault("", FaultKind::kEmpty, 0);
  ExpectFault("\xEF\xBB\xBF \r\n\t", FaultKind::kEmpty, 0);
  ExpectFault(std::string_view("\xFF\xFEi\0d\0", 6), FaultKind::kUtf16, 0);
  ExpectFault(std::string_view("a,b\n1,\0\n", 8), FaultKind::kNotText, 2);
  ExpectFault("a,b\nPK\x03\x04,\n", FaultKind::kNotText, 2);
  ExpectFault("a,b\n\xC5 \x81,\n", FaultKind::kNotText, 2);
  ExpectFault(
      "\xEF\xBB\xBF"
      "a,b\nok,\n\xC5sa,\n",
      FaultKind::kBrokenUtf8, 3);
}

TEST(CsvTest, HoldsItsLimits) {
  ExpectFault(std::string(limits::kCsvFileBytes + 1, 'x'), FaultKind::kFileTooLarge, 0);
  const std::string long_cell(limits::kCsvCellBytes, 'x');
  EXPECT_FALSE(Read("a,b\n" + long_cell + ",\"" + long_cell + "\"\n").fault.has_value());
  ExpectFault("a,b\n" + long_cell + "x,1\n", FaultKind::kCellTooLong, 2);
  ExpectFault("a,b\n1,2\n3,\"" + long_cell + "x\"\n", FaultKind::kCellTooLong, 3, 3);
  EXPECT_FALSE(Read(std::string(limits::kCsvColumns - 1, ',')).fault.has_value());
  ExpectFault(std::string(limits::kCsvColumns, ','), FaultKind::kTooManyColumns, 1);
  std::string records = "a\n";
  for (std::size_t i = 0; i < limits::kCsvRecords; ++i) records += "1\n";
  EXPECT_FALSE(Read(records).fault.has_value());
  ExpectFault(records + "1\n", FaultKind::kTooManyRecords,
              static_cast<int>(limits::kCsvRecords) + 2);
  std::string wide;
  for (std::size_t i = 0; i <= limits::kCsvCells / limits::kCsvColumns; ++i) {
    wide += std::string(limits::kCsvColumns - 1, ',') + "\n";
  }
  ExpectFault(wide, FaultKind::kTooManyCells,
              static_cast<int>(limits::kCsvCells / limits::kCsvColumns) + 1);
}

TEST(CsvTest, KnowsWellFormedUtf8) {
  EXPECT_TRUE(IsUtf8("Åsa € 𝄞 \xF4\x8F\xBF\xBF"));
  EXPECT_FALSE(IsUtf8("\xC0\x80"));          // Overlong.
  EXPECT_FALSE(IsUtf8("\xE0\x9F\xBF"));      // Overlong.
  EXPECT_FALSE(IsUtf8("\xED\xA0\x80"));      // A surrogate.
  EXPECT_FALSE(IsUtf8("\xF4\x90\x80\x80"));  // Beyond U+10FFFF.
  EXPECT_FALSE(IsUtf8("\xE2\x82"));          // Cut off.
}

TEST(CsvTest, WritesOnlyTheQuotesThatAreNeeded) {
  std::string out;
  AppendRecord(std::vector<std::string>{"a b", "1,5", "say \"hi\"", "x;y", "", "l\nm"}, &out);
  AppendRecord(std::vector<std::string>{""}, &out);
  EXPECT_EQ(out, "a b,\"1,5\",\"say \"\"hi\"\"\",\"x;y\",,\"l\nm\"\r\n\"\"\r\n");
}

TEST(CsvTest, AByteOrderMarkInACellIsReadBack) {
  std::string out;
  AppendRecord(std::vector<std::string>{"\xEF\xBB\xBF"
                                        "a",
                                        "b"},
               &out);
  EXPECT_THAT(Cells(Read(out)), ElementsAre(ElementsAre("\xEF\xBB\xBF"
                                                        "a",
                                                        "b")));
}

RC_GTEST_PROP(CsvTest, WhatIsWrittenIsReadBackTheSame, (bool semicolon)) {
  const char separator = semicolon ? ';' : ',';
  const auto cell = rc::gen::container<std::string>(
      rc::gen::element<char>('a', 'b', ' ', ',', ';', '"', '\n', '\r', '\t'));
  const auto width = *rc::gen::inRange<std::size_t>(2, 5);
  const auto rows = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(width, cell)));
  std::string out = "\xEF\xBB\xBF";
  std::vector<std::string> header(width, "Å");
  AppendRecord(header, &out, separator);
  for (const std::vector<std::string>& row : rows) AppendRecord(row, &out, separator);
  const Table table = Read(out);
  RC_ASSERT(!table.fault.has_value());
  RC_ASSERT(table.separator == separator);
  std::vector<std::vector<std::string>> expected = {header};
  expected.insert(expected.end(), rows.begin(), rows.end());
  RC_ASSERT(Cells(table) == expected);
}

// The reader must come to an end, and to a table or a fault, for any bytes at all.
RC_GTEST_PROP(CsvTest, AnyBytesGiveATableOrAFault, (const std::string& bytes)) {
  const Table table = Read(bytes);
  int line = 0;
  for (const Record& record : table.records) {
    RC_ASSERT(record.line > line);
    RC_ASSERT(!record.cells.empty());
    line = record.line;
    for (const std::string& cell : record.cells) RC_ASSERT(IsUtf8(cell));
  }
  RC_ASSERT(table.fault.has_value() || !table.records.empty());
}

}  // namespace
}  // namespace parvis::csv
