# The sandbox image, named after the hash of its folder: a changed runner or Dockerfile is another image.

image_folder=$home/grader-sandbox/image
base_image=touchstone/base:trixie

image_name() {
  echo "touchstone/sandbox:$(cd "$image_folder" && find . -type f ! -name '*.md' | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c 1-12)"
}

have_image() { docker image inspect "$1" > /dev/null 2>&1; }

ensure_image() {
  local previous
  TOUCHSTONE_SANDBOX_IMAGE=$(image_name)
  export TOUCHSTONE_SANDBOX_IMAGE
  if ! have_image "$TOUCHSTONE_SANDBOX_IMAGE"; then
    ensure_base_image
    step "sandbox image" docker build -t "$TOUCHSTONE_SANDBOX_IMAGE" "$image_folder" ||
      fault "the sandbox image could not be built"
    previous=$(cat "$state/sandbox-image" 2> /dev/null || true)
    if [ -n "$previous" ] && [ "$previous" != "$TOUCHSTONE_SANDBOX_IMAGE" ]; then
      docker rmi "$previous" > /dev/null 2>&1 || true # still in use: then it stays
    fi
  fi
  docker tag "$TOUCHSTONE_SANDBOX_IMAGE" touchstone/sandbox:latest # for a Maven run without the launcher
  echo "$TOUCHSTONE_SANDBOX_IMAGE" > "$state/sandbox-image"
}

# Debian trixie: already here, from an image registry, or made from Debian's own packages.
ensure_base_image() {
  local archive=$state/base.tar
  have_image "$base_image" && return
  item "base image" "looking for debian:trixie-slim"
  if have_image debian:trixie-slim || timeout 120 docker pull -q debian:trixie-slim > /dev/null 2>&1; then
    docker tag debian:trixie-slim "$base_image"
    return
  fi
  item "base image" "no image registry has it for us; making it from Debian packages"
  need base_maker
  step "base system" mmdebstrap --variant=minbase trixie "$archive" || fail "mmdebstrap could not fetch Debian trixie"
  step "base image" docker import -c 'LABEL dev.touchstone=base' "$archive" "$base_image" || fault "the base image could not be imported"
  rm -f "$archive"
}
