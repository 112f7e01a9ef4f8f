// Every text that a person reads, in Swedish and English. One entry in catalogue/*.def makes a
// message; the test beside this file fails on one that lacks a language or a placeholder.
#ifndef PARVIS_SHARED_TEXT_MESSAGES_H_
#define PARVIS_SHARED_TEXT_MESSAGES_H_

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace parvis::text {

enum class Language { kSwedish, kEnglish };

enum class Message {
#define PARVIS_MESSAGE(id, sv, en) id,
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
  kCount,
};

// The message as it stands in the catalogue, placeholders and all.
std::string_view Pattern(Message message, Language language);

// The message with `{0}`, `{1}`, … replaced by the arguments. A placeholder without an argument
// stays as it is; a missing argument is our bug, and shows.
std::string Render(Message message, Language language,
                   std::initializer_list<std::string_view> arguments = {});
// The same with arguments that were kept.
std::string Render(Message message, Language language, std::span<const std::string> arguments);

}  // namespace parvis::text

#endif  // PARVIS_SHARED_TEXT_MESSAGES_H_
