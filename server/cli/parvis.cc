// The one binary: finds the subcommand and runs it.
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/cli/arguments.h"
#include "server/cli/demo.h"
#include "server/cli/import.h"
#include "server/cli/link.h"
#include "server/cli/match.h"
#include "server/cli/prove.h"
#include "server/cli/round.h"
#include "server/cli/serve.h"
#include "shared/base/string_views.h"

namespace parvis::cli {
namespace {

int RunVersion(const Arguments&) {
  std::puts("parvis 0.1.0");
  return kExitDone;
}

const Command& VersionCommand() {
  static constexpr Command kCommand = {"version", "print the version", "", {}, 0, RunVersion};
  return kCommand;
}

// In the order of `parvis help`.
std::vector<const Command*> Commands() {
  return {&ServeCommand(), &RoundCommand(), &ImportCommand(), &MatchCommand(),
          &ProveCommand(), &DemoCommand(),  &LinkCommand(),   &VersionCommand()};
}

const Command* FindCommand(std::string_view name) {
  for (const Command* command : Commands()) {
    if (command->name == name) return command;
  }
  return nullptr;
}

void PrintOverview(std::FILE* out) {
  std::string text = "parvis: mentor programmes that several organisations hold together\n\n";
  for (const Command* command : Commands()) {
    std::string name(command->name);
    name.resize(std::max<std::size_t>(name.size(), 8), ' ');
    absl::StrAppend(&text, "  parvis ", name, "  ", AbslView(command->summary), "\n");
  }
  absl::StrAppend(&text, "\n`parvis help COMMAND` tells the flags of one.\n");
  std::fputs(text.c_str(), out);
}

int Unknown(std::string_view name) {
  std::fprintf(stderr, "parvis: unknown command %s\nTry `parvis help`.\n",
               std::string(name).c_str());
  return kExitUsage;
}

int Help(std::vector<std::string_view> words) {
  if (words.empty()) {
    PrintOverview(stdout);
    return kExitDone;
  }
  const Command* command = FindCommand(words.front());
  if (!command) return Unknown(words.front());
  PrintHelp(*command);
  return kExitDone;
}

int Main(std::vector<std::string_view> words) {
  if (words.empty()) {
    PrintOverview(stderr);
    return kExitUsage;
  }
  const std::string_view name = words.front();
  words.erase(words.begin());
  if (name == "help" || name == "--help" || name == "-h") return Help(std::move(words));
  if (name == "--version") return RunCommand(VersionCommand(), {});
  const Command* command = FindCommand(name);
  if (!command) return Unknown(name);
  return RunCommand(*command, words);
}

}  // namespace
}  // namespace parvis::cli

int main(int argc, char** argv) {
  return parvis::cli::Main(std::vector<std::string_view>(argv + 1, argv + argc));
}
