// `parvis match` and `parvis prove` alone, so that the very same code can run in WebAssembly under
// Node; and what the engine's own module takes and gives, as files:
//
//   parvis_golden match|prove FLAGS...            as `parvis` has them
//   parvis_golden request FILE FLAGS of match...  writes what the page would ask its worker
//   parvis_golden answer FILE FLAGS of match...   the pairs of the worker's answer, as CSV
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/engine/solve_message.h"
#include "server/cli/files.h"
#include "server/cli/match.h"
#include "server/cli/match_input.h"
#include "server/cli/prove.h"
#include "shared/base/status_macros.h"
#include "shared/matching/report.h"
#include "shared/rules/policy_json.h"

namespace parvis {

// JSON needs reflection, which protobuf's runtime for WebAssembly has not. The cases use presets.
absl::StatusOr<v1::Policy> rules::PolicyFromJson(std::string_view) {
  return absl::InvalidArgumentError("a policy from a file cannot be read in WebAssembly");
}

namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 28;

absl::StatusOr<cli::MatchInput> ReadInput(std::span<const std::string_view> words) {
  ASSIGN_OR_RETURN(const cli::Arguments arguments,
                   cli::Arguments::Parse(words, cli::MatchCommand().flags, 0));
  return cli::ReadMatchInput(arguments);
}

absl::Status WriteRequest(const std::string& path, std::span<const std::string_view> words) {
  ASSIGN_OR_RETURN(const cli::MatchInput input, ReadInput(words));
  if (!input.people) return absl::InvalidArgumentError("the page has people, not own scores");
  matching::Policy policy = input.policy;
  policy.objective = input.options.objective;
  policy.reciprocity = input.options.reciprocity;
  policy.spread = input.options.spread;
  return cli::WriteFiles({{path, engine::WriteRequest(*input.people, policy, input.constraints)}});
}

absl::Status PrintAnswer(const std::string& path, std::span<const std::string_view> words) {
  ASSIGN_OR_RETURN(const cli::MatchInput input, ReadInput(words));
  ASSIGN_OR_RETURN(const std::string bytes, cli::ReadFile(path, kMostBytes));
  ASSIGN_OR_RETURN(engine::Solved solved, engine::ReadAnswer(bytes));
  const auto instance = matching::Instance::FromCells(*input.people, std::move(solved.cells));
  std::fputs(matching::PairsCsv(instance, solved.matching).c_str(), stdout);
  return absl::OkStatus();
}

int Main(std::span<const std::string_view> words) {
  const std::string_view part = words.empty() ? std::string_view() : words[0];
  if (part == "match") return cli::RunCommand(cli::MatchCommand(), words.subspan(1));
  if (part == "prove") return cli::RunCommand(cli::ProveCommand(), words.subspan(1));
  if (words.size() < 2 || (part != "request" && part != "answer")) return 2;
  const std::string path(words[1]);
  const absl::Status status = part == "request" ? WriteRequest(path, words.subspan(2))
                                                : PrintAnswer(path, words.subspan(2));
  if (!status.ok()) std::fprintf(stderr, "%s\n", std::string(status.message()).c_str());
  return status.ok() ? 0 : 2;
}

}  // namespace
}  // namespace parvis

int main(int argc, char** argv) {
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  return parvis::Main(words);
}
