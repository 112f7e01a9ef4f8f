#include "shared/text/numbers.h"

#include <chrono>
#include <string_view>

namespace parvis::text {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNoBreakSpace = "\u00A0";

constexpr std::string_view kSwedishMonths[] = {"januari",   "februari", "mars",     "april",
                                               "maj",       "juni",     "juli",     "augusti",
                                               "september", "oktober",  "november", "december"};
constexpr std::string_view kEnglishMonths[] = {"January",   "February", "March",    "April",
                                               "May",       "June",     "July",     "August",
                                               "September", "October",  "November", "December"};

// The absolute value, also of the lowest integer.
uint64_t Magnitude(int64_t value) {
  return value < 0 ? ~static_cast<uint64_t>(value) + 1 : static_cast<uint64_t>(value);
}

std::string Grouped(uint64_t magnitude, Language language) {
  const std::string digits = std::to_string(magnitude);
  const std::string_view separator = language == Language::kSwedish ? kNoBreakSpace : ",";
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

std::string OneDecimal(uint64_t tenths, Language language) {
  std::string out = Grouped(tenths / 10, language);
  out += language == Language::kSwedish ? ',' : '.';
  out += static_cast<char>('0' + tenths % 10);
  return out;
}

std::string Sign(int64_t value) {
  if (value == 0) return "";
  return value < 0 ? std::string(kMinus) : "+";
}

}  // namespace

std::string FormatInteger(int64_t value, Language language) {
  return (value < 0 ? std::string(kMinus) : "") + Grouped(Magnitude(value), language);
}

std::string FormatSigned(int64_t value, Language language) {
  return Sign(value) + Grouped(Magnitude(value), language);
}

std::string FormatScore(int64_t score, Language language) {
  return (score < 0 ? std::string(kMinus) : "") + OneDecimal(Magnitude(score), language);
}

std::string FormatScoreDifference(int64_t difference, Language language) {
  if (difference == 0) return "0";
  return Sign(difference) + OneDecimal(Magnitude(difference), language);
}

std::string FormatDate(int64_t unix_seconds, Language language) {
  using std::chrono::days;
  using std::chrono::floor;
  using std::chrono::seconds;
  using std::chrono::sys_time;
  const std::chrono::year_month_day date(floor<days>(sys_time<seconds>(seconds(unix_seconds))));
  const unsigned month = static_cast<unsigned>(date.month()) - 1;
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         std::string(language == Language::kSwedish ? kSwedishMonths[month]
                                                    : kEnglishMonths[month]) +
         " " + std::to_string(static_cast<int>(date.year()));
}

std::string FormatTimeOfDay(int64_t local_seconds, Language language) {
  const auto two = [](int64_t number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  constexpr int64_t kDay = 24 * 60;
  const int64_t minute = ((local_seconds / 60) % kDay + kDay) % kDay;
  return two(minute / 60) + (language == Language::kSwedish ? "." : ":") + two(minute % 60);
}

}  // namespace parvis::text
