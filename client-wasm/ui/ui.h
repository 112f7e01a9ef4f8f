// The widget layer, whole: what views include. See frame.h for how it works.
#ifndef PARVIS_CLIENT_WASM_UI_UI_H_
#define PARVIS_CLIENT_WASM_UI_UI_H_

#include "client-wasm/ui/containers.h"
#include "client-wasm/ui/controls.h"
#include "client-wasm/ui/frame.h"
#include "client-wasm/ui/layout.h"
#include "client-wasm/ui/text.h"
#include "client-wasm/ui/theme.h"

#endif  // PARVIS_CLIENT_WASM_UI_UI_H_
