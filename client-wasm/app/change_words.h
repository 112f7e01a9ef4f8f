// What an edit did, in words: for the toast and the live region.
#ifndef PARVIS_CLIENT_WASM_APP_CHANGE_WORDS_H_
#define PARVIS_CLIENT_WASM_APP_CHANGE_WORDS_H_

#include <string>

#include "client-wasm/app/model.h"
#include "parvis/v1/board.pb.h"
#include "shared/matching/engine.h"
#include "shared/text/messages.h"

namespace parvis::app {

// "Paret fäst", "Paret spärrat", …: what a change is called.
std::string NameOfChange(const v1::BoardChange& change, text::Language language);

// Who moved, seen from the edited pair. `edited_adept` is -1 if no single pair was edited.
LastChange DescribeDifference(const matching::Difference& difference, int edited_adept,
                              std::string what, bool by_other);

// "2 andra par ändrade, 12 poäng lägre": what followed from an edit. Other pairs are those of
// adepts other than the edited one.
std::string EffectWords(const LastChange& change, int edited_adept, text::Language language);

// The two together, as a sentence.
std::string SentenceOf(const LastChange& change, int edited_adept, text::Language language);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_CHANGE_WORDS_H_
