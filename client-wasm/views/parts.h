// Small things that several views draw alike.
#ifndef PARVIS_CLIENT_WASM_VIEWS_PARTS_H_
#define PARVIS_CLIENT_WASM_VIEWS_PARTS_H_

#include <span>
#include <string>
#include <string_view>

#include "client-wasm/views/view.h"
#include "client-wasm/views/view_state.h"

namespace parvis::views {

// The round's title in the language of the page.
std::string TitleOf(const v1::Round& round, text::Language language);
std::string InLanguage(const v1::Text& words, text::Language language);

// What the programme calls an institution: "Lärosäte" or "Förvaltning".
std::string InstitutionWord(const View& view);

// Where the round stands, in words and with its tone.
std::string StateWords(const View& view, v1::Round::State state);
ui::Tone StateTone(v1::Round::State state);

// The board's numbers, computed once for each state of it.
const FactsCache& FactsFor(const View& view, ViewState& state);

// A command as a button: label, shortcut and whether it can be pressed come from the table.
// `id` defaults to the command's own.
struct CommandButtonArgs {
  app::Command command;
  ui::Rect rect;
  ui::ButtonKind kind = ui::ButtonKind::kNormal;
  std::optional<ui::Icon> icon = std::nullopt;
};
void CommandButton(const View& view, const CommandButtonArgs& args);
float CommandButtonWidth(const View& view, app::Command command, bool icon = false);

// The order of a table as the address has it ("-score"), and back.
ui::SortOrder OrderFrom(std::string_view sort, std::span<const ui::Column> columns);
std::string SortFrom(const ui::SortOrder& order, std::span<const ui::Column> columns);
// A heading that is not drawn: what the screen is, for who does not see how it is laid out.
void UndrawnTitle(const View& view, const std::string& words, const ui::Rect& rect);

// What stands in place of a screen's content while it is read, or when that failed, with a button
// to try again. Returns whether the content can be drawn.
bool DrawLoading(const View& view, const app::Loading& loading, const ui::Rect& rect);

// A link of the client's own: goes there without loading the page.
void RouteLink(const View& view, const ui::LinkArgs& args, const app::Route& route);

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_PARTS_H_
