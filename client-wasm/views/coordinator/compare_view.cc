// Saved alternatives beside the matching as it is: figures, where the values lie, institutions,
// and who gets another mentor.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/app/comparison.h"
#include "client-wasm/app/scenarios.h"
#include "client-wasm/canvas/person_words.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/coordinator/what_if.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/screens.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

using app::Compared;

constexpr float kWidest = 1040;
constexpr float kRow = 32;
constexpr float kMove = 46;
// Of a longer list only what is near sight is drawn and mirrored.
constexpr std::size_t kWholeList = 120;
constexpr float kNearSight = 600;

std::string ScoreWords(const View& view, std::optional<int> score) {
  return score ? text::FormatScore(*score, view.frame.language()) : "–";
}

std::string NameOf(const View& view, const Compared& side) {
  return side.id.empty() ? view.T(Message::kCompareNow) : side.name;
}

// A small real table that is drawn whole: the first column says what a row is.
class Grid {
 public:
  Grid(const View& view, std::string_view id, const std::string& name, ui::Rect* column,
       std::size_t columns, std::size_t rows)
      : view_(view),
        rest_(ui::CutTop(column, kRow * static_cast<float>(rows), 20)),
        first_(std::clamp(rest_.w * 0.28f, 96.0f, 240.0f)),
        other_((rest_.w - first_) / static_cast<float>(std::max<std::size_t>(1, columns - 1))),
        scope_(
            view.frame.Enter({.id = id, .role = ui::Role::kTable, .name = name, .rect = rest_})) {}

  void Head(const std::vector<std::string>& cells) { Line(cells, true); }
  void Row(const std::vector<std::string>& cells) { Line(cells, false); }

 private:
  void Line(const std::vector<std::string>& cells, bool head) {
    ui::Rect line = ui::CutTop(&rest_, kRow);
    const std::string id = "row-" + std::to_string(row_++);
    const auto row = view_.frame.Enter({.id = id, .role = ui::Role::kRow, .rect = line});
    ui::Painter& painter = view_.frame.painter();
    painter.Line({line.x, line.bottom()}, {line.right(), line.bottom()}, view_.theme().line);
    ui::TextOptions options;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const ui::Rect place = ui::CutLeft(&line, i == 0 ? first_ : other_);
      ui::SemanticNode node;
      node.id = "cell-" + std::to_string(i);
      node.role = head ? ui::Role::kColumnHeader : i == 0 ? ui::Role::kRowHeader : ui::Role::kCell;
      node.name = cells[i];
      node.bounds = place;
      view_.frame.Node(std::move(node));
      options.style = head || i == 0 ? ui::TextStyle::kBodyMedium : ui::TextStyle::kBody;
      options.color = head || i == 0 ? view_.theme().muted : view_.theme().text;
      options.align = i == 0 ? ui::Align::kLeft : ui::Align::kRight;
      painter.Text(
          cells[i],
          {place.x + (i == 0 ? 0.0f : 8.0f), place.y, place.w - (i == 0 ? 0.0f : 8.0f), place.h},
          options);
    }
  }

  const View& view_;
  ui::Rect rest_;
  float first_;
  float other_;
  int row_ = 0;
  ui::Scope scope_;
};

std::vector<std::string> Names(const View& view, const std::vector<Compared>& sides,
                               const std::string& first) {
  std::vector<std::string> names = {first};
  for (const Compared& side : sides) names.push_back(NameOf(view, side));
  return names;
}

// One line of the grid: what it is, and what each side has for it.
template <typename Words>
std::vector<std::string> Line(const std::string& first, const std::vector<Compared>& sides,
                              Words words) {
  std::vector<std::string> line = {first};
  for (const Compared& side : sides) line.push_back(words(side));
  return line;
}

