#!/usr/bin/env bash
# Installs the packages of Gamut in a bare Debian 12 without a compiler, as somebody would who never built a program:
# the .deb with apt, the tarball with its install.sh. Opens the window under a virtual display, writes a check-in, takes
# each away again, and says which files are left. Needs root and debootstrap.
#
# try-in-bare-debian.sh ROOT FILE.deb FILE.tar.gz    ROOT is made where it is not there; its pictures are in ROOT/root
set -euo pipefail
root=${1:?a folder for the root} deb=$(realpath -e "${2:?which .deb?}") tarball=$(realpath -e "${3:?which tarball?}")
[ "$(id -u)" -eq 0 ] || { echo "Making a root needs root." >&2; exit 1; }

if [ ! -x "$root/bin/sh" ]; then
    command -v debootstrap >/dev/null || { echo "Missing: apt-get install debootstrap" >&2; exit 1; }
    debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >/dev/null
fi
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/usr/local/share/ca-certificates"
find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$root/usr/local/share/ca-certificates/" \; 2>/dev/null || true
mounted=()
finish() { for at in "${mounted[@]+"${mounted[@]}"}"; do umount "$root/$at"; done; }
trap finish EXIT
for at in proc dev; do mount --bind "/$at" "$root/$at" && mounted+=("$at"); done

inside() {
    local pass=() name
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
        [ -z "${!name-}" ] || pass+=("$name=${!name}")
    done
    chroot "$root" env -i HOME=/root TERM=dumb LC_ALL=C DEBIAN_FRONTEND=noninteractive PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        "${pass[@]+"${pass[@]}"}" bash -euc "$1" </dev/null
}
# What a program brings: everything but what apt itself writes down, and where a person's data is.
files() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./sys -o -path ./tmp -o -path ./root -o -path ./var/log -o -path ./var/cache -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) -prune -o -print | LC_ALL=C sort); }

inside 'update-ca-certificates >/dev/null 2>&1 || true; apt-get update -qq; apt-get install -y -qq --no-install-recommends xvfb xdotool imagemagick man-db bash-completion >/dev/null 2>&1
    ! command -v cc gcc rustc cargo'

# A window, its picture, and the program's own end.
window='
mkdir -m 700 -p /tmp/run; export XDG_RUNTIME_DIR=/tmp/run DISPLAY=:78 LIBGL_ALWAYS_SOFTWARE=1
Xvfb :78 -screen 0 1100x760x24 -nolisten tcp >/dev/null 2>&1 & server=$!
for n in $(seq 1 50); do [ -S /tmp/.X11-unix/X78 ] && break; sleep 0.1; done
gamut & program=$!
for n in $(seq 1 100); do w=$(xdotool search --onlyvisible --pid $program --name . 2>/dev/null | head -1) && [ -n "$w" ] && break; sleep 0.2; done
[ -n "$w" ]; sleep 2
import -window root /root/$NAME.png; colours=$(identify -format %k /root/$NAME.png)
kill $program; wait $program 2>/dev/null || true; kill $server
echo "the window of $NAME has $colours colours"; [ "$colours" -gt 12 ]'

# looked NAME: what there is to try once it is installed.
looked() {
    inside "gamut --version; gamut log --feel joy=3 --note 'from the $1'; gamut list | tail -n 3; man -w gamut gamut-log; NAME=$1; $window
        bash -ic '. /usr/share/bash-completion/bash_completion; _completion_loader gamut; complete -p gamut' 2>/dev/null"
}
left() {
    files >"$root/tmp/after"
    echo "== $1: files left behind, and files gone that were there before"
    diff "$root/tmp/before" "$root/tmp/after" | grep '^[<>]' || echo "none"
    echo "== the journal: $(inside 'ls -l /root/.local/share/gamut/journal.gamut')"
}

echo "== the .deb: $(stat -c %s "$deb") bytes; the tarball: $(stat -c %s "$tarball") bytes"
files >"$root/tmp/before"
cp "$deb" "$root/tmp/gamut.deb"
inside 'apt-get install -y -qq --no-install-recommends /tmp/gamut.deb >/tmp/apt.log 2>&1 || { cat /tmp/apt.log; exit 1; }; grep -c "^Setting up" /tmp/apt.log; du -sk /usr/bin/gamut'
looked deb
inside 'apt-get purge -y -qq gamut >/dev/null; apt-get autoremove -y -qq --purge >/dev/null'
left "the .deb"

# A tarball brings no libraries: a desktop has them.
inside 'apt-get install -y -qq --no-install-recommends libwayland-client0 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libxkbcommon0 libxrandr2 >/dev/null 2>&1'
files >"$root/tmp/before"
cp "$tarball" "$root/tmp/gamut.tar.gz"
inside 'cd /tmp; rm -rf gamut-*; tar xzf gamut.tar.gz; gamut-*/install.sh'
looked tarball
inside '/tmp/gamut-*/install.sh --uninstall; rm -rf /tmp/gamut-*'
left "the tarball"
