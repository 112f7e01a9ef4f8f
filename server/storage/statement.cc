#include "server/storage/statement.h"

#include <sqlite3.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "server/storage/sqlite_status.h"
#include "server/storage/statement_cache.h"
#include "shared/base/string_views.h"

namespace parvis::storage {

StatementCache::StatementCache(sqlite3* connection, QueryObserver* observer)
    : connection_(connection), observer_(observer) {}

StatementCache::~StatementCache() {
  for (auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
  sqlite3_close(connection_);
}

Query StatementCache::Prepare(Sql sql) {
  std::vector<sqlite3_stmt*>& idle = idle_[sql.text()];
  if (!idle.empty()) {
    sqlite3_stmt* statement = idle.back();
    idle.pop_back();
    return Query(this, sql.text(), statement, absl::OkStatus());
  }
  sqlite3_stmt* statement = nullptr;
  const int result =
      sqlite3_prepare_v3(connection_, sql.text().data(), static_cast<int>(sql.text().size()),
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  absl::Status status;
  if (result != SQLITE_OK) {
    status = SqliteStatus(connection_, result, sql.text());
  } else if (sqlite3_bind_parameter_count(statement) > 64) {
    status = absl::InternalError(absl::StrCat("over 64 parameters: ", AbslView(sql.text())));
  }
  return Query(this, sql.text(), statement, std::move(status));
}

void StatementCache::Return(std::string_view sql, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  idle_[sql].push_back(statement);
}

Query::Query(StatementCache* cache, std::string_view sql, sqlite3_stmt* statement,
             absl::Status status)
    : cache_(cache), sql_(sql), statement_(statement), status_(std::move(status)) {}

Query::Query(Query&& other) noexcept
    : cache_(std::exchange(other.cache_, nullptr)),
      sql_(other.sql_),
      statement_(std::exchange(other.statement_, nullptr)),
      status_(std::move(other.status_)),
      bound_(other.bound_),
      rows_(other.rows_),
      started_(other.started_),
      ended_(other.ended_),
      time_(other.time_) {}

Query::~Query() {
  if (!cache_) return;
  if (cache_->observer_ && (started_ || !status_.ok())) {
    cache_->observer_->OnQuery(sql_, rows_, time_, status_);
  }
  if (statement_) cache_->Return(sql_, statement_);
}

int Query::Parameter(const char* name) {
  if (!status_.ok()) return 0;
  const int index = sqlite3_bind_parameter_index(statement_, name);
  if (index == 0 || started_) {
    status_ = absl::InternalError(absl::StrCat(started_ ? "bound too late: " : "no parameter ",
                                               name, " in ", AbslView(sql_)));
    return 0;
  }
  bound_ |= uint64_t{1} << (index - 1);
  return index;
}

void Query::Check(int result) {
  if (result != SQLITE_OK) status_ = SqliteStatus(cache_->connection_, result, sql_);
}

Query& Query::BindInt64(const char* name, int64_t value) {
  if (const int index = Parameter(name)) Check(sqlite3_bind_int64(statement_, index, value));
  return *this;
}

Query& Query::Bind(const char* name, std::string_view text) {
  // A null pointer would bind NULL, where an empty text is meant.
  const char* data = text.data() ? text.data() : "";
  if (const int index = Parameter(name)) {
    Check(sqlite3_bind_text64(statement_, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  return *this;
}

Query& Query::Bind(const char* name, Blob blob) {
  const char* data = blob.bytes.data() ? blob.bytes.data() : "";
  if (const int index = Parameter(name)) {
    Check(sqlite3_bind_blob64(statement_, index, data, blob.bytes.size(), SQLITE_TRANSIENT));
  }
  return *this;
}

Query& Query::Bind(const char* name, absl::Time time) {
  return BindInt64(name, absl::ToUnixMicros(time));
}

Query& Query::BindNull(const char* name) {
  if (const int index = Parameter(name)) Check(sqlite3_bind_null(statement_, index));
  return *this;
}

bool Query::Next() {
  if (!status_.ok() || ended_) return false;
  if (!started_) {
    const int parameters = sqlite3_bind_parameter_count(statement_);
    const uint64_t all = parameters == 64 ? ~uint64_t{0} : (uint64_t{1} << parameters) - 1;
    if (bound_ != all) {
      status_ = absl::InternalError(absl::StrCat("unbound parameter in ", AbslView(sql_)));
      return false;
    }
    started_ = true;
  }
  const auto start = std::chrono::steady_clock::now();
  const int result = sqlite3_step(statement_);
  time_ += std::chrono::steady_clock::now() - start;
  if (result == SQLITE_ROW) {
    ++rows_;
    return true;
  }
  ended_ = true;
  if (result != SQLITE_DONE) {
    status_ =
        SqliteStatus(cache_->connection_, sqlite3_extended_errcode(cache_->connection_), sql_);
  }
  return false;
}

absl::Status Query::Run() {
  while (Next()) {
  }
  return status_;
}

bool Query::HasType(int column, int type) {
  if (!status_.ok()) return false;
  if (started_ && !ended_ && column < sqlite3_column_count(statement_) &&
      sqlite3_column_type(statement_, column) == type) {
    return true;
  }
  status_ = absl::InternalError(
      absl::StrCat("column ", column, " has another type or is no column: ", AbslView(sql_)));
  return false;
}

int64_t Query::Int64(int column) {
  return HasType(column, SQLITE_INTEGER) ? sqlite3_column_int64(statement_, column) : 0;
}

std::string Query::Text(int column) {
  if (!HasType(column, SQLITE_TEXT)) return "";
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return std::string(text, sqlite3_column_bytes(statement_, column));
}

std::string Query::Bytes(int column) {
  if (!HasType(column, SQLITE_BLOB)) return "";
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const int size = sqlite3_column_bytes(statement_, column);
  return size == 0 ? "" : std::string(bytes, size);
}

bool Query::IsNull(int column) {
  return status_.ok() && started_ && !ended_ &&
         sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

}  // namespace parvis::storage
