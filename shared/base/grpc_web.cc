#include "shared/base/grpc_web.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace parvis::grpc_web {
namespace {

constexpr std::uint8_t kTrailersFlag = 0x80;
constexpr std::uint8_t kCompressedFlag = 0x01;
constexpr int kGroup = 4;                   // Base64 characters that stand together,
constexpr int kGroupBytes = 3;              // and the bytes that they stand for.
constexpr std::uint32_t kHighestCode = 16;  // UNAUTHENTICATED

constexpr absl::string_view kStatus = "grpc-status";
constexpr absl::string_view kMessage = "grpc-message";
constexpr absl::string_view kDetails = "grpc-status-details-bin";

std::optional<std::uint32_t> Base64Value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  if (c == '/') return 63;
  return std::nullopt;
}

absl::StatusCode CodeFrom(absl::string_view value) {
  std::uint32_t code = 0;
  if (!absl::SimpleAtoi(value, &code) || code > kHighestCode) return absl::StatusCode::kUnknown;
  return static_cast<absl::StatusCode>(code);
}

}  // namespace

absl::Status FrameDecoder::ReadHeader() {
  const auto flags = static_cast<std::uint8_t>(header_[0]);
  if ((flags & ~(kTrailersFlag | kCompressedFlag)) != 0) {
    return absl::InvalidArgumentError("A frame has unknown flags.");
  }
  if ((flags & kCompressedFlag) != 0) {
    return absl::UnimplementedError("Compressed frames are not supported.");
  }
  expected_ = 0;
  for (std::size_t i = 1; i < kFrameHeaderBytes; ++i) {
    expected_ = expected_ << 8 | static_cast<std::uint8_t>(header_[i]);
  }
  if (expected_ > max_payload_bytes_) {
    return absl::ResourceExhaustedError(
        absl::StrCat("A message has ", expected_, " bytes; the most is ", max_payload_bytes_, "."));
  }
  frame_.kind = (flags & kTrailersFlag) != 0 ? FrameKind::kTrailers : FrameKind::kMessage;
  return absl::OkStatus();
}

absl::Status FrameDecoder::Feed(std::string_view bytes, std::vector<Frame>* frames) {
  if (!error_.ok()) return error_;
  while (!bytes.empty()) {
    if (header_.size() < kFrameHeaderBytes) {
      const std::size_t n = std::min(kFrameHeaderBytes - header_.size(), bytes.size());
      header_.append(bytes.substr(0, n));
      bytes.remove_prefix(n);
      if (header_.size() < kFrameHeaderBytes) break;
      error_ = ReadHeader();
      if (!error_.ok()) return error_;
    }
    const std::size_t n = std::min<std::size_t>(expected_ - frame_.payload.size(), bytes.size());
    frame_.payload.append(bytes.substr(0, n));
    bytes.remove_prefix(n);
    if (frame_.payload.size() == expected_) {
      frames->push_back(std::move(frame_));
      frame_ = Frame();
      header_.clear();
    }
  }
  return absl::OkStatus();
}

std::string FrameHeader(FrameKind kind, std::size_t payload_bytes) {
  std::string header(kFrameHeaderBytes, '\0');
  header[0] = static_cast<char>(kind == FrameKind::kTrailers ? kTrailersFlag : 0);
  for (std::size_t i = kFrameHeaderBytes - 1; i > 0; --i) {
    header[i] = static_cast<char>(payload_bytes & 0xFF);
    payload_bytes >>= 8;
  }
  return header;
}

std::string EncodeFrame(FrameKind kind, std::string_view payload) {
  std::string frame = FrameHeader(kind, payload.size());
  frame.append(payload);
  return frame;
}

