# Dear ImGui, protobuf-lite and Abseil for WebAssembly, compiled from Debian's
# source packages, which ./dev has fetched and checked into PARVIS_SOURCES.

# One set of flags for their code and ours: an object with exceptions among objects
# without them would draw in the larger runtime. SIMD is required of the browser.
add_compile_options(-fno-exceptions $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti> -msimd128)

include(Imgui)

foreach(library protobuf abseil)
  if(NOT EXISTS ${PARVIS_SOURCES}/${library})
    message(FATAL_ERROR "No ${library} in ${PARVIS_SOURCES}: run ./dev build, which fetches it.")
  endif()
endforeach()

# The answer to a question that Abseil's files would have CMake ask by linking a program without
# optimisation, for which Emscripten would build a second set of its system libraries.
set(CMAKE_HAVE_LIBC_PTHREAD TRUE CACHE INTERNAL "")

# Abseil whole, by its own CMake files: only what is linked gets built.
set(ABSL_PROPAGATE_CXX_STD ON)
set(ABSL_ENABLE_INSTALL OFF)
set(BUILD_TESTING OFF)
list(PREPEND CMAKE_MODULE_PATH ${PROJECT_SOURCE_DIR}/cmake/abseil)
add_subdirectory(${PARVIS_SOURCES}/abseil ${PROJECT_BINARY_DIR}/abseil EXCLUDE_FROM_ALL SYSTEM)

# The lite runtime by the list of its own CMake files, without their tests and protoc.
set(protobuf_SOURCE_DIR ${PARVIS_SOURCES}/protobuf)
file(STRINGS ${protobuf_SOURCE_DIR}/cmake/libprotobuf-lite.cmake listed REGEX "/src/google/.*\\.cc$")
set(protobuf_lite_sources)
foreach(line ${listed})
  string(STRIP "${line}" line)
  string(CONFIGURE "${line}" line)
  list(APPEND protobuf_lite_sources ${line})
endforeach()
add_library(protobuf_lite STATIC EXCLUDE_FROM_ALL ${protobuf_lite_sources})
add_library(protobuf::libprotobuf-lite ALIAS protobuf_lite)
target_include_directories(protobuf_lite SYSTEM PUBLIC ${protobuf_SOURCE_DIR}/src)
target_compile_definitions(protobuf_lite PUBLIC GOOGLE_PROTOBUF_NO_RTTI=1)
target_compile_options(protobuf_lite PRIVATE -w)

include(Web)
