#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/context_state.h"

namespace parvis::ui {
namespace {

constexpr float kHeaderHeight = 36;
constexpr float kCellPadding = 12;
// Rows above and below those in sight, so that the next Tab or arrow finds them.
constexpr int kSpareRows = 4;

std::vector<float> ColumnEdges(std::span<const Column> columns, float width) {
  float fixed = 0;
  int shared = 0;
  for (const Column& column : columns) {
    fixed += column.width;
    shared += column.width <= 0 ? 1 : 0;
  }
  const float rest = std::max(0.f, width - fixed) / static_cast<float>(std::max(1, shared));
  std::vector<float> edges{0};
  for (const Column& column : columns) {
    edges.push_back(edges.back() + (column.width > 0 ? column.width : rest));
  }
  return edges;
}

}  // namespace

Table::Table(Frame& frame, const TableArgs& args)
    : frame_(frame),
      columns_(args.columns.begin(), args.columns.end()),
      x_(ColumnEdges(args.columns, args.rect.w)),
      full_id_(frame.FullId(args.id)),
      rect_(args.rect),
      row_height_(args.row_height) {
  ContextState& state = frame.context().state();
  SemanticNode node;
  node.id = args.id;
  node.role = Role::kTable;
  node.name = args.name;
  node.row_count = args.rows + 1;
  node.bounds = args.rect;
  state.Open(state.AddNode(std::move(node)));
  Header(args);
  // The rows scroll; the header stays. To assistive technology both are rows of one table.
  Rect body = args.rect;
  CutTop(&body, kHeaderHeight);
  scroll_ = std::make_unique<ScrollArea>(
      frame, ScrollArgs{.id = "rows",
                        .rect = body,
                        .content_height = static_cast<float>(args.rows) * row_height_});
  const float top = body.y - scroll_->content().y;
  first_ = std::max(0, static_cast<int>(top / row_height_) - kSpareRows);
  end_ =
      std::min(args.rows, static_cast<int>(std::ceil((top + body.h) / row_height_)) + kSpareRows);
}

Table::~Table() {
  CloseRow();
  scroll_.reset();
  frame_.context().state().Close();
}

void Table::Header(const TableArgs& args) {
  ContextState& state = frame_.context().state();
  const Theme& theme = frame_.theme();
  Painter& painter = frame_.painter();
  const Rect header{rect_.x, rect_.y, rect_.w, kHeaderHeight};
  painter.FillRect({header.x, header.bottom() - 1, header.w, 1}, theme.line);
  SemanticNode row;
  row.id = "header";
  row.role = Role::kRow;
  row.row_index = 1;
  row.bounds = header;
  state.Open(state.AddNode(std::move(row)));
  for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
    const Column& column = columns_[static_cast<size_t>(i)];
    const Rect place{rect_.x + x_[static_cast<size_t>(i)], header.y,
                     x_[static_cast<size_t>(i) + 1] - x_[static_cast<size_t>(i)], header.h};
    const bool sorted = args.sort.column == i;
    SemanticNode cell;
    cell.id = column.id;
    cell.role = Role::kColumnHeader;
    cell.name = column.sortable ? "" : column.title;
    if (column.sortable) {
      cell.sort = !sorted ? "none" : args.sort.descending ? "descending" : "ascending";
    }
    cell.bounds = place;
    state.Open(state.AddNode(std::move(cell)));
    NodeState heard;
    if (column.sortable) {
      SemanticNode button;
      button.id = "sort";
      button.role = Role::kButton;
      button.name = column.title;
      button.bounds = place;
      heard = frame_.Node(std::move(button));
      if (heard.activated) sorted_ = SortOrder{i, sorted && !args.sort.descending};
    }
    const Color color = sorted || heard.hovered ? theme.text : theme.muted;
    Rect words = Inset(place, kCellPadding, 0);
    const float width = painter.TextWidth(column.title, TextStyle::kPanel);
    painter.Text(column.title, words,
                 {.style = TextStyle::kPanel, .color = color, .align = column.align});
    if (sorted) {
      const float x = column.align == Align::kRight ? words.right() - width - 18
                                                    : words.x + std::min(width, words.w - 14) + 4;
      painter.DrawIcon(args.sort.descending ? Icon::kSortDown : Icon::kSortUp,
                       {x, header.center().y - 7, 14, 14}, theme.accent);
    }
    if (heard.focus_visible) DrawFocusRing(frame_, Inset(place, 4), 4);
    state.Close();
  }
  state.Close();
}

