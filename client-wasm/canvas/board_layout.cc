#include "client-wasm/canvas/board_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace parvis::canvas {
namespace {

// Fewer rows stand in one band: a coordinator scrolls through them as through a list.
constexpr int kRowsOfOneBand = 150;

const Card* Find(const std::vector<Card>& cards, const std::vector<int>& place, int person) {
  if (person < 0 || static_cast<std::size_t>(person) >= place.size()) return nullptr;
  const int at = place[static_cast<std::size_t>(person)];
  return at < 0 ? nullptr : &cards[static_cast<std::size_t>(at)];
}

// Puts cards of one column into the layout.
class Column {
 public:
  Column(const Arrangement& wanted, bool is_mentor, BoardLayout* layout)
      : layout_(*layout),
        is_mentor_(is_mentor),
        cards_(is_mentor ? layout->mentors : layout->adepts),
        place_(is_mentor ? layout->mentor_card : layout->adept_card),
        x_(is_mentor ? wanted.width - wanted.card_width : 0),
        card_width_(wanted.card_width) {}

  void Add(int person, int band, float y, int group = -1) {
    place_[static_cast<std::size_t>(person)] = static_cast<int>(cards_.size());
    cards_.push_back({person, {X(band), y, card_width_, kCardHeight}, group});
    layout_.height = std::max(layout_.height, y + kCardHeight);
    layout_.bands = std::max(layout_.bands, band + 1);
  }
  void AddHeading(int group, int count, int band, float y) {
    layout_.headings.push_back(
        {is_mentor_, group, count, {X(band), y, card_width_, kHeadingHeight}});
  }

 private:
  float X(int band) const { return x_ + static_cast<float>(band) * layout_.band_pitch; }

  BoardLayout& layout_;
  bool is_mentor_;
  std::vector<Card>& cards_;
  std::vector<int>& place_;
  float x_;
  float card_width_;
};

// Each mentor at the height of its first adept, in that one's band.
void ArrangeBeside(const Arrangement& wanted, BoardLayout* layout) {
  Column adepts(wanted, false, layout);
  Column mentors(wanted, true, layout);
  const int count = static_cast<int>(wanted.adepts.size());
  const int rows = std::max(1, (count + wanted.bands - 1) / wanted.bands);

  struct Place {
    int mentor;
    int band;
    float y;
  };
  std::vector<Place> beside;
  std::vector<bool> has_place(static_cast<std::size_t>(wanted.mentor_count), false);
  std::vector<bool> in_sight(has_place);
  for (const int mentor : wanted.mentors) in_sight[static_cast<std::size_t>(mentor)] = true;
  for (int i = 0; i < count; ++i) {
    const int adept = wanted.adepts[static_cast<std::size_t>(i)];
    const int band = i / rows;
    const float y = static_cast<float>(i % rows) * kCardPitch;
    adepts.Add(adept, band, y);
    const int mentor = wanted.mentor_of[static_cast<std::size_t>(adept)];
    if (mentor < 0 || !in_sight[static_cast<std::size_t>(mentor)]) continue;
    if (has_place[static_cast<std::size_t>(mentor)]) continue;
    has_place[static_cast<std::size_t>(mentor)] = true;
    beside.push_back({mentor, band, y});
  }
  std::vector<float> next(static_cast<std::size_t>(wanted.bands), 0);
  for (const Place& each : beside) {
    float& free = next[static_cast<std::size_t>(each.band)];
    const float y = std::max(free, each.y);
    mentors.Add(each.mentor, each.band, y);
    free = y + kCardPitch;
  }
  // Who has nobody fills what is left of the bands, and at last the shortest of them.
  for (const int mentor : wanted.mentors) {
    if (has_place[static_cast<std::size_t>(mentor)]) continue;
    const auto lowest = std::min_element(next.begin(), next.end());
    mentors.Add(mentor, static_cast<int>(lowest - next.begin()), *lowest);
    *lowest += kCardPitch;
  }
}

// The cards of one side by group, each under its heading; a band that is full goes on in the next.
void ArrangeGroups(const Arrangement& wanted, bool is_mentor, BoardLayout* layout) {
  const std::vector<int>& group_of = is_mentor ? wanted.mentor_group : wanted.adept_group;
  std::vector<int> persons = is_mentor ? wanted.mentors : wanted.adepts;
  const auto group = [&](int person) { return group_of[static_cast<std::size_t>(person)]; };
  std::stable_sort(persons.begin(), persons.end(),
                   [&](int a, int b) { return group(a) < group(b); });
  std::vector<int> sizes;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    if (i == 0 || group(persons[i]) != group(persons[i - 1])) sizes.push_back(0);
    ++sizes.back();
  }
  const float whole = static_cast<float>(persons.size()) * kCardPitch +
                      static_cast<float>(sizes.size()) * (kHeadingHeight + kCardPitch / 2);
  const float limit = whole / static_cast<float>(wanted.bands);
  Column column(wanted, is_mentor, layout);
  int band = 0;
  float y = 0;
  std::size_t next_group = 0;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const bool begins = i == 0 || group(persons[i]) != group(persons[i - 1]);
    if (begins && y > 0) y += kCardPitch / 2;
    // A heading does not stand alone at the end of a band.
    const float needed = begins ? kHeadingHeight + 2 * kCardPitch : 0;
    if (y + needed > limit && y > 0 && band + 1 < wanted.bands) {
      ++band;
      y = 0;
    }
    if (begins) {
      column.AddHeading(group(persons[i]), sizes[next_group++], band, y);
      y += kHeadingHeight;
    }
    column.Add(persons[i], band, y, group(persons[i]));
    y += kCardPitch;
  }
}

}  // namespace

