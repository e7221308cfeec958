#!/usr/bin/env python3
"""What the rule says of made-up journals, day by day: `python3 tests/oracle/rule.py > tests/oracle/rule.jsonl`.

Written from docs/analysis.md, not from the program, and as plainly as it goes: every day counts its two stretches anew.
Standard library only; the same bytes every time. Nobody's journal: the ratings are dice. A record is
{case, marks, check_ins, days}: a check-in is [day, written on day, ratings of FEELINGS or null], days are running
numbers; a mark is [from, until, marked on]; of each judged day stands [state, score or null].
"""
import json
import random
from math import log, sqrt

PLEASANT, UNPLEASANT, NUMBNESS = range(0, 4), range(4, 8), 8
FEELINGS = ["joy", "contentment", "excitement", "affection", "sadness", "anxiety", "anger", "guilt", "numbness"]

RECENT, USUAL, GAP, SETTLING = 21, 70, 7, 14
RECENT_NEEDED, USUAL_NEEDED, KINDS, NUMB_DAYS = 10, 28, 3, 5
GRACE = 1e-9
THRESHOLD, IN_A_ROW, CARRIED, OVER = 1.25, 5, 4, 21


def clip(sign):
    return min(max(sign, -2.0), 4.0)


def quantile(values, p):
    v = sorted(values)
    place = (len(v) - 1) * p
    below = int(place)
    return v[below] + (place - below) * (v[min(below + 1, len(v) - 1)] - v[below])


def figures(days):
    """Width, high and level of one feeling, from each day's ratings."""
    means = [sum(ratings) / len(ratings) for ratings in days]
    level = sum(means) / len(means)
    width = sqrt(sum((m - level) ** 2 for m in means) / (len(means) - 1))
    return width, quantile([max(ratings) for ratings in days], 0.9), level


class Book:
    """What is known: for each day and feeling the ratings."""

    def __init__(self):
        self.days = {}

    def take(self, day, ratings):
        feelings = self.days.setdefault(day, [[] for _ in FEELINGS])
        for feeling, rating in zip(feelings, ratings):
            if rating is not None:
                feeling.append(rating)

    def logged(self, start, until):
        kinds = [*PLEASANT, *UNPLEASANT]
        return sum(1 for day, f in self.days.items() if start <= day <= until and any(f[k] for k in kinds))

    def rated(self, feeling, start, until):
        days = sorted(day for day in self.days if start <= day <= until)
        return [self.days[day][feeling] for day in days if self.days[day][feeling]]

    def usual(self, today, marks):
        first, until = min(self.days), today - RECENT - GAP
        for start, end in reversed(joined(marks, today)):
            start = max(start, first + SETTLING)
            if end <= until and self.logged(start, end) >= USUAL_NEEDED:
                return start, end
        return max(until - USUAL + 1, first + SETTLING), until

    def side(self, feelings, usual, recent):
        """Width, high and level then and now: means over the feelings that count; and how many those are."""
        counted = []
        for feeling in feelings:
            then, now = self.rated(feeling, *usual), self.rated(feeling, *recent)
            if len(then) >= 28 and len(now) >= 10:
                counted.append((figures(then), figures(now)))
        if len(counted) < KINDS:
            return None
        return [[sum(pair[when][what] for pair in counted) / len(counted) for what in range(3)] for when in range(2)]

    def numbness(self, stretch):
        days = [sum(ratings) / len(ratings) for ratings in self.rated(NUMBNESS, *stretch)]
        return sum(days) / len(days) if len(days) >= NUMB_DAYS else None

    def score(self, today, marks):
        usual, recent = self.usual(today, marks), (today - RECENT + 1, today)
        if self.logged(*usual) < USUAL_NEEDED or self.logged(*recent) < RECENT_NEEDED:
            return None
        pleasant, unpleasant = self.side(PLEASANT, usual, recent), self.side(UNPLEASANT, usual, recent)
        if pleasant is None or unpleasant is None:
            return None

        def sign(side, what):
            offset, unit = [(0.1, 0.20), (0.5, 0.15), (0.5, 0.15)][what]
            then, now = side
            return -log((now[what] + offset) / (then[what] + offset)) / unit

        width_p, high_p, level_p = (sign(pleasant, what) for what in range(3))
        width_u, high_u = sign(unpleasant, 0), sign(unpleasant, 1)
        widths, highs = (clip(width_p) + clip(width_u)) / 2, (clip(high_p) + clip(high_u)) / 2
        reach = (widths + highs) / 2
        gates = [width_p >= 0.5 - GRACE, width_u >= 0.5 - GRACE, high_p >= 0.5 - GRACE, high_u >= -0.5 - GRACE]
        gates.append(level_p >= 0.5 - GRACE)
        then, now = self.numbness(usual), self.numbness(recent)
        if then is None or now is None:
            score = reach - 0.5
        else:
            numb = (now - then) / 0.60
            gates.append(numb >= 0.5 - GRACE)
            score = 0.7 * reach + 0.3 * clip(numb)
        return score if score <= 0 or all(gates) else 0.0


