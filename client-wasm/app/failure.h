// A call that did not succeed, as the client's model knows it: no transport, only what it means.
#ifndef PARVIS_CLIENT_WASM_APP_FAILURE_H_
#define PARVIS_CLIENT_WASM_APP_FAILURE_H_

#include <string>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "shared/text/messages.h"

namespace parvis::app {

struct Failure {
  absl::StatusCode code = absl::StatusCode::kUnknown;
  // Reason of the `google.rpc.ErrorInfo`, such as `PAIR_REFUSED`; empty if there is none.
  std::string reason;
  // What the server says to a person, in the two languages; may be empty.
  std::string sv;
  std::string en;

  // Whether the server was not reached, or could not answer for now: the same call may succeed
  // later, and nothing is known about whether it was made.
  bool IsLost() const {
    return code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kDeadlineExceeded;
  }
};

// What a person is told: the server's own words, or ours for a server that was not reached.
std::string FailureText(const Failure& failure, text::Language language);

// What a call came to.
template <typename Message>
using Outcome = std::variant<Message, Failure>;

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_FAILURE_H_
