// Our own threads, where all logic runs that is not a write: gRPC's threads only hand over.
#ifndef PARVIS_SERVER_DISPATCH_EXECUTOR_H_
#define PARVIS_SERVER_DISPATCH_EXECUTOR_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"

namespace parvis::dispatch {

// A fixed number of threads and a bounded queue, first come first served. Any thread may call it.
class Executor {
 public:
  using Task = absl::AnyInvocable<void()>;

  Executor(int threads, std::size_t queue_limit);
  ~Executor();  // As Shutdown.
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // False, and the task is not run, if the queue is full or the executor is shutting down.
  bool TryRun(Task task);

  // The same, but for the going-on of what has been let in: only refused on shutdown.
  bool Run(Task task);

  // Runs what is queued, and joins the threads. Not from one of its own tasks.
  void Shutdown();

 private:
  void Work();

  const std::size_t queue_limit_;
  std::mutex mutex_;
  std::condition_variable available_;
  std::deque<Task> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace parvis::dispatch

#endif  // PARVIS_SERVER_DISPATCH_EXECUTOR_H_
