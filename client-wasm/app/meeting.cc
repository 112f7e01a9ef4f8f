#include "client-wasm/app/meeting.h"

#include <algorithm>

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

MarkCounts CountMarks(const BoardModel& board) {
  MarkCounts counts;
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
  const int shown = ShownPairOf(model).adept;
  for (const matching::FormedPair& pair : model.board->solver->matching().pairs) {
    if (pair.adept == shown ||
        Answers(model.meeting.filter, MarkOf(*model.board, pair.adept, pair.mentor).kind)) {
      adepts.push_back(pair.adept);
    }
  }
  std::sort(adepts.begin(), adepts.end());
  return adepts;
}

int WalkStep(const Model& model, int step) {
  const std::vector<int> adepts = WalkAdepts(model);
  const int shown = ShownPairOf(model).adept;
  if (step > 0) {
    const auto next = std::upper_bound(adepts.begin(), adepts.end(), shown);
    return next == adepts.end() ? -1 : *next;
  }
  const auto here = std::lower_bound(adepts.begin(), adepts.end(), shown);
  return here == adepts.begin() ? -1 : *(here - 1);
}

}  // namespace parvis::app
