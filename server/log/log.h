// The log: one JSON object per line, with `time`, `level`, `message` and the fields given.
// Messages are fixed texts, values are fields, and neither is ever personal data.
#ifndef PARVIS_SERVER_LOG_LOG_H_
#define PARVIS_SERVER_LOG_LOG_H_

#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>

#include "absl/functional/any_invocable.h"
#include "server/clock/clock.h"

namespace parvis {

struct LogField {
  LogField(std::string_view field_name, std::string_view text)
      : name(field_name), value(std::string(text)) {}
  LogField(std::string_view field_name, const std::string& text) : name(field_name), value(text) {}
  LogField(std::string_view field_name, const char* text)
      : name(field_name), value(std::string(text)) {}
  LogField(std::string_view field_name, int64_t number) : name(field_name), value(number) {}
  LogField(std::string_view field_name, int number)
      : name(field_name), value(static_cast<int64_t>(number)) {}
  LogField(std::string_view field_name, bool truth) : name(field_name), value(truth) {}

  std::string_view name;
  std::variant<std::string, int64_t, bool> value;
};

// Any thread may write; lines are never mixed.
class Log {
 public:
  using Sink = absl::AnyInvocable<void(std::string_view line)>;
  using Fields = std::initializer_list<LogField>;

  // `clock` outlives the log. The sink gets whole lines with their newline, one at a time.
  Log(const Clock& clock, Sink sink);
  // To standard error.
  explicit Log(const Clock& clock);

  void Info(std::string_view message, Fields fields = {}) { Write("info", message, fields); }
  void Warning(std::string_view message, Fields fields = {}) { Write("warning", message, fields); }
  void Error(std::string_view message, Fields fields = {}) { Write("error", message, fields); }

 private:
  void Write(std::string_view level, std::string_view message, Fields fields);

  const Clock& clock_;
  std::mutex mutex_;
  Sink sink_;
};

}  // namespace parvis

#endif  // PARVIS_SERVER_LOG_LOG_H_
