// How persons and institutions are called and coloured, the same on cards, in lists and panels.
#ifndef PARVIS_CLIENT_WASM_CANVAS_PERSON_WORDS_H_
#define PARVIS_CLIENT_WASM_CANVAS_PERSON_WORDS_H_

#include <span>
#include <string>
#include <string_view>

#include "client-wasm/app/model.h"
#include "client-wasm/ui/theme.h"
#include "shared/text/messages.h"

namespace parvis::canvas {

// The institution's hue, by its place in the round's catalogue.
ui::Color InstitutionColor(const app::BoardModel& board, std::string_view code,
                           const ui::Theme& theme);

// "KI · Avdelningschef · Fastighetsavdelningen", "FHS · Prefekt · 17 år som chef".
std::string SecondLine(const v1::MatchingPerson& person, bool is_mentor, text::Language language);

// "SE": the first letters of the first and the last name.
std::string Initials(const v1::MatchingPerson& person);

// "Sara Engström KI".
std::string NameWithCode(const v1::MatchingPerson& person);

// What a screen reader says of a card: "Sara Engström, KI, adept, 1 av 72, mentor Jonas Magnusson
// FHS, 65,0 poäng", with what else matters: pinned, without a mentor, changed. `pairs` are the
// person's.
std::string CardName(const app::BoardModel& board, bool is_mentor, int person,
                     std::span<const matching::FormedPair* const> pairs, int position, int count,
                     text::Language language);

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_PERSON_WORDS_H_
