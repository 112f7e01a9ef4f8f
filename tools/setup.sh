# What a fresh Debian 12 lacks: packages, npm's modules, and the sources that are compiled
# for WebAssembly. Each part looks first and touches neither the network nor the machine
# when nothing is missing. Sourced by ./dev, never run.

packages=(
  # The server.
  g++ cmake ninja-build ccache mold pkg-config libgrpc++-dev protobuf-compiler
  protobuf-compiler-grpc libprotobuf-dev libabsl-dev libsqlite3-dev libboost-dev
  libsodium-dev zlib1g-dev tzdata
  # The client.
  emscripten node-acorn brotli fonts-inter fonttools python3-brotli
  # Fetching.
  ca-certificates git dpkg-dev debian-archive-keyring python3
  # Tests and checks.
  libgtest-dev libgmock-dev libbenchmark-dev librapidcheck-dev chromium clang libclang-rt-14-dev
  clang-format clang-tidy python3-scipy liblemon-dev iproute2
)

# Upstream versions that the client is written against. Debian's revision, which carries
# its security fixes, may move.
declare -A source_versions=([imgui]=1.90.1 [protobuf]=3.21.12 [abseil]=20220623.1)
declare -A source_suites=([imgui]=trixie [protobuf]=bookworm [abseil]=bookworm)

set_up() {
  step 'packages of Debian'
  install_packages
  step "npm's modules"
  install_modules
  step 'sources for WebAssembly'
  fetch_sources
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

install_packages() {
  local wanted=("${packages[@]}") missing=() name
  command -v node >/dev/null || wanted+=(nodejs)
  command -v npm >/dev/null || wanted+=(npm)
  local -A installed=()
  while read -r name; do installed[${name%%:*}]=1; done < <(
    dpkg-query --show --showformat '${db:Status-Abbrev} ${Package}\n' "${wanted[@]}" 2>/dev/null |
      sed -n 's/^ii *//p')
  for name in "${wanted[@]}"; do
    [[ -n ${installed[$name]:-} ]] || missing+=("$name")
  done
  ((${#missing[@]} > 0)) || return 0
  say "to be installed: ${missing[*]}"
  quietly as_root apt-get -o DPkg::Lock::Timeout=300 update
  percents as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    -o APT::Status-Fd=1 install --yes --no-install-recommends "${missing[@]}"
}

# npm's modules stand by the lock file; npm runs only when it has changed. Not `npm ci`: it
# refuses a lock without the optional modules of other operating systems, which not every
# registry holds. `install --no-save` keeps to the lock's versions and hashes all the same.
install_modules() {
  local stamp=node_modules/.parvis-lock
  cmp --silent package-lock.json "$stamp" && return
  quietly npm install --no-save
  cp package-lock.json "$stamp"
}

fetch_sources() {
  local name stale=()
  for name in "${!source_versions[@]}"; do
    [[ $(cat "build/sources/$name.version" 2>/dev/null) == "${source_versions[$name]}" ]] ||
      stale+=("$name")
  done
  ((${#stale[@]} > 0)) || return 0
  mkdir -p build/sources
  (cd build/sources && apt_source "${stale[@]}")
  for name in "${stale[@]}"; do unpack "$name"; done
}

# Debian's own source packages by a private apt configuration: the signatures of the
# archive are checked, and the machine's lists and sources stay as they are.
apt_source() {
  local apt=$PWD/apt site suite options
  site=$(archive_site)
  if [[ -z $site ]]; then
    quietly as_root apt-get update
    site=$(archive_site)
  fi
  [[ -n $site ]] || die "apt knows no archive of Debian bookworm to fetch sources from"
  mkdir -p "$apt"/{lists,cache/archives}/partial
  for suite in bookworm trixie; do
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site $suite main"
  done >"$apt/sources.list"
  options=(-o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=-
    -o Dir::State::Lists="$apt/lists" -o Dir::Cache="$apt/cache" -o APT::Sandbox::User="$(id -un)")
  quietly apt-get "${options[@]}" update
  local wanted=() name
  for name in "$@"; do wanted+=("$name/${source_suites[$name]}"); done
  quietly apt-get "${options[@]}" source --download-only "${wanted[@]}"
}

archive_site() {
  apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Codename: bookworm' \
    'Label: Debian' | sed -n 1p
}

unpack() {
  local name=$1 version=${source_versions[$1]} description
  description=$(find build/sources -maxdepth 1 -name "${name}_${version}[+-]*.dsc" | sort -V | tail -n 1)
  [[ -n $description ]] ||
    die "Debian ${source_suites[$name]} has another version of $name than the $version we know"
  rm -rf "build/sources/$name"
  quietly dpkg-source --no-check --extract "$description" "build/sources/$name"
  echo "$version" >"build/sources/$name.version"
}
