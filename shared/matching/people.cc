#include "shared/matching/people.h"

#include <algorithm>

namespace parvis::matching {
namespace {

template <typename P>
int FindById(const std::vector<P>& persons, Code id) {
  if (id == kNoCode) return -1;
  for (int i = 0; i < static_cast<int>(persons.size()); ++i)
    if (persons[i].id == id) return i;
  return -1;
}

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

int People::FindAdept(std::string_view id) const { return FindById(adepts, codes.Find(id)); }

int People::FindMentor(std::string_view id) const { return FindById(mentors, codes.Find(id)); }

void People::SortPairs() {
  std::sort(previous_pairs.begin(), previous_pairs.end());
  std::sort(hindered.begin(), hindered.end());
}

void People::SortById() {
  SortByIdText(codes, adepts);
  SortByIdText(codes, mentors);
}

}  // namespace parvis::matching
