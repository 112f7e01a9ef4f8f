#include "client-wasm/app/change_words.h"

#include <algorithm>
#include <map>
#include <utility>

#include "shared/text/numbers.h"

namespace parvis::app {
namespace {

using text::Message;
using text::Render;

std::string PointsWords(const LastChange& change, text::Language language) {
  const int64_t points = change.points_gained;
  if (change.pairs_gained != 0) {
    const int pairs = std::abs(change.pairs_gained);
    const Message message = change.pairs_gained > 0
                                ? (pairs == 1 ? Message::kOnePairMore : Message::kPairsMore)
                                : (pairs == 1 ? Message::kOnePairFewer : Message::kPairsFewer);
    return Render(message, language, {text::FormatInteger(pairs, language)});
  }
  if (points == 0) return Render(Message::kSameTotal, language);
  const int64_t size = points < 0 ? -points : points;
  return Render(points > 0 ? Message::kPointsHigher : Message::kPointsLower, language,
                {text::FormatInteger(size, language)});
}

Message MarkMessage(const v1::MarkChange& change) {
  if (change.before().kind() == change.after().kind()) return Message::kCommentChanged;
  switch (change.after().kind()) {
    case v1::PairMark::KIND_CLEAR:
      return Message::kStepMarkedClear;
    case v1::PairMark::KIND_DOUBTFUL:
      return Message::kStepMarkedDoubtful;
    case v1::PairMark::KIND_DISCUSS:
      return Message::kStepMarkedDiscuss;
    default:
      return Message::kStepUnmarked;
  }
}

}  // namespace

std::string NameOfChange(const v1::BoardChange& change, text::Language language) {
  // Who is parked loses a pin besides, and settings may be changed together with anything.
  if (change.parameters_size() > 0) return Render(Message::kSettingsChanged, language);
  if (change.parked_adepts_size() + change.parked_mentors_size() > 0) {
    return Render(Message::kPersonParked, language);
  }
  if (change.returned_adepts_size() + change.returned_mentors_size() > 0) {
    return Render(Message::kPersonReturned, language);
  }
  if (change.added_pins_size() > 1) {
    return Render(Message::kPairsPinned, language,
                  {text::FormatInteger(change.added_pins_size(), language)});
  }
  if (change.added_pins_size() > 0) return Render(Message::kPairPinned, language);
  if (change.added_forbids_size() > 1) {
    return Render(Message::kPairsForbidden, language,
                  {text::FormatInteger(change.added_forbids_size(), language)});
  }
  if (change.added_forbids_size() > 0) return Render(Message::kPairForbidden, language);
  if (change.removed_pins_size() > 1) {
    return Render(Message::kPairsUnpinned, language,
                  {text::FormatInteger(change.removed_pins_size(), language)});
  }
  if (change.removed_pins_size() > 0) return Render(Message::kPairUnpinned, language);
  if (change.removed_forbids_size() > 1) {
    return Render(Message::kPairsAllowed, language,
                  {text::FormatInteger(change.removed_forbids_size(), language)});
  }
  if (change.removed_forbids_size() > 0) return Render(Message::kPairAllowed, language);
  if (change.marks_size() == 1) return Render(MarkMessage(change.marks(0)), language);
  return Render(Message::kPairMarked, language);
}

LastChange DescribeDifference(const matching::Difference& difference, int edited_adept,
                              std::string what, bool by_other) {
  std::map<int, Moved> moved;
  for (const matching::FormedPair& pair : difference.dissolved) {
    moved[pair.adept].from = pair.mentor;
  }
  for (const matching::FormedPair& pair : difference.formed) moved[pair.adept].to = pair.mentor;
  LastChange change;
  change.what = std::move(what);
  for (auto& [adept, each] : moved) {
    each.adept = adept;
    change.moved.push_back(each);
  }
  const auto edited =
      std::find_if(change.moved.begin(), change.moved.end(),
                   [edited_adept](const Moved& each) { return each.adept == edited_adept; });
  if (edited != change.moved.end()) std::rotate(change.moved.begin(), edited, edited + 1);
  change.pairs_gained = difference.pairs_gained;
  change.points_gained = difference.points_gained;
  change.by_other = by_other;
  return change;
}

std::string EffectWords(const LastChange& change, int edited_adept, text::Language language) {
  const auto others =
      std::count_if(change.moved.begin(), change.moved.end(),
                    [edited_adept](const Moved& each) { return each.adept != edited_adept; });
  const std::string pairs =
      others == 0   ? Render(Message::kNoOtherPairs, language)
      : others == 1 ? Render(Message::kOneOtherPair, language)
                    : Render(Message::kOtherPairs, language,
                             {text::FormatInteger(static_cast<int64_t>(others), language)});
  return pairs + ", " + PointsWords(change, language);
}

std::string SentenceOf(const LastChange& change, int edited_adept, text::Language language) {
  return change.what + ". " + EffectWords(change, edited_adept, language) + ".";
}

}  // namespace parvis::app
