// For tests: an HTTP/1.1 client of bytes, so that what no client library sends can be sent.
#ifndef PARVIS_SERVER_GATEWAY_TEST_CLIENT_H_
#define PARVIS_SERVER_GATEWAY_TEST_CLIENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "server/gateway/http_head.h"
#include "shared/base/grpc_web.h"

namespace parvis::gateway {

struct TestResponse {
  int status = 0;  // 0: the connection ended before an answer.
  Fields fields;
  std::string body;  // Without chunking.

  std::string Field(std::string_view name) const;
  bool Has(std::string_view name) const;
};

// A blocking connection. Functions return what has come when the other side closes.
class TestClient {
 public:
  explicit TestClient(int port);
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  // False if the other side has closed.
  bool Send(std::string_view bytes);
  TestResponse Read(bool head_only = false);
  // The next chunk of a chunked body, after Read(true); empty at the last one.
  std::string ReadChunk();
  // Whether the other side has closed and nothing is left to read. Blocks until one or the other.
  bool AtEnd();
  void Close();

  TestResponse Get(std::string_view path, std::string_view headers = "");
  // A binary call with the message `payload`.
  TestResponse Call(std::string_view method, std::string_view payload,
                    std::string_view headers = "");

 private:
  bool Fill();
  std::string Line();
  std::string Take(std::size_t bytes);

  int fd_;
  std::string received_;
};

// The head of a POST to /test.Test/`method` without length: add headers and a blank line.
std::string PostHead(std::string_view method,
                     std::string_view content_type = grpc_web::kContentType);

// Head and body of a call.
std::string Post(std::string_view method, std::string_view body, std::string_view headers = "",
                 std::string_view content_type = grpc_web::kContentType);

// The messages of an answer's binary body, and how it ended, whether in headers or in trailers.
struct RpcResult {
  std::vector<std::string> messages;
  grpc_web::Trailers trailers;
  bool in_headers = false;
};
RpcResult Result(const TestResponse& response);

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_TEST_CLIENT_H_
