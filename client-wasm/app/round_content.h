// What is read of a round to open its board.
#ifndef PARVIS_CLIENT_WASM_APP_ROUND_CONTENT_H_
#define PARVIS_CLIENT_WASM_APP_ROUND_CONTENT_H_

#include "parvis/v1/board.pb.h"
#include "parvis/v1/round.pb.h"

namespace parvis::app {

struct RoundContent {
  v1::Round round;
  v1::Catalogue catalogue;
  v1::Board board;
};

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_ROUND_CONTENT_H_
