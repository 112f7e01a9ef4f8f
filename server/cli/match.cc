#include "server/cli/match.h"

#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "server/cli/files.h"
#include "server/cli/match_explain.h"
#include "server/cli/match_input.h"
#include "shared/base/string_views.h"
#include "shared/matching/engine.h"
#include "shared/matching/proof.h"
#include "shared/matching/report.h"

namespace parvis::cli {
namespace {

constexpr Flag kOwnFlags[] = {
    {"out", Flag::kValue, "FILE", "write the pairs there, not to standard output"},
    {"proof", Flag::kValue, "FILE", "write what proves the result best"},
    {"json", Flag::kSwitch, "", "print one JSON object in place of the pairs"},
    {"explain", Flag::kValue, "PERSON|PAIR", "tell why this pair, why not that one, why nobody"},
};
constexpr auto kFlags = WithQuestionFlags(kOwnFlags);

int Refuse(absl::string_view lines) {
  std::fputs(std::string(lines).c_str(), stderr);
  return kExitUsage;
}

// "65 pairs of 72 adepts, total 41861, lowest 490"
std::string Summary(const matching::Instance& instance, const matching::Matching& matching) {
  std::string summary =
      absl::StrCat(matching.pairs.size(), " pairs of ", instance.adepts(), " adepts");
  if (const std::optional<int32_t> lowest = matching.Lowest())
    absl::StrAppend(&summary, ", total ", matching.Total(), ", lowest ", *lowest);
  return summary + "\n";
}

// What goes to standard output: one object, the explanation, or the pairs if no file takes them.
std::string Output(const Arguments& arguments, const MatchInput& input,
                   const matching::Engine& engine, const std::vector<std::string>& explanation) {
  if (arguments.Has("json")) {
    std::vector<std::string> warnings;
    if (input.people) warnings = matching::Warnings(*input.people, engine.matching());
    return matching::SummaryJson(engine.instance(), engine.constraints(), engine.matching(),
                                 warnings, explanation);
  }
  if (!explanation.empty()) {
    std::string text;
    for (const std::string& line : explanation) absl::StrAppend(&text, line, "\n");
    return text;
  }
  if (arguments.Has("out")) return "";
  return matching::PairsCsv(engine.instance(), engine.matching());
}

int RunMatch(const Arguments& arguments) {
  const std::optional<std::string> out = arguments.Value("out");
  const std::optional<std::string> proof = arguments.Value("proof");
  if (out && out == proof) return Refuse("--out, --proof: these need to be two files\n");
  absl::StatusOr<MatchInput> input = ReadMatchInput(arguments);
  if (!input.ok()) return Refuse(input.status().message());

  const absl::StatusOr<matching::Engine> engine =
      matching::Engine::Create(input->instance, input->constraints, input->options);
  if (!engine.ok()) return UsageError(MatchCommand(), StdView(engine.status().message()));

  std::vector<std::string> explanation;
  if (const std::optional<std::string> target = arguments.Value("explain")) {
    absl::StatusOr<std::vector<std::string>> lines = Explain(*input, *engine, *target);
    if (!lines.ok())
      return Refuse(absl::StrCat("--explain ", *target, ": ", lines.status().message(), "\n"));
    explanation = *std::move(lines);
  }

  std::vector<OutputFile> files;
  if (out) files.push_back({*out, matching::PairsCsv(engine->instance(), engine->matching())});
  if (proof)
    files.push_back({*proof, matching::ProofJson(engine->instance(), engine->constraints(),
                                                 engine->matching(), engine->options())});
  if (const absl::Status written = WriteFiles(files); !written.ok()) {
    std::fprintf(stderr, "parvis match: %s\n", std::string(written.message()).c_str());
    return absl::IsInvalidArgument(written) ? kExitUsage : kExitFailed;
  }
  std::fputs(input->warnings.c_str(), stderr);
  if (out && !arguments.Has("json"))
    std::fputs(Summary(engine->instance(), engine->matching()).c_str(), stderr);
  std::fputs(Output(arguments, *input, *engine, explanation).c_str(), stdout);
  return std::fflush(stdout) == 0 ? kExitDone : kExitFailed;
}

}  // namespace

const Command& MatchCommand() {
  static constexpr Command kCommand = {
      "match",
      "find the best matching of one round's files, with a proof",
      "--data DIR [--policy stockholm|region|FILE] [--objective total] [--spread N] "
      "[--pin a001=m002]... [--forbid a001=m003]... [--out pairs.csv] [--proof proof.json] "
      "[--json] [--explain a001 | --explain a001=m002]",
      kFlags,
      0,
      RunMatch};
  return kCommand;
}

}  // namespace parvis::cli
