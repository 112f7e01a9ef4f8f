// Scores and refusals of one adept with every mentor at once: the same integers as score.h and
// rules.h, many times as fast as asking for each pair.
//
// The mentors stand as columns, one array a field, so that a row is a few loops without branches,
// which the compiler turns into vector instructions. Codes are compared as numbers, languages as
// sets of bits, levels by competence. Whatever names a person (wishes, avoidances, earlier and
// hindered pairs) concerns few pairs: those stand in a list and are worked out one by one.
//
// Divisions. `needs` and the views are floors of quotients of at most 1000, and a whole row shares
// the divisor d. In single precision, s * (1 / d) has a relative error below 3 * 2^-24, so that
// the product without its fraction is at most one off; the remainder, an integer, tells which way.
// So the result is exact, and the same on every platform.
//
// Cost: O(mentors * (needs + languages / 32)) a row; memory O(mentors * (competences + fields)).
#ifndef PARVIS_SHARED_MATCHING_SCORE_ALL_H_
#define PARVIS_SHARED_MATCHING_SCORE_ALL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/rules.h"

namespace parvis::matching {

// One adept with every mentor, by the mentors' indexes. Refused pairs have views too.
struct ScoreRow {
  std::vector<int32_t> adept_views;
  std::vector<int32_t> mentor_views;
  std::vector<uint32_t> refusals;  // RuleSet::bits(): 0 if the pair may be formed.
};

// Reads the people once, then scores row by row. One thread at a time.
class RowScorer {
 public:
  // Requires what score.h and rules.h require. People and policy must stay as they are.
  RowScorer(const People& people, const Policy& policy);

  // The row of one of the adepts, by index. Valid until the next call.
  const ScoreRow& Score(int adept);

 private:
  using Column = std::vector<int32_t>;  // By mentor.

  // A pair that somebody names: refused by these rules besides, or wished for.
  struct NamedPair {
    int32_t adept = 0;
    int32_t mentor = 0;
    uint32_t refusals = 0;
    bool wished = false;
  };

  void ReadMentor(int index, const Mentor& mentor);
  void ListNamedPairs();
  void AddNamedPair(Code adept, Code mentor, uint32_t refusals, bool wished);

  void SumNeeds(const Adept& adept);
  void FillSharedCriteria(const Adept& adept);
  void FillAdeptViews(const Adept& adept);
  void FillMentorViews(const Adept& adept);
  void CorrectWishedPairs(int adept);
  void FillRefusals(const Adept& adept);
  void FindSharedLanguages(const Adept& adept);
  template <typename Refuses>
  void Refuse(Rule rule, Refuses refuses);

  const People& people_;
  const Policy& policy_;

  Column institution_, email_, line_manager_, line_of_work_, level_;
  // Years as a manager; too few for any adept if the mentor has not what all adepts may expect.
  Column years_;
  Column endorsed_;       // All bits or none.
  Column compared_line_;  // The mentor wishes for this line of work,
  Column wishes_other_;   // or, if these are all bits, for any but this.
  std::array<Column, 3>
      logistics_apart_;            // By the adept's meeting mode: the criterion in two cities.
  Column city_in_person_;          // Of mentors who meet in person only; nobody's of others.
  std::vector<Column> levels_;     // By competence; at most what meets a need in full.
  std::vector<Column> languages_;  // 32 languages each, by their bits.
  // By code; -1 for a code that is none of them.
  std::vector<int32_t> competence_numbers_, language_numbers_, adept_indexes_, mentor_indexes_;
  std::vector<NamedPair> named_pairs_;  // By adept.
  std::vector<std::size_t> named_begin_;

  // One row.
  int32_t needs_possible_ = 0;
  Column needs_met_;  // Priorities times levels.
  Column needs_;      // The criteria that both sides share.
  Column logistics_;
  Column shared_languages_;  // 0: none in common.
  ScoreRow row_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_SCORE_ALL_H_
