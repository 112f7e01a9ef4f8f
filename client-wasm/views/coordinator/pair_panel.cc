// Why this pair: both views criterion by criterion, what the adept needs and the mentor can, and
// what there is instead.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/canvas/person_words.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/together.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

// Alternatives that are priced, and those that are shown.
constexpr int kConsidered = 14;
constexpr int kShownAlternatives = 5;

struct Criterion {
  Message name;
  int32_t value;
  int32_t weight;
};

void DrawView(const View& view, ui::Rect* rest, Message heading, const char* id, int total,
              const std::vector<Criterion>& criteria) {
  const text::Language language = view.frame.language();
  ui::Rect head = ui::CutTop(rest, 16, 10);
  const std::string total_words = text::FormatScore(total, language);
  const std::string words = view.T(heading);
  ui::Text(view.frame, {.text = total_words,
                        .rect = ui::CutRight(&head, 60),
                        .style = ui::TextStyle::kPanel,
                        .align = ui::Align::kRight});
  ui::Heading(view.frame, {.text = words,
                           .rect = head,
                           .level = 3,
                           .style = ui::TextStyle::kPanel,
                           .color = view.theme().muted});
  for (const Criterion& criterion : criteria) {
    if (criterion.weight == 0) continue;
    ui::Rect line = ui::CutTop(rest, 18, 7);
    const std::string name = view.T(criterion.name);
    const std::string value = text::FormatInteger(criterion.value / 10, language);
    ui::Text(view.frame, {.text = name,
                          .rect = ui::CutLeft(&line, 112, 4),
                          .style = ui::TextStyle::kCardBody,
                          .decorative = true});
    ui::Text(view.frame, {.text = value,
                          .rect = ui::CutRight(&line, 32, 8),
                          .style = ui::TextStyle::kCardBody,
                          .color = view.theme().muted,
                          .align = ui::Align::kRight,
                          .decorative = true});
    const std::string bar_id =
        std::string(id) + "-" + std::to_string(static_cast<int>(criterion.name));
    ui::Bar(view.frame, {.id = bar_id,
                         .name = name,
                         .rect = ui::LeftMiddle(line, line.w, 6),
                         .part = static_cast<float>(criterion.value) / 1000.0f});
  }
  ui::CutTop(rest, 6);
}

std::string CompetenceName(const View& view, std::string_view code) {
  for (const v1::Competence& competence : view.model.board->catalogue.competences()) {
    if (competence.code() == code) {
      return InLanguage(competence.title(), view.frame.language());
    }
  }
  return std::string(code);
}

// "Behov: Förändringsledning 3 → 4, Budget 2 → 5, Feedback 3 → saknas".
std::string NeedsWords(const View& view, int adept, int mentor) {
  const app::BoardSolver& solver = *view.model.board->solver;
  const text::Language language = view.frame.language();
  std::string list;
  for (const matching::NeedCoverage& need : solver.Needs(adept, mentor)) {
    if (!list.empty()) list += ", ";
    list +=
        CompetenceName(view, solver.CodeText(need.competence)) + " " +
        text::FormatInteger(need.priority, language) + " → " +
        (need.level == 0 ? view.T(Message::kMissing) : text::FormatInteger(need.level, language));
  }
  return list.empty() ? view.T(Message::kNoNeeds) : view.T(Message::kNeedsLine, {list});
}

void DrawChips(const View& view, ui::Rect* rest, const app::ShownPair& pair) {
  const app::BoardModel& board = *view.model.board;
  const app::BoardSolver& solver = *board.solver;
  const matching::FormedPair* formed = solver.PairOfAdept(pair.adept);
  const bool is_formed = formed != nullptr && formed->mentor == pair.mentor;
  struct Mark {
    std::string words;
    ui::Tone tone;
    std::optional<ui::Icon> icon;
  };
  std::vector<Mark> marks;
  if (solver.IsPinned(pair.adept, pair.mentor)) {
    marks.push_back({view.T(Message::kChipPinned), ui::Tone::kAccent, ui::Icon::kPin});
  }
  if (solver.IsForbidden(pair.adept, pair.mentor)) {
    marks.push_back({view.T(Message::kChipForbidden), ui::Tone::kBad, ui::Icon::kForbid});
  }
  if (!is_formed) {
    marks.push_back({view.T(Message::kChipNotFormed), ui::Tone::kNeutral, std::nullopt});
  } else if (formed->score < board.policy().weak_below()) {
    marks.push_back({view.T(Message::kChipWeak), ui::Tone::kWarn, ui::Icon::kWarning});
  }
  if (marks.empty()) return;
  float x = rest->x;
  for (const Mark& mark : marks) {
    const ui::Rect taken = ui::Chip(
        view.frame, {.text = mark.words, .at = {x, rest->y}, .tone = mark.tone, .icon = mark.icon});
    x = taken.right() + 8;
  }
  ui::CutTop(rest, ui::kChipHeight, 14);
}

