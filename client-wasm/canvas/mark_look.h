// How a pair's mark is drawn: a shape of its own for each kind, never a colour alone.
#ifndef PARVIS_CLIENT_WASM_CANVAS_MARK_LOOK_H_
#define PARVIS_CLIENT_WASM_CANVAS_MARK_LOOK_H_

#include "client-wasm/app/model.h"
#include "client-wasm/ui/ui.h"

namespace parvis::canvas {

inline ui::Icon MarkIcon(v1::PairMark::Kind kind) {
  switch (kind) {
    case v1::PairMark::KIND_CLEAR:
      return ui::Icon::kCheck;
    case v1::PairMark::KIND_DOUBTFUL:
      return ui::Icon::kHelp;
    default:
      return ui::Icon::kComment;
  }
}

inline ui::Tone MarkTone(v1::PairMark::Kind kind) {
  switch (kind) {
    case v1::PairMark::KIND_CLEAR:
      return ui::Tone::kGood;
    case v1::PairMark::KIND_DOUBTFUL:
      return ui::Tone::kWarn;
    default:
      return ui::Tone::kAccent;
  }
}

// The more there is to say of it, the higher: what a person with several pairs shows.
inline int MarkWeight(v1::PairMark::Kind kind) { return static_cast<int>(kind); }

inline void DrawMarkIcon(ui::Painter& painter, const ui::Theme& theme, v1::PairMark::Kind kind,
                         const ui::Rect& place) {
  if (kind == v1::PairMark::KIND_UNSPECIFIED) return;
  painter.DrawIcon(MarkIcon(kind), place, theme.ToneColor(MarkTone(kind)));
}

}  // namespace parvis::canvas

#endif  // PARVIS_CLIENT_WASM_CANVAS_MARK_LOOK_H_
