#include "client-wasm/canvas/board_canvas.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/app/people_filter.h"
#include "client-wasm/canvas/canvas_parts.h"
#include "client-wasm/canvas/card_menu.h"
#include "client-wasm/canvas/others.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

using text::Message;

// A zoom rests once the scale has not changed for so long.
constexpr double kRestMs = 120;

std::vector<int> GroupsOf(const std::vector<PersonFacts>& facts) {
  std::vector<int> groups;
  for (const PersonFacts& each : facts) groups.push_back(each.institution);
  return groups;
}

// Keeps the places of the cards while pairs change, so that a moved line can be seen to move.
void UpdateLayout(const app::Model& model, const ui::Rect& rect, CanvasState& state) {
  const app::BoardModel& board = *model.board;
  LayoutKey key;
  key.round = board.round_id;
  key.adepts = board.board.adepts_size();
  key.mentors = board.board.mentors_size();
  key.search = model.search;
  key.institution = model.institution;
  key.width = rect.w;
  key.grouped = model.grouped;
  key.tidied = state.tidied;
  key.bands = state.key.bands;
  if (!key.search.empty() || !key.institution.empty()) key.people_revision = board.generation;
  if (key == state.key) return;
  app::InSight in_sight = app::PeopleInSight(model);
  const std::size_t rows = std::max(in_sight.adepts.size(), in_sight.mentors.size());
  key.bands = BandsFor(static_cast<int>(rows), {rect.w, rect.h});
  Arrangement wanted{std::move(in_sight.adepts),
                     std::move(in_sight.mentors),
                     board.solver->matching().mentor_of,
                     key.mentors,
                     rect.w - 2 * kMargin,
                     CardWidth(rect.w),
                     key.bands};
  if (key.grouped) {
    wanted.adept_group = GroupsOf(state.index.adepts);
    wanted.mentor_group = GroupsOf(state.index.mentors);
  }
  state.layout = Arrange(wanted);
  state.key = key;
  ++state.layouts;
}

// What the address or another view has chosen comes into sight once.
void RevealChosen(Canvas& canvas) {
  const CardRef chosen = Chosen(canvas.model);
  if (chosen == canvas.state.revealed) return;
  canvas.state.revealed = chosen;
  Reveal(canvas, chosen);
}

// While a zoom is going on, glyphs of about the size are stretched.
void ChooseFit(Canvas& canvas) {
  CanvasState& state = canvas.state;
  const double now = canvas.frame.surroundings().now_ms;
  if (canvas.scale != state.scale_before) {
    state.scale_before = canvas.scale;
    state.rests_since_ms = now;
  }
  if (now >= state.rests_since_ms + kRestMs) return;
  canvas.fit = ui::TextFit::kApproximate;
  canvas.frame.WakeAt(state.rests_since_ms + kRestMs);
}

void DrawHeadings(const Canvas& canvas) {
  if (canvas.scale < 0.15f) return;
  const ui::Theme& theme = canvas.frame.theme();
  ui::TextOptions options;
  options.style = ui::TextStyle::kPanel;
  options.color = theme.muted;
  // They are what one reads from afar: never smaller than the smallest print.
  options.scale = std::max(canvas.scale, 0.8f);
  options.fit = canvas.fit;
  for (const GroupHeading& heading : canvas.state.layout.headings) {
    ui::Rect place = canvas.OnScreen(heading.world);
    if (!place.Overlaps(canvas.rect)) continue;
    place.y = place.bottom() - std::max(place.h, 16.0f);
    place.h = std::max(place.h, 16.0f);
    canvas.frame.painter().Text(GroupName(canvas, heading.group) + " · " +
                                    text::FormatInteger(heading.count, canvas.frame.language()),
                                place, options);
  }
}

// Whom the others have chosen, and where an own edit was not made.
void DrawOthers(const Canvas& canvas) {
  const app::Together& together = canvas.model.together;
  if (together.others.empty() && together.conflicts.empty()) return;
  for (const bool is_mentor : {false, true}) {
    for (const Card& at : canvas.Column(is_mentor)) {
      const ui::Rect place = canvas.OnScreen(at.world);
      if (!place.Overlaps(canvas.rect)) continue;
      DrawOthersMarks(canvas.frame, canvas.model, is_mentor,
                      canvas.Person({is_mentor, at.person}).id(), place, canvas.scale);
    }
  }
}

void DrawCards(const Canvas& canvas, const ui::Surface& surface) {
  const CardRef focused = CardFromNodeId(canvas, surface.focused());
  const CardRef hovered = CardFromNodeId(canvas, surface.hovered());
  canvas.state.drawn_cards = 0;
  if (canvas.scale < kBarScale) {
    canvas.state.drawn_cards = DrawBars(canvas);
  } else {
    for (const bool is_mentor : {false, true}) {
      for (const Card& at : canvas.Column(is_mentor)) {
        const ui::Rect place = canvas.OnScreen(at.world);
        if (!place.Overlaps(canvas.rect)) continue;
        const CardRef card{is_mentor, at.person};
        DrawCard(canvas, card, place, {IsMarked(canvas, card), card == hovered});
        ++canvas.state.drawn_cards;
      }
    }
  }
  DrawOthers(canvas);
  const Card* at = canvas.Find(focused);
  if (at != nullptr && surface.focus_visible()) {
    ui::DrawFocusRing(canvas.frame, canvas.OnScreen(at->world), ui::kRadiusCard * canvas.scale);
  }
}

