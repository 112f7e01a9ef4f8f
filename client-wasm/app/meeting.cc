#include "client-wasm/app/meeting.h"

#include <algorithm>
#include <cstddef>

#include "client-wasm/app/model.h"

namespace parvis::app {
namespace {

using text::Message;

bool Answers(WalkFilter filter, v1::PairMark::Kind kind) {
  switch (filter) {
    case WalkFilter::kAll:
      return true;
    case WalkFilter::kUnmarked:
      return kind == v1::PairMark::KIND_UNSPECIFIED;
    case WalkFilter::kOpen:
      return kind == v1::PairMark::KIND_DOUBTFUL || kind == v1::PairMark::KIND_DISCUSS;
  }
  return true;
}

// Rising; who is parked is not to be gone through.
std::vector<int> Unpaired(const BoardModel& board) {
  std::vector<int> adepts = board.solver->matching().UnpairedAdepts();
  std::erase_if(adepts, [&](int adept) { return board.solver->IsParked(false, adept); });
  std::sort(adepts.begin(), adepts.end());
  return adepts;
}

// Whether the walk has come to this adept among those without a pair.
bool IsAtEnd(const Model& model, int adept) {
  if (adept < 0) return false;
  if (adept == model.meeting.stop) return model.meeting.stop_at_end;
  return model.board->solver->PairOfAdept(adept) == nullptr &&
         !model.board->solver->IsParked(false, adept);
}

}  // namespace

const rules::Mark& MarkOf(const BoardModel& board, int adept, int mentor) {
  return board.replica->shown().MarkOf(board.board.adepts(adept).id(),
                                       board.board.mentors(mentor).id());
}

const rules::Mark& ShownMark(const Model& model) {
  static const rules::Mark kNone;
  const ShownPair pair = ShownPairOf(model);
  return pair.complete() ? MarkOf(*model.board, pair.adept, pair.mentor) : kNone;
}

std::string MarkWord(v1::PairMark::Kind kind, text::Language language) {
  switch (kind) {
    case v1::PairMark::KIND_CLEAR:
      return text::Render(Message::kMarkedClear, language);
    case v1::PairMark::KIND_DOUBTFUL:
      return text::Render(Message::kMarkedDoubtful, language);
    case v1::PairMark::KIND_DISCUSS:
      return text::Render(Message::kMarkedDiscuss, language);
    default:
      return "";
  }
}

std::string MarkWords(const rules::Mark& mark, text::Language language) {
  std::string words = MarkWord(mark.kind, language);
  if (!mark.comment.empty()) words += ": " + mark.comment;
  return words;
}

bool AnswersFilter(std::string_view filter, v1::PairMark::Kind kind) {
  const auto place = static_cast<std::size_t>(kind);
  return filter.empty() || (place < kMarkFilters.size() && kMarkFilters[place] == filter);
}

MarkCounts CountMarks(const BoardModel& board) {
  MarkCounts counts;
  counts.unpaired = static_cast<int>(Unpaired(board).size());
  for (const matching::FormedPair& pair : board.solver->matching().pairs) {
    ++counts.pairs;
    switch (MarkOf(board, pair.adept, pair.mentor).kind) {
      case v1::PairMark::KIND_CLEAR:
        ++counts.clear;
        break;
      case v1::PairMark::KIND_DOUBTFUL:
        ++counts.doubtful;
        break;
      case v1::PairMark::KIND_DISCUSS:
        ++counts.discuss;
        break;
      default:
        break;
    }
  }
  return counts;
}

std::vector<int> WalkAdepts(const Model& model) {
  std::vector<int> adepts;
  if (!model.board) return adepts;
  const BoardModel& board = *model.board;
  const int shown = ShownPairOf(model).adept;
  for (const matching::FormedPair& pair : board.solver->matching().pairs) {
    if (pair.adept == shown ||
        Answers(model.meeting.filter, MarkOf(board, pair.adept, pair.mentor).kind)) {
      adepts.push_back(pair.adept);
    }
  }
  std::sort(adepts.begin(), adepts.end());
  for (const int adept : Unpaired(board)) {
    if (adept == shown || model.meeting.filter == WalkFilter::kAll) adepts.push_back(adept);
  }
  return adepts;
}

int WalkStep(const Model& model, int step) {
  const std::vector<int> adepts = WalkAdepts(model);
  const int shown = ShownPairOf(model).adept;
  // Those with a pair stand first, then those without, each part in the order of the board.
  const auto has_pair = [&](int adept) {
    return model.board->solver->PairOfAdept(adept) != nullptr;
  };
  const auto end_part = std::partition_point(adepts.begin(), adepts.end(), has_pair);
  const auto begin = IsAtEnd(model, shown) ? end_part : adepts.begin();
  const auto end = IsAtEnd(model, shown) ? adepts.end() : end_part;
  if (step > 0) {
    auto next = std::upper_bound(begin, end, shown);
    if (next != adepts.end() && *next == shown) ++next;
    return next == adepts.end() ? -1 : *next;
  }
  auto here = std::lower_bound(begin, end, shown);
  if (here != adepts.begin() && *(here - 1) == shown) --here;
  return here == adepts.begin() ? -1 : *(here - 1);
}

}  // namespace parvis::app
