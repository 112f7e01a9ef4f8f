#include "client-wasm/runtime/runtime.h"

#include <memory>
#include <utility>

#include "client-wasm/app/update.h"
#include "client-wasm/views/shell.h"
#include "parvis/v1/session.pb.h"
#include "shared/base/limits.h"

namespace parvis::runtime {
namespace {

using rpc::RpcStatus;

// Until a person would think that nothing comes any more.
constexpr double kReadDeadlineMs = 20'000;
constexpr double kWriteDeadlineMs = 30'000;
// A whole programme's files, on a slow line.
constexpr double kImportDeadlineMs = 120'000;

constexpr std::string_view kLanguageKey = "language";
constexpr std::string_view kThemeKey = "theme";
// One toast at a time: a newer edit's words take the older's place.
constexpr std::string_view kToastId = "edit";

app::Failure FailureFrom(const RpcStatus& status) {
  app::Failure failure;
  failure.code = status.code;
  failure.reason = status.reason;
  if (const auto sv = status.words.find("sv"); sv != status.words.end()) failure.sv = sv->second;
  if (const auto en = status.words.find("en"); en != status.words.end()) failure.en = en->second;
  return failure;
}

template <typename Answer>
app::Outcome<Answer> OutcomeOf(const RpcStatus& status, Answer answer) {
  if (!status.ok()) return FailureFrom(status);
  return answer;
}

// The stored choice, else the browser's language; Swedish if it is neither of ours.
text::Language FirstLanguage(platform::Platform& platform) {
  const std::string chosen = platform.Load(kLanguageKey).value_or(platform.Language());
  return chosen.substr(0, 2) == "en" ? text::Language::kEnglish : text::Language::kSwedish;
}

std::optional<ui::Scheme> SchemeOf(app::ThemeChoice theme) {
  switch (theme) {
    case app::ThemeChoice::kSystem:
      break;
    case app::ThemeChoice::kLight:
      return ui::Scheme::kLight;
    case app::ThemeChoice::kDark:
      return ui::Scheme::kDark;
    case app::ThemeChoice::kHighContrast:
      return ui::Scheme::kHighContrast;
  }
  return std::nullopt;
}

std::string_view Tag(text::Language language) {
  return language == text::Language::kSwedish ? "sv" : "en";
}

ui::Tone ToneOf(app::Manner manner) {
  switch (manner) {
    case app::Manner::kNeutral:
      return ui::Tone::kNeutral;
    case app::Manner::kGood:
      return ui::Tone::kGood;
    case app::Manner::kWarn:
      return ui::Tone::kWarn;
    case app::Manner::kBad:
      return ui::Tone::kBad;
  }
  return ui::Tone::kNeutral;
}

rpc::EventStream::Callbacks StreamCallbacks(Runtime* runtime) {
  rpc::EventStream::Callbacks callbacks;
  callbacks.on_event = [runtime](const v1::Event& event) {
    runtime->Dispatch(app::StreamEvent{event});
  };
  callbacks.on_state = [runtime](bool connected) {
    runtime->Dispatch(app::StreamState{connected});
  };
  callbacks.on_end = [runtime](const RpcStatus& status) {
    runtime->Dispatch(app::StreamEnded{FailureFrom(status)});
  };
  return callbacks;
}

}  // namespace

Runtime::Runtime(platform::Platform* platform)
    : platform_(platform),
      client_(platform),
      stream_(platform, &client_, StreamCallbacks(this)),
      context_(platform) {
  model_.new_request_id = [platform] { return platform->RandomUuid(); };
  model_.local_time_s = [platform] {
    return static_cast<int64_t>(platform->LocalClockMs() / 1000);
  };
  model_.utc_offset_s =
      static_cast<int64_t>((platform->LocalClockMs() - platform->WallClockMs()) / 1000);
  model_.together.viewer = platform->RandomUuid();
}

void Runtime::Start() {
  platform::PageListener listener;
  listener.on_frame = [this] { DrawFrame(); };
  listener.on_address = [this] { Dispatch(app::AddressChanged{Address()}); };
  listener.on_surroundings = [this] { context_.SurroundingsChanged(); };
  listener.on_visibility = [this] { Dispatch(app::VisibilityChanged{platform_->Visible()}); };
  listener.on_event = [this](platform::PageEvent event) { context_.Hear(std::move(event)); };
  platform_->SetListener(std::move(listener));

  app::Started started;
  started.path = Address();
  started.fragment = platform_->Fragment();
  if (!started.fragment.empty() && started.fragment[0] == '#') started.fragment.erase(0, 1);
  started.language = FirstLanguage(*platform_);
  started.theme = app::ThemeFromWord(platform_->Load(kThemeKey).value_or(""));
  started.visible = platform_->Visible();
  platform_->SetPageLanguage(Tag(started.language));
  Dispatch(started);
}

void Runtime::Dispatch(const app::Action& action) {
  CarryOut(action);
  platform_->RequestFrame();
}

void Runtime::CarryOut(const app::Action& action) {
  for (const app::Effect& effect : app::Update(model_, action)) {
    std::visit([this](const auto& each) { Do(each); }, effect);
  }
  if (std::string title = views::PageTitle(model_); title != title_) {
    title_ = std::move(title);
    platform_->SetTitle(title_);
  }
}

void Runtime::DrawFrame() {
  while (!DrawOnce()) {
  }
}

bool Runtime::DrawOnce() {
  std::vector<app::Action> actions;
  context_.ChooseScheme(SchemeOf(model_.theme));
  ui::Frame& frame = context_.BeginFrame(model_.language);
  ShowToasts(frame);
  views::DrawScreen(views::View{frame, model_, actions}, view_state_);
  if (frame.ToastAction(kToastId)) actions.push_back(app::RunCommand{app::Command::kUndo});
  const bool complete = context_.EndFrame();
  for (const app::Action& action : actions) CarryOut(action);
  if (complete && !actions.empty()) platform_->RequestFrame();
  return complete;
}

void Runtime::ShowToasts(ui::Frame& frame) {
  const std::string undo = frame.T(text::Message::kUndo);
  const auto action = [&undo](const app::ShowToast& toast) {
    return toast.offers_undo ? std::string_view(undo) : std::string_view();
  };
  for (app::ShowToast& toast : toasts_) {
    frame.Toast(kToastId, toast.words, ToneOf(toast.manner), action(toast));
    shown_toast_ = std::move(toast);
    toast_language_ = model_.language;
  }
  toasts_.clear();
  if (toast_language_ == model_.language) return;
  toast_language_ = model_.language;
  std::swap(shown_toast_.words, shown_toast_.other_words);
  if (!shown_toast_.words.empty()) {
    frame.SayAnew(kToastId, shown_toast_.words, action(shown_toast_));
  }
}

std::string Runtime::Address() { return platform_->Path() + platform_->Query(); }

void Runtime::Do(const app::CallCreateSession& effect) {
  v1::CreateSessionRequest request;
  request.set_link_token(effect.link_token);
  client_.Call<v1::CreateSessionResponse>(
      "parvis.v1.SessionService/CreateSession", request, kWriteDeadlineMs,
      [this](const RpcStatus& status, const v1::CreateSessionResponse& answer) {
        Dispatch(app::SessionAnswer{OutcomeOf(status, answer.session())});
      });
}

void Runtime::Do(const app::CallGetSession&) {
  client_.Call<v1::Session>("parvis.v1.SessionService/GetSession", v1::GetSessionRequest(),
                            kReadDeadlineMs, [this](const RpcStatus& status, v1::Session session) {
                              Dispatch(app::SessionAnswer{OutcomeOf(status, std::move(session))});
                            });
}

void Runtime::Do(const app::CallDeleteSession&) {
  // Whatever comes back: the person wants to be out, and the page forgets everything.
  client_.Call<v1::DeleteSessionResponse>(
      "parvis.v1.SessionService/DeleteSession", v1::DeleteSessionRequest(), kWriteDeadlineMs,
      [this](const RpcStatus&, const v1::DeleteSessionResponse&) { Dispatch(app::SignedOut{}); });
}

void Runtime::Do(const app::CallListRounds&) { ListRoundsFrom("", {}); }

void Runtime::ListRoundsFrom(std::string page_token, std::vector<v1::Round> so_far) {
  v1::ListRoundsRequest request;
  request.set_page_size(limits::kRoundsPageMax);
  request.set_page_token(std::move(page_token));
  client_.Call<v1::ListRoundsResponse>(
      "parvis.v1.RoundService/ListRounds", request, kReadDeadlineMs,
      [this, so_far = std::move(so_far)](const RpcStatus& status,
                                         v1::ListRoundsResponse answer) mutable {
        if (!status.ok()) return Dispatch(app::RoundsAnswer{FailureFrom(status)});
        for (v1::Round& round : *answer.mutable_rounds()) so_far.push_back(std::move(round));
        if (!answer.next_page_token().empty()) {
          return ListRoundsFrom(answer.next_page_token(), std::move(so_far));
        }
        Dispatch(app::RoundsAnswer{std::move(so_far)});
      });
}

void Runtime::Do(const app::CallReadRound& effect) {
  struct Reading {
    app::RoundContent content;
    RpcStatus failure;  // The first one.
    int waiting = 3;
  };
  auto reading = std::make_shared<Reading>();
  const std::string id = effect.round;
  const auto done = [this, reading, id](const RpcStatus& status) {
    if (!status.ok() && reading->failure.ok()) reading->failure = status;
    if (--reading->waiting > 0) return;
    Dispatch(app::RoundAnswer{id, OutcomeOf(reading->failure, std::move(reading->content))});
  };
  const std::string name = app::RoundName(id);
  v1::GetRoundRequest round;
  round.set_name(name);
  reading_ = {client_.Call<v1::Round>("parvis.v1.RoundService/GetRound", round, kReadDeadlineMs,
                                      [reading, done](const RpcStatus& status, v1::Round answer) {
                                        reading->content.round = std::move(answer);
                                        done(status);
                                      })};
  v1::GetCatalogueRequest catalogue;
  catalogue.set_name(name);
  reading_.push_back(
      client_.Call<v1::Catalogue>("parvis.v1.RoundService/GetCatalogue", catalogue, kReadDeadlineMs,
                                  [reading, done](const RpcStatus& status, v1::Catalogue answer) {
                                    reading->content.catalogue = std::move(answer);
                                    done(status);
                                  }));
  v1::GetBoardRequest board;
  board.set_name(name + "/board");
  // Nearly all there is to read.
  reading_.push_back(client_.Call<v1::Board>(
      "parvis.v1.BoardService/GetBoard", board, kReadDeadlineMs,
      [reading, done](const RpcStatus& status, v1::Board answer) {
        reading->content.board = std::move(answer);
        done(status);
      },
      [this, id](double part) {
        Dispatch(app::RoundProgress{id, part});
      }));
}

void Runtime::Do(const app::CallEditBoard& effect) {
  client_.Call<v1::EditBoardResponse>(
      "parvis.v1.BoardService/EditBoard", effect.request, kWriteDeadlineMs,
      [this, board = effect.request.name(), request_id = effect.request.request_id()](
          const RpcStatus& status, v1::EditBoardResponse answer) {
        Dispatch(app::EditAnswer{board, request_id, OutcomeOf(status, std::move(answer))});
      });
}

void Runtime::Do(const app::CallShareSelection& effect) {
  client_.Call<v1::ShareSelectionResponse>(
      "parvis.v1.BoardService/ShareSelection", effect.request, kReadDeadlineMs,
      [](const RpcStatus&, const v1::ShareSelectionResponse&) {});
}

void Runtime::Do(const app::CallPublishBoard& effect) {
  client_.Call<v1::PublishBoardResponse>(
      "parvis.v1.BoardService/PublishBoard", effect.request, kWriteDeadlineMs,
      [this](const RpcStatus& status, v1::PublishBoardResponse answer) {
        Dispatch(app::PublishAnswer{OutcomeOf(status, std::move(answer))});
      });
}

void Runtime::Do(const app::CallListBoardEdits& effect) {
  client_.Call<v1::ListBoardEditsResponse>(
      "parvis.v1.BoardService/ListBoardEdits", effect.request, kReadDeadlineMs,
      [this, board = effect.request.parent(), page_token = effect.request.page_token()](
          const RpcStatus& status, v1::ListBoardEditsResponse answer) {
        Dispatch(app::BoardEditsAnswer{board, page_token, OutcomeOf(status, std::move(answer))});
      });
}

void Runtime::Do(const app::CallListApplications& effect) {
  ListApplicationsFrom(effect.round, "", {});
}

void Runtime::ListApplicationsFrom(std::string round, std::string page_token,
                                   std::vector<v1::Application> so_far) {
  v1::ListApplicationsRequest request;
  request.set_parent(app::RoundName(round));
  request.set_page_size(limits::kApplicationsPageMax);
  request.set_page_token(std::move(page_token));
  people_call_ = client_.Call<v1::ListApplicationsResponse>(
      "parvis.v1.ApplicationService/ListApplications", request, kReadDeadlineMs,
      [this, round = std::move(round), so_far = std::move(so_far)](
          const RpcStatus& status, v1::ListApplicationsResponse answer) mutable {
        if (!status.ok()) return Dispatch(app::ApplicationsAnswer{round, FailureFrom(status)});
        for (v1::Application& person : *answer.mutable_applications()) {
          so_far.push_back(std::move(person));
        }
        if (!answer.next_page_token().empty()) {
          Dispatch(app::ApplicationsProgress{round, static_cast<int64_t>(so_far.size())});
          return ListApplicationsFrom(round, answer.next_page_token(), std::move(so_far));
        }
        Dispatch(app::ApplicationsAnswer{round, std::move(so_far)});
      });
}

void Runtime::Do(const app::CallListScenarios& effect) {
  v1::ListScenariosRequest request;
  request.set_parent(app::RoundName(effect.round) + "/board");
  // All that a board may have are one page.
  request.set_page_size(limits::kScenariosPageMax);
  client_.Call<v1::ListScenariosResponse>(
      "parvis.v1.ScenarioService/ListScenarios", request, kReadDeadlineMs,
      [this, round = effect.round](const RpcStatus& status, v1::ListScenariosResponse answer) {
        std::vector<v1::Scenario> scenarios;
        for (v1::Scenario& each : *answer.mutable_scenarios()) scenarios.push_back(std::move(each));
        Dispatch(app::ScenariosAnswer{round, OutcomeOf(status, std::move(scenarios))});
      });
}

void Runtime::Do(const app::CallCreateScenario& effect) {
  client_.Call<v1::Scenario>("parvis.v1.ScenarioService/CreateScenario", effect.request,
                             kWriteDeadlineMs,
                             [this](const RpcStatus& status, v1::Scenario answer) {
                               Dispatch(app::ScenarioSaved{OutcomeOf(status, std::move(answer))});
                             });
}

void Runtime::Do(const app::CallDeleteScenario& effect) {
  client_.Unary("parvis.v1.ScenarioService/DeleteScenario", effect.request, kWriteDeadlineMs,
                [this, name = effect.request.name(), display_name = effect.display_name](
                    const RpcStatus& status, const std::string&) {
                  Dispatch(app::ScenarioDeleted{name, display_name, OutcomeOf(status, true)});
                });
}

void Runtime::Do(const app::CallImport& effect) {
  import_call_ = client_.Call<v1::ImportApplicationsResponse>(
      "parvis.v1.ApplicationService/ImportApplications", effect.request, kImportDeadlineMs,
      [this, validate_only = effect.request.validate_only()](
          const RpcStatus& status, v1::ImportApplicationsResponse answer) {
        Dispatch(app::ImportAnswer{validate_only, OutcomeOf(status, std::move(answer))});
      });
}

void Runtime::Do(const app::StopReading&) {
  for (const rpc::CallId call : reading_) client_.Cancel(call);
  client_.Cancel(people_call_);
}

void Runtime::Do(const app::StopImport&) { client_.Cancel(import_call_); }

void Runtime::Do(const app::SolveInWorker& effect) {
  const int64_t id = effect.id;
  platform::WorkCallbacks callbacks;
  callbacks.on_progress = [this, id](double done) { Dispatch(app::SolvingProgress{id, done}); };
  callbacks.on_end = [this, id](std::string answer) {
    work_.erase(id);
    Dispatch(app::SolvingAnswer{id, std::move(answer)});
  };
  work_[id] = platform_->StartWork(effect.request, std::move(callbacks));
}

void Runtime::Do(const app::StopWorker& effect) {
  const auto work = work_.extract(effect.id);
  if (!work.empty()) platform_->StopWork(work.mapped());
}

void Runtime::Do(const app::OpenStream& effect) {
  stream_.Open(effect.after_sequence, effect.viewer);
}

void Runtime::Do(const app::CloseStream&) { stream_.Close(); }

void Runtime::Do(const app::Navigate& effect) {
  if (effect.replace) {
    platform_->ReplaceAddress(effect.path);
  } else {
    platform_->PushAddress(effect.path);
  }
}

void Runtime::Do(const app::CopyLink& effect) {
  platform_->WriteClipboard(platform_->Origin() + effect.path);
}

void Runtime::Do(const app::PrintPaper& effect) { platform_->Print(effect.html); }

void Runtime::Do(const app::SavePaper& effect) {
  platform_->Download(effect.file_name, "text/html;charset=utf-8", effect.html);
}

void Runtime::Do(const app::KeepLanguage& effect) {
  platform_->Store(kLanguageKey, Tag(effect.language));
  platform_->SetPageLanguage(Tag(effect.language));
}

void Runtime::Do(const app::KeepTheme& effect) {
  platform_->Store(kThemeKey, app::WordOf(effect.theme));
}

void Runtime::Do(const app::ResendAfter& effect) {
  platform_->StartTimer(static_cast<double>(effect.ms), [this] { Dispatch(app::TimeToResend{}); });
}

void Runtime::Do(const app::ShareAfter& effect) {
  platform_->StartTimer(static_cast<double>(effect.ms), [this] { Dispatch(app::TimeToShare{}); });
}

void Runtime::Do(const app::GuardLeaving& effect) { platform_->GuardLeaving(effect.on); }

void Runtime::Do(const app::ShowToast& effect) { toasts_.push_back(effect); }

}  // namespace parvis::runtime
