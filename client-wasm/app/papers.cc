#include "client-wasm/app/papers.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "client-wasm/app/board_facts.h"
#include "client-wasm/app/meeting.h"
#include "client-wasm/app/model.h"
#include "shared/text/numbers.h"

namespace parvis::app {
namespace {

using text::Message;

// For the file that is kept; on the way to the printer web/styles.css has the same in a print rule.
constexpr std::string_view kStyle =
    "body{font:11pt/1.45 Inter,system-ui,sans-serif;color:#000;background:#fff;max-width:46em;"
    "margin:2em auto;padding:0 1em}"
    "h1{font-size:18pt;line-height:1.2;margin:0 0 .3em}h2{font-size:13pt;margin:1.6em 0 .4em}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;"
    "padding:.3em .8em .3em 0;border-bottom:1px solid #999}tr{break-inside:avoid}"
    "dt{font-weight:600}dd{margin:0 0 .5em}li{margin:.25em 0}";

// A page that grows.
class Paper {
 public:
  explicit Paper(const Model& model) : model_(model), board_(*model.board) {}

  std::string T(Message message, std::initializer_list<std::string_view> arguments = {}) const {
    return text::Render(message, model_.language, arguments);
  }
  std::string Number(int64_t value) const { return text::FormatInteger(value, model_.language); }

  // Markup of ours, as it stands.
  Paper& Raw(std::string_view markup) {
    html_ += markup;
    return *this;
  }
  // An element of nothing but words.
  Paper& Element(std::string_view name, std::string_view words) {
    html_ += "<" + std::string(name) + ">" + EscapedHtml(words) + "</" +
             std::string(name.substr(0, name.find(' '))) + ">";
    return *this;
  }

  std::string Name(bool is_mentor, int person) const {
    return Of(is_mentor, person).display_name() + ", " + Of(is_mentor, person).institution();
  }
  const v1::MatchingPerson& Of(bool is_mentor, int person) const {
    return is_mentor ? board_.board.mentors(person) : board_.board.adepts(person);
  }

  std::string RoundTitle() const {
    const v1::Text& title = board_.round.title();
    return model_.language == text::Language::kSwedish ? title.sv() : title.en();
  }
  std::string Today() const {
    return model_.local_time_s ? text::FormatDate(model_.local_time_s(), model_.language) : "";
  }

  std::string Whole(const std::string& title) const {
    const std::string_view tag = model_.language == text::Language::kSwedish ? "sv" : "en";
    return "<!doctype html><html lang=\"" + std::string(tag) +
           "\"><head><meta charset=\"utf-8\"><title>" + EscapedHtml(title) + "</title><style>" +
           std::string(kStyle) + "</style></head><body>" + html_ + "</body></html>";
  }

