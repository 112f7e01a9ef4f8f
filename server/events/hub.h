// Who watches events. The hub tells its streams that there may be something to read; it knows
// neither events nor gRPC, and it has one thread, for the heartbeat, however many streams there
// are.
#ifndef PARVIS_SERVER_EVENTS_HUB_H_
#define PARVIS_SERVER_EVENTS_HUB_H_

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "shared/base/limits.h"

namespace parvis::events {

// What the hub sees of a stream. Its functions return at once and never call the hub.
class Stream {
 public:
  // Something was committed.
  virtual void Wake() = 0;
  // Half a heartbeat's time has passed.
  virtual void Tick() = 0;
  // The server goes down.
  virtual void GoAway() = 0;

 protected:
  ~Stream() = default;
};

struct HubOptions {
  absl::Duration heartbeat = absl::Seconds(limits::kHeartbeatSeconds);
  int streams_per_session = limits::kStreamsPerSession;
};

// Any thread may call it.
class Hub {
 public:
  explicit Hub(HubOptions options);
  ~Hub();  // As Shutdown; every stream has left by then.
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  // UNAVAILABLE after Shutdown; the stream is not entered then. A stream that is entered must
  // leave before it dies.
  absl::Status Enter(Stream& stream);
  // Counts the stream to a session: RESOURCE_EXHAUSTED if that has enough. At most once a stream.
  absl::Status Claim(Stream& stream, const std::string& session);
  void Leave(Stream& stream);

  void Wake();
  void Shutdown();

 private:
  void TickUntilShutdown();

  const HubOptions options_;
  std::mutex mutex_;  // Held while streams are told; before any mutex of theirs.
  std::condition_variable stopped_;
  std::map<Stream*, std::string> streams_;  // With their session, once it is known.
  std::map<std::string, int> per_session_;
  bool stopping_ = false;
  std::thread ticker_;
};

}  // namespace parvis::events

#endif  // PARVIS_SERVER_EVENTS_HUB_H_
