// Makes the browser's platform. Only main.cc and tests make platforms; all else is given one.
#ifndef PARVIS_CLIENT_WASM_PLATFORM_CREATE_H_
#define PARVIS_CLIENT_WASM_PLATFORM_CREATE_H_

#include <memory>

#include "client-wasm/platform/platform.h"

namespace parvis::platform {

// One a page; lives as long as the page.
std::unique_ptr<Platform> CreateBrowserPlatform();

}  // namespace parvis::platform

#endif  // PARVIS_CLIENT_WASM_PLATFORM_CREATE_H_
