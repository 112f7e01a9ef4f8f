#include "client-wasm/app/router.h"

#include <algorithm>
#include <vector>

#include "shared/base/csv.h"

namespace parvis::app {
namespace {

constexpr std::string_view kRoundsPrefix = "rounds/";
constexpr std::string_view kAccessibility = "tillganglighet";

// Ids in addresses are ours: letters, digits, hyphen, underscore and full stop. Anything else
// is no id, so nothing has to be escaped.
bool IsId(std::string_view text) {
  if (text.empty() || text.size() > 80) return false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.') return false;
  }
  return true;
}

// The parts of `text` between separators, without empty ones.
std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string_view QueryValue(std::string_view query, std::string_view key) {
  for (const std::string_view part : Split(query, '&')) {
    const std::size_t equals = part.find('=');
    if (equals != std::string_view::npos && part.substr(0, equals) == key) {
      return part.substr(equals + 1);
    }
  }
  return {};
}

// As in a query by RFC 3986: what is neither a letter, a digit nor one of -._~ is escaped.
std::string Escaped(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (IsId({&c, 1}) || c == '~') {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// Longer searches than this are nobody's, and an address is anybody's to write.
constexpr std::size_t kMostEscaped = 600;

// Empty for what is not UTF-8: it could not be shown.
std::string Unescaped(std::string_view text) {
  std::string out;
  text = text.substr(0, kMostEscaped);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 &&
        HexDigit(text[i + 2]) >= 0) {
      out += static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return csv::IsUtf8(out) ? out : std::string();
}

std::string IdIn(std::string_view query, std::string_view key) {
  const std::string_view value = QueryValue(query, key);
  return IsId(value) ? std::string(value) : std::string();
}

struct ViewName {
  BoardView view;
  std::string_view name;
};
// Without a word it is shown as fits the window.
constexpr ViewName kViewNames[] = {
    {BoardView::kCards, "cards"}, {BoardView::kMatrix, "matrix"}, {BoardView::kList, "list"}};
constexpr std::string_view kWhatIf = "what-if";

// The ids between full stops, each once.
std::vector<std::string> ComparedIn(std::string_view query) {
  std::vector<std::string> compared;
  for (const std::string_view part : Split(QueryValue(query, "with"), '.')) {
    const bool again = std::find(compared.begin(), compared.end(), part) != compared.end();
    if (IsId(part) && !again && compared.size() < kMostCompared) compared.emplace_back(part);
  }
  return compared;
}

void ParseQuery(std::string_view query, Route* route) {
  if (route->screen == Screen::kCompare) {
    route->compared = ComparedIn(query);
    return;
  }
  route->search = Unescaped(QueryValue(query, "q"));
  route->sort = IdIn(query, "sort");
  if (route->screen != Screen::kMatching) return;
  route->select = IdIn(query, "select");
  if (!route->select.empty()) route->with = IdIn(query, "with");
  for (const ViewName& each : kViewNames) {
    if (QueryValue(query, "view") == each.name) route->view = each.view;
  }
  route->institution = Unescaped(QueryValue(query, "institution"));
  const std::string mark = IdIn(query, "mark");
  if (std::find(kMarkFilters.begin(), kMarkFilters.end(), mark) != kMarkFilters.end()) {
    route->mark = mark;
  }
  route->history = QueryValue(query, "history") == "1";
  route->meeting = QueryValue(query, "meeting") == "1";
  if (QueryValue(query, "panel") == kWhatIf) route->panel = SidePanel::kWhatIf;
}

std::string FormatQuery(const Route& route) {
  std::string out;
  const auto add = [&out](std::string_view key, const std::string& value) {
    if (value.empty()) return;
    out += out.empty() ? '?' : '&';
    out += std::string(key) + "=" + value;
  };
  for (const ViewName& each : kViewNames) {
    if (route.view == each.view) add("view", std::string(each.name));
  }
  add("select", route.select);
  add("with", route.with);
  add("q", Escaped(route.search));
  add("institution", Escaped(route.institution));
  add("mark", route.mark);
  add("sort", route.sort);
  add("meeting", route.meeting ? "1" : "");
  add("history", route.history ? "1" : "");
  if (route.panel == SidePanel::kWhatIf) add("panel", std::string(kWhatIf));
  if (route.screen == Screen::kCompare) {
    std::string compared;
    for (const std::string& id : route.compared) compared += (compared.empty() ? "" : ".") + id;
    add("with", compared);
  }
  return out;
}

}  // namespace

Route ParseRoute(std::string_view path_and_query) {
  const std::size_t question = path_and_query.find('?');
  const std::string_view path = path_and_query.substr(0, question);
  const std::string_view query =
      question == std::string_view::npos ? "" : path_and_query.substr(question + 1);
  const std::vector<std::string_view> parts = Split(path, '/');

  Route route;
  if (parts.empty()) return route;
  route.screen = Screen::kNotFound;
  if (parts.size() == 1 && parts[0] == "sign-in") route.screen = Screen::kSignIn;
  if (parts.size() == 1 && parts[0] == kAccessibility) route.screen = Screen::kAccessibility;
  if (parts[0] != "rounds" || parts.size() > 3) return route;
  if (parts.size() == 1) return Route{};
  if (!IsId(parts[1])) return route;
  // A round's own address is its matching: the screen that the work is done on.
  const std::string_view view = parts.size() == 3 ? parts[2] : "matching";
  if (view == "matching") route.screen = Screen::kMatching;
  if (view == "people") route.screen = Screen::kPeople;
  if (view == "import") route.screen = Screen::kImport;
  if (view == "compare") route.screen = Screen::kCompare;
  if (route.screen == Screen::kNotFound) return route;
  route.round = std::string(parts[1]);
  if (route.screen != Screen::kImport) ParseQuery(query, &route);
  return route;
}

std::string FormatRoute(const Route& route) {
  std::string_view view;
  switch (route.screen) {
    case Screen::kRounds:
    case Screen::kNotFound:
      return "/";
    case Screen::kSignIn:
      return "/sign-in";
    case Screen::kAccessibility:
      return "/" + std::string(kAccessibility);
    case Screen::kMatching:
      view = "matching";
      break;
    case Screen::kPeople:
      view = "people";
      break;
    case Screen::kImport:
      view = "import";
      break;
    case Screen::kCompare:
      view = "compare";
      break;
  }
  return "/rounds/" + route.round + "/" + std::string(view) + FormatQuery(route);
}

bool IsNewStep(const Route& from, const Route& to) {
  if (from.screen != to.screen || from.round != to.round || from.view != to.view ||
      from.panel != to.panel) {
    return true;
  }
  if (from.meeting != to.meeting || from.history != to.history) return true;
  // The meeting goes from pair to pair.
  if (to.meeting) return false;
  if (from.select.empty() != to.select.empty()) return true;
  return from.select == to.select && from.with.empty() && !to.with.empty();
}

std::string RoundName(std::string_view round) {
  return std::string(kRoundsPrefix) + std::string(round);
}

std::string RoundId(std::string_view name) {
  if (name.substr(0, kRoundsPrefix.size()) != kRoundsPrefix) return "";
  const std::string_view rest = name.substr(kRoundsPrefix.size());
  return std::string(rest.substr(0, rest.find('/')));
}

}  // namespace parvis::app
