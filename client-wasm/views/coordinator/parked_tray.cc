// Who is parked: apart from those who are without a pair, and each with a way back.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

constexpr float kPadding = 12;
constexpr float kChip = 28;
constexpr int kMaxRows = 2;

std::string LabelOf(const View& view, const ParkedPerson& parked) {
  return parked.who->display_name() + " · " + parked.who->institution() + " · " +
         view.T(parked.is_mentor ? Message::kColumnMentor : Message::kColumnAdept);
}

// The name, and what takes the person back.
float WidthOf(const View& view, const ParkedPerson& parked) {
  const float back = app::BoardIsEditable(view.model)
                         ? ui::ButtonWidth(view.frame, view.T(Message::kReturnPerson))
                         : 0;
  return view.frame.painter().TextWidth(LabelOf(view, parked), ui::TextStyle::kCardBody) + 24 +
         back;
}

int RowsNeeded(const View& view, const std::vector<ParkedPerson>& people, float width) {
  ui::Flow flow({0, 0, width - 2 * kPadding, 0}, kChip, 8);
  for (const ParkedPerson& parked : people) flow.Next(WidthOf(view, parked));
  return flow.rows();
}

}  // namespace

std::vector<ParkedPerson> ParkedPeople(const View& view) {
  const app::BoardModel& board = *view.model.board;
  std::vector<ParkedPerson> parked;
  for (const std::string& id : board.replica->shown().parked_adepts()) {
    const int adept = board.solver->AdeptIndex(id);
    if (adept >= 0) parked.push_back({false, adept, &board.board.adepts(adept)});
  }
  for (const std::string& id : board.replica->shown().parked_mentors()) {
    const int mentor = board.solver->MentorIndex(id);
    if (mentor >= 0) parked.push_back({true, mentor, &board.board.mentors(mentor)});
  }
  return parked;
}

void DrawParkedPerson(const View& view, const ParkedPerson& parked, ui::Rect place) {
  const ui::Theme& theme = view.theme();
  ui::Painter& painter = view.frame.painter();
  painter.StrokeRect(place, theme.line, ui::kRadiusControl);
  const std::string side = parked.is_mentor ? "m-" : "a-";
  if (app::BoardIsEditable(view.model)) {
    const std::string label = view.T(Message::kReturnPerson);
    const std::string name = label + ": " + parked.who->display_name();
    const float width = std::min(ui::ButtonWidth(view.frame, label), place.w / 2);
    const std::string id = side + parked.who->id() + "-back";
    if (ui::Button(view.frame, {.id = id,
                                .label = label,
                                .rect = ui::CutRight(&place, width),
                                .kind = ui::ButtonKind::kQuiet,
                                .name = name})) {
      view.Send(app::ParkPerson{parked.is_mentor, parked.person});
    }
  }
  ui::SemanticNode node;
  node.id = side + parked.who->id();
  node.role = ui::Role::kButton;
  node.name = LabelOf(view, parked);
  node.bounds = place;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) view.Send(app::ChoosePerson{parked.is_mentor, parked.person});
  if (heard.hovered) painter.FillRect(place, theme.hover, ui::kRadiusControl);
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusControl);
  ui::TextOptions options;
  options.style = ui::TextStyle::kCardBody;
  options.color = theme.text;
  painter.Text(LabelOf(view, parked), ui::Inset(place, 10, 0), options);
}

float ParkedHeight(const View& view, float width) {
  const std::vector<ParkedPerson> people = ParkedPeople(view);
  if (people.empty()) return 0;
  const int rows = std::min(RowsNeeded(view, people, width), kMaxRows);
  return 2 * kPadding + 20 + 8 + static_cast<float>(rows) * (kChip + 8) - 8;
}

void DrawParked(const View& view, const ui::Rect& rect) {
  const std::vector<ParkedPerson> people = ParkedPeople(view);
  const std::string title =
      view.T(Message::kParkedHeading) + " · " +
      text::FormatInteger(static_cast<int64_t>(people.size()), view.frame.language());
  view.frame.painter().FillRect(rect, view.theme().surface, ui::kRadiusCard);
  view.frame.painter().DashedRect(rect, view.theme().edge, ui::kRadiusCard);
  const auto region =
      view.frame.Enter({.id = "parked", .role = ui::Role::kRegion, .name = title, .rect = rect});
  ui::Rect inside = ui::Inset(rect, kPadding);
  ui::Rect line = ui::CutTop(&inside, 20, 8);
  ui::Heading(view.frame,
              {.text = title, .rect = line, .level = 2, .style = ui::TextStyle::kBodyStrong});
  const int rows = RowsNeeded(view, people, rect.w);
  ui::ScrollArea scroll(view.frame, {.id = "people",
                                     .rect = inside,
                                     .content_height = static_cast<float>(rows) * (kChip + 8) - 8});
  ui::Flow flow({scroll.content().x, scroll.content().y, inside.w, 0}, kChip, 8);
  for (const ParkedPerson& parked : people)
    DrawParkedPerson(view, parked, flow.Next(WidthOf(view, parked)));
}

}  // namespace parvis::views
