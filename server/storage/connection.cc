#include "server/storage/connection.h"

#include "server/storage/statement_cache.h"

namespace parvis::storage {

Query ReadConnection::Prepare(Sql sql) { return statements_.Prepare(sql); }

}  // namespace parvis::storage
