#include "shared/rules/csv_import.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "shared/base/limits.h"
#include "shared/rules/matching_input.h"

namespace parvis::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kInstitutions[] =
    "code,name_sv,name_en,city,coordinator_email\n"
    "KI,Karolinska Institutet,Karolinska Institutet,Solna,mentor@ki.example\n"
    "SU,Stockholms universitet,Stockholm University,Stockholm,\n";
constexpr char kCompetences[] =
    "code,name_sv,name_en\n"
    "coaching,Coachning,Coaching\n"
    "budget,Budget,Budget\n";
constexpr char kAdeptHeader[] =
    "id,name,email,phone,institution,unit,line_of_work,city,languages,meeting_mode,title,"
    "manager_level,years_as_manager,direct_reports,budget_responsibility,needs,goals,"
    "wish_line_of_work,wish_manager_level,wish_persons,avoid_persons,line_manager_email,endorsed\n";
constexpr char kAdept[] =
    "a1,Åsa Öst,asa@ki.example,070-1,KI,Enhet,administration,Solna,sv;en,either,Chef,first-line,"
    "1,31,no,coaching:2;budget:3,\"Mål,\nflera\",other,manager-of-managers,m1,m2,chef@ki.example,"
    "yes\n";
constexpr char kMentorHeader[] =
    "id,name,email,phone,institution,unit,line_of_work,city,languages,meeting_mode,title,"
    "manager_level,years_as_manager,direct_reports,budget_responsibility,competences,capacity,"
    "motivation,wish_line_of_work,wish_persons,avoid_persons,line_manager_email,endorsed\n";
constexpr char kMentor[] =
    "m1,Bo Ek,bo@su.example,,SU,,academia,Stockholm,sv,remote,,manager-of-managers,20,3,yes,"
    "coaching:5,2,,,a1,,,no\n"
    "m2,Eva Ek,eva@su.example,,SU,,academia,Stockholm,sv,in-person,,first-line,20,3,yes,,1,,any,,,,"
    "yes\n";

std::string AdeptFile(std::string rows = kAdept) { return kAdeptHeader + std::move(rows); }
std::string MentorFile(std::string rows = kMentor) { return kMentorHeader + std::move(rows); }

// The four files, one of them replaced.
ImportedData Import(const std::string& name = "", const std::string& content = "",
                    const ImportContext& context = {}) {
  static const std::string adepts = AdeptFile();
  static const std::string mentors = MentorFile();
  std::vector<InputFile> files = {{"institutions.csv", kInstitutions},
                                  {"competences.csv", kCompetences},
                                  {"adepts.csv", adepts},
                                  {"mentors.csv", mentors}};
  for (InputFile& file : files) {
    if (file.name == name) file.content = content;
  }
  return ReadImport(files, context);
}

std::vector<std::string> Lines(const ImportFaults& faults) {
  std::vector<std::string> lines;
  for (const ImportFault& fault : faults.first()) {
    lines.push_back(FaultLine(fault, text::Language::kEnglish));
    EXPECT_FALSE(FaultReason(fault, text::Language::kSwedish).find('{') != std::string::npos);
    EXPECT_FALSE(lines.back().find('{') != std::string::npos) << lines.back();
  }
  return lines;
}

// The adept with one text replaced by another.
std::string AdeptWith(const std::string& from, const std::string& to) {
  std::string row = kAdept;
  const std::size_t at = row.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return AdeptFile(row.replace(at, from.size(), to));
}

TEST(CsvImportTest, ReadsEveryColumn) {
  const ImportedData data = Import();
  EXPECT_THAT(Lines(data.faults), IsEmpty());
  EXPECT_THAT(Lines(data.warnings), IsEmpty());
  ASSERT_EQ(data.institutions.size(), 2u);
  EXPECT_EQ(data.institutions[0].institution.title().sv(), "Karolinska Institutet");
  EXPECT_EQ(data.institutions[0].coordinator_email, "mentor@ki.example");
  ASSERT_EQ(data.competences.size(), 2u);
  EXPECT_EQ(data.competences[0].title().en(), "Coaching");
  ASSERT_EQ(data.adepts.size(), 1u);
  EXPECT_EQ(data.adepts[0].ShortDebugString(),
            "name: \"rounds/local/applications/a1\" role: ROLE_ADEPT "
            "display_name: \"\\303\\205sa \\303\\226st\" email: \"asa@ki.example\" "
            "phone: \"070-1\" institution: \"KI\" unit: \"Enhet\" line_of_work: "
            "\"administration\" city: \"Solna\" languages: \"sv\" languages: \"en\" meeting_mode: "
            "MEETING_MODE_EITHER title: \"Chef\" manager_level: MANAGER_LEVEL_FIRST_LINE "
            "years_as_manager: 1 direct_reports: 31 competences { competence: \"coaching\" value: "
            "2 } competences { competence: \"budget\" value: 3 } statement: "
            "\"M\\303\\245l,\\nflera\" wish_line_of_work: \"other\" wish_manager_level: "
            "MANAGER_LEVEL_MANAGER_OF_MANAGERS wish_persons: \"m1\" avoid_persons: \"m2\" "
            "line_manager_email: \"chef@ki.example\" endorsed: true");
  ASSERT_EQ(data.mentors.size(), 2u);
  EXPECT_EQ(data.mentors[0].capacity(), 2);
  EXPECT_EQ(data.mentors[0].role(), v1::ROLE_MENTOR);
  EXPECT_TRUE(data.mentors[0].budget_responsibility());
  EXPECT_FALSE(data.mentors[0].endorsed());
  EXPECT_EQ(data.mentors[1].meeting_mode(), v1::MEETING_MODE_IN_PERSON);
}

