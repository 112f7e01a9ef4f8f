// Interned texts: an id, an institution, a competence, a language, an e-mail address each become
// one small integer, so that the kernels compare numbers and never text.
#ifndef PARVIS_SHARED_MATCHING_CODES_H_
#define PARVIS_SHARED_MATCHING_CODES_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace parvis::matching {

// An interned text. Codes are only ever compared for equality: their order says nothing.
using Code = int32_t;

// The empty text, which rules and wishes read as "not stated".
inline constexpr Code kNoCode = 0;

// The texts behind the codes. A value type; not safe for use by two threads while one interns.
class Codes {
 public:
  Codes() : texts_(1) {}

  // The code of a text; the same text always gets the same code. "" is kNoCode.
  Code Intern(std::string_view text);

  // The same for e-mail addresses, which compare without regard to ASCII letter case.
  Code InternEmail(std::string_view email);

  // The code of a text that has been interned, or kNoCode.
  Code Find(std::string_view text) const;

  // How many codes there are, kNoCode included: they are 0 to size() - 1, in the order in which
  // their texts came.
  int32_t size() const { return static_cast<int32_t>(texts_.size()); }

  // The text of a code that came from this object. Valid until the next Intern().
  std::string_view Text(Code code) const { return texts_[code]; }

 private:
  std::map<std::string, Code, std::less<>> codes_;
  std::vector<std::string> texts_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_CODES_H_
