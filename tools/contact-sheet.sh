#!/usr/bin/env bash
# For developers: photographs every room in a real window, in every look, and lays the pictures out on sheets.
# Needs a built gamut and the packages xvfb, xdotool, imagemagick (./test.sh installs them).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

usage() {
    cat <<'TEXT'
tools/contact-sheet.sh [OPTION…] FOLDER

  --gamut FILE     the program (default: the release build, else the debug build)
  --journal FILE   a journal to show (default: the sample journal)
  --sizes "…"      window sizes (default: "1100x760 480x640 1920x1080")
  --themes "…"     system, light, dark, contrast_light, contrast_dark (default: the last four)
  --text "…"       per cent (default: "100 200")
  --scenes "…"     what to photograph (default: all); see the list below

Scenes: today journal year range patterns ways way help settings finder keys bottom empty welcome locked
        found filters whole-ROOM whole-way (searched for, narrowed down, scrolled screen by screen to the end)

Each picture is FOLDER/SIZE-THEME-TEXT-SCENE.png; FOLDER/sheet-SIZE-THEME-TEXT.png has a look's pictures together.
TEXT
}

gamut='' journal='' sizes="1100x760 480x640 1920x1080" themes="light dark contrast_light contrast_dark" texts="100 200"
all_scenes="today journal year range patterns ways way help settings finder keys bottom empty welcome locked found filters"
scenes=$all_scenes out=''
while [ $# -gt 0 ]; do
    case $1 in
    -h | --help) usage; exit 0 ;;
    --gamut) gamut=$(realpath "$2"); shift ;;
    --journal) journal=$(realpath "$2"); shift ;;
    --sizes) sizes=$2; shift ;;
    --themes) themes=$2; shift ;;
    --text) texts=$2; shift ;;
    --scenes) scenes=$2; shift ;;
    -*) usage >&2; exit 2 ;;
    *) out=$1 ;;
    esac
    shift
done
[ -n "$out" ] || { usage >&2; exit 2; }
for tool in Xvfb xdotool import montage; do
    command -v "$tool" >/dev/null || { echo "Missing: $tool (packages xvfb, xdotool, imagemagick)" >&2; exit 1; }
done
if [ -z "$gamut" ]; then
    target=${CARGO_TARGET_DIR:-$here/target}
    gamut=$target/release/gamut
    [ -x "$gamut" ] || gamut=$target/debug/gamut
fi
[ -x "$gamut" ] || { echo "Build Gamut first, or name it with --gamut" >&2; exit 1; }
mkdir -p "$out"
out=$(realpath "$out")
work=$(mktemp -d)
server=''
clean_up() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT
mkdir -m 700 "$work/run"
export HOME=$work XDG_RUNTIME_DIR=$work/run LIBGL_ALWAYS_SOFTWARE=1 DISPLAY=
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GAMUT_JOURNAL XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME

# The journal as lines of text, in which the look can be set.
[ -n "$journal" ] || { journal=$work/sample.gamut; "$gamut" demo "$journal" --no-window >/dev/null; }
"$gamut" --journal "$journal" export "$work/all.jsonl" >/dev/null
head -n 1 "$work/all.jsonl" >"$work/none.jsonl"
grep -m 200 '"kind":"setting"' "$work/all.jsonl" | grep -v '"key":"sample"' >>"$work/none.jsonl"

