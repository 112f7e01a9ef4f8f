// Puts texts together. Debian's native Abseil has a string_view of its own, so absl::StrCat does
// not take the standard one; this does.
#ifndef PARVIS_CLIENT_WASM_UI_CONCAT_H_
#define PARVIS_CLIENT_WASM_UI_CONCAT_H_

#include <initializer_list>
#include <string>
#include <string_view>

namespace parvis::ui {

inline std::string Concat(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (std::string_view part : parts) whole += part;
  return whole;
}

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_CONCAT_H_
