// The matching meeting, for a projector: one pair at a time in large type, a mark by one key each.
// Drawn here is only what everybody in the room may see: no wishes for persons, no avoided ones, no
// reasons that a rule keeps to itself, no personal texts. The ordinary screen is not drawn at all.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/app/meeting.h"
#include "client-wasm/canvas/mark_look.h"
#include "client-wasm/canvas/person_words.h"
#include "client-wasm/ui/shortcut_words.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"
#include "client-wasm/views/settings_menu.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

using app::Command;

// So much larger than on a desk is everything that is to be read from afar.
float ScaleFor(const View& view, const ui::Rect& rect) {
  if (view.frame.compact()) return 1;
  return std::clamp(std::min(rect.w / 800, rect.h / 420), 1.0f, 2.6f);
}

// Words in large type, wrapped; their height comes off the top of `rest`.
struct LargeArgs {
  std::string_view id;
  std::string_view words;
  ui::TextStyle style = ui::TextStyle::kSection;
  float scale = 1;
  ui::Color color;
  int level = 0;  // As a heading, if not 0.
};
void LargeText(const View& view, ui::Rect* rest, const LargeArgs& args, float gap) {
  ui::Painter& painter = view.frame.painter();
  ui::TextOptions options;
  options.style = args.style;
  options.color = args.color;
  options.scale = args.scale;
  const float height = painter.TextWrapped(args.words, *rest, options);
  ui::SemanticNode node;
  node.id = args.id;
  node.role = args.level > 0 ? ui::Role::kHeading : ui::Role::kText;
  node.level = args.level;
  node.name = args.words;
  node.bounds = {rest->x, rest->y, rest->w, height};
  view.frame.Node(std::move(node));
  ui::CutTop(rest, height, gap);
}

float LargeHeight(const View& view, const std::string& words, ui::TextStyle style, float width,
                  float scale) {
  return view.frame.painter().TextHeight(words, style, width, scale);
}

std::string WhereOf(const v1::MatchingPerson& person) {
  std::string where = person.institution();
  if (!person.unit().empty()) where += " · " + person.unit();
  if (!person.title().empty()) where += " · " + person.title();
  return where;
}

// One of the two: what they are, name, where they work. Returns where it ends.
float DrawPerson(const View& view, bool is_mentor, int person, ui::Rect rest, float scale) {
  const ui::Theme& theme = view.theme();
  const v1::MatchingPerson& who = is_mentor ? MentorOf(view, person) : AdeptOf(view, person);
  const std::string side = is_mentor ? "mentor" : "adept";
  const ui::Color hue = canvas::InstitutionColor(*view.model.board, who.institution(), theme);
  const float top = rest.y;
  ui::Rect column{rest.x + 16, rest.y, rest.w - 16, rest.h};
  LargeText(view, &column,
            {side, view.T(is_mentor ? Message::kColumnMentor : Message::kColumnAdept),
             ui::TextStyle::kPanel, scale, theme.muted},
            4 * scale);
  LargeText(
      view, &column,
      {side + "-name", who.display_name(), ui::TextStyle::kTitle, scale * 1.15f, theme.text, 2},
      4 * scale);
  LargeText(view, &column,
            {side + "-where", WhereOf(who), ui::TextStyle::kBody, scale, theme.muted}, 0);
  view.frame.painter().FillRect({rest.x, top + 2, 4, column.y - top - 4}, hue, 2);
  if (!app::BoardIsEditable(view.model)) return column.y;
  ui::CutTop(&column, 10);
  const bool parked = view.model.board->solver->IsParked(is_mentor, person);
  const std::string label = view.T(parked ? Message::kReturnPerson : Message::kParkPerson);
  const std::string name = label + ": " + who.display_name();
  const std::string id = side + "-park";
  const float height = view.frame.control_height();
  const ui::Rect place = ui::CutTop(&column, height);
  const float width = ui::ButtonWidth(view.frame, label);
  if (ui::Button(
          view.frame,
          {.id = id, .label = label, .rect = {place.x, place.y, width, height}, .name = name})) {
    view.Send(app::ParkPerson{is_mentor, person});
  }
  return column.y;
}

struct MarkCommand {
  Command command;
  v1::PairMark::Kind kind;
  Message label;
};
constexpr MarkCommand kMarks[] = {
    {Command::kMarkClear, v1::PairMark::KIND_CLEAR, Message::kMarkClear},
    {Command::kMarkDoubtful, v1::PairMark::KIND_DOUBTFUL, Message::kMarkDoubtful},
    {Command::kMarkDiscuss, v1::PairMark::KIND_DISCUSS, Message::kMarkDiscuss}};

