#include "client-wasm/app/failure.h"

namespace parvis::app {

std::string FailureText(const Failure& failure, text::Language language) {
  const std::string& said = language == text::Language::kSwedish ? failure.sv : failure.en;
  if (!said.empty()) return said;
  if (failure.IsLost()) return text::Render(text::Message::kServerNotReached, language);
  if (failure.code == absl::StatusCode::kPermissionDenied) {
    return text::Render(text::Message::kNotAllowed, language);
  }
  if (failure.code == absl::StatusCode::kNotFound) {
    return text::Render(text::Message::kNotFoundText, language);
  }
  return text::Render(text::Message::kSomethingWentWrong, language);
}

}  // namespace parvis::app
