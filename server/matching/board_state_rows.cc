// What is decided on a board, as rows: read, and changed by a change that has been checked.
#include <string>

#include "server/matching/board_store.h"
#include "shared/base/status_macros.h"
#include "shared/rules/board_parameters.h"

namespace parvis::board {
namespace {

// The numbers are stored: never change one.
enum class Side { kAdept = 1, kMentor = 2 };

using PairList = google::protobuf::RepeatedPtrField<v1::PersonPair>;
using IdList = google::protobuf::RepeatedPtrField<std::string>;

// Calls `add` with every row of the round.
template <typename Add>
absl::Status ForRows(storage::ReadConnection& db, std::string_view round, storage::Sql sql,
                     Add add) {
  storage::Query query = db.Prepare(sql);
  query.Bind("$round", round);
  while (query.Next()) add(query);
  return query.status();
}

void AddPair(PairList* list, storage::Query& query) {
  v1::PersonPair* pair = list->Add();
  pair->set_adept(query.Text(0));
  pair->set_mentor(query.Text(1));
}

// Runs a statement that must hit exactly one row.
absl::Status HitOne(storage::Query& query) {
  const bool hit = query.Next();
  RETURN_IF_ERROR(query.status());
  if (!hit) return absl::InternalError("the rows of a board do not fit a checked change");
  return query.Run();
}

absl::Status ChangePairs(storage::WriteTransaction& db, storage::Sql sql, std::string_view round,
                         const PairList& pairs) {
  for (const v1::PersonPair& pair : pairs) {
    storage::Query query = db.Prepare(sql);
    query.Bind("$round", round).Bind("$adept", pair.adept()).Bind("$mentor", pair.mentor());
    RETURN_IF_ERROR(HitOne(query));
  }
  return absl::OkStatus();
}

absl::Status ChangeParked(storage::WriteTransaction& db, storage::Sql sql, std::string_view round,
                          Side side, const IdList& ids) {
  for (const std::string& id : ids) {
    storage::Query query = db.Prepare(sql);
    query.Bind("$round", round).Bind("$side", side).Bind("$person", id);
    RETURN_IF_ERROR(HitOne(query));
  }
  return absl::OkStatus();
}

absl::Status ApplyPairs(storage::WriteTransaction& db, std::string_view round,
                        const v1::BoardChange& change) {
  RETURN_IF_ERROR(ChangePairs(db,
                              "DELETE FROM board_pins WHERE round = $round AND adept = $adept "
                              "AND mentor = $mentor RETURNING 1",
                              round, change.removed_pins()));
  RETURN_IF_ERROR(ChangePairs(db,
                              "DELETE FROM board_forbids WHERE round = $round AND adept = $adept "
                              "AND mentor = $mentor RETURNING 1",
                              round, change.removed_forbids()));
  RETURN_IF_ERROR(ChangePairs(db,
                              "INSERT INTO board_pins (round, adept, mentor) "
                              "VALUES ($round, $adept, $mentor) RETURNING 1",
                              round, change.added_pins()));
  return ChangePairs(db,
                     "INSERT INTO board_forbids (round, adept, mentor) "
                     "VALUES ($round, $adept, $mentor) RETURNING 1",
                     round, change.added_forbids());
}

absl::Status ApplyParameters(storage::WriteTransaction& db, std::string_view round,
                             const v1::BoardChange& change) {
  for (const v1::ParameterChange& part : change.parameters()) {
    RETURN_IF_ERROR(db.Prepare("INSERT INTO board_parameters (round, parameter, value) "
                               "VALUES ($round, $parameter, $value) "
                               "ON CONFLICT (round, parameter) DO UPDATE SET value = $value")
                        .Bind("$round", round)
                        .Bind("$parameter", part.parameter())
                        .Bind("$value", part.new_value())
                        .Run());
  }
  return absl::OkStatus();
}

absl::Status ApplyParked(storage::WriteTransaction& db, std::string_view round,
                         const v1::BoardChange& change) {
  const auto change_parked = [&](storage::Sql sql, const IdList& adepts,
                                 const IdList& mentors) -> absl::Status {
    RETURN_IF_ERROR(ChangeParked(db, sql, round, Side::kAdept, adepts));
    return ChangeParked(db, sql, round, Side::kMentor, mentors);
  };
  RETURN_IF_ERROR(change_parked(
      "DELETE FROM board_parked WHERE round = $round AND side = $side AND person = $person "
      "RETURNING 1",
      change.returned_adepts(), change.returned_mentors()));
  return change_parked(
      "INSERT INTO board_parked (round, side, person) VALUES ($round, $side, $person) "
      "RETURNING 1",
      change.parked_adepts(), change.parked_mentors());
}

absl::Status ApplyMark(storage::WriteTransaction& db, std::string_view round,
                       const v1::PairMark& mark) {
  if (mark.kind() == v1::PairMark::KIND_UNSPECIFIED) {
    storage::Query query = db.Prepare(
        "DELETE FROM board_marks WHERE round = $round AND adept = $adept AND mentor = $mentor "
        "RETURNING 1");
    query.Bind("$round", round).Bind("$adept", mark.adept()).Bind("$mentor", mark.mentor());
    return HitOne(query);
  }
  return db
      .Prepare(
          "INSERT INTO board_marks (round, adept, mentor, kind, comment) "
          "VALUES ($round, $adept, $mentor, $kind, $comment) "
          "ON CONFLICT (round, adept, mentor) DO UPDATE SET kind = $kind, comment = $comment")
      .Bind("$round", round)
      .Bind("$adept", mark.adept())
      .Bind("$mentor", mark.mentor())
      .Bind("$kind", mark.kind())
      .Bind("$comment", mark.comment())
      .Run();
}

}  // namespace

absl::StatusOr<rules::BoardState> LoadState(storage::ReadConnection& db, std::string_view round,
                                            const v1::Policy& policy) {
  v1::Board board;
  *board.mutable_policy() = policy;
  RETURN_IF_ERROR(ForRows(db, round, "SELECT adept, mentor FROM board_pins WHERE round = $round",
                          [&](storage::Query& row) { AddPair(board.mutable_pins(), row); }));
  RETURN_IF_ERROR(ForRows(db, round, "SELECT adept, mentor FROM board_forbids WHERE round = $round",
                          [&](storage::Query& row) { AddPair(board.mutable_forbids(), row); }));
  RETURN_IF_ERROR(ForRows(db, round,
                          "SELECT parameter, value FROM board_parameters WHERE round = $round",
                          [&](storage::Query& row) {
                            rules::SetParameter(board.mutable_policy(),
                                                static_cast<v1::Parameter>(row.Int(0)), row.Int(1));
                          }));
  RETURN_IF_ERROR(ForRows(db, round, "SELECT side, person FROM board_parked WHERE round = $round",
                          [&](storage::Query& row) {
                            const bool adept = static_cast<Side>(row.Int(0)) == Side::kAdept;
                            *(adept ? board.add_parked_adepts() : board.add_parked_mentors()) =
                                row.Text(1);
                          }));
  RETURN_IF_ERROR(ForRows(
      db, round, "SELECT adept, mentor, kind, comment FROM board_marks WHERE round = $round",
      [&](storage::Query& row) {
        v1::PairMark* mark = board.add_marks();
        mark->set_adept(row.Text(0));
        mark->set_mentor(row.Text(1));
        mark->set_kind(static_cast<v1::PairMark::Kind>(row.Int(2)));
        mark->set_comment(row.Text(3));
      }));
  return rules::BoardState::FromBoard(board);
}

absl::Status ApplyToRows(storage::WriteTransaction& db, std::string_view round,
                         const v1::BoardChange& change) {
  RETURN_IF_ERROR(ApplyPairs(db, round, change));
  RETURN_IF_ERROR(ApplyParameters(db, round, change));
  RETURN_IF_ERROR(ApplyParked(db, round, change));
  for (const v1::MarkChange& mark : change.marks()) {
    RETURN_IF_ERROR(ApplyMark(db, round, mark.after()));
  }
  return absl::OkStatus();
}

}  // namespace parvis::board
