//! Sleep and substances beside how far days reached, and what was expected beside what was felt.

use super::labels::{boxes, keep_apart};
use super::made_up::{blank, last_day, made_up, rated};
use gamut::domain::{Answer, Catalogue, Context, ExpectedFelt, Intensity, Journal, SleepHours};
use gamut::report::{Palette, Picture, PictureView, Role, context, expected};
use std::sync::Arc;

fn view(width: f32, text_scale: f32) -> PictureView {
    PictureView { width, palette: Palette::light(), text_scale }
}

/// Sleep and drinks noted on two days of three, moments on every fifth.
fn journal() -> Journal {
    let mut j = made_up(426, 60, 1);
    for (n, c) in j.check_ins.iter_mut().enumerate().filter(|(n, _)| n % 3 != 0) {
        let c = Arc::make_mut(c);
        let hours = [4.5, 6.5, 8.0, 7.5, 9.5][n % 5];
        let substances = [&["none"][..], &["1–2 drinks"], &["none"], &["3 or more drinks"]][n % 4];
        let substances = substances.iter().map(|s| Arc::from(*s)).collect();
        c.context = Context { sleep: SleepHours::new(hours), substances, ..Context::default() };
        if n % 5 == 0 {
            let steps = u8::try_from(n % 11).expect("small");
            let felt = if n % 25 == 0 { Answer::CannotTell } else { rated(steps / 2) };
            c.expected_felt =
                vec![ExpectedFelt { what: "music".into(), expected: Intensity::new(steps).ok(), felt: Some(felt) }];
        }
    }
    j
}

fn both(j: &Journal, view: &PictureView) -> [Picture; 2] {
    [context(j, last_day().plus(-425), last_day(), view), expected(j, last_day(), view)]
}

fn moment(expected: Option<u8>, felt: Option<Answer>) -> Journal {
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let mut c = blank(last_day(), 12, 0);
    let expected = expected.and_then(|n| Intensity::new(n).ok());
    c.expected_felt = vec![ExpectedFelt { what: "a song".into(), expected, felt }];
    journal.check_ins.push(Arc::new(c));
    journal
}

#[test]
fn an_empty_journal_has_pictures_that_say_what_is_missing() {
    for (p, words) in both(&Journal::default(), &view(360.0, 1.0)).iter().zip(["nothing is noted yet", "No moments"]) {
        assert!(p.sentence.contains(words), "{}", p.sentence);
        assert_eq!((p.scene.of(Role::Value).count(), p.table.rows.len()), (0, 0));
    }
}

#[test]
fn every_day_of_a_group_is_a_dot_and_the_numbers_are_those_of_the_table() {
    let [p, _] = both(&journal(), &view(860.0, 1.0));
    let days: usize = p.table.rows.iter().map(|r| r[2].as_ref().and_then(|n| n.parse::<usize>().ok()).expect("a count")).sum();
    assert_eq!(p.scene.of(Role::Value).count(), days);
    assert_eq!(p.scene.of(Role::Usual).count(), p.table.rows.iter().filter(|r| r[3].is_some()).count());
    let words: Vec<String> = boxes(&p.scene).into_iter().map(|b| b.0).collect();
    for row in p.table.rows.iter().filter(|r| r[3].is_some()) {
        let said = format!("{} on {} days", row[3].clone().expect("a mean"), row[2].clone().expect("a count"));
        assert!(words.contains(&said), "{said}: {words:?}");
    }
    assert!(p.sentence.contains("doesn't say why"));
}

#[test]
fn a_group_of_too_few_days_shows_them_and_no_mean() {
    let mut j = made_up(30, 0, 1);
    for (n, c) in j.check_ins.iter_mut().enumerate() {
        let sleep = if n < 4 { SleepHours::new(5.0) } else { None };
        Arc::make_mut(c).context = Context { sleep, ..Context::default() };
    }
    let p = context(&j, last_day().plus(-29), last_day(), &view(860.0, 1.0));
    assert!(p.scene.of(Role::Value).count() > 0 && p.scene.of(Role::Usual).count() == 0);
    assert!(boxes(&p.scene).iter().any(|b| b.0.starts_with("too few: ")));
}

#[test]
fn half_answered_moments_are_not_drawn_and_cannot_tell_is_no_number() {
    let drawn = |expected: Option<u8>, felt: Option<Answer>| {
        let p = expected_of(&moment(expected, felt));
        ([Role::Value, Role::CannotTell].map(|r| p.scene.of(r).count()), p.table.rows.len())
    };
    assert_eq!(drawn(Some(7), None), ([0, 0], 0));
    assert_eq!(drawn(None, Some(rated(3))), ([0, 0], 0));
    assert_eq!(drawn(Some(7), Some(rated(0))), ([1, 0], 1));
    assert_eq!(drawn(Some(7), Some(Answer::CannotTell)), ([0, 1], 1));
}

fn expected_of(j: &Journal) -> Picture {
    expected(j, last_day(), &view(640.0, 1.0))
}

#[test]
fn what_is_long_past_is_a_ring_and_what_is_recent_a_disc() {
    let p = expected_of(&journal());
    let (recent, before) = (p.scene.of(Role::Value).count(), p.scene.of(Role::Usual).count());
    assert!(recent > 2 && before > recent, "{recent} {before}");
    assert!(p.sentence.contains("In the last 84 days") && p.sentence.contains("Before that"), "{}", p.sentence);
}

#[test]
fn no_two_labels_touch_and_none_leaves_the_picture_at_any_size() {
    let j = journal();
    for width in [0.0, 300.0, 400.0, 519.0, 520.0, 860.0, 1900.0, f32::NAN] {
        for text_scale in [0.8, 1.0, 2.0] {
            for p in both(&j, &view(width, text_scale)) {
                keep_apart(&p.scene, &format!("{width}, text {text_scale}"));
            }
        }
    }
}
