# How ./dev says which step it is in, how far that step is and how long it took.
# The caller sets `steps` to their number. Sourced, never run.

step_number=0
step_name=
step_start=0

step() {
  finish
  step_number=$((step_number + 1))
  step_name=$1
  step_start=$SECONDS
  say "$step_name"
}

say() { echo "[$step_number/$steps] $1"; }

# The time of the step that ends, where it is worth telling.
finish() {
  local took=$((SECONDS - step_start))
  if [[ -n $step_name ]] && ((took >= 2)); then
    say "$step_name: $took s"
  fi
  step_name=
}

# quietly COMMAND…: its output only if it fails.
quietly() {
  local output
  if ! output=$("$@" 2>&1 </dev/null); then
    printf '%s\n' "$output" >&2
    return 1
  fi
}

# at DONE ALL [WORDS]: how far the step is, in words or as "DONE of ALL"; drawn in place on a
# terminal, told each tenth elsewhere.
at_shown=-1
at() {
  local words=${3:-$1 of $2}
  if [[ -t 1 ]]; then
    printf '\r\e[K[%s/%s] %s, %s' "$step_number" "$steps" "$step_name" "$words"
  elif (($1 * 10 / $2 > at_shown)); then
    at_shown=$(($1 * 10 / $2))
    say "$step_name, $words"
  fi
}

wipe() { [[ ! -t 1 ]] || printf '\r\e[K'; }

# counted COMMAND…: Ninja's "[41/120] …" goes to `at`; everything else is passed on.
counted() {
  "$@" 2>&1 </dev/null | {
    while IFS= read -r line; do
      if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\  ]]; then
        # Of two is Ninja looking whether CMake has to run.
        ((BASH_REMATCH[2] <= 2)) || at "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
      elif [[ $line != 'ninja: no work to do.' && $line != 'ninja: Entering '* &&
        $line != '-- '* ]]; then
        wipe
        printf '%s\n' "$line"
      fi
    done
    wipe
  }
}

# percents COMMAND…: the same for apt's status lines; its other lines are shown if it fails.
percents() {
  local log
  log=$(mktemp)
  if ! "$@" 2>&1 </dev/null | {
    while IFS= read -r line; do
      if [[ $line =~ ^(dl|pm)status:[^:]*:([0-9]+) ]]; then
        # Half the way for fetching, half for unpacking and setting up.
        local half=0
        [[ ${BASH_REMATCH[1]} == dl ]] || half=50
        at $((half + BASH_REMATCH[2] / 2)) 100 "$((half + BASH_REMATCH[2] / 2)) %"
      else
        printf '%s\n' "$line" >>"$log"
      fi
    done
    wipe
  }; then
    tail -n 30 "$log" >&2
    return 1
  fi
  rm -f "$log"
}
