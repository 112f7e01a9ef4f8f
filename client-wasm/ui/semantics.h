// The semantics tree: what is on the screen, in words. Every widget adds its node while it draws;
// the page mirrors the tree as real elements over the canvas (web/mirror.mjs), which are what a
// screen reader, the keyboard, a finger, find-in-page and the browser tests meet.
//
// Order is reading order and Tab order. A node's full id is the ids from the root joined by '/';
// an id is unique among its siblings and stays the same as long as it means the same thing.
#ifndef PARVIS_CLIENT_WASM_UI_SEMANTICS_H_
#define PARVIS_CLIENT_WASM_UI_SEMANTICS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "client-wasm/ui/layout.h"

namespace parvis::ui {

enum class Role : uint8_t {
  // Structure.
  kRoot,
  kBanner,
  kNavigation,
  kMain,
  kComplementary,
  kContentInfo,  // the bar at the bottom
  kRegion,
  kGroup,
  kList,
  kListItem,
  kTable,
  kRow,
  kColumnHeader,
  kRowHeader,
  kCell,
  kDialog,
  kMenu,
  kListbox,
  kScroll,   // scrolls natively; its children stand in content coordinates
  kSurface,  // takes pointer, wheel and keys itself; its children share one transform
  // Words.
  kText,
  kHeading,
  kImage,
  kStatus,  // polite live region
  kAlert,   // assertive live region
  kProgress,
  // Controls: these need a name.
  kButton,
  kLink,
  kTextField,
  kTextArea,
  kSearchField,
  kCheckbox,
  kSwitch,
  kRadioGroup,
  kRadio,
  kSelect,
  kMenuItem,
  kMenuItemCheckbox,
  kFileInput,
  kSlider,
  kCombobox,
  kOption,
};

// Whether a person acts on it, so that it must have a name.
bool IsInteractive(Role role);
// The word for the role in tests and on the wire: "button", "heading", …
std::string_view RoleName(Role role);

enum class Toggle : uint8_t { kNone, kOff, kOn, kMixed };

struct SemanticNode {
  std::string id;   // full
  int parent = -1;  // index in the tree; -1 for the root
  Role role = Role::kGroup;
  std::string name;
  std::string description;
  std::string value;  // a field's text, a select's index, a progress's percent, a slider's number
  std::string value_words;  // of a slider: its number as people read it
  std::string placeholder;
  std::string href;                  // of a link: a real address, so that "open in a new tab" works
  std::string shortcut;              // as ARIA writes it: "Control+Z"
  std::string input_type;            // of a text field: "text", "email", "search", …
  std::string autocomplete;          // of a text field
  std::string accept;                // of a file input
  std::string sort;                  // of a column header: "ascending", "descending", "none"
  std::vector<std::string> options;  // of a select; a slider's least, most and step
  std::string controls;              // of a combobox: full id of its list
  std::string active;                // of a combobox: full id of the option that Enter takes
  Rect bounds;      // CSS pixels in the window; inside kScroll and kSurface in content coordinates
  Vec2 offset;      // kScroll: where to scroll to; kSurface: translation of the content;
                    // a text field: where its words begin
  float scale = 1;  // kSurface: of the content
  Vec2 content;     // kScroll: extent of the content
  Toggle checked = Toggle::kNone;   // checkbox, switch, radio, menu item
  Toggle pressed = Toggle::kNone;   // toggle button
  Toggle expanded = Toggle::kNone;  // menu button
  Toggle selected = Toggle::kNone;  // row, card
  bool current = false;             // the page one is on, in a navigation
  bool disabled = false;
  bool invalid = false;
  bool required = false;
  bool multiple = false;  // file input
  bool roving = false;    // reached by arrow keys, not by Tab, unless it is the current stop
  bool tab_stop = false;  // with roving: the one that Tab reaches
  bool has_popup = false;
  int level = 0;            // heading
  int position_in_set = 0;  // from 1; 0 where it goes without saying
  int set_size = 0;
  int row_count = 0;       // table: all rows, also those not in the tree
  int column_count = 0;    // table: all columns, where some are not in the tree
  int column_index = 0;    // cell, header: from 1, where some are not in the tree
  int scroll_request = 0;  // kScroll: a new number asks the page to scroll to `offset` once
  int row_index = 0;       // row: from 1, the header being 1
};

// The node's place relative to its parent's, as the page positions it.
struct SemanticTree;
Rect PlaceInParent(const SemanticTree& tree, const SemanticNode& node);

// One frame's tree. Index 0 is the root. A child stands after its parent.
struct SemanticTree {
  std::vector<SemanticNode> nodes;

  // All that stands below one surface: nodes [begin, end), added for this version of what it shows.
  // As long as the version stays, the nodes are the same.
  struct Stretch {
    std::string surface;
    uint64_t version = 0;
    int begin = 0;
    int end = 0;
  };
  std::vector<Stretch> stretches;

  const SemanticNode* Find(std::string_view full_id) const;
  // The first node with this role and name, as a test looks for it; null if none.
  const SemanticNode* Find(Role role, std::string_view name) const;
};

class SemanticChange;

// Finds what differs between the trees of two frames, so that the page touches only that. A stretch
// of the same version as in the last call is not even looked at.
class SemanticDiffer {
 public:
  // The change from the tree of the last call to `tree`, as the JSON that web/mirror.mjs applies:
  // {"remove":[id…],"set":[{…}…],"order":{parent:[child…]}}. Empty if nothing differs.
  std::string Update(const SemanticTree& tree);
  // Has the node sent again though it did not change: the page may have changed it by itself (a
  // check box that was clicked, a field that was typed in) and the view did not follow.
  void Forget(const std::string& id);

 private:
  struct Seen {
    uint64_t hash = 0;
    uint64_t order_hash = 0;
    uint64_t generation = 0;
    int stretch = -1;  // an index of told_; -1 outside of all
  };
  // The stretch of a surface that the page was last told of.
  struct Told {
    std::string surface;
    uint64_t version = 0;
    bool holds = false;  // the page has those nodes
    bool stays = false;  // in this update: they are the same again
  };

  // For each node, the stretch it stands in or -1.
  std::vector<int> FindStretches(const SemanticTree& tree);

  std::unordered_map<std::string, Seen> seen_;
  std::vector<Told> told_;
  uint64_t generation_ = 0;
};

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_SEMANTICS_H_
