#include "server/matching/board_history.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/storage/database.h"
#include "server/storage/migrations/0004_rounds.h"
#include "server/storage/migrations/0006_matching.h"
#include "server/storage/migrations/0007_board.h"
#include "shared/base/status_macros.h"
#include "shared/rules/board_parameters.h"
#include "shared/rules/policy.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace parvis::board {
namespace {

using rules::BoardState;

constexpr char kRound[] = "stockholm-2026";
constexpr storage::Migration kTables[] = {storage::kMigration0004, storage::kMigration0006,
                                          storage::kMigration0007};

// Six adepts a0… and four mentors m0… with two places each; nobody is refused.
class SixAndFour : public rules::BoardPeople {
 public:
  bool HasAdept(std::string_view id) const override {
    return id.size() == 2 && id[0] == 'a' && id[1] >= '0' && id[1] < '6';
  }
  std::optional<int> Capacity(std::string_view id) const override {
    if (id.size() != 2 || id[0] != 'm' || id[1] < '0' || id[1] >= '4') return std::nullopt;
    return 2;
  }
  std::vector<std::string> RefusedBy(std::string_view, std::string_view,
                                     const v1::Policy&) const override {
    return {};
  }
};

// A board on which nothing is decided.
BoardState Nothing() { return BoardState(rules::StockholmPolicy()); }

// A database with one empty round.
class Store {
 public:
  Store() {
    storage::DatabaseOptions options;
    options.path = folder_.Path("test.db");
    options.clock = &clock_;
    options.migrations = kTables;
    auto opened = storage::Database::Open(std::move(options));
    EXPECT_TRUE(opened.ok()) << opened.status();
    database_ = *std::move(opened);
    Write([](storage::WriteTransaction& db) {
      return db
          .Prepare(
              "INSERT INTO rounds (id, programme, number, title_sv, title_en, state, policy, "
              "revision, adept_count, mentor_count, place_count, create_us) "
              "VALUES ($round, 'stockholm', 2026, '', '', 4, '{}', 1, 0, 0, 0, 0)")
          .Bind("$round", kRound)
          .Run();
    });
  }

  void Write(absl::FunctionRef<absl::Status(storage::WriteTransaction&)> job) {
    const absl::Status status = database_->WriteAndWait(job);
    ASSERT_TRUE(status.ok()) << status;
  }

  void Read(absl::FunctionRef<absl::Status(storage::ReadConnection&)> job) {
    const absl::Status status = database_->Read(job);
    ASSERT_TRUE(status.ok()) << status;
  }

  void Clear() {
    Write([](storage::WriteTransaction& db) -> absl::Status {
      RETURN_IF_ERROR(db.Prepare("DELETE FROM board_edits").Run());
      RETURN_IF_ERROR(db.Prepare("DELETE FROM board_pins").Run());
      RETURN_IF_ERROR(db.Prepare("DELETE FROM board_parameters").Run());
      RETURN_IF_ERROR(db.Prepare("DELETE FROM board_parked").Run());
      RETURN_IF_ERROR(db.Prepare("DELETE FROM board_marks").Run());
      return db.Prepare("DELETE FROM board_forbids").Run();
    });
  }

  // Makes the edit as the handler does, if it can be made; tells whether it was.
  bool Make(std::string_view account, EditKind kind, const v1::BoardChange& request) {
    bool made = false;
    Write([&](storage::WriteTransaction& db) -> absl::Status {
      ASSIGN_OR_RETURN(BoardState state, LoadState(db, kRound, rules::StockholmPolicy()));
      v1::BoardChange change = request;
      NewEdit edit;
      if (kind != EditKind::kEdit) {
        ASSIGN_OR_RETURN(HistorySearch search, FindStep(db, kRound, account, kind, state, people_));
        if (!search.step) return absl::OkStatus();
        change = search.step->change;
        edit.target = search.step->target;
      }
      if (state.Apply(change, people_)) return absl::OkStatus();
      ASSIGN_OR_RETURN(const int64_t revision, LoadRevision(db, kRound));
      edit.revision = revision + 1;
      edit.kind = kind;
      edit.account = account;
      edit.change = &change;
      RETURN_IF_ERROR(ApplyToRows(db, kRound, change));
      made = true;
      return AppendEdit(db, kRound, edit);
    });
    return made;
  }

  BoardState State() {
    BoardState state;
    Read([&](storage::ReadConnection& db) -> absl::Status {
      ASSIGN_OR_RETURN(state, LoadState(db, kRound, rules::StockholmPolicy()));
      return absl::OkStatus();
    });
    return state;
  }

  HistorySearch Find(std::string_view account, EditKind kind) {
    HistorySearch search;
    Read([&](storage::ReadConnection& db) -> absl::Status {
      ASSIGN_OR_RETURN(const BoardState state, LoadState(db, kRound, rules::StockholmPolicy()));
      ASSIGN_OR_RETURN(search, FindStep(db, kRound, account, kind, state, people_));
      return absl::OkStatus();
    });
    return search;
  }

