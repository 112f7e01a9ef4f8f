// How far reading something has come.
#ifndef PARVIS_CLIENT_WASM_APP_LOADING_H_
#define PARVIS_CLIENT_WASM_APP_LOADING_H_

#include "client-wasm/app/failure.h"

namespace parvis::app {

// kStopped: while the pairs were worked out; kLeftUnread: while it was read.
enum class Load { kIdle, kLoading, kSolving, kReady, kFailed, kStopped, kLeftUnread };

// What a part of the screen shows while its content comes, and when it does not.
struct Loading {
  Load state = Load::kIdle;
  Failure failure;
  // 0 to 1, while kSolving, and while kLoading where it is known; else 0.
  double done = 0;
};

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_LOADING_H_
