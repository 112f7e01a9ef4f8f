#include "client-wasm/ui/context.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client-wasm/ui/context_state.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "shared/base/json_text.h"

namespace parvis::ui {
namespace {

// Dear ImGui wants an atlas with a font. Ours holds neither letters nor texels: TextEngine draws
// words, and all that Dear ImGui takes from it is where the texture is white.
void PrepareAtlas(ImFontAtlas* atlas) {
  ImFont* font = IM_NEW(ImFont)();
  font->FontSize = 14;
  font->ContainerAtlas = atlas;
  atlas->Fonts.push_back(font);
  atlas->TexReady = true;
}

void PrepareStyle(ImGuiStyle& style, float pixel_ratio) {
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.WindowMinSize = {1, 1};
  style.AntiAliasedLinesUseTex = false;
  // Curves are smooth to a tenth of a device pixel.
  style.CircleTessellationMaxError = 0.1f / pixel_ratio;
  style.CurveTessellationTol = 0.4f / pixel_ratio;
}

Surroundings Look(platform::Platform& page, text::Language language) {
  Surroundings s;
  s.now_ms = page.NowMs();
  s.viewport = {static_cast<float>(page.ViewportWidth()),
                static_cast<float>(page.ViewportHeight())};
  s.pixel_ratio = static_cast<float>(page.PixelRatio());
  s.language = language;
  s.reduced_motion = page.ReducedMotion();
  return s;
}

Scheme WishedScheme(platform::ColorScheme wished) {
  switch (wished) {
    case platform::ColorScheme::kLight:
      return Scheme::kLight;
    case platform::ColorScheme::kDark:
      return Scheme::kDark;
    case platform::ColorScheme::kMoreContrast:
      break;
  }
  return Scheme::kHighContrast;
}

std::string_view NameOf(Scheme scheme) {
  switch (scheme) {
    case Scheme::kLight:
      return "light";
    case Scheme::kDark:
      return "dark";
    case Scheme::kHighContrast:
      return "contrast";
    case Scheme::kForced:
      break;
  }
  return "forced";
}

// Which colours hold now, and the tokens of them; the page is told when they become others.
void LookAtColors(ContextState& state) {
  platform::Platform& page = *state.platform;
  Scheme& scheme = state.surroundings.scheme;
  if (const auto forced = page.Forced()) {
    scheme = Scheme::kForced;
    state.theme =
        ForcedTheme({Rgb(forced->canvas), Rgb(forced->canvas_text), Rgb(forced->link_text),
                     Rgb(forced->highlight), Rgb(forced->highlight_text)});
  } else {
    scheme = state.chosen_scheme.value_or(WishedScheme(page.Colors()));
    state.theme = ThemeFor(scheme);
  }
  if (state.told_scheme == scheme) return;
  state.told_scheme = scheme;
  page.SetPageScheme(NameOf(scheme), IsDark(state.theme));
}

std::span<const std::byte> BytesOf(const ImVector<ImDrawVert>& vertices) {
  return std::as_bytes(std::span(vertices.Data, static_cast<size_t>(vertices.Size)));
}

void Present(ContextState& state) {
  static_assert(sizeof(ImDrawIdx) == sizeof(uint16_t));
  const ImDrawData& data = *ImGui::GetDrawData();
  const float ratio = state.surroundings.pixel_ratio;
  platform::Drawing drawing;
  std::vector<platform::DrawRun> runs;
  const Color bg = state.theme.bg;
  drawing.width = state.surroundings.viewport.x;
  drawing.height = state.surroundings.viewport.y;
  drawing.background[0] = static_cast<float>(bg.r) / 255;
  drawing.background[1] = static_cast<float>(bg.g) / 255;
  drawing.background[2] = static_cast<float>(bg.b) / 255;
  // There is one window, hence one list.
  if (data.CmdLists.Size > 0) {
    const ImDrawList& list = *data.CmdLists[0];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.ElemCount == 0) continue;
      const ImVec4& c = command.ClipRect;
      runs.push_back({{c.x * ratio, c.y * ratio, c.z * ratio, c.w * ratio},
                      command.IdxOffset,
                      command.ElemCount,
                      command.VtxOffset});
    }
    drawing.vertices = BytesOf(list.VtxBuffer);
    drawing.indices = {list.IdxBuffer.Data, static_cast<size_t>(list.IdxBuffer.Size)};
  }
  drawing.runs = runs;
  state.platform->display().Present(drawing);
}

// Hands this frame what was heard, in order; but a widget can only tell one press a frame, so a
// second press of the same node, and all after it, waits for the next.
void TakeNodeEvents(ContextState& state) {
  size_t taken = 0;
  for (; taken < state.heard_nodes.size(); ++taken) {
    const NodeEvent& event = state.heard_nodes[taken];
    if (event.kind == NodeEvent::Kind::kActivate &&
        state.Heard(event.target, NodeEvent::Kind::kActivate) != nullptr) {
      break;
    }
    state.nodes.push_back(std::move(state.heard_nodes[taken]));
  }
  state.heard_nodes.erase(state.heard_nodes.begin(),
                          state.heard_nodes.begin() + static_cast<std::ptrdiff_t>(taken));
}

