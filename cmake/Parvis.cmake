# The few functions that every CMakeLists.txt below uses.

# Debian's Python, for which ./dev installs modules; another may come first in the path.
set(PARVIS_PYTHON /usr/bin/python3)

# What the sanitizers of the asan and tsan presets are told, in the environment of a test. Left to
# itself tsan goes through every address that it ever suppressed a report for, at each further one:
# minutes, where gRPC frees messages that it cannot see handed over.
set(PARVIS_SANITIZER_SETTINGS
    "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/tsan.supp:suppress_equal_addresses=0;UBSAN_OPTIONS=print_stacktrace=1")

# parvis_flags(<target>): warnings for our own code.
function(parvis_flags target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow -Wno-unused-parameter)
endfunction()

# parvis_grpc_headers(<target>): compile it with gRPC's headers, which take ten seconds and more,
# compiled once. parvis_dispatch, the lowest that needs them, compiles them for all.
function(parvis_grpc_headers target)
  if(target STREQUAL parvis_dispatch)
    target_precompile_headers(${target} PRIVATE <grpcpp/grpcpp.h>)
  else()
    target_precompile_headers(${target} REUSE_FROM parvis_dispatch)
  endif()
  parvis_cache_precompiled(${target})
endfunction()

# parvis_client_headers(<target>...): the same with what every file of the client reads: the
# messages, which take as long as the file itself, and what of the libraries goes with them.
function(parvis_client_headers)
  foreach(target ${ARGN})
    if(NOT TARGET ${target})
      continue()
    endif()
    if(target STREQUAL parvis_client_app)
      target_precompile_headers(${target} PRIVATE
        <algorithm> <functional> <map> <memory> <optional> <string> <variant> <vector>
        <absl/status/statusor.h> <absl/strings/str_cat.h>
        <parvis/v1/application.pb.h> <parvis/v1/board.pb.h> <parvis/v1/event.pb.h>
        <parvis/v1/policy.pb.h> <parvis/v1/round.pb.h> <parvis/v1/scenario.pb.h>
        <parvis/v1/session.pb.h>)
    else()
      target_precompile_headers(${target} REUSE_FROM parvis_client_app)
    endif()
    parvis_cache_precompiled(${target})
  endforeach()
endfunction()

# Without these ccache takes no file that uses a precompiled header.
function(parvis_cache_precompiled target)
  target_compile_options(${target} PRIVATE
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
    "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endfunction()

# parvis_library(<name> SOURCES ... [DEPS ...]): a static library of our own code.
function(parvis_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC ${ARG_DEPS})
  parvis_flags(${name})
endfunction()

# parvis_test(<name> SOURCES ... [DEPS ...] [LABELS ...]): one GoogleTest binary,
# registered as one ctest test. A no-op for WebAssembly and without PARVIS_TESTS.
function(parvis_test name)
  if(EMSCRIPTEN OR NOT PARVIS_TESTS)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_DEPS} GTest::gmock_main)
  target_compile_definitions(${name} PRIVATE PARVIS_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                             PARVIS_BINARY_DIR="${PROJECT_BINARY_DIR}")
  parvis_flags(${name})
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 600
    ENVIRONMENT "${PARVIS_SANITIZER_SETTINGS}")
endfunction()
