// RETURN_IF_ERROR and ASSIGN_OR_RETURN: hand a failed absl::Status on to the caller.
// This version of Abseil has none of its own.
#ifndef PARVIS_SHARED_BASE_STATUS_MACROS_H_
#define PARVIS_SHARED_BASE_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#define PARVIS_CONCAT_INNER(a, b) a##b
#define PARVIS_CONCAT(a, b) PARVIS_CONCAT_INNER(a, b)

#define RETURN_IF_ERROR(expression)                                                              \
  do {                                                                                           \
    if (absl::Status parvis_status_ = (expression); !parvis_status_.ok()) return parvis_status_; \
  } while (false)

#define ASSIGN_OR_RETURN(target, expression) \
  PARVIS_ASSIGN_OR_RETURN(PARVIS_CONCAT(parvis_or_, __LINE__), target, expression)
#define PARVIS_ASSIGN_OR_RETURN(holder, target, expression) \
  auto holder = (expression);                               \
  if (!holder.ok()) return holder.status();                 \
  target = *std::move(holder)

#endif  // PARVIS_SHARED_BASE_STATUS_MACROS_H_
