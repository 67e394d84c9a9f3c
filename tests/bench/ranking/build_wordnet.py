#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/ranking/wordnet.txt.zst out of WordNet's database (Debian package wordnet-base).

  build_wordnet.py /usr/share/wordnet | zstd -19 -o resources/ranking/wordnet.txt.zst

Sections of the output: [words] "word classes" (classes: n v a r, most used first; p = only ever a proper name),
[forms] "irregular base", [synonyms] and [antonyms] "word word", every pair once. Single words only."""
import collections
import re
import sys

LETTER = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
MAX_SENSE = 4  # pairs of rarer meanings mislead more than they help
WORD = re.compile(r"[A-Za-z]+$")


def synsets(folder, part):
    for line in open(f"{folder}/data.{part}", encoding="latin-1"):
        if line.startswith(" "):
            continue
        fields = line.split("|")[0].split()
        count = int(fields[3], 16)
        words = [fields[4 + 2 * i].split("(")[0] for i in range(count)]
        pointers = fields[4 + 2 * count + 1:]
        number = int(fields[4 + 2 * count])
        links = [pointers[4 * i:4 * i + 4] for i in range(number)]
        yield fields[0], words, links


def senses(folder, part):
    """lemma -> offsets, most used first; and how often its meanings were seen"""
    out = {}
    for line in open(f"{folder}/index.{part}", encoding="latin-1"):
        if line.startswith(" "):
            continue
        fields = line.split()
        count = int(fields[2])
        out[fields[0]] = fields[-count:]
    return out


def main(folder):
    seen = collections.Counter()
    for line in open(f"{folder}/cntlist.rev", encoding="latin-1"):
        key, _, count = line.split()
        lemma, kind = key.split("%")
        seen[lemma, {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[kind[0]]] += int(count)
    ranks, words_of, classes, lower, parts = {}, {}, collections.defaultdict(dict), set(), set()
    for part, letter in LETTER.items():
        index = senses(folder, part)
        for lemma, offsets in index.items():
            for rank, offset in enumerate(offsets):
                ranks[lemma, letter, offset] = rank
            if WORD.match(lemma):
                classes[lemma][letter] = (seen[lemma, letter], len(offsets))
        for offset, words, links in synsets(folder, part):
            words_of[letter, offset] = words, links
            for word in words:
                if WORD.match(word) and word[0].islower():
                    lower.add(word)
                elif "_" in word:
                    parts.update(p.lower() for p in word.split("_") if WORD.match(p) and p[0].isupper() and len(p) > 2)
    for word in parts - lower - set(classes):
        classes[word]["n"] = (0, 0)
    synonyms, antonyms = set(), set()
    for (letter, offset), (words, links) in words_of.items():
        good = [w.lower() for w in words if WORD.match(w) and ranks.get((w.lower(), letter, offset), 99) < MAX_SENSE]
        synonyms.update((min(a, b), max(a, b)) for a in good for b in good if a != b)
        for symbol, other, kind, source in links:
            if symbol == "&":  # "humble" stands beside "modest", its head
                heads = [w.lower() for w in words_of["a", other][0] if WORD.match(w)]
                here = words[0].lower()
                if WORD.match(here) and ranks.get((here, "a", offset), 99) < 2:
                    synonyms.update((min(here, h), max(here, h)) for h in heads if ranks.get((h, "a", other), 99) < 2 and h != here)
            if symbol not in "+!\\" or source == "0000":
                continue
            here = words[int(source[:2], 16) - 1].lower()
            there_words = words_of[("a" if kind == "s" else kind), other][0]
            there = there_words[int(source[2:], 16) - 1].lower()
            if WORD.match(here) and WORD.match(there) and here != there:
                (antonyms if symbol == "!" else synonyms).add((min(here, there), max(here, there)))
    print("[words]")
    for word in sorted(classes):
        order = sorted(classes[word], key=lambda c: classes[word][c], reverse=True)
        print(word, "p" if word not in lower else "".join(order))
    print("[forms]")
    for part in LETTER:
        for line in open(f"{folder}/{part}.exc", encoding="latin-1"):
            form, base = line.split()[:2]
            if WORD.match(form) and WORD.match(base) and form != base:
                print(form, base)
    for name, pairs in ("synonyms", synonyms - antonyms), ("antonyms", antonyms):
        print(f"[{name}]")
        for a, b in sorted(pairs):
            print(a, b)


if __name__ == "__main__":
    main(sys.argv[1])
