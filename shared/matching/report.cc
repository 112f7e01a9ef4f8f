#include "shared/matching/report.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "shared/base/csv.h"
#include "shared/base/json_text.h"
#include "shared/base/string_views.h"
#include "shared/matching/blocking.h"
#include "shared/matching/score.h"

namespace parvis::matching {
namespace {

void AppendLine(const std::vector<std::string>& cells, std::string& csv) {
  csv::AppendRecord(cells, &csv);
  csv.replace(csv.size() - 2, 2, "\n");  // A command line's files end lines so.
}

template <typename Item, typename Append>
void AppendList(const std::vector<Item>& items, std::string& json, Append append) {
  json += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) json += ',';
    append(items[i]);
  }
  json += ']';
}

void AppendTexts(const std::vector<std::string>& texts, std::string& json) {
  AppendList(texts, json, [&](const std::string& text) { AppendJsonString(text, json); });
}

bool Names(const Person& wishing, const Person& other) { return WishRank(wishing, other) > 0; }

// How many named somebody, and how many of them got one of those whom they named.
struct WishCount {
  int stated = 0;
  int met = 0;
};

WishCount CountWishes(const People& people, const Matching& matching) {
  WishCount count;
  std::vector<bool> mentor_met(people.mentors.size());
  for (std::size_t a = 0; a < people.adepts.size(); ++a) {
    const Adept& adept = people.adepts[a];
    const int32_t m = matching.mentor_of[a];
    if (!adept.wish_persons.empty()) ++count.stated;
    if (m < 0) continue;
    if (Names(adept, people.mentors[m])) ++count.met;
    if (Names(people.mentors[m], adept)) mentor_met[m] = true;
  }
  for (std::size_t m = 0; m < people.mentors.size(); ++m) {
    if (!people.mentors[m].wish_persons.empty()) ++count.stated;
    if (mentor_met[m]) ++count.met;
  }
  return count;
}

// The adept's needs of its highest priority that the mentor has not at all.
std::string UncoveredNeeds(const People& people, const Adept& adept, const Mentor& mentor) {
  int32_t highest = 0;
  for (const CompetenceValue& need : adept.needs) highest = std::max(highest, need.value);
  std::string uncovered;
  for (const NeedCoverage& need : CoverageOfNeeds(adept, mentor)) {
    if (need.priority < highest || need.level > 0) continue;
    absl::StrAppend(&uncovered, uncovered.empty() ? "" : ", ",
                    AbslView(people.codes.Text(need.competence)));
  }
  return uncovered;
}

bool CannotMeet(const Person& a, const Person& b) {
  return a.meeting_mode != b.meeting_mode && a.meeting_mode != MeetingMode::kEither &&
         b.meeting_mode != MeetingMode::kEither;
}

// "m003, m009" of the mentors whose number of adepts fits.
template <typename Fits>
std::string MentorList(const People& people, const Matching& matching, Fits fits) {
  std::string list;
  for (std::size_t m = 0; m < people.mentors.size(); ++m) {
    if (!fits(matching.load[m])) continue;
    absl::StrAppend(&list, list.empty() ? "" : ", ",
                    AbslView(people.codes.Text(people.mentors[m].id)));
  }
  return list;
}

}  // namespace

std::string PairsCsv(const Instance& instance, const Matching& matching) {
  std::vector<FormedPair> pairs = matching.pairs;
  std::sort(pairs.begin(), pairs.end(), [&](const FormedPair& a, const FormedPair& b) {
    return instance.adept_id(a.adept) < instance.adept_id(b.adept);
  });
  std::string csv;
  AppendLine({"adept", "mentor", "score", "adept_view", "mentor_view"}, csv);
  for (const FormedPair& pair : pairs) {
    AppendLine({std::string(instance.adept_id(pair.adept)),
                std::string(instance.mentor_id(pair.mentor)), std::to_string(pair.score),
                std::to_string(pair.adept_view), std::to_string(pair.mentor_view)},
               csv);
  }
  return csv;
}

std::vector<std::string> Warnings(const People& people, const Matching& matching) {
  std::vector<std::string> warnings;
  const WishCount wishes = CountWishes(people, matching);
  if (wishes.met < wishes.stated)
    warnings.push_back(absl::StrCat("named wishes met: ", wishes.met, " of ", wishes.stated));
  for (const FormedPair& pair : matching.pairs) {
    const Adept& adept = people.adepts[pair.adept];
    const Mentor& mentor = people.mentors[pair.mentor];
    const std::string name = absl::StrCat(AbslView(people.codes.Text(adept.id)), "=",
                                          AbslView(people.codes.Text(mentor.id)));
    const std::string uncovered = UncoveredNeeds(people, adept, mentor);
    if (!uncovered.empty())
      warnings.push_back(absl::StrCat(name, ": most important need not covered: ", uncovered));
    if (CannotMeet(adept, mentor))
      warnings.push_back(
          absl::StrCat(name, ": impossible meeting modes: one in person, the other remote"));
  }
  const std::string idle = MentorList(people, matching, [](int32_t load) { return load == 0; });
  const std::string double_load =
      MentorList(people, matching, [](int32_t load) { return load >= 2; });
  if (!idle.empty() && !double_load.empty())
    warnings.push_back(absl::StrCat("mentors without an adept: ", idle,
                                    "; while others have two or more: ", double_load));
  return warnings;
}

std::string SummaryJson(const Instance& instance, const Constraints& constraints,
                        const Matching& matching, const std::vector<std::string>& warnings,
                        const std::vector<std::string>& explanation) {
  const std::optional<int32_t> lowest = matching.Lowest();
  std::string json = absl::StrCat("{\"pairs\":", matching.pairs.size(),
                                  ",\"total\":", matching.Total(), ",\"lowest\":");
  absl::StrAppend(&json, lowest ? absl::StrCat(*lowest) : "null", ",\"unpaired_adepts\":");
  AppendList(matching.UnpairedAdepts(), json,
             [&](int32_t a) { AppendJsonString(instance.adept_id(a), json); });
  json += ",\"blocking_pairs\":";
  AppendList(BlockingPairs(instance, constraints, matching), json, [&](Pair pair) {
    json += '[';
    AppendJsonString(instance.adept_id(pair.adept), json);
    json += ',';
    AppendJsonString(instance.mentor_id(pair.mentor), json);
    json += ']';
  });
  json += ",\"shortfall\":{";
  std::string_view separator;
  for (std::size_t i = 0; i < matching.shortfall.size(); ++i) {
    if (matching.shortfall[i] == 0) continue;
    json += separator;
    AppendJsonString(instance.institution_code(static_cast<int>(i)), json);
    absl::StrAppend(&json, ":", matching.shortfall[i]);
    separator = ",";
  }
  json += "},\"warnings\":";
  AppendTexts(warnings, json);
  if (!explanation.empty()) {
    json += ",\"explanation\":";
    AppendTexts(explanation, json);
  }
  json += "}\n";
  return json;
}

}  // namespace parvis::matching
