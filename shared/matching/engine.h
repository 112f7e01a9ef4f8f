// A matching that is kept best while a coordinator edits: one edit in, what changed out.
#ifndef PARVIS_SHARED_MATCHING_ENGINE_H_
#define PARVIS_SHARED_MATCHING_ENGINE_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "shared/matching/constraints.h"
#include "shared/matching/edit.h"
#include "shared/matching/edited_instance.h"
#include "shared/matching/instance.h"
#include "shared/matching/prices.h"
#include "shared/matching/resolve.h"
#include "shared/matching/solve.h"

namespace parvis::matching {

// What forcing a pair would do to the sums.
struct PairPrice {
  bool possible = false;
  int pairs_gained = 0;  // At most 0, as are the points if it is 0.
  int64_t points_gained = 0;

  friend bool operator==(const PairPrice& a, const PairPrice& b) {
    return a.possible == b.possible && a.pairs_gained == b.pairs_gained &&
           a.points_gained == b.points_gained;
  }
};

// Owns constraints and the best matching of an instance, which it edits without touching the one
// that it was given. The matching after any edits is the one that Solve() finds afresh for
// instance() and constraints(). One thread at a time, its const functions too: they work on
// scratch space.
//
// `total` without spread and reciprocity is mended after an edit (resolve.h), in a small part of
// the time of a solve; everything else is solved afresh each time.
class Engine {
 public:
  // Without those who are away. INVALID_ARGUMENT as Solve(), or if there is nobody of an index.
  static absl::StatusOr<Engine> Create(Instance instance, Constraints constraints,
                                       const SolveOptions& options);
  static absl::StatusOr<Engine> Create(std::shared_ptr<const Instance> instance,
                                       Constraints constraints, const SolveOptions& options,
                                       const Away& away = {});
  // With the matching that Solve() found elsewhere for the same instance, constraints and options.
  static Engine FromSolved(std::shared_ptr<const Instance> instance, Constraints constraints,
                           const SolveOptions& options, Matching matching, const Away& away = {});

  // Applies the edit and solves. FAILED_PRECONDITION if something added is there already, or
  // something removed or said to be before is not; INVALID_ARGUMENT as Solve(), or for a value out
  // of range. On an error nothing has changed.
  absl::StatusOr<Difference> Apply(const Edit& edit);

  // Whether Apply() would mend the matching that it has, or has nothing to do, in place of a solve
  // afresh. Of an edit that it takes.
  bool Mends(const Edit& edit) const;

  // The same people under other rules, weights or objective: takes this instance in place of the
  // present one, earlier edits of values and capacities included, applies the edit and solves
  // afresh, once. Who left stays away; pins and forbidden pairs stand. INVALID_ARGUMENT if it has
  // other people or another order of them; else as Apply(). On an error nothing has changed.
  absl::StatusOr<Difference> Rescore(std::shared_ptr<const Instance> instance,
                                     const SolveOptions& options, const Edit& edit = {});

  // What forcing this pair would do, without doing it: pins it, in place of another pin of the
  // same adept and in spite of a forbid. INVALID_ARGUMENT if the pair is not allowed, or if the
  // mentor's places are all pinned to others.
  absl::StatusOr<Difference> Force(Pair pair) const;

  // The same for every mentor, by index, or for every adept, without telling which pairs change:
  // exact; one search if HasQuickPrices(), else a solve for each.
  bool HasQuickPrices() const { return PrepareResolver(); }
  std::vector<PairPrice> PricesOfAdept(int adept) const;
  std::vector<PairPrice> PricesOfMentor(int mentor) const;

  // With all edits. The reference holds until the next edit. Made anew when asked for after an edit
  // of values, capacities or people.
  const Instance& instance() const { return instance_.Current(); }
  const Constraints& constraints() const { return constraints_; }  // Both lists sorted.
  const Matching& matching() const { return matching_; }
  const SolveOptions& options() const { return options_; }

 private:
  Engine(EditedInstance instance, Constraints constraints, const SolveOptions& options,
         Matching matching);

  bool IsPinned(Pair pair) const;
  bool IsForbidden(Pair pair) const;
  // Whether a resolver can be had for the present matching.
  bool HasResolver() const;
  // Makes resolver_, if it is not there, from the present matching. False if edits are solved
  // afresh.
  bool PrepareResolver() const;

  // Set instance, constraints and pins to what the checked edit says.
  void Set(const Edit& edit, Constraints next);
  void SetConstraints(const Edit& edit, Constraints next);
  // Tell the resolver what instance, constraints and pins say of a pair or a person.
  void SyncPair(Pair pair);
  void SyncAdept(int adept);
  void SyncMentor(int mentor);
  void Sync(const Edit& edit);
  // The places of a mentor that are not pinned.
  int32_t FreePlaces(int mentor) const;
  FormedPair Formed(int adept, int mentor, bool pinned) const;

  absl::StatusOr<Difference> SolveAfresh();
  // Sets concerned_: adepts who may have another mentor, by what the resolver found and the edit.
  void FindConcerned(const Edit& edit) const;
  // The mentor by pins and resolver.
  int MentorNow(int adept) const;
  // What is different for the adept if it has this mentor.
  void Tell(int adept, int mentor, bool pinned, Difference& difference) const;
  // Makes the resolver's pairs and prices the matching's.
  void CopyPairs();
  void CopyDuals();

  // OK if the pair can be forced.
  absl::Status CheckForce(Pair pair) const;
  absl::StatusOr<Difference> ForceAfresh(Pair pair) const;
  PairPrice PriceAfresh(Pair pair) const;
  // The pair's score, be it forbidden or not; kNotAllowed if a rule refuses it.
  int32_t ForcedScore(Pair pair) const;

  EditedInstance instance_;
  Constraints constraints_;
  std::vector<int32_t> pin_of_;   // By adept: the mentor, or -1.
  std::vector<int32_t> pins_at_;  // By mentor: how many.
  SolveOptions options_;
  Matching matching_;
  mutable std::unique_ptr<Resolver> resolver_;  // Null until the first edit.
  mutable std::unique_ptr<PriceSearch> price_search_;
  mutable std::vector<int32_t> concerned_;  // Adepts; scratch.
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_ENGINE_H_
