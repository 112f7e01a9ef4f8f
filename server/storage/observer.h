// Where the database tells what its statements cost.
#ifndef PARVIS_SERVER_STORAGE_OBSERVER_H_
#define PARVIS_SERVER_STORAGE_OBSERVER_H_

#include <chrono>
#include <cstdint>
#include <string_view>

#include "absl/status/status.h"

namespace parvis::storage {

// Called once for each statement that ran, from the thread that ran it; must be quick and must
// not call the database. It never sees a value: `sql` is the literal.
class QueryObserver {
 public:
  virtual ~QueryObserver() = default;
  virtual void OnQuery(std::string_view sql, int64_t rows, std::chrono::steady_clock::duration time,
                       const absl::Status& status) = 0;
};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_OBSERVER_H_
