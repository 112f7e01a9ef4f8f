#include "shared/proof/proof.h"

#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/proof/json.h"

namespace parvis::proof {
namespace {

using matching::Objective;
using Kind = JsonValue::Kind;

// The members of an object: each is taken once, by name, and none may be left.
class Members {
 public:
  explicit Members(const JsonValue& object) : object_(object), taken_(object.members.size()) {}

  absl::StatusOr<const JsonValue*> Take(std::string_view name, Kind kind) {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      const auto& [other, value] = object_.members[i];
      if (other != name) continue;
      taken_[i] = true;
      if (value.kind == kind) return &value;
      return FaultAt(value.place, absl::StrCat(AbslView(name), " is not ", KindName(kind)));
    }
    return FaultAt(object_.place, absl::StrCat("the proof has no member ", AbslView(name)));
  }

  bool Has(std::string_view name) const {
    for (const auto& [other, value] : object_.members)
      if (other == name) return true;
    return false;
  }

  absl::Status ExpectAllTaken() const {
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      const auto& [name, value] = object_.members[i];
      if (!taken_[i])
        return FaultAt(value.place, absl::StrCat("a proof of this objective has no member ", name));
    }
    return absl::OkStatus();
  }

 private:
  static const char* KindName(Kind kind) {
    switch (kind) {
      case Kind::kNumber:
        return "a number";
      case Kind::kBool:
        return "true or false";
      case Kind::kText:
        return "a text";
      case Kind::kArray:
        return "an array";
      case Kind::kObject:
        return "an object";
    }
    return "";
  }

  const JsonValue& object_;
  std::vector<bool> taken_;
};

absl::StatusOr<int64_t> TakeNumber(Members& members, std::string_view name) {
  ASSIGN_OR_RETURN(const JsonValue* value, members.Take(name, Kind::kNumber));
  return value->number;
}

// [[score, count], ...] by rising score, no count 0.
absl::StatusOr<std::vector<Price::Level>> ReadLevels(const JsonValue& array) {
  if (array.kind != Kind::kArray) return FaultAt(array.place, "this is not an array of levels");
  std::vector<Price::Level> levels;
  for (const JsonValue& item : array.items) {
    if (item.kind != Kind::kArray || item.items.size() != 2 ||
        item.items[0].kind != Kind::kNumber || item.items[1].kind != Kind::kNumber)
      return FaultAt(item.place, "a level is not written [score, count]");
    const int64_t score = item.items[0].number;
    const int64_t count = item.items[1].number;
    if (score < 0 || score >= std::numeric_limits<int32_t>::max())
      return FaultAt(item.place, "the score of a level is out of range");
    if (!levels.empty() && score <= levels.back().score)
      return FaultAt(item.place, "the levels do not rise");
    if (count == 0) return FaultAt(item.place, "a level of count 0 is left out");
    levels.push_back({static_cast<int32_t>(score), count});
  }
  return levels;
}

// One price, in the form of the proof's objective.
absl::StatusOr<Price> ReadPrice(const JsonValue& value, const Proof& proof) {
  const bool fairest = proof.objective == Objective::kFairest;
  const bool counts_pairs = proof.rematch && fairest;
  const std::size_t size = (proof.reciprocity || proof.rematch ? 4 : 3) + (counts_pairs ? 1 : 0);
  if (value.kind != Kind::kArray || value.items.size() != size)
    return FaultAt(value.place, absl::StrCat("a price is not an array of ", size, " components"));
  const JsonValue& middle = value.items[size - 2];
  Price price;
  for (const JsonValue& item : value.items)
    if (&item != &middle && item.kind != Kind::kNumber)
      return FaultAt(item.place, "this is not a number");
  price.pairs = value.items.front().number;
  if (proof.reciprocity || proof.rematch) price.shortfall = value.items[1].number;
  if (counts_pairs) price.points = value.items[2].number;
  price.tie = value.items.back().number;
  if (fairest) {
    ASSIGN_OR_RETURN(price.levels, ReadLevels(middle));
  } else if (middle.kind == Kind::kNumber) {
    price.points = middle.number;
  } else {
    return FaultAt(middle.place, "this is not a number");
  }
  return price;
}

