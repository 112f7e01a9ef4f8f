#include "server/cli/match_explain.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "shared/base/string_views.h"
#include "shared/matching/explain.h"
#include "shared/matching/force.h"
#include "shared/matching/help.h"
#include "shared/matching/rules.h"
#include "shared/matching/score.h"

namespace parvis::cli {
namespace {

using matching::FormedPair;
using matching::Pair;
using matching::UnpairedCause;
using matching::UnpairedReason;

// "1 pair", "2 pairs".
std::string Count(int64_t count, absl::string_view word) {
  return absl::StrCat(count, " ", word, count == 1 || count == -1 ? "" : "s");
}

// The same with a sign: "+1 pair".
std::string Change(int64_t count, absl::string_view word) {
  return absl::StrCat(count < 0 ? "" : "+", Count(count, word));
}

class Explainer {
 public:
  Explainer(const MatchInput& input, const matching::Engine& engine)
      : input_(input),
        engine_(engine),
        instance_(engine.instance()),
        matching_(engine.matching()) {}

  void ExplainAdept(int adept) {
    const int mentor = matching_.mentor_of[adept];
    if (mentor >= 0) return ExplainPair({adept, mentor});
    Line(absl::StrCat(AdeptId(adept), ": without a mentor"));
    const UnpairedReason reason = matching::WhyAdeptUnpaired(
        instance_, engine_.constraints(), matching_, Objective(), adept, People(), &input_.policy);
    switch (reason.cause) {
      case UnpairedCause::kNobodyAllowed:
        ListRefusals("mentors", instance_.mentors(), reason);
        break;
      case UnpairedCause::kTightSet:
        Line(absl::StrFormat("  these %d adepts have only %d places between them:",
                             reason.adepts.size(), reason.places));
        ListTightSet(reason);
        break;
      case UnpairedCause::kOthersPreferred:
        Line("  each allowed mentor is full with adepts that it ranks at least as high:");
        for (const matching::Preferred& preferred : reason.preferred)
          ListPreferred(MentorId(preferred.chooser), AdeptId(adept),
                        preferred.has < 0 ? "" : AdeptId(preferred.has), preferred);
    }
    TellHelp(matching::WhatWouldHelpAdept(engine_, adept, People(), &input_.policy));
  }

  void ExplainMentor(int mentor) {
    for (const FormedPair& pair : matching_.pairs)
      if (pair.mentor == mentor) ExplainPair({pair.adept, pair.mentor});
    const int free = instance_.capacity(mentor) - matching_.load[mentor];
    if (matching_.load[mentor] > 0) {
      if (free > 0) Line(absl::StrCat(MentorId(mentor), ": free places: ", free));
      return;
    }
    Line(absl::StrCat(MentorId(mentor), ": without an adept"));
    const UnpairedReason reason = matching::WhyMentorIdle(
        instance_, engine_.constraints(), matching_, Objective(), mentor, People(), &input_.policy);
    switch (reason.cause) {
      case UnpairedCause::kNobodyAllowed:
        ListRefusals("adepts", instance_.adepts(), reason);
        break;
      case UnpairedCause::kTightSet:
        Line(absl::StrFormat("  these %d mentors have %d places for only %d adepts:",
                             reason.mentors.size(), reason.places, reason.adepts.size()));
        ListTightSet(reason);
        break;
      case UnpairedCause::kOthersPreferred:
        Line("  each allowed adept has a mentor that it ranks at least as high:");
        for (const matching::Preferred& preferred : reason.preferred)
          ListPreferred(AdeptId(preferred.chooser), MentorId(mentor),
                        preferred.has < 0 ? "" : MentorId(preferred.has), preferred);
    }
    TellHelp(matching::WhatWouldHelpMentor(engine_, mentor, People(), &input_.policy));
  }

  void ExplainPair(Pair pair) {
    const std::string name = Name(pair.adept, pair.mentor);
    if (matching_.mentor_of[pair.adept] == pair.mentor) return ExplainFormed(name, pair);
    const std::optional<int32_t> score = instance_.ScoreOf(pair.adept, pair.mentor);
    if (!score) return Line(absl::StrCat(name, ": ", Refusal(pair)));
    ExplainPrice(name, pair, *score);
  }

  std::vector<std::string> Take() { return std::move(lines_); }

