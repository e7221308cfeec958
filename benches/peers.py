#!/usr/bin/env python3
"""Gamut beside what people use instead: RedNotebook's window, jrnl's search, Python's and C's SQLite, a window with nothing in it.

    python3 benches/peers.py                  all rows, fifty years; about half an hour
    python3 benches/peers.py --only start,paint --years 5 --rounds 3

Each round runs ours and theirs one after the other, who goes first takes turns, and a row is the median of the rounds' ratios with
the smallest and the largest, so that a busy machine spoils neither. Seconds are the processor's unless a row says otherwise. What
is not installed is named and its rows are left out: rednotebook, xvfb, xdotool, jrnl, cc with SQLite's header. Nothing fails here.
Needs a release build: --gamut FILE, or it is built. The diaries are made up (benches/peers/made_up.py).
"""

import argparse
import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "peers"))

import made_up  # noqa: E402
from screen import Program  # noqa: E402

SECRET = "four words and a number 7"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--only", help="of " + ",".join(ROWS), default=",".join(ROWS))
    p.add_argument("--years", type=int, default=50)
    p.add_argument("--words", type=int, default=100, help="in each note")
    p.add_argument("--rounds", type=int, default=5)
    p.add_argument("--gamut", help="the release build, where it is not to be built")
    p.add_argument("--bare", help="the same of examples/bare_window.rs")
    p.add_argument("--load", help="the same of benches/load.rs")
    p.add_argument("--jrnl", default=shutil.which("jrnl"), help="where jrnl is")
    a = p.parse_args()
    if unknown := set(a.only.split(",")) - set(ROWS):
        p.error(f"there is no row {', '.join(unknown)}; there are {', '.join(ROWS)}")
    with tempfile.TemporaryDirectory() as folder:
        race = Race(a, folder)
        print(f"{'':44} {'ours':>9} {'theirs':>9} {'ratio':>7} {'from':>7} {'to':>7}  must")
        for name in a.only.split(","):
            needs, row = ROWS[name]
            lacks = [what for what in needs if not race.has(what)]
            if lacks:
                print(f"{name}: left out, there is no {' and no '.join(lacks)} here")
            else:
                row(race)
            sys.stdout.flush()


class Race:
    def __init__(self, options, folder):
        self.options, self.folder, self.ready = options, folder, {}
        self.env = {**os.environ, "HOME": folder}

    def has(self, what):
        if what == "jrnl":
            return bool(self.options.jrnl)
        if what == "sqlite3.h":
            return self.has("cc") and subprocess.run(["cc", "-E", "-include", "sqlite3.h", "-x", "c", os.devnull], capture_output=True).returncode == 0
        return bool(shutil.which(what))

    def once(self, name, make):
        """What is made for the first row that needs it."""
        path = os.path.join(self.folder, name)
        if name not in self.ready:
            self.ready[name] = make(path) or path
        return self.ready[name]

    def made(self, words=None):
        return made_up.check_ins(self.options.years, self.options.words if words is None else words)

    def gamut(self):
        return os.path.abspath(self.options.gamut) if self.options.gamut else self.once("built", lambda _: built("--bin", "gamut"))

    def lines(self, words=None):
        return self.once(f"lines-{words}", lambda path: made_up.as_json_lines(path, self.made(words)) and None)

    def journal(self):
        """Gamut's, with all years; copied for whoever writes into it."""
        def make(path):
            self.ours("--journal", path, "import", "jsonl", self.lines())
        return self.once("journal.gamut", make)

    def copy(self, journal=None):
        """A home of its own with the journal, where what is new was read before: it would lie over all that is measured."""
        home = tempfile.mkdtemp(dir=self.folder)
        path = os.path.join(home, "journal.gamut")
        if journal:
            shutil.copy(journal, path)
            # Kept by the import that made the journal.
            shutil.copytree(os.path.join(self.folder, ".local"), os.path.join(home, ".local"))
        return home, path

    def red(self):
        return self.once("rednotebook", lambda path: made_up.as_rednotebook(path, self.made()))

    def empty(self):
        def make(path):
            with open(path + ".jsonl", "w", encoding="utf-8") as out:
                out.write(json.dumps({"gamut": 1, "kind": "journal", "feelings": [], "symptoms": []}) + "\n")
                out.write(json.dumps({"kind": "setting", "key": "welcomed", "value": "yes"}) + "\n")
            self.ours("--journal", path, "import", "jsonl", path + ".jsonl")
        return self.once("empty.gamut", make)

    def ours(self, *words):
        return cost([self.gamut(), *words], self.env)

    def said(self, *words):
        return subprocess.run([self.gamut(), *words], env=self.env, check=True, stdout=subprocess.PIPE, text=True).stdout

    def our_window(self, journal):
        home, path = self.copy(journal)
        return Program([self.gamut(), "--journal", path], home), path

    def their_window(self, journal):
        home = tempfile.mkdtemp(dir=self.folder)
        os.makedirs(os.path.join(home, ".rednotebook", "data"))
        with open(os.path.join(home, ".rednotebook", "configuration.cfg"), "w", encoding="utf-8") as out:
            out.write(f"firstStart=0\ncheckForNewVersion=0\nlastBackupDate={datetime.date.today()}\n")
        return Program(["rednotebook", *([shutil.copytree(journal, home + "/diary")] if journal else [])], home)

    def to_search(self, program, is_ours):
        """Puts the keyboard into the search; RedNotebook's lies beneath its calendar, in a window that no manager has moved."""
        program.focus()
        if is_ours:
            program.keys("ctrl+f")
        else:
            program.click((1100 - 1024) // 2 + 90, (760 - 700) // 2 + 261)

    def rounds(self, one, other):
        """Both in turn: two lists of the same length."""
        ours, theirs = [], []
        for n in range(self.options.rounds):
            turns = [(one, ours), (other, theirs)]
            for job, into in turns if n % 2 == 0 else reversed(turns):
                into.append(job())
        return ours, theirs


def tell(what, ours, theirs=None, must=None, unit="s"):
    said = lambda x: f"{x:.0f} {unit}" if unit == "MiB" else f"{x * 1000:.1f} ms" if x < 1 else f"{x:.2f} s"
    if theirs is None:
        print(f"{what:44} {said(statistics.median(ours)):>9} {'':33}  {must or ''}")
        return
    ratios = [a / max(b, 1e-9) for a, b in zip(ours, theirs)]
    middle = statistics.median(ratios)
    over = "  more than it must be" if must and middle > must else ""
    numbers = f"{middle:>7.3f} {min(ratios):>7.3f} {max(ratios):>7.3f}"
    print(f"{what:44} {said(statistics.median(ours)):>9} {said(statistics.median(theirs)):>9} {numbers}  {f'≤ {must:.3g}' if must else ''}{over}")


def cost(words, env, **more):
    """CPU seconds of a command."""
    running = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)
    said = running.stderr.read().decode(errors="replace")
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if status != 0:
        raise SystemExit(f"{' '.join(words)} failed: {said[-300:]}")
    return used.ru_utime + used.ru_stime


