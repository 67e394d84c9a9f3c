#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Cacheloupe and opens the sample week. Without a display it writes the week, a first
# weekly report and pictures of the pages to a folder instead: packaging/run.sh [FOLDER], default out/demo-week.
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

folder=${1:-$repository/out/demo-week}
case "$folder" in
    -*) fail "unknown option $folder" "Usage: packaging/run.sh [FOLDER]" ;;
esac

install_packages "${build_packages[@]}" "${window_packages[@]}"
if [ -n "${WAYLAND_DISPLAY:-}" ] && [ -z "${DISPLAY:-}" ]; then
    install_packages qt6-wayland
fi
build_preset release
cli=$repository/build/release/app/cli/cacheloupe-cli
window=$repository/build/release/app/gui/cacheloupe

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "Opening the sample week"
    exec "$window" --demo
fi

say "No display here: writing the sample week to $folder"
mkdir -p "$folder"
"$cli" demo "$folder"
"$cli" review report "$folder/hits.jsonl" -o "$folder/report.html"
QT_QPA_PLATFORM=offscreen "$window" --demo --pictures "$folder/pictures"
say "The week, call site by call site"
"$cli" stats "$folder/hits.jsonl" --by call_site --format table
say "All of it is in $folder: the hit log, the cache, the policy, report.html and $(find "$folder/pictures" -name '*.png' | wc -l) page pictures in pictures/"
