#!/usr/bin/env bash
# What ./dev check runs once everything is in place: formats, then every check that needs no
# running program. Fails if anything is left to do or formatting has changed a file.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
failed=()

look() {
  echo "-- $1"
  shift
  "$@" || failed+=("$*")
}

sums() { find shared server client-wasm tests \( -name '*.h' -o -name '*.cc' \) -exec sha256sum {} + | sort; }

formatted() {
  local before changed
  before=$(sums)
  tools/format.sh || return
  changed=$(comm -13 <(echo "$before") <(sums) | cut -c67-)
  [[ -n $changed ]] || return 0
  echo "clang-format changed these; look and commit:"
  # shellcheck disable=SC2086 # our file names hold no spaces
  git diff --stat -- $changed
  return 1
}

look 'format' formatted
look 'who may include whom' python3 tests/layering/check_includes.py
look 'house rules' python3 tests/layering/check_house.py
look 'the contract: buf lint' tools/contract.sh lint
look 'the contract: buf breaking' tools/contract.sh breaking
look 'messages: each used' python3 tests/layering/check_messages.py
look 'messages: each in both languages' build/dev/shared/text/messages_test --gtest_brief=1
look 'clang-tidy' tools/tidy.py

if ((${#failed[@]})); then
  printf 'failed: %s\n' "${failed[@]}"
  exit 1
fi
echo 'All checks pass.'
