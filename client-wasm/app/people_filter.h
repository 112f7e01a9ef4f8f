// Who is in sight on the board: those whom search and filter name, and whoever is paired with one
// of them. Pure functions.
#ifndef PARVIS_CLIENT_WASM_APP_PEOPLE_FILTER_H_
#define PARVIS_CLIENT_WASM_APP_PEOPLE_FILTER_H_

#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/app/model.h"

namespace parvis::app {

// The text in lower case, for Latin letters with and without marks, so that "åsa" finds "Åsa".
std::string Folded(std::string_view text);

// Whether every word of `folded_query` stands somewhere in the text.
bool Matches(std::string_view text, std::string_view folded_query);

// Whether search and institution name this person.
bool IsNamed(const v1::MatchingPerson& person, std::string_view folded_query,
             std::string_view institution);

// Indexes into the board's lists, rising.
struct InSight {
  std::vector<int> adepts;
  std::vector<int> mentors;
};
InSight PeopleInSight(const Model& model);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_PEOPLE_FILTER_H_
