#include "shared/proof/check.h"

#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"
#include "shared/proof/answer.h"
#include "shared/proof/check_duals.h"
#include "shared/proof/check_stable.h"

namespace parvis::proof {
namespace {

using matching::Objective;

// That the proof is of this question and tells the truth about the pairs.
absl::Status CheckHead(const Question& question, const Answer& answer, const Proof& proof) {
  if (proof.objective != question.objective) return NotProved("the proof is of another objective");
  if (question.objective == Objective::kTotal && proof.spread != question.spread)
    return NotProved(
        absl::StrCat("the proof is of the spread ", proof.spread, ", not of ", question.spread));
  if (proof.reciprocity != question.reciprocity)
    return NotProved(question.reciprocity ? "the proof is without reciprocity"
                                          : "the proof is with reciprocity");
  if (proof.rematch != (question.rematch != nullptr))
    return NotProved(question.rematch != nullptr ? "the proof is not of a rematch"
                                                 : "the proof is of a rematch");
  if (proof.pairs != answer.pairs)
    return NotProved(
        absl::StrCat("the proof tells ", proof.pairs, " pairs, but there are ", answer.pairs));
  if (proof.total != answer.total)
    return NotProved(
        absl::StrCat("the proof tells a total of ", proof.total, ", but it is ", answer.total));
  return absl::OkStatus();
}

}  // namespace

absl::Status Check(const Question& question, std::span<const ToldPair> pairs, const Proof& proof) {
  matching::Constraints constraints = question.constraints;
  if (question.rematch != nullptr)
    for (matching::Pair dissolved : matching::PlanRematch(*question.rematch).dissolved)
      constraints.forbids.push_back(dissolved);
  const Question whole{question.instance, constraints,          question.objective,
                       question.spread,   question.reciprocity, question.rematch};
  ASSIGN_OR_RETURN(const Answer answer, ReadAnswer(whole, pairs));
  RETURN_IF_ERROR(CheckHead(whole, answer, proof));
  if (question.objective == Objective::kStable) return CheckStable(whole, answer, proof);
  return CheckDuals(whole, answer, proof);
}

}  // namespace parvis::proof
