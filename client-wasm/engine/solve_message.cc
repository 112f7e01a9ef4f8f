#include "client-wasm/engine/solve_message.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "client-wasm/engine/archive.h"
#include "shared/base/string_views.h"

namespace parvis::engine {
namespace {

using matching::Away;
using matching::Codes;
using matching::Constraints;
using matching::Instance;
using matching::Matching;
using matching::People;
using matching::Policy;

// The part of the whole that scoring takes, roughly.
constexpr double kScoringShare = 0.1;

// `Person`, and so on, is const for a Writer.
template <typename Archive, typename Person>
void ExchangePerson(Archive& archive, Person& person) {
  archive(person.id);
  archive(person.institution);
  archive(person.line_of_work);
  archive(person.city);
  archive(person.languages);
  archive(person.meeting_mode);
  archive(person.manager_level);
  archive(person.years_as_manager);
  archive(person.wish_line.kind);
  archive(person.wish_line.line);
  archive(person.wish_persons);
  archive(person.avoid_persons);
  archive(person.email);
  archive(person.line_manager_email);
  archive(person.endorsed);
}

// All but the texts of the codes.
template <typename Archive, typename P>
void ExchangePeople(Archive& archive, P& people) {
  archive.List(people.adepts, [](Archive& each, auto& adept) {
    ExchangePerson(each, adept);
    each(adept.needs);
    each(adept.wish_manager_level);
  });
  archive.List(people.mentors, [](Archive& each, auto& mentor) {
    ExchangePerson(each, mentor);
    each(mentor.competences);
    each(mentor.capacity);
  });
  archive(people.previous_pairs);
  archive(people.hindered);
}

template <typename Archive, typename W>
void ExchangeWeights(Archive& archive, W& weights) {
  archive(weights.needs);
  archive(weights.named);
  archive(weights.line_of_work);
  archive(weights.manager_level);
  archive(weights.logistics);
}

template <typename Archive, typename P>
void ExchangePolicy(Archive& archive, P& policy) {
  auto& rules = policy.rules;
  archive(rules.different_institution);
  archive(rules.different_reporting_line);
  archive(rules.shared_language);
  archive(rules.not_avoided);
  archive(rules.endorsed);
  archive(rules.more_experienced);
  archive(rules.previous_pair);
  archive(rules.possible_meeting_mode);
  archive(rules.minimum_score);
  ExchangeWeights(archive, policy.adept_weights);
  ExchangeWeights(archive, policy.mentor_weights);
  archive(policy.objective);
  archive(policy.reciprocity);
  archive(policy.spread);
  archive(policy.weak_below);
}

template <typename Archive, typename M>
void ExchangeMatching(Archive& archive, M& matching) {
  archive.List(matching.pairs, [](Archive& each, auto& pair) {
    each(pair.adept);
    each(pair.mentor);
    each(pair.score);
    each(pair.adept_view);
    each(pair.mentor_view);
    each(pair.pinned);
  });
  const auto levels = [](Archive& each, auto& duals) { each(duals); };
  archive(matching.adept_duals);
  archive(matching.mentor_duals);
  archive(matching.mentor_of);
  archive(matching.load);
  archive.List(matching.adept_levels, levels);
  archive.List(matching.mentor_levels, levels);
  archive(matching.shortfall);
  archive(matching.institution_duals);
  archive.List(matching.institution_levels, levels);
  archive(matching.most_pairs);
}

// The same texts get the same codes again, being interned in the same order.
void Write(Writer& writer, const Codes& codes) {
  writer(codes.size());
  for (int32_t code = 1; code < codes.size(); ++code) writer(std::string(codes.Text(code)));
}
void Read(Reader& reader, Codes& codes) {
  int32_t size = 0;
  reader(size);
  std::string text;
  for (int32_t code = 1; code < size; ++code) {
    reader(text);
    if (codes.Intern(text) != code) return;  // Bytes that no Writer wrote.
  }
}

// Reports the solver's part of the whole.
class SolvingPart : public matching::Progress {
 public:
  explicit SolvingPart(matching::Progress* whole) : whole_(whole) {}
  bool Report(double fraction) override {
    return whole_ == nullptr || whole_->Report(kScoringShare + (1 - kScoringShare) * fraction);
  }

