# pictures: the documentation's pictures, as the last run of all tests took them.

command_pictures() {
  local pictures=$home/docs/pictures taken=$home/server/target/screenshots name source missing=() pairs=()
  [ $# -eq 0 ] || wrong_use "pictures takes nothing"
  while read -r name source; do
    [ -f "$taken/$source.png" ] || missing+=("$source")
    pairs+=("$name $source")
  done < <(sed -n 's/^| `\(.*\)` | `\(.*\)` | .*/\1 \2/p' "$pictures/README.md")
  [ ${#missing[@]} -eq 0 ] || fail "nothing was copied, since these are not in server/target/screenshots; run ./touchstone test first: ${missing[*]}"
  for source in "${pairs[@]}"; do
    read -r name source <<< "$source"
    cp "$taken/$source.png" "$pictures/$name"
    item "$name" "$source, of $(date -r "$taken/$source.png" '+%Y-%m-%d %H:%M')"
  done
}
