#include "shared/rules/matching_input.h"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "shared/matching/instance.h"
#include "shared/matching/rules.h"
#include "shared/matching/solve.h"
#include "shared/rules/csv_import.h"
#include "shared/rules/policy.h"

namespace parvis::rules {
namespace {

struct Round {
  std::vector<v1::Application> adepts;
  std::vector<v1::Application> mentors;
  std::vector<v1::PersonPair> previous_pairs;
};

v1::Board BoardOf(const Round& round, const v1::Policy& policy) {
  v1::Board board;
  FillBoardPeople(round.adepts, round.mentors, round.previous_pairs, policy, &board);
  return board;
}

std::vector<std::string> Hindered(const v1::Board& board) {
  std::vector<std::string> pairs;
  for (const v1::PersonPair& pair : board.hindered()) {
    pairs.push_back(pair.adept() + "=" + pair.mentor());
  }
  return pairs;
}

// A pair that no rule refuses.
Round Two() {
  Round round;
  v1::Application& adept = round.adepts.emplace_back();
  adept.set_name("rounds/r-1/applications/a1");
  adept.set_role(v1::ROLE_ADEPT);
  adept.set_email("a1@x.example");
  adept.set_institution("KI");
  adept.add_languages("sv");
  adept.set_meeting_mode(v1::MEETING_MODE_EITHER);
  adept.set_manager_level(v1::MANAGER_LEVEL_FIRST_LINE);
  adept.set_line_manager_email("chief@x.example");
  adept.set_endorsed(true);
  v1::Application& mentor = round.mentors.emplace_back(adept);
  mentor.set_name("rounds/r-1/applications/m1");
  mentor.set_role(v1::ROLE_MENTOR);
  mentor.set_email("m1@x.example");
  mentor.set_institution("SU");
  mentor.set_years_as_manager(20);
  mentor.set_capacity(1);
  mentor.set_line_manager_email("");
  return round;
}

TEST(MatchingInputTest, ABoardHindersWhatItMayNotTellAndNothingElse) {
  EXPECT_THAT(Hindered(BoardOf(Two(), StockholmPolicy())), testing::IsEmpty());

  // Rules that the board's own fields tell of.
  Round round = Two();
  round.mentors[0].set_institution("KI");
  round.mentors[0].set_endorsed(false);
  round.mentors[0].clear_languages();
  EXPECT_THAT(Hindered(BoardOf(round, StockholmPolicy())), testing::IsEmpty());
}

TEST(MatchingInputTest, EachUntoldRuleHindersOnlyWhenThePolicyHasIt) {
  const v1::Policy on = StockholmPolicy();
  const auto expect_rule = [&](const Round& round, void (*switch_off)(v1::Rules*)) {
    EXPECT_THAT(Hindered(BoardOf(round, on)), testing::ElementsAre("a1=m1"));
    v1::Policy off = on;
    switch_off(off.mutable_rules());
    EXPECT_THAT(Hindered(BoardOf(round, off)), testing::IsEmpty());
  };
  Round round = Two();
  round.mentors[0].add_avoid_persons("a1");
  expect_rule(round, [](v1::Rules* rules) { rules->set_not_avoided(false); });

  round = Two();
  round.mentors[0].set_line_manager_email("Chief@X.example");
  expect_rule(round, [](v1::Rules* rules) { rules->set_different_reporting_line(false); });

  round = Two();
  round.adepts[0].set_line_manager_email("M1@x.example");
  expect_rule(round, [](v1::Rules* rules) { rules->set_different_reporting_line(false); });

  round = Two();
  v1::PersonPair& pair = round.previous_pairs.emplace_back();
  pair.set_adept("a1");
  pair.set_mentor("m1");
  expect_rule(round, [](v1::Rules* rules) { rules->set_previous_pair(false); });

  round = Two();
  round.mentors[0].set_email("A1@X.example");
  v1::Policy off;
  EXPECT_THAT(Hindered(BoardOf(round, off)), testing::ElementsAre("a1=m1"))
      << "nobody is ever paired with themselves";
}

TEST(MatchingInputTest, ABoardHoldsNoContactDataAndNoAvoidance) {
  Round round = Two();
  round.adepts[0].set_phone("070-secret");
  round.adepts[0].add_avoid_persons("m-secret");
  round.adepts[0].set_email("secret@x.example");
  round.adepts[0].set_line_manager_email("secret@y.example");
  EXPECT_EQ(BoardOf(round, StockholmPolicy()).SerializeAsString().find("secret"),
            std::string::npos);
}

// --- The same from applications as from the board ----------------------------------------------

std::string Read(const std::string& name) {
  std::ifstream in(std::string(PARVIS_SOURCE_DIR) + "/data/stockholm-2026/" + name,
                   std::ios::binary);
  EXPECT_TRUE(in.good()) << name;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Round Stockholm() {
  std::vector<std::string> contents;
  std::vector<InputFile> files;
  for (int kind = 0; kind < 4; ++kind) {
    contents.push_back(Read(std::string(ImportFileName(static_cast<ImportKind>(kind)))));
  }
  for (int kind = 0; kind < 4; ++kind) {
    files.push_back({std::string(ImportFileName(static_cast<ImportKind>(kind))), contents[kind]});
  }
  ImportedData data = ReadImport(files);
  EXPECT_EQ(FaultLines(data.faults, text::Language::kEnglish), "");
  EXPECT_EQ(FaultLines(data.warnings, text::Language::kEnglish), "");
  return {data.adepts, data.mentors, data.previous_pairs};
}

struct Solved {
  std::vector<std::string> pairs;  // a=m score adept_view mentor_view
  int64_t total = 0;
  uint64_t hash = 0;
};

Solved SolveIt(const matching::People& people, const v1::Policy& policy) {
  const matching::Policy rules = MatchingPolicy(policy);
  const auto instance = matching::Instance::FromPeople(people, rules);
  const auto matching = matching::Solve(instance, {}, matching::SolveOptions::FromPolicy(rules));
  if (!matching.ok()) return {{matching.status().ToString()}, -1, 0};
  Solved solved;
  for (const matching::FormedPair& pair : matching->pairs) {
    std::ostringstream line;
    line << instance.adept_id(pair.adept) << "=" << instance.mentor_id(pair.mentor) << " "
         << pair.score << " " << pair.adept_view << " " << pair.mentor_view;
    solved.pairs.push_back(line.str());
  }
  solved.total = matching->Total();
  solved.hash = matching::PairsHash(instance, *matching);
  return solved;
}

TEST(MatchingInputTest, StockholmGivesTheSamePairsFromApplicationsAndFromTheBoard) {
  const Round round = Stockholm();
  const v1::Policy policy = StockholmPolicy();
  const Solved server =
      SolveIt(PeopleFromApplications(round.adepts, round.mentors, round.previous_pairs), policy);
  const Solved page = SolveIt(PeopleFromBoard(BoardOf(round, policy)), policy);
  EXPECT_EQ(server.pairs.size(), 65u);
  EXPECT_EQ(server.total, 41861);
  EXPECT_EQ(server.pairs, page.pairs);
  EXPECT_EQ(server.hash, page.hash);
}

rc::Gen<std::string> Pick(std::vector<std::string> of) { return rc::gen::elementOf(std::move(of)); }

v1::Application AnyPerson(v1::Role role, int index) {
  const bool adept = role == v1::ROLE_ADEPT;
  const std::string id = (adept ? "a" : "m") + std::to_string(index);
  v1::Application person;
  person.set_name("rounds/r-1/applications/" + id);
  person.set_role(role);
  // Now and then two of the same address, in another letter case.
  person.set_email(*Pick({id + "@x.example", id + "@x.example", "p1@x.example", "P1@X.example"}));
  person.set_institution(*Pick({"KI", "SU", "SH"}));
  person.set_line_of_work(*Pick({"academia", "administration"}));
  person.set_city(*Pick({"Solna", "Stockholm"}));
  person.add_languages(*Pick({"sv", "en"}));
  if (*rc::gen::arbitrary<bool>()) person.add_languages("sv");
  person.set_meeting_mode(static_cast<v1::MeetingMode>(*rc::gen::inRange(1, 4)));
  person.set_manager_level(static_cast<v1::ManagerLevel>(*rc::gen::inRange(1, 3)));
  person.set_years_as_manager(*rc::gen::inRange(0, adept ? 5 : 25));
  for (const char* competence : {"coaching", "budget", "change"}) {
    if (!*rc::gen::arbitrary<bool>()) continue;
    v1::CompetenceValue* value = person.add_competences();
    value->set_competence(competence);
    value->set_value(*rc::gen::inRange(1, adept ? 4 : 6));
  }
  const std::string other = adept ? "m" : "a";
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    person.add_wish_persons(other + std::to_string(*rc::gen::inRange(0, 9)));
  }
  if (*rc::gen::inRange(0, 4) == 0) {
    person.add_avoid_persons(other + std::to_string(*rc::gen::inRange(0, 9)));
  }
  person.set_wish_line_of_work(*Pick({"", "any", "other", "academia", "care"}));
  if (adept) {
    person.set_wish_manager_level(static_cast<v1::ManagerLevel>(*rc::gen::inRange(0, 3)));
  } else {
    person.set_capacity(*rc::gen::inRange(1, 4));
  }
  person.set_line_manager_email(*Pick({"", "", "c1@x.example", "C1@x.example", "p1@x.example"}));
  person.set_endorsed(*rc::gen::inRange(0, 5) > 0);
  return person;
}

RC_GTEST_PROP(MatchingInputTest, AnyRoundGivesTheSameFromApplicationsAndFromTheBoard, ()) {
  Round round;
  for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
    round.adepts.push_back(AnyPerson(v1::ROLE_ADEPT, i));
  }
  for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
    round.mentors.push_back(AnyPerson(v1::ROLE_MENTOR, i));
  }
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    v1::PersonPair& pair = round.previous_pairs.emplace_back();
    pair.set_adept("a" + std::to_string(*rc::gen::inRange(0, 9)));
    pair.set_mentor("m" + std::to_string(*rc::gen::inRange(0, 9)));
  }
  v1::Policy policy = *rc::gen::arbitrary<bool>() ? StockholmPolicy() : RegionPolicy();
  v1::Rules* rules = policy.mutable_rules();
  rules->set_different_reporting_line(*rc::gen::arbitrary<bool>());
  rules->set_not_avoided(*rc::gen::arbitrary<bool>());
  rules->set_previous_pair(*rc::gen::arbitrary<bool>());
  rules->set_possible_meeting_mode(*rc::gen::arbitrary<bool>());
  rules->set_minimum_score(*rc::gen::element(0, 400));
  policy.set_spread(*rc::gen::element(0, 100));

  const matching::People server_people =
      PeopleFromApplications(round.adepts, round.mentors, round.previous_pairs);
  const v1::Board board = BoardOf(round, policy);
  const matching::People page_people = PeopleFromBoard(board);
  const Solved server = SolveIt(server_people, policy);
  const Solved page = SolveIt(page_people, policy);
  RC_ASSERT(server.total >= 0);
  RC_ASSERT(server.pairs == page.pairs);
  RC_ASSERT(server.hash == page.hash);
  // Told rules are told alike, pair by pair; the untold ones are one refusal.
  const matching::Policy plain = MatchingPolicy(policy);
  for (std::size_t a = 0; a < server_people.adepts.size(); ++a) {
    for (std::size_t m = 0; m < server_people.mentors.size(); ++m) {
      const matching::RuleSet known = matching::Refusals(
          server_people, plain, server_people.adepts[a], server_people.mentors[m]);
      const matching::RuleSet told =
          matching::Refusals(page_people, plain, page_people.adepts[a], page_people.mentors[m]);
      RC_ASSERT(known.Intersects(matching::kUntoldRules) == told.Has(matching::Rule::kHindered));
      for (int i = 0; i < matching::kRuleCount; ++i) {
        const auto rule = static_cast<matching::Rule>(i);
        if (rule == matching::Rule::kHindered || matching::kUntoldRules.Has(rule)) continue;
        RC_ASSERT(known.Has(rule) == told.Has(rule));
      }
    }
  }
}

}  // namespace
}  // namespace parvis::rules
