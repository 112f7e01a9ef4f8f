// The head of an HTTP request, and what may be read out of it without a socket: target, host,
// origin, keep-alive. Free of Boost, so that tests and the fuzzer need none. Any thread.
#ifndef PARVIS_SERVER_GATEWAY_HTTP_HEAD_H_
#define PARVIS_SERVER_GATEWAY_HTTP_HEAD_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace parvis::gateway {

// Names in lower case, values without surrounding blanks, in the order of their coming.
using Fields = std::vector<std::pair<std::string, std::string>>;

struct HttpHead {
  std::string method;
  std::string target;
  int version = 11;  // 10 or 11
  Fields fields;

  // The first value of `name` (lower-case), or nothing.
  std::optional<std::string_view> Find(std::string_view name) const;

  // All values of `name`, joined by ", ", as RFC 9110, section 5.3, lets one; empty without any.
  std::string Joined(std::string_view name) const;
};

// The path of the target, without query and still percent-encoded; takes the absolute form too
// (RFC 9112, section 3.2). Nothing if there is no path in it.
std::optional<std::string_view> PathOf(const HttpHead& head);

// INVALID_ARGUMENT for what an honest client does not send and what makes two servers in a row
// read two different requests: none or several hosts, or one that is none; several lengths, or one
// beside a transfer encoding; a transfer encoding other than `chunked`, or in HTTP/1.0 (RFC 9112,
// section 6.1).
absl::Status CheckHead(const HttpHead& head);

// PERMISSION_DENIED for a call from a page that did not come from here. A browser says so by
// `origin` and `sec-fetch-site`; who sends neither is no browser, and has no cookie to be abused.
absl::Status CheckOrigin(const HttpHead& head);

// Whether the browser came by https (through a proxy that ends it), as its `origin` says.
bool CameByHttps(const HttpHead& head);

// Whether the comma-separated list `value` holds `token`, letter case aside.
bool ListHolds(std::string_view value, std::string_view token);

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_HTTP_HEAD_H_
