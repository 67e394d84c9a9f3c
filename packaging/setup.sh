# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run.sh and test.sh: what a bare Debian 12 or 13 lacks is installed with apt-get, nothing else is touched.
# shellcheck shell=bash disable=SC2034

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# A bare root has no locale; the texts and tests are UTF-8. A user's own UTF-8 locale stays.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    *[Uu][Tt][Ff]*8*) ;;
    *) export LC_ALL=C.UTF-8 ;;
esac
# Precompiled headers and generated files would otherwise defeat ccache.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

build_packages=(
    cmake ninja-build g++ pkg-config
    qt6-base-dev qt6-charts-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qtkeychain-qt6-dev libgl-dev
    libsqlite3-dev libcurl4-openssl-dev libssl-dev nlohmann-json3-dev libhiredis-dev libsimdjson-dev zlib1g-dev libzstd-dev liblz4-dev libbrotli-dev libre2-dev
    libdtl-dev libjemalloc-dev
)
# What the window and the pictures need besides the libraries: platform plugins, the SVG image plugin, Qt's own words in
# other languages, fonts.
window_packages=(qt6-qpa-plugins libqt6svg6 qt6-translations-l10n fonts-inter fonts-dejavu-core)
# ripgrep and sqlite3 are what the goals of the benchmark are measured beside; jsonschema (4.10 on Debian 12, 4.19 on 13) checks requests.
test_packages=(redis-server openssl ccache ripgrep sqlite3 python3 python3-jsonschema)
# What runs the emitter snippets and the policy clients; to fetch: 20 MB for node, 7 for tsc, 43 for Go (golang-go: 81), 124 for javac.
snippet_packages=(python3 nodejs node-typescript gccgo-go default-jdk-headless)
# libFuzzer: 48 MB to fetch on Debian 12, 10 MB on 13, where the window's tools bring most of it.
fuzz_packages=(clang libclang-rt-dev)

say() { printf '== %s\n' "$*"; }

fail() {
    printf 'Cacheloupe: %s\n' "$1" >&2
    shift
    [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
    exit 1
}

# Charts does not configure without the OpenGL headers, which are a package of their own on Debian 12.
add_release_packages() {
    local id="" version=""
    # shellcheck disable=SC1091
    [ ! -r /etc/os-release ] || { id=$(. /etc/os-release; echo "$ID"); version=$(. /etc/os-release; echo "${VERSION_ID:-}"); }
    case "$id:$version" in
        debian:12) build_packages+=(libqt6opengl6-dev) ;;
        debian:13) ;;
        *) say "This is ${id:-an unknown system} ${version}; tried are Debian 12 and 13. Going on with Debian 13's package names." ;;
    esac
}

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# install_packages PACKAGE…: installs those that are missing; the package lists are fetched only when they do not know one.
install_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        fail "apt-get is not here, so nothing can be installed." "Install these by hand: $*"
    fi
    local missing package log
    mapfile -t missing <<<"$(missing_packages "$@")"
    [ -n "${missing[0]}" ] || return 0
    local command="apt-get install --yes --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "${#missing[@]} packages are missing and this is neither root nor is sudo installed." "Run as root: $command"
    fi

    say "Installing ${#missing[@]} packages: ${missing[*]}"
    log=$(mktemp)
    for package in "${missing[@]}"; do
        if [ -z "$(apt-cache --names-only --no-generate madison "$package" 2>/dev/null)" ]; then
            as_root apt-get update >"$log" 2>&1 || true
            break
        fi
    done
    # Known but outdated lists name files that are gone: fetch them and try once more.
    if ! as_root apt-get install --yes --no-install-recommends "${missing[@]}" >"$log" 2>&1; then
        as_root apt-get update >>"$log" 2>&1 || true
        as_root apt-get install --yes --no-install-recommends "${missing[@]}" >"$log" 2>&1 || true
    fi
    mapfile -t missing <<<"$(missing_packages "${missing[@]}")"
    if [ -n "${missing[0]}" ]; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        fail "could not install: ${missing[*]}" "Try it by hand and read what apt says:" \
            "apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    fi
    rm -f "$log"
}

# One compiler job needs up to 1.2 GB; small machines get fewer jobs than cores.
build_jobs() {
    local cores fit
    cores=$(nproc)
    fit=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo 2>/dev/null)
    [ "${fit:-0}" -ge 1 ] || fit=1
    echo $((cores < fit ? cores : fit))
}

# build_preset PRESET: configures and builds build/PRESET.
build_preset() {
    local preset=$1
    say "Building preset $preset (build/$preset)"
    (cd "$repository" && cmake --preset "$preset" --log-level=WARNING && cmake --build --preset "$preset" --parallel "$(build_jobs)") ||
        fail "preset $preset did not build; the first error stands above." \
            "To see it again: cmake --build $repository/build/$preset"
}

add_release_packages
