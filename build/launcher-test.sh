#!/usr/bin/env bash
# Tests of the launcher itself: what it says and what it exits with when things are as they should
# not be. Nothing here starts or stops the platform.
set -uo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# run COMMAND...: runs it and keeps what it exited with and said.
run() {
  out=$("$@" 2> "$scratch/err")
  code=$?
  err=$(cat "$scratch/err")
}

# check SENTENCE CONDITION...: one test.
check() {
  local sentence=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  exit code %s\n  stdout: %s\n  stderr: %s\n' "$sentence" "$code" "${out:0:600}" "${err:0:600}"
  fi
}

says() { [[ $1 == *"$2"* ]]; }

# A PATH with the named programs missing, everything else being where it was.
without() {
  local folder=$scratch/bin program hidden
  rm -rf "$folder" && mkdir "$folder"
  for program in /usr/bin/* /usr/sbin/* /usr/local/bin/*; do
    ln -sf "$program" "$folder/$(basename "$program")"
  done
  for hidden in "$@"; do rm -f "$folder/$hidden"; done
  echo "$folder"
}

# A checkout that shares the launcher and nothing else, so that no test touches what runs here.
bare_checkout() {
  mkdir -p "$scratch/checkout"
  cp -r "$home/touchstone" "$home/build" "$scratch/checkout/"
}

# advisory ID ECOSYSTEM PACKAGE: one that affects every version.
advisory() {
  echo "{\"id\": \"$1\", \"modified\": \"2026-01-01T00:00:00Z\", \"affected\": [{\"package\": {\"ecosystem\": \"$2\", \"name\": \"$3\"},
    \"ranges\": [{\"type\": \"SEMVER\", \"events\": [{\"introduced\": \"0\"}]}]}]}" > "$scratch/advisories/$1.json"
}

run "$home/touchstone" help
check "help exits 0" [ "$code" -eq 0 ]
for command in up down test redteam bench backup restore images doctor exercises grade reference format chaos audit pictures; do
  check "help names $command" says "$out" "./touchstone $command"
  run "$home/touchstone" help "$command"
  check "help $command exits 0 and speaks of it" says "$code $out" "0 ./touchstone $command"
  run "$home/touchstone" help
done

run "$home/touchstone" bench load --slow
check "bench load says what it does not know" says "$code $err" "2 touchstone: bench load does not know '--slow'"
run "$home/touchstone" backup
check "backup without a folder is wrong use" says "$code $err" "2 touchstone: backup needs --to"
run "$home/touchstone" restore --from
check "restore with half an option is wrong use" says "$code $err" "2 touchstone: --from needs a folder"

printf 'TOUCHSTONE_SECRETS=old\nTOUCHSTONE_PRODUCTION=true' > "$scratch/.env"
run bash -c "home='$scratch' && . '$home/build/launcher/images.sh' && tell_compose TOUCHSTONE_SECRETS=new TOUCHSTONE_BASE_IMAGE=base && cat '$scratch/.env'"
check "images leaves the operator's lines in .env" [ "$out" = "$(printf 'TOUCHSTONE_PRODUCTION=true\nTOUCHSTONE_SECRETS=new\nTOUCHSTONE_BASE_IMAGE=base')" ]

run "$home/touchstone"
check "no command at all is help" says "$code $out" "0 Touchstone"
run "$home/touchstone" fly
check "an unknown command is wrong use" says "$code $err" "2 touchstone: there is no command 'fly'"
run "$home/touchstone" up --port nowhere
check "a port that is no number is wrong use" [ "$code" -eq 2 ]
run "$home/touchstone" up --port 70000
check "a port that does not exist is wrong use" [ "$code" -eq 2 ]
run "$home/touchstone" up --port
check "--port without a number is wrong use" [ "$code" -eq 2 ]
run "$home/touchstone" up --sideways
check "an unknown option is wrong use" says "$code $err" "2 touchstone: up does not know '--sideways'"
run "$home/touchstone" redteam --sideways
check "redteam refuses an unknown option" says "$code $err" "2 touchstone: redteam does not know '--sideways'"
run "$home/touchstone" chaos --sideways
check "chaos refuses an unknown option" says "$code $err" "2 touchstone: chaos does not know '--sideways'"
run "$home/touchstone" chaos --submissions many
check "chaos wants a number" says "$code $err" "2 touchstone: --submissions needs a number up to 900"
run "$home/touchstone" chaos --fault rain
check "chaos refuses an unknown fault and names the known ones" says "$code $err" "2 touchstone: there is no fault 'rain': kill-grader"
run "$home/touchstone" audit --sideways
check "audit refuses an unknown option" says "$code $err" "2 touchstone: audit does not know '--sideways'"
run env -u TOUCHSTONE_ADVISORIES "$home/touchstone" audit
check "audit without advisories says that nothing was audited" says "$code $err" "2 touchstone: nothing was audited"
check "audit without advisories says how to get them" says "$err" "dumps of the
ecosystems Maven and npm"
run "$home/touchstone" audit --advisories "$scratch/none"
check "audit wants advisories that are there" says "$code $err" "2 touchstone: there is no $scratch/none"
run "$home/touchstone" pictures all
check "pictures takes nothing" says "$code $err" "2 touchstone: pictures takes nothing"
run "$home/touchstone" redteam nonsense
check "what is no attack's id is wrong use" says "$code $err" "2 touchstone: 'nonsense' is not the id of an attack"
run "$home/touchstone" redteam Z99
check "an attack that does not exist is wrong use" says "$code $err" "2 touchstone: there is no attack Z99"
run "$home/touchstone" bench --sideways
check "bench refuses an unknown option" says "$code $err" "2 touchstone: bench does not know '--sideways'"
run "$home/touchstone" bench z
check "what is nothing to be measured is wrong use" says "$code $err" "2 touchstone: bench measures a to h and borderline, not 'z'"
run "$home/touchstone" bench --json
check "--json without a file is wrong use" says "$code $err" "2 touchstone: --json needs a file"
run "$home/touchstone" bench board --chart
check "bench board refuses what it does not know" says "$code $err" "2 touchstone: bench board does not know '--chart'"
run "$home/touchstone" bench reference --chart
check "bench reference refuses what it does not know" says "$code $err" "2 touchstone: bench reference does not know '--chart'"
run "$home/touchstone" down now
check "down takes nothing" [ "$code" -eq 2 ]

ln -s "$home/touchstone" "$scratch/link"
run bash -c "cd / && '$scratch/link' help up"
check "it works through a link and from another folder" says "$code $out" "0 ./touchstone up"

bare_checkout
python_port=$(bash -c 'for p in {38000..38100}; do (exec 8<> /dev/tcp/127.0.0.1/$p) 2> /dev/null || { echo $p; break; }; done')
node -e "require('net').createServer().listen($python_port, '127.0.0.1')" &
listener=$!
for _ in {1..50}; do (exec 8<> "/dev/tcp/127.0.0.1/$python_port") 2> /dev/null && break; sleep 0.1; done
run "$scratch/checkout/touchstone" up --port "$python_port"
kill "$listener"
check "a port in use is one clear line and exit 1" says "$code $err" "1 touchstone: port $python_port is in use"

run env PATH="$(without mvn node dockerd docker)" JAVA_HOME= "$scratch/checkout/touchstone" up --no-install --port 38999
check "--no-install refuses" [ "$code" -eq 1 ]
check "--no-install lists what is missing" says "$out" "Maven"
check "--no-install lists Node" says "$out" "Node 20"
check "--no-install lists the engine" says "$out" "Docker Engine"
check "--no-install says in one line what it did not do" says "$err" "--no-install"

run "$scratch/checkout/touchstone" down
check "down where nothing runs is good" [ "$code" -eq 0 ]

# Two pictures, of which the tests took one, and then both.
mkdir -p "$scratch/checkout/docs/pictures" "$scratch/checkout/server/target/screenshots"
# shellcheck disable=SC2016
printf '| `%s.png` | `%s` | `SomeTest` |\n' first a-1 second b-2 > "$scratch/checkout/docs/pictures/README.md"
echo new > "$scratch/checkout/server/target/screenshots/a-1.png"
run "$scratch/checkout/touchstone" pictures
check "pictures copies nothing where one is missing" says "$code $err $(ls "$scratch/checkout/docs/pictures")" "1 touchstone: nothing was copied"
check "pictures names what is missing" says "$err" "first: b-2"
echo newer > "$scratch/checkout/server/target/screenshots/b-2.png"
run "$scratch/checkout/touchstone" pictures
check "pictures copies what the tests took" says "$code $(cat "$scratch/checkout/docs/pictures/second.png")" "0 newer"

# A process that merely has the number of ours is left alone.
mkdir -p "$scratch/checkout/.touchstone"
sleep 60 &
stranger=$!
echo "$stranger 1" > "$scratch/checkout/.touchstone/server.pid"
run "$scratch/checkout/touchstone" down
check "a recycled process number is not killed" kill -0 "$stranger"
kill "$stranger" 2> /dev/null

if [ -f "$home/server/target/touchstone.jar" ]; then
  run "$home/touchstone" exercises --json
  check "exercises --json prints JSON and nothing else" says "$code ${out:0:1}${out: -1}" "0 []"
  run "$home/touchstone" grade no-such-exercise "$home/README.md"
  check "an unknown exercise is wrong use" [ "$code" -eq 2 ]

  mkdir "$scratch/advisories"
  advisory TEST-1 Maven org.example:nothing-of-ours
  run "$home/touchstone" audit --advisories "$scratch/advisories"
  check "an ecosystem without advisories is not audited" says "$code $err" "2 touchstone: nothing was audited: there is no advisory for npm"
  advisory TEST-2 npm nothing-of-ours
  run "$home/touchstone" audit --advisories "$scratch/advisories"
  check "audit that finds nothing is good" says "$code $out" "0 "
  check "audit says how much it held against what" says "$out" "1 Maven and 1 npm advisories"
  advisory TEST-3 npm katex
  run "$home/touchstone" audit --advisories "$scratch/advisories" --json
  check "audit that finds something exits 1" says "$code $out" '"id" : "TEST-3"'
  check "audit --json prints JSON and nothing else" says "$code ${out:0:1}${out: -1}" "1 {}"
fi

echo "launcher: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
