//! Single cells, both ways: lists of words and answers. For formulas see [`crate::domain::spreadsheet`].

use crate::domain::{Answer, Intensity};
use std::sync::Arc;

/// Several words in one cell.
pub(super) fn list(words: &[Arc<str>]) -> String {
    let escaped = words.iter().filter(|w| !w.is_empty()).map(|w| w.replace('\\', "\\\\").replace('|', "\\|"));
    escaped.collect::<Vec<_>>().join("|")
}

/// The inverse of [`list`]; a `\` before anything else is itself.
pub(super) fn words(cell: &str) -> Vec<String> {
    if !cell.contains('\\') {
        return cell.split('|').map(str::to_owned).collect();
    }
    let (mut words, mut word, mut letters) = (Vec::new(), String::new(), cell.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '|' => words.push(std::mem::take(&mut word)),
            '\\' => word.push(letters.next_if(|next| matches!(next, '|' | '\\')).unwrap_or('\\')),
            letter => word.push(letter),
        }
    }
    words.push(word);
    words
}

/// A whole number from 0 to 10, or `?`; `None` for anything else.
pub(super) fn answer(cell: &str) -> Option<Answer> {
    if cell == "?" {
        return Some(Answer::CannotTell);
    }
    let (whole, fraction) = cell.split_once(['.', ',']).unwrap_or((cell, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let plain = digits(whole) && whole.len() <= 2 && digits(fraction) && fraction.bytes().all(|b| b == b'0');
    let steps = whole.parse().ok().filter(|_| plain)?;
    Intensity::new(steps).ok().map(Answer::Rated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_answer_is_a_whole_number_from_0_to_10_or_a_question_mark() {
        for bad in
            ["", "-1", "11", "3.5", "3,5", "1e1", "NaN", "inf", "0x10", "٧", "??", "+7", "100", ".", "7.", ".0", "cannot tell"]
        {
            assert_eq!(answer(bad), None, "{bad}");
        }
        let rated = |n| Intensity::new(n).ok().map(Answer::Rated);
        for (text, n) in [("0", 0), ("10", 10), ("07", 7), ("7.0", 7), ("7,0", 7), ("10.00", 10)] {
            assert_eq!(answer(text), rated(n), "{text}");
        }
        assert_eq!(answer("?"), Some(Answer::CannotTell));
    }

    proptest! {
        #[test]
        fn any_list_comes_back(list_of in proptest::collection::vec("['|\\\\a=]{1,4}", 0..4)) {
            let list_of: Vec<Arc<str>> = list_of.into_iter().map(Into::into).collect();
            let back: Vec<Arc<str>> = words(&list(&list_of)).into_iter().filter(|w| !w.is_empty()).map(Into::into).collect();
            prop_assert_eq!(back, list_of);
        }
    }
}
