// Sorting the rows of a table by what a column shows.
#ifndef PARVIS_CLIENT_WASM_VIEWS_SORTING_H_
#define PARVIS_CLIENT_WASM_VIEWS_SORTING_H_

#include <algorithm>
#include <utility>
#include <vector>

namespace parvis::views {

// Sorts by key(row), which is asked once for each row; those of the same key stay as they stood.
template <typename Row, typename Key>
void SortBy(std::vector<Row>* rows, bool descending, Key key) {
  std::vector<std::pair<decltype(key(rows->front())), Row>> keyed;
  keyed.reserve(rows->size());
  for (Row& row : *rows) {
    auto of_row = key(row);
    keyed.emplace_back(std::move(of_row), std::move(row));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [descending](const auto& a, const auto& b) {
    return descending ? b.first < a.first : a.first < b.first;
  });
  for (std::size_t i = 0; i < keyed.size(); ++i) (*rows)[i] = std::move(keyed[i].second);
}

}  // namespace parvis::views

#endif  // PARVIS_CLIENT_WASM_VIEWS_SORTING_H_
