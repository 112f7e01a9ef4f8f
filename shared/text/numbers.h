// Numbers and dates as the two languages write them. Swedish groups thousands with a no-break
// space (U+00A0) and has a decimal comma; English groups with a comma and has a decimal point.
// Both write a negative number with a real minus sign (U+2212). Pure functions; any thread.
#ifndef PARVIS_SHARED_TEXT_NUMBERS_H_
#define PARVIS_SHARED_TEXT_NUMBERS_H_

#include <cstdint>
#include <string>

#include "shared/text/messages.h"

namespace parvis::text {

// 41861 -> "41 861" and "41,861".
std::string FormatInteger(int64_t value, Language language);

// With a sign: "+12", "−12", and "0" without one.
std::string FormatSigned(int64_t value, Language language);

// A score or view of 0..1000 as people read it, out of 100: 620 -> "62,0" and "62.0".
std::string FormatScore(int64_t score, Language language);

// A difference of scores: "+1,4", "−1,4", "0".
std::string FormatScoreDifference(int64_t difference, Language language);

// "22 november 2026" and "22 November 2026": the day in UTC of a moment in seconds since 1970.
std::string FormatDate(int64_t unix_seconds, Language language);

// "14.32" and "14:32": the time of day of a moment in seconds since 1970, in that moment's zone.
std::string FormatTimeOfDay(int64_t local_seconds, Language language);

}  // namespace parvis::text

#endif  // PARVIS_SHARED_TEXT_NUMBERS_H_