void DrawFigures(const View& view, const std::vector<Compared>& sides, ui::Rect* column) {
  const text::Language language = view.frame.language();
  const std::string name = view.T(Message::kCompareFigures);
  PanelHeading(view, column, Message::kCompareFigures);
  Grid grid(view, "figures", name, column, sides.size() + 1, 8);
  const auto count = [&](int64_t value) { return text::FormatInteger(value, language); };
  const auto moved = [&](const Compared& side, int64_t value) {
    return side.id.empty() ? std::string("–") : count(value);
  };
  grid.Head(Names(view, sides, view.T(Message::kCompareWhat)));
  grid.Row(Line(view.T(Message::kComparePairs), sides,
                [&](const Compared& side) { return count(side.pairs); }));
  grid.Row(Line(view.T(Message::kCompareSum), sides,
                [&](const Compared& side) { return count(side.total); }));
  grid.Row(Line(view.T(Message::kCompareMean), sides,
                [&](const Compared& side) { return ScoreWords(view, side.Mean()); }));
  grid.Row(Line(view.T(Message::kCompareLowest), sides,
                [&](const Compared& side) { return ScoreWords(view, side.lowest); }));
  grid.Row(Line(view.T(Message::kCompareMoves), sides, [&](const Compared& side) {
    return moved(side, static_cast<int64_t>(side.moves.size()));
  }));
  grid.Row(Line(view.T(Message::kCompareGains), sides,
                [&](const Compared& side) { return moved(side, side.gains); }));
  grid.Row(Line(view.T(Message::kCompareLoses), sides,
                [&](const Compared& side) { return moved(side, side.loses); }));
}

int CountBetween(const Compared& side, int from, int to) {
  int count = 0;
  for (int step = from; step < to; ++step) {
    count += side.distribution[static_cast<std::size_t>(step)];
  }
  return count;
}

// One side's pairs by their values, as bars over the same line for all.
void DrawBars(const View& view, const Compared& side, int most, int first, const ui::Rect& rect) {
  ui::Rect rest = rect;
  const std::string name = NameOf(view, side);
  ui::Text(view.frame,
           {.text = name, .rect = ui::CutTop(&rest, 20, 4), .style = ui::TextStyle::kBodyMedium});
  const ui::Rect scale = ui::CutBottom(&rest, 18);
  ui::SemanticNode node;
  node.id = "plot-" + (side.id.empty() ? "now" : side.id);
  node.role = ui::Role::kImage;
  node.name = view.T(Message::kComparePlot,
                     {name, ScoreWords(view, side.lowest), ScoreWords(view, side.Mean())});
  node.bounds = rest;
  view.frame.Node(std::move(node));
  ui::Painter& painter = view.frame.painter();
  const float step = rest.w / static_cast<float>(app::kScoreSteps - first);
  for (int i = first; i < app::kScoreSteps; ++i) {
    const int count = side.distribution[static_cast<std::size_t>(i)];
    if (count == 0) continue;
    const float height =
        std::max(2.0f, (rest.h - 2) * static_cast<float>(count) / static_cast<float>(most));
    painter.FillRect({rest.x + static_cast<float>(i - first) * step + 1, rest.bottom() - height,
                      std::max(1.0f, step - 2), height},
                     side.id.empty() ? view.theme().edge : view.theme().accent, 1);
  }
  painter.Line({rest.x, rest.bottom()}, {rest.right(), rest.bottom()}, view.theme().edge);
  ui::TextOptions options;
  options.style = ui::TextStyle::kCaption;
  options.color = view.theme().muted;
  const int lowest = first * 1000 / app::kScoreSteps;
  painter.Text(ScoreWords(view, lowest), scale, options);
  options.align = ui::Align::kCenter;
  painter.Text(ScoreWords(view, (lowest + 1000) / 2), scale, options);
  options.align = ui::Align::kRight;
  painter.Text(ScoreWords(view, 1000), scale, options);
}

