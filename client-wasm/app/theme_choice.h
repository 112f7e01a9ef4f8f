// The colours that the person has chosen on this device, and how that is kept.
#ifndef PARVIS_CLIENT_WASM_APP_THEME_CHOICE_H_
#define PARVIS_CLIENT_WASM_APP_THEME_CHOICE_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace parvis::app {

enum class ThemeChoice { kSystem, kLight, kDark, kHighContrast };

inline constexpr std::array<ThemeChoice, 4> kThemeChoices = {
    ThemeChoice::kSystem, ThemeChoice::kLight, ThemeChoice::kDark, ThemeChoice::kHighContrast};

// The word for a choice in the device's store; web/loader.mjs reads it too.
inline constexpr std::array<std::string_view, 4> kThemeWords = {"system", "light", "dark",
                                                                "contrast"};

constexpr std::string_view WordOf(ThemeChoice choice) {
  return kThemeWords[static_cast<std::size_t>(choice)];
}

// What is no word of ours means the system's.
constexpr ThemeChoice ThemeFromWord(std::string_view word) {
  for (const ThemeChoice choice : kThemeChoices) {
    if (WordOf(choice) == word) return choice;
  }
  return ThemeChoice::kSystem;
}

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_THEME_CHOICE_H_
