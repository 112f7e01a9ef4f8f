// Everything that the client needs from the machine it runs on, behind one interface: the browser
// (emscripten/) or a stand-in for native tests (null/). Plain values only; nothing of Dear ImGui,
// nothing of the domain.
//
// One thread: the page's. Callbacks come between frames, never from inside a call to the platform.
// Every callback belongs to its request: once cancelled it is not called.
#ifndef PARVIS_CLIENT_WASM_PLATFORM_PLATFORM_H_
#define PARVIS_CLIENT_WASM_PLATFORM_PLATFORM_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client-wasm/platform/display.h"

namespace parvis::platform {

// What the person has told the system to wish of every page.
enum class ColorScheme { kLight, kDark, kMoreContrast };

// The system's colours, 0xRRGGBB, while it forces them on every page.
struct ForcedColors {
  uint32_t canvas = 0;
  uint32_t canvas_text = 0;
  uint32_t link_text = 0;
  uint32_t highlight = 0;
  uint32_t highlight_text = 0;
};

// --- Network ------------------------------------------------------------------------------------

struct FetchRequest {
  std::string method = "POST";
  std::string url;  // a path of this site; cookies go along
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  double timeout_ms = 0;  // until the last byte; 0: none
};

// How a request ended.
enum class FetchEnd {
  kComplete,  // the whole body has been handed over
  kNetwork,   // no connection, or it broke
  kTimeout,
};

struct FetchCallbacks {
  // Once, before the first body bytes. Header names are in lower case.
  std::function<void(int status, std::vector<std::pair<std::string, std::string>> headers)>
      on_headers;
  // As the bytes arrive.
  std::function<void(std::string_view bytes)> on_body;
  // Once, last.
  std::function<void(FetchEnd end)> on_end;
};

using FetchId = int;

// --- Worker -------------------------------------------------------------------------------------

struct WorkCallbacks {
  std::function<void(double done)> on_progress;  // 0 to 1, a few hundred times at most
  // Once, last. Empty if there is no worker here, or if it broke.
  std::function<void(std::string answer)> on_end;
};
using WorkId = int;
using TimerId = int;

// --- The page -----------------------------------------------------------------------------------

// What a person did, as web/mirror.mjs reports it. client-wasm/ui makes typed events of it.
struct PageEvent {
  enum class Kind : int {
    kActivate = 0,
    kValue = 1,
    kSubmit = 2,
    kDismiss = 3,
    kContextMenu = 4,
    kScroll = 5,
    kFocus = 6,
    kBlur = 7,
    kFiles = 8,
    kFilesTooLarge = 9,
    kDragOver = 10,
    kDragOut = 11,
    kPointerDown = 20,
    kPointerMove = 21,
    kPointerUp = 22,
    kPointerCancel = 23,
    kPointerLeave = 24,
    kWheel = 30,
    kKey = 40,
    kShortcut = 41,
  };
  struct File {
    std::string name;
    std::string bytes;
  };
  // Bits of `modifiers`.
  static constexpr int kShift = 1, kAlt = 2, kCommand = 4, kRepeat = 8, kZoom = 16,
                       kKeyboard = 32,  // the focus came by keyboard
      kSpace = 64;                      // the space bar is held: a pointer pans

  Kind kind = Kind::kActivate;
  std::string target;  // full id of the node; may be empty
  std::string text;    // a value, a key
  double x = 0;        // CSS pixels in the window
  double y = 0;
  double dx = 0;  // wheel
  double dy = 0;
  int button = -1;
  int buttons = 0;
  int pointer_id = 0;
  int pointer_kind = 0;  // 0 mouse, 1 touch, 2 pen
  int modifiers = 0;
  double time_ms = 0;  // when it happened, as NowMs(); 0 for now
  std::vector<File> files;
};

// What the page tells without being asked. All optional.
struct PageListener {
  std::function<void()> on_frame;         // the frame that was asked for
  std::function<void()> on_address;       // back or forward: read address() again
  std::function<void()> on_surroundings;  // size, pixel ratio, colours, motion, fonts changed
  std::function<void()> on_visibility;    // visible() changed
  std::function<void(PageEvent)> on_event;
};

class Platform {
 public:
  virtual ~Platform() = default;

