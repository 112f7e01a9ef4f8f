#include "tests/bench/clock.h"

#ifdef __EMSCRIPTEN__
#include <emscripten/em_asm.h>
#else
#include <time.h>
#endif

namespace parvis::bench {

double Now() {
#ifdef __EMSCRIPTEN__
  // Node's; the engine's clocks all tell what has passed outside.
  return EM_ASM_DOUBLE({
    const used = process.cpuUsage();
    return (used.user + used.system) / 1e6;
  });
#else
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
#endif
}

}  // namespace parvis::bench
