#include "client-wasm/app/papers.h"

#include <string>

#include "client-wasm/app/test_board.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace parvis::app {
namespace {

using testing::FakeServer;
using ::testing::HasSubstr;
using ::testing::Not;

Model WithMarks(const FakeServer& server) {
  Model model = testing::WithBoard(server);
  model.local_time_s = [] { return int64_t{1'795'305'600}; };
  const matching::FormedPair pair = model.board->solver->matching().pairs.front();
  Update(model, MarkPair{pair.adept, pair.mentor, v1::PairMark::KIND_DISCUSS, "<b>Samma hus?</b>"});
  Update(model, WriteParticipants{"Petra & \"Anna\""});
  return model;
}

TEST(PapersTest, WhatPeopleWroteIsEscaped) {
  EXPECT_EQ(EscapedHtml("<a href=\"x\">'&'</a>"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  EXPECT_EQ(EscapedHtml("Åsa"), "Åsa");
  const FakeServer server;
  const std::string minutes = MinutesPaper(WithMarks(server));
  EXPECT_THAT(minutes, HasSubstr("&lt;b&gt;Samma hus?&lt;/b&gt;"));
  EXPECT_THAT(minutes, HasSubstr("Petra &amp; &quot;Anna&quot;"));
  EXPECT_THAT(minutes, Not(HasSubstr("<b>")));
}

TEST(PapersTest, MinutesHaveEveryPairTheOpenQuestionsAndWhoIsWithout) {
  const FakeServer server;
  Model model = WithMarks(server);
  const std::string minutes = MinutesPaper(model);
  for (const matching::FormedPair& pair : model.board->solver->matching().pairs) {
    EXPECT_THAT(minutes, HasSubstr(model.board->board.adepts(pair.adept).display_name()));
    EXPECT_THAT(minutes, HasSubstr(model.board->board.mentors(pair.mentor).display_name()));
  }
  EXPECT_THAT(minutes, HasSubstr("<html lang=\"sv\">"));
  EXPECT_THAT(minutes, HasSubstr("<dd>22 november 2026</dd>"));
  EXPECT_THAT(minutes, HasSubstr("att diskutera: "));
  // Three mentors may be had, and there are four adepts.
  EXPECT_THAT(minutes, HasSubstr("<h2>Utan mentor</h2><ul><li>"));
  EXPECT_THAT(minutes, HasSubstr("<h2>Parkerade</h2><p>Inga.</p>"));
  Update(model, ParkPerson{true, 3});
  EXPECT_THAT(MinutesPaper(model), HasSubstr("<h2>Parkerade</h2><ul><li>Hans Ivar, A (Mentor)"));
  EXPECT_EQ(MinutesFileName(model), "protokoll-stockholm-2026.html");
  Update(model, ChooseLanguage{text::Language::kEnglish});
  EXPECT_THAT(MinutesPaper(model), HasSubstr("<html lang=\"en\">"));
}

TEST(PapersTest, ASlipForEachPairAndNoScore) {
  const FakeServer server;
  const Model model = testing::WithBoard(server);
  const std::string slips = SlipsPaper(model);
  std::size_t count = 0;
  for (std::size_t at = slips.find("<li>"); at != std::string::npos;
       at = slips.find("<li>", at + 1)) {
    ++count;
  }
  EXPECT_EQ(count, model.board->solver->matching().pairs.size());
  EXPECT_THAT(slips, HasSubstr("<strong>Eva Falk</strong>"));
}

}  // namespace
}  // namespace parvis::app
