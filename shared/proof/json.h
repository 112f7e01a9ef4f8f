// Reads JSON (RFC 8259) as far as a proof needs it: objects, arrays, texts, whole numbers, true and
// false. Strict: what it does not know, it refuses with the place.
#ifndef PARVIS_SHARED_PROOF_JSON_H_
#define PARVIS_SHARED_PROOF_JSON_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace parvis::proof {

// Where something starts in a text: line and column (in bytes), from 1.
struct Place {
  int line = 1;
  int column = 1;
};

// INVALID_ARGUMENT with `line:column: reason`.
absl::Status FaultAt(Place place, std::string_view reason);

// Numbers lie in -kMaxNumber .. kMaxNumber, so that a few of them can be added.
inline constexpr int64_t kMaxNumber = int64_t{1} << 60;

// One value, with what it holds. Members keep their order.
struct JsonValue {
  enum class Kind : uint8_t { kNumber, kBool, kText, kArray, kObject };
  struct Member;

  Kind kind = Kind::kNumber;
  Place place;
  int64_t number = 0;  // Of kBool: 0 or 1.
  std::string text;
  std::vector<JsonValue> items;
  std::vector<Member> members;  // No name stands twice.
};

struct JsonValue::Member {
  std::string name;
  JsonValue value;
};

// The one value that the text is. INVALID_ARGUMENT, with the place, for anything else: also for a
// name that stands twice in one object, a number that is not whole, and values more than eight
// deep.
absl::StatusOr<JsonValue> ReadJson(std::string_view text);

}  // namespace parvis::proof

#endif  // PARVIS_SHARED_PROOF_JSON_H_
