// Grounds, rings, notices: what is looked at, not pressed.
#include <algorithm>
#include <cmath>
#include <optional>

#include "absl/strings/str_cat.h"
#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/controls.h"
#include "client-wasm/ui/text.h"

namespace parvis::ui {

void Card(Frame& frame, const Rect& rect, bool selected) {
  const Theme& theme = frame.theme();
  const float radius = frame.compact() ? kRadiusSheet : kRadiusCard;
  frame.painter().FillRect(rect, selected ? theme.accent_soft : theme.surface, radius);
  frame.painter().StrokeRect(rect, selected ? theme.accent : theme.line, radius, selected ? 2 : 1);
}

void Panel(Frame& frame, const Rect& rect, Sides lines) {
  Painter& painter = frame.painter();
  const Color line = frame.theme().line;
  painter.FillRect(rect, frame.theme().surface);
  if (lines.left) painter.FillRect({rect.x, rect.y, 1, rect.h}, line);
  if (lines.right) painter.FillRect({rect.right() - 1, rect.y, 1, rect.h}, line);
  if (lines.top) painter.FillRect({rect.x, rect.y, rect.w, 1}, line);
  if (lines.bottom) painter.FillRect({rect.x, rect.bottom() - 1, rect.w, 1}, line);
}

void Divider(Frame& frame, Vec2 from, float width) {
  frame.painter().FillRect({from.x, from.y, width, 1}, frame.theme().line);
}

void DrawFocusRing(Frame& frame, const Rect& rect, float radius) {
  // A gap of the ground keeps the ring apart from what it is around, whatever its colour.
  constexpr float kGap = 2;
  frame.painter().StrokeRect(Inset(rect, -kGap), frame.theme().surface, radius + kGap, kGap);
  frame.painter().StrokeRect(Inset(rect, -2 * kGap), frame.theme().focus, radius + 2 * kGap, 2);
}

bool EmptyState(Frame& frame, const EmptyStateArgs& args) {
  Painter& painter = frame.painter();
  const Theme& theme = frame.theme();
  constexpr float kMark = 56;
  constexpr float kMarkGap = 16;
  const float width = std::min(args.rect.w - 32, 420.f);
  const float words = painter.TextHeight(args.words, TextStyle::kBody, width);
  float height = kMark + kMarkGap + 24 + 4 + words + (args.action.empty() ? 0 : 20 + 40);
  const Scope scope = frame.Enter({.id = args.id, .role = Role::kGroup, .rect = args.rect});
  // In a low window the picture goes first; what still has no room scrolls.
  const bool has_mark = height <= args.rect.h;
  if (!has_mark) height -= kMark + kMarkGap;
  Rect room = args.rect;
  std::optional<ScrollArea> scroll;
  if (height > room.h) {
    scroll.emplace(frame, ScrollArgs{.id = "scroll", .rect = room, .content_height = height});
    room = scroll->content();
  }
  Rect rest = Centered(room, width, height);
  if (has_mark) {
    const Rect mark = Centered(CutTop(&rest, kMark, kMarkGap), kMark, kMark);
    painter.FillCircle(mark.center(), kMark / 2, theme.accent_soft);
    painter.DrawIcon(args.icon, Centered(mark, 26, 26), theme.accent);
  }
  const Rect title = CutTop(&rest, 24, 4);
  painter.Text(args.title, title,
               {.style = TextStyle::kSection, .color = theme.text, .align = Align::kCenter});
  SemanticNode heading;
  heading.role = Role::kHeading;
  heading.level = args.level;
  heading.name = args.title;
  heading.bounds = title;
  frame.Node(std::move(heading));
  Text(frame, {.text = args.words,
               .rect = CutTop(&rest, words, 20),
               .color = theme.muted,
               .align = Align::kCenter,
               .wrap = true});
  if (args.action.empty()) return false;
  const Rect button = Centered(rest, ButtonWidth(frame, args.action), 40);
  return Button(
      frame, {.id = "action", .label = args.action, .rect = button, .kind = ButtonKind::kPrimary});
}

void Progress(Frame& frame, const ProgressArgs& args) {
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kProgress;
  node.name = args.name;
  node.bounds = args.rect;
  if (args.part.has_value()) node.value = absl::StrCat(std::lround(*args.part * 100));
  frame.Node(std::move(node));
  Painter& painter = frame.painter();
  const Rect track = LeftMiddle(args.rect, args.rect.w, 6);
  painter.FillRect(track, frame.theme().track, 3);
  Rect bar = track;
  if (args.part.has_value()) {
    bar.w = track.w * std::clamp(*args.part, 0.f, 1.f);
  } else {
    constexpr double kTurnMs = 1600;
    const double turn = std::fmod(frame.surroundings().now_ms, kTurnMs) / kTurnMs;
    // With reduced motion it stands still; the words say that something is under way.
    const double place =
        frame.surroundings().reduced_motion ? 0.5 : 0.5 - 0.5 * std::cos(6.2832 * turn);
    bar.w = track.w * 0.3f;
    bar.x += static_cast<float>(place) * (track.w - bar.w);
    if (!frame.surroundings().reduced_motion) frame.Again();
  }
  painter.FillRect(bar, frame.theme().accent, 3);
}

namespace {

constexpr float kNoticeIcon = 20;

float NoticeWords(const Rect& rect) { return rect.w - 2 * 16 - kNoticeIcon - 12; }

Icon NoticeIcon(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return Icon::kCheck;
    case Tone::kWarn:
    case Tone::kBad:
      return Icon::kWarning;
    default:
      return Icon::kInfo;
  }
}

}  // namespace

float NoticeHeight(Frame& frame, const NoticeArgs& args) {
  const float width = NoticeWords(args.rect);
  float height = 24;
  Painter& painter = frame.painter();
  if (!args.title.empty()) height += painter.TextHeight(args.title, TextStyle::kBodyStrong, width);
  if (!args.words.empty()) height += painter.TextHeight(args.words, TextStyle::kBody, width);
  return height;
}

void Notice(Frame& frame, const NoticeArgs& args) {
  const Theme& theme = frame.theme();
  Painter& painter = frame.painter();
  Rect box = args.rect;
  box.h = NoticeHeight(frame, args);
  const Color tone = theme.ToneColor(args.tone);
  painter.FillRect(box, theme.ToneSoft(args.tone), kRadiusCard);
  SemanticNode node;
  node.id = args.id;
  node.role = !args.live ? Role::kGroup : args.tone == Tone::kBad ? Role::kAlert : Role::kStatus;
  node.bounds = box;
  const Scope scope = frame.EnterNode(std::move(node));
  Rect rest = Inset(box, 16, 12);
  painter.DrawIcon(NoticeIcon(args.tone), {rest.x, rest.y, kNoticeIcon, kNoticeIcon}, tone);
  CutLeft(&rest, kNoticeIcon, 12);
  if (!args.title.empty()) {
    const float height = Text(frame, {.text = args.title,
                                      .rect = rest,
                                      .style = TextStyle::kBodyStrong,
                                      .color = args.tone == Tone::kNeutral ? theme.text : tone,
                                      .wrap = true});
    CutTop(&rest, height);
  }
  if (!args.words.empty()) Text(frame, {.text = args.words, .rect = rest, .wrap = true});
}

}  // namespace parvis::ui
