#!/usr/bin/env bash
# Unpacks a tarball of Gamut, installs it into a folder, uses it, installs it again and takes it away: nothing may be left
# but what was written into the journal. try-tarball.sh FILE.tar.gz
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/gamut-tarball.XXXXXX")
trap 'rm -rf "$work"' EXIT
tar -C "$work" -xzf "${1:?which tarball?}"
from=$(echo "$work"/gamut-*)
export HOME=$work/home XDG_DATA_HOME='' XDG_CONFIG_HOME='' XDG_STATE_HOME='' XDG_RUNTIME_DIR=''
unset GAMUT_JOURNAL
mkdir -p "$HOME/.local/bin" # was there before, and stays

fail() {
    printf 'The tarball: %s\n' "$*" >&2
    exit 1
}
"$from/install.sh" --prefix "$HOME/.local" >/dev/null
gamut=$HOME/.local/bin/gamut
[ "$("$gamut" --version)" = "gamut $(sed -n 's/.*gamut-\([0-9.]*\)-linux.*/\1/p' <<<"$from")" ] || fail "another version is installed"
"$gamut" log --feel joy=3 >/dev/null
grep -q "^Exec=\"$gamut\" %f" "$HOME/.local/share/applications/gamut.desktop" || fail "the menu starts another program"
"$from/install.sh" --prefix "$HOME/.local" >/dev/null || fail "it can't be installed again"
"$from/install.sh" --uninstall --prefix "$HOME/.local" >/dev/null || fail "it can't be taken away"
left=$(cd "$HOME" && find . -mindepth 1 ! -path './.local/share/gamut*' ! -path './.local/state*' ! -path ./.local ! -path ./.local/bin ! -path ./.local/share | sort)
[ -z "$left" ] || fail "this is left: $left"
[ -d "$HOME/.local/bin" ] || fail "a folder is gone that was there before"
[ -s "$HOME/.local/share/gamut/journal.gamut" ] || fail "the journal is gone"
if "$from/install.sh" --uninstall --prefix "$HOME/.local" >/dev/null 2>&1; then fail "what is not installed can be taken away"; fi
echo "The tarball can be installed, used, installed again and taken away."