void DrawDistributions(const View& view, const std::vector<Compared>& sides, ui::Rect* column) {
  PanelHeading(view, column, Message::kCompareDistribution);
  int most = 1;
  int first = app::kScoreSteps;
  for (const Compared& side : sides) {
    for (int i = 0; i < app::kScoreSteps; ++i) {
      const int count = side.distribution[static_cast<std::size_t>(i)];
      most = std::max(most, count);
      if (count > 0) first = std::min(first, i);
    }
  }
  // From a multiple of ten on.
  constexpr int kTen = app::kScoreSteps / 10;
  first = std::min(first / kTen * kTen, app::kScoreSteps - kTen);
  const int across = view.frame.compact() ? 1 : 2;
  ui::Rect row;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (i % static_cast<std::size_t>(across) == 0) row = ui::CutTop(column, 132, 16);
    const float width = across == 1 ? row.w : (column->w - 32) / 2;
    DrawBars(view, sides[i], most, first, ui::CutLeft(&row, width, 32));
  }
  // The same in figures.
  const std::string name = view.T(Message::kCompareDistribution);
  const int bands = (app::kScoreSteps - first) / kTen;
  Grid grid(view, "distribution", name, column, sides.size() + 1,
            static_cast<std::size_t>(bands) + 1);
  grid.Head(Names(view, sides, view.T(Message::kColumnValue)));
  const text::Language language = view.frame.language();
  for (int band = 0; band < bands; ++band) {
    const int from = first + band * kTen;
    const std::string words =
        view.T(Message::kCompareBand,
               {text::FormatInteger(from * 100 / app::kScoreSteps, language),
                text::FormatInteger((from + kTen) * 100 / app::kScoreSteps, language)});
    grid.Row(Line(words, sides, [&](const Compared& side) {
      return text::FormatInteger(CountBetween(side, from, from + kTen), language);
    }));
  }
}

void DrawInstitutionGrid(const View& view, const std::vector<Compared>& sides, ui::Rect* column) {
  const app::BoardModel& board = *view.model.board;
  const text::Language language = view.frame.language();
  const bool administrations =
      board.board.policy().institution_term() == v1::INSTITUTION_TERM_ADMINISTRATION;
  const Message heading = administrations ? Message::kAdministrations : Message::kInstitutions;
  PanelHeading(view, column, heading);
  TextBlock(view, column, view.T(Message::kCompareInstitutionHow), ui::TextStyle::kCardBody,
            view.theme().muted, 8);
  const std::string name = view.T(heading);
  const auto count = static_cast<std::size_t>(board.catalogue.institutions_size());
  Grid grid(view, "institutions", name, column, sides.size() + 1, count + 1);
  grid.Head(Names(view, sides, InstitutionWord(view)));
  for (std::size_t i = 0; i < count; ++i) {
    grid.Row(Line(board.catalogue.institutions(static_cast<int>(i)).code(), sides,
                  [&](const Compared& side) {
                    const app::ComparedInstitution& own = side.institutions[i];
                    if (own.pairs == 0) return std::string("0");
                    return text::FormatInteger(own.pairs, language) + " · " +
                           text::FormatScore((own.total + own.pairs / 2) / own.pairs, language);
                  }));
  }
}

std::string Mentor(const View& view, int mentor) {
  return mentor < 0 ? view.T(Message::kNobody) : canvas::NameWithCode(MentorOf(view, mentor));
}

void DrawMove(const View& view, const app::ComparedMove& move, std::size_t position,
              std::size_t count, const ui::Rect& place) {
  const ui::Theme& theme = view.theme();
  const std::string name = canvas::NameWithCode(AdeptOf(view, move.adept));
  const std::string mentors = Mentor(view, move.from) + " → " + Mentor(view, move.to);
  const std::string values = ScoreWords(view, move.before) + " → " + ScoreWords(view, move.after);
  ui::SemanticNode node;
  node.id = "move-" + std::to_string(move.adept);
  node.role = ui::Role::kListItem;
  node.name = name + ": " + mentors + ", " + values;
  node.bounds = place;
  node.position_in_set = static_cast<int>(position);
  node.set_size = static_cast<int>(count);
  view.frame.Node(std::move(node));
  ui::Painter& painter = view.frame.painter();
  painter.Line({place.x, place.bottom()}, {place.right(), place.bottom()}, theme.line);
  ui::Rect words = ui::Inset(place, 0, 4);
  ui::TextOptions options;
  options.style = ui::TextStyle::kBodyMedium;
  options.align = ui::Align::kRight;
  options.color = move.Gain() < 0 ? theme.bad : move.Gain() > 0 ? theme.good : theme.text;
  painter.Text(values, ui::CutRight(&words, 104, 8), options);
  options.align = ui::Align::kLeft;
  options.color = theme.text;
  painter.Text(name, ui::CutTop(&words, 20), options);
  options.style = ui::TextStyle::kCaption;
  options.color = theme.muted;
  painter.Text(mentors, words, options);
}

