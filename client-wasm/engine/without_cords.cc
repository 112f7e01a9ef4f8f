// Parts of abseil and of the C library that absl::Status could call and the engine never does: a
// status with a payload, a value that is not there, a line in a log. Defined here they are not
// taken from the libraries, which would make the module a quarter larger. Whoever comes by stops
// all the same.
#include <cstdarg>
#include <cstddef>
#include <string>

#include "absl/base/internal/raw_logging.h"
#include "absl/status/statusor.h"
#include "absl/strings/cord.h"

namespace absl {
ABSL_NAMESPACE_BEGIN

Cord::operator std::string() const { __builtin_trap(); }
void Cord::DestroyCordSlow() { __builtin_trap(); }
bool Cord::EqualsImpl(const Cord&, std::size_t) const { __builtin_trap(); }
void Cord::InlineRep::UnrefTree() { __builtin_trap(); }

namespace cord_internal {
void CordzInfo::MaybeTrackCordImpl(InlineData&, const InlineData&, MethodIdentifier) {
  __builtin_trap();
}
}  // namespace cord_internal

namespace internal_statusor {
void Helper::HandleInvalidStatusCtorArg(Status*) { __builtin_trap(); }
void Helper::Crash(const Status&) { __builtin_trap(); }
void ThrowBadStatusOrAccess(Status) { __builtin_trap(); }
}  // namespace internal_statusor

namespace raw_logging_internal {
void RawLog(LogSeverity, const char*, int, const char*, ...) { __builtin_trap(); }
ABSL_CONST_INIT base_internal::AtomicHook<InternalLogFunction> internal_log_function;
}  // namespace raw_logging_internal

ABSL_NAMESPACE_END
}  // namespace absl

extern "C" int vsnprintf(char*, std::size_t, const char*, std::va_list) { __builtin_trap(); }
