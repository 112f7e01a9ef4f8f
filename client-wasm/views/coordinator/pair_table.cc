// The pairs as a table with sorting, and as a list for phones: the same content as the canvas.
#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "client-wasm/app/people_filter.h"
#include "client-wasm/canvas/person_words.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
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

std::vector<PairRow> RowsInSight(const View& view) {
  const app::BoardModel& board = *view.model.board;
  std::vector<PairRow> rows;
  for (const int adept : app::PeopleInSight(view.model).adepts) {
    PairRow row;
    row.adept = adept;
    row.person = &board.board.adepts(adept);
    row.pair = board.solver->PairOfAdept(adept);
    if (row.pair != nullptr) row.mentor = &board.board.mentors(row.pair->mentor);
    rows.push_back(row);
  }
  return rows;
}

// Names in the order of the alphabet, as far as their letters' codes have it: Å, Ä and Ö stand
// last in Unicode as in Swedish, but for their order among themselves.
std::string NameKey(const v1::MatchingPerson* person) {
  return person == nullptr ? std::string() : app::Folded(person->display_name());
}

void Sort(const ui::SortOrder& order, std::vector<PairRow>* rows) {
  if (order.column < 0) return;
  const auto number = [&](const PairRow& row) {
    if (row.pair == nullptr) return -1;
    switch (order.column) {
      case kAdeptView:
        return row.pair->adept_view;
      case kMentorView:
        return row.pair->mentor_view;
      case kMark:
        return row.pair->pinned ? 1 : 0;
      default:
        return row.pair->score;
    }
  };
  const auto words = [&](const PairRow& row) -> std::string {
    switch (order.column) {
      case kAdeptName:
        return NameKey(row.person);
      case kAdeptPlace:
        return row.person->institution();
      case kMentorName:
        return NameKey(row.mentor);
      case kMentorPlace:
        return row.mentor == nullptr ? "" : row.mentor->institution();
      default:
        return "";
    }
  };
  const bool by_number = order.column >= kScore;
  std::stable_sort(rows->begin(), rows->end(), [&](const PairRow& a, const PairRow& b) {
    const PairRow& first = order.descending ? b : a;
    const PairRow& second = order.descending ? a : b;
    return by_number ? number(first) < number(second) : words(first) < words(second);
  });
}

void DrawCells(const View& view, ui::Table& table, const PairRow& row) {
  const text::Language language = view.frame.language();
  const ui::Color muted = view.theme().muted;
  table.Cell(row.person->display_name());
  table.Cell(row.person->institution(), muted);
  if (row.pair == nullptr) {
    table.Cell(view.T(Message::kWithoutMentor), view.theme().warn);
    for (int i = 0; i < 5; ++i) table.Cell("");
    return;
  }
  const bool weak = row.pair->score < view.model.board->board.policy().weak_below();
  table.Cell(row.mentor->display_name());
  table.Cell(row.mentor->institution(), muted);
  table.Cell(text::FormatScore(row.pair->score, language),
             weak ? view.theme().warn : view.theme().text, ui::TextStyle::kBodyStrong);
  table.Cell(text::FormatScore(row.pair->adept_view, language), muted);
  table.Cell(text::FormatScore(row.pair->mentor_view, language), muted);
  std::string mark;
  if (row.pair->pinned) mark = view.T(Message::kChipPinned);
  const auto& change = view.model.board->last_change;
  if (change && change->Has(row.adept)) {
    mark += (mark.empty() ? "" : " · ") + view.T(Message::kJustChanged);
  }
  table.Cell(mark, view.theme().accent);
}

