// The bytes of gRPC-Web: frames, trailers, text mode and percent-encoding, for the gateway and for
// the browser's client alike. Protocol: github.com/grpc/grpc, doc/PROTOCOL-WEB.md and
// doc/PROTOCOL-HTTP2.md.
//
// Everything here works on memory alone: no sockets, no clock, no threads. An object may be used by
// one thread at a time; the functions by any.
#ifndef PARVIS_SHARED_BASE_GRPC_WEB_H_
#define PARVIS_SHARED_BASE_GRPC_WEB_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace parvis::grpc_web {

inline constexpr std::string_view kContentType = "application/grpc-web+proto";
inline constexpr std::string_view kTextContentType = "application/grpc-web-text+proto";

// A frame starts with one octet of flags and the payload's length, four octets, big-endian.
inline constexpr std::size_t kFrameHeaderBytes = 5;

enum class FrameKind { kMessage, kTrailers };

struct Frame {
  FrameKind kind = FrameKind::kMessage;
  std::string payload;
};

// Cuts a stream of bytes, in whatever pieces it comes, into frames. Memory grows with the bytes
// that have come, never with a length that is only claimed.
class FrameDecoder {
 public:
  // A frame with a longer payload is refused as soon as its header is there.
  explicit FrameDecoder(std::size_t max_payload_bytes) : max_payload_bytes_(max_payload_bytes) {}

  // Takes `bytes` and appends the frames that they complete to `frames`. After an error the decoder
  // is spent and gives that error again. Errors: UNIMPLEMENTED for a compressed frame,
  // RESOURCE_EXHAUSTED for a too large one, INVALID_ARGUMENT for unknown flags.
  absl::Status Feed(std::string_view bytes, std::vector<Frame>* frames);

  // Whether no frame is begun and unfinished: what a body must come to at its end.
  bool at_boundary() const { return header_.empty(); }

  // How much of the current message's payload has come, and how much it is by its header; of 0
  // before that is whole, between frames, and in trailers.
  std::size_t received() const { return frame_.payload.size(); }
  std::size_t expected() const {
    const bool known = header_.size() == kFrameHeaderBytes && frame_.kind == FrameKind::kMessage;
    return known ? expected_ : 0;
  }

 private:
  absl::Status ReadHeader();

  const std::size_t max_payload_bytes_;
  std::string header_;          // What has come of the header of the current frame.
  std::uint32_t expected_ = 0;  // Payload bytes of the current frame, once the header is whole.
  Frame frame_;
  absl::Status error_;
};

// The five octets that precede a payload of `payload_bytes`.
std::string FrameHeader(FrameKind kind, std::size_t payload_bytes);

// Header and payload. The payload must be smaller than 4 GiB.
std::string EncodeFrame(FrameKind kind, std::string_view payload);

// Decodes base64 (RFC 4648, section 4) that comes in pieces and may hold padding in the middle,
// where one chunk ended and another began: the text mode of gRPC-Web.
class Base64Decoder {
 public:
  // Appends to `bytes` what `text` completes. INVALID_ARGUMENT for anything that is not base64;
  // the decoder is then spent.
  absl::Status Feed(std::string_view text, std::string* bytes);

  // Whether the text may end here: no group of four is begun and unfinished.
  bool at_boundary() const { return digits_ == 0; }

 private:
  std::uint32_t group_ = 0;  // The bits of the current group of four.
  int digits_ = 0;           // Characters of it that have come, padding included.
  int padding_ = 0;          // Of these, '='.
};

// Base64 with padding.
std::string EncodeBase64(std::string_view bytes);

// All of `text` as base64, with or without padding at its end, as binary metadata may come.
absl::StatusOr<std::string> DecodeBase64(std::string_view text);

// `grpc-message`: bytes outside of 0x20..0x7E, and '%', become %XX.
std::string PercentEncode(std::string_view text);

// The reverse. As the protocol asks, it never fails: a '%' without two hexadecimal digits stays.
std::string PercentDecode(std::string_view text);

// How a call ended, and the other entries that came with it. Names are lower-case; `-bin` values
// are left as base64.
struct Trailers {
  absl::Status status;
  // `grpc-status-details-bin`, decoded: a serialised google.rpc.Status; empty if there was none.
  std::string details;
  std::vector<std::pair<std::string, std::string>> metadata;
};

// Reads the payload of a trailers frame, or a block of HTTP headers of an answer without a body
// (`name: value` lines; CRLF or LF between them; other headers land in `metadata`).
// INVALID_ARGUMENT if there is no `grpc-status` or a line has no colon.
absl::StatusOr<Trailers> ParseTrailers(std::string_view block);

// Writes the payload of a trailers frame. Names must be lower-case, and values free of line breaks,
// with `-bin` values in base64 already.
std::string FormatTrailers(const Trailers& trailers);

}  // namespace parvis::grpc_web

#endif  // PARVIS_SHARED_BASE_GRPC_WEB_H_
