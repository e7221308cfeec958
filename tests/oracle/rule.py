#!/usr/bin/env python3
"""What the rule says of made-up journals, day by day: `python3 tests/oracle/rule.py` answers the journals of rule.jsonl
again and prints the whole of them, the same bytes.

Written from the words of the rule (docs/analysis.md), not from the program. Standard library only. Nobody's journals: the
ratings are dice. A record is {case, until, check_ins, answers, marks, days, patterns}: a check-in is [day, written on day,
ratings of FEELINGS or null], days are running numbers, an answer is [day, word], a mark is [from, until, marked on]; of
each judged day stands [state, score, pleasant, heavier, left, days of the look that decided, pattern, question due].
Everything is replayed from day 0: same data, same answer, whatever the order of entry.
"""
import datetime as dt, json, math, pathlib

PLEASANT, UNPLEASANT = ["joy", "contentment", "excitement", "affection"], ["sadness", "anxiety", "anger", "guilt"]
GRACE = 1e-9                    # of every comparison: the order of summing must not decide
ENOUGH_FEELINGS = 3             # of each side
RECENT, RECENT_NEED = 21, 10
USUAL, USUAL_NEED, KEPT_NEED = 70, 28, 20
GAP, SETTLING = 7, 14
NUMB_NEED = 5
SHORT, SHORT_NEED, SHORT_WEEK, SHORT_LESS = 14, 7, 4, .2      # the second look
UNIT = dict(width_pleasant=.20, width_unpleasant=.25, best=.08, numb=.55, heavier=.25)
SHARE_WIDTH, SHARE_BEST, SHARE_NUMB, RISE_COST, UNRATED = .125, .40, .35, .5, .15
LEAST, MOST = -2., 2.5          # clip of the score's signs
NARROWER, WEEK, WEEK_NEED, SPREAD = .3, .5, 3, 1.10           # gates
BEST_WIDE, MOST_WIDE = .15, 4.  # strongest pleasant where it isn't capped: pleasant side alone, what is left
PLEASANT_WIDTH, PLEASANT_BEST, DISTRESS_KEPT, PLEASANT_UNRATED = 1., 1.5, .9, .5
THRESHOLD, THRESHOLD_PLEASANT, THRESHOLD_STEP = 1.70, 1.75, 1.75
ROW_BOTH, ROW, CARRY = 3, 5, 4  # days in a row; a score is carried this long
STEP_DROP, STEP_APART = .5, 21
BACK, BACK_SHARE, DEPTH_DAYS, OVER_ROW = .60, .30, 28, 21
QUIET, KEPT_FOR, ASK_FIRST, ASK, MUTED_ROW = 28, 365, 91, 182, 21
GUARD, SHARPEN, TRIED = 7, 28, 84
LENGTHS, LENGTH_PRIOR, TEMPER, TAIL, STEPS, LEAST_SPREAD, ODD = (1, 15, 29, 43), (.55, .15, .15, .15), .20, .05, 11, .7, 6.
KIND_DAYS, KIND_BOTH, KIND_WIDTH, KIND_HIGH = 56, 1.25, .20, .15
OFF_WIDTH, OFF_STRENGTH, OFF_SPREAD = .1, .5, .2
WORDS_DAYS, WORDS_NEED, WORDS_NUMB, WORDS_FAINT = 14, 7, 6, 3


