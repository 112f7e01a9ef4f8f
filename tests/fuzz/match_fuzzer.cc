// Any bytes as what `parvis match --scores` is given: the file of scores, that of capacities, the
// flags, and the pairs that stand, between lines of three hyphens. No crash, no hang; each fault
// can be told; and what is solved is proved by `parvis prove`'s own check, from the file of pairs
// as it was written.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "server/cli/arguments.h"
#include "server/cli/match_input.h"
#include "server/cli/match_keep.h"
#include "server/cli/pairs_file.h"
#include "shared/base/csv.h"
#include "shared/matching/proof.h"
#include "shared/matching/rematch.h"
#include "shared/matching/report.h"
#include "shared/matching/solve.h"
#include "shared/proof/check.h"
#include "shared/proof/proof.h"
#include "tests/fuzz/memory_file.h"

namespace {

using parvis::cli::Arguments;
using parvis::cli::Flag;
using parvis::cli::MatchInput;
using parvis::fuzz::MemoryFile;

// Those of `parvis match` that the bytes may set: none that names another file.
constexpr Flag kFlags[] = {
    {"scores", Flag::kValue, "", ""},       {"capacities", Flag::kValue, "", ""},
    {"objective", Flag::kValue, "", ""},    {"spread", Flag::kValue, "", ""},
    {"reciprocity", Flag::kSwitch, "", ""}, {"pin", Flag::kList, "", ""},
    {"forbid", Flag::kList, "", ""},        {"keep", Flag::kValue, "", ""},
    {"replace", Flag::kList, "", ""},       {"may-change", Flag::kValue, "", ""},
};

void Require(bool good) {
  if (!good) std::abort();
}

void RequireLines(absl::string_view lines) {
  Require(!lines.empty() && lines.back() == '\n');
  Require(parvis::csv::IsUtf8({lines.data(), lines.size()}));
}

// The file of pairs, read as `parvis prove` reads it.
std::vector<parvis::proof::ToldPair> WrittenAndRead(const std::string& csv) {
  static MemoryFile file;
  std::string warnings;
  const auto records = parvis::cli::ReadPairsFile("pairs", file.Put(csv),
                                                  parvis::cli::PairScores::kRequired, &warnings);
  Require(records.ok());
  std::vector<parvis::proof::ToldPair> pairs;
  for (const parvis::cli::PairRecord& record : *records) {
    pairs.push_back(
        {record.adept, record.mentor, record.score, record.adept_view, record.mentor_view});
  }
  return pairs;
}

void SolveAndProve(const MatchInput& input) {
  const auto matching = parvis::matching::Solve(input.instance, input.constraints, input.options);
  if (!matching.ok()) {
    Require(!matching.status().message().empty());
    return;
  }
  const auto pairs = WrittenAndRead(parvis::matching::PairsCsv(input.instance, *matching));
  const auto proof = parvis::proof::ReadProof(
      parvis::matching::ProofJson(input.instance, input.constraints, *matching, input.options));
  Require(proof.ok());
  Require(parvis::proof::Check({input.instance, input.constraints, input.options.objective,
                                input.options.spread, input.options.reciprocity},
                               pairs, *proof)
              .ok());
}

// No more of the kept pairs change than may.
void SolveRematch(const MatchInput& input) {
  const auto result =
      parvis::matching::Rematch(input.instance, input.constraints, input.options, *input.rematch);
  if (!result.ok()) {
    Require(!result.status().message().empty());
    return;
  }
  Require(static_cast<int64_t>(result->changed.size()) <= input.rematch->may_change);
  const auto plan = parvis::matching::PlanRematch(*input.rematch);
  Require(result->placed <= static_cast<int32_t>(plan.persons.size()));
  for (const parvis::matching::Pair pair : plan.dissolved)
    Require(result->matching.mentor_of[pair.adept] != pair.mentor);
}

// Words between blanks.
std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char letter : text) {
    if (letter == ' ' || letter == '\n') {
      words.emplace_back();
    } else {
      words.back() += letter;
    }
  }
  std::erase(words, "");
  return words;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  static MemoryFile scores;
  static MemoryFile capacities;
  static MemoryFile standing;
  const auto parts = parvis::fuzz::Sections({reinterpret_cast<const char*>(data), size}, 4);
  // A fault repeats a flag as it was given.
  if (!parvis::csv::IsUtf8(parts[2])) return 0;
  std::vector<std::string> words = Words(parts[2]);
  words.push_back("--scores=" + scores.Put(parts[0]));
  if (!parts[1].empty()) words.push_back("--capacities=" + capacities.Put(parts[1]));
  if (!parts[3].empty()) words.push_back("--keep=" + standing.Put(parts[3]));
  const auto arguments =
      Arguments::Parse(std::vector<std::string_view>(words.begin(), words.end()), kFlags, 0);
  if (!arguments.ok()) return 0;
  absl::StatusOr<MatchInput> input = parvis::cli::ReadMatchInput(*arguments);
  const absl::Status rematch =
      input.ok() ? parvis::cli::ReadRematch(*arguments, &*input) : input.status();
  if (!rematch.ok()) {
    RequireLines(rematch.message());
  } else if (input->rematch) {
    SolveRematch(*input);
  } else {
    SolveAndProve(*input);
  }
  return 0;
}
