// The whole client but the browser: a page's address in, requests out, the screen as the semantics
// tree. What a person would do is said by role and name, as the browser tests do.
#include "client-wasm/runtime/runtime.h"

#include <string>
#include <vector>

#include "client-wasm/app/test_board.h"
#include "client-wasm/platform/null/null_platform.h"
#include "gtest/gtest.h"
#include "parvis/v1/session.pb.h"
#include "shared/base/grpc_web.h"

namespace parvis::runtime {
namespace {

using app::testing::FakeServer;
using grpc_web::EncodeFrame;
using grpc_web::FrameKind;
using platform::FetchEnd;
using platform::NullPlatform;

class RuntimeTest : public ::testing::Test {
 protected:
  void Open(const std::string& address) {
    platform.addresses = {address};
    runtime.emplace(&platform);
    runtime->Start();
    Settle();
  }

  // Draws and answers until nothing is going on. The event stream stays open.
  void Settle() {
    for (int turn = 0; turn < 50; ++turn) {
      platform.RunFrames();
      if (!AnswerOne()) return;
    }
    FAIL() << "never settles";
  }

  bool AnswerOne() {
    for (std::size_t i = 0; i < platform.fetches.size(); ++i) {
      const NullPlatform::PendingFetch fetch = platform.fetches[i];
      if (fetch.request.url.find("WatchEvents") != std::string::npos) continue;
      platform.fetches.erase(platform.fetches.begin() + static_cast<std::ptrdiff_t>(i));
      Reply(fetch);
      return true;
    }
    return false;
  }

  template <typename Request>
  static Request Read(const NullPlatform::PendingFetch& fetch) {
    std::vector<grpc_web::Frame> frames;
    grpc_web::FrameDecoder decoder(1 << 20);
    Request request;
    EXPECT_TRUE(decoder.Feed(fetch.request.body, &frames).ok());
    EXPECT_TRUE(request.ParseFromString(frames.at(0).payload));
    return request;
  }

  void Reply(const NullPlatform::PendingFetch& fetch) {
    const std::string& url = fetch.request.url;
    const auto is = [&](const char* method) { return url.find(method) != std::string::npos; };
    std::string message;
    absl::Status status;
    if (is("/CreateSession") || is("/GetSession")) {
      v1::Session session;
      session.set_account("coordinator");
      session.set_display_name("Petra Lind");
      session.set_role(v1::ACCOUNT_ROLE_PROGRAMME_COORDINATOR);
      if (!signed_in) status = absl::UnauthenticatedError("no session");
      if (is("/CreateSession")) {
        signed_in = true;
        status = absl::OkStatus();
        v1::CreateSessionResponse response;
        *response.mutable_session() = session;
        message = response.SerializeAsString();
      } else {
        message = session.SerializeAsString();
      }
    } else if (is("/ListRounds")) {
      v1::ListRoundsResponse response;
      *response.add_rounds() = Content().round;
      message = response.SerializeAsString();
    } else if (is("/GetRound")) {
      message = Content().round.SerializeAsString();
    } else if (is("/GetCatalogue")) {
      message = Content().catalogue.SerializeAsString();
    } else if (is("/GetBoard")) {
      message = Content().board.SerializeAsString();
    } else if (is("/EditBoard")) {
      const auto outcome = server.Edit(Read<v1::EditBoardRequest>(fetch));
      if (const auto* response = std::get_if<v1::EditBoardResponse>(&outcome)) {
        message = response->SerializeAsString();
      } else {
        status = absl::FailedPreconditionError("refused");
      }
    } else {
      status = absl::UnimplementedError(url);
    }
    grpc_web::Trailers trailers;
    trailers.status = status;
    fetch.callbacks.on_headers(200, {});
    std::string body = status.ok() ? EncodeFrame(FrameKind::kMessage, message) : "";
    body += EncodeFrame(FrameKind::kTrailers, grpc_web::FormatTrailers(trailers));
    fetch.callbacks.on_body(body);
    fetch.callbacks.on_end(FetchEnd::kComplete);
  }

  app::RoundContent Content() {
    app::RoundContent content = server.Read();
    content.round.mutable_title()->set_sv("Stockholm · omgång 2026");
    content.round.mutable_title()->set_en("Stockholm · round 2026");
    return content;
  }

  const ui::SemanticTree& Tree() { return runtime->context().tree(); }

  // The first node whose name starts so; null if there is none.
  const ui::SemanticNode* Find(ui::Role role, const std::string& start) {
    for (const ui::SemanticNode& node : Tree().nodes) {
      if (node.role == role && node.name.rfind(start, 0) == 0) return &node;
    }
    return nullptr;
  }