# ------------------------------------------------------------------ a journal
class Journal:
    """mean[j][t], high[j][t]: mean and largest of a day's numeric ratings, None where not rated; pleasant lanes first, numbness last"""
    def __init__(self, mean, high, n_pleasant):
        self.mean, self.high, self.n_pleasant, self.T = mean, high, n_pleasant, len(mean[0]); self.feelings = len(mean) - 1
        self.logged = [any(mean[j][t] is not None for j in range(self.feelings)) for t in range(self.T)]
        self.upto = [0]
        for x in self.logged: self.upto.append(self.upto[-1] + x)
        self._kept, self._told, self._best = {}, {}, {}

    def days(self, lo, hi):
        """logged days in lo..hi, both included"""
        lo, hi = max(lo, 0), min(hi, self.T - 1)
        return self.upto[hi + 1] - self.upto[lo] if hi >= lo else 0

    def rated(self, j, lo, hi): return [x for x in self.mean[j][max(lo, 0):hi + 1] if x is not None]

    def stretch(self, lo, hi):
        """per lane (rated days, level, width) of lo..hi"""
        lo = max(lo, 0); f = self._kept.get((lo, hi))
        if f is None:
            if len(self._kept) > 400: self._kept.clear()
            f = self._kept[lo, hi] = [level_width(self.rated(j, lo, hi)) for j in range(self.feelings + 1)]
        return f

    def highs(self, j, lo, hi): return p90([x for x in self.high[j][max(lo, 0):hi + 1] if x is not None])

    def told(self, counting):
        """per day (strongest pleasant, strongest of all) by day means, None unless 3 + 3 counting feelings are rated"""
        r = self._told.get(counting)
        if r is None:
            p, u = [j for j in counting if j < self.n_pleasant], [j for j in counting if j >= self.n_pleasant]; r = []
            for t in range(self.T):
                a, b = [self.mean[j][t] for j in p if self.mean[j][t] is not None], [self.mean[j][t] for j in u if self.mean[j][t] is not None]
                r.append((max(a), max(a + b)) if len(a) >= ENOUGH_FEELINGS and len(b) >= ENOUGH_FEELINGS else None)
            self._told[counting] = r
        return r

    def strongest(self, counting, lo, hi):
        """telling days of lo..hi: number, mean strongest pleasant, spread of the strongest of all"""
        key = (counting, lo, hi); r = self._best.get(key)
        if r is None:
            if len(self._best) > 400: self._best.clear()
            x = [d for d in self.told(counting)[max(lo, 0):hi + 1] if d is not None]
            r = self._best[key] = (len(x), math.fsum(a for a, _ in x) / len(x) if x else None, level_width([b for _, b in x])[2])
        return r


def level_width(x):
    """rated days, mean, spread with n - 1 (0 where undefined)"""
    n = len(x)
    if not n: return 0, None, 0.
    m = math.fsum(x) / n
    return n, m, math.sqrt(math.fsum((v - m) ** 2 for v in x) / (n - 1)) if n > 1 else 0.


def p90(x):
    """type-7 quantile"""
    if not x: return None
    y = sorted(x); h = (len(y) - 1) * .9; i = int(h)
    return y[i] if i + 1 >= len(y) else y[i] + (h - i) * (y[i + 1] - y[i])


def average(x): return math.fsum(x) / len(x)
def clip(v, most=MOST): return min(max(v, LEAST), most)
def fell(now, before, offset, unit): return -math.log((now + offset) / (before + offset)) / unit


# ------------------------------------------------------------------ one look: signs, gates, scores
def counting_feelings(J, a, b, need_a, need_b, among=None):
    """feelings rated often enough in both stretches, as (pleasant, unpleasant); None where fewer than 3 + 3"""
    ok = [j for j in (range(J.feelings) if among is None else among) if a[j][0] >= need_a and b[j][0] >= need_b]
    p, u = [j for j in ok if j < J.n_pleasant], [j for j in ok if j >= J.n_pleasant]
    return None if min(len(p), len(u)) < ENOUGH_FEELINGS else (p, u)


def one_look(J, today, length, usual, need, among, counting, weeks):
    """the signs of the last `length` days beside `usual`, or None"""
    lo = max(today - length + 1, 0); a, b = J.stretch(lo, today), J.stretch(*usual)
    sides = counting_feelings(J, a, b, among, need, counting)
    if sides is None: return None
    n, best, spread = J.strongest(counting, lo, today); m, best_usual, spread_usual = J.strongest(counting, *usual)
    if n < among or m < need: return None
    p, u = sides; of = lambda f, side, k: average([f[j][k] for j in side]); numb = None
    if a[-1][0] >= NUMB_NEED and b[-1][0] >= NUMB_NEED: numb = (a[-1][1] - b[-1][1]) / UNIT["numb"]
    return dict(width_pleasant=fell(of(a, p, 2), of(b, p, 2), OFF_WIDTH, UNIT["width_pleasant"]),
                width_unpleasant=fell(of(a, u, 2), of(b, u, 2), OFF_WIDTH, UNIT["width_unpleasant"]),
                best=fell(best, best_usual, OFF_STRENGTH, UNIT["best"]), numb=numb,
                heavier=-fell(of(a, u, 1), of(b, u, 1), OFF_STRENGTH, UNIT["heavier"]),
                level_drop=of(b, p, 1) - of(a, p, 1), spread=(spread + OFF_SPREAD) / (spread_usual + OFF_SPREAD), weeks=weeks)


