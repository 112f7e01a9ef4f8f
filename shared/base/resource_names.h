// Resource names: the one place that builds them and takes them apart (AIP-122).
// Pure functions: any thread may call them.
#ifndef PARVIS_SHARED_BASE_RESOURCE_NAMES_H_
#define PARVIS_SHARED_BASE_RESOURCE_NAMES_H_

#include <optional>
#include <string>
#include <string_view>

namespace parvis::names {

// A round's id: `{programme}-{number}`; 1 to 64 of a-z, 0-9 and `-`, a letter first.
bool IsRoundId(std::string_view id);

// A person's id within a round: 1 to 64 ASCII letters, digits, `-`, `_` and `.`, a letter or digit
// first. So it needs no quoting in a name, a CSV list, a flag or an address.
bool IsPersonId(std::string_view id);

// A UUID as it is written: RFC 9562, section 4.
bool IsUuid(std::string_view text);

// `rounds/{round}`.
std::string RoundName(std::string_view round);
// `rounds/{round}/board`.
std::string BoardName(std::string_view round);
// `rounds/{round}/applications/{application}`.
std::string ApplicationName(std::string_view round, std::string_view application);

// `rounds/{round}/board/scenarios/{scenario}`.
std::string ScenarioName(std::string_view round, std::string_view scenario);

// The round's id out of `rounds/{round}`; nothing if the name is not one.
std::optional<std::string> ParseRoundName(std::string_view name);
// The round's id out of `rounds/{round}/board`; nothing if the name is not one.
std::optional<std::string> ParseBoardName(std::string_view name);

struct ApplicationIds {
  std::string round;
  std::string application;
};
// Both ids out of `rounds/{round}/applications/{application}`; nothing if the name is not one.
std::optional<ApplicationIds> ParseApplicationName(std::string_view name);

struct ScenarioIds {
  std::string round;
  std::string scenario;
};
// Both ids out of `rounds/{round}/board/scenarios/{scenario}`; nothing if the name is not one. A
// scenario's id is a number from 1, without leading zeros.
std::optional<ScenarioIds> ParseScenarioName(std::string_view name);

}  // namespace parvis::names

#endif  // PARVIS_SHARED_BASE_RESOURCE_NAMES_H_
