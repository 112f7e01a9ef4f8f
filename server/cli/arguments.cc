#include "server/cli/arguments.h"

#include <algorithm>
#include <cstdio>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "shared/base/string_views.h"

namespace parvis::cli {
namespace {

const Flag* FindFlag(std::span<const Flag> flags, std::string_view name) {
  for (const Flag& flag : flags) {
    if (flag.name == name) return &flag;
  }
  return nullptr;
}

// Number of single-letter edits between two words (Levenshtein 1966), to guess a mistyped flag.
int EditDistance(std::string_view a, std::string_view b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

absl::Status UnknownFlag(std::string_view name, std::span<const Flag> flags) {
  const Flag* nearest = nullptr;
  int least = 3;
  for (const Flag& flag : flags) {
    const int distance = EditDistance(name, flag.name);
    if (distance < least) {
      least = distance;
      nearest = &flag;
    }
  }
  return absl::InvalidArgumentError(
      absl::StrCat("unknown flag --", AbslView(name),
                   nearest ? absl::StrCat("; did you mean --", AbslView(nearest->name), "?") : ""));
}

}  // namespace

absl::StatusOr<Arguments> Arguments::Parse(std::span<const std::string_view> words,
                                           std::span<const Flag> flags, int max_operands) {
  Arguments arguments;
  bool flags_ended = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (flags_ended || word == "-" || !word.starts_with('-')) {
      if (static_cast<int>(arguments.operands_.size()) == max_operands) {
        return absl::InvalidArgumentError(absl::StrCat("unexpected word: ", AbslView(word)));
      }
      arguments.operands_.emplace_back(word);
      continue;
    }
    if (word == "--") {
      flags_ended = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    std::string_view name = word.substr(0, equals);
    name.remove_prefix(std::min(name.find_first_not_of('-'), name.size()));
    const Flag* flag = FindFlag(flags, name);
    if (!flag || !word.starts_with("--")) return UnknownFlag(name, flags);
    std::vector<std::string>& values = arguments.values_[std::string(name)];
    if (flag->kind != Flag::kList && !values.empty()) {
      return absl::InvalidArgumentError(absl::StrCat("--", AbslView(name), " stands twice"));
    }
    if (flag->kind == Flag::kSwitch) {
      if (equals != word.npos) {
        return absl::InvalidArgumentError(absl::StrCat("--", AbslView(name), " takes no value"));
      }
      values.emplace_back();
    } else if (equals != word.npos) {
      values.emplace_back(word.substr(equals + 1));
    } else if (i + 1 < words.size()) {
      values.emplace_back(words[++i]);
    } else {
      return absl::InvalidArgumentError(
          absl::StrCat("--", AbslView(name), " needs a value: ", AbslView(flag->value)));
    }
  }
  return arguments;
}

bool Arguments::Has(std::string_view flag) const { return values_.contains(flag); }

std::optional<std::string> Arguments::Value(std::string_view flag) const {
  const auto found = values_.find(flag);
  if (found == values_.end()) return std::nullopt;
  return found->second.front();
}

std::string Arguments::ValueOr(std::string_view flag, std::string_view otherwise) const {
  return Value(flag).value_or(std::string(otherwise));
}

std::vector<std::string> Arguments::List(std::string_view flag) const {
  std::vector<std::string> all;
  const auto found = values_.find(flag);
  if (found == values_.end()) return all;
  for (const std::string& value : found->second) {
    for (const absl::string_view part : absl::StrSplit(value, ',', absl::SkipWhitespace())) {
      all.emplace_back(part);
    }
  }
  return all;
}

absl::StatusOr<int> ParseInt(std::string_view flag, std::string_view value, int least, int most) {
  int number = 0;
  if (!absl::SimpleAtoi(AbslView(value), &number) || number < least || number > most) {
    return absl::InvalidArgumentError(absl::StrCat("--", AbslView(flag), " ", AbslView(value),
                                                   ": a whole number from ", least, " to ", most));
  }
  return number;
}

int UsageError(const Command& command, std::string_view message) {
  const std::string name(command.name);
  std::fprintf(stderr, "parvis %s: %s\nTry `parvis help %s`.\n", name.c_str(),
               std::string(message).c_str(), name.c_str());
  return kExitUsage;
}

int RunCommand(const Command& command, std::span<const std::string_view> words) {
  if (std::find(words.begin(), words.end(), "--help") != words.end()) {
    PrintHelp(command);
    return kExitDone;
  }
  const absl::StatusOr<Arguments> arguments =
      Arguments::Parse(words, command.flags, command.max_operands);
  if (!arguments.ok()) return UsageError(command, StdView(arguments.status().message()));
  return command.run(*arguments);
}

void PrintHelp(const Command& command) {
  std::string help = absl::StrCat("parvis ", AbslView(command.name), " ", AbslView(command.usage),
                                  "\n\n", AbslView(command.summary), "\n");
  std::size_t width = 0;
  for (const Flag& flag : command.flags) {
    width = std::max(width, flag.name.size() + flag.value.size() + 1);
  }
  if (!command.flags.empty()) help += "\n";
  for (const Flag& flag : command.flags) {
    std::string left =
        absl::StrCat(AbslView(flag.name), flag.value.empty() ? "" : " ", AbslView(flag.value));
    left.resize(std::max(width, left.size()), ' ');
    absl::StrAppend(&help, "  --", left, "  ", AbslView(flag.help), "\n");
  }
  std::fputs(help.c_str(), stdout);
}

}  // namespace parvis::cli
