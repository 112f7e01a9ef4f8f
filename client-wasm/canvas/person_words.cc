#include "client-wasm/canvas/person_words.h"

#include <vector>

#include "shared/text/numbers.h"

namespace parvis::canvas {
namespace {

using text::FormatInteger;
using text::FormatScore;
using text::Message;
using text::Render;

std::string PairWords(const app::BoardModel& board, const matching::FormedPair& pair,
                      bool is_mentor, text::Language language) {
  const v1::MatchingPerson& other =
      is_mentor ? board.board.adepts(pair.adept) : board.board.mentors(pair.mentor);
  std::string words = Render(is_mentor ? Message::kCardWithAdept : Message::kCardWithMentor,
                             language, {NameWithCode(other), FormatScore(pair.score, language)});
  if (pair.pinned) words += ", " + Render(Message::kPinnedWord, language);
  const rules::Mark& mark = app::MarkOf(board, pair.adept, pair.mentor);
  if (mark.kind) words += ", " + app::MarkWord(mark.kind, language);
  return words;
}

}  // namespace

ui::Color InstitutionColor(const app::BoardModel& board, std::string_view code,
                           const ui::Theme& theme) {
  for (int i = 0; i < board.catalogue.institutions_size(); ++i) {
    if (board.catalogue.institutions(i).code() == code) {
      return theme.institutions[static_cast<std::size_t>(i % ui::kInstitutionHues)];
    }
  }
  return theme.muted;
}

std::string SecondLine(const v1::MatchingPerson& person, bool is_mentor, text::Language language) {
  std::string line = person.institution();
  if (!person.title().empty()) line += " · " + person.title();
  if (is_mentor) {
    line += " · " + Render(person.years_as_manager() == 1 ? Message::kOneYearAsManager
                                                          : Message::kYearsAsManager,
                           language, {FormatInteger(person.years_as_manager(), language)});
  } else if (!person.unit().empty()) {
    line += " · " + person.unit();
  }
  return line;
}

std::string Initials(const v1::MatchingPerson& person) {
  const std::string& name = person.display_name();
  // A letter is a first byte and those that continue it.
  const auto letter = [&name](std::size_t at) {
    std::size_t end = at + 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
    return name.substr(at, end - at);
  };
  if (name.empty()) return "";
  const std::size_t space = name.rfind(' ');
  std::string initials = letter(0);
  if (space != std::string::npos && space + 1 < name.size()) initials += letter(space + 1);
  return initials;
}

std::string NameWithCode(const v1::MatchingPerson& person) {
  return person.display_name() + " " + person.institution();
}

std::string CardName(const app::BoardModel& board, bool is_mentor, int person,
                     std::span<const matching::FormedPair* const> pairs, int position, int count,
                     text::Language language) {
  const v1::MatchingPerson& who =
      is_mentor ? board.board.mentors(person) : board.board.adepts(person);
  std::string name = Render(is_mentor ? Message::kMentorCard : Message::kAdeptCard, language,
                            {who.display_name(), who.institution(),
                             FormatInteger(position, language), FormatInteger(count, language)});
  for (const matching::FormedPair* pair : pairs) {
    name += ", " + PairWords(board, *pair, is_mentor, language);
  }
  if (pairs.empty() && board.solver->IsParked(is_mentor, person)) {
    name += ", " + Render(Message::kParkedWord, language);
  } else if (pairs.empty()) {
    name += ", " + Render(is_mentor ? Message::kWithoutAdept : Message::kWithoutMentor, language);
  }
  if (!is_mentor && board.last_change && board.last_change->Has(person)) {
    name += ", " + Render(Message::kJustChanged, language);
  }
  return name;
}

}  // namespace parvis::canvas
