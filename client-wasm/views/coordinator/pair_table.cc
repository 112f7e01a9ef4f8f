// The pairs as a table with sorting, and as a list for phones: the same content as the canvas.
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "client-wasm/app/people_filter.h"
#include "client-wasm/canvas/mark_look.h"
#include "client-wasm/canvas/others.h"
#include "client-wasm/canvas/person_words.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/sorting.h"
#include "shared/text/collation.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

enum PairColumn {
  kAdeptName,
  kAdeptPlace,
  kMentorName,
  kMentorPlace,
  kScore,
  kAdeptView,
  kMentorView,
  kMark
};

struct PairRow {
  int adept = -1;
  const v1::MatchingPerson* person = nullptr;
  const matching::FormedPair* pair = nullptr;  // null without a mentor
  const v1::MatchingPerson* mentor = nullptr;
};

v1::PairMark::Kind MarkOf(const View& view, const PairRow& row) {
  return app::MarkOf(*view.model.board, row.adept, row.pair->mentor).kind;
}

std::vector<PairRow> RowsInSight(const View& view) {
  const app::BoardModel& board = *view.model.board;
  std::vector<PairRow> rows;
  for (const int adept : app::PeopleInSight(view.model).adepts) {
    PairRow row;
    row.adept = adept;
    row.person = &board.board.adepts(adept);
    row.pair = board.solver->PairOfAdept(adept);
    if (row.pair != nullptr) row.mentor = &board.board.mentors(row.pair->mentor);
    // Who has no pair has no mark to be found by.
    const std::string& mark = view.model.mark;
    const bool answers =
        row.pair == nullptr ? mark.empty() : app::AnswersFilter(mark, MarkOf(view, row));
    if (answers) rows.push_back(row);
  }
  return rows;
}

void Sort(const View& view, const ui::SortOrder& order, std::vector<PairRow>* rows) {
  if (order.column < 0) return;
  const auto number = [&](const PairRow& row) {
    if (row.pair == nullptr) return -1;
    switch (order.column) {
      case kAdeptView:
        return row.pair->adept_view;
      case kMentorView:
        return row.pair->mentor_view;
      case kMark:
        return 2 * canvas::MarkWeight(MarkOf(view, row)) + (row.pair->pinned ? 1 : 0);
      default:
        return row.pair->score;
    }
  };
  const auto words = [&](const PairRow& row) -> std::string {
    const bool of_mentor = order.column == kMentorName || order.column == kMentorPlace;
    const v1::MatchingPerson* person = of_mentor ? row.mentor : row.person;
    if (person == nullptr) return "";
    const bool by_name = order.column == kAdeptName || order.column == kMentorName;
    return text::OrderKey(by_name ? person->display_name() : person->institution(),
                          view.frame.language());
  };
  if (order.column >= kScore) {
    SortBy(rows, order.descending, number);
  } else {
    SortBy(rows, order.descending, words);
  }
}

// Who else looks at the row's adept or mentor, and whether an own edit of it was not made.
std::string OthersWords(const View& view, const PairRow& row, bool first) {
  std::string words = canvas::OthersSuffix(view.model, false, row.person->id());
  if (words.empty() && row.mentor != nullptr) {
    words = canvas::OthersSuffix(view.model, true, row.mentor->id());
  }
  return first && !words.empty() ? words.substr(2) : words;
}

std::string MarkWords(const View& view, const PairRow& row) {
  std::string mark;
  if (row.pair->pinned) mark = view.T(Message::kChipPinned);
  const std::string said = app::MarkWord(MarkOf(view, row), view.frame.language());
  if (!said.empty()) mark += (mark.empty() ? "" : " · ") + said;
  const auto& change = view.model.board->last_change;
  if (change && change->Has(row.adept)) {
    mark += (mark.empty() ? "" : " · ") + view.T(Message::kJustChanged);
  }
  mark += OthersWords(view, row, mark.empty());
  return mark;
}

