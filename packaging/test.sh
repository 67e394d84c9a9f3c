#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds with warnings as errors and runs every test; then core's tests once more under
# AddressSanitizer with UBSan and under ThreadSanitizer, then a short run of the fuzz targets. Stops at the first stage
# that fails, so that the summary at the end of the output is always the one that counts. packaging/test.sh --fast
# leaves the sanitizers and libFuzzer out.
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

sanitizers=(asan tsan)
fuzz=yes
for argument in "$@"; do
    case "$argument" in
        --fast) sanitizers=() fuzz= ;;
        *) fail "unknown option $argument" "Usage: packaging/test.sh [--fast]" ;;
    esac
done

install_packages "${build_packages[@]}" "${window_packages[@]}" "${test_packages[@]}" "${snippet_packages[@]}"
# A language that could not be tried is a failure here; with ctest alone it is skipped.
export CACHELOUPE_ALL_TOOLS=1
[ -z "$fuzz" ] || install_packages "${fuzz_packages[@]}"

# run_tests PRESET [CTEST OPTION…]
run_tests() {
    local preset=$1 started=$SECONDS
    shift
    say "Tests of preset $preset"
    (cd "$repository" && ctest --preset "$preset" --parallel "$(nproc)" --no-tests=error "$@") || exit 1
    say "Preset $preset: tests passed in $((SECONDS - started)) s, $SECONDS s since the start"
}

build_preset ci
run_tests ci
for sanitizer in "${sanitizers[@]}"; do
    build_preset "$sanitizer"
    run_tests "$sanitizer" --tests-regex '^(core|fuzz)/'
done
if [ -n "$fuzz" ]; then
    build_preset fuzz
    run_tests fuzz
fi
