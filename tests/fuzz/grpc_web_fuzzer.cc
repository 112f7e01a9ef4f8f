// The bytes of gRPC-Web as client and gateway decode them. What holds for every input: pieces of
// any size give what the whole gives, a length that is only claimed costs nothing, and what was
// decoded encodes and decodes to itself.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/grpc_web.h"

namespace {

using namespace parvis::grpc_web;

constexpr std::size_t kMaxPayload = 64 * 1024;

void Require(bool holds) {
  if (!holds) std::abort();
}

struct Decoded {
  absl::Status status;
  std::vector<Frame> frames;
  bool whole = false;
};

Decoded DecodeFrames(std::string_view bytes, std::size_t piece) {
  FrameDecoder decoder(kMaxPayload);
  Decoded decoded;
  while (!bytes.empty() && decoded.status.ok()) {
    decoded.status = decoder.Feed(bytes.substr(0, piece), &decoded.frames);
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  decoded.whole = decoder.at_boundary();
  return decoded;
}

void CheckFrames(std::string_view bytes, std::size_t piece) {
  const Decoded whole = DecodeFrames(bytes, bytes.size() + 1);
  const Decoded pieces = DecodeFrames(bytes, piece);
  Require(whole.status == pieces.status);
  Require(whole.frames.size() == pieces.frames.size());
  std::string again;
  for (std::size_t i = 0; i < whole.frames.size(); ++i) {
    Require(whole.frames[i].payload == pieces.frames[i].payload);
    again += EncodeFrame(whole.frames[i].kind, whole.frames[i].payload);
  }
  Require(bytes.substr(0, again.size()) == again);
  if (whole.status.ok()) {
    Require(whole.whole == pieces.whole);
    if (whole.whole) Require(again.size() == bytes.size());
  }
}

void CheckText(std::string_view text, std::size_t piece) {
  std::string whole, pieces;
  Base64Decoder whole_decoder, piece_decoder;
  const absl::Status status = whole_decoder.Feed(text, &whole);
  absl::Status piece_status;
  for (std::string_view rest = text; !rest.empty() && piece_status.ok();) {
    piece_status = piece_decoder.Feed(rest.substr(0, piece), &pieces);
    rest.remove_prefix(std::min(piece, rest.size()));
  }
  Require(status == piece_status);
  Require(whole == pieces);
  if (status.ok()) CheckFrames(whole, piece);
  Require(*DecodeBase64(EncodeBase64(text)) == text);
}

void CheckTrailers(std::string_view block) {
  const absl::StatusOr<Trailers> trailers = ParseTrailers(block);
  if (!trailers.ok()) return;
  const absl::StatusOr<Trailers> again = ParseTrailers(FormatTrailers(*trailers));
  Require(again.ok());
  Require(again->status == trailers->status);
  Require(again->details == trailers->details);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = data[0] % 16 + 1;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  CheckFrames(input, piece);
  CheckText(input, piece);
  CheckTrailers(input);
  Require(PercentDecode(PercentEncode(input)) == input);
  PercentDecode(input);
  return 0;
}