  // Every change that is stored, made again in order on an empty board.
  BoardState Replayed() {
    BoardState state = Nothing();
    Read([&](storage::ReadConnection& db) -> absl::Status {
      storage::Query query =
          db.Prepare("SELECT revision, change FROM board_edits ORDER BY revision");
      for (int64_t revision = 1; query.Next(); ++revision) {
        EXPECT_EQ(query.Int64(0), revision);
        v1::BoardChange change;
        EXPECT_TRUE(change.ParseFromString(query.Bytes(1)));
        EXPECT_FALSE(state.Apply(change, people_).has_value());
      }
      return query.status();
    });
    return state;
  }

 private:
  testing::TemporaryFolder folder_;
  testing::FakeClock clock_;
  SixAndFour people_;
  std::unique_ptr<storage::Database> database_;
};

v1::BoardChange Pin(std::string_view adept, std::string_view mentor) {
  return rules::PinChange(BoardState(), adept, mentor);
}

v1::BoardChange Unpin(std::string_view adept, std::string_view mentor) {
  return rules::Inverse(Pin(adept, mentor));
}

class BoardHistoryTest : public ::testing::Test {
 protected:
  bool Edit(std::string_view account, const v1::BoardChange& change) {
    return store_.Make(account, EditKind::kEdit, change);
  }
  bool Undo(std::string_view account) { return store_.Make(account, EditKind::kUndo, {}); }
  bool Redo(std::string_view account) { return store_.Make(account, EditKind::kRedo, {}); }

