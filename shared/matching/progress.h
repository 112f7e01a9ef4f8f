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

// For a solve that may have to begin anew in another way: what was done before stays done. Nobody
// has to wait: `whole` may be null.
class RisingProgress : public Progress {
 public:
  explicit RisingProgress(Progress* whole) : whole_(whole) {}
  bool Report(double fraction) override {
    if (fraction > last_) last_ = fraction;
    return whole_ == nullptr || whole_->Report(last_);
  }

 private:
  Progress* const whole_;
  double last_ = 0;
};

// A part of a solve tells its own progress from 0 to 1: that is `begin` to `end` of the whole.
class PartOfProgress : public Progress {
 public:
  // Nobody has to wait: `whole` may be null.
  PartOfProgress(Progress* whole, double begin, double end)
      : whole_(whole), begin_(begin), end_(end) {}
  bool Report(double fraction) override {
    return whole_ == nullptr || whole_->Report(begin_ + (end_ - begin_) * fraction);
  }

 private:
  Progress* const whole_;
  const double begin_;
  const double end_;
};

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_PROGRESS_H_