// One alternative: who gets another mentor by it, and taking it over.
void DrawMoves(const View& view, const Compared& side, ui::Rect* column) {
  const std::string title = view.T(Message::kCompareMovesOf, {side.name});
  ui::Heading(view.frame, {.text = title,
                           .rect = ui::CutTop(column, 24, 6),
                           .level = 2,
                           .style = ui::TextStyle::kSection});
  if (side.people_changed) {
    TextBlock(view, column, view.T(Message::kScenarioPeopleChanged), ui::TextStyle::kCardBody,
              view.theme().warn, 6);
  }
  if (app::BoardIsEditable(view.model)) {
    const std::string label = view.T(Message::kScenarioAdopt, {side.name});
    const std::string id = "adopt-" + side.id;
    ui::Rect row = ui::CutTop(column, view.frame.control_height(), 12);
    const float width = std::min(row.w, ui::ButtonWidth(view.frame, label));
    if (ui::Button(view.frame, {.id = id, .label = label, .rect = ui::CutLeft(&row, width)})) {
      view.Send(app::AdoptScenario{side.id});
    }
  }
  if (side.moves.empty()) {
    TextBlock(view, column, view.T(Message::kCompareNobodyMoves), ui::TextStyle::kBody,
              view.theme().text, 20);
    return;
  }
  const std::string id = "moves-" + side.id;
  const std::size_t count = side.moves.size();
  const ui::Rect all = ui::CutTop(column, kMove * static_cast<float>(count), 24);
  std::size_t from = 0;
  std::size_t to = count;
  if (count > kWholeList) {
    const ui::Rect sight = view.frame.painter().Clip();
    const auto row = [&](float y) {
      return static_cast<std::size_t>(
          std::clamp((y - all.y) / kMove, 0.0f, static_cast<float>(count)));
    };
    from = row(sight.y - kNearSight);
    to = row(sight.bottom() + kNearSight);
  }
  const auto list =
      view.frame.Enter({.id = id, .role = ui::Role::kList, .name = title, .rect = all});
  for (std::size_t i = from; i < to; ++i) {
    DrawMove(view, side.moves[i], i + 1, count,
             {all.x, all.y + kMove * static_cast<float>(i), all.w, kMove});
  }
}

// Which alternatives stand beside the matching as it is.
void DrawChoice(const View& view, ui::Rect* column) {
  const std::vector<std::string>& compared = view.model.route.compared;
  const std::string name = view.T(Message::kScenarios);
  PanelHeading(view, column, Message::kScenarios);
  const float height = view.frame.compact() ? 44.0f : 32.0f;
  const auto width_of = [&](const v1::Scenario& scenario) {
    return std::min(
        column->w,
        view.frame.painter().TextWidth(scenario.display_name(), ui::TextStyle::kBody) + 48);
  };
  ui::Flow all(*column, height, 8);
  for (const v1::Scenario& scenario : view.model.scenarios.list) all.Next(width_of(scenario));
  const ui::Rect place = ui::CutTop(column, all.height(), 20);
  ui::Flow flow(place, height, 8);
  const auto group =
      view.frame.Enter({.id = "compared", .role = ui::Role::kGroup, .name = name, .rect = place});
  for (const v1::Scenario& scenario : view.model.scenarios.list) {
    const std::string id = app::ScenarioId(scenario);
    const bool on = std::find(compared.begin(), compared.end(), id) != compared.end();
    if (ui::Checkbox(view.frame, {.id = id,
                                  .label = scenario.display_name(),
                                  .rect = flow.Next(width_of(scenario)),
                                  .on = on,
                                  .disabled = !on && compared.size() >= app::kMostCompared})) {
      view.Send(app::CompareScenario{id, !on});
    }
  }
}

