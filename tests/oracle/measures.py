#!/usr/bin/env python3
"""Reference numbers for the measures: `python3 tests/oracle/measures.py > tests/oracle/measures.jsonl`.

Shares no code and no number type with the program: sums are fractions, roots and logarithms have 50 digits, and only
the last step rounds. Standard library only; the same bytes every time. A record is
{case, days, x, scale, level, expect} or {case, c, expect}; null is "not answered", and in `expect` "undefined".
"""
import json
import random
from decimal import Decimal, getcontext
from fractions import Fraction
from math import floor

getcontext().prec = 50


def decimal(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def root(fraction):
    return decimal(fraction).sqrt()


def number(value):
    return value if value is None or isinstance(value, int) else float(value)


def mean(values):
    return sum(values) / len(values) if values else None


def quantile(ascending, p):
    """Type 7 of Hyndman & Fan."""
    place = (len(ascending) - 1) * p
    below = floor(place)
    above = min(below + 1, len(ascending) - 1)
    return ascending[below] + (place - below) * (ascending[above] - ascending[below])


def largest_squares(n, centre, low, high):
    """Sum of squares of the widest n values on this scale with this mean (Mestdagh et al. 2018)."""
    at_high = floor(n * (centre - low) / (high - low))
    at_low = n - 1 - at_high
    between = n * centre - at_low * low - at_high * high
    return at_low * (low - centre) ** 2 + at_high * (high - centre) ** 2 + (between - centre) ** 2


def correlation(pairs):
    if len(pairs) < 3:
        return None
    a, b = mean([p[0] for p in pairs]), mean([p[1] for p in pairs])
    of_a = sum((p[0] - a) ** 2 for p in pairs)
    of_b = sum((p[1] - b) ** 2 for p in pairs)
    if of_a == 0 or of_b == 0:
        return None
    return decimal(sum((p[0] - a) * (p[1] - b) for p in pairs)) / root(of_a * of_b)


def measures(days, x, scale, level):
    low, high = Fraction(scale[0]), Fraction(scale[1])
    given = [(day, Fraction(str(value))) for day, value in zip(days, x) if value is not None]
    if level == "day":
        of_day = {}
        for day, value in given:
            of_day.setdefault(day, []).append(value)
        values = [(day, mean(of_day[day])) for day in sorted(of_day)]
        apart = 1
    else:
        values, apart = given, 0
    pairs = [(a[1], b[1]) for a, b in zip(values, values[1:]) if b[0] - a[0] == apart]
    v = [value for _, value in values]
    n = len(v)
    out = dict.fromkeys(
        ["mean", "sd", "min", "max", "p10", "p90", "range_p10_p90", "max_sd", "rsd", "mssd", "rmssd", "inertia", "floor_share"]
    )
    out.update(n=n, n_pairs=len(pairs), inertia=correlation(pairs))
    if n > 0:
        ascending = sorted(v)
        p10, p90 = quantile(ascending, Fraction(1, 10)), quantile(ascending, Fraction(9, 10))
        out.update(mean=mean(v), min=ascending[0], max=ascending[-1], p10=p10, p90=p90, range_p10_p90=p90 - p10)
        out["floor_share"] = Fraction(v.count(low), n)
    if n > 1:
        centre = mean(v)
        squares, most = sum((value - centre) ** 2 for value in v), largest_squares(n, centre, low, high)
        out.update(sd=root(squares / (n - 1)), max_sd=root(most / (n - 1)), rsd=root(squares / most) if most else None)
    if pairs:
        mssd = mean([(b - a) ** 2 for a, b in pairs])
        out.update(mssd=mssd, rmssd=root(mssd))
    return {name: number(value) for name, value in out.items()}


def diversity(c):
    felt = sorted(Fraction(str(value)) for value in c)
    m, whole = len(felt), sum(felt)
    if whole == 0:
        return {"m": m, "shannon": None, "shannon_even": None, "gini_emodiversity": None}
    shannon = Decimal(0)
    for part in (decimal(value / whole) for value in felt if value > 0):
        shannon -= part * part.ln()
    even = shannon / Decimal(m).ln() if m > 1 else None
    ranked = sum(rank * value for rank, value in enumerate(felt, 1))
    gini = 1 - (2 * ranked / (m * whole) - Fraction(m + 1, m))
    return {"m": m, "shannon": number(shannon), "shannon_even": number(even), "gini_emodiversity": number(gini)}


def edges():
    """Degenerate inputs first: what is undefined must not become 0."""
    steps, day = [0, 10], "day"
    yield "nothing", [], [], steps, day
    yield "nothing answered", [1, 2, 3], [None] * 3, steps, day
    yield "one rating", [1], [4], steps, day
    yield "one rating at the floor", [1], [0], steps, day
    yield "two equal", [1, 2], [4, 4], steps, day
    yield "two different", [1, 2], [2, 7], steps, day
    yield "two days with one between", [1, 3], [2, 7], steps, day
    yield "constant", list(range(7)), [5] * 7, steps, day
    yield "all at the floor", list(range(7)), [0] * 7, steps, day
    yield "all at the top", list(range(7)), [10] * 7, steps, day
    yield "half at each end", list(range(8)), [0, 10] * 4, steps, day
    yield "one of seven at the top", list(range(7)), [0] * 6 + [10], steps, day
    yield "not answered between", [1, 2, 3, 4], [3, None, 5, 8], steps, day
    yield "two pairs give no inertia", [1, 2, 3], [3, 5, 4], steps, day
    yield "three pairs do", [1, 2, 3, 4], [3, 5, 4, 8], steps, day
    yield "earlier ones all equal", [1, 2, 4, 5, 7, 8], [5, 3, 5, 6, 5, 9], steps, day
    yield "thirds, the same each day", [d for d in range(6) for _ in range(3)], [3, 3, 4] * 6, steps, day
    yield "several a day", [1, 1, 1, 2, 2, 3], [1, 9, 5, 7, 2, 4], steps, day
    yield "several a day, each by itself", [1, 1, 1, 2, 2, 3], [1, 9, 5, 7, 2, 4], steps, "entry"
    yield "entries of one day", [1] * 5, [4, 6, 5, 9, 1], steps, "entry"
    yield "entries constant in each day", [1, 1, 2, 2, 3, 3], [4, 4, 7, 7, 1, 1], steps, "entry"
    yield "tenths whose sum is no binary number", [1, 1, 1, 2], [0.1, 0.2, 0.3, 0.2], [0, 1], day
    yield "tenths that do not vary", list(range(10)), [0.1] * 10, [0, 1], day
    yield "a mean exactly on a step of the widest", list(range(10)), [0.3] * 5 + [0.7] * 5, [0, 1], day
    yield "a scale through 0", list(range(6)), [-3, 3, 0, -1, 2, -3], [-3, 3], day
    yield "a scale that begins at 1", list(range(6)), [1, 7, 1, 4, 4, 2], [1, 7], day


def windows(dice):
    for n in range(120):
        low, high = dice.choice([(0, 10), (1, 7), (-3, 3), (0, 100), (0, 1)])
        length, often, level = dice.choice([3, 7, 14, 28, 90]), dice.choice([1, 1, 2, 5]), dice.choice(["day", "entry"])
        centre, swing, answered = dice.random(), dice.choice([0.02, 0.1, 0.3]), dice.choice([1.0, 0.9, 0.5])
        days, x = [], []
        for day in range(length):
            if dice.random() > answered:
                continue
            for _ in range(dice.randint(1, often)):
                share = min(max(dice.gauss(centre, swing), 0.0), 1.0)
                value = low + (high - low) * share
                days.append(day)
                x.append(None if dice.random() < 0.05 else round(value, 2 if high == 1 else 0 if dice.random() < 0.8 else 1))
        yield f"window {n}", days, x, [low, high], level


def diverse(dice):
    yield "no feelings", []
    yield "nothing felt", [0, 0, 0]
    yield "one feeling", [3]
    yield "even", [2, 2, 2, 2]
    yield "all in one", [0, 0, 0, 9]
    yield "one by itself beside two", [1, 2, 2]
    for n in range(34):
        felt = [round(dice.random() * dice.choice([1, 10, 60]), dice.choice([0, 1, 3])) for _ in range(dice.randint(1, 14))]
        yield f"felt {n}", felt


def main():
    dice = random.Random(20)
    for case, days, x, scale, level in [*edges(), *windows(dice)]:
        record = {"case": case, "days": days, "x": x, "scale": scale, "level": level}
        print(json.dumps(record | {"expect": measures(days, x, scale, level)}))
    for case, c in diverse(dice):
        print(json.dumps({"case": case, "c": c, "expect": diversity(c)}))


if __name__ == "__main__":
    main()
