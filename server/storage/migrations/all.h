// The list of all migrations.
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_ALL_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_ALL_H_

#include "server/storage/migrations/0001_requests.h"
#include "server/storage/migrations/0002_events.h"
#include "server/storage/migrations/0003_accounts.h"
#include "server/storage/migrations/0004_rounds.h"
#include "server/storage/migrations/0005_applications.h"
#include "server/storage/migrations/0006_matching.h"
#include "server/storage/migrations/0007_board.h"
#include "server/storage/migrations/0008_scenarios.h"

namespace parvis::storage {

inline constexpr Migration kAllMigrations[] = {
    kMigration0001, kMigration0002, kMigration0003, kMigration0004,
    kMigration0005, kMigration0006, kMigration0007, kMigration0008,
};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_ALL_H_
