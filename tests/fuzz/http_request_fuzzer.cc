// The head of a request from outside, through everything that reads it after the HTTP parser: the
// first line is the target, then come `name: value` lines, then the body of a call.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "server/gateway/http_head.h"
#include "server/gateway/metadata.h"
#include "server/gateway/rpc_request.h"
#include "server/gateway/static_files.h"

namespace {

using namespace parvis::gateway;

void Require(bool holds) {
  if (!holds) std::abort();
}

std::string_view Line(std::string_view* rest) {
  const std::size_t end = std::min(rest->find('\n'), rest->size());
  const std::string_view line = rest->substr(0, end);
  rest->remove_prefix(std::min(end + 1, rest->size()));
  return line;
}

// What reaches the server and the browser must be such that gRPC and HTTP can carry it.
void CheckMetadata(const HttpHead& head) {
  const absl::StatusOr<Metadata> metadata = MetadataFromHeaders(head);
  if (!metadata.ok()) return;
  int marks = 0;
  for (const auto& [name, value] : *metadata) {
    Require(name.substr(0, 5) != "grpc-");
    if (name.substr(0, 9) == "x-parvis-") ++marks;
    if (name.size() >= 4 && name.substr(name.size() - 4) == "-bin") continue;
    for (const char c : value) Require(c >= 0x20 && c <= 0x7E);
  }
  Require(marks == 1);
  const absl::StatusOr<Fields> fields = HeadersFromMetadata(head.fields, false);
  if (!fields.ok()) return;
  for (const auto& [name, value] : *fields) {
    Require(name.find_first_of("\r\n: ") == std::string::npos);
    Require(value.find_first_of("\r\n") == std::string::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const StaticFiles files = *StaticFiles::Load("");
  static const MethodTable methods = {{"/a.B/C", {"/a.B/C", false}}};
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  HttpHead head;
  head.method = "POST";
  head.target = std::string(Line(&rest));
  for (std::string_view line = Line(&rest); !line.empty(); line = Line(&rest)) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    head.fields.emplace_back(std::string(line.substr(0, colon)),
                             std::string(line.substr(colon + 1)));
  }
  (void)CheckHead(head).ok();
  (void)CheckOrigin(head).ok();
  CheckMetadata(head);
  files.Get(head, PathOf(head).value_or("/"));
  EncodingQuality(head.Joined("accept-encoding"), "br");
  const absl::StatusOr<RpcRequest> request = ReadRpcRequest(head, methods, Limits());
  if (request.ok()) {
    RpcBody body(request->text, 1024);
    const bool fed = body.Feed(rest).ok();
    if (fed) (void)body.Finish().ok();
  }
  return 0;
}
