#include <algorithm>
#include <cmath>

#include "client-wasm/canvas/canvas_parts.h"

namespace parvis::canvas {
namespace {

class LassoingState final : public Interaction {
 public:
  explicit LassoingState(ui::Vec2 at) : from_(at), to_(at) {}

  Next OnMove(Canvas&, const ui::PointerInput& pointer) override {
    to_ = pointer.position;
    return nullptr;
  }
  Next OnUp(Canvas& canvas, const ui::PointerInput&) override {
    app::PickPeople pick;
    if (IsFar(from_, to_)) {
      const ui::Rect band = Band();
      for (const bool is_mentor : {false, true}) {
        for (const Card& card : canvas.Column(is_mentor)) {
          if (!canvas.OnScreen(card.world).Overlaps(band)) continue;
          (is_mentor ? pick.mentors : pick.adepts).push_back(card.person);
        }
      }
    }
    canvas.actions.push_back(std::move(pick));
    return Idle();
  }
  void Draw(const Canvas& canvas) const override {
    const ui::Theme& theme = canvas.frame.theme();
    canvas.frame.painter().FillRect(Band(), theme.accent.WithAlpha(0.1f), 2);
    canvas.frame.painter().DashedRect(Band(), theme.accent, 2, 1.5f);
  }

 private:
  ui::Rect Band() const {
    return {std::min(from_.x, to_.x), std::min(from_.y, to_.y), std::fabs(to_.x - from_.x),
            std::fabs(to_.y - from_.y)};
  }

  ui::Vec2 from_;
  ui::Vec2 to_;
};

}  // namespace

Next Lassoing(ui::Vec2 at) { return std::make_unique<LassoingState>(at); }

}  // namespace parvis::canvas
