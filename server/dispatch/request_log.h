// Answers that were given to writes with a request_id (AIP-155).
#ifndef PARVIS_SERVER_DISPATCH_REQUEST_LOG_H_
#define PARVIS_SERVER_DISPATCH_REQUEST_LOG_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "server/storage/connection.h"

namespace parvis::dispatch {

// What names a request that may come again.
struct RequestKey {
  std::string account;
  std::string method;
  std::string request_id;    // Empty: the request is not kept.
  std::string request_hash;  // Of all its fields.
};

// INVALID_ARGUMENT if the request has a request_id that is no UUID. Requests without one get a
// key that is not kept.
absl::StatusOr<RequestKey> KeyOf(std::string_view account, std::string_view method,
                                 const google::protobuf::Message& request);

// Reads the answer given before into `response`: whether there was one. INVALID_ARGUMENT if the
// id was another request's.
absl::StatusOr<bool> FindAnswer(storage::ReadConnection& db, const RequestKey& key,
                                google::protobuf::Message& response);

// Keeps the answer for limits::kRequestLogSeconds, and drops those that are older.
absl::Status KeepAnswer(storage::WriteTransaction& db, const RequestKey& key,
                        const google::protobuf::Message& response);

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_REQUEST_LOG_H_
