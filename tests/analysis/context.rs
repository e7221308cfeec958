//! How far days reached beside sleep and substances.

use super::journals::{check_in, day, empty, feeling, felt, journal};
use gamut::analysis::words::{GROUPS_SAY_NO_WHY, in_groups_lines};
use gamut::analysis::{Aspect, InGroups, in_groups};
use gamut::domain::{CheckIn, Context, Journal, SleepHours};
use std::sync::Arc;

const FIRST: &str = "2026-01-01";

/// Day `n` with these strongest ratings, sleep and substances.
fn lived(n: i32, up: u8, down: Option<u8>, sleep: Option<f64>, substances: &[&str]) -> CheckIn {
    let mut answers = vec![(feeling("joy"), felt(up))];
    answers.extend(down.map(|d| (feeling("anger"), felt(d))));
    let mut c = check_in(day(FIRST).plus(n), 0, answers);
    let substances = substances.iter().map(|s| Arc::from(*s)).collect();
    c.context = Context { sleep: sleep.and_then(SleepHours::new), substances, ..Context::default() };
    c
}

fn found(j: &Journal, aspect: Aspect) -> InGroups {
    let all = in_groups(j, day(FIRST), day(FIRST).plus(400));
    all.into_iter().find(|g| g.aspect == aspect).expect("every aspect is there")
}

fn days(g: &InGroups) -> Vec<(&str, u32)> {
    g.groups.iter().map(|g| (&*g.name, g.days())).collect()
}

#[test]
fn an_empty_journal_has_no_groups_and_says_so() {
    for aspect in Aspect::ALL {
        let g = found(&empty(), aspect);
        assert!(g.groups.is_empty() && g.apart.is_none());
        assert!(
            in_groups_lines(&g)[0]
                .contains("too little data to compare, nothing is noted yet. Two groups of 10 days are needed.")
        );
    }
}

#[test]
fn days_without_a_word_about_it_are_in_no_group_and_none_is_a_word() {
    let j = journal([
        lived(0, 5, Some(3), None, &[]),
        lived(1, 5, Some(3), Some(5.0), &["none"]),
        lived(2, 5, Some(3), Some(8.0), &["a beer"]),
        lived(3, 5, Some(3), None, &["A beer ", "None"]),
        lived(4, 5, None, Some(8.0), &["none"]),
    ]);
    assert_eq!(days(&found(&j, Aspect::Sleep)), [("under 6 hours", 1), ("7 to 9 hours", 1)], "one side alone is no reach");
    assert_eq!(days(&found(&j, Aspect::Substances)), [("none", 1), ("any", 2)]);
    // What was noted on a day counts for the next one; the fifth day has no reach.
    assert_eq!(days(&found(&j, Aspect::SubstancesBefore)), [("none", 1), ("any", 1)]);
}

#[test]
fn the_edges_of_sleep_belong_to_the_longer_group() {
    let hours = [0.0, 5.9, 6.0, 6.9, 7.0, 8.9, 9.0, 24.0];
    let j =
        journal(hours.into_iter().enumerate().map(|(n, h)| lived(i32::try_from(n).expect("few"), 5, Some(3), Some(h), &[])));
    let g = found(&j, Aspect::Sleep);
    assert_eq!(days(&g), [("under 6 hours", 2), ("6 to 7 hours", 2), ("7 to 9 hours", 2), ("9 hours and more", 2)]);
    assert!(g.groups.iter().all(|g| g.told.is_none()) && g.apart.is_none(), "two days say nothing");
    let said = &in_groups_lines(&g)[0];
    assert!(said.contains("under 6 hours (2 days), ") && said.ends_with("Two groups of 10 days are needed."), "{said}");
}

