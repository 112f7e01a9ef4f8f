// Sessions under random bytes: good requests, cut, repeated, changed and sent in pieces, over real
// sockets. The libFuzzer targets in tests/fuzz reach what is free of sockets; this reaches the
// rest. Its numbers are seeded, so that a failure comes again, as far as threads let it. Nothing
// may crash, hang or leak (which the asan run sees), and an honest client is served all the while.
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "server/gateway/test_backend.h"
#include "server/gateway/test_client.h"
#include "shared/base/grpc_web.h"

namespace parvis::gateway {
namespace {

using grpc_web::EncodeBase64;
using grpc_web::EncodeFrame;
using grpc_web::FrameKind;

constexpr int kConnections = 800;

std::vector<std::string> Seeds() {
  const std::string frame = EncodeFrame(FrameKind::kMessage, "message");
  return {
      Post("Echo", frame),
      Post("Count", frame, "Cookie: parvis_session=a\r\nGrpc-Timeout: 1S\r\n"),
      Post("Fail", frame, "X-A-Bin: AAAA\r\nOrigin: http://localhost\r\n"),
      Post("Wait", frame),
      Post("Many", frame),
      Post("Echo", EncodeBase64(frame), "", "application/grpc-web-text"),
      absl::StrCat(PostHead("Echo"), "Transfer-Encoding: chunked\r\n\r\n6\r\n", frame.substr(0, 6),
                   "\r\n6;a=b\r\n", frame.substr(6), "\r\n0\r\nx: y\r\n\r\n"),
      absl::StrCat(PostHead("Echo"), "Expect: 100-continue\r\nContent-Length: 12\r\n\r\n", frame),
      "GET /a/b HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Encoding: br, *\r\n\r\n",
      "HEAD /gateway-page.css HTTP/1.0\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
  };
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::size_t Below(std::size_t end) { return end == 0 ? 0 : random_() % end; }

  std::string Request(const std::vector<std::string>& seeds) {
    std::string bytes;
    for (std::size_t n = 1 + Below(3); n > 0; --n) bytes += seeds[Below(seeds.size())];
    for (std::size_t n = Below(4); n > 0 && !bytes.empty(); --n) Change(seeds, &bytes);
    return bytes;
  }

 private:
  void Change(const std::vector<std::string>& seeds, std::string* bytes) {
    const std::size_t at = Below(bytes->size());
    const std::size_t length = Below(std::min<std::size_t>(bytes->size() - at, 40) + 1);
    switch (Below(6)) {
      case 0:
        (*bytes)[at] = static_cast<char>(random_());
        break;
      case 1:
        bytes->erase(at, length);
        break;
      case 2:
        bytes->insert(at, bytes->substr(at, length));
        break;
      case 3:
        bytes->resize(at);
        break;
      case 4:
        bytes->insert(at, seeds[Below(seeds.size())]);
        break;
      default:
        bytes->insert(at, std::string(Below(20'000), static_cast<char>(random_())));
    }
  }

  std::mt19937 random_;
};

TEST(GatewayHostileTest, RandomBytesHarmNobodyElse) {
  Options options;
  options.limits.connections = 50;
  options.limits.header = options.limits.body = options.limits.idle = absl::Milliseconds(200);
  TestBackend backend(options);
  const std::vector<std::string> seeds = Seeds();
  Mutator mutator(20261122);
  for (int i = 0; i < kConnections; ++i) {
    {
      TestClient client(backend.port());
      const std::string request = mutator.Request(seeds);
      const std::size_t cut = mutator.Below(request.size());
      client.Send(std::string_view(request).substr(0, cut));
      // Sometimes it goes away in the middle, sometimes it waits for the first answer.
      const std::size_t patience = mutator.Below(4);
      if (patience > 0) client.Send(std::string_view(request).substr(cut));
      if (patience > 2) client.Read(/*head_only=*/true);
    }
    if (i % 50 == 0) {
      RpcResult result;
      do {
        // Those who went away may not all have been noticed yet.
        TestClient honest(backend.port());
        result = Result(honest.Call("Echo", "honest"));
      } while (absl::IsResourceExhausted(result.trailers.status));
      ASSERT_EQ(result.messages, std::vector<std::string>{"honest"}) << result.trailers.status;
    }
  }
}

}  // namespace
}  // namespace parvis::gateway