def looks(J, today, usual, need):
    """(21-day signs, 14-day signs or None) beside `usual`, or None where the 21-day look isn't possible"""
    lo = max(today - RECENT + 1, 0)
    if usual[1] < usual[0] or J.days(lo, today) < RECENT_NEED or J.days(*usual) < need: return None
    sides = counting_feelings(J, J.stretch(lo, today), J.stretch(*usual), RECENT_NEED, need)
    if sides is None: return None
    counting = tuple(sides[0] + sides[1]); in_usual = J.strongest(counting, *usual)
    if in_usual[0] < need: return None
    week = [J.strongest(counting, today - 6, today), J.strongest(counting, today - 13, today - 7) if today >= 7 else (0, None, 0.)]
    weeks = [fell(w[1], in_usual[1], OFF_STRENGTH, UNIT["best"]) for w in week if w[0] >= WEEK_NEED]
    long = one_look(J, today, RECENT, usual, need, RECENT_NEED, counting, weeks)
    if long is None: return None
    short = None
    if J.days(today - SHORT + 1, today) >= SHORT_NEED and min(w[0] for w in week) >= SHORT_WEEK:
        short = one_look(J, today, SHORT, usual, need, SHORT_NEED, counting, weeks)
    return long, short


def gates(s):
    return dict(narrower=s["width_pleasant"] >= NARROWER - GRACE, every_week=all(w >= WEEK - GRACE for w in s["weeks"]), spread_over_days=s["spread"] <= SPREAD + GRACE)


def score_of(s):
    x = SHARE_WIDTH * (clip(s["width_pleasant"]) + clip(s["width_unpleasant"])) + SHARE_BEST * clip(s["best"])
    x = x / (1 - SHARE_NUMB) - UNRATED if s["numb"] is None else x + SHARE_NUMB * clip(s["numb"])
    x -= RISE_COST * max(0., s["heavier"])
    return x if all(gates(s).values()) else min(x, 0.)


def best_wide(s): return s["best"] * UNIT["best"] / BEST_WIDE


def pleasant_alone(s):
    """the pleasant side by itself, whatever the unpleasant one does (its two readings differ by the unpleasant level)"""
    b = best_wide(s); m = (clip(s["width_pleasant"], MOST_WIDE) + 2 * clip(b, MOST_WIDE)) / 3
    x = m - PLEASANT_UNRATED if s["numb"] is None else .7 * m + .3 * clip(s["numb"], MOST_WIDE)
    ok = s["width_pleasant"] >= PLEASANT_WIDTH - GRACE and b >= PLEASANT_BEST - GRACE and (s["numb"] is None or s["numb"] >= -GRACE)
    return x if ok else min(x, 0.)


def left_of(s):
    """what is left of a change, without gates"""
    m = clip(best_wide(s), MOST_WIDE)
    return m if s["numb"] is None else .7 * m + .3 * clip(s["numb"], MOST_WIDE)


class Scores:
    """of one day beside one usual; all None where the 21-day look isn't possible"""
    both = pleasant = heavier = left = look = beyond = None; level_drop = 0.
    def __init__(self, found):
        if found is None: return
        s, short = found; self.both, self.look = score_of(s), RECENT
        if short is not None and score_of(short) - SHORT_LESS > self.both: self.both, self.look = score_of(short) - SHORT_LESS, SHORT
        x = pleasant_alone(s); heavy = s["heavier"] > DISTRESS_KEPT + GRACE
        self.pleasant, self.heavier = (min(x, 0.), x) if heavy else (x, min(x, 0.))
        self.left, self.level_drop, self.beyond = left_of(s), s["level_drop"], best_wide(s) <= -.5 + GRACE


