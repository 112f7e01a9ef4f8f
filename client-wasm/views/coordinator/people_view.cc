// Everybody who has applied to the round, as a table.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/app/people_filter.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

enum PeopleColumn { kName, kRole, kPlace, kTitle, kCity, kYears, kPlaces, kEndorsed };

std::string RoleWords(const View& view, const v1::Application& person) {
  return view.T(person.role() == v1::ROLE_MENTOR ? Message::kMentorWord : Message::kAdeptWord);
}

std::string TitleWords(const v1::Application& person) {
  if (person.title().empty()) return person.unit();
  return person.unit().empty() ? person.title() : person.title() + ", " + person.unit();
}

std::vector<const v1::Application*> PeopleInSight(const View& view, const std::string& search) {
  const std::string query = app::Folded(search);
  std::vector<const v1::Application*> people;
  for (const v1::Application& person : view.model.people) {
    if (app::Matches(person.display_name() + " " + person.institution() + " " + person.email() +
                         " " + TitleWords(person) + " " + person.city() + " " +
                         RoleWords(view, person),
                     query)) {
      people.push_back(&person);
    }
  }
  return people;
}

void Sort(const View& view, const ui::SortOrder& order,
          std::vector<const v1::Application*>* people) {
  if (order.column < 0) return;
  const auto key = [&](const v1::Application& person) -> std::string {
    switch (order.column) {
      case kName:
        return app::Folded(person.display_name());
      case kRole:
        return RoleWords(view, person);
      case kPlace:
        return person.institution();
      case kTitle:
        return app::Folded(TitleWords(person));
      case kCity:
        return app::Folded(person.city());
      default:
        return "";
    }
  };
  const auto number = [&](const v1::Application& person) {
    if (order.column == kYears) return person.years_as_manager();
    if (order.column == kPlaces) return person.capacity();
    return person.endorsed() ? 1 : 0;
  };
  std::stable_sort(
      people->begin(), people->end(), [&](const v1::Application* a, const v1::Application* b) {
        const v1::Application& first = order.descending ? *b : *a;
        const v1::Application& second = order.descending ? *a : *b;
        return order.column >= kYears ? number(first) < number(second) : key(first) < key(second);
      });
}

void DrawTable(const View& view, ViewState& state, const ui::Rect& rect) {
  std::vector<const v1::Application*> people = PeopleInSight(view, state.people_search);
  Sort(view, state.people_order, &people);
  const bool compact = view.frame.compact();
  std::vector<ui::Column> columns = {
      {"name", view.T(Message::kColumnName), 0, ui::Align::kLeft, true},
      {"role", view.T(Message::kColumnRole), 84, ui::Align::kLeft, true},
      {"place", InstitutionWord(view), 110, ui::Align::kLeft, true}};
  if (!compact) {
    columns.push_back({"title", view.T(Message::kColumnTitle), 0, ui::Align::kLeft, true});
    columns.push_back({"city", view.T(Message::kColumnCity), 130, ui::Align::kLeft, true});
    columns.push_back({"years", view.T(Message::kColumnYears), 116, ui::Align::kRight, true});
    columns.push_back({"places", view.T(Message::kColumnPlaces), 84, ui::Align::kRight, true});
    columns.push_back({"endorsed", view.T(Message::kColumnEndorsed), 108, ui::Align::kLeft, true});
  }
  const std::string name = view.T(Message::kNavPeople);
  const text::Language language = view.frame.language();
  ui::Table table(view.frame, {.id = "people",
                               .name = name,
                               .rect = rect,
                               .columns = columns,
                               .rows = static_cast<int>(people.size()),
                               .row_height = compact ? 48.0f : 40.0f,
                               .sort = state.people_order});
  if (table.sorted()) state.people_order = *table.sorted();
  for (int i = table.first_row(); i < table.end_row(); ++i) {
    const v1::Application& person = *people[static_cast<std::size_t>(i)];
    const ui::Color muted = view.theme().muted;
    table.Row(i, person.name());
    table.Cell(person.display_name());
    table.Cell(RoleWords(view, person), muted);
    table.Cell(person.institution(), muted);
    if (compact) continue;
    table.Cell(TitleWords(person), muted);
    table.Cell(person.city(), muted);
    table.Cell(text::FormatInteger(person.years_as_manager(), language));
    table.Cell(person.role() == v1::ROLE_MENTOR ? text::FormatInteger(person.capacity(), language)
                                                : "");
    table.Cell(view.T(person.endorsed() ? Message::kYes : Message::kNo),
               person.endorsed() ? muted : view.theme().warn);
  }
}

}  // namespace

void DrawNoPeople(const View& view, const ui::Rect& rect) {
  const std::string title = view.T(Message::kNoPeopleTitle);
  const std::string words = view.T(Message::kNoPeopleWords);
  const std::string action = app::MayEdit(view.model) ? view.T(Message::kToImport) : "";
  if (ui::EmptyState(view.frame, {.id = "no-people",
                                  .icon = ui::Icon::kPeople,
                                  .title = title,
                                  .words = words,
                                  .action = action,
                                  .rect = rect})) {
    view.Send(app::Go{{app::Screen::kImport, view.model.route.round, ""}});
  }
}

void DrawPeople(const View& view, ViewState& state, const ui::Rect& rect) {
  if (!DrawLoading(view, view.model.people_loading, rect)) return;
  if (view.model.people.empty()) return DrawNoPeople(view, rect);
  const bool compact = view.frame.compact();
  ui::Rect rest = ui::Inset(rect, compact ? 12.0f : 24.0f, compact ? 12.0f : 20.0f);
  ui::Rect head = ui::CutTop(&rest, compact ? 88.0f : 36.0f, 16);
  const std::string title = view.T(Message::kNavPeople);
  ui::Rect title_place = compact ? ui::CutTop(&head, 32, 8) : ui::CutLeft(&head, 240, 16);
  ui::Heading(view.frame, {.text = title,
                           .rect = ui::LeftMiddle(title_place, title_place.w, 28),
                           .level = 1,
                           .style = ui::TextStyle::kTitle});
  const std::string label = view.T(Message::kSearchPeople);
  ui::TextFieldArgs field;
  field.id = "search";
  field.label = label;
  field.placeholder = label;
  field.rect = compact ? head : ui::CutRight(&head, 280);
  field.label_above = false;
  field.search = true;
  ui::TextField(view.frame, field, &state.people_search);
  DrawTable(view, state, rest);
}

}  // namespace parvis::views
