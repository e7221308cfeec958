//! What a journal is opened with: the published key, a passphrase, or a recovery code.

use crate::memory::{KeyBytes, scrub_stack};
use argon2::{Algorithm, Argon2, Params, Version};
use std::{
    fmt::{self, Write as _},
    sync::Arc,
};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The key of a journal without a passphrase. It is published, so it keeps nobody out: anyone who can
/// use this account can read the journal. It is there because the encrypted format checks every page:
/// a flipped bit is noticed, and no note lies on the disk as plain text for a search tool to find.
const NO_PASSPHRASE: &[u8; 32] = b"Gamut: a journal, no passphrase.";

/// The costs of Argon2id: RFC 9106's second recommendation, for machines that can't spare 2 GiB. They are
/// part of the file format: other costs make another key of the same passphrase.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;

/// Crockford's base32: no I, L, O or U, so that a code written by hand is read back the same.
pub(crate) const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 256 bits in symbols of five.
const KEY_SYMBOLS: usize = 52;
/// A group at the end that tells a slip in typing from a wrong code: 20 bits, so one slip in a million passes.
const CHECK_SYMBOLS: usize = 4;
const GROUP: usize = 4;

/// What making a key leaves on the stack: the working of Argon2id takes some ten KiB, in a build without
/// optimisation a few times that.
const STACK_OF_MAKING: usize = 256 << 10;

/// The 32 bytes a journal's pages are encrypted with. They lie in one place, whoever holds them, and are overwritten
/// when the last lets go; never shown.
#[derive(Clone)]
pub(crate) struct Key(Arc<KeyBytes>);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0[..] == other.0[..]
    }
}

impl Eq for Key {}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// The published one.
    pub(crate) fn none() -> Self {
        let mut key = KeyBytes::new();
        key.copy_from_slice(NO_PASSPHRASE);
        Self(Arc::new(key))
    }

    pub(crate) fn is_none(&self) -> bool {
        self.0[..] == NO_PASSPHRASE[..]
    }

    /// The key of a passphrase in the file that has this salt. Takes a third of a second and 64 MiB, on
    /// purpose. `None` only where the memory isn't there.
    pub(crate) fn derived(passphrase: &str, salt: &[u8; 16]) -> Option<Self> {
        let mut key = KeyBytes::new();
        let made = hash(passphrase, salt, &mut key);
        scrub_stack(STACK_OF_MAKING);
        made.map(|()| Self(Arc::new(key)))
    }

    /// By what it is known again where it must not lie: made of it one way, as a hash is. The salt is the file's, with
    /// words of its own, so that it is no key of anything. `None` only where the memory isn't there.
    pub(crate) fn proof(&self, salt: &[u8; 16]) -> Option<[u8; 16]> {
        let salt = [&b"known again by: "[..], salt].concat();
        // The key has 256 bits: nobody guesses it, however quick one try is.
        let costs = Params::new(8, 1, 1, Some(16)).ok()?;
        let mut proof = [0; 16];
        let made = Argon2::new(Algorithm::Argon2id, Version::V0x13, costs).hash_password_into(&self.0[..], &salt, &mut proof);
        scrub_stack(STACK_OF_MAKING);
        made.ok().map(|()| proof)
    }

    /// As `SQLCipher` takes a key and a salt: `x'…'` with 96 digits.
    pub(crate) fn literal(&self, salt: &[u8; 16]) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(3 + 96));
        text.push_str("x'");
        for byte in self.0.iter().chain(salt) {
            // Writing to a String can't fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\'');
        text
    }

    /// The key as a code to write down: thirteen groups of four, and one that checks them.
    pub(crate) fn recovery_code(&self) -> Zeroizing<String> {
        let mut symbols = Zeroizing::new(vec![0u8; KEY_SYMBOLS + CHECK_SYMBOLS]);
        for (place, symbol) in symbols.iter_mut().take(KEY_SYMBOLS).enumerate() {
            *symbol = (0..5).fold(0, |bits, bit| bits << 1 | self.bit(place * 5 + bit));
        }
        let check = self.check();
        for (place, symbol) in symbols.iter_mut().skip(KEY_SYMBOLS).enumerate() {
            *symbol = check[place];
        }
        let mut code = Zeroizing::new(String::with_capacity(KEY_SYMBOLS + CHECK_SYMBOLS + 13));
        for (place, symbol) in symbols.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                code.push('-');
            }
            code.push(char::from(SYMBOLS[usize::from(*symbol)]));
        }
        code
    }

    /// Reads a recovery code back: blanks, dashes and case don't matter, O is 0, I and L are 1. `None` when it
    /// is none, or has a slip in it.
    pub(crate) fn from_recovery_code(typed: &str) -> Option<Self> {
        let mut key = KeyBytes::new();
        let mut check = [0u8; CHECK_SYMBOLS];
        let mut read = 0;
        for letter in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let symbol = match letter.to_ascii_uppercase() {
                'O' => 0,
                'I' | 'L' => 1,
                other => SYMBOLS.iter().position(|s| char::from(*s) == other)?,
            };
            let symbol = u8::try_from(symbol).ok()?;
            if read < KEY_SYMBOLS {
                for bit in 0..5 {
                    let place = read * 5 + bit;
                    let set = symbol >> (4 - bit) & 1;
                    match key.get_mut(place / 8) {
                        Some(byte) => *byte |= set << (7 - place % 8),
                        // The four bits that are left over are always 0.
                        None if set == 1 => return None,
                        None => {}
                    }
                }
            } else {
                *check.get_mut(read - KEY_SYMBOLS)? = symbol;
            }
            read += 1;
        }
        let key = Self(Arc::new(key));
        (read == KEY_SYMBOLS + CHECK_SYMBOLS && key.check() == check).then_some(key)
    }

    fn bit(&self, place: usize) -> u8 {
        self.0.get(place / 8).map_or(0, |byte| byte >> (7 - place % 8) & 1)
    }

    fn check(&self) -> [u8; CHECK_SYMBOLS] {
        let sum = crc32fast::hash(&self.0);
        // The upper 20 bits, five at a time.
        [27, 22, 17, 12].map(|shift| (sum >> shift & 31) as u8)
    }
}

