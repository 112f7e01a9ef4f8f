// The client at work: hands actions to the model, carries out the effects that come back by the
// network, the address bar and timers, and has the views drawn when something changed. Decides
// nothing itself. One thread: the page's.
#ifndef PARVIS_CLIENT_WASM_RUNTIME_RUNTIME_H_
#define PARVIS_CLIENT_WASM_RUNTIME_RUNTIME_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/app/action.h"
#include "client-wasm/app/effect.h"
#include "client-wasm/app/model.h"
#include "client-wasm/platform/platform.h"
#include "client-wasm/rpc/client.h"
#include "client-wasm/rpc/event_stream.h"
#include "client-wasm/ui/context.h"
#include "client-wasm/views/view_state.h"

namespace parvis::runtime {

class Runtime {
 public:
  // `platform` must outlive the runtime.
  explicit Runtime(platform::Platform* platform);
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  // Takes the page over: hears it from now on, and starts with its present address.
  void Start();

  // One action and all that follows from it at once. Not to be called while drawing.
  void Dispatch(const app::Action& action);

  const app::Model& model() const { return model_; }
  const ui::Context& context() const { return context_; }

 private:
  // One overload for each effect.
  void Do(const app::CallCreateSession& effect);
  void Do(const app::CallGetSession& effect);
  void Do(const app::CallDeleteSession& effect);
  void Do(const app::CallListRounds& effect);
  void Do(const app::CallReadRound& effect);
  void Do(const app::CallEditBoard& effect);
  void Do(const app::CallShareSelection& effect);
  void Do(const app::CallPublishBoard& effect);
  void Do(const app::CallListBoardEdits& effect);
  void Do(const app::CallListApplications& effect);
  void Do(const app::CallListScenarios& effect);
  void Do(const app::CallCreateScenario& effect);
  void Do(const app::CallDeleteScenario& effect);
  void Do(const app::CallImport& effect);
  void Do(const app::StopReading& effect);
  void Do(const app::StopImport& effect);
  void Do(const app::SolveInWorker& effect);
  void Do(const app::StopWorker& effect);
  void Do(const app::OpenStream& effect);
  void Do(const app::CloseStream& effect);
  void Do(const app::Navigate& effect);
  void Do(const app::CopyLink& effect);
  void Do(const app::PrintPaper& effect);
  void Do(const app::SavePaper& effect);
  void Do(const app::KeepLanguage& effect);
  void Do(const app::KeepTheme& effect);
  void Do(const app::ResendAfter& effect);
  void Do(const app::ShareAfter& effect);
  void Do(const app::GuardLeaving& effect);
  void Do(const app::ShowToast& effect);

  void ListRoundsFrom(std::string page_token, std::vector<v1::Round> so_far);
  void ListApplicationsFrom(std::string round, std::string page_token,
                            std::vector<v1::Application> so_far);
  void CarryOut(const app::Action& action);
  void DrawFrame();
  // False if it is to be drawn once more, as ui::Context::EndFrame().
  bool DrawOnce();
  void ShowToasts(ui::Frame& frame);
  std::string Address();

  platform::Platform* platform_;
  rpc::Client client_;
  rpc::EventStream stream_;
  ui::Context context_;
  app::Model model_;
  views::ViewState view_state_;
  std::vector<app::ShowToast> toasts_;  // To be shown in the next frame.
  app::ShowToast shown_toast_;          // The last one, and the language it is in.
  text::Language toast_language_ = text::Language::kSwedish;
  std::string title_;
  // Calls that can be given up; those that have ended stand here until the next of their kind.
  std::vector<rpc::CallId> reading_;
  rpc::CallId people_call_ = 0;
  rpc::CallId import_call_ = 0;
  std::map<int64_t, platform::WorkId> work_;  // By the effect's id.
};

}  // namespace parvis::runtime

#endif  // PARVIS_CLIENT_WASM_RUNTIME_RUNTIME_H_
