#include "shared/base/grpc_web.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

// Needs GoogleTest before it.
#include <rapidcheck/gtest.h>

namespace parvis::grpc_web {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr std::size_t kPlenty = 1 << 20;

std::vector<Frame> DecodeInPieces(const std::string& bytes, std::size_t piece) {
  FrameDecoder decoder(kPlenty);
  std::vector<Frame> frames;
  for (std::size_t i = 0; i < bytes.size(); i += piece) {
    EXPECT_TRUE(decoder.Feed(std::string_view(bytes).substr(i, piece), &frames).ok());
  }
  EXPECT_TRUE(decoder.at_boundary());
  return frames;
}

absl::Status DecodeError(std::string_view bytes, std::size_t limit = kPlenty) {
  FrameDecoder decoder(limit);
  std::vector<Frame> frames;
  return decoder.Feed(bytes, &frames);
}

TEST(FrameTest, HeaderIsFlagsAndBigEndianLength) {
  EXPECT_EQ(FrameHeader(FrameKind::kMessage, 0x01020304), std::string("\0\1\2\3\4", 5));
  EXPECT_EQ(EncodeFrame(FrameKind::kTrailers, "ab"), std::string("\x80\0\0\0\2ab", 7));
}

RC_GTEST_PROP(FrameTest, PiecesOfAnySizeGiveTheSameFrames, (const std::vector<std::string>& sent)) {
  std::string bytes;
  for (const std::string& payload : sent) bytes += EncodeFrame(FrameKind::kMessage, payload);
  bytes += EncodeFrame(FrameKind::kTrailers, "grpc-status: 0\r\n");
  const auto frames = DecodeInPieces(bytes, *rc::gen::inRange<std::size_t>(1, 40));
  RC_ASSERT(frames.size() == sent.size() + 1);
  for (std::size_t i = 0; i < sent.size(); ++i) RC_ASSERT(frames[i].payload == sent[i]);
  RC_ASSERT(frames.back().kind == FrameKind::kTrailers);
}

TEST(FrameTest, AnUnfinishedFrameIsNotAtBoundary) {
  FrameDecoder decoder(kPlenty);
  std::vector<Frame> frames;
  ASSERT_TRUE(decoder.Feed(std::string_view("\0\0\0\0\2a", 6), &frames).ok());
  EXPECT_FALSE(decoder.at_boundary());
  EXPECT_TRUE(frames.empty());
}

TEST(FrameTest, RefusesCompressedTooLargeAndUnknownFlags) {
  EXPECT_TRUE(absl::IsUnimplemented(DecodeError(std::string_view("\1\0\0\0\0", 5))));
  EXPECT_TRUE(absl::IsUnimplemented(DecodeError(std::string_view("\x81\0\0\0\0", 5))));
  EXPECT_TRUE(absl::IsInvalidArgument(DecodeError(std::string_view("\2\0\0\0\0", 5))));
  EXPECT_TRUE(absl::IsResourceExhausted(DecodeError(std::string_view("\0\0\0\0\x0B", 5), 10)));
  EXPECT_TRUE(DecodeError(std::string_view("\0\0\0\0\x0A", 5), 10).ok());
}

TEST(FrameTest, StaysFailedAfterAnError) {
  FrameDecoder decoder(kPlenty);
  std::vector<Frame> frames;
  EXPECT_FALSE(decoder.Feed(std::string_view("\2\0\0\0\0", 5), &frames).ok());
  EXPECT_FALSE(decoder.Feed(EncodeFrame(FrameKind::kMessage, ""), &frames).ok());
  EXPECT_TRUE(frames.empty());
}

RC_GTEST_PROP(Base64Test, ConcatenatedChunksInAnyPiecesRoundTrip,
              (const std::vector<std::string>& chunks)) {
  std::string text, expected, decoded;
  for (const std::string& chunk : chunks) {
    text += EncodeBase64(chunk);
    expected += chunk;
  }
  Base64Decoder decoder;
  const auto piece = *rc::gen::inRange<std::size_t>(1, 9);
  for (std::size_t i = 0; i < text.size(); i += piece) {
    RC_ASSERT(decoder.Feed(std::string_view(text).substr(i, piece), &decoded).ok());
  }
  RC_ASSERT(decoder.at_boundary());
  RC_ASSERT(decoded == expected);
}

TEST(Base64Test, RefusesWhatIsNotBase64) {
  for (const char* text : {"a", "=", "a===", "ab=c", "ab-_", "ab d", "\xC3\xA5gg"}) {
    EXPECT_FALSE(DecodeBase64(text).ok()) << text;
  }
}

TEST(Base64Test, BinaryMetadataMayComeWithoutPadding) {
  EXPECT_EQ(*DecodeBase64("YQ=="), "a");
  EXPECT_EQ(*DecodeBase64("YQ"), "a");
  EXPECT_EQ(*DecodeBase64("YWI"), "ab");
  EXPECT_EQ(*DecodeBase64(""), "");
}

TEST(PercentTest, KeepsPrintableAsciiButPercent) {
  EXPECT_EQ(PercentEncode("a b~!"), "a b~!");
  EXPECT_EQ(PercentEncode("100 %\n"), "100 %25%0A");
  EXPECT_EQ(PercentEncode("\xC3\xA5"), "%C3%A5");
}

TEST(PercentTest, LeavesABrokenEscapeAsItIs) {
  EXPECT_EQ(PercentDecode("%c3%A5"), "\xC3\xA5");
  EXPECT_EQ(PercentDecode("50%"), "50%");
  EXPECT_EQ(PercentDecode("%4"), "%4");
  EXPECT_EQ(PercentDecode("%zz%41"), "%zzA");
}

RC_GTEST_PROP(PercentTest, RoundTrips, (const std::string& text)) {
  RC_ASSERT(PercentDecode(PercentEncode(text)) == text);
}

TEST(TrailersTest, RoundTrip) {
  Trailers trailers;
  trailers.status = absl::NotFoundError("No such round: åäö\r\n100 %");
  trailers.details = std::string("\x08\x05\0", 3);
  trailers.metadata = {{"x-one", "1"}, {"x-two-bin", "YQ=="}};
  const auto parsed = ParseTrailers(FormatTrailers(trailers));
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->status, trailers.status);
  EXPECT_EQ(parsed->details, trailers.details);
  EXPECT_THAT(parsed->metadata, ElementsAre(Pair("x-one", "1"), Pair("x-two-bin", "YQ==")));
}

