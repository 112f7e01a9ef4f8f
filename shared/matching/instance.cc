#include "shared/matching/instance.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "shared/base/limits.h"
#include "shared/base/vectorised.h"
#include "shared/matching/score_all.h"

namespace parvis::matching {
namespace {

bool InRange(int32_t score) { return score >= 0 && score <= limits::kMaxOwnScore; }

PARVIS_VECTORISED void MakeCells(const ScoreRow& row, Instance::Cell* cells) {
  const int32_t* adept_views = row.adept_views.data();
  const int32_t* mentor_views = row.mentor_views.data();
  const uint32_t* refusals = row.refusals.data();
  const std::size_t mentors = row.refusals.size();
  for (std::size_t m = 0; m < mentors; ++m) {
    // All bits are kNotAllowed.
    const int32_t refused = refusals[m] == 0 ? 0 : kNotAllowed;
    cells[m].adept_view = static_cast<int16_t>(adept_views[m] | refused);
    cells[m].mentor_view = static_cast<int16_t>(mentor_views[m] | refused);
  }
}

PARVIS_VECTORISED std::size_t CountAllowed(const std::vector<Instance::Cell>& cells) {
  const Instance::Cell* first = cells.data();
  const std::size_t count = cells.size();
  std::size_t allowed = 0;
  for (std::size_t i = 0; i < count; ++i) allowed += first[i].adept_view >= 0 ? 1 : 0;
  return allowed;
}

bool HasOwnViews(const Instance::Score& score) {
  return score.views.adept != score.score || score.views.mentor != score.score;
}

std::vector<uint64_t> HashesOf(const std::vector<std::string>& ids) {
  std::vector<uint64_t> hashes;
  hashes.reserve(ids.size());
  for (const std::string& id : ids) hashes.push_back(Fnv1a64(id));
  return hashes;
}

int Find(const std::vector<std::string>& ids, std::string_view id) {
  const auto found = std::find(ids.begin(), ids.end(), id);
  return found == ids.end() ? -1 : static_cast<int>(found - ids.begin());
}

}  // namespace

void Instance::SetPersons(std::vector<std::string> adept_ids, std::vector<std::string> mentor_ids) {
  adept_ids_ = std::move(adept_ids);
  mentor_ids_ = std::move(mentor_ids);
  adept_hashes_ = HashesOf(adept_ids_);
  mentor_hashes_ = HashesOf(mentor_ids_);
}

void Instance::SetInstitutions(const People& people) {
  const auto for_all = [&](auto visit) {
    for (const Adept& adept : people.adepts) visit(adept, adept_institutions_);
    for (const Mentor& mentor : people.mentors) visit(mentor, mentor_institutions_);
  };
  std::map<std::string_view, int32_t> numbers;
  for_all([&](const Person& person, const auto&) {
    if (person.institution != kNoCode) numbers.emplace(people.codes.Text(person.institution), 0);
  });
  for (auto& [code, number] : numbers) {
    number = static_cast<int32_t>(institution_codes_.size());
    institution_codes_.emplace_back(code);
  }
  for_all([&](const Person& person, std::vector<int32_t>& institutions) {
    institutions.push_back(person.institution == kNoCode
                               ? -1
                               : numbers.find(people.codes.Text(person.institution))->second);
  });
}

Instance Instance::WithInstitutionsOf(const Instance& other) && {
  institution_codes_ = other.institution_codes_;
  adept_institutions_ = other.adept_institutions_;
  mentor_institutions_ = other.mentor_institutions_;
  return std::move(*this);
}

Instance Instance::WithPeople(const std::vector<int32_t>& capacities,
                              const std::vector<uint8_t>& adept_here,
                              const std::vector<uint8_t>& mentor_here) const {
  Instance copy = *this;
  copy.capacities_ = capacities;
  const std::size_t width = mentor_here.size();
  for (std::size_t a = 0; a < adept_here.size(); ++a)
    for (std::size_t m = 0; m < width; ++m)
      if (!adept_here[a] || !mentor_here[m]) copy.cells_[a * width + m] = Cell();
  copy.allowed_pairs_ = CountAllowed(copy.cells_);
  return copy;
}

Instance Instance::FromPeople(const People& people, const Policy& policy) {
  const std::size_t mentors = people.mentors.size();
  std::vector<Cell> cells(people.adepts.size() * mentors);
  RowScorer scorer(people, policy);
  for (std::size_t a = 0; a < people.adepts.size(); ++a)
    MakeCells(scorer.Score(static_cast<int>(a)), cells.data() + a * mentors);
  return FromCells(people, std::move(cells));
}

Instance Instance::FromCells(const People& people, std::vector<Cell> cells) {
  Instance instance;
  std::vector<std::string> adept_ids;
  std::vector<std::string> mentor_ids;
  for (const Adept& adept : people.adepts) adept_ids.emplace_back(people.codes.Text(adept.id));
  for (const Mentor& mentor : people.mentors) {
    mentor_ids.emplace_back(people.codes.Text(mentor.id));
    instance.capacities_.push_back(mentor.capacity);
  }
  instance.SetPersons(std::move(adept_ids), std::move(mentor_ids));
  instance.SetInstitutions(people);
  instance.is_matrix_ = true;
  instance.cells_ = std::move(cells);
  instance.allowed_pairs_ = CountAllowed(instance.cells_);
  return instance;
}

absl::StatusOr<Instance> Instance::FromScores(std::vector<std::string> adept_ids,
                                              std::vector<std::string> mentor_ids,
                                              std::vector<int32_t> capacities,
                                              std::vector<Score> scores) {
  Instance instance;
  instance.SetPersons(std::move(adept_ids), std::move(mentor_ids));
  if (capacities.size() != instance.mentor_ids_.size())
    return absl::InvalidArgumentError("every mentor has exactly one capacity");
  if (std::any_of(capacities.begin(), capacities.end(), [](int32_t c) { return c < 1; }))
    return absl::InvalidArgumentError("a capacity is at least 1");
  instance.capacities_ = std::move(capacities);

  std::sort(scores.begin(), scores.end(), [](const Score& a, const Score& b) {
    return a.adept != b.adept ? a.adept < b.adept : a.mentor < b.mentor;
  });
  instance.row_begin_.assign(instance.adept_ids_.size() + 1, 0);
  instance.allowed_pairs_ = scores.size();
  instance.entries_.reserve(scores.size());
  const bool own_views = std::any_of(scores.begin(), scores.end(), HasOwnViews);
  if (own_views) instance.views_.reserve(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const Score& score = scores[i];
    if (score.adept < 0 || score.adept >= instance.adepts() || score.mentor < 0 ||
        score.mentor >= instance.mentors())
      return absl::InvalidArgumentError("a score is of a person that does not exist");
    if (!InRange(score.score) || !InRange(score.views.adept) || !InRange(score.views.mentor))
      return absl::InvalidArgumentError(absl::StrCat("a score lies in 0..", limits::kMaxOwnScore));
    if (i > 0 && scores[i - 1].adept == score.adept && scores[i - 1].mentor == score.mentor)
      return absl::InvalidArgumentError("a pair is listed twice");
    instance.entries_.push_back({score.mentor, score.score});
    if (own_views) instance.views_.push_back(score.views);
    instance.row_begin_[score.adept + 1] = instance.entries_.size();
  }
  // Adepts without a score have an empty row where the row before them ends.
  for (int a = 0; a < instance.adepts(); ++a)
    instance.row_begin_[a + 1] = std::max(instance.row_begin_[a + 1], instance.row_begin_[a]);
  return instance;
}

std::ptrdiff_t Instance::PlaceOf(int adept, int mentor) const {
  const std::span<const Entry> row = ListRow(adept);
  const auto found = std::lower_bound(row.begin(), row.end(), mentor,
                                      [](const Entry& e, int m) { return e.mentor < m; });
  if (found == row.end() || found->mentor != mentor) return -1;
  return static_cast<std::ptrdiff_t>(row_begin_[adept]) + (found - row.begin());
}

void Instance::CopyRow(int adept, int32_t* scores) const {
  if (is_matrix_) {
    const std::span<const Cell> row = MatrixRow(adept);
    std::transform(row.begin(), row.end(), scores, [](Cell cell) { return cell.score(); });
    return;
  }
  std::fill_n(scores, mentors(), kNotAllowed);
  for (const Entry& entry : ListRow(adept)) scores[entry.mentor] = entry.score;
}

std::optional<int32_t> Instance::ScoreOf(int adept, int mentor) const {
  if (is_matrix_) {
    const Cell cell = MatrixRow(adept)[mentor];
    return cell.allowed() ? std::optional<int32_t>(cell.score()) : std::nullopt;
  }
  const std::ptrdiff_t place = PlaceOf(adept, mentor);
  if (place < 0) return std::nullopt;
  return entries_[place].score;
}

Instance::Views Instance::ViewsOf(int adept, int mentor) const {
  if (is_matrix_) {
    const Cell cell = MatrixRow(adept)[mentor];
    return cell.allowed() ? Views{cell.adept_view, cell.mentor_view} : Views{};
  }
  const std::ptrdiff_t place = PlaceOf(adept, mentor);
  if (place < 0) return {};
  if (views_.empty()) return {entries_[place].score, entries_[place].score};
  return views_[place];
}

int Instance::FindAdept(std::string_view id) const { return Find(adept_ids_, id); }

int Instance::FindMentor(std::string_view id) const { return Find(mentor_ids_, id); }

}  // namespace parvis::matching