def built(*what):
    words = ["cargo", "build", "--release", "--locked", *what, "--message-format=json"]
    if what[0] == "--bench":
        words = ["cargo", "bench", "--locked", *what, "--no-run", "--message-format=json"]
    said = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, cwd=os.path.dirname(HERE)).stdout
    made = [o for o in map(json.loads, said.splitlines()) if o.get("executable") and o["target"]["name"] == what[1]]
    return made[-1]["executable"]


def started(program):
    """CPU seconds until it rests, and its memory then. Ours looks at a large file, and backs it up, half a minute later."""
    with program:
        program.painted()
        return program.stable(), program.pss()


def start(race):
    red, ours = race.red(), race.journal()
    mine, theirs = race.rounds(lambda: started(race.our_window(ours)[0]), lambda: started(race.their_window(red)))
    tell("start until it rests, ÷ RedNotebook", [m[0] for m in mine], [t[0] for t in theirs], 0.10)
    tell("memory then (PSS), ÷ RedNotebook", [m[1] for m in mine], [t[1] for t in theirs], 0.40, "MiB")
    mine, theirs = race.rounds(lambda: started(race.our_window(race.empty())[0]), lambda: started(race.their_window(None)))
    tell("start with an empty journal, ÷ RedNotebook", [m[0] for m in mine], [t[0] for t in theirs])
    tell("memory then (PSS), ÷ RedNotebook", [m[1] for m in mine], [t[1] for t in theirs], None, "MiB")


def grown(race):
    many, none = race.journal(), race.empty()
    mine, theirs = race.rounds(lambda: started(race.our_window(many)[0])[0], lambda: started(race.our_window(none)[0])[0])
    tell("start with all years ÷ empty, both ours", mine, theirs, 1.8)


def many(race):
    """Twenty check-ins a day, without notes: an import from a program that asks every hour."""
    def make(path):
        lines = path + ".jsonl"
        count = made_up.as_json_lines(lines, made_up.check_ins(race.options.years, 0, 20))
        race.ours("--journal", path, "import", "jsonl", lines)
        print(f"with {count} check-ins:")
    journal = race.once("many.gamut", make)
    seen = [started(race.our_window(journal)[0]) for _ in range(race.options.rounds)]
    tell("start until it rests", [s[0] for s in seen], must="≤ 4 s")
    tell("memory then (PSS)", [s[1] for s in seen], must="≤ 300 MiB", unit="MiB")


