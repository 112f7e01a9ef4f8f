#include "shared/text/messages.h"

#include <cstddef>

namespace parvis::text {
namespace {

struct Entry {
  std::string_view swedish;
  std::string_view english;
};

constexpr Entry kEntries[] = {
#define PARVIS_MESSAGE(id, sv, en) {sv, en},
#include "shared/text/catalogue/access.def"
#include "shared/text/catalogue/board.def"
#include "shared/text/catalogue/canvas.def"
#include "shared/text/catalogue/client.def"
#include "shared/text/catalogue/decisions.def"
#include "shared/text/catalogue/errors.def"
#include "shared/text/catalogue/everyday.def"
#include "shared/text/catalogue/import.def"
#include "shared/text/catalogue/meeting.def"
#include "shared/text/catalogue/scenarios.def"
#include "shared/text/catalogue/together.def"
#include "shared/text/catalogue/what_if.def"
#undef PARVIS_MESSAGE
};

template <typename Argument>
std::string Fill(std::string_view pattern, std::span<const Argument> arguments) {
  std::string out;
  out.reserve(pattern.size() + 32);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
      const std::size_t index = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (index < arguments.size()) {
        out += arguments[index];
        i += 2;
        continue;
      }
    }
    out += pattern[i];
  }
  return out;
}

}  // namespace

std::string_view Pattern(Message message, Language language) {
  const Entry& entry = kEntries[static_cast<std::size_t>(message)];
  return language == Language::kSwedish ? entry.swedish : entry.english;
}

std::string Render(Message message, Language language,
                   std::initializer_list<std::string_view> arguments) {
  return Fill(Pattern(message, language), std::span(arguments.begin(), arguments.size()));
}

std::string Render(Message message, Language language, std::span<const std::string> arguments) {
  return Fill(Pattern(message, language), arguments);
}

}  // namespace parvis::text
