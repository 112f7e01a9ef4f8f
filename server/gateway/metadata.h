// Between HTTP headers and gRPC metadata: what a browser's call may carry to the server, and what
// the server's answer may carry back. Pure functions; any thread.
#ifndef PARVIS_SERVER_GATEWAY_METADATA_H_
#define PARVIS_SERVER_GATEWAY_METADATA_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/gateway/http_head.h"

namespace parvis::gateway {

// The cookie that holds the session's token.
inline constexpr std::string_view kSessionCookie = "parvis_session";

// Metadata as gRPC has it: lower-case names, `-bin` values as they are, not in base64.
using Metadata = Fields;

// The value of the cookie `name`; empty without it. Of several the first counts, which is the one
// with the longest path (RFC 6265, section 5.4).
std::string CookieValue(const HttpHead& head, std::string_view name);

// What goes to the server: custom metadata and `accept-language` as they came, the session as
// `authorization`, and the gateway's mark. Headers of HTTP, of browsers and of proxies, and those
// that only the gateway may write, are left out. INVALID_ARGUMENT for what gRPC cannot carry.
absl::StatusOr<Metadata> MetadataFromHeaders(const HttpHead& head);

// The server's initial metadata as headers, with `set-cookie` where it asked for one; `secure` adds
// that attribute. Names that belong to HTTP are left out. INTERNAL if the cookie is malformed.
absl::StatusOr<Fields> HeadersFromMetadata(const Metadata& metadata, bool secure);

// The server's trailing metadata as entries of the trailers frame, without what the status says.
Fields TrailersFromMetadata(const Metadata& metadata);

// `grpc-timeout`: at most eight digits and one of H M S m u n. INVALID_ARGUMENT for anything else.
absl::StatusOr<absl::Duration> ParseTimeout(std::string_view text);

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_METADATA_H_
