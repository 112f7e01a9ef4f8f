#include "server/events/presence.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/dispatch/errors.h"

namespace parvis::events {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const PageKey kAnna = {"anna", "page-1"};
const PageKey kBo = {"bo", "page-2"};

class FakeStream final : public Stream {
 public:
  void Wake() override { ++woken; }
  void Tick() override {}
  void GoAway() override {}
  int woken = 0;
};

TEST(PresenceTest, WhoComesIsToldToTheOthersAndIsToldOfThem) {
  Presence presence;
  FakeStream anna, bo;
  presence.Arrive(anna, kAnna, "Anna Berg", "r-1");
  EXPECT_THAT(presence.TakeNews(anna), IsEmpty());
  presence.Arrive(bo, kBo, "Bo Ek", "r-1");
  EXPECT_GT(anna.woken, 0);
  const std::vector<v1::Event> at_anna = presence.TakeNews(anna);
  ASSERT_THAT(at_anna, SizeIs(1));
  EXPECT_EQ(at_anna[0].round(), "rounds/r-1");
  EXPECT_EQ(at_anna[0].actor(), "bo");
  EXPECT_EQ(at_anna[0].actor_display_name(), "Bo Ek");
  EXPECT_EQ(at_anna[0].presence().viewer(), "page-2");
  EXPECT_FALSE(at_anna[0].presence().gone());
  ASSERT_THAT(presence.TakeNews(bo), SizeIs(1));
  EXPECT_THAT(presence.TakeNews(bo), IsEmpty());
}

TEST(PresenceTest, ASlowStreamIsToldTheLastChoiceAlone) {
  Presence presence;
  FakeStream anna, bo;
  presence.Arrive(anna, kAnna, "Anna Berg", "r-1");
  presence.Arrive(bo, kBo, "Bo Ek", "r-1");
  presence.TakeNews(anna);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(presence.Share(kBo, {"r-1", "a" + std::to_string(i), ""}).ok());
  }
  const std::vector<v1::Event> news = presence.TakeNews(anna);
  ASSERT_THAT(news, SizeIs(1));
  EXPECT_EQ(news[0].presence().adept(), "a999");
  // Come and gone in between: nothing to tell.
  FakeStream late;
  presence.Arrive(late, {"cia", "page-3"}, "Cia Dal", "r-1");
  presence.Leave(late);
  EXPECT_THAT(presence.TakeNews(anna), IsEmpty());
}

TEST(PresenceTest, WhoLeavesTheBoardIsGoneForItAndHearsNoMoreOfIt) {
  Presence presence;
  FakeStream anna, bo;
  presence.Arrive(anna, kAnna, "Anna Berg", "");
  presence.Arrive(bo, kBo, "Bo Ek", "r-1");
  EXPECT_THAT(presence.TakeNews(anna), IsEmpty());
  ASSERT_TRUE(presence.Share(kAnna, {"r-1", "a001", ""}).ok());
  EXPECT_THAT(presence.TakeNews(anna), SizeIs(1));
  EXPECT_THAT(presence.TakeNews(bo), SizeIs(1));

  ASSERT_TRUE(presence.Share(kAnna, {"r-2", "", ""}).ok());
  for (FakeStream* each : {&anna, &bo}) {
    const std::vector<v1::Event> news = presence.TakeNews(*each);
    ASSERT_THAT(news, SizeIs(1));
    EXPECT_TRUE(news[0].presence().gone());
    EXPECT_EQ(news[0].round(), "rounds/r-1");
  }
  ASSERT_TRUE(presence.Share(kBo, {"r-1", "a002", ""}).ok());
  EXPECT_THAT(presence.TakeNews(anna), IsEmpty());
}

TEST(PresenceTest, NobodySpeaksForAnothersPage) {
  Presence presence;
  FakeStream anna, bo, thief;
  presence.Arrive(anna, kAnna, "Anna Berg", "r-1");
  presence.Arrive(bo, kBo, "Bo Ek", "r-1");
  presence.TakeNews(bo);
  // The same UUID under another account is another page.
  ASSERT_TRUE(presence.Share({"bo", kAnna.second}, {"r-1", "a001", ""}).ok());
  EXPECT_THAT(presence.TakeNews(bo), IsEmpty());
  presence.Arrive(thief, {"thief", kAnna.second}, "Tove Ask", "r-1");
  ASSERT_TRUE(presence.Share({"thief", kAnna.second}, {"r-1", "a001", ""}).ok());
  const std::vector<v1::Event> news = presence.TakeNews(bo);
  ASSERT_THAT(news, SizeIs(1));
  EXPECT_EQ(news[0].actor(), "thief");
}

TEST(PresenceTest, AStreamThatReopensTakesItsPagesPlace) {
  Presence presence;
  FakeStream bo, old, fresh;
  presence.Arrive(bo, kBo, "Bo Ek", "r-1");
  presence.Arrive(old, kAnna, "Anna Berg", "");
  ASSERT_TRUE(presence.Share(kAnna, {"r-1", "a001", ""}).ok());
  EXPECT_THAT(presence.TakeNews(bo), SizeIs(1));
  presence.Arrive(fresh, kAnna, "Anna Berg", "");
  presence.Leave(old);
  for (const v1::Event& event : presence.TakeNews(bo)) {
    EXPECT_FALSE(event.presence().gone());
    EXPECT_EQ(event.presence().adept(), "a001");
  }
  EXPECT_THAT(presence.TakeNews(fresh), SizeIs(1));
  presence.Leave(fresh);
  ASSERT_THAT(presence.TakeNews(bo), SizeIs(1));
}

TEST(PresenceTest, ABoardTakesALimitedNumberOfViewers) {
  Presence presence(2);
  FakeStream anna, bo, late;
  presence.Arrive(anna, kAnna, "Anna Berg", "r-1");
  presence.Arrive(bo, kBo, "Bo Ek", "r-1");
  const PageKey cia = {"cia", "page-3"};
  presence.Arrive(late, cia, "Cia Dal", "r-1");
  EXPECT_EQ(presence.RoundOf(late), "");
  const absl::Status refused = presence.Share(cia, {"r-1", "", ""});
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(dispatch::Reason(refused), "TOO_MANY_VIEWERS");
  presence.Leave(bo);
  EXPECT_TRUE(presence.Share(cia, {"r-1", "", ""}).ok());
  EXPECT_EQ(presence.RoundOf(late), "r-1");
}

}  // namespace
}  // namespace parvis::events