 private:
  matching::Progress* whole_;
};

// The instance in which those who are away have nobody; nothing if there is nobody of an index.
std::optional<Instance> Without(const Instance& instance, const Away& away) {
  const auto here = [](int count, const std::vector<int32_t>& gone) {
    std::vector<uint8_t> flags(count, true);
    for (int32_t person : gone) {
      if (person < 0 || person >= count) return std::vector<uint8_t>();
      flags[person] = false;
    }
    return flags;
  };
  const std::vector<uint8_t> adepts = here(instance.adepts(), away.adepts);
  const std::vector<uint8_t> mentors = here(instance.mentors(), away.mentors);
  if (static_cast<int>(adepts.size()) != instance.adepts() ||
      static_cast<int>(mentors.size()) != instance.mentors()) {
    return std::nullopt;
  }
  std::vector<int32_t> capacities;
  for (int m = 0; m < instance.mentors(); ++m) capacities.push_back(instance.capacity(m));
  return instance.WithPeople(capacities, adepts, mentors);
}

std::string WriteError(const absl::Status& status) {
  Writer writer;
  writer(static_cast<int32_t>(status.code()));
  writer(std::string(status.message()));
  return writer.Take();
}

}  // namespace

std::string WriteRequest(const People& people, const Policy& policy, const Constraints& constraints,
                         const Away& away, Want want) {
  Writer writer;
  writer(want);
  Write(writer, people.codes);
  ExchangePeople(writer, people);
  ExchangePolicy(writer, policy);
  writer(constraints.pins);
  writer(constraints.forbids);
  writer(away.adepts);
  writer(away.mentors);
  return writer.Take();
}

std::string Answer(std::string_view request, matching::Progress* progress) {
  Reader reader(request);
  People people;
  Policy policy;
  Constraints constraints;
  Want want = Want::kEverything;
  reader(want);
  Read(reader, people.codes);
  ExchangePeople(reader, people);
  ExchangePolicy(reader, policy);
  reader(constraints.pins);
  reader(constraints.forbids);
  Away away;
  reader(away.adepts);
  reader(away.mentors);
  if (!reader.ok()) return WriteError(absl::InternalError("a request that was cut off"));
  const Instance instance = Instance::FromPeople(people, policy);
  const std::optional<Instance> present = Without(instance, away);
  if (!present) return WriteError(absl::InvalidArgumentError("nobody of this index"));
  SolvingPart solving(progress);
  if (!solving.Report(0)) return WriteError(absl::CancelledError("after the scores"));
  const absl::StatusOr<Matching> matching =
      matching::Solve(*present, constraints, matching::SolveOptions::FromPolicy(policy), &solving);
  if (!matching.ok()) return WriteError(matching.status());
  Writer writer;
  writer(static_cast<int32_t>(absl::StatusCode::kOk));
  if (want == Want::kEverything) {
    writer(instance.cells());
  } else {
    writer(std::vector<Instance::Cell>());
  }
  ExchangeMatching(writer, *matching);
  return writer.Take();
}

absl::StatusOr<Solved> ReadAnswer(std::string_view bytes) {
  Reader reader(bytes);
  int32_t code = 0;
  reader(code);
  if (code != static_cast<int32_t>(absl::StatusCode::kOk)) {
    std::string message;
    reader(message);
    return absl::Status(static_cast<absl::StatusCode>(code), message);
  }
  Solved solved;
  reader(solved.cells);
  ExchangeMatching(reader, solved.matching);
  if (!reader.ok()) return absl::InternalError("an answer that was cut off");
  return solved;
}

}  // namespace parvis::engine
