#!/usr/bin/env python3
"""Hashes of all runs of six words of a text, for tests/guidance/shingles.rs: the text itself is never stored.

    tools/article-shingles.py <page.txt >>tests/guidance/article-shingles.txt

A run never crosses the end of a sentence or of an item. Words are lower-case letters, digits and apostrophes;
the hash is FNV-1a, 64 bits, of the words with one blank between them. Which text a list was made from stands above it
in the file, on a line that begins with #.
"""
import re
import sys

WORDS = 6


def runs(text):
    text = text.lower().replace("\u2019", "'")
    for part in re.split(r"[.;:?!\u00b7()\n]", text):
        words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", part)
        for start in range(len(words) - WORDS + 1):
            yield " ".join(words[start : start + WORDS])


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


if __name__ == "__main__":
    for value in sorted({fnv1a(run) for run in runs(sys.stdin.read())}):
        print(f"{value:016x}")
