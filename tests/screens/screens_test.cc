// Every screen in every state, at every width, in both languages and all themes: what WCAG asks
// of it, as far as the semantics tree and Dear ImGui's hooks can tell.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/ui/item_hooks.h"
#include "gtest/gtest.h"
#include "tests/screens/screen_walk.h"

namespace parvis::screens {
namespace {

using ui::Rect;
using ui::Role;
using ui::SemanticNode;
using ui::SemanticTree;

// The smallest target (WCAG 2.2, 2.5.8), and half a pixel for rounding.
constexpr float kTarget = 24;
constexpr float kSlack = 0.5f;
// Put outside of the window until it has the focus.
constexpr std::string_view kSkipLink = "skip";

const SemanticNode& NodeAt(const SemanticTree& tree, int index) {
  return tree.nodes[static_cast<size_t>(index)];
}

// The nearest ancestor that its bounds are relative to; -1 for the window.
int SpaceOf(const SemanticTree& tree, const SemanticNode& node) {
  int at = node.parent;
  while (at >= 0 && NodeAt(tree, at).role != Role::kScroll &&
         NodeAt(tree, at).role != Role::kSurface) {
    at = NodeAt(tree, at).parent;
  }
  return at;
}

// Where it is in the window, with nothing scrolled.
Rect InWindow(const SemanticTree& tree, const SemanticNode& node) {
  const int space = SpaceOf(tree, node);
  if (space < 0) return node.bounds;
  const SemanticNode& owner = NodeAt(tree, space);
  const Rect place = InWindow(tree, owner);
  if (owner.role == Role::kScroll) return node.bounds.Moved(place.origin());
  const ui::Vec2 at = place.origin() + owner.offset + node.bounds.origin() * owner.scale;
  return {at.x, at.y, node.bounds.w * owner.scale, node.bounds.h * owner.scale};
}

// The part of it that is seen without scrolling.
Rect Seen(const SemanticTree& tree, const SemanticNode& node) {
  Rect seen = InWindow(tree, node);
  for (int at = SpaceOf(tree, node); at >= 0; at = SpaceOf(tree, NodeAt(tree, at))) {
    seen = Intersection(seen, InWindow(tree, NodeAt(tree, at)));
  }
  return seen;
}

// What floats above the page: things in different ones may cover each other.
int LayerOf(const SemanticTree& tree, int index) {
  for (int at = index; at >= 0; at = NodeAt(tree, at).parent) {
    const SemanticNode& node = NodeAt(tree, at);
    if (node.role == Role::kDialog || node.role == Role::kMenu || node.id == "toasts") return at;
  }
  return -1;
}

bool IsInSurface(const SemanticTree& tree, const SemanticNode& node) {
  const int space = SpaceOf(tree, node);
  return space >= 0 && NodeAt(tree, space).role == Role::kSurface;
}

bool IsWithin(const SemanticTree& tree, int index, Role role) {
  for (int at = index; at >= 0; at = NodeAt(tree, at).parent) {
    if (NodeAt(tree, at).role == role) return true;
  }
  return false;
}

std::string Told(const SemanticNode& node) {
  const Rect& r = node.bounds;
  return std::string(RoleName(node.role)) + " \"" + node.name + "\" " + node.id + " (" +
         std::to_string(r.x) + " " + std::to_string(r.y) + " " + std::to_string(r.w) + " " +
         std::to_string(r.h) + ")";
}

bool Reaches(const Rect& outer, const Rect& inner, bool sideways_only) {
  const bool sideways = inner.x >= outer.x - kSlack && inner.right() <= outer.right() + kSlack;
  return sideways && (sideways_only ||
                      (inner.y >= outer.y - kSlack && inner.bottom() <= outer.bottom() + kSlack));
}

// Nothing has to be scrolled sideways for, and nothing stands where no scrolling brings it.
void ExpectReachable(const SemanticTree& tree, const SemanticNode& node) {
  if (node.id == kSkipLink || IsInSurface(tree, node)) return;
  const int space = SpaceOf(tree, node);
  const SemanticNode& owner = NodeAt(tree, std::max(space, 0));
  Rect room = owner.bounds;
  if (space >= 0) {
    room = {0, 0, owner.bounds.w, std::max(owner.content.y, owner.bounds.h)};
    EXPECT_LE(owner.content.x, owner.bounds.w + kSlack) << "scrolls sideways: " << Told(owner);
  }
  EXPECT_TRUE(Reaches(room, node.bounds, false)) << "out of reach: " << Told(node);
}

void ExpectSoundTargets(const SemanticTree& tree) {
  std::vector<int> targets;
  for (int i = 0; i < static_cast<int>(tree.nodes.size()); ++i) {
    const SemanticNode& node = NodeAt(tree, i);
    const bool words = node.role == Role::kText || node.role == Role::kHeading;
    if (words || ui::IsInteractive(node.role)) ExpectReachable(tree, node);
    if (!ui::IsInteractive(node.role) || node.role == Role::kRadioGroup) continue;
    EXPECT_FALSE(node.name.empty()) << "nameless: " << Told(node);
    if (IsInSurface(tree, node)) continue;  // As large as the person has zoomed it.
    EXPECT_GE(node.bounds.w, kTarget) << "narrow: " << Told(node);
    EXPECT_GE(node.bounds.h, kTarget) << "low: " << Told(node);
    targets.push_back(i);
  }
  for (size_t i = 0; i < targets.size(); ++i) {
    for (size_t j = i + 1; j < targets.size(); ++j) {
      if (LayerOf(tree, targets[i]) != LayerOf(tree, targets[j])) continue;
      const Rect both =
          Intersection(Seen(tree, NodeAt(tree, targets[i])), Seen(tree, NodeAt(tree, targets[j])));
      EXPECT_FALSE(both.w > kSlack && both.h > kSlack)
          << Told(NodeAt(tree, targets[i])) << " covers " << Told(NodeAt(tree, targets[j]));
    }
  }
}

void ExpectSoundStructure(const SemanticTree& tree) {
  std::set<std::string> ids;
  std::map<Role, int> landmarks;
  int level = 0;
  int first_levels = 0;
  for (int i = 0; i < static_cast<int>(tree.nodes.size()); ++i) {
    const SemanticNode& node = NodeAt(tree, i);
    EXPECT_TRUE(ids.insert(node.id).second) << "twice: " << node.id;
    ++landmarks[node.role];
    if (ui::IsInteractive(node.role) && node.id != kSkipLink && LayerOf(tree, i) < 0) {
      EXPECT_TRUE(IsWithin(tree, i, Role::kBanner) || IsWithin(tree, i, Role::kMain))
          << "in no landmark: " << Told(node);
    }
    if (node.role != Role::kHeading || LayerOf(tree, i) >= 0) continue;
    first_levels += node.level == 1 ? 1 : 0;
    EXPECT_LE(node.level, std::max(level, 1) + 1) << "a level is left out: " << Told(node);
    level = node.level;
  }
  EXPECT_EQ(landmarks[Role::kBanner], 1);
  EXPECT_EQ(landmarks[Role::kMain], 1);
  EXPECT_EQ(first_levels, 1) << "one heading says what the screen is";
  // The skip link is the first stop of all, and leads to where the content is.
  ASSERT_GT(tree.nodes.size(), 1u);
  EXPECT_EQ(tree.nodes[1].id, kSkipLink);
  EXPECT_NE(tree.Find("main"), nullptr);
}

// Whatever Dear ImGui knows as an item is a named control of the tree, and the other way round.
void ExpectEveryItemNamed(const SemanticTree& tree, const ui::ItemRecorder& recorder) {
  std::map<uint32_t, std::string> missing = recorder.items();
  EXPECT_FALSE(missing.empty());
  for (const SemanticNode& node : tree.nodes) {
    if (!ui::IsInteractive(node.role)) continue;
    const auto item = missing.find(ui::ItemRecorder::IdOf(node.id));
    ASSERT_NE(item, missing.end()) << "no item: " << Told(node);
    EXPECT_EQ(item->second, node.name);
    EXPECT_FALSE(item->second.empty()) << "nameless: " << Told(node);
    missing.erase(item);
  }
  for (const auto& [id, label] : missing) ADD_FAILURE() << "an item without a node: " << label;
}

void ExpectSound(const Scene& scene, const Look& look) {
  SCOPED_TRACE(std::string(scene.name) + " at " + std::to_string(static_cast<int>(look.width)) +
               " × " + std::to_string(static_cast<int>(look.height)) +
               (look.language == text::Language::kSwedish ? " in Swedish" : " in English"));
  Stage stage(look);
  const ui::ItemRecorder recorder(&stage.context());
  scene.set(stage);
  const SemanticTree& tree = stage.Draw();
  ExpectSoundTargets(tree);
  ExpectSoundStructure(tree);
  ExpectEveryItemNamed(tree, recorder);
  EXPECT_FALSE(stage.title().empty());
}

struct Window {
  double width;
  double height;
};

class ScreensTest : public ::testing::TestWithParam<Window> {};

TEST_P(ScreensTest, EveryScreenIsSoundInBothLanguages) {
  for (const Scene& scene : Scenes()) {
    for (const auto language : {text::Language::kSwedish, text::Language::kEnglish}) {
      ExpectSound(scene, {GetParam().width, GetParam().height, language, ui::Scheme::kLight});
    }
  }
}

// 320 wide is 400 % of 1280 (WCAG 1.4.10), and as low as that zoom makes a window; 720 × 450 is
// 200 % of 1440 × 900; 320 × 568 is the smallest phone.
INSTANTIATE_TEST_SUITE_P(Windows, ScreensTest,
                         ::testing::Values(Window{320, 568}, Window{320, 256}, Window{390, 844},
                                           Window{720, 450}, Window{768, 1024}, Window{900, 700},
                                           Window{1440, 900}, Window{2560, 1440}));

// Colours change nothing of where things stand and what they are called.
TEST(ScreensThemesTest, EveryScreenIsTheSameInEveryTheme) {
  for (const Scene& scene : Scenes()) {
    SCOPED_TRACE(scene.name);
    std::vector<std::string> light;
    for (const auto scheme : {ui::Scheme::kLight, ui::Scheme::kDark, ui::Scheme::kHighContrast}) {
      Stage stage({1440, 900, text::Language::kSwedish, scheme});
      const ui::ItemRecorder recorder(&stage.context());
      scene.set(stage);
      std::vector<std::string> told;
      for (const SemanticNode& node : stage.Draw().nodes) told.push_back(Told(node));
      if (scheme == ui::Scheme::kLight) light = told;
      EXPECT_EQ(told, light);
      ExpectEveryItemNamed(stage.Draw(), recorder);
    }
  }
}

TEST(PageTitleTest, TitlesTellTheScreensApart) {
  std::map<std::string, std::string> titles;
  for (const Scene& scene : Scenes()) {
    Stage stage({});
    scene.set(stage);
    titles[std::string(scene.name)] = stage.title();
  }
  EXPECT_EQ(titles["signed out"], "Du är inte inloggad · Parvis");
  EXPECT_EQ(titles["statement"], "Tillgänglighet · Parvis");
  EXPECT_EQ(titles["statement, signed out"], "Tillgänglighet · Parvis");
  EXPECT_EQ(titles["rounds"], "Omgångar · Parvis");
  EXPECT_EQ(titles["import"], "Import · Stockholms lärosäten · omgång 2026 · Parvis");
  EXPECT_NE(titles["not found"], titles["rounds"]);
  EXPECT_NE(titles["people"], titles["matching"]);
}

TEST(SkipLinkTest, ShowsItselfWithTheFocusAndLeadsToTheContent) {
  Stage stage({});
  stage.Open("/");
  const SemanticNode* link = stage.Find(Role::kLink, "Hoppa till innehållet");
  ASSERT_NE(link, nullptr);
  EXPECT_LT(link->bounds.bottom(), 0);
  stage.Hear(platform::PageEvent::Kind::kFocus, "skip");
  link = stage.Find(Role::kLink, "Hoppa till innehållet");
  EXPECT_GE(link->bounds.y, 0);
  stage.Press(Role::kLink, "Hoppa till innehållet");
  EXPECT_EQ(stage.platform().null_display().focus_requests, (std::vector<std::string>{"main"}));
}

TEST(FocusTest, ANewScreenTakesTheFocusButNotTheFirst) {
  Stage stage({});
  stage.Open("/");
  stage.Draw();
  EXPECT_TRUE(stage.platform().null_display().focus_requests.empty());
  stage.Do(app::Go{{app::Screen::kPeople, "stockholm-2026", ""}});
  stage.Draw();
  EXPECT_EQ(stage.platform().null_display().focus_requests, (std::vector<std::string>{"main"}));
}

}  // namespace
}  // namespace parvis::screens
