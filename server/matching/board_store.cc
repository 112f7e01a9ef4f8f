#include "server/matching/board_store.h"

#include <string>

#include "parvis/v1/event.pb.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::board {
namespace {

absl::Status SetStanding(storage::WriteTransaction& db, std::string_view round, int64_t edit,
                         Standing standing, int64_t revision) {
  return db
      .Prepare(
          "UPDATE board_edits SET standing = $standing, standing_revision = $revision "
          "WHERE round = $round AND revision = $edit")
      .Bind("$standing", standing)
      .Bind("$revision", revision)
      .Bind("$round", round)
      .Bind("$edit", edit)
      .Run();
}

absl::Status DropRedo(storage::WriteTransaction& db, std::string_view round,
                      std::string_view account, int64_t revision) {
  return db
      .Prepare(
          "UPDATE board_edits SET standing = $dropped, standing_revision = $revision "
          "WHERE round = $round AND account = $account AND standing = $undone")
      .Bind("$dropped", Standing::kDropped)
      .Bind("$revision", revision)
      .Bind("$round", round)
      .Bind("$account", account)
      .Bind("$undone", Standing::kUndone)
      .Run();
}

}  // namespace

absl::StatusOr<int64_t> LoadRevision(storage::ReadConnection& db, std::string_view round) {
  storage::Query query =
      db.Prepare("SELECT coalesce(max(revision), 0) FROM board_edits WHERE round = $round");
  query.Bind("$round", round);
  const int64_t revision = query.Next() ? query.Int64(0) : 0;
  RETURN_IF_ERROR(query.status());
  return revision;
}

absl::Status VisitHistory(storage::ReadConnection& db, std::string_view round,
                          std::string_view account, Standing standing,
                          absl::FunctionRef<bool(const HistoryEdit&)> visit) {
  storage::Query query = db.Prepare(
      "SELECT revision, change FROM board_edits "
      "WHERE round = $round AND account = $account AND standing = $standing "
      "ORDER BY standing_revision DESC LIMIT $limit");
  query.Bind("$round", round)
      .Bind("$account", account)
      .Bind("$standing", standing)
      .Bind("$limit", limits::kUndoSteps);
  while (query.Next()) {
    HistoryEdit edit;
    edit.revision = query.Int64(0);
    if (!edit.change.ParseFromString(query.Bytes(1))) {
      return absl::DataLossError("a stored board change cannot be read");
    }
    if (!visit(edit)) return absl::OkStatus();
  }
  return query.status();
}

v1::BoardEdit::Kind KindOf(EditKind kind) {
  switch (kind) {
    case EditKind::kEdit:
      return v1::BoardEdit::KIND_CHANGE;
    case EditKind::kUndo:
      return v1::BoardEdit::KIND_UNDO;
    case EditKind::kRedo:
      return v1::BoardEdit::KIND_REDO;
  }
  return v1::BoardEdit::KIND_UNSPECIFIED;
}

absl::StatusOr<std::vector<v1::BoardEdit>> LoadEdits(storage::ReadConnection& db,
                                                     std::string_view round, int64_t below,
                                                     int limit, std::size_t bytes) {
  // The event of each knows who made it and when.
  storage::Query query = db.Prepare(
      "SELECT b.revision, b.kind, b.change, coalesce(b.target, 0), coalesce(b.standing, 0), "
      "e.event "
      "FROM board_edits b JOIN events e ON e.sequence = b.sequence "
      "WHERE b.round = $round AND ($below = 0 OR b.revision < $below) "
      "ORDER BY b.revision DESC LIMIT $limit");
  query.Bind("$round", round).Bind("$below", below).Bind("$limit", limit);
  std::vector<v1::BoardEdit> edits;
  std::size_t taken = 0;
  while (taken < bytes && query.Next()) {
    v1::BoardEdit& edit = edits.emplace_back();
    v1::Event event;
    const std::string change = query.Bytes(2);
    if (!edit.mutable_change()->ParseFromString(change) || !event.ParseFromString(query.Bytes(5))) {
      return absl::DataLossError("a stored board edit cannot be read");
    }
    taken += change.size();
    edit.set_revision(query.Int64(0));
    edit.set_kind(KindOf(static_cast<EditKind>(query.Int(1))));
    edit.set_target_revision(query.Int64(3));
    const auto standing = static_cast<Standing>(query.Int(4));
    edit.set_undone(standing == Standing::kUndone || standing == Standing::kDropped);
    *edit.mutable_edit_time() = event.event_time();
    edit.set_actor(event.actor());
    edit.set_actor_display_name(event.actor_display_name());
  }
  RETURN_IF_ERROR(query.status());
  return edits;
}

