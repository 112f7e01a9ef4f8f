// A clock that stands still until a test moves it.
#ifndef PARVIS_TESTS_SUPPORT_FAKE_CLOCK_H_
#define PARVIS_TESTS_SUPPORT_FAKE_CLOCK_H_

#include <atomic>

#include "absl/time/time.h"
#include "server/clock/clock.h"

namespace parvis::testing {

// Any thread may ask and move it.
class FakeClock final : public Clock {
 public:
  absl::Time Now() const override { return absl::FromUnixMicros(now_us_.load()); }
  void Set(absl::Time now) { now_us_ = absl::ToUnixMicros(now); }
  void Advance(absl::Duration by) { now_us_ += absl::ToInt64Microseconds(by); }

 private:
  // 2026-01-15 08:00 UTC: any fixed moment will do.
  std::atomic<int64_t> now_us_ = 1'768'464'000'000'000;
};

}  // namespace parvis::testing

#endif  // PARVIS_TESTS_SUPPORT_FAKE_CLOCK_H_
