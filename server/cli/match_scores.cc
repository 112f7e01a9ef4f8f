#include "server/cli/match_scores.h"

#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/cli/files.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"
#include "shared/base/string_views.h"
#include "shared/rules/import_table.h"

namespace parvis::cli {
namespace {

using matching::Instance;
using rules::ImportColumn;
using rules::ImportFaults;
using rules::ImportReport;
using rules::ImportRow;
using rules::ImportTable;
using text::Message;

constexpr ImportColumn kScoreColumns[] = {
    {"adept"}, {"mentor"}, {"score"}, {"adept_view", false}, {"mentor_view", false}};
constexpr ImportColumn kCapacityColumns[] = {{"mentor"}, {"capacity"}};
constexpr csv::Limits kLimits = {limits::kScoreFileBytes, limits::kScoreRecords,
                                 limits::kScoreCells};
// So that sums of scores and spread stay within what shared/matching/weight.h can hold.
constexpr int kMaxPersons = 100'000;

// A pair as the file has it.
struct Line {
  std::string adept;
  std::string mentor;
  Instance::Score score;
};

// Index by id, in the order of the ids.
using Indexes = std::map<std::string, int32_t, std::less<>>;

std::string FileName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

absl::StatusOr<std::string> ReadOwnFile(std::string_view flag, const std::string& path) {
  absl::StatusOr<std::string> content = ReadFile(path, limits::kScoreFileBytes);
  if (!content.ok())
    return absl::InvalidArgumentError(
        absl::StrCat("--", AbslView(flag), " ", content.status().message(), "\n"));
  return content;
}

std::string Id(ImportRow& row, std::string_view column) {
  const std::string_view id = row.Cell(column);
  if (id.empty()) row.Fault(column, Message::kImportCellEmpty);
  if (id.size() > limits::kPersonIdBytes)
    row.Fault(column, Message::kImportTextTooLong,
              {std::to_string(id.size()), std::to_string(limits::kPersonIdBytes)});
  return std::string(id);
}

int32_t ScoreIn(ImportRow& row, std::string_view column) {
  return row.Number(column, 0, limits::kMaxOwnScore);
}

std::vector<Line> ReadLines(const std::string& path, std::string_view content,
                            ImportReport report) {
  std::vector<Line> lines;
  const auto table = ImportTable::Read(FileName(path), content, kScoreColumns, report, kLimits);
  if (!table) return lines;
  std::unordered_map<std::string, int> first_line;
  for (const csv::Record& record : table->records()) {
    ImportRow row(*table, record);
    Line line{Id(row, "adept"), Id(row, "mentor"), {}};
    line.score.score = ScoreIn(row, "score");
    line.score.views.adept =
        row.Cell("adept_view").empty() ? line.score.score : ScoreIn(row, "adept_view");
    line.score.views.mentor =
        row.Cell("mentor_view").empty() ? line.score.score : ScoreIn(row, "mentor_view");
    const auto [first, is_new] = first_line.emplace(line.adept + "=" + line.mentor, row.line());
    if (!is_new)
      row.Fault("", Message::kImportDuplicateId, {first->first, std::to_string(first->second)});
    if (row.ok()) lines.push_back(std::move(line));
  }
  return lines;
}

std::map<std::string, int32_t> ReadCapacities(const std::string& path, std::string_view content,
                                              ImportReport report) {
  std::map<std::string, int32_t> capacities;
  const auto table = ImportTable::Read(FileName(path), content, kCapacityColumns, report, kLimits);
  if (!table) return capacities;
  std::map<std::string, int> first_line;
  for (const csv::Record& record : table->records()) {
    ImportRow row(*table, record);
    const std::string mentor = Id(row, "mentor");
    const int32_t capacity = row.Number("capacity", 1, kMaxPersons);
    const auto [first, is_new] = first_line.emplace(mentor, row.line());
    if (!is_new)
      row.Fault("mentor", Message::kImportDuplicateId, {mentor, std::to_string(first->second)});
    if (row.ok()) capacities[mentor] = capacity;
  }
  return capacities;
}

// Numbers the ids, which are the keys, in their order; gives them as a list.
std::vector<std::string> Number(Indexes& indexes) {
  std::vector<std::string> ids;
  for (auto& [id, index] : indexes) {
    index = static_cast<int32_t>(ids.size());
    ids.push_back(id);
  }
  return ids;
}

absl::StatusOr<Instance> MakeInstance(std::vector<Line> lines,
                                      const std::map<std::string, int32_t>& capacities) {
  Indexes adepts;
  Indexes mentors;
  for (const Line& line : lines) {
    adepts.emplace(line.adept, 0);
    mentors.emplace(line.mentor, 0);
  }
  for (const auto& [mentor, capacity] : capacities) mentors.emplace(mentor, 0);
  for (const Indexes* side : {&adepts, &mentors})
    if (side->size() > static_cast<std::size_t>(kMaxPersons))
      return absl::InvalidArgumentError(
          absl::StrCat("--scores: more than ", kMaxPersons, " persons on one side\n"));
  std::vector<std::string> adept_ids = Number(adepts);
  std::vector<std::string> mentor_ids = Number(mentors);
  std::vector<int32_t> places;
  for (const std::string& mentor : mentor_ids) {
    const auto found = capacities.find(mentor);
    places.push_back(found == capacities.end() ? 1 : found->second);
  }
  std::vector<Instance::Score> scores;
  scores.reserve(lines.size());
  for (Line& line : lines) {
    line.score.adept = adepts[line.adept];
    line.score.mentor = mentors[line.mentor];
    scores.push_back(line.score);
  }
  return Instance::FromScores(std::move(adept_ids), std::move(mentor_ids), std::move(places),
                              std::move(scores));
}

}  // namespace

absl::StatusOr<Instance> ReadScores(const std::string& scores_path,
                                    const std::optional<std::string>& capacities_path,
                                    std::string* warnings) {
  ImportFaults faults;
  ImportFaults odd;
  const ImportReport report{&faults, &odd};
  ASSIGN_OR_RETURN(const std::string scores, ReadOwnFile("scores", scores_path));
  std::vector<Line> lines = ReadLines(scores_path, scores, report);
  std::map<std::string, int32_t> capacities;
  if (capacities_path) {
    ASSIGN_OR_RETURN(const std::string content, ReadOwnFile("capacities", *capacities_path));
    capacities = ReadCapacities(*capacities_path, content, report);
  }
  *warnings += rules::FaultLines(odd, text::Language::kEnglish);
  if (!faults.empty())
    return absl::InvalidArgumentError(rules::FaultLines(faults, text::Language::kEnglish));
  return MakeInstance(std::move(lines), capacities);
}

}  // namespace parvis::cli
