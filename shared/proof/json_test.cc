#include "shared/proof/json.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace parvis::proof {
namespace {

std::string FaultOf(std::string_view text) {
  return std::string(ReadJson(text).status().message());
}

TEST(JsonTest, ReadsValuesInOneAnother) {
  const absl::StatusOr<JsonValue> value = ReadJson(
      " {\"a\": [1, -20, 0],\n\"b\": {}, \"c\": \"x\\u00e5\\n\\ud83d\\ude00\", \"d\": true}\r\n");
  ASSERT_TRUE(value.ok()) << value.status();
  ASSERT_EQ(value->members.size(), 4u);
  const JsonValue& numbers = value->members[0].value;
  ASSERT_EQ(numbers.items.size(), 3u);
  EXPECT_EQ(numbers.items[1].number, -20);
  EXPECT_EQ(value->members[1].name, "b");
  EXPECT_EQ(value->members[1].value.place.line, 2);
  EXPECT_EQ(value->members[1].value.place.column, 6);
  EXPECT_EQ(value->members[2].value.text, "xå\n😀");
  EXPECT_EQ(value->members[3].value.number, 1);
}

TEST(JsonTest, TellsThePlaceOfAFault) {
  EXPECT_EQ(FaultOf(""), "1:1: the file ends where a value should stand");
  EXPECT_EQ(FaultOf("{\"a\": 1,\n  }"), "2:3: here should stand a name in quotes");
  EXPECT_EQ(FaultOf("[1 2]"), "1:4: here should stand , or ]");
  EXPECT_EQ(FaultOf("{\"a\" 1}"), "1:6: here should stand a colon");
  EXPECT_EQ(FaultOf("{} {}"), "1:4: something stands after the end of the value");
  EXPECT_EQ(FaultOf("{\"a\": 1,\n\"a\": 2}"), "2:1: the name a stands twice");
  EXPECT_EQ(FaultOf("[1.5]"), "1:2: the number is not a whole number, written out");
  EXPECT_EQ(FaultOf("[1e3]"), "1:2: the number is not a whole number, written out");
  EXPECT_EQ(FaultOf("[01]"), "1:2: the number starts with a zero");
  EXPECT_EQ(FaultOf("[-]"), "1:3: here should stand a digit");
  EXPECT_EQ(FaultOf("[99999999999999999999]"), "1:2: the number is too large");
  EXPECT_EQ(FaultOf("[1, \"ab"), "1:5: the text that starts here does not end");
  EXPECT_EQ(FaultOf("[\"\\q\"]"), "1:4: a backslash before an unknown letter");
  EXPECT_EQ(FaultOf("[\"\\u12\"]"), "1:7: \\u should be followed by four hexadecimal digits");
  EXPECT_EQ(FaultOf("[\"\\ud83d\"]"), "1:9: half a character");
  EXPECT_EQ(FaultOf("[\"a\tb\"]"), "1:4: a control character in a text");
  EXPECT_EQ(FaultOf("[null]"),
            "1:2: here should stand an object, an array, a text, a number, true or false");
  EXPECT_EQ(FaultOf("[\"\xff\"]"), "1:1: the file is not UTF-8");
  EXPECT_EQ(FaultOf(std::string(100, '[')), "1:10: values stand too deep in one another");
}

TEST(JsonTest, NumbersHaveRoomForSums) {
  EXPECT_TRUE(ReadJson("1000000000000000000").ok());
  EXPECT_EQ(ReadJson("-1000000000000000000")->number, -1'000'000'000'000'000'000);
  EXPECT_FALSE(ReadJson("9000000000000000000").ok());
}

}  // namespace
}  // namespace parvis::proof