# ------------------------------------------------------------------ when did it begin, when was it back?
def change_day(J, before, after, first, last, hi):
    """(earliest, most likely, latest) of the days first..last as the first day of a change from the days `before` to the days
    `after`, by the ratings up to hi; None where they hold too little"""
    lanes = []
    for j in range(J.feelings + 1):
        a, b = J.rated(j, *before) if before[1] >= before[0] else [], J.rated(j, *after)
        if len(a) >= 10 and len(b) >= 5:
            m0, s0 = level_width(a)[1:]; s0 = max(s0, LEAST_SPREAD); m1 = average(b)
            s1 = max(math.sqrt((math.fsum((v - m1) ** 2 for v in b) + 3 * s0 ** 2) / (len(b) + 2)), LEAST_SPREAD); lanes.append((j, m0, s0, m1, s1))
    lo = max(0, min(before[1] + 1, first)); first = max(first, lo)
    if len(lanes) < 3 or last < first: return None
    fit = [[0.] * STEPS for _ in range(lo, hi + 1)]
    for j, m0, s0, m1, s1 in lanes:
        ways = [(m0 + k / (STEPS - 1) * (m1 - m0), math.exp((1 - k / (STEPS - 1)) * math.log(s0) + k / (STEPS - 1) * math.log(s1))) for k in range(STEPS)]
        ways = [(m, s, math.log(s)) for m, s in ways]
        for d in range(lo, hi + 1):
            x = J.mean[j][d]
            if x is None: continue
            f = fit[d - lo]
            for k, (m, s, ln) in enumerate(ways): z = (x - m) / s; f[k] -= min(.5 * z * z, ODD) + ln
    n = hi - lo + 1; old, new = [0.], [0.]
    for f in fit: old.append(old[-1] + f[0]); new.append(new[-1] + f[-1])
    L = []
    for c in range(first, last + 1):
        a, row = c - lo, []
        for w in LENGTHS:
            e = min(a + w - 1, n); row.append(old[a] + new[n] - new[e] + sum(fit[d][int((d - a + 1) / w * (STEPS - 1) + .5)] for d in range(a, e)))
        L.append(row)
    top = max(map(max, L)); q = [sum(math.exp(TEMPER * (v - top)) * p for v, p in zip(row, LENGTH_PRIOR)) for row in L]; total = math.fsum(q)

    def at(share):
        F = 0.
        for i, v in enumerate(q):
            F += v / total
            if F >= share - 1e-12: return first + i
        return last
    early, likely, late = at(TAIL), at(.5), at(1 - TAIL)
    while early > first and not J.logged[early - 1]: early -= 1      # days without check-ins can't tell: an end goes to their edge
    while late < last and not J.logged[late]: late += 1
    return early, likely, late


def beginning(J, usual, noticed, today, after_usual=False):
    """the beginning of what was noticed, from what is known today (at most 28 days after the noticing)"""
    hi = min(today, noticed + SHARPEN); after = (hi - 13, hi) if today == noticed else (noticed - 6, hi)
    least = usual[1] + 1 if after_usual else usual[0] + 14; first = max(noticed - TRIED, least)
    while first > least and not J.logged[first - 1]: first -= 1
    before = (usual[0], min(usual[1], noticed - RECENT)); s = change_day(J, before, after, first, noticed, hi)
    if s is None: return None
    again = (before[0], min(before[1], s[0] - 1 - GUARD))
    return change_day(J, again, after, first, noticed, hi) or s if J.days(*again) >= 14 and again != before else s


def turning(J, began, today):
    """when what stood was back, known on the day it is said to be over"""
    start, mid, last = began[2] + 1, today - OVER_ROW - RECENT, today - OVER_ROW + 1; lo = max(mid, start + 13)
    while lo > start and J.days(lo, mid) < 42: lo -= 1
    first = max(lo + 7, today - TRIED)
    while first > lo + 7 and not J.logged[first - 1]: first -= 1
    s = change_day(J, (lo, max(mid, lo + 13)), (last, today), first, last, today) if last > first else None
    return s or (last,) * 3


# ------------------------------------------------------------------ the state machine
class Pattern:
    def __init__(self, noticed, usual, narrowed, began):
        self.noticed, self.usual, self.narrowed, self.began, self.began_as_noticed = noticed, usual, narrowed, began, began
        self.narrowed_on = noticed if narrowed else None; self.ended = self.how = self.back = self.kind = None   # how: over | usual_now | taken_back
        self.steps, self.breaks, self.lefts, self.depth, self.closer, self.beyond = [], [], [], 0., False, False