void DrawMarkCell(const View& view, ui::Table& table, const PairRow& row) {
  const v1::PairMark::Kind kind = MarkOf(view, row);
  const std::string words = MarkWords(view, row);
  if (kind == v1::PairMark::KIND_UNSPECIFIED) return table.Cell(words, view.theme().accent);
  ui::Rect place = table.BeginCell(words);
  canvas::DrawMarkIcon(view.frame.painter(), view.theme(), kind,
                       ui::Centered(ui::CutLeft(&place, 16, 6), 16, 16));
  ui::Text(view.frame, {.text = words,
                        .rect = ui::LeftMiddle(place, place.w, 20),
                        .color = view.theme().ToneColor(canvas::MarkTone(kind))});
}

void DrawCell(const View& view, ui::Table& table, const PairRow& row, PairColumn column,
              bool alone) {
  const text::Language language = view.frame.language();
  const ui::Color muted = view.theme().muted;
  // Without a column of its own the institution stands with the name.
  const auto name = [&](const v1::MatchingPerson& person) {
    return alone ? canvas::NameWithCode(person) : person.display_name();
  };
  if (column == kAdeptName) return table.Cell(name(*row.person));
  if (column == kAdeptPlace) return table.Cell(row.person->institution(), muted);
  if (row.pair == nullptr) {
    if (column != kMentorName) return table.Cell("");
    if (view.model.board->solver->IsParked(false, row.adept)) {
      return table.Cell(view.T(Message::kPersonParked), muted);
    }
    return table.Cell(view.T(Message::kWithoutMentor), view.theme().warn);
  }
  const bool weak = row.pair->score < view.model.board->policy().weak_below();
  switch (column) {
    case kMentorName:
      return table.Cell(name(*row.mentor));
    case kMentorPlace:
      return table.Cell(row.mentor->institution(), muted);
    case kScore:
      return table.Cell(text::FormatScore(row.pair->score, language),
                        weak ? view.theme().warn : view.theme().text, ui::TextStyle::kBodyStrong);
    case kAdeptView:
      return table.Cell(text::FormatScore(row.pair->adept_view, language), muted);
    case kMentorView:
      return table.Cell(text::FormatScore(row.pair->mentor_view, language), muted);
    default:
      return DrawMarkCell(view, table, row);
  }
}

// Which columns there is room for.
std::vector<PairColumn> ShownColumns(float width) {
  constexpr float kRoomForAll = 860;
  if (width < kRoomForAll) return {kAdeptName, kMentorName, kScore, kMark};
  return {kAdeptName, kAdeptPlace, kMentorName, kMentorPlace,
          kScore,     kAdeptView,  kMentorView, kMark};
}