def paint(race):
    bare = race.options.bare or built("--example", "bare_window")
    def painted(words, home):
        with Program(words, home) as program:
            return program.painted()
    home, path = race.copy(race.empty())
    other = tempfile.mkdtemp(dir=race.folder)
    ours = lambda: painted([race.gamut(), "--journal", path], home)
    window = lambda: painted([os.path.abspath(bare)], other)
    # Once before: what the driver has built for them is then there for both.
    ours(), window()
    mine, theirs = race.rounds(ours, window)
    tell("first picture ÷ a bare window", [m[1] for m in mine], [t[1] for t in theirs], 1.15)
    tell("the same by the clock", [m[0] for m in mine], [t[0] for t in theirs])


def idle(race):
    """Both at once, each on its own screen: neither has anything to do."""
    with race.our_window(race.empty())[0] as mine, race.their_window(None) as theirs:
        for program in mine, theirs:
            program.painted()
            program.stable()
            race.to_search(program, program is mine)
            program.keys("a", "BackSpace")
        time.sleep(60)
        before = mine.cpu(), theirs.cpu()
        time.sleep(120)
        ours, other = mine.cpu() - before[0], theirs.cpu() - before[1]
    print(f"{'caret in a field, CPU in minutes 2 and 3':44} {ours * 1000:>6.0f} ms {other * 1000:>6.0f} ms {'':24} 0{'  more than it must be' if ours else ''}")


def taken_in(race):
    """Without notes: the parsing and the tables, not the copying of words."""
    source = race.lines(0)
    fresh = lambda: os.path.join(tempfile.mkdtemp(dir=race.folder), "new")
    hand = os.path.join(HERE, "peers", "by_hand.py")
    mine = lambda: race.ours("--journal", fresh() + ".gamut", "import", "jsonl", source)
    tell("import without notes ÷ Python's sqlite3", *race.rounds(mine, lambda: cost([sys.executable, hand, source, fresh()], race.env)), 0.55)


def loaded(race):
    bench = os.path.abspath(race.options.load) if race.options.load else built("--bench", "load")
    plain, stepping = os.path.join(race.folder, "plain.sqlite"), os.path.join(race.folder, "stepping")
    race.ours("--journal", race.journal(), "export", plain)
    subprocess.run(["cc", "-O2", "-o", stepping, os.path.join(HERE, "peers", "stepping.c"), "-lsqlite3"], check=True)
    def mine():
        said = subprocess.run([bench, race.journal()], check=True, stdout=subprocess.PIPE, text=True).stdout
        return [seconds(said, of) for of in ("loading", "SQLite stepping", "the same, of all")]
    read = lambda: float(subprocess.run([stepping, plain], check=True, stdout=subprocess.PIPE, text=True).stdout.split()[0])
    mine, theirs = race.rounds(mine, read)
    tell("load ÷ SQLite stepping, same file and cipher", [m[0] for m in mine], [m[1] for m in mine], 1.5)
    tell("load ÷ C stepping over the plain export", [m[0] for m in mine], theirs, 3)
    tell("the same, of all processors", [m[2] for m in mine], theirs)


def seconds(said, of):
    """A time of a bench's row."""
    row = next(line for line in said.splitlines() if line[9:].startswith(of))
    value, unit = row[61:].split()[:2]
    return float(value) * {"µs": 1e-6, "ms": 1e-3, "s": 1.0}[unit]


def searched(race):
    diary = race.once("diary.txt", lambda path: made_up.as_jrnl(path, race.made()))
    config = os.path.join(race.folder, "jrnl.yaml")
    with open(config, "w", encoding="utf-8") as out:
        out.write(
            f"colors: {{body: none, date: none, tags: none, title: none}}\ndefault_hour: 9\ndefault_minute: 0\neditor: ''\n"
            f"encrypt: false\nhighlight: false\nindent_character: '|'\njournals: {{default: {{journal: {diary}}}}}\nlinewrap: 79\n"
            f"tagsymbols: '@'\ntemplate: false\ntimeformat: '%Y-%m-%d %H:%M'\nversion: v4.2\n"
        )
    jrnl = [race.options.jrnl, "--config-file", config, "-contains", made_up.RARE]
    mine = lambda: race.ours("--journal", race.journal(), "list", "--search", made_up.RARE)
    tell("list --search ÷ jrnl -contains", *race.rounds(mine, lambda: cost(jrnl, race.env, stdin=subprocess.DEVNULL)), 1 / 40)


