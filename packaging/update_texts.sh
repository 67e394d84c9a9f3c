#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings translations/*.ts up to date with the sources: English keeps its plurals only, other languages everything.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
lupdate=$(command -v lupdate6 || command -v /usr/lib/qt6/bin/lupdate || command -v lupdate)
cd "$top"
"$lupdate" -I . -silent -no-obsolete -pluralonly ui app/gui -ts translations/cacheloupe_en.ts
python3 packaging/fill_plurals.py translations/cacheloupe_en.ts
for file in translations/*.ts; do
    [ "$file" = translations/cacheloupe_en.ts ] || "$lupdate" -I . -silent -no-obsolete ui app/gui -ts "$file"
done
