// The one event stream of a page. It resumes by sequence number after every loss, with growing
// pauses, and takes silence longer than two heartbeats for a loss. One thread: the page's.
#ifndef PARVIS_CLIENT_WASM_RPC_EVENT_STREAM_H_
#define PARVIS_CLIENT_WASM_RPC_EVENT_STREAM_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "client-wasm/platform/platform.h"
#include "client-wasm/rpc/client.h"
#include "parvis/v1/event.pb.h"

namespace parvis::rpc {

class EventStream {
 public:
  struct Callbacks {
    // Each event once, in the order of the sequence numbers; heartbeats and presences too.
    std::function<void(const v1::Event& event)> on_event;
    // The stream is up (after its first message), or was lost and will be tried again.
    std::function<void(bool connected)> on_state;
    // It ended for good: UNAUTHENTICATED, PERMISSION_DENIED or OUT_OF_RANGE. It is closed then.
    std::function<void(const RpcStatus& status)> on_end;
  };

  // Both must outlive the stream.
  EventStream(platform::Platform* platform, Client* client, Callbacks callbacks);
  ~EventStream();
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  // Follows all rounds' events from after this one. Others are told of `viewer`, this page's UUID.
  // Of no effect while open.
  void Open(int64_t after_sequence, std::string_view viewer = {});
  void Close();
  bool is_open() const { return open_; }

  // How long the silence may last, and the pause before the n-th try after a loss (from 0).
  static constexpr double kSilenceMs = 45'000;
  static double PauseMs(int tries);

 private:
  void Connect();
  void OnMessage(std::string_view bytes);
  void OnLoss();
  void OnCallEnd(const RpcStatus& status);
  // Starts waiting for the next sign of life.
  void WatchSilence();
  void CancelTimer();

  platform::Platform* platform_;
  Client* client_;
  Callbacks callbacks_;
  bool open_ = false;
  bool connected_ = false;
  int64_t after_sequence_ = 0;
  std::string viewer_;
  int tries_ = 0;
  std::optional<CallId> call_;
  std::optional<platform::TimerId> timer_;
};

}  // namespace parvis::rpc

#endif  // PARVIS_CLIENT_WASM_RPC_EVENT_STREAM_H_
