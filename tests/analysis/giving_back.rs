//! What a saved day gives back: its strongest feelings, one line from the journal, and how far the way has come.

use super::journals::{check_in, day, empty, feeling, felt, flattens, journal, whole};
use gamut::analysis::{ABOUT_DAYS, Need, Verdict};
use gamut::analysis::{analyse, day_line, sides_line, strongest_lines, strongest_so_far, way_there, words::what_is_missing};
use gamut::domain::{Answer, Besides, CheckIn, Context, DayKey, Journal, SELF_HARM_KEY, SymptomAnswer};

const TODAY: &str = "2026-11-25";

fn today() -> DayKey {
    day(TODAY)
}

fn ago(n: i32, nth: u32, answers: &[(&str, u8)]) -> CheckIn {
    check_in(today().plus(-n), nth, answers.iter().map(|(key, n)| (feeling(key), felt(*n))).collect())
}

fn tagged(check_in: CheckIn, tags: &[&str]) -> CheckIn {
    let context = Context { tags: tags.iter().map(|t| (*t).into()).collect(), ..Context::default() };
    check_in.with(Besides { context, ..Besides::default() })
}

fn calling_for_help(check_in: CheckIn) -> CheckIn {
    let item = empty().catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
    check_in.with(Besides { symptoms: vec![(item, SymptomAnswer::RatherNotSay)], ..Besides::default() })
}

fn line(j: &Journal) -> String {
    day_line(j, today()).unwrap_or_default()
}

#[test]
fn the_strongest_of_each_side_is_named_and_what_was_not_answered_is_not() {
    let said = |answers: &[(&str, u8)]| strongest_lines(&journal([ago(0, 0, answers)]), today());
    assert_eq!(
        said(&[("joy", 7), ("anxiety", 3), ("guilt", 1)]),
        ["Strongest pleasant: joy 7, strongly", "Strongest unpleasant: anxiety 3, a little"]
    );
    assert_eq!(said(&[("joy", 4), ("contentment", 4)]), ["Strongest pleasant: joy and contentment 4, a little"]);
    assert_eq!(
        said(&[("joy", 0), ("anger", 0), ("numbness", 6)]),
        ["Rated pleasant feelings: not felt", "Rated unpleasant feelings: not felt", "Numbness: 6, clearly"]
    );
    assert_eq!(said(&[]), ["No feeling was rated"]);
    let unsure = journal([check_in(today(), 0, vec![(feeling("joy"), Answer::CannotTell)])]);
    assert_eq!(strongest_lines(&unsure, today()), ["Rated pleasant feelings: can't tell"]);
    let twice = journal([ago(0, 0, &[("joy", 2)]), ago(0, 1, &[("joy", 8)])]);
    assert_eq!(strongest_lines(&twice, today()), ["Strongest pleasant: joy 8, strongly"]);
}

#[test]
fn which_line_comes_is_a_rule_and_what_is_rare_comes_first() {
    let now = |answers: &[(&str, u8)]| ago(0, 0, answers);
    let music = |n: i32, joy| tagged(ago(n, 0, &[("joy", joy)]), &["music"]);
    let table: [(&str, Journal); 9] = [
        ("The first day in this journal", journal([now(&[("joy", 3)])])),
        ("Yesterday: most strongly joy 3 and anger 2", journal([ago(1, 0, &[("joy", 3), ("anger", 2)]), now(&[("joy", 3)])])),
        (
            "Joy was 6 today. Before, it was last 5 or more on 11 November",
            journal([ago(14, 0, &[("joy", 5)]), music(5, 4), music(3, 4), music(0, 6)]),
        ),
        (
            "This day last year: most strongly joy 9",
            journal([ago(365, 0, &[("joy", 9)]), music(5, 4), music(3, 4), music(0, 4)]),
        ),
        (
            "This day in 2024: most strongly joy 4 and sadness 2",
            journal([check_in(day("2024-11-25"), 0, vec![(feeling("joy"), felt(4)), (feeling("sadness"), felt(2))]), now(&[])]),
        ),
        (
            "Third check-in with music: the strongest pleasant feeling was from 2 to 4",
            journal([music(5, 4), music(3, 2), music(0, 4)]),
        ),
        (
            "Third check-in with music: the strongest pleasant feeling was 4 each time",
            journal([music(5, 4), music(3, 4), music(0, 4)]),
        ),
        ("Joy was last 5 or more on 15 November", journal([ago(10, 0, &[("joy", 5)]), now(&[("joy", 1)])])),
        ("A week ago, on Wednesday: most strongly sadness 4", journal([ago(7, 0, &[("sadness", 4)]), now(&[("joy", 1)])])),
    ];
    for (said, j) in table {
        assert_eq!(line(&j), said);
        assert_eq!(line(&j), said, "and the same when the day is opened again");
    }
}

#[test]
fn on_ordinary_days_those_that_have_something_to_say_take_turns() {
    let days = |n: i32| whole(today().plus(-n), 0, 3 + u8::from(n == 20) * 3, 2, 1);
    let j = journal((0..40).map(days));
    let lines: Vec<String> = (0..3).map(|n| day_line(&j, today().plus(-n)).expect("a line")).collect();
    assert!(lines.iter().any(|l| l.starts_with("Joy was last") || l.contains("was last 5 or more on 5 November")), "{lines:?}");
    assert!(lines.iter().any(|l| l.starts_with("A week ago, on ")), "{lines:?}");
    assert!(lines.iter().any(|l| l.starts_with("Most often the strongest in four weeks: ")), "{lines:?}");
}

