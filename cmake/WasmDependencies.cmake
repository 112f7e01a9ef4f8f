# Dear ImGui, protobuf-lite and Abseil for WebAssembly, compiled from Debian's
# source packages, which ./dev has fetched and checked into PARVIS_WASM_SOURCES.
