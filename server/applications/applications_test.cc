#include "server/applications/applications.h"

#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/applications/handlers.h"
#include "server/applications/import.h"
#include "server/dispatch/errors.h"
#include "server/events/log.h"
#include "server/rounds/catalogue.h"
#include "server/rounds/rounds.h"
#include "server/storage/database.h"
#include "shared/base/status_macros.h"
#include "shared/rules/matching_input.h"
#include "shared/rules/policy.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace parvis::applications {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kInstitutions[] =
    "code,name_sv,name_en,city,coordinator_email\nKI,K,K,Solna,k@ki.example\nSU,S,S,Sthlm,\n";
constexpr char kCompetences[] = "code,name_sv,name_en\ncoaching,C,C\nbudget,B,B\n";
constexpr char kAdeptHeader[] =
    "id,name,email,institution,line_of_work,city,languages,meeting_mode,manager_level,"
    "years_as_manager,direct_reports,budget_responsibility,needs,wish_line_of_work,"
    "wish_manager_level,wish_persons,avoid_persons,line_manager_email,endorsed,goals\n";
constexpr char kMentorHeader[] =
    "id,name,email,institution,line_of_work,city,languages,meeting_mode,manager_level,"
    "years_as_manager,direct_reports,budget_responsibility,competences,capacity,"
    "wish_line_of_work,wish_persons,avoid_persons,line_manager_email,endorsed\n";

std::string AdeptRow(const std::string& id, const std::string& institution = "KI") {
  return id + ",Åsa," + id + "@ki.example," + institution +
         ",academia,Solna,sv;en,either,first-line,1,31,no,coaching:2;budget:3,,,m2;m1,m9,,yes,"
         "\"two\nlines\"\n";
}
std::string MentorRow(const std::string& id, int capacity = 1) {
  return id + ",Bo," + id +
         "@su.example,SU,academia,Sthlm,sv,remote,manager-of-managers,20,3,yes,"
         "coaching:5," +
         std::to_string(capacity) + ",any,a1,,chief@su.example,yes\n";
}

class ApplicationsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    storage::DatabaseOptions options;
    options.path = folder_.Path("test.db");
    options.clock = &clock_;
    auto opened = storage::Database::Open(std::move(options));
    ASSERT_TRUE(opened.ok()) << opened.status();
    database_ = *std::move(opened);
    caller_.role = dispatch::Role::kProgrammeCoordinator;
    caller_.account = "maria";
    AddRound(2026, v1::Round::STATE_MATCHING);
    Add("institutions.csv", kInstitutions);
    Add("competences.csv", kCompetences);
    Add("adepts.csv", kAdeptHeader + AdeptRow("a1") + AdeptRow("a2", "SU"));
    Add("mentors.csv", kMentorHeader + MentorRow("m1") + MentorRow("m2", 2));
  }

  void AddRound(int number, v1::Round::State state) {
    rounds::NewRound round;
    round.programme = "stockholm";
    round.number = number;
    round.state = state;
    round.title.set_sv("Omgång");
    round.title.set_en("Round");
    round.policy = rules::StockholmPolicy();
    const absl::Status status = database_->WriteAndWait(
        [&](storage::WriteTransaction& db) { return rounds::Add(db, caller_, round).status(); });
    ASSERT_TRUE(status.ok()) << status;
  }

  void Add(const std::string& name, const std::string& content) {
    v1::ImportFile* file = request_.add_files();
    file->set_name(name);
    file->set_content(content);
  }

  v1::ImportApplicationsResponse Imported(const std::string& name = "",
                                          const std::string& content = "") {
    if (!name.empty()) {
      request_.clear_files();
      Add(name, content);
    }
    v1::ImportApplicationsResponse response;
    const absl::Status status = TryImport(&response);
    EXPECT_TRUE(status.ok()) << status;
    return response;
  }

  absl::Status TryImport(v1::ImportApplicationsResponse* response) {
    return database_->WriteAndWait([&](storage::WriteTransaction& db) {
      return Import(pin_check_, caller_, request_, db, response);
    });
  }

  template <typename Job>
  void Read(Job job) {
    const absl::Status status = database_->Read([&](storage::ReadConnection& db) {
      job(db);
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
  }

  People Stored() {
    People people;
    Read([&](storage::ReadConnection& db) {
      auto loaded = LoadPeople(db, "stockholm-2026");
      ASSERT_TRUE(loaded.ok()) << loaded.status();
      people = *std::move(loaded);
    });
    return people;
  }

  int64_t Revision() {
    int64_t revision = -1;
    Read([&](storage::ReadConnection& db) {
      revision = LoadPeopleRevision(db, "stockholm-2026").value_or(-1);
    });
    return revision;
  }

  int64_t LastSequence() {
    int64_t sequence = -1;
    Read([&](storage::ReadConnection& db) { sequence = events::LastSequence(db).value_or(-1); });
    return sequence;
  }

  testing::TemporaryFolder folder_;
  testing::FakeClock clock_;
  std::unique_ptr<storage::Database> database_;
  dispatch::Caller caller_;
  v1::ImportApplicationsRequest request_ = [] {
    v1::ImportApplicationsRequest request;
    request.set_parent("rounds/stockholm-2026");
    return request;
  }();
  PinCheck pin_check_ = [](storage::ReadConnection&, std::string_view, const v1::Policy&,
                           const People&) { return std::vector<rules::BoardRefusal>(); };
};

std::vector<std::string> Ids(const std::vector<v1::Application>& people) {
  std::vector<std::string> ids;
  for (const v1::Application& person : people) ids.emplace_back(rules::PersonId(person));
  return ids;
}

TEST_F(ApplicationsTest, AnImportIsStoredWholeAndComesBackAsItWas) {
  const v1::ImportApplicationsResponse response = Imported();
  EXPECT_TRUE(response.applied());
  EXPECT_EQ(response.fault_count(), 0) << response.DebugString();
  ASSERT_EQ(response.summaries_size(), 4);
  EXPECT_EQ(response.summaries(2).file(), "adepts.csv");
  EXPECT_EQ(response.summaries(2).added(), 2);
  EXPECT_THAT(response.summaries(2).added_ids(), ElementsAre("a1", "a2"));

  const People people = Stored();
  EXPECT_THAT(Ids(people.adepts), ElementsAre("a1", "a2"));
  EXPECT_THAT(Ids(people.mentors), ElementsAre("m1", "m2"));
  const v1::Application& adept = people.adepts[0];
  EXPECT_EQ(adept.name(), "rounds/stockholm-2026/applications/a1");
  EXPECT_EQ(adept.etag(), "1");
  EXPECT_EQ(adept.display_name(), "Åsa");
  EXPECT_EQ(adept.statement(), "two\nlines");
  EXPECT_THAT(adept.languages(), ElementsAre("sv", "en"));
  EXPECT_THAT(adept.wish_persons(), ElementsAre("m2", "m1"));
  EXPECT_THAT(adept.avoid_persons(), ElementsAre("m9"));
  ASSERT_EQ(adept.competences_size(), 2);
  EXPECT_EQ(adept.competences(1).competence(), "budget");
  EXPECT_EQ(adept.competences(1).value(), 3);
  EXPECT_EQ(people.mentors[1].capacity(), 2);
  EXPECT_EQ(people.mentors[0].line_manager_email(), "chief@su.example");

  Read([&](storage::ReadConnection& db) {
    const auto round = rounds::Load(db, caller_, "stockholm-2026");
    ASSERT_TRUE(round.ok()) << round.status();
    EXPECT_EQ(round->adept_count(), 2);
    EXPECT_EQ(round->mentor_count(), 2);
    EXPECT_EQ(round->place_count(), 3);
    const auto competences = rounds::LoadCompetences(db, "stockholm-2026");
    ASSERT_TRUE(competences.ok()) << competences.status();
    EXPECT_EQ(competences->at(0).code(), "coaching");
  });
}

TEST_F(ApplicationsTest, TheSameFilesAgainChangeNothingAndTellNobody) {
  Imported();
  const int64_t revision = Revision();
  const int64_t sequence = LastSequence();
  const v1::ImportApplicationsResponse again = Imported();
  EXPECT_TRUE(again.applied());
  for (const v1::ImportSummary& summary : again.summaries()) {
    EXPECT_EQ(summary.unchanged(), 2) << summary.file();
    EXPECT_EQ(summary.added() + summary.changed(), 0) << summary.file();
  }
  EXPECT_EQ(Revision(), revision);
  EXPECT_EQ(LastSequence(), sequence);
}

TEST_F(ApplicationsTest, AFileAloneChangesItsOwnRecordsAndDeletesNobody) {
  Imported();
  const int64_t revision = Revision();
  const int64_t sequence = LastSequence();
  const v1::ImportApplicationsResponse response =
      Imported("mentors.csv", kMentorHeader + MentorRow("m2", 3) + MentorRow("m3"));
  ASSERT_TRUE(response.applied()) << response.DebugString();
  EXPECT_EQ(response.summaries(0).added(), 1);
  EXPECT_THAT(response.summaries(0).changed_ids(), ElementsAre("m2"));
  const People people = Stored();
  EXPECT_THAT(Ids(people.mentors), ElementsAre("m1", "m2", "m3"));
  EXPECT_EQ(people.mentors[0].etag(), "1");
  EXPECT_EQ(people.mentors[1].etag(), "2");
  EXPECT_EQ(people.mentors[1].capacity(), 3);
  EXPECT_THAT(people.mentors[1].wish_persons(), ElementsAre("a1"));
  EXPECT_THAT(people.adepts, SizeIs(2));
  EXPECT_GT(Revision(), revision);
  EXPECT_EQ(LastSequence(), sequence + 1);
}

TEST_F(ApplicationsTest, AFaultAnywhereLeavesEverythingAsItWas) {
  Imported();
  const int64_t revision = Revision();
  request_.clear_files();
  Add("adepts.csv", kAdeptHeader + AdeptRow("a3"));
  Add("mentors.csv", kMentorHeader + MentorRow("m3", 99));
  const v1::ImportApplicationsResponse response = Imported();
  EXPECT_FALSE(response.applied());
  EXPECT_EQ(response.fault_count(), 1);
  EXPECT_EQ(response.faults(0).file(), "mentors.csv");
  EXPECT_EQ(response.faults(0).line(), 2);
  EXPECT_EQ(response.faults(0).column(), "capacity");
  EXPECT_EQ(response.faults(0).reason().sv(), "99 är inget heltal från 1 till 20");
  EXPECT_EQ(response.summaries(0).added(), 1);
  EXPECT_EQ(response.summaries(1).refused(), 1);
  EXPECT_EQ(Revision(), revision);
  EXPECT_THAT(Stored().adepts, SizeIs(2));
}

TEST_F(ApplicationsTest, APreviewTellsAndWritesNothing) {
  Read([&](storage::ReadConnection& db) {
    v1::ImportApplicationsResponse response;
    ASSERT_TRUE(PreviewImport(pin_check_, caller_, request_, db, &response).ok());
    EXPECT_FALSE(response.applied());
    EXPECT_EQ(response.summaries(3).added(), 2);
  });
  EXPECT_THAT(Stored().adepts, IsEmpty());
  EXPECT_EQ(Revision(), 0);
}

TEST_F(ApplicationsTest, AChangeThatBreaksAPinIsAFaultOfItsRecord) {
  Imported();
  People seen;
  pin_check_ = [&](storage::ReadConnection&, std::string_view, const v1::Policy&,
                   const People& after) {
    seen = after;
    rules::BoardRefusal refusal;
    refusal.reason = rules::BoardRefusalReason::kMentorFullOfPins;
    refusal.adept = "a2";
    refusal.mentor = "m2";
    return std::vector<rules::BoardRefusal>{refusal};
  };
  const v1::ImportApplicationsResponse response =
      Imported("mentors.csv", kMentorHeader + MentorRow("m1") + MentorRow("m2", 1));
  EXPECT_EQ(seen.mentors[1].capacity(), 1) << "the check sees the people as they would be";
  EXPECT_THAT(seen.adepts, SizeIs(2));
  EXPECT_FALSE(response.applied());
  ASSERT_EQ(response.fault_count(), 1);
  EXPECT_EQ(response.faults(0).file(), "mentors.csv");
  EXPECT_EQ(response.faults(0).line(), 3);
  EXPECT_EQ(Stored().mentors[1].capacity(), 2);
}

TEST_F(ApplicationsTest, RefusesRequestsThatCannotBe) {
  v1::ImportApplicationsResponse response;
  request_.set_parent("rounds/stockholm-2026/board");
  EXPECT_EQ(TryImport(&response).code(), absl::StatusCode::kInvalidArgument);
  request_.set_parent("rounds/stockholm-1999");
  EXPECT_EQ(TryImport(&response).code(), absl::StatusCode::kNotFound);
  AddRound(2027, v1::Round::STATE_PROPOSED);
  request_.set_parent("rounds/stockholm-2027");
  EXPECT_EQ(TryImport(&response).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(dispatch::Reason(TryImport(&response)), "ROUND_TAKES_NO_APPLICATIONS");
  request_.set_parent("rounds/stockholm-2026");
  request_.clear_files();
  EXPECT_EQ(TryImport(&response).code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(ApplicationsTest, PreviousPairsAreAddedOnce) {
  EXPECT_EQ(Imported().fault_count(), 0);
  EXPECT_TRUE(Imported("previous_pairs.csv", "adept,mentor\na1,m1\n").applied());
  const v1::ImportApplicationsResponse again =
      Imported("previous_pairs.csv", "mentor,adept\nm1,a1\nm1,a2\n");
  EXPECT_EQ(again.summaries(0).unchanged(), 1);
  EXPECT_EQ(again.summaries(0).added(), 1);
  EXPECT_THAT(Stored().previous_pairs, SizeIs(2));
}

TEST_F(ApplicationsTest, ANewOrderOfCompetencesIsAChange) {
  Imported();
  const v1::ImportApplicationsResponse response =
      Imported("competences.csv", "code,name_sv,name_en\nbudget,B,B\nchange,X,X\n");
  EXPECT_THAT(response.summaries(0).changed_ids(), ElementsAre("budget"));
  EXPECT_THAT(response.summaries(0).added_ids(), ElementsAre("change"));
  Read([&](storage::ReadConnection& db) {
    const auto competences = rounds::LoadCompetences(db, "stockholm-2026");
    ASSERT_TRUE(competences.ok()) << competences.status();
    ASSERT_THAT(*competences, SizeIs(3));
    EXPECT_EQ(competences->at(0).code(), "budget");
    EXPECT_EQ(competences->at(1).code(), "change");
    EXPECT_EQ(competences->at(2).code(), "coaching");
  });
}

TEST_F(ApplicationsTest, ListsByPagesAndEachCoordinatorsOwn) {
  Imported();
  v1::ListApplicationsRequest request;
  request.set_parent("rounds/stockholm-2026");
  request.set_page_size(3);
  Read([&](storage::ReadConnection& db) {
    v1::ListApplicationsResponse first;
    ASSERT_TRUE(HandleListApplications(caller_, request, db, &first).ok());
    ASSERT_EQ(first.applications_size(), 3);
    EXPECT_EQ(rules::PersonId(first.applications(2)), "m1");
    request.set_page_token(first.next_page_token());
    v1::ListApplicationsResponse second;
    ASSERT_TRUE(HandleListApplications(caller_, request, db, &second).ok());
    ASSERT_EQ(second.applications_size(), 1);
    EXPECT_EQ(rules::PersonId(second.applications(0)), "m2");
    EXPECT_EQ(second.applications(0).competences_size(), 1);
    EXPECT_EQ(second.next_page_token(), "");

    request.set_page_token("no token");
    EXPECT_EQ(HandleListApplications(caller_, request, db, &second).code(),
              absl::StatusCode::kInvalidArgument);

    dispatch::Caller coordinator = caller_;
    coordinator.role = dispatch::Role::kCoordinator;
    coordinator.institution = "KI";
    request.clear_page_token();
    v1::ListApplicationsResponse own;
    ASSERT_TRUE(HandleListApplications(coordinator, request, db, &own).ok());
    ASSERT_EQ(own.applications_size(), 1);
    EXPECT_EQ(rules::PersonId(own.applications(0)), "a1");

    v1::GetApplicationRequest get;
    v1::Application application;
    get.set_name("rounds/stockholm-2026/applications/a2");
    EXPECT_TRUE(HandleGetApplication(caller_, get, db, &application).ok());
    EXPECT_EQ(application.institution(), "SU");
    EXPECT_EQ(HandleGetApplication(coordinator, get, db, &application).code(),
              absl::StatusCode::kNotFound);
    get.set_name("rounds/stockholm-2026/applications/nobody");
    EXPECT_EQ(HandleGetApplication(caller_, get, db, &application).code(),
              absl::StatusCode::kNotFound);
  });
}

}  // namespace
}  // namespace parvis::applications
