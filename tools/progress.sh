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

# counted COMMAND…: turns Ninja's "[41/120] …" into our lines, in place on a terminal and
# each tenth elsewhere; passes everything else on.
counted() {
  "$@" 2>&1 </dev/null | {
    local shown=-1 drawn=no
    while IFS= read -r line; do
      if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\ (.*)$ ]]; then
        local done=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]}
        if [[ -t 1 ]]; then
          printf '\r\e[K[%s/%s] %s, %s of %s' "$step_number" "$steps" "$step_name" "$done" "$all"
          drawn=yes
        elif ((done * 10 / all > shown)); then
          shown=$((done * 10 / all))
          say "$step_name, $done of $all"
        fi
      elif [[ $line != 'ninja: no work to do.' && $line != 'ninja: Entering directory'* ]]; then
        [[ $drawn == no ]] || printf '\n'
        drawn=no
        printf '%s\n' "$line"
      fi
    done
    [[ $drawn == no ]] || printf '\r\e[K'
  }
}
