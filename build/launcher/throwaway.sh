# A server for one command: data, port and owner label of its own, removed with everything it made. It runs
# beside one that `up` started, and beside another throwaway one.

throwaway=
throwaway_owner=
throwaway_url=

# start_throwaway ARGUMENT...: the server, with further arguments. Sets throwaway_url and throwaway_pid.
start_throwaway() {
  local port log started=$SECONDS
  throwaway=$(mktemp -d "${TMPDIR:-/tmp}/touchstone.XXXXXX")
  chmod 711 "$throwaway" # PostgreSQL runs as somebody else
  throwaway_owner=$home#${throwaway##*.}
  log=$throwaway/server.log
  : > "$log"
  trap 'throwaway_interrupted' INT TERM
  trap 'stop_throwaway' EXIT
  port=$(free_port)
  throwaway_url=http://127.0.0.1:$port
  TOUCHSTONE_OWNER=$throwaway_owner setsid "$jdk/bin/java" "${jvm_args[@]}" "${serve_args[@]}" -jar "$jar" serve \
    --server.address=127.0.0.1 --server.port="$port" --touchstone.data="$throwaway/data" \
    --touchstone.postgres-binaries="$state/postgres-binaries" \
    --touchstone.rates.person.burst=1000000 --touchstone.rates.person.per-minute=1000000 \
    --touchstone.data-sets="$data_sets" --touchstone.sample-course="$home/sample-course" "$@" \
    > "$log" 2>&1 < /dev/null 3>&- 9>&- &
  throwaway_pid=$!
  until grep -q '^Touchstone is ready' "$log"; do
    if ! kill -0 "$throwaway_pid" 2> /dev/null || [ $((SECONDS - started)) -ge 300 ]; then
      grep -vE '^[[:space:]]*(at |\.\.\. [0-9]+ )' "$log" | tail -n 20 | cut -c 1-300 | sed 's/^/    /' >&3
      fault "the throwaway server does not start"
    fi
    sleep 0.2
  done
  item "server" "a throwaway one, ready in $((SECONDS - started)) s"
}

free_port() {
  local port
  for port in $(shuf -i 20000-32000 -n 50); do
    if port_is_free "$port"; then echo "$port" && return; fi
  done
  fault "no port is free"
}

# in_front COMMAND...: runs it so that Ctrl-C is heard at once, and returns what it returned.
in_front() {
  local result=0
  "$@" 3>&- 9>&- &
  in_front_pid=$!
  wait "$in_front_pid" || result=$?
  in_front_pid=
  return "$result"
}
in_front_pid=

stop_throwaway() {
  local i left
  trap - ERR EXIT
  [ -n "$throwaway" ] || return 0
  [ -z "$in_front_pid" ] || kill "$in_front_pid" 2> /dev/null || true
  if [ -n "${throwaway_pid:-}" ]; then
    kill -TERM "$throwaway_pid" 2> /dev/null || true
    for ((i = 0; i < 300; i++)); do
      kill -0 "$throwaway_pid" 2> /dev/null || break
      sleep 0.1
    done
    kill -KILL "$throwaway_pid" 2> /dev/null || true
  fi
  stop_database_in "$throwaway/data"
  mapfile -t left < <(docker ps -aq --filter "label=dev.touchstone.owner=$throwaway_owner")
  [ ${#left[@]} -eq 0 ] || docker rm -f "${left[@]}" > /dev/null
  cp "$throwaway/server.log" "$state/log/throwaway.log"
  rm -rf "$throwaway"
  throwaway=
}

throwaway_interrupted() {
  trap '' INT TERM
  say ""
  say "stopping"
  stop_throwaway
  exit 130
}
