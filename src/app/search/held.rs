//! Whether a short text has something in it, whatever its case and accents.

use crate::domain::folding::fold;

/// Whether a short text, as a name or a tag is, has this anywhere in it. Case and accents don't matter; where nothing is
/// typed it does.
#[must_use]
pub fn holds(text: &str, typed: &str) -> bool {
    let (mut folded, mut wanted) = (String::new(), String::new());
    fold(text, &mut folded);
    fold(typed, &mut wanted);
    match wanted.trim() {
        // Nothing but marks of a sentence: they are looked for as they are.
        "" => text.contains(typed.trim()),
        wanted => folded.contains(wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_a_part_of_it_without_case_or_accents() {
        for (text, typed) in [
            ("Zoë", "zoe"),
            ("Łódź by night", "lodz"),
            ("oversea", "sea"),
            ("朝の散歩", "散歩"),
            ("C++", "c++"),
            ("🏃 run", "🏃"),
            ("-", "-"),
            ("anything", ""),
            ("anything", "  "),
        ] {
            assert!(holds(text, typed), "{typed:?} in {text:?}");
        }
        for (text, typed) in [("C", "c++"), ("sea", "lake"), ("sea", "-"), ("", "a")] {
            assert!(!holds(text, typed), "{typed:?} in {text:?}");
        }
    }
}
