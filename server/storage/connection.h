// What a handler sees of the database: one transaction on one connection.
#ifndef PARVIS_SERVER_STORAGE_CONNECTION_H_
#define PARVIS_SERVER_STORAGE_CONNECTION_H_

#include <cstdint>

#include "absl/time/time.h"
#include "server/storage/statement.h"

namespace parvis::storage {

// A read transaction: everything it reads is of one moment. Valid only within the function that
// got it, on that thread. Functions that read take a ReadConnection&, so that a write transaction
// can use them too.
class ReadConnection {
 public:
  ReadConnection(StatementCache& statements, absl::Time now) : statements_(statements), now_(now) {}
  ReadConnection(const ReadConnection&) = delete;
  ReadConnection& operator=(const ReadConnection&) = delete;

  // Prepared once per connection. A fault is the query's status.
  Query Prepare(Sql sql);

  // When the transaction began, by the server's clock: the one time of all it reads and writes.
  absl::Time Now() const { return now_; }

 private:
  StatementCache& statements_;
  const absl::Time now_;
};

// The write transaction: alone, on the writer's thread. It commits if the function that got it
// returns OK, and otherwise leaves no trace.
class WriteTransaction : public ReadConnection {
 public:
  using ReadConnection::ReadConnection;
};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_CONNECTION_H_
