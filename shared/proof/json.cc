#include "shared/proof/json.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "shared/base/csv.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"

namespace parvis::proof {
namespace {

constexpr int kMaxDepth = 8;

void AppendUtf8(uint32_t point, std::string& text) {
  const auto byte = [&](uint32_t value) { text += static_cast<char>(value); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xC0 | point >> 6);
  } else {
    if (point < 0x10000) {
      byte(0xE0 | point >> 12);
    } else {
      byte(0xF0 | point >> 18);
      byte(0x80 | (point >> 12 & 0x3F));
    }
    byte(0x80 | (point >> 6 & 0x3F));
  }
  byte(0x80 | (point & 0x3F));
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  absl::StatusOr<JsonValue> ReadAll() {
    ASSIGN_OR_RETURN(JsonValue value, ReadValue(0));
    SkipSpace();
    if (next_ < text_.size()) return Fault("something stands after the end of the value");
    return value;
  }

 private:
  Place Here() const { return {line_, static_cast<int>(next_ - line_begin_) + 1}; }
  absl::Status Fault(std::string_view reason) const { return FaultAt(Here(), reason); }

  void SkipSpace() {
    for (; next_ < text_.size(); ++next_) {
      const char c = text_[next_];
      if (c == '\n') {
        ++line_;
        line_begin_ = next_ + 1;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return;
      }
    }
  }

  bool Take(std::string_view word) {
    if (text_.substr(next_, word.size()) != word) return false;
    next_ += word.size();
    return true;
  }

  absl::StatusOr<JsonValue> ReadValue(int depth) {
    SkipSpace();
    JsonValue value;
    value.place = Here();
    if (next_ == text_.size()) return Fault("the file ends where a value should stand");
    if (depth > kMaxDepth) return Fault("values stand too deep in one another");
    const char c = text_[next_];
    absl::Status status = absl::OkStatus();
    if (c == '{') {
      status = ReadObject(depth, value);
    } else if (c == '[') {
      status = ReadArray(depth, value);
    } else if (c == '"') {
      value.kind = JsonValue::Kind::kText;
      status = ReadText(value.text);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      status = ReadNumber(value.number);
    } else if (Take("true") || Take("false")) {
      value.kind = JsonValue::Kind::kBool;
      value.number = c == 't' ? 1 : 0;
    } else {
      status = Fault("here should stand an object, an array, a text, a number, true or false");
    }
    if (!status.ok()) return status;
    return value;
  }

  // After one item of a list: whether another follows. `end` is ] or }.
  absl::StatusOr<bool> ReadSeparator(char end) {
    SkipSpace();
    if (Take(",")) return true;
    if (Take(std::string_view(&end, 1))) return false;
    return Fault(absl::StrCat("here should stand , or ", std::string(1, end)));
  }

  absl::Status ReadArray(int depth, JsonValue& array) {
    array.kind = JsonValue::Kind::kArray;
    Take("[");
    SkipSpace();
    for (bool more = !Take("]"); more;) {
      ASSIGN_OR_RETURN(JsonValue item, ReadValue(depth + 1));
      array.items.push_back(std::move(item));
      ASSIGN_OR_RETURN(more, ReadSeparator(']'));
    }
    return absl::OkStatus();
  }

  absl::Status ReadObject(int depth, JsonValue& object) {
    object.kind = JsonValue::Kind::kObject;
    Take("{");
    SkipSpace();
    std::vector<std::pair<std::string_view, Place>> names;
    std::vector<Place> places;
    for (bool more = !Take("}"); more;) {
      SkipSpace();
      places.push_back(Here());
      if (text_.substr(next_, 1) != "\"") return Fault("here should stand a name in quotes");
      std::string name;
      RETURN_IF_ERROR(ReadText(name));
      SkipSpace();
      if (!Take(":")) return Fault("here should stand a colon");
      ASSIGN_OR_RETURN(JsonValue value, ReadValue(depth + 1));
      object.members.push_back({std::move(name), std::move(value)});
      ASSIGN_OR_RETURN(more, ReadSeparator('}'));
    }
    for (std::size_t i = 0; i < places.size(); ++i)
      names.emplace_back(object.members[i].name, places[i]);
    std::stable_sort(names.begin(), names.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 1; i < names.size(); ++i)
      if (names[i - 1].first == names[i].first)
        return FaultAt(names[i].second,
                       absl::StrCat("the name ", AbslView(names[i].first), " stands twice"));
    return absl::OkStatus();
  }

