#include "server/dispatch/grpc_status.h"

#include <grpcpp/support/status.h>

#include <string>

#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "server/dispatch/errors.h"
#include "tests/support/fake_clock.h"

namespace parvis::dispatch {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using text::Language;

class GrpcStatusTest : public ::testing::Test {
 protected:
  grpc::Status Convert(const absl::Status& status, Language language = Language::kEnglish) {
    return ToGrpcStatus(status, "parvis.v1.Some.Method", language, log_);
  }

  template <typename Detail>
  static bool Unpack(const grpc::Status& status, Detail& detail) {
    google::rpc::Status proto;
    EXPECT_TRUE(proto.ParseFromString(status.error_details()));
    EXPECT_EQ(proto.code(), status.error_code());
    for (const google::protobuf::Any& any : proto.details()) {
      if (any.UnpackTo(&detail)) return true;
    }
    return false;
  }

  testing::FakeClock clock_;
  std::string lines_;
  Log log_{clock_, [this](std::string_view line) { lines_ += line; }};
};

TEST_F(GrpcStatusTest, ACatalogueErrorKeepsItsCodeReasonAndText) {
  const grpc::Status status = Convert(Changed(), Language::kSwedish);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(Unpack(status, info));
  EXPECT_EQ(info.reason(), "CHANGED");
  EXPECT_EQ(info.domain(), kErrorDomain);
  google::rpc::LocalizedMessage message;
  ASSERT_TRUE(Unpack(status, message));
  EXPECT_EQ(message.locale(), "sv");
  EXPECT_EQ(message.message(), UserText(Changed())->sv());
  EXPECT_THAT(lines_, IsEmpty());
}

TEST_F(GrpcStatusTest, FieldViolationsAreCombinedAndTranslated) {
  const absl::Status both = Combine(MissingField("a"), BadRequestId("b"));
  for (const Language language : {Language::kSwedish, Language::kEnglish}) {
    google::rpc::BadRequest bad_request;
    ASSERT_TRUE(Unpack(Convert(both, language), bad_request));
    ASSERT_EQ(bad_request.field_violations_size(), 2);
    EXPECT_EQ(bad_request.field_violations(0).field(), "a");
    EXPECT_EQ(bad_request.field_violations(1).field(), "b");
    EXPECT_EQ(bad_request.field_violations(0).description(),
              language == Language::kSwedish ? "a saknas" : "a is missing");
  }
  EXPECT_TRUE(Combine(absl::OkStatus(), absl::OkStatus()).ok());
  EXPECT_EQ(Combine(absl::OkStatus(), both), both);
}

TEST_F(GrpcStatusTest, AnythingElseIsInternalWithAnIdThatStandsInTheLog) {
  const grpc::Status status = Convert(absl::AlreadyExistsError("sqlite: UNIQUE rounds.id"));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_THAT(status.error_message(), Not(HasSubstr("sqlite")));
  google::rpc::RequestInfo info;
  ASSERT_TRUE(Unpack(status, info));
  EXPECT_THAT(lines_, HasSubstr(info.request_id()));
  EXPECT_THAT(lines_, HasSubstr("sqlite: UNIQUE rounds.id"));
  EXPECT_THAT(lines_, HasSubstr("parvis.v1.Some.Method"));
}

TEST_F(GrpcStatusTest, BusyAndCancelledAreNoFaultsOfOurs) {
  EXPECT_EQ(Convert(absl::UnavailableError("sqlite: busy")).error_code(),
            grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(Convert(absl::CancelledError("")).error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_TRUE(Convert(absl::OkStatus()).ok());
  EXPECT_THAT(lines_, IsEmpty());
}

}  // namespace
}  // namespace parvis::dispatch