  void Press(ui::Role role, const std::string& start) {
    const ui::SemanticNode* node = Find(role, start);
    ASSERT_NE(node, nullptr) << start;
    platform::PageEvent event;
    event.kind = platform::PageEvent::Kind::kActivate;
    event.target = node->id;
    platform.Send(event);
    Settle();
  }

  void Send(ui::Role role, platform::PageEvent::Kind kind, const std::string& text) {
    const ui::SemanticNode* node = Find(role, "");
    ASSERT_NE(node, nullptr) << ui::RoleName(role);
    platform::PageEvent event;
    event.kind = kind;
    event.target = node->id;
    event.text = text;
    platform.Send(event);
    Settle();
  }
  void Write(ui::Role role, const std::string& text) {
    Send(role, platform::PageEvent::Kind::kValue, text);
  }
  void Shortcut(const std::string& keys) {
    platform::PageEvent event;
    event.kind = platform::PageEvent::Kind::kShortcut;
    event.text = keys;
    platform.Send(event);
    Settle();
  }

  bool signed_in = true;
  FakeServer server;
  NullPlatform platform;
  std::optional<Runtime> runtime;
};

TEST_F(RuntimeTest, ALinkSignsInAndLeavesNoTokenBehind) {
  signed_in = false;
  Open("/sign-in#secret");
  EXPECT_EQ(platform.addresses, (std::vector<std::string>{"/"}));
  EXPECT_NE(Find(ui::Role::kLink, "Stockholm · omgång 2026"), nullptr);
  EXPECT_EQ(platform.title, "Omgångar · Parvis");
}

TEST_F(RuntimeTest, WithoutASessionItSaysWhatToDo) {
  signed_in = false;
  Open("/");
  EXPECT_NE(Find(ui::Role::kHeading, "Du är inte inloggad"), nullptr);
}

TEST_F(RuntimeTest, ShowsTheBoardAsCardsWithTheirPairs) {
  Open("/rounds/stockholm-2026/matching");
  EXPECT_NE(Find(ui::Role::kButton, "Åsa Berg, A, adept, 1 av 4, mentor "), nullptr);
  EXPECT_NE(Find(ui::Role::kText, "3 par av 4 adepter"), nullptr);
  EXPECT_NE(Find(ui::Role::kRegion, "1 adept utan mentor"), nullptr);
  EXPECT_EQ(platform.title, "Matchning · Stockholm · omgång 2026 · Parvis");
  EXPECT_FALSE(platform.frame_requested()) << "nothing moves while nobody does anything";
}

TEST_F(RuntimeTest, TheMatrixIsATableThatTheArrowKeysWalk) {
  Open("/rounds/stockholm-2026/matching?view=matrix");
  const ui::SemanticNode* table = Find(ui::Role::kTable, "Poäng för varje par");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->row_count, 5);
  EXPECT_EQ(table->column_count, 5);
  EXPECT_NE(Find(ui::Role::kCell, "kan inte bli ett par: samma lärosäte"), nullptr);
  const ui::SemanticNode* cell = Find(ui::Role::kButton, "Åsa Berg A och ");
  ASSERT_NE(cell, nullptr);
  platform::PageEvent key;
  key.kind = platform::PageEvent::Kind::kKey;
  key.target = cell->id;
  key.text = "ArrowDown";
  platform.Send(key);
  Settle();
  ASSERT_FALSE(platform.null_display().focus_requests.empty());
  EXPECT_EQ(platform.null_display().focus_requests.back(),
            Find(ui::Role::kButton, "Bo Ek A och ")->id);
  EXPECT_EQ(
      platform.addresses.back().rfind("/rounds/stockholm-2026/matching?view=matrix&select=a002", 0),
      0U);
}

TEST_F(RuntimeTest, APairThatIsNoneTellsItsChainInWords) {
  Open("/rounds/stockholm-2026/matching?select=a001");
  std::string other;
  for (const ui::SemanticNode& node : Tree().nodes) {
    if (node.id.find("/instead/") != std::string::npos && other.empty()) other = node.name;
  }
  Press(ui::Role::kButton, other);
  const std::string name = other.substr(0, other.find(','));
  EXPECT_NE(Find(ui::Role::kText, "Om paret fästs: "), nullptr);
  ASSERT_FALSE(platform.null_display().announcements.empty());
  EXPECT_EQ(platform.null_display().announcements.back().rfind("Om Åsa Berg och " + name, 0), 0U);
  EXPECT_NE(Find(ui::Role::kGroup, "Vad som händer då"), nullptr);
}

TEST_F(RuntimeTest, PinningAndUndoingGoToTheServer) {
  Open("/rounds/stockholm-2026/matching?select=a001");
  Press(ui::Role::kButton, "Fäst paret");
  EXPECT_EQ(server.board().revision(), 1);
  EXPECT_EQ(server.board().pins_size(), 1);
  EXPECT_NE(Find(ui::Role::kButton, "Lossa paret"), nullptr);
  ASSERT_FALSE(platform.null_display().announcements.empty());
  EXPECT_EQ(platform.null_display().announcements.back(),
            "Paret fäst. Inga andra par ändrade, samma poäng.");
  Press(ui::Role::kButton, "Ångra");
  EXPECT_EQ(server.board().revision(), 2);
  EXPECT_EQ(server.board().pins_size(), 0);
}

TEST_F(RuntimeTest, ChangesLanguageWithoutReading) {
  Open("/rounds/stockholm-2026/matching");
  Press(ui::Role::kRadio, "EN");
  EXPECT_NE(Find(ui::Role::kText, "3 pairs of 4 adepts"), nullptr);
  EXPECT_EQ(platform.page_language, "en");
  EXPECT_EQ(platform.storage.at("language"), "en");
}

TEST_F(RuntimeTest, ThePaletteFindsAPersonAndGivesAnOrder) {
  for (const double width : {1440.0, 390.0}) {
    platform.width = width;
    Open("/rounds/stockholm-2026/matching");
    Press(ui::Role::kButton, "Sök eller gör");
    Write(ui::Role::kCombobox, "eva");
    EXPECT_NE(Find(ui::Role::kOption, "Eva Falk"), nullptr);
    Send(ui::Role::kCombobox, platform::PageEvent::Kind::kSubmit, "eva");
    EXPECT_EQ(Find(ui::Role::kDialog, ""), nullptr);
    EXPECT_EQ(platform.addresses.back(), "/rounds/stockholm-2026/matching?select=m001");
  }
}

TEST_F(RuntimeTest, TheListOfKeysComesFromTheCommands) {
  Open("/rounds/stockholm-2026/matching");
  Shortcut("?");
  EXPECT_NE(Find(ui::Role::kDialog, "Kortkommandon"), nullptr);
  EXPECT_NE(Find(ui::Role::kText, "Fäst paret"), nullptr);
  EXPECT_NE(Find(ui::Role::kText, "Ctrl Skift Z"), nullptr);
}

TEST_F(RuntimeTest, AToastChangesLanguageWithThePage) {
  Open("/rounds/stockholm-2026/matching?select=a001");
  Press(ui::Role::kButton, "Fäst paret");
  Press(ui::Role::kRadio, "EN");
  EXPECT_NE(Find(ui::Role::kText, "Pair pinned. "), nullptr);
  EXPECT_EQ(Find(ui::Role::kText, "Paret fäst. "), nullptr);
}

TEST_F(RuntimeTest, AChosenThemeIsKeptOnTheDeviceAndReadBeforeTheFirstFrame) {
  Open("/");
  EXPECT_EQ(platform.page_scheme, "light");
  Press(ui::Role::kButton, "Petra Lind");
  Press(ui::Role::kMenuItemCheckbox, "Hög kontrast");
  EXPECT_EQ(platform.page_scheme, "contrast");
  EXPECT_EQ(platform.storage.at("theme"), "contrast");
  platform.page_scheme.clear();
  platform.storage["theme"] = "dark";
  Open("/");
  EXPECT_EQ(platform.page_scheme, "dark");
}

TEST_F(RuntimeTest, WithoutAChoiceColoursAreTheSystems) {
  platform.colors = platform::ColorScheme::kMoreContrast;
  Open("/");
  EXPECT_EQ(platform.page_scheme, "contrast");
  platform.forced = platform::ForcedColors{0x202020, 0xFFFFFF, 0x75E9FC, 0x8EE3F0, 0x263B50};
  platform.storage["theme"] = "light";
  Open("/");
  EXPECT_EQ(platform.page_scheme, "forced") << "the system's say is last";
}

TEST_F(RuntimeTest, TheAccessibilityStatementIsThereWithoutASession) {
  signed_in = false;
  Open("/tillganglighet");
  EXPECT_NE(Find(ui::Role::kHeading, "Tillgänglighetsredogörelse för Parvis"), nullptr);
  EXPECT_EQ(platform.title, "Tillgänglighet · Parvis");
  Open("/");
  Press(ui::Role::kLink, "Tillgänglighet");
  EXPECT_EQ(platform.addresses.back(), "/tillganglighet");
}

TEST_F(RuntimeTest, EverythingToPressHasAName) {
  for (const double width : {1440.0, 390.0}) {
    platform.width = width;
    for (const char* address : {"/", "/rounds/stockholm-2026/matching?select=a001",
                                "/rounds/stockholm-2026/import", "/nowhere"}) {
      Open(address);
      for (const ui::SemanticNode& node : Tree().nodes) {
        EXPECT_FALSE(ui::IsInteractive(node.role) && node.name.empty()) << node.id;
      }
    }
  }
}

TEST_F(RuntimeTest, APhoneListsPairsAndOpensOneAsASheet) {
  platform.width = 390;
  platform.height = 844;
  Open("/rounds/stockholm-2026/matching");
  Press(ui::Role::kButton, "Åsa Berg, A, adept");
  EXPECT_NE(Find(ui::Role::kButton, "Fäst paret"), nullptr);
  Press(ui::Role::kButton, "Till listan");
  EXPECT_NE(Find(ui::Role::kButton, "Åsa Berg, A, adept"), nullptr);
}

TEST_F(RuntimeTest, OthersAreNamedInTheBarAndOnWhomTheyHaveChosen) {
  for (const double width : {1440.0, 390.0}) {
    platform.width = width;
    Open("/rounds/stockholm-2026/matching");
    v1::Event event;
    event.set_round("rounds/stockholm-2026");
    event.set_actor("omar");
    event.set_actor_display_name("Omar Sjöberg");
    event.mutable_presence()->set_viewer("page");
    event.mutable_presence()->set_adept("a002");
    runtime->Dispatch(app::StreamEvent{event});
    Settle();
    const ui::SemanticNode* card = Find(ui::Role::kButton, "Bo Ek, A, adept");
    ASSERT_NE(card, nullptr);
    EXPECT_NE(card->name.find(", vald av Omar Sjöberg"), std::string::npos) << card->name;
    Press(ui::Role::kButton, "1 till är här: Omar Sjöberg");
    Press(ui::Role::kMenuItem, "OS · Omar Sjöberg");
    EXPECT_EQ(platform.addresses.back(), "/rounds/stockholm-2026/matching?select=a002");
  }
}

TEST_F(RuntimeTest, ALostNetworkIsToldOnTheScreenAndGuardsThePage) {
  Open("/rounds/stockholm-2026/matching?select=a001");
  runtime->Dispatch(app::StreamState{false});
  Settle();
  EXPECT_NE(Find(ui::Role::kStatus, "Ingen kontakt med servern sedan 00.00. Du kan arbeta vidare."),
            nullptr);
  runtime->Dispatch(app::PinPair{0, 0});
  EXPECT_TRUE(platform.leaving_guarded);
  platform.RunFrames();
  EXPECT_NE(Find(ui::Role::kStatus, "Ingen kontakt med servern sedan 00.00. 1 ändring väntar."),
            nullptr);
  Settle();
  EXPECT_FALSE(platform.leaving_guarded);
  EXPECT_EQ(Find(ui::Role::kStatus, "Ingen kontakt"), nullptr) << "an answer is contact";
}

TEST_F(RuntimeTest, AnEditThatCameSecondIsToldWithWhatCanBeDone) {
  Open("/rounds/stockholm-2026/matching?select=a001");
  runtime->Dispatch(app::PinPair{0, 0});
  const app::PendingEdit& edit = runtime->model().board->replica->pending().front();
  runtime->Dispatch(app::EditAnswer{
      server.board().name(), edit.request_id,
      app::Failure{absl::StatusCode::kFailedPrecondition, "MENTOR_FULL_OF_PINS", "", ""}});
  platform.RunFrames();
  EXPECT_NE(Find(ui::Role::kGroup, "Din ändring blev inte av"), nullptr);
  EXPECT_NE(Find(ui::Role::kButton, "Gör det ändå"), nullptr);
  const ui::SemanticNode* card = Find(ui::Role::kButton, "Åsa Berg, A, adept");
  ASSERT_NE(card, nullptr);
  EXPECT_NE(card->name.find(", din ändring blev inte av"), std::string::npos) << card->name;
  Press(ui::Role::kButton, "Stäng");
  EXPECT_EQ(Find(ui::Role::kGroup, "Din ändring blev inte av"), nullptr);
}

}  // namespace
}  // namespace parvis::runtime
