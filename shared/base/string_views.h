// Debian's Abseil is built with a string_view of its own, which does not convert to or from the
// standard one. Our interfaces take std::string_view; these two cross over.
#ifndef PARVIS_SHARED_BASE_STRING_VIEWS_H_
#define PARVIS_SHARED_BASE_STRING_VIEWS_H_

#include <string_view>

#include "absl/strings/string_view.h"

namespace parvis {

inline absl::string_view AbslView(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view StdView(absl::string_view text) { return {text.data(), text.size()}; }

}  // namespace parvis

#endif  // PARVIS_SHARED_BASE_STRING_VIEWS_H_
