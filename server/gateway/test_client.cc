#include "server/gateway/test_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace parvis::gateway {
namespace {

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

std::string TestResponse::Field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return "";
}

bool TestResponse::Has(std::string_view name) const {
  for (const auto& field : fields) {
    if (field.first == name) return true;
  }
  return false;
}

TestClient::TestClient(int port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) Close();
}

TestClient::~TestClient() { Close(); }

void TestClient::Close() {
  if (fd_ >= 0) close(std::exchange(fd_, -1));
}

bool TestClient::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool TestClient::Fill() {
  char buffer[16384];
  const ssize_t n = recv(fd_, buffer, sizeof(buffer), 0);
  if (n <= 0) return false;
  received_.append(buffer, static_cast<std::size_t>(n));
  return true;
}

std::string TestClient::Line() {
  std::size_t end;
  while ((end = received_.find("\r\n")) == std::string::npos) {
    if (!Fill()) return Take(received_.size());
  }
  std::string line = Take(end);
  Take(2);
  return line;
}

std::string TestClient::Take(std::size_t bytes) {
  while (received_.size() < bytes && Fill()) {
  }
  std::string taken = received_.substr(0, bytes);
  received_.erase(0, bytes);
  return taken;
}

TestResponse TestClient::Read(bool head_only) {
  TestResponse response;
  const std::vector<std::string> start = absl::StrSplit(Line(), ' ');
  if (start.size() < 2 || !absl::SimpleAtoi(start[1], &response.status)) return response;
  for (std::string line = Line(); !line.empty(); line = Line()) {
    const std::pair<std::string, std::string> field =
        absl::StrSplit(line, absl::MaxSplits(": ", 1));
    response.fields.push_back(field);
  }
  if (head_only || response.status == 304 || response.status == 100) return response;
  std::size_t length = 0;
  if (response.Field("transfer-encoding") == "chunked") {
    for (std::string chunk = ReadChunk(); !chunk.empty(); chunk = ReadChunk()) {
      response.body += chunk;
    }
  } else if (absl::SimpleAtoi(response.Field("content-length"), &length)) {
    response.body = Take(length);
  } else {
    while (Fill()) {
    }
    response.body = Take(received_.size());
  }
  return response;
}

std::string TestClient::ReadChunk() {
  int size = 0;
  if (!absl::SimpleHexAtoi(Line(), &size)) return "";
  std::string chunk = Take(static_cast<std::size_t>(size));
  Line();
  return chunk;
}

bool TestClient::AtEnd() { return received_.empty() && !Fill(); }

TestResponse TestClient::Get(std::string_view path, std::string_view headers) {
  Send(absl::StrCat("GET ", View(path), " HTTP/1.1\r\nHost: localhost\r\n", View(headers), "\r\n"));
  return Read();
}

TestResponse TestClient::Call(std::string_view method, std::string_view payload,
                              std::string_view headers) {
  Send(Post(method, grpc_web::EncodeFrame(grpc_web::FrameKind::kMessage, payload), headers));
  return Read();
}

std::string PostHead(std::string_view method, std::string_view content_type) {
  return absl::StrCat("POST /test.Test/", View(method),
                      " HTTP/1.1\r\nHost: localhost\r\nContent-Type: ", View(content_type), "\r\n");
}

std::string Post(std::string_view method, std::string_view body, std::string_view headers,
                 std::string_view content_type) {
  return absl::StrCat(PostHead(method, content_type), View(headers),
                      "Content-Length: ", body.size(), "\r\n\r\n", View(body));
}

RpcResult Result(const TestResponse& response) {
  RpcResult result;
  std::string block;
  for (const auto& [name, value] : response.fields)
    absl::StrAppend(&block, name, ": ", value, "\n");
  auto trailers = grpc_web::ParseTrailers(block);
  result.in_headers = trailers.ok();
  std::vector<grpc_web::Frame> frames;
  grpc_web::FrameDecoder decoder(1 << 30);
  absl::Status status;
  if (!result.in_headers) status = decoder.Feed(response.body, &frames);
  for (grpc_web::Frame& frame : frames) {
    if (frame.kind == grpc_web::FrameKind::kTrailers) {
      trailers = grpc_web::ParseTrailers(frame.payload);
    } else {
      result.messages.push_back(std::move(frame.payload));
    }
  }
  if (!decoder.at_boundary()) status = absl::DataLossError("The last frame is not whole.");
  if (!status.ok()) trailers = status;
  if (trailers.ok()) {
    result.trailers = *std::move(trailers);
  } else {
    result.trailers.status = trailers.status();
  }
  return result;
}

}  // namespace parvis::gateway