// One pair of the list on a phone.
void DrawListItem(const View& view, const PairRow& row, int position, int count,
                  const ui::Rect& place) {
  const app::BoardModel& board = *view.model.board;
  const ui::Theme& theme = view.theme();
  const text::Language language = view.frame.language();
  ui::SemanticNode node;
  node.id = row.person->id();
  node.role = ui::Role::kButton;
  const std::span pairs(&row.pair, row.pair == nullptr ? 0 : 1);
  node.name = canvas::CardName(board, false, row.adept, pairs, position, count, language) +
              OthersWords(view, row, false);
  node.bounds = place;
  node.position_in_set = position;
  node.set_size = count;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) view.Send(app::ChoosePerson{false, row.adept});
  ui::Painter& painter = view.frame.painter();
  if (!place.Overlaps(painter.Clip())) return;
  painter.FillRect(place, heard.hovered ? theme.hover : theme.surface, ui::kRadiusSheet);
  const bool parked = board.solver->IsParked(false, row.adept);
  if (row.pair == nullptr) {
    painter.DashedRect(place, parked ? theme.edge : theme.warn, ui::kRadiusSheet);
  } else {
    painter.StrokeRect(place, theme.line, ui::kRadiusSheet);
  }
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusSheet);
  canvas::DrawOthersMarks(view.frame, view.model, false, row.person->id(), place, 1);
  painter.FillRect({place.x + 8, place.y + 12, 3, place.h - 24},
                   canvas::InstitutionColor(board, row.person->institution(), theme), 1.5f);
  ui::Rect inside{place.x + 20, place.y + 10, place.w - 34, place.h - 20};
  ui::TextOptions options;
  if (row.pair != nullptr) {
    options.style = ui::TextStyle::kReadingStrong;
    options.align = ui::Align::kRight;
    options.color = row.pair->score < board.policy().weak_below() ? theme.warn : theme.text;
    painter.Text(text::FormatScore(row.pair->score, language), ui::CutRight(&inside, 52, 8),
                 options);
    if (row.pair->pinned) {
      const ui::Rect mark = ui::CutRight(&inside, 18, 8);
      painter.DrawIcon(ui::Icon::kPin, ui::Centered(mark, 18, 18), theme.accent);
    }
    if (const v1::PairMark::Kind kind = MarkOf(view, row)) {
      canvas::DrawMarkIcon(painter, theme, kind,
                           ui::Centered(ui::CutRight(&inside, 18, 8), 18, 18));
    }
  }
  options.align = ui::Align::kLeft;
  options.style = ui::TextStyle::kReadingStrong;
  options.color = theme.text;
  painter.Text(canvas::NameWithCode(*row.person), ui::CutTop(&inside, 24), options);
  options.style = ui::TextStyle::kBody;
  options.color = row.pair == nullptr && !parked ? theme.warn : theme.muted;
  painter.Text(row.pair == nullptr ? app::ReasonWords(board, false, row.adept, language)
                                   : canvas::NameWithCode(*row.mentor),
               ui::CutTop(&inside, 20), options);
}

// Which marks are shown: the word, and what to choose from beside it.
void DrawMarkFilter(const View& view, ui::Rect row) {
  const std::string name = view.T(Message::kMark);
  const std::vector<std::string> options = {
      view.T(Message::kWalkAll), view.T(Message::kWalkUnmarked), view.T(Message::kMarkClear),
      view.T(Message::kMarkDoubtful), view.T(Message::kMarkDiscuss)};
  const auto& filters = app::kMarkFilters;
  const auto chosen = std::find(filters.begin(), filters.end(), view.model.mark);
  const float words = view.frame.painter().TextWidth(name, ui::TextStyle::kBody) + 2;
  ui::Text(view.frame, {.text = name,
                        .rect = ui::Centered(ui::CutLeft(&row, words, 12), words, 20),
                        .color = view.theme().muted,
                        .decorative = true});
  if (!view.frame.compact()) row.w = std::min(row.w, 220.0f);
  const int selected = chosen == filters.end() ? 0 : static_cast<int>(chosen - filters.begin()) + 1;
  if (const std::optional<int> other = ui::Select(view.frame, {.id = "mark-filter",
                                                               .name = name,
                                                               .options = options,
                                                               .selected = selected,
                                                               .rect = row})) {
    const std::string_view filter =
        *other == 0 ? std::string_view() : filters[static_cast<std::size_t>(*other) - 1];
    view.Send(app::FilterMark{std::string(filter)});
  }
}

}  // namespace