// A large button that stays down, with its picture and its key.
void DrawMarkButton(const View& view, const MarkCommand& mark, const ui::Rect& place, float scale) {
  const ui::Theme& theme = view.theme();
  ui::Painter& painter = view.frame.painter();
  const std::string label = view.T(mark.label);
  const std::string_view keys = app::InfoOf(mark.command).shortcut;
  const bool on = app::ShownMark(view.model).kind == mark.kind;
  const bool enabled = app::IsEnabled(view.model, mark.command);
  ui::SemanticNode node;
  node.id = "mark-" + std::string(keys);
  node.role = ui::Role::kButton;
  node.name = label;
  node.shortcut = keys;
  node.pressed = on ? ui::Toggle::kOn : ui::Toggle::kOff;
  node.disabled = !enabled;
  node.bounds = place;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  if (heard.activated && enabled) view.Run(mark.command);
  const ui::Tone tone = canvas::MarkTone(mark.kind);
  const ui::Color color = on ? theme.ToneColor(tone) : enabled ? theme.text : theme.muted;
  painter.FillRect(place,
                   on              ? theme.ToneSoft(tone)
                   : heard.hovered ? theme.hover
                                   : theme.surface,
                   ui::kRadiusCard);
  painter.StrokeRect(place, on ? theme.ToneColor(tone) : theme.edge, ui::kRadiusCard,
                     on ? 2.5f : 1);
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusCard);
  ui::TextOptions options;
  options.style = ui::TextStyle::kBodyStrong;
  options.color = color;
  options.scale = scale;
  const float icon = 20 * scale;
  const float words = painter.TextWidth(label, options.style, scale);
  const float key = view.frame.compact() ? 0 : 30;
  ui::Rect inside = ui::Centered(place, icon + 8 + words + 1 + key, place.h);
  painter.DrawIcon(canvas::MarkIcon(mark.kind),
                   ui::Centered(ui::CutLeft(&inside, icon, 8), icon, icon), color);
  if (key > 0) {
    ui::DrawKeys(view.frame, ui::ShortcutWords(view.frame, keys),
                 ui::Centered(ui::CutRight(&inside, 22), 22, 22));
  }
  painter.Text(label, inside, options);
}

// What the mentor can of what the adept needs, without levels and priorities.
std::string FitWords(const View& view, const app::ShownPair& pair) {
  const app::BoardModel& board = *view.model.board;
  std::string list;
  for (const matching::NeedCoverage& need : board.solver->Needs(pair.adept, pair.mentor)) {
    if (need.level == 0) continue;
    const std::string_view code = board.solver->CodeText(need.competence);
    std::string title(code);
    for (const v1::Competence& competence : board.catalogue.competences()) {
      if (competence.code() == code) title = InLanguage(competence.title(), view.frame.language());
    }
    list += (list.empty() ? "" : ", ") + title;
  }
  return list.empty() ? std::string() : view.T(Message::kMentorCan, {list});
}

void DrawMarks(const View& view, ViewState& state, ui::Rect* rest, const app::ShownPair& pair,
               float scale) {
  const float type = std::min(scale, 1.6f);
  const ui::Rect row = ui::CutTop(rest, std::max(48.0f, 40 * type), 16);
  const std::string name = view.T(Message::kMark);
  {
    const auto group =
        view.frame.Enter({.id = "marks", .role = ui::Role::kGroup, .name = name, .rect = row});
    const std::vector<ui::Rect> places = ui::Columns(row, 3, 8);
    for (std::size_t i = 0; i < std::size(kMarks); ++i) {
      DrawMarkButton(view, kMarks[i], places[i], view.frame.compact() ? 1 : type);
    }
  }
  if (app::BoardIsEditable(view.model)) {
    DrawComment(view, state, rest, pair);
  } else if (const std::string& comment = app::ShownMark(view.model).comment; !comment.empty()) {
    LargeText(view, rest, {"comment", comment, ui::TextStyle::kBody, scale, view.theme().text}, 14);
  }
}

