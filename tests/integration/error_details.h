// What stands in a status' google.rpc details.
#ifndef PARVIS_TESTS_INTEGRATION_ERROR_DETAILS_H_
#define PARVIS_TESTS_INTEGRATION_ERROR_DETAILS_H_

#include <grpcpp/support/status.h>

#include <string>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace parvis::testing {

// The first detail of that type; a default one if there is none.
template <typename Detail>
Detail DetailOf(const grpc::Status& status) {
  google::rpc::Status proto;
  Detail found;
  if (!proto.ParseFromString(status.error_details())) return found;
  for (const google::protobuf::Any& detail : proto.details()) {
    if (detail.UnpackTo(&found)) return found;
  }
  return Detail();
}

inline std::string ReasonOf(const grpc::Status& status) {
  return DetailOf<google::rpc::ErrorInfo>(status).reason();
}

}  // namespace parvis::testing

#endif  // PARVIS_TESTS_INTEGRATION_ERROR_DETAILS_H_
