// Fault lines for standard error: the first hundred, and then how many more.
#ifndef PARVIS_SERVER_CLI_FAULT_LINES_H_
#define PARVIS_SERVER_CLI_FAULT_LINES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "shared/base/limits.h"

namespace parvis::cli {

class FaultLines {
 public:
  void Add(std::string_view line) {
    if (++count_ > limits::kReportedFaults) return;
    lines_ += line;
    lines_ += '\n';
  }

  bool empty() const { return count_ == 0; }

  // OK without faults, else INVALID_ARGUMENT with all lines, each ended by \n.
  absl::Status ToStatus() const {
    if (empty()) return absl::OkStatus();
    std::string lines = lines_;
    if (count_ > limits::kReportedFaults)
      lines += "and " + std::to_string(count_ - limits::kReportedFaults) + " more\n";
    return absl::InvalidArgumentError(lines);
  }

 private:
  std::string lines_;
  std::size_t count_ = 0;
};

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_FAULT_LINES_H_
