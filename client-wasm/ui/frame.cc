#include "client-wasm/ui/frame.h"

#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"

namespace parvis::ui {

Scope::~Scope() {
  if (open_) frame_->Leave();
}

const Surroundings& Frame::surroundings() const { return context_->state().surroundings; }
const Theme& Frame::theme() const { return context_->state().theme; }

Rect Frame::viewport() const {
  return {0, 0, surroundings().viewport.x, surroundings().viewport.y};
}

std::string Frame::T(text::Message message,
                     std::initializer_list<std::string_view> arguments) const {
  return text::Render(message, language(), arguments);
}

Painter& Frame::painter() { return *context_->state().painter; }

Scope Frame::Enter(const ScopeOptions& options) {
  SemanticNode node;
  node.id = options.id;
  node.role = options.role;
  node.name = options.name;
  node.bounds = options.rect;
  ContextState& state = context_->state();
  state.Open(state.AddNode(std::move(node)));
  return Scope(this, true);
}

NodeState Frame::Node(SemanticNode node) {
  ContextState& state = context_->state();
  const int index = state.AddNode(std::move(node));
  return state.StateOf(state.tree.nodes[static_cast<size_t>(index)].id);
}

Scope Frame::EnterNode(SemanticNode node) {
  ContextState& state = context_->state();
  state.Open(state.AddNode(std::move(node)));
  return Scope(this, true);
}

void Frame::Leave() { context_->state().Close(); }

void Frame::Focus(std::string_view id) {
  ContextState& state = context_->state();
  state.focus_request =
      !id.empty() && id.front() == '/' ? std::string(id.substr(1)) : state.FullId(id);
}

const std::string& Frame::focused() const { return context_->state().focused; }

bool Frame::Shortcut(std::string_view keys) {
  ContextState& state = context_->state();
  state.wanted_shortcuts.emplace_back(keys);
  for (const std::string& pressed : state.shortcuts) {
    if (pressed == keys) return true;
  }
  return false;
}

void Frame::Announce(std::string_view words, bool assertive) {
  context_->state().platform->display().Announce(words, assertive);
}

void Frame::Toast(std::string_view id, std::string_view words, Tone tone, std::string_view action) {
  constexpr double kToastMs = 6000;
  constexpr double kToastWithActionMs = 12000;  // WCAG 2.2.1: time enough to reach the button.
  ContextState& state = context_->state();
  std::erase_if(state.toasts, [id](const ToastState& toast) { return toast.id == id; });
  const double lasts = action.empty() ? kToastMs : kToastWithActionMs;
  state.toasts.push_back({std::string(id), std::string(words), std::string(action), tone,
                          state.surroundings.now_ms + lasts});
  Announce(words, tone == Tone::kBad);
  Again();
}

void Frame::SayAnew(std::string_view id, std::string_view words, std::string_view action) {
  for (ToastState& toast : context_->state().toasts) {
    if (toast.id != id) continue;
    toast.words = words;
    toast.action = action;
  }
}

bool Frame::ToastAction(std::string_view id) {
  ContextState& state = context_->state();
  if (state.toast_action != id || id.empty()) return false;
  state.toast_action.clear();
  return true;
}

void Frame::Again() { context_->state().again = true; }

void Frame::WakeAt(double ms) {
  double& at = context_->state().wake_at_ms;
  if (at == 0 || ms < at) at = ms;
}

bool Frame::HasLasted(std::string_view id, double ms) {
  ContextState& state = context_->state();
  const double now = surroundings().now_ms;
  LastingState& lasting = state.lasting[FullId(id)];
  if (lasting.frame + 1 < state.frames) lasting.since_ms = now;
  lasting.frame = state.frames;
  if (now >= lasting.since_ms + ms) return true;
  WakeAt(lasting.since_ms + ms);
  return false;
}

std::string Frame::FullId(std::string_view id) const { return context_->state().FullId(id); }

}  // namespace parvis::ui
