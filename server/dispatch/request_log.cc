#include "server/dispatch/request_log.h"

#include <sodium.h>

#include "google/protobuf/descriptor.h"
#include "server/dispatch/errors.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"

namespace parvis::dispatch {
namespace {

constexpr char kField[] = "request_id";

std::string HashOf(const google::protobuf::Message& request) {
  const std::string bytes = request.SerializeAsString();
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hash;
}

}  // namespace

absl::StatusOr<RequestKey> KeyOf(std::string_view account, std::string_view method,
                                 const google::protobuf::Message& request) {
  RequestKey key;
  const google::protobuf::FieldDescriptor* field = request.GetDescriptor()->FindFieldByName(kField);
  if (!field) return key;
  key.request_id = request.GetReflection()->GetString(request, field);
  if (key.request_id.empty()) return key;
  if (!names::IsUuid(key.request_id)) return BadRequestId(kField);
  key.account = std::string(account);
  key.method = std::string(method);
  key.request_hash = HashOf(request);
  return key;
}

absl::StatusOr<bool> FindAnswer(storage::ReadConnection& db, const RequestKey& key,
                                google::protobuf::Message& response) {
  if (key.request_id.empty()) return false;
  storage::Query query = db.Prepare(
      "SELECT request_hash, response FROM request_log"
      " WHERE account = $account AND method = $method AND request_id = $request_id");
  query.Bind("$account", key.account)
      .Bind("$method", key.method)
      .Bind("$request_id", key.request_id);
  if (!query.Next()) {
    RETURN_IF_ERROR(query.status());
    return false;
  }
  const std::string hash = query.Bytes(0);
  const std::string answer = query.Bytes(1);
  RETURN_IF_ERROR(query.status());
  if (hash != key.request_hash) return RequestIdReused(kField);
  if (!response.ParseFromString(answer)) return absl::InternalError("a kept answer is damaged");
  return true;
}

absl::Status KeepAnswer(storage::WriteTransaction& db, const RequestKey& key,
                        const google::protobuf::Message& response) {
  if (key.request_id.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(db.Prepare("DELETE FROM request_log WHERE create_us < $oldest")
                      .Bind("$oldest", db.Now() - absl::Seconds(limits::kRequestLogSeconds))
                      .Run());
  storage::Query query = db.Prepare(
      "INSERT INTO request_log (account, method, request_id, request_hash, response, create_us)"
      " VALUES ($account, $method, $request_id, $request_hash, $response, $create_us)");
  return query.Bind("$account", key.account)
      .Bind("$method", key.method)
      .Bind("$request_id", key.request_id)
      .Bind("$request_hash", storage::Blob{key.request_hash})
      .Bind("$response", storage::Blob{response.SerializeAsString()})
      .Bind("$create_us", db.Now())
      .Run();
}

}  // namespace parvis::dispatch
