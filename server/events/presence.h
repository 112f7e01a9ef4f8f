// Who looks at which board, and whom they have chosen there. In memory only: it is gone with the
// server, and the pages announce themselves again when their streams reopen.
#ifndef PARVIS_SERVER_EVENTS_PRESENCE_H_
#define PARVIS_SERVER_EVENTS_PRESENCE_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "parvis/v1/event.pb.h"
#include "server/events/hub.h"

namespace parvis::events {

// One page: an account, and the UUID that the page gave itself. The account is the caller's own
// in every call, so that nobody speaks for another's page, whatever UUID they name.
using PageKey = std::pair<std::string, std::string>;

// What a page looks at.
struct Look {
  std::string round;  // Id; empty for no board.
  std::string adept;
  std::string mentor;
};

// Holds what is so now, and for each stream what it was last told: TakeNews() gives the difference.
// So nothing queues up for a slow stream, however much happens meanwhile. Any thread may call it.
class Presence {
 public:
  explicit Presence(std::size_t viewers_per_board = limits::kViewersPerBoard)
      : viewers_per_board_(viewers_per_board) {}
  Presence(const Presence&) = delete;
  Presence& operator=(const Presence&) = delete;

  // The page's stream has begun, on the board of `round` or, if that is empty or the board is full,
  // on none yet. An older stream of the same page, whose end was not noticed, yields to it and its
  // look is kept. The stream leaves before it dies.
  void Arrive(Stream& stream, const PageKey& page, const std::string& display_name,
              const std::string& round);
  void Leave(Stream& stream);

  // RESOURCE_EXHAUSTED if the board has its number of viewers; then nothing has changed. Without
  // effect if no stream of the page is open.
  absl::Status Share(const PageKey& page, Look look);

  // Id of the round whose board the stream's page looks at; empty for none.
  std::string RoundOf(Stream& stream);
  // What the others did since this stream was last asked: at most one event for each of them. Sets
  // all of an event but sequence and time.
  std::vector<v1::Event> TakeNews(Stream& stream);

 private:
  // What a stream was told of another page.
  struct Told {
    std::string round;
    std::string display_name;
    int64_t version = 0;
  };
  struct Viewer {
    PageKey page;
    std::string display_name;
    Look look;
    int64_t version = 0;  // Rises with each new look.
    std::map<PageKey, Told> told;
  };

  bool IsFull(const std::string& round) const;
  // Puts the viewer before another board, or none, and tells who is concerned.
  void Turn(Stream* stream, Look look);
  void Wake(const std::string& round);

  const std::size_t viewers_per_board_;
  std::mutex mutex_;  // Held while streams are woken; before any mutex of theirs.
  int64_t last_version_ = 0;
  std::map<Stream*, Viewer> viewers_;
  std::map<PageKey, Stream*> streams_;               // The one that speaks for the page.
  std::map<std::string, std::set<Stream*>> boards_;  // By round; none is empty.
};

}  // namespace parvis::events

#endif  // PARVIS_SERVER_EVENTS_PRESENCE_H_
