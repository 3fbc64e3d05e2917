# The Docker Engine: the one that answers, or one that we start and then also stop.

engine_answers() { timeout 10 docker version --format '{{.Server.Version}}' > /dev/null 2>&1; }

ensure_engine() {
  engine_answers && return
  if [ -n "${DOCKER_HOST:-}" ]; then fail "no Docker Engine answers at $DOCKER_HOST"; fi
  if [ "$(id -u)" -ne 0 ]; then
    fail "no Docker Engine answers this account; start it, or add the account to the group 'docker' and sign in again"
  fi
  if [ -d /run/systemd/system ]; then
    step "Docker Engine" systemctl start docker || fail "systemctl could not start docker"
  else
    start_engine
  fi
  engine_answers || fault "the Docker Engine was started and does not answer"
}

start_engine() {
  local i pid log=$state/log/dockerd.log
  mkdir -p "$state/log"
  setsid dockerd > "$log" 2>&1 < /dev/null 3>&- 9>&- &
  pid=$!
  remember dockerd "$pid"
  for ((i = 0; i < 120; i++)); do
    if engine_answers; then
      item "Docker Engine" "started (log: $log)"
      return
    fi
    alive dockerd > /dev/null || break
    sleep 0.5
  done
  tail -n 20 "$log" | sed 's/^/    /' >&3
  stop dockerd 10
  fault "dockerd does not start; its last words are above, all of them in $log"
}

# Another checkout may use the same engine: only what was started from here is removed.
remove_containers() {
  local left
  engine_answers || return 0
  mapfile -t left < <(docker ps -aq --filter "label=dev.touchstone.owner=$home")
  [ ${#left[@]} -eq 0 ] || docker rm -f "${left[@]}" > /dev/null
}
