# What the platform needs from the machine. Each requirement knows how to see that it is met and which
# Debian packages meet it; what Debian does not have is named in one line with where to get it.

install=yes # --no-install makes it no

# The home of a JDK 25: JAVA_HOME, java on the PATH, then the usual places.
find_jdk() {
  local candidate java
  java=$(command -v java || true)
  for candidate in "${JAVA_HOME:-}" "${java:+$(dirname "$(dirname "$(readlink -f "$java")")")}" \
    /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -x "$candidate/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$candidate/release"; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

has_jdk() { jdk=$(find_jdk); }
has_maven() { command -v mvn > /dev/null; }
has_node() {
  command -v node > /dev/null && command -v npm > /dev/null &&
    [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -ge 20 ]
}
has_engine() { engine_answers || command -v dockerd > /dev/null; }
has_base_maker() { command -v mmdebstrap > /dev/null; }
has_chromium() { command -v chromium > /dev/null; }
has_spreadsheet() { command -v soffice > /dev/null; }
has_chinese_font() { fc-list ':lang=zh' 2> /dev/null | grep -q .; }

packages_for() {
  case $1 in
    jdk) echo openjdk-25-jdk-headless ;;
    maven) echo maven ;;
    node) echo nodejs npm ;;
    engine)
      # Newer releases keep the client in a package of its own.
      echo docker.io iptables "$(candidate docker-cli > /dev/null && echo docker-cli)"
      ;;
    base_maker) echo mmdebstrap debian-archive-keyring ;;
    chromium) echo chromium ;;
    spreadsheet) echo libreoffice-calc ;;
    chinese_font) echo fontconfig fonts-noto-cjk ;;
  esac
}

name_of() {
  case $1 in
    jdk) echo "JDK 25" ;;
    maven) echo "Maven" ;;
    node) echo "Node 20 with npm" ;;
    engine) echo "Docker Engine" ;;
    base_maker) echo "mmdebstrap" ;;
    chromium) echo "Chromium" ;;
    spreadsheet) echo "LibreOffice Calc" ;;
    chinese_font) echo "a Chinese font" ;;
  esac
}

elsewhere() {
  case $1 in
    jdk) echo "a JDK 25 from https://adoptium.net, with JAVA_HOME naming it" ;;
    maven) echo "Maven 3.8 or newer from https://maven.apache.org" ;;
    node) echo "Node 20 or newer from https://nodejs.org" ;;
    engine) echo "Docker Engine from https://docs.docker.com/engine/install" ;;
    base_maker) echo "mmdebstrap, or make the image debian:trixie-slim available to the engine" ;;
    chromium) echo "Chromium, as 'chromium' on the PATH" ;;
    spreadsheet) echo "LibreOffice Calc, as 'soffice' on the PATH" ;;
    chinese_font) echo "Noto Sans CJK or another font with Chinese" ;;
  esac
}

# candidate PACKAGE: the version the distribution would install.
candidate() {
  local version
  version=$(apt-cache policy "$1" 2> /dev/null | sed -n 's/^ *Candidate: //p')
  [ -n "$version" ] && [ "$version" != "(none)" ] && echo "$version"
}

# The distribution's own version is of use: it has the package, and Node is not older than 20.
installable() {
  local package version
  for package in $(packages_for "$1"); do
    version=$(candidate "$package") || return 1
    [ "$package" != nodejs ] || [ "${version%%.*}" -ge 20 ] || return 1
  done
}

# The one line that says how to get a thing.
mend() {
  # shellcheck disable=SC2046 # a list of package names
  if installable "$1"; then echo "apt-get install" $(packages_for "$1"); else echo "install $(elsewhere "$1")"; fi
}

# need THING...: returns when all are there, having installed what was missing if that is possible.
need() {
  local thing missing=() wanted=() foreign=() package
  for thing in "$@"; do "has_$thing" || missing+=("$thing"); done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$install" = no ] || [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
    say "Missing:"
    for thing in "${missing[@]}"; do item "$(name_of "$thing")" "$(mend "$thing")"; done
    if [ "$install" = no ]; then
      fail "something is missing, and --no-install says not to install it"
    elif command -v apt-get > /dev/null; then
      fail "something is missing; as root, ./touchstone up installs it where the distribution has it"
    fi
    fail "something is missing"
  fi

  step "package lists" apt-get update -q || fail "apt-get update failed, so nothing can be installed"
  for thing in "${missing[@]}"; do
    if installable "$thing"; then
      for package in $(packages_for "$thing"); do wanted+=("$package"); done
    else
      foreign+=("$thing")
    fi
  done
  for thing in "${foreign[@]}"; do
    item "$(name_of "$thing")" "this release does not have it; install $(elsewhere "$thing")"
  done
  [ ${#foreign[@]} -eq 0 ] || fail "something is missing that the distribution does not have"

  item "installing" "${wanted[*]}"
  step "packages" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get install -q -y --no-install-recommends "${wanted[@]}" || fail "the packages could not be installed"
  for thing in "${missing[@]}"; do
    "has_$thing" || fail "$(name_of "$thing") is installed but not found"
  done
}
