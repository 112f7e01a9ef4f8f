#include "server/matching/board_cache.h"

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::board {

namespace {

// With the engine, which is made if there is none.
absl::StatusOr<std::shared_ptr<const Solution>> SolveWith(
    std::unique_ptr<rules::BoardEngine>& engine, const std::shared_ptr<const BoardModel>& model,
    const rules::BoardState& state) {
  if (engine) {
    const absl::Status shown = engine->Show(state);
    if (!shown.ok()) return absl::InternalError(shown.message());
  } else {
    absl::StatusOr<rules::BoardEngine> made = rules::BoardEngine::Create(model, state);
    if (!made.ok()) return absl::InternalError(made.status().message());
    engine = std::make_unique<rules::BoardEngine>(*std::move(made));
  }
  return model->Tell(engine->engine().matching());
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Solution>> SolveAfresh(
    const std::shared_ptr<const BoardModel>& model, const rules::BoardState& state) {
  std::unique_ptr<rules::BoardEngine> engine;
  return SolveWith(engine, model, state);
}

BoardCache::Entry* BoardCache::Find(std::string_view round) {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.round == round; });
  if (found == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found);
  return &entries_.front();
}

absl::StatusOr<std::shared_ptr<const BoardModel>> BoardCache::Model(std::string_view round,
                                                                    int64_t people_revision,
                                                                    const Build& build) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (Entry* entry = Find(round); entry && entry->people_revision == people_revision) {
      return entry->model;
    }
  }
  ASSIGN_OR_RETURN(std::shared_ptr<const BoardModel> model, build());
  const std::lock_guard<std::mutex> lock(mutex_);
  Entry* entry = Find(round);
  // A reader of an older moment must not push out what the writer has built since.
  if (entry && entry->people_revision > people_revision) return model;
  if (!entry) entry = &entries_.emplace_front();
  *entry = Entry{std::string(round), people_revision, model, nullptr, {}, nullptr};
  if (entries_.size() > limits::kCachedBoards) entries_.pop_back();
  return model;
}

absl::StatusOr<std::shared_ptr<const Solution>> BoardCache::Solve(
    std::string_view round, const std::shared_ptr<const BoardModel>& model,
    const rules::BoardState& state) {
  std::unique_ptr<rules::BoardEngine> engine;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (Entry* entry = Find(round); entry && entry->model == model) {
      if (entry->solution && SamePairs(entry->solved_state, state)) return entry->solution;
      engine = std::move(entry->engine);
    }
  }
  absl::StatusOr<std::shared_ptr<const Solution>> solution = SolveWith(engine, model, state);
  const std::lock_guard<std::mutex> lock(mutex_);
  if (Entry* entry = Find(round); entry && entry->model == model) {
    entry->engine = std::move(engine);
    if (!solution.ok()) return solution;
    entry->solved_state = state;
    entry->solution = *solution;
  }
  return solution;
}

}  // namespace parvis::board
