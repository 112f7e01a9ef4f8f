// How a long solve says how far it is, and learns that nobody waits for it any more.
#ifndef PARVIS_SHARED_MATCHING_PROGRESS_H_
#define PARVIS_SHARED_MATCHING_PROGRESS_H_

namespace parvis::matching {

// Implemented by who waits; called by the solver from the thread that called it, some hundred
// times in a solve at most, so that an implementation may do something.
class Progress {
 public:
  virtual ~Progress() = default;
  // Done so far, from 0 to 1, never falling; an estimate. False: give up, the result is not wanted.
  virtual bool Report(double fraction) = 0;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PROGRESS_H_
