#!/bin/sh
# Builds the fuzz targets with clang, beside the preset that runs this, and gives each its run.
set -e
cd "$(dirname "$0")/../.."
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target fuzzers
exec ctest --test-dir build/fuzz --label-regex fuzz --output-on-failure
