// Reads UTF-8 one code point at a time; a broken byte reads as U+FFFD.
#ifndef PARVIS_CLIENT_WASM_UI_UTF8_H_
#define PARVIS_CLIENT_WASM_UI_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace parvis::ui {

// The code point at `*at`, which moves behind it. `*at` must be inside of `bytes`.
uint32_t NextCodePoint(std::string_view bytes, size_t* at);
void AppendCodePoint(uint32_t code_point, std::string* bytes);

// Whether a letter can be drawn by itself: Latin, Greek, Cyrillic, Han and the like, punctuation.
// Others (Arabic, Indic scripts, emoji sequences, combining marks) need their neighbours.
bool StandsAlone(uint32_t code_point);
// Whether it joins the letter before it: combining marks, joiners, variation selectors.
bool JoinsPrevious(uint32_t code_point);

}  // namespace parvis::ui

#endif  // PARVIS_CLIENT_WASM_UI_UTF8_H_
