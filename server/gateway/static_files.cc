#include "server/gateway/static_files.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "server/gateway/pages.h"
#include "shared/base/limits.h"

namespace parvis::gateway {
namespace {

constexpr std::string_view kIndex = "/index.html";

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every start, so that browsers need not load anew.
std::string Hash(std::string_view content) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return absl::StrFormat("%016x%x", hash, content.size());
}

std::string_view LastSegment(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

std::optional<std::string> Decode(std::string_view path) {
  std::string decoded;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%') {
      decoded.push_back(path[i]);
      continue;
    }
    int octet = 0;
    if (i + 2 >= path.size() || !absl::SimpleHexAtoi(View(path.substr(i + 1, 2)), &octet) ||
        octet <= 0) {
      return std::nullopt;
    }
    decoded.push_back(static_cast<char>(octet));
    i += 2;
  }
  return decoded;
}

// What has no business in a path: it would only be there to get out of the folder.
bool IsSuspicious(std::string_view path) {
  for (const absl::string_view segment : absl::StrSplit(View(path), '/')) {
    if (segment == ".." || segment == ".") return true;
  }
  return path.find('\\') != std::string_view::npos;
}

bool EtagMatches(std::string_view if_none_match, std::string_view etag) {
  for (absl::string_view item : absl::StrSplit(View(if_none_match), ',')) {
    item = absl::StripAsciiWhitespace(item);
    if (item == "*") return true;
    absl::ConsumePrefix(&item, "W/");  // RFC 9110, section 13.1.2: the weak comparison.
    if (item == View(etag)) return true;
  }
  return false;
}

}  // namespace

bool IsHashedName(std::string_view name) {
  constexpr std::size_t kMinDigits = 8;
  const std::string_view base = LastSegment(name);
  const std::vector<absl::string_view> parts = absl::StrSplit(View(base), '.');
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    if (parts[i].size() >= kMinDigits &&
        std::all_of(parts[i].begin(), parts[i].end(), absl::ascii_isxdigit)) {
      return true;
    }
  }
  return false;
}

std::string_view ContentTypeOf(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {"html", "text/html; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"mjs", "text/javascript; charset=utf-8"},
      {"json", "application/json"},
      {"map", "application/json"},
      {"wasm", "application/wasm"},
      {"webmanifest", "application/manifest+json"},
      {"svg", "image/svg+xml"},
      {"png", "image/png"},
      {"jpg", "image/jpeg"},
      {"ico", "image/x-icon"},
      {"webp", "image/webp"},
      {"woff2", "font/woff2"},
      {"woff", "font/woff"},
      {"otf", "font/otf"},
      {"ttf", "font/ttf"},
      {"txt", "text/plain; charset=utf-8"},
  };
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) {
    const std::string extension = absl::AsciiStrToLower(View(name.substr(dot + 1)));
    for (const auto& [key, type] : kTypes) {
      if (key == extension) return type;
    }
  }
  return "application/octet-stream";
}

int EncodingQuality(std::string_view accept_encoding, std::string_view coding) {
  std::optional<int> named, any;
  for (const absl::string_view item : absl::StrSplit(View(accept_encoding), ',')) {
    const std::vector<absl::string_view> parts = absl::StrSplit(item, ';');
    int quality = 1000;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      absl::string_view parameter = absl::StripAsciiWhitespace(parts[i]);
      double value = 0;
      if (absl::ConsumePrefix(&parameter, "q=") && absl::SimpleAtod(parameter, &value)) {
        quality = value >= 1 ? 1000 : value > 0 ? static_cast<int>(value * 1000) : 0;
      }
    }
    const absl::string_view name = absl::StripAsciiWhitespace(parts[0]);
    if (absl::EqualsIgnoreCase(name, View(coding))) named = quality;
    if (name == "*") any = quality;
  }
  if (named) return *named;
  if (any) return *any;
  return coding == "identity" ? 1 : 0;  // Always acceptable, and least wanted, if not named.
}