Rect Table::CellRect(int column) const {
  const auto i = static_cast<size_t>(column);
  return {row_rect_.x + x_[i], row_rect_.y, x_[i + 1] - x_[i], row_rect_.h};
}

NodeState Table::Row(int index, std::string_view id, std::optional<bool> selected,
                     std::string_view name) {
  CloseRow();
  ContextState& state = frame_.context().state();
  const Theme& theme = frame_.theme();
  row_rect_ = {rect_.x, scroll_->content().y + static_cast<float>(index) * row_height_, rect_.w,
               row_height_};
  column_ = 0;
  row_open_ = true;
  SemanticNode row;
  row.id = id;
  row.role = Role::kRow;
  row.row_index = index + 2;
  if (selected.has_value()) row.selected = *selected ? Toggle::kOn : Toggle::kOff;
  row.bounds = row_rect_;
  state.Open(state.AddNode(std::move(row)));
  NodeState heard;
  heard.hovered = state.hovered.starts_with(state.Parent().id) &&
                  (state.hovered.size() == state.Parent().id.size() ||
                   state.hovered[state.Parent().id.size()] == '/');
  heard.activated = false;
  if (selected.has_value()) {
    pick_name_ = name;
    if (*selected) {
      frame_.painter().FillRect(row_rect_, theme.accent_soft);
      frame_.painter().FillRect({row_rect_.x, row_rect_.y, 3, row_rect_.h}, theme.accent);
    } else if (heard.hovered) {
      frame_.painter().FillRect(row_rect_, theme.hover);
    }
    const NodeState pick =
        state.StateOf(absl::StrCat(state.Parent().id, "/", columns_[0].id, "/pick"));
    heard.activated = pick.activated;
    heard.focused = pick.focused;
    heard.focus_visible = pick.focus_visible;
    heard.modifiers = pick.modifiers;
    heard.context_menu = pick.context_menu;
    heard.context_position = pick.context_position;
    if (heard.focus_visible) {
      frame_.painter().StrokeRect(Inset(row_rect_, 1), theme.focus, 4, 2);
    }
  }
  pickable_ = selected.has_value();
  frame_.painter().FillRect({row_rect_.x, row_rect_.bottom() - 1, row_rect_.w, 1},
                            theme.line.WithAlpha(0.7f));
  return heard;
}

void Table::Cell(std::string_view words, std::optional<Color> color,
                 std::optional<TextStyle> style) {
  const int column = column_;
  const Rect place = BeginCell(pickable_ && column == 0 ? std::string_view() : words);
  if (pickable_ && column == 0) {
    // The first cell's words are a button as wide as the row: one thing to press, with a name.
    SemanticNode pick;
    pick.id = "pick";
    pick.role = Role::kButton;
    pick.name = pick_name_.empty() ? std::string(words) : pick_name_;
    pick.bounds = row_rect_;
    frame_.Node(std::move(pick));
  }
  frame_.painter().Text(
      words, place,
      {.style = style.value_or(column == 0 ? TextStyle::kBodyMedium : TextStyle::kBody),
       .color = color.value_or(frame_.theme().text),
       .align = columns_[static_cast<size_t>(column)].align});
}

Rect Table::BeginCell(std::string_view words_for_search) {
  CloseCell();
  ContextState& state = frame_.context().state();
  const Rect place = CellRect(column_);
  SemanticNode cell;
  cell.id = columns_[static_cast<size_t>(column_)].id;
  cell.role = Role::kCell;
  cell.name = words_for_search;
  cell.bounds = place;
  state.Open(state.AddNode(std::move(cell)));
  cell_open_ = true;
  ++column_;
  return Inset(place, kCellPadding, 0);
}

void Table::CloseCell() {
  if (cell_open_) frame_.context().state().Close();
  cell_open_ = false;
}

void Table::CloseRow() {
  CloseCell();
  if (row_open_) frame_.context().state().Close();
  row_open_ = false;
}

}  // namespace parvis::ui
