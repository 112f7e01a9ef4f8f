#include "shared/base/resource_names.h"

#include <initializer_list>
#include <utility>

#include "absl/strings/ascii.h"
#include "shared/base/limits.h"

namespace parvis::names {
namespace {

constexpr std::string_view kRounds = "rounds/";
constexpr std::string_view kApplications = "/applications/";
constexpr std::string_view kBoard = "/board";
constexpr std::string_view kScenarios = "/board/scenarios/";

std::string Joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

}  // namespace

bool IsRoundId(std::string_view id) {
  if (id.empty() || id.size() > limits::kRoundIdBytes || !absl::ascii_islower(id[0])) return false;
  for (const char c : id) {
    if (!absl::ascii_islower(c) && !absl::ascii_isdigit(c) && c != '-') return false;
  }
  return true;
}

bool IsPersonId(std::string_view id) {
  if (id.empty() || id.size() > limits::kPersonIdBytes || !absl::ascii_isalnum(id[0])) return false;
  for (const char c : id) {
    if (!absl::ascii_isalnum(c) && c != '-' && c != '_' && c != '.') return false;
  }
  return true;
}

bool IsUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : !absl::ascii_isxdigit(text[i])) return false;
  }
  return true;
}

std::string RoundName(std::string_view round) { return Joined({kRounds, round}); }

std::string BoardName(std::string_view round) { return Joined({kRounds, round, kBoard}); }

std::string ApplicationName(std::string_view round, std::string_view application) {
  return Joined({kRounds, round, kApplications, application});
}

std::string ScenarioName(std::string_view round, std::string_view scenario) {
  return Joined({kRounds, round, kScenarios, scenario});
}

std::optional<std::string> ParseRoundName(std::string_view name) {
  if (!name.starts_with(kRounds)) return std::nullopt;
  name.remove_prefix(kRounds.size());
  if (!IsRoundId(name)) return std::nullopt;
  return std::string(name);
}

std::optional<std::string> ParseBoardName(std::string_view name) {
  if (!name.ends_with(kBoard)) return std::nullopt;
  name.remove_suffix(kBoard.size());
  return ParseRoundName(name);
}

std::optional<ApplicationIds> ParseApplicationName(std::string_view name) {
  const std::size_t at = name.find(kApplications);
  if (at == std::string_view::npos) return std::nullopt;
  std::optional<std::string> round = ParseRoundName(name.substr(0, at));
  const std::string_view application = name.substr(at + kApplications.size());
  if (!round.has_value() || !IsPersonId(application)) return std::nullopt;
  return ApplicationIds{*std::move(round), std::string(application)};
}

std::optional<ScenarioIds> ParseScenarioName(std::string_view name) {
  const std::size_t at = name.find(kScenarios);
  if (at == std::string_view::npos) return std::nullopt;
  std::optional<std::string> round = ParseRoundName(name.substr(0, at));
  const std::string_view scenario = name.substr(at + kScenarios.size());
  if (!round.has_value() || scenario.empty() || scenario[0] == '0' || scenario.size() > 18 ||
      scenario.find_first_not_of("0123456789") != scenario.npos) {
    return std::nullopt;
  }
  return ScenarioIds{*std::move(round), std::string(scenario)};
}

}  // namespace parvis::names
