#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings translations/*.ts up to date with the sources: English keeps its plurals only, other languages everything, the
# texts of resources/ too. They name no lines, so that moved code leaves them as they are.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
lupdate=$(command -v lupdate6 || command -v /usr/lib/qt6/bin/lupdate || command -v lupdate)
cd "$top"
"$lupdate" -I . -silent -no-obsolete -locations none -pluralonly ui app/gui -ts translations/cacheloupe_en.ts
python3 packaging/fill_plurals.py translations/cacheloupe_en.ts
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
packaging/resource_texts.py >"$scratch/resource_texts.cpp"
for file in translations/*.ts; do
    [ "$file" = translations/cacheloupe_en.ts ] ||
        "$lupdate" -I . -silent -no-obsolete -locations none ui app/gui "$scratch/resource_texts.cpp" -ts "$file"
done
