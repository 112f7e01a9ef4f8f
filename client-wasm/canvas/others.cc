#include "client-wasm/canvas/others.h"

#include <algorithm>

namespace parvis::canvas {

using text::Message;

static_assert(app::kPersonHues < ui::kInstitutionHues, "the last hue is a grey, nobody's colour");

ui::Color PersonColor(const app::Other& other, const ui::Theme& theme) {
  return theme.institutions[static_cast<std::size_t>(other.hue)];
}

std::string OthersSuffix(const app::Model& model, bool is_mentor, std::string_view person) {
  std::string words = app::ChosenByWords(model, is_mentor, person);
  if (!words.empty()) words.insert(0, ", ");
  if (app::ConflictOf(model, is_mentor, person) != nullptr) {
    words += ", " + text::Render(Message::kConflictWord, model.language);
  }
  return words;
}

void DrawOthersMarks(ui::Frame& frame, const app::Model& model, bool is_mentor,
                     std::string_view person, const ui::Rect& place, float scale) {
  const ui::Theme& theme = frame.theme();
  ui::Painter& painter = frame.painter();
  const float radius = ui::kRadiusCard * scale;
  if (const app::Other* other = app::ChosenBy(model, is_mentor, person)) {
    const ui::Color color = PersonColor(*other, theme);
    painter.StrokeRect(ui::Inset(place, -2 * scale), color, radius + 2 * scale, 2);
    // In the distance the colour says that somebody is there; who, the list in the bar says.
    if (scale < 0.4f) return;
    ui::TextOptions options;
    options.style = ui::TextStyle::kFineStrong;
    options.color = theme.on_accent;
    options.align = ui::Align::kCenter;
    options.scale = scale;
    const float wanted =
        painter.TextWidth(other->name, ui::TextStyle::kFineStrong, scale) + 12 * scale;
    const float width = std::min(wanted, place.w * 0.6f);
    const ui::Rect tag{place.right() - width - 8 * scale, place.y - 11 * scale, width, 15 * scale};
    painter.FillRect(tag, color, 4 * scale);
    painter.Text(other->name, ui::Inset(tag, 4 * scale, 0), options);
  }
  if (app::ConflictOf(model, is_mentor, person) == nullptr) return;
  const float size = 18 * scale;
  const ui::Rect badge{place.x - size / 3, place.y - size / 3, size, size};
  painter.FillCircle(badge.center(), size / 2 + 1, theme.surface);
  painter.DrawIcon(ui::Icon::kWarning, ui::Inset(badge, 1.5f * scale), theme.warn);
}

}  // namespace parvis::canvas
