#include "client-wasm/canvas/board_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace parvis::canvas {
namespace {

const Card* Find(const std::vector<Card>& cards, const std::vector<int>& place, int person) {
  if (person < 0 || static_cast<std::size_t>(person) >= place.size()) return nullptr;
  const int at = place[static_cast<std::size_t>(person)];
  return at < 0 ? nullptr : &cards[static_cast<std::size_t>(at)];
}

}  // namespace

const Card* BoardLayout::AdeptCard(int adept) const { return Find(adepts, adept_card, adept); }
const Card* BoardLayout::MentorCard(int mentor) const { return Find(mentors, mentor_card, mentor); }

BoardLayout Arrange(const std::vector<int>& adepts, const std::vector<int>& mentors,
                    const std::vector<int>& mentor_of, int mentor_count, float width,
                    float card_width) {
  BoardLayout layout;
  layout.width = width;
  layout.adept_card.assign(mentor_of.size(), -1);
  layout.mentor_card.assign(static_cast<std::size_t>(mentor_count), -1);

  // The height of a mentor's first adept; negative without one.
  std::vector<float> beside(static_cast<std::size_t>(mentor_count), -1);
  for (std::size_t i = 0; i < adepts.size(); ++i) {
    const float y = static_cast<float>(i) * kCardPitch;
    const auto adept = static_cast<std::size_t>(adepts[i]);
    layout.adepts.push_back({adepts[i], {0, y, card_width, kCardHeight}});
    layout.adept_card[adept] = static_cast<int>(i);
    if (mentor_of[adept] < 0) continue;
    float& height = beside[static_cast<std::size_t>(mentor_of[adept])];
    if (height < 0) height = y;
  }

  struct Wanted {
    int mentor;
    float y;
  };
  std::vector<Wanted> wanted;
  std::vector<int> idle;
  for (const int mentor : mentors) {
    const float y = beside[static_cast<std::size_t>(mentor)];
    if (y < 0) {
      idle.push_back(mentor);
    } else {
      wanted.push_back({mentor, y});
    }
  }
  std::stable_sort(wanted.begin(), wanted.end(),
                   [](const Wanted& a, const Wanted& b) { return a.y < b.y; });

  float next = 0;
  const auto place = [&](int mentor, float y) {
    layout.mentor_card[static_cast<std::size_t>(mentor)] = static_cast<int>(layout.mentors.size());
    layout.mentors.push_back({mentor, {width - card_width, y, card_width, kCardHeight}});
    next = y + kCardPitch;
  };
  for (const Wanted& each : wanted) place(each.mentor, std::max(next, each.y));
  for (const int mentor : idle) place(mentor, next);
  const float adepts_height = static_cast<float>(layout.adepts.size()) * kCardPitch;
  layout.height = std::max(adepts_height, next) - (kCardPitch - kCardHeight);
  layout.height = std::max(layout.height, 0.0f);
  return layout;
}

int NearestCard(const std::vector<Card>& cards, float y) {
  int nearest = -1;
  float distance = 0;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const float away = std::fabs(cards[i].world.center().y - y);
    if (nearest < 0 || away < distance) {
      nearest = static_cast<int>(i);
      distance = away;
    }
  }
  return nearest;
}

}  // namespace parvis::canvas
