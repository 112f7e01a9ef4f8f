#include "server/gateway/metadata.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace parvis::gateway {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

HttpHead Head(Fields fields) {
  HttpHead head;
  head.fields = std::move(fields);
  return head;
}

TEST(CookieTest, FindsTheFirstOfItsName) {
  const HttpHead head = Head({{"cookie", "a=1;b=2 ; c"}, {"cookie", "b=3; xb=4"}});
  EXPECT_EQ(CookieValue(head, "a"), "1");
  EXPECT_EQ(CookieValue(head, "b"), "2");
  EXPECT_EQ(CookieValue(head, "xb"), "4");
  EXPECT_EQ(CookieValue(head, "c"), "");
  EXPECT_EQ(CookieValue(head, "d"), "");
}

TEST(MetadataTest, LeavesOutHttpAndIdentity) {
  const auto metadata = MetadataFromHeaders(Head({{"host", "a"},
                                                  {"content-type", "b"},
                                                  {"user-agent", "c"},
                                                  {"sec-fetch-site", "d"},
                                                  {"authorization", "Bearer e"},
                                                  {"x-parvis-set-session", "f"},
                                                  {"grpc-timeout", "1S"},
                                                  {"x-forwarded-for", "g"},
                                                  {"connection", "h"},
                                                  {"x-mine", "i"}}));
  ASSERT_TRUE(metadata.ok());
  EXPECT_THAT(*metadata, ElementsAre(Pair("x-mine", "i"), Pair("x-parvis-gateway", "1")));
}

TEST(MetadataTest, TheCookieBecomesABearerTokenUnlessItIsNone) {
  EXPECT_THAT(*MetadataFromHeaders(Head({{"cookie", "parvis_session=t.1-_~+/="}})),
              Contains(Pair("authorization", "Bearer t.1-_~+/=")));
  for (const char* cookie : {"parvis_session=", "parvis_session=a b", "parvis_session=\"a\"",
                             "parvis_session=a\xC3\xA5", "parvis_sessio=a"}) {
    EXPECT_THAT(*MetadataFromHeaders(Head({{"cookie", cookie}})),
                ElementsAre(Pair("x-parvis-gateway", "1")))
        << cookie;
  }
}

TEST(MetadataTest, BinaryValuesAreDecodedOneByOne) {
  EXPECT_THAT(*MetadataFromHeaders(Head({{"x-bin", "YQ==, Yg"}})),
              ElementsAre(Pair("x-bin", "a"), Pair("x-bin", "b"), Pair("x-parvis-gateway", "1")));
  EXPECT_TRUE(absl::IsInvalidArgument(MetadataFromHeaders(Head({{"x-bin", "?"}})).status()));
}

TEST(MetadataTest, RefusesWhatGrpcCannotCarry) {
  EXPECT_FALSE(MetadataFromHeaders(Head({{"x-a", "\xC3\xA5"}})).ok());
  EXPECT_FALSE(MetadataFromHeaders(Head({{"x-a", "a\tb"}})).ok());
  EXPECT_FALSE(MetadataFromHeaders(Head({{"x!a", "b"}})).ok());
}

TEST(HeadersTest, EncodesBinaryAndLeavesOutWhatBelongsToHttp) {
  const auto headers = HeadersFromMetadata({{"x-one", "1"},
                                            {"x-two-bin", std::string("\0\xff", 2)},
                                            {"set-cookie", "a=b"},
                                            {"content-length", "7"},
                                            {"transfer-encoding", "chunked"},
                                            {"access-control-allow-origin", "*"},
                                            {"grpc-status", "0"},
                                            {"x-break", "a\r\nb: c"},
                                            {"X-Upper", "d"}},
                                           /*secure=*/false);
  EXPECT_THAT(*headers, ElementsAre(Pair("x-one", "1"), Pair("x-two-bin", "AP8=")));
}

TEST(HeadersTest, SetsTheCookieSecureWhereTheBrowserCameByHttps) {
  const Metadata metadata = {{"x-parvis-set-session", "t"}, {"x-parvis-set-session-max-age", "60"}};
  EXPECT_THAT(*HeadersFromMetadata(metadata, false),
              ElementsAre(Pair("set-cookie",
                               "parvis_session=t; Path=/; Max-Age=60; HttpOnly; SameSite=Strict")));
  EXPECT_THAT(*HeadersFromMetadata(metadata, true),
              ElementsAre(Pair("set-cookie", HasSubstr("; Secure"))));
}

TEST(HeadersTest, RefusesACookieThatIsNone) {
  for (const char* token : {"a;b", "a b", "a\"", "a\r\nx: y"}) {
    EXPECT_TRUE(absl::IsInternal(
        HeadersFromMetadata(
            {{"x-parvis-set-session", token}, {"x-parvis-set-session-max-age", "60"}}, false)
            .status()))
        << token;
  }
  EXPECT_FALSE(HeadersFromMetadata({{"x-parvis-set-session", "t"}}, false).ok());
}

TEST(TimeoutTest, ReadsEveryUnit) {
  EXPECT_EQ(*ParseTimeout("2H"), absl::Hours(2));
  EXPECT_EQ(*ParseTimeout("2M"), absl::Minutes(2));
  EXPECT_EQ(*ParseTimeout("2S"), absl::Seconds(2));
  EXPECT_EQ(*ParseTimeout("2m"), absl::Milliseconds(2));
  EXPECT_EQ(*ParseTimeout("2u"), absl::Microseconds(2));
  EXPECT_EQ(*ParseTimeout("2n"), absl::Nanoseconds(2));
  EXPECT_EQ(*ParseTimeout("0n"), absl::ZeroDuration());
  EXPECT_EQ(*ParseTimeout("99999999H"), absl::Hours(99999999));
}

TEST(TimeoutTest, RefusesEverythingElse) {
  for (const char* text :
       {"", "S", "1", "1s", "-1S", "+1S", " 1S", "1.5S", "123456789S", "1 S", "1SS", "0x1S"}) {
    EXPECT_FALSE(ParseTimeout(text).ok()) << text;
  }
}

}  // namespace
}  // namespace parvis::gateway
