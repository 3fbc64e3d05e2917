# The images of docker-compose.yml, from here: those of an image registry where one is reached, else made from Debian's
# packages. What they are called goes into .env, which both composes read.

command_images() {
  local secrets=$state/secrets server postgres=postgres:18
  while [ $# -gt 0 ]; do
    case $1 in
      --no-install) install=no && shift ;;
      *) wrong_use "images does not know '$1'" ;;
    esac
  done
  lock
  need jdk engine
  ensure_engine
  ensure_built
  ensure_image
  ensure_base_image
  ensure_datasets
  if ! have_image "$postgres" && ! timeout 120 docker pull -q "$postgres" > /dev/null 2>&1; then
    postgres=touchstone/postgres
    step "PostgreSQL image" docker build --build-arg "BASE=$base_image" -t "$postgres" "$home/deploy/postgres" ||
      fault "the image of PostgreSQL could not be built"
  fi
  step "server image" docker build --build-arg "BASE=$base_image" -t touchstone/server "$home/server" ||
    fault "the image of the server could not be built"

  if [ ! -s "$secrets/database-password" ]; then
    mkdir -p -m 700 "$secrets"
    # Nobody else comes into the folder; in the containers, who is not root has to read the file.
    (umask 022 && head -c 24 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' > "$secrets/database-password")
  fi
  tell_compose "TOUCHSTONE_BASE_IMAGE=$base_image" "TOUCHSTONE_POSTGRES_IMAGE=$postgres" \
    "TOUCHSTONE_SANDBOX_IMAGE=$TOUCHSTONE_SANDBOX_IMAGE" "TOUCHSTONE_SECRETS=$secrets" \
    "TOUCHSTONE_DOCKER_GROUP=$(stat -c %g /var/run/docker.sock)"
  # Once: how many graders share the machine, the operator knows.
  grep -q '^TOUCHSTONE_GRADER_MEMORY=' "$home/.env" ||
    tell_compose "TOUCHSTONE_GRADER_MEMORY=$(awk '/MemTotal/ { print int($2 * 3 / 4 / 2 / 1024) "MB" }' /proc/meminfo)"
  unlock
  item "images" "touchstone/server, $TOUCHSTONE_SANDBOX_IMAGE, $postgres"
  say "Start with: docker-compose up -d     (or docker compose up -d)"
}

# tell_compose NAME=VALUE...: writes them into .env. What else stands there is the operator's: production, proxy, port.
tell_compose() {
  local line
  touch "$home/.env"
  # With an end to its last line.
  sed -e '$a\' "$home/.env" > "$home/.env.new"
  for line in "$@"; do
    sed -i "/^${line%%=*}=/d" "$home/.env.new" && echo "$line" >> "$home/.env.new"
  done
  mv "$home/.env.new" "$home/.env"
}
