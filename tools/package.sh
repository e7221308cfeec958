#!/usr/bin/env bash
# Makes packages of Gamut; see --help.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=setup.sh
. "$here/tools/setup.sh"

usage() {
    cat <<'TEXT'
tools/package.sh [--out FOLDER] [--program FILE] [--pictures URL] [deb] [tarball] [tree]

  deb             gamut_VERSION_ARCH.deb, for Debian 12 and what came after it; needs cargo-deb
  tarball         gamut-VERSION-linux-ARCH.tar.gz with install.sh, for any Linux with a C library as new as this one's
  tree            no package: what is in one, laid out below FOLDER, for other recipes
  --out FOLDER    where they go (default: packages, in cargo's target folder)
  --program FILE  a program that is built already (default: the profile `dist` is built, which takes its time)
  --pictures URL  where range.png and today.png of assets/pictures are on the web, for software centres;
                  without it the packages name no pictures

With none of them, deb and tarball are made. What each holds: man pages, completions for bash, zsh and fish, icons, the entry of the
desktop's menu, and the licence of everything that is built in. tools/packages has the recipes for Arch and Flatpak.
TEXT
}

out='' program='' pictures='' kinds=()
while [ $# -gt 0 ]; do
    case $1 in
    -h | --help) usage; exit 0 ;;
    --out) out=${2:?--out needs a folder}; shift ;;
    --program) program=$(realpath -e "${2:?--program needs a file}"); shift ;;
    --pictures) pictures=${2:?--pictures needs a URL}; shift ;;
    deb | tarball | tree) kinds+=("$1") ;;
    *) usage >&2; exit 2 ;;
    esac
    shift