absl::StatusOr<Prices> TakePrices(Members& members, std::string_view name, const Proof& proof) {
  ASSIGN_OR_RETURN(const JsonValue* object, members.Take(name, Kind::kObject));
  Prices prices;
  for (const auto& [id, value] : object->members) {
    ASSIGN_OR_RETURN(Price price, ReadPrice(value, proof));
    prices.emplace(id, std::move(price));
  }
  return prices;
}

absl::StatusOr<Views> TakeViews(Members& members, std::string_view name) {
  ASSIGN_OR_RETURN(const JsonValue* object, members.Take(name, Kind::kObject));
  Views views;
  for (const auto& [id, value] : object->members) {
    if (value.kind != Kind::kNumber) return FaultAt(value.place, "this is not a number");
    views.emplace(id, value.number);
  }
  return views;
}

absl::StatusOr<Objective> TakeObjective(Members& members) {
  ASSIGN_OR_RETURN(const JsonValue* value, members.Take("objective", Kind::kText));
  if (value->text == "total") return Objective::kTotal;
  if (value->text == "fairest") return Objective::kFairest;
  if (value->text == "stable") return Objective::kStable;
  return FaultAt(value->place, "the objective is not total, fairest or stable");
}

absl::Status ReadStable(Members& members, Proof& proof) {
  ASSIGN_OR_RETURN(proof.adepts_have, TakeViews(members, "adepts_have"));
  ASSIGN_OR_RETURN(proof.mentors_have, TakeViews(members, "mentors_have"));
  ASSIGN_OR_RETURN(const JsonValue* blocking, members.Take("blocking_pairs", Kind::kArray));
  proof.blocking_pairs = static_cast<int64_t>(blocking->items.size());
  return absl::OkStatus();
}

absl::Status ReadRematch(Members& members, Proof& proof) {
  proof.rematch = true;
  ASSIGN_OR_RETURN(proof.placed, TakeNumber(members, "placed"));
  ASSIGN_OR_RETURN(proof.changed, TakeNumber(members, "changed"));
  ASSIGN_OR_RETURN(const JsonValue* bonus, members.Take("bonus", Kind::kArray));
  ASSIGN_OR_RETURN(proof.bonus, ReadPrice(*bonus, proof));
  return absl::OkStatus();
}

absl::Status ReadDuals(Members& members, Proof& proof) {
  if (proof.objective == Objective::kTotal) {
    ASSIGN_OR_RETURN(proof.spread, TakeNumber(members, "spread"));
  }
  if (members.Has("reciprocity")) {
    ASSIGN_OR_RETURN(const JsonValue* value, members.Take("reciprocity", Kind::kBool));
    proof.reciprocity = value->number != 0;
  }
  if (members.Has("bonus")) RETURN_IF_ERROR(ReadRematch(members, proof));
  ASSIGN_OR_RETURN(proof.u, TakePrices(members, "u", proof));
  ASSIGN_OR_RETURN(proof.v, TakePrices(members, "v", proof));
  if (proof.reciprocity) {
    ASSIGN_OR_RETURN(proof.z, TakePrices(members, "z", proof));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Proof> ReadProof(std::string_view json) {
  ASSIGN_OR_RETURN(const JsonValue value, ReadJson(json));
  if (value.kind != Kind::kObject) return FaultAt(value.place, "a proof is one object");
  Members members(value);
  Proof proof;
  ASSIGN_OR_RETURN(proof.objective, TakeObjective(members));
  ASSIGN_OR_RETURN(proof.pairs, TakeNumber(members, "pairs"));
  ASSIGN_OR_RETURN(proof.total, TakeNumber(members, "total"));
  const bool stable = proof.objective == Objective::kStable;
  RETURN_IF_ERROR(stable ? ReadStable(members, proof) : ReadDuals(members, proof));
  RETURN_IF_ERROR(members.ExpectAllTaken());
  return proof;
}

}  // namespace parvis::proof
