//! The year in pixels: what is drawn, said and tabled for what was answered.

use super::labels::keep_apart;
use super::made_up::{blank, last_day, made_up, rated};
use chrono::Datelike;
use gamut::domain::{Answer, Catalogue, DayKey, FeelingId, Journal};
use gamut::report::{Form, Palette, PictureView, Rgb, Role, YearOf, YearPicture, contrast, lightness, year};
use std::sync::Arc;

const YEAR: i32 = 2026;

fn day(text: &str) -> DayKey {
    DayKey::parse(text).expect("a day")
}

fn view(width: f32, text_scale: f32) -> PictureView {
    PictureView { width, palette: Palette::light(), text_scale }
}

fn id(key: &str) -> FeelingId {
    Catalogue::starting().feeling_by_key(key).expect("a feeling").id
}

/// One check-in on each of these days, with these answers.
fn lived(days: &[(&str, &[(&str, Answer)])]) -> Journal {
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    for (n, (on, answers)) in days.iter().enumerate() {
        let mut c = blank(day(on), 12, n);
        c.answers = answers.iter().map(|(k, a)| (id(k), *a)).collect();
        journal.check_ins.push(Arc::new(c));
    }
    journal.sort();
    journal
}

fn drawn(j: &Journal, of: YearOf) -> YearPicture {
    year(j, None, of, YEAR, day("2026-12-31"), &view(860.0, 1.0))
}

fn counts(p: &YearPicture) -> [usize; 4] {
    [Role::Value, Role::NotFelt, Role::CannotTell, Role::Gap].map(|role| p.picture.scene.of(role).count())
}

fn colour_on(p: &YearPicture, on: &str) -> Option<Rgb> {
    let [left, top, w, h] = p.cell(day(on)).expect("in the year");
    p.picture.scene.of(Role::Value).find_map(|f| match f {
        Form::Rect { x, y, fill: Some(fill), .. } if (left..left + w).contains(x) && (top..top + h).contains(y) => {
            Some(fill.colour)
        }
        _ => None,
    })
}

#[test]
fn a_day_without_a_check_in_is_hatched_and_never_a_low_colour() {
    let joy = id("joy");
    let j = lived(&[("2026-03-01", &[("joy", rated(0))]), ("2026-03-03", &[("joy", rated(5))])]);
    for of in [YearOf::Range, YearOf::Strength, YearOf::Feeling(joy), YearOf::CheckIns] {
        let p = year(&j, None, of, YEAR, day("2026-03-04"), &view(860.0, 1.0));
        assert_eq!(counts(&p)[3], 2, "{of:?}: the 2nd and the 4th; nothing before the first check-in");
        assert_eq!((colour_on(&p, "2026-03-02"), colour_on(&p, "2026-03-04"), colour_on(&p, "2026-02-28")), (None, None, None));
    }
    let nothing = drawn(&Journal::default(), YearOf::Range);
    assert_eq!((counts(&nothing), &*nothing.picture.sentence), ([0; 4], "2026: no check-ins."));
}

#[test]
fn not_answered_not_felt_felt_and_cannot_tell_are_four_things() {
    let of = YearOf::Feeling(id("joy"));
    let on = |answers: &[(&str, Answer)]| {
        let p = drawn(&lived(&[("2026-12-31", answers)]), of);
        (counts(&p), p.picture.table.rows[0][2].clone(), p.reading(day("2026-12-31")))
    };
    let date = "Thursday, 31 December 2026";
    assert_eq!(on(&[("anger", rated(9))]), ([0, 0, 0, 0], None, format!("{date}: joy not answered, 1 check-in")));
    assert_eq!(on(&[("joy", rated(0))]), ([1, 1, 0, 0], Some("0".into()), format!("{date}: joy 0, 1 check-in")));
    assert_eq!(on(&[("joy", rated(6))]), ([1, 0, 0, 0], Some("6".into()), format!("{date}: joy 6, 1 check-in")));
    let unsure = on(&[("joy", Answer::CannotTell)]);
    assert_eq!(unsure, ([0, 0, 1, 0], Some("can't tell".into()), format!("{date}: joy can't tell, 1 check-in")));
}

#[test]
fn the_range_needs_both_sides_and_strength_leaves_numbness_out() {
    let j = lived(&[
        ("2026-12-29", &[("joy", rated(8)), ("anger", rated(5))]),
        ("2026-12-30", &[("joy", rated(8))]),
        ("2026-12-31", &[("joy", rated(6)), ("anger", rated(2)), ("numbness", rated(10))]),
    ]);
    let cells = |of| drawn(&j, of).picture.table.rows.iter().map(|r| r[2].clone()).collect::<Vec<_>>();
    assert_eq!(cells(YearOf::Range), [Some("13".into()), None, Some("8".into())]);
    assert_eq!(cells(YearOf::Strength), [Some("6.5".into()), Some("8".into()), Some("4".into())]);
    let p = drawn(&j, YearOf::Range);
    assert_eq!(
        p.picture.sentence,
        "2026: check-ins on 3 of 3 days. From the strongest unpleasant to the strongest pleasant rating, on 2 days: between 8 and 13 of 20 steps."
    );
}