TEST(CsvImportTest, TakesSemicolonsAMarkAnyOrderAndWindows1252) {
  const std::string file =
      "\xEF\xBB\xBFName_EN;code;name_sv;shoe size\r\nCoaching;coaching;Coachning;41\r\n";
  ImportedData data = Import("competences.csv", file);
  EXPECT_THAT(Lines(data.faults),
              ElementsAre("adepts.csv:2: needs: there is no competence budget; correct the code or "
                          "add it to competences.csv"));
  EXPECT_THAT(Lines(data.warnings),
              ElementsAre("competences.csv:1: shoe size: the column is not known and is left out"));

  data = Import("competences.csv",
                "code,name_sv,name_en\ncoaching,R\xE5\x64,Advice\nbudget,Budget,Budget\n");
  EXPECT_THAT(Lines(data.faults), IsEmpty());
  EXPECT_THAT(Lines(data.warnings),
              ElementsAre("competences.csv: the file is not UTF-8 and is read as Windows-1252; "
                          "check that letters such as å, ä and ö are right"));
  EXPECT_EQ(data.competences[0].title().sv(), "Råd");
}

TEST(CsvImportTest, TellsOfEachBadCellWhereAndWhy) {
  const std::pair<std::pair<std::string, std::string>, std::string> cases[] = {
      {{"a1,", ","}, "id: the cell is empty; fill it in"},
      {{"a1,", "a=1,"},
       "id: a=1 is no id; use at most 64 letters a–z, digits, hyphens, underscores and full stops"},
      {{"Åsa Öst", ""}, "name: the cell is empty; fill it in"},
      {{"Åsa Öst", std::string(201, 'x')},
       "name: the text has 201 characters; there is room for 200"},
      {{"asa@ki.example", "asa.ki.example"},
       "email: asa.ki.example is no e-mail address; write it like name@example.org"},
      {{"KI,", "LU,"},
       "institution: there is no LU; correct the code or add it to institutions.csv"},
      {{"administration", "any"},
       "line_of_work: any cannot be a line of work; any and other are wishes"},
      {{"sv;en", "svenska;en"},
       "languages: svenska is no language code; write two letters of ISO 639-1, such as sv or en"},
      {{"either", "sometimes"},
       "meeting_mode: sometimes is none of the words either, in-person, remote"},
      {{"first-line", ""}, "manager_level: the cell is empty; fill it in"},
      {{",1,31", ",1.5,31"}, "years_as_manager: 1.5 is not a whole number from 0 to 60"},
      {{",1,31", ",1,1001"}, "direct_reports: 1001 is not a whole number from 0 to 1000"},
      {{",1,31", ",1,"}, "direct_reports: the cell is empty; fill it in"},
      {{"no,coaching", "nej,coaching"}, "budget_responsibility: nej is none of the words yes, no"},
      {{"coaching:2", "coaching"},
       "needs: coaching is not written code:number, such as coaching:3"},
      {{"coaching:2", "coaching:4"}, "needs: coaching: 4 is not a whole number from 1 to 3"},
      {{"coaching:2", "chess:2"},
       "needs: there is no competence chess; correct the code or add it to competences.csv"},
      {{"coaching:2", "budget:2"}, "needs: budget stands twice in the cell; remove one of them"},
      {{"manager-of-managers", "best"},
       "wish_manager_level: best is none of the words any, first-line, manager-of-managers"},
      {{"chef@ki.example", "chef@ki@example"},
       "line_manager_email: chef@ki@example is no e-mail address; write it like name@example.org"},
      {{"yes\n", "ja\n"}, "endorsed: ja is none of the words yes, no"},
      {{"\"Mål,\nflera\"", "Mål, flera"},
       "the record has 24 cells, the header 23; put quotes around text that holds a separator"},
  };
  for (const auto& [change, expected] : cases) {
    const ImportedData data = Import("adepts.csv", AdeptWith(change.first, change.second));
    EXPECT_THAT(Lines(data.faults), ElementsAre("adepts.csv:2: " + expected));
    EXPECT_THAT(data.adepts, IsEmpty());
    EXPECT_EQ(data.files[2].refused, 1);
  }
}

