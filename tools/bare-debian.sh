#!/usr/bin/env bash
# For developers: follows the README on a machine that never saw Gamut.
# Makes a bare Debian 12 root (only gcc, libc6-dev, make, perl, git and certificates), brings this
# machine's Rust into it, clones this repository there and runs ./run.sh and ./test.sh, first without a
# display and then with a virtual one. Needs root, debootstrap and Rust through rustup; about 10 GB.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

usage() {
    cat <<'TEXT'
tools/bare-debian.sh [--root FOLDER] [--keep] [STEP…]

  --root FOLDER  the root to make, or to use again (default: a new folder in the temp folder)
  --keep         leave it there at the end (a root named by --root is always left)

Steps, in this order when none is named:
  make       the root with this machine's Rust in it (kept as it is when it is already there)
  network    packages and crates can be fetched from inside
  clone      what is committed here, afresh
  headless   ./run.sh without a display
  test       ./test.sh, which installs the virtual display
  window     ./run.sh under that display; its picture is gamut-window.png in the root's /root/gamut
Each prints the end of its log; the logs are in the root's /root.
TEXT
}

root='' keep='' steps=()
while [ $# -gt 0 ]; do
    case $1 in
    -h | --help) usage; exit 0 ;;
    --root) root=${2:?--root needs a folder}; keep=yes; shift ;;
    --keep) keep=yes ;;
    make | network | clone | headless | test | window) steps+=("$1") ;;
    *) usage >&2; exit 2 ;;
    esac
    shift
done
[ ${#steps[@]} -gt 0 ] || steps=(make network clone headless test window)
[ "$(id -u)" -eq 0 ] || { echo "Making a root needs root." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Missing: apt-get install debootstrap" >&2; exit 1; }
root=${root:-$(mktemp -d "${TMPDIR:-/tmp}/gamut-bare.XXXXXX")}
mkdir -p "$root" && chmod 755 "$root" # apt fetches as another user

mounted=()
finish() {
    local at
    for at in "${mounted[@]+"${mounted[@]}"}"; do umount "$root/$at" || keep=yes; done
    if [ -n "$keep" ]; then echo "The root is in $root."; else rm -rf --one-file-system "$root"; fi
}
trap finish EXIT

# A fresh login there: no locale, no display, nothing of this machine's environment but the way to the network.
inside() {
    local pass=() name
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY CARGO_HTTP_PROXY CARGO_HTTP_CAINFO; do
        [ -z "${!name-}" ] || pass+=("$name=${!name}")
    done
    chroot "$root" env -i HOME=/root TERM=dumb PATH=/root/.cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        RUSTUP_AUTO_INSTALL=0 "${pass[@]+"${pass[@]}"}" bash -c "$1" </dev/null
}

# logged NAME COMMAND: runs it inside and shows the end of what it said.
logged() {
    local began=$SECONDS code=0
    echo "== $1"
    inside "$2" >"$root/root/$1.log" 2>&1 || code=$?
    tail -n 25 "$root/root/$1.log"
    echo "== $1: exit code $code, $((SECONDS - began)) s"
    return "$code"
}

# rustc finds its own libraries through /proc.
mount_proc() { mount --bind /proc "$root/proc" && mounted+=(proc); }

copy_certificates() {
    mkdir -p "$root/usr/local/share/ca-certificates"
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$root/usr/local/share/ca-certificates/" \; 2>/dev/null || true
    inside update-ca-certificates >/dev/null 2>&1
}

step_make() {
    if [ -x "$root/usr/bin/gcc" ]; then
        echo "Using the root in $root."
    else
        local log=$root.log
        echo "Making a bare Debian 12 in $root…"
        debootstrap --variant=minbase --include=gcc,libc6-dev,make,perl,git,ca-certificates \
            bookworm "$root" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >"$log" 2>&1 </dev/null || { tail -n 20 "$log" >&2; exit 1; }
        rm -f "$log"
    fi
    mount_proc
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    copy_certificates
    local toolchain cargo_home=${CARGO_HOME:-$HOME/.cargo}
    toolchain=$(rustc --print sysroot)
    if [ ! -d "$root/root/.rustup/toolchains/stable" ]; then
        mkdir -p "$root/root/.rustup/toolchains" "$root/root/.cargo"
        cp -a "$toolchain" "$root/root/.rustup/toolchains/stable"
        ln -sfn /root/.rustup/toolchains/stable/bin "$root/root/.cargo/bin"
    fi
    # How this machine's cargo reaches the registry; the crates themselves are fetched anew.
    for file in config.toml config; do [ ! -f "$cargo_home/$file" ] || cp "$cargo_home/$file" "$root/root/.cargo/$file"; done
    inside 'cargo --version && rustc --version && ! command -v pkg-config Xvfb sudo'
}

step_network() {
    logged network 'set -e; apt-get update -qq; apt-cache policy xvfb | sed -n 1,3p
        d=$(mktemp -d); cd "$d"; cargo init -q --vcs none --name reach; cargo add -q itoa; cargo fetch; echo "crates can be fetched"; rm -rf "$d"'
}

step_clone() {
    rm -rf "$root/root/gamut" "$root/root/gamut.git"
    git clone -q --bare --branch "$(git -C "$here" rev-parse --abbrev-ref HEAD)" "$here" "$root/root/gamut.git"
    inside 'git clone -q /root/gamut.git /root/gamut && cd /root/gamut && git log --oneline -1'
}

step_headless() { logged headless 'cd /root/gamut && ./run.sh'; }
step_test() { logged test 'cd /root/gamut && ./test.sh'; }
step_window() {
    # The window is opened by the same command, looked at, and then ended: nobody is there to close it.
    logged window 'cd /root/gamut
        mkdir -m 700 -p /tmp/run; export XDG_RUNTIME_DIR=/tmp/run DISPLAY=:77 LIBGL_ALWAYS_SOFTWARE=1
        Xvfb :77 -screen 0 1100x760x24 -nolisten tcp >/dev/null 2>&1 & server=$!
        sleep 2; ./run.sh & program=$!
        for n in $(seq 1 120); do sleep 5; xdotool search --onlyvisible --name .  2>/dev/null | grep -q . && break; kill -0 $program 2>/dev/null || break; done
        sleep 3; import -window root gamut-window.png; colours=$(identify -format %k gamut-window.png)
        kill $program; wait $program 2>/dev/null; kill $server
        echo "gamut-window.png has $colours colours"; [ "$colours" -gt 12 ]'
}

# A step that fails stops nothing: the next one may still tell something.
failed=0
[ "${steps[0]}" = make ] || mount_proc
for step in "${steps[@]}"; do
    case $step in make) step_make ;; *) "step_$step" || failed=1 ;; esac
done
exit "$failed"
