// The module starts here and does nothing itself.
#include "client-wasm/gallery/gallery.h"
#include "client-wasm/platform/create.h"

int main() {
  // Lives as long as the page.
  static const auto platform = parvis::platform::CreateBrowserPlatform();
  parvis::gallery::Run(*platform);
  return 0;
}
