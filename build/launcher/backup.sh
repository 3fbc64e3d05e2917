# backup and restore: everything that is in the database in one file, and back again.
# What command_line does with the rest is in build.sh; relative folders are the caller's.
command_backup() { backup_command backup --to "$@"; }
command_restore() { backup_command restore --from "$@"; }

# backup_command NAME PLACE-OPTION ARGUMENT...
backup_command() {
  local name=$1 option=$2 place='' data='' arguments=()
  shift 2
  while [ $# -gt 0 ]; do
    case $1 in
      "$option" | --data)
        [ -n "${2:-}" ] || wrong_use "$1 needs a folder"
        if [ "$1" = --data ]; then data=$(realpath -m -- "$2"); else place=$(realpath -m -- "$2"); fi
        shift 2
        ;;
      --check)
        [ "$name" = restore ] || wrong_use "backup does not know '$1'"
        arguments+=(--check) && shift
        ;;
      *) wrong_use "$name does not know '$1'" ;;
    esac
  done
  [ -n "$place" ] || wrong_use "$name needs $option"
  if [ -z "$data" ]; then
    data=$home/data
    if [ "$name" = backup ] && alive server > /dev/null; then data=$(cat "$state/data"); fi
  fi
  command_line "$name" "$option" "$place" --data "$data" "${arguments[@]}"
}
