// What `parvis match` is asked to solve, read from the files and flags that the user gave.
#ifndef PARVIS_SERVER_CLI_MATCH_INPUT_H_
#define PARVIS_SERVER_CLI_MATCH_INPUT_H_

#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "server/cli/arguments.h"
#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/solve.h"
#include "shared/matching/standing.h"

namespace parvis::cli {

// The flags that say what is to be solved: those of `parvis match`, and of `parvis prove`, which
// takes the same and believes no others.
inline constexpr Flag kQuestionFlags[] = {
    {"data", Flag::kValue, "DIR", "folder with the round's CSV files"},
    {"policy", Flag::kValue, "NAME|FILE", "stockholm (default), region, or a policy as JSON"},
    {"scores", Flag::kValue, "FILE", "own scores in place of --data and --policy"},
    {"capacities", Flag::kValue, "FILE", "the mentors' capacities, with --scores"},
    {"objective", Flag::kValue, "NAME", "total, fairest or stable; default: the policy's"},
    {"reciprocity", Flag::kSwitch, "", "least shortfall between institutions first"},
    {"spread", Flag::kValue, "N", "points that a mentor's second adept counts less"},
    {"pin", Flag::kList, "ADEPT=MENTOR", "keep a pair; repeatable, takes commas"},
    {"forbid", Flag::kList, "ADEPT=MENTOR", "do not form a pair; repeatable, takes commas"},
    {"keep", Flag::kValue, "FILE", "rematch: these pairs stand"},
    {"replace", Flag::kList, "PERSON", "with --keep: who needs another, a mentor for all adepts"},
    {"may-change", Flag::kValue, "K", "with --keep: how many other pairs may change; default 0"},
};

// These flags and a command's own.
template <std::size_t kOwn>
constexpr auto WithQuestionFlags(const Flag (&own)[kOwn]) {
  std::array<Flag, std::size(kQuestionFlags) + kOwn> flags{};
  std::size_t next = 0;
  for (const Flag& flag : kQuestionFlags) flags[next++] = flag;
  for (const Flag& flag : own) flags[next++] = flag;
  return flags;
}

struct MatchInput {
  matching::Instance instance;  // Adepts and mentors in the order of their ids.
  matching::Constraints constraints;
  matching::SolveOptions options;
  matching::Policy policy;
  std::optional<matching::People> people;           // With --data; not with --scores.
  std::optional<matching::RematchRequest> rematch;  // With --keep.
  std::string warnings;  // Lines for standard error; empty or ended by \n.
};

// INVALID_ARGUMENT with the faults as lines for standard error, each ended by \n: those of the
// flags, else those of the files, else those of --pin and --forbid, else those of --keep and
// --replace; at most a hundred, and then how many more.
absl::StatusOr<MatchInput> ReadMatchInput(const Arguments& arguments);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_MATCH_INPUT_H_
