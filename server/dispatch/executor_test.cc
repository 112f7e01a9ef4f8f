#include "server/dispatch/executor.h"

#include <atomic>
#include <future>

#include "gtest/gtest.h"

namespace parvis::dispatch {
namespace {

TEST(ExecutorTest, RefusesWhatTheQueueCannotHold) {
  Executor executor(1, 2);
  std::promise<void> started;
  std::promise<void> release;
  std::atomic<int> done = 0;
  EXPECT_TRUE(executor.TryRun([&] {
    started.set_value();
    release.get_future().wait();
  }));
  started.get_future().wait();
  EXPECT_TRUE(executor.TryRun([&] { ++done; }));
  EXPECT_TRUE(executor.TryRun([&] { ++done; }));
  EXPECT_FALSE(executor.TryRun([&] { ++done; }));
  EXPECT_TRUE(executor.Run([&] { ++done; }));
  release.set_value();
  executor.Shutdown();
  EXPECT_EQ(done, 3);
}

TEST(ExecutorTest, ShutdownRunsWhatIsQueuedAndRefusesMore) {
  Executor executor(3, 100);
  std::atomic<int> done = 0;
  for (int i = 0; i < 100; ++i) executor.Run([&] { ++done; });
  executor.Shutdown();
  EXPECT_EQ(done, 100);
  EXPECT_FALSE(executor.TryRun([] {}));
  EXPECT_FALSE(executor.Run([] {}));
}

}  // namespace
}  // namespace parvis::dispatch
