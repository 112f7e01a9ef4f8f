#include "server/cli/match_scores.h"

#include <algorithm>
#include <cstdint>
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

// One side's persons, numbered as they are met.
class Persons {
 public:
  int32_t IndexOf(std::string_view id) {
    const auto [found, is_new] = indexes_.emplace(id, static_cast<int32_t>(ids_.size()));
    if (is_new) ids_.push_back(found->first);
    return found->second;
  }
  std::size_t size() const { return ids_.size(); }

  // Puts the ids in order; gives the new number by the old one.
  std::vector<int32_t> Renumber() {
    std::sort(ids_.begin(), ids_.end());
    std::vector<int32_t> new_index(ids_.size());
    for (int32_t i = 0; i < static_cast<int32_t>(ids_.size()); ++i)
      new_index[indexes_[ids_[i]]] = i;
    return new_index;
  }
  const std::vector<std::string>& ids() const { return ids_; }

 private:
  std::unordered_map<std::string, int32_t> indexes_;
  std::vector<std::string> ids_;
};

// What the files hold, persons as they are met.
struct Content {
  Persons adepts;
  Persons mentors;
  std::vector<Instance::Score> scores;
  std::unordered_map<int32_t, int32_t> capacities;  // By mentor.
};

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

void ReadPairs(const std::string& path, std::string_view text, ImportReport report,
               Content& content) {
  const auto table = ImportTable::Read(FileName(path), text, kScoreColumns, report, kLimits);
  if (!table) return;
  content.scores.reserve(table->records().size());
  std::unordered_map<uint64_t, int> first_line;  // By adept and mentor.
  for (const csv::Record& record : table->records()) {
    ImportRow row(*table, record);
    const std::string adept = Id(row, "adept");
    const std::string mentor = Id(row, "mentor");
    Instance::Score score{
        content.adepts.IndexOf(adept), content.mentors.IndexOf(mentor), ScoreIn(row, "score"), {}};
    score.views.adept = row.Cell("adept_view").empty() ? score.score : ScoreIn(row, "adept_view");
    score.views.mentor =
        row.Cell("mentor_view").empty() ? score.score : ScoreIn(row, "mentor_view");
    const uint64_t pair =
        uint64_t{static_cast<uint32_t>(score.adept)} << 32 | static_cast<uint32_t>(score.mentor);
    const auto [first, is_new] = first_line.emplace(pair, row.line());
    if (!is_new)
      row.Fault("", Message::kImportDuplicateId,
                {absl::StrCat(adept, "=", mentor), std::to_string(first->second)});
    if (row.ok()) content.scores.push_back(score);
  }
}

void ReadCapacities(const std::string& path, std::string_view text, ImportReport report,
                    Content& content) {
  const auto table = ImportTable::Read(FileName(path), text, kCapacityColumns, report, kLimits);
  if (!table) return;
  std::unordered_map<int32_t, int> first_line;
  for (const csv::Record& record : table->records()) {
    ImportRow row(*table, record);
    const std::string id = Id(row, "mentor");
    const int32_t mentor = content.mentors.IndexOf(id);
    const int32_t capacity = row.Number("capacity", 1, kMaxPersons);
    const auto [first, is_new] = first_line.emplace(mentor, row.line());
    if (!is_new)
      row.Fault("mentor", Message::kImportDuplicateId, {id, std::to_string(first->second)});
    if (row.ok()) content.capacities[mentor] = capacity;
  }
}

absl::StatusOr<Instance> MakeInstance(Content content) {
  for (const Persons* side : {&content.adepts, &content.mentors})
    if (side->size() > static_cast<std::size_t>(kMaxPersons))
      return absl::InvalidArgumentError(
          absl::StrCat("--scores: more than ", kMaxPersons, " persons on one side\n"));
  const std::vector<int32_t> adepts = content.adepts.Renumber();
  const std::vector<int32_t> mentors = content.mentors.Renumber();
  std::vector<int32_t> places(mentors.size(), 1);
  for (const auto& [mentor, capacity] : content.capacities) places[mentors[mentor]] = capacity;
  for (Instance::Score& score : content.scores) {
    score.adept = adepts[score.adept];
    score.mentor = mentors[score.mentor];
  }
  return Instance::FromScores(content.adepts.ids(), content.mentors.ids(), std::move(places),
                              std::move(content.scores));
}

}  // namespace

absl::StatusOr<Instance> ReadScores(const std::string& scores_path,
                                    const std::optional<std::string>& capacities_path,
                                    std::string* warnings) {
  ImportFaults faults;
  ImportFaults odd;
  const ImportReport report{&faults, &odd};
  ASSIGN_OR_RETURN(const std::string scores, ReadOwnFile("scores", scores_path));
  Content content;
  ReadPairs(scores_path, scores, report, content);
  if (capacities_path) {
    ASSIGN_OR_RETURN(const std::string capacities, ReadOwnFile("capacities", *capacities_path));
    ReadCapacities(*capacities_path, capacities, report, content);
  }
  *warnings += rules::FaultLines(odd, text::Language::kEnglish);
  if (!faults.empty())
    return absl::InvalidArgumentError(rules::FaultLines(faults, text::Language::kEnglish));
  return MakeInstance(std::move(content));
}

}  // namespace parvis::cli
