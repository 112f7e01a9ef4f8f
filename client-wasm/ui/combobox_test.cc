#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/platform/null/null_platform.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/ui/ui.h"

namespace parvis::ui {
namespace {

using platform::PageEvent;

// A list of three fruits, of which those are shown that hold what is written.
class ComboboxTest : public ::testing::Test {
 protected:
  ComboboxTest() {
    platform_.SetListener({
        .on_frame =
            [this] {
              do {
                Draw(context_.BeginFrame(text::Language::kSwedish));
              } while (!context_.EndFrame());
            },
        .on_address = {},
        .on_surroundings = {},
        .on_visibility = {},
        .on_event = [this](PageEvent event) { context_.Hear(std::move(event)); },
    });
    platform_.RequestFrame();
    platform_.RunFrames();
  }

  void Draw(Frame& frame) {
    const auto find = [](const std::string& written) {
      std::vector<ListOption> found;
      for (const char* fruit : {"äpple", "päron", "plommon"}) {
        if (std::string(fruit).find(written) == std::string::npos) continue;
        found.push_back({.id = fruit, .label = fruit, .group = "Frukt"});
      }
      return found;
    };
    const auto taken = Combobox(frame,
                                {.id = "fruit",
                                 .label = "Frukt",
                                 .list_name = "Hittat",
                                 .field = {10, 10, 300, 40},
                                 .list = {10, 60, 300, 200}},
                                &kept_, find);
    if (taken) taken_ = taken->label;
  }

  PageEvent Event(PageEvent::Kind kind, std::string text) {
    PageEvent event;
    event.kind = kind;
    event.target = "fruit";
    event.text = std::move(text);
    return event;
  }
  void Do(PageEvent::Kind kind, std::string text = "") {
    platform_.Send(Event(kind, std::move(text)));
    platform_.RunFrames();
  }
  // The name of what the field says is marked.
  std::string Marked() {
    const SemanticNode* field = context_.tree().Find("fruit");
    const SemanticNode* option = context_.tree().Find(field->active);
    return option == nullptr ? "" : option->name;
  }

  platform::NullPlatform platform_;
  Context context_{&platform_};
  ComboboxState kept_;
  std::string taken_;
};

TEST_F(ComboboxTest, ArrowKeysMoveTheMarkAndGoRound) {
  EXPECT_EQ(Marked(), "äpple");
  Do(PageEvent::Kind::kKey, "ArrowDown");
  EXPECT_EQ(Marked(), "päron");
  Do(PageEvent::Kind::kKey, "ArrowUp");
  Do(PageEvent::Kind::kKey, "ArrowUp");
  EXPECT_EQ(Marked(), "plommon");
  Do(PageEvent::Kind::kSubmit);
  EXPECT_EQ(taken_, "plommon");
}

TEST_F(ComboboxTest, TheListFollowsWhatIsWritten) {
  Do(PageEvent::Kind::kKey, "PageDown");
  Do(PageEvent::Kind::kValue, "p");
  EXPECT_EQ(Marked(), "äpple") << "another list begins at its top";
  Do(PageEvent::Kind::kValue, "pl");
  EXPECT_EQ(context_.tree().Find("fruit")->value, "pl");
}

TEST_F(ComboboxTest, EnterTakesFromTheListOfWhatWasWrittenLast) {
  platform_.Send(Event(PageEvent::Kind::kValue, "plom"));
  platform_.Send(Event(PageEvent::Kind::kSubmit, "plom"));
  platform_.RunFrames();
  EXPECT_EQ(taken_, "plommon");
}

TEST_F(ComboboxTest, APressTakesAndAnEmptyListTakesNothing) {
  PageEvent press;
  press.kind = PageEvent::Kind::kActivate;
  press.target = context_.tree().Find(Role::kOption, "päron")->id;
  platform_.Send(press);
  platform_.RunFrames();
  EXPECT_EQ(taken_, "päron");
  taken_.clear();
  Do(PageEvent::Kind::kValue, "xyz");
  Do(PageEvent::Kind::kSubmit);
  EXPECT_EQ(taken_, "");
  EXPECT_EQ(context_.tree().Find("fruit")->expanded, Toggle::kOff);
}

}  // namespace
}  // namespace parvis::ui
