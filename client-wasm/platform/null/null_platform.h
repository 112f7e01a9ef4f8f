// A platform without a browser, for native tests of the client. Time stands still until told;
// requests are kept for the test to answer; what is shown can be read back. Text is measured by a
// simple rule, so layouts are stable but not those of the browser.
#ifndef PARVIS_CLIENT_WASM_PLATFORM_NULL_NULL_PLATFORM_H_
#define PARVIS_CLIENT_WASM_PLATFORM_NULL_NULL_PLATFORM_H_

#include <map>
#include <string>
#include <vector>

#include "client-wasm/platform/platform.h"

namespace parvis::platform {

class NullDisplay final : public Display {
 public:
  GlyphMetrics Measure(std::string_view piece, int weight) override;
  void DrawGlyph(std::string_view piece, int weight, float size, int x, int y, int width,
                 int height, float pen_x, float pen_y) override;
  void ResetAtlas(int width, int height) override;
  void Present(const Drawing& drawing) override;
  void ApplySemantics(std::string_view json) override;
  void FocusNode(std::string_view id) override;
  void Announce(std::string_view words, bool assertive) override;

  int frames = 0;  // presented
  int glyphs = 0;  // drawn into the atlas
  int atlas_resets = 0;
  size_t vertices = 0;                 // of the last frame
  size_t runs = 0;                     // of the last frame
  std::vector<std::string> semantics;  // every change, in order
  std::vector<std::string> focus_requests;
  std::vector<std::string> announcements;
};

class NullPlatform final : public Platform {
 public:
  struct PendingFetch {
    FetchId id = 0;
    FetchRequest request;
    FetchCallbacks callbacks;
  };

  struct PendingWork {
    WorkId id = 0;
    std::string request;
    WorkCallbacks callbacks;
  };

  // --- For the test ---
  // Moves the clock and fires the timers that are due, in order.
  void Advance(double ms);
  // Runs the frame that was asked for; false if none was.
  bool RunFrame();
  // Runs frames until none is asked for, at most `limit`; returns how many.
  int RunFrames(int limit = 100);
  bool frame_requested() const { return frame_requested_; }
  void Send(PageEvent event);
  // Sets the address as a person does with "back"; the listener hears of it.
  void Navigate(std::string_view address);
  void SetVisible(bool visible);
  NullDisplay& null_display() { return display_; }

  std::vector<PendingFetch> fetches;        // not ended and not cancelled, oldest first
  std::vector<PendingWork> works;           // likewise
  std::vector<std::string> addresses{"/"};  // the history, the present one last
  std::map<std::string, std::string> storage;
  std::string title;
  std::string language = "sv-SE";
  std::string page_language;
  std::string clipboard;
  std::map<std::string, std::string> downloads;
  std::string printed;
  double width = 1440;
  double height = 900;
  double pixel_ratio = 1;
  ColorScheme colors = ColorScheme::kLight;
  std::optional<ForcedColors> forced;
  std::string page_scheme;
  bool reduced_motion = false;
  double wall_clock_ms = 1'767'225'600'000;  // 2026-01-01
  bool leaving_guarded = false;

  // --- Platform ---
  void SetListener(PageListener listener) override { listener_ = std::move(listener); }
  double NowMs() override { return now_ms_; }
  double WallClockMs() override { return wall_clock_ms; }
  double LocalClockMs() override { return wall_clock_ms; }
  void RequestFrame() override { frame_requested_ = true; }
  TimerId StartTimer(double delay_ms, std::function<void()> callback) override;
  void CancelTimer(TimerId id) override;
  FetchId Fetch(FetchRequest request, FetchCallbacks callbacks) override;
  void CancelFetch(FetchId id) override;
  WorkId StartWork(std::string request, WorkCallbacks callbacks) override;
  void StopWork(WorkId id) override;
  std::string Origin() override { return "https://parvis.example"; }
  std::string Path() override;
  std::string Query() override;
  std::string Fragment() override;
  void PushAddress(std::string_view address) override { addresses.emplace_back(address); }
  void ReplaceAddress(std::string_view address) override { addresses.back() = address; }
  void SetTitle(std::string_view words) override { title = words; }
  std::optional<std::string> Load(std::string_view key) override;
  void Store(std::string_view key, std::string_view value) override;
  std::string Language() override { return language; }
  void SetPageLanguage(std::string_view tag) override { page_language = tag; }
  void GuardLeaving(bool on) override { leaving_guarded = on; }
  bool Visible() override { return visible_; }
  bool ReducedMotion() override { return reduced_motion; }
  ColorScheme Colors() override { return colors; }
  std::optional<ForcedColors> Forced() override { return forced; }
  void SetPageScheme(std::string_view scheme, bool) override { page_scheme = scheme; }
  void WriteClipboard(std::string_view text) override { clipboard = text; }
  void Download(std::string_view name, std::string_view type, std::string_view bytes) override;
  void Print(std::string_view html) override { printed = html; }
  std::string RandomUuid() override;
  double ViewportWidth() override { return width; }
  double ViewportHeight() override { return height; }
  double PixelRatio() override { return pixel_ratio; }
  Display& display() override { return display_; }

 private:
  struct Timer {
    double due_ms = 0;
    std::function<void()> callback;
  };

  PageListener listener_;
  NullDisplay display_;
  double now_ms_ = 1000;
  bool frame_requested_ = false;
  bool visible_ = true;
  int last_id_ = 0;
  std::map<TimerId, Timer> timers_;
};

}  // namespace parvis::platform

#endif  // PARVIS_CLIENT_WASM_PLATFORM_NULL_NULL_PLATFORM_H_
