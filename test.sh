#!/usr/bin/env bash
# Runs every test of Gamut; see --help.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tools/setup.sh
. "$here/tools/setup.sh"

case ${1-} in
-h | --help)
    cat <<'TEXT'
./test.sh            runs every test, the ones in a real window under a virtual display too
./test.sh ARGUMENTS  hands the arguments to cargo test, as in ./test.sh --test architecture

Needs Rust (see README.md). Missing system packages (xvfb, xdotool, imagemagick, strace, dbus-daemon and what a window
needs) are installed when you are root, or after asking when there is sudo and a terminal;
otherwise they are named, and the tests that need them say that they were skipped.
TEXT
    exit 0
    ;;
esac

need_build_tools
offer "the tests in a real window" "$(missing_from "$needs_for_an_x11_window$needs_for_a_graphics_card$needs_for_testing_windows")" || say "Going on without: the tests that need a window will say that they were skipped."

cd "$here"
cargo test --locked "$@"
