#include "shared/text/collation.h"

#include <cstddef>
#include <cstdint>

namespace parvis::text {
namespace {

// The parts of a key, each byte above what ends a level.
constexpr char kLevelEnd = 1;
constexpr char kGap = 2;        // A space or a hyphen.
constexpr char kDigits = 0x10;  // and nine more.
constexpr char kLetters = 0x20;
constexpr char kOthers = 0x60;

// U+0100 to U+017F as the letters that they are with a mark; ij and oe stand for two.
constexpr std::string_view kExtendedA =
    "aaaaaacccccccc"
    "ddddeeeeeeeeee"
    "gggggggghhhh"
    "iiiiiiiiii"
    "ii"  // ij
    "jjkkk"
    "llllllllll"
    "nnnnnnnnn"
    "oooooo"
    "oo"  // oe
    "rrrrrrssssssss"
    "ttttttuuuuuuuuuuuu"
    "wwyyyzzzzzzs";
static_assert(kExtendedA.size() == 128);

// U+00E0 to U+00FF likewise; the division sign stands as a space.
constexpr std::string_view kLatin1 = "aaaaaaaceeeeiiiidnooooo ouuuuyty";
static_assert(kLatin1.size() == 32);

// Takes the next code point off the text; a byte that begins none is taken by itself, far above
// all code points.
uint32_t Next(std::string_view* text) {
  const auto byte = [&](std::size_t i) { return static_cast<uint8_t>((*text)[i]); };
  const uint8_t first = byte(0);
  const std::size_t length = first < 0x80 ? 1 : first >> 5 == 6 ? 2 : first >> 4 == 14 ? 3 : 4;
  uint32_t code = length == 1 ? first : first & (0x7Fu >> length);
  bool whole = (first < 0x80 || first >= 0xC2) && first < 0xF5 && length <= text->size();
  for (std::size_t i = 1; whole && i < length; ++i) {
    whole = (byte(i) & 0xC0) == 0x80;
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  text->remove_prefix(whole ? length : 1);
  return whole ? code : 0x200000u + first;
}

bool IsMark(uint32_t code) { return code >= 0x300 && code < 0x370; }

// A letter followed by the mark that makes another letter of it, as one code point.
uint32_t Composed(uint32_t letter, uint32_t mark) {
  const uint32_t small = letter | 0x20;
  if (mark == 0x30A && small == 'a') return 0xE5;
  if (mark == 0x308 && small == 'a') return 0xE4;
  if (mark == 0x308 && small == 'o') return 0xF6;
  if (mark == 0x308 && small == 'u') return 0xFC;
  return 0;
}

// The letters that count, where Swedish has others than the bare ones: '{', '|' and '}' follow z
// as å, ä and ö do.
std::string_view SwedishLetters(uint32_t code) {
  switch (code) {
    case 0xE5:
      return "{";
    case 0xE4:
    case 0xE6:
      return "|";
    case 0xF6:
    case 0xF8:
    case 0x150:
    case 0x151:
      return "}";
    case 0xFC:
    case 0x170:
    case 0x171:
      return "y";
    default:
      return "";
  }
}

// Of a lower-case letter above ASCII, or one of U+0100 to U+017F; empty for other characters.
std::string_view Letters(uint32_t code, Language language) {
  if (language == Language::kSwedish) {
    const std::string_view own = SwedishLetters(code);
    if (!own.empty()) return own;
  }
  switch (code) {
    case 0xDF:
      return "ss";
    case 0xE6:
      return "ae";
    case 0xFE:
      return "th";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      break;
  }
  if (code >= 0xE0 && code <= 0xFF && code != 0xF7) return kLatin1.substr(code - 0xE0, 1);
  if (code >= 0x100 && code <= 0x17F) return kExtendedA.substr(code - 0x100, 1);
  return "";
}

// As the lower-case letter, in ASCII and Latin-1.
uint32_t Lower(uint32_t code) {
  const bool ascii = code >= 'A' && code <= 'Z';
  const bool latin1 = code >= 0xC0 && code <= 0xDE && code != 0xD7;
  return ascii || latin1 ? code + 0x20 : code;
}

void AddOther(uint32_t code, std::string* key) {
  *key += kOthers;
  for (const int shift : {16, 8, 0}) {
    // Each byte in two, so that none is the end of a level.
    *key += static_cast<char>(kLetters + (code >> (shift + 4) & 15));
    *key += static_cast<char>(kLetters + (code >> shift & 15));
  }
}

void AddCharacter(uint32_t code, Language language, std::string* key) {
  if (code == ' ' || code == '-' || code == 0xA0 || (code >= 0x2010 && code <= 0x2014)) {
    *key += kGap;
  } else if (code >= '0' && code <= '9') {
    *key += static_cast<char>(kDigits + static_cast<char>(code - '0'));
  } else if (code >= 'a' && code <= 'z') {
    *key += static_cast<char>(kLetters + static_cast<char>(code - 'a'));
  } else if (code == '\'' || code == '.' || code == 0x2019 || IsMark(code)) {
    return;  // They do not count.
  } else if (const std::string_view letters = Letters(code, language); !letters.empty()) {
    for (const char letter : letters) *key += static_cast<char>(kLetters + (letter - 'a'));
  } else {
    AddOther(code, key);
  }
}

}  // namespace

std::string OrderKey(std::string_view text, Language language) {
  std::string key;
  key.reserve(2 * text.size() + 2);
  for (std::string_view rest = text; !rest.empty();) {
    uint32_t code = Next(&rest);
    if (std::string_view after = rest; !after.empty()) {
      if (const uint32_t one = Composed(code, Next(&after)); one != 0) {
        code = one;
        rest = after;
      }
    }
    AddCharacter(Lower(code), language, &key);
  }
  key += kLevelEnd;
  // Only between names that are otherwise the same. A mark's bytes are above the bare letters'.
  key += text;
  return key;
}

}  // namespace parvis::text
