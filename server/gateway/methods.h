// Which methods a browser may call.
#ifndef PARVIS_SERVER_GATEWAY_METHODS_H_
#define PARVIS_SERVER_GATEWAY_METHODS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace parvis::gateway {

struct Method {
  std::string path;  // "/parvis.v1.BoardService/EditBoard"
  bool server_streaming = false;
};

// All unary and server-streaming methods of `services` ("parvis.v1.BoardService"), whose generated
// code must be linked in. Those with client streaming are left out: gRPC-Web has none.
// NOT_FOUND for a service that is not known. Any thread.
absl::StatusOr<std::vector<Method>> MethodsOf(const std::vector<std::string>& services);

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_METHODS_H_
