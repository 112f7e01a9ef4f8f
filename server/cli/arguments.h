// The arguments of one `parvis` subcommand. Our own small parser, since Abseil's flags keep only
// the last of a repeated flag and exit 1 on an unknown one.
//
// How to write a subcommand, say `parvis match`:
//
//   // server/cli/match.h
//   const Command& MatchCommand();
//
//   // server/cli/match.cc
//   constexpr Flag kFlags[] = {
//       {"data", Flag::kValue, "DIR", "folder with the four CSV files"},
//       {"pin", Flag::kList, "a001=m002", "keep a pair; repeatable, takes commas"},
//       {"json", Flag::kSwitch, "", "print one JSON object"},
//   };
//   int RunMatch(const Arguments& arguments) {
//     const std::optional<std::string> data = arguments.Value("data");
//     …
//   }
//   const Command& MatchCommand() {
//     static constexpr Command kCommand = {"match", "match one round's files",
//                                          "--data DIR [--pin a001=m002]… [--json]",
//                                          kFlags, 0, RunMatch};
//     return kCommand;
//   }
//
// and one line in the table of server/cli/parvis.cc. Data goes to standard output, everything
// else to standard error. The result of `run` is the exit status: 0 done, 2 bad input or usage,
// 1 anything else.
#ifndef PARVIS_SERVER_CLI_ARGUMENTS_H_
#define PARVIS_SERVER_CLI_ARGUMENTS_H_

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace parvis::cli {

inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;

struct Flag {
  enum Kind {
    kSwitch,  // `--json`
    kValue,   // `--data DIR` or `--data=DIR`, at most once
    kList,    // `--pin a=b --pin c=d,e=f`: repeatable; values are also split at commas
  };
  std::string_view name;  // Without the hyphens.
  Kind kind;
  std::string_view value;  // What stands for the value in the help.
  std::string_view help;
};

// What was given. A plain value, to be read from one thread.
class Arguments {
 public:
  // `words` are those after the subcommand. INVALID_ARGUMENT, with a message for the user, for
  // an unknown flag, a missing or needless value, a flag twice that may stand once, and for more
  // than `max_operands` words that are no flags. `--` ends the flags.
  static absl::StatusOr<Arguments> Parse(std::span<const std::string_view> words,
                                         std::span<const Flag> flags, int max_operands);

  bool Has(std::string_view flag) const;
  // The value of a kValue flag.
  std::optional<std::string> Value(std::string_view flag) const;
  std::string ValueOr(std::string_view flag, std::string_view otherwise) const;
  // The values of a kList flag in the order given, split at commas; empty parts are kept out.
  std::vector<std::string> List(std::string_view flag) const;
  // The words that are no flags.
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> operands_;
};

// One subcommand; everything it points to lives as long as the program.
struct Command {
  std::string_view name;
  std::string_view summary;  // One line for `parvis help`.
  std::string_view usage;    // What follows the name, on one line.
  std::span<const Flag> flags;
  int max_operands;
  int (*run)(const Arguments& arguments);
};

// A whole number within limits. INVALID_ARGUMENT with `--flag` in the message.
absl::StatusOr<int> ParseInt(std::string_view flag, std::string_view value, int least, int most);

// Writes `parvis NAME: MESSAGE` and where help is to standard error; gives kExitUsage.
int UsageError(const Command& command, std::string_view message);

// Parses the words and runs the command. `--help` prints its help and gives 0.
int RunCommand(const Command& command, std::span<const std::string_view> words);

// Prints usage and flags to standard output.
void PrintHelp(const Command& command);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_ARGUMENTS_H_
