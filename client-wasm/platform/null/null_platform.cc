#include "client-wasm/platform/null/null_platform.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"

namespace parvis::platform {
namespace {

size_t CodePoints(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace

GlyphMetrics NullDisplay::Measure(std::string_view piece, int weight) {
  float advance = 0;
  for (char c : piece) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    const bool narrow = std::string_view(" .,:;il|'").find(c) != std::string_view::npos;
    advance += narrow ? 0.28f : 0.56f;
  }
  // Heavier letters are a little wider, as in Inter.
  advance *= 1 + static_cast<float>(weight - 400) / 4000;
  if (piece == " " || piece == "\u00a0") return {.advance = advance};
  const float wide = static_cast<float>(std::max<size_t>(1, CodePoints(piece)));
  return {advance, 0.05f, advance - 0.05f * wide, 0.73f, 0.2f};
}

void NullDisplay::DrawGlyph(std::string_view, int, float, int, int, int, int, float, float) {
  ++glyphs;
}

void NullDisplay::ResetAtlas(int, int) { ++atlas_resets; }

void NullDisplay::Present(const Drawing& drawing) {
  ++frames;
  vertices = drawing.vertices.size() / 20;
  runs = drawing.runs.size();
}

void NullDisplay::ApplySemantics(std::string_view json) { semantics.emplace_back(json); }
void NullDisplay::FocusNode(std::string_view id) { focus_requests.emplace_back(id); }
void NullDisplay::Announce(std::string_view words, bool) { announcements.emplace_back(words); }

void NullPlatform::Advance(double ms) {
  const double until = now_ms_ + ms;
  for (;;) {
    const auto next = std::min_element(
        timers_.begin(), timers_.end(),
        [](const auto& a, const auto& b) { return a.second.due_ms < b.second.due_ms; });
    if (next == timers_.end() || next->second.due_ms > until) break;
    now_ms_ = std::max(now_ms_, next->second.due_ms);
    const std::function<void()> callback = std::move(next->second.callback);
    timers_.erase(next);
    callback();
  }
  now_ms_ = until;
}

bool NullPlatform::RunFrame() {
  if (!std::exchange(frame_requested_, false)) return false;
  if (listener_.on_frame) listener_.on_frame();
  return true;
}

int NullPlatform::RunFrames(int limit) {
  int frames = 0;
  while (frames < limit && RunFrame()) ++frames;
  return frames;
}

void NullPlatform::Send(PageEvent event) {
  if (listener_.on_event) listener_.on_event(std::move(event));
}

void NullPlatform::Navigate(std::string_view address) {
  addresses.emplace_back(address);
  if (listener_.on_address) listener_.on_address();
}

void NullPlatform::SetVisible(bool visible) {
  visible_ = visible;
  if (listener_.on_visibility) listener_.on_visibility();
}

TimerId NullPlatform::StartTimer(double delay_ms, std::function<void()> callback) {
  timers_[++last_id_] = {now_ms_ + std::max(0.0, delay_ms), std::move(callback)};
  return last_id_;
}

void NullPlatform::CancelTimer(TimerId id) { timers_.erase(id); }

FetchId NullPlatform::Fetch(FetchRequest request, FetchCallbacks callbacks) {
  fetches.push_back({++last_id_, std::move(request), std::move(callbacks)});
  return last_id_;
}

void NullPlatform::CancelFetch(FetchId id) {
  std::erase_if(fetches, [id](const PendingFetch& fetch) { return fetch.id == id; });
}

WorkId NullPlatform::StartWork(std::string request, WorkCallbacks callbacks) {
  works.push_back({++last_id_, std::move(request), std::move(callbacks)});
  return last_id_;
}

void NullPlatform::StopWork(WorkId id) {
  std::erase_if(works, [id](const PendingWork& work) { return work.id == id; });
}

std::string NullPlatform::Path() {
  const std::string& address = addresses.back();
  return address.substr(0, address.find_first_of("?#"));
}

std::string NullPlatform::Query() {
  const std::string& address = addresses.back();
  const size_t begin = address.find('?');
  const size_t end = address.find('#');
  if (begin == std::string::npos || begin > end) return "";
  return address.substr(begin, end == std::string::npos ? end : end - begin);
}

std::string NullPlatform::Fragment() {
  const std::string& address = addresses.back();
  const size_t begin = address.find('#');
  return begin == std::string::npos ? "" : address.substr(begin);
}

std::optional<std::string> NullPlatform::Load(std::string_view key) {
  const auto it = storage.find(std::string(key));
  if (it == storage.end()) return std::nullopt;
  return it->second;
}

void NullPlatform::Store(std::string_view key, std::string_view value) {
  storage[std::string(key)] = std::string(value);
}

void NullPlatform::Download(std::string_view name, std::string_view, std::string_view bytes) {
  downloads[std::string(name)] = std::string(bytes);
}

std::string NullPlatform::RandomUuid() {
  return absl::StrFormat("00000000-0000-4000-8000-%012d", ++last_id_);
}

}  // namespace parvis::platform