void Draw(Canvas& canvas, const ui::Surface& surface) {
  ui::Painter& painter = canvas.frame.painter();
  painter.PushClip(canvas.rect);
  const std::vector<Line> lines = LinesInSight(canvas);
  DrawLines(canvas, lines);
  painter.SetLayer(kCardLayer);
  DrawHeadings(canvas);
  DrawCards(canvas, surface);
  DrawScores(canvas, lines);
  painter.SetLayer(kDragLayer);
  canvas.state.interaction->Draw(canvas);
  painter.SetLayer(kLineLayer);
  painter.PopClip();
}

}  // namespace

float CardWidth(float region_width) {
  // On a phone the gap between the columns is as narrow as it can be.
  if (region_width < 560) return (region_width - 2 * kMargin) * 0.37f;
  return std::clamp((region_width - 2 * kMargin) * 0.31f, 180.0f, 300.0f);
}

Sight SightOf(const CanvasState& state, const ui::Rect& rect) {
  Sight sight{
      {state.layout.width, state.layout.height}, {rect.w, rect.h}, 0.01f, kMaxScale, 6, state.foot};
  sight.min_scale = std::min(kMinScale, FittingScale(sight));
  return sight;
}

float MinScale(const CanvasState& state, const ui::Rect& rect) {
  return SightOf(state, rect).min_scale;
}

void ZoomBy(CanvasState& state, float factor, const ui::Rect& rect) {
  ZoomAbout(state.camera, SightOf(state, rect), factor, {rect.w / 2, rect.h / 2});
}

void ZoomToFit(CanvasState& state, const ui::Rect& rect) {
  const Sight sight = SightOf(state, rect);
  state.camera = {FittingScale(sight), {0, 0}};
  Clamp(state.camera, sight);
}

void DrawBoard(ui::Frame& frame, const app::Model& model, const ui::Rect& rect, CanvasState& state,
               std::vector<app::Action>& actions) {
  state.index.Update(*model.board);
  UpdateLayout(model, rect, state);
  Clamp(state.camera, SightOf(state, rect));
  Canvas canvas{frame, model, *model.board, state, actions, rect, {}, state.camera.scale};
  canvas.shown = app::ShownPairOf(model);
  canvas.chain = app::ShownChain(model, state.chain);
  RevealChosen(canvas);
  canvas.translation = state.camera.at * -state.camera.scale;
  ChooseFit(canvas);

  ui::SurfaceArgs args;
  const std::string name = frame.T(Message::kBoardRegion);
  const std::string how = frame.T(Message::kBoardRegionHow);
  args.id = "board";
  args.name = name;
  args.description = how;
  args.rect = rect;
  args.translation = canvas.translation;
  args.scale = canvas.scale;
  {
    ui::Surface surface(frame, args);
    HearPointers(canvas, surface);
    HearKeys(canvas, surface);
    Draw(canvas, surface);
    AddNodes(canvas, surface);
  }
  const std::string who = canvas.Find(state.menu_for) == nullptr
                              ? std::string()
                              : canvas.Person(state.menu_for).display_name();
  DrawCardMenu(frame, model, who, canvas.open_menu_at, actions);
}

CardRef Chosen(const app::Model& model) {
  return {model.selection.is_mentor, model.selection.person};
}

void Choose(Canvas& canvas, CardRef card) {
  canvas.state.revealed = card;
  canvas.actions.push_back(app::ChoosePerson{card.is_mentor, card.person});
}

bool IsMarked(const Canvas& canvas, CardRef card) {
  if (card == Chosen(canvas.model)) return true;
  if (card.person == (card.is_mentor ? canvas.shown.mentor : canvas.shown.adept)) return true;
  const app::Picked& picked = canvas.model.picked;
  const std::vector<int>& side = card.is_mentor ? picked.mentors : picked.adepts;
  return std::binary_search(side.begin(), side.end(), card.person);
}

CardRef CardAt(const Canvas& canvas, ui::Vec2 window) {
  const ui::Vec2 world = canvas.WorldFrom(window);
  for (const bool is_mentor : {false, true}) {
    for (const Card& card : canvas.Column(is_mentor)) {
      if (card.world.Contains(world)) return {is_mentor, card.person};
    }
  }
  return {};
}

void Reveal(const Canvas& canvas, CardRef card) {
  const Card* at = canvas.Find(card);
  if (at == nullptr) return;
  Reveal(canvas.state.camera, SightOf(canvas.state, canvas.rect), at->world, kCardPitch);
}

}  // namespace parvis::canvas
