// Pairs as lines: straight from the adept's card past the score, then a curve to the mentor's.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "client-wasm/canvas/board_canvas.h"
#include "client-wasm/canvas/canvas_parts.h"
#include "client-wasm/canvas/mark_look.h"
#include "shared/text/numbers.h"

namespace parvis::canvas {

namespace {

// From here a pair counts as a strong one, in the look only; weak is the policy's own limit.
constexpr int kStrongScore = 800;

bool IsMoved(const Canvas& canvas, int adept) {
  return canvas.board.last_change && canvas.board.last_change->Has(adept);
}

// The straight beginning of a line, in world coordinates; where the columns stand close, most of
// what is between them.
float Stub(const Canvas& canvas) {
  const float gap = canvas.state.layout.band_width - 2 * CardWidth(canvas.rect.w);
  return std::min(kStub, 0.66f * gap);
}

// Where the pair's line runs; nothing if it is out of sight.
std::optional<Line> LineOf(const Canvas& canvas, const matching::FormedPair& pair) {
  const Card* adept = canvas.state.layout.AdeptCard(pair.adept);
  const Card* mentor = canvas.state.layout.MentorCard(pair.mentor);
  if (adept == nullptr || mentor == nullptr) return std::nullopt;
  const ui::Rect left = canvas.OnScreen(adept->world);
  const ui::Rect right = canvas.OnScreen(mentor->world);
  if (std::max(left.bottom(), right.bottom()) < canvas.rect.y ||
      std::min(left.y, right.y) > canvas.rect.bottom() ||
      std::max(left.right(), right.x) < canvas.rect.x ||
      std::min(left.right(), right.x) > canvas.rect.right()) {
    return std::nullopt;
  }
  Line line;
  line.pair = &pair;
  line.from = {left.right(), left.center().y};
  line.bend = {left.right() + Stub(canvas) * canvas.scale, left.center().y};
  line.to = {right.x, right.center().y};
  return line;
}

bool IsAmong(const std::vector<matching::FormedPair>& pairs, const matching::FormedPair& pair) {
  return std::any_of(pairs.begin(), pairs.end(), [&pair](const matching::FormedPair& each) {
    return each.adept == pair.adept && each.mentor == pair.mentor;
  });
}

// The pairs that the shown one would bring about, itself first.
std::vector<Line> ChainInSight(const Canvas& canvas) {
  std::vector<Line> lines;
  if (canvas.chain == nullptr) return lines;
  for (const matching::FormedPair& pair : canvas.chain->formed) {
    std::optional<Line> line = LineOf(canvas, pair);
    if (!line) continue;
    const bool asked = pair.adept == canvas.chain->adept && pair.mentor == canvas.chain->mentor;
    line->weight = asked ? Weightiness::kShown : Weightiness::kChanged;
    lines.push_back(*line);
  }
  return lines;
}

ui::Color Tone(const Canvas& canvas, const matching::FormedPair& pair) {
  const ui::Theme& theme = canvas.frame.theme();
  if (pair.score < canvas.board.policy().weak_below()) return theme.warn;
  return pair.score >= kStrongScore ? theme.good : theme.accent;
}

// Wider for a higher score: 1.2 pixels at 400 and below, 3.6 at 1000.
float Width(int score) {
  return 1.2f + 2.4f * std::clamp((static_cast<float>(score) - 400.0f) / 600.0f, 0.0f, 1.0f);
}

// Straight past the score, then a cubic Bézier curve that leaves and arrives level. One stroke, so
// that a line at half strength is equally strong everywhere.
std::vector<ui::Vec2> Points(const Line& line, float scale) {
  std::vector<ui::Vec2> points = {line.from};
  if (line.bend.y == line.to.y) {
    points.push_back(line.to);
    return points;
  }
  const float middle = (line.bend.x + line.to.x) / 2;
  // So many chords that none is further from the curve than a seventh of a pixel: their number
  // squared is the largest second derivative over eight times that.
  const float second = 6 * std::hypot(middle - line.bend.x, line.to.y - line.bend.y);
  // From afar a line is one pixel wide: a third of one more or less is not seen.
  const bool far = scale < kBarScale;
  const int steps =
      std::max(far ? 3 : 8, static_cast<int>(std::sqrt(second / (8 * (far ? 0.33f : 0.14f)))));
  points.reserve(static_cast<std::size_t>(steps) + 2);
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
  const ui::Theme& theme = canvas.frame.theme();
  ui::Color color = Tone(canvas, *line.pair);
  float width = Width(line.pair->score);
  switch (line.weight) {
    case Weightiness::kShown:
      width = std::max(width, 3.5f);
      break;
    case Weightiness::kChanged:
      color = color.WithAlpha(theme.Faint(0.9f));
      width = std::max(width, 2.5f);
      break;
    case Weightiness::kOrdinary:
      color = color.WithAlpha(theme.Faint(0.55f));
      break;
    case Weightiness::kFaint:
      color = color.WithAlpha(theme.Faint(canvas.chain != nullptr ? 0.2f : 0.32f));
      break;
    case Weightiness::kDissolved:
      canvas.frame.painter().DashedPolyline(Points(line, canvas.scale), theme.bad,
                                            std::max(1.0f, 1.8f * std::min(canvas.scale, 1.0f)));
      return;
  }
  width = std::max(1.0f, width * std::min(canvas.scale, 1.0f));
  canvas.frame.painter().Polyline(Points(line, canvas.scale), color, width);
}

constexpr int kHighestRank = 4;

// From below.
int Rank(Weightiness weight) {
  switch (weight) {
    case Weightiness::kFaint:
      return 0;
    case Weightiness::kOrdinary:
      return 1;
    case Weightiness::kChanged:
      return 2;
    case Weightiness::kDissolved:
      return 3;
    case Weightiness::kShown:
      break;
  }
  return kHighestRank;
}

void DrawScore(const Canvas& canvas, const Line& line, const ui::Rect& chip) {
  if (!chip.Overlaps(canvas.rect)) return;
  const ui::Theme& theme = canvas.frame.theme();
  ui::Painter& painter = canvas.frame.painter();
  const bool shown = line.weight == Weightiness::kShown;
  const bool strong = shown || line.weight == Weightiness::kChanged;
  const bool gone = line.weight == Weightiness::kDissolved;
  const float radius = chip.h / 2;
  const bool weak = line.pair->score < canvas.board.policy().weak_below();
  painter.FillRect(chip, shown ? theme.accent_soft : gone ? theme.bad_soft : theme.surface, radius);
  painter.StrokeRect(chip,
                     strong ? theme.accent
                     : gone ? theme.bad
                     : weak ? theme.warn
                            : theme.line,
                     radius, strong ? 1.5f : 1.0f);
  ui::TextOptions options;
  options.style = ui::TextStyle::kFineStrong;
  options.color = gone ? theme.bad : weak ? theme.warn : theme.text;
  options.align = ui::Align::kCenter;
  options.scale = canvas.scale;
  options.fit = canvas.fit;
  painter.Text(text::FormatScore(line.pair->score, canvas.frame.language()), chip, options);
}

void DrawLineMark(const Canvas& canvas, const Line& line, const ui::Rect& place) {
  const auto adept = static_cast<std::size_t>(line.pair->adept);
  const v1::PairMark::Kind kind = canvas.state.index.adepts[adept].mark;
  if (kind == v1::PairMark::KIND_UNSPECIFIED || !place.Overlaps(canvas.rect)) return;
  ui::Painter& painter = canvas.frame.painter();
  painter.FillCircle(place.center(), place.w / 2, canvas.frame.theme().bg);
  DrawMarkIcon(painter, canvas.frame.theme(), kind, ui::Inset(place, 1));
}

}  // namespace

std::vector<Line> LinesInSight(const Canvas& canvas) {
  const app::ShownPair& shown = canvas.shown;
  const app::Selection& selection = canvas.model.selection;
  std::vector<Line> lines;
  for (const matching::FormedPair& pair : canvas.board.solver->matching().pairs) {
    std::optional<Line> found = LineOf(canvas, pair);
    if (!found) continue;
    Line& line = *found;
    const bool own = selection.person >= 0 &&
                     selection.person == (selection.is_mentor ? pair.mentor : pair.adept);
    if (canvas.chain != nullptr) {
      line.weight =
          IsAmong(canvas.chain->dissolved, pair) ? Weightiness::kDissolved : Weightiness::kFaint;
    } else if ((shown.adept == pair.adept && shown.mentor == pair.mentor) || own) {
      line.weight = Weightiness::kShown;
    } else if (IsMoved(canvas, pair.adept)) {
      line.weight = Weightiness::kChanged;
    } else if (selection.person >= 0 || canvas.drag() != nullptr) {
      line.weight = Weightiness::kFaint;
    }
    lines.push_back(line);
  }
  return lines;
}

void DrawLines(const Canvas& canvas, const std::vector<Line>& lines) {
  canvas.state.drawn_lines = static_cast<int>(lines.size());
  // What matters lies above the rest.
  for (int rank = 0; rank <= kHighestRank; ++rank) {
    for (const Line& line : lines) {
      if (Rank(line.weight) == rank) DrawLine(canvas, line);
    }
  }
  for (const Line& line : ChainInSight(canvas)) DrawLine(canvas, line);
}

void DrawScores(const Canvas& canvas, const std::vector<Line>& lines) {
  // Smaller than this nobody can read a number.
  if (canvas.scale < 0.55f) return;
  const float k = canvas.scale;
  const float stub = Stub(canvas);
  const float lead = std::min(18.0f, 0.21f * stub);
  for (const Line& line : lines) {
    DrawScore(canvas, line, {line.from.x + lead * k, line.from.y - 10 * k, 44 * k, 20 * k});
    DrawLineMark(canvas, line,
                 {line.from.x + (lead + 47) * k, line.from.y - 9 * k, 18 * k, 18 * k});
  }
  // On a phone there is no room for a second chip.
  if (stub < kStub) return;
  // At the other end, where the chip of what the adept has now does not stand.
  for (const Line& line : ChainInSight(canvas)) {
    DrawScore(canvas, line, {line.to.x - 62 * k, line.to.y - 10 * k, 44 * k, 20 * k});
  }
}

}  // namespace parvis::canvas
