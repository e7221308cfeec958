#!/usr/bin/env bash
# Builds Gamut and opens its window; see --help.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tools/setup.sh
. "$here/tools/setup.sh"

case ${1-} in
-h | --help)
    cat <<'TEXT'
./run.sh            builds Gamut and opens its window; without a display it makes a sample
                    journal and shows there what the program does
./run.sh ARGUMENTS  builds Gamut and hands it the arguments, as in ./run.sh --journal FILE list;
                    ./run.sh help lists the program's own commands

Needs Rust (see README.md). Missing system packages are installed when you are root, or after
asking when there is sudo and a terminal; otherwise they are named.
TEXT
    exit 0
    ;;
esac

has_display() { [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; }

# A missing library is named here; the program says it again in a sentence if it can't open its window.
need_window() {
    local card=
    # A graphics card that could paint, by the kernel's own way to it.
    if compgen -G '/dev/dri/renderD*' >/dev/null; then card=$needs_for_a_graphics_card; fi
    if [ -n "${WAYLAND_DISPLAY-}" ]; then
        offer "a window" "$(missing_from "$needs_for_a_wayland_window$card")" || true
    else
        offer "a window" "$(missing_from "$needs_for_an_x11_window$card")" || true
    fi
}

step() {
    local word
    printf '\n$ gamut'
    for word in "$@"; do
        case $word in *[!A-Za-z0-9_/.=:-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    "$gamut" "$@" || stop "That step failed; the line above says why. Nothing of yours was touched: it worked on a sample in $sample_folder."
}

# The main job with no screen: a sample journal, one check-in, the river, the ways.
without_a_window() {
    local picture_folder=$PWD
    [ -w "$picture_folder" ] || picture_folder=${TMPDIR:-/tmp}
    sample_folder=$(mktemp -d "${TMPDIR:-/tmp}/gamut-sample.XXXXXX")
    local sample=$sample_folder/sample.gamut picture=$picture_folder/gamut-river.png

    say "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so Gamut does its main job without a window, in a sample journal."
    step demo "$sample" --no-window
    step --journal "$sample" log --feel joy=3 --feel sadness=0 --feel 'anger=?' --symptom numb=mild --note "A walk by the water, and a song"
    step --journal "$sample" chart river "$picture"
    step --journal "$sample" ways

    say ""
    say "The river is in $picture. The sample journal is in $sample; you may delete it."
    say "For the window, run ./run.sh in a desktop session (or with DISPLAY set). \`$gamut help\` lists the commands."
}

need_build_tools
if [ $# -eq 0 ] && has_display; then need_window; fi

target=$(target_folder)
gamut=${target:-${CARGO_TARGET_DIR:-$here/target}}/release/gamut
[ -x "$gamut" ] || say "Building Gamut. The first time takes some minutes; the crates come from crates.io."
cargo build --manifest-path "$here/Cargo.toml" --release --locked ||
    stop "Gamut could not be built. The lines above say why; with no network, the crates can't be fetched."

if [ $# -gt 0 ] || has_display; then
    exec "$gamut" "$@"
fi
without_a_window
