#include "server/gateway/http_head.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace parvis::gateway {
namespace {

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

bool IsPort(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

// A name, an IPv4 address or an IPv6 address in brackets, with or without a port.
bool IsHost(std::string_view host) {
  std::string_view name = host;
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && (host[0] != '[' || host[colon - 1] == ']')) {
    if (!IsPort(host.substr(colon + 1))) return false;
    name = host.substr(0, colon);
  }
  if (name.size() > 2 && name.front() == '[' && name.back() == ']') {
    name = name.substr(1, name.size() - 2);
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return absl::ascii_isxdigit(c) || c == ':' || c == '.'; });
  }
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return absl::ascii_isalnum(c) || c == '-' || c == '.' || c == '_';
  });
}

// `host` in lower case and without the port that `scheme` has anyway.
std::string Authority(std::string_view scheme, std::string_view host) {
  const std::string authority = absl::AsciiStrToLower(View(host));
  const absl::string_view usual = scheme == "https" ? ":443" : ":80";
  return std::string(absl::StripSuffix(authority, usual));
}

}  // namespace

std::optional<std::string_view> HttpHead::Find(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::string HttpHead::Joined(std::string_view name) const {
  std::string joined;
  for (const auto& [key, value] : fields) {
    if (key != name) continue;
    if (!joined.empty()) joined += ", ";
    joined += value;
  }
  return joined;
}

std::optional<std::string_view> PathOf(const HttpHead& head) {
  std::string_view path = head.target;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!absl::StartsWithIgnoreCase(View(path), View(scheme))) continue;
    const std::size_t slash = path.find('/', scheme.size());
    path = slash == std::string_view::npos ? "/" : path.substr(slash);
  }
  path = path.substr(0, path.find_first_of("?#"));
  if (path.empty() || path[0] != '/') return std::nullopt;
  return path;
}

absl::Status CheckHead(const HttpHead& head) {
  int hosts = 0;
  bool has_length = false;
  bool has_encoding = false;
  for (const auto& [name, value] : head.fields) {
    if (name == "host") {
      ++hosts;
      if (!IsHost(value)) return absl::InvalidArgumentError("The host is malformed.");
    } else if (name == "content-length") {
      // HTTP would let a number be said twice; nobody needs it, and not everybody reads it so.
      if (has_length || value.empty() ||
          !std::all_of(value.begin(), value.end(), absl::ascii_isdigit)) {
        return absl::InvalidArgumentError("The length of the body is malformed.");
      }
      has_length = true;
    } else if (name == "transfer-encoding") {
      if (has_encoding || !absl::EqualsIgnoreCase(value, "chunked")) {
        return absl::InvalidArgumentError("The only transfer encoding is chunked.");
      }
      has_encoding = true;
    }
  }
  if (hosts > 1 || (hosts == 0 && head.version >= 11)) {
    return absl::InvalidArgumentError("A request names one host.");
  }
  if (has_encoding && (has_length || head.version < 11)) {
    return absl::InvalidArgumentError("The length of the body is not clear.");
  }
  return absl::OkStatus();
}

absl::Status CheckOrigin(const HttpHead& head) {
  const auto site = head.Find("sec-fetch-site");
  if (site && *site != "same-origin") {
    return absl::PermissionDeniedError("Calls come from this site's own pages only.");
  }
  const auto origin = head.Find("origin");
  if (!origin) return absl::OkStatus();
  const std::size_t end = origin->find("://");
  if (end != std::string_view::npos) {
    const std::string scheme = absl::AsciiStrToLower(View(origin->substr(0, end)));
    const std::string_view host = head.Find("host").value_or("");
    if ((scheme == "http" || scheme == "https") && !host.empty() &&
        Authority(scheme, origin->substr(end + 3)) == Authority(scheme, host)) {
      return absl::OkStatus();
    }
  }
  return absl::PermissionDeniedError("Calls come from this site's own pages only.");
}

bool CameByHttps(const HttpHead& head) {
  return absl::StartsWithIgnoreCase(View(head.Find("origin").value_or("")), "https://");
}

bool ListHolds(std::string_view value, std::string_view token) {
  for (const absl::string_view item : absl::StrSplit(View(value), ',')) {
    if (absl::EqualsIgnoreCase(absl::StripAsciiWhitespace(item), View(token))) return true;
  }
  return false;
}

}  // namespace parvis::gateway
