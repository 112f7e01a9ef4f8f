// Every widget in every state, looked at through the semantics tree.
#include "client-wasm/gallery/gallery.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "client-wasm/platform/null/null_platform.h"

namespace parvis::gallery {
namespace {

using ui::Role;
using ui::SemanticNode;
using ui::SemanticTree;

class GalleryTest : public ::testing::TestWithParam<double> {
 protected:
  GalleryTest() {
    platform_.width = GetParam();
    platform_.RequestFrame();
  }

  const SemanticTree& Tree() {
    platform_.RunFrames();
    return gallery_.context().tree();
  }
  void Activate(const std::string& id) {
    platform::PageEvent event;
    event.target = id;
    platform_.Send(event);
  }

  platform::NullPlatform platform_;
  Gallery gallery_{platform_};
};

void ExpectSound(const SemanticTree& tree) {
  std::set<std::string> ids;
  for (const SemanticNode& node : tree.nodes) {
    EXPECT_TRUE(ids.insert(node.id).second) << "twice: " << node.id;
    if (IsInteractive(node.role)) {
      EXPECT_FALSE(node.name.empty()) << "nameless " << RoleName(node.role) << ": " << node.id;
      // WCAG 2.2, 2.5.8: targets of at least 24 pixels.
      EXPECT_GE(node.bounds.w, 24) << node.id;
      EXPECT_GE(node.bounds.h, 24) << node.id;
    }
  }
}

TEST_P(GalleryTest, EveryControlHasANameAPlaceAndAnIdOfItsOwn) { ExpectSound(Tree()); }

TEST_P(GalleryTest, DialogToastAndMenuAreSoundToo) {
  const SemanticNode* open = Tree().Find(Role::kButton, "Skicka ut …");
  ASSERT_NE(open, nullptr);
  Activate(open->id);
  ExpectSound(Tree());
  EXPECT_NE(Tree().Find(Role::kDialog, "Skicka ut förslagen?"), nullptr);
  Activate("dialog/send");
  ExpectSound(Tree());
  EXPECT_EQ(Tree().Find(Role::kDialog, "Skicka ut förslagen?"), nullptr);
  EXPECT_NE(Tree().Find(Role::kText, "65 förslag är skickade"), nullptr);
  Activate(Tree().Find(Role::kButton, "Mer")->id);
  ExpectSound(Tree());
  EXPECT_NE(Tree().Find(Role::kMenuItem, "Spärra paret"), nullptr);
}

TEST_P(GalleryTest, ADialogThatAsksAndABarWithoutAnEndAreSoundToo) {
  Activate(Tree().Find(Role::kSwitch, "Utan känt slut")->id);
  platform_.reduced_motion = true;
  EXPECT_NE(Tree().Find(Role::kProgress, "Hämtar"), nullptr);
  Activate(Tree().Find(Role::kButton, "Ta bort …")->id);
  ExpectSound(Tree());
  EXPECT_NE(Tree().Find(Role::kDialog, "Ta bort alternativet?"), nullptr);
  Activate("asking/keep");
  EXPECT_EQ(Tree().Find(Role::kDialog, "Ta bort alternativet?"), nullptr);
}

TEST_P(GalleryTest, ShowsEveryKindOfControl) {
  std::set<Role> roles;
  Activate(Tree().Find(Role::kButton, "Mer")->id);
  for (const SemanticNode& node : Tree().nodes) roles.insert(node.role);
  for (Role role : {Role::kButton,       Role::kLink,     Role::kTextField, Role::kTextArea,
                    Role::kSearchField,  Role::kCheckbox, Role::kSwitch,    Role::kRadioGroup,
                    Role::kRadio,        Role::kSelect,   Role::kMenuItem,  Role::kMenuItemCheckbox,
                    Role::kFileInput,    Role::kSlider,   Role::kTable,     Role::kRow,
                    Role::kColumnHeader, Role::kCell,     Role::kSurface,   Role::kScroll,
                    Role::kProgress,     Role::kHeading,  Role::kImage,     Role::kCombobox,
                    Role::kListbox,      Role::kOption}) {
    if (role == Role::kLink && GetParam() < 700) continue;
    EXPECT_TRUE(roles.contains(role)) << RoleName(role);
  }
}

TEST_P(GalleryTest, DrawsNothingWhileNothingHappens) {
  Tree();
  platform_.Advance(10'000);
  EXPECT_EQ(platform_.RunFrames(), 0);
}

INSTANTIATE_TEST_SUITE_P(Widths, GalleryTest, ::testing::Values(320, 390, 768, 1440, 2560));

}  // namespace
}  // namespace parvis::gallery
