// The head of an HTTP/1.1 answer, and chunks of its body, as bytes.
#ifndef PARVIS_SERVER_GATEWAY_HTTP_WRITE_H_
#define PARVIS_SERVER_GATEWAY_HTTP_WRITE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "server/gateway/http_head.h"

namespace parvis::gateway {

struct ResponseHead {
  int status = 200;
  const Fields* fields = nullptr;
  std::optional<std::uint64_t> content_length;  // Neither this nor chunked: until the end.
  bool chunked = false;
  bool keep_alive = true;
};

// The status line and all headers, with the blank line. The fields must hold no line breaks.
std::string FormatHead(const ResponseHead& head, absl::Time now);

// Appends one chunk (RFC 9112, section 7.1). `data` must not be empty: that would be the end.
void AppendChunk(std::string_view data, std::string* out);

inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_HTTP_WRITE_H_
