// The people of one round as the matching sees them: no names, no texts to read, only what a rule
// or a criterion needs. docs/matching.md defines what each field means.
#ifndef PARVIS_SHARED_MATCHING_PEOPLE_H_
#define PARVIS_SHARED_MATCHING_PEOPLE_H_

#include <cstdint>
#include <vector>

#include "shared/matching/codes.h"

namespace parvis::matching {

enum class MeetingMode : uint8_t { kEither, kInPerson, kRemote };

// The order of the numbers is the order of the levels. kUnstated as a wish is any level.
enum class ManagerLevel : uint8_t { kUnstated = 0, kFirstLine = 1, kManagerOfManagers = 2 };

// A competence with the priority of a need (1 to 3) or a level (1 to 5).
struct CompetenceValue {
  Code competence = kNoCode;
  int32_t value = 0;
};

// The line of work that the other should have.
struct LineWish {
  enum class Kind : uint8_t { kAny, kOther, kLine };
  Kind kind = Kind::kAny;
  Code line = kNoCode;  // With kLine.
};

// Reads the word of an application: "" and "any" are kAny, "other" is kOther, else it is a line.
LineWish MakeLineWish(Codes& codes, std::string_view word);

// What adepts and mentors have in common. What the caller may not know (the browser's page knows
// no e-mail addresses, managers and avoidances) stays empty, and then refuses nothing; the pairs
// that it would refuse come as People::hindered.
struct Person {
  Code id = kNoCode;
  Code institution = kNoCode;
  Code line_of_work = kNoCode;
  Code city = kNoCode;
  std::vector<Code> languages;
  MeetingMode meeting_mode = MeetingMode::kEither;
  ManagerLevel manager_level = ManagerLevel::kUnstated;
  int32_t years_as_manager = 0;
  LineWish wish_line;
  // Ids, most wanted first. Unknown ids stay in their places: they count as a wish.
  std::vector<Code> wish_persons;
  std::vector<Code> avoid_persons;
  Code email = kNoCode;               // From Codes::InternEmail.
  Code line_manager_email = kNoCode;  // From Codes::InternEmail; kNoCode differs from everything.
  bool endorsed = false;
};

struct Adept : Person {
  std::vector<CompetenceValue> needs;  // Values are priorities, 1 to 3.
  ManagerLevel wish_manager_level = ManagerLevel::kUnstated;
};

struct Mentor : Person {
  std::vector<CompetenceValue> competences;  // Values are levels, 1 to 5.
  int32_t capacity = 1;                      // At least 1.
};

// An adept and a mentor by their ids.
struct IdPair {
  Code adept = kNoCode;
  Code mentor = kNoCode;
  friend bool operator==(const IdPair& a, const IdPair& b) {
    return a.adept == b.adept && a.mentor == b.mentor;
  }
  friend bool operator<(const IdPair& a, const IdPair& b) {
    return a.adept != b.adept ? a.adept < b.adept : a.mentor < b.mentor;
  }
};

// All of a round's people. Ids are unique on each side. A value type.
struct People {
  Codes codes;
  std::vector<Adept> adepts;
  std::vector<Mentor> mentors;
  // Pairs of earlier rounds (the rule `previous_pair`). Call SortPairs() after filling.
  std::vector<IdPair> previous_pairs;
  // Pairs that are refused for a reason that is not told. Call SortPairs() after filling.
  std::vector<IdPair> hindered;

  // Sorts both lists of pairs, as the rules require.
  void SortPairs();

  // Puts adepts and mentors in the order of their ids. The pairs that Solve() finds do not depend
  // on the order; the proof's dual values, of which there are many valid ones, may.
  void SortById();
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PEOPLE_H_
