#!/usr/bin/env python3
"""Breaks what lies around Gamut and looks at what is left: `tests/faults/run.py --app target/debug/gamut [--only PART]`.

What was acknowledged must be there, word for word; a change is there whole or not at all; a journal is the old one or the
new one and never a third; what can't be read is refused with a sentence and its bytes are left alone; the next save works
and clears away what was half made. Python 3.11 and its standard library; strace, and root for a small disk: what is missing
is said as `skipped: …`. Two or three minutes; --rounds makes it longer.
"""
import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The exits the program has (docs/formats.md); anything else, a signal among them, is a break.
KNOWN = {0, 2, 10, 11, 12, 13, 14, 15}
HALF_MADE = re.compile(r"^\.|\.(part|tmp|temp|new)$")
STRACE = ["strace", "-f", "-qq", "-o"]
# Quicker, but a signal is not sent then.
QUICK = ["strace", "--seccomp-bpf", "-f", "-qq", "-o"]
# Calls at which something becomes so, or might not.
CALLS = ["pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "renameat2", "link", "linkat", "unlink", "unlinkat"]
# Those that give a file its name or take one away.
NAMES = ["rename", "renameat2", "link", "linkat", "unlink", "unlinkat"]


def row(name, words=40):
    feelings = {"joy": len(name) % 11, "sadness": 0, "anger": "cannot_tell"}
    return {"id": name, "at": "2026-05-05T05:05:05Z", "zone": "UTC", "feelings": feelings, "note": f"{name} " + "word " * words}


ROWS = {f"kept-{n}": row(f"kept-{n}", 40 * n) for n in range(20)}


def fed(rows):
    return "".join(json.dumps(r) + "\n" for r in rows)


def acknowledged_in(said):
    lines = said.decode().splitlines()
    return {line.removeprefix("ACK ") for line in lines if line.startswith("ACK ")}


class Gamut:
    """The program on one journal, in a folder of its own, far from anybody's home."""

    def __init__(self, app, folder):
        self.app, self.folder, self.journal = app, Path(folder), Path(folder) / "journal.gamut"

    def argv(self, *words):
        return [self.app, "--journal", str(self.journal), *words]

    def environment(self, passphrase):
        home = str(self.folder.parent)
        more = {"GAMUT_PASSPHRASE_FD": "0"} if passphrase else {}
        return {"PATH": os.environ["PATH"], "HOME": home, "TZ": "UTC", **more}

    def run(self, *words, said="", passphrase=False, before=(), prepare=None):
        return subprocess.run(
            [*before, *self.argv(*words)],
            input=said.encode(), capture_output=True, timeout=120, env=self.environment(passphrase), preexec_fn=prepare,
        )

    def rows(self, passphrase=None):
        """Every check-in by its id, or the exit that says why not."""
        done = self.run("rig", "list", said=f"{passphrase}\n" if passphrase else "", passphrase=passphrase is not None)
        if done.returncode != 0:
            return done.returncode
        return {r["id"]: r for r in map(json.loads, done.stdout.decode().splitlines())}

    def half_made(self):
        return [str(p.relative_to(self.folder)) for p in self.folder.rglob("*") if HALF_MADE.search(p.name)]


class Part:
    """Counts what was tried and keeps what went wrong."""

    def __init__(self, name, options):
        self.name, self.options = name, options
        self.dice, self.tried, self.wrong = random.Random(f"{options.seed} {name}"), 0, []
        self.work = Path(tempfile.mkdtemp(prefix=f"gamut-faults-{name}-"))
        self.template = Gamut(options.app, self.work / "template")
        self.template.folder.mkdir(mode=0o700)

    def check(self, holds, what):
        if not holds:
            self.wrong.append(what)

    def fresh(self, template=None):
        folder = self.work / "now"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree((template or self.template).folder, folder)
        return Gamut(self.options.app, folder)

    def fill(self, gamut):
        done = gamut.run("rig", "add-stream", said=fed(ROWS.values()))
        assert done.returncode == 0, done.stderr.decode()

    def ended_well(self, done, where, killed=False):
        code = done.returncode
        if killed and code in (-signal.SIGKILL, 128 + signal.SIGKILL):
            return
        self.check(code in KNOWN, f"{where}: it ended with {code}")
        self.check(code == 0 or done.stderr.strip(), f"{where}: it ended with {code} and said nothing")
        self.check(b"word word" not in done.stderr, f"{where}: it said what somebody wrote")

    def same(self, there, wanted, where):
        """All of these check-ins are there as they were written."""
        if not isinstance(there, dict):
            self.wrong.append(f"{where}: the journal can't be read any more, exit {there}")
            return
        for name, written in wanted.items():
            got = there.get(name)
            self.check(got is not None, f"{where}: {name} was acknowledged and is gone")
            same = got is None or all(got[what] == written[what] for what in ("feelings", "note"))
            self.check(same, f"{where}: {name} says something else")

    def goes_on(self, gamut, where, passphrase=None):
        """The next one to save can, and leaves nothing half made."""
        if passphrase is None:
            done = gamut.run("rig", "add-stream", said=fed([row("after")]))
            self.check(done.stdout.startswith(b"ACK after"), f"{where}: the next save failed: {done.stderr.decode()[-200:]}")
            self.check(gamut.half_made() == [], f"{where}: left half made: {gamut.half_made()}")
        said = f"{passphrase}\n" if passphrase else ""
        done = gamut.run("rig", "check", said=said, passphrase=passphrase is not None)
        self.check(done.returncode == 0, f"{where}: the check says {done.stderr.decode()[-200:]}")


def killed_while_saving(part):
    """kill -9 at a moment nobody chose."""
    gamut, acknowledged, written = part.template, {}, {}
    for n in range(part.options.rounds):
        part.tried += 1
        rows = {f"r{n}-{k}": row(f"r{n}-{k}", part.dice.randrange(400)) for k in range(200)}
        written |= rows
        with tempfile.TemporaryFile() as said:
            said.write(fed(rows.values()).encode())
            said.seek(0)
            child = subprocess.Popen(
                gamut.argv("rig", "add-stream"),
                stdin=said, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=gamut.environment(False),
            )
        # A moment nobody chose is what is tried: there is no condition to wait for.
        time.sleep(part.dice.random() * 0.6)
        child.kill()
        acknowledged |= {name: rows[name] for name in acknowledged_in(child.communicate()[0]) if name in rows}
        if not gamut.journal.exists():
            part.check(not acknowledged, f"round {n}: there is no journal any more")
            continue
        there = gamut.rows()
        part.same(there, acknowledged, f"round {n}")
        if isinstance(there, dict):
            part.same(there, {name: written[name] for name in there}, f"round {n}, not acknowledged")
    part.goes_on(gamut, "at the end")
    part.check(len(acknowledged) > 5, f"only {len(acknowledged)} were acknowledged: this tried nothing")


def calls_of(gamut, words, said, passphrase):
    """How often an untouched run makes each of the calls."""
    with tempfile.NamedTemporaryFile() as log:
        trace = ",".join(f"?{call}" for call in CALLS)
        done = gamut.run(*words, said=said, passphrase=passphrase, before=[*QUICK, log.name, "-e", f"trace={trace}"])
        assert done.returncode == 0, done.stderr.decode()
        made = re.findall(r"^\d+ +(\w+)\(", Path(log.name).read_text(errors="replace"), re.M)
    return {call: made.count(call) for call in CALLS if call in made}


def spread(count, most):
    """At most so many of 1..=count, the first and the last among them."""
    return sorted({1 + (count - 1) * n // max(most - 1, 1) for n in range(min(count, most))})


def at_each_call(part, template, words, said, passphrase, faults, judge, calls=CALLS, most=2):
    """Once more for each call, which then fails or is where the program dies."""
    tried = broken = 0
    for call, count in calls_of(part.fresh(template), words, said, passphrase).items():
        if call not in calls:
            continue
        for fault in faults:
            for n in spread(count, most):
                part.tried += 1
                gamut = part.fresh(template)
                inject = [*(STRACE if fault == KILL else QUICK), os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={n}"]
                done = gamut.run(*words, said=said, passphrase=passphrase, before=inject)
                where = f"{' '.join(words[:2])}, {fault} at {call} {n} of {count}"
                part.ended_well(done, where, killed="SIGKILL" in fault)
                judge(gamut, done, where)
                tried, broken = tried + 1, broken + (done.returncode != 0)
    part.check(broken * 3 > tried, f"{' '.join(words[:2])}: of {tried} faults {broken} broke anything: this tried little")


ONE, TWO = "the first passphrase", "the second passphrase"
KILL, FULL, BROKEN = "signal=SIGKILL", "error=ENOSPC", "error=EIO"


def cut_off_at_a_call(part):
    """A save, a birth, a backup, an export and a restore: killed at, or failing at, each kind of call."""
    part.fill(part.template)
    backup = part.template.run("rig", "backup")
    assert backup.returncode == 0, backup.stderr.decode()
    more = [row(f"more-{n}", 300 * n) for n in range(3)]
    known = ROWS | {r["id"]: r for r in more}

    def saved(gamut, done, where):
        acknowledged = acknowledged_in(done.stdout)
        there = gamut.rows()
        part.same(there, ROWS | {name: known[name] for name in acknowledged}, where)
        part.check(not isinstance(there, dict) or set(there) <= set(known), f"{where}: there is what nobody wrote")
        part.goes_on(gamut, where)

    at_each_call(part, part.template, ["rig", "add-stream"], fed(more), False, [KILL, FULL, BROKEN], saved)

    def born(gamut, done, where):
        if gamut.journal.exists():
            part.check(gamut.rows() == {}, f"{where}: half a journal was born")
        part.goes_on(gamut, where)

    unborn = Gamut(part.options.app, part.work / "unborn")
    unborn.folder.mkdir(mode=0o700)
    at_each_call(part, unborn, ["rig", "init"], "", False, [KILL, FULL], born)

    def backed_up(gamut, done, where):
        part.same(gamut.rows(), ROWS, where)
        for copy in gamut.folder.glob("backups/journal-*.gamut"):
            alone = Gamut(part.options.app, copy.parent)
            alone.journal = copy
            part.same(alone.rows(), ROWS, f"{where}, {copy.name}")
        # The next backup clears away what the last one left.
        part.check(gamut.run("rig", "backup").returncode == 0, f"{where}: the next backup failed")
        part.goes_on(gamut, where)

    at_each_call(part, part.template, ["rig", "backup"], "", False, [KILL, FULL], backed_up)

    def exported(gamut, done, where):
        part.same(gamut.rows(), ROWS, where)
        out = gamut.folder / "out.jsonl"
        if out.exists():
            lines = sum('"kind":"check_in"' in line for line in out.read_text().splitlines())
            part.check(lines == len(ROWS), f"{where}: a file with {lines} of {len(ROWS)} check-ins has the name of a whole one")

    export = part.work / "now" / "out.jsonl"
    at_each_call(part, part.template, ["rig", "export", str(export)], "", False, [KILL, FULL], exported)

    grown = Gamut(part.options.app, part.work / "grown")
    shutil.copytree(part.template.folder, grown.folder)
    assert grown.run("rig", "add-stream", said=fed(more)).returncode == 0
    copy = next((part.work / "template" / "backups").glob("journal-*.gamut"))

    def restored(gamut, done, where):
        there = gamut.rows()
        part.same(there, ROWS, where)
        one_of_two = not isinstance(there, dict) or set(there) in (set(ROWS), set(known))
        part.check(one_of_two, f"{where}: neither the old journal nor the restored one")
        part.goes_on(gamut, where)

    at_each_call(part, grown, ["restore", str(copy)], "", False, [KILL], restored)


def passphrase_cut_off(part):
    """Set, changed and removed: cut off anywhere, the old passphrase opens it or the new one does, and all is there."""
    part.fill(part.template)
    locked = Gamut(part.options.app, part.work / "locked")
    shutil.copytree(part.template.folder, locked.folder)
    done = locked.run("passphrase", "set", said=f"{ONE}\n", passphrase=True)
    assert done.returncode == 0, done.stderr.decode()
    for template, words, said, either in [
        (part.template, ["passphrase", "set"], f"{ONE}\n", [None, ONE]),
        (locked, ["passphrase", "change"], f"{ONE}\n{TWO}\n", [ONE, TWO]),
        (locked, ["passphrase", "remove"], f"{ONE}\n", [ONE, None]),
    ]:

        def judge(gamut, done, where):
            # Once it says that it is done, only the new one will do. Each look derives a key, which takes its time.
            there = {}
            for key in either[1:] if done.returncode == 0 else either:
                there = gamut.rows(key)
                if isinstance(there, dict):
                    part.goes_on(gamut, where, key)
                    break
            part.same(there, ROWS, where)

        # A journal without a passphrase opens whatever is offered, so nothing is asked of a wrong one there.
        at_each_call(part, template, words, said, True, [KILL], judge, calls=NAMES)
    wrong = locked.rows("a third passphrase")
    part.check(wrong == 15, f"a wrong passphrase ends with {wrong}")


def full(part, gamut, where, prepare=None, make_room=lambda: None):
    """Saves until there is no room; then there is some again."""
    rows = {f"full-{n}": row(f"full-{n}", 300) for n in range(600)}
    done = gamut.run("rig", "add-stream", said=fed(rows.values()), prepare=prepare)
    part.ended_well(done, where, killed=True)
    part.check(done.returncode != 0, f"{where}: it was never full")
    acknowledged = acknowledged_in(done.stdout)
    wanted = {name: rows[name] for name in acknowledged}
    if acknowledged:
        part.same(gamut.rows(), wanted, f"{where}, while it is full")
    make_room()
    if acknowledged:
        part.same(gamut.rows(), wanted, where)
    part.goes_on(gamut, where)
    return len(acknowledged)


def no_room(part):
    """A limit for each file, and a small disk. An empty journal has 160 KiB."""
    acknowledged = 0
    for kib in [200, 256, 400, 800]:
        part.tried += 1

        def limit(bytes=kib * 1024):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, bytes))

        folder = part.work / f"limit-{kib}"
        folder.mkdir(mode=0o700)
        acknowledged += full(part, Gamut(part.options.app, folder), f"files of {kib} KiB", prepare=limit)
    part.check(acknowledged > 10, f"only {acknowledged} were acknowledged: this tried nothing")
    for kib in [512, 1024]:
        disk = part.work / f"disk-{kib}"
        disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", disk]
        mounted = os.geteuid() == 0 and subprocess.run(mount, stderr=subprocess.DEVNULL).returncode == 0
        if not mounted:
            print("skipped: faults, a small disk: only root may make one")
            return
        try:
            part.tried += 1
            ballast, folder = disk / "ballast", disk / "journal"
            ballast.write_bytes(bytes(kib * 1024 // 4))
            folder.mkdir(mode=0o700)
            full(part, Gamut(part.options.app, folder), f"a disk of {kib} KiB", make_room=ballast.unlink)
        finally:
            subprocess.run(["umount", disk], check=True)


def damaged(part):
    """Torn, cut, flipped, foreign: such a file never opens as something else."""
    part.fill(part.template)
    good = part.template.journal.read_bytes()
    older, size, page, dice = good, len(good), 4096, part.dice
    assert part.template.run("rig", "add-stream", said=fed([row("one-more", 3000)])).returncode == 0
    newer, known = part.template.journal.read_bytes(), ROWS | {"one-more": row("one-more", 3000)}

    def flipped(at, bit):
        return newer[:at] + bytes([newer[at] ^ (1 << bit)]) + newer[at + 1 :]

    files = {
        "nothing": b"", "one byte": b"S", "a text": b"Today I felt nothing much.\n" * 90, "zeros": bytes(size),
        "dice": dice.randbytes(size), "a plain database": b"SQLite format 3\0" + newer[16:], "its first page alone": newer[:page],
        "its first page and dice": newer[:page] + dice.randbytes(size - page), "cut in a page": newer[:-page // 2],
        "cut by a page": newer[:-page], "half": newer[: size // 2], "something behind it": newer + dice.randbytes(900),
        "pages exchanged": newer[:page] + newer[2 * page : 3 * page] + newer[page : 2 * page] + newer[3 * page :],
    }
    for n in range(1, min(len(older), len(newer)) // page, 9):
        files[f"torn after page {n}"] = newer[: n * page] + older[n * page :]
        files[f"torn inside page {n}"] = newer[: n * page + 512] + older[n * page + 512 :]
    for _ in range(2 * part.options.rounds):
        at, bit = dice.randrange(len(newer)), dice.randrange(8)
        files[f"bit {bit} of byte {at}"] = flipped(at, bit)
    folder = part.work / "bad"
    for name, content in files.items():
        part.tried += 1
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        gamut = Gamut(part.options.app, folder)
        gamut.journal.write_bytes(content)
        for words, said in [(["rig", "list"], ""), (["rig", "check"], ""), (["rig", "add-stream"], fed([row("after")]))]:
            done = gamut.run(*words, said=said)
            where = f"{name}, {words[1]}"
            part.ended_well(done, where)
            if words[1] == "list" and done.returncode == 0:
                there = {r["id"]: r for r in map(json.loads, done.stdout.decode().splitlines())}
                # Whole pages of a moment before are a journal of that moment; anything else is not what was written.
                part.same(there, known if set(there) == set(known) else ROWS, where)
                part.check(set(there) in (set(known), set(ROWS)), f"{where}: it opens with {len(there)} check-ins")
            if done.returncode != 0:
                kept = any(p.is_file() and p.read_bytes() == content for p in folder.rglob("*"))
                part.check(kept, f"{where}: it was refused, and its bytes are gone")


PARTS = {
    "killed-while-saving": (killed_while_saving, []),
    "cut-off-at-a-call": (cut_off_at_a_call, ["strace"]),
    "passphrase-cut-off": (passphrase_cut_off, ["strace"]),
    "no-room": (no_room, []),
    "damaged": (damaged, []),
}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--app", required=True, type=os.path.abspath)
    ask.add_argument("--only", choices=PARTS, action="append")
    ask.add_argument("--rounds", type=int, default=15)
    ask.add_argument("--seed", default=str(time.time_ns()), help="the same seed makes the same choices")
    options = ask.parse_args()
    failed = False
    for name in options.only or PARTS:
        breaks, needs = PARTS[name]
        missing = [tool for tool in needs if shutil.which(tool) is None]
        if missing:
            print(f"skipped: faults, {name}: {missing[0]} is not installed")
            continue
        part, began = Part(name, options), time.monotonic()
        try:
            breaks(part)
        finally:
            shutil.rmtree(part.work, ignore_errors=True)
        print(f"{name}: {part.tried} tried, {len(part.wrong)} wrong, {time.monotonic() - began:.0f} s", flush=True)
        for what in part.wrong[:10]:
            print(f"  {what}")
        failed = failed or bool(part.wrong)
    if failed:
        print(f"Once more with the same choices: --seed {options.seed}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
