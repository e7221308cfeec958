#!/usr/bin/env python3
"""Uses a program that counts what it does, so that the one in a package is quick where it is busy and small elsewhere.

    python3 tools/packages/profile.py PROGRAM COUNTED

PROGRAM was built with rustc's `-C profile-generate`; COUNTED is where what it counted is put together, for `-C profile-use`.
(This is profile-guided optimisation; https://doc.rust-lang.org/rustc/profile-guided-optimization.html.) What is done is what a
person does: ten years of a made-up diary are taken in, looked at, searched, analysed, drawn and written out, in commands and in
the window, which needs Xvfb and xdotool. `llvm-profdata` comes with `rustup component add llvm-tools`, or from the system.
"""

import glob
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "benches", "peers"))

import made_up  # noqa: E402
from screen import HEIGHT, WIDTH, Program  # noqa: E402

YEARS, WORDS = 10, 40
SECRET = "four words and a number 7"
ROOMS = 7


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, counted = map(os.path.abspath, sys.argv[1:])
    merge = profdata() or sys.exit("There is no llvm-profdata here; see --help.")
    with tempfile.TemporaryDirectory() as folder:
        # A file each, and one for programs that end at the same time.
        os.environ["LLVM_PROFILE_FILE"] = os.path.join(folder, "counted", "%p-%m.profraw")
        journal = commands(program, folder)
        for dark in "light", "dark":
            window(program, folder, journal, dark)
        raw = glob.glob(os.path.join(folder, "counted", "*.profraw"))
        subprocess.run([merge, "merge", "-o", counted, *raw], check=True)
    print(f"{len(raw)} runs are counted in {os.path.basename(counted)}")


def profdata():
    """The one that came with the compiler, else the newest of the system: an older one may not know the compiler's form."""
    root = subprocess.run(["rustc", "--print", "sysroot"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    versions = range(40, 17, -1)
    found = glob.glob(os.path.join(root, "lib", "rustlib", "*", "bin", "llvm-profdata"))
    found += [path for v in versions if (path := shutil.which(f"llvm-profdata-{v}"))]
    return next(iter(found), None) or shutil.which("llvm-profdata")


def commands(program, folder):
    home = os.path.join(folder, "home")
    os.mkdir(home)
    env = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LLVM_PROFILE_FILE")} | {"HOME": home}
    at = lambda name: os.path.join(folder, name)

    def run(*words, journal=at("journal.gamut"), secret=None):
        more = {}
        if secret:
            read, write = os.pipe()
            os.write(write, secret.encode() + b"\n")
            os.close(write)
            more = {"pass_fds": [read], "env": {**env, "GAMUT_PASSPHRASE_FD": str(read)}}
        subprocess.run([program, "--journal", journal, *words], check=True, stdout=subprocess.DEVNULL, **{"env": env, **more})
        if secret:
            os.close(read)

    made_up.as_json_lines(at("lines.jsonl"), made_up.check_ins(YEARS, WORDS))
    run("import", "jsonl", at("lines.jsonl"))
    for ending in "jsonl", "csv", "md", "sqlite":
        run("export", at(f"out.{ending}"))
    run("import", "csv", at("out.csv"), journal=at("again.gamut"))
    run("import", "jsonl", at("out.jsonl"), journal=at("again.gamut"))
    for words in ["log", "--feel", "joy=3", "--note", "a walk"], ["list"], ["list", "--json"], ["list", "--search", made_up.RARE], ["ways"], ["check"]:
        run(*words)
    run("analyze", "--json")
    run("analyze", "--json", "--each-day")
    run("report", at("page.pdf"))
    for ending in "svg", "png", "pdf":
        run("chart", "river", at(f"river.{ending}"))
    shutil.copy(at("journal.gamut"), at("locked.gamut"))
    run("passphrase", "set", journal=at("locked.gamut"), secret=SECRET)
    run("list", journal=at("locked.gamut"), secret=SECRET)
    return at("journal.gamut")


def window(program, folder, journal, colours):
    for n, words in enumerate([["--journal", journal], ["demo", os.path.join(folder, f"sample-{colours}.gamut")]]):
        home = os.path.join(folder, f"window-{colours}-{n}")
        os.mkdir(home)
        with Program([program, *words], home, LLVM_PROFILE_FILE=os.environ["LLVM_PROFILE_FILE"]) as shown:
            shown.painted()
            shown.stable(most=30)
            shown.focus()
            shown.keys("Escape")
            if colours == "dark":
                shown.keys("ctrl+k")
                shown.screen.tool("type", "dark")
                shown.keys("Return")
            for room in range(1, ROOMS + 1):
                shown.keys(f"alt+{room}")
                shown.stable(most=10, quiet=0.3)
                shown.screen.tool("mousemove", str(WIDTH // 2), str(HEIGHT // 2))
                for _ in range(12):
                    shown.screen.tool("click", "5")
                for _ in range(6):
                    shown.screen.tool("click", "4")
                for x in range(300, WIDTH - 100, 40):
                    shown.screen.tool("mousemove", str(x), str(HEIGHT // 2))
                shown.keys("Tab", "Tab", "Next", "Prior", "End", "Home")
            shown.keys("alt+1", "7", "4", "0", "2")
            shown.keys("ctrl+Return")
            shown.keys("ctrl+f")
            shown.screen.tool("type", "--delay", "80", made_up.RARE)
            shown.stable(most=10, quiet=0.3)
            shown.keys("Escape", "alt+1")
            shown.stable(most=10, quiet=0.3)
            ask_to_close(shown)


def ask_to_close(shown):
    """The message that the cross of a window sends, which no window manager is here to send; then waits for the end."""
    found = shown.screen.tool("search", "--onlyvisible", "--name", ".").split()
    with socket.socket(socket.AF_UNIX) as display:
        display.connect("/tmp/.X11-unix/X" + shown.screen.name.lstrip(":"))
        display.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        _, _, _, words = struct.unpack("<BxHHH", receive(display, 8))
        receive(display, words * 4)
        protocols, delete = (atom(display, name) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        for window in map(int, found):
            event = struct.pack("<BBHII5I", 33, 32, 0, window, protocols, delete, 0, 0, 0, 0)
            display.sendall(struct.pack("<BBHII", 25, 0, 11, window, 0) + event)
        # Asked for once more, so that it has come before this connection ends.
        atom(display, b"WM_PROTOCOLS")
        until = time.monotonic() + 30
        while shown.ran.poll() is None:
            if time.monotonic() > until:
                sys.exit("The window was asked to close and stayed.")
            time.sleep(0.05)


def atom(display, name):
    padded = name + b"\0" * (-len(name) % 4)
    display.sendall(struct.pack("<BBHHxx", 16, 0, 2 + len(padded) // 4, len(name)) + padded)
    while (answer := receive(display, 32))[0] not in (0, 1):
        pass
    return struct.unpack("<I", answer[8:12])[0]


def receive(display, size):
    got = b""
    while len(got) < size:
        if not (part := display.recv(size - len(got))):
            sys.exit("The display went away.")
        got += part
    return got


if __name__ == "__main__":
    main()
