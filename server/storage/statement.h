// One SQL statement: bind by name, step, read columns by type.
//
//   storage::Query query = db.Prepare("SELECT number, title_sv FROM rounds WHERE id = $round");
//   query.Bind("$round", id);
//   while (query.Next()) {
//     round.set_number(query.Int(0));
//     round.mutable_title()->set_sv(query.Text(1));
//   }
//   RETURN_IF_ERROR(query.status());
#ifndef PARVIS_SERVER_STORAGE_STATEMENT_H_
#define PARVIS_SERVER_STORAGE_STATEMENT_H_

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/time/time.h"

struct sqlite3_stmt;

namespace parvis::storage {

class StatementCache;

// SQL that is a literal by type: text made at run time does not compile.
class Sql {
 public:
  template <std::size_t N>
  consteval Sql(const char (&literal)[N]) : text_(literal, N - 1) {}  // NOLINT: meant to convert.
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

// A prepared statement in use by one thread; it goes back to its connection's cache when this
// dies, and must die before its transaction ends. Faults (bad SQL, an unknown or unbound
// parameter, a column of another type, a constraint) stick: every later call does nothing, and
// status() tells the first. Its code is ALREADY_EXISTS for a broken unique key, UNAVAILABLE for a
// busy database, RESOURCE_EXHAUSTED for a full disk, DATA_LOSS for a damaged file, otherwise
// INTERNAL.
class Query {
 public:
  Query(Query&& other) noexcept;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  Query& operator=(Query&&) = delete;
  ~Query();

  // The name with its `$`. Every parameter must be bound before the first Next or Run.
  template <std::integral T>
  Query& Bind(const char* name, T value) {
    return BindInt64(name, static_cast<int64_t>(value));
  }
  template <typename T>
  requires std::is_enum_v<T> Query& Bind(const char* name, T value) {
    return BindInt64(name, static_cast<int64_t>(value));
  }
  Query& Bind(const char* name, std::string_view text);
  Query& Bind(const char* name, const std::string& text) {
    return Bind(name, std::string_view(text));
  }
  Query& Bind(const char* name, const char* text) { return Bind(name, std::string_view(text)); }
  Query& Bind(const char* name, Blob blob);
  // Stored as UTC microseconds since 1970.
  Query& Bind(const char* name, absl::Time time);
  Query& BindNull(const char* name);

  // Steps to the next row: false at the end and on a fault.
  bool Next();
  // Steps to the end, for a statement whose rows nobody wants.
  absl::Status Run();
  const absl::Status& status() const { return status_; }

  // Columns of the current row, from 0. A NULL or another type is a fault, but for IsNull.
  int64_t Int64(int column);
  int Int(int column) { return static_cast<int>(Int64(column)); }
  bool Bool(int column) { return Int64(column) != 0; }
  std::string Text(int column);
  std::string Bytes(int column);
  absl::Time Time(int column) { return absl::FromUnixMicros(Int64(column)); }
  bool IsNull(int column);

 private:
  friend class StatementCache;
  Query(StatementCache* cache, std::string_view sql, sqlite3_stmt* statement, absl::Status status);

  Query& BindInt64(const char* name, int64_t value);
  // The parameter's index; 0 after a fault.
  int Parameter(const char* name);
  void Check(int result);
  bool HasType(int column, int type);

  StatementCache* cache_;
  std::string_view sql_;
  sqlite3_stmt* statement_;
  absl::Status status_;
  uint64_t bound_ = 0;  // One bit per parameter.
  int64_t rows_ = 0;
  bool started_ = false;
  bool ended_ = false;
  std::chrono::steady_clock::duration time_{};
};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_STATEMENT_H_
