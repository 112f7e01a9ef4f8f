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

// What goes on, how far it is where that is known, and a way to end it for who does not want to
// wait.
struct Busy {
  std::string_view id;
  Message name;
  Message name_done;  // With the hundredths.
  std::optional<double> done;
  app::Command stop;
  bool can_stop = true;
};

void DrawBusy(const View& view, const Busy& busy, const ui::Rect& rect) {
  const std::string name = view.T(busy.name);
  const auto percent = static_cast<int64_t>(busy.done.value_or(0) * 100);
  const std::string words =
      busy.done ? view.T(busy.name_done, {text::FormatInteger(percent, view.frame.language())})
                : name;
  UndrawnTitle(view, name, rect);
  ui::Rect middle = ui::Centered(rect, 280, 88);
  ui::Text(view.frame, {.text = words,
                        .rect = ui::CutTop(&middle, 20, 12),
                        .color = view.theme().muted,
                        .align = ui::Align::kCenter,
                        .decorative = true});
  ui::ProgressArgs progress{.id = busy.id, .name = name, .rect = ui::CutTop(&middle, 4, 16)};
  if (busy.done) progress.part = static_cast<float>(*busy.done);
  ui::Progress(view.frame, progress);
  if (!busy.can_stop) return;
  const float width = CommandButtonWidth(view, busy.stop);
  CommandButton(view, {.command = busy.stop, .rect = ui::Centered(middle, width, middle.h)});
}

// Reading: its end is known once the first bytes have come.
void DrawReading(const View& view, const app::Loading& loading, const ui::Rect& rect) {
  const bool of_round = app::IsEnabled(view.model, app::Command::kStopReading);
  DrawBusy(view,
           {.id = "loading",
            .name = of_round ? Message::kLoadingPeople : Message::kLoading,
            .name_done = Message::kLoadingPeopleDone,
            .done = loading.done > 0 ? std::optional(loading.done) : std::nullopt,
            .stop = app::Command::kStopReading,
            .can_stop = of_round && view.frame.HasLasted("loading", kWorthCancelling)},
           rect);
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
    case app::Load::kLoading:
      DrawReading(view, loading, rect);
      return false;
    case app::Load::kSolving:
      DrawBusy(view,
               {.id = "solving",
                .name = Message::kSolving,
                .name_done = Message::kSolvingDone,
                .done = loading.done,
                .stop = app::Command::kStopSolving},
               rect);
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
