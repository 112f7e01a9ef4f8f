#include "server/log/log.h"

#include "gtest/gtest.h"
#include "tests/support/fake_clock.h"

namespace parvis {
namespace {

TEST(LogTest, WritesOneJsonObjectPerLine) {
  testing::FakeClock clock;
  clock.Set(absl::FromUnixMicros(1'768'464'000'123'456));
  std::string lines;
  Log log(clock, [&](std::string_view line) { lines += line; });
  log.Info("listening", {{"http", "127.0.0.1:80"}, {"count", 3}, {"tls", false}});
  log.Error("a \"quoted\"\nline");
  EXPECT_EQ(
      lines,
      "{\"time\":\"2026-01-15T08:00:00.123456Z\",\"level\":\"info\",\"message\":\"listening\","
      "\"http\":\"127.0.0.1:80\",\"count\":3,\"tls\":false}\n"
      "{\"time\":\"2026-01-15T08:00:00.123456Z\",\"level\":\"error\",\"message\":"
      "\"a \\\"quoted\\\"\\u000aline\"}\n");
}

}  // namespace
}  // namespace parvis
