#include "server/gateway/static_files.h"

#include <filesystem>
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace parvis::gateway {
namespace {

using ::testing::HasSubstr;

std::string Field(const Reply& reply, std::string_view name) {
  for (const auto& [key, value] : reply.fields) {
    if (key == name) return value;
  }
  return "";
}

class StaticFilesTest : public testing::Test {
 protected:
  StaticFilesTest() : dir_(std::filesystem::path(testing::TempDir()) / "static_files_test") {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_ / "fonts");
    Write("index.html", "<!doctype html>");
    Write("app.0123abcd.wasm", "identity");
    Write("app.0123abcd.wasm.br", "brotli");
    Write("app.0123abcd.wasm.gz", "gzip");
    Write("fonts/inter.woff2", "font");
    Write("empty.txt", "");
    Write(".secret", "hidden");
    Write("lonely.br", "no base");
  }

  void Write(const std::string& name, std::string_view content) {
    std::ofstream(dir_ / name, std::ios::binary) << content;
  }

  Reply Get(std::string_view path, Fields fields = {}) {
    if (!files_) files_ = *StaticFiles::Load(dir_);
    HttpHead head;
    head.method = "GET";
    head.fields = std::move(fields);
    return files_->Get(head, path);
  }

  const std::filesystem::path dir_;
  std::optional<StaticFiles> files_;
};

TEST_F(StaticFilesTest, HashedNamesMayBeKeptForEverAndOthersAreAskedFor) {
  const Reply module = Get("/app.0123abcd.wasm");
  EXPECT_EQ(module.status, 200);
  EXPECT_EQ(*module.body, "identity");
  EXPECT_EQ(Field(module, "content-type"), "application/wasm");
  EXPECT_EQ(Field(module, "cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(Field(Get("/index.html"), "cache-control"), "no-cache");
  EXPECT_EQ(Field(Get("/fonts/inter.woff2"), "content-type"), "font/woff2");
  EXPECT_EQ(Get("/empty.txt").status, 200);
}

TEST_F(StaticFilesTest, ChoosesTheCodingThatTheBrowserWants) {
  const auto chosen = [this](const char* accept) {
    return *Get("/app.0123abcd.wasm", {{"accept-encoding", accept}}).body;
  };
  EXPECT_EQ(chosen("gzip, deflate, br"), "brotli");
  EXPECT_EQ(chosen("gzip, deflate"), "gzip");
  EXPECT_EQ(chosen("br;q=0.5, gzip;q=0.8"), "gzip");
  EXPECT_EQ(chosen("br;q=0, *"), "gzip");
  EXPECT_EQ(chosen("*"), "brotli");
  EXPECT_EQ(chosen("identity, br;q=0.1"), "identity");
  EXPECT_EQ(chosen("deflate"), "identity");
  EXPECT_EQ(chosen(""), "identity");
  EXPECT_EQ(chosen("br;q=nonsense"), "brotli");
  EXPECT_EQ(Field(Get("/app.0123abcd.wasm"), "vary"), "accept-encoding");
  EXPECT_EQ(Field(Get("/index.html"), "vary"), "");
}

TEST_F(StaticFilesTest, EachCodingHasItsOwnETag) {
  const Reply plain = Get("/app.0123abcd.wasm");
  const Reply brotli = Get("/app.0123abcd.wasm", {{"accept-encoding", "br"}});
  EXPECT_NE(Field(plain, "etag"), Field(brotli, "etag"));
  EXPECT_EQ(Field(brotli, "content-encoding"), "br");
  const auto status = [this](const std::string& etags) {
    return Get("/app.0123abcd.wasm", {{"accept-encoding", "br"}, {"if-none-match", etags}}).status;
  };
  EXPECT_EQ(status(Field(brotli, "etag")), 304);
  EXPECT_EQ(status("\"x\", W/" + Field(brotli, "etag")), 304);
  EXPECT_EQ(status("*"), 304);
  EXPECT_EQ(status(Field(plain, "etag")), 200);
}

TEST_F(StaticFilesTest, AChangedFileHasAnotherETagAndTheSameFileTheSame) {
  const std::string before = Field(Get("/index.html"), "etag");
  files_.reset();
  EXPECT_EQ(Field(Get("/index.html"), "etag"), before);
  Write("index.html", "<!doctype html>\n");
  files_.reset();
  EXPECT_NE(Field(Get("/index.html"), "etag"), before);
}

TEST_F(StaticFilesTest, APlaceWithinTheClientIsItsPage) {
  for (const char* path : {"/", "/rounds/stockholm-2026/matching", "/sign-in"}) {
    const Reply reply = Get(path, {{"accept", "text/html,*/*;q=0.8"}});
    EXPECT_EQ(reply.status, 200) << path;
    EXPECT_EQ(*reply.body, "<!doctype html>") << path;
  }
  EXPECT_EQ(Get("/rounds/x", {{"accept", "application/json"}}).status, 404);
  EXPECT_EQ(Get("/rounds/x.png", {{"accept", "text/html"}}).status, 404);
}

TEST_F(StaticFilesTest, OnlyWhatWasLoadedCanBeHad) {
  std::ofstream(dir_.parent_path() / "outside.txt") << "outside";
  for (const char* path : {"/../outside.txt", "/%2e%2e/outside.txt", "/fonts/../index.html",
                           "/..%2foutside.txt", "/fonts\\..\\index.html", "/%00", "/%", "/%zz"}) {
    EXPECT_EQ(Get(path).status, 400) << path;
  }
  for (const char* path : {"/.secret", "//index.html", "/app.0123abcd.wasm.br", "/index.html/",
                           "/INDEX.HTML", "/etc/passwd.txt"}) {
    const Reply reply = Get(path, {{"accept", "image/png"}});
    EXPECT_EQ(reply.status, 404) << path;
  }
  EXPECT_EQ(*Get("/lonely.br").body, "no base");
  EXPECT_EQ(*Get("/fonts%2Finter.woff2").body, "font");
}

TEST_F(StaticFilesTest, PagesForPeopleAreInBothLanguagesAndUnderTheSamePolicy) {
  const Reply reply = Get("/no.txt");
  EXPECT_THAT(*reply.body, HasSubstr("Sidan finns inte"));
  EXPECT_THAT(*reply.body, HasSubstr("There is no such page"));
  EXPECT_THAT(Field(reply, "content-security-policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(reply.body->find("style="), std::string::npos);
  EXPECT_EQ(Get("/gateway-page.css").status, 200);
}

TEST_F(StaticFilesTest, WithoutAnIndexAPageSaysWhatToDo) {
  std::filesystem::remove(dir_ / "index.html");
  const Reply reply = Get("/");
  EXPECT_EQ(reply.status, 503);
  EXPECT_THAT(*reply.body, HasSubstr("./dev build"));
}

TEST(HashedNameTest, NeedsEightHexadecimalDigitsBeforeTheExtension) {
  EXPECT_TRUE(IsHashedName("/app.0123abcd.js"));
  EXPECT_TRUE(IsHashedName("/app.min.0123456789abcdef.js"));
  EXPECT_FALSE(IsHashedName("/app.js"));
  EXPECT_FALSE(IsHashedName("/app.0123abc.js"));
  EXPECT_FALSE(IsHashedName("/app.prefetch.js"));
  EXPECT_FALSE(IsHashedName("/0123abcd.js"));
  EXPECT_FALSE(IsHashedName("/app.0123abcd"));
  EXPECT_FALSE(IsHashedName("/dir.0123abcd.x/app.js"));
}

}  // namespace
}  // namespace parvis::gateway
