#include "tests/bench/lemon_peer.h"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>

#include "tests/bench/clock.h"

namespace parvis::bench {

std::vector<int32_t> SolveByLemon(const Numbers& numbers, double& seconds) {
  using Graph = lemon::SmartDigraph;
  Graph graph;
  const int nodes = numbers.rows + numbers.columns + 1;
  graph.reserveNode(nodes);
  for (int k = 0; k < nodes; ++k) graph.addNode();
  // Rows give one each, columns take as many as they have places, and the last node takes what
  // goes without a column, at a cost above any sum of weights.
  const auto column_node = [&](int32_t j) { return Graph::nodeFromId(numbers.rows + j); };
  int64_t largest = 0;
  std::vector<int32_t> weights;
  for (int32_t i = 0; i < numbers.rows; ++i) {
    numbers.ForRow(i, [&](int32_t j, int32_t weight) {
      graph.addArc(Graph::nodeFromId(i), column_node(j));
      weights.push_back(weight);
      largest = std::max<int64_t>(largest, weight);
    });
  }
  const int pairs = static_cast<int>(weights.size());
  for (int32_t i = 0; i < numbers.rows; ++i)
    graph.addArc(Graph::nodeFromId(i), Graph::nodeFromId(nodes - 1));

  Graph::NodeMap<int> supply(graph);
  Graph::ArcMap<int64_t> cost(graph);
  for (int32_t i = 0; i < numbers.rows; ++i) supply[Graph::nodeFromId(i)] = 1;
  for (int32_t j = 0; j < numbers.columns; ++j) supply[column_node(j)] = -numbers.capacity(j);
  supply[Graph::nodeFromId(nodes - 1)] = -numbers.rows;
  for (int k = 0; k < graph.arcNum(); ++k)
    cost[Graph::arcFromId(k)] =
        k < pairs ? largest - weights[k] + 1 : (largest + 1) * numbers.rows + 1;

  lemon::NetworkSimplex<Graph, int, int64_t> simplex(graph);
  simplex.supplyMap(supply).costMap(cost);
  seconds = Time([&] { simplex.run(); });

  std::vector<int32_t> column_of(numbers.rows, -1);
  for (int k = 0; k < pairs; ++k) {
    const Graph::Arc arc = Graph::arcFromId(k);
    if (simplex.flow(arc) > 0)
      column_of[Graph::id(graph.source(arc))] = Graph::id(graph.target(arc)) - numbers.rows;
  }
  return column_of;
}

}  // namespace parvis::bench
