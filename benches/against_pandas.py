"""Fifty years of rolling windows, ours and pandas', in one go: the same numbers, and the CPU of each.

    python3 benches/against_pandas.py FILE.jsonl      (needs numpy and pandas; a Gamut JSON lines export)

Both start from what one day's ratings add up to, in memory: reading the file and grouping it by day is in neither
time. "Windows": both move the looks (21, 14 and twice 7 days) and the usual (70 days, ending 28 days before) over every
calendar day and give days rated, level and width of each feeling and of the strongest one, a column each; ours are the
columns the rule takes each day's numbers from. "Scores": pandas makes each day's score of them; ours its scores by the
usual that was in force, its state and the patterns, their beginnings and ends. Compared are the days whose usual is the
rolling one and on which all feelings count.
"""
import json, os, subprocess, sys, tempfile, time
import numpy as np
import pandas as pd

PLEASANT = ["joy", "contentment", "excitement", "affection"]
UNPLEASANT = ["sadness", "anxiety", "anger", "guilt"]
FEELINGS = PLEASANT + UNPLEASANT
ROUNDS = 200


def daily(path):
    rows = []
    for line in open(path, encoding="utf-8"):
        o = json.loads(line)
        if o.get("kind", "check_in") == "check_in" and "at" in o:
            felt = o["feelings"]
            rows.append([o["day"]] + [felt[f] if isinstance(felt.get(f), int) else np.nan for f in FEELINGS + ["numbness"]])
    frame = pd.DataFrame(rows, columns=["day"] + FEELINGS + ["numbness"])
    by_day = frame.groupby(pd.to_datetime(frame["day"]))[FEELINGS + ["numbness"]]
    every = pd.date_range(frame["day"].min(), frame["day"].max())
    return by_day.mean().reindex(every)


def told(mean):
    """Best and strongest of all on the days that tell."""
    tells = (mean[PLEASANT].notna().sum(axis=1) >= 3) & (mean[UNPLEASANT].notna().sum(axis=1) >= 3)
    return pd.DataFrame({"best": mean[PLEASANT].max(axis=1).where(tells), "all": mean[FEELINGS].max(axis=1).where(tells)})


def windows(frame, days):
    over = frame.rolling(days, min_periods=1)
    return over.count(), over.mean(), over.std()


def moved(mean, strongest):
    both = pd.concat([mean, strongest], axis=1)
    # The first 14 days of logging are never usual.
    return windows(both, 21), windows(both, 14), windows(strongest, 7), windows(both.iloc[14:], 70)


