# Sourced by app/run, tests/run and .ci/run: what a system lacks, and a build without noise.
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf 'losslab: %s\n' "$*" >&2; }

# steps WHAT: of lines that begin with a percentage, says every further fifth of the way.
steps() {
  local percent _ next=20
  while read -r percent _; do
    percent=${percent%%%*}
    if [[ $percent =~ ^[0-9]+$ ]] && ((percent >= next && percent < 100)); then
      say "$1, $percent %"
      next=$((percent - percent % 20 + 20))
    fi
  done
}

# apt_percent: of apt's status lines, how far it is: fetching is two fifths of the way.
apt_percent() {
  local kind _ percent
  while IFS=: read -r kind _ percent _; do
    percent=${percent%.*}
    case $kind in
    dlstatus) echo $((percent * 2 / 5)) ;;
    pmstatus) echo $((40 + percent * 3 / 5)) ;;
    esac
  done
}

# packages SECTION…: the names app/packages.txt lists there.
packages() {
  awk -v wanted=" $* " '/^\[/ { section = substr($0, 2, length($0) - 2); next }
    /^[^#]/ && index(wanted, " " section " ")' "$root/app/packages.txt"
}

# install SECTION…: what is not there yet, by apt; stops where that is not possible.
# LOSSLAB_INSTALL=no says that everything is there, however it came.
install() {
  [[ ${LOSSLAB_INSTALL-yes} != no ]] || return 0
  local missing=() package as_root=()
  if ! command -v apt-get >/dev/null; then
    say 'this system has no apt. Install what carries these packages of Debian 12:'
    say "  $(packages "$@" | tr '\n' ' ')"
    say 'and run again with LOSSLAB_INSTALL=no'
    exit 1
  fi
  for package in $(packages "$@"); do
    [[ $(dpkg-query -Wf '${Status}' "$package" 2>/dev/null) == *' ok installed' ]] ||
      missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ((EUID)); then
    if ! command -v sudo >/dev/null; then
      say "as root, run: apt-get install ${missing[*]}"
      exit 1
    fi
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  mkdir -p "$root/build"
  local log=$root/build/install.log
  : >"$log"
  # shellcheck disable=SC2016 # the inner shell, which may be root's, expands its own arguments
  local apt='exec 3>&1 >>"$0" 2>&1; export DEBIAN_FRONTEND=noninteractive
    apt-get -q update && apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=600 \
      -o APT::Status-Fd=3 install "$@"'
  if ! "${as_root[@]}" bash -c "$apt" "$log" "${missing[@]}" </dev/null |
    apt_percent | steps installing; then
    tail -n 20 "$log" >&2
    say "the packages could not be installed; all that apt said is in $log"
    exit 1
  fi
}

# build PRESET TARGET…: configures once, then builds; the compiler is heard only when it objects.
build() {
  local preset=$1 folder=$root/build/$1 log=$root/build/$1.log
  shift
  mkdir -p "$root/build"
  if [[ ! -f $folder/build.ninja ]] && ! cmake -S "$root" --preset "$preset" >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
  fi
  if ! NINJA_STATUS='%p ' cmake --build "$folder" --target "$@" 2>&1 | tee "$log" |
    steps "building ($preset)"; then
    sed -n '/^FAILED/,$p' "$log" >&2
    say "the build failed; all of it is in $log"
    exit 1
  fi
}
