# audit: what the server is made of, held against advisories that somebody has fetched.

command_audit() {
  local options=() advisories=${TOUCHSTONE_ADVISORIES:-}
  while [ $# -gt 0 ]; do
    case $1 in
      --advisories)
        [ -n "${2:-}" ] || wrong_use "--advisories needs a folder or a file"
        advisories=$2 && shift 2
        ;;
      --json) options+=(--json) && exec 3>&2 && shift ;;
      --no-install) install=no && shift ;;
      *) wrong_use "audit does not know '$1'" ;;
    esac
  done
  [ -n "$advisories" ] || wrong_use "nothing was audited, since there are no advisories. Fetch the OSV project's dumps of the
ecosystems Maven and npm, a zip each, into a folder, and name it with --advisories or TOUCHSTONE_ADVISORIES"
  [ -e "$advisories" ] || wrong_use "there is no $advisories"
  has_jdk || need jdk
  lock
  ensure_built
  unlock
  audit "$advisories" "${options[@]}"
}

# audit ADVISORIES OPTION...: of the jar as it is built.
audit() {
  "$jdk/bin/java" -XX:TieredStopAtLevel=1 -cp "$trials_jar:${trials_jar%/*}/lib/*" dev.touchstone.trials.Trials audit \
    --jar "$jar" --advisories "$1" --accepted "$home/deploy/audit-accepted.yaml" "${@:2}" 9>&- || exit $?
}
