# Shared by the scripts beside it: what they need, how they get it, and how they say so.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

say() { printf '\n== %s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 127; fi; }

# Debian's packages that building, running and testing need.
build_packages=(
  libsqlite3-dev
  libsodium-dev
  libcurl4-openssl-dev
  libseccomp-dev
  libxml2-dev
  libzip-dev
  libxlsxwriter-dev
  libqrencode-dev
  pkg-config
)
run_packages=(poppler-utils pandoc weasyprint fonts-dejavu-core tzdata ca-certificates)
test_packages=(chromium python3-venv fonts-liberation)

# Installs what is missing of the named packages, and says what it does.
need_packages() {
  local missing=() name
  if ! command -v dpkg-query >/dev/null; then
    printf 'This is not Debian: see to it yourself that these are installed: %s\n' "$*"
    return 0
  fi
  for name in "$@"; do
    dpkg-query --show --showformat='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing from Debian: ${missing[*]}"
  install_packages "${missing[@]}" && return 0
  printf 'That did not work; trying once more with fresh package lists.\n'
  as_root apt-get update && install_packages "${missing[@]}" && return 0
  fail "These packages could not be installed: ${missing[*]}
Install them yourself (apt-get install ${missing[*]}) and start this script again."
}

install_packages() {
  [ -n "$(find /var/lib/apt/lists -name '*_Packages*' -print -quit 2>/dev/null)" ] || as_root apt-get update || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

# Minutes of processor time that a first build takes on a fast core (docs/decisions/0084-what-each-dependency-costs.md says of what); a slow one
# needs twice as long.
declare -A minutes_of=([debug]=9 [release]=16 [tests]=18)

# Says how long a build of that kind will take here. Swift itself shows how far it is, as [step/steps].
say_building() {
  local cores minutes folder=debug
  cores=$(nproc)
  minutes=$(( (minutes_of[$1] + cores - 1) / cores ))
  [ "$1" != release ] || folder=release
  if [ -n "$(find .build -maxdepth 3 -path "*/$folder/throughline" -print -quit 2>/dev/null)" ]; then
    say "Building what has changed (a first build takes $minutes to $((2 * minutes)) minutes here)"
  else
    say "Building: $minutes to $((2 * minutes)) minutes the first time on $cores cores, much less later. [step/steps] shows how far it is."
  fi
}

# Swift is not in Debian; there must be 6.3 or later.
need_swift() {
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  if [ -z "$version" ] || [ "$(printf '%s\n6.3\n' "$version" | sort --version-sort | head -n 1)" != 6.3 ]; then
    fail "Throughline is built with Swift 6.3 or later; $([ -n "$version" ] && echo "here is Swift $version." || echo "there is no swift on the PATH.")
Get it for Debian 12 from https://www.swift.org/install/linux/ and start this script again."
  fi
}

# True when somebody listens on that port of this machine.
port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
