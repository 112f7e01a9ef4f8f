#include "server/dispatch/admission.h"

#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "parvis/v1/board.pb.h"
#include "parvis/v1/round.pb.h"
#include "server/dispatch/errors.h"
#include "server/dispatch/payloads.h"

namespace parvis::dispatch {
namespace {

using text::Language;

TEST(AdmissionTest, TheLanguageIsTheOneOfOursThatIsWantedMost) {
  EXPECT_EQ(PreferredLanguage(""), Language::kSwedish);
  EXPECT_EQ(PreferredLanguage("*"), Language::kSwedish);
  EXPECT_EQ(PreferredLanguage("en"), Language::kEnglish);
  EXPECT_EQ(PreferredLanguage("EN-us"), Language::kEnglish);
  EXPECT_EQ(PreferredLanguage("sv, en"), Language::kSwedish);
  EXPECT_EQ(PreferredLanguage("en;q=0.8, sv;q=0.9"), Language::kSwedish);
  EXPECT_EQ(PreferredLanguage("fi, en;q=0.8, sv;q=0.2"), Language::kEnglish);
  EXPECT_EQ(PreferredLanguage("en;q=0"), Language::kSwedish);
  EXPECT_EQ(PreferredLanguage("english, svenska"), Language::kSwedish);
  EXPECT_EQ(PreferredLanguage(";;,=q,en;q=x"), Language::kSwedish);
}

TEST(AdmissionTest, TheMethodIsFoundByItsRequest) {
  EXPECT_EQ(MethodOf(v1::EditBoardRequest()), "parvis.v1.BoardService.EditBoard");
  EXPECT_EQ(MethodOf(v1::ListRoundsRequest()), "parvis.v1.RoundService.ListRounds");
  EXPECT_EQ(MethodOf(v1::Board()), "");
}

TEST(AdmissionTest, EveryRequiredFieldThatIsEmptyIsTold) {
  v1::PublishBoardRequest request;
  request.set_etag("1");
  const absl::Status status = CheckRequiredFields(request);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  google::rpc::BadRequest bad_request;
  ASSERT_TRUE(bad_request.ParseFromString(std::string(*status.GetPayload(kBadRequestPayload))));
  ASSERT_EQ(bad_request.field_violations_size(), 2);
  EXPECT_EQ(bad_request.field_violations(0).field(), "name");
  EXPECT_EQ(bad_request.field_violations(1).field(), "request_id");
  request.set_name("rounds/a-1/board");
  request.set_request_id("x");
  EXPECT_TRUE(CheckRequiredFields(request).ok());
}

}  // namespace
}  // namespace parvis::dispatch
