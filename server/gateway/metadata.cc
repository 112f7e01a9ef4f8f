#include "server/gateway/metadata.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "shared/base/grpc_web.h"

namespace parvis::gateway {
namespace {

constexpr absl::string_view kSetSession = "x-parvis-set-session";
constexpr absl::string_view kSetSessionMaxAge = "x-parvis-set-session-max-age";

// Headers that mean something to HTTP, a browser or a proxy, not to a method; sorted.
constexpr absl::string_view kNotMetadata[] = {
    "accept",
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "cache-control",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "date",
    "dnt",
    "expect",
    "forwarded",
    "host",
    "keep-alive",
    "origin",
    "pragma",
    "priority",
    "proxy-authorization",
    "proxy-connection",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "upgrade-insecure-requests",
    "user-agent",
    "via",
    "x-grpc-web",
    "x-real-ip",
    "x-user-agent",
};
// Families of them, and those that only the gateway writes.
constexpr absl::string_view kNotMetadataPrefixes[] = {
    ":", "authorization", "grpc-", "sec-", "x-forwarded-", "x-parvis-",
};

// What an answer may not set from behind: it would change how HTTP reads it, or what a browser
// lets it do.
constexpr absl::string_view kNotHeaders[] = {
    "cache-control",
    "clear-site-data",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "keep-alive",
    "location",
    "proxy-authenticate",
    "server",
    "set-cookie",
    "strict-transport-security",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "vary",
    "www-authenticate",
};
constexpr absl::string_view kNotHeaderPrefixes[] = {
    ":", "access-control-", "content-security-", "cross-origin-", "grpc-", "x-parvis-",
};

template <std::size_t N, std::size_t M>
bool IsListed(absl::string_view name, const absl::string_view (&names)[N],
              const absl::string_view (&prefixes)[M]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names) ||
         std::any_of(std::begin(prefixes), std::end(prefixes),
                     [name](absl::string_view prefix) { return absl::StartsWith(name, prefix); });
}

bool IsMetadataName(absl::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '_' || c == '-' || c == '.';
  });
}

bool IsPrintable(absl::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c <= 0x7E; });
}

// RFC 6265, section 4.1.1, cookie-octet: what needs no quoting in a cookie. A bearer token
// (RFC 6750, section 2.1) is made of these too.
bool IsToken(absl::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
  });
}

absl::Status AddBinary(const std::string& name, absl::string_view value, Metadata* metadata) {
  for (absl::string_view item : absl::StrSplit(value, ',')) {
    item = absl::StripAsciiWhitespace(item);
    absl::StatusOr<std::string> bytes =
        grpc_web::DecodeBase64(std::string_view(item.data(), item.size()));
    if (!bytes.ok()) {
      return absl::InvalidArgumentError(absl::StrCat("The header ", name, " is not base64."));
    }
    metadata->emplace_back(name, *std::move(bytes));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> SetCookie(absl::string_view token, absl::string_view max_age,
                                      bool secure) {
  std::int64_t seconds = 0;
  if (!token.empty() && (!absl::SimpleAtoi(max_age, &seconds) || seconds <= 0)) {
    return absl::InternalError("The session that the server set has no age.");
  }
  if (!IsToken(token)) return absl::InternalError("The session that the server set is malformed.");
  return absl::StrCat(std::string(kSessionCookie), "=", token, "; Path=/; Max-Age=", seconds,
                      "; HttpOnly; SameSite=Strict", secure ? "; Secure" : "");
}

Fields Encoded(const Metadata& metadata) {
  Fields fields;
  for (const auto& [name, value] : metadata) {
    if (!IsMetadataName(name) || IsListed(name, kNotHeaders, kNotHeaderPrefixes)) continue;
    if (absl::EndsWith(name, "-bin")) {
      fields.emplace_back(name, grpc_web::EncodeBase64(value));
    } else if (IsPrintable(value)) {
      fields.emplace_back(name, value);
    }
  }
  return fields;
}

}  // namespace

std::string CookieValue(const HttpHead& head, std::string_view name) {
  for (const auto& [key, value] : head.fields) {
    if (key != "cookie") continue;
    for (const absl::string_view pair : absl::StrSplit(value, ';')) {
      const std::pair<absl::string_view, absl::string_view> parts =
          absl::StrSplit(absl::StripAsciiWhitespace(pair), absl::MaxSplits('=', 1));
      if (parts.first == absl::string_view(name.data(), name.size())) {
        return std::string(parts.second);
      }
    }
  }
  return "";
}

absl::StatusOr<Metadata> MetadataFromHeaders(const HttpHead& head) {
  Metadata metadata;
  for (const auto& [name, value] : head.fields) {
    if (IsListed(name, kNotMetadata, kNotMetadataPrefixes)) continue;
    if (!IsMetadataName(name) || !IsPrintable(value)) {
      return absl::InvalidArgumentError("A header cannot be sent on as metadata.");
    }
    if (absl::EndsWith(name, "-bin")) {
      absl::Status added = AddBinary(name, value, &metadata);
      if (!added.ok()) return added;
    } else {
      metadata.emplace_back(name, value);
    }
  }
  const std::string token = CookieValue(head, kSessionCookie);
  // A cookie that cannot be one of ours is as good as none: the server answers UNAUTHENTICATED.
  if (!token.empty() && IsToken(token)) {
    metadata.emplace_back("authorization", absl::StrCat("Bearer ", token));
  }
  metadata.emplace_back("x-parvis-gateway", "1");
  return metadata;
}

absl::StatusOr<Fields> HeadersFromMetadata(const Metadata& metadata, bool secure) {
  Fields fields = Encoded(metadata);
  std::optional<absl::string_view> token;
  absl::string_view max_age;
  for (const auto& [name, value] : metadata) {
    if (name == kSetSession) token = value;
    if (name == kSetSessionMaxAge) max_age = value;
  }
  if (token) {
    absl::StatusOr<std::string> cookie = SetCookie(*token, max_age, secure);
    if (!cookie.ok()) return cookie.status();
    fields.emplace_back("set-cookie", *std::move(cookie));
  }
  return fields;
}

Fields TrailersFromMetadata(const Metadata& metadata) { return Encoded(metadata); }

absl::StatusOr<absl::Duration> ParseTimeout(std::string_view text) {
  constexpr std::size_t kMaxDigits = 8;
  std::int64_t value = 0;
  const absl::string_view digits(text.data(), text.empty() ? 0 : text.size() - 1);
  if (digits.empty() || digits.size() > kMaxDigits ||
      !std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(digits, &value)) {
    return absl::InvalidArgumentError("The timeout is malformed.");
  }
  switch (text.back()) {
    case 'H':
      return absl::Hours(value);
    case 'M':
      return absl::Minutes(value);
    case 'S':
      return absl::Seconds(value);
    case 'm':
      return absl::Milliseconds(value);
    case 'u':
      return absl::Microseconds(value);
    case 'n':
      return absl::Nanoseconds(value);
    default:
      return absl::InvalidArgumentError("The timeout is malformed.");
  }
}

}  // namespace parvis::gateway
