// The accessibility statement stands twice: as a screen, and as a plain page for where the client
// does not run. Both say the same.
#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"
#include "tests/screens/screen_walk.h"

namespace parvis::screens {
namespace {

TEST(StatementPageTest, SaysWhatTheScreenSaysInBothLanguages) {
  std::ifstream file(PARVIS_SOURCE_DIR "/web/tillganglighet.html");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(page.empty());
  for (const auto language : {text::Language::kSwedish, text::Language::kEnglish}) {
    Stage stage({1440, 900, language, ui::Scheme::kLight});
    stage.Do(app::Started{"/tillganglighet", "", language});
    int said = 0;
    for (const ui::SemanticNode& node : stage.Draw().nodes) {
      const bool words = node.role == ui::Role::kText || node.role == ui::Role::kHeading;
      if (!words && node.id.find("report") == std::string::npos) continue;
      EXPECT_NE(page.find(node.name), std::string::npos) << node.name;
      ++said;
    }
    EXPECT_GT(said, 15);
  }
}

}  // namespace
}  // namespace parvis::screens