  absl::Status ReadNumber(int64_t& number) {
    const Place place = Here();
    const bool negative = Take("-");
    const std::size_t begin = next_;
    number = 0;
    for (; next_ < text_.size() && text_[next_] >= '0' && text_[next_] <= '9'; ++next_) {
      if (number > kMaxNumber / 10 - 1) return FaultAt(place, "the number is too large");
      number = number * 10 + (text_[next_] - '0');
    }
    const std::size_t digits = next_ - begin;
    if (digits == 0) return Fault("here should stand a digit");
    if (digits > 1 && text_[begin] == '0') return FaultAt(place, "the number starts with a zero");
    if (next_ < text_.size() && std::string_view(".eE").find(text_[next_]) != std::string::npos)
      return FaultAt(place, "the number is not a whole number, written out");
    if (negative) number = -number;
    return absl::OkStatus();
  }

  std::optional<uint32_t> ReadHex4() {
    uint32_t value = 0;
    for (int i = 0; i < 4; ++i, ++next_) {
      if (next_ == text_.size()) return std::nullopt;
      const char c = text_[next_];
      if (c >= '0' && c <= '9') {
        value = value * 16 + static_cast<uint32_t>(c - '0');
      } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
        value = value * 16 + static_cast<uint32_t>((c | 0x20) - 'a' + 10);
      } else {
        return std::nullopt;
      }
    }
    return value;
  }

  // After a backslash.
  absl::Status ReadEscape(std::string& text) {
    static constexpr std::string_view kLetters = "\"\\/bfnrt";
    static constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    if (next_ < text_.size() && text_[next_] != 'u') {
      const std::size_t letter = kLetters.find(text_[next_]);
      if (letter == std::string_view::npos) return Fault("a backslash before an unknown letter");
      text += kMeant[letter];
      ++next_;
      return absl::OkStatus();
    }
    ++next_;
    std::optional<uint32_t> point = ReadHex4();
    if (point && *point >= 0xD800 && *point < 0xDC00) {
      // Two halves that stand for one character (RFC 8259, 7).
      const std::optional<uint32_t> low = Take("\\u") ? ReadHex4() : std::nullopt;
      if (!low || *low < 0xDC00 || *low > 0xDFFF) return Fault("half a character");
      point = 0x10000 + ((*point - 0xD800) << 10) + (*low - 0xDC00);
    } else if (point && *point >= 0xDC00 && *point <= 0xDFFF) {
      return Fault("half a character");
    }
    if (!point) return Fault("\\u should be followed by four hexadecimal digits");
    AppendUtf8(*point, text);
    return absl::OkStatus();
  }

  absl::Status ReadText(std::string& text) {
    const Place place = Here();
    Take("\"");
    while (next_ < text_.size()) {
      const char c = text_[next_];
      if (static_cast<unsigned char>(c) < 0x20) return Fault("a control character in a text");
      ++next_;
      if (c == '"') return absl::OkStatus();
      if (c == '\\') {
        RETURN_IF_ERROR(ReadEscape(text));
      } else {
        text += c;
      }
    }
    return FaultAt(place, "the text that starts here does not end");
  }

  const std::string_view text_;
  std::size_t next_ = 0;
  int line_ = 1;
  std::size_t line_begin_ = 0;
};

}  // namespace

absl::Status FaultAt(Place place, std::string_view reason) {
  return absl::InvalidArgumentError(
      absl::StrCat(place.line, ":", place.column, ": ", AbslView(reason)));
}

absl::StatusOr<JsonValue> ReadJson(std::string_view text) {
  if (!csv::IsUtf8(text)) return FaultAt({}, "the file is not UTF-8");
  return Reader(text).ReadAll();
}

}  // namespace parvis::proof
