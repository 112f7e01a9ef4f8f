// The time, as something that is handed in: the only place that asks the machine for it.
#ifndef PARVIS_SERVER_CLOCK_CLOCK_H_
#define PARVIS_SERVER_CLOCK_CLOCK_H_

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace parvis {

// Any thread may ask.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual absl::Time Now() const = 0;
};

class SystemClock final : public Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }
};

}  // namespace parvis

#endif  // PARVIS_SERVER_CLOCK_CLOCK_H_
