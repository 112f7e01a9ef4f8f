#include <algorithm>
#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"
#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"
#include "client-wasm/ui/controls.h"

namespace parvis::ui {
namespace {

constexpr float kSeparator = 9;
constexpr float kPadding = 6;

float EntryHeight(Frame& frame) { return frame.compact() ? 44.f : 34.f; }

float EntriesHeight(Frame& frame, std::span<const MenuEntry> entries) {
  float height = 0;
  for (const MenuEntry& entry : entries) {
    height += EntryHeight(frame) + (entry.separator_before ? kSeparator : 0);
  }
  return height;
}

Rect MenuPlace(Frame& frame, const Rect& anchor, std::span<const MenuEntry> entries, float width) {
  Painter& painter = frame.painter();
  const float height = 2 * kPadding + EntriesHeight(frame, entries);
  float widest = 160;
  for (const MenuEntry& entry : entries) {
    float words = painter.TextWidth(entry.label, TextStyle::kBody) + 24 + 2 * kPadding;
    if (!entry.second.empty()) {
      words += painter.TextWidth(entry.second, TextStyle::kCaption) + 24;
    }
    if (entry.icon.has_value() || entry.checked.has_value()) words += 26;
    widest = std::max(widest, std::ceil(words));
  }
  const Rect all = Inset(frame.viewport(), 8);
  Rect place{anchor.x, anchor.bottom() + 4, std::min(width > 0 ? width : widest, all.w),
             std::min(height, all.h)};
  if (place.bottom() > all.bottom() && anchor.y - 4 - place.h >= all.y) {
    place.y = anchor.y - 4 - place.h;
  }
  place.x = std::clamp(place.x, all.x, std::max(all.x, all.right() - place.w));
  place.y = std::clamp(place.y, all.y, std::max(all.y, all.bottom() - place.h));
  return place;
}

NodeState EntryNode(Frame& frame, const MenuEntry& entry, const Rect& place, int index, int count) {
  SemanticNode node;
  node.id = entry.id;
  node.role = entry.checked.has_value() ? Role::kMenuItemCheckbox : Role::kMenuItem;
  node.name = entry.label;
  node.description = entry.second;
  node.disabled = entry.disabled;
  if (entry.checked.has_value()) node.checked = *entry.checked ? Toggle::kOn : Toggle::kOff;
  node.bounds = place;
  node.roving = true;
  node.position_in_set = index + 1;
  node.set_size = count;
  return frame.Node(std::move(node));
}

void DrawEntry(Frame& frame, const MenuEntry& entry, const Rect& place, const NodeState& state) {
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  if ((state.hovered || state.focused) && !entry.disabled) {
    painter.FillRect(place, entry.danger ? theme.bad_soft : theme.hover, kRadiusControl - 1);
  }
  Color color = entry.danger ? theme.bad : theme.text;
  if (entry.disabled) color = theme.muted.WithAlpha(0.6f);
  Rect words = Inset(place, 10, 0);
  if (entry.icon.has_value() || entry.checked.has_value()) {
    const Rect mark = Centered(CutLeft(&words, 16, 10), 16, 16);
    if (entry.checked.value_or(false)) painter.DrawIcon(Icon::kCheck, mark, theme.accent);
    if (entry.icon.has_value()) {
      painter.DrawIcon(*entry.icon, mark, entry.danger || entry.disabled ? color : theme.muted);
    }
  }
  if (!entry.second.empty()) {
    const float width = painter.TextWidth(entry.second, TextStyle::kCaption) + 1;
    painter.Text(entry.second, CutRight(&words, std::min(width, words.w * 0.6f), 12),
                 {.style = TextStyle::kCaption, .color = theme.muted, .align = Align::kRight});
  }
  painter.Text(entry.label, words, {.style = TextStyle::kBody, .color = color});
  if (state.focus_visible) painter.StrokeRect(place, theme.focus, kRadiusControl - 1, 2);
}

void CloseMenu(ContextState& state) {
  if (!state.menu.return_focus.empty()) state.focus_request = state.menu.return_focus;
  state.menu = {};
  state.frame->Again();
}

std::optional<int> DrawMenu(Frame& frame, const std::string& full_id, std::string_view name,
                            std::span<const MenuEntry> entries, float width) {
  ContextState& state = frame.context().state();
  const Rect place = MenuPlace(frame, state.menu.anchor, entries, width);
  SemanticNode node;
  node.id = absl::StrCat("menu:", full_id);
  node.role = Role::kMenu;
  node.name = name;
  node.bounds = place;
  const FloatingScope floating(state, Layer::kMenu, std::move(node));
  const std::string menu_id = state.tree.nodes[static_cast<size_t>(floating.node())].id;
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  painter.Shadow(place, theme.shadow, kRadiusCard, 16);
  painter.FillRect(place, theme.surface, kRadiusCard);
  painter.StrokeRect(place, theme.line, kRadiusCard);
  Rect rest = Inset(place, kPadding);
  // In a window too low for it the menu scrolls.
  std::string first = absl::StrCat(menu_id, "/");
  std::optional<ScrollArea> scroll;
  if (const float height = EntriesHeight(frame, entries); height > rest.h) {
    scroll.emplace(frame, ScrollArgs{.id = "entries", .rect = rest, .content_height = height});
    rest = scroll->content();
    first += "entries/";
  }
  std::optional<int> chosen;
  const int count = static_cast<int>(entries.size());
  for (int i = 0; i < count; ++i) {
    const MenuEntry& entry = entries[static_cast<size_t>(i)];
    if (entry.separator_before) {
      const Rect gap = CutTop(&rest, kSeparator);
      painter.FillRect({place.x, gap.center().y - 0.5f, place.w, 1}, theme.line);
    }
    const Rect row = CutTop(&rest, EntryHeight(frame));
    const NodeState heard = EntryNode(frame, entry, row, i, count);
    DrawEntry(frame, entry, row, heard);
    if (heard.activated && !entry.disabled) chosen = i;
  }
  if (state.menu.fresh && count > 0) {
    state.menu.fresh = false;
    state.focus_request = first + entries.front().id;
  }
  if (chosen.has_value() || state.Heard(menu_id, NodeEvent::Kind::kDismiss) != nullptr) {
    CloseMenu(state);
  }
  return chosen;
}

void OpenAt(ContextState& state, std::string full_id, const Rect& anchor, std::string focus) {
  state.menu = {std::move(full_id), anchor, true, std::move(focus)};
  state.tooltip.target.clear();
  state.frame->Again();
}

}  // namespace

std::optional<int> MenuButton(Frame& frame, const MenuButtonArgs& args) {
  ContextState& state = frame.context().state();
  const std::string full_id = frame.FullId(args.id);
  const bool open = state.menu.id == full_id;
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kButton;
  node.name = args.label;
  node.has_popup = true;
  node.expanded = open ? Toggle::kOn : Toggle::kOff;
  node.disabled = args.disabled;
  node.bounds = args.rect;
  const NodeState heard = frame.Node(std::move(node));
  const bool lit = heard.hovered || open;
  if (lit || !args.quiet) {
    painter.FillRect(args.rect, lit ? theme.hover : theme.surface, kRadiusControl);
  }
  if (!args.quiet) {
    painter.StrokeRect(args.rect, Mix(theme.line, theme.edge, 0.45f), kRadiusControl);
  }
  const Color color = args.disabled ? theme.muted.WithAlpha(0.6f) : theme.text;
  if (args.icon_only) {
    painter.DrawIcon(args.icon.value_or(Icon::kMore), Centered(args.rect, 18, 18), color);
    state.OfferTooltip(full_id, args.rect, args.label);
  } else {
    Rect words = Inset(args.rect, 12, 0);
    painter.DrawIcon(Icon::kChevronDown, Centered(CutRight(&words, 14, 6), 14, 14), theme.muted);
    if (args.icon.has_value()) {
      painter.DrawIcon(*args.icon, Centered(CutLeft(&words, 16, 7), 16, 16), color);
    }
    painter.Text(args.label, words, {.style = TextStyle::kBodyMedium, .color = color});
  }
  if (heard.focus_visible) DrawFocusRing(frame, args.rect, kRadiusControl);
  if (heard.activated && !args.disabled) {
    if (open) {
      CloseMenu(state);
      return std::nullopt;
    }
    OpenAt(state, full_id, args.rect, full_id);
  }
  if (state.menu.id != full_id) return std::nullopt;
  return DrawMenu(frame, full_id, args.label, args.entries, args.menu_width);
}

void OpenMenu(Frame& frame, std::string_view id, Vec2 at) {
  ContextState& state = frame.context().state();
  OpenAt(state, frame.FullId(id), {at.x, at.y - 4, 0, 0}, state.focused);
}

bool MenuIsOpen(Frame& frame, std::string_view id) {
  return frame.context().state().menu.id == frame.FullId(id);
}

std::optional<int> Menu(Frame& frame, std::string_view id, std::string_view name,
                        std::span<const MenuEntry> entries, float width) {
  if (!MenuIsOpen(frame, id)) return std::nullopt;
  return DrawMenu(frame, frame.FullId(id), name, entries, width);
}

}  // namespace parvis::ui