absl::StatusOr<StaticFiles> StaticFiles::Load(const std::string& directory) {
  namespace fs = std::filesystem;
  StaticFiles store;
  std::map<std::string, std::shared_ptr<const std::string>> contents;
  std::size_t total = 0;
  std::error_code ec;
  const fs::path root(directory);
  fs::recursive_directory_iterator entries(root, ec);
  for (const auto end = fs::end(entries); !ec && entries != end; entries.increment(ec)) {
    std::error_code type_ec;
    if (absl::StartsWith(entries->path().filename().string(), ".")) {
      if (entries->is_directory(type_ec)) entries.disable_recursion_pending();
      continue;
    }
    if (!entries->is_regular_file(type_ec)) continue;
    std::ifstream in(entries->path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) continue;  // What cannot be read is as good as not there.
    auto content = std::make_shared<const std::string>(std::move(bytes).str());
    total += content->size();
    if (total > limits::kWebFilesBytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat("The web files are larger than ", limits::kWebFilesBytes, " bytes."));
    }
    const std::string name = entries->path().lexically_relative(root).generic_string();
    contents[absl::StrCat("/", name)] = std::move(content);
  }
  const auto variant = [&contents](const std::string& path, const char* suffix) {
    const auto found = contents.find(path + suffix);
    if (found == contents.end()) return Variant{};
    return Variant{found->second, absl::StrCat("\"", Hash(*found->second), suffix, "\"")};
  };
  for (const auto& [path, content] : contents) {
    const std::string stem = path.substr(0, path.rfind('.'));
    if ((absl::EndsWith(path, ".br") || absl::EndsWith(path, ".gz")) && contents.count(stem) > 0) {
      continue;
    }
    store.files_[path] = {variant(path, ""), variant(path, ".br"), variant(path, ".gz"),
                          std::string(ContentTypeOf(path)), IsHashedName(path)};
  }
  return store;
}

Reply StaticFiles::Get(const HttpHead& head, std::string_view path) const {
  const std::optional<std::string> decoded = Decode(path);
  if (!decoded || IsSuspicious(*decoded)) return ErrorPage(400);
  if (*decoded == kPageStylePath) return PageStyle();
  const auto file = files_.find(*decoded);
  if (file != files_.end()) return Serve(head, file->second);
  if (LastSegment(*decoded).find('.') != std::string_view::npos) return ErrorPage(404);
  const std::string accept = head.Joined("accept");
  const bool wants_page =
      accept.empty() || absl::StrContains(accept, "text/html") || absl::StrContains(accept, "*/*");
  if (!wants_page) return ErrorPage(404);
  const auto index = files_.find(kIndex);
  return index == files_.end() ? NotBuiltPage() : Serve(head, index->second);
}

Reply StaticFiles::Serve(const HttpHead& head, const File& file) const {
  const std::string accept = head.Joined("accept-encoding");
  const Variant* best = &file.identity;
  const char* encoding = nullptr;
  int best_quality = EncodingQuality(accept, "identity");
  // Brotli last: at the same wish it is the smallest.
  const std::pair<const Variant*, const char*> compressed[] = {{&file.gzip, "gzip"},
                                                               {&file.brotli, "br"}};
  for (const auto& [variant, name] : compressed) {
    if (variant->content == nullptr) continue;
    const int quality = EncodingQuality(accept, name);
    if (quality == 0 || quality < best_quality) continue;
    best = variant;
    encoding = name;
    best_quality = quality;
  }
  Reply reply;
  reply.body = best->content;
  reply.fields = {
      {"content-type", file.content_type},
      {"etag", best->etag},
      {"cache-control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (file.gzip.content != nullptr || file.brotli.content != nullptr) {
    reply.fields.emplace_back("vary", "accept-encoding");
  }
  if (encoding != nullptr) reply.fields.emplace_back("content-encoding", encoding);
  AddSecurityFields(&reply.fields);
  const std::string if_none_match = head.Joined("if-none-match");
  if (!if_none_match.empty() && EtagMatches(if_none_match, best->etag)) {
    reply.status = 304;
    reply.body = std::make_shared<const std::string>();
  }
  return reply;
}

}  // namespace parvis::gateway