  virtual void SetListener(PageListener listener) = 0;

  // --- Time ---
  // Milliseconds since some fixed moment; never goes back.
  virtual double NowMs() = 0;
  // Milliseconds since 1970-01-01 UTC, by the machine's clock.
  virtual double WallClockMs() = 0;
  // The same moved by the time zone that the machine is set to: what a clock on its wall shows.
  virtual double LocalClockMs() = 0;
  // Calls on_frame once before the next drawing. Asking twice is asking once. While nobody asks,
  // nothing is drawn.
  virtual void RequestFrame() = 0;
  virtual TimerId StartTimer(double delay_ms, std::function<void()> callback) = 0;
  virtual void CancelTimer(TimerId id) = 0;

  // --- Network ---
  virtual FetchId Fetch(FetchRequest request, FetchCallbacks callbacks) = 0;
  virtual void CancelFetch(FetchId id) = 0;

  // --- Worker ---
  // Hands a request of client-wasm/engine to a worker of its own, beside the page's thread.
  virtual WorkId StartWork(std::string request, WorkCallbacks callbacks) = 0;
  virtual void StopWork(WorkId id) = 0;

  // --- Address ---
  virtual std::string Origin() = 0;    // "https://parvis.example.se"
  virtual std::string Path() = 0;      // "/rounds/stockholm-2026/matching"
  virtual std::string Query() = 0;     // "?view=list" or ""
  virtual std::string Fragment() = 0;  // "#…" or ""
  // A new entry in the history, or a new address of the present one. No callback follows.
  virtual void PushAddress(std::string_view address) = 0;
  virtual void ReplaceAddress(std::string_view address) = 0;
  virtual void SetTitle(std::string_view title) = 0;

  // --- This browser ---
  // A small store that stays; what can't be stored is forgotten silently.
  virtual std::optional<std::string> Load(std::string_view key) = 0;
  virtual void Store(std::string_view key, std::string_view value) = 0;
  // The person's first language, a BCP 47 tag such as "sv-SE".
  virtual std::string Language() = 0;
  // Sets the page's lang attribute: "sv" or "en".
  virtual void SetPageLanguage(std::string_view tag) = 0;
  // Whether the browser asks before this page is left: something would be lost.
  virtual void GuardLeaving(bool on) = 0;
  virtual bool Visible() = 0;
  virtual bool ReducedMotion() = 0;
  virtual ColorScheme Colors() = 0;
  virtual std::optional<ForcedColors> Forced() = 0;
  // Has what the page draws by itself (a field in use, scroll bars) follow the canvas: "light",
  // "dark", "contrast" or "forced", and whether words are lighter than their ground.
  virtual void SetPageScheme(std::string_view scheme, bool dark) = 0;
  virtual void WriteClipboard(std::string_view text) = 0;
  // Offers the bytes as a file to keep.
  virtual void Download(std::string_view name, std::string_view type, std::string_view bytes) = 0;
  // Has the browser print the body of this page of HTML, in place of the present one. Nothing in it
  // is carried out.
  virtual void Print(std::string_view html) = 0;
  // A random UUID, version 4 (RFC 9562), from a source fit for secrets.
  virtual std::string RandomUuid() = 0;

  // --- Screen; used by client-wasm/ui ---
  virtual double ViewportWidth() = 0;  // CSS pixels
  virtual double ViewportHeight() = 0;
  virtual double PixelRatio() = 0;
  virtual Display& display() = 0;
};

}  // namespace parvis::platform

#endif  // PARVIS_CLIENT_WASM_PLATFORM_PLATFORM_H_
