"""A screen nobody looks at, and what a program on it costs, seen from outside."""

import mmap
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import time

TICK = os.sysconf("SC_CLK_TCK")
# What CPUCLOCK_SCHED is in <linux/posix-timers.h>: with a number of a program, the clock of what it has taken.
PROGRAM_CLOCK = 2
WIDTH, HEIGHT = 1100, 760


class Screen:
    """Xvfb with its picture in a file, so that looking at it asks nobody."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        words = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", self.folder, "-nolisten", "tcp", "-noreset"]
        self.server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.name = ":" + self.server.stdout.readline().strip()
        with open(os.path.join(self.folder, "Xvfb_screen0"), "rb") as file:
            self.bytes = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self.bytes[:100])
        self.begins, self.line = header[0] + header[19] * 12, header[12]

    def colours(self):
        """How many there are in every fourth line."""
        seen = set()
        for y in range(0, HEIGHT, 4):
            at = self.begins + y * self.line
            seen.update(memoryview(self.bytes[at : at + WIDTH * 4]).cast("I"))
        return len(seen)

    def tool(self, *words):
        return subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": self.name}, stdout=subprocess.PIPE, text=True).stdout

    def close(self):
        self.server.kill()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Program:
    """A program with a window on a screen of its own and a home of its own."""

    def __init__(self, words, home, **more):
        os.makedirs(os.path.join(home, "run"), mode=0o700, exist_ok=True)
        self.screen = Screen()
        taken = ("PATH", "LANG", "LD_LIBRARY_PATH")
        env = {k: v for k, v in os.environ.items() if k in taken}
        env |= {"HOME": home, "XDG_RUNTIME_DIR": os.path.join(home, "run"), "DISPLAY": self.screen.name, "LIBGL_ALWAYS_SOFTWARE": "1"}
        env |= {"NO_AT_BRIDGE": "1", "GSETTINGS_BACKEND": "memory"}
        # Without it Mesa asks the system for the home folder, and finds what other runs have left there.
        env |= {"XDG_CACHE_HOME": os.path.join(home, ".cache")} | more
        self.began = time.monotonic()
        self.ran = subprocess.Popen(words, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for pid in self.pids():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.ran.wait()
        self.screen.close()

    def pids(self):
        """The program and all it has started."""
        children = {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/stat") as file:
                    children.setdefault(int(file.read().rpartition(")")[2].split()[1]), []).append(int(pid))
            except OSError:
                pass
        found = [self.ran.pid]
        for pid in found:
            found += children.get(pid, [])
        return found

    def cpu(self):
        """Seconds of the processor so far, by each program's own clock, which has what its ended threads took, too; of programs
        that have ended in steps of a hundredth."""
        spent = 0.0
        for pid in self.pids():
            try:
                spent += time.clock_gettime(~pid << 3 | PROGRAM_CLOCK)
                with open(f"/proc/{pid}/stat") as file:
                    spent += sum(map(int, file.read().rpartition(")")[2].split()[13:15])) / TICK
            except OSError:
                pass
        return spent

    def busy(self):
        """Seconds that its living threads ran or waited for a processor: a busy machine makes nothing look at rest."""
        ns = 0
        for pid in self.pids():
            try:
                for thread in os.listdir(f"/proc/{pid}/task"):
                    with open(f"/proc/{pid}/task/{thread}/schedstat") as file:
                        ns += sum(map(int, file.read().split()[:2]))
            except OSError:
                pass
        return ns / 1e9

    def pss(self):
        """MiB of memory, its part of what it shares with others."""
        kib = 0
        for pid in self.pids():
            try:
                with open(f"/proc/{pid}/smaps_rollup") as file:
                    kib += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
            except OSError:
                pass
        return kib / 1024

    def lives(self):
        if self.ran.poll() is not None:
            raise SystemExit(f"{self.ran.args[0]} ended with {self.ran.returncode}")

    def painted(self):
        """Waits for the first picture: seconds of the clock on the wall and of the processor."""
        while self.screen.colours() < 4:
            self.lives()
            time.sleep(0.01)
        return time.monotonic() - self.began, self.cpu()

    def stable(self, most=180, quiet=1.0, share=0.06):
        """Waits until it wants next to nothing for that long: CPU seconds up to then."""
        until = time.monotonic() + most
        before, cpu = self.busy(), self.cpu()
        while time.monotonic() < until:
            self.lives()
            time.sleep(quiet)
            # A thread that has ended takes its time with it.
            now = self.busy()
            if abs(now - before) <= share * quiet:
                return cpu
            before, cpu = now, self.cpu()
        return cpu

    def focus(self):
        found = self.screen.tool("search", "--all", "--onlyvisible", "--pid", str(self.ran.pid), "--name", ".").split()
        if not found:
            found = self.screen.tool("search", "--onlyvisible", "--name", ".").split()
        self.screen.tool("windowfocus", "--sync", found[0])

    def click(self, x, y):
        self.screen.tool("mousemove", str(x), str(y), "click", "1")

    def keys(self, *keys):
        self.screen.tool("key", "--clearmodifiers", *keys)
