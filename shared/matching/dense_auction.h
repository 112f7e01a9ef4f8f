// The auction on a full matrix where each row gets a column of its own: free rows bid for columns,
// and so find prices at which nearly every row has a column that is nearly its best. (auction.h is
// for capacities and shortages.)
//
// Source: D. P. Bertsekas, The auction algorithm: a distributed relaxation method for the
// assignment problem, Annals of Operations Research 14, 1988; with falling epsilon.
//
// A free row takes its best column from whoever has it, and raises the price to where the column
// is worth epsilon less to it than its second best.
//
// Invariant: the value of a matched row's column is at most epsilon below the highest of the row.
// Prices only rise, and a column that once had a row keeps having one.
//
// Cost: one SIMD pass over a row for each bid; some ten bids for each row in all, where an epsilon
// falls to a fifth from round to round. The last few free rows of a round would drive prices up
// step by step: they are left to the augmenting forest.
#ifndef PARVIS_SHARED_MATCHING_DENSE_AUCTION_H_
#define PARVIS_SHARED_MATCHING_DENSE_AUCTION_H_

#include <cstdint>

#include "shared/matching/full_assignment.h"
#include "shared/matching/priced_matching.h"

namespace parvis::matching {

// One round, which ends when no more than `leave` rows are free, or after 50 bids for each row.
// Rows whose column is not within epsilon of their best are released first. With epsilon 0 a
// row that has two best columns, of which the first is taken, stays free.
// kDone, kImpossible for a row without any column, or kTooWide.
template <class T>
FullStatus RunDenseAuction(int32_t epsilon, int32_t leave, PricedMatching<T>& matching);

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_DENSE_AUCTION_H_
