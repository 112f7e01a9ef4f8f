// The lock that keeps two processes from writing one database.
#ifndef PARVIS_SERVER_STORAGE_FILE_LOCK_H_
#define PARVIS_SERVER_STORAGE_FILE_LOCK_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"

namespace parvis::storage {

// An flock(2) on `DATABASE.lock`, held until this dies. The system lets go of it when the process
// ends, however it ends; the file stays, since removing it would be a race.
class FileLock {
 public:
  // Nothing if another holds it; PERMISSION_DENIED or NOT_FOUND if the file cannot be made.
  static absl::StatusOr<std::optional<FileLock>> TryAcquire(const std::string& database_path);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_FILE_LOCK_H_
