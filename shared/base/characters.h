// What limits on texts of people are counted in.
#ifndef PARVIS_SHARED_BASE_CHARACTERS_H_
#define PARVIS_SHARED_BASE_CHARACTERS_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace parvis {

// The code points of a text in UTF-8.
inline std::size_t CountCharacters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace parvis

#endif  // PARVIS_SHARED_BASE_CHARACTERS_H_
