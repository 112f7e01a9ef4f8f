// Everything that a database holds, as text, to see whether anything has changed.
#ifndef PARVIS_TESTS_SUPPORT_DATABASE_DUMP_H_
#define PARVIS_TESTS_SUPPORT_DATABASE_DUMP_H_

#include <string>

namespace parvis::testing {

// Every row of every table that is committed, in the order of the tables' names. The database may
// be open elsewhere. Aborts the test program if it cannot be read.
std::string DumpDatabase(const std::string& path);

}  // namespace parvis::testing

#endif  // PARVIS_TESTS_SUPPORT_DATABASE_DUMP_H_