// One pair of the list on a phone.
void DrawListItem(const View& view, ViewState& state, const PairRow& row, int position, int count,
                  const ui::Rect& place) {
  const app::BoardModel& board = *view.model.board;
  const ui::Theme& theme = view.theme();
  const text::Language language = view.frame.language();
  ui::SemanticNode node;
  node.id = row.person->id();
  node.role = ui::Role::kButton;
  node.name = canvas::CardName(board, false, row.adept, position, count, language);
  node.bounds = place;
  node.position_in_set = position;
  node.set_size = count;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) {
    state.sheet_open = true;
    view.Send(app::ChoosePerson{false, row.adept});
  }
  ui::Painter& painter = view.frame.painter();
  if (!place.Overlaps(painter.Clip())) return;
  painter.FillRect(place, heard.hovered ? theme.hover : theme.surface, ui::kRadiusSheet);
  if (row.pair == nullptr) {
    painter.DashedRect(place, theme.warn, ui::kRadiusSheet);
  } else {
    painter.StrokeRect(place, theme.line, ui::kRadiusSheet);
  }
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusSheet);
  painter.FillRect({place.x + 8, place.y + 12, 3, place.h - 24},
                   canvas::InstitutionColor(board, row.person->institution(), theme), 1.5f);
  ui::Rect inside{place.x + 20, place.y + 10, place.w - 34, place.h - 20};
  ui::TextOptions options;
  if (row.pair != nullptr) {
    options.style = ui::TextStyle::kReadingStrong;
    options.align = ui::Align::kRight;
    options.color = row.pair->score < board.board.policy().weak_below() ? theme.warn : theme.text;
    painter.Text(text::FormatScore(row.pair->score, language), ui::CutRight(&inside, 52, 8),
                 options);
    if (row.pair->pinned) {
      const ui::Rect mark = ui::CutRight(&inside, 18, 8);
      painter.DrawIcon(ui::Icon::kPin, ui::Centered(mark, 18, 18), theme.accent);
    }
  }
  options.align = ui::Align::kLeft;
  options.style = ui::TextStyle::kReadingStrong;
  options.color = theme.text;
  painter.Text(canvas::NameWithCode(*row.person), ui::CutTop(&inside, 24), options);
  options.style = ui::TextStyle::kBody;
  options.color = row.pair == nullptr ? theme.warn : theme.muted;
  painter.Text(row.pair == nullptr ? app::ReasonWords(board, false, row.adept, language)
                                   : canvas::NameWithCode(*row.mentor),
               ui::CutTop(&inside, 20), options);
}

}  // namespace

void DrawPairTable(const View& view, ViewState& state, const ui::Rect& rect) {
  std::vector<PairRow> rows = RowsInSight(view);
  Sort(state.pair_order, &rows);
  const std::string place = InstitutionWord(view);
  const std::vector<ui::Column> columns = {
      {"adept", view.T(Message::kColumnAdept), 0, ui::Align::kLeft, true},
      {"adept-place", place, 92, ui::Align::kLeft, true},
      {"mentor", view.T(Message::kColumnMentor), 0, ui::Align::kLeft, true},
      {"mentor-place", place, 92, ui::Align::kLeft, true},
      {"score", view.T(Message::kColumnPoints), 72, ui::Align::kRight, true},
      {"adept-view", view.T(Message::kAdeptsView), 104, ui::Align::kRight, true},
      {"mentor-view", view.T(Message::kMentorsView), 108, ui::Align::kRight, true},
      {"mark", view.T(Message::kColumnMark), 96, ui::Align::kLeft, true}};
  const std::string name = view.T(Message::kPairsTable);
  ui::Table table(view.frame, {.id = "pairs",
                               .name = name,
                               .rect = rect,
                               .columns = columns,
                               .rows = static_cast<int>(rows.size()),
                               .row_height = 40,
                               .sort = state.pair_order});
  if (table.sorted()) state.pair_order = *table.sorted();
  const app::ShownPair shown = app::ShownPairOf(view.model);
  for (int i = table.first_row(); i < table.end_row(); ++i) {
    const PairRow& row = rows[static_cast<std::size_t>(i)];
    const bool chosen = shown.adept == row.adept;
    if (table.Row(i, row.person->id(), chosen).activated) {
      view.Send(app::ChoosePerson{false, row.adept});
    }
    DrawCells(view, table, row);
  }
}

void DrawPairList(const View& view, ViewState& state, const ui::Rect& rect) {
  std::vector<PairRow> rows = RowsInSight(view);
  // Who is without a mentor comes first: there is something to do about it.
  std::stable_sort(rows.begin(), rows.end(), [](const PairRow& a, const PairRow& b) {
    return std::tuple(a.pair != nullptr, a.adept) < std::tuple(b.pair != nullptr, b.adept);
  });
  constexpr float kItem = 66;
  constexpr float kHead = 132;
  const int count = static_cast<int>(rows.size());
  ui::ScrollArea scroll(view.frame,
                        {.id = "list-scroll",
                         .rect = rect,
                         .content_height = kHead + static_cast<float>(count) * (kItem + 8) + 8});
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
  ui::CutTop(&column, ui::kChipHeight, 10);
  DrawSearchField(view, ui::CutTop(&column, ui::kTouchHeight - 4, 12));
  const std::string name = view.T(Message::kPairsTable);
  const auto list =
      view.frame.Enter({.id = "pairs", .role = ui::Role::kGroup, .name = name, .rect = column});
  for (int i = 0; i < count; ++i) {
    const ui::Rect place = ui::CutTop(&column, kItem, 8);
    DrawListItem(view, state, rows[static_cast<std::size_t>(i)], i + 1, count, place);
  }
}

}  // namespace parvis::views
