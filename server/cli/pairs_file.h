// Files of pairs, as `parvis match` writes them.
#ifndef PARVIS_SERVER_CLI_PAIRS_FILE_H_
#define PARVIS_SERVER_CLI_PAIRS_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace parvis::cli {

struct PairRecord {
  int line = 0;  // Where it starts in the file, from 1.
  std::string adept;
  std::string mentor;
  // 0 if they were not asked for.
  int32_t score = 0;
  int32_t adept_view = 0;
  int32_t mentor_view = 0;
};

// With kNone, a file may do without the three columns of scores, and they are not looked at.
enum class PairScores { kNone, kRequired };

// Reads `adept,mentor,score,adept_view,mentor_view`, the file that `flag` names. INVALID_ARGUMENT
// with the faults as lines, each ended by \n; who the persons are is not looked at. Warnings, as
// lines, are appended.
absl::StatusOr<std::vector<PairRecord>> ReadPairsFile(std::string_view flag,
                                                      const std::string& path, PairScores scores,
                                                      std::string* warnings);

}  // namespace parvis::cli

#endif  // PARVIS_SERVER_CLI_PAIRS_FILE_H_
