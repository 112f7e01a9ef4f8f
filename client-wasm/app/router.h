// The client's addresses. Every view has a path of its own, and a chosen person is part of it,
// so that a link, the back button and a reload bring the same view back. Pure functions.
#ifndef PARVIS_CLIENT_WASM_APP_ROUTER_H_
#define PARVIS_CLIENT_WASM_APP_ROUTER_H_

#include <string>
#include <string_view>

namespace parvis::app {

enum class Screen { kRounds, kMatching, kPeople, kImport, kSignIn, kNotFound };

struct Route {
  Screen screen = Screen::kRounds;
  // Id of the round, such as `stockholm-2026`; empty for the screens outside a round.
  std::string round;
  // Id of the chosen person, such as `a001`; empty for none.
  std::string select;

  bool operator==(const Route&) const = default;
};

// Reads the path and query of an address, such as `/rounds/stockholm-2026/matching?select=a001`.
// What is not an address of ours becomes kNotFound; an unknown query parameter is ignored.
Route ParseRoute(std::string_view path_and_query);

// The inverse of ParseRoute. kNotFound becomes `/`.
std::string FormatRoute(const Route& route);

// `rounds/{round}`, the name of the route's round in the contract.
std::string RoundName(std::string_view round);

// The id in `rounds/{round}`; empty if the name is of another kind.
std::string RoundId(std::string_view name);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_ROUTER_H_
