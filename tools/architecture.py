#!/usr/bin/env python3
"""Draws which part of Gamut uses which, from the imports in src/: `tools/architecture.py` writes docs/architecture.svg,
`tools/architecture.py --check` says whether that is what the code is now. Standard library only."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SRC, PICTURE = ROOT / "src", ROOT / "docs" / "architecture.svg"
WIDTH, BOX, ROW, LINE = 920, 206, 138, 15
# Column and row of each, so that no arrow goes below a box. A new one stands on the right until it has a place here.
PLACES = {
    "cli": (1, 0), "ui": (1, 1), "app": (1, 2), "reminder": (3, 2), "platform": (3, 3), "storage": (2, 3), "exchange": (1, 3),
    "report": (0, 3), "guidance": (0, 4), "analysis": (1, 5), "domain": (2, 6),
}
SAYS = {
    "domain": "what things are",
    "analysis": "pure functions; cannot fail",
    "guidance": "article, help lines, ways",
    "storage": "the only SQL",
    "exchange": "files in and out",
    "report": "pictures as scenes",
    "app": "state and decisions; worker",
    "ui": "the window",
    "cli": "the sub-commands",
    "platform": "what we ask of the system",
    "reminder": "when one comes",
}


def code(path):
    """Without comments, texts and what only tests are; near enough to see `crate::…`."""
    text = re.sub(r'//[^\n]*|r#".*?"#|"(?:\\.|[^"\\])*"', " ", path.read_text(), flags=re.S)
    return re.split(r"#\[cfg\(test\)\]\s*mod\s+\w+\s*\{", text)[0]


def uses():
    """For each folder of src the folders that it names."""
    wings = sorted(p.name for p in SRC.iterdir() if p.is_dir())
    found = {wing: set() for wing in wings}
    for wing in wings:
        for path in (SRC / wing).rglob("*.rs"):
            if path.name == "tests.rs":
                continue
            text = code(path)
            # `crate::a::b` and `crate::{a::…, b::{…}}`; of a group only what stands outermost.
            for said in re.finditer(r"\bcrate::(\w+|\{)", text):
                names = [said[1]] if said[1] != "{" else outermost(text, said.end())
                found[wing].update(name for name in names if name in found and name != wing)
    return found


def outermost(text, at):
    """The first name of each member of the group that begins here."""
    depth, names, first = 1, [], True
    for token in re.finditer(r"\w+|[{},]", text[at:]):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                break
        elif depth == 1:
            if token[0] != "," and first:
                names.append(token[0])
            first = token[0] == ","
    return names


def direct(found):
    """Without the uses that another arrow already leads to."""
    def reached(wing):
        return set().union(*({other} | reached(other) for other in found[wing]))

    return {wing: {o for o in others if not any(o in reached(via) for via in others if via != o)} for wing, others in found.items()}


def draw(found):
    at = {wing: PLACES.get(wing, (3, 3 + n)) for n, wing in enumerate(sorted(found))}
    place = {wing: ((column + 0.5) * WIDTH / 4, 60 + row * ROW) for wing, (column, row) in at.items()}
    height = 60 + ROW * (1 + max(row for _, row in at.values()))
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="12" role="img">',
        "<title>Which part of Gamut uses which</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fbfaf7"/>',
        '<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z" fill="#6b7a86"/></marker></defs>',
        '<text x="24" y="34" fill="#44505a">An arrow: uses. Where an arrow leads by way of others, the direct one is left out.</text>',
    ]
    boxes = {wing: box_height(wing) for wing in found}
    for wing, others in sorted(direct(found).items()):
        for other in sorted(others):
            (x, y), (to_x, to_y) = place[wing], place[other]
            y, middle = y + boxes[wing], (y + boxes[wing] + to_y) / 2
            out.append(f'<path d="M{x:.0f},{y:.0f} C{x:.0f},{middle:.0f} {to_x:.0f},{middle:.0f} {to_x:.0f},{to_y - 2:.0f}" fill="none" stroke="#6b7a86" stroke-width="1.3" marker-end="url(#to)"/>')
    for wing, (x, y) in sorted(place.items()):
        left, lines = x - BOX / 2, folders(wing)
        out.append(f'<rect x="{left:.0f}" y="{y:.0f}" width="{BOX}" height="{boxes[wing]}" rx="8" fill="#ffffff" stroke="#44505a"/>')
        out.append(f'<text x="{left + 12:.0f}" y="{y + 21:.0f}" font-weight="bold" font-size="14" fill="#1d2730">{wing}</text>')
        for n, line in enumerate([SAYS.get(wing, ""), *lines]):
            out.append(f'<text x="{left + 12:.0f}" y="{y + 38 + n * LINE:.0f}" fill="{"#44505a" if n == 0 else "#6b7a86"}">{line}</text>')
    return "\n".join([*out, "</svg>", ""])


def folders(wing):
    """Its folders, a few to a line."""
    names = sorted(p.name for p in (SRC / wing).iterdir() if p.is_dir())
    lines = [""]
    for name in names:
        if lines[-1] and len(lines[-1]) + len(name) > 26:
            lines.append("")
        lines[-1] += ("  " if lines[-1] else "") + f"{name}/"
    return [line for line in lines if line]


def box_height(wing):
    return 48 + LINE * len(folders(wing))


def main():
    picture = draw(uses())
    if "--check" in sys.argv[1:]:
        if not PICTURE.exists() or PICTURE.read_text() != picture:
            sys.exit("docs/architecture.svg is not what src/ is now: run tools/architecture.py")
        return
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture)


if __name__ == "__main__":
    main()
