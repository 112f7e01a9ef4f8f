#include "server/matching/scenario_store.h"

#include <string>
#include <utility>

#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"

namespace parvis::board {

absl::StatusOr<std::vector<StoredScenario>> LoadScenarios(storage::ReadConnection& db,
                                                          std::string_view round, int64_t below,
                                                          int limit, int64_t people_revision) {
  storage::Query query = db.Prepare(
      "SELECT number, scenario, create_us, people_revision FROM scenarios "
      "WHERE round = $round AND ($below = 0 OR number < $below) "
      "ORDER BY number DESC LIMIT $limit");
  query.Bind("$round", round).Bind("$below", below).Bind("$limit", limit);
  std::vector<StoredScenario> found;
  while (query.Next()) {
    StoredScenario& stored = found.emplace_back();
    stored.number = query.Int64(0);
    if (!stored.scenario.ParseFromString(query.Bytes(1))) {
      return absl::DataLossError("a stored scenario cannot be read");
    }
    stored.scenario.set_name(names::ScenarioName(round, std::to_string(stored.number)));
    const int64_t create_us = query.Int64(2);
    stored.scenario.mutable_create_time()->set_seconds(create_us / 1'000'000);
    stored.scenario.mutable_create_time()->set_nanos(
        static_cast<int32_t>(create_us % 1'000'000 * 1000));
    stored.scenario.set_people_changed(query.Int64(3) != people_revision);
  }
  RETURN_IF_ERROR(query.status());
  return found;
}

absl::StatusOr<int> CountScenarios(storage::ReadConnection& db, std::string_view round) {
  storage::Query query = db.Prepare("SELECT count(*) FROM scenarios WHERE round = $round");
  query.Bind("$round", round);
  const int count = query.Next() ? query.Int(0) : 0;
  RETURN_IF_ERROR(query.status());
  return count;
}

absl::StatusOr<bool> HasScenarioOfName(storage::ReadConnection& db, std::string_view round,
                                       std::string_view display_name) {
  storage::Query query =
      db.Prepare("SELECT 1 FROM scenarios WHERE round = $round AND display_name = $display_name");
  query.Bind("$round", round).Bind("$display_name", display_name);
  const bool has = query.Next();
  RETURN_IF_ERROR(query.status());
  return has;
}

absl::StatusOr<int64_t> InsertScenario(storage::WriteTransaction& db, std::string_view round,
                                       const v1::Scenario& scenario, int64_t people_revision) {
  storage::Query query = db.Prepare(
      "INSERT INTO scenarios (round, display_name, scenario, people_revision, create_us) "
      "VALUES ($round, $display_name, $scenario, $people_revision, $now) RETURNING number");
  query.Bind("$round", round)
      .Bind("$display_name", scenario.display_name())
      .Bind("$people_revision", people_revision)
      .Bind("$now", db.Now());
  const std::string bytes = scenario.SerializeAsString();
  query.Bind("$scenario", storage::Blob{bytes});
  const int64_t number = query.Next() ? query.Int64(0) : 0;
  RETURN_IF_ERROR(query.status());
  RETURN_IF_ERROR(query.Run());
  return number;
}

absl::StatusOr<bool> DeleteScenario(storage::WriteTransaction& db, std::string_view round,
                                    int64_t number) {
  storage::Query query =
      db.Prepare("DELETE FROM scenarios WHERE round = $round AND number = $number RETURNING 1");
  query.Bind("$round", round).Bind("$number", number);
  const bool hit = query.Next();
  RETURN_IF_ERROR(query.status());
  RETURN_IF_ERROR(query.Run());
  return hit;
}

}  // namespace parvis::board