#[test]
fn a_clear_difference_and_none_are_told_apart_by_chance_and_never_by_a_cause() {
    let j = |further: u8| {
        journal((0..60).map(|n| {
            let short = n % 3 == 0;
            let up = 3 + u8::try_from(n % 4).expect("small") + if short { 0 } else { further };
            lived(n, up, Some(2), Some(if short { 5.0 } else { 8.0 }), &[])
        }))
    };
    let (alike, apart) = (found(&j(0), Aspect::Sleep), found(&j(3), Aspect::Sleep));
    let far = apart.apart.clone().expect("both have days enough");
    assert_eq!((&*far.less, &*far.from), ("under 6 hours", "7 to 9 hours"));
    assert!(far.low > 2.0 && far.high < 4.0 && (far.difference - 3.0).abs() < 0.5, "{far:?}");
    let near = alike.apart.clone().expect("both have days enough");
    assert!(near.low < 0.0 && near.high > 0.0, "{near:?}");
    assert!(in_groups_lines(&apart)[1].contains("this looks like more than chance"), "{:?}", in_groups_lines(&apart));
    assert!(in_groups_lines(&alike)[1].contains("this may be chance"), "{:?}", in_groups_lines(&alike));
    for line in in_groups_lines(&apart) {
        assert!(line.ends_with('.') && !line.contains("because") && !line.contains("effect"), "{line}");
    }
    assert!(GROUPS_SAY_NO_WHY.contains("doesn't say why"));
    let told = apart.groups[1].told.expect("40 days");
    assert!(told.low <= told.mean && told.mean <= told.high);
}

#[test]
fn neither_the_order_of_entry_nor_a_second_check_in_without_an_answer_matters() {
    let all: Vec<CheckIn> =
        (0..40).map(|n| lived(n, 4, Some(3), Some(if n % 2 == 0 { 5.0 } else { 8.0 }), &["none"])).collect();
    let straight = journal(all.clone());
    let mut turned = journal(all.into_iter().rev());
    let mut again = check_in(day(FIRST).plus(7), 3, Vec::new());
    again.note = "nothing".into();
    turned.check_ins.push(Arc::new(again));
    turned.sort();
    let of = |j: &Journal| in_groups(j, day(FIRST), day(FIRST).plus(400));
    assert_eq!(of(&straight), of(&turned));
}

#[test]
fn the_words_noted_most_often_have_groups_of_their_own_once_there_are_two() {
    let one = journal((0..5).map(|n| lived(n, 4, Some(3), None, &["wine"])));
    assert_eq!(days(&found(&one, Aspect::Substances)), [("any", 5)]);
    let more = journal((0..9).map(|n| {
        lived(
            n,
            4,
            Some(3),
            None,
            &[["wine", "a beer", "weed", "snuff"][[0, 0, 0, 1, 1, 2, 2, 3, 0][usize::try_from(n).expect("small")]]],
        )
    }));
    assert_eq!(days(&found(&more, Aspect::Substances)), [("any", 9), ("wine", 4), ("a beer", 2), ("weed", 2)]);
}

#[test]
fn company_tags_and_medicines_are_groups_by_their_words_and_a_day_without_one_is_in_none() {
    let with = |n: i32, company: Option<&str>, tags: &[&str], medicines: &[&str]| {
        let mut c = lived(n, 5, Some(3), None, &[]);
        let words = |list: &[&str]| list.iter().map(|s| Arc::from(*s)).collect();
        c.context.company = company.map(Arc::from);
        (c.context.tags, c.context.medicines) = (words(tags), words(medicines));
        c
    };
    let j = journal([
        with(0, Some("Alone"), &["music", "work"], &["sertraline 50"]),
        with(1, Some("friends"), &["Music"], &[]),
        with(2, Some("friends"), &[], &["Sertraline 50 "]),
        with(3, Some("partner"), &[], &[]),
        with(4, None, &[], &[]),
    ]);
    let company = found(&j, Aspect::Company);
    assert_eq!(days(&company), [("alone", 1), ("with somebody", 3), ("friends", 2), ("partner", 1)]);
    assert_eq!(days(&found(&j, Aspect::Tags)), [("music", 2), ("work", 1)]);
    let medicines = found(&j, Aspect::Medicines);
    assert_eq!(days(&medicines), [("sertraline 50", 2)]);
    assert!(medicines.apart.is_none(), "no day is compared by a medicine that was not noted");
}