// One counterpart that could be had instead: choosing it shows the pair.
void DrawAlternative(const View& view, const app::Alternative& alternative, ui::Rect place) {
  const bool is_mentor = view.model.selection.is_mentor;
  const v1::MatchingPerson& other =
      is_mentor ? AdeptOf(view, alternative.adept) : MentorOf(view, alternative.mentor);
  const ui::Theme& theme = view.theme();
  const text::Language language = view.frame.language();
  const std::string score = text::FormatScore(alternative.score.value_or(0), language);
  const std::string second = other.institution() + " · " + score + " · " +
                             (alternative.forbidden ? view.T(Message::kChipForbidden)
                                                    : PriceWords(view, *alternative.price));
  ui::Color color = theme.muted;
  const std::string figure = PriceFigure(view, *alternative.price, &color);
  ui::SemanticNode node;
  node.id = other.id();
  node.role = ui::Role::kButton;
  node.name = other.display_name() + ", " + second + ", " + figure;
  node.bounds = place;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) view.Send(app::ShowPair{alternative.adept, alternative.mentor});
  ui::Painter& painter = view.frame.painter();
  if (heard.hovered) {
    painter.FillRect(ui::Inset(place, -8, 1), theme.hover, ui::kRadiusControl);
  }
  painter.Line({place.x, place.bottom()}, {place.right(), place.bottom()}, theme.line);
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusControl);
  ui::TextOptions options;
  options.style = ui::TextStyle::kBodyStrong;
  options.color = color;
  options.align = ui::Align::kRight;
  painter.Text(figure, ui::CutRight(&place, 84, 4), options);
  options.align = ui::Align::kLeft;
  options.style = ui::TextStyle::kBody;
  options.color = theme.text;
  painter.Text(other.display_name(), {place.x, place.y + 6, place.w, 20}, options);
  options.style = ui::TextStyle::kCaption;
  options.color = theme.muted;
  painter.Text(second, {place.x, place.y + 26, place.w, 16}, options);
}

void DrawAlternatives(const View& view, ViewState& state, ui::Rect* rest) {
  const app::BoardModel& board = *view.model.board;
  const app::Selection& selection = view.model.selection;
  AlternativesCache& cache = state.alternatives;
  if (cache.generation != board.generation || cache.is_mentor != selection.is_mentor ||
      cache.person != selection.person) {
    cache = {board.generation, selection.is_mentor, selection.person,
             app::CheapestAlternatives(*board.solver, selection.is_mentor, selection.person,
                                       kConsidered, kShownAlternatives)};
  }
  PanelHeading(view, rest, Message::kInstead);
  if (cache.cheapest.empty()) {
    TextBlock(view, rest, view.T(Message::kNothingInstead), ui::TextStyle::kCardBody,
              view.theme().muted, 12);
    return;
  }
  const std::string name = view.T(Message::kInstead);
  const auto group =
      view.frame.Enter({.id = "instead", .role = ui::Role::kGroup, .name = name, .rect = *rest});
  for (const app::Alternative& alternative : cache.cheapest) {
    DrawAlternative(view, alternative, ui::CutTop(rest, 50));
  }
  ui::CutTop(rest, 16);
}

