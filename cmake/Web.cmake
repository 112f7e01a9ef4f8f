# -Os is what is shipped (-Oz saves 0.4 % more, and has Emscripten build a C library of its own for
# it); -O1 links in a fraction of the time while one is at work.
set(PARVIS_WASM_LINK -Os CACHE STRING "Optimisation of a page's module's link")

# parvis_module_link(<target>): how a module for a page is linked.
function(parvis_module_link target)
  target_link_options(${target} PRIVATE
    ${PARVIS_WASM_LINK} -fno-exceptions
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sUSE_ES6_IMPORT_META=1 -sENVIRONMENT=web -sSTRICT=1
    -sFILESYSTEM=0 -sASSERTIONS=0 -sSUPPORT_ERRNO=0 -sMALLOC=emmalloc
    -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=33554432)
endfunction()

# parvis_web(<name> <module target> OUT <folder> FILES <file>...): the target <name>, which lays
# the linked module (its .mjs or .js and .wasm) and the files out in the folder, ready for serving.
function(parvis_web name module)
  cmake_parse_arguments(ARG "" "OUT" "FILES" ${ARGN})
  set(stamp ${PROJECT_BINARY_DIR}/${name}.stamp)
  set(packer ${PROJECT_SOURCE_DIR}/tools/pack_web.py)
  set(linked $<TARGET_FILE:${module}>
      $<TARGET_FILE_DIR:${module}>/$<TARGET_FILE_BASE_NAME:${module}>.wasm)
  add_custom_command(
    OUTPUT ${stamp}
    COMMAND ${PARVIS_PYTHON} ${packer} --out ${ARG_OUT} ${linked} ${ARG_FILES}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${module} ${packer} ${ARG_FILES}
    COMMENT "Laying out ${ARG_OUT}"
    VERBATIM)
  add_custom_target(${name} DEPENDS ${stamp})
endfunction()
