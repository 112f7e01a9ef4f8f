#include "client-wasm/rpc/event_stream.h"

#include <algorithm>
#include <utility>

namespace parvis::rpc {
namespace {

bool IsFinal(absl::StatusCode code) {
  return code == absl::StatusCode::kUnauthenticated ||
         code == absl::StatusCode::kPermissionDenied || code == absl::StatusCode::kOutOfRange;
}

}  // namespace

EventStream::EventStream(platform::Platform* platform, Client* client, Callbacks callbacks)
    : platform_(platform), client_(client), callbacks_(std::move(callbacks)) {}

EventStream::~EventStream() { Close(); }

double EventStream::PauseMs(int tries) {
  return std::min(15'000.0, 500.0 * static_cast<double>(1 << std::min(tries, 6)));
}

void EventStream::Open(int64_t after_sequence, std::string_view viewer) {
  if (open_) return;
  viewer_ = std::string(viewer);
  open_ = true;
  connected_ = false;
  tries_ = 0;
  after_sequence_ = after_sequence;
  Connect();
}

void EventStream::Close() {
  open_ = false;
  CancelTimer();
  if (call_) client_->Cancel(*call_);
  call_.reset();
}

void EventStream::Connect() {
  v1::WatchEventsRequest request;
  request.set_after_sequence(after_sequence_);
  request.set_viewer(viewer_);
  call_ = client_->ServerStream(
      "parvis.v1.EventService/WatchEvents", request,
      [this](std::string_view bytes) { OnMessage(bytes); },
      [this](const RpcStatus& status) { OnCallEnd(status); });
  WatchSilence();
}

void EventStream::OnMessage(std::string_view bytes) {
  v1::Event event;
  if (!event.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return;
  tries_ = 0;
  WatchSilence();
  if (!connected_) {
    connected_ = true;
    callbacks_.on_state(true);
  }
  // A heartbeat and a presence repeat the last number, and are no older event for it.
  const bool stored = !event.has_heartbeat() && !event.has_presence();
  const bool known = stored && event.sequence() <= after_sequence_;
  after_sequence_ = std::max(after_sequence_, event.sequence());
  if (!known) callbacks_.on_event(event);
}

void EventStream::OnCallEnd(const RpcStatus& status) {
  call_.reset();
  if (!open_) return;
  if (IsFinal(status.code)) {
    Close();
    callbacks_.on_end(status);
    return;
  }
  OnLoss();
}

void EventStream::OnLoss() {
  CancelTimer();
  if (call_) client_->Cancel(*call_);
  call_.reset();
  // The first quick retry is not worth a word: servers close streams when they restart.
  if (connected_ || tries_ == 1) {
    connected_ = false;
    callbacks_.on_state(false);
  }
  if (!open_) return;
  timer_ = platform_->StartTimer(PauseMs(tries_++), [this] {
    timer_.reset();
    Connect();
  });
}

void EventStream::WatchSilence() {
  CancelTimer();
  timer_ = platform_->StartTimer(kSilenceMs, [this] {
    timer_.reset();
    OnLoss();
  });
}

void EventStream::CancelTimer() {
  if (timer_) platform_->CancelTimer(*timer_);
  timer_.reset();
}

}  // namespace parvis::rpc
