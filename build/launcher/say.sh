# What the launcher says, and how it leaves. Everything goes to file descriptor 3, which is standard
# output for the commands that talk and standard error for those whose output is read by programs.

exec 3>&1
begun=$SECONDS

say() { printf '%s\n' "$*" >&3; }

# One line a thing: its name, then what is known about it.
item() { printf '  %-16s %s\n' "$1" "$2" >&3; }

wrong_use() {
  trap - ERR
  printf 'touchstone: %s\nTry: ./touchstone help\n' "$1" >&2
  exit 2
}

fail() {
  trap - ERR
  printf 'touchstone: %s\n' "$1" >&2
  exit 1
}

fault() {
  trap - ERR
  printf 'touchstone: %s\n' "$1" >&2
  exit 3
}

# step NAME COMMAND...: runs a long command with its output in a log, says every few seconds how long
# it has been at it and what it said last, and returns what the command returned.
step() {
  local name=$1 log started=$SECONDS told=0 passed pid result=0
  shift
  mkdir -p "$state/log"
  log=$state/log/${name// /-}.log
  setsid "$@" > "$log" 2>&1 < /dev/null 3>&- 9>&- &
  pid=$!
  running_step=$pid
  while kill -0 "$pid" 2> /dev/null; do
    sleep 0.2
    passed=$((SECONDS - started))
    if [ "$passed" -ge $((told + 5)) ]; then
      told=$passed
      item "$name" "$(printf '%3d s  %s' "$passed" "$(last_line "$log")")"
    fi
  done
  wait "$pid" || result=$?
  running_step=
  passed=$((SECONDS - started))
  if [ "$result" -eq 0 ]; then
    item "$name" "done in $passed s"
  else
    item "$name" "failed after $passed s; the end of $log:"
    grep -v '^[[:space:]]*at ' "$log" | tail -n 40 | sed 's/^/    /' >&3
  fi
  return "$result"
}
running_step=

last_line() {
  tail -c 2000 "$1" | tr '\r' '\n' | sed -e 's/\x1b\[[0-9;]*[A-Za-z]//g' -e 's/^\[INFO\] *//' -e 's/^-* *//' |
    grep -v '^[[:space:]]*$' | tail -n 1 | cut -c 1-90 || true
}