void SendSemantics(ContextState& state) {
  std::string json = state.differ.Update(state.tree);
  if (!json.empty()) state.platform->display().ApplySemantics(json);
  std::sort(state.wanted_shortcuts.begin(), state.wanted_shortcuts.end());
  std::string shortcuts = absl::StrJoin(state.wanted_shortcuts, "\n");
  if (shortcuts != state.sent_shortcuts) {
    std::string words;
    AppendJsonString(shortcuts, words);
    state.platform->display().ApplySemantics(absl::StrCat("{\"shortcuts\":", words, "}"));
    state.sent_shortcuts = std::move(shortcuts);
  }
}

void TellPage(ContextState& state) {
  SendSemantics(state);
  if (!state.focus_request.empty() && state.tree.Find(state.focus_request) != nullptr) {
    state.platform->display().FocusNode(state.focus_request);
    state.focus_request.clear();
  } else if (!state.again) {
    state.focus_request.clear();  // What should have come has not: the focus stays where it is.
  }
}

}  // namespace

Context::Context(platform::Platform* platform) : state_(std::make_unique<ContextState>(platform)) {
  state_->imgui = ImGui::CreateContext();
  ImGui::SetCurrentContext(state_->imgui);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouse;
  PrepareAtlas(io.Fonts);
  state_->frame = std::make_unique<Frame>(this);
}

Context::~Context() {
  if (state_->wake_timer != 0) state_->platform->CancelTimer(state_->wake_timer);
  ImGui::DestroyContext(state_->imgui);
}

Frame& Context::BeginFrame(text::Language language) {
  ContextState& s = *state_;
  const Surroundings before = std::exchange(s.surroundings, Look(*s.platform, language));
  LookAtColors(s);
  ImGui::SetCurrentContext(s.imgui);
  if (before.pixel_ratio != s.surroundings.pixel_ratio || before.scheme != s.surroundings.scheme ||
      s.fonts_changed) {
    s.text.Reset();
    s.fonts_changed = false;
  }
  s.text.BeginFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {s.surroundings.viewport.x, s.surroundings.viewport.y};
  io.DisplayFramebufferScale = {s.surroundings.pixel_ratio, s.surroundings.pixel_ratio};
  io.DeltaTime = 1.0f / 60;
  io.Fonts->TexUvWhitePixel = {s.text.white_texel().x, s.text.white_texel().y};
  PrepareStyle(ImGui::GetStyle(), s.surroundings.pixel_ratio);
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("parvis", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav);
  s.list = ImGui::GetWindowDrawList();
  s.list->_FringeScale = 1 / s.surroundings.pixel_ratio;
  s.list->ChannelsSplit(kChannels);
  s.painter = std::make_unique<Painter>(s.list, &s.text, s.surroundings.pixel_ratio);

  TakeWhatWasHeard();
  ++s.frames;
  s.tree.nodes.clear();
  s.tree.stretches.clear();
  SemanticNode root;
  root.role = Role::kRoot;
  root.bounds = {0, 0, s.surroundings.viewport.x, s.surroundings.viewport.y};
  s.tree.nodes.push_back(root);
  s.scopes = {{0, 0, false}};
  s.spaces = {Space{}};
  s.dialog_nodes.clear();
  s.wanted_shortcuts.clear();
  s.again = false;
  s.wake_at_ms = 0;
  s.tooltip.shown = false;
  s.in_frame = true;
  s.SetLayer(Layer::kPage);
  return *s.frame;
}

bool Context::EndFrame() {
  ContextState& s = *state_;
  DrawToasts(*s.frame);
  DrawTooltip(*s.frame);
  s.list->ChannelsMerge();
  ImGui::End();
  ImGui::Render();
  s.in_frame = false;
  // What a person did may have changed the model while it was being drawn.
  s.settling = !s.nodes.empty() || !s.keys.empty() || !s.shortcuts.empty() ||
               std::any_of(s.pointers.begin(), s.pointers.end(),
                           [](const PointerInput& p) { return p.phase != PointerPhase::kMove; });
  if (s.settling) {
    std::swap(s.last_tree, s.tree);
    return false;
  }
  // With a full atlas the drawing has gaps: the next frame has room, the present picture stays.
  if (s.text.overflowed()) {
    s.again = true;
  } else {
    Present(s);
  }
  TellPage(s);
  std::swap(s.last_tree, s.tree);
  if (s.again || !s.heard_nodes.empty()) s.platform->RequestFrame();
  if (s.wake_timer != 0) s.platform->CancelTimer(std::exchange(s.wake_timer, 0));
  if (s.wake_at_ms > 0) {
    s.wake_timer = s.platform->StartTimer(std::max(1.0, s.wake_at_ms - s.platform->NowMs()), [&s] {
      s.wake_timer = 0;
      s.platform->RequestFrame();
    });
  }
  return true;
}

void Context::TakeWhatWasHeard() {
  ContextState& s = *state_;
  s.pointers.clear();
  s.wheels.clear();
  s.keys.clear();
  s.shortcuts.clear();
  s.nodes.clear();
  if (s.settling) return;
  TakeNodeEvents(s);
  s.pointers.swap(s.heard_pointers);
  s.wheels.swap(s.heard_wheels);
  s.keys.swap(s.heard_keys);
  s.shortcuts.swap(s.heard_shortcuts);
  HearWaiting();
}

void Context::ChooseScheme(std::optional<Scheme> scheme) {
  if (state_->chosen_scheme == scheme) return;
  state_->chosen_scheme = scheme;
  state_->platform->RequestFrame();
}

void Context::SurroundingsChanged() {
  state_->fonts_changed = true;
  state_->platform->RequestFrame();
}

const SemanticTree& Context::tree() const { return state_->last_tree; }

}  // namespace parvis::ui
