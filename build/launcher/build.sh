# The Java and TypeScript build, done when the sources are not those of the last build.

jar=$home/server/target/touchstone.jar
trials_jar=$home/trials/target/trials.jar
jvm_args=(-Dai.djl.offline=true -XX:+UseSerialGC)
# What malloc has back from the tensors goes back to the kernel.
serve_args=(-XX:TrimNativeHeapInterval=5000)

# The JVM keeps what it has learnt about our classes in an archive and makes a new one when the jar is
# another: half the processor time of a start. What it has to say about that must not mix with ours.
class_archive() {
  archive=(-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$state/$1.jsa" -Xlog:disable)
}

# A hash over everything that ends up in the jars.
sources() {
  (
    cd "$home"
    find pom.xml reference-models grader-sandbox db-migrations frontend server trials/pom.xml trials/src \
      \( -name target -o -name node_modules -o -path '*/src/test' \) -prune -o -type f -print0 |
      LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16
  )
}

# Maven runs on the JDK we found; older Mavens would warn about it at length.
maven() {
  step "$1" env JAVA_HOME="$jdk" PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
    mvn -B -Dstyle.color=never -f "$home/pom.xml" "${@:2}"
}

# The list of what the server is made of is made again only when a pom is newer, since each library is hashed for it.
sbom_is_current() {
  local sbom=$home/server/target/classes/META-INF/sbom/application.cdx.json
  [ -f "$sbom" ] && [ -z "$(find "$home"/pom.xml "$home"/*/pom.xml -newer "$sbom")" ]
}

ensure_built() {
  local now known=()
  now=$(sources)
  [ -f "$jar" ] && [ -f "$trials_jar" ] && [ "$(cat "$state/built" 2> /dev/null)" = "$now" ] && return
  need maven node
  rm -f "$state/built"
  sbom_is_current && known=(-Dcyclonedx.skip=true)
  maven "build" package -DskipTests -Dmaven.test.skip=true -Dmdep.analyze.skip=true "${known[@]}" || fault "the build failed"
  echo "$now" > "$state/built"
}

# The commands that are Java: what they print is theirs alone, ours goes to standard error.
command_line() {
  exec 3>&2
  has_jdk || need jdk
  lock
  ensure_built
  case "$1 ${2:-}" in
    grade\ * | "exercises verify" | "exercises mutate" | "course check")
      has_engine || need engine
      ensure_engine
      ensure_image
      ;;
  esac
  unlock
  class_archive command-line
  TOUCHSTONE_OWNER=$home exec "$jdk/bin/java" "${jvm_args[@]}" "${archive[@]}" -XX:TieredStopAtLevel=1 -jar "$jar" "$@" 9>&-
}

command_format() {
  [ $# -eq 0 ] || wrong_use "format takes nothing"
  need jdk maven
  maven "format" -N validate -Dformat=write || fail "the formatter failed"
}