# with_look LINES THEME TEXT JOURNAL
with_look() {
    rm -f "$4"
    sed -E -e "/\"kind\":\"setting\"/{
        s/(\"key\":\"theme\",\"value\":)\"[^\"]*\"/\1\"$2\"/
        s/(\"key\":\"text_size_per_cent\",\"value\":)\"[^\"]*\"/\1\"$3\"/
        s/(\"key\":\"welcomed\",\"value\":)\"[^\"]*\"/\1\"yes\"/
        s/(\"key\":\"reduce_motion\",\"value\":)\"[^\"]*\"/\1\"yes\"/
    }" "$1" >"$work/look.jsonl"
    "$gamut" --journal "$4" import jsonl "$work/look.jsonl" >/dev/null
}

window='' program=''
# open JOURNAL: the window fills the screen and has the keyboard.
open() {
    "$gamut" --journal "$1" >/dev/null 2>"$work/said" &
    program=$!
    window=''
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --pid "$program" --name . 2>/dev/null | head -n 1) || true
        [ -n "$window" ] && break
        sleep 0.1
    done
    [ -n "$window" ] || { cat "$work/said" >&2; exit 1; }
    xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}" windowfocus "$window" mousemove 1 1
    sleep 1.2
}
close() {
    kill "$program" 2>/dev/null || true
    wait "$program" 2>/dev/null || true
}
press() {
    local key
    for key in "$@"; do
        xdotool key --clearmodifiers "$key"
        sleep 0.15
    done
}
wants() { [[ " $scenes " == *" $1 "* ]]; }
# shot NAME: once nothing changes on the screen any more, however slow the machine is.
shot() {
    local file=$out/$size-$theme-$text-$1.png before='' now=''
    sleep 0.4
    for _ in $(seq 20); do
        import -window root "$file"
        now=$(convert "$file" rgb:- | cksum)
        [ "$now" = "$before" ] && break
        before=$now
        sleep 0.3
    done
    taken+=("$1")
}

# wheel TIMES: towards the end, over the middle of the window.
wheel() {
    xdotool mousemove $((${size%x*} / 2)) $((${size#*x} / 2)) click --repeat "$1" --delay 10 5 mousemove 1 1
}
# whole NAME: screen by screen, until nothing moves any more.
whole() {
    local part=1 before=("${taken[@]}")
    shot "$1-$part"
    while [ $part -lt 12 ]; do
        wheel $((${size#*x} / 70))
        part=$((part + 1))
        shot "$1-$part"
        if cmp -s <(convert "$out/$size-$theme-$text-$1-$part.png" rgb:-) <(convert "$out/$size-$theme-$text-$1-$((part - 1)).png" rgb:-); then
            rm "$out/$size-$theme-$text-$1-$part.png"
            break
        fi
    done
    # A sheet with all of them would be too large.
    taken=("${before[@]}")
}

for size in $sizes; do
    # The number is the server's own choice.
    exec 3<>"$(mktemp -u "$work/display.XXXX" | tee "$work/pipe" | xargs -I{} sh -c 'mkfifo {} && echo {}')"
    Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset >/dev/null 2>&1 &
    server=$!
    read -r number <&3
    export DISPLAY=:$number
    for theme in $themes; do
        for text in $texts; do
            taken=()
            with_look "$work/all.jsonl" "$theme" "$text" "$work/look.gamut"
            open "$work/look.gamut"
            # The sample opens on its river.
            if wants today; then press alt+1; shot today; fi
            if wants bottom; then
                wheel 60
                shot bottom
            fi
            room=1
            for name in today journal range patterns ways help settings; do
                if [ $name != today ] && wants $name; then press "alt+$room"; shot $name; fi
                if wants "whole-$name"; then press "alt+$room"; whole $name; fi
                room=$((room + 1))
            done
            if wants year; then press alt+2 ctrl+k; xdotool type --delay 30 "year"; press Return; shot year; fi
            if wants found; then press alt+2 ctrl+f; xdotool type --delay 30 "work"; shot found; press ctrl+a BackSpace; fi
            if wants filters; then press alt+2 ctrl+f Tab Return; shot filters; press Return; fi
            if wants way || wants whole-way; then
                for way in senses group enjoyed doctor therapist lines alcohol; do
                    press ctrl+k
                    xdotool type --delay 30 "try $way"
                    press Return
                    if wants way; then shot "way-$way"; else whole "way-$way"; fi
                done
            fi
            if wants finder; then press alt+1 ctrl+k; shot finder; press Escape; fi
            if wants keys; then press alt+1 ctrl+slash; shot keys; press Escape; fi
            close
            if wants empty; then
                with_look "$work/none.jsonl" "$theme" "$text" "$work/empty.gamut"
                open "$work/empty.gamut"
                for room in 2:journal 3:range 4:patterns; do press "alt+${room%%:*}"; shot "empty-${room##*:}"; done
                close
            fi
            if wants welcome && [ "$text" = 100 ] && [[ $theme == light ]]; then
                rm -f "$work/new.gamut"
                open "$work/new.gamut"
                shot welcome
                close
            fi
            if wants locked && [ "$text" = 100 ] && [[ $theme == light ]]; then
                printf 'a quiet word\n' >"$work/word"
                GAMUT_PASSPHRASE_FD=4 "$gamut" --journal "$work/look.gamut" passphrase set >/dev/null 4<"$work/word"
                open "$work/look.gamut"
                shot locked
                close
            fi
            [ ${#taken[@]} -gt 0 ] || continue
            (cd "$out" && montage -font "$here/assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf" -pointsize 20 -label '%t' $(printf "$size-$theme-$text-%s.png " "${taken[@]}") -tile 4x -geometry 640x+8+8 \
                -background '#808080' "sheet-$size-$theme-$text.png")
            echo "$out/sheet-$size-$theme-$text.png"
        done
    done
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=''
done