// Pinned or forbidden, if it is.
void DrawPinState(const View& view, const app::ShownPair& pair, float scale, ui::Rect* rest) {
  const app::BoardSolver& solver = *view.model.board->solver;
  const bool pinned = solver.IsPinned(pair.adept, pair.mentor);
  if (!pinned && !solver.IsForbidden(pair.adept, pair.mentor)) return;
  const ui::Color color = pinned ? view.theme().accent : view.theme().bad;
  const float icon = 18 * scale;
  view.frame.painter().DrawIcon(pinned ? ui::Icon::kPin : ui::Icon::kForbid,
                                {rest->x, rest->y + scale, icon, icon}, color);
  ui::Rect words{rest->x + icon + 8 * scale, rest->y, rest->w - icon - 8 * scale, rest->h};
  LargeText(view, &words,
            {"pin-state", view.T(pinned ? Message::kChipPinned : Message::kChipForbidden),
             ui::TextStyle::kBodyStrong, scale, color},
            12 * scale);
  ui::CutTop(rest, words.y - rest->y);
}

// In the mentor's place: that there is none, and why.
void DrawWithout(const View& view, int adept, float scale, ui::Rect* rest) {
  const app::BoardModel& board = *view.model.board;
  const bool parked = board.solver->IsParked(false, adept);
  LargeText(view, rest,
            {"without", view.T(parked ? Message::kParkedWhy : Message::kMinutesUnpaired),
             ui::TextStyle::kSection, scale, view.theme().warn},
            parked ? 0 : 8 * scale);
  if (parked) return;
  LargeText(
      view, rest,
      {"why",
       app::ReasonWords(board, false, adept, view.frame.language(), app::Eyes::kEverybody) + ".",
       ui::TextStyle::kBody, scale, view.theme().text},
      0);
}

void DrawHelpForAll(const View& view, ViewState& state, float scale, ui::Rect* rest) {
  LargeText(view, rest,
            {"help-heading", view.T(Message::kHelpHeading), ui::TextStyle::kPanel, scale,
             view.theme().muted, 2},
            4 * scale);
  const std::string words = HelpInMeeting(view, state, rest);
  if (words.empty()) return;
  LargeText(view, rest, {"help", words, ui::TextStyle::kBody, scale, view.theme().text},
            16 * scale);
}

