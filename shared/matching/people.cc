#include "shared/matching/people.h"

#include <algorithm>

namespace parvis::matching {
namespace {

template <typename P>
void SortByIdText(const Codes& codes, std::vector<P>& persons) {
  std::sort(persons.begin(), persons.end(),
            [&](const P& a, const P& b) { return codes.Text(a.id) < codes.Text(b.id); });
}

}  // namespace

LineWish MakeLineWish(Codes& codes, std::string_view word) {
  if (word.empty() || word == "any") return {};
  if (word == "other") return {LineWish::Kind::kOther, kNoCode};
  return {LineWish::Kind::kLine, codes.Intern(word)};
}

void People::SortPairs() {
  std::sort(previous_pairs.begin(), previous_pairs.end());
  std::sort(hindered.begin(), hindered.end());
}

void People::SortById() {
  SortByIdText(codes, adepts);
  SortByIdText(codes, mentors);
}

}  // namespace parvis::matching
