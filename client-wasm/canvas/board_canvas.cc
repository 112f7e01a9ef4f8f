#include "client-wasm/canvas/board_canvas.h"

#include <algorithm>
#include <optional>
#include <string>

#include "client-wasm/app/commands.h"
#include "client-wasm/app/people_filter.h"
#include "client-wasm/canvas/canvas_parts.h"
#include "client-wasm/canvas/person_words.h"

namespace parvis::canvas {
namespace {

using app::Command;
using text::Message;

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
  key.tidied = state.tidied;
  if (!key.search.empty() || !key.institution.empty()) key.people_revision = board.generation;
  if (key == state.key) return;
  const app::InSight in_sight = app::PeopleInSight(model);
  state.layout = Arrange(in_sight.adepts, in_sight.mentors, board.solver->matching().mentor_of,
                         key.mentors, rect.w - 2 * kMargin, CardWidth(rect.w));
  state.key = key;
}

void ClampCamera(CanvasState& state, const ui::Rect& rect) {
  state.camera.scale = std::clamp(state.camera.scale, kMinScale, kMaxScale);
  const float visible = rect.h / state.camera.scale;
  const float lowest = std::max(0.0f, state.layout.height + 2 * kTopSpace + 8 - visible);
  state.camera.top = std::clamp(state.camera.top, 0.0f, lowest);
}

CardRef Chosen(const app::Model& model) {
  return {model.selection.is_mentor, model.selection.person};
}

bool IsShown(const app::Model& model, CardRef card) {
  const app::ShownPair pair = app::ShownPairOf(model);
  if (card == Chosen(model)) return true;
  return card.person >= 0 && card.person == (card.is_mentor ? pair.mentor : pair.adept);
}

void Choose(Canvas& canvas, CardRef card) {
  canvas.state.revealed = card;
  canvas.actions.push_back(app::ChoosePerson{card.is_mentor, card.person});
}

// A click chooses. Enter on what is chosen already goes on to whom it should be matched with.
void OnActivated(Canvas& canvas, CardRef card) {
  const bool by_pointer = canvas.state.pressed;
  canvas.state.pressed = false;
  if (!by_pointer && card == Chosen(canvas.model)) {
    canvas.actions.push_back(app::RunCommand{Command::kMatchWith});
  } else {
    Choose(canvas, card);
  }
}

void DrawColumn(Canvas& canvas, ui::Surface& surface, bool is_mentor, const CardRef& tab_stop) {
  const std::vector<Card>& cards = canvas.Column(is_mentor);
  if (cards.empty()) return;
  ui::Rect world = cards.front().world;
  world.h = cards.back().world.bottom() - world.y;
  const auto group =
      surface.Group(is_mentor ? "mentors" : "adepts", ui::Role::kGroup,
                    canvas.T(is_mentor ? Message::kMentors : Message::kAdepts), world);
  const int count = static_cast<int>(cards.size());
  for (int i = 0; i < count; ++i) {
    const Card& at = cards[static_cast<std::size_t>(i)];
    const CardRef card{is_mentor, at.person};
    const ui::Rect place = canvas.OnScreen(at.world);
    const std::string name =
        CardName(canvas.board, is_mentor, at.person, i + 1, count, canvas.frame.language());
    ui::SurfaceNode node;
    node.id = canvas.Person(card).id();
    node.name = name;
    node.world = at.world;
    node.selected = IsShown(canvas.model, card);
    node.tab_stop = card == tab_stop;
    node.position_in_set = i + 1;
    node.set_size = count;
    const ui::NodeState heard = surface.Node(node);
    if (heard.activated) OnActivated(canvas, card);
    if (heard.context_menu) {
      Choose(canvas, card);
      canvas.state.menu_for = card;
      canvas.open_menu_at = heard.context_position;
    }
    if (!place.Overlaps(canvas.rect)) continue;
    DrawCard(canvas, card, place, {node.selected, heard.hovered});
    if (heard.focus_visible) {
      ui::DrawFocusRing(canvas.frame, place, ui::kRadiusCard * canvas.scale);
    }
  }
}

// The one card that Tab reaches: the chosen one, or else the first.
CardRef TabStop(const Canvas& canvas) {
  const CardRef chosen = Chosen(canvas.model);
  if (canvas.Find(chosen) != nullptr) return chosen;
  if (!canvas.state.layout.adepts.empty()) return {false, canvas.state.layout.adepts[0].person};
  if (!canvas.state.layout.mentors.empty()) return {true, canvas.state.layout.mentors[0].person};
  return {};
}

// As it stands on the key.
std::string ShortcutLetter(Command command) {
  std::string letter(app::InfoOf(command).shortcut);
  if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') {
    letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  }
  return letter;
}

