// Type, colours, icons.
#include <iterator>
#include <string>

#include "client-wasm/gallery/gallery_state.h"

namespace parvis::gallery {

using ui::Frame;
using ui::Rect;
using ui::TextStyle;

float DrawWords(Frame& frame, const Rect& place) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Ord", .rect = {place.x, y, place.w, 24}}) + 8;
  const struct {
    TextStyle style;
    const char* text;
  } lines[] = {
      {TextStyle::kFigure, "62,0 41 861"},
      {TextStyle::kTitle, "Hej Thomas, välkommen åter"},
      {TextStyle::kSection, "Avdelningschef, KTH"},
      {TextStyle::kReading, "15 år som chef, leder andra chefer. AVATAR Ty Vå"},
      {TextStyle::kBody, "Åsa Öberg, Märta Ek, Łukasz Čapek, Zoë: – “citat” ‘s 10–12"},
      {TextStyle::kBodyMedium, "Den snabba räven hoppar över den lata hunden"},
      {TextStyle::kBodyStrong, "Den snabba räven hoppar över den lata hunden"},
      {TextStyle::kCard, "Sara Engström"},
      {TextStyle::kCardBody, "Behov: förändringsledning 3 → 4, budget 2 → 5"},
      {TextStyle::kPanel, "Varför detta par"},
      {TextStyle::kCaption, "KTH · byter med 1 annat par"},
      {TextStyle::kFine, "KI · Avdelningschef · Fastighetsavdelningen 0123456789"},
      {TextStyle::kFineStrong, "65,0 61,1 70,9"},
      {TextStyle::kBody,
       "Andra skrifter: Ελένη, Світлана, 山田花子, نادية حسن, 🙂"},
  };
  for (const auto& line : lines) {
    const float height = ui::SpecOf(line.style).line_height;
    ui::Text(frame,
             {.text = line.text, .rect = {place.x, y, place.w, height}, .style = line.style});
    y += height + 2;
  }
  y += 6;
  y += ui::Text(frame, {.text = "Löpande text bryts vid ordens gränser och fortsätter på nästa rad "
                                "så länge det behövs. Donaudampfschifffahrtsgesellschaftskapitän "
                                "är ett långt ord.\nEn ny rad börjar här.",
                        .rect = {place.x, y, place.w, 10},
                        .color = frame.theme().muted,
                        .wrap = true}) +
       8;
  ui::Text(frame, {.text = "Det som inte får plats kortas av med tre punkter på slutet av raden",
                   .rect = {place.x, y, place.w * 0.6f, 20}});
  y += 28;
  const struct {
    ui::Tone tone;
    const char* text;
    std::optional<ui::Icon> icon;
  } chips[] = {{ui::Tone::kNeutral, "Utkast", {}},
               {ui::Tone::kAccent, "Vald", {}},
               {ui::Tone::kGood, "Förändringsledning", ui::Icon::kCheck},
               {ui::Tone::kWarn, "Matchning pågår", {}},
               {ui::Tone::kBad, "Spärrad", ui::Icon::kForbid}};
  ui::Flow flow({place.x, y, place.w, 200}, ui::kChipHeight, 8);
  for (const auto& chip : chips) {
    const Rect at = flow.Next(ui::ChipWidth(frame, chip.text, chip.icon.has_value()));
    ui::Chip(frame, {.text = chip.text, .at = at.origin(), .tone = chip.tone, .icon = chip.icon});
  }
  y += flow.height() + 12;
  const float figure = ui::Figure(
      frame, {.figure = "65", .words = "par av 72 adepter", .rect = {place.x, y, place.w, 28}});
  ui::Figure(
      frame,
      {.figure = "41\u00a0861", .words = "poäng", .rect = {place.x + figure + 24, y, place.w, 28}});
  y += 36;
  const struct {
    const char* name;
    float part;
  } bars[] = {{"Behov", 0.8f}, {"Önskemål", 0}, {"Verksamhet", 1}};
  for (const auto& bar : bars) {
    const Rect row{place.x, y, place.w, 24};
    ui::Text(frame,
             {.text = bar.name, .rect = row, .style = TextStyle::kCardBody, .decorative = true});
    ui::Bar(frame, {.id = bar.name,
                    .name = bar.name,
                    .rect = {row.x + 110, row.y, row.w - 160, row.h},
                    .part = bar.part});
    ui::Text(frame, {.text = std::to_string(static_cast<int>(bar.part * 100)),
                     .rect = row,
                     .style = TextStyle::kCardBody,
                     .color = frame.theme().muted,
                     .align = ui::Align::kRight,
                     .decorative = true});
    y += 24;
  }
  return y - place.y;
}

float DrawIcons(Frame& frame, const Rect& place) {
  float y = place.y;
  y += ui::Heading(frame, {.text = "Bilder", .rect = {place.x, y, place.w, 24}}) + 8;
  using ui::Icon;
  const Icon icons[] = {
      Icon::kUndo,    Icon::kRedo,        Icon::kPin,         Icon::kForbid,       Icon::kSearch,
      Icon::kClose,   Icon::kMenu,        Icon::kUpload,      Icon::kCheck,        Icon::kWarning,
      Icon::kInfo,    Icon::kChevronDown, Icon::kChevronLeft, Icon::kChevronRight, Icon::kChevronUp,
      Icon::kPeople,  Icon::kPerson,      Icon::kMore,        Icon::kPlus,         Icon::kMinus,
      Icon::kFilter,  Icon::kSend,        Icon::kFile,        Icon::kFit,          Icon::kLink,
      Icon::kCards,   Icon::kTable,       Icon::kHelp,        Icon::kSortUp,       Icon::kSortDown,
      Icon::kSignOut, Icon::kBolt,        Icon::kGlobe,       Icon::kSliders};
  ui::Flow flow({place.x, y, place.w, 200}, 28, 8);
  for (Icon icon : icons) {
    const Rect at = flow.Next(28);
    frame.painter().DrawIcon(icon, ui::Centered(at, 20, 20), frame.theme().text);
  }
  y += flow.height() + 8;
  ui::Flow hues({place.x, y, place.w, 100}, 24, 8);
  for (const ui::Color& color : frame.theme().institutions) {
    frame.painter().FillRect(hues.Next(24), color, 4);
  }
  y += hues.height();
  return y - place.y;
}

}  // namespace parvis::gallery
