#include "client-wasm/ui/item_hooks.h"

#include "client-wasm/ui/context_state.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace parvis::ui {
namespace {

ItemRecorder* RecorderOf(ImGuiContext* imgui) {
  return static_cast<ItemRecorder*>(imgui->TestEngine);
}

}  // namespace

ItemRecorder::ItemRecorder(Context* context) : context_(context) {
  context_->state().imgui->TestEngine = this;
  context_->state().imgui->TestEngineHookItems = true;
}

ItemRecorder::~ItemRecorder() {
  context_->state().imgui->TestEngineHookItems = false;
  context_->state().imgui->TestEngine = nullptr;
}

uint32_t ItemRecorder::IdOf(std::string_view node_id) {
  return ImHashStr(node_id.data(), node_id.size());
}

void ItemRecorder::Add(uint32_t id, int frame) {
  // Its own windows come before the views draw.
  if (!context_->state().in_frame) return;
  if (frame != frame_) items_.clear();
  frame_ = frame;
  items_.try_emplace(id);
}

void ItemRecorder::Label(uint32_t id, std::string_view label) {
  if (context_->state().in_frame) items_[id] = label;
}

}  // namespace parvis::ui

// What Dear ImGui calls. The names are its own.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* imgui, ImGuiID id, const ImRect&,
                                 const ImGuiLastItemData*) {
  parvis::ui::RecorderOf(imgui)->Add(id, imgui->FrameCount);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* imgui, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags) {
  parvis::ui::RecorderOf(imgui)->Label(id, label);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
