// The screens and their states.
#include "tests/screens/screen_walk.h"

#include <utility>
#include <vector>

#include "client-wasm/app/meeting.h"
#include "client-wasm/app/test_board.h"
#include "client-wasm/app/update.h"
#include "tests/screens/meeting_scenes.h"

namespace parvis::screens {
namespace {

using app::testing::kRound;
using ui::Role;

constexpr char kMatchingPath[] = "/rounds/stockholm-2026/matching";

app::Failure FailedWith(absl::StatusCode code) {
  return {code, "", "Det gick inte den här gången. Försök igen om en stund.",
          "It did not work this time. Try again in a while."};
}

v1::Round RoundNamed(int number, v1::Round::State state) {
  v1::Round round;
  round.set_name("rounds/stockholm-" + std::to_string(number));
  round.mutable_title()->set_sv("Mentorprogrammet för nya chefer · omgång " +
                                std::to_string(number));
  round.mutable_title()->set_en("Mentors for new managers · round " + std::to_string(number));
  round.set_state(state);
  round.set_adept_count(72);
  round.set_mentor_count(67);
  round.set_place_count(84);
  return round;
}

std::vector<v1::Application> Applicants() {
  std::vector<v1::Application> people;
  for (int i = 0; i < 40; ++i) {
    v1::Application person;
    person.set_name("rounds/stockholm-2026/applications/a" + std::to_string(i));
    person.set_display_name("Anna-Karin Wennerström Björklund " + std::to_string(i));
    person.set_institution("KTH");
    person.set_title("Avdelningschef");
    person.set_unit("Avdelningen för verksamhetsstöd");
    person.set_city("Stockholm");
    person.set_role(i % 2 == 0 ? v1::ROLE_ADEPT : v1::ROLE_MENTOR);
    people.push_back(std::move(person));
  }
  return people;
}

v1::ImportApplicationsResponse Preview(bool faulty) {
  v1::ImportApplicationsResponse preview;
  v1::ImportSummary* summary = preview.add_summaries();
  summary->set_file("ansokningar-adepter-2026.csv");
  summary->set_added(70);
  summary->set_changed(2);
  v1::ImportFault fault;
  fault.set_file("ansokningar-adepter-2026.csv");
  fault.set_line(14);
  fault.set_column("institution_code");
  fault.mutable_reason()->set_sv("Lärosätet ”KTHH” finns inte i omgången. Menar du KTH?");
  fault.mutable_reason()->set_en("The round has no institution “KTHH”. Do you mean KTH?");
  *preview.add_warnings() = fault;
  preview.set_warning_count(3);
  if (faulty) {
    *preview.add_faults() = fault;
    preview.set_fault_count(1);
  }
  return preview;
}

void OpenImport(Stage& stage) {
  stage.Open("/rounds/stockholm-2026/import");
  v1::ImportFile file;
  file.set_name("ansokningar-adepter-2026.csv");
  stage.Do(app::ChooseFiles{{file}});
}

void OpenPeople(Stage& stage) {
  stage.Open("/rounds/stockholm-2026/people");
  stage.Do(app::ApplicationsAnswer{kRound, Applicants()});
}

void ReadRound(Stage& stage, const std::function<void(app::RoundContent*)>& change) {
  stage.Open("/");
  app::RoundContent content = LongContent();
  change(&content);
  stage.Do(app::Go{{app::Screen::kMatching, kRound, ""}});
  stage.Do(app::RoundAnswer{kRound, content});
}

std::vector<Scene> SignInScenes() {
  const auto signed_out = [](Stage& stage) {
    stage.Do(app::Started{});
    stage.Do(app::SessionAnswer{FailedWith(absl::StatusCode::kUnauthenticated)});
  };
  return {
      {"signing in", [](Stage& stage) { stage.Do(app::Started{}); }},
      {"signed out", signed_out},
      {"signed out, menu",
       [=](Stage& stage) {
         signed_out(stage);
         stage.Press(Role::kButton, "Men");
       }},
      {"link refused",
       [](Stage& stage) {
         app::Started started;
         started.path = "/sign-in";
         started.fragment = "old";
         stage.Do(started);
         stage.Do(app::SessionAnswer{FailedWith(absl::StatusCode::kUnauthenticated)});
       }},
      {"expired",
       [](Stage& stage) {
         stage.Open("/");
         stage.Do(app::RoundsAnswer{FailedWith(absl::StatusCode::kUnauthenticated)});
       }},
      {"unreachable",
       [](Stage& stage) {
         stage.Do(app::Started{});
         stage.Do(app::SessionAnswer{FailedWith(absl::StatusCode::kUnavailable)});
       }},
      {"statement, signed out",
       [=](Stage& stage) {
         signed_out(stage);
         stage.Do(app::AddressChanged{"/tillganglighet"});
       }},
  };
}

std::vector<Scene> RoundsScenes() {
  return {
      {"rounds",
       [](Stage& stage) {
         stage.Open("/");
         stage.Do(
             app::RoundsAnswer{std::vector<v1::Round>{RoundNamed(2026, v1::Round::STATE_MATCHING),
                                                      RoundNamed(2025, v1::Round::STATE_PROPOSED),
                                                      RoundNamed(2024, v1::Round::STATE_CLOSED)}});
       }},
      {"no rounds",
       [](Stage& stage) {
         stage.Open("/");
         stage.Do(app::RoundsAnswer{std::vector<v1::Round>{}});
       }},
      {"rounds not read",
       [](Stage& stage) {
         stage.Open("/");
         stage.Do(app::RoundsAnswer{FailedWith(absl::StatusCode::kInternal)});
       }},
      {"reading rounds", [](Stage& stage) { stage.Open("/"); }},
      {"not found", [](Stage& stage) { stage.Open("/nowhere"); }},
      {"statement", [](Stage& stage) { stage.Open("/tillganglighet"); }},
  };
}

// The board in each of its views, and the canvas' tools at work.
std::vector<Scene> ViewScenes() {
  const auto in_view = [](app::Command command, const char* select) {
    return [=](Stage& stage) {
      stage.Open(std::string(kMatchingPath) + select);
      stage.Draw();  // How wide the window is decides what a view is shown as.
      stage.Do(app::RunCommand{command});
    };
  };
  // With the first card of two.
  const auto with_tool = [](app::Command command) {
    return [=](Stage& stage) {
      stage.Open(std::string(kMatchingPath) + "?view=cards");
      stage.Do(app::RunCommand{command});
      stage.Press(Role::kButton, "Åsa Berg, A, adept");
    };
  };
  const auto with_picked = [](const std::vector<app::Command>& commands) {
    return [=](Stage& stage) {
      stage.Open(std::string(kMatchingPath) + "?view=cards");
      stage.Do(app::RunCommand{app::Command::kLassoTool});
      stage.Do(app::PickPeople{{0, 1, 2}, {0}});
      for (const app::Command command : commands) stage.Do(app::RunCommand{command});
    };
  };
  return {
      {"matching, cards", in_view(app::Command::kShowCards, "")},
      {"matching, cards, a pair", in_view(app::Command::kShowCards, "?select=a001")},
      {"matching, cards, nobody's adept", in_view(app::Command::kShowCards, "?select=a012")},
      {"matching, grouped", in_view(app::Command::kGroupCards, "?view=cards")},
      {"matching, cards, search",
       [=](Stage& stage) {
         in_view(app::Command::kShowCards, "")(stage);
         stage.Do(app::RunCommand{app::Command::kFindPerson});
       }},
      {"matching, cards, who has no pair",
       [=](Stage& stage) {
         in_view(app::Command::kShowCards, "")(stage);
         stage.Do(app::ParkPerson{false, 4});
         stage.Do(app::ParkPerson{true, 2});
         const std::string start =
             std::to_string(app::CountMarks(*stage.model().board).unpaired) + " ";
         stage.Press(Role::kButton, start);
       }},
      {"matching, matrix", in_view(app::Command::kShowMatrix, "")},
      {"matching, matrix, a pair", in_view(app::Command::kShowMatrix, "?select=a001")},
      {"matching, matrix, grouped", in_view(app::Command::kGroupCards, "?view=matrix")},
      {"matching, matrix, nobody found",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?view=matrix");
         stage.Do(app::Search{"xyz"});
       }},
      {"matching, list of all", in_view(app::Command::kShowList, "")},
      {"matching, list, no such mark",
       [=](Stage& stage) {
         in_view(app::Command::kShowList, "")(stage);
         stage.Do(app::FilterMark{"clear"});
       }},
      {"matching, pan tool", with_tool(app::Command::kPanTool)},
      {"matching, pin tool", with_tool(app::Command::kPinTool)},
      {"matching, forbid tool", with_tool(app::Command::kForbidTool)},
      {"matching, picked", with_picked({})},
      {"matching, picked, all pinned", with_picked({app::Command::kPinPicked})},
      {"matching, picked, all forbidden", with_picked({app::Command::kForbidPicked})},
      {"matching, picked, nobody paired",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?view=cards");
         stage.Do(app::PickPeople{{11}, {}});
       }},
      {"matching, only to look at",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?view=cards");
         v1::Session session;
         session.set_account("guest");
         session.set_display_name("Omar Sjöberg");
         session.set_role(v1::ACCOUNT_ROLE_COORDINATOR);
         stage.Do(app::SessionAnswer{session});
       }},
  };
}

