# chaos: bad days on purpose, on a platform of its own beside any other.

# What can happen; the harness has the same list.
chaos_faults="kill-grader kill-web restart-postgres cut-connections stop-engine kill-containers fill-scratch drop-notify delay-notify skew-clock"

command_chaos() {
  local options=() word result=0
  while [ $# -gt 0 ]; do
    case $1 in
      --json) options+=(--json) && exec 3>&2 && shift ;;
      --no-install) install=no && shift ;;
      --submissions)
        # Beyond that the students have used up their attempts.
        [[ ${2:-} =~ ^[1-9][0-9]{0,2}$ ]] && [ "$2" -le 900 ] || wrong_use "--submissions needs a number up to 900"
        options+=(--submissions "$2") && shift 2
        ;;
      --fault)
        shift
        [ $# -gt 0 ] || wrong_use "--fault needs a name: $chaos_faults"
        while [ $# -gt 0 ] && [[ $1 != -* ]]; do
          [[ " $chaos_faults " == *" $1 "* ]] || wrong_use "there is no fault '$1': $chaos_faults"
          options+=(--fault "$1") && shift
        done
        ;;
      *) wrong_use "chaos does not know '$1'" ;;
    esac
  done
  [ "$(id -u)" = 0 ] || fail "chaos needs root: it starts a second Docker Engine and fills a disk of its own"
  lock
  need jdk maven node engine
  ensure_engine
  ensure_built
  ensure_image
  ensure_datasets
  unlock

  chaos=$(mktemp -d "${TMPDIR:-/tmp}/touchstone.XXXXXX")
  chmod 711 "$chaos" # PostgreSQL runs as somebody else
  trap 'chaos_interrupted' INT TERM
  trap 'end_chaos' EXIT
  for word in "${jvm_args[@]}" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -Xmx500m; do
    options+=("--java=$word")
  done
  in_front "$jdk/bin/java" "${jvm_args[@]}" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 \
    -cp "$trials_jar:${trials_jar%/*}/lib/*" dev.touchstone.trials.Trials chaos --java="$jdk/bin/java" --class-path "$jar" \
    --image "$TOUCHSTONE_SANDBOX_IMAGE" --work "$chaos" --postgres-binaries "$state/postgres-binaries" \
    --engine-root "$state/chaos-engine" --course "$home/trials/chaos/course" \
    --competition "$home/sample-course/competitions/digits" --data-sets "$data_sets" "${options[@]}" || result=$?
  end_chaos
  exit "$result"
}
chaos=

# The harness ends all that it began, also when it is interrupted; this is for when it could not.
end_chaos() {
  local i left
  trap - ERR EXIT
  [ -n "$chaos" ] || return 0
  if [ -n "$in_front_pid" ]; then
    kill -TERM "$in_front_pid" 2> /dev/null || true
    for ((i = 0; i < 1200; i++)); do
      kill -0 "$in_front_pid" 2> /dev/null || break
      sleep 0.1
    done
    kill -KILL "$in_front_pid" 2> /dev/null || true
  fi
  for left in $(grep -lsaF "$chaos" /proc/[0-9]*/cmdline | cut -d / -f 3); do
    [ "$left" = $$ ] || kill -KILL "$left" 2> /dev/null || true
  done
  ! mountpoint -q "$chaos/scratch" || umount -l "$chaos/scratch"
  mkdir -p "$state/log/chaos"
  cp "$chaos"/*.log "$state/log/chaos" 2> /dev/null || true
  rm -rf "$chaos"
  chaos=
}

chaos_interrupted() {
  trap '' INT TERM
  say ""
  say "stopping"
  end_chaos
  exit 130
}
