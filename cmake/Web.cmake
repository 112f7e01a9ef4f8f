# parvis_web(<module target> FILES <file>...): the target `web`, which lays the linked module
# (its .mjs or .js and .wasm) and the files out in build/web, ready for serving.
function(parvis_web module)
  cmake_parse_arguments(ARG "" "" "FILES" ${ARGN})
  set(out ${PROJECT_SOURCE_DIR}/build/web)
  set(stamp ${PROJECT_BINARY_DIR}/web.stamp)
  set(packer ${PROJECT_SOURCE_DIR}/tools/pack_web.py)
  set(linked $<TARGET_FILE:${module}>
      $<TARGET_FILE_DIR:${module}>/$<TARGET_FILE_BASE_NAME:${module}>.wasm)
  add_custom_command(
    OUTPUT ${stamp}
    COMMAND ${PARVIS_PYTHON} ${packer} --out ${out} ${linked} ${ARG_FILES}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${module} ${packer} ${ARG_FILES}
    COMMENT "Laying out build/web"
    VERBATIM)
  add_custom_target(web DEPENDS ${stamp})
endfunction()
