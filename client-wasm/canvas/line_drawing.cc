// Pairs as lines: straight from the adept's card past the score, then a curve to the mentor's.
#include <algorithm>
#include <cmath>
#include <string>

#include "client-wasm/canvas/canvas_parts.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

// From here a pair counts as a strong one, in the look only; weak is the policy's own limit.
constexpr int kStrongScore = 800;

enum class Weightiness { kShown, kChanged, kOrdinary, kFaint };

struct Line {
  const matching::FormedPair* pair = nullptr;
  ui::Vec2 from;
  ui::Vec2 bend;
  ui::Vec2 to;
  Weightiness weight = Weightiness::kOrdinary;
};

bool IsMoved(const Canvas& canvas, int adept) {
  return canvas.board.last_change && canvas.board.last_change->Has(adept);
}

std::vector<Line> LinesInSight(const Canvas& canvas) {
  const app::ShownPair shown = app::ShownPairOf(canvas.model);
  const app::Selection& selection = canvas.model.selection;
  std::vector<Line> lines;
  for (const matching::FormedPair& pair : canvas.board.solver->matching().pairs) {
    const Card* adept = canvas.state.layout.AdeptCard(pair.adept);
    const Card* mentor = canvas.state.layout.MentorCard(pair.mentor);
    if (adept == nullptr || mentor == nullptr) continue;
    const ui::Rect left = canvas.OnScreen(adept->world);
    const ui::Rect right = canvas.OnScreen(mentor->world);
    if (std::max(left.bottom(), right.bottom()) < canvas.rect.y ||
        std::min(left.y, right.y) > canvas.rect.bottom()) {
      continue;
    }
    Line line;
    line.pair = &pair;
    line.from = {left.right(), left.center().y};
    line.bend = {left.right() + kStub * canvas.scale, left.center().y};
    line.to = {right.x, right.center().y};
    const bool own = selection.person >= 0 &&
                     selection.person == (selection.is_mentor ? pair.mentor : pair.adept);
    if ((shown.adept == pair.adept && shown.mentor == pair.mentor) || own) {
      line.weight = Weightiness::kShown;
    } else if (IsMoved(canvas, pair.adept)) {
      line.weight = Weightiness::kChanged;
    } else if (selection.person >= 0 || canvas.state.drag) {
      line.weight = Weightiness::kFaint;
    }
    lines.push_back(line);
  }
  return lines;
}

ui::Color Tone(const Canvas& canvas, const matching::FormedPair& pair) {
  const ui::Theme& theme = canvas.frame.theme();
  if (pair.score < canvas.board.board.policy().weak_below()) return theme.warn;
  return pair.score >= kStrongScore ? theme.good : theme.accent;
}

// Wider for a higher score: 1.2 pixels at 400 and below, 3.6 at 1000.
float Width(int score) {
  return 1.2f + 2.4f * std::clamp((static_cast<float>(score) - 400.0f) / 600.0f, 0.0f, 1.0f);
}

// Straight past the score, then a cubic Bézier curve that leaves and arrives level. One stroke, so
// that a line at half strength is equally strong everywhere.
std::vector<ui::Vec2> Points(const Line& line) {
  std::vector<ui::Vec2> points = {line.from};
  if (line.bend.y == line.to.y) {
    points.push_back(line.to);
    return points;
  }
  const float middle = (line.bend.x + line.to.x) / 2;
  // So many chords that none is further from the curve than a seventh of a pixel: their number
  // squared is the largest second derivative over eight times that.
  const float second = 6 * std::hypot(middle - line.bend.x, line.to.y - line.bend.y);
  const int steps = std::max(8, static_cast<int>(std::sqrt(second / (8 * 0.14f))));
  for (int i = 0; i <= steps; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(steps);
    const float s = 1 - t;
    const float ends = s * s * s + 3 * s * s * t;
    points.push_back({s * s * s * line.bend.x + 3 * s * t * middle + t * t * t * line.to.x,
                      ends * line.bend.y + (1 - ends) * line.to.y});
  }
  return points;
}

void DrawLine(const Canvas& canvas, const Line& line) {
  ui::Color color = Tone(canvas, *line.pair);
  float width = Width(line.pair->score);
  switch (line.weight) {
    case Weightiness::kShown:
      width = std::max(width, 3.5f);
      break;
    case Weightiness::kChanged:
      color = color.WithAlpha(0.9f);
      width = std::max(width, 2.5f);
      break;
    case Weightiness::kOrdinary:
      color = color.WithAlpha(0.55f);
      break;
    case Weightiness::kFaint:
      color = color.WithAlpha(0.32f);
      break;
  }
  width = std::max(1.0f, width * std::min(canvas.scale, 1.0f));
  canvas.frame.painter().Polyline(Points(line), color, width);
}

}  // namespace

void DrawLines(const Canvas& canvas) {
  std::vector<Line> lines = LinesInSight(canvas);
  // What matters lies above the rest.
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.weight > b.weight; });
  for (const Line& line : lines) DrawLine(canvas, line);
}

void DrawScores(const Canvas& canvas) {
  // Smaller than this nobody can read a number.
  if (canvas.scale < 0.55f) return;
  const ui::Theme& theme = canvas.frame.theme();
  ui::Painter& painter = canvas.frame.painter();
  for (const Line& line : LinesInSight(canvas)) {
    const ui::Rect chip = ui::Rect{line.from.x + 18 * canvas.scale, line.from.y - 10 * canvas.scale,
                                   44 * canvas.scale, 20 * canvas.scale};
    if (!chip.Overlaps(canvas.rect)) continue;
    const bool shown = line.weight == Weightiness::kShown;
    const bool changed = line.weight == Weightiness::kChanged;
    const float radius = chip.h / 2;
    const bool weak = line.pair->score < canvas.board.board.policy().weak_below();
    painter.FillRect(chip, shown ? theme.accent_soft : theme.surface, radius);
    painter.StrokeRect(chip,
                       shown || changed ? theme.accent
                       : weak           ? theme.warn
                                        : theme.line,
                       radius, shown || changed ? 1.5f : 1.0f);
    ui::TextOptions options;
    options.style = ui::TextStyle::kFineStrong;
    options.color = weak ? theme.warn : theme.text;
    options.align = ui::Align::kCenter;
    options.scale = canvas.scale;
    painter.Text(text::FormatScore(line.pair->score, canvas.frame.language()), chip, options);
  }
}

}  // namespace parvis::canvas
