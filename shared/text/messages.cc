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
#include "shared/text/catalogue/board.def"
#include "shared/text/catalogue/client.def"
#include "shared/text/catalogue/errors.def"
#include "shared/text/catalogue/import.def"
#undef PARVIS_MESSAGE
};

}  // namespace

std::string_view Pattern(Message message, Language language) {
  const Entry& entry = kEntries[static_cast<std::size_t>(message)];
  return language == Language::kSwedish ? entry.swedish : entry.english;
}

std::string Render(Message message, Language language,
                   std::initializer_list<std::string_view> arguments) {
  const std::string_view pattern = Pattern(message, language);
  std::string out;
  out.reserve(pattern.size() + 32);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
      const std::size_t index = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (index < arguments.size()) {
        out += arguments.begin()[index];
        i += 2;
        continue;
      }
    }
    out += pattern[i];
  }
  return out;
}

}  // namespace parvis::text
