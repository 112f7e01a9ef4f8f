#include "server/cli/pairs_file.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "server/cli/files.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/rules/import_table.h"

namespace parvis::cli {
namespace {

constexpr rules::ImportColumn kScoredColumns[] = {
    {"adept"}, {"mentor"}, {"score"}, {"adept_view"}, {"mentor_view"}};
constexpr rules::ImportColumn kColumns[] = {{"adept"}, {"mentor"}};
constexpr csv::Limits kLimits = {limits::kScoreFileBytes, limits::kScoreRecords,
                                 limits::kScoreCells};

std::string Id(rules::ImportRow& row, std::string_view column) {
  const std::string_view id = row.Cell(column);
  if (id.empty()) row.Fault(column, text::Message::kImportCellEmpty);
  return std::string(id);
}

}  // namespace

absl::StatusOr<std::vector<PairRecord>> ReadPairsFile(std::string_view flag,
                                                      const std::string& path, PairScores scores,
                                                      std::string* warnings) {
  const absl::StatusOr<std::string> content = ReadFile(path, limits::kScoreFileBytes);
  if (!content.ok())
    return absl::InvalidArgumentError(
        absl::StrCat("--", AbslView(flag), " ", content.status().message(), "\n"));
  rules::ImportFaults faults;
  rules::ImportFaults odd;
  const std::string name = path.substr(path.rfind('/') + 1);
  const bool scored = scores == PairScores::kRequired;
  std::vector<PairRecord> pairs;
  const auto table = rules::ImportTable::Read(
      name, *content,
      scored ? std::span<const rules::ImportColumn>(kScoredColumns) : std::span(kColumns),
      {&faults, &odd}, kLimits);
  if (table) {
    for (const csv::Record& record : table->records()) {
      rules::ImportRow row(*table, record);
      PairRecord pair{row.line(), Id(row, "adept"), Id(row, "mentor")};
      if (scored) {
        pair.score = row.Number("score", 0, limits::kMaxOwnScore);
        pair.adept_view = row.Number("adept_view", 0, limits::kMaxOwnScore);
        pair.mentor_view = row.Number("mentor_view", 0, limits::kMaxOwnScore);
      }
      if (row.ok()) pairs.push_back(std::move(pair));
    }
  }
  if (scored) *warnings += rules::FaultLines(odd, text::Language::kEnglish);
  if (!faults.empty())
    return absl::InvalidArgumentError(rules::FaultLines(faults, text::Language::kEnglish));
  return pairs;
}

}  // namespace parvis::cli