void DrawPair(const View& view, ViewState& state, ui::Rect* rest, const app::ShownPair& pair) {
  const app::BoardModel& board = *view.model.board;
  const text::Language language = view.frame.language();
  const matching::PairScore score = board.solver->Explain(pair.adept, pair.mentor);
  const matching::RuleSet refusals = board.solver->Refusals(pair.adept, pair.mentor);
  const matching::FormedPair* formed = board.solver->PairOfAdept(pair.adept);
  const bool is_formed = formed != nullptr && formed->mentor == pair.mentor;
  PanelHeading(view, rest, is_formed ? Message::kWhyThisPair : Message::kAnotherPair);
  ui::Rect names = ui::CutTop(rest, 48, 14);
  if (refusals.Empty()) {
    const std::string figure = text::FormatScore(score.score, language);
    const float width = view.frame.painter().TextWidth(figure, ui::TextStyle::kFigure) + 2;
    ui::Text(view.frame, {.text = figure,
                          .rect = ui::Centered(ui::CutRight(&names, width, 12), width, 40),
                          .style = ui::TextStyle::kFigure,
                          .align = ui::Align::kRight});
  }
  NameLine(view, AdeptOf(view, pair.adept), &names);
  NameLine(view, MentorOf(view, pair.mentor), &names);
  DrawChips(view, rest, pair);
  if (!refusals.Empty()) {
    TextBlock(view, rest, view.T(Message::kRefusedBy, {app::RuleWords(board, refusals, language)}),
              ui::TextStyle::kBody, view.theme().text, 16);
    return;
  }
  DrawMark(view, state, rest, pair);
  if (!is_formed) DrawChain(view, state, rest);
  const v1::Weights& adept = board.policy().adept_weights();
  const v1::Weights& mentor = board.policy().mentor_weights();
  DrawView(view, rest, Message::kAdeptsView, "adept", score.adept_view,
           {{Message::kCriterionNeeds, score.adept.needs, adept.needs()},
            {Message::kCriterionNamed, score.adept.named, adept.named()},
            {Message::kCriterionLine, score.adept.line_of_work, adept.line_of_work()},
            {Message::kCriterionLevel, score.adept.manager_level, adept.manager_level()},
            {Message::kCriterionLogistics, score.adept.logistics, adept.logistics()}});
  TextBlock(view, rest, NeedsWords(view, pair.adept, pair.mentor), ui::TextStyle::kCaption,
            view.theme().muted, 18);
  DrawView(view, rest, Message::kMentorsView, "mentor", score.mentor_view,
           {{Message::kCriterionNeeds, score.mentor.needs, mentor.needs()},
            {Message::kCriterionNamed, score.mentor.named, mentor.named()},
            {Message::kCriterionLine, score.mentor.line_of_work, mentor.line_of_work()},
            {Message::kCriterionLogistics, score.mentor.logistics, mentor.logistics()}});
  ui::CutTop(rest, 8);
}

void DrawLastChange(const View& view, ui::Rect* rest) {
  const app::BoardModel& board = *view.model.board;
  if (!board.last_change) return;
  const app::LastChange& change = *board.last_change;
  PanelHeading(view, rest, board.ShowsDraft() ? Message::kWhatWouldChange : Message::kWhatChanged);
  TextBlock(view, rest, change.words, ui::TextStyle::kBody, view.theme().text, 8);
  constexpr std::size_t kShownMoves = 6;
  for (std::size_t i = 0; i < std::min(change.moved.size(), kShownMoves); ++i) {
    const app::Moved& moved = change.moved[i];
    PersonRow(view, rest, moved.adept, "moved-" + std::to_string(moved.adept),
              MoveWords(view, moved), "");
  }
  ui::CutTop(rest, 18);
}

// Nobody is chosen: what to look at, and how to begin.
void DrawOverview(const View& view, ui::Rect* rest) {
  const app::BoardModel& board = *view.model.board;
  std::vector<matching::FormedPair> pairs = board.solver->matching().pairs;
  std::sort(pairs.begin(), pairs.end(),
            [](const matching::FormedPair& a, const matching::FormedPair& b) {
              return a.score != b.score ? a.score < b.score : a.adept < b.adept;
            });
  PanelHeading(view, rest, Message::kWeakest);
  constexpr std::size_t kWeakestShown = 5;
  for (std::size_t i = 0; i < std::min(pairs.size(), kWeakestShown); ++i) {
    PersonRow(view, rest, pairs[i].adept, "weak-" + std::to_string(pairs[i].adept),
              canvas::NameWithCode(MentorOf(view, pairs[i].mentor)),
              text::FormatScore(pairs[i].score, view.frame.language()));
  }
  ui::CutTop(rest, 18);
  if (app::BoardIsEditable(view.model)) {
    TextBlock(view, rest, view.T(Message::kHowToBegin), ui::TextStyle::kCardBody,
              view.theme().muted, 12);
  }
}

