// Any bytes as an answer of somebody who wants to be believed: a letter for the objective, the file
// of pairs and the proof, between lines of three hyphens. No crash, no hang, and nothing is proved
// that the solvers do not find.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "server/cli/pairs_file.h"
#include "shared/base/csv.h"
#include "shared/matching/blocking.h"
#include "shared/matching/solve.h"
#include "shared/proof/check.h"
#include "shared/proof/proof.h"
#include "tests/fuzz/memory_file.h"

namespace {

using parvis::matching::Instance;
using parvis::matching::Objective;
using parvis::proof::ToldPair;

void Require(bool good) {
  if (!good) std::abort();
}

// Three mentors with four places for five adepts, one of whom has nobody.
const Instance& Asked() {
  static const Instance instance =
      *Instance::FromScores({"a1", "a2", "a3", "a4", "a5"}, {"m1", "m2", "m3"}, {1, 2, 1},
                            {{0, 0, 900, {900, 900}},
                             {0, 1, 500, {400, 600}},
                             {1, 0, 800, {800, 800}},
                             {1, 2, 0, {0, 0}},
                             {2, 0, 700, {1000, 400}},
                             {2, 1, 700, {300, 900}},
                             {3, 1, 500, {500, 500}},
                             {3, 2, 1000000, {1000000, 1000000}}});
  return instance;
}

std::vector<ToldPair> Told(std::string_view csv) {
  static parvis::fuzz::MemoryFile file;
  std::vector<ToldPair> pairs;
  std::string warnings;
  const auto records = parvis::cli::ReadPairsFile("pairs", file.Put(csv),
                                                  parvis::cli::PairScores::kRequired, &warnings);
  if (!records.ok()) return pairs;
  for (const auto& record : *records) {
    pairs.push_back(
        {record.adept, record.mentor, record.score, record.adept_view, record.mentor_view});
  }
  return pairs;
}

// What was proved is what is found; of `stable`, which may have many answers, as many pairs do.
void RequireBest(const std::vector<ToldPair>& pairs, Objective objective, int32_t spread) {
  parvis::matching::SolveOptions options;
  options.objective = objective;
  options.spread = spread;
  const auto best = parvis::matching::Solve(Asked(), {}, options);
  Require(best.ok() && best->pairs.size() == pairs.size());
  if (objective == Objective::kStable) return;
  for (const ToldPair& pair : pairs) {
    const int adept = Asked().FindAdept(pair.adept);
    Require(adept >= 0 && best->mentor_of[adept] == Asked().FindMentor(pair.mentor));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  const auto parts = parvis::fuzz::Sections({reinterpret_cast<const char*>(data), size}, 3);
  const Objective objective = parts[0] == "fairest"  ? Objective::kFairest
                              : parts[0] == "stable" ? Objective::kStable
                                                     : Objective::kTotal;
  const int32_t spread = parts[0] == "spread" ? 150 : 0;
  const std::vector<ToldPair> pairs = Told(parts[1]);
  const auto proof = parvis::proof::ReadProof(parts[2]);
  if (!proof.ok()) {
    Require(!proof.status().message().empty());
    return 0;
  }
  const absl::Status proved =
      parvis::proof::Check({Asked(), {}, objective, spread, false}, pairs, *proof);
  if (proved.ok()) RequireBest(pairs, objective, spread);
  return 0;
}