def keys(race):
    """Nine letters in the search of the window: CPU a letter, the picture of it too."""
    def typed(program, is_ours):
        with program:
            program.painted()
            program.stable()
            race.to_search(program, is_ours)
            program.stable(quiet=0.5)
            before = program.cpu()
            for letter in made_up.RARE[:9]:
                program.keys(letter)
                program.stable(most=30, quiet=0.25, share=0.2)
            return (program.cpu() - before) / 9
    mine, theirs = race.rounds(lambda: typed(race.our_window(race.journal())[0], True), lambda: typed(race.their_window(race.red()), False))
    tell("search in the window, a letter, ÷ RedNotebook", mine, theirs, 1 / 200)


def locked(race):
    def once():
        _, path = race.copy(race.journal())
        read, write = os.pipe()
        os.write(write, (SECRET + "\n").encode())
        os.close(write)
        began = time.monotonic()
        cost([race.gamut(), "--journal", path, "passphrase", "set"], {**race.env, "GAMUT_PASSPHRASE_FD": str(read)}, pass_fds=[read])
        os.close(read)
        return time.monotonic() - began
    tell("setting a passphrase, by the clock", [once() for _ in range(race.options.rounds)], must="≤ 3 s")


def saved(race):
    """From the key that saves to the last write of the file in which the check-in then is."""
    def once(settled):
        program, path = race.our_window(race.journal())
        with program:
            program.painted()
            if settled:
                program.stable()
            else:
                time.sleep(1)
            program.focus()
            lately = ["list", "--json", "--from", str(datetime.date.today() - datetime.timedelta(1))]
            is_there = lambda: '"at"' in race.said("--journal", path, *lately)
            files = [path, path + "-journal"]
            written = lambda: max(os.stat(f).st_mtime_ns for f in files if os.path.exists(f))
            program.keys("5")
            pressed, seen = time.time_ns(), 0
            program.keys("ctrl+Return")
            while time.time_ns() - pressed < 60e9:
                if (now := written()) > pressed and now != seen:
                    seen = now
                    if is_there():
                        return (now - pressed) / 1e9
                time.sleep(0.005)
            raise SystemExit("the check-in was not saved within a minute")
    early, late = race.rounds(lambda: once(False), lambda: once(True))
    tell("save 1 s after the first picture ÷ settled", early, late, 1.5)


def typed(race):
    """Nine digits pressed within .6 s of the first picture, and the key that saves: how often all nine are in the file."""
    asks_nine = race.once("nine.gamut", lambda path: race.ours("--journal", path, "import", "jsonl", nine_feelings(path)) and None)
    for what, journal in (("an empty journal", asks_nine), ("all years", race.journal())):
        wanted, told = race.options.rounds * 4, []
        # A busy machine may be too slow to press them in time: that round says nothing.
        for _ in range(wanted * 3):
            if len(told) < wanted:
                whole, last = typed_once(race, journal)
                told += [(whole, last)] if last <= 0.6 else []
        whole, last = sum(whole for whole, _ in told), [at * 1000 for _, at in told] or [0]
        over = "" if whole == wanted else "  less than it must be"
        print(f"{f'nine keys at once, {what}: all saved':44} {whole:>6} of {len(told)}, the last key {min(last):.0f} to {max(last):.0f} ms after the picture{over}")


def nine_feelings(path):
    made_up.as_json_lines(path + ".jsonl", [])
    return path + ".jsonl"


def typed_once(race, journal):
    """Whether each digit is the answer of its row, and how long after the first picture the last one was pressed."""
    digits = [str(n) for n in range(1, 10)]
    program, path = race.our_window(journal)
    with program:
        program.painted()
        began = time.monotonic()
        program.focus()
        program.keys(*digits)
        last = time.monotonic() - began
        program.keys("ctrl+Return")
        lately = ["list", "--json", "--from", str(datetime.date.today() - datetime.timedelta(1))]
        until = time.monotonic() + 60
        while not (found := race.said("--journal", path, *lately)) and time.monotonic() < until:
            time.sleep(0.2)
    saved = [json.loads(line)["feelings"] for line in found.splitlines()]
    return saved == [dict(zip(made_up.FEELINGS, range(1, 10)))], last


# The name of a row for --only: what it needs, and what measures it.
ROWS = {
    "start": (["Xvfb", "xdotool", "rednotebook"], start),
    "grown": (["Xvfb", "xdotool"], grown),
    "many": (["Xvfb", "xdotool"], many),
    "paint": (["Xvfb", "xdotool"], paint),
    "save": (["Xvfb", "xdotool"], saved),
    "keys": (["Xvfb", "xdotool", "rednotebook"], keys),
    "typed": (["Xvfb", "xdotool"], typed),
    "import": ([], taken_in),
    "load": (["cc", "sqlite3.h"], loaded),
    "search": (["jrnl"], searched),
    "passphrase": ([], locked),
    "idle": (["Xvfb", "xdotool", "rednotebook"], idle),
}

if __name__ == "__main__":
    main()
