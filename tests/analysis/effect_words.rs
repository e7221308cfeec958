//! The sentences about before and after, and about a way.

use super::before_after::{event, eventful, found};
use super::journals::day;
use super::way_effect::tried;
use gamut::analysis::words::{
    Measure, before_after_cautions, before_after_lines, beside_lines, shift_rows, too_few_line, way_effect_lines,
};
use gamut::analysis::{BeforeAfter, Shift, SideShift, UsualDrift, WayEffects, Windows, before_after, way_effects};
use gamut::domain::{EventKind, Journal, Way};

/// Every way the comparison and its sentences can fall, for the words that none of them may use.
pub fn all_sentences() -> Vec<String> {
    let mut j = eventful();
    j.events.extend([
        event("a", 33, EventKind::Loss),
        event("b", 61, EventKind::MedicineStopped),
        event("c", 90, EventKind::Move),
    ]);
    let mut all = Vec::new();
    for until in [50, 74, 80, 90, 119] {
        for mut f in [found(&j, until), found(&Journal { check_ins: Vec::new(), ..j.clone() }, until)] {
            f.begins_early |= until == 90;
            all.extend(told(&f));
            f.windows.settling_in = until % 3;
            (f.differences.pleasant, f.differences.feelings) = (None, Vec::new());
            all.extend(told(&f));
        }
    }
    for (low, high) in [(0.0, 0.0), (-1.0, 1.0), (0.2, 0.4), (-0.4, -0.2), (-0.04, 0.04), (0.04, 1.0)] {
        let mut f = found(&j, 119);
        f.differences.pleasant = f.differences.pleasant.map(|s| side(s, Shift { before: 4.0, after: 4.0 + high, low, high }));
        all.extend(told(&f));
    }
    for changes in [[0; 5], [1; 5], [-2, 1, 0, 1, -3]] {
        let trials = tried(Way::Senses, &changes);
        let mut effects = way_effects(&Journal { trials, ..j.clone() }, day("2025-05-01"));
        all.extend(way_effect_lines(&effects, Way::Senses));
        for hours_apart in [0.2, 1.2, 5.0] {
            effects.drift = Some(UsualDrift { pairs: 31, mean: -0.2, size: 0.9, hours_apart });
            all.extend(way_effect_lines(&effects, Way::Senses));
        }
    }
    all
}

fn told(f: &BeforeAfter) -> Vec<String> {
    let mut all = before_after_lines(f);
    all.extend(Measure::ALL.iter().flat_map(|m| shift_rows(f, *m)).map(|r| r.words));
    all.extend(too_few_line(f));
    all.extend(beside_lines(f).into_iter().map(|l| l.words));
    all.extend(before_after_cautions(f));
    all
}

fn side(mut side: SideShift, shift: Shift) -> SideShift {
    (side.shifts.level, side.shifts.high, side.shifts.width) = (shift, shift, shift);
    side
}

#[test]
fn the_days_of_both_stretches_are_said_with_how_many_have_check_ins() {
    let lines = before_after_lines(&found(&eventful(), 119));
    assert_eq!(
        &lines[..2],
        [
            "Before: the 28 days from 2 February 2025 to 1 March 2025, 24 of them with check-ins.",
            "After: the 28 days from 16 March 2025 to 12 April 2025 (after 14 days to settle in), 24 of them with check-ins.",
        ]
    );
    let short = Windows { days: 7, settling_in: 0 };
    let f = before_after(&eventful(), &"e1".into(), day("2025-05-01"), short).expect("there");
    assert_eq!(before_after_lines(&f)[1], "After: the 7 days from 2 March 2025 to 8 March 2025, 6 of them with check-ins.");
}

#[test]
fn weeks_that_still_run_say_how_many_of_their_days_have_come() {
    let line = |until| before_after_lines(&found(&eventful(), until))[1].clone();
    assert!(line(84).ends_with("(after 14 days to settle in). 11 of them have come, 10 with check-ins."), "{}", line(84));
    assert!(line(73).ends_with("None of them has come yet."), "{}", line(73));
}

