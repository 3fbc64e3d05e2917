# Processes we started: a file each with the pid and the time it began, so that a pid the system has
# since given to another process is never taken for ours.

# When a process began, in the kernel's ticks; nothing for one that is dead but not yet buried.
began_at() { sed 's/.*) //' "/proc/$1/stat" 2> /dev/null | awk '$1 != "Z" { print $20 }'; }

remember() {
  mkdir -p "$state"
  echo "$2 $(began_at "$2")" > "$state/$1.pid"
}

# alive NAME: prints the pid of the process remembered under that name, if it still runs.
alive() {
  local pid began
  [ -r "$state/$1.pid" ] || return 1
  read -r pid began < "$state/$1.pid" || return 1
  [ -n "$began" ] && [ "$(began_at "$pid")" = "$began" ] || return 1
  echo "$pid"
}

# stop NAME SECONDS: asks the remembered process to end, waits that long, then ends it.
stop() {
  local name=$1 grace=$2 pid i
  if pid=$(alive "$name"); then
    kill -TERM "$pid" 2> /dev/null || true
    for ((i = 0; i < grace * 10; i++)); do
      alive "$name" > /dev/null || break
      sleep 0.1
    done
    if alive "$name" > /dev/null; then
      kill -KILL "$pid" 2> /dev/null || true
      sleep 0.2
    fi
  fi
  rm -f "$state/$name.pid"
}

# One launcher at a time changes what is built and what runs.
lock() {
  mkdir -p "$state"
  exec 9> "$state/lock"
  flock -n 9 || {
    say "another ./touchstone is at work here; waiting for it"
    flock 9
  }
}
unlock() { flock -u 9; }
