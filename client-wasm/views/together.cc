#include "client-wasm/views/together.h"

#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/canvas/others.h"
#include "client-wasm/views/parts.h"
#include "shared/text/numbers.h"

namespace parvis::views {
namespace {

constexpr float kCircle = 30;
constexpr float kStep = 22;  // The circles overlap.

std::string NameById(const app::BoardModel& board, const std::string& adept,
                     const std::string& mentor) {
  const int a = adept.empty() ? -1 : board.solver->AdeptIndex(adept);
  const int m = mentor.empty() ? -1 : board.solver->MentorIndex(mentor);
  if (a >= 0) return board.board.adepts(a).display_name();
  return m >= 0 ? board.board.mentors(m).display_name() : "";
}

void DrawCircle(const View& view, const ui::Rect& place, const std::string& words, ui::Color color,
                ui::Color ink) {
  ui::Painter& painter = view.frame.painter();
  painter.FillCircle(place.center(), place.w / 2 + 1.5f, view.theme().surface);
  painter.FillCircle(place.center(), place.w / 2 - 0.5f, color);
  ui::TextOptions options;
  options.style = ui::TextStyle::kFineStrong;
  options.color = ink;
  options.align = ui::Align::kCenter;
  painter.Text(words, place, options);
}

std::string NamesOf(const std::vector<const app::Other*>& people) {
  std::string names;
  for (const app::Other* each : people) names += (names.empty() ? "" : ", ") + each->name;
  return names;
}

// Who is there and what they look at; choosing one goes there too.
void DrawOthersMenu(const View& view, const std::vector<const app::Other*>& people,
                    const std::string& name) {
  const app::BoardModel& board = *view.model.board;
  std::vector<ui::MenuEntry> entries;
  for (const app::Other* each : people) {
    ui::MenuEntry entry;
    entry.id = each->viewer;
    entry.label = app::Initials(each->name) + " · " + each->name;
    const std::string chosen = NameById(board, each->adept, each->mentor);
    if (!chosen.empty()) entry.second = view.T(Message::kLooksAt, {chosen});
    entry.disabled = chosen.empty();
    entries.push_back(std::move(entry));
  }
  const std::optional<int> chosen = ui::Menu(view.frame, "others-menu", name, entries);
  if (!chosen) return;
  const app::Other& other = *people[static_cast<std::size_t>(*chosen)];
  const int adept = board.solver->AdeptIndex(other.adept);
  const bool is_mentor = adept < 0;
  view.Send(
      app::ChoosePerson{is_mentor, is_mentor ? board.solver->MentorIndex(other.mentor) : adept});
}

std::string WaitingWords(const View& view, int waiting, Message one, Message many) {
  return waiting == 1 ? view.T(one)
                      : view.T(many, {text::FormatInteger(waiting, view.frame.language())});
}

// What the bar says, and what its button does.
struct Contact {
  std::string words;
  std::string action;
  app::Action send;
};

Contact ContactNow(const View& view) {
  const app::Together& together = view.model.together;
  Contact contact;
  if (view.model.sign_in != app::SignIn::kSignedIn) return contact;
  const int waiting = app::WaitingEdits(view.model);
  if (together.lost_since) {
    contact.words =
        *together.lost_since > 0
            ? view.T(Message::kNoContactSince,
                     {text::FormatTimeOfDay(*together.lost_since, view.frame.language())})
            : view.T(Message::kNoContactNow);
    if (waiting > 0) {
      contact.words +=
          " " + WaitingWords(view, waiting, Message::kOneEditWaits, Message::kEditsWait);
    }
    if (app::BoardIsEditable(view.model)) contact.words += " " + view.T(Message::kYouMayGoOn);
    contact.action = view.T(Message::kTryNow);
    contact.send = app::Reconnect{};
    return contact;
  }
  for (const app::KeptEdits& kept : together.kept) {
    if (kept.round_id == view.model.route.round) continue;
    contact.words = WaitingWords(view, app::WaitingEdits(*kept.replica),
                                 Message::kOneEditWaitsElsewhere, Message::kEditsWaitElsewhere);
    contact.action = view.T(Message::kToTheRound);
    contact.send = app::Go{app::Route{app::Screen::kMatching, kept.round_id, ""}};
    break;
  }
  return contact;
}

void DrawConflict(const View& view, const app::Conflict& conflict, ui::Rect* column) {
  const std::string id = "conflict-" + std::to_string(conflict.id);
  const std::string title = view.T(Message::kConflictTitle);
  const std::string words = app::ConflictWords(view.model, conflict, view.frame.language());
  const auto group =
      view.frame.Enter({.id = id, .role = ui::Role::kGroup, .name = title, .rect = *column});
  ui::NoticeArgs notice;
  notice.id = "notice";
  notice.title = title;
  notice.words = words;
  notice.tone = ui::Tone::kWarn;
  notice.live = true;
  notice.rect = {column->x, column->y, column->w, 0};
  notice.rect.h = ui::NoticeHeight(view.frame, notice);
  ui::CutTop(column, notice.rect.h, 8);
  ui::Notice(view.frame, notice);
  const float height = view.frame.control_height();
  ui::Flow flow(*column, height, 8);
  const auto button = [&](std::string_view button_id, Message label) {
    const std::string text = view.T(label);
    const float width = ui::ButtonWidth(view.frame, text);
    return ui::Button(view.frame, {.id = button_id, .label = text, .rect = flow.Next(width)});
  };
  if (app::MineAnyway(view.model, conflict) && button("anyway", Message::kDoAnyway)) {
    view.Send(app::DoAnyway{conflict.id});
  }
  if (conflict.theirs && button("see", Message::kSeeOthersPair)) {
    const app::BoardSolver& solver = *view.model.board->solver;
    view.Send(app::ChoosePerson{false, solver.AdeptIndex(conflict.theirs->edit.adept)});
  }
  if (button("close", Message::kClose)) view.Send(app::DismissConflict{conflict.id});
  ui::CutTop(column, flow.height(), 18);
}

}  // namespace

void DrawOthers(const View& view, ui::Rect* bar) {
  if (!view.model.board || view.model.together.others.empty()) return;
  const std::vector<const app::Other*> people = app::PeopleHere(view.model);
  const std::size_t room = view.frame.compact() ? 2 : 4;
  const std::size_t shown = people.size() <= room ? people.size() : room - 1;
  const bool more = shown < people.size();
  const float width = kCircle + kStep * static_cast<float>(shown + (more ? 1 : 0) - 1);
  const ui::Rect all = ui::CutRight(bar, width + 4, 12);
  const float height = view.frame.compact() ? 44.0f : 36.0f;
  const ui::Rect place = ui::Centered(all, all.w, height);
  const std::string name =
      people.size() == 1
          ? view.T(Message::kOneOtherHere, {people.front()->name})
          : view.T(Message::kOthersHere,
                   {text::FormatInteger(static_cast<int64_t>(people.size()), view.frame.language()),
                    NamesOf(people)});
  ui::SemanticNode node;
  node.id = "others";
  node.role = ui::Role::kButton;
  node.name = name;
  node.has_popup = true;
  node.expanded = ui::MenuIsOpen(view.frame, "others-menu") ? ui::Toggle::kOn : ui::Toggle::kOff;
  node.bounds = place;
  const ui::NodeState heard = view.frame.Node(std::move(node));
  const ui::Theme& theme = view.theme();
  if (heard.hovered) view.frame.painter().FillRect(place, theme.hover, ui::kRadiusControl);
  ui::Rect circle = ui::LeftMiddle({place.x + 2, place.y, kCircle, place.h}, kCircle, kCircle);
  for (std::size_t i = 0; i < shown; ++i) {
    DrawCircle(view, circle, app::Initials(people[i]->name), canvas::PersonColor(*people[i], theme),
               theme.on_accent);
    circle.x += kStep;
  }
  if (more) {
    DrawCircle(view, circle, "+" + std::to_string(people.size() - shown), theme.hover, theme.text);
  }
  if (heard.focus_visible) ui::DrawFocusRing(view.frame, place, ui::kRadiusControl);
  if (heard.activated) {
    ui::OpenMenu(view.frame, "others-menu", {place.x, place.bottom()});
  }
  DrawOthersMenu(view, people, name);
}

void DrawContactBar(const View& view, ui::Rect* rest) {
  const Contact contact = ContactNow(view);
  ui::Rect bar{rest->x, rest->y, rest->w, 0};
  const float margin = view.frame.compact() ? 12.0f : 20.0f;
  const float height = view.frame.control_height();
  const float button = contact.action.empty() ? 0 : ui::ButtonWidth(view.frame, contact.action);
  ui::Painter& painter = view.frame.painter();
  const float words_width = rest->w - 2 * margin - 28 - button - 12;
  float words_height = 0;
  if (!contact.words.empty()) {
    words_height = painter.TextHeight(contact.words, ui::TextStyle::kBody, words_width);
    bar = ui::CutTop(rest, std::max(height, words_height) + 12);
  }
  // The node is there before it has anything to say, so that a change is read out.
  ui::SemanticNode node;
  node.id = "contact";
  node.role = ui::Role::kStatus;
  node.name = contact.words;
  node.bounds = bar;
  view.frame.Node(std::move(node));
  if (contact.words.empty()) return;
  const ui::Theme& theme = view.theme();
  painter.FillRect(bar, theme.warn_soft);
  painter.Line({bar.x, bar.bottom()}, {bar.right(), bar.bottom()}, theme.warn);
  ui::Rect inside = ui::Inset(bar, margin, 6);
  painter.DrawIcon(ui::Icon::kWarning, ui::Centered(ui::CutLeft(&inside, 20, 8), 20, 20),
                   theme.warn);
  if (ui::Button(view.frame,
                 {.id = "contact-action",
                  .label = contact.action,
                  .rect = ui::Centered(ui::CutRight(&inside, button, 12), button, height)})) {
    view.Send(contact.send);
  }
  ui::TextOptions options;
  options.color = theme.text;
  painter.TextWrapped(contact.words, ui::Centered(inside, inside.w, words_height), options);
}

void DrawConflicts(const View& view, ui::Rect* column) {
  const app::Model& model = view.model;
  const app::Selection& selection = model.selection;
  std::string chosen;
  if (selection.person >= 0) {
    const v1::Board& board = model.board->board;
    chosen = selection.is_mentor ? board.mentors(selection.person).id()
                                 : board.adepts(selection.person).id();
  }
  for (const app::Conflict& conflict : model.together.conflicts) {
    if (chosen.empty() || conflict.Concerns(selection.is_mentor, chosen)) {
      DrawConflict(view, conflict, column);
    }
  }
}

}  // namespace parvis::views
