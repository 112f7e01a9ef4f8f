#include "client-wasm/views/parts.h"

#include "shared/text/numbers.h"

namespace parvis::views {

std::string InLanguage(const v1::Text& words, text::Language language) {
  return language == text::Language::kSwedish ? words.sv() : words.en();
}

std::string TitleOf(const v1::Round& round, text::Language language) {
  return InLanguage(round.title(), language);
}

std::string InstitutionWord(const View& view) {
  const bool administration =
      view.model.board &&
      view.model.board->board.policy().institution_term() == v1::INSTITUTION_TERM_ADMINISTRATION;
  return view.T(administration ? Message::kAdministrationWord : Message::kInstitutionWord);
}

std::string StateWords(const View& view, v1::Round::State state) {
  switch (state) {
    case v1::Round::STATE_DRAFT:
      return view.T(Message::kStateDraft);
    case v1::Round::STATE_OPEN:
      return view.T(Message::kStateOpen);
    case v1::Round::STATE_SELECTION:
      return view.T(Message::kStateSelection);
    case v1::Round::STATE_MATCHING:
      return view.T(Message::kStateMatching);
    case v1::Round::STATE_PROPOSED:
      return view.T(Message::kStateProposed);
    case v1::Round::STATE_RUNNING:
      return view.T(Message::kStateRunning);
    case v1::Round::STATE_CLOSED:
      return view.T(Message::kStateClosed);
    default:
      return "";
  }
}

ui::Tone StateTone(v1::Round::State state) {
  switch (state) {
    case v1::Round::STATE_MATCHING:
      return ui::Tone::kWarn;
    case v1::Round::STATE_PROPOSED:
    case v1::Round::STATE_RUNNING:
      return ui::Tone::kGood;
    case v1::Round::STATE_OPEN:
    case v1::Round::STATE_SELECTION:
      return ui::Tone::kAccent;
    default:
      return ui::Tone::kNeutral;
  }
}

const FactsCache& FactsFor(const View& view, ViewState& state) {
  const app::BoardModel& board = *view.model.board;
  FactsCache& cache = state.facts;
  const text::Language language = view.frame.language();
  if (cache.generation != board.generation || cache.round != board.round_id ||
      cache.language != language) {
    cache.generation = board.generation;
    cache.round = board.round_id;
    cache.language = language;
    cache.facts = app::FactsOf(board);
    cache.tray_words = app::TrayWords(board, cache.facts, language);
    cache.unpaired_words.clear();
    for (const int adept : cache.facts.unpaired_adepts) {
      cache.unpaired_words.push_back(app::ReasonWords(board, false, adept, language));
    }
  }
  return cache;
}

void CommandButton(const View& view, const CommandButtonArgs& args) {
  const std::string id = "command-" + std::to_string(static_cast<int>(args.command));
  const std::string label = view.T(app::LabelOf(view.model, args.command));
  ui::ButtonArgs button;
  button.id = id;
  button.label = label;
  button.rect = args.rect;
  button.kind = args.kind;
  button.icon = args.icon;
  button.disabled = !app::IsEnabled(view.model, args.command);
  button.shortcut = app::InfoOf(args.command).shortcut;
  const std::optional<Message> why_not = app::WhyNot(view.model, args.command);
  const std::string reason = why_not ? view.T(*why_not) : std::string();
  button.description = reason;
  if (ui::Button(view.frame, button)) view.Run(args.command);
}

float CommandButtonWidth(const View& view, app::Command command, bool icon) {
  return ui::ButtonWidth(view.frame, view.T(app::LabelOf(view.model, command)), icon);
}

void UndrawnTitle(const View& view, const std::string& words, const ui::Rect& rect) {
  ui::SemanticNode node;
  node.id = "title";
  node.role = ui::Role::kHeading;
  node.level = 1;
  node.name = words;
  node.bounds = {rect.x, rect.y, rect.w, 1};
  view.frame.Node(std::move(node));
}

namespace {

// From here on (ms) somebody may not want to wait.
constexpr double kWorthCancelling = 500;

// The worker is at it: how far it is, and a way to stop it.
void DrawSolving(const View& view, double done, const ui::Rect& rect) {
  const std::string name = view.T(Message::kSolving);
  const std::string words =
      view.T(Message::kSolvingDone,
             {text::FormatInteger(static_cast<int64_t>(done * 100), view.frame.language())});
  UndrawnTitle(view, name, rect);
  ui::Rect middle = ui::Centered(rect, 280, 88);
  ui::Text(view.frame, {.text = words,
                        .rect = ui::CutTop(&middle, 20, 12),
                        .color = view.theme().muted,
                        .align = ui::Align::kCenter,
                        .decorative = true});
  ui::Progress(view.frame, {.id = "solving",
                            .name = name,
                            .rect = ui::CutTop(&middle, 4, 16),
                            .part = static_cast<float>(done)});
  const float width = CommandButtonWidth(view, app::Command::kStopSolving);
  CommandButton(
      view, {.command = app::Command::kStopSolving, .rect = ui::Centered(middle, width, middle.h)});
}

// The person ended what was under way; it can be begun anew.
void DrawStopped(const View& view, std::string_view id, Message title, Message words,
                 Message action, const ui::Rect& rect) {
  const std::string title_words = view.T(title);
  const std::string more = view.T(words);
  const std::string again = view.T(action);
  if (ui::EmptyState(view.frame, {.id = id,
                                  .title = title_words,
                                  .words = more,
                                  .action = again,
                                  .rect = rect,
                                  .level = 1})) {
    view.Run(app::Command::kRetry);
  }
}

}  // namespace

bool DrawLoading(const View& view, const app::Loading& loading, const ui::Rect& rect) {
  switch (loading.state) {
    case app::Load::kReady:
      return true;
    case app::Load::kIdle:
    case app::Load::kLoading: {
      const std::string name = view.T(Message::kLoading);
      UndrawnTitle(view, name, rect);
      ui::Rect middle = ui::Centered(rect, 280, 88);
      ui::Text(view.frame, {.text = name,
                            .rect = ui::CutTop(&middle, 20, 12),
                            .color = view.theme().muted,
                            .align = ui::Align::kCenter,
                            .decorative = true});
      ui::Progress(view.frame, {.id = "loading", .name = name, .rect = ui::CutTop(&middle, 4, 16)});
      if (app::IsEnabled(view.model, app::Command::kStopReading) &&
          view.frame.HasLasted("loading", kWorthCancelling)) {
        const float width = CommandButtonWidth(view, app::Command::kStopReading);
        CommandButton(view, {.command = app::Command::kStopReading,
                             .rect = ui::Centered(middle, width, middle.h)});
      }
      return false;
    }
    case app::Load::kSolving:
      DrawSolving(view, loading.done, rect);
      return false;
    case app::Load::kStopped:
      DrawStopped(view, "stopped", Message::kSolvingStopped, Message::kSolvingStoppedMore,
                  Message::kSolveAgain, rect);
      return false;
    case app::Load::kLeftUnread:
      DrawStopped(view, "unread", Message::kReadingStopped, Message::kReadingStoppedMore,
                  Message::kReadAgain, rect);
      return false;
    case app::Load::kFailed: {
      // What is not there, or not for this account, will not be there at a second look either.
      const absl::StatusCode code = loading.failure.code;
      const bool elsewhere =
          (code == absl::StatusCode::kNotFound || code == absl::StatusCode::kPermissionDenied) &&
          app::IsEnabled(view.model, app::Command::kGoToRounds);
      const std::string title = view.T(Message::kCouldNotRead);
      const std::string words = app::FailureText(loading.failure, view.frame.language());
      const std::string action = view.T(elsewhere ? Message::kToRounds : Message::kTryAgain);
      if (ui::EmptyState(view.frame, {.id = "failed",
                                      .icon = ui::Icon::kWarning,
                                      .title = title,
                                      .words = words,
                                      .action = action,
                                      .rect = rect,
                                      .level = 1})) {
        view.Run(elsewhere ? app::Command::kGoToRounds : app::Command::kRetry);
      }
      return false;
    }
  }
  return false;
}

ui::SortOrder OrderFrom(std::string_view sort, std::span<const ui::Column> columns) {
  ui::SortOrder order;
  order.descending = sort.substr(0, 1) == "-";
  if (order.descending) sort.remove_prefix(1);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].sortable && columns[i].id == sort) order.column = static_cast<int>(i);
  }
  return order;
}

std::string SortFrom(const ui::SortOrder& order, std::span<const ui::Column> columns) {
  if (order.column < 0) return "";
  return (order.descending ? "-" : "") + columns[static_cast<std::size_t>(order.column)].id;
}

void RouteLink(const View& view, const ui::LinkArgs& args, const app::Route& route) {
  const std::string href = app::FormatRoute(route);
  ui::LinkArgs link = args;
  link.href = href;
  if (ui::Link(view.frame, link)) view.Send(app::Go{route});
}

}  // namespace parvis::views
