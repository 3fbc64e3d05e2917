#!/usr/bin/env bash
# Tries docker-compose.yml on this machine, in a project of its own that is removed at the end: hands in as a student
# does, backs up, kills a grader while it works, waits for the other's verdicts, and restores. After ./touchstone images.
# Exits 0 if all came.
set -Eeuo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
port=${TOUCHSTONE_PORT:-18080}
site=http://127.0.0.1:$port
jar=$(mktemp)
if docker compose version > /dev/null 2>&1; then compose=(docker compose); else compose=(docker-compose); fi
compose+=(-p touchstone-try -f "$home/docker-compose.yml" -f "$home/docker-compose.sample.yml")
export TOUCHSTONE_PORT=$port
cd "$home"

remove() {
  local owner
  "${compose[@]}" down -v -t 5 > /dev/null 2>&1
  # A grader that was killed leaves its sandboxes to its next start, which does not come here.
  for owner in compose-grader-1 compose-grader-2; do
    docker ps -aq --filter "label=dev.touchstone.owner=$owner" | xargs -r docker rm -f > /dev/null
  done
  rm -f "$jar"
}
trap remove EXIT

page() { curl -sS -f -b "$jar" -c "$jar" "$@"; }
field() { sed -n "s/.*name=\"$1\"[^>]*value=\"\([^\"]*\)\".*/\1/p" | head -n 1; }

# hand_in EXERCISE: hands in a right answer; says the address of the submission.
hand_in() {
  local form program address=$site/courses/dl/assignments/linear-models/$1
  program=$(find "$home/grader-sandbox/src/main/resources/dev/touchstone/solutions/$1/good" -name '*.py' | sort | head -n 1)
  form=$(page "$address")
  page -o /dev/null -w '%{redirect_url}' -F "_csrf=$(field _csrf <<< "$form")" -F "form=$(field form <<< "$form")" -F "file=@$program" "$address/submissions"
}

# graded ADDRESS: waits for a verdict, and says it.
graded() {
  local i verdict
  for ((i = 0; i < 240; i++)); do
    verdict=$(page "$1?lang=en" | grep -oE 'Accepted|Wrong answer|Runtime error|Internal error' | head -n 1 || true)
    [ -z "$verdict" ] || { echo "$verdict" && return; }
    sleep 0.5
  done
  echo "no verdict after 2 minutes" && return 1
}

"${compose[@]}" up -d
for ((i = 0; i < 240; i++)); do
  page -o /dev/null "$site/sign-in" 2> /dev/null && break
  sleep 0.5
done
until "${compose[@]}" logs web 2> /dev/null | grep -q 'Touchstone is ready'; do sleep 1; done
echo "the pages answer after $SECONDS s"

token=$(page "$site/sign-in" | field _csrf)
page -o /dev/null -d "_csrf=$token" -d name=lin -d username=lin -d password=touchstone "$site/sign-in"
first=$(hand_in softmax)
echo "with two graders: $(graded "$first")"

"${compose[@]}" exec -T web /opt/java/bin/java -jar /opt/touchstone/touchstone.jar backup --to /backups
"${compose[@]}" exec -T web sh -c 'ls /backups/touchstone-*.zip > /dev/null'

waiting=()
for exercise in cross_entropy softmax_ce_grad accuracy perceptron normal_equation matmul_norms; do
  waiting+=("$(hand_in "$exercise")")
done
docker kill --signal KILL "$("${compose[@]}" ps -q grader-1)" > /dev/null
echo "grader-1 is killed"
for one in "${waiting[@]}"; do echo "with one of them killed: $(graded "$one")"; done

# The database is lost, and comes back from the backup.
"${compose[@]}" down -t 5 > /dev/null 2>&1
docker volume rm touchstone-try_database > /dev/null
"${compose[@]}" up -d database 2> /dev/null
"${compose[@]}" run --rm -T web restore --from /backups 2> /dev/null
"${compose[@]}" up -d 2> /dev/null
until "${compose[@]}" logs web 2> /dev/null | grep -q 'Touchstone is ready'; do sleep 1; done
token=$(page "$site/sign-in" | field _csrf)
page -o /dev/null -d "_csrf=$token" -d name=lin -d username=lin -d password=touchstone "$site/sign-in"
echo "after a restore: $(graded "$first")"