void DrawActions(const View& view, ui::Rect rest) {
  const app::ShownPair pair = app::ShownPairOf(view.model);
  const float height = view.frame.control_height();
  ui::Rect first = ui::CutTop(&rest, height, 8);
  if (pair.complete()) {
    const float gap = 8;
    const float width = (first.w - gap) / 2;
    CommandButton(view, {.command = app::Command::kPinPair,
                         .rect = ui::CutLeft(&first, width, gap),
                         .kind = ui::ButtonKind::kPrimary,
                         .icon = ui::Icon::kPin});
    CommandButton(view,
                  {.command = app::Command::kForbidPair, .rect = first, .icon = ui::Icon::kForbid});
    first = ui::CutTop(&rest, height);
  }
  const float park = CommandButtonWidth(view, app::Command::kPark);
  CommandButton(view, {.command = app::Command::kPark,
                       .rect = ui::CutRight(&first, park, 8),
                       .kind = ui::ButtonKind::kQuiet});
  CommandButton(view, {.command = app::Command::kMatchWith,
                       .rect = first,
                       .kind = ui::ButtonKind::kQuiet,
                       .icon = ui::Icon::kLink});
}

}  // namespace

void DrawPairPanel(const View& view, ViewState& state, const ui::Rect& rect, PanelPlace place) {
  const app::Selection& selection = view.model.selection;
  const app::ShownPair pair = app::ShownPairOf(view.model);
  const bool compact = view.frame.compact();
  ui::Panel(view.frame, rect,
            {.left = place == PanelPlace::kBeside,
             .top = place == PanelPlace::kUnder || place == PanelPlace::kSheet});
  const std::string name = view.T(Message::kWhyThisPair);
  const auto panel = view.frame.Enter(
      {.id = "pair", .role = ui::Role::kComplementary, .name = name, .rect = rect});
  ui::Rect rest = rect;
  const float margin = compact ? 16.0f : 20.0f;
  if (place == PanelPlace::kOver || place == PanelPlace::kSheet) {
    const ui::Rect bar = ui::CutTop(&rest, 48);
    const bool of_list = compact && app::ViewOf(view.model) == app::BoardView::kList;
    const std::string close = view.T(of_list ? Message::kBackToList : Message::kClose);
    if (ui::Button(view.frame,
                   {.id = "back",
                    .label = close,
                    .rect = ui::LeftMiddle(ui::Inset(bar, 4, 0),
                                           ui::ButtonWidth(view.frame, close, true), 44),
                    .kind = ui::ButtonKind::kQuiet,
                    .icon = of_list ? ui::Icon::kChevronLeft : ui::Icon::kClose})) {
      // Whatever tool is in use: it is the panel that one wants away.
      view.Send(app::ChoosePerson{});
      view.Send(app::PickPeople{});
    }
  }
  if (selection.person >= 0 && app::BoardIsEditable(view.model)) {
    const float height = view.frame.control_height();
    const float rows = pair.complete() ? 2 * height + 8 : height;
    ui::Rect actions = ui::CutBottom(&rest, rows + 28);
    view.frame.painter().Line({actions.x, actions.y}, {actions.right(), actions.y},
                              view.theme().line);
    DrawActions(view, ui::Inset(actions, margin, 14));
  }
  ui::ScrollArea scroll(view.frame, {.id = "scroll", .rect = rest});
  const ui::Rect content = scroll.content();
  ui::Rect column{content.x + margin, content.y + 16, content.w - 2 * margin, 10'000};
  DrawConflicts(view, &column);
  if (selection.counterpart < 0) state.canvas.told_chain = {};
  if (!view.model.picked.empty()) DrawPicked(view, &column);
  if (selection.person < 0) {
    DrawLastChange(view, &column);
    DrawOverview(view, &column);
  } else {
    if (pair.complete()) {
      DrawPair(view, state, &column, pair);
    } else {
      DrawUnpaired(view, state, &column);
    }
    if (!view.model.board->solver->IsParked(selection.is_mentor, selection.person)) {
      DrawAlternatives(view, state, &column);
    }
    DrawLastChange(view, &column);
  }
  scroll.SetContentHeight(column.y + 8 - content.y);
}

}  // namespace parvis::views
