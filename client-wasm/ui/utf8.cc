#include "client-wasm/ui/utf8.h"

namespace parvis::ui {

uint32_t NextCodePoint(std::string_view bytes, size_t* at) {
  constexpr uint32_t kReplacement = 0xFFFD;
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
  const uint8_t first = byte((*at)++);
  if (first < 0x80) return first;
  int more = 0;
  uint32_t code_point = 0;
  if ((first & 0xE0) == 0xC0) {
    more = 1;
    code_point = first & 0x1F;
  } else if ((first & 0xF0) == 0xE0) {
    more = 2;
    code_point = first & 0x0F;
  } else if ((first & 0xF8) == 0xF0) {
    more = 3;
    code_point = first & 0x07;
  } else {
    return kReplacement;
  }
  for (int i = 0; i < more; ++i) {
    if (*at >= bytes.size() || (byte(*at) & 0xC0) != 0x80) return kReplacement;
    code_point = code_point << 6 | (byte((*at)++) & 0x3F);
  }
  return code_point < 0x110000 ? code_point : kReplacement;
}

void AppendCodePoint(uint32_t c, std::string* bytes) {
  const auto add = [bytes](uint32_t b) { bytes->push_back(static_cast<char>(b)); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0 | c >> 6);
    add(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    add(0xE0 | c >> 12);
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  } else {
    add(0xF0 | c >> 18);
    add(0x80 | (c >> 12 & 0x3F));
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  }
}

bool StandsAlone(uint32_t c) {
  if (c < 0x300) return true;                  // Latin
  if (c >= 0x370 && c < 0x483) return true;    // Greek, Cyrillic
  if (c >= 0x48A && c < 0x591) return true;    // Cyrillic, Armenian
  if (c >= 0x10A0 && c < 0x1100) return true;  // Georgian
  if (c >= 0x1E00 && c < 0x2000) return true;  // Latin and Greek, extended
  if (c >= 0x2010 && c < 0x2028) return true;  // punctuation
  if (c >= 0x2030 && c < 0x2060) return true;
  if (c >= 0x20A0 && c < 0x20D0) return true;  // currencies
  if (c >= 0x2100 && c < 0x2600) return true;  // letter-like, arrows, mathematics, boxes
  if (c >= 0x2E80 && c < 0xA000) return true;  // Han, kana
  if (c >= 0xAC00 && c < 0xD7A4) return true;  // Hangul
  return c >= 0xFF00 && c < 0xFFF0;            // full and half width
}

bool JoinsPrevious(uint32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x483 && c < 0x48A) || c == 0x200D ||
         (c >= 0x20D0 && c < 0x2100) || (c >= 0xFE00 && c < 0xFE10) ||
         (c >= 0x1F3FB && c < 0x1F400);
}

}  // namespace parvis::ui
