#!/usr/bin/env python3
"""Prints the licence texts that a package of Gamut must carry: of our own fonts, icons and ciphers, and of every crate
that is built into the program here, each text once with the crates it is of. Needs cargo and the crates' sources, which
a build has fetched already."""
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = ("licen", "copying", "notice", "unlicense", "copyright")


def metadata():
    host = next(l.split()[1] for l in subprocess.check_output(["rustc", "-vV"], text=True).splitlines() if l.startswith("host:"))
    words = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", host]
    return json.loads(subprocess.check_output(words, cwd=ROOT, stderr=subprocess.DEVNULL))


def built_in(meta):
    """The packages that the program itself needs: no tests', and nothing that only builds."""
    nodes = {n["id"]: n for n in meta["resolve"]["nodes"]}
    left, seen = [meta["resolve"]["root"]], set()
    while left:
        at = left.pop()
        if at in seen:
            continue
        seen.add(at)
        for dep in nodes[at]["deps"]:
            if any(kind["kind"] is None for kind in dep["dep_kinds"]):
                left.append(dep["pkg"])
    # What has no source is our own.
    packages = [p for p in meta["packages"] if p["id"] in seen and p["source"]]
    return sorted(packages, key=lambda p: (p["name"], p["version"]))


def texts(package):
    folder = Path(package["manifest_path"]).parent
    found = [f for f in sorted(folder.iterdir()) if f.is_file() and f.name.lower().startswith(NAMES)]
    named = package.get("license_file")
    if named and (folder / named).is_file() and folder / named not in found:
        found.append(folder / named)
    return [f.read_text(encoding="utf-8", errors="replace").strip() for f in found]


def main():
    of = {}
    without = []
    for package in built_in(metadata()):
        name = f"{package['name']} {package['version']}"
        its = texts(package)
        if not its:
            without.append(f"{name}: {package.get('license') or 'not said'}; {', '.join(package['authors']) or 'no names given'}")
        for text in its:
            of.setdefault(text, []).append(name)
    out = sys.stdout
    out.write((ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8"))
    for file in sorted([*ROOT.glob("assets/fonts/*.txt"), *ROOT.glob("assets/icons/*.txt")]):
        out.write(f"\n{'=' * 79}\n{file.name}\n\n{file.read_text(encoding='utf-8').strip()}\n")
    for text, names in sorted(of.items(), key=lambda pair: pair[1]):
        out.write(f"\n{'=' * 79}\n{', '.join(names)}\n\n{text}\n")
    out.write(f"\n{'=' * 79}\nCrates that bring no text of their own, with the licence they name:\n\n")
    out.writelines(f"{line}\n" for line in without)


if __name__ == "__main__":
    main()
