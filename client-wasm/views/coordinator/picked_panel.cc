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
  const float height = view.frame.control_height();
  ui::Rect actions = ui::CutTop(rest, height, 18);
  const float width = (actions.w - 8) / 2;
  CommandButton(view, {.command = app::Command::kPinPicked,
                       .rect = ui::CutLeft(&actions, width, 8),
                       .icon = ui::Icon::kPin});
  CommandButton(view, {.command = app::Command::kUnpinPicked, .rect = actions});
  for (std::size_t i = 0; i < std::min(pairs.size(), kShownPairs); ++i) {
    PersonRow(view, rest, pairs[i].adept, "picked-" + std::to_string(pairs[i].adept),
              canvas::NameWithCode(MentorOf(view, pairs[i].mentor)),
              text::FormatScore(pairs[i].score, language));
  }
  ui::CutTop(rest, 18);
}

}  // namespace parvis::views
