// The accessibility statement that the law asks of a public body's site (2018:1937). The same
// words stand in web/tillganglighet.html, for where the client does not run.
#include <algorithm>
#include <string>

#include "client-wasm/views/screens.h"

namespace parvis::views {
namespace {

constexpr char kReportTo[] = "https://www.digg.se/tdosanmalan";

constexpr Message kFaults[] = {Message::kStatementFaultSpacing, Message::kStatementFaultText,
                               Message::kStatementFaultBoard,   Message::kStatementFaultForced,
                               Message::kStatementFaultBrowser, Message::kStatementFaultTested};

void DrawHeading(const View& view, ui::Rect* rest, Message message) {
  const std::string words = view.T(message);
  ui::CutTop(rest, 20);
  ui::Heading(view.frame, {.text = words,
                           .rect = ui::CutTop(rest, 24, 6),
                           .level = 2,
                           .style = ui::TextStyle::kSection});
}

void DrawParagraph(const View& view, ui::Rect* rest, Message message) {
  const std::string words = view.T(message);
  const float used = ui::Text(
      view.frame, {.text = words, .rect = *rest, .style = ui::TextStyle::kReading, .wrap = true});
  ui::CutTop(rest, used, 8);
}

void DrawFaults(const View& view, ui::Rect* rest) {
  const std::string name = view.T(Message::kStatementFaultsTitle);
  const auto list =
      view.frame.Enter({.id = "faults", .role = ui::Role::kList, .name = name, .rect = *rest});
  for (const Message fault : kFaults) {
    const std::string id = std::to_string(static_cast<int>(fault));
    const auto item = view.frame.Enter({.id = id, .role = ui::Role::kListItem, .rect = *rest});
    view.frame.painter().FillCircle({rest->x + 5, rest->y + 12}, 2.5f, view.theme().text);
    ui::Rect line{rest->x + 20, rest->y, rest->w - 20, rest->h};
    DrawParagraph(view, &line, fault);
    ui::CutTop(rest, line.y - rest->y);
  }
}

}  // namespace

void DrawAccessibility(const View& view, const ui::Rect& rect) {
  ui::ScrollArea scroll(view.frame, {.id = "statement-scroll", .rect = rect});
  const ui::Rect content = scroll.content();
  const float width = std::min(720.0f, content.w - 32);
  ui::Rect rest{content.x + (content.w - width) / 2, content.y + 24, width, 10'000};
  const std::string title = view.T(Message::kStatementTitle);
  const float used = ui::Heading(
      view.frame, {.text = title,
                   .rect = rest,
                   .level = 1,
                   .style = view.frame.compact() ? ui::TextStyle::kSection : ui::TextStyle::kTitle,
                   .wrap = true});
  ui::CutTop(&rest, used, 12);
  DrawParagraph(view, &rest, Message::kStatementIntro);
  DrawHeading(view, &rest, Message::kStatementHowTitle);
  DrawParagraph(view, &rest, Message::kStatementHow);
  DrawHeading(view, &rest, Message::kStatementFaultsTitle);
  DrawFaults(view, &rest);
  DrawHeading(view, &rest, Message::kStatementTellTitle);
  DrawParagraph(view, &rest, Message::kStatementTell);
  DrawHeading(view, &rest, Message::kStatementComplainTitle);
  DrawParagraph(view, &rest, Message::kStatementComplain);
  const std::string report = view.T(Message::kStatementComplainLink);
  const float report_width = view.frame.painter().TextWidth(report, ui::TextStyle::kReading) + 2;
  ui::Link(view.frame, {.id = "report",
                        .label = report,
                        .href = kReportTo,
                        .rect = ui::LeftMiddle(ui::CutTop(&rest, 28, 8), report_width, 28),
                        .style = ui::TextStyle::kReading});
  DrawHeading(view, &rest, Message::kStatementWhenTitle);
  DrawParagraph(view, &rest, Message::kStatementWhen);
  scroll.SetContentHeight(rest.y + 24 - content.y);
}

}  // namespace parvis::views