class Row:
    """days in a row on which a score, carried at most 4 days, passes a test"""
    def __init__(self, need): self.need, self.n, self.age, self.last = need, 0, 99, None
    def add(self, score, passes):
        if score is None: self.age += 1
        else: self.last, self.age = score, 0
        self.n = self.n + 1 if self.last is not None and self.age <= CARRY and passes(self.last) else 0
        return self.n >= self.need


def judge(J, P, answers=(), marks=()):
    """days[] and patterns[].  answers: (day, word); marks: (first, last, day of marking), days as numbers"""
    bar = dict(both=P["threshold"], pleasant=P["threshold_pleasant"], heavier=P["threshold_pleasant"]); reached = {k: (lambda h, v=v: h >= v - GRACE) for k, v in bar.items()}
    rows = lambda: {k: Row(ROW_BOTH if k == "both" else ROW) for k in bar}; said = {}
    for d, a in answers: said.setdefault(d, []).append(a)
    days, patterns, open_, counters = [], [], None, rows(); floor = floor_before = SETTLING
    last_usual, last_usual_on, muted, asked, last_scored, lost, inner, ending = None, 0, None, 0, -9999, False, Row(ROW), Row(OVER_ROW)

    def rolling(t, start): hi = t - RECENT - P["gap_days"]; return max(start, hi - P["baseline_days"] + 1), hi

    def marked(t, before):
        fit = [(m[1], max(m[0], SETTLING)) for m in marks if m[2] <= t and m[1] <= before and J.days(max(m[0], SETTLING), m[1]) >= USUAL_NEED]
        return max(fit, default=None)

    def sharpen(p, t): return beginning(J, p.usual, p.noticed, t, p.usual[1] < p.began_as_noticed[0]) or p.began

    for t in range(J.T):
        # which days are the usual
        usual, need = rolling(t, floor), USUAL_NEED; mark = marked(t, usual[1] if open_ is None else open_.began_as_noticed[0] - 1)
        if mark: usual = (mark[1], mark[0])
        elif open_ is not None: usual = open_.usual
        elif J.days(*usual) >= USUAL_NEED: last_usual, last_usual_on = usual, t
        elif last_usual and t - last_usual_on <= KEPT_FOR: usual = last_usual
        if not mark and (open_ is not None or usual == last_usual): need = max(KEPT_NEED, min(USUAL_NEED, J.days(*usual)))
        s = Scores(looks(J, t, usual, need) if t >= SETTLING + RECENT else None)
        if s.both is not None: last_scored = t
        hit = [k for k in bar if counters[k].add(getattr(s, k), reached[k])]; narrowed = "both" in hit or "pleasant" in hit
        if open_ is None:
            if muted is not None:                    # after "this isn't so": quiet until it has been below for a while
                if s.both is not None: muted = muted + 1 if all(getattr(s, k) < bar[k] - GRACE for k in bar) else 0
                if muted >= MUTED_ROW: muted = None
            elif hit and not mark and patterns and patterns[-1].how == "over" and usual == patterns[-1].usual:
                open_ = p = patterns[-1]; p.breaks.append((p.ended, t)); p.ended = p.how = p.back = None      # no new usual had formed: the same pattern
                if narrowed and not p.narrowed: p.narrowed, p.narrowed_on = True, t
                inner, ending, lost, floor = Row(ROW), Row(OVER_ROW), False, floor_before
            elif hit:
                began = beginning(J, usual, t, t) or (max(t - 4, 0),) * 3; kept = usual
                for hi, least in () if mark else ((began[0] - 1 - GUARD, USUAL_NEED), (began[0] - 1, USUAL_NEED), (began[0] - 1, KEPT_NEED)):
                    hi = min(usual[1], hi); lo = max(floor, hi - P["baseline_days"] + 1)
                    if J.days(lo, hi) >= least: kept = (lo, hi); break
                open_ = Pattern(t, kept, narrowed, began); patterns.append(open_); inner, ending, asked, lost = Row(ROW), Row(OVER_ROW), t - ASK + ASK_FIRST, False
        else:
            p = open_
            if narrowed and not p.narrowed: p.narrowed, p.narrowed_on = True, t
            if t == p.noticed + SHARPEN: p.began = sharpen(p, t)
            if s.left is not None:
                p.lefts.append(s.left); w = p.lefts[-DEPTH_DAYS:]
                if len(w) == DEPTH_DAYS or t <= p.noticed + DEPTH_DAYS: p.depth = max(p.depth, average(w))
            limit = max(BACK, BACK_SHARE * p.depth); over = ending.add(s.left, lambda h: h < limit)
            lost = t - last_scored > QUIET or lost and (s.left is None or s.left < limit)
            if s.left is not None: p.closer, p.beyond = limit <= s.left < p.depth / 2, s.beyond
            own = rolling(t, (p.steps[-1][1] if p.steps else p.began)[2] + 1); i = Scores(looks(J, t, own, USUAL_NEED))    # a further step: beside its own days
            v = None if i.both is None else max(i.both, i.pleasant) if i.level_drop >= STEP_DROP - GRACE else 0.
            if inner.add(v, lambda h: h >= THRESHOLD_STEP - GRACE) and not (p.steps and p.steps[-1][0] > t - STEP_APART): p.steps.append((t, beginning(J, own, t, t) or (t,) * 3))
            for a in said.get(t, ()):
                asked = t - (ASK - ASK_FIRST if a == "dont_know" else 0)
                if a == "usual_now": p.ended, p.how, floor, last_usual = t, "usual_now", p.began[2] + 1, None
                if a == "not_so": p.ended, p.how, muted = t, "taken_back", 0
            if p.ended is None and over:
                p.ended, p.how, p.back = t, "over", turning(J, p.began, t); floor_before, floor, last_usual, last_usual_on = floor, max(floor, p.back[2] + 1), p.usual, t
            if p.ended is not None: p.kind = kind_of(J, p, t); open_, counters = None, rows()
        known = t - last_scored <= CARRY
        if open_ is not None and open_.narrowed: state = "not_enough" if lost else "narrowed"
        else: state = "usual" if known else "not_enough"
        days.append(dict(state=state, score=s.both, look=s.look, pleasant=s.pleasant, heavier=s.heavier, left=s.left, usual=usual if usual[1] >= usual[0] else None,
                         pattern=None if open_ is None else len(patterns) - 1, ask=open_ is not None and open_.narrowed and t - asked >= ASK))
    if open_ is not None:                            # what is shown today; no later day rests on it
        if J.T - 1 < open_.noticed + SHARPEN: open_.began = sharpen(open_, J.T - 1)
        open_.kind = kind_of(J, open_, J.T - 1)
    return days, patterns


