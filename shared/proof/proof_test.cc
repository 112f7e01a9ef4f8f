#include "shared/proof/proof.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace parvis::proof {
namespace {

using matching::Objective;

std::string FaultOf(std::string_view json) {
  return std::string(ReadProof(json).status().message());
}

TEST(ProofTest, ReadsTheForms) {
  const absl::StatusOr<Proof> total = ReadProof(
      R"({"objective": "total", "spread": 5, "pairs": 1, "total": 7, "u": {"a": [1, 7, 9]}, "v": {}})");
  ASSERT_TRUE(total.ok()) << total.status();
  EXPECT_EQ(total->spread, 5);
  EXPECT_EQ(total->u.at("a").points, 7);

  const absl::StatusOr<Proof> fairest = ReadProof(
      R"({"objective": "fairest", "reciprocity": true, "pairs": 1, "total": 7,
          "u": {"a": [1, -2, [[3, -1], [7, 2]], 9]}, "v": {}, "z": {"SU": [0, 1, [], 0]}})");
  ASSERT_TRUE(fairest.ok()) << fairest.status();
  EXPECT_EQ(fairest->u.at("a").shortfall, -2);
  EXPECT_EQ(fairest->u.at("a").levels[1].count, 2);
  EXPECT_EQ(fairest->z.at("SU").shortfall, 1);

  const absl::StatusOr<Proof> stable = ReadProof(
      R"({"objective": "stable", "pairs": 1, "total": 7, "adepts_have": {"a": 6},
          "mentors_have": {}, "blocking_pairs": []})");
  ASSERT_TRUE(stable.ok()) << stable.status();
  EXPECT_EQ(stable->adepts_have.at("a"), 6);
}

TEST(ProofTest, TellsThePlaceOfAFault) {
  EXPECT_EQ(FaultOf("[]"), "1:1: a proof is one object");
  EXPECT_EQ(FaultOf("{}"), "1:1: the proof has no member objective");
  EXPECT_EQ(FaultOf(R"({"objective": "best"})"),
            "1:15: the objective is not total, fairest or stable");
  EXPECT_EQ(FaultOf("{\"objective\": \"total\",\n\"pairs\": \"1\"}"),
            "2:10: pairs is not a number");
  const std::string head =
      "{\"objective\": \"total\", \"spread\": 0, \"pairs\": 0, \"total\": 0,\n";
  EXPECT_EQ(FaultOf(head + "\"u\": {\"a\": [1, 2]}, \"v\": {}}"),
            "2:12: a price is not an array of 3 components");
  EXPECT_EQ(FaultOf(head + "\"u\": {\"a\": [1, [], 2]}, \"v\": {}}"), "2:16: this is not a number");
  EXPECT_EQ(FaultOf(head + "\"u\": {}, \"v\": {}, \"z\": {}}"),
            "2:24: a proof of this objective has no member z");
  EXPECT_EQ(FaultOf(head + "\"u\": {}}"), "1:1: the proof has no member v");
  const std::string fairest =
      "{\"objective\": \"fairest\", \"pairs\": 0, \"total\": 0,\n\"v\": {}, ";
  EXPECT_EQ(FaultOf(fairest + "\"u\": {\"a\": [1, [[5, 1], [4, 1]], 2]}}"),
            "2:34: the levels do not rise");
  EXPECT_EQ(FaultOf(fairest + "\"u\": {\"a\": [1, [[5, 0]], 2]}}"),
            "2:26: a level of count 0 is left out");
  EXPECT_EQ(FaultOf(fairest + "\"u\": {\"a\": [1, [5], 2]}}"),
            "2:26: a level is not written [score, count]");
  EXPECT_EQ(FaultOf(fairest + "\"u\": {\"a\": [1, 5, 2]}}"),
            "2:25: this is not an array of levels");
}

}  // namespace
}  // namespace parvis::proof
