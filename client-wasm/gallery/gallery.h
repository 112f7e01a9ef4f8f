// Every widget in every state, at /gallery: for looking at the widget layer, and for its tests.
// Knows nothing of the product. English and Swedish mixed on purpose: letters are looked at too.
#ifndef PARVIS_CLIENT_WASM_GALLERY_GALLERY_H_
#define PARVIS_CLIENT_WASM_GALLERY_GALLERY_H_

#include "client-wasm/platform/platform.h"
#include "client-wasm/ui/context.h"

namespace parvis::gallery {

struct GalleryState;

class Gallery {
 public:
  // `platform` must outlive it. Takes the platform's listener.
  explicit Gallery(platform::Platform& platform);
  ~Gallery();
  Gallery(const Gallery&) = delete;
  Gallery& operator=(const Gallery&) = delete;

  ui::Context& context() { return context_; }

 private:
  // False if it is to be drawn once more, as ui::Context::EndFrame().
  bool Draw();

  platform::Platform& platform_;
  ui::Context context_;
  std::unique_ptr<GalleryState> state_;
};

// Makes one that lives as long as the program.
void Run(platform::Platform& platform);

}  // namespace parvis::gallery

#endif  // PARVIS_CLIENT_WASM_GALLERY_GALLERY_H_
