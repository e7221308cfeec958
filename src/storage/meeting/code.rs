//! The code by which machines know that they belong together: made once, typed once on each other machine.

use crate::storage::{
    cipher::key::{Key, SYMBOLS},
    library,
    trouble::Trouble,
};
use zeroize::Zeroizing;

/// A hundred bits: nobody guesses it, and each guess costs as much as one of a passphrase.
const SYMBOLS_OF_IT: usize = 20;
/// So that a slip in typing is told from a wrong code.
const CHECK: usize = 4;
const GROUP: usize = 4;
/// In the place of a file's own: the code is drawn by chance, so nobody made a table of what comes of it.
const SALT: &[u8; 16] = b"gamut: a meeting";

/// A new one: five groups of four, and one that checks them.
pub(super) fn new() -> Result<Zeroizing<String>, Trouble> {
    let bits = Zeroizing::new(u128::from_be_bytes(library::random_bytes()?));
    let symbols: Vec<usize> = (0..SYMBOLS_OF_IT).map(|n| usize::try_from(*bits >> (5 * n) & 31).unwrap_or(0)).collect();
    Ok(written(&symbols))
}

/// A code as it was typed, in its one spelling; `None` when it is none, or has a slip in it.
pub(super) fn read(typed: &str) -> Option<Zeroizing<String>> {
    let mut symbols = Vec::new();
    for letter in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        symbols.push(match letter.to_ascii_uppercase() {
            'O' => 0,
            'I' | 'L' => 1,
            other => SYMBOLS.iter().position(|s| char::from(*s) == other)?,
        });
    }
    let (said, _) = symbols.split_at_checked(SYMBOLS_OF_IT)?;
    let whole = written(said);
    let again: String = symbols.iter().filter_map(|n| SYMBOLS.get(*n)).map(|s| char::from(*s)).collect();
    (again == whole.replace('-', "")).then_some(whole)
}

/// The key of all that lies in the folder. `None` only where the memory isn't there.
pub(super) fn key_of(code: &str) -> Option<Key> {
    Key::derived(code, SALT)
}

fn written(said: &[usize]) -> Zeroizing<String> {
    let bytes: Vec<u8> = said.iter().map(|n| u8::try_from(*n).unwrap_or(0)).collect();
    let sum = usize::try_from(crc32fast::hash(&bytes)).unwrap_or(0);
    let check = (0..CHECK).map(|n| sum >> (12 + 5 * n) & 31);
    let mut code = Zeroizing::new(String::with_capacity(32));
    for (place, symbol) in said.iter().copied().chain(check).enumerate() {
        if place > 0 && place % GROUP == 0 {
            code.push('-');
        }
        code.push(SYMBOLS.get(symbol).map_or('0', |s| char::from(*s)));
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed_and_a_slip_is_noticed() {
        for _ in 0..50 {
            let code = new().expect("drawn");
            assert_eq!(code.len(), 24 + 5);
            let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(read(&sloppy), Some(code.clone()));
            for (place, letter) in code.char_indices().filter(|(_, c)| *c != '-') {
                let mut slipped = code.to_string();
                slipped.replace_range(place..=place, if letter == '7' { "8" } else { "7" });
                assert_eq!(read(&slipped), None, "at {place}");
            }
        }
        assert_ne!(new().expect("drawn"), new().expect("drawn"));
        assert_eq!((read(""), read("0000-0000")), (None, None));
    }
}