done
[ ${#kinds[@]} -gt 0 ] || kinds=(deb tarball)

cd "$here"
need_build_tools
command -v python3 >/dev/null || stop "The licences of what is built in are gathered by Python 3, and there is no python3 here."
target=$(target_folder)
target=${target:-${CARGO_TARGET_DIR:-$here/target}}
out=${out:-$target/packages}
mkdir -p "$out"
out=$(cd "$out" && pwd)
version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
arch=$(uname -m)

if [ -z "$program" ]; then
    # Half a megabyte each: relocations in packed form, which C libraries before 2.36 can't read, and functions that are
    # the same written once, by the linker that Rust brings for this system.
    link=()
    if [ "$(rustc -vV | sed -n 's/^host: //p')" = x86_64-unknown-linux-gnu ]; then
        link=(-C link-arg=-Wl,--icf=safe)
        libc=$(getconf GNU_LIBC_VERSION 2>/dev/null || true)
        if [ "$(printf 'glibc 2.36\n%s\n' "$libc" | sort -V | head -n 1)" = "glibc 2.36" ]; then link+=(-C link-arg=-Wl,-z,pack-relative-relocs); fi
    fi
    # The cipher's library with nothing that a journal doesn't need, and C without tables for unwinding, which nobody reads.
    OPENSSL_DIR=$("$here/tools/packages/small-crypto.sh" "$target/small-crypto")
    export OPENSSL_DIR OPENSSL_NO_VENDOR=1 OPENSSL_STATIC=1
    export CFLAGS="${CFLAGS:-} -fno-asynchronous-unwind-tables -fno-unwind-tables"
    # SQLite without what no journal has; FTS5 stays, the first journals had it.
    LIBSQLITE3_FLAGS="-DSQLITE_OMIT_DEPRECATED -DSQLITE_OMIT_SHARED_CACHE -USQLITE_SOUNDEX"
    for part in FTS3 FTS3_PARENTHESIS RTREE STAT4 DBSTAT_VTAB COLUMN_METADATA; do LIBSQLITE3_FLAGS+=" -USQLITE_ENABLE_$part"; done
    export LIBSQLITE3_FLAGS
    # The program's own code is made small (see [profile.dist.package.gamut]); putting all together is done as for speed,
    # but for what is called from many places, which is no quicker for being written out at each.
    cargo rustc --profile dist --locked --bin gamut -- -C opt-level=3 -C llvm-args=-inline-threshold=50 "${link[@]+"${link[@]}"}"
    program=$target/dist/gamut
fi

# A copy of the source with the program in it: cargo-deb and the tarball take from there, and nothing here is touched.
stage=$(mktemp -d "${TMPDIR:-/tmp}/gamut-package.XXXXXX")
trap 'rm -rf "$stage"' EXIT
mkdir -p "$stage/program"
cp "$program" "$stage/program/gamut"
strip --strip-all "$stage/program/gamut" 2>/dev/null || true
python3 tools/packages/licences.py >"$stage/LICENCES.txt"
cp assets/gamut.metainfo.xml "$stage/metainfo.xml"
if [ -n "$pictures" ]; then
    shots=$(
        cat <<XML
  <screenshots>
    <screenshot type="default"><caption>Months of feelings as a river: pleasant above the line, unpleasant below</caption><image type="source" width="1100" height="760">${pictures%/}/range.png</image></screenshot>
    <screenshot><caption>A check-in: each feeling is one row, from not felt to 10</caption><image type="source" width="1100" height="760">${pictures%/}/today.png</image></screenshot>
  </screenshots>
XML
    )
    awk -v shots="$shots" '/Software centres fetch pictures/ { print shots; next } { print }' assets/gamut.metainfo.xml >"$stage/metainfo.xml"
else
    sed -i '/Software centres fetch pictures/d' "$stage/metainfo.xml"
fi

# put PREFIX: everything of a package below it, as the file hierarchy has it.
put() {
    local prefix=$1 size page
    install -D -m 755 "$stage/program/gamut" "$prefix/bin/gamut"
    install -D -m 644 assets/gamut.desktop "$prefix/share/applications/gamut.desktop"
    install -D -m 644 "$stage/metainfo.xml" "$prefix/share/metainfo/org.gamut_journal.Gamut.metainfo.xml"
    install -D -m 644 assets/gamut-mime.xml "$prefix/share/mime/packages/gamut.xml"
    for size in 16 22 24 32 48 64 128 256 512; do
        install -D -m 644 "assets/icons/gamut-$size.png" "$prefix/share/icons/hicolor/${size}x$size/apps/gamut.png"
    done
    install -D -m 644 assets/icons/gamut.svg "$prefix/share/icons/hicolor/scalable/apps/gamut.svg"
    install -D -m 644 assets/icons/gamut-symbolic.svg "$prefix/share/icons/hicolor/symbolic/apps/gamut-symbolic.svg"
    for page in assets/man/*.1; do
        install -d "$prefix/share/man/man1"
        gzip -9nc "$page" >"$prefix/share/man/man1/${page##*/}.gz"
    done
    install -D -m 644 assets/completions/gamut.bash "$prefix/share/bash-completion/completions/gamut"
    install -D -m 644 assets/completions/gamut.fish "$prefix/share/fish/vendor_completions.d/gamut.fish"
    install -D -m 644 README.md "$prefix/share/doc/gamut/README.md"
    gzip -9nc "$stage/LICENCES.txt" >"$prefix/share/doc/gamut/LICENCES.txt.gz"
}

make_tree() { put "$out"; }

make_deb() {
    if ! command -v cargo-deb >/dev/null; then
        say "No .deb: cargo-deb is not here. \`cargo install cargo-deb\` brings it." >&2
        return 1
    fi
    local root=$target/dist/gamut-package # where Cargo.toml names it
    rm -rf "$root"
    put "$root"
    install -D -m 644 assets/completions/_gamut "$root/share/zsh/vendor-completions/_gamut"
    install -D -m 644 tools/packages/lintian-overrides "$root/share/lintian/overrides/gamut"
    CARGO_TARGET_DIR=$target cargo deb --locked --no-build --no-strip --quiet --profile dist --output "$out/"
    rm -rf "$root"
}

make_tarball() {
    local name=gamut-$version-linux-$arch
    put "$stage/$name"
    install -D -m 644 assets/completions/_gamut "$stage/$name/share/zsh/site-functions/_gamut"
    install -m 755 tools/packages/install.sh "$stage/$name/install.sh"
    install -m 644 LICENSE-MIT LICENSE-APACHE "$stage/$name/"
    (cd "$stage/$name" && find bin share -type f | LC_ALL=C sort >files)
    tar -C "$stage" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct 2>/dev/null || echo 0)" -cf - "$name" |
        gzip -9n >"$out/$name.tar.gz"
    say "$out/$name.tar.gz"
}

failed=0
for kind in "${kinds[@]}"; do "make_$kind" || failed=1; done
exit "$failed"
