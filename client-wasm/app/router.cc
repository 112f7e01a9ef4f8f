#include "client-wasm/app/router.h"

#include <algorithm>
#include <vector>

namespace parvis::app {
namespace {

constexpr std::string_view kRoundsPrefix = "rounds/";

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
  if (parts[0] != "rounds" || parts.size() > 3) return route;
  if (parts.size() == 1) return Route{};
  if (!IsId(parts[1])) return route;
  // A round's own address is its matching: the screen that the work is done on.
  const std::string_view view = parts.size() == 3 ? parts[2] : "matching";
  if (view == "matching") route.screen = Screen::kMatching;
  if (view == "people") route.screen = Screen::kPeople;
  if (view == "import") route.screen = Screen::kImport;
  if (route.screen == Screen::kNotFound) return route;
  route.round = std::string(parts[1]);
  const std::string_view select = QueryValue(query, "select");
  if (IsId(select)) route.select = std::string(select);
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
    case Screen::kMatching:
      view = "matching";
      break;
    case Screen::kPeople:
      view = "people";
      break;
    case Screen::kImport:
      view = "import";
      break;
  }
  std::string out = "/rounds/" + route.round + "/" + std::string(view);
  if (!route.select.empty()) out += "?select=" + route.select;
  return out;
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