void DrawPairTable(const View& view, ui::Rect rect) {
  DrawMarkFilter(view, ui::CutTop(&rect, 36, 8));
  const std::string place = InstitutionWord(view);
  // In the order of PairColumn.
  const std::vector<ui::Column> all = {
      {"adept", view.T(Message::kColumnAdept), 0, ui::Align::kLeft, true},
      {"adept-place", place, 92, ui::Align::kLeft, true},
      {"mentor", view.T(Message::kColumnMentor), 0, ui::Align::kLeft, true},
      {"mentor-place", place, 92, ui::Align::kLeft, true},
      {"score", view.T(Message::kColumnValue), 72, ui::Align::kRight, true},
      {"adept-view", view.T(Message::kAdeptsView), 104, ui::Align::kRight, true},
      {"mentor-view", view.T(Message::kMentorsView), 108, ui::Align::kRight, true},
      {"mark", view.T(Message::kMark), 152, ui::Align::kLeft, true}};
  const std::vector<PairColumn> shown_columns = ShownColumns(rect.w);
  const bool alone = shown_columns.size() < all.size();
  std::vector<ui::Column> columns;
  for (const PairColumn column : shown_columns) {
    columns.push_back(all[static_cast<std::size_t>(column)]);
  }
  std::vector<PairRow> rows = RowsInSight(view);
  if (rows.empty()) return DrawNobodyFound(view, rect);
  Sort(view, OrderFrom(view.model.sort, all), &rows);
  const std::string name = view.T(Message::kPairsTable);
  ui::Table table(view.frame, {.id = "pairs",
                               .name = name,
                               .rect = rect,
                               .columns = columns,
                               .rows = static_cast<int>(rows.size()),
                               .row_height = 40,
                               .sort = OrderFrom(view.model.sort, columns)});
  if (table.sorted()) view.Send(app::SortBy{SortFrom(*table.sorted(), columns)});
  const app::ShownPair shown = app::ShownPairOf(view.model);
  for (int i = table.first_row(); i < table.end_row(); ++i) {
    const PairRow& row = rows[static_cast<std::size_t>(i)];
    const bool chosen = shown.adept == row.adept;
    if (table.Row(i, row.person->id(), chosen).activated) {
      view.Send(app::ChoosePerson{false, row.adept});
    }
    for (const PairColumn column : shown_columns) DrawCell(view, table, row, column, alone);
  }
}

void DrawPairList(const View& view, const ViewState& state, const ui::Rect& rect) {
  std::vector<PairRow> rows = RowsInSight(view);
  // Who is without a mentor comes first: there is something to do about it.
  std::stable_sort(rows.begin(), rows.end(), [](const PairRow& a, const PairRow& b) {
    return std::tuple(a.pair != nullptr, a.adept) < std::tuple(b.pair != nullptr, b.adept);
  });
  constexpr float kItem = 66;
  constexpr float kHead = 240;
  constexpr float kNobody = 280;
  const int count = static_cast<int>(rows.size());
  ui::ScrollArea scroll(view.frame,
                        {.id = "list-scroll",
                         .rect = rect,
                         .content_height = kHead + (count == 0 ? kNobody : 0) +
                                           static_cast<float>(count) * (kItem + 8) + 8});
  ui::Rect column = ui::Inset(scroll.content(), 16, 0);
  const v1::Round& round = view.model.board->round;
  const std::string title = TitleOf(round, view.frame.language());
  ui::CutTop(&column, 12);
  ui::Heading(view.frame, {.text = title,
                           .rect = ui::CutTop(&column, 28, 6),
                           .level = 1,
                           .style = ui::TextStyle::kTitle});
  const std::string where = StateWords(view, round.state());
  ui::Chip(view.frame, {.text = where, .at = column.origin(), .tone = StateTone(round.state())});
  DrawMoreMenu(view, {column.right() - 44, column.y - 10, 44, 44});
  ui::CutTop(&column, ui::kChipHeight, 14);
  DrawCompactViewSwitch(view, ui::CutTop(&column, 40, 12));
  DrawSearchField(view, state, ui::CutTop(&column, ui::kTouchHeight - 4, 12));
  DrawMarkFilter(view, ui::CutTop(&column, ui::kTouchHeight - 4, 12));
  if (count == 0) return DrawNobodyFound(view, ui::CutTop(&column, kNobody));
  const std::string name = view.T(Message::kPairsTable);
  const auto list =
      view.frame.Enter({.id = "pairs", .role = ui::Role::kGroup, .name = name, .rect = column});
  for (int i = 0; i < count; ++i) {
    const ui::Rect place = ui::CutTop(&column, kItem, 8);
    DrawListItem(view, rows[static_cast<std::size_t>(i)], i + 1, count, place);
  }
}

}  // namespace parvis::views
