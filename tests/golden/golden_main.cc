// What `parvis match` does from CSV files to output, over shared/ alone, so that the very same code
// can run in WebAssembly under Node:
//
//   parvis_golden pairs|summary|proof --data DIR [--policy stockholm|region]
//                 [--objective total|fairest|stable] [--reciprocity] [--spread N]
//                 [--pin a001=m002]... [--forbid a001=m003]...
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/cli/arguments.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/matching/engine.h"
#include "shared/matching/proof.h"
#include "shared/matching/report.h"
#include "shared/rules/csv_import.h"
#include "shared/rules/matching_input.h"
#include "shared/rules/policy.h"

namespace parvis {
namespace {

using matching::Constraints;
using matching::Pair;

std::vector<Pair> ReadPairs(const cli::Arguments& arguments, std::string_view flag,
                            const matching::Instance& instance) {
  std::vector<Pair> pairs;
  for (const std::string& word : arguments.List(flag)) {
    const std::size_t equals = word.find('=');
    pairs.push_back(
        {instance.FindAdept(word.substr(0, equals)), instance.FindMentor(word.substr(equals + 1))});
  }
  return pairs;
}

absl::StatusOr<matching::People> ReadPeople(const std::string& folder) {
  std::vector<std::string> contents;
  std::vector<std::string> names;
  for (int kind = 0; kind < rules::kImportKinds; ++kind) {
    const std::string name(rules::ImportFileName(static_cast<rules::ImportKind>(kind)));
    std::ifstream file(folder + "/" + name, std::ios::binary);
    if (!file) continue;
    names.push_back(name);
    contents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  std::vector<rules::InputFile> files;
  for (std::size_t i = 0; i < names.size(); ++i) files.push_back({names[i], contents[i]});
  const rules::ImportedData data = rules::ReadImport(files);
  if (!data.faults.empty())
    return absl::InvalidArgumentError(rules::FaultLines(data.faults, text::Language::kEnglish));
  return rules::PeopleFromApplications(data.adepts, data.mentors, data.previous_pairs);
}

absl::StatusOr<std::string> Run(const cli::Arguments& arguments) {
  const std::optional<v1::Policy> preset =
      rules::PresetPolicy(arguments.ValueOr("policy", "stockholm"));
  if (!preset || arguments.operands().size() != 1)
    return absl::InvalidArgumentError("see the head of golden_main.cc");
  ASSIGN_OR_RETURN(const matching::People people, ReadPeople(arguments.ValueOr("data", ".")));
  const matching::Policy policy = rules::MatchingPolicy(*preset);
  matching::SolveOptions options = matching::SolveOptions::FromPolicy(policy);
  ASSIGN_OR_RETURN(options.spread,
                   cli::ParseInt("spread", arguments.ValueOr("spread", "0"), 0, 1000));
  const std::string objective = arguments.ValueOr("objective", "total");
  if (objective == "fairest") options.objective = matching::Objective::kFairest;
  if (objective == "stable") options.objective = matching::Objective::kStable;
  options.reciprocity = arguments.Has("reciprocity");
  matching::Instance instance = matching::Instance::FromPeople(people, policy);
  const Constraints constraints = {ReadPairs(arguments, "pin", instance),
                                   ReadPairs(arguments, "forbid", instance)};
  ASSIGN_OR_RETURN(const matching::Engine engine,
                   matching::Engine::Create(std::move(instance), constraints, options));
  const std::string& part = arguments.operands().front();
  if (part == "pairs") return matching::PairsCsv(engine.instance(), engine.matching());
  if (part == "proof")
    return matching::ProofJson(engine.instance(), constraints, engine.matching(), options);
  return matching::SummaryJson(engine.instance(), engine.constraints(), engine.matching(),
                               matching::Warnings(people, engine.matching()));
}

int Main(const std::vector<std::string_view>& words) {
  static constexpr cli::Flag kFlags[] = {
      {"data", cli::Flag::kValue, "DIR", ""},       {"policy", cli::Flag::kValue, "NAME", ""},
      {"objective", cli::Flag::kValue, "NAME", ""}, {"reciprocity", cli::Flag::kSwitch, "", ""},
      {"spread", cli::Flag::kValue, "N", ""},       {"pin", cli::Flag::kList, "PAIR", ""},
      {"forbid", cli::Flag::kList, "PAIR", ""}};
  const absl::StatusOr<cli::Arguments> arguments = cli::Arguments::Parse(words, kFlags, 1);
  const absl::StatusOr<std::string> output =
      arguments.ok() ? Run(*arguments) : absl::StatusOr<std::string>(arguments.status());
  if (!output.ok()) {
    std::fprintf(stderr, "%s\n", std::string(output.status().message()).c_str());
    return 2;
  }
  std::fwrite(output->data(), 1, output->size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace
}  // namespace parvis

int main(int argc, char** argv) {
  return parvis::Main(std::vector<std::string_view>(argv + 1, argv + argc));
}
