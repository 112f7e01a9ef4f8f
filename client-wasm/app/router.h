// The client's addresses. Every view has a path of its own, and what is chosen, searched for,
// filtered and sorted stands in its query, so that a link, the back button and a reload bring the
// same view back. Pure functions.
#ifndef PARVIS_CLIENT_WASM_APP_ROUTER_H_
#define PARVIS_CLIENT_WASM_APP_ROUTER_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parvis::app {

enum class Screen {
  kRounds,
  kMatching,
  kPeople,
  kImport,
  kCompare,
  kSignIn,
  kAccessibility,
  kNotFound
};

// How the matching is shown. kFitting: as the window has room for, cards or, on a phone, the list.
enum class BoardView { kCards, kMatrix, kList, kFitting };

// What stands at the left of the matching.
enum class SidePanel { kFilter, kWhatIf };

// How many saved alternatives stand beside the matching as it is.
inline constexpr std::size_t kMostCompared = 3;

// Pairs that are not marked, or marked so, in the order of PairMark.Kind.
inline constexpr std::array<std::string_view, 4> kMarkFilters = {"none", "clear", "doubtful",
                                                                 "discuss"};

struct Route {
  Screen screen = Screen::kRounds;
  // Id of the round, such as `stockholm-2026`; empty for the screens outside a round.
  std::string round = {};
  // Id of the chosen person, such as `a001`; empty for none.
  std::string select = {};
  // Id of the counterpart that was asked about; empty for the person's own.
  std::string with = {};
  BoardView view = BoardView::kFitting;
  // What was written into the search field.
  std::string search = {};
  // Code of the institution that is filtered by; empty for all.
  std::string institution = {};
  // The mark that the list is filtered by, one of kMarkFilters; empty for all.
  std::string mark = {};
  // The board's history is open over it.
  bool history = false;
  // The matching meeting: one pair at a time, for a projector.
  bool meeting = false;
  // Id of the column that the table is sorted by, with a minus before it if the highest comes
  // first; empty for the order as given.
  std::string sort = {};
  SidePanel panel = SidePanel::kFilter;
  // Ids of the saved alternatives that are compared.
  std::vector<std::string> compared = {};

  bool operator==(const Route&) const = default;
};

// Reads the path and query of an address, such as `/rounds/stockholm-2026/matching?select=a001`.
// What is not an address of ours becomes kNotFound; an unknown query parameter is ignored.
Route ParseRoute(std::string_view path_and_query);

// The inverse of ParseRoute. kNotFound becomes `/`.
std::string FormatRoute(const Route& route);

// Whether the back button should come back to `from` once `to` is shown: another screen, view or
// panel, a person chosen or let go of, another pair asked about. What one runs through (the next
// person, the next letter of a search, another order) takes the place of what was there.
bool IsNewStep(const Route& from, const Route& to);

// `rounds/{round}`, the name of the route's round in the contract.
std::string RoundName(std::string_view round);

// The id in `rounds/{round}`; empty if the name is of another kind.
std::string RoundId(std::string_view name);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_ROUTER_H_