void DrawCardMenu(Canvas& canvas) {
  if (canvas.open_menu_at) ui::OpenMenu(canvas.frame, "card-menu", *canvas.open_menu_at);
  if (!ui::MenuIsOpen(canvas.frame, "card-menu")) return;
  constexpr Command kCommands[] = {Command::kPinPair, Command::kForbidPair, Command::kMatchWith};
  std::vector<ui::MenuEntry> entries;
  for (const Command command : kCommands) {
    ui::MenuEntry entry;
    entry.id = std::to_string(static_cast<int>(command));
    entry.label = canvas.T(app::LabelOf(canvas.model, command));
    entry.second = ShortcutLetter(command);
    entry.disabled = !app::IsEnabled(canvas.model, command);
    entry.separator_before = command == Command::kMatchWith;
    entries.push_back(std::move(entry));
  }
  const std::string name = canvas.Find(canvas.state.menu_for) == nullptr
                               ? std::string()
                               : canvas.Person(canvas.state.menu_for).display_name();
  if (const std::optional<int> chosen = ui::Menu(canvas.frame, "card-menu", name, entries)) {
    canvas.actions.push_back(app::RunCommand{kCommands[static_cast<std::size_t>(*chosen)]});
  }
}

// What the address or another view has chosen comes into sight once.
void RevealChosen(Canvas& canvas) {
  const CardRef chosen = Chosen(canvas.model);
  if (chosen == canvas.state.revealed) return;
  canvas.state.revealed = chosen;
  Reveal(canvas, chosen);
}

}  // namespace

float CardWidth(float region_width) {
  return std::clamp((region_width - 2 * kMargin) * 0.31f, 180.0f, 300.0f);
}

void ZoomBy(CanvasState& state, float factor, const ui::Rect& rect) {
  const float middle = state.camera.top + rect.h / 2 / state.camera.scale;
  state.camera.scale = std::clamp(state.camera.scale * factor, kMinScale, kMaxScale);
  state.camera.top = middle - rect.h / 2 / state.camera.scale;
  ClampCamera(state, rect);
}

void ZoomToFit(CanvasState& state, const ui::Rect& rect) {
  const float wanted = rect.h / std::max(1.0f, state.layout.height + 2 * kTopSpace);
  state.camera.scale = std::clamp(wanted, kMinScale, 1.0f);
  state.camera.top = 0;
  ClampCamera(state, rect);
}

void DrawBoard(ui::Frame& frame, const app::Model& model, const ui::Rect& rect, CanvasState& state,
               std::vector<app::Action>& actions) {
  UpdateLayout(model, rect, state);
  ClampCamera(state, rect);
  const auto translation = [&] {
    return ui::Vec2{(rect.w - state.layout.width * state.camera.scale) / 2,
                    kTopSpace - state.camera.top * state.camera.scale};
  };
  Canvas canvas{frame,   model, *model.board,  state,
                actions, rect,  translation(), state.camera.scale};
  RevealChosen(canvas);
  ClampCamera(state, rect);
  canvas.translation = translation();

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
    frame.painter().PushClip(rect);
    DrawLines(canvas);
    frame.painter().SetLayer(kCardLayer);
    const CardRef tab_stop = TabStop(canvas);
    DrawColumn(canvas, surface, false, tab_stop);
    DrawColumn(canvas, surface, true, tab_stop);
    DrawScores(canvas);
    frame.painter().SetLayer(kDragLayer);
    DrawDrag(canvas);
    frame.painter().SetLayer(kLineLayer);
    frame.painter().PopClip();
  }
  DrawCardMenu(canvas);
}

std::string NodeId(const Canvas& canvas, CardRef card) {
  return (card.is_mentor ? "mentors/" : "adepts/") + canvas.Person(card).id();
}

CardRef CardFromNodeId(const Canvas& canvas, std::string_view id) {
  const std::size_t slash = id.find('/');
  if (slash == std::string_view::npos) return {};
  const bool is_mentor = id.substr(0, slash) == "mentors";
  const std::string_view person = id.substr(slash + 1);
  const app::BoardSolver& solver = *canvas.board.solver;
  return {is_mentor, is_mentor ? solver.MentorIndex(person) : solver.AdeptIndex(person)};
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
  Camera& camera = canvas.state.camera;
  const float visible = canvas.rect.h / camera.scale;
  const float space = kCardPitch;
  if (at->world.y - space < camera.top) camera.top = std::max(0.0f, at->world.y - space);
  const float bottom = at->world.bottom() + kTopSpace + space;
  if (bottom > camera.top + visible) camera.top = bottom - visible;
}

}  // namespace parvis::canvas