#[test]
fn more_is_always_a_stronger_colour_on_the_same_scale_whatever_the_year_holds() {
    let days: Vec<String> = (0..=10).map(|n| format!("2026-12-{}", 10 + n)).collect();
    let j = |least: u8| {
        let each: Vec<[(&str, Answer); 1]> = (least..=10).map(|n| [("joy", rated(n))]).collect();
        let all: Vec<(&str, &[(&str, Answer)])> =
            days[usize::from(least)..].iter().zip(&each).map(|(d, a)| (&**d, &a[..])).collect();
        lived(&all)
    };
    for palette in [Palette::light(), Palette::dark()] {
        let of = |j: &Journal| {
            year(j, None, YearOf::Feeling(id("joy")), YEAR, day("2026-12-31"), &PictureView { palette, ..view(860.0, 1.0) })
        };
        let (all, few) = (of(&j(0)), of(&j(7)));
        let colours: Vec<Rgb> = days.iter().map(|d| colour_on(&all, d).expect("coloured")).collect();
        let away = |c: &Rgb| (lightness(*c) - lightness(palette.card)).abs();
        assert!(
            colours.windows(2).all(|w| away(&w[0]) + 1.5 < away(&w[1])),
            "{:?}",
            colours.iter().map(away).collect::<Vec<_>>()
        );
        assert!(away(&colours[0]) > 3.0, "0 is seen on the card");
        assert!(contrast(palette.ink, colours[0]) >= 4.5, "the mark of 0 is read on it");
        assert_eq!(colour_on(&few, &days[8]), Some(colours[8]));
    }
}

#[test]
fn leap_years_have_their_day_and_days_are_found_where_they_are_drawn() {
    for (width, of_year, feb) in [(860.0, 2024, true), (360.0, 2024, true), (860.0, 2026, false), (360.0, 2026, false)] {
        let first = day(&format!("{of_year}-01-01"));
        let drawn = year(&Journal::default(), None, YearOf::Range, of_year, first.plus(400), &view(width, 1.0));
        let mut days = 0;
        for d in (0..370).map(|n| first.plus(n)) {
            match drawn.cell(d) {
                Some([x, y, w, h]) => {
                    days += 1;
                    assert_eq!(drawn.day_at(x + w * 0.5, y + h * 0.5), Some(d));
                    assert!(x >= 0.0 && x + w <= width && y + h <= drawn.picture.scene.height);
                }
                None => assert_ne!(d.date().year(), of_year),
            }
        }
        assert_eq!(days, if feb { 366 } else { 365 });
        let [x, y, w, h] = drawn.cell(day(&format!("{of_year}-03-30"))).expect("there");
        let (up, left) = if width > 500.0 { (h, 0.0) } else { (0.0, w) };
        assert_eq!(drawn.day_at(x + w * 0.5 - left, y + h * 0.5 - up), None, "there is no 30th of February");
        assert_eq!(drawn.day_at(-1.0, -1.0), None);
    }
}

#[test]
fn days_to_come_are_empty_paper() {
    let j = lived(&[("2026-01-01", &[("joy", rated(5))])]);
    let p = year(&j, None, YearOf::Range, YEAR, day("2026-01-10"), &view(860.0, 1.0));
    assert_eq!(counts(&p)[3], 9);
    assert_eq!(p.reading(day("2026-01-11")), "Sunday, 11 January 2026");
    assert_eq!(p.reading(day("2026-01-10")), "Saturday, 10 January 2026: no check-in");
    let before = year(&j, None, YearOf::Range, 2025, day("2026-01-10"), &view(860.0, 1.0));
    assert_eq!(counts(&before), [0; 4]);
}

#[test]
fn check_ins_are_counted_and_two_say_more_than_one() {
    let mut j = lived(&[("2026-12-30", &[]), ("2026-12-31", &[])]);
    let mut second = (*j.check_ins[1]).clone();
    second.id = "again".into();
    j.check_ins.push(Arc::new(second));
    let p = drawn(&j, YearOf::CheckIns);
    assert_eq!(p.picture.table.columns.len(), 2);
    let light = |on| lightness(colour_on(&p, on).expect("coloured"));
    assert!(light("2026-12-31") < light("2026-12-30"));
    assert_eq!(p.reading(day("2026-12-31")), "Thursday, 31 December 2026: 2 check-ins");
}

#[test]
fn no_two_labels_touch_and_none_leaves_the_picture_at_any_size() {
    let j = made_up(426, 100, 2);
    for width in [0.0, 160.0, 300.0, 480.0, 559.0, 560.0, 860.0, 1900.0, f32::NAN] {
        for text_scale in [0.8, 1.0, 2.0] {
            for of in [YearOf::Range, YearOf::CheckIns, YearOf::Feeling(id("joy"))] {
                let p = year(&j, None, of, last_day().date().year(), last_day(), &view(width, text_scale));
                let scene = &p.picture.scene;
                keep_apart(scene, &format!("{width}, text {text_scale}"));
            }
        }
    }
}
