#include "client-wasm/ui/text_engine.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "client-wasm/ui/utf8.h"

namespace parvis::ui {
namespace {

constexpr int kFirstAtlas = 1024;
// WebGL 2 promises textures of 2048; every device in use has 4096.
constexpr int kLargestAtlas = 4096;
// Pairs of these are kerned: Latin with its accents, and common punctuation.
constexpr uint32_t kKernedLetters = 0x180;
constexpr int16_t kUnknown = std::numeric_limits<int16_t>::min();

int CssWeight(Weight weight) { return 400 + 100 * static_cast<int>(weight); }

bool MayKern(uint32_t c) {
  if (c >= kKernedLetters || c <= ' ' || c == 0xA0) return false;
  return c < '0' || c > '9';  // Figures are tabular: they never kern.
}

}  // namespace

void TextEngine::Reset() {
  glyphs_.clear();
  metrics_.clear();
  lines_.clear();
  for (std::vector<int16_t>& table : kerning_) table.clear();
  width_ = height_ = 0;
  overflowed_ = false;
}

void TextEngine::BeginFrame() {
  if (width_ > 0 && !overflowed_) return;
  if (width_ == 0) {
    width_ = height_ = kFirstAtlas;
  } else if (height_ <= width_ && height_ < kLargestAtlas) {
    height_ *= 2;
  } else if (width_ < kLargestAtlas) {
    width_ *= 2;
  }
  glyphs_.clear();
  overflowed_ = false;
  shelf_x_ = 4;  // The first texels are the solid white that boxes and lines are drawn with.
  shelf_y_ = 0;
  shelf_height_ = 4;
  display_->ResetAtlas(atlas_width(), atlas_height());
}

uint32_t TextEngine::Cluster(std::string_view bytes) {
  const auto [it, is_new] =
      cluster_ids_.try_emplace(std::string(bytes), static_cast<uint32_t>(clusters_.size()));
  if (is_new) clusters_.emplace_back(bytes);
  return kClusterBase + it->second;
}

std::string TextEngine::PieceText(uint32_t piece) const {
  if (piece >= kClusterBase) return clusters_[piece - kClusterBase];
  std::string text;
  AppendCodePoint(piece, &text);
  return text;
}

platform::GlyphMetrics TextEngine::Metrics(uint32_t piece, Weight weight) {
  const uint64_t key = uint64_t{piece} << 2 | static_cast<uint64_t>(weight);
  const auto [it, is_new] = metrics_.try_emplace(key);
  if (is_new) it->second = display_->Measure(PieceText(piece), CssWeight(weight));
  return it->second;
}

float TextEngine::Kerning(uint32_t left, uint32_t right, Weight weight) {
  if (!MayKern(left) || !MayKern(right)) return 0;
  std::vector<int16_t>& table = kerning_[static_cast<size_t>(weight)];
  if (table.empty()) table.assign(kKernedLetters * kKernedLetters, kUnknown);
  int16_t& kerning = table[left * kKernedLetters + right];
  if (kerning == kUnknown) {
    const float apart = Metrics(left, weight).advance + Metrics(right, weight).advance;
    const float together =
        display_->Measure(PieceText(left) + PieceText(right), CssWeight(weight)).advance;
    kerning = static_cast<int16_t>(std::lround((together - apart) * 10000));
  }
  return static_cast<float>(kerning) / 10000;
}

const std::vector<SetPiece>& TextEngine::Set(std::string_view words, Weight weight) {
  // The same words come again in every frame: each line is set once. Cleared whole when there are
  // more than a few screens of them.
  constexpr size_t kLines = 8192;
  if (lines_.size() > kLines) lines_.clear();
  key_.assign(1, static_cast<char>(weight));
  key_.append(words);
  const auto [it, is_new] = lines_.try_emplace(key_);
  if (is_new) SetAnew(words, weight, &it->second);
  return it->second;
}

void TextEngine::SetAnew(std::string_view words, Weight weight, std::vector<SetPiece>* line) {
  float pen = 0;
  size_t at = 0;
  while (at < words.size()) {
    const size_t begin = at;
    uint32_t c = NextCodePoint(words, &at);
    if (c == '\n' || c == '\t') c = ' ';
    bool alone = StandsAlone(c);
    size_t end = at;
    // A cluster takes all that follows as long as it needs its neighbours, the spaces within too,
    // so that the page's engine sees whole runs of a script that joins or runs from the right.
    while (at < words.size()) {
      const uint32_t next = NextCodePoint(words, &at);
      if (JoinsPrevious(next) || (!alone && !StandsAlone(next))) {
        alone = false;
        end = at;
      } else if (alone || next != ' ') {
        break;
      }
    }
    at = end;
    const uint32_t piece = alone ? c : Cluster(words.substr(begin, end - begin));
    if (!line->empty()) {
      const float kerning = Kerning(line->back().piece, piece, weight);
      line->back().advance += kerning;
      pen += kerning;
    }
    const float advance = Metrics(piece, weight).advance;
    line->push_back(
        {piece, pen, advance, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    pen += advance;
  }
}

float TextEngine::Width(std::string_view words, Weight weight) {
  const std::vector<SetPiece>& line = Set(words, weight);
  return line.empty() ? 0 : line.back().pen + line.back().advance;
}

bool TextEngine::Allocate(int w, int h, int* x, int* y) {
  if (shelf_x_ + w > atlas_width()) {
    shelf_y_ += shelf_height_ + 1;
    shelf_x_ = 0;
    shelf_height_ = 0;
  }
  if (shelf_y_ + h > atlas_height() || w > atlas_width()) return false;
  *x = shelf_x_;
  *y = shelf_y_;
  shelf_x_ += w + 1;
  shelf_height_ = std::max(shelf_height_, h);
  return true;
}

GlyphBox TextEngine::Glyph(uint32_t piece, Weight weight, float size, int quarter) {
  // Sizes are told apart by the eighth of a pixel.
  const auto eighths = static_cast<uint64_t>(std::lround(std::clamp(size * 8, 8.f, 8191.f)));
  const uint64_t key = uint64_t{piece} << 20 | eighths << 4 | static_cast<uint64_t>(weight) << 2 |
                       static_cast<uint64_t>(quarter);
  const auto [it, is_new] = glyphs_.try_emplace(key);
  GlyphBox& box = it->second;
  if (!is_new) return box;
  const platform::GlyphMetrics m = Metrics(piece, weight);
  const float drawn = static_cast<float>(eighths) / 8;
  const float shift = static_cast<float>(quarter) / 4;
  // One pixel more on each side for the smoothed edge.
  const int left = static_cast<int>(std::floor(m.left * drawn + shift)) - 1;
  const int right = static_cast<int>(std::ceil(m.right * drawn + shift)) + 1;
  const int top = static_cast<int>(std::ceil(m.ascent * drawn)) + 1;
  const int bottom = static_cast<int>(std::ceil(m.descent * drawn)) + 1;
  if (m.right <= m.left || top + bottom <= 2) return box;  // A space.
  const int w = right - left;
  const int h = top + bottom;
  int x = 0;
  int y = 0;
  if (!Allocate(w, h, &x, &y)) {
    overflowed_ = true;
    return box;
  }
  display_->DrawGlyph(PieceText(piece), CssWeight(weight), drawn, x, y, w, h,
                      static_cast<float>(-left) + shift, static_cast<float>(top));
  box = {true,
         static_cast<int16_t>(left),
         static_cast<int16_t>(-top),
         static_cast<int16_t>(w),
         static_cast<int16_t>(h),
         static_cast<float>(x) / width_,
         static_cast<float>(y) / height_,
         static_cast<float>(x + w) / width_,
         static_cast<float>(y + h) / height_};
  return box;
}

}  // namespace parvis::ui
