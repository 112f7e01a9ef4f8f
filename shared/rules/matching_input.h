// From applications, or from a board, to what the matching works on. The server solves from
// applications, the page from the board that it was sent; both get the same pairs.
// Pure functions, the same natively and in WebAssembly: any thread may call them.
#ifndef PARVIS_SHARED_RULES_MATCHING_INPUT_H_
#define PARVIS_SHARED_RULES_MATCHING_INPUT_H_

#include <span>
#include <string_view>

#include "parvis/v1/application.pb.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/policy.pb.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"

namespace parvis::rules {

// The id of a person: the last part of the application's name. Lives as long as the application.
std::string_view PersonId(const v1::Application& application);

// The policy as the solver has it. Requires that CheckPolicy finds no fault.
matching::Policy MatchingPolicy(const v1::Policy& policy);

// The people, in the order of their ids, their pairs sorted. Each application must stand on the
// side of its role and hold what the contract says of its fields.
matching::People PeopleFromApplications(std::span<const v1::Application> adepts,
                                        std::span<const v1::Application> mentors,
                                        std::span<const v1::PersonPair> previous_pairs);

// Fills policy, adepts, mentors and hindered pairs of `board` (all sorted by id), and nothing
// else. What may not be known of a person outside the server (contact data, avoidances, line
// managers, earlier pairs) becomes hindered pairs, for those rules that the policy switches on.
void FillBoardPeople(std::span<const v1::Application> adepts,
                     std::span<const v1::Application> mentors,
                     std::span<const v1::PersonPair> previous_pairs, const v1::Policy& policy,
                     v1::Board* board);

// The people of a board, in the order of their ids. Solving them by the board's policy gives the
// same pairs, scores and hash as solving the applications that the board was filled from.
matching::People PeopleFromBoard(const v1::Board& board);

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_MATCHING_INPUT_H_
