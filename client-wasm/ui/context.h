// The widget layer's life between frames: focus, hover, scroll offsets, open menus, toasts. The
// app owns one Context; views only see the Frame. One thread.
//
//   platform.SetListener({.on_frame = [&] { do { Frame& f = context.BeginFrame(language);
//                                                …views… } while (!context.EndFrame()); },
//                         .on_surroundings = [&] { context.SurroundingsChanged(); },
//                         .on_event = [&](platform::PageEvent e) { context.Hear(std::move(e)); }});
#ifndef PARVIS_CLIENT_WASM_UI_CONTEXT_H_
#define PARVIS_CLIENT_WASM_UI_CONTEXT_H_

#include <memory>
#include <optional>
#include <string>

#include "client-wasm/platform/platform.h"
#include "client-wasm/ui/frame.h"
#include "client-wasm/ui/input.h"
#include "client-wasm/ui/semantics.h"

namespace parvis::ui {

struct ContextState;  // client-wasm/ui/context_state.h, for widgets only

class Context {
 public:
  // `platform` must outlive the context, which asks it for frames.
  explicit Context(platform::Platform* platform);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  // Begins a frame with what the platform says about the page now, in this language.
  Frame& BeginFrame(text::Language language);
  // Hands drawing and tree to the platform, and asks for the next frame if something is going on.
  // False after a frame that took what a person did: it has told half the truth (a check box that
  // was just clicked was drawn as it was, a view may have stopped half-way), so nothing of it is
  // handed on, and the whole is to be drawn once more at once. That second frame takes nothing
  // more and always ends true: however fast somebody types, each frame tells what came of it.
  [[nodiscard]] bool EndFrame();

  // Draws in this scheme, light, dark or high contrast; without one, as the system wishes. Where
  // the system forces its own colours, those are used all the same.
  void ChooseScheme(std::optional<Scheme> scheme);

  // What the page heard; asks for a frame if it matters.
  void Hear(platform::PageEvent event);
  // The page has another size, pixel ratio, colours or fonts: everything is drawn anew.
  void SurroundingsChanged();

  // The last frame's tree, for tests.
  const SemanticTree& tree() const;
  // The same as typed events: for tests of views on the null platform.
  void Hear(NodeEvent event);
  void Hear(PointerInput event);
  void Hear(WheelInput event);
  void Hear(KeyInput event);

  ContextState& state() { return *state_; }

 private:
  void TakeWhatWasHeard();
  // After a frame: what came after its stroke.
  void HearWaiting();

  std::unique_ptr<ContextState> state_;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_CONTEXT_H_
