#include "tests/screens/screen_walk.h"

#include <utility>

#include "client-wasm/app/test_board.h"
#include "client-wasm/app/update.h"
#include "client-wasm/views/shell.h"

namespace parvis::screens {

app::RoundContent LongContent() {
  app::RoundContent content = app::testing::FakeServer().Read();
  content.round.mutable_title()->set_sv("Stockholms lärosäten · omgång 2026");
  content.round.mutable_title()->set_en("Stockholm’s institutions · round 2026");
  for (int i = 5; i <= 12; ++i) {
    *content.board.add_adepts() = app::testing::Person(
        "a0" + std::to_string(i), "Anna-Karin Wennerström Björklund", "A", false, 2);
  }
  for (v1::Institution& institution : *content.catalogue.mutable_institutions()) {
    institution.mutable_title()->set_sv("Gymnastik- och idrottshögskolan");
    institution.mutable_title()->set_en("The Swedish School of Sport and Health Sciences");
  }
  // Pairs and their hash are of the smaller board; without them the page shows its own.
  content.board.clear_pairs();
  content.board.clear_pairs_hash();
  return content;
}

Stage::Stage(const Look& look) : context_(&platform_) {
  platform_.width = look.width;
  platform_.height = look.height;
  platform_.reduced_motion = true;  // Nothing that runs to and fro: drawing comes to an end.
  context_.ChooseScheme(look.scheme);
  model_.language = look.language;
  model_.new_request_id = [this] { return platform_.RandomUuid(); };
  platform_.SetListener({
      .on_frame =
          [this] {
            while (!DrawOnce()) {
            }
          },
      .on_address = {},
      .on_surroundings = {},
      .on_visibility = {},
      .on_event = [this](platform::PageEvent event) { context_.Hear(std::move(event)); },
  });
}

void Stage::Do(const app::Action& action) {
  const text::Language language = model_.language;
  app::Update(model_, action);
  // What starts anew does so in the language that is looked at.
  if (std::holds_alternative<app::Started>(action)) model_.language = language;
  platform_.RequestFrame();
}

void Stage::Open(std::string_view address) {
  app::Started started;
  started.path = address;
  Do(started);
  v1::Session session;
  session.set_account("coordinator");
  session.set_display_name("Petra Lind");
  session.set_role(v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR);
  Do(app::SessionAnswer{session});
  if (!model_.route.round.empty()) Do(app::RoundAnswer{app::testing::kRound, LongContent()});
}

bool Stage::Press(ui::Role role, std::string_view start) {
  const ui::SemanticNode* node = Find(role, start);
  if (node == nullptr) return false;
  Hear(platform::PageEvent::Kind::kActivate, std::string(node->id));
  Draw();
  return true;
}

void Stage::Hear(platform::PageEvent::Kind kind, std::string_view target, std::string_view text) {
  platform::PageEvent event;
  event.kind = kind;
  event.target = target;
  event.text = text;
  platform_.Send(std::move(event));
}

void Stage::Toast(std::string words, std::string action) {
  toasts_.emplace_back(std::move(words), std::move(action));
}

const ui::SemanticTree& Stage::Draw() {
  platform_.RequestFrame();
  platform_.RunFrames();
  return context_.tree();
}

const ui::SemanticNode* Stage::Find(ui::Role role, std::string_view start) {
  for (const ui::SemanticNode& node : Draw().nodes) {
    if (node.role == role && node.name.starts_with(start)) return &node;
  }
  return nullptr;
}

std::string Stage::title() const { return views::PageTitle(model_); }

bool Stage::DrawOnce() {
  std::vector<app::Action> actions;
  ui::Frame& frame = context_.BeginFrame(model_.language);
  for (const auto& [words, action] : std::exchange(toasts_, {})) {
    frame.Toast("edit", words, ui::Tone::kGood, action);
  }
  views::DrawScreen(views::View{frame, model_, actions}, state_);
  const bool complete = context_.EndFrame();
  for (const app::Action& action : actions) Do(action);
  return complete;
}

}  // namespace parvis::screens