 private:
  const matching::People* People() const { return input_.people ? &*input_.people : nullptr; }
  matching::Objective Objective() const { return engine_.options().objective; }
  std::string AdeptId(int adept) const { return std::string(instance_.adept_id(adept)); }
  std::string MentorId(int mentor) const { return std::string(instance_.mentor_id(mentor)); }
  std::string Name(int adept, int mentor) const {
    return absl::StrCat(AdeptId(adept), "=", MentorId(mentor));
  }
  void Line(std::string line) { lines_.push_back(std::move(line)); }

  std::string Refusal(Pair pair) const {
    if (!input_.people) return "not allowed: it is not in the file of scores";
    return "refused by " + matching::RuleNames(matching::Refusals(
                               *input_.people, input_.policy, input_.people->adepts[pair.adept],
                               input_.people->mentors[pair.mentor]));
  }

  void ExplainFormed(const std::string& name, Pair pair) {
    const auto formed =
        std::find_if(matching_.pairs.begin(), matching_.pairs.end(),
                     [&](const FormedPair& other) { return other.adept == pair.adept; });
    Line(absl::StrFormat("%s: %s, score %d (the adept's view %d, the mentor's view %d)", name,
                         formed->pinned ? "a pinned pair" : "a pair", formed->score,
                         formed->adept_view, formed->mentor_view));
    ListCriteria(pair);
  }

  // The criteria and their weights, and each need.
  void ListCriteria(Pair pair) {
    if (!input_.people) return;
    const matching::Adept& adept = input_.people->adepts[pair.adept];
    const matching::Mentor& mentor = input_.people->mentors[pair.mentor];
    const matching::PairScore score = matching::ScorePair(input_.policy, adept, mentor);
    const matching::Weights& adept_weights = input_.policy.adept_weights;
    const matching::Weights& mentor_weights = input_.policy.mentor_weights;
    Line(absl::StrFormat("  %-14s %16s %16s", "criterion", "adept x weight", "mentor x weight"));
    const auto row = [&](absl::string_view name, int32_t matching::Criteria::*value,
                         int32_t matching::Weights::*weight) {
      Line(absl::StrFormat("  %-14s %10d x %3d %10d x %3d", name, score.adept.*value,
                           adept_weights.*weight, score.mentor.*value, mentor_weights.*weight));
    };
    using matching::Criteria;
    using matching::Weights;
    row("needs", &Criteria::needs, &Weights::needs);
    row("named", &Criteria::named, &Weights::named);
    row("line_of_work", &Criteria::line_of_work, &Weights::line_of_work);
    row("manager_level", &Criteria::manager_level, &Weights::manager_level);
    row("logistics", &Criteria::logistics, &Weights::logistics);
    for (const matching::NeedCoverage& need : matching::CoverageOfNeeds(adept, mentor))
      Line(absl::StrFormat("  need %s, priority %d: the mentor's level is %d",
                           AbslView(input_.people->codes.Text(need.competence)), need.priority,
                           need.level));
  }

  // What forcing an allowed pair would cost, and which pairs would change.
  void ExplainPrice(const std::string& name, Pair pair, int32_t score) {
    const std::vector<Pair>& forbids = engine_.constraints().forbids;
    const bool forbidden = std::binary_search(forbids.begin(), forbids.end(), pair);
    Line(absl::StrFormat("%s: allowed, score %d, %s", name, score,
                         forbidden ? "forbidden by hand" : "not among the best pairs"));
    const absl::StatusOr<matching::ForceEffect> effect = matching::EffectOfForcing(engine_, pair);
    if (!effect.ok()) return Line(absl::StrCat("  cannot be forced: ", effect.status().message()));
    const matching::Difference& forced = effect->difference;
    if (Objective() == matching::Objective::kStable) {
      Line(absl::StrCat("  forcing it leaves ",
                        Count(static_cast<int64_t>(effect->blocking.size()), "blocking pair")));
      for (Pair blocking : effect->blocking)
        Line("  blocks: " + Name(blocking.adept, blocking.mentor));
    } else if (Objective() == matching::Objective::kFairest) {
      Line(absl::StrCat("  forcing it costs ", Count(-forced.pairs_gained, "pair"),
                        Parting(effect->first_difference)));
    } else {
      Line(absl::StrCat("  forcing it costs ", Count(-forced.pairs_gained, "pair"), " and ",
                        Count(-forced.points_gained, "point")));
    }
    if (effect->shortfall_gained != 0)
      Line(absl::StrFormat("  the institutions' shortfall changes by %+d",
                           effect->shortfall_gained));
    ListPairs("formed", forced.formed);
    ListPairs("dissolved", forced.dissolved);
  }

