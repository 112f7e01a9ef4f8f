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

}  // namespace
}  // namespace parvis::runtime
