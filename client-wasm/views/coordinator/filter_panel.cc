// Who is in sight, and by which rules it is matched.
#include <string>
#include <vector>

#include "client-wasm/canvas/person_words.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/coordinator/what_if.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

constexpr float kRowHeight = 36;
// As the canvas draws it.
constexpr int kStrongScore = 800;

struct Count {
  int adepts = 0;
  int places = 0;
};

Count CountOf(const v1::Board& board, std::string_view institution) {
  Count count;
  for (const v1::MatchingPerson& adept : board.adepts()) {
    if (institution.empty() || adept.institution() == institution) ++count.adepts;
  }
  for (const v1::MatchingPerson& mentor : board.mentors()) {
    if (institution.empty() || mentor.institution() == institution) {
      count.places += mentor.capacity();
    }
  }
  return count;
}

// One institution, to be chosen like a radio button.
void InstitutionRow(const View& view, const ui::Rect& place, std::string_view code,
                    const std::string& title) {
  const app::BoardModel& board = *view.model.board;
  const ui::Theme& theme = view.theme();
  const text::Language language = view.frame.language();
  const Count count = CountOf(board.board, code);
  const std::string counts = view.T(
      Message::kInstitutionCounts,
      {text::FormatInteger(count.adepts, language), text::FormatInteger(count.places, language)});
  const bool chosen = view.model.institution == code;
  ui::SemanticNode node;
  node.id = code.empty() ? "all" : std::string(code);
  node.role = ui::Role::kRadio;
  node.name = title + ", " + counts;
  node.bounds = place;
  node.checked = chosen ? ui::Toggle::kOn : ui::Toggle::kOff;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) view.Send(app::FilterInstitution{std::string(code)});

  ui::Painter& painter = view.frame.painter();
  if (chosen || heard.hovered) {
    painter.FillRect(place, chosen ? theme.accent_soft : theme.hover, ui::kRadiusControl);
  }
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusControl);
  ui::Rect inside = ui::Inset(place, 10, 0);
  const ui::Rect bar = ui::LeftMiddle(ui::CutLeft(&inside, 3, 9), 3, 20);
  if (!code.empty()) {
    painter.FillRect(bar, canvas::InstitutionColor(board, code, theme), 1.5f);
  }
  ui::TextOptions options;
  options.style = chosen ? ui::TextStyle::kBodyStrong : ui::TextStyle::kBody;
  options.color = chosen ? theme.accent : theme.text;
  painter.Text(code.empty() ? std::string_view(title) : code, ui::CutLeft(&inside, 48, 4), options);
  options.style = ui::TextStyle::kCaption;
  options.color = theme.muted;
  options.align = ui::Align::kRight;
  painter.Text(counts, inside, options);
}

void DrawInstitutions(const View& view, ui::Rect* rest) {
  const app::BoardModel& board = *view.model.board;
  const bool administrations =
      board.board.policy().institution_term() == v1::INSTITUTION_TERM_ADMINISTRATION;
  const Message heading = administrations ? Message::kAdministrations : Message::kInstitutions;
  PanelHeading(view, rest, heading);
  const float rows = static_cast<float>(board.catalogue.institutions_size() + 1);
  const std::string name = view.T(heading);
  ui::Rect list = ui::CutTop(rest, rows * kRowHeight, 20);
  list = {list.x - 10, list.y, list.w + 20, list.h};
  const auto group = view.frame.Enter(
      {.id = "institutions", .role = ui::Role::kRadioGroup, .name = name, .rect = list});
  InstitutionRow(view, ui::CutTop(&list, kRowHeight), "", view.T(Message::kAllInstitutions));
  for (const v1::Institution& institution : board.catalogue.institutions()) {
    InstitutionRow(
        view, ui::CutTop(&list, kRowHeight), institution.code(),
        institution.code() + ", " + InLanguage(institution.title(), view.frame.language()));
  }
}

std::vector<Message> RulesInForce(const v1::Policy& policy) {
  const v1::Rules& rules = policy.rules();
  std::vector<Message> words;
  if (rules.different_institution()) {
    words.push_back(policy.institution_term() == v1::INSTITUTION_TERM_ADMINISTRATION
                        ? Message::kHoldsDifferentAdministration
                        : Message::kHoldsDifferentInstitution);
  }
  if (rules.different_reporting_line()) words.push_back(Message::kHoldsDifferentReportingLine);
  if (rules.shared_language()) words.push_back(Message::kHoldsSharedLanguage);
  if (rules.not_avoided()) words.push_back(Message::kHoldsNotAvoided);
  if (rules.endorsed()) words.push_back(Message::kHoldsEndorsed);
  if (rules.more_experienced()) words.push_back(Message::kHoldsMoreExperienced);
  if (rules.previous_pair()) words.push_back(Message::kHoldsPreviousPair);
  if (rules.possible_meeting_mode()) words.push_back(Message::kHoldsMeetingMode);
  return words;
}

