#include "server/log/log.h"

#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "shared/base/json_text.h"

namespace parvis {

Log::Log(const Clock& clock, Sink sink) : clock_(clock), sink_(std::move(sink)) {}

Log::Log(const Clock& clock)
    : Log(clock, [](std::string_view line) { std::fwrite(line.data(), 1, line.size(), stderr); }) {}

void Log::Write(std::string_view level, std::string_view message, Fields fields) {
  std::string line = absl::StrCat(
      "{\"time\":\"", absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", clock_.Now(), absl::UTCTimeZone()),
      "\",\"level\":");
  AppendJsonString(level, line);
  line += ",\"message\":";
  AppendJsonString(message, line);
  for (const LogField& field : fields) {
    line += ',';
    AppendJsonString(field.name, line);
    line += ':';
    if (const auto* text = std::get_if<std::string>(&field.value)) {
      AppendJsonString(*text, line);
    } else if (const auto* number = std::get_if<int64_t>(&field.value)) {
      absl::StrAppend(&line, *number);
    } else {
      line += std::get<bool>(field.value) ? "true" : "false";
    }
  }
  line += "}\n";
  const std::lock_guard lock(mutex_);
  sink_(line);
}

}  // namespace parvis