TEST(TrailersTest, ReadsHeadersOfAnyCaseAndLineEnding) {
  const auto parsed = ParseTrailers("Content-Type: a/b\nGRPC-Status:7\nGrpc-Message: no%20way\n\n");
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->status, absl::PermissionDeniedError("no way"));
  EXPECT_THAT(parsed->metadata, ElementsAre(Pair("content-type", "a/b")));
}

TEST(TrailersTest, AnUnknownCodeIsUnknown) {
  EXPECT_TRUE(absl::IsUnknown(ParseTrailers("grpc-status: 17\r\n")->status));
  EXPECT_TRUE(absl::IsUnknown(ParseTrailers("grpc-status: -1\r\n")->status));
  EXPECT_TRUE(absl::IsUnknown(ParseTrailers("grpc-status: x\r\n")->status));
}

TEST(TrailersTest, RefusesWhatHasNoStatusOrNoColon) {
  EXPECT_FALSE(ParseTrailers("").ok());
  EXPECT_FALSE(ParseTrailers("x: 1\r\n").ok());
  EXPECT_FALSE(ParseTrailers("grpc-status: 0\r\nnonsense\r\n").ok());
}

TEST(TrailersTest, UnreadableDetailsLeaveTheStatus) {
  const auto parsed = ParseTrailers("grpc-status: 3\r\ngrpc-status-details-bin: !\r\n");
  ASSERT_TRUE(parsed.ok());
  EXPECT_TRUE(absl::IsInvalidArgument(parsed->status));
  EXPECT_EQ(parsed->details, "");
}

}  // namespace
}  // namespace parvis::grpc_web