  // Where the sorted scores part, to follow a number of pairs.
  static std::string Parting(const std::optional<matching::FirstDifference>& part) {
    if (!part) return ", and no score changes";
    const auto score = [](std::optional<int32_t> value) {
      return value ? absl::StrCat(*value) : std::string("none");
    };
    return absl::StrFormat("; from the lowest, score %d is %s and becomes %s", part->place,
                           score(part->before), score(part->after));
  }

  void TellHelp(const std::optional<matching::Help>& help) {
    if (!help)
      return Line("  no single place, lifted forbid or avoidance, or waived rule would help");
    const matching::Difference& difference = help->difference;
    std::string result = Change(difference.pairs_gained, "pair");
    if (Objective() == matching::Objective::kFairest) {
      result += Parting(help->first_difference);
    } else {
      absl::StrAppend(&result, ", ", Change(difference.points_gained, "point"));
    }
    Line(absl::StrCat("  would help: ", ChangeWords(help->change), ": ", result));
    ListPairs("formed", difference.formed);
    ListPairs("dissolved", difference.dissolved);
  }

  std::string ChangeWords(const matching::HelpfulChange& change) const {
    using Kind = matching::HelpfulChange::Kind;
    if (change.kind == Kind::kPlace) return "one more place at " + MentorId(change.pair.mentor);
    const std::string pair = Name(change.pair.adept, change.pair.mentor);
    switch (change.kind) {
      case Kind::kForbid:
        return "no longer forbidding " + pair;
      case Kind::kAvoidance:
        return "the avoidance lifted for " + pair;
      default:
        return absl::StrCat(AbslView(matching::RuleName(change.rule)), " waived for ", pair);
    }
  }

  void ListPreferred(const std::string& chooser, const std::string& person, const std::string& has,
                     const matching::Preferred& preferred) {
    if (has.empty()) return Line(absl::StrFormat("  %s: pinned to others", chooser));
    Line(absl::StrFormat("  %s: has %s (view %d) and not %s (view %d)", chooser, has,
                         preferred.view_of_has, person, preferred.view_of_person));
  }

  void ListPairs(absl::string_view what, const std::vector<FormedPair>& pairs) {
    for (const FormedPair& pair : pairs)
      Line(absl::StrFormat("  %s: %s, score %d", what, Name(pair.adept, pair.mentor), pair.score));
  }

  void ListRefusals(absl::string_view counterparts, int count, const UnpairedReason& reason) {
    Line(absl::StrFormat("  none of the %d %s is allowed", count, counterparts));
    for (const matching::RuleCount& rule : reason.refusals)
      Line(absl::StrFormat("  refused by %s: %d", AbslView(matching::RuleName(rule.rule)),
                           rule.persons));
    if (reason.forbidden > 0) Line(absl::StrCat("  forbidden by hand: ", reason.forbidden));
  }

  void ListTightSet(const UnpairedReason& reason) {
    std::vector<std::string> adepts;
    std::vector<std::string> mentors;
    for (int32_t adept : reason.adepts) adepts.push_back(AdeptId(adept));
    for (int32_t mentor : reason.mentors) mentors.push_back(MentorId(mentor));
    Line(absl::StrCat("  adepts: ", absl::StrJoin(adepts, ", ")));
    Line(absl::StrCat("  mentors: ", absl::StrJoin(mentors, ", ")));
  }

  const MatchInput& input_;
  const matching::Engine& engine_;
  const matching::Instance& instance_;
  const matching::Matching& matching_;
  std::vector<std::string> lines_;
};

}  // namespace

absl::StatusOr<std::vector<std::string>> Explain(const MatchInput& input,
                                                 const matching::Engine& engine,
                                                 std::string_view target) {
  const matching::Instance& instance = engine.instance();
  Explainer explainer(input, engine);
  const std::size_t equals = target.find('=');
  const std::string_view first = target.substr(0, equals);
  const int adept = instance.FindAdept(first);
  if (equals != std::string_view::npos) {
    const int mentor = instance.FindMentor(target.substr(equals + 1));
    if (adept < 0)
      return absl::InvalidArgumentError(absl::StrCat("there is no adept ", AbslView(first)));
    if (mentor < 0)
      return absl::InvalidArgumentError(
          absl::StrCat("there is no mentor ", AbslView(target.substr(equals + 1))));
    explainer.ExplainPair({adept, mentor});
  } else if (adept >= 0) {
    explainer.ExplainAdept(adept);
  } else if (const int mentor = instance.FindMentor(first); mentor >= 0) {
    explainer.ExplainMentor(mentor);
  } else {
    return absl::InvalidArgumentError("there is no such person");
  }
  return explainer.Take();
}

}  // namespace parvis::cli