void DrawContent(const View& view, ViewState& state, ui::Rect* column) {
  CompareCache& cache = state.compared;
  const std::string key = app::FormatRoute(view.model.route) +
                          std::to_string(view.model.board->generation) + "/" +
                          std::to_string(view.model.scenarios.version);
  if (cache.key != key) {
    cache.key = key;
    cache.sides = app::Compare(view.model);
  }
  DrawChoice(view, column);
  if (cache.sides.size() < 2) {
    TextBlock(view, column, view.T(Message::kCompareChoose), ui::TextStyle::kBody,
              view.theme().text, 20);
  }
  DrawFigures(view, cache.sides, column);
  DrawDistributions(view, cache.sides, column);
  DrawInstitutionGrid(view, cache.sides, column);
  for (std::size_t i = 1; i < cache.sides.size(); ++i) DrawMoves(view, cache.sides[i], column);
}

// Nothing to compare with: how there comes to be something.
void DrawNothingSaved(const View& view, const ui::Rect& rect) {
  const app::Scenarios& scenarios = view.model.scenarios;
  const bool failed = scenarios.failure.has_value();
  const std::string title = view.T(failed           ? Message::kCouldNotRead
                                   : scenarios.read ? Message::kCompareNothing
                                                    : Message::kLoading);
  const std::string words = failed ? app::FailureText(*scenarios.failure, view.frame.language())
                            : scenarios.read ? view.T(Message::kScenariosNone)
                                             : std::string();
  const std::string action = failed || scenarios.read ? view.T(Message::kCompareBack) : "";
  if (ui::EmptyState(view.frame, {.id = "nothing-saved",
                                  .title = title,
                                  .words = words,
                                  .action = action,
                                  .rect = rect,
                                  .level = 1})) {
    view.Run(app::Command::kBackToWhatIf);
  }
}

}  // namespace

void DrawCompare(const View& view, ViewState& state, const ui::Rect& rect) {
  if (!DrawLoading(view, view.model.board_loading, rect)) return;
  if (!view.model.board) return;
  if (view.model.scenarios.list.empty()) return DrawNothingSaved(view, rect);
  const bool compact = view.frame.compact();
  ui::Rect rest = rect;
  // Of one that was taken over from here.
  DrawAwaitedBand(view, &rest);
  ui::ScrollArea scroll(view.frame, {.id = "compare", .rect = rest});
  const ui::Rect content = scroll.content();
  const float margin = compact ? 16.0f : 32.0f;
  const float width = std::min(content.w - 2 * margin, kWidest);
  ui::Rect column{content.x + (content.w - width) / 2, content.y + (compact ? 12.0f : 24.0f), width,
                  1'000'000};
  const float back = CommandButtonWidth(view, app::Command::kBackToWhatIf, true);
  CommandButton(view, {.command = app::Command::kBackToWhatIf,
                       .rect = {column.x - 12, column.y, back, view.frame.control_height()},
                       .kind = ui::ButtonKind::kQuiet,
                       .icon = ui::Icon::kChevronLeft});
  ui::CutTop(&column, view.frame.control_height(), 8);
  const std::string title = view.T(Message::kCompareTitle);
  ui::Heading(view.frame, {.text = title,
                           .rect = ui::CutTop(&column, 28, 8),
                           .level = 1,
                           .style = ui::TextStyle::kTitle});
  TextBlock(view, &column, view.T(Message::kCompareHow), ui::TextStyle::kBody, view.theme().muted,
            20);
  DrawContent(view, state, &column);
  scroll.SetContentHeight(column.y + 24 - content.y);
}

}  // namespace parvis::views
