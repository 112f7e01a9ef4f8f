// Resolver's search from both ends: from a row that is to be placed, or a column with too many
// rows, and from a free place that still has a price. An edit mostly leaves one of each behind, and
// the best path mostly leads from the one to the other.
//
// Bidirectional search with potentials (Pohl, Bi-directional search, 1971; Ikeda et al., A fast
// algorithm for finding better routes by AI search techniques, 1994). Forward knows the distances F
// of all columns below a radius f, backward the distances B of all columns below a radius b: how
// far it is from them to the free place. Whenever one of them reaches a column that the other has
// reached, F + B is the length of a path. Once f + b is as long as the shortest path found, none is
// shorter: it would have an arc from a column taken forward to one relaxed backward, and whoever
// came to that arc last would have found it. Then prices move by f - F forward and by b - B
// backward, with f + b the path's length: arcs within one ball or from one to the other stay at 0
// or above, and the path's become 0. If a search comes to an end of its own, its radius grows no
// further, since prices stay at 0 or above; where forward does, that end is the best.
//
// Invariant and cost as resolve.h; two balls of half the radius hold far fewer lines than one.
#include <algorithm>

#include "shared/matching/resolve.h"

namespace parvis::matching {

int Resolver::VacancyWithPrice() const {
  for (int column : vacant_)
    if (HasFreePlace(column) && CompactWeight{} < state_.columns.Dual(column)) return column;
  return -1;
}

void Resolver::OfferMeeting(int column, CompactWeight forward, CompactWeight backward) {
  if (!column_search_.ShortenEnd(forward + backward)) return;
  meeting_column_ = column;
  end_row_ = end_column_ = -1;
}

// True if the best path leads to the vacancy; then the length of forward's part is set.
bool Resolver::SearchBoth(int root_column, int vacancy, CompactWeight* forward_radius) {
  const auto offer = [&](int column) {
    if (column == root_column) {
      OfferMeeting(column, {}, relaxed_at_[column]);
    } else if (column_search_.IsReached(column)) {
      OfferMeeting(column, column_search_.DistanceTo(column), relaxed_at_[column]);
    }
  };
  BeginBackward(vacancy);
  offer(vacancy);
  CompactWeight backward_radius;
  for (bool backward_grows = true;;) {
    if (!StepForward(root_column)) {
      *forward_radius = column_search_.end();
      return meeting_column_ >= 0;
    }
    const CompactWeight forward = column_search_.distance();
    if (backward_grows) {
      const std::size_t relaxed_before = relaxed_.size();
      backward_grows = StepBackward() >= 0;
      backward_radius = backward_grows ? row_search_.distance() : row_search_.end();
      if (relaxed_.size() > relaxed_before) offer(relaxed_.back());
    }
    const CompactWeight end = column_search_.end();
    if (meeting_column_ < 0 || forward + backward_radius < end) continue;
    *forward_radius = forward < end ? forward : end;
    return true;
  }
}

void Resolver::AugmentBoth(int root_row, int root_column, int vacancy) {
  on_path_.clear();
  for (int column = meeting_column_;;) {
    on_path_.push_back(column);
    if (column == vacancy) break;
    column = row_search_.from(via_[column]);
  }
  // Where arcs of length 0 let the two parts cross, the path goes over at the crossing that is
  // nearest to the root.
  end_column_ = meeting_column_;
  for (int column = meeting_column_;;) {
    if (std::find(on_path_.begin(), on_path_.end(), column) != on_path_.end()) end_column_ = column;
    if (column == root_column) break;
    const int row = column_search_.from(column);
    if (row == root_row) break;
    column = state_.column_of[row];
  }
  taking_row_ = via_[end_column_];
  if (taking_row_ >= 0) AugmentBackward(vacancy);  // Else it is the vacancy itself.
  AugmentForward(root_row, root_column);
}

}  // namespace parvis::matching
