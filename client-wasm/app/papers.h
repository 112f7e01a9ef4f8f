// What the matching meeting leaves on paper: slips, one for each pair, and the minutes. Whole pages
// of HTML, for the browser to print or to be kept as a file; everything that people have written is
// escaped. No scores and no wishes: paper is left lying. Pure functions.
#ifndef PARVIS_CLIENT_WASM_APP_PAPERS_H_
#define PARVIS_CLIENT_WASM_APP_PAPERS_H_

#include <string>
#include <string_view>

namespace parvis::app {

struct Model;

// `<`, `>`, `&` and quotes as entities; in text and in quoted attributes.
std::string EscapedHtml(std::string_view text);

// Of the open board, in the language of the page.
std::string MinutesPaper(const Model& model);
std::string SlipsPaper(const Model& model);

// "protokoll-stockholm-2026.html"
std::string MinutesFileName(const Model& model);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_PAPERS_H_
