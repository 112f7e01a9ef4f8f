// The widget layer's life between frames: focus, hover, scroll offsets, open menus, toasts. The
// app owns one Context; views only see the Frame. One thread.
//
//   context.SetListener / platform events → Context::Hear* → RequestFrame
//   frame: Frame& f = context.BeginFrame(surroundings); views…; context.EndFrame();
#ifndef PARVIS_CLIENT_WASM_UI_CONTEXT_H_
#define PARVIS_CLIENT_WASM_UI_CONTEXT_H_

#include <memory>
#include <string>

#include "client-wasm/platform/platform.h"
#include "client-wasm/ui/frame.h"
#include "client-wasm/ui/input.h"
#include "client-wasm/ui/semantics.h"

namespace parvis::ui {

struct ContextState;  // client-wasm/ui/context_state.h, for widgets only

class Context {
 public:
  // `platform` must outlive the context. The context takes the page's input events from it and
  // asks it for frames.
  explicit Context(platform::Platform* platform);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  // Begins a frame with what the platform says about the page now, in this language.
  Frame& BeginFrame(text::Language language);
  // Hands drawing and tree to the platform. Asks for the next frame if something is going on.
  void EndFrame();

  // The last frame's tree, for tests.
  const SemanticTree& tree() const;
  // As if the page had sent it: for tests of views on the null platform.
  void Hear(NodeEvent event);
  void Hear(PointerInput event);
  void Hear(WheelInput event);
  void Hear(KeyInput event);

  ContextState& state() { return *state_; }

 private:
  std::unique_ptr<ContextState> state_;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_CONTEXT_H_
