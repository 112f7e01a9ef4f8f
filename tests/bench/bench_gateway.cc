// What the gateway costs: unary gRPC-Web calls over loopback to a gRPC server in this process that
// does nothing. The processor time of the gateway's one thread is what bounds it; the calls a
// second also depend on what else the machine does, the clients here included.
#include <time.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "server/gateway/test_backend.h"
#include "server/gateway/test_client.h"

namespace parvis::gateway {
namespace {

constexpr int kClients = 4;
constexpr int kPipelined = 16;
constexpr int kRounds = 500;

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void Run(const char* name, int pipelined, int rounds) {
  std::atomic<double> thread_seconds{0};
  std::atomic<int> failed{0};
  Options options;
  // Called on the gateway's thread, so that this is that thread's own time.
  options.on_request = [&](const RequestRecord& record) {
    thread_seconds = ThreadSeconds();
    if (record.grpc_status != 0) ++failed;
  };
  TestBackend backend(options);
  std::string requests;
  for (int i = 0; i < pipelined; ++i) {
    requests +=
        Post("Echo", grpc_web::EncodeFrame(grpc_web::FrameKind::kMessage, std::string(100, 'x')));
  }
  const auto started = std::chrono::steady_clock::now();
  std::vector<std::thread> clients;
  for (int i = 0; i < kClients; ++i) {
    clients.emplace_back([&] {
      TestClient client(backend.port());
      for (int round = 0; round < rounds; ++round) {
        client.Send(requests);
        for (int k = 0; k < pipelined; ++k) client.Read();
      }
    });
  }
  for (std::thread& client : clients) client.join();
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started;
  backend.gateway().Stop(absl::ZeroDuration());
  const int calls = kClients * rounds * pipelined;
  std::printf("%-28s %8.0f calls/s  %6.1f us of the gateway's thread a call  %d failed\n", name,
              calls / passed.count(), thread_seconds.load() / calls * 1e6, failed.load());
}

}  // namespace
}  // namespace parvis::gateway

int main() {
  parvis::gateway::Run("unary, one at a time", 1, parvis::gateway::kRounds * 4);
  parvis::gateway::Run("unary, 16 pipelined", parvis::gateway::kPipelined,
                       parvis::gateway::kRounds);
}
