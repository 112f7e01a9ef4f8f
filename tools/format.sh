#!/usr/bin/env bash
# tools/format.sh [--check]: clang-format over all our C++; with --check, only look.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
how=(-i)
[[ ${1:-} != --check ]] || how=(--dry-run --Werror)
find shared server client-wasm tests \( -name '*.h' -o -name '*.cc' \) -print0 |
  xargs -0 --no-run-if-empty --max-procs=2 --max-args=40 clang-format "${how[@]}"
