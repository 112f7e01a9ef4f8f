#include "server/events/presence.h"

#include "server/dispatch/errors.h"
#include "shared/base/resource_names.h"

namespace parvis::events {
namespace {

v1::Event EventOf(const PageKey& page, const std::string& display_name, const std::string& round) {
  v1::Event event;
  event.set_round(names::RoundName(round));
  event.set_actor(page.first);
  event.set_actor_display_name(display_name);
  event.mutable_presence()->set_viewer(page.second);
  return event;
}

}  // namespace

void Presence::Arrive(Stream& stream, const PageKey& page, const std::string& display_name,
                      const std::string& round) {
  const std::lock_guard lock(mutex_);
  Look look{round, "", ""};
  const auto older = streams_.find(page);
  if (older != streams_.end()) {
    const Look kept = viewers_[older->second].look;
    if (round.empty() || round == kept.round) look = kept;
    Turn(older->second, {});
  }
  streams_[page] = &stream;
  Viewer& viewer = viewers_[&stream];
  viewer.page = page;
  viewer.display_name = display_name;
  if (!IsFull(look.round)) Turn(&stream, std::move(look));
}

void Presence::Leave(Stream& stream) {
  const std::lock_guard lock(mutex_);
  const auto found = viewers_.find(&stream);
  if (found == viewers_.end()) return;
  Turn(&stream, {});
  const auto speaks = streams_.find(found->second.page);
  if (speaks != streams_.end() && speaks->second == &stream) streams_.erase(speaks);
  viewers_.erase(found);
}

absl::Status Presence::Share(const PageKey& page, Look look) {
  const std::lock_guard lock(mutex_);
  const auto found = streams_.find(page);
  if (found == streams_.end()) return absl::OkStatus();
  if (look.round != viewers_[found->second].look.round && IsFull(look.round)) {
    return dispatch::Error(absl::StatusCode::kResourceExhausted, "TOO_MANY_VIEWERS",
                           text::Message::kErrorTooManyViewers);
  }
  Turn(found->second, std::move(look));
  return absl::OkStatus();
}

std::string Presence::RoundOf(Stream& stream) {
  const std::lock_guard lock(mutex_);
  const auto found = viewers_.find(&stream);
  return found == viewers_.end() ? "" : found->second.look.round;
}

std::vector<v1::Event> Presence::TakeNews(Stream& stream) {
  const std::lock_guard lock(mutex_);
  std::vector<v1::Event> news;
  const auto found = viewers_.find(&stream);
  if (found == viewers_.end()) return news;
  Viewer& self = found->second;
  std::map<PageKey, Told> told;
  const auto board = boards_.find(self.look.round);
  if (board != boards_.end()) {
    for (Stream* each : board->second) {
      if (each == &stream) continue;
      const Viewer& other = viewers_[each];
      const auto before = self.told.find(other.page);
      const bool known = before != self.told.end() && before->second.version == other.version;
      told[other.page] = {other.look.round, other.display_name, other.version};
      if (known) continue;
      v1::Event event = EventOf(other.page, other.display_name, other.look.round);
      event.mutable_presence()->set_adept(other.look.adept);
      event.mutable_presence()->set_mentor(other.look.mentor);
      news.push_back(std::move(event));
    }
  }
  for (const auto& [page, last] : self.told) {
    if (told.find(page) != told.end()) continue;
    v1::Event event = EventOf(page, last.display_name, last.round);
    event.mutable_presence()->set_gone(true);
    news.push_back(std::move(event));
  }
  self.told = std::move(told);
  return news;
}

bool Presence::IsFull(const std::string& round) const {
  const auto board = boards_.find(round);
  return board != boards_.end() && board->second.size() >= viewers_per_board_;
}

void Presence::Turn(Stream* stream, Look look) {
  Viewer& viewer = viewers_[stream];
  const std::string before = viewer.look.round;
  const std::string after = look.round;
  if (before != after && !before.empty()) {
    boards_[before].erase(stream);
    if (boards_[before].empty()) boards_.erase(before);
  }
  if (!after.empty()) boards_[after].insert(stream);
  viewer.look = std::move(look);
  viewer.version = ++last_version_;
  Wake(before);
  if (before == after) return;
  Wake(after);
  stream->Wake();  // It hears no more of the one, and of the other who is there.
}

void Presence::Wake(const std::string& round) {
  const auto board = boards_.find(round);
  if (board == boards_.end()) return;
  for (Stream* each : board->second) each->Wake();
}

}  // namespace parvis::events
