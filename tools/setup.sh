# Sourced by run.sh, test.sh and .ci/run: is everything there to build Gamut, to show a window, to test?
# What is missing is installed where that is allowed, and named in one sentence where it is not.
# shellcheck shell=bash

# package | how to see that it is there: "command X", "library X", "header X", or "package" (Debian and Ubuntu only)
needs_for_building='
gcc|command cc
libc6-dev|header stdio.h
make|command make
perl|command perl
pkg-config|command pkg-config
ca-certificates|package'
needs_for_an_x11_window='
libx11-6|library libX11.so.6
libx11-xcb1|library libX11-xcb.so.1
libxcursor1|library libXcursor.so.1
libxi6|library libXi.so.6
libxrandr2|library libXrandr.so.2
libxkbcommon-x11-0|library libxkbcommon-x11.so.0'
needs_for_a_wayland_window='
libwayland-client0|library libwayland-client.so.0
libxkbcommon0|library libxkbcommon.so.0'
# Without them the processor paints.
needs_for_a_graphics_card='
libgl1|library libGL.so.1
libegl1|library libEGL.so.1
libwayland-egl1|library libwayland-egl.so.1
libgl1-mesa-dri|package'
needs_for_testing_windows='
xvfb|command Xvfb
xdotool|command xdotool
imagemagick|command import
strace|command strace
dbus-daemon|command dbus-daemon
at-spi2-core|package'

say() { printf '%s\n' "$*"; }
stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_debian() { command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; }

# is_there PACKAGE KIND NAME
is_there() {
    case $2 in
    command) command -v "$3" >/dev/null 2>&1 ;;
    header) printf '#include <%s>\n' "$3" | cc -E -x c - >/dev/null 2>&1 ;;
    library) [[ $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) == *"$3 "* ]] ;;
    package) ! is_debian || [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
    esac
}

# missing_from "LIST": the packages of the list that are not there, on one line.
missing_from() {
    local package kind name found=()
    while IFS='| ' read -r package kind name; do
        [ -n "$package" ] || continue
        is_there "$package" "$kind" "${name:-}" || found+=("$package")
    done <<<"$1"
    printf '%s' "${found[*]-}"
}

# apt_install PACKAGE…: with apt-get, as root. Quiet unless it fails.
apt_install() {
    local log as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    log=$(mktemp)
    say "Installing $*…"
    # An unreachable source among several is no reason to stop: the install below says whether it mattered.
    "${as_root[@]}" env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >"$log" 2>&1 || true
    if "${as_root[@]}" env LC_ALL=C DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" </dev/null >>"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 15 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

# offer "PURPOSE" "PACKAGES": installs them where it may; otherwise says their names and returns 1.
offer() {
    local purpose=$1 packages=$2 answer
    [ -n "$packages" ] || return 0
    if ! is_debian; then
        say "Missing for $purpose; Debian's names for it are: $packages. Please install your system's packages for these." >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null 2>&1 && [ -t 0 ] && [ -t 1 ]; then
            read -r -p "For $purpose these packages are missing: $packages. Install them with sudo? [y/N] " answer || answer=n
            case $answer in y | Y | yes) ;; *) answer=n ;; esac
        else
            answer=n
        fi
        if [ "$answer" = n ]; then
            say "Missing for $purpose; as root: apt-get install --no-install-recommends $packages" >&2
            return 1
        fi
    fi
    # shellcheck disable=SC2086 # one word a package
    apt_install $packages && return 0
    say "These packages for $purpose could not be installed: $packages. The lines above say why." >&2
    return 1
}

# Rust is named, never downloaded: which toolchain a machine has is its owner's choice.
need_rust() {
    local wanted found tool
    if ! command -v cargo >/dev/null 2>&1 && [ -x "${HOME:-/nonexistent}/.cargo/bin/cargo" ]; then
        PATH="$HOME/.cargo/bin:$PATH"
    fi
    wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$here/Cargo.toml")
    for tool in cargo rustc; do
        command -v "$tool" >/dev/null 2>&1 ||
            stop "Gamut is built with Rust $wanted or newer, and there is no $tool here. Get Rust from https://rustup.rs or your system's packages, open a new terminal and run this again."
        found=$("$tool" --version 2>/dev/null </dev/null | sed -n "s/^$tool \([0-9][0-9.]*\).*/\1/p")
        [ -n "$found" ] || stop "$tool is here but does not answer \`$tool --version\`. Gamut needs Rust $wanted or newer: see https://rustup.rs."
        [ "$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -n 1)" = "$wanted" ] ||
            stop "Gamut needs Rust $wanted or newer; this is $tool $found. \`rustup update stable\` brings the newest; then run this again."
    done
}

need_build_tools() {
    need_rust
    offer "building Gamut" "$(missing_from "$needs_for_building")" || exit 1
}

# Where cargo puts what it builds, whatever decides it.
target_folder() {
    cargo metadata --manifest-path "$here/Cargo.toml" --locked --no-deps --format-version 1 2>/dev/null </dev/null |
        sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p'
}
