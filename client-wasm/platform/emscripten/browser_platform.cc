// The platform in a browser: every call goes to the page by page_library.js, and what the page
// tells comes in by the exported functions at the end of this file.
#include <emscripten.h>

#include <cstdlib>
#include <map>
#include <utility>

#include "client-wasm/platform/create.h"
#include "client-wasm/platform/emscripten/browser_display.h"
#include "client-wasm/platform/emscripten/page_library.h"

namespace parvis::platform {
namespace {

// Takes over a text that the page has allocated.
std::string Take(char* text) {
  std::string taken = text == nullptr ? "" : text;
  std::free(text);
  return taken;
}

std::vector<std::pair<std::string, std::string>> HeadersFrom(std::string_view lines) {
  std::vector<std::string> values;
  while (!lines.empty()) {
    const size_t end = lines.find('\n');
    values.emplace_back(lines.substr(0, end));
    lines = end == std::string_view::npos ? "" : lines.substr(end + 1);
  }
  std::vector<std::pair<std::string, std::string>> headers;
  for (size_t i = 0; i < values.size(); i += 2) {
    headers.emplace_back(std::move(values[i]), i + 1 < values.size() ? values[i + 1] : "");
  }
  return headers;
}

class BrowserPlatform final : public Platform {
 public:
  void SetListener(PageListener listener) override {
    listener_ = std::move(listener);
    if (!std::exchange(connected_, true)) parvis_connect();
  }

  double NowMs() override { return parvis_now(); }
  double WallClockMs() override { return parvis_wall_clock(); }
  double LocalClockMs() override { return parvis_local_clock(); }
  void RequestFrame() override { parvis_request_frame(); }

  TimerId StartTimer(double delay_ms, std::function<void()> callback) override {
    const TimerId id = ++last_timer_;
    timers_[id] = {parvis_start_timer(delay_ms, id), std::move(callback)};
    return id;
  }
  void CancelTimer(TimerId id) override {
    const auto it = timers_.find(id);
    if (it == timers_.end()) return;
    parvis_cancel_timer(it->second.handle);
    timers_.erase(it);
  }

  FetchId Fetch(FetchRequest request, FetchCallbacks callbacks) override {
    std::string headers;
    for (const auto& [name, value] : request.headers) {
      if (!headers.empty()) headers += '\n';
      headers += name + '\n' + value;
    }
    const FetchId id =
        parvis_fetch(request.method.data(), request.method.size(), request.url.data(),
                     request.url.size(), headers.data(), headers.size(), request.body.data(),
                     request.body.size(), request.timeout_ms);
    fetches_[id] = std::move(callbacks);
    return id;
  }
  void CancelFetch(FetchId id) override {
    if (fetches_.erase(id) > 0) parvis_cancel_fetch(id);
  }

  WorkId StartWork(std::string request, WorkCallbacks callbacks) override {
    const WorkId id = parvis_start_work(request.data(), request.size());
    works_[id] = std::move(callbacks);
    return id;
  }
  void StopWork(WorkId id) override {
    if (works_.erase(id) > 0) parvis_stop_work(id);
  }

  std::string Origin() override { return Take(parvis_address(3)); }
  std::string Path() override { return Take(parvis_address(0)); }
  std::string Query() override { return Take(parvis_address(1)); }
  std::string Fragment() override { return Take(parvis_address(2)); }
  void PushAddress(std::string_view a) override { parvis_set_address(a.data(), a.size(), 0); }
  void ReplaceAddress(std::string_view a) override { parvis_set_address(a.data(), a.size(), 1); }
  void SetTitle(std::string_view title) override { parvis_set_title(title.data(), title.size()); }

  std::optional<std::string> Load(std::string_view key) override {
    char* value = parvis_load(key.data(), key.size());
    if (value == nullptr) return std::nullopt;
    return Take(value);
  }
  void Store(std::string_view key, std::string_view value) override {
    parvis_store(key.data(), key.size(), value.data(), value.size());
  }
  std::string Language() override { return Take(parvis_language()); }
  void SetPageLanguage(std::string_view tag) override {
    parvis_set_page_language(tag.data(), tag.size());
  }
  void GuardLeaving(bool on) override { parvis_guard_leaving(on ? 1 : 0); }
  bool Visible() override { return parvis_visible() != 0; }
  bool ReducedMotion() override { return parvis_is_still() != 0; }
  ColorScheme Colors() override { return static_cast<ColorScheme>(parvis_color_scheme()); }
  std::optional<ForcedColors> Forced() override {
    ForcedColors forced;
    if (parvis_forced_colors(&forced.canvas) == 0) return std::nullopt;
    return forced;
  }
  void SetPageScheme(std::string_view scheme, bool dark) override {
    parvis_set_page_scheme(scheme.data(), scheme.size(), dark ? 1 : 0);
  }
  void WriteClipboard(std::string_view text) override {
    parvis_write_clipboard(text.data(), text.size());
  }
  void Download(std::string_view name, std::string_view type, std::string_view bytes) override {
    parvis_download(name.data(), name.size(), type.data(), type.size(), bytes.data(), bytes.size());
  }
  void Print(std::string_view html) override { parvis_print(html.data(), html.size()); }
  std::string RandomUuid() override { return Take(parvis_random_uuid()); }