std::vector<Scene> MatchingScenes() {
  const auto open = [](const char* select) {
    return [select](Stage& stage) { stage.Open(std::string(kMatchingPath) + select); };
  };
  return {
      {"matching", open("")},
      {"matching, adept", open("?select=a001")},
      {"matching, mentor", open("?select=m001")},
      {"matching, nobody's adept", open("?select=a012")},
      {"matching, other pair",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?select=a001");
         stage.Do(app::ShowPair{0, 2});
       }},
      {"matching, refused pair",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?select=a001");
         stage.Do(app::ShowPair{0, 3});
       }},
      {"matching, changed",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::PinPair{3, 0});
         stage.Toast("Paret fäst. Tre andra par ändrade, fyrtio poäng färre än förut.", "Ångra");
       }},
      {"matching, list",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?select=a001");
         stage.Do(app::RunCommand{app::Command::kShowList});
       }},
      {"matching, nobody found",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::Search{"xyz"});
       }},
      {"matching, offline",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::PinPair{0, 1});
         stage.Do(app::StreamState{false});
       }},
      {"matching, sheet",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Press(Role::kButton, "Åsa Berg, A, adept");
       }},
      {"matching, card's menu",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?select=a001");
         if (const auto* card = stage.Find(Role::kButton, "Åsa Berg, A, adept")) {
           stage.Hear(platform::PageEvent::Kind::kContextMenu, card->id);
         }
       }},
      {"matching, account menu",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         if (!stage.Press(Role::kButton, "Petra Lind")) stage.Press(Role::kButton, "Men");
       }},
      {"matching, sending out",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::RunCommand{app::Command::kPublish});
       }},
      {"matching, match with",
       [](Stage& stage) {
         stage.Open(std::string(kMatchingPath) + "?select=a001");
         stage.Do(app::RunCommand{app::Command::kMatchWith});
       }},
      {"palette",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::RunCommand{app::Command::kOpenPalette});
       }},
      {"keys",
       [](Stage& stage) {
         stage.Open(kMatchingPath);
         stage.Do(app::RunCommand{app::Command::kShowShortcuts});
       }},
      {"published",
       [](Stage& stage) {
         ReadRound(stage, [](app::RoundContent* content) {
           content->round.set_state(v1::Round::STATE_PROPOSED);
           content->board.set_round_state(v1::Round::STATE_PROPOSED);
           content->round.mutable_publish_time()->set_seconds(1'767'225'600);
         });
       }},
      {"nobody imported",
       [](Stage& stage) {
         ReadRound(stage, [](app::RoundContent* content) {
           content->board.clear_adepts();
           content->board.clear_mentors();
         });
       }},
      {"matching not read",
       [](Stage& stage) {
         stage.Open("/");
         stage.Do(app::Go{{app::Screen::kMatching, kRound, ""}});
         stage.Do(app::RoundAnswer{kRound, FailedWith(absl::StatusCode::kInternal)});
       }},
      {"reading a round",
       [](Stage& stage) {
         stage.Open("/");
         stage.Do(app::Go{{app::Screen::kMatching, kRound, ""}});
         stage.Do(app::RoundProgress{kRound, 0.4});
         stage.Draw();
         stage.platform().Advance(1000);
       }},
      {"solving",
       [](Stage& stage) {
         stage.model().worker_above_pairs = 0;
         stage.Open(kMatchingPath);
       }},
      {"solving stopped",
       [](Stage& stage) {
         stage.model().worker_above_pairs = 0;
         stage.Open(kMatchingPath);
         stage.Do(app::RunCommand{app::Command::kStopSolving});
       }},
  };
}