def joined(marks, today):
    """The marked stretches known by today; those that overlap or touch are one."""
    out = []
    for start, end in sorted((start, end) for start, end, marked in marks if marked <= today):
        if out and start <= out[-1][1] + 1:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return out


def last_state(scores):
    """The state after these days."""
    held, carried, in_a_row, below, narrowed = None, 0, 0, 0, False
    for score in scores:
        carried = 0 if score is not None else carried + 1
        held = score if score is not None else held if carried <= CARRIED else None
        reached = held is not None and held >= THRESHOLD - GRACE
        in_a_row = in_a_row + 1 if reached else 0
        if narrowed:
            below = 0 if reached else below + 1
            narrowed = below < OVER
        else:
            narrowed, below = in_a_row >= IN_A_ROW, 0
    return "narrowed" if narrowed else "usual" if held is not None else "not_enough"


def judged(check_ins, marks, until):
    """Each day with only what was written by then."""
    book, first, scores, out = Book(), min(c[0] for c in check_ins), [], []
    for today in range(first, until + 1):
        late = any(marked == today for _, _, marked in marks)
        for day, written, ratings in check_ins:
            if max(day, written) == today:
                book.take(day, ratings)
                late = late or day < today
        of = lambda day: book.score(day, marks_known) if book.days and day >= min(book.days) else None
        marks_known = [mark for mark in marks if mark[2] <= today]
        scores = [of(day) for day in range(first, today + 1)] if late else [*scores, of(today)]
        out.append([last_state(scores), scores[-1]])
    return out


def lived(dice, length, course, answered=0.95, often=2, feelings=range(9), late=0.0):
    """Check-ins of a made-up life; `course` gives for a day how strongly things are felt (1 = as ever) and how numb."""
    own = [dice.uniform(4.5, 7.5) for _ in PLEASANT] + [dice.uniform(3.0, 6.0) for _ in UNPLEASANT]
    out = []
    for day in range(length):
        strength, numb = course(day)
        mood = dice.gauss(0, 1.6)
        if dice.random() > answered:
            continue
        written = day + (dice.randint(1, 9) if dice.random() < late else 0)
        for _ in range(dice.randint(1, often)):
            ratings = []
            for feeling in range(8):
                swing = (mood if feeling in PLEASANT else -mood) + dice.gauss(0, 1.3)
                ratings.append(min(max(round((own[feeling] + swing) * strength), 0), 10))
            ratings.append(min(max(round(numb + dice.gauss(0, 1.0)), 0), 10))
            out.append([day, written, [r if n in feelings and dice.random() < 0.97 else None for n, r in enumerate(ratings)]])
    return out


def cases(dice):
    def falls(on, strength=0.72, numb=3.6, over=1, back=10**6):
        def course(day):
            share = min(max((day - on) / over, 0.0), 1.0) if day < back else 0.0
            return 1 + (strength - 1) * share, 1.5 + (numb - 1.5) * share
        return course

    ever = falls(10**6)
    no_numbness, two_pleasant = range(8), [0, 1, 4, 5, 6, 7, 8]
    yield "as ever", lived(dice, 130, ever), []
    yield "flattens at once", lived(dice, 150, falls(90)), []
    yield "flattens slowly", lived(dice, 160, falls(80, over=35), often=1), []
    yield "flattens and comes back", lived(dice, 190, falls(80, back=125)), []
    yield "numbness is not rated", lived(dice, 150, falls(90, strength=0.6), feelings=no_numbness), []
    yield "numb alone", lived(dice, 140, falls(90, strength=1.0, numb=8.0)), []
    yield "two pleasant feelings are too few", lived(dice, 110, falls(70), feelings=two_pleasant), []
    yield "rarely written", lived(dice, 150, falls(90), answered=0.5), []
    gap = [c for c in lived(dice, 180, falls(100)) if not 112 <= c[0] <= 140]
    yield "four weeks of nothing", gap, []
    yield "written late", lived(dice, 150, falls(85), late=0.3), []
    yield "a marked stretch is the usual", lived(dice, 170, falls(60)), [[20, 50, 110]]
    yield "a marked stretch with too few days, and two that touch", lived(dice, 170, falls(70)), [[5, 25, 60], [30, 45, 100], [46, 66, 120]]


def main():
    dice = random.Random(21)
    for case, check_ins, marks in cases(dice):
        until = max(max(c[0], c[1]) for c in check_ins) + 6
        record = {"case": case, "marks": marks, "check_ins": check_ins, "days": judged(check_ins, marks, until)}
        print(json.dumps(record, separators=(",", ":")))


if __name__ == "__main__":
    main()