void DrawRules(const View& view, ui::Rect* rest) {
  const std::vector<Message> rules = RulesInForce(view.model.board->policy());
  PanelHeading(view, rest, Message::kRulesInForce);
  const std::string name = view.T(Message::kRulesInForce);
  const float row = 26;
  ui::Rect list_rect = ui::CutTop(rest, row * static_cast<float>(rules.size()), 20);
  const auto list =
      view.frame.Enter({.id = "rules", .role = ui::Role::kList, .name = name, .rect = list_rect});
  for (const Message rule : rules) {
    const std::string words = view.T(rule);
    ui::Rect line = ui::CutTop(&list_rect, row);
    const std::string id = "rule-" + std::to_string(static_cast<int>(rule));
    const auto item = view.frame.Enter({.id = id, .role = ui::Role::kListItem, .rect = line});
    const ui::Rect icon = ui::LeftMiddle(ui::CutLeft(&line, 16, 8), 16, 16);
    view.frame.painter().DrawIcon(ui::Icon::kCheck, icon, view.theme().good);
    ui::Text(view.frame, {.text = words, .rect = line, .style = ui::TextStyle::kCardBody});
  }
}

// What the lines say by their colour and width.
void DrawLegend(const View& view, ui::Rect* rest) {
  const text::Language language = view.frame.language();
  const std::string limit = text::FormatScore(view.model.board->policy().weak_below(), language);
  struct Sample {
    std::string words;
    ui::Color color;
    float width;
  };
  const Sample samples[] = {
      {view.T(Message::kLineStrong, {text::FormatScore(kStrongScore, language)}), view.theme().good,
       3},
      {view.T(Message::kLineOrdinary), view.theme().accent, 2.2f},
      {view.T(Message::kLineWeak, {limit}), view.theme().warn, 1.4f},
  };
  PanelHeading(view, rest, Message::kLines);
  for (const Sample& sample : samples) {
    ui::Rect line = ui::CutTop(rest, 24);
    const ui::Rect mark = ui::CutLeft(&line, 24, 10);
    view.frame.painter().Line({mark.x, mark.center().y}, {mark.right(), mark.center().y},
                              sample.color, sample.width);
    ui::Text(view.frame, {.text = sample.words, .rect = line, .style = ui::TextStyle::kCardBody});
  }
  ui::CutTop(rest, 8);
  const std::string units = view.T(Message::kValueAndPoints);
  const float used = ui::Text(view.frame, {.text = units,
                                           .rect = *rest,
                                           .style = ui::TextStyle::kCaption,
                                           .color = view.theme().muted,
                                           .wrap = true});
  ui::CutTop(rest, used);
}

}  // namespace

void DrawSearchField(const View& view, const ViewState& state, const ui::Rect& rect) {
  const std::string label = view.T(Message::kSearchPeople);
  std::string value = view.model.search;
  ui::TextFieldArgs field;
  field.id = "search";
  field.label = label;
  field.placeholder = label;
  field.rect = rect;
  field.label_above = false;
  field.search = true;
  if (!view.frame.compact()) field.shortcut_hint = "/";
  if (ui::TextField(view.frame, field, &value).changed) view.Send(app::Search{value});
  if (state.order == app::Command::kFindPerson) view.frame.Focus("search");
}

void DrawFilterPanel(const View& view, ViewState& state, const ui::Rect& rect) {
  ui::Panel(view.frame, rect, {.right = true});
  const std::string name =
      view.T(view.model.panel == app::SidePanel::kWhatIf ? Message::kWhatIf : Message::kFilters);
  const auto panel = view.frame.Enter(
      {.id = "filters", .role = ui::Role::kComplementary, .name = name, .rect = rect});
  ui::Rect rest = rect;
  ui::Rect top = ui::CutTop(&rest, 60);
  DrawSearchField(view, state, ui::Inset(top, 20, 12));
  DrawPanelTabs(view, &rest);
  const bool what_if = view.model.panel == app::SidePanel::kWhatIf;
  ui::ScrollArea scroll(view.frame, {.id = what_if ? "what-if" : "scroll", .rect = rest});
  const ui::Rect content = scroll.content();
  ui::Rect column{content.x + 20, content.y + 8, content.w - 40, 4000};
  if (what_if) {
    DrawWhatIfControls(view, state, &column);
    return scroll.SetContentHeight(column.y + 16 - content.y);
  }
  DrawInstitutions(view, &column);
  DrawRules(view, &column);
  if (app::ViewOf(view.model) == app::BoardView::kCards) DrawLegend(view, &column);
  scroll.SetContentHeight(column.y + 16 - content.y);
}

}  // namespace parvis::views
