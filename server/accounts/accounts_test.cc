#include "server/accounts/accounts.h"

#include <string>

#include "gtest/gtest.h"
#include "server/accounts/links.h"
#include "server/accounts/sessions.h"
#include "server/dispatch/errors.h"
#include "server/storage/database.h"
#include "shared/base/limits.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace parvis::accounts {
namespace {

class AccountsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    storage::DatabaseOptions options;
    options.path = folder_.Path("test.db");
    options.clock = &clock_;
    auto opened = storage::Database::Open(std::move(options));
    ASSERT_TRUE(opened.ok()) << opened.status();
    database_ = *std::move(opened);
    ASSERT_TRUE(database_->WriteAndWait(EnsureLinkKey).ok());
    ASSERT_TRUE(database_
                    ->WriteAndWait([](storage::WriteTransaction& db) {
                      return Put(db, {"kim", "Kim Ek", v1::ACCOUNT_ROLE_COORDINATOR, "KI"});
                    })
                    .ok());
  }

  std::string Link(std::string_view account, absl::Duration life = absl::Hours(1)) {
    std::string link;
    EXPECT_TRUE(database_
                    ->Read([&](storage::ReadConnection& db) {
                      auto made = MakeLink(db, account, db.Now() + life);
                      if (made.ok()) link = *made;
                      return made.status();
                    })
                    .ok());
    return link;
  }

  // The account's id, or the reason why there is none.
  std::string Check(const std::string& token) {
    std::string answer;
    EXPECT_TRUE(database_
                    ->Read([&](storage::ReadConnection& db) {
                      const auto account = CheckLink(db, token);
                      answer = account.ok() ? *account : dispatch::Reason(account.status());
                      return absl::OkStatus();
                    })
                    .ok());
    return answer;
  }

  std::string OpenFor(std::string_view account) {
    std::string token;
    EXPECT_TRUE(database_
                    ->WriteAndWait([&](storage::WriteTransaction& db) {
                      auto opened = Open(db, account);
                      if (opened.ok()) token = *opened;
                      return opened.status();
                    })
                    .ok());
    return token;
  }

  std::optional<OpenSession> Session(const std::string& token) {
    std::optional<OpenSession> session;
    EXPECT_TRUE(database_
                    ->Read([&](storage::ReadConnection& db) {
                      auto found = FindSession(db, HashToken(token));
                      if (found.ok()) session = *found;
                      return found.status();
                    })
                    .ok());
    return session;
  }

  testing::TemporaryFolder folder_;
  testing::FakeClock clock_;
  std::unique_ptr<storage::Database> database_;
};

TEST_F(AccountsTest, ALinkLeadsToItsAccountUntilItExpires) {
  const std::string link = Link("kim");
  EXPECT_EQ(Check(link), "kim");
  EXPECT_EQ(Check(link), "kim");
  clock_.Advance(absl::Hours(1) - absl::Seconds(1));
  EXPECT_EQ(Check(link), "kim");
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(Check(link), "LINK_EXPIRED");
}

TEST_F(AccountsTest, AChangedLinkIsNotGood) {
  const std::string link = Link("kim");
  for (std::size_t i = 0; i < link.size(); ++i) {
    std::string changed = link;
    changed[i] = changed[i] == 'a' ? 'b' : 'a';
    // The last sign of base64 has bits that do not count.
    if (i + 1 < link.size()) {
      EXPECT_EQ(Check(changed), "LINK_NOT_GOOD") << i;
    }
    EXPECT_EQ(Check(link.substr(0, i)), "LINK_NOT_GOOD") << i;
  }
  EXPECT_EQ(Check(""), "LINK_NOT_GOOD");
  EXPECT_EQ(Check("..."), "LINK_NOT_GOOD");
  EXPECT_EQ(Check(link + link), "LINK_NOT_GOOD");
}

TEST_F(AccountsTest, ALinkOfAnotherDatabaseIsNotGood) {
  const std::string link = Link("kim");
  EXPECT_TRUE(database_
                  ->WriteAndWait([](storage::WriteTransaction& db) {
                    EXPECT_TRUE(db.Prepare("DELETE FROM signing_keys").Run().ok());
                    return EnsureLinkKey(db);
                  })
                  .ok());
  EXPECT_EQ(Check(link), "LINK_NOT_GOOD");
}

TEST_F(AccountsTest, TheLinkKeyIsMadeOnce) {
  const std::string link = Link("kim");
  EXPECT_TRUE(database_->WriteAndWait(EnsureLinkKey).ok());
  EXPECT_EQ(Check(link), "kim");
}

TEST_F(AccountsTest, ASessionIsItsAccountsUntilItExpiresOrIsClosed) {
  const std::string token = OpenFor("kim");
  const std::string other = OpenFor("kim");
  EXPECT_NE(token, other);
  ASSERT_TRUE(Session(token).has_value());
  EXPECT_EQ(Session(token)->account.institution, "KI");
  EXPECT_FALSE(Session(token + "x").has_value());
  EXPECT_FALSE(Session("").has_value());

  EXPECT_TRUE(
      database_
          ->WriteAndWait([&](storage::WriteTransaction& db) { return Close(db, HashToken(token)); })
          .ok());
  EXPECT_FALSE(Session(token).has_value());
  EXPECT_TRUE(Session(other).has_value());

  clock_.Advance(absl::Seconds(limits::kSessionSeconds));
  EXPECT_FALSE(Session(other).has_value());
}

TEST_F(AccountsTest, TheStoreDoesNotKnowTheToken) {
  const std::string token = OpenFor("kim");
  EXPECT_TRUE(database_
                  ->Read([&](storage::ReadConnection& db) {
                    storage::Query query = db.Prepare("SELECT token_hash FROM sessions");
                    EXPECT_TRUE(query.Next());
                    EXPECT_EQ(query.Bytes(0), HashToken(token));
                    EXPECT_FALSE(query.Next());
                    return query.status();
                  })
                  .ok());
}

TEST_F(AccountsTest, ExpiredSessionsAreDroppedAtTheNextSignIn) {
  OpenFor("kim");
  clock_.Advance(absl::Seconds(limits::kSessionSeconds));
  OpenFor("kim");
  EXPECT_TRUE(database_
                  ->Read([&](storage::ReadConnection& db) {
                    storage::Query query = db.Prepare("SELECT count(*) FROM sessions");
                    EXPECT_TRUE(query.Next());
                    EXPECT_EQ(query.Int(0), 1);
                    return query.status();
                  })
                  .ok());
}

}  // namespace
}  // namespace parvis::accounts
