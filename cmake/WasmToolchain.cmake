# Debian's Emscripten, told three things that its own configuration lacks: a cache
# that we may write to (Debian freezes its own, which holds no built libraries), where
# Debian's Node modules are when Node itself comes from elsewhere, and ccache.
# The environment is set at each call of the compiler, so that `ninja -C build/wasm`
# needs nothing from the shell.
get_filename_component(parvis_root ${CMAKE_CURRENT_LIST_DIR}/.. ABSOLUTE)
set(parvis_emscripten_environment
    EM_CACHE=${parvis_root}/build/emscripten EM_FROZEN_CACHE= NODE_PATH=/usr/share/nodejs)
foreach(setting ${parvis_emscripten_environment})
  string(REGEX MATCH "^([A-Z_]+)=(.*)$" whole ${setting})
  set(ENV{${CMAKE_MATCH_1}} "${CMAKE_MATCH_2}")
endforeach()

set(parvis_launcher ${CMAKE_COMMAND} -E env ${parvis_emscripten_environment}
    CCACHE_BASEDIR=${parvis_root} CCACHE_NOHASHDIR=true
    CCACHE_SLOPPINESS=pch_defines,time_macros)
foreach(language C CXX)
  set(CMAKE_${language}_COMPILER_LAUNCHER ${parvis_launcher} ccache)
  set(CMAKE_${language}_LINKER_LAUNCHER ${parvis_launcher})
endforeach()

include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)
