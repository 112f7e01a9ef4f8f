# The target `imgui`: Dear ImGui from Debian's source package. It has no back end: web/renderer.mjs
# draws its lists. The demo window is never linked: what
# nothing calls, the linker leaves out, and imgui_demo.cpp is not compiled at all.
set(PARVIS_SOURCES ${PROJECT_SOURCE_DIR}/build/sources
    CACHE PATH "Unpacked sources of Dear ImGui, protobuf and Abseil; ./dev fetches them")

if(NOT EXISTS ${PARVIS_SOURCES}/imgui/imgui.h)
  message(FATAL_ERROR "No Dear ImGui in ${PARVIS_SOURCES}: run ./dev build, which fetches it.")
endif()

set(imgui ${PARVIS_SOURCES}/imgui)
add_library(imgui STATIC EXCLUDE_FROM_ALL
  ${imgui}/imgui.cpp ${imgui}/imgui_draw.cpp ${imgui}/imgui_tables.cpp ${imgui}/imgui_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui})
# Old names and the demo are out; files and the shell are none of the client's business.
target_compile_definitions(imgui PUBLIC
  IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS)
# The hooks are client-wasm/ui/item_hooks.cc.
if(PARVIS_TESTS AND NOT EMSCRIPTEN)
  target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
endif()
