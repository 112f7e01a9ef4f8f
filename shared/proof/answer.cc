#include "shared/proof/answer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"

namespace parvis::proof {
namespace {

using matching::Instance;
using matching::Pair;
using Indexes = std::unordered_map<std::string_view, int32_t>;

std::string Name(const ToldPair& pair) { return absl::StrCat(pair.adept, "=", pair.mentor); }

int32_t Find(const Indexes& indexes, std::string_view id) {
  const auto found = indexes.find(id);
  return found == indexes.end() ? -1 : found->second;
}

// Adds one told pair to the answer.
absl::Status AddPair(const Instance& instance, const ToldPair& told, Pair pair, Answer& answer) {
  if (pair.adept < 0) return NotProved(absl::StrCat("there is no adept ", told.adept));
  if (pair.mentor < 0) return NotProved(absl::StrCat("there is no mentor ", told.mentor));
  const std::optional<int32_t> score = instance.ScoreOf(pair.adept, pair.mentor);
  if (!score) return NotProved(Name(told) + " is not allowed");
  if (answer.IsForbidden(pair)) return NotProved(Name(told) + " is forbidden");
  if (answer.mentor_of[pair.adept] >= 0)
    return NotProved(absl::StrCat("the adept ", told.adept, " stands in two pairs"));
  const Instance::Views views = instance.ViewsOf(pair.adept, pair.mentor);
  if (told.score != *score || told.adept_view != views.adept || told.mentor_view != views.mentor)
    return NotProved(absl::StrCat(Name(told), " has the score ", *score, " and the views ",
                                  views.adept, " and ", views.mentor, ", not ", told.score, ", ",
                                  told.adept_view, " and ", told.mentor_view));
  answer.mentor_of[pair.adept] = pair.mentor;
  ++answer.load[pair.mentor];
  ++answer.pairs;
  answer.total += *score;
  return absl::OkStatus();
}

// The answer before any pair: the constraints alone.
Answer EmptyAnswer(const Question& question) {
  Answer answer;
  answer.mentor_of.assign(question.instance.adepts(), -1);
  answer.load.resize(question.instance.mentors());
  answer.pinned.resize(question.instance.adepts());
  answer.pinned_load.resize(question.instance.mentors());
  for (Pair pin : question.constraints.pins) {
    answer.pinned[pin.adept] = true;
    ++answer.pinned_load[pin.mentor];
  }
  answer.forbids = matching::Sorted(question.constraints.forbids);
  return answer;
}

}  // namespace

bool Answer::IsForbidden(Pair pair) const {
  return std::binary_search(forbids.begin(), forbids.end(), pair);
}

absl::Status NotProved(std::string_view reason) {
  return absl::FailedPreconditionError(AbslView(reason));
}

absl::StatusOr<Answer> ReadAnswer(const Question& question, std::span<const ToldPair> pairs) {
  const Instance& instance = question.instance;
  Indexes adepts;
  Indexes mentors;
  for (int32_t a = 0; a < instance.adepts(); ++a) adepts.emplace(instance.adept_id(a), a);
  for (int32_t m = 0; m < instance.mentors(); ++m) mentors.emplace(instance.mentor_id(m), m);
  Answer answer = EmptyAnswer(question);
  for (const ToldPair& told : pairs)
    RETURN_IF_ERROR(
        AddPair(instance, told, {Find(adepts, told.adept), Find(mentors, told.mentor)}, answer));
  for (int32_t m = 0; m < instance.mentors(); ++m)
    if (answer.load[m] > instance.capacity(m))
      return NotProved(absl::StrCat("the mentor ", AbslView(instance.mentor_id(m)), " has ",
                                    answer.load[m], " adepts and ", instance.capacity(m),
                                    " places"));
  for (Pair pin : question.constraints.pins)
    if (answer.mentor_of[pin.adept] != pin.mentor)
      return NotProved(absl::StrCat(AbslView(instance.adept_id(pin.adept)), "=",
                                    AbslView(instance.mentor_id(pin.mentor)),
                                    " is pinned, but not formed"));
  return answer;
}

}  // namespace parvis::proof