def kind_of(J, p, today):
    """both | pleasant | heavier: what the pattern's own days (at most the last 56, at least the last 21) say beside the kept usual"""
    if not p.narrowed: return "heavier"
    last = today if p.back is None else p.back[0] - 1; lo = max(0, min(max(p.began[1], last - KIND_DAYS + 1), last - RECENT + 1)); need = max(KEPT_NEED, min(USUAL_NEED, J.days(*p.usual)))
    if J.days(lo, last) < RECENT_NEED or J.days(*p.usual) < need: return "pleasant"
    a, b = J.stretch(lo, last), J.stretch(*p.usual); sides = counting_feelings(J, a, b, RECENT_NEED, need)
    if sides is None: return "pleasant"
    u = sides[1]; w = fell(average([a[j][2] for j in u]), average([b[j][2] for j in u]), OFF_WIDTH, KIND_WIDTH)
    h = fell(average([J.highs(j, lo, last) for j in u]), average([J.highs(j, *p.usual) for j in u]), OFF_STRENGTH, KIND_HIGH)
    return "both" if (clip(w, MOST_WIDE) + clip(h, MOST_WIDE)) / 2 >= KIND_BOTH - GRACE else "pleasant"


# ------------------------------------------------------------------ what is shown
def numbers(J, p, today):
    """the one set of numbers: `before` the kept usual; `now` the last 21 days while it stands, else `then`: its own days, the last 84"""
    def of(lo, hi):
        lo = max(lo, 0); f = J.stretch(lo, hi); r = {"from": lo, "until": hi, "days_logged": J.days(lo, hi)}; best = None
        for side, a, b in (("pleasant", 0, J.n_pleasant), ("unpleasant", J.n_pleasant, J.feelings)):
            j = [c for c in range(a, b) if f[c][0] >= RECENT_NEED]
            r[side] = {"width": average([f[c][2] for c in j]) if j else None, "high": average([J.highs(c, lo, hi) for c in j]) if j else None, "level": average([f[c][1] for c in j]) if j else None}
            if side == "pleasant":
                x = [[J.mean[c][t] for c in j if J.mean[c][t] is not None] for t in range(lo, hi + 1)]; x = [max(v) for v in x if len(v) >= ENOUGH_FEELINGS]
                best = average(x) if x else None
        return {**r, "best": best, "numbness": f[-1][1] if f[-1][0] >= NUMB_NEED else None}
    if p.ended is None: return {"before": of(*p.usual), "now": of(today - RECENT + 1, today)}
    last = p.back[0] - 1 if p.back else p.ended
    return {"before": of(*p.usual), "then": of(max(p.began[2], last - 83) if last - p.began[2] >= 20 else p.began[0], last)}


