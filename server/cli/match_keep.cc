#include "server/cli/match_keep.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/cli/fault_lines.h"
#include "server/cli/pairs_file.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/matching/rules.h"
#include "shared/matching/standing.h"

namespace parvis::cli {
namespace {

using matching::Pair;
using matching::RematchFault;
using matching::RematchProblem;
using matching::RematchRequest;

absl::Status CheckFlags(const Arguments& arguments, const MatchInput& input) {
  FaultLines faults;
  if (!arguments.Has("keep")) {
    for (const char* flag : {"replace", "may-change"})
      if (arguments.Has(flag))
        faults.Add(absl::StrCat("--", flag, ": goes with --keep, the pairs that stand"));
    return faults.ToStatus();
  }
  if (input.options.objective == matching::Objective::kStable)
    faults.Add("--keep: a rematch has no objective stable; --objective total or fairest");
  if (arguments.Has("reciprocity"))
    faults.Add("--reciprocity: does not go with --keep; a rematch disturbs as few as it can");
  return faults.ToStatus();
}

// Who is named; an adept, where both sides have somebody of that id.
void ReadReplaced(const Arguments& arguments, const matching::Instance& instance,
                  RematchRequest& request, FaultLines& faults) {
  for (const std::string& id : arguments.List("replace")) {
    if (const int adept = instance.FindAdept(id); adept >= 0) {
      request.replace_adepts.push_back(adept);
    } else if (const int mentor = instance.FindMentor(id); mentor >= 0) {
      request.replace_mentors.push_back(mentor);
    } else {
      faults.Add(absl::StrCat("--replace ", id, ": there is no such person"));
    }
  }
}

// The pairs of the file, and the records that they stand in.
struct StandingPairs {
  std::string file;
  std::vector<PairRecord> records;
  std::vector<Pair> pairs;
};

std::string Place(const StandingPairs& standing, const PairRecord& record) {
  return absl::StrCat(standing.file, ":", record.line, ": ");
}

absl::StatusOr<StandingPairs> ReadStanding(const std::string& path, MatchInput& input,
                                           FaultLines& faults) {
  StandingPairs standing{path.substr(path.rfind('/') + 1), {}, {}};
  ASSIGN_OR_RETURN(std::vector<PairRecord> records,
                   ReadPairsFile("keep", path, PairScores::kNone, &input.warnings));
  for (PairRecord& record : records) {
    const Pair pair{input.instance.FindAdept(record.adept),
                    input.instance.FindMentor(record.mentor)};
    const std::string place = Place(standing, record);
    if (pair.adept < 0) faults.Add(absl::StrCat(place, "adept: there is no adept ", record.adept));
    if (pair.mentor < 0)
      faults.Add(absl::StrCat(place, "mentor: there is no mentor ", record.mentor));
    if (pair.adept < 0 || pair.mentor < 0) continue;
    standing.pairs.push_back(pair);
    standing.records.push_back(std::move(record));
  }
  return standing;
}

std::string Describe(const MatchInput& input, const RematchProblem& problem, Pair pair) {
  if (problem.fault != RematchFault::kPairNotAllowed)
    return std::string(matching::Describe(problem.fault));
  return absl::StrCat(RulesBrokenBy(input, pair), "; --replace who needs another");
}

}  // namespace

std::string RulesBrokenBy(const MatchInput& input, Pair pair) {
  if (!input.people) return "the pair is not in the file of scores";
  const matching::RuleSet refusals =
      matching::Refusals(*input.people, input.policy, input.people->adepts[pair.adept],
                         input.people->mentors[pair.mentor]);
  return "refused by " + matching::RuleNames(refusals);
}

absl::Status ReadRematch(const Arguments& arguments, MatchInput* input) {
  RETURN_IF_ERROR(CheckFlags(arguments, *input));
  const std::optional<std::string> path = arguments.Value("keep");
  if (!path) return absl::OkStatus();
  input->options.reciprocity = false;  // The policy's: a rematch looks at the persons named only.

  RematchRequest request;
  if (const std::optional<std::string> may_change = arguments.Value("may-change")) {
    const absl::StatusOr<int> value =
        ParseInt("may-change", *may_change, 0, std::numeric_limits<int32_t>::max());
    if (!value.ok())
      return absl::InvalidArgumentError(absl::StrCat(value.status().message(), "\n"));
    request.may_change = *value;
  }
  FaultLines faults;
  ReadReplaced(arguments, input->instance, request, faults);
  ASSIGN_OR_RETURN(StandingPairs standing, ReadStanding(*path, *input, faults));
  // Each pair that cannot stand is told and left out, to find the next one.
  request.standing = standing.pairs;
  while (const auto problem = matching::FindProblem(input->instance, request)) {
    const auto at = problem->index;
    const PairRecord& record = standing.records[at];
    faults.Add(absl::StrCat(Place(standing, record), record.adept, "=", record.mentor, ": ",
                            Describe(*input, *problem, request.standing[at])));
    request.standing.erase(request.standing.begin() + at);
    standing.records.erase(standing.records.begin() + at);
  }
  for (Pair pair : matching::PlanRematch(request).dissolved)
    if (std::count(input->constraints.pins.begin(), input->constraints.pins.end(), pair) > 0)
      faults.Add(absl::StrCat("--pin ", AbslView(input->instance.adept_id(pair.adept)), "=",
                              AbslView(input->instance.mentor_id(pair.mentor)),
                              ": the pair is to be replaced"));
  RETURN_IF_ERROR(faults.ToStatus());
  input->rematch = std::move(request);
  return absl::OkStatus();
}

}  // namespace parvis::cli