 private:
  const Model& model_;
  const BoardModel& board_;
  std::string html_;
};

std::vector<matching::FormedPair> PairsInOrder(const BoardModel& board) {
  std::vector<matching::FormedPair> pairs = board.solver->matching().pairs;
  std::sort(pairs.begin(), pairs.end(),
            [](const matching::FormedPair& a, const matching::FormedPair& b) {
              return a.adept < b.adept;
            });
  return pairs;
}

void AddPairs(const Model& model, const std::vector<matching::FormedPair>& pairs, Paper& paper) {
  paper.Element("h2", paper.T(Message::kMinutesPairs));
  paper.Raw("<table><thead><tr>")
      .Element("th scope=\"col\"", paper.T(Message::kColumnAdept))
      .Element("th scope=\"col\"", paper.T(Message::kColumnMentor))
      .Element("th scope=\"col\"", paper.T(Message::kMark))
      .Element("th scope=\"col\"", paper.T(Message::kComment))
      .Raw("</tr></thead><tbody>");
  for (const matching::FormedPair& pair : pairs) {
    const rules::Mark& mark = MarkOf(*model.board, pair.adept, pair.mentor);
    paper.Raw("<tr>")
        .Element("th scope=\"row\"", paper.Name(false, pair.adept))
        .Element("td", paper.Name(true, pair.mentor))
        .Element("td", MarkWord(mark.kind, model.language))
        .Element("td", mark.comment)
        .Raw("</tr>");
  }
  paper.Raw("</tbody></table>");
}

// A heading with a list under it, or a word for none.
void AddList(Message heading, const std::vector<std::string>& items, Paper& paper) {
  paper.Element("h2", paper.T(heading));
  if (items.empty()) {
    paper.Element("p", paper.T(Message::kNone));
    return;
  }
  paper.Raw("<ul>");
  for (const std::string& item : items) paper.Element("li", item);
  paper.Raw("</ul>");
}

std::vector<std::string> OpenQuestions(const Model& model,
                                       const std::vector<matching::FormedPair>& pairs,
                                       const Paper& paper) {
  std::vector<std::string> open;
  for (const matching::FormedPair& pair : pairs) {
    const rules::Mark& mark = MarkOf(*model.board, pair.adept, pair.mentor);
    if (mark.kind != v1::PairMark::KIND_DOUBTFUL && mark.kind != v1::PairMark::KIND_DISCUSS) {
      continue;
    }
    open.push_back(paper.Name(false, pair.adept) + " – " + paper.Name(true, pair.mentor) + ": " +
                   MarkWords(mark, model.language));
  }
  return open;
}

std::vector<std::string> Parked(const BoardModel& board, const Paper& paper) {
  std::vector<std::string> parked;
  for (const bool is_mentor : {false, true}) {
    const int count = is_mentor ? board.board.mentors_size() : board.board.adepts_size();
    for (int i = 0; i < count; ++i) {
      if (!board.solver->IsParked(is_mentor, i)) continue;
      parked.push_back(paper.Name(is_mentor, i) + " (" +
                       paper.T(is_mentor ? Message::kColumnMentor : Message::kColumnAdept) + ")");
    }
  }
  return parked;
}

// What the adept needs and the mentor can: "Budget, Förändringsledning".
std::string WhatFits(const Model& model, const matching::FormedPair& pair) {
  const BoardModel& board = *model.board;
  std::string list;
  for (const matching::NeedCoverage& need : board.solver->Needs(pair.adept, pair.mentor)) {
    if (need.level == 0) continue;
    const std::string_view code = board.solver->CodeText(need.competence);
    std::string title(code);
    for (const v1::Competence& competence : board.catalogue.competences()) {
      if (competence.code() != code) continue;
      title = model.language == text::Language::kSwedish ? competence.title().sv()
                                                         : competence.title().en();
    }
    list += (list.empty() ? "" : ", ") + title;
  }
  return list;
}

void AddPersonOfSlip(const v1::MatchingPerson& person, std::string_view role, Paper& paper) {
  std::string where = person.institution();
  if (!person.unit().empty()) where += ", " + person.unit();
  paper.Raw("<p>").Element("small", role).Raw("<br>").Element("strong", person.display_name());
  paper.Raw("<br>").Raw(EscapedHtml(where)).Raw("</p>");
}

}  // namespace

std::string EscapedHtml(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string MinutesPaper(const Model& model) {
  const BoardModel& board = *model.board;
  Paper paper(model);
  const std::vector<matching::FormedPair> pairs = PairsInOrder(board);
  const MarkCounts counts = CountMarks(board);
  paper.Element("h1", paper.T(Message::kMinutesTitle));
  paper.Raw("<dl>");
  const auto fact = [&paper](Message name, const std::string& words) {
    paper.Element("dt", paper.T(name)).Element("dd", words);
  };
  fact(Message::kMinutesRound, paper.RoundTitle());
  fact(Message::kMinutesDate, paper.Today());
  fact(Message::kParticipants, model.meeting.participants);
  fact(Message::kMinutesResult,
       paper.T(Message::kMarkCounts, {paper.Number(counts.pairs), paper.Number(counts.clear),
                                      paper.Number(counts.doubtful), paper.Number(counts.discuss),
                                      paper.Number(counts.unmarked())}));
  paper.Raw("</dl>");
  AddList(Message::kOpenQuestions, OpenQuestions(model, pairs, paper), paper);
  AddPairs(model, pairs, paper);
  std::vector<std::string> unpaired;
  for (const int adept : FactsOf(board).unpaired_adepts)
    unpaired.push_back(paper.Name(false, adept));
  AddList(Message::kMinutesUnpaired, unpaired, paper);
  AddList(Message::kParkedHeading, Parked(board, paper), paper);
  return paper.Whole(paper.T(Message::kMinutesTitle) + " · " + paper.RoundTitle());
}

std::string SlipsPaper(const Model& model) {
  const BoardModel& board = *model.board;
  Paper paper(model);
  paper.Element("h1", paper.T(Message::kSlipsTitle, {paper.RoundTitle()}));
  paper.Raw("<ul class=\"slips\">");
  for (const matching::FormedPair& pair : PairsInOrder(board)) {
    paper.Raw("<li>");
    AddPersonOfSlip(paper.Of(false, pair.adept), paper.T(Message::kColumnAdept), paper);
    AddPersonOfSlip(paper.Of(true, pair.mentor), paper.T(Message::kColumnMentor), paper);
    const std::string fits = WhatFits(model, pair);
    if (!fits.empty()) paper.Element("p", paper.T(Message::kMentorCan, {fits}));
    paper.Raw("</li>");
  }
  paper.Raw("</ul>");
  return paper.Whole(paper.T(Message::kSlipsTitle, {paper.RoundTitle()}));
}

std::string MinutesFileName(const Model& model) {
  const std::string word = text::Render(Message::kMinutesFile, model.language);
  return word + "-" + model.board->round_id + ".html";
}

}  // namespace parvis::app
