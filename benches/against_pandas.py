"""Fifty years of rolling windows, ours and pandas', in one go: the same numbers, and the CPU of each.

    python3 benches/against_pandas.py FILE.jsonl      (needs numpy and pandas; a Gamut JSON lines export)

Both start from what one day's ratings add up to, in memory: reading the file and grouping it by day is in neither
time. Both move the recent stretch (21 days) and the usual one (70 days, ending 28 days before) over every calendar
day and give days rated, level, width and high of each feeling; ours makes each day's score of them within its time,
pandas makes it outside, only to compare.
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
    mean, high = by_day.mean().reindex(every), by_day.max()[FEELINGS].reindex(every)
    return mean, high


def windows(mean, high, days):
    over, tops = mean.rolling(days, min_periods=1), high.rolling(days, min_periods=1)
    return over.count(), over.mean(), over.std(), tops.quantile(0.9)


def moved(mean, high):
    # The first 14 days of logging are never usual.
    settled_mean, settled_high = mean.iloc[14:], high.iloc[14:]
    return windows(mean, high, 21), windows(settled_mean, settled_high, 70)


def scores(mean, high, recent, usual):
    usual = [part.reindex(mean.index).shift(28) for part in usual]
    logged = mean[FEELINGS].notna().any(axis=1)
    enough = (logged.rolling(21, min_periods=1).sum() >= 10) & (
        logged.iloc[14:].rolling(70, min_periods=1).sum().reindex(mean.index).shift(28) >= 28
    )
    counts = (recent[0][FEELINGS] >= 10) & (usual[0][FEELINGS] >= 28)

    def side(names, part):
        return [s[part][names].where(counts[names]).mean(axis=1) for s in (recent, usual)]

    def sign(names, part, offset, unit):
        now, then = side(names, part)
        return -np.log((now + offset) / (then + offset)) / unit

    wp, wu = sign(PLEASANT, 2, 0.1, 0.20), sign(UNPLEASANT, 2, 0.1, 0.20)
    hp, hu = sign(PLEASANT, 3, 0.5, 0.15), sign(UNPLEASANT, 3, 0.5, 0.15)
    lp = sign(PLEASANT, 1, 0.5, 0.15)
    rated = (recent[0]["numbness"] >= 5) & (usual[0]["numbness"] >= 5)
    numb = ((recent[1]["numbness"] - usual[1]["numbness"]) / 0.60).where(rated)
    four = sum(s.clip(-2, 4) for s in (wp, wu, hp, hu)) / 4
    score = (0.7 * four + 0.3 * numb.clip(-2, 4)).where(rated, four - 0.5)
    grace = 1e-9
    whole = (wp >= 0.5 - grace) & (wu >= 0.5 - grace) & (hp >= 0.5 - grace) & (hu >= -0.5 - grace) & (lp >= 0.5 - grace)
    whole &= (numb >= 0.5 - grace) | ~rated
    kinds = (counts[PLEASANT].sum(axis=1) >= 3) & (counts[UNPLEASANT].sum(axis=1) >= 3)
    return score.where(whole, score.clip(upper=0)).where(enough & kinds)


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
    mean, high = daily(path)
    pandas_cpu = []
    for _ in range(7):
        start = time.process_time()
        recent, usual = moved(mean, high)
        pandas_cpu.append(time.process_time() - start)
    theirs = sorted(pandas_cpu)[3]
    none, memory = cpu_of([program, path, "--windows", "0"])
    many, _ = cpu_of([program, path, "--windows", str(ROUNDS)])
    ours = (many - none) / ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "scores.tsv")
        subprocess.run([program, path, "--windows", "0", "--scores", file], check=True)
        said = pd.read_csv(file, sep="\t", names=["day", "score"], index_col="day", parse_dates=True)["score"]
    made = scores(mean, high, recent, usual)
    both = said.notna() & made.notna()
    apart = (said - made).abs().max()
    differ = int((said.notna() != made.notna()).sum())
    print(f"days {len(said)}, scored {int(both.sum())}, scored by one only {differ}, largest difference {apart:.1e}")
    print(f"CPU: pandas {theirs * 1000:.1f} ms, ours {ours * 1000:.2f} ms, ratio {theirs / ours:.1f}; our memory, reading the file included, at most {memory // 1024} MiB")
    return 0 if differ == 0 and apart < 1e-9 else 1


if __name__ == "__main__":
    sys.exit(main())
