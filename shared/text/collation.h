// The order of names, by Swedish and by English rules, for the letters of Latin script.
//
// Swedish: å, ä and ö are letters of their own after z, and w is one after v. As these are taken:
// æ as ä; ø and ő as ö; ü and ű as y; ð and đ as d; þ as th. English: å and ä as a, ö and ø as o, æ
// as ae, ü as u. In both, other marks do not count (é as e, ñ as n, š as s, ł as l), ß is ss, œ
// is oe. What does not count decides only between names that are otherwise the same: the one
// without marks comes first. Spaces and hyphens come before digits, digits before letters, letters
// of other scripts last, by their code. The rules are those of the Unicode collation data (CLDR,
// sv and en) as far as names go; no library brings them to the browser in so few bytes.
#ifndef PARVIS_SHARED_TEXT_COLLATION_H_
#define PARVIS_SHARED_TEXT_COLLATION_H_

#include <string>
#include <string_view>

#include "shared/text/messages.h"

namespace parvis::text {

// Bytes that compare as the texts do in the language's order. `text` is UTF-8; what is not is
// taken byte by byte and comes last. Two texts have the same key only if they are the same.
std::string OrderKey(std::string_view text, Language language);

}  // namespace parvis::text

#endif  // PARVIS_SHARED_TEXT_COLLATION_H_