#[test]
fn too_few_days_say_what_is_missing_and_nothing_else() {
    let lines = |until: i32| before_after_lines(&found(&eventful(), until));
    assert_eq!(lines(80)[2..], ["Too little to compare: 6 of 10 days with check-ins after."]);
    let mut j = eventful();
    j.check_ins.retain(|c| c.day >= day("2025-02-25"));
    let last = |j: &Journal, until| before_after_lines(&found(j, until)).pop().expect("lines");
    assert_eq!(last(&j, 119), "Too little to compare: 4 of 10 days with check-ins before.");
    let both = "Too little to compare: 4 of 10 days with check-ins before, and 0 of 10 days with check-ins after.";
    assert_eq!(last(&j, 70), both);
}

#[test]
fn each_measure_says_from_where_to_where_on_how_much_and_whether_it_could_be_chance() {
    let lines = before_after_lines(&found(&eventful(), 119));
    assert_eq!(
        &lines[2..],
        [
            "Pleasant feelings on average (4 feelings): 4.7 before, 3.3 after. \
             This looks like more than chance: between −1.9 and −1.0 steps.",
            "How strong pleasant feelings get (4 feelings): 7.7 before, 5.0 after. \
             This looks like more than chance: between −3.0 and −1.8 steps.",
            "How much pleasant feelings vary (4 feelings): 2.0 before, 1.3 after. \
             This looks like more than chance: between −0.9 and −0.4 steps.",
            "Unpleasant feelings on average (3 feelings): 4.5 before, 2.8 after. \
             This looks like more than chance: between −2.4 and −1.1 steps.",
            "How strong unpleasant feelings get (3 feelings): 8.0 before, 4.8 after. \
             This looks like more than chance: between −4.6 and −2.0 steps.",
            "How much unpleasant feelings vary (3 feelings): 2.4 before, 1.3 after. \
             This looks like more than chance: between −1.3 and −0.8 steps.",
            "Numbness on average (rated on 24 days before and 24 after): 1.2 before, 4.7 after. \
             This looks like more than chance: between +2.9 and +4.2 steps.",
        ]
    );
}

#[test]
fn a_range_that_holds_zero_could_well_be_chance_by_the_numbers_as_they_are_shown() {
    let line = |low, high, after| {
        let mut f = found(&eventful(), 119);
        f.differences.pleasant = f.differences.pleasant.map(|s| side(s, Shift { before: 4.0, after, low, high }));
        before_after_lines(&f)[2].clone()
    };
    for (low, high, ends) in [
        (-0.4, 0.3, ", 3.9 after. This may be chance: between −0.4 and +0.3 steps."),
        (0.04, 1.0, ", 3.9 after. This may be chance: between 0.0 and +1.0 steps."),
        (-1.0, -0.06, ", 3.9 after. This looks like more than chance: between −1.0 and −0.1 steps."),
    ] {
        assert!(line(low, high, 3.9).ends_with(ends), "{}", line(low, high, 3.9));
    }
    assert!(line(0.0, 0.0, 4.0).ends_with(": 4.0 before and after. That is no difference."), "{}", line(0.0, 0.0, 4.0));
}

#[test]
fn a_side_with_fewer_than_three_feelings_says_that_it_is_not_averaged() {
    let mut f = found(&eventful(), 119);
    f.differences.unpleasant = None;
    let lines = before_after_lines(&f);
    let line = "Fewer than three unpleasant feelings are rated on 10 days before and after, so they are not averaged.";
    assert_eq!((&*lines[5], lines.len()), (line, 2 + 3 + 1 + 1));
}

