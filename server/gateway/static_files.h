// The files of the web client, held in memory, and the answers to requests for them. What is not
// loaded at the start cannot be asked for: a path is a key here, never a name for the file system.
// Free of Boost.
#ifndef PARVIS_SERVER_GATEWAY_STATIC_FILES_H_
#define PARVIS_SERVER_GATEWAY_STATIC_FILES_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "server/gateway/http_head.h"
#include "server/gateway/reply.h"

namespace parvis::gateway {

// Immutable once loaded: any thread may read.
class StaticFiles {
 public:
  // Reads every file under `directory` but hidden ones. `name.br` and `name.gz` beside `name` are
  // its compressed forms. A directory that is not there, or has no index.html, gives a store whose
  // every page says what to do. RESOURCE_EXHAUSTED above limits::kWebFilesBytes.
  static absl::StatusOr<StaticFiles> Load(const std::string& directory);

  // The answer to a GET or HEAD for `path` (percent-encoded, without query). Files named
  // `name.<hash>.ext` may be kept for ever, the others are asked for each time by their ETag.
  // A path without an extension that is no file is a place within the client, if the browser wants
  // a page: it gets index.html. The body is there for HEAD too: its length is told.
  Reply Get(const HttpHead& head, std::string_view path) const;

 private:
  struct Variant {
    std::shared_ptr<const std::string> content;  // Null if there is no such variant.
    std::string etag;
  };
  struct File {
    Variant identity, brotli, gzip;
    std::string content_type;
    bool immutable = false;
  };

  Reply Serve(const HttpHead& head, const File& file) const;

  std::map<std::string, File, std::less<>> files_;  // By path: "/index.html".
};

// Whether `name` holds a content hash: a part between dots, before the extension, of eight or more
// hexadecimal digits.
bool IsHashedName(std::string_view name);

// The media type by the extension of `name`.
std::string_view ContentTypeOf(std::string_view name);

// How much the client wants a content coding (`br`, `gzip`, `identity`) by its `accept-encoding`,
// 0 to 1000; 0 is not at all (RFC 9110, section 12.5.3).
int EncodingQuality(std::string_view accept_encoding, std::string_view coding);

}  // namespace parvis::gateway

#endif  // PARVIS_SERVER_GATEWAY_STATIC_FILES_H_
