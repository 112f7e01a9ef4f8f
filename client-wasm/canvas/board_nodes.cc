// The cards in words: two groups, in the order in which they stand.
#include <algorithm>
#include <string>
#include <vector>

#include "absl/hash/hash.h"
#include "client-wasm/canvas/canvas_parts.h"
#include "client-wasm/canvas/others.h"
#include "client-wasm/canvas/person_words.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

using text::Message;

// The one card that Tab reaches: the chosen one, or else the first.
CardRef TabStop(const Canvas& canvas) {
  const CardRef chosen = Chosen(canvas.model);
  if (canvas.Find(chosen) != nullptr) return chosen;
  if (!canvas.state.layout.adepts.empty()) return {false, canvas.state.layout.adepts[0].person};
  if (!canvas.state.layout.mentors.empty()) return {true, canvas.state.layout.mentors[0].person};
  return {};
}

ui::Rect Around(const ui::Rect& a, const ui::Rect& b) {
  const float x = std::min(a.x, b.x);
  const float y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

using PairsOfPersons = std::vector<std::vector<const matching::FormedPair*>>;

// The pairs of each person of one side, by the person's index.
PairsOfPersons PairsOf(const app::BoardModel& board, bool is_mentor) {
  const int persons = is_mentor ? board.board.mentors_size() : board.board.adepts_size();
  PairsOfPersons pairs(static_cast<std::size_t>(persons));
  for (const matching::FormedPair& pair : board.solver->matching().pairs) {
    pairs[static_cast<std::size_t>(is_mentor ? pair.mentor : pair.adept)].push_back(&pair);
  }
  return pairs;
}

void AddCard(const Canvas& canvas, ui::Surface& surface, CardRef card, const PairsOfPersons& pairs,
             int place, int count, bool tab_stop) {
  const std::string name = CardName(canvas.board, card.is_mentor, card.person,
                                    pairs[static_cast<std::size_t>(card.person)], place + 1, count,
                                    canvas.frame.language()) +
                           OthersSuffix(canvas.model, card.is_mentor, canvas.Person(card).id());
  ui::SurfaceNode node;
  node.id = canvas.Person(card).id();
  node.name = name;
  node.world = canvas.Column(card.is_mentor)[static_cast<std::size_t>(place)].world;
  node.selected = IsMarked(canvas, card);
  node.tab_stop = tab_stop;
  node.position_in_set = place + 1;
  node.set_size = count;
  surface.Node(node);
}

void AddColumn(const Canvas& canvas, ui::Surface& surface, bool is_mentor, CardRef tab_stop) {
  const std::vector<Card>& cards = canvas.Column(is_mentor);
  if (cards.empty()) return;
  ui::Rect world = cards.front().world;
  for (const Card& card : cards) world = Around(world, card.world);
  const auto column =
      surface.Group(is_mentor ? "mentors" : "adepts", ui::Role::kGroup,
                    canvas.T(is_mentor ? Message::kMentors : Message::kAdepts), world);
  const int count = static_cast<int>(cards.size());
  const PairsOfPersons pairs = PairsOf(canvas.board, is_mentor);
  const auto add = [&](int i) {
    const CardRef card{is_mentor, cards[static_cast<std::size_t>(i)].person};
    AddCard(canvas, surface, card, pairs, i, count, card == tab_stop);
  };
  int i = 0;
  for (const GroupHeading& heading : canvas.state.layout.headings) {
    if (heading.is_mentor != is_mentor) continue;
    const std::string name = GroupName(canvas, heading.group);
    const auto group = surface.Group(name, ui::Role::kGroup, name, heading.world);
    for (int end = i + heading.count; i < end; ++i) add(i);
  }
  for (; i < count; ++i) add(i);
}

// Changes with everything that the cards' names say of others.
uint64_t OthersVersion(const app::Together& together) {
  uint64_t version = together.conflicts.size();
  for (const app::Other& other : together.others) {
    version = absl::HashOf(version, other.name, other.adept, other.mentor);
  }
  for (const app::Conflict& conflict : together.conflicts) {
    version = absl::HashOf(version, conflict.id);
  }
  return version;
}

}  // namespace

std::string GroupName(const Canvas& canvas, int group) {
  const v1::Catalogue& catalogue = canvas.board.catalogue;
  return group >= 0 && group < catalogue.institutions_size() ? catalogue.institutions(group).code()
                                                             : "–";
}

std::string NodeId(const Canvas& canvas, CardRef card) {
  std::string id = card.is_mentor ? "mentors/" : "adepts/";
  const Card* at = canvas.Find(card);
  if (at != nullptr && !canvas.state.layout.headings.empty()) {
    id += GroupName(canvas, at->group) + "/";
  }
  return id + canvas.Person(card).id();
}

CardRef CardFromNodeId(const Canvas& canvas, std::string_view id) {
  const std::size_t slash = id.find('/');
  if (slash == std::string_view::npos) return {};
  const bool is_mentor = id.substr(0, slash) == "mentors";
  const std::string_view person = id.substr(id.rfind('/') + 1);
  const app::BoardSolver& solver = *canvas.board.solver;
  return {is_mentor, is_mentor ? solver.MentorIndex(person) : solver.AdeptIndex(person)};
}

void AddNodes(const Canvas& canvas, ui::Surface& surface) {
  const app::Selection& selection = canvas.model.selection;
  const CardRef tab_stop = TabStop(canvas);
  const uint64_t version = absl::HashOf(
      canvas.board.generation, canvas.state.layouts, static_cast<int>(canvas.frame.language()),
      selection.is_mentor, selection.person, selection.counterpart, tab_stop.is_mentor,
      tab_stop.person, canvas.model.picked.adepts, canvas.model.picked.mentors,
      canvas.board.last_change.has_value(), OthersVersion(canvas.model.together));
  if (surface.Keep(version)) return;
  AddColumn(canvas, surface, false, tab_stop);
  AddColumn(canvas, surface, true, tab_stop);
}

}  // namespace parvis::canvas
