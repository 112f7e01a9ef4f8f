// What holds other things: panels, scroll areas, dialogs, menus, tables, the surface of a view
// that draws itself. Each returns an object; what is drawn while it lives stands inside it.
#ifndef PARVIS_CLIENT_WASM_UI_CONTAINERS_H_
#define PARVIS_CLIENT_WASM_UI_CONTAINERS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/ui/frame.h"

namespace parvis::ui {

class FloatingScope;

// A box with the surface's colour and a hairline. Draws only; it has no node.
void Card(Frame& frame, const Rect& rect, bool selected = false);
// A bar or side panel: surface with a hairline on the sides that are asked for.
struct Sides {
  bool left = false;
  bool top = false;
  bool right = false;
  bool bottom = false;
};
void Panel(Frame& frame, const Rect& rect, Sides lines);
void Divider(Frame& frame, Vec2 from, float width);

// Scrolls up and down (and sideways if the content is wider) natively: wheel, finger, keys, and a
// focus that comes into view. While it lives, draw at `content()`, whose origin has moved by the
// scroll; nothing is drawn outside of the place.
struct ScrollArgs {
  std::string_view id = {};
  std::string_view name = {};  // read as a region if given
  Rect rect = {};
  float content_height = 0;  // known, or what `UsedHeight` told in the last frame
  float content_width = 0;   // 0: as wide as the place
};
class [[nodiscard]] ScrollArea {
 public:
  ScrollArea(Frame& frame, const ScrollArgs& args);
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  Rect content() const { return content_; }  // in drawing coordinates
  Rect visible() const { return rect_; }     // skip what does not overlap it
  // A view that learns its height while drawing tells it here; used from the next frame on.
  void SetContentHeight(float height);
  float RememberedHeight() const;
  // Scrolls so that the content's y (from 0 at its top) to y + height is visible.
  void Reveal(float y, float height);

 private:
  Frame& frame_;
  std::string full_id_;
  Rect rect_;
  Rect content_;
};

// A modal dialog: everything else is inert, the focus stays inside and returns afterwards.
struct DialogArgs {
  std::string_view id = {};
  std::string_view title = {};
  float width = 480;
  float height = 240;  // of the body between title and buttons
  bool alert = false;  // asks before something that can't be undone
  // Neither a title nor buttons are drawn: the body is all, with the cross in its upper right.
  bool bare = false;
};
class [[nodiscard]] Dialog {
 public:
  Dialog(Frame& frame, const DialogArgs& args);
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;

  Rect body() const { return body_; }        // for the words
  Rect buttons() const { return buttons_; }  // cut from the right; the primary one rightmost
  // Escape or the cross: the view stops drawing the dialog.
  bool dismissed() const { return dismissed_; }

 private:
  Frame& frame_;
  std::unique_ptr<FloatingScope> floating_;
  Rect body_;
  Rect buttons_;
  Rect close_;
  bool dismissed_ = false;
};

struct MenuEntry {
  std::string id = {};
  std::string label = {};
  std::string second = {};  // muted, at the right: a shortcut, a price
  bool disabled = false;
  bool danger = false;
  bool separator_before = false;
  std::optional<bool> checked = {};
  std::optional<Icon> icon = {};
};
// A button that opens a menu. Returns the chosen entry's index.
struct MenuButtonArgs {
  std::string_view id = {};
  std::string_view label = {};
  Rect rect = {};
  std::span<const MenuEntry> entries = {};
  std::optional<Icon> icon = {};  // alone, if icon_only
  bool icon_only = false;
  bool quiet = false;
  bool disabled = false;
  float menu_width = 0;  // 0: as its words need
};
std::optional<int> MenuButton(Frame& frame, const MenuButtonArgs& args);

// A menu at a point (the second button, the menu key). Open it once with OpenMenu; call Menu in
// every frame with the same id and in the same scope. The focus goes into it and returns to where
// it was.
void OpenMenu(Frame& frame, std::string_view id, Vec2 at);
bool MenuIsOpen(Frame& frame, std::string_view id);
std::optional<int> Menu(Frame& frame, std::string_view id, std::string_view name,
                        std::span<const MenuEntry> entries, float width = 0);

// A real table: rows, column headers, a header that stays, sorting. Only the rows in sight are
// drawn and in the tree, with their true numbers.
struct Column {
  std::string id = {};
  std::string title = {};
  float width = 0;  // 0: shares what is left
  Align align = Align::kLeft;
  bool sortable = false;
};
struct SortOrder {
  int column = -1;  // -1: as given
  bool descending = false;
};
struct TableArgs {
  std::string_view id = {};
  std::string_view name = {};
  Rect rect = {};
  std::span<const Column> columns = {};
  int rows = 0;
  float row_height = 40;
  SortOrder sort = {};
};
class [[nodiscard]] Table {
 public:
  Table(Frame& frame, const TableArgs& args);
  ~Table();
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  // The new order if a header was pressed.
  std::optional<SortOrder> sorted() const { return sorted_; }
  int first_row() const { return first_; }
  int end_row() const { return end_; }