  Store store_;
};

TEST_F(BoardHistoryTest, UndoTakesBackOwnEditsLastFirstAndRedoMakesThemAgain) {
  ASSERT_TRUE(Edit("ann", Pin("a1", "m1")));
  ASSERT_TRUE(Edit("ann", Pin("a2", "m2")));
  EXPECT_TRUE(Undo("ann"));
  EXPECT_TRUE(store_.State().IsPinned("a1", "m1"));
  EXPECT_FALSE(store_.State().IsPinned("a2", "m2"));
  EXPECT_TRUE(Undo("ann"));
  EXPECT_FALSE(Undo("ann"));
  EXPECT_TRUE(store_.State() == Nothing());
  EXPECT_TRUE(Redo("ann"));
  EXPECT_TRUE(store_.State().IsPinned("a1", "m1"));
  EXPECT_TRUE(Redo("ann"));
  EXPECT_FALSE(Redo("ann"));
  EXPECT_EQ(store_.State().pins().size(), 2u);
}

TEST_F(BoardHistoryTest, OthersEditsAreNeitherUndoneNorEndTheRedo) {
  ASSERT_TRUE(Edit("ann", Pin("a1", "m1")));
  ASSERT_TRUE(Edit("bo", Pin("a2", "m2")));
  EXPECT_TRUE(Undo("ann"));
  EXPECT_TRUE(store_.State().IsPinned("a2", "m2"));
  ASSERT_TRUE(Edit("bo", Pin("a3", "m3")));
  EXPECT_TRUE(Redo("ann"));
  EXPECT_EQ(store_.State().pins().size(), 3u);
}

TEST_F(BoardHistoryTest, ANewEditEndsOnesOwnRedo) {
  ASSERT_TRUE(Edit("ann", Pin("a1", "m1")));
  EXPECT_TRUE(Undo("ann"));
  ASSERT_TRUE(Edit("ann", Pin("a2", "m2")));
  EXPECT_FALSE(Redo("ann"));
  EXPECT_TRUE(Undo("ann"));
  EXPECT_FALSE(Undo("ann")) << "the dropped edit was undone a second time";
}

TEST_F(BoardHistoryTest, AnOvertakenEditIsPassedOverAndTellsWhy) {
  ASSERT_TRUE(Edit("ann", Pin("a1", "m1")));
  ASSERT_TRUE(Edit("ann", Pin("a2", "m2")));
  ASSERT_TRUE(Edit("bo", Unpin("a2", "m2")));
  const HistorySearch search = store_.Find("ann", EditKind::kUndo);
  ASSERT_TRUE(search.passed_over.has_value());
  EXPECT_EQ(search.passed_over->reason, rules::BoardRefusalReason::kNotOnBoard);
  ASSERT_TRUE(search.step.has_value());
  EXPECT_EQ(search.step->target, 1);
  EXPECT_TRUE(Undo("ann"));
  EXPECT_TRUE(store_.State() == Nothing());
  // Bo takes back the unpinning: now there is something of Ann's to undo again.
  EXPECT_FALSE(Undo("ann"));
  EXPECT_TRUE(Undo("bo"));
  EXPECT_TRUE(Undo("ann"));
  EXPECT_TRUE(store_.State() == Nothing());
}

v1::BoardChange AnyCommand(const BoardState& state, const std::string& adept,
                           const std::string& mentor) {
  switch (*rc::gen::inRange(0, 7)) {
    case 0:
    case 1:
      return rules::PinChange(state, adept, mentor);
    case 2:
      return rules::ForbidChange(state, adept, mentor);
    case 3:
      return rules::SetParameterChange(state, v1::PARAMETER_SPREAD, *rc::gen::inRange(0, 3));
    case 4:
      return state.IsAdeptParked(adept) ? rules::ReturnChange(state, false, adept)
                                        : rules::ParkChange(state, false, adept);
    case 5:
      return state.IsMentorParked(mentor) ? rules::ReturnChange(state, true, mentor)
                                          : rules::ParkChange(state, true, mentor);
    default:
      return rules::MarkChangeOf(state, adept, mentor,
                                 {static_cast<v1::PairMark::Kind>(*rc::gen::inRange(0, 4)), adept});
  }
}

// Any edits, undos and redos of two people: the rows are what the stored changes give when they
// are made again; whatever undo did, redo at once takes back; and with nobody in the way an
// account can go back to where its last free run of edits began.
TEST(BoardHistoryProperty, RowsAreTheReplayOfTheEditsWhateverIsUndone) {
  Store store;
  EXPECT_TRUE(rc::check([&store] {
    store.Clear();
    const std::string accounts[] = {"ann", "bo"};
    for (int step = 0; step < 25; ++step) {
      const std::string& account = accounts[*rc::gen::inRange(0, 2)];
      const BoardState before = store.State();
      const int what = *rc::gen::inRange(0, 4);
      if (what == 0) {
        if (store.Make(account, EditKind::kUndo, {})) {
          const HistorySearch redo = store.Find(account, EditKind::kRedo);
          RC_ASSERT(redo.step.has_value());
          BoardState again = store.State();
          RC_ASSERT(!again.Apply(redo.step->change, SixAndFour()).has_value());
          RC_ASSERT(again == before);
        } else {
          RC_ASSERT(store.State() == before);
        }
      } else if (what == 1) {
        store.Make(account, EditKind::kRedo, {});
      } else {
        const std::string adept = absl::StrCat("a", *rc::gen::inRange(0, 6));
        const std::string mentor = absl::StrCat("m", *rc::gen::inRange(0, 4));
        const bool made = store.Make(account, EditKind::kEdit, AnyCommand(before, adept, mentor));
        if (made) RC_ASSERT(!store.Find(account, EditKind::kRedo).step.has_value());
      }
      RC_ASSERT(store.Replayed() == store.State());
    }
    // Alone from here on: three edits, three times undo, and it is as before.
    const BoardState before = store.State();
    int made = 0;
    for (int i = 0; i < 3; ++i) {
      const BoardState now = store.State();
      made +=
          store.Make("ann", EditKind::kEdit, rules::ForbidChange(now, absl::StrCat("a", i), "m0"));
    }
    for (int i = 0; i < made; ++i) RC_ASSERT(store.Make("ann", EditKind::kUndo, {}));
    RC_ASSERT(store.State() == before);
  }));
}

TEST_F(BoardHistoryTest, ParametersParkedPeopleAndMarksAreUndoneByTheSameCode) {
  ASSERT_TRUE(Edit("ann", Pin("a1", "m1")));
  ASSERT_TRUE(Edit("ann", rules::SetParameterChange(store_.State(), v1::PARAMETER_SPREAD, 40)));
  const BoardState before = store_.State();
  EXPECT_EQ(before.policy().spread(), 40);
  ASSERT_TRUE(Edit("ann", rules::ParkChange(before, false, "a1")));
  const BoardState parked = store_.State();
  EXPECT_TRUE(parked.IsAdeptParked("a1"));
  ASSERT_TRUE(Edit(
      "ann", rules::MarkChangeOf(parked, "a2", "m1", {v1::PairMark::KIND_DOUBTFUL, "Åker bort?"})));
  EXPECT_EQ(store_.State().MarkOf("a2", "m1").comment, "Åker bort?");
  EXPECT_TRUE(Undo("ann"));
  EXPECT_TRUE(store_.State() == parked);
  EXPECT_TRUE(Undo("ann"));
  EXPECT_TRUE(store_.State() == before);
  // Bo sets the same number: Ann's is overtaken, and her pin is next.
  ASSERT_TRUE(Edit("bo", rules::SetParameterChange(before, v1::PARAMETER_SPREAD, 50)));
  EXPECT_EQ(store_.Find("ann", EditKind::kUndo).passed_over->reason,
            rules::BoardRefusalReason::kParameterChanged);
  EXPECT_TRUE(Undo("ann"));
  EXPECT_EQ(store_.State().policy().spread(), 50);
  EXPECT_TRUE(store_.State().pins().empty());
}

}  // namespace
}  // namespace parvis::board
