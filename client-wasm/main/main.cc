// The module starts here and does nothing itself.
#include "client-wasm/gallery/gallery.h"
#include "client-wasm/platform/create.h"
#include "client-wasm/runtime/runtime.h"

int main() {
  // Both live as long as the page.
  static const auto platform = parvis::platform::CreateBrowserPlatform();
  if (platform->Path() == "/gallery") {
    parvis::gallery::Run(*platform);
    return 0;
  }
  static parvis::runtime::Runtime runtime(platform.get());
  runtime.Start();
  return 0;
}
