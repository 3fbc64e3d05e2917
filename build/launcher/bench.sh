# bench: how fast the platform is, measured on a throwaway server against plain Python and cold containers.

command_bench() {
  local options=() names=() file
  if [ "${1:-}" = reference ]; then
    bench_reference "${@:2}"
  fi
  if [ "${1:-}" = board ]; then
    bench_board "${@:2}"
  fi
  if [ "${1:-}" = load ]; then
    bench_load "${@:2}"
  fi
  while [ $# -gt 0 ]; do
    case $1 in
      --quick) options+=(--quick) && shift ;;
      --json | --chart)
        [ $# -ge 2 ] || wrong_use "$1 needs a file"
        file=$(realpath -m -- "$2")
        [ -d "${file%/*}" ] || wrong_use "there is no folder ${file%/*}"
        options+=("$1" "$file") && shift 2
        ;;
      --no-install) install=no && shift ;;
      -*) wrong_use "bench does not know '$1'" ;;
      [a-h] | borderline) names+=("$1") && shift ;;
      *) wrong_use "bench measures a to h and borderline, not '$1'" ;;
    esac
  done
  [ "$(id -u)" = 0 ] || fail "bench needs root: it runs plain Python in the sandbox image's files, by chroot"
  lock
  need jdk maven node engine
  ensure_engine
  ensure_built
  ensure_image
  ensure_datasets
  unlock
  start_throwaway --touchstone.warm-containers=2 --touchstone.warm-containers-in-a-rush=2
  unpack_image "$throwaway/root"

  # The mounts are in a namespace of their own: whatever happens to the command, they are gone with it.
  export TOUCHSTONE_OWNER=$throwaway_owner
  # shellcheck disable=SC2016
  if in_front unshare --mount --propagation private sh -c \
    'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec "$@"' "$throwaway/root" \
    "$jdk/bin/java" "${jvm_args[@]}" --enable-native-access=ALL-UNNAMED -cp "$trials_jar:${trials_jar%/*}/lib/*" \
    dev.touchstone.trials.Trials bench --server "$throwaway_url" --data "$throwaway/data" --image "$TOUCHSTONE_SANDBOX_IMAGE" \
    --root "$throwaway/root" --seccomp "$home/grader-sandbox/src/main/resources/dev/touchstone/sandbox/seccomp.json" \
    "${options[@]}" "${names[@]}"; then
    file=0
  else
    file=$?
  fi
  stop_throwaway
  exit "$file"
}

# The references against PyTorch, either on one thread; then the memory of a process that grades. Its heap is small and
# all there from the start, and what malloc has back goes back to the kernel, so that what is left to grow is a leak.
bench_reference() {
  local options=() file part heap
  while [ $# -gt 0 ]; do
    case $1 in
      --quick) options+=(--quick) && shift ;;
      --json)
        [ $# -ge 2 ] || wrong_use "$1 needs a file"
        file=$(realpath -m -- "$2")
        [ -d "${file%/*}" ] || wrong_use "there is no folder ${file%/*}"
        options+=("$1" "$file") && shift 2
        ;;
      --no-install) install=no && shift ;;
      *) wrong_use "bench reference does not know '$1'" ;;
    esac
  done
  lock
  need jdk maven node engine
  ensure_engine
  ensure_built
  ensure_image
  unlock
  [ -z "${file:-}" ] || rm -f "$file"
  export TOUCHSTONE_OWNER=$home OMP_NUM_THREADS=1 MKL_NUM_THREADS=1
  for part in speed memory; do
    heap=(-Xmx2g)
    [ $part = speed ] || heap=(-Xms128m -Xmx128m -XX:+AlwaysPreTouch -XX:TrimNativeHeapInterval=1000)
    "$jdk/bin/java" "${jvm_args[@]}" "${heap[@]}" --enable-native-access=ALL-UNNAMED -jar "$jar" bench $part "${options[@]}" 9>&- ||
      exit $?
  done
  exit 0
}

# Boards with 2,000 teams and with 200 on one throwaway server, which also serves a file of the same size as a page.
bench_board() {
  local options=() file
  while [ $# -gt 0 ]; do
    case $1 in
      --quick) options+=(--quick) && shift ;;
      --json)
        [ $# -ge 2 ] || wrong_use "$1 needs a file"
        file=$(realpath -m -- "$2")
        [ -d "${file%/*}" ] || wrong_use "there is no folder ${file%/*}"
        options+=("$1" "$file") && shift 2
        ;;
      --no-install) install=no && shift ;;
      *) wrong_use "bench board does not know '$1'" ;;
    esac
  done
  lock
  need jdk maven node engine
  ensure_engine
  ensure_built
  ensure_image
  ensure_datasets
  unlock
  mkdir -p "$state/bench-files"
  start_throwaway --touchstone.warm-containers=2 --touchstone.warm-containers-in-a-rush=2 \
    --spring.web.resources.static-locations="classpath:/static/assets/,file:$state/bench-files/"
  if in_front "$jdk/bin/java" "${jvm_args[@]}" -cp "$trials_jar:${trials_jar%/*}/lib/*" \
    dev.touchstone.trials.Trials bench-board --server "$throwaway_url" --data "$throwaway/data" \
    --files "$state/bench-files" "${options[@]}"; then
    file=0
  else
    file=$?
  fi
  rm -rf "$state/bench-files"
  stop_throwaway
  exit "$file"
}

# The last hour before a deadline: a process of its own makes the load, and a throwaway server takes it.
bench_load() {
  local options=() file
  while [ $# -gt 0 ]; do
    case $1 in
      --quick) options+=(--quick) && shift ;;
      --json)
        [ $# -ge 2 ] || wrong_use "$1 needs a file"
        file=$(realpath -m -- "$2")
        [ -d "${file%/*}" ] || wrong_use "there is no folder ${file%/*}"
        options+=("$1" "$file") && shift 2
        ;;
      --no-install) install=no && shift ;;
      *) wrong_use "bench load does not know '$1'" ;;
    esac
  done
  lock
  need jdk maven node engine
  ensure_engine
  ensure_built
  ensure_image
  ensure_datasets
  unlock
  start_throwaway
  if in_front "$jdk/bin/java" "${jvm_args[@]}" -cp "$trials_jar:${trials_jar%/*}/lib/*" \
    dev.touchstone.trials.Trials bench-load --server "$throwaway_url" --data "$throwaway/data" "${options[@]}"; then
    file=0
  else
    file=$?
  fi
  stop_throwaway
  exit "$file"
}

# unpack_image FOLDER: the sandbox image's files, as a plain folder.
unpack_image() {
  local container
  mkdir -p "$1"
  chmod 755 "$1"
  container=$(docker create "$TOUCHSTONE_SANDBOX_IMAGE")
  docker export "$container" | tar -x -C "$1"
  docker rm "$container" > /dev/null
  item "plain Python" "unpacked from the sandbox image"
}