  // Begins a row, with an id that stays with its subject when sorting. With `selected`, the row
  // is drawn as chosen or not and can be activated, by a button named `name` or, without one, by
  // the words of its first cell.
  NodeState Row(int index, std::string_view id, std::optional<bool> selected = std::nullopt,
                std::string_view name = {});
  // The next cell. Words with an optional tone, or just its place for a widget.
  void Cell(std::string_view words, std::optional<Color> color = std::nullopt,
            std::optional<TextStyle> style = std::nullopt);
  // A cell that holds widgets, open until the next Cell, BeginCell or Row.
  Rect BeginCell(std::string_view words_for_search = {});

 private:
  void CloseCell();
  void CloseRow();
  void Header(const TableArgs& args);
  Rect CellRect(int column) const;

  Frame& frame_;
  std::vector<Column> columns_;
  std::vector<float> x_;
  std::string full_id_;
  Rect rect_;
  Rect row_rect_;
  float row_height_;
  int first_ = 0;
  int end_ = 0;
  int column_ = 0;
  bool row_open_ = false;
  bool cell_open_ = false;
  bool pickable_ = false;
  std::string pick_name_;
  std::unique_ptr<ScrollArea> scroll_;
  std::optional<SortOrder> sorted_;
};

// A region that a view draws and steers itself: the matching. Its children (the cards) are nodes
// in world coordinates; the page moves them all by one transform, so that panning costs nothing.
struct SurfaceArgs {
  std::string_view id = {};
  std::string_view name = {};
  std::string_view description = {};  // how to use it by keyboard
  Rect rect = {};
  Vec2 translation = {};  // window = rect.origin + translation + world * scale
  float scale = 1;
};
struct SurfaceNode {
  std::string_view id = {};
  std::string_view name = {};
  std::string_view description = {};
  Rect world = {};  // in world coordinates
  bool selected = false;
  bool tab_stop = false;  // the one that Tab reaches; arrow keys come as keys()
  int position_in_set = 0;
  int set_size = 0;
  Role role = Role::kButton;
};
class [[nodiscard]] Surface {
 public:
  Surface(Frame& frame, const SurfaceArgs& args);
  ~Surface();
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  // What was done in the region since the last frame, in order. Targets are relative to the
  // region ("adept:a001"); empty is the ground. After a press in the region its moves come until
  // it ends, wherever the pointer is.
  const std::vector<PointerInput>& pointers() const { return pointers_; }
  const std::vector<WheelInput>& wheels() const { return wheels_; }
  // Keys pressed while the focus is in the region, except Tab, and Enter and Space on a node,
  // which activate it. The page does nothing else with them.
  const std::vector<KeyInput>& keys() const { return keys_; }
  // What was done to the nodes (activated, asked for a menu), by the same ids.
  const std::vector<NodeEvent>& events() const { return events_; }
  // The node under the pointer or with the focus; empty if none.
  const std::string& hovered() const { return hovered_; }
  const std::string& focused() const { return focused_; }
  bool focus_visible() const { return focus_visible_; }

  // Keeps all nodes of the last frame if they were added for this version: then true, and the view
  // adds none. Else the view adds them, after this call. What the nodes say is to be known by the
  // version: a frame that only moves the surface does nothing for them.
  bool Keep(uint64_t version);

  // Adds a card's node; drawing it (and its focus ring, see DrawFocusRing) is the view's.
  NodeState Node(const SurfaceNode& node);
  // A list or group of nodes, for structure ("Adepts").
  Scope Group(std::string_view id, Role role, std::string_view name, const Rect& world);
  // Moves the focus to a node by its id in the region ("adepts/a001").
  void Focus(std::string_view id);

 private:
  Frame& frame_;
  std::string full_id_;
  std::vector<PointerInput> pointers_;
  std::vector<WheelInput> wheels_;
  std::vector<KeyInput> keys_;
  std::vector<NodeEvent> events_;
  std::string hovered_;
  std::string focused_;
  bool focus_visible_ = false;
  int node_ = 0;                // index in the tree
  std::optional<int> stretch_;  // being added: index among the tree's
};

// The ring around what has the focus.
void DrawFocusRing(Frame& frame, const Rect& rect, float radius);

// What to say and do where there is nothing yet.
struct EmptyStateArgs {
  std::string_view id = {};
  Icon icon = Icon::kInfo;
  std::string_view title = {};
  std::string_view words = {};
  std::string_view action = {};  // a primary button, if any
  Rect rect = {};
  int level = 2;  // of the title: 1 where there is nothing else on the screen
};
bool EmptyState(Frame& frame, const EmptyStateArgs& args);

// Something is under way: a bar with its part, or running to and fro where the part is unknown.
struct ProgressArgs {
  std::string_view id = {};
  std::string_view name = {};
  Rect rect = {};
  std::optional<float> part = {};
};
void Progress(Frame& frame, const ProgressArgs& args);

// A message in the page, with an icon: a fault, a warning, a success.
struct NoticeArgs {
  std::string_view id = {};
  std::string_view title = {};
  std::string_view words = {};
  Tone tone = Tone::kNeutral;
  Rect rect = {};
  bool live = false;  // read out when it appears
};
float NoticeHeight(Frame& frame, const NoticeArgs& args);
void Notice(Frame& frame, const NoticeArgs& args);

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_CONTAINERS_H_
