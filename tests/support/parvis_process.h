// The real binary as a process of its own, for tests that stop or kill it.
#ifndef PARVIS_TESTS_SUPPORT_PARVIS_PROCESS_H_
#define PARVIS_TESTS_SUPPORT_PARVIS_PROCESS_H_

#include <sys/types.h>

#include <string>
#include <vector>

namespace parvis::testing {

// Of one thread. What the process writes goes to a file of its own.
class ParvisProcess {
 public:
  // Starts `binary` with these arguments; output and errors go to `log_path`, at its end.
  ParvisProcess(const std::string& binary, std::vector<std::string> arguments,
                const std::string& log_path);
  // Kills the process, if it still runs.
  ~ParvisProcess();
  ParvisProcess(const ParvisProcess&) = delete;
  ParvisProcess& operator=(const ParvisProcess&) = delete;

  // Sends the signal, and waits for the end. Gives the exit status, or minus the signal that ended
  // it.
  int End(int signal);

 private:
  pid_t pid_ = -1;
};

}  // namespace parvis::testing

#endif  // PARVIS_TESTS_SUPPORT_PARVIS_PROCESS_H_
