# The competitions' data sets. None of them is in this repository: each is fetched from where it is
# published and held against a checksum of ours. Source this file and call a function, or run it:
# `bash build/datasets.sh DIR` fetches all of them into DIR.

digits_sha256=6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8

# fetch_digits DIR: the UCI handwritten digits (1797 of 8×8) become DIR/digits/digits.csv.
#
# Debian ships them inside python3-sklearn. The package is opened in a throw-away container of the base
# image, so that this works on any host with an engine, and never becomes part of the sandbox image,
# where students' code could read the labels. The checksum is the plain file's: the packed one carries
# the date on which Debian built it.
fetch_digits() {
  local file=$1/digits/digits.csv part
  digits_are_right "$file" && return
  mkdir -p "${file%/*}"
  part=$(mktemp "$file.XXXXXX")
  if docker run --rm -i --label dev.touchstone=datasets "${TOUCHSTONE_BASE_IMAGE:-touchstone/base:trixie}" sh -e > "$part" <<'END' &&
cd /tmp
apt-get update -q >&2
apt-get download -q python3-sklearn >&2
dpkg-deb --fsys-tarfile python3-sklearn_*.deb | tar -x -O ./usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz | gzip -d
END
    digits_are_right "$part"; then
    chmod 0644 "$part"
    mv "$part" "$file"
  else
    rm -f "$part"
    echo "the digits could not be fetched from Debian's python3-sklearn, or are not the ones we know" >&2
    return 1
  fi
}

digits_are_right() { [ -r "$1" ] && [ "$(sha256sum < "$1" | cut -d ' ' -f 1)" = "$digits_sha256" ]; }

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  set -eu
  fetch_digits "${1:?a folder}"
fi
