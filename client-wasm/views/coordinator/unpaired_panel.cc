// Somebody without a pair: why, and the smallest change that would help.
#include <optional>
#include <string>

#include "client-wasm/app/board_facts.h"
#include "client-wasm/canvas/person_words.h"
#include "client-wasm/views/coordinator/panel_parts.h"
#include "client-wasm/views/coordinator/parts_of_matching.h"
#include "client-wasm/views/parts.h"

namespace parvis::views {
namespace {

using matching::Help;
using matching::HelpfulChange;

// Larger boards are asked about by a button: each change that might help is tried.
constexpr int64_t kQuickPairs = 10'000;

std::optional<Help> Find(const app::BoardSolver& solver, bool is_mentor, int person) {
  return is_mentor ? solver.WhatWouldHelpMentor(person) : solver.WhatWouldHelpAdept(person);
}

std::string ChangeWords(const View& view, const HelpfulChange& change) {
  const std::string mentor = canvas::NameWithCode(MentorOf(view, change.pair.mentor));
  if (change.kind == HelpfulChange::Kind::kPlace) return view.T(Message::kHelpPlace, {mentor});
  const std::string adept = canvas::NameWithCode(AdeptOf(view, change.pair.adept));
  switch (change.kind) {
    case HelpfulChange::Kind::kForbid:
      return view.T(Message::kHelpAllow, {adept, mentor});
    case HelpfulChange::Kind::kAvoidance:
      return view.T(Message::kHelpAvoidance, {adept, mentor});
    default: {
      matching::RuleSet rules;
      rules.Add(change.rule);
      return view.T(
          Message::kHelpRule,
          {adept, mentor, app::RuleWords(*view.model.board, rules, view.frame.language())});
    }
  }
}

// Whom the person would be paired with; empty if nobody is told.
std::string PairWords(const View& view, const Help& help, bool is_mentor, int person) {
  for (const matching::FormedPair& pair : help.difference.formed) {
    if ((is_mentor ? pair.mentor : pair.adept) != person) continue;
    return view.T(
        Message::kHelpPair,
        {is_mentor ? MentorOf(view, person).display_name() : AdeptOf(view, person).display_name(),
         canvas::NameWithCode(is_mentor ? AdeptOf(view, pair.adept)
                                        : MentorOf(view, pair.mentor))});
  }
  return "";
}

// Of the chosen person, as the board is now; looked for at once where that is quick, or once asked.
HelpCache& HelpFor(const View& view, ViewState& state, bool asked) {
  const app::BoardModel& board = *view.model.board;
  const app::Selection& selection = view.model.selection;
  HelpCache& cache = state.help;
  if (cache.generation != board.generation || cache.round != board.round_id ||
      cache.is_mentor != selection.is_mentor || cache.person != selection.person) {
    cache = {board.round_id, board.generation, selection.is_mentor, selection.person, false, {}};
  }
  const int64_t pairs = int64_t{board.board.adepts_size()} * board.board.mentors_size();
  if (!cache.found && (asked || pairs <= kQuickPairs)) {
    cache.help = Find(*board.solver, selection.is_mentor, selection.person);
    cache.found = true;
  }
  return cache;
}

// Whether it was pressed: then what would help is looked for.
bool DrawAsk(const View& view, ui::Rect* rest) {
  const std::string label = view.T(Message::kHelpFind);
  const float height = view.frame.control_height();
  const bool asked = ui::Button(
      view.frame, {.id = "find-help",
                   .label = label,
                   .rect = {rest->x, rest->y, ui::ButtonWidth(view.frame, label), height}});
  ui::CutTop(rest, height, 18);
  return asked;
}

void DrawHelp(const View& view, ViewState& state, ui::Rect* rest) {
  const app::Selection& selection = view.model.selection;
  PanelHeading(view, rest, Message::kHelpHeading);
  if (!HelpFor(view, state, false).found && !HelpFor(view, state, DrawAsk(view, rest)).found) {
    return;
  }
  const HelpCache& cache = state.help;
  if (!cache.help) {
    TextBlock(view, rest, view.T(Message::kHelpNothing), ui::TextStyle::kBody, view.theme().muted,
              18);
    return;
  }
  const HelpfulChange& change = cache.help->change;
  std::string words = ChangeWords(view, change);
  const std::string after = PairWords(view, *cache.help, selection.is_mentor, selection.person);
  if (!after.empty()) words += " " + after;
  TextBlock(view, rest, words, ui::TextStyle::kBody, view.theme().text, 12);
  if (change.kind == HelpfulChange::Kind::kForbid && app::BoardIsEditable(view.model)) {
    const std::string label = view.T(Message::kAllowPair);
    const float height = view.frame.control_height();
    if (ui::Button(view.frame,
                   {.id = "allow",
                    .label = label,
                    .rect = {rest->x, rest->y, ui::ButtonWidth(view.frame, label), height}})) {
      view.Send(app::ForbidPair{change.pair.adept, change.pair.mentor});
    }
    ui::CutTop(rest, height);
  }
  ui::CutTop(rest, 8);
}

}  // namespace

std::string HelpInMeeting(const View& view, ViewState& state, ui::Rect* rest) {
  if (!HelpFor(view, state, false).found && !HelpFor(view, state, DrawAsk(view, rest)).found) {
    return "";
  }
  // The page is not told who is avoided; were it ever, it would not be for this screen.
  const std::optional<Help>& help = state.help.help;
  if (!help || help->change.kind == HelpfulChange::Kind::kAvoidance) {
    return view.T(Message::kHelpNothing);
  }
  return ChangeWords(view, help->change);
}

void DrawUnpaired(const View& view, ViewState& state, ui::Rect* rest) {
  const auto [is_mentor, person, counterpart] = view.model.selection;
  const bool parked = view.model.board->solver->IsParked(is_mentor, person);
  PanelHeading(view, rest,
               parked      ? Message::kParkedHeading
               : is_mentor ? Message::kWhyNoAdept
                           : Message::kWhyNoMentor);
  const v1::MatchingPerson& who = is_mentor ? MentorOf(view, person) : AdeptOf(view, person);
  ui::Rect name = ui::CutTop(rest, 24, 4);
  NameLine(view, who, &name);
  TextBlock(view, rest, canvas::SecondLine(who, is_mentor, view.frame.language()),
            ui::TextStyle::kCaption, view.theme().muted, 14);
  if (parked) {
    TextBlock(view, rest, view.T(Message::kParkedWhy), ui::TextStyle::kBody, view.theme().text, 18);
    return;
  }
  TextBlock(view, rest,
            app::ReasonWords(*view.model.board, is_mentor, person, view.frame.language()) + ".",
            ui::TextStyle::kBody, view.theme().text, 18);
  DrawHelp(view, state, rest);
  ui::CutTop(rest, 10);
}

}  // namespace parvis::views