  double ViewportWidth() override { return parvis_width(); }
  double ViewportHeight() override { return parvis_height(); }
  double PixelRatio() override { return parvis_pixel_ratio(); }
  Display& display() override { return display_; }

  // --- From the page ---
  const PageListener& listener() const { return listener_; }

  void OnTimer(TimerId id) {
    const auto it = timers_.find(id);
    if (it == timers_.end()) return;
    const std::function<void()> callback = std::move(it->second.callback);
    timers_.erase(it);
    callback();
  }

  // A copy: the callback may cancel its own request.
  FetchCallbacks CallbacksOf(FetchId id) const {
    const auto it = fetches_.find(id);
    return it == fetches_.end() ? FetchCallbacks{} : it->second;
  }
  void OnFetchEnd(FetchId id, FetchEnd end) {
    const FetchCallbacks callbacks = CallbacksOf(id);
    fetches_.erase(id);
    if (callbacks.on_end) callbacks.on_end(end);
  }

  void OnWorkProgress(WorkId id, double done) {
    const auto it = works_.find(id);
    if (it == works_.end()) return;
    const WorkCallbacks callbacks = it->second;  // The callback may stop the work.
    callbacks.on_progress(done);
  }
  void OnWorkEnd(WorkId id, std::string answer) {
    const auto work = works_.extract(id);
    if (!work.empty()) work.mapped().on_end(std::move(answer));
  }

  std::vector<PageEvent::File> files;  // of the event that follows

 private:
  struct Timer {
    int handle = 0;
    std::function<void()> callback;
  };

  PageListener listener_;
  BrowserDisplay display_;
  bool connected_ = false;
  TimerId last_timer_ = 0;
  std::map<TimerId, Timer> timers_;
  std::map<FetchId, FetchCallbacks> fetches_;
  std::map<WorkId, WorkCallbacks> works_;
};

// The page is one, and so is its platform; set once by CreateBrowserPlatform.
BrowserPlatform* the_platform = nullptr;

}  // namespace

std::unique_ptr<Platform> CreateBrowserPlatform() {
  auto made = std::make_unique<BrowserPlatform>();
  the_platform = made.get();
  return made;
}

extern "C" {

EMSCRIPTEN_KEEPALIVE void parvis_on_frame() {
  if (the_platform->listener().on_frame) the_platform->listener().on_frame();
}

EMSCRIPTEN_KEEPALIVE void parvis_on_address() {
  if (the_platform->listener().on_address) the_platform->listener().on_address();
}

EMSCRIPTEN_KEEPALIVE void parvis_on_surroundings() {
  if (the_platform->listener().on_surroundings) the_platform->listener().on_surroundings();
}

EMSCRIPTEN_KEEPALIVE void parvis_on_visibility() {
  if (the_platform->listener().on_visibility) the_platform->listener().on_visibility();
}

EMSCRIPTEN_KEEPALIVE void parvis_on_timer(int id) { the_platform->OnTimer(id); }

EMSCRIPTEN_KEEPALIVE void parvis_on_event_file(const char* name, const char* bytes, size_t size) {
  the_platform->files.push_back({name, std::string(bytes, size)});
}

EMSCRIPTEN_KEEPALIVE void parvis_on_event(int kind, const char* target, const char* text, double x,
                                          double y, double dx, double dy, int button, int buttons,
                                          int pointer_id, int pointer_kind, int modifiers,
                                          double time_ms) {
  PageEvent event;
  event.kind = static_cast<PageEvent::Kind>(kind);
  event.target = target;
  event.text = text;
  event.x = x;
  event.y = y;
  event.dx = dx;
  event.dy = dy;
  event.button = button;
  event.buttons = buttons;
  event.pointer_id = pointer_id;
  event.pointer_kind = pointer_kind;
  event.modifiers = modifiers;
  event.time_ms = time_ms;
  event.files = std::exchange(the_platform->files, {});
  if (the_platform->listener().on_event) the_platform->listener().on_event(std::move(event));
}

EMSCRIPTEN_KEEPALIVE void parvis_on_fetch_headers(int id, int status, const char* headers) {
  const FetchCallbacks callbacks = the_platform->CallbacksOf(id);
  if (callbacks.on_headers) callbacks.on_headers(status, HeadersFrom(headers));
}

EMSCRIPTEN_KEEPALIVE void parvis_on_fetch_body(int id, const char* bytes, size_t size) {
  const FetchCallbacks callbacks = the_platform->CallbacksOf(id);
  if (callbacks.on_body) callbacks.on_body({bytes, size});
}

EMSCRIPTEN_KEEPALIVE void parvis_on_fetch_end(int id, int end) {
  the_platform->OnFetchEnd(id, static_cast<FetchEnd>(end));
}

EMSCRIPTEN_KEEPALIVE void parvis_on_work_progress(int id, double done) {
  the_platform->OnWorkProgress(id, done);
}

EMSCRIPTEN_KEEPALIVE void parvis_on_work_end(int id, const char* answer, size_t size) {
  the_platform->OnWorkEnd(id, std::string(answer, size));
}

}  // extern "C"

}  // namespace parvis::platform
