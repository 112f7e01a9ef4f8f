#include "client-wasm/views/coordinator/panel_parts.h"

#include <algorithm>
#include <string>

#include "client-wasm/canvas/person_words.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {

const v1::MatchingPerson& AdeptOf(const View& view, int adept) {
  return view.model.board->board.adepts(adept);
}

const v1::MatchingPerson& MentorOf(const View& view, int mentor) {
  return view.model.board->board.mentors(mentor);
}

void PanelHeading(const View& view, ui::Rect* rest, Message message) {
  const std::string words = view.T(message);
  ui::Heading(view.frame, {.text = words,
                           .rect = ui::CutTop(rest, 16, 10),
                           .level = 2,
                           .style = ui::TextStyle::kPanel,
                           .color = view.theme().muted});
}

float TextBlock(const View& view, ui::Rect* rest, const std::string& words, ui::TextStyle style,
                ui::Color color, float gap) {
  const float height = ui::Text(
      view.frame, {.text = words, .rect = *rest, .style = style, .color = color, .wrap = true});
  ui::CutTop(rest, height, gap);
  return height;
}

void NameLine(const View& view, const v1::MatchingPerson& person, ui::Rect* rest) {
  ui::Rect line = ui::CutTop(rest, 24);
  const float width = std::min(
      line.w - 44,
      view.frame.painter().TextWidth(person.display_name(), ui::TextStyle::kReadingStrong) + 1);
  ui::Text(view.frame, {.text = person.display_name(),
                        .rect = ui::CutLeft(&line, width, 6),
                        .style = ui::TextStyle::kReadingStrong});
  ui::Text(view.frame, {.text = person.institution(),
                        .rect = line,
                        .style = ui::TextStyle::kReading,
                        .color = view.theme().muted});
}

void PersonRow(const View& view, ui::Rect* rest, int adept, const std::string& id,
               const std::string& second, const std::string& figure) {
  ui::Rect place = ui::CutTop(rest, 50);
  const ui::Theme& theme = view.theme();
  const std::string& name = AdeptOf(view, adept).display_name();
  ui::SemanticNode node;
  node.id = id;
  node.role = ui::Role::kButton;
  node.name = name + ", " + second + (figure.empty() ? "" : ", " + figure);
  node.bounds = place;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated) view.Send(app::ChoosePerson{false, adept});
  ui::Painter& painter = view.frame.painter();
  if (heard.hovered) painter.FillRect(ui::Inset(place, -8, 1), theme.hover, ui::kRadiusControl);
  painter.Line({place.x, place.bottom()}, {place.right(), place.bottom()}, theme.line);
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusControl);
  ui::TextOptions options;
  options.style = ui::TextStyle::kBodyStrong;
  options.color = theme.text;
  options.align = ui::Align::kRight;
  if (!figure.empty()) painter.Text(figure, ui::CutRight(&place, 52, 4), options);
  options.align = ui::Align::kLeft;
  options.style = ui::TextStyle::kBody;
  painter.Text(name, {place.x, place.y + 6, place.w, 20}, options);
  options.style = ui::TextStyle::kCaption;
  options.color = theme.muted;
  painter.Text(second, {place.x, place.y + 26, place.w, 16}, options);
}

std::string PriceWords(const View& view, const app::Price& price) {
  const text::Language language = view.frame.language();
  if (price.others_changed == 0) return view.T(Message::kChangesNobody);
  if (price.others_changed == 1) return view.T(Message::kChangesOne);
  return view.T(Message::kChangesMany, {text::FormatInteger(price.others_changed, language)});
}

std::string PriceFigure(const View& view, const app::Price& price, ui::Color* color) {
  const text::Language language = view.frame.language();
  const ui::Theme& theme = view.theme();
  if (price.pairs_gained != 0) {
    *color = price.pairs_gained < 0 ? theme.bad : theme.good;
    return view.T(Message::kPricePairs, {text::FormatSigned(price.pairs_gained, language)});
  }
  *color = price.points_gained < 0 ? theme.bad : theme.good;
  return view.T(Message::kPricePoints, {text::FormatSigned(price.points_gained, language)});
}

std::string MoveWords(const View& view, const app::Moved& moved) {
  const auto name = [&](int mentor) {
    return mentor < 0 ? view.T(Message::kNobody) : canvas::NameWithCode(MentorOf(view, mentor));
  };
  return name(moved.from) + " → " + name(moved.to);
}

}  // namespace parvis::views
