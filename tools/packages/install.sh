#!/bin/sh
# Installs Gamut from the folder this lies in, and takes it away again; see --help.
set -eu

usage() {
    cat <<'TEXT'
./install.sh [--prefix FOLDER]              installs Gamut (default: ~/.local, or /usr/local as root)
./install.sh --uninstall [--prefix FOLDER]  takes away what it installed there, and nothing else

Your journal is in your data folder and is never touched by either.
TEXT
}

prefix=''
what=install
while [ $# -gt 0 ]; do
    case $1 in
    -h | --help) usage; exit 0 ;;
    --prefix)
        [ $# -gt 1 ] || { echo "--prefix needs a folder." >&2; exit 2; }
        prefix=$2
        shift
        ;;
    --prefix=*) prefix=${1#--prefix=} ;;
    --uninstall) what=uninstall ;;
    *) usage >&2; exit 2 ;;
    esac
    shift
done
if [ -z "$prefix" ]; then
    if [ "$(id -u)" -eq 0 ]; then prefix=/usr/local; else prefix=${HOME:?}/.local; fi
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
list=share/doc/gamut/installed-files

# The desktop looks for new entries, icons and kinds of file when it is told; where these tools are not, it finds them
# by itself, later.
tell_the_desktop() {
    update-desktop-database -q "$prefix/share/applications" 2>/dev/null || true
    update-mime-database "$prefix/share/mime" 2>/dev/null || true
    gtk-update-icon-cache -q -t -f "$prefix/share/icons/hicolor" 2>/dev/null || true
}

# Takes away each file of the list in $1.
take_files() {
    while IFS= read -r file; do
        case $file in */) ;; *) rm -f -- "$prefix/$file" ;; esac
    done <"$1"
}

# Takes away the folders of the list in $1 that are empty: those it made itself, the deepest first.
take_folders() {
    grep '/$' "$1" | LC_ALL=C sort -r | while IFS= read -r folder; do rmdir -- "$prefix/$folder" 2>/dev/null || true; done
}

# Makes the folder $1 below the prefix, and notes each that was not there.
make_folder() {
    [ -d "$prefix/$1" ] && return 0
    case $1 in */*) make_folder "${1%/*}" ;; esac
    mkdir -- "$prefix/$1"
    echo "$1/" >>"$made"
}

if [ "$what" = uninstall ]; then
    if [ ! -f "$prefix/$list" ]; then
        echo "Nothing was installed in $prefix by this script, so nothing was taken away. Was it another --prefix?" >&2
        exit 1
    fi
    # Reminders are entries of the person's own session, made by the program: it takes them away itself.
    "$prefix/bin/gamut" remind off >/dev/null 2>&1 || true
    copy=$(mktemp)
    { cat "$prefix/$list"; echo "$list"; } >"$copy"
    take_files "$copy"
    # What the desktop's own tools made of one entry of ours and of nothing else goes, too.
    if [ -d "$prefix/share/mime" ] && [ -z "$(find "$prefix/share/mime/packages" -type f 2>/dev/null)" ]; then
        find "$prefix/share/mime" -mindepth 1 -type f -delete 2>/dev/null || true
        find "$prefix/share/mime" -mindepth 1 -depth -type d ! -name packages -exec rmdir -- {} + 2>/dev/null || true
    fi
    for cache in "$prefix/share/applications/mimeinfo.cache" "$prefix/share/icons/hicolor/icon-theme.cache"; do
        if [ -f "$cache" ] && [ -z "$(find "${cache%/*}" -type f ! -name "${cache##*/}" 2>/dev/null)" ]; then rm -f "$cache"; fi
    done
    take_folders "$copy"
    rm -f "$copy"
    tell=''
    for folder in applications mime icons; do [ ! -d "$prefix/share/$folder" ] || tell=yes; done
    [ -z "$tell" ] || tell_the_desktop
    echo "Gamut is gone from $prefix. Your journal is where it was."
    exit 0
fi

if ! mkdir -p "$prefix" 2>/dev/null || [ ! -w "$prefix" ]; then
    echo "$prefix can't be written to, so nothing was installed. As root, or with another --prefix, it can." >&2
    exit 1
fi
prefix=$(CDPATH='' cd -- "$prefix" && pwd)
made=$(mktemp)
# An older version's files that this one no longer has; the folders that it made are ours as well.
if [ -f "$prefix/$list" ]; then
    take_files "$prefix/$list"
    grep '/$' "$prefix/$list" >"$made" || true
fi
while IFS= read -r file; do
    make_folder "${file%/*}"
    rm -f -- "$prefix/$file" # a program that runs is replaced, not written into
    cp -- "$here/$file" "$prefix/$file"
done <"$here/files"
{ cat "$here/files"; LC_ALL=C sort -u "$made"; } >"$prefix/$list"
rm -f "$made"
# A menu finds the program also where its folder is not on the PATH.
sed -i "s#^Exec=gamut#Exec=\"$prefix/bin/gamut\"#" "$prefix/share/applications/gamut.desktop"
tell_the_desktop
echo "Gamut is installed: $prefix/bin/gamut"
case ":${PATH-}:" in *":$prefix/bin:"*) ;; *) echo "$prefix/bin is not among the folders where your shell looks for programs; the desktop's menu has Gamut all the same." ;; esac
echo "$here/install.sh --uninstall --prefix $prefix takes it away again; your journal stays."