#[test]
fn no_line_tells_of_a_day_that_called_for_help_nor_stands_beside_one() {
    let nothing: Option<String> = None;
    let on_the_day = journal([ago(1, 0, &[("joy", 3)]), calling_for_help(ago(0, 0, &[("joy", 3)]))]);
    assert_eq!(day_line(&on_the_day, today()), nothing);
    let then =
        journal([calling_for_help(ago(365, 0, &[("joy", 9)])), calling_for_help(ago(7, 0, &[("joy", 4)])), ago(0, 0, &[])]);
    assert_eq!(day_line(&then, today()), nothing);
    assert_eq!(day_line(&empty(), today()), nothing);
}

#[test]
fn no_line_praises_counts_days_in_a_row_or_says_that_one_time_was_more() {
    let mut all: Vec<String> = Vec::new();
    for j in [flattens(today().plus(-200), 120, 81), flattens(today().plus(-400), 401, 0), flattens(today().plus(-9), 5, 5)] {
        all.extend((0..60).filter_map(|n| day_line(&j, today().plus(-n))));
        all.extend((0..9).flat_map(|n| strongest_lines(&j, today().plus(-n))));
        all.extend(strongest_so_far(&j, today()));
        let found = analyse(&j, today());
        all.extend(sides_line(&found.reach));
        all.extend(way_there(&j, &found).into_iter().flat_map(|w| [Some(w.words), w.next]).flatten());
    }
    assert!(all.len() > 60);
    for said in &all {
        let plain = said.to_lowercase();
        for word in ["better", "worse", "well done", "great", "streak", "in a row", "again!", "keep", "hurt", "!", "than"] {
            assert!(!plain.contains(word), "{word} in {said}");
        }
    }
}

#[test]
fn the_first_look_counts_only_days_on_which_both_sides_were_rated() {
    let j = journal([
        ago(3, 0, &[("joy", 7), ("anger", 2)]),
        ago(2, 0, &[("joy", 2), ("anger", 6)]),
        ago(1, 0, &[("joy", 9)]),
        ago(0, 0, &[("joy", 3), ("anger", 3)]),
    ]);
    let reach = analyse(&j, today()).reach;
    assert_eq!(
        sides_line(&reach).as_deref(),
        Some("Of 3 days, a pleasant feeling was the strongest on 1, an unpleasant one on 1, both were as strong on 1.")
    );
    assert_eq!(sides_line(&reach[..2]), None);
    assert_eq!(
        strongest_so_far(&j, today()).as_deref(),
        Some("Strongest so far: joy 9 on Tuesday, 24 November; anger 6 on Monday, 23 November.")
    );
    let left_alone = journal([calling_for_help(ago(1, 0, &[("joy", 9), ("anxiety", 9)])), ago(0, 0, &[("joy", 3)])]);
    let said = strongest_so_far(&left_alone, today()).unwrap_or_default();
    assert!(said.contains("joy 3") && !said.contains('9'), "a day that called for help is left alone: {said}");
    assert_eq!(strongest_so_far(&journal([ago(0, 0, &[("joy", 0)])]), today()), None);
}

#[test]
fn the_way_ends_where_the_rule_has_its_usual_and_what_is_missing_says_the_same() {
    let of = |days: i32| {
        let j = journal((0..days).map(|n| whole(today().plus(-n), 0, 5, 3, 1)));
        let found = analyse(&j, today());
        (way_there(&j, &found), found, j)
    };
    for days in [1, 12, 28, 69] {
        let (way, found, j) = of(days);
        let way = way.expect("a way to go");
        assert_eq!((way.day, way.logged), (days.unsigned_abs(), days.unsigned_abs()));
        assert!(way.words.starts_with(&format!("Day {days} of about {ABOUT_DAYS}: ")), "{}", way.words);
        let Verdict::NotEnough(need) = found.verdict else { panic!("too few") };
        assert_eq!(what_is_missing(&j, &found, need), [format!("{}.", way.words)], "one place");
    }
    assert!(of(i32::try_from(ABOUT_DAYS).expect("days")).0.is_none(), "and from that day on it is compared");
    let nothing = analyse(&empty(), today());
    assert!(way_there(&empty(), &nothing).expect("a way").words.starts_with("Day 1 of about 70: you see your days from"));
}

#[test]
fn what_time_alone_can_t_bring_stands_first_and_no_count_of_days_beside_it() {
    let days = Need::UsualDays { have: 3, need: 28 };
    let recent = Need::RecentDays { have: 3, need: 10 };
    let mut j = empty();
    let found = analyse(&j, today());
    j.settings.short_form = true;
    assert!(j.settings.take_word("short_feelings", "joy,guilt"));
    let lines = what_is_missing(&j, &found, days);
    assert!(lines[0].ends_with("you ask about one and one."), "{lines:?}");
    assert!(lines[1].contains("numbness") && lines.len() == 2, "{lines:?}");
    assert!(what_is_missing(&j, &found, recent)[2].starts_with("The last 21 days hold 3 days"));
    assert!(!way_there(&j, &found).expect("a way").words.contains("70"));
}
