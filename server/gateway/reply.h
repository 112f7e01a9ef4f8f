// An answer whose body is known before it is sent.
#ifndef PARVIS_SERVER_GATEWAY_REPLY_H_
#define PARVIS_SERVER_GATEWAY_REPLY_H_

#include <memory>
#include <string>

#include "server/gateway/http_head.h"

namespace parvis::gateway {

struct Reply {
  int status = 200;
  Fields fields;                            // Without content-length, date and connection.
  std::shared_ptr<const std::string> body;  // Shared with the file store; never null.
};

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_REPLY_H_