def in_words(J, t, symptom_days=(), standing=False):
    """numb, or without highs, in absolute words over the last 14 days; None where neither.  standing: it was said the day before"""
    numb_share, faint_share = (1 / 2, 3 / 5) if standing else (2 / 3, 4 / 5); span = range(max(0, t - WORDS_DAYS + 1), t + 1); r = {}
    n = [d for d in span if d in symptom_days or J.mean[-1][d] is not None]
    y = [d for d in n if d in symptom_days or J.mean[-1][d] >= WORDS_NUMB - GRACE]
    if len(n) >= WORDS_NEED and len(y) >= numb_share * len(n) - GRACE: r["numb"] = [len(y), len(n)]
    h = [[J.high[j][d] for j in range(J.n_pleasant) if J.high[j][d] is not None] for d in span]; h = [max(x) for x in h if len(x) >= ENOUGH_FEELINGS]
    z = [x for x in h if x <= WORDS_FAINT]
    if len(h) >= WORDS_NEED and len(z) >= faint_share * len(h) - GRACE: r["no_highs"] = [len(z), len(h)]
    return r or None


# ------------------------------------------------------------------ the batch protocol
DEFAULTS = dict(baseline_days=USUAL, gap_days=GAP, threshold=THRESHOLD, threshold_pleasant=THRESHOLD_PLEASANT)


def number(v): return isinstance(v, (int, float)) and not isinstance(v, bool)


def table(check_ins, until, keys):
    first = min(dt.date.fromisoformat(c["day"]) for c in check_ins); T = (dt.date.fromisoformat(until) - first).days + 1; names = [*keys[0], *keys[1], "numbness"]; got = {}
    for c in check_ins:
        t = (dt.date.fromisoformat(c["day"]) - first).days
        for j, k in enumerate(names):
            v = c.get("feelings", {}).get(k)
            if number(v) and 0 <= t < T: got.setdefault((j, t), []).append(v)
    grid = lambda f: [[f(got[j, t]) if (j, t) in got else None for t in range(T)] for j in range(len(names))]
    return Journal(grid(lambda v: math.fsum(v) / len(v)), grid(max), len(keys[0])), first


def written_day(c):
    """the lived day (from 04:00) on which a check-in was written down"""
    w = dt.datetime.fromisoformat(c["written_at"]) if c.get("written_at") else None
    return c["day"] if w is None else max(c["day"], (w - dt.timedelta(hours=4)).date().isoformat())


