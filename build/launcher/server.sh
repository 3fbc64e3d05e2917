# up and down: the server with its PostgreSQL, and the sample course.

data_sets=$state/sets
# Where exercises that learn look for data if TOUCHSTONE_DATA names none.
export TOUCHSTONE_SETS=$data_sets

command_up() {
  local port=8080 data=$home/data detach=no pid
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=${2:-} && shift 2 || wrong_use "--port needs a number" ;;
      --data) data=${2:-} && shift 2 || wrong_use "--data needs a folder" ;;
      --detach) detach=yes && shift ;;
      --no-install) install=no && shift ;;
      *) wrong_use "up does not know '$1'" ;;
    esac
  done
  [[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] || wrong_use "'$port' is not a port"
  [ -n "$data" ] || wrong_use "--data needs a folder"
  data=$(realpath -m "$data")

  lock
  if pid=$(alive server); then
    say "Touchstone is already running (process $pid): $(cat "$state/url")"
    exit 0
  fi
  port_is_free "$port" || fail "port $port is in use by another program; choose one with --port"
  trap 'interrupted' INT TERM

  need jdk maven node engine
  item "JDK" "$jdk"
  ensure_engine
  item "Docker Engine" "$(docker version --format '{{.Server.Version}}, API {{.Server.APIVersion}}')"
  ensure_built
  ensure_image
  item "sandbox image" "$TOUCHSTONE_SANDBOX_IMAGE"
  ensure_datasets
  start_server "$port" "$data"
  unlock
  say ""
  sed -n '/^sample: /,/^Touchstone is ready/ { /^Touchstone is ready/!p }' "$state/log/server.log" >&3
  cat <<END >&3

Touchstone is at $(cat "$state/url"), ready after $((SECONDS - begun)) s.
Log: $state/log/server.log
END
  if [ "$detach" = yes ]; then
    say "Stop with: ./touchstone down"
    return
  fi
  say "Stop with Ctrl-C"
  while alive server > /dev/null; do sleep 0.5; done
  [ -e "$state/server.pid" ] || exit 0 # stopped by ./touchstone down
  show_server_log
  stop_everything
  fault "the server has ended by itself"
}

command_down() {
  [ $# -eq 0 ] || wrong_use "down takes nothing"
  lock
  stop_everything
  say "Touchstone is stopped."
}

interrupted() {
  trap '' INT TERM
  trap - ERR
  say ""
  say "stopping"
  [ -z "$running_step" ] || kill -TERM -- "-$running_step" 2> /dev/null || true
  stop_everything
  exit 0
}

stop_everything() {
  stop server 60 # the first end after a build writes the class archive
  stop_database
  remove_containers
  stop dockerd 30
  rm -f "$state/url" "$state/data"
}

# The embedded PostgreSQL ends with the server; if the server was killed, it is still there.
stop_database() {
  local data
  data=$(cat "$state/data" 2> /dev/null) || return 0
  stop_database_in "$data"
}

stop_database_in() {
  local file pid i
  for file in "$1"/*/postmaster.pid "$1"/*/*/postmaster.pid; do
    [ -r "$file" ] || continue
    pid=$(head -n 1 "$file")
    [ "$(cat "/proc/$pid/comm" 2> /dev/null)" = postgres ] || continue
    kill -INT "$pid" 2> /dev/null || continue # its "fast shutdown"
    for ((i = 0; i < 100; i++)); do
      [ -e "/proc/$pid" ] || break
      sleep 0.1
    done
  done
}

port_is_free() { ! (exec 8<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

start_server() {
  local port=$1 data=$2 log=$state/log/server.log pid started=$SECONDS told=0
  mkdir -p "$data" "$state/log"
  echo "$data" > "$state/data"
  stop_database
  class_archive server
  TOUCHSTONE_OWNER=$home setsid "$jdk/bin/java" "${jvm_args[@]}" "${serve_args[@]}" "${archive[@]}" -jar "$jar" serve \
    --server.address=127.0.0.1 --server.port="$port" --touchstone.data="$data" \
    --touchstone.data-sets="$data_sets" --touchstone.sample-course="$home/sample-course" > "$log" 2>&1 < /dev/null 3>&- 9>&- &
  pid=$!
  remember server "$pid"
  echo "http://localhost:$port" > "$state/url"
  until grep -q '^Touchstone is ready' "$log"; do
    if ! alive server > /dev/null; then
      show_server_log
      stop_everything
      fault "the server does not start"
    fi
    if [ $((SECONDS - started)) -ge 300 ]; then
      show_server_log
      stop_everything
      fault "the server was not ready after 300 s"
    fi
    if [ $((SECONDS - started)) -ge $((told + 5)) ]; then
      told=$((SECONDS - started))
      item "server" "$(printf '%3d s  PostgreSQL, schema, sample course' "$told")"
    fi
    sleep 0.2
  done
  item "server" "ready in $((SECONDS - started)) s"
}

show_server_log() {
  say "  the end of $state/log/server.log:"
  grep -vE '^[[:space:]]*(at |\.\.\. [0-9]+ )' "$state/log/server.log" | tail -n 20 | cut -c 1-300 | sed 's/^/    /' >&3
}

# The competition's data, taken from a Debian package and kept.
ensure_datasets() {
  # shellcheck source=../datasets.sh
  source "$home/build/datasets.sh"
  digits_are_right "$data_sets/digits/digits.csv" && return
  ensure_base_image
  step "data sets" bash "$home/build/datasets.sh" "$data_sets" || fail "the competition's data could not be fetched"
}
