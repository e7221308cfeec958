"""A made-up diary of many years in the form of each program: the same days, the same words. Always the same for the same numbers."""

import datetime
import json
import os
import random

FEELINGS = ["joy", "contentment", "excitement", "affection", "sadness", "anxiety", "anger", "guilt", "numbness"]
WORDS = (
    "the a my some no this that one every our and but then so while after before because when with without near under over again "
    "still almost hardly morning evening kitchen window garden street river bridge letter phone neighbour sister brother friend "
    "child dog coffee bread soup rain snow wind sun light music song book page train bus bicycle shop market field hill lake boat "
    "house door table lamp picture joke story question answer plan list walked talked sat waited cooked read wrote called forgot "
    "noticed laughed slept woke heard saw felt tried stopped began went came stayed left found lost quiet loud warm cold long short"
).split()
# About one note in a hundred has this word.
RARE = "lighthouse"
LAST = datetime.date(2025, 12, 31)


def check_ins(years, words, per_day=3):
    """Yields (when, day, answers, tags, note), oldest first."""
    rng = random.Random(years * 1000 + words)
    days = round(years * 365.25)
    for n in range(days):
        day = LAST - datetime.timedelta(days=days - 1 - n)
        if rng.random() < 0.055:
            continue
        for k in range(per_day):
            minute = 7 * 60 + k * (16 * 60 // per_day) + rng.randrange(45 if per_day < 16 else 5)
            when = datetime.datetime.combine(day, datetime.time(minute // 60, minute % 60, rng.randrange(60)))
            answers = {f: rng.randrange(11) for f in FEELINGS if rng.random() < 0.95}
            tags = rng.sample(["walk", "work", "garden", "choir", "reading", "family"], rng.randrange(3))
            yield when, day, answers, tags, note(rng, words)


def note(rng, words):
    if not words:
        return ""
    said = rng.choices(WORDS, k=words)
    if rng.random() < 0.01:
        said[words // 2] = RARE
    said[0] = said[0].capitalize()
    return " ".join(said) + "."


def as_json_lines(path, made):
    """What Gamut takes in."""
    names = [{"key": f, "name": f.capitalize(), "valence": side(f)} for f in FEELINGS]
    n = 0
    with open(path, "w", encoding="utf-8") as out:
        say = lambda line: out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        say({"gamut": 1, "kind": "journal", "feelings": names, "symptoms": []})
        say({"kind": "setting", "key": "welcomed", "value": "yes"})
        for when, day, answers, tags, words in made:
            line = {"kind": "check_in", "id": name(when, n), "at": when.isoformat() + "+00:00", "zone": "UTC", "day": day.isoformat()}
            line["feelings"] = answers
            if tags:
                line["tags"] = tags
            if words:
                line["note"] = words
            say(line)
            n += 1
    return n


def side(feeling):
    if feeling == "numbness":
        return "numbness"
    return "pleasant" if FEELINGS.index(feeling) < 4 else "unpleasant"


def name(when, n):
    ms = int(when.replace(tzinfo=datetime.timezone.utc).timestamp() * 1000) % (1 << 48)
    rest = (n * 0x9E3779B97F4A7C15) % (1 << 62)
    h = f"{(ms << 80) | (7 << 76) | ((n & 0xFFF) << 64) | (2 << 62) | rest:032x}"
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def as_rednotebook(folder, made):
    """A file a month, a text a day."""
    os.makedirs(folder)
    months = {}
    for when, day, answers, _tags, words in made:
        felt = ", ".join(f"{k} {v}" for k, v in answers.items())
        text = months.setdefault((day.year, day.month), {}).setdefault(day.day, [])
        text.append(f"{when:%H:%M} {felt}\n{words}")
    for (year, month), days in months.items():
        with open(os.path.join(folder, f"{year:04}-{month:02}.txt"), "w", encoding="utf-8") as out:
            for day, texts in days.items():
                out.write(f"{day}:\n  text: {json.dumps(chr(10).join(texts), ensure_ascii=False)}\n")


def as_jrnl(path, made):
    with open(path, "w", encoding="utf-8") as out:
        for when, _day, _answers, _tags, words in made:
            out.write(f"[{when:%Y-%m-%d %H:%M}] {words}\n\n")
