// Writes text as JSON strings (RFC 8259), for the few small JSON files that we write ourselves.
#ifndef PARVIS_SHARED_BASE_JSON_TEXT_H_
#define PARVIS_SHARED_BASE_JSON_TEXT_H_

#include <string>
#include <string_view>

namespace parvis {

// Appends `text` (UTF-8) in quotes, with quotes, backslashes and control characters escaped.
inline void AppendJsonString(std::string_view text, std::string& json) {
  static constexpr char kHex[] = "0123456789abcdef";
  json += '"';
  for (char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (byte < 0x20) {
      json += "\\u00";
      json += kHex[byte >> 4];
      json += kHex[byte & 15];
    } else {
      json += c;
    }
  }
  json += '"';
}

}  // namespace parvis

#endif  // PARVIS_SHARED_BASE_JSON_TEXT_H_
