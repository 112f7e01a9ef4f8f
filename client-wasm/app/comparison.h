// The matching as it is beside saved alternatives: who moves, who gains, who loses, and where the
// values lie. So that they can be compared, every value is by the weights of the matching as it
// is, whatever an alternative was solved by. Pure functions.
#ifndef PARVIS_CLIENT_WASM_APP_COMPARISON_H_
#define PARVIS_CLIENT_WASM_APP_COMPARISON_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/app/board_facts.h"
#include "client-wasm/app/model.h"

namespace parvis::app {

// An adept whose mentor is another in an alternative; -1 for none, before or after.
struct ComparedMove {
  int adept = -1;
  int from = -1;
  int to = -1;
  std::optional<int> before;  // The pair's value; nothing without a pair.
  std::optional<int> after;

  int Gain() const { return after.value_or(0) - before.value_or(0); }
};

struct ComparedInstitution {
  int pairs = 0;  // Of its adepts.
  int64_t total = 0;
};

struct Compared {
  std::string id;  // Of the alternative; empty for the matching as it is.
  std::string name;
  bool people_changed = false;
  int pairs = 0;
  int64_t total = 0;
  std::optional<int> lowest;
  std::array<int, kScoreSteps> distribution{};
  std::vector<ComparedInstitution> institutions;  // In the order of the catalogue.
  // Against the matching as it is: who loses most first.
  std::vector<ComparedMove> moves;
  int gains = 0;
  int loses = 0;

  std::optional<int> Mean() const {
    if (pairs == 0) return std::nullopt;
    return static_cast<int>((total + pairs / 2) / pairs);
  }
};

// The matching as it is first, then the alternatives of the address that there are.
std::vector<Compared> Compare(const Model& model);

}  // namespace parvis::app

#endif  // PARVIS_CLIENT_WASM_APP_COMPARISON_H_
