#include "shared/matching/codes.h"

#include "absl/strings/ascii.h"
#include "shared/base/string_views.h"

namespace parvis::matching {

Code Codes::Intern(std::string_view text) {
  if (text.empty()) return kNoCode;
  if (auto found = codes_.find(text); found != codes_.end()) return found->second;
  const Code code = static_cast<Code>(texts_.size());
  texts_.emplace_back(text);
  codes_.emplace(texts_.back(), code);
  return code;
}

Code Codes::InternEmail(std::string_view email) {
  return Intern(absl::AsciiStrToLower(AbslView(email)));
}

Code Codes::Find(std::string_view text) const {
  auto found = codes_.find(text);
  return found == codes_.end() ? kNoCode : found->second;
}

}  // namespace parvis::matching