const Card* BoardLayout::AdeptCard(int adept) const { return Find(adepts, adept_card, adept); }
const Card* BoardLayout::MentorCard(int mentor) const { return Find(mentors, mentor_card, mentor); }

BoardLayout Arrange(const Arrangement& wanted) {
  BoardLayout layout;
  layout.band_width = wanted.width;
  layout.band_pitch = wanted.width + kBandGap;
  layout.adept_card.assign(wanted.mentor_of.size(), -1);
  layout.mentor_card.assign(static_cast<std::size_t>(wanted.mentor_count), -1);
  if (wanted.adept_group.empty()) {
    ArrangeBeside(wanted, &layout);
  } else {
    ArrangeGroups(wanted, false, &layout);
    ArrangeGroups(wanted, true, &layout);
  }
  layout.width = wanted.width + static_cast<float>(layout.bands - 1) * layout.band_pitch;
  return layout;
}

BoardLayout Arrange(const std::vector<int>& adepts, const std::vector<int>& mentors,
                    const std::vector<int>& mentor_of, int mentor_count, float width,
                    float card_width) {
  return Arrange(Arrangement{adepts, mentors, mentor_of, mentor_count, width, card_width});
}

int BandsFor(int rows, ui::Vec2 region) {
  if (rows <= kRowsOfOneBand || region.x < 1 || region.y < 1) return 1;
  const float height = static_cast<float>(rows) * kCardPitch;
  const float bands = std::sqrt(height * region.x / (region.y * (region.x + kBandGap)));
  return std::max(1, static_cast<int>(std::lround(bands)));
}

int NearestCard(const std::vector<Card>& cards, float y) {
  constexpr float kFar = std::numeric_limits<float>::max();
  return NearestCard(cards, y, -kFar, kFar);
}

int NearestCard(const std::vector<Card>& cards, float y, float left, float right) {
  int nearest = -1;
  float distance = 0;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const ui::Vec2 center = cards[i].world.center();
    if (center.x < left || center.x > right) continue;
    const float away = std::fabs(center.y - y);
    if (nearest < 0 || away < distance) {
      nearest = static_cast<int>(i);
      distance = away;
    }
  }
  return nearest;
}

}  // namespace parvis::canvas
