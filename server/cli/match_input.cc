#include "server/cli/match_input.h"

#include <sys/stat.h>

#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/cli/fault_lines.h"
#include "server/cli/files.h"
#include "server/cli/match_keep.h"
#include "server/cli/match_scores.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/rules/csv_import.h"
#include "shared/rules/matching_input.h"
#include "shared/rules/policy.h"
#include "shared/rules/policy_json.h"

namespace parvis::cli {
namespace {

using matching::ConstraintFault;
using matching::Objective;
using matching::Pair;

constexpr std::size_t kPolicyBytes = 64 * 1024;

absl::Status Fault(absl::string_view line) {
  return absl::InvalidArgumentError(absl::StrCat(line, "\n"));
}

absl::StatusOr<matching::Policy> ReadPolicy(const std::string& name) {
  if (const std::optional<v1::Policy> preset = rules::PresetPolicy(name))
    return rules::MatchingPolicy(*preset);
  const absl::StatusOr<std::string> json = ReadFile(name, kPolicyBytes);
  if (absl::IsNotFound(json.status()))
    return Fault(absl::StrCat("--policy ", name, ": is neither stockholm, region nor a file"));
  if (!json.ok()) return Fault(absl::StrCat("--policy ", json.status().message()));
  const absl::StatusOr<v1::Policy> policy = rules::PolicyFromJson(*json);
  if (!policy.ok()) return Fault(absl::StrCat(name, ": ", policy.status().message()));
  return rules::MatchingPolicy(*policy);
}

// Reads the folder's files into `contents`, which the views of the result stand in.
absl::StatusOr<std::vector<rules::InputFile>> ReadFolder(const std::string& folder,
                                                         std::vector<std::string>& contents) {
  struct stat place;
  if (stat(folder.c_str(), &place) != 0 || !S_ISDIR(place.st_mode))
    return Fault(absl::StrCat("--data ", folder, ": there is no such folder"));
  FaultLines faults;
  std::vector<std::string> names;
  for (int i = 0; i < rules::kImportKinds; ++i) {
    const auto kind = static_cast<rules::ImportKind>(i);
    const std::string name(rules::ImportFileName(kind));
    absl::StatusOr<std::string> content =
        ReadFile(absl::StrCat(folder, "/", name), limits::kCsvFileBytes);
    if (absl::IsNotFound(content.status())) {
      if (kind != rules::ImportKind::kPreviousPairs)
        faults.Add(absl::StrCat(name, ": the file is missing in ", folder));
    } else if (!content.ok()) {
      faults.Add(absl::StrCat(name, ": ", content.status().message()));
    } else {
      names.push_back(name);
      contents.push_back(*std::move(content));
    }
  }
  RETURN_IF_ERROR(faults.ToStatus());
  std::vector<rules::InputFile> files;
  for (std::size_t i = 0; i < names.size(); ++i) files.push_back({names[i], contents[i]});
  return files;
}

absl::Status ReadData(const std::string& folder, MatchInput* input) {
  std::vector<std::string> contents;
  ASSIGN_OR_RETURN(const std::vector<rules::InputFile> files, ReadFolder(folder, contents));
  const rules::ImportedData data = rules::ReadImport(files);
  input->warnings = rules::FaultLines(data.warnings, text::Language::kEnglish);
  if (!data.faults.empty())
    return absl::InvalidArgumentError(rules::FaultLines(data.faults, text::Language::kEnglish));
  input->people = rules::PeopleFromApplications(data.adepts, data.mentors, data.previous_pairs);
  input->instance = matching::Instance::FromPeople(*input->people, input->policy);
  return absl::OkStatus();
}

// Which objective, spread and reciprocity; the flags go before the policy.
absl::Status ReadOptions(const Arguments& arguments, MatchInput* input) {
  input->options = matching::SolveOptions::FromPolicy(input->policy);
  if (const std::optional<std::string> objective = arguments.Value("objective")) {
    if (*objective == "total") {
      input->options.objective = Objective::kTotal;
    } else if (*objective == "fairest") {
      input->options.objective = Objective::kFairest;
    } else if (*objective == "stable") {
      input->options.objective = Objective::kStable;
    } else {
      return Fault(absl::StrCat("--objective ", *objective, ": is not total, fairest or stable"));
    }
  }
  if (arguments.Has("reciprocity")) input->options.reciprocity = true;
  if (const std::optional<std::string> spread = arguments.Value("spread")) {
    const absl::StatusOr<int> value = ParseInt("spread", *spread, 0, limits::kMaxOwnScore);
    if (!value.ok()) return Fault(value.status().message());
    input->options.spread = *value;
  }
  return absl::OkStatus();
}

// The pairs of one flag, and the words in which the user wrote them.
struct FlagPairs {
  std::vector<Pair> pairs;
  std::vector<std::string> words;
};

FlagPairs ReadPairs(const Arguments& arguments, std::string_view flag,
                    const matching::Instance& instance, FaultLines& faults) {
  FlagPairs read;
  for (const std::string& word : arguments.List(flag)) {
    const std::string prefix = absl::StrCat("--", AbslView(flag), " ", word, ": ");
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) {
      faults.Add(prefix + "is not written ADEPT=MENTOR");
      continue;
    }
    const std::string adept = word.substr(0, equals);
    const std::string mentor = word.substr(equals + 1);
    const Pair pair{instance.FindAdept(adept), instance.FindMentor(mentor)};
    if (pair.adept < 0) faults.Add(absl::StrCat(prefix, "there is no adept ", adept));
    if (pair.mentor < 0) faults.Add(absl::StrCat(prefix, "there is no mentor ", mentor));
    if (pair.adept < 0 || pair.mentor < 0) continue;
    read.pairs.push_back(pair);
    read.words.push_back(word);
  }
  return read;
}

absl::Status ReadConstraints(const Arguments& arguments, MatchInput* input) {
  FaultLines faults;
  FlagPairs pins = ReadPairs(arguments, "pin", input->instance, faults);
  const FlagPairs forbids = ReadPairs(arguments, "forbid", input->instance, faults);
  RETURN_IF_ERROR(faults.ToStatus());
  // Each pin that cannot be had is told and left out, to find the next one.
  while (const auto problem = matching::FindProblem(input->instance, {pins.pairs, forbids.pairs})) {
    const bool refused = problem->fault == ConstraintFault::kPinNotAllowed;
    faults.Add(absl::StrCat("--pin ", pins.words[problem->index], ": ",
                            refused ? RulesBrokenBy(*input, problem->pair)
                                    : std::string(matching::Describe(problem->fault))));
    pins.pairs.erase(pins.pairs.begin() + problem->index);
    pins.words.erase(pins.words.begin() + problem->index);
  }
  RETURN_IF_ERROR(faults.ToStatus());
  input->constraints = {pins.pairs, forbids.pairs};
  return absl::OkStatus();
}

absl::Status CheckSource(const Arguments& arguments) {
  if (arguments.Has("data") == arguments.Has("scores"))
    return Fault("--data or --scores: exactly one of them tells what to match");
  if (arguments.Has("scores") && arguments.Has("policy"))
    return Fault("--policy: own scores have no policy; leave it out with --scores");
  if (arguments.Has("data") && arguments.Has("capacities"))
    return Fault("--capacities: goes with --scores; mentors.csv has its own capacities");
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<MatchInput> ReadMatchInput(const Arguments& arguments) {
  RETURN_IF_ERROR(CheckSource(arguments));
  MatchInput input;
  if (arguments.Has("data")) {
    ASSIGN_OR_RETURN(input.policy, ReadPolicy(arguments.ValueOr("policy", "stockholm")));
  }
  RETURN_IF_ERROR(ReadOptions(arguments, &input));
  if (arguments.Has("data")) {
    RETURN_IF_ERROR(ReadData(*arguments.Value("data"), &input));
  } else {
    ASSIGN_OR_RETURN(input.instance, ReadScores(*arguments.Value("scores"),
                                                arguments.Value("capacities"), &input.warnings));
  }
  RETURN_IF_ERROR(ReadConstraints(arguments, &input));
  RETURN_IF_ERROR(ReadRematch(arguments, &input));
  return input;
}

}  // namespace parvis::cli
