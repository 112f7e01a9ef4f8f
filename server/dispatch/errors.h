// The catalogue of errors that a user can see. Each is one named function: code, reason, both
// languages, and what google.rpc details it carries. A noun has its own (server/matching/errors.h
// …), made with Error() below. A status that is not made here reaches the client as INTERNAL with
// a generic text and an id to look up in the log, but for UNAVAILABLE, which stays what it is.
// Arguments must be no personal data: they are logged.
#ifndef PARVIS_SERVER_DISPATCH_ERRORS_H_
#define PARVIS_SERVER_DISPATCH_ERRORS_H_

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "parvis/v1/text.pb.h"
#include "shared/text/messages.h"

namespace parvis::dispatch {

// ErrorInfo.domain of all our errors.
inline constexpr char kErrorDomain[] = "parvis";

// An error with a google.rpc.ErrorInfo (`reason` in UPPER_SNAKE_CASE) and a text in the caller's
// language.
absl::Status Error(absl::StatusCode code, std::string_view reason, text::Message message,
                   std::initializer_list<std::string_view> arguments = {});

// What ErrorInfo.metadata carries for programs, by its key.
using ErrorMetadata = std::map<std::string, std::string>;

// The same with a text that is not one message of the catalogue, and with metadata.
absl::Status Error(absl::StatusCode code, std::string_view reason, const v1::Text& text,
                   const ErrorMetadata& metadata);

// INVALID_ARGUMENT with one google.rpc.BadRequest.FieldViolation. `path` is the field's as in
// `change.added_pins[0].adept`.
absl::Status InvalidField(std::string_view path, text::Message message,
                          std::initializer_list<std::string_view> arguments = {});
absl::Status InvalidField(std::string_view path, const v1::Text& text);

// Adds the violations of `other` to `status`, so that all fields at fault are told at once. Both
// are OK or made by InvalidField.
absl::Status Combine(absl::Status status, const absl::Status& other);

absl::Status NotSignedIn();                           // UNAUTHENTICATED NOT_SIGNED_IN
absl::Status SessionEnded();                          // UNAUTHENTICATED SESSION_ENDED
absl::Status LinkNotGood();                           // UNAUTHENTICATED LINK_NOT_GOOD
absl::Status LinkExpired();                           // UNAUTHENTICATED LINK_EXPIRED
absl::Status NotAllowed();                            // PERMISSION_DENIED NOT_ALLOWED
absl::Status RoundNotFound();                         // NOT_FOUND ROUND_NOT_FOUND
absl::Status Changed();                               // ABORTED CHANGED: a stale etag
absl::Status Busy();                                  // UNAVAILABLE BUSY
absl::Status ShuttingDown();                          // UNAVAILABLE SHUTTING_DOWN
absl::Status TooManyStreams();                        // RESOURCE_EXHAUSTED TOO_MANY_STREAMS
absl::Status SequenceUnknown();                       // OUT_OF_RANGE SEQUENCE_UNKNOWN
absl::Status MissingField(std::string_view path);     // INVALID_ARGUMENT, field violation
absl::Status BadResourceName(std::string_view path);  // INVALID_ARGUMENT, field violation
absl::Status BadPageToken(std::string_view path);     // INVALID_ARGUMENT, field violation
absl::Status BadRequestId(std::string_view path);     // INVALID_ARGUMENT, field violation
absl::Status RequestIdReused(std::string_view path);  // INVALID_ARGUMENT, field violation

// What a status made here says to a person; nothing for any other.
std::optional<v1::Text> UserText(const absl::Status& status);
// ErrorInfo.reason of a status made here; empty for any other.
std::string Reason(const absl::Status& status);

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_ERRORS_H_
