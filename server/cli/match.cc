#include "server/cli/match.h"

#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/cli/files.h"
#include "server/cli/match_explain.h"
#include "server/cli/match_input.h"
#include "shared/base/string_views.h"
#include "shared/matching/engine.h"
#include "shared/matching/proof.h"
#include "shared/matching/rematch.h"
#include "shared/matching/report.h"
#include "shared/matching/solve.h"

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

// What was found, and what is told of it besides.
struct Answer {
  matching::Constraints constraints;  // As they were when it was found.
  matching::Matching matching;
  std::vector<std::string> explanation;  // With --explain.
  std::string proof;                     // With --proof.
  std::string notes;                     // Lines for standard error; empty or ended by \n.
};

std::string NameOf(const matching::Instance& instance, matching::Pair pair) {
  return absl::StrCat(AbslView(instance.adept_id(pair.adept)), "=",
                      AbslView(instance.mentor_id(pair.mentor)));
}

// "stable: no blocking pair; no stable matching has more than 65 pairs, and this one has 64"
std::string Guarantee(const matching::Matching& matching) {
  return absl::StrCat("stable: no blocking pair; no stable matching has more than ",
                      matching.most_pairs, " pairs, and this one has ", matching.pairs.size(),
                      "\n");
}

absl::StatusOr<Answer> SolveRematch(const Arguments& arguments, const MatchInput& input) {
  const matching::RematchPlan plan = matching::PlanRematch(*input.rematch);
  absl::StatusOr<matching::RematchResult> result =
      matching::Rematch(input.instance, input.constraints, input.options, *input.rematch);
  if (!result.ok())
    return absl::InvalidArgumentError(absl::StrCat("--keep: ", result.status().message(), "\n"));
  Answer answer;
  if (arguments.Has("proof"))
    answer.proof = matching::RematchProofJson(input.instance, input.constraints, input.options,
                                              *input.rematch, *result);
  answer.matching = std::move(result->matching);
  answer.constraints = input.constraints;
  answer.constraints.forbids.insert(answer.constraints.forbids.end(), plan.dissolved.begin(),
                                    plan.dissolved.end());
  absl::StrAppend(&answer.notes, "rematch: ", result->placed, " of ", plan.persons.size(),
                  " persons placed, ", result->changed.size(), " of ", plan.kept.size(),
                  " other pairs changed\n");
  for (matching::Pair pair : result->changed)
    absl::StrAppend(&answer.notes, "changed: ", NameOf(input.instance, pair), "\n");
  return answer;
}

// INVALID_ARGUMENT with lines for standard error, each ended by \n.
absl::StatusOr<Answer> SolveInput(const Arguments& arguments, const MatchInput& input) {
  if (input.rematch) return SolveRematch(arguments, input);
  const auto fault = [](const absl::Status& status) {
    return absl::InvalidArgumentError(absl::StrCat("parvis match: ", status.message(), "\n"));
  };
  Answer answer;
  answer.constraints = input.constraints;
  if (const std::optional<std::string> target = arguments.Value("explain")) {
    const absl::StatusOr<matching::Engine> engine =
        matching::Engine::Create(input.instance, input.constraints, input.options);
    if (!engine.ok()) return fault(engine.status());
    absl::StatusOr<std::vector<std::string>> lines = Explain(input, *engine, *target);
    if (!lines.ok())
      return absl::InvalidArgumentError(
          absl::StrCat("--explain ", *target, ": ", lines.status().message(), "\n"));
    answer.explanation = *std::move(lines);
    answer.matching = engine->matching();
  } else {
    absl::StatusOr<matching::Matching> solved =
        matching::Solve(input.instance, input.constraints, input.options);
    if (!solved.ok()) return fault(solved.status());
    answer.matching = *std::move(solved);
  }
  if (arguments.Has("proof"))
    answer.proof =
        matching::ProofJson(input.instance, input.constraints, answer.matching, input.options);
  if (input.options.objective == matching::Objective::kStable)
    answer.notes = Guarantee(answer.matching);
  return answer;
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
std::string Output(const Arguments& arguments, const MatchInput& input, const Answer& answer) {
  if (arguments.Has("json")) {
    std::vector<std::string> warnings;
    if (input.people) warnings = matching::Warnings(*input.people, answer.matching);
    return matching::SummaryJson(input.instance, answer.constraints, answer.matching, warnings,
                                 answer.explanation);
  }
  if (!answer.explanation.empty()) return absl::StrJoin(answer.explanation, "\n") + "\n";
  if (arguments.Has("out")) return "";
  return matching::PairsCsv(input.instance, answer.matching);
}

absl::Status CheckOutput(const Arguments& arguments) {
  const std::optional<std::string> proof = arguments.Value("proof");
  if (proof && proof == arguments.Value("out"))
    return absl::InvalidArgumentError("--out, --proof: these need to be two files\n");
  if (arguments.Has("keep") && arguments.Has("explain"))
    return absl::InvalidArgumentError("--explain: does not go with --keep\n");
  return absl::OkStatus();
}

int RunMatch(const Arguments& arguments) {
  if (const absl::Status status = CheckOutput(arguments); !status.ok())
    return Refuse(status.message());
  const absl::StatusOr<MatchInput> input = ReadMatchInput(arguments);
  if (!input.ok()) return Refuse(input.status().message());
  const absl::StatusOr<Answer> answer = SolveInput(arguments, *input);
  if (!answer.ok()) return Refuse(answer.status().message());

  const std::optional<std::string> out = arguments.Value("out");
  std::vector<OutputFile> files;
  if (out) files.push_back({*out, matching::PairsCsv(input->instance, answer->matching)});
  if (const std::optional<std::string> proof = arguments.Value("proof"))
    files.push_back({*proof, answer->proof});
  if (const absl::Status written = WriteFiles(files); !written.ok()) {
    std::fprintf(stderr, "parvis match: %s\n", std::string(written.message()).c_str());
    return absl::IsInvalidArgument(written) ? kExitUsage : kExitFailed;
  }
  std::fputs(input->warnings.c_str(), stderr);
  if (out && !arguments.Has("json"))
    std::fputs(Summary(input->instance, answer->matching).c_str(), stderr);
  std::fputs(answer->notes.c_str(), stderr);
  std::fputs(Output(arguments, *input, *answer).c_str(), stdout);
  return std::fflush(stdout) == 0 ? kExitDone : kExitFailed;
}

}  // namespace

const Command& MatchCommand() {
  static constexpr Command kCommand = {
      "match",
      "find the best matching of one round's files, with a proof",
      "--data DIR [--policy stockholm|region|FILE] [--objective total|fairest|stable] "
      "[--reciprocity] [--spread N] [--pin a001=m002]... [--forbid a001=m003]... "
      "[--keep pairs.csv --replace a001,m007 [--may-change K]] [--out pairs.csv] "
      "[--proof proof.json] [--json] [--explain a001 | --explain a001=m002]",
      kFlags,
      0,
      RunMatch};
  return kCommand;
}

}  // namespace parvis::cli
