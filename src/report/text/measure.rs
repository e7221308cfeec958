//! How much room a text takes before it is drawn, and as much of it as fits.

use crate::report::Weight;
use unicode_segmentation::UnicodeSegmentation;

/// Advances of the letters from space to `~` in Atkinson Hyperlegible Next, thousandths of the size.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387, 648, 407, 548,
    576, 614, 588, 598, 510, 615, 595, 210, 210, 553, 628, 553, 480, 778, 626, 613, 645, 669, 569,
    552, 694, 694, 392, 512, 631, 541, 824, 693, 714, 592, 724, 614, 592, 558, 690, 593, 856, 623,
    575, 607, 317, 387, 344, 552, 372, 243, 525, 566, 485, 564, 538, 314, 558, 550, 252, 245, 492,
    262, 845, 550, 548, 566, 574, 349, 471, 326, 540, 461, 684, 481, 449, 460, 344, 237, 344, 555,
];

#[rustfmt::skip]
const SEMIBOLD: [u16; 95] = [
    303, 298, 362, 730, 604, 953, 727, 195, 324, 324, 485, 598, 252, 369, 253, 424, 656, 430, 569,
    592, 621, 602, 617, 529, 621, 578, 253, 253, 564, 617, 564, 526, 780, 662, 634, 654, 683, 589,
    562, 711, 699, 415, 546, 654, 548, 848, 710, 737, 617, 747, 639, 604, 592, 687, 628, 877, 666,
    627, 615, 333, 424, 344, 573, 391, 274, 544, 587, 502, 586, 555, 349, 582, 565, 285, 255, 536,
    301, 870, 565, 567, 587, 591, 368, 497, 360, 559, 509, 723, 522, 499, 492, 370, 249, 370, 543,
];

/// How wide a text is about: exact for plain English, generous for everything else, so that labels
/// laid out by it never touch.
#[must_use]
pub fn text_width(text: &str, size: f32, weight: Weight) -> f32 {
    let table = if weight == Weight::Semibold { &SEMIBOLD } else { &REGULAR };
    let of = |c: char| match usize::try_from(u32::from(c)) {
        Ok(n @ 32..=126) => f32::from(table[n - 32]) / 1000.0,
        Ok(0x00a0..=0x02ff) => 0.66,
        Ok(0x2010..=0x2026) => 0.45,
        Ok(0x1100..) => 1.05,
        Ok(n) if n < 32 => 0.0,
        _ => 0.75,
    };
    text.chars().map(of).sum::<f32>() * size
}

/// The beginning of a text that has at most `room` characters, never a part of a letter.
#[must_use]
pub fn first_letters(text: &str, room: usize) -> &str {
    let (mut chars, mut end) = (0, 0);
    if text.len() <= room {
        return text;
    }
    for letter in text.graphemes(true) {
        chars += letter.chars().count();
        if chars > room {
            break;
        }
        end += letter.len();
    }
    text.get(..end).unwrap_or_default()
}

/// The text if it fits into `room`, or as much of it as does with "…"; `None` when not even three
/// letters would be left.
#[must_use]
pub fn fitted(text: &str, room: f32, size: f32, weight: Weight) -> Option<String> {
    if text_width(text, size, weight) <= room {
        return Some(text.to_owned());
    }
    let mut letters: Vec<&str> = text.graphemes(true).collect();
    while letters.len() > 3 {
        letters.pop();
        let cut = format!("{}…", letters.concat().trim_end());
        if text_width(&cut, size, weight) <= room {
            return Some(cut);
        }
    }
    None
}

/// The first of these ways to say it that fits.
#[must_use]
pub fn first_fitting(ways: &[&str], room: f32, size: f32, weight: Weight) -> Option<String> {
    ways.iter().find(|w| text_width(w, size, weight) <= room).map(|w| (*w).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_only_when_it_must_be() {
        assert_eq!(fitted("Sleep", 100.0, 12.0, Weight::Regular).as_deref(), Some("Sleep"));
        let cut = fitted("sertraline 50 mg at night", 60.0, 12.0, Weight::Regular).expect("some of it");
        assert!(cut.ends_with('…') && text_width(&cut, 12.0, Weight::Regular) <= 60.0, "{cut}");
        assert_eq!(fitted("sertraline", 5.0, 12.0, Weight::Regular), None);
        assert_eq!(fitted("", 0.0, 12.0, Weight::Regular).as_deref(), Some(""));
    }

    #[test]
    fn a_cut_is_between_letters() {
        assert_eq!(first_letters("नमस्ते", 3), "नम");
        assert_eq!(first_letters("ab👩\u{200d}👧c", 4), "ab");
        assert_eq!((first_letters("", 0), first_letters("abc", 9)), ("", "abc"));
        let cut = fitted("abcd👩\u{200d}👩\u{200d}👧\u{200d}👦👩\u{200d}👧 and more", 70.0, 12.0, Weight::Regular)
            .expect("some of it");
        assert!(!cut.trim_end_matches('…').ends_with('\u{200d}'), "{cut:?}");
    }

    #[test]
    fn the_measure_is_never_less_than_what_is_drawn() {
        let options = crate::report::scene::png::options();
        let pairs = [("10", 400), ("narrower than usual", 600), ("Drinks and other substances", 400), ("Ärger, größer …", 400)];
        for (text, number) in pairs {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='90'><text y='50' font-size='20' font-weight='{number}'>{text}</text></svg>"
            );
            let tree = resvg::usvg::Tree::from_str(&svg, &options).expect("a text");
            let drawn = tree.root().bounding_box().width();
            let weight = if number == 600 { Weight::Semibold } else { Weight::Regular };
            let ours = text_width(text, 20.0, weight);
            assert!(drawn <= ours + 0.5 && ours < drawn * 1.35 + 3.0, "{text}: drawn {drawn}, ours {ours}");
        }
    }
}
