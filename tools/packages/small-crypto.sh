#!/usr/bin/env bash
# Builds libcrypto with what the journal's cipher needs and nothing else; see --help.
set -euo pipefail

usage() {
    cat <<'TEXT'
tools/packages/small-crypto.sh FOLDER

Lays libcrypto.a and its headers into a folder below FOLDER and prints where, for OPENSSL_DIR. They are built from the very source
of OpenSSL that cargo has fetched for openssl-src, as Cargo.lock has it, but without what SQLCipher never calls: curves, RSA's
neighbours, TLS, certificates' companions, every cipher but AES. The program becomes three megabytes smaller, and reads no
configuration of OpenSSL's. What was built before from the same source in the same way is used again.
TEXT
}

case ${1-} in
'' | -h | --help) usage; [ -n "${1-}" ] && exit 0 || exit 2 ;;
esac
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mkdir -p "$1"
below=$(cd "$1" && pwd)
cd "$here"

# Not the program openssl, no documents, no tests, no loading of anything at run time.
parts='apps docs tests shared module dso engine async autoload-config ui-console sock trace err filenames'
# What speaks with others.
parts+=' ssl tls dtls quic http ocsp cms ct ts cmp srp psk rfc3779 nextprotoneg srtp comp zlib'
# What is signed, and what keys are exchanged with.
parts+=' ec ec2m dh dsa ml-dsa ml-kem slh-dsa lms sm2 gost'
# Ciphers and sums but AES and the SHAs; MD5 and SHA-1 can't be left out.
parts+=' aria camellia seed idea bf cast des rc2 rc4 rc5 sm3 sm4 md2 md4 mdc2 rmd160 whirlpool blake2 chacha poly1305 siphash siv ocb'
parts+=' cmac scrypt argon2 multiblock jitter thread-pool default-thread-pool legacy deprecated'
options=()
for part in $parts; do options+=("no-$part"); done
# No tables for unwinding: nothing unwinds through C.
flags=(-Os -fno-asynchronous-unwind-tables -fno-unwind-tables -ffunction-sections -fdata-sections)

source=$(
    cargo metadata --locked --format-version 1 | python3 -c '
import json, os, sys
found = [p["manifest_path"] for p in json.load(sys.stdin)["packages"] if p["name"] == "openssl-src"]
print(os.path.join(os.path.dirname(found[0]), "openssl"))'
)
# Two thirds of a megabyte for one mode of AES on the newest processors, which is none of SQLCipher's: it uses CBC.
gcm=crypto/modes/asm/aes-gcm-avx512.pl
# shellcheck disable=SC2016
without_gcm='s/^if (\$avx512vaes>0) {/if (0) {/'
# Another recipe lies elsewhere, so that cargo sees that it is another.
out=$below/$(printf '%s\n' "$source" "${options[@]}" "${flags[@]}" "$without_gcm" | cksum | cut -d' ' -f1)
if [ -f "$out/lib/libssl.a" ]; then
    printf '%s\n' "$out"
    exit 0
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/gamut-crypto.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp -r "$source/." "$work"
cd "$work"
sed -i "$without_gcm" "$gcm"
if ! {
    perl ./Configure "${options[@]}" "${flags[@]}" --prefix="$out" --openssldir=/nonexistent --libdir=lib &&
        make -j"$(nproc 2>/dev/null || echo 2)" build_generated &&
        make -j"$(nproc 2>/dev/null || echo 2)" libcrypto.a libssl.a
} >"$work/said" 2>&1; then
    tail -n 20 "$work/said" >&2
    echo "OpenSSL was not built; nothing else was changed." >&2
    exit 1
fi
mkdir -p "$out/include" "$out/lib"
cp -r include/openssl "$out/include/"
cp libcrypto.a libssl.a "$out/lib/"
printf '%s\n' "$out"
