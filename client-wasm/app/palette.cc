#include "client-wasm/app/palette.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "client-wasm/app/people_filter.h"
#include "shared/text/collation.h"
#include "shared/text/messages.h"

namespace parvis::app {
namespace {

using text::Message;

// More than this nobody reads: one writes another letter.
constexpr std::size_t kPeopleShown = 12;

// How well a label answers to what was written; lower is better.
int RankOf(const PaletteEntry& entry, std::string_view query) {
  const std::string label = Folded(entry.label);
  if (label.rfind(query, 0) == 0) return 0;
  return label.find(" " + std::string(query)) != std::string::npos ? 1 : 2;
}

// Takes over the entries that answer, the best first.
void Keep(std::vector<PaletteEntry> found, std::string_view query, std::size_t most,
          std::vector<PaletteEntry>* entries) {
  std::stable_sort(found.begin(), found.end(),
                   [query](const PaletteEntry& a, const PaletteEntry& b) {
                     return RankOf(a, query) < RankOf(b, query);
                   });
  found.erase(found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size())),
              found.end());
  std::move(found.begin(), found.end(), std::back_inserter(*entries));
}

std::vector<PaletteEntry> Commands(const Model& model, std::string_view query) {
  std::vector<PaletteEntry> found;
  for (const CommandInfo& info : AllCommands()) {
    if (info.group == CommandGroup::kElsewhere || info.command == Command::kOpenPalette) continue;
    if (!IsEnabled(model, info.command)) continue;
    PaletteEntry entry;
    entry.id = "command-" + std::to_string(static_cast<int>(info.command));
    entry.label = text::Render(LabelOf(model, info.command), model.language);
    entry.second = text::Render(HeadingOf(info.group), model.language);
    entry.shortcut = info.shortcut;
    entry.action = RunCommand{info.command};
    if (Matches(entry.label + " " + entry.second, query)) found.push_back(std::move(entry));
  }
  return found;
}

constexpr Message kThemeLabels[] = {Message::kThemeSystem, Message::kThemeLight,
                                    Message::kThemeDark, Message::kHighContrast};

// The colours that are not chosen now.
std::vector<PaletteEntry> Themes(const Model& model, std::string_view query) {
  std::vector<PaletteEntry> found;
  for (const ThemeChoice theme : kThemeChoices) {
    if (theme == model.theme) continue;
    PaletteEntry entry;
    entry.id = "theme-" + std::string(WordOf(theme));
    entry.label = text::Render(kThemeLabels[static_cast<std::size_t>(theme)], model.language);
    entry.second = text::Render(Message::kGroupTheme, model.language);
    entry.action = ChooseTheme{theme};
    if (Matches(entry.label + " " + entry.second, query)) found.push_back(std::move(entry));
  }
  return found;
}

void AddPeople(const Model& model, bool is_mentor, std::string_view query,
               std::vector<PaletteEntry>* found) {
  const v1::Board& board = model.board->board;
  const auto& people = is_mentor ? board.mentors() : board.adepts();
  for (int i = 0; i < people.size(); ++i) {
    const v1::MatchingPerson& person = people[i];
    if (!IsNamed(person, query, "")) continue;
    PaletteEntry entry;
    entry.kind = is_mentor ? PaletteKind::kMentor : PaletteKind::kAdept;
    entry.id = person.id();
    entry.label = person.display_name();
    entry.second = person.institution();
    if (!person.title().empty()) entry.second += " · " + person.title();
    if (model.route.screen == Screen::kMatching) {
      entry.action = ChoosePerson{is_mentor, i};
    } else {
      entry.action = Go{{Screen::kMatching, model.route.round, person.id()}};
    }
    found->push_back(std::move(entry));
  }
}

std::vector<PaletteEntry> Rounds(const Model& model, std::string_view query) {
  std::vector<PaletteEntry> found;
  for (const v1::Round& round : model.rounds) {
    const std::string id = RoundId(round.name());
    if (id == model.route.round) continue;
    PaletteEntry entry;
    entry.kind = PaletteKind::kRound;
    entry.id = "round-" + id;
    entry.label =
        model.language == text::Language::kSwedish ? round.title().sv() : round.title().en();
    entry.action = Go{{Screen::kMatching, id, ""}};
    if (Matches(entry.label, query)) found.push_back(std::move(entry));
  }
  return found;
}

}  // namespace

std::vector<PaletteEntry> FindInPalette(const Model& model, std::string_view written) {
  const std::string query = Folded(written);
  std::vector<PaletteEntry> entries;
  const std::size_t all = AllCommands().size();
  Keep(Commands(model, query), query, all, &entries);
  Keep(Themes(model, query), query, std::size(kThemeChoices), &entries);
  if (model.board && !query.empty()) {
    for (const bool is_mentor : {false, true}) {
      std::vector<PaletteEntry> people;
      AddPeople(model, is_mentor, query, &people);
      std::sort(people.begin(), people.end(), [&](const PaletteEntry& a, const PaletteEntry& b) {
        return text::OrderKey(a.label, model.language) < text::OrderKey(b.label, model.language);
      });
      Keep(std::move(people), query, kPeopleShown, &entries);
    }
  }
  Keep(Rounds(model, query), query, model.rounds.size(), &entries);
  return entries;
}

}  // namespace parvis::app
