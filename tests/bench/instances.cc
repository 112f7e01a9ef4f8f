#include "tests/bench/instances.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "shared/matching/hash.h"
#include "shared/rules/csv_import.h"
#include "shared/rules/matching_input.h"
#include "shared/rules/policy.h"

namespace parvis::bench {
namespace {

constexpr int kKinds = 12;
constexpr std::array<int, kKinds> kWeights = {5, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1};
using Values = std::array<int, kKinds>;

uint64_t H(uint64_t seed, uint64_t tag, uint64_t a, uint64_t b) {
  using matching::Sm64;
  return Sm64(Sm64(Sm64(Sm64(seed) ^ tag) + a) + b);
}

Values Needs(uint64_t seed, int adept) {
  Values needs{};
  bool any = false;
  for (int k = 0; k < kKinds; ++k) {
    const uint64_t h = H(seed, 1, adept, k);
    if (h % 12 >= 7) needs[k] = 1 + static_cast<int>((h >> 32) % 5);
    any |= needs[k] > 0;
  }
  if (!any) needs[0] = 1;
  return needs;
}

Values Competences(uint64_t seed, int mentor) {
  Values values{};
  for (int k = 0; k < kKinds; ++k) {
    const uint64_t h = H(seed, 2, mentor, k);
    if (h % 3 != 0) values[k] = 1 + static_cast<int>((h >> 32) % 5);
  }
  return values;
}

// floor(1000 · Σ W·min(need, competence) / Σ W·need)
int32_t Score(const Values& needs, const Values& competences) {
  int met = 0;
  int wanted = 0;
  for (int k = 0; k < kKinds; ++k) {
    met += kWeights[k] * std::min(needs[k], competences[k]);
    wanted += kWeights[k] * needs[k];
  }
  return 1000 * met / wanted;
}

// Ids that sort as the numbers do.
std::string Id(char side, int number) {
  char id[16];
  std::snprintf(id, sizeof id, "%c%05d", side, number);
  return id;
}

matching::Instance Make(uint64_t seed, int adepts, std::vector<int32_t> capacities) {
  const int mentors = static_cast<int>(capacities.size());
  std::vector<Values> competences;
  std::vector<std::string> adept_ids;
  std::vector<std::string> mentor_ids;
  for (int j = 0; j < mentors; ++j) {
    competences.push_back(Competences(seed, j));
    mentor_ids.push_back(Id('m', j));
  }
  std::vector<matching::Instance::Score> scores;
  for (int i = 0; i < adepts; ++i) {
    adept_ids.push_back(Id('a', i));
    const Values needs = Needs(seed, i);
    const uint64_t group = H(seed, 3, i, 0) % 7;
    for (int j = 0; j < mentors; ++j) {
      if (group == H(seed, 4, j, 0) % 7) continue;
      const int32_t score = Score(needs, competences[j]);
      scores.push_back({i, j, score, {score, score}});
    }
  }
  // The lists are made right; a fault would be one of this file.
  return *matching::Instance::FromScores(std::move(adept_ids), std::move(mentor_ids),
                                         std::move(capacities), std::move(scores));
}

}  // namespace

matching::Instance MentorNorm(int n, uint64_t seed) {
  return Make(seed, n, std::vector<int32_t>(n, 1));
}

matching::Instance ManyPlaces(int adepts, int mentors, uint64_t seed) {
  std::vector<int32_t> capacities;
  for (int j = 0; j < mentors; ++j) {
    capacities.push_back(1 + static_cast<int32_t>(H(seed, 5, j, 0) % 5));
  }
  return Make(seed, adepts, std::move(capacities));
}

absl::StatusOr<matching::Instance> FromFiles(const std::string& folder) {
  std::vector<std::string> contents;
  std::vector<rules::InputFile> files;
  const std::array<const char*, 4> names = {"institutions.csv", "competences.csv", "adepts.csv",
                                            "mentors.csv"};
  for (const char* name : names) {
    std::ifstream file(folder + "/" + name, std::ios::binary);
    contents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  for (size_t i = 0; i < names.size(); ++i) files.push_back({names[i], contents[i]});
  const rules::ImportedData data = rules::ReadImport(files);
  if (data.adepts.empty() || data.mentors.empty()) {
    return absl::InvalidArgumentError("no people in " + folder);
  }
  return matching::Instance::FromPeople(
      rules::PeopleFromApplications(data.adepts, data.mentors, data.previous_pairs),
      rules::MatchingPolicy(rules::StockholmPolicy()));
}

}  // namespace parvis::bench