TEST(CsvImportTest, FaultsOfMentorsAndCatalogueFiles) {
  EXPECT_THAT(Lines(Import("mentors.csv",
                           MentorFile("m1,Bo,bo@su.example,,SU,,academia,S,sv,remote,,first-line,"
                                      "20,3,yes,coaching:6,0,,,,,,no\n"
                                      "m2,Bo,b2@su.example,,SU,,academia,S,sv,remote,,first-line,"
                                      "20,3,yes,coaching:5,21,,,,,,no\n"
                                      "a1,Bo,b3@su.example,,SU,,academia,S,sv,remote,,first-line,"
                                      "20,3,yes,,1,,,,,,no\n"))
                        .faults),
              ElementsAre("mentors.csv:2: competences: coaching: 6 is not a whole number from 1 "
                          "to 5",
                          "mentors.csv:2: capacity: 0 is not a whole number from 1 to 20",
                          "mentors.csv:3: capacity: 21 is not a whole number from 1 to 20",
                          "mentors.csv:4: id: a1 is an adept of the round; give the mentor "
                          "another id"));
  EXPECT_THAT(Lines(Import("institutions.csv",
                           "code,name_sv,name_en,city,coordinator_email\nKI,K,K,Solna,x\n"
                           "SU,S,,S,\nKI,K,K,S,\nS U,S,S,S,\n")
                        .faults),
              ElementsAre("institutions.csv:2: coordinator_email: x is no e-mail address; write it "
                          "like name@example.org",
                          "institutions.csv:3: name_en: the cell is empty; fill it in",
                          "institutions.csv:4: code: KI stands twice, first on line 2",
                          "institutions.csv:5: code: S U is no code; use at most 16 letters a–z, "
                          "digits and hyphens"));
}

TEST(CsvImportTest, ADuplicateTellsWhereTheFirstStands) {
  EXPECT_THAT(Lines(Import("adepts.csv", AdeptFile(std::string(kAdept) + kAdept)).faults),
              ElementsAre("adepts.csv:4: id: a1 stands twice, first on line 2"));
}

TEST(CsvImportTest, AFileThatCannotBeReadIsOneFaultAndHidesNoOthers) {
  EXPECT_THAT(Lines(Import("institutions.csv", "").faults),
              ElementsAre("institutions.csv: the file is empty; its first line must hold the names "
                          "of the columns"));
  EXPECT_THAT(Lines(Import("competences.csv", "code,name_sv\ncoaching,\"x\n").faults),
              ElementsAre("competences.csv:2: the quote on line 2 is never closed; close it or "
                          "remove it"));
  EXPECT_THAT(Lines(Import("competences.csv", "code;name_sv;CODE\n").faults),
              ElementsAre("competences.csv:1: code: the column stands twice in the header; remove "
                          "one of them",
                          "competences.csv:1: name_en: the column is missing; add it to the "
                          "header"));
  EXPECT_THAT(Lines(Import("adepts.csv", std::string("\xFF\xFEi\0d\0", 6)).faults),
              ElementsAre("adepts.csv: the file is Unicode text (UTF-16); save it as CSV UTF-8 (in "
                          "Excel: Save as, CSV UTF-8)"));
  EXPECT_THAT(Lines(Import("adepts.csv", std::string(limits::kCsvFileBytes + 1, 'x')).faults),
              ElementsAre("adepts.csv: the file is larger than 8 MB; split it"));
  EXPECT_THAT(Lines(Import("adepts.csv", std::string("PK\x03\x04\0\0", 6)).faults),
              ElementsAre("adepts.csv:1: byte 0x03 has no place in a text file; save the "
                          "spreadsheet as CSV UTF-8"));
}

