# doctor: everything the platform leans on, a row each, with what mends it.

sick=0

# row STATE NAME FACT [MEND]: a row of the table; STATE is good, bad or idle.
row() {
  local mark
  case $1 in
    good) mark=✓ ;;
    idle) mark=· ;;
    *) mark=✗ && sick=$((sick + 1)) ;;
  esac
  printf '  %s %-20s %s\n' "$mark" "$2" "$3" >&3
  [ "$1" != bad ] || printf '      %-18s → %s\n' '' "$4" >&3
}

command_doctor() {
  [ $# -eq 0 ] || wrong_use "doctor takes nothing"
  say "Touchstone leans on:"
  doctor_tools
  doctor_engine
  doctor_database
  doctor_machine
  doctor_grading
  say ""
  [ "$sick" -eq 0 ] || fail "$sick of these need mending"
  say "All is good."
}

doctor_tools() {
  if has_jdk; then
    row good "JDK 25" "$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$jdk/release") in $jdk"
  else
    row bad "JDK 25" "not found" "$(mend jdk)"
  fi
  if has_maven; then
    row good "Maven" "$(mvn --version 2> /dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')"
  else
    row bad "Maven" "not found" "$(mend maven)"
  fi
  if has_node; then
    row good "Node" "$(node --version), npm $(npm --version 2> /dev/null)"
  else
    row bad "Node" "$(node --version 2> /dev/null || echo "not found")" "$(mend node)"
  fi
}

doctor_engine() {
  local version api runc security image
  if ! engine_answers; then
    row bad "Docker Engine" "does not answer" "$(has_engine && echo "./touchstone up starts it" || mend engine)"
    return
  fi
  version=$(docker version --format '{{.Server.Version}}')
  api=$(docker version --format '{{.Server.APIVersion}}')
  if at_least 1.41 "$api"; then
    row good "Docker Engine" "$version, API $api"
  else
    row bad "Docker Engine" "$version, API $api" "install a Docker Engine with API 1.41 or newer"
  fi
  # 1.1.12 mends CVE-2024-21626; Debian 12 carries the fix in its 1.1.5.
  runc=$(runc --version 2> /dev/null | sed -n 's/^runc version \([0-9.]*\).*/\1/p')
  if [ -z "$runc" ]; then
    row idle "runc" "not on this PATH; the engine brings its own"
  elif at_least 1.1.5 "$runc"; then
    row good "runc" "$(runc --version | sed -n 's/^runc version //p')"
  else
    row bad "runc" "$runc" "upgrade runc to 1.1.12 or newer, or to your distribution's patched 1.1.5"
  fi
  security=$(docker info --format '{{join .SecurityOptions " "}}')
  if [[ $security == *seccomp* ]]; then
    row good "seccomp" "$security"
  else
    row bad "seccomp" "the engine has none" "use a kernel and an engine with seccomp"
  fi
  if [[ "$(docker info --format '{{.MemoryLimit}} {{.PidsLimit}} {{.CPUCfsQuota}}')" == "true true true" ]]; then
    row good "cgroup" "version $(docker info --format '{{.CgroupVersion}}'), $(docker info --format '{{.CgroupDriver}}'); memory, pids and CPU can be limited"
  else
    row bad "cgroup" "memory, pids or CPU cannot be limited" "mount the cgroup controllers memory, pids and cpu"
  fi
  image=$(image_name)
  if have_image "$image"; then
    row good "sandbox image" "$image, $(docker image inspect --format '{{.Id}}' "$image" | cut -c 1-19)"
  else
    row bad "sandbox image" "$image is not built" "./touchstone up builds it"
  fi
}

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

doctor_database() {
  local host port
  if [ -n "${SPRING_DATASOURCE_URL:-}" ]; then
    host=$(sed 's|^jdbc:postgresql://\([^/:?]*\).*|\1|' <<< "$SPRING_DATASOURCE_URL")
    port=$(sed -n 's|^jdbc:postgresql://[^/:?]*:\([0-9]*\).*|\1|p' <<< "$SPRING_DATASOURCE_URL")
    if timeout 5 bash -c "exec 8<> '/dev/tcp/$host/${port:-5432}'" 2> /dev/null; then
      row good "PostgreSQL" "$host:${port:-5432} answers (SPRING_DATASOURCE_URL)"
    else
      row bad "PostgreSQL" "$host:${port:-5432} does not answer" "start it, or unset SPRING_DATASOURCE_URL to use the embedded one"
    fi
  elif alive server > /dev/null; then
    row good "PostgreSQL" "embedded, running, data in $(cat "$state/data")"
  else
    row good "PostgreSQL" "embedded, not running; ./touchstone up starts it"
  fi
}

doctor_machine() {
  local free year memory
  free=$(($(df -Pk "$home" | awk 'NR == 2 { print $4 }') / 1024 / 1024))
  if [ "$free" -ge 5 ]; then row good "disk" "$free GB free"; else row bad "disk" "$free GB free" "free some: 5 GB are needed"; fi
  memory=$(($(sed -n 's/^MemAvailable: *\([0-9]*\).*/\1/p' /proc/meminfo) / 1024))
  if [ "$memory" -ge 2000 ]; then row good "memory" "$memory MB available"; else row bad "memory" "$memory MB available" "close something: 2000 MB are needed"; fi
  year=$(date +%Y)
  if [ "$year" -ge 2026 ]; then row good "clock" "$(date -u '+%Y-%m-%d %H:%M:%S UTC')"; else row bad "clock" "it is $year here" "set the clock; deadlines hang on it"; fi
}

# The whole way a submission goes, from DJL to the container: a known good file gets full marks.
doctor_grading() {
  local answer
  if [ "$sick" -gt 0 ]; then
    row idle "self-test" "not run, because of the rows above"
    return
  fi
  if answer=$("$home/touchstone" grade softmax "$home/sample-course/doctor/softmax.py" 2>&1); then
    row good "DJL and sandbox" "$(grep -m 1 ACCEPTED <<< "$answer")"
  else
    row bad "DJL and sandbox" "$(tail -n 1 <<< "$answer")" "run ./touchstone grade softmax sample-course/doctor/softmax.py to see more"
  fi
}
