# redteam: the attacks of trials/attacks/ against a throwaway server.

attacks=$home/trials/attacks

command_redteam() {
  local options=() ids=() id
  while [ $# -gt 0 ]; do
    case $1 in
      --json) options+=(--json) && exec 3>&2 && shift ;;
      --no-install) install=no && shift ;;
      -*) wrong_use "redteam does not know '$1'" ;;
      *) ids+=("$1") && shift ;;
    esac
  done
  for id in "${ids[@]}"; do attack_exists "$id"; done
  lock
  need jdk maven node engine
  ensure_engine
  ensure_built
  ensure_image
  ensure_datasets
  unlock

  # Programs that loop or sleep shall not take for ever: two seconds of processor time, twelve on the clock.
  TOUCHSTONE_CANARY=canary-$(od -An -N16 -tx1 /dev/urandom | tr -d ' ')
  export TOUCHSTONE_CANARY
  start_throwaway --touchstone.limits.cpu=2s --touchstone.warm-containers=2 --touchstone.warm-containers-in-a-rush=2
  if in_front "$jdk/bin/java" -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$trials_jar:${trials_jar%/*}/lib/*" dev.touchstone.trials.Trials \
    redteam --server "$throwaway_url" --data "$throwaway/data" --attacks "$attacks" --owner "$throwaway_owner" \
    --pid "$throwaway_pid" --log "$throwaway/server.log" --warm 2 --wall 12 --secret-path "$throwaway" --secret-path "$home/" "${options[@]}" "${ids[@]}"; then
    id=0
  else
    id=$?
  fi
  stop_throwaway
  exit "$id"
}

# attack_exists ID: C07a, C7 or C.
attack_exists() {
  local folder=$1 found
  [[ $1 =~ ^[A-Z]([0-9]{1,2}[a-z]?)?$ ]] || wrong_use "'$1' is not the id of an attack"
  [[ $1 =~ ^([A-Z])([0-9][a-z]?)$ ]] && folder=${BASH_REMATCH[1]}0${BASH_REMATCH[2]}
  found=$(compgen -G "$attacks/$folder*_*" || true)
  [ -n "$found" ] || wrong_use "there is no attack $1"
}
