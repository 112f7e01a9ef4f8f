#include "server/cli/prove.h"

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "server/cli/files.h"
#include "server/cli/match_input.h"
#include "server/cli/pairs_file.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"
#include "shared/proof/check.h"
#include "shared/proof/proof.h"

namespace parvis::cli {
namespace {

constexpr Flag kOwnFlags[] = {
    {"pairs", Flag::kValue, "FILE", "the pairs, as `parvis match --out` writes them"},
    {"proof", Flag::kValue, "FILE", "the proof, as `parvis match --proof` writes it"},
};
constexpr auto kFlags = WithQuestionFlags(kOwnFlags);

int Refuse(absl::string_view lines) {
  std::fputs(std::string(lines).c_str(), stderr);
  return kExitUsage;
}

absl::StatusOr<proof::Proof> ReadProofFile(const std::string& path) {
  const auto fault = [](absl::string_view line) {
    return absl::InvalidArgumentError(absl::StrCat(line, "\n"));
  };
  const absl::StatusOr<std::string> content = ReadFile(path, limits::kProofFileBytes);
  if (!content.ok()) return fault(absl::StrCat("--proof ", content.status().message()));
  const std::string name = path.substr(path.rfind('/') + 1);
  if (content->size() > limits::kProofFileBytes)
    return fault(
        absl::StrCat(name, ": the file is larger than ", limits::kProofFileBytes, " bytes"));
  absl::StatusOr<proof::Proof> proof = proof::ReadProof(*content);
  if (!proof.ok()) return fault(absl::StrCat(name, ":", proof.status().message()));
  return proof;
}

std::vector<proof::ToldPair> ToldPairs(const std::vector<PairRecord>& records) {
  std::vector<proof::ToldPair> pairs;
  for (const PairRecord& record : records)
    pairs.push_back(
        {record.adept, record.mentor, record.score, record.adept_view, record.mentor_view});
  return pairs;
}

int RunProve(const Arguments& arguments) {
  const std::optional<std::string> pairs_path = arguments.Value("pairs");
  const std::optional<std::string> proof_path = arguments.Value("proof");
  if (!pairs_path || !proof_path) return Refuse("--pairs, --proof: both are needed\n");
  absl::StatusOr<MatchInput> input = ReadMatchInput(arguments);
  if (!input.ok()) return Refuse(input.status().message());
  const absl::StatusOr<std::vector<PairRecord>> records =
      ReadPairsFile("pairs", *pairs_path, PairScores::kRequired, &input->warnings);
  if (!records.ok()) return Refuse(records.status().message());
  const absl::StatusOr<proof::Proof> proof = ReadProofFile(*proof_path);
  if (!proof.ok()) return Refuse(proof.status().message());

  const matching::SolveOptions& options = input->options;
  const proof::Question question{input->instance,     input->constraints,
                                 options.objective,   options.spread,
                                 options.reciprocity, input->rematch ? &*input->rematch : nullptr};
  const absl::Status proved = proof::Check(question, ToldPairs(*records), *proof);
  std::fputs(input->warnings.c_str(), stderr);
  if (!proved.ok()) {
    std::fprintf(stderr, "not proved: %s\n", std::string(proved.message()).c_str());
    return kExitFailed;
  }
  std::printf("proved: %lld pairs, total %lld\n", static_cast<long long>(proof->pairs),
              static_cast<long long>(proof->total));
  return std::fflush(stdout) == 0 ? kExitDone : kExitFailed;
}

}  // namespace

const Command& ProveCommand() {
  static constexpr Command kCommand = {
      "prove",
      "check that a matching is the best one, without solving",
      "--data DIR [--policy stockholm|region|FILE] [--objective total|fairest|stable] "
      "[--reciprocity] [--spread N] [--pin a001=m002]... [--forbid a001=m003]... "
      "[--keep pairs.csv --replace a001,m007 [--may-change K]] --pairs pairs.csv --proof "
      "proof.json",
      kFlags,
      0,
      RunProve};
  return kCommand;
}

}  // namespace parvis::cli
