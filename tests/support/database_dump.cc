#include "tests/support/database_dump.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace parvis::testing {
namespace {

// Rows of text; a NULL is told from an empty text.
std::vector<std::string> Rows(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    std::fprintf(stderr, "%s: %s\n", sql.c_str(), sqlite3_errmsg(db));
    std::abort();
  }
  std::vector<std::string> rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::string row;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      if (i > 0) row += '|';
      const void* bytes = sqlite3_column_blob(statement, i);
      const int size = sqlite3_column_bytes(statement, i);
      const bool null = sqlite3_column_type(statement, i) == SQLITE_NULL;
      row += null ? "NULL" : std::string(static_cast<const char*>(bytes), size);
    }
    rows.push_back(row);
  }
  sqlite3_finalize(statement);
  return rows;
}

}  // namespace

std::string DumpDatabase(const std::string& path) {
  sqlite3* db = nullptr;
  if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) {
    std::fprintf(stderr, "cannot open %s\n", path.c_str());
    std::abort();
  }
  std::string dump;
  for (const std::string& table :
       Rows(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
    dump += "== " + table + "\n";
    for (const std::string& row : Rows(db, "SELECT * FROM \"" + table + "\"")) dump += row + "\n";
  }
  sqlite3_close(db);
  return dump;
}

}  // namespace parvis::testing
