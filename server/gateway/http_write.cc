#include "server/gateway/http_write.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"

namespace parvis::gateway {
namespace {

absl::string_view Phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 304:
      return "Not Modified";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 415:
      return "Unsupported Media Type";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Bad Request";
  }
}

}  // namespace

std::string FormatHead(const ResponseHead& head, absl::Time now) {
  std::string out = absl::StrCat(
      "HTTP/1.1 ", head.status, " ", Phrase(head.status),
      "\r\ndate: ", absl::FormatTime("%a, %d %b %E4Y %H:%M:%S GMT", now, absl::UTCTimeZone()),
      "\r\n");
  for (const auto& [name, value] : *head.fields) {
    absl::StrAppend(&out, name, ": ", value, "\r\n");
  }
  if (head.chunked) {
    absl::StrAppend(&out, "transfer-encoding: chunked\r\n");
  } else if (head.content_length) {
    absl::StrAppend(&out, "content-length: ", *head.content_length, "\r\n");
  }
  if (!head.keep_alive) absl::StrAppend(&out, "connection: close\r\n");
  absl::StrAppend(&out, "\r\n");
  return out;
}

void AppendChunk(std::string_view data, std::string* out) {
  absl::StrAppendFormat(out, "%x\r\n", data.size());
  out->append(data);
  out->append("\r\n");
}

}  // namespace parvis::gateway