def as_of(line, check_ins, until, P, keys):
    """everything with these check-ins, as if all had always been there"""
    if not check_ins: return [], [], {"words": None, "heavier": False}
    J, first = table(check_ins, until, keys); no = lambda s: (dt.date.fromisoformat(s) - first).days; iso = lambda t: None if t is None else (first + dt.timedelta(days=t)).isoformat()
    span = lambda s: None if s is None else [iso(x) for x in s]; count = {}
    for c in check_ins: count[c["day"]] = count.get(c["day"], 0) + 1
    D, found = judge(J, P, [(no(a["day"]), a["answer"]) for a in line.get("answers", ()) if a["day"] <= until],
                     [(no(a["from"]), no(a["until"]), no(a["marked"])) for a in line.get("like_me", ()) if a["marked"] <= until])
    symptoms, words, days = {no(d) for d in line.get("symptom_days", ())}, None, []
    for t, d in enumerate(D):
        words = in_words(J, t, symptoms, words is not None)
        days.append({"day": iso(t), "check_ins": count.get(iso(t), 0), **d, "usual": span(d["usual"]), "words": words})
    pats = [{"kind": p.kind, "noticed": iso(p.noticed), "narrowed_on": iso(p.narrowed_on), "began": span(p.began), "began_as_noticed": span(p.began_as_noticed), "usual": span(p.usual),
             "steps": [{"noticed": iso(a), "began": span(b)} for a, b in p.steps], "breaks": [span(b) for b in p.breaks], "ended": iso(p.ended), "how": p.how, "back": span(p.back),
             "depth": p.depth, "closer": p.ended is None and p.closer, "beyond": p.ended is None and bool(p.beyond),
             "numbers": {k: {**v, "from": iso(v["from"]), "until": iso(v["until"])} for k, v in numbers(J, p, J.T - 1).items()}} for p in found]
    return days, pats, {"words": words, "heavier": bool(found) and found[-1].ended is None and not found[-1].narrowed}


def answer(line, keys=(PLEASANT, UNPLEASANT)):
    unknown = set(line.get("params") or {}) - set(DEFAULTS)
    if unknown: raise ValueError(f"unknown params {sorted(unknown)}")
    P = {**DEFAULTS, **(line.get("params") or {})}; c = line["check_ins"]; until = line.get("until") or max((x["day"] for x in c), default=None)
    known = [(written_day(x), x) for x in c]; known = [(w, x) for w, x in known if until and w <= until and x["day"] <= until]
    cuts = sorted({w for w, x in known if w > x["day"]}); days, pats, notices = [], [], {"words": None, "heavier": False}
    for i, a in enumerate([""] + cuts):              # between two late writings nothing but entries in time is added
        b = cuts[i] if i < len(cuts) else "9999"
        D, pats, notices = as_of(line, [x for w, x in known if w < b], until, P, keys); days += [d for d in D if a <= d["day"] < b]
    return {"id": line["id"], "days": days, "patterns": pats, "notices": notices}


FEELINGS = [*PLEASANT, *UNPLEASANT, "numbness"]
START = dt.date(2025, 1, 1)


def again(record):
    """the record with what is said of it now"""
    day = lambda n: (START + dt.timedelta(days=n)).isoformat()
    no = lambda text: None if text is None else (dt.date.fromisoformat(text) - START).days
    span = lambda s: None if s is None else [no(x) for x in s]
    felt = lambda ratings: {k: v for k, v in zip(FEELINGS, ratings) if v is not None}
    said = answer({
        "id": record["case"], "until": day(record["until"]),
        "check_ins": [{"day": day(on), "written_at": day(written) + "T12:00:00", "feelings": felt(ratings)} for on, written, ratings in record["check_ins"]],
        "answers": [{"day": day(on), "answer": word} for on, word in record["answers"]],
        "like_me": [{"from": day(a), "until": day(b), "marked": day(on)} for a, b, on in record["marks"]],
    })
    short = lambda n: None if n is None else float(f"{n:.12g}")
    days = [[d["state"], *(short(d[k]) for k in ("score", "pleasant", "heavier", "left")), d["look"], d["pattern"], d["ask"]] for d in said["days"]]
    patterns = [{
        "kind": p["kind"], "noticed": no(p["noticed"]), "narrowed_on": no(p["narrowed_on"]), "began": span(p["began"]),
        "began_as_noticed": span(p["began_as_noticed"]), "usual": span(p["usual"]),
        "steps": [[no(s["noticed"]), *span(s["began"])] for s in p["steps"]], "breaks": [span(b) for b in p["breaks"]],
        "ended": no(p["ended"]), "how": p["how"], "back": span(p["back"]), "depth": round(p["depth"], 6),
    } for p in said["patterns"]]
    return {**record, "days": days, "patterns": patterns}


if __name__ == "__main__":
    for line in (pathlib.Path(__file__).parent / "rule.jsonl").read_text(encoding="utf-8").splitlines():
        print(json.dumps(again(json.loads(line)), separators=(",", ":")))
