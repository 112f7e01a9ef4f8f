#include "client-wasm/app/people_filter.h"

#include <algorithm>
#include <cstdint>

namespace parvis::app {

std::string Folded(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<uint8_t>(out[i]);
    if (byte >= 'A' && byte <= 'Z') {
      out[i] = static_cast<char>(byte + ('a' - 'A'));
    } else if (byte == 0xC3 && i + 1 < out.size()) {
      // U+00C0..U+00DE are the capitals of U+00E0..U+00FE, but for the multiplication sign.
      const auto next = static_cast<uint8_t>(out[i + 1]);
      if (next >= 0x80 && next <= 0x9E && next != 0x97) out[i + 1] = static_cast<char>(next + 0x20);
      ++i;
    }
  }
  return out;
}

bool Matches(std::string_view text, std::string_view folded_query) {
  const std::string folded = Folded(text);
  while (!folded_query.empty()) {
    const std::size_t end = std::min(folded_query.find(' '), folded_query.size());
    if (folded.find(folded_query.substr(0, end)) == std::string::npos) return false;
    folded_query.remove_prefix(std::min(end + 1, folded_query.size()));
  }
  return true;
}

bool IsNamed(const v1::MatchingPerson& person, std::string_view folded_query,
             std::string_view institution) {
  if (!institution.empty() && person.institution() != institution) return false;
  if (folded_query.empty()) return true;
  return Matches(person.display_name() + " " + person.id() + " " + person.institution() + " " +
                     person.title() + " " + person.unit(),
                 folded_query);
}

InSight PeopleInSight(const Model& model) {
  InSight in_sight;
  if (!model.board) return in_sight;
  const v1::Board& board = model.board->board;
  const std::string query = Folded(model.search);
  std::vector<bool> adepts(static_cast<std::size_t>(board.adepts_size()));
  std::vector<bool> mentors(static_cast<std::size_t>(board.mentors_size()));
  std::vector<bool> named_adepts = adepts;
  std::vector<bool> named_mentors = mentors;
  for (std::size_t i = 0; i < adepts.size(); ++i) {
    named_adepts[i] = IsNamed(board.adepts(static_cast<int>(i)), query, model.institution);
  }
  for (std::size_t i = 0; i < mentors.size(); ++i) {
    named_mentors[i] = IsNamed(board.mentors(static_cast<int>(i)), query, model.institution);
  }
  adepts = named_adepts;
  mentors = named_mentors;
  for (const matching::FormedPair& pair : model.board->solver->matching().pairs) {
    const auto adept = static_cast<std::size_t>(pair.adept);
    const auto mentor = static_cast<std::size_t>(pair.mentor);
    if (named_adepts[adept]) mentors[mentor] = true;
    if (named_mentors[mentor]) adepts[adept] = true;
  }
  for (std::size_t i = 0; i < adepts.size(); ++i) {
    if (adepts[i]) in_sight.adepts.push_back(static_cast<int>(i));
  }
  for (std::size_t i = 0; i < mentors.size(); ++i) {
    if (mentors[i]) in_sight.mentors.push_back(static_cast<int>(i));
  }
  return in_sight;
}

}  // namespace parvis::app