absl::Status Base64Decoder::Feed(std::string_view text, std::string* bytes) {
  for (const char c : text) {
    if (c == '=') {
      // At most two, and only at the end of a group.
      if (digits_ < 2) return absl::InvalidArgumentError("Padding in the wrong place of base64.");
      ++padding_;
      group_ <<= 6;
    } else {
      const std::optional<std::uint32_t> value = Base64Value(c);
      if (!value || padding_ > 0) return absl::InvalidArgumentError("The text is not base64.");
      group_ = group_ << 6 | *value;
    }
    if (++digits_ < kGroup) continue;
    for (int i = 0; i < kGroupBytes - padding_; ++i) {
      bytes->push_back(static_cast<char>(group_ >> (16 - 8 * i) & 0xFF));
    }
    group_ = 0;
    digits_ = 0;
    padding_ = 0;
  }
  return absl::OkStatus();
}

std::string EncodeBase64(std::string_view bytes) {
  return absl::Base64Escape(absl::string_view(bytes.data(), bytes.size()));
}

absl::StatusOr<std::string> DecodeBase64(std::string_view text) {
  Base64Decoder decoder;
  std::string bytes;
  absl::Status status = decoder.Feed(text, &bytes);
  // One character too many leaves six bits: padding cannot mend that, and Feed refuses it.
  for (std::size_t n = text.size() % kGroup; status.ok() && n != 0 && n < kGroup; ++n) {
    status = decoder.Feed("=", &bytes);
  }
  if (!status.ok()) return status;
  return bytes;
}

std::string PercentEncode(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet >= 0x20 && octet <= 0x7E && c != '%') {
      encoded.push_back(c);
    } else {
      encoded.push_back('%');
      encoded.push_back(kHex[octet >> 4]);
      encoded.push_back(kHex[octet & 0xF]);
    }
  }
  return encoded;
}

std::string PercentDecode(std::string_view text) {
  const auto digit = [](char c) {
    return absl::ascii_isdigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
  };
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && absl::ascii_isxdigit(text[i + 1]) &&
        absl::ascii_isxdigit(text[i + 2])) {
      decoded.push_back(static_cast<char>(digit(text[i + 1]) << 4 | digit(text[i + 2])));
      i += 2;
    } else {
      decoded.push_back(text[i]);
    }
  }
  return decoded;
}

absl::StatusOr<Trailers> ParseTrailers(std::string_view block) {
  Trailers trailers;
  std::optional<absl::StatusCode> code;
  std::string message;
  absl::string_view rest(block.data(), block.size());
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const absl::string_view line = absl::StripAsciiWhitespace(rest.substr(0, end));
    rest.remove_prefix(end == absl::string_view::npos ? rest.size() : end + 1);
    if (line.empty()) continue;
    const std::size_t colon = line.find(':');
    if (colon == absl::string_view::npos || colon == 0) {
      return absl::InvalidArgumentError("A line of the trailers is not a name and a value.");
    }
    std::string name = absl::AsciiStrToLower(line.substr(0, colon));
    const absl::string_view value = absl::StripLeadingAsciiWhitespace(line.substr(colon + 1));
    if (name == kStatus) {
      code = CodeFrom(value);
    } else if (name == kMessage) {
      message = PercentDecode(std::string_view(value.data(), value.size()));
    } else if (name == kDetails) {
      // Details that cannot be read are no reason to lose the status itself.
      trailers.details =
          DecodeBase64(std::string_view(value.data(), value.size())).value_or(std::string());
    } else {
      trailers.metadata.emplace_back(std::move(name), std::string(value));
    }
  }
  if (!code) return absl::InvalidArgumentError("The trailers have no grpc-status.");
  trailers.status = absl::Status(*code, message);
  return trailers;
}

std::string FormatTrailers(const Trailers& trailers) {
  std::string block = absl::StrCat(kStatus, ": ", static_cast<int>(trailers.status.code()), "\r\n");
  if (!trailers.status.message().empty()) {
    const absl::string_view message = trailers.status.message();
    absl::StrAppend(&block, kMessage, ": ",
                    PercentEncode(std::string_view(message.data(), message.size())), "\r\n");
  }
  if (!trailers.details.empty()) {
    absl::StrAppend(&block, kDetails, ": ", EncodeBase64(trailers.details), "\r\n");
  }
  for (const auto& [name, value] : trailers.metadata) {
    absl::StrAppend(&block, name, ": ", value, "\r\n");
  }
  return block;
}

}  // namespace parvis::grpc_web