/// Writes the key of a passphrase where it is to lie. A function of its own, so that all it puts on the stack lies
/// below its caller, who overwrites it.
#[inline(never)]
fn hash(passphrase: &str, salt: &[u8; 16], key: &mut [u8]) -> Option<()> {
    // Composing a letter makes it three times as long at most: as it never grows, no half of it stays behind.
    let mut same = Zeroizing::new(String::with_capacity(3 * passphrase.len()));
    same.extend(passphrase.nfc());
    let costs = Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).ok()?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, costs).hash_password_into(same.as_bytes(), salt, key).ok()
}

/// What a person typed to open a journal: a passphrase or a recovery code. Overwritten in memory when
/// dropped; never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    #[must_use]
    pub fn new(typed: impl Into<Zeroizing<String>>) -> Self {
        Self(typed.into())
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys it can stand for in the file with this salt, each made when it is asked for: that of a recovery code,
    /// that of a passphrase, and that of one whose line ended as on Windows when it was set (an earlier Gamut took
    /// the `\r` for a letter of it).
    pub(crate) fn keys(&self, salt: &[u8; 16]) -> impl Iterator<Item = Key> {
        let with_line_end = move || {
            let mut longer = Zeroizing::new(String::with_capacity(self.0.len() + 1));
            longer.push_str(&self.0);
            longer.push('\r');
            Key::derived(&longer, salt)
        };
        let code = move || Key::from_recovery_code(&self.0);
        let each = std::iter::once_with(code).chain(std::iter::once_with(move || self.as_passphrase(salt)));
        each.chain(std::iter::once_with(with_line_end)).flatten()
    }

    /// The key it stands for as a passphrase of the file with this salt.
    pub(crate) fn as_passphrase(&self, salt: &[u8; 16]) -> Option<Key> {
        Key::derived(&self.0, salt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(bytes: [u8; 32]) -> Key {
        let mut key = KeyBytes::new();
        key.copy_from_slice(&bytes);
        Key(Arc::new(key))
    }

    fn some_key() -> Key {
        key_of(std::array::from_fn(|n| u8::try_from((n * 37 + 11) % 256).expect("below 256")))
    }

    #[test]
    fn the_key_of_a_passphrase_is_what_another_implementation_of_argon2_makes_of_it() {
        // python3 -c 'import argon2.low_level as a; print(a.hash_secret_raw("Möwe".encode(), bytes(range(16)), 3, 65536, 4, 32, a.Type.ID).hex())'
        let salt = std::array::from_fn(|n| u8::try_from(n).expect("below 16"));
        let key = Key::derived("Möwe", &salt).expect("64 MiB");
        let expected = "621bf29ec7985a3fec0090bf98119b5027de4527a17e0a6480f89515386f4f7b";
        assert_eq!(key.literal(&[0; 16]).as_str(), format!("x'{expected}{}'", "00".repeat(16)));
    }

    #[test]
    fn a_passphrase_is_the_same_whichever_way_its_letters_are_composed() {
        let salt = [7; 16];
        assert_eq!(Key::derived("Mo\u{308}we", &salt), Key::derived("M\u{f6}we", &salt));
        assert_ne!(Key::derived("Möwe", &salt), Key::derived("Möwe ", &salt));
        assert_ne!(Key::derived("Möwe", &salt), Key::derived("Möwe", &[8; 16]));
    }

    #[test]
    fn a_recovery_code_is_read_back_however_it_is_typed() {
        for key in [some_key(), Key::none(), key_of([0; 32]), key_of([255; 32])] {
            let code = key.recovery_code();
            assert_eq!(code.len(), 56 + 13, "thirteen groups of four, one that checks, and dashes");
            assert_eq!(Key::from_recovery_code(&code), Some(key.clone()));
            let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(Key::from_recovery_code(&sloppy), Some(key));
        }
    }

    #[test]
    fn one_slip_in_a_recovery_code_is_noticed() {
        let code = some_key().recovery_code();
        for (place, letter) in code.char_indices().filter(|(_, c)| *c != '-') {
            let other = if letter == '7' { "8" } else { "7" };
            let mut slipped = code.to_string();
            slipped.replace_range(place..=place, other);
            assert_eq!(Key::from_recovery_code(&slipped), None, "at {place}");
        }
        assert_eq!(Key::from_recovery_code(&code[..code.len() - 1]), None);
        assert_eq!(Key::from_recovery_code(&format!("{}0", code.as_str())), None);
        assert_eq!(Key::from_recovery_code(""), None);
    }

    #[test]
    fn neither_shows_itself() {
        assert_eq!(format!("{:?} {:?}", some_key(), Secret::new("hello".to_owned())), "Key(…) Secret(…)");
    }
}
