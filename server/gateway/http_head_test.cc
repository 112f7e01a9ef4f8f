#include "server/gateway/http_head.h"

#include "gtest/gtest.h"

namespace parvis::gateway {
namespace {

HttpHead Head(Fields fields, int version = 11) {
  HttpHead head;
  head.method = "POST";
  head.target = "/";
  head.version = version;
  head.fields = std::move(fields);
  return head;
}

TEST(HttpHeadTest, FindsTheFirstAndJoinsAll) {
  const HttpHead head = Head({{"accept", "a"}, {"x", "1"}, {"accept", "b"}});
  EXPECT_EQ(head.Find("accept"), "a");
  EXPECT_EQ(head.Find("y"), std::nullopt);
  EXPECT_EQ(head.Joined("accept"), "a, b");
  EXPECT_EQ(head.Joined("y"), "");
}

TEST(PathTest, LeavesOutQueryAndHost) {
  const auto path = [](std::string target) {
    HttpHead head;
    head.target = std::move(target);
    return std::string(PathOf(head).value_or("none"));
  };
  EXPECT_EQ(path("/a/b"), "/a/b");
  EXPECT_EQ(path("/a?b=/c"), "/a");
  EXPECT_EQ(path("http://host/a?b"), "/a");
  EXPECT_EQ(path("HTTPS://host:1/a"), "/a");
  EXPECT_EQ(path("http://host"), "/");
  EXPECT_EQ(path("*"), "none");
  EXPECT_EQ(path("host:443"), "none");
  EXPECT_EQ(path(""), "none");
}

TEST(CheckHeadTest, TakesOneGoodHost) {
  for (const char* host :
       {"localhost", "127.0.0.1:8080", "[::1]:80", "[::1]", "a-b.example", "my_host:1"}) {
    EXPECT_TRUE(CheckHead(Head({{"host", host}})).ok()) << host;
  }
  for (const char* host : {"", "a b", "a/b", "a@b", "a:b", "a:", ":80", "[::1", "::1", "[]", "a,b",
                           "[x]", "a:123456", "\xC3\xA5.example"}) {
    EXPECT_FALSE(CheckHead(Head({{"host", host}})).ok()) << host;
  }
  EXPECT_FALSE(CheckHead(Head({})).ok());
  EXPECT_TRUE(CheckHead(Head({}, 10)).ok());
  EXPECT_FALSE(CheckHead(Head({{"host", "a"}, {"host", "a"}})).ok());
}

TEST(CheckHeadTest, RefusesAnUnclearLength) {
  const auto ok = [](Fields fields, int version = 11) {
    fields.emplace_back("host", "a");
    return CheckHead(Head(std::move(fields), version)).ok();
  };
  EXPECT_TRUE(ok({{"transfer-encoding", "Chunked"}}));
  EXPECT_TRUE(ok({{"content-length", "5"}}));
  EXPECT_FALSE(ok({{"content-length", "5, 5"}}));
  EXPECT_FALSE(ok({{"content-length", "5"}, {"content-length", "5"}}));
  EXPECT_FALSE(ok({{"content-length", ""}}));
  EXPECT_FALSE(ok({{"transfer-encoding", "gzip, chunked"}}));
  EXPECT_FALSE(ok({{"transfer-encoding", "identity"}}));
  EXPECT_FALSE(ok({{"transfer-encoding", "chunked"}, {"transfer-encoding", "chunked"}}));
  EXPECT_FALSE(ok({{"transfer-encoding", "chunked"}, {"content-length", "5"}}));
  EXPECT_FALSE(ok({{"transfer-encoding", "chunked"}}, 10));
}

TEST(CheckOriginTest, TakesTheSameHostOnly) {
  const auto ok = [](const char* host, const char* origin) {
    return CheckOrigin(Head({{"host", host}, {"origin", origin}})).ok();
  };
  EXPECT_TRUE(ok("localhost:8080", "http://localhost:8080"));
  EXPECT_TRUE(ok("parvis.example", "https://Parvis.example"));
  EXPECT_TRUE(ok("parvis.example:443", "https://parvis.example"));
  EXPECT_TRUE(ok("parvis.example", "http://parvis.example:80"));
  EXPECT_FALSE(ok("localhost:8080", "http://localhost:8081"));
  EXPECT_FALSE(ok("localhost", "http://localhost.evil.example"));
  EXPECT_FALSE(ok("localhost", "null"));
  EXPECT_FALSE(ok("localhost", ""));
  EXPECT_FALSE(ok("localhost", "file://localhost"));
  EXPECT_FALSE(CheckOrigin(Head({{"origin", "http://"}})).ok());
  EXPECT_TRUE(CheckOrigin(Head({{"host", "a"}})).ok());
}

TEST(CheckOriginTest, HeedsWhatTheBrowserSaysOfTheSite) {
  for (const char* site : {"cross-site", "same-site", "none"}) {
    EXPECT_FALSE(CheckOrigin(Head({{"host", "a"}, {"sec-fetch-site", site}})).ok()) << site;
  }
  EXPECT_TRUE(CheckOrigin(Head({{"host", "a"}, {"sec-fetch-site", "same-origin"}})).ok());
}

}  // namespace
}  // namespace parvis::gateway
