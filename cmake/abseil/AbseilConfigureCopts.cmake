# Stands in for Abseil's own file of this name, which knows no WebAssembly and, as
# Debian patches it, links with options and a library that Emscripten's linker lacks.
set(ABSL_BUILD_DLL FALSE)
set(ABSL_DEFAULT_COPTS -w)
set(ABSL_TEST_COPTS -w)
set(ABSL_DEFAULT_LINKOPTS "")
set(ABSL_RANDOM_RANDEN_COPTS "")
set(ABSL_CXX_STANDARD ${CMAKE_CXX_STANDARD})