void DrawPair(const View& view, ViewState& state, const ui::Rect& rect) {
  const app::ShownPair pair = app::ShownPairOf(view.model);
  const float scale = ScaleFor(view, rect);
  const float margin = view.frame.compact() ? 16.0f : 48.0f;
  ui::ScrollArea scroll(view.frame, {.id = "scroll", .rect = rect});
  const ui::Rect content = scroll.content();
  const float wide = std::min(content.w - 2 * margin, 760 * scale);
  // What there is stands a little above the middle.
  const float above = std::max(0.0f, (rect.h - state.meeting_height) * 0.4f);
  const float top = content.y + (view.frame.compact() ? 16 : above);
  ui::Rect column{content.x + (content.w - wide) / 2, top, wide, 10'000};
  const bool beside = !view.frame.compact();
  const int adept = pair.adept;
  const int mentor = pair.mentor;
  ui::Rect left = column;
  ui::Rect right = column;
  if (beside) {
    const std::vector<ui::Rect> halves = ui::Columns(column, 2, 32);
    left = halves[0];
    right = halves[1];
  }
  float end = column.y;
  if (adept >= 0) end = DrawPerson(view, false, adept, left, scale);
  if (!beside) right.y = end + 16;
  if (mentor >= 0) {
    end = std::max(end, DrawPerson(view, true, mentor, right, scale));
  } else if (adept >= 0) {
    DrawWithout(view, adept, scale, &right);
    end = std::max(end, right.y);
  }
  column.y = end + 20 * scale;
  if (pair.complete()) {
    DrawPinState(view, pair, scale, &column);
    const std::string fits = FitWords(view, pair);
    if (!fits.empty()) {
      LargeText(view, &column, {"fits", fits, ui::TextStyle::kBody, scale, view.theme().text},
                16 * scale);
    }
    DrawMarks(view, state, &column, pair, scale);
  } else if (adept >= 0 && !view.model.board->solver->IsParked(false, adept)) {
    DrawHelpForAll(view, state, scale, &column);
  }
  TextBlock(view, &column, view.T(Message::kMeetingHides), ui::TextStyle::kCaption,
            view.theme().muted, 24);
  scroll.SetContentHeight(column.y - content.y);
  if (state.meeting_height != column.y - top) view.frame.Again();
  state.meeting_height = column.y - top;
}

std::vector<std::string> FilterOptions(const View& view, const app::MarkCounts& counts) {
  const text::Language language = view.frame.language();
  const auto with = [&](Message message, int count) {
    return view.T(message) + " " + text::FormatInteger(count, language);
  };
  return {with(Message::kWalkAll, counts.pairs + counts.unpaired),
          with(Message::kWalkUnmarked, counts.unmarked()), with(Message::kWalkOpen, counts.open())};
}

void DrawFilter(const View& view, const ui::Rect& rect, const app::MarkCounts& counts) {
  const std::string name = view.T(Message::kWalkFilter);
  const std::vector<std::string> options = FilterOptions(view, counts);
  if (const std::optional<int> chosen =
          ui::Segments(view.frame, {.id = "filter",
                                    .name = name,
                                    .options = options,
                                    .selected = static_cast<int>(view.model.meeting.filter),
                                    .rect = rect})) {
    view.Send(app::FilterWalk{static_cast<app::WalkFilter>(*chosen)});
  }
}

// On a phone; elsewhere it stands with the steps.
void DrawUndo(const View& view, const ui::Rect& rect) {
  const std::string label = view.T(app::LabelOf(view.model, Command::kUndo));
  if (ui::IconButton(view.frame, {.id = "undo",
                                  .label = label,
                                  .icon = ui::Icon::kUndo,
                                  .rect = rect,
                                  .disabled = !app::IsEnabled(view.model, Command::kUndo),
                                  .shortcut = app::InfoOf(Command::kUndo).shortcut})) {
    view.Run(Command::kUndo);
  }
}

void DrawHeader(const View& view, ui::Rect* rest) {
  const app::MarkCounts counts = app::CountMarks(*view.model.board);
  const bool compact = view.frame.compact();
  const float height = view.frame.control_height();
  const ui::Rect bar = ui::CutTop(rest, compact ? 116.0f : 64.0f);
  ui::Panel(view.frame, bar, {.bottom = true});
  ui::Rect inside = ui::Inset(bar, compact ? 16.0f : 24.0f, compact ? 8.0f : 14.0f);
  const std::string title = view.T(Message::kMeeting);
  ui::Rect first = compact ? ui::CutTop(&inside, 44, 8) : inside;
  const float end = CommandButtonWidth(view, Command::kMeeting);
  if (compact) {
    DrawMoreMenu(view, ui::CutRight(&first, 44, 4));
    if (app::BoardIsEditable(view.model)) DrawUndo(view, ui::CutRight(&first, 44, 8));
    ui::Heading(view.frame, {.text = title,
                             .rect = ui::LeftMiddle(first, first.w, 24),
                             .level = 1,
                             .style = ui::TextStyle::kSection});
    DrawFilter(view, inside, counts);
    return;
  }
  CommandButton(view, {.command = Command::kMeeting, .rect = ui::CutRight(&first, end, 8)});
  DrawMoreMenu(view, ui::CutRight(&first, height, 8));
  const float width = ui::SegmentsWidth(view.frame, FilterOptions(view, counts));
  DrawFilter(view, ui::CutRight(&first, std::min(width, first.w * 0.66f), 16), counts);
  ui::Heading(view.frame, {.text = title,
                           .rect = ui::LeftMiddle(first, first.w, 28),
                           .level = 1,
                           .style = ui::TextStyle::kTitle});
}

std::string PlaceWords(const View& view) {
  const std::vector<int> adepts = app::WalkAdepts(view.model);
  const int shown = app::ShownPairOf(view.model).adept;
  const auto here = std::find(adepts.begin(), adepts.end(), shown);
  const text::Language language = view.frame.language();
  const std::string at =
      here == adepts.end() ? "–" : text::FormatInteger(here - adepts.begin() + 1, language);
  return view.T(Message::kPlaceOf,
                {at, text::FormatInteger(static_cast<int64_t>(adepts.size()), language)});
}

void DrawFooter(const View& view, ui::Rect* rest) {
  const bool compact = view.frame.compact();
  const ui::Rect bar = ui::CutBottom(rest, 72);
  ui::Panel(view.frame, bar, {.top = true});
  ui::Rect inside = ui::Centered(ui::Inset(bar, compact ? 16.0f : 24.0f, 0),
                                 bar.w - (compact ? 32.0f : 48.0f), 48);
  const auto step = [&](Command command, ui::Icon icon, const ui::Rect& place) {
    if (!compact) return CommandButton(view, {.command = command, .rect = place, .icon = icon});
    const std::string label = view.T(app::LabelOf(view.model, command));
    if (ui::IconButton(view.frame, {.id = command == Command::kNextPair ? "next" : "previous",
                                    .label = label,
                                    .icon = icon,
                                    .rect = place,
                                    .kind = ui::ButtonKind::kNormal,
                                    .disabled = !app::IsEnabled(view.model, command),
                                    .shortcut = app::InfoOf(command).shortcut})) {
      view.Run(command);
    }
  };
  const float width = compact ? 56
                              : std::max(CommandButtonWidth(view, Command::kNextPair, true),
                                         CommandButtonWidth(view, Command::kPreviousPair, true));
  if (!compact && app::BoardIsEditable(view.model)) {
    const float undo = CommandButtonWidth(view, Command::kUndo, true);
    CommandButton(view, {.command = Command::kUndo,
                         .rect = ui::CutLeft(&inside, undo, 16),
                         .icon = ui::Icon::kUndo});
    ui::CutRight(&inside, undo, 16);  // So that the steps stand in the middle.
  }
  constexpr float kPlace = 140;
  ui::Rect middle = ui::Centered(inside, std::min(inside.w, 2 * width + kPlace), inside.h);
  step(Command::kPreviousPair, ui::Icon::kChevronLeft, ui::CutLeft(&middle, width));
  const ui::Rect next = ui::CutRight(&middle, width);
  const std::string place = PlaceWords(view);
  ui::Text(view.frame, {.text = place,
                        .rect = ui::Centered(middle, middle.w, 24),
                        .style = ui::TextStyle::kReadingStrong,
                        .align = ui::Align::kCenter});
  step(Command::kNextPair, ui::Icon::kChevronRight, next);
}

// Arrow keys, besides the keys of the commands; the choice of what one goes through has its own.
void HearArrows(const View& view) {
  if (view.model.dialog != app::OpenDialog::kNone) return;
  if (view.frame.focused().find("/filter") != std::string::npos) return;
  if (view.frame.Shortcut("ArrowRight")) view.Run(Command::kNextPair);
  if (view.frame.Shortcut("ArrowLeft")) view.Run(Command::kPreviousPair);
}

// A screen reader hears which pair it is now.
void Tell(const View& view, ViewState& state) {
  const app::ShownPair pair = app::ShownPairOf(view.model);
  if (pair.adept == state.told_in_meeting) return;
  state.told_in_meeting = pair.adept;
  if (pair.adept < 0) return;
  std::string words = PlaceWords(view) + ": " + canvas::NameWithCode(AdeptOf(view, pair.adept)) +
                      ", " +
                      (pair.mentor < 0 ? view.T(Message::kWithoutMentor)
                                       : canvas::NameWithCode(MentorOf(view, pair.mentor)));
  const std::string mark = app::MarkWords(app::ShownMark(view.model), view.frame.language());
  if (!mark.empty()) words += ", " + mark;
  view.frame.Announce(words);
}

}  // namespace

