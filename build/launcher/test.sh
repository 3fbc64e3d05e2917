# Every test, in one Maven run and one of the launcher's own.

command_test() {
  local result=0 log=$state/log/tests.log now
  while [ $# -gt 0 ]; do
    case $1 in
      --no-install) install=no && shift ;;
      *) wrong_use "test does not know '$1'" ;;
    esac
  done
  lock
  trap 'tests_interrupted' INT TERM
  [ -n "${TOUCHSTONE_DATA:-}" ] || unset TOUCHSTONE_DATA
  need jdk maven node engine chromium spreadsheet chinese_font
  ensure_engine
  ensure_image
  ensure_datasets
  unlock

  rm -rf "$home"/*/target/surefire-reports "$home/server/target/screenshots"
  # The build under test replaces what was built, and is as good where it passes.
  now=$(sources)
  rm -f "$state/built"
  # What builds on a module whose tests fail is not run: it would fail slowly and for the same reason.
  if maven "tests" verify --fail-at-end; then echo "$now" > "$state/built"; else result=1; fi
  "$home/build/launcher-test.sh" >&3 2>&1 || result=1
  [ "$result" -eq 0 ] || show_failures "$log"
  if [ -n "${TOUCHSTONE_ADVISORIES:-}" ]; then (audit "$TOUCHSTONE_ADVISORIES") >&3 2>&1 || result=1; fi
  summary || result=1
  [ "$result" -eq 0 ] || exit 1
}

# A server that runs here is not ours to stop: only the tests are.
tests_interrupted() {
  trap '' INT TERM
  trap - ERR
  [ -z "$running_step" ] || kill -TERM -- "-$running_step" 2> /dev/null || true
  exit 1
}

# The failing tests with what they said, then what else stopped the build.
show_failures() {
  local report
  say ""
  for report in "$home"/*/target/surefire-reports/*.txt; do
    grep -qE '(FAILURE|ERROR)!' "$report" 2> /dev/null && sed -n '1,60p' "$report" | cut -c 1-400 >&3
  done
  grep -E '^(\[ERROR\]| *(FAIL|×) )' "$1" | cut -c 1-300 | awk '!seen[$0]++' | head -n 40 >&3 || true
}

# One line a module, and last the line that says how it went.
summary() {
  local module counts ran=0 bad=0 skipped=0 tests failures errors ignored
  say ""
  for module in reference-models grader-sandbox db-migrations frontend server trials; do
    counts=$(cat "$home/$module"/target/surefire-reports/TEST-*.xml 2> /dev/null | sed -n 's/^ *<testsuite \(.*\)/\1/p' |
      awk '{ for (i = 1; i <= NF; i++) if (split($i, f, "\"") > 1) n[f[1]] += f[2] }
           END { print n["tests="] + 0, n["failures="] + 0, n["errors="] + 0, n["skipped="] + 0 }')
    read -r tests failures errors ignored <<< "$counts"
    [ "$tests" -gt 0 ] || continue
    item "$module" "Tests run: $tests, Failures: $failures, Errors: $errors, Skipped: $ignored"
    ran=$((ran + tests)) bad=$((bad + failures + errors)) skipped=$((skipped + ignored))
  done
  if grep -qs '<testsuite .*RealData.* skipped="0"' "$home"/*/target/surefire-reports/TEST-*RealData*.xml; then
    item "real data" "tested with $TOUCHSTONE_DATA"
  else
    item "real data" "not tested: TOUCHSTONE_DATA names no folder of data sets"
  fi
  if [ -n "${TOUCHSTONE_ADVISORIES:-}" ]; then
    item "advisories" "the packages are audited with $TOUCHSTONE_ADVISORIES"
  else
    item "advisories" "the packages are not audited: TOUCHSTONE_ADVISORIES names no advisories"
  fi
  say "$((ran - bad - skipped)) passed, $bad failed$([ "$skipped" -eq 0 ] || echo ", $skipped skipped")"
  [ "$ran" -gt 0 ] && [ "$bad" -eq 0 ]
}
