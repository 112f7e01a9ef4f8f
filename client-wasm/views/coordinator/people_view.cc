// Everybody who has applied to the round, as a table.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/app/people_filter.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "client-wasm/views/sorting.h"
#include "shared/text/collation.h"
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
  const text::Language language = view.frame.language();
  const auto words = [&](const v1::Application* person) {
    switch (order.column) {
      case kName:
        return text::OrderKey(person->display_name(), language);
      case kRole:
        return text::OrderKey(RoleWords(view, *person), language);
      case kPlace:
        return text::OrderKey(person->institution(), language);
      case kTitle:
        return text::OrderKey(TitleWords(*person), language);
      default:
        return text::OrderKey(person->city(), language);
    }
  };
  const auto number = [&](const v1::Application* person) {
    if (order.column == kYears) return person->years_as_manager();
    if (order.column == kPlaces) return person->capacity();
    return person->endorsed() ? 1 : 0;
  };
  if (order.column >= kYears) {
    SortBy(people, order.descending, number);
  } else {
    SortBy(people, order.descending, words);
  }
}

void DrawTable(const View& view, const ui::Rect& rect) {
  const bool compact = view.frame.compact();
  // As many columns as there is room for; who they are comes first.
  constexpr float kRoomForAll = 1000;
  const bool all = rect.w >= kRoomForAll;
  std::vector<ui::Column> columns = {
      {"name", view.T(Message::kColumnName), 0, ui::Align::kLeft, true},
      {"role", view.T(Message::kColumnRole), 84, ui::Align::kLeft, true},
      {"place", InstitutionWord(view), 110, ui::Align::kLeft, true}};
  if (!compact) {
    columns.push_back({"title", view.T(Message::kColumnTitle), 0, ui::Align::kLeft, true});
    columns.push_back({"city", view.T(Message::kColumnCity), 130, ui::Align::kLeft, true});
  }
  if (all) {
    columns.push_back({"years", view.T(Message::kColumnYears), 116, ui::Align::kRight, true});
    columns.push_back({"places", view.T(Message::kColumnPlaces), 84, ui::Align::kRight, true});
    columns.push_back({"endorsed", view.T(Message::kColumnEndorsed), 108, ui::Align::kLeft, true});
  }
  const ui::SortOrder order = OrderFrom(view.model.people_sort, columns);
  std::vector<const v1::Application*> people = PeopleInSight(view, view.model.people_search);
  Sort(view, order, &people);
  const std::string name = view.T(Message::kNavPeople);
  const text::Language language = view.frame.language();
  ui::Table table(view.frame, {.id = "people",
                               .name = name,
                               .rect = rect,
                               .columns = columns,
                               .rows = static_cast<int>(people.size()),
                               .row_height = compact ? 48.0f : 40.0f,
                               .sort = order});
  if (table.sorted()) view.Send(app::SortBy{SortFrom(*table.sorted(), columns)});
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
    if (!all) continue;
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
                                  .rect = rect,
                                  .level = 1})) {
    view.Send(app::Go{{app::Screen::kImport, view.model.route.round, ""}});
  }
}

void DrawPeople(const View& view, const ui::Rect& rect) {
  if (!DrawLoading(view, view.model.people_loading, rect)) return;
  if (view.model.people.empty()) return DrawNoPeople(view, rect);
  const bool compact = view.frame.compact();
  // Wider than this the eye loses the row.
  constexpr float kWidestTable = 1600;
  ui::Rect rest = ui::Inset(rect, compact ? 12.0f : 24.0f, compact ? 12.0f : 20.0f);
  rest = ui::Centered(rest, std::min(rest.w, kWidestTable), rest.h);
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
  std::string search = view.model.people_search;
  if (ui::TextField(view.frame, field, &search).changed) view.Send(app::Search{search});
  DrawTable(view, rest);
}

}  // namespace parvis::views