void DrawMoreMenu(const View& view, const ui::Rect& rect) {
  const std::string label = view.T(Message::kMoreActions);
  ActionMenu menu;
  for (const Command command :
       {Command::kMeeting, Command::kMinutes, Command::kPrintSlips, Command::kShowHistory}) {
    ui::MenuEntry& entry =
        menu.Add("command-" + std::to_string(static_cast<int>(command)),
                 view.T(app::LabelOf(view.model, command)), app::RunCommand{command});
    entry.second = ui::ShortcutWords(view.frame, app::InfoOf(command).shortcut);
    entry.separator_before = command == Command::kShowHistory;
  }
  menu.Draw(view, {.id = "more",
                   .label = label,
                   .rect = rect,
                   .icon = ui::Icon::kMore,
                   .icon_only = true,
                   .quiet = true});
}

void DrawMeeting(const View& view, ViewState& state, const ui::Rect& rect) {
  const std::string name = view.T(Message::kMeeting);
  const auto region =
      view.frame.Enter({.id = "meeting", .role = ui::Role::kRegion, .name = name, .rect = rect});
  ui::Rect rest = rect;
  DrawHeader(view, &rest);
  DrawFooter(view, &rest);
  if (app::ShownPairOf(view.model).adept >= 0) {
    DrawPair(view, state, rest);
  } else {
    const std::string title = view.T(Message::kMeetingNothing);
    const std::string words = view.T(Message::kMeetingNothingWords);
    ui::EmptyState(
        view.frame,
        {.id = "nothing", .icon = ui::Icon::kPeople, .title = title, .words = words, .rect = rest});
  }
  HearArrows(view);
  Tell(view, state);
}

}  // namespace parvis::views
