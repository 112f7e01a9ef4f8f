// The one place where the model changes: an action in, effects out. Deterministic, but for the
// ids of requests, which the model's owner provides. Neither draws nor calls anything.
#ifndef PARVIS_CLIENT_WASM_APP_UPDATE_H_
#define PARVIS_CLIENT_WASM_APP_UPDATE_H_

#include "client-wasm/app/action.h"
#include "client-wasm/app/effect.h"
#include "client-wasm/app/model.h"

namespace parvis::app {

// Takes one action and returns what is to be done outside, in order.
Effects Update(Model& model, const Action& action);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_UPDATE_H_
