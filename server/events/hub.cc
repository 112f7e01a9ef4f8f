#include "server/events/hub.h"

#include <chrono>

#include "server/dispatch/errors.h"

namespace parvis::events {

Hub::Hub(HubOptions options) : options_(options), ticker_([this] { TickUntilShutdown(); }) {}

Hub::~Hub() { Shutdown(); }

absl::Status Hub::Enter(Stream& stream) {
  const std::lock_guard lock(mutex_);
  if (stopping_) return dispatch::ShuttingDown();
  streams_.emplace(&stream, "");
  return absl::OkStatus();
}

absl::Status Hub::Claim(Stream& stream, const std::string& session) {
  const std::lock_guard lock(mutex_);
  int& count = per_session_[session];
  if (count >= options_.streams_per_session) return dispatch::TooManyStreams();
  ++count;
  streams_[&stream] = session;
  return absl::OkStatus();
}

void Hub::Leave(Stream& stream) {
  const std::lock_guard lock(mutex_);
  const auto found = streams_.find(&stream);
  if (found == streams_.end()) return;
  const auto session = per_session_.find(found->second);
  if (session != per_session_.end() && --session->second == 0) per_session_.erase(session);
  streams_.erase(found);
}

void Hub::Wake() {
  const std::lock_guard lock(mutex_);
  for (const auto& [stream, session] : streams_) stream->Wake();
}

void Hub::Shutdown() {
  {
    const std::lock_guard lock(mutex_);
    if (!stopping_) {
      stopping_ = true;
      for (const auto& [stream, session] : streams_) stream->GoAway();
    }
    stopped_.notify_all();
  }
  if (ticker_.joinable()) ticker_.join();
}

void Hub::TickUntilShutdown() {
  const auto half = absl::ToChronoNanoseconds(options_.heartbeat / 2);
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, half, [this] { return stopping_; })) {
    for (const auto& [stream, session] : streams_) stream->Tick();
  }
}

}  // namespace parvis::events