TEST(CsvImportTest, OddThingsAreWarnings) {
  EXPECT_THAT(
      Lines(Import("adepts.csv", AdeptWith("m1,m2", "m1;m9;m1,a1")).warnings),
      ElementsAre("adepts.csv:2: wish_persons: m1 stands twice in the cell; the second "
                  "does not count",
                  "adepts.csv:2: wish_persons: m9 is no mentor of the round; it counts only "
                  "once the person is there",
                  "adepts.csv:2: avoid_persons: a1 is no mentor of the round; it counts "
                  "only once the person is there"));
  EXPECT_THAT(Lines(Import("adepts.csv", AdeptWith("other,", "care,")).warnings),
              ElementsAre("adepts.csv:2: wish_line_of_work: nobody in the round has the line of "
                          "work care"));
  std::string second = kAdept;
  second.replace(0, 2, "a2");
  const ImportedData data = Import("adepts.csv", AdeptFile(kAdept + second));
  EXPECT_THAT(Lines(data.faults), IsEmpty());
  EXPECT_THAT(Lines(data.warnings),
              ElementsAre("adepts.csv:4: email: the same e-mail address as a1 on line 2; are they "
                          "one person?"));
  EXPECT_THAT(Lines(Import("mentors.csv", MentorFile("")).warnings),
              ::testing::Contains("mentors.csv: the file has a header but no records"));
}

TEST(CsvImportTest, AnUnknownWishKeepsItsPlace) {
  const ImportedData data = Import("adepts.csv", AdeptWith("m1,m2", "m9;m1,"));
  ASSERT_EQ(data.adepts.size(), 1u);
  EXPECT_THAT(data.adepts[0].wish_persons(), ElementsAre("m9", "m1"));
}

TEST(CsvImportTest, OneFileAloneIsCheckedAgainstTheRound) {
  const std::string adepts = AdeptFile();
  const InputFile files[] = {{"Adepts.CSV", adepts}};
  ImportContext context;
  context.round = "stockholm-2026";
  context.institutions = {"KI"};
  context.competences = {"coaching", "budget"};
  context.persons = {{"m1", v1::ROLE_MENTOR}, {"m2", v1::ROLE_MENTOR}};
  const ImportedData data = ReadImport(files, context);
  EXPECT_THAT(Lines(data.faults), IsEmpty());
  EXPECT_THAT(Lines(data.warnings), IsEmpty());
  ASSERT_EQ(data.adepts.size(), 1u);
  EXPECT_EQ(data.adepts[0].name(), "rounds/stockholm-2026/applications/a1");
  EXPECT_EQ(PersonId(data.adepts[0]), "a1");
  ASSERT_EQ(data.files.size(), 1u);
  EXPECT_EQ(data.files[0].name, "Adepts.CSV");

  context.persons["a1"] = v1::ROLE_MENTOR;
  EXPECT_THAT(Lines(ReadImport(files, context).faults),
              ElementsAre("Adepts.CSV:2: id: a1 is a mentor of the round; give the adept another "
                          "id"));
}

TEST(CsvImportTest, FileNamesAreKnownAndStandOnce) {
  const InputFile files[] = {
      {"competences.csv", kCompetences}, {"Competences.csv", kCompetences}, {"people.xlsx", "PK"}};
  EXPECT_THAT(Lines(ReadImport(files).faults),
              ElementsAre("Competences.csv: the file is there twice; choose one of them",
                          "people.xlsx: the file's name is not known; the files are called "
                          "institutions.csv, competences.csv, adepts.csv, mentors.csv, "
                          "previous_pairs.csv"));
}

TEST(CsvImportTest, PreviousPairsNeedNotBeOfThisRound) {
  const InputFile files[] = {{"previous_pairs.csv", "adept,mentor\na1,m1\na1,m1\na 2,m1\n"}};
  ImportContext context;
  context.persons = {{"a1", v1::ROLE_ADEPT}};
  const ImportedData data = ReadImport(files, context);
  EXPECT_THAT(Lines(data.faults),
              ElementsAre("previous_pairs.csv:3: a1=m1 stands twice, first on line 2",
                          "previous_pairs.csv:4: adept: a 2 is no id; use at most 64 letters a–z, "
                          "digits, hyphens, underscores and full stops"));
  EXPECT_THAT(Lines(data.warnings),
              ElementsAre("previous_pairs.csv:2: mentor: m1 is no mentor of the round; it counts "
                          "only once the person is there"));
  EXPECT_EQ(data.previous_pairs.size(), 1u);
}

TEST(CsvImportTest, AtMostAHundredFaultsAreToldAndTheRestCounted) {
  std::string competences = "code,name_sv,name_en\n";
  for (int i = 0; i < 150; ++i) competences += "\"\",x,y\n";
  const InputFile files[] = {{"competences.csv", competences}};
  const ImportedData data = ReadImport(files);
  EXPECT_EQ(data.faults.count(), 150);
  EXPECT_EQ(data.faults.first().size(), limits::kReportedFaults);
  const std::string lines = FaultLines(data.faults, text::Language::kEnglish);
  EXPECT_TRUE(
      lines.ends_with("competences.csv:101: code: the cell is empty; fill it in\nand 50 more\n"));
}

}  // namespace
}  // namespace parvis::rules
