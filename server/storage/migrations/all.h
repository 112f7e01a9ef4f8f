// The list of all migrations. Numbers 0005 and 0006 belong to applications and matching.
#ifndef PARVIS_SERVER_STORAGE_MIGRATIONS_ALL_H_
#define PARVIS_SERVER_STORAGE_MIGRATIONS_ALL_H_

#include "server/storage/migrations/0001_requests.h"
#include "server/storage/migrations/0002_events.h"
#include "server/storage/migrations/0003_accounts.h"
#include "server/storage/migrations/0004_rounds.h"
#include "server/storage/migrations/0005_applications.h"

namespace parvis::storage {

inline constexpr Migration kAllMigrations[] = {
    kMigration0001,
    kMigration0002,
    kMigration0003,
    kMigration0004,
    kMigration0005,
};

}  // namespace parvis::storage

#endif  // PARVIS_SERVER_STORAGE_MIGRATIONS_ALL_H_
