#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what resources/ words and the window shows as C++ that lupdate reads: the phrases of the policy sentence, the
lint rules, the doctor's findings, the recipes of keys and the presets of policies, each under the context the window
asks for."""
import json
import pathlib
import sys

RESOURCES = pathlib.Path(__file__).resolve().parent.parent / "resources"


def read(name):
    return json.loads((RESOURCES / name).read_text(encoding="utf-8"))


def texts():
    for text in read("texts/policy/phrases.json").values():
        yield "PolicyPhrase", text
    for rule in read("texts/lint/rules.json").values():
        yield from (("LintRule", rule[part]) for part in ("message", "fix", "why"))
    for finding in read("texts/doctor/findings.json").values():
        yield from (("StoreFinding", finding[part]) for part in ("title", "facts", "why", "fix"))
    for text in read("texts/recipes/terms.json").values():
        yield "KeyRecipe", text
    for path in sorted((RESOURCES / "recipes").glob("*.json")):
        recipe = json.loads(path.read_text(encoding="utf-8"))
        yield from (("KeyRecipe", recipe[part]) for part in ("product", "note", "source") if part in recipe)
    presets = read("presets/policy.json")
    for preset in presets["ttl_tables"] + presets["thresholds"]["steps"] + presets["task_classes"] + presets["layer_checks"]:
        yield from (("PolicyPreset", preset[part]) for part in ("title", "note") if part in preset)


sys.stdout.write("const char *const texts[] = {\n")
for context, text in texts():
    sys.stdout.write(f'    QT_TRANSLATE_NOOP("{context}", {json.dumps(text, ensure_ascii=False)}),\n')
sys.stdout.write("};\n")