std::vector<Scene> PeopleAndImportScenes() {
  return {
      {"people", OpenPeople},
      {"no people",
       [](Stage& stage) {
         stage.Open("/rounds/stockholm-2026/people");
         stage.Do(app::ApplicationsAnswer{kRound, std::vector<v1::Application>{}});
       }},
      {"people not read",
       [](Stage& stage) {
         stage.Open("/rounds/stockholm-2026/people");
         stage.Do(app::ApplicationsAnswer{kRound, FailedWith(absl::StatusCode::kInternal)});
       }},
      {"import", [](Stage& stage) { stage.Open("/rounds/stockholm-2026/import"); }},
      {"import, checking", OpenImport},
      {"import, storing",
       [](Stage& stage) {
         OpenImport(stage);
         stage.Do(app::ImportAnswer{true, Preview(false)});
         stage.Do(app::RunCommand{app::Command::kConfirmImport});
       }},
      {"import, faults",
       [](Stage& stage) {
         OpenImport(stage);
         stage.Do(app::ImportAnswer{true, Preview(true)});
       }},
      {"import, preview",
       [](Stage& stage) {
         OpenImport(stage);
         stage.Do(app::ImportAnswer{true, Preview(false)});
       }},
      {"import, done",
       [](Stage& stage) {
         OpenImport(stage);
         v1::ImportApplicationsResponse done = Preview(false);
         done.set_applied(true);
         stage.Do(app::ImportAnswer{false, done});
       }},
      {"import, too large",
       [](Stage& stage) {
         stage.Open("/rounds/stockholm-2026/import");
         stage.Do(app::FilesTooLarge{});
       }},
      {"import, failed",
       [](Stage& stage) {
         OpenImport(stage);
         stage.Do(app::ImportAnswer{true, FailedWith(absl::StatusCode::kInternal)});
       }},
  };
}

}  // namespace

const std::vector<Scene>& Scenes() {
  static const std::vector<Scene> scenes = [] {
    std::vector<Scene> all;
    for (auto part : {SignInScenes(), RoundsScenes(), MatchingScenes(), ViewScenes(),
                      WhatIfScenes(), MeetingScenes(), PeopleAndImportScenes()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return scenes;
}

}  // namespace parvis::screens
