// Several persons marked together: what they are in sum, and what can be done with all of them.
#include <algorithm>
#include <string>

#include "client-wasm/canvas/person_words.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

constexpr std::size_t kShownPairs = 12;

std::string Count(const View& view, std::size_t count) {
  return text::FormatInteger(static_cast<int64_t>(count), view.frame.language());
}

// What can be done with all of them, each as one change.
void DrawPickedActions(const View& view, ui::Rect* rest) {
  struct Two {
    app::Command left;
    ui::Icon icon;
    app::Command right;
  };
  constexpr Two kRows[] = {
      {app::Command::kPinPicked, ui::Icon::kPin, app::Command::kUnpinPicked},
      {app::Command::kForbidPicked, ui::Icon::kForbid, app::Command::kAllowPicked}};
  for (const Two& each : kRows) {
    ui::Rect row = ui::CutTop(rest, view.frame.control_height(), 8);
    const float width = (row.w - 8) / 2;
    CommandButton(view,
                  {.command = each.left, .rect = ui::CutLeft(&row, width, 8), .icon = each.icon});
    CommandButton(view, {.command = each.right, .rect = row});
  }
  ui::CutTop(rest, 10);
}

}  // namespace

void DrawPicked(const View& view, ui::Rect* rest) {
  const app::Picked& picked = view.model.picked;
  const text::Language language = view.frame.language();
  std::vector<matching::FormedPair> pairs = app::PickedPairs(view.model);
  std::sort(pairs.begin(), pairs.end(),
            [](const matching::FormedPair& a, const matching::FormedPair& b) {
              return a.score != b.score ? a.score < b.score : a.adept < b.adept;
            });
  PanelHeading(view, rest, Message::kPickedHeading);
  TextBlock(view, rest,
            view.T(Message::kPickedPeople,
                   {Count(view, picked.adepts.size()), Count(view, picked.mentors.size())}),
            ui::TextStyle::kReadingStrong, view.theme().text, 6);
  if (pairs.empty()) {
    TextBlock(view, rest, view.T(Message::kPickedNoPairs), ui::TextStyle::kBody, view.theme().muted,
              16);
    if (!app::PickedForbids(view.model).empty()) DrawPickedActions(view, rest);
    return;
  }
  int64_t sum = 0;
  for (const matching::FormedPair& pair : pairs) sum += pair.score;
  const auto mean = static_cast<int32_t>(sum / static_cast<int64_t>(pairs.size()));
  TextBlock(
      view, rest,
      view.T(Message::kPickedPairs, {Count(view, pairs.size()), text::FormatScore(mean, language),
                                     text::FormatScore(pairs.front().score, language)}),
      ui::TextStyle::kBody, view.theme().text, 14);
  DrawPickedActions(view, rest);
  for (std::size_t i = 0; i < std::min(pairs.size(), kShownPairs); ++i) {
    PersonRow(view, rest, pairs[i].adept, "picked-" + std::to_string(pairs[i].adept),
              canvas::NameWithCode(MentorOf(view, pairs[i].mentor)),
              text::FormatScore(pairs[i].score, language));
  }
  ui::CutTop(rest, 18);
}

}  // namespace parvis::views
