// A proof as it was read: what `parvis match --proof` wrote, or what somebody made of it. Nothing
// in it is believed; check.h tells what it has to fulfil.
#ifndef PARVIS_SHARED_PROOF_PROOF_H_
#define PARVIS_SHARED_PROOF_PROOF_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "shared/matching/policy.h"
#include "shared/proof/price.h"

namespace parvis::proof {

// By the id of a person or an institution. Who is not listed has the price 0.
using Prices = std::map<std::string, Price, std::less<>>;
// By the id of a person: a view.
using Views = std::map<std::string, int64_t, std::less<>>;

struct Proof {
  matching::Objective objective = matching::Objective::kTotal;
  bool reciprocity = false;
  int64_t spread = 0;
  int64_t pairs = 0;
  int64_t total = 0;
  // `total` and `fairest`: dual prices of adepts, mentors and, with reciprocity, institutions.
  Prices u;
  Prices v;
  Prices z;
  // Of a rematch: what it tells of itself, and what is added to the pairs of persons to be placed.
  bool rematch = false;
  int64_t placed = 0;
  int64_t changed = 0;
  Price bonus;
  // `stable`: what each side has now, in its own view. A mentor's is the least of its adepts'.
  Views adepts_have;
  Views mentors_have;
  int64_t blocking_pairs = 0;  // How many stand there; a proof has none.
};

// Reads a proof. INVALID_ARGUMENT with `line:column: reason` for what is not JSON, lacks a member,
// or has one that a proof of its objective does not have.
//
//   {"objective": "total", "spread": N, "pairs": N, "total": N, "u": {ID: PRICE}, "v": {ID: PRICE}}
//   {"objective": "fairest", "pairs": N, "total": N, "u": {ID: PRICE}, "v": {ID: PRICE}}
//   {"objective": "stable", "pairs": N, "total": N, "adepts_have": {ID: VIEW},
//    "mentors_have": {ID: VIEW}, "blocking_pairs": []}
//
// With reciprocity, `total` and `fairest` have "reciprocity": true and "z": {CODE: PRICE}.
// A rematch has "placed": N, "changed": N and "bonus": PRICE.
// A PRICE of `total` is [pairs, points, tie], of `fairest` [pairs, [[score, count], ...], tie];
// with reciprocity the shortfall stands after the pairs. Of a rematch it is [placed, kept, points,
// tie], or [placed, kept, pairs, [[score, count], ...], tie].
absl::StatusOr<Proof> ReadProof(std::string_view json);

}  // namespace parvis::proof

#endif  // PARVIS_SHARED_PROOF_PROOF_H_
