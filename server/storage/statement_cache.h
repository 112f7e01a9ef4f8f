// The prepared statements of one connection.
#ifndef PARVIS_SERVER_STORAGE_STATEMENT_CACHE_H_
#define PARVIS_SERVER_STORAGE_STATEMENT_CACHE_H_

#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/storage/observer.h"
#include "server/storage/statement.h"

struct sqlite3;

namespace parvis::storage {

// Owns the connection. Used by one thread at a time. The number of statements is bounded by the
// number of SQL literals in the program.
class StatementCache {
 public:
  StatementCache(sqlite3* connection, QueryObserver* observer);
  ~StatementCache();
  StatementCache(const StatementCache&) = delete;
  StatementCache& operator=(const StatementCache&) = delete;

  Query Prepare(Sql sql);
  sqlite3* connection() const { return connection_; }

 private:
  friend class Query;
  void Return(std::string_view sql, sqlite3_stmt* statement);

  sqlite3* const connection_;
  QueryObserver* const observer_;
  // Those not in use. A statement that is used within its own loop is prepared a second time.
  std::unordered_map<std::string_view, std::vector<sqlite3_stmt*>> idle_;
};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_STATEMENT_CACHE_H_