#[test]
fn the_table_has_both_sides_and_each_feeling_with_its_days() {
    let f = found(&eventful(), 119);
    let rows = shift_rows(&f, Measure::Width);
    assert_eq!(
        rows.iter().map(|r| r.name.as_str()).take(3).collect::<Vec<_>>(),
        ["Pleasant feelings", "Unpleasant feelings", "Joy"]
    );
    assert_eq!(rows.len(), 2 + 8);
    let excitement = &rows[4];
    let cells = [&excitement.before, &excitement.after, &excitement.range, &excitement.from].map(String::as_str);
    assert_eq!(cells, ["2.1", "1.3", "−1.4 to −0.1", "20 → 21 days"]);
    assert_eq!(
        excitement.words,
        "Excitement, how much it varies: 2.1 before, 1.3 after, rated on 20 days before and 21 after. This looks like more than chance: \
         between −1.4 and −0.1 steps."
    );
    assert_eq!(rows[1].from, "3 feelings");
    let line = "Not compared, with the days rated before and after, of 10 each: Guilt (6 and 6).";
    assert_eq!(too_few_line(&f).as_deref(), Some(line));
}

#[test]
fn other_events_are_told_by_their_place_and_medicine_is_marked() {
    let mut j = eventful();
    j.events.extend([
        event("a", 33, EventKind::Loss),
        event("b", 61, EventKind::MedicineStopped),
        event("c", 90, EventKind::Move),
    ]);
    let lines: Vec<_> = beside_lines(&found(&j, 119)).into_iter().map(|l| (l.words, l.medicine)).collect();
    let wanted = [
        ("Loss, 3 February 2025: in the days before.", false),
        ("Medicine stopped, 3 March 2025: in the days left out.", true),
        ("Move, 1 April 2025: in the days after.", false),
    ];
    assert_eq!(lines, wanted.map(|(words, medicine)| (words.to_owned(), medicine)));
}

#[test]
fn that_one_came_after_the_other_says_nothing_about_why() {
    let mut f = found(&eventful(), 119);
    let lines = before_after_cautions(&f);
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains("doesn't say why"), "{}", lines[0]);
    f.begins_early = true;
    assert!(before_after_cautions(&f)[2].contains("the first of this journal"));
    f.enough = false;
    assert_eq!(before_after_cautions(&f).len(), 1);
}

#[test]
fn a_way_says_how_far_the_rating_moved_over_how_many_tries_and_what_moves_anyway() {
    let trials = tried(Way::Senses, &[3, 1, 0, -1, 2, 2, 4]);
    let mut effects = way_effects(&Journal { trials, ..Journal::default() }, day("2025-05-01"));
    let lines = way_effect_lines(&effects, Way::Senses);
    assert_eq!(
        lines[0],
        "From before to after, the rating moved by +1.6 steps on average over 7 tries (spread 1.7). Other tries like these \
         could give anything between +0.3 and +2.7 steps."
    );
    assert!(lines[1].contains("not known yet: 0 of 5 pairs"), "{}", lines[1]);
    effects.ways[0].low = -0.2;
    effects.drift = Some(UsualDrift { pairs: 31, mean: -0.2, size: 0.9, hours_apart: 5.6 });
    let lines = way_effect_lines(&effects, Way::Senses);
    assert!(lines[0].contains("may be chance") && lines[0].ends_with("between −0.2 and +2.7 steps."), "{}", lines[0]);
    assert_eq!(
        lines[1],
        "For comparison: without a try, numbness moved by 0.9 steps between two check-ins of one day (about 6 hours apart, 31 \
         pairs), on average by −0.2 towards feeling more. After a low rating the next is often higher by itself."
    );
    for (hours_apart, words) in [(0.4, "less than an hour apart"), (1.4, "1 hour apart"), (1.6, "2 hours apart")] {
        effects.drift = effects.drift.map(|d| UsualDrift { hours_apart, ..d });
        assert!(way_effect_lines(&effects, Way::Senses)[1].contains(words), "{words}");
    }
    assert!(way_effect_lines(&effects, Way::Doctor).is_empty());
    assert!(way_effect_lines(&WayEffects::default(), Way::Senses).is_empty());
}
