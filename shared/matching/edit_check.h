// Whether an edit can be made.
#ifndef PARVIS_SHARED_MATCHING_EDIT_CHECK_H_
#define PARVIS_SHARED_MATCHING_EDIT_CHECK_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "shared/matching/constraints.h"
#include "shared/matching/edit.h"
#include "shared/matching/edited_instance.h"

namespace parvis::matching {

// INVALID_ARGUMENT that names the pair and the fault.
absl::Status Impossible(const EditedInstance& instance, Pair pair, ConstraintFault fault);

// The constraints after the edit, if it can be made: FAILED_PRECONDITION if what it adds is there
// or what it removes is not, INVALID_ARGUMENT if the edited constraints cannot be had together on
// the edited instance. `present` must be sorted and possible; costs its length and the edit's.
absl::StatusOr<Constraints> CheckEdit(const EditedInstance& instance, const Constraints& present,
                                      const Edit& edit);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_EDIT_CHECK_H_
