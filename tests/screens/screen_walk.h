// Every screen of the client in every state that it can be in, for tests that look at all of
// them: drawn on the null platform from a model that actions have brought there. No network.
#ifndef PARVIS_TESTS_SCREENS_SCREEN_WALK_H_
#define PARVIS_TESTS_SCREENS_SCREEN_WALK_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/model.h"
#include "client-wasm/platform/null/null_platform.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/views/view_state.h"

namespace parvis::screens {

// Where a screen is looked at.
struct Look {
  double width = 1440;
  double height = 900;
  text::Language language = text::Language::kSwedish;
  ui::Scheme scheme = ui::Scheme::kLight;
};

class Stage {
 public:
  explicit Stage(const Look& look);

  void Do(const app::Action& action);
  // Signs in and goes to the address; with a board of a dozen people, for addresses in a round.
  void Open(std::string_view address);
  // Presses what has this role and whose name begins so; false if there is nothing.
  bool Press(ui::Role role, std::string_view start);
  void Hear(platform::PageEvent::Kind kind, std::string_view target, std::string_view text = "");
  void Toast(std::string words, std::string action);

  // Draws until nothing is going on any more.
  const ui::SemanticTree& Draw();
  const ui::SemanticNode* Find(ui::Role role, std::string_view start);

  ui::Context& context() { return context_; }
  platform::NullPlatform& platform() { return platform_; }
  app::Model& model() { return model_; }
  std::string title() const;

 private:
  bool DrawOnce();

  platform::NullPlatform platform_;
  ui::Context context_;
  app::Model model_;
  views::ViewState state_;
  std::vector<std::pair<std::string, std::string>> toasts_;
};

// A dozen adepts, half as many mentors, names as long as they come.
app::RoundContent LongContent();

struct Scene {
  std::string_view name;
  std::function<void(Stage&)> set;
};
const std::vector<Scene>& Scenes();

// what_if_scenes.cc: of its own, among them.
std::vector<Scene> WhatIfScenes();

}  // namespace parvis::screens

#endif  // PARVIS_TESTS_SCREENS_SCREEN_WALK_H_
