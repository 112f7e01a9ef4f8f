#include "client-wasm/gallery/gallery.h"

#include <algorithm>
#include <utility>

#include "client-wasm/gallery/gallery_state.h"

namespace parvis::gallery {
namespace {

using ui::Frame;
using ui::Rect;

void DrawTopBar(Frame& frame, Rect bar) {
  const ui::Scope banner = frame.Enter({.id = "top", .role = ui::Role::kBanner, .rect = bar});
  ui::Panel(frame, bar, {.bottom = true});
  Rect rest = ui::Inset(bar, frame.compact() ? 16 : 20, 0);
  const Rect mark = ui::CutLeft(&rest, 22, 8);
  frame.painter().StrokeCircle({mark.x + 7.5f, mark.center().y}, 6.5f, frame.theme().accent, 2.2f);
  frame.painter().StrokeCircle({mark.x + 14.5f, mark.center().y}, 6.5f,
                               frame.theme().institutions[3], 2.2f);
  const float title = frame.painter().TextWidth("Parvis", ui::TextStyle::kSection);
  ui::Heading(frame, {.text = "Parvis",
                      .rect = ui::CutLeft(&rest, title + 4, 20),
                      .level = 1,
                      .style = ui::TextStyle::kSection});
  if (frame.compact()) return;
  ui::Text(frame, {.text = "Widgets i alla lägen",
                   .rect = ui::CutLeft(&rest, 140, 12),
                   .color = frame.theme().muted});
  ui::Chip(frame, {.text = "Matchning pågår",
                   .at = {rest.x, bar.center().y - ui::kChipHeight / 2},
                   .tone = ui::Tone::kWarn});
  ui::CutLeft(&rest, 150, 12);
  const ui::Scope tabs =
      frame.Enter({.id = "tabs", .role = ui::Role::kNavigation, .name = "Delar", .rect = rest});
  int i = 0;
  for (const char* label : {"Översikt", "Personer", "Matchning"}) {
    const float width = ui::LinkTabWidth(frame, label);
    ui::Link(frame, {.id = label,
                     .label = label,
                     .href = "/gallery",
                     .rect = ui::LeftMiddle(ui::CutLeft(&rest, width, 4), width, 32),
                     .current = i++ == 2,
                     .tab = true});
  }
  const ui::Theme& theme = frame.theme();
  ui::Avatar(frame, "KI", {bar.right() - 34, bar.center().y}, theme.institutions[0]);
  ui::Avatar(frame, "SU", {bar.right() - 54, bar.center().y}, theme.institutions[3]);
  ui::Avatar(frame, "KT", {bar.right() - 74, bar.center().y}, theme.institutions[1]);
}

void DrawDialog(Frame& frame, GalleryState& state) {
  ui::Dialog dialog(frame, {.id = "dialog", .title = "Skicka ut förslagen?", .height = 64});
  ui::Text(frame,
           {.text = "65 par får sina förslag i dag. Sju adepter är utan mentor och får besked "
                    "om att de står kvar i tur.",
            .rect = dialog.body(),
            .color = frame.theme().muted,
            .wrap = true});
  Rect buttons = dialog.buttons();
  const float send = ui::ButtonWidth(frame, "Skicka ut");
  const float cancel = ui::ButtonWidth(frame, "Avbryt");
  const Rect right = ui::CutRight(&buttons, send, 8);
  if (ui::Button(frame,
                 {.id = "cancel", .label = "Avbryt", .rect = ui::CutRight(&buttons, cancel)})) {
    state.dialog = false;
  }
  if (ui::Button(
          frame,
          {.id = "send", .label = "Skicka ut", .rect = right, .kind = ui::ButtonKind::kPrimary})) {
    state.dialog = false;
    frame.Toast("sent", "65 förslag är skickade", ui::Tone::kGood, "Ångra");
  }
  if (dialog.dismissed()) state.dialog = false;
}

}  // namespace

Gallery::Gallery(platform::Platform& platform)
    : platform_(platform), context_(&platform), state_(std::make_unique<GalleryState>()) {
  platform_.SetListener({
      .on_frame =
          [this] {
            while (!Draw()) {
            }
          },
      .on_address = {},
      .on_surroundings = [this] { context_.SurroundingsChanged(); },
      .on_visibility = {},
      .on_event = [this](platform::PageEvent event) { context_.Hear(std::move(event)); },
  });
  platform_.SetTitle("Parvis – widgets");
  platform_.RequestFrame();
}

Gallery::~Gallery() = default;

bool Gallery::Draw() {
  context_.ChooseScheme(SchemeOf(*state_));
  Frame& frame = context_.BeginFrame(text::Language::kSwedish);
  Rect rest = frame.viewport();
  DrawTopBar(frame, ui::CutTop(&rest, frame.compact() ? 56 : 52));
  {
    const ui::Scope main = frame.Enter({.id = "main", .role = ui::Role::kMain, .rect = rest});
    ui::ScrollArea scroll(frame, {.id = "page", .name = "Galleri", .rect = rest});
    Rect page = ui::Inset(scroll.content(), frame.compact() ? 16 : 24, 0);
    const float top = page.y;
    const int count = frame.compact() ? 1 : page.w > 1000 ? 3 : 2;
    const std::vector<Rect> columns = ui::Columns(page, count, 24);
    std::vector<float> used(static_cast<size_t>(count), 16);
    const auto part = [&](int column, auto draw) {
      const auto i = static_cast<size_t>(std::min(column, count - 1));
      const Rect place{columns[i].x, top + used[i], columns[i].w, 10};
      used[i] += draw(place) + 24;
    };
    GalleryState& state = *state_;
    part(0, [&](Rect place) { return DrawThemes(frame, place, state); });
    part(0, [&](Rect place) { return DrawWords(frame, place); });
    part(0, [&](Rect place) { return DrawIcons(frame, place); });
    part(1, [&](Rect place) { return DrawButtons(frame, place, state); });
    part(1, [&](Rect place) { return DrawChoices(frame, place, state); });
    part(2, [&](Rect place) { return DrawFields(frame, place, state); });
    part(1, [&](Rect place) { return DrawSurface(frame, place, state); });
    part(1, [&](Rect place) { return DrawStates(frame, place, state); });
    part(0, [&](Rect place) { return DrawTable(frame, place, state); });
    part(0, [&](Rect place) { return DrawSearching(frame, place, state); });
    part(2, [&](Rect place) { return DrawWaiting(frame, place, state); });
    part(2, [&](Rect place) { return DrawFeedback(frame, place, state); });
    scroll.SetContentHeight(*std::max_element(used.begin(), used.end()));
  }
  if (state_->dialog) DrawDialog(frame, *state_);
  if (state_->asks) DrawAsking(frame, *state_);
  return context_.EndFrame();
}

void Run(platform::Platform& platform) { static Gallery gallery(platform); }

}  // namespace parvis::gallery