def scores(mean, looks):
    long, short, week, usual = looks
    usual = [part.reindex(mean.index).shift(28) for part in usual]
    logged = mean[FEELINGS].notna().any(axis=1)
    many = lambda days: logged.rolling(days, min_periods=1).sum()
    enough = (many(21) >= 10) & (logged.iloc[14:].rolling(70, min_periods=1).sum().reindex(mean.index).shift(28) >= 28)
    enough &= (long[0][FEELINGS].min(axis=1) >= 10) & (usual[0][FEELINGS].min(axis=1) >= 28)
    enough &= (long[0]["best"] >= 10) & (usual[0]["best"] >= 28)
    weeks = [(part[0]["best"], part[1]["best"]) for part in (week, [w.shift(7) for w in week])]
    fell = lambda now, then, offset, unit: -np.log((now + offset) / (then + offset)) / unit
    grace = 1e-9

    def score(look, counts):
        side = lambda names, part, of: of[part][names].where(counts[names]).mean(axis=1)
        width_p, width_u = (
            fell(side(names, 2, look), side(names, 2, usual), 0.1, unit) for names, unit in ((PLEASANT, 0.20), (UNPLEASANT, 0.25))
        )
        best = fell(look[1]["best"], usual[1]["best"], 0.5, 0.08)
        rated = (look[0]["numbness"] >= 5) & (usual[0]["numbness"] >= 5)
        numb = ((look[1]["numbness"] - usual[1]["numbness"]) / 0.55).clip(-2, 2.5)
        rise = -fell(side(UNPLEASANT, 1, look), side(UNPLEASANT, 1, usual), 0.5, 0.25)
        some = 0.125 * (width_p.clip(-2, 2.5) + width_u.clip(-2, 2.5)) + 0.40 * best.clip(-2, 2.5)
        whole = (some + 0.35 * numb).where(rated, some / 0.65 - 0.15) - 0.5 * rise.clip(lower=0)
        opens = (width_p >= 0.3 - grace) & ((look[2]["all"] + 0.2) / (usual[2]["all"] + 0.2) <= 1.10 + grace)
        for days, level in weeks:
            opens &= (fell(level, usual[1]["best"], 0.5, 0.08) >= 0.5 - grace) | ~(days >= 3)
        return whole.where(opens, whole.clip(upper=0))

    both = score(long, long[0] >= 10)
    counts = short[0] >= 7
    may = (many(14) >= 7) & (short[0]["best"] >= 7) & (weeks[0][0] >= 4) & (weeks[1][0] >= 4)
    may &= (counts[PLEASANT].sum(axis=1) >= 3) & (counts[UNPLEASANT].sum(axis=1) >= 3)
    shorter = (score(short, counts) - 0.2).where(may)
    return both.where(~(shorter > both), shorter).where(enough)


def cpu_of(command):
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    if status != 0:
        raise SystemExit(f"{command} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


def main():
    path = os.path.abspath(sys.argv[1])
    built = subprocess.run(
        ["cargo", "bench", "--locked", "--bench", "rolling", "--no-run", "--message-format=json"],
        check=True, stdout=subprocess.PIPE, text=True,
    ).stdout
    made = [o for o in map(json.loads, built.splitlines()) if o.get("executable") and o["target"]["name"] == "rolling"]
    program = made[-1]["executable"]
    mean = daily(path)
    pandas_cpu = {"windows": [], "scores": []}
    for _ in range(7):
        start = time.process_time()
        looks = moved(mean, told(mean))
        between = time.process_time()
        made = scores(mean, looks)
        pandas_cpu["windows"].append(between - start)
        pandas_cpu["scores"].append(time.process_time() - start)
    none, memory = cpu_of([program, path, "--windows", "0"])
    ours = {}
    for what, option in (("windows", "--windows"), ("scores", "--judged")):
        many, _ = cpu_of([program, path, option, str(ROUNDS)])
        ours[what] = (many - none) / ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "scores.tsv")
        subprocess.run([program, path, "--windows", "0", "--scores", file], check=True)
        read = pd.read_csv(file, sep="\t", names=["day", "score", "from", "until"], index_col="day", parse_dates=["day", "from", "until"])
    first = (read.index - pd.Timedelta(days=97)).to_series().clip(lower=read.index[0] + pd.Timedelta(days=14)).to_numpy()
    rolls = (read["until"] == read.index - pd.Timedelta(days=28)) & (read["from"] == first)
    said = read["score"].where(rolls & made.notna())
    made = made.where(rolls)
    both = said.notna() & made.notna()
    apart = (said - made).abs().max()
    differ = int((said.notna() != made.notna()).sum())
    print(f"days {len(said)}, scored {int(both.sum())}, scored by one only {differ}, largest difference {apart:.1e}")
    for what, cpu in ours.items():
        theirs = sorted(pandas_cpu[what])[3]
        print(f"{what:8} CPU: pandas {theirs * 1000:.1f} ms, ours {cpu * 1000:.2f} ms, ratio {theirs / cpu:.1f}")
    print(f"our memory, reading the file included, at most {memory // 1024} MiB")
    return 0 if differ == 0 and apart < 1e-9 else 1


if __name__ == "__main__":
    sys.exit(main())
