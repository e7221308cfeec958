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

# Takes away each file of the list in $1, and the folders that are empty then.
take_away() {
    while IFS= read -r file; do
        rm -f -- "$prefix/$file"
        folder=$(dirname -- "$file")
        while [ "$folder" != . ]; do
            rmdir -- "$prefix/$folder" 2>/dev/null || break
            folder=$(dirname -- "$folder")
        done
    done <"$1"
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
    take_away "$copy"
    rm -f "$copy"
    # What `update-mime-database` made of one file of ours and of nothing else goes, too.
    if [ -d "$prefix/share/mime" ] && [ -z "$(find "$prefix/share/mime/packages" -type f 2>/dev/null)" ]; then rm -rf "$prefix/share/mime"; fi
    for made in "$prefix/share/applications/mimeinfo.cache" "$prefix/share/icons/hicolor/icon-theme.cache"; do
        folder=$(dirname -- "$made")
        if [ -f "$made" ] && [ -z "$(find "$folder" -type f ! -name "${made##*/}" 2>/dev/null)" ]; then rm -f "$made"; fi
    done
    for folder in share/icons/hicolor share/icons share/applications share bin; do rmdir -- "$prefix/$folder" 2>/dev/null || true; done
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
# An older version's files that this one no longer has.
if [ -f "$prefix/$list" ]; then take_away "$prefix/$list"; fi
while IFS= read -r file; do
    mkdir -p "$prefix/$(dirname -- "$file")"
    rm -f -- "$prefix/$file" # a program that runs is replaced, not written into
    cp -- "$here/$file" "$prefix/$file"
done <"$here/files"
cp -- "$here/files" "$prefix/$list"
# A menu finds the program also where its folder is not on the PATH.
sed -i "s#^Exec=gamut#Exec=\"$prefix/bin/gamut\"#" "$prefix/share/applications/gamut.desktop"
tell_the_desktop
echo "Gamut is installed: $prefix/bin/gamut"
case ":${PATH-}:" in *":$prefix/bin:"*) ;; *) echo "$prefix/bin is not among the folders where your shell looks for programs; the desktop's menu has Gamut all the same." ;; esac
echo "$here/install.sh --uninstall --prefix $prefix takes it away again; your journal stays."
