#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the English plural forms of translations/cacheloupe_en.ts from the sources' "word(s)" spelling."""
import re
import sys
import xml.etree.ElementTree as ET

IRREGULAR = {
    "entr(y/ies)": ("entry", "entries"),
    "entry(s)": ("entry", "entries"),
    "hit(s) look": ("hit looks", "hits look"),
    "change(s) become": ("change becomes", "changes become"),
    "differ(s) or contradict(s)": ("differs or contradicts", "differ or contradict"),
}


def form(text, plural):
    for written, forms in IRREGULAR.items():
        text = text.replace(written, forms[plural])
    text = re.sub(r"\((\w+)/(\w+)\)", lambda m: m.group(2 if plural else 1), text)
    return re.sub(r"\((s|es)\)", r"\1" if plural else "", text)


def main(path):
    tree = ET.parse(path)
    for message in tree.iter("message"):
        if message.get("numerus") != "yes":
            continue
        source = message.findtext("source")
        translation = message.find("translation")
        forms = translation.findall("numerusform")
        if all(f.text for f in forms) and translation.get("type") != "unfinished":
            continue
        for index, f in enumerate(forms):
            f.text = form(source, index)
        translation.attrib.pop("type", None)
    tree.write(path, encoding="utf-8", xml_declaration=True)


main(sys.argv[1])