absl::Status AppendEdit(storage::WriteTransaction& db, std::string_view round,
                        const NewEdit& edit) {
  if (edit.kind == EditKind::kEdit) {
    RETURN_IF_ERROR(DropRedo(db, round, edit.account, edit.revision));
  } else {
    const Standing standing = edit.kind == EditKind::kUndo ? Standing::kUndone : Standing::kDone;
    RETURN_IF_ERROR(SetStanding(db, round, edit.target, standing, edit.revision));
  }
  storage::Query query = db.Prepare(
      "INSERT INTO board_edits (round, revision, kind, account, change, target, standing, "
      "standing_revision, sequence, pairs_hash, edit_us) "
      "VALUES ($round, $revision, $kind, $account, $change, $target, $standing, "
      "$standing_revision, $sequence, $hash, $now)");
  query.Bind("$round", round)
      .Bind("$revision", edit.revision)
      .Bind("$kind", edit.kind)
      .Bind("$account", edit.account)
      .Bind("$sequence", edit.sequence)
      .Bind("$hash", static_cast<int64_t>(edit.pairs_hash))
      .Bind("$now", db.Now());
  const std::string change = edit.change->SerializeAsString();
  query.Bind("$change", storage::Blob{change});
  if (edit.kind == EditKind::kEdit) {
    query.BindNull("$target")
        .Bind("$standing", Standing::kDone)
        .Bind("$standing_revision", edit.revision);
  } else {
    query.Bind("$target", edit.target).BindNull("$standing").BindNull("$standing_revision");
  }
  return query.Run();
}

absl::Status StoreProposals(storage::WriteTransaction& db, std::string_view round,
                            const std::vector<v1::BoardPair>& pairs,
                            const rules::BoardState& state) {
  constexpr int kSentOut = 1;
  for (const v1::BoardPair& pair : pairs) {
    RETURN_IF_ERROR(db.Prepare("INSERT INTO proposals (round, adept, mentor, score, adept_view, "
                               "mentor_view, pinned, state, create_us) "
                               "VALUES ($round, $adept, $mentor, $score, $adept_view, "
                               "$mentor_view, $pinned, $state, $now)")
                        .Bind("$round", round)
                        .Bind("$adept", pair.adept())
                        .Bind("$mentor", pair.mentor())
                        .Bind("$score", pair.score())
                        .Bind("$adept_view", pair.adept_view())
                        .Bind("$mentor_view", pair.mentor_view())
                        .Bind("$pinned", state.IsPinned(pair.adept(), pair.mentor()))
                        .Bind("$state", kSentOut)
                        .Bind("$now", db.Now())
                        .Run());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<v1::BoardPair>> LoadProposals(storage::ReadConnection& db,
                                                         std::string_view round) {
  storage::Query query = db.Prepare(
      "SELECT adept, mentor, score, adept_view, mentor_view FROM proposals "
      "WHERE round = $round ORDER BY adept");
  query.Bind("$round", round);
  std::vector<v1::BoardPair> pairs;
  while (query.Next()) {
    v1::BoardPair& pair = pairs.emplace_back();
    pair.set_adept(query.Text(0));
    pair.set_mentor(query.Text(1));
    pair.set_score(query.Int(2));
    pair.set_adept_view(query.Int(3));
    pair.set_mentor_view(query.Int(4));
  }
  RETURN_IF_ERROR(query.status());
  return pairs;
}

}  // namespace parvis::board
