//! The weeks before and after an event.

use super::journals::{check_in, day, feeling, felt, journal, whole};
use super::properties::{KEYS, answers};
use gamut::analysis::{BeforeAfter, Shift, Shifts, Stretch, Windows, before_after, before_after_each};
use gamut::domain::{Answer, CheckIn, Event, EventKind, FeelingId, Journal};
use proptest::prelude::*;
use std::sync::Arc;

pub const FIRST: &str = "2025-01-01";
/// The event of these journals is so many days after the first.
pub const EVENT: i32 = 60;

pub fn event(id: &str, days: i32, what: EventKind) -> Event {
    let day = day(FIRST).plus(days);
    Event { id: id.into(), day, what, name: String::new(), dose: String::new(), note: String::new(), deleted_ms: None }
}

/// What was rated on day `n`: 0–10, 11 = can't tell, 13 = not answered.
fn steps(n: i32, feeling: i32) -> u8 {
    let unanswered = (feeling == 2 && n % 8 == 1) || (feeling == 7 && n % 4 != 0);
    let step = match (feeling, n < EVENT) {
        _ if unanswered => 13,
        (5, _) if n % 6 == 0 => 11,
        (8, true) => n % 3,
        (8, false) => 3 + n % 4,
        (k, true) => (n * (k + 2) + n * n / 5) % 8 + 1,
        (k, false) => (n * (k + 3) + n / 2) % 5 + 1,
    };
    u8::try_from(step).expect("small")
}

fn lived(n: i32) -> Vec<CheckIn> {
    let on = day(FIRST).plus(n);
    let row = |more: u8| {
        let mut row = [13_u8; 9];
        for (k, cell) in (0..).zip(&mut row) {
            let s = steps(n, k);
            *cell = if s <= 10 { (s + more).min(10) } else { s };
        }
        answers(row)
    };
    match n % 7 {
        3 => Vec::new(),
        _ if n % 5 == 0 => vec![check_in(on, 0, row(0)), check_in(on, 1, row(2))],
        _ => vec![check_in(on, 0, row(0))],
    }
}

/// 120 days with an event on the 61st.
pub fn eventful() -> Journal {
    let mut j = journal((0..120).flat_map(lived));
    j.events = vec![event("e1", EVENT, EventKind::MedicineChanged)];
    j
}

pub fn found(j: &Journal, until: i32) -> BeforeAfter {
    before_after(j, &"e1".into(), day(FIRST).plus(until), Windows::default()).expect("the event is there")
}

/// Worked out once by a small program of its own (plain Python: its standard library's mean and standard
/// deviation, a type-7 quantile, the same published generator): before, after, and both ends of the range.
#[expect(clippy::unreadable_literal, reason = "as they were printed")]
const BY_ANOTHER_PROGRAM: [(&str, &str, f64, f64, f64, f64); 30] = [
    ("joy", "width", 1.585715218324, 1.307725096317, -0.763614238990, 0.309634745899),
    ("joy", "high", 7.000000000000, 5.000000000000, -3.000000000000, 0.000000000000),
    ("joy", "level", 4.583333333333, 3.166666666667, -2.208333333333, -0.625000000000),
    ("contentment", "width", 2.224696689960, 1.348643978117, -1.339537256251, -0.336823043356),
    ("contentment", "high", 7.700000000000, 5.000000000000, -3.700000000000, -1.000000000000),
    ("contentment", "level", 4.583333333333, 3.083333333333, -2.500000000000, -0.498958333333),
    ("excitement", "width", 2.092593455122, 1.287300608694, -1.358616450960, -0.148371422579),
    ("excitement", "high", 8.000000000000, 5.000000000000, -3.000000000000, -1.000000000000),
    ("excitement", "level", 4.800000000000, 3.428571428571, -2.450240683230, -0.357806064073),
    ("affection", "width", 2.185260240530, 1.307725096317, -1.346950679445, -0.362639155399),
    ("affection", "high", 8.000000000000, 5.000000000000, -3.700000000000, -1.700000000000),
    ("affection", "level", 4.916666666667, 3.333333333333, -2.542708333333, -0.583333333333),
    ("sadness", "width", 2.171955640511, 1.141287094418, -1.433787272284, -0.500672669195),
    ("sadness", "high", 8.000000000000, 4.400000000000, -7.000000000000, -2.100000000000),
    ("sadness", "level", 5.250000000000, 2.208333333333, -4.041666666667, -2.083333333333),
    ("anxiety", "width", 2.419221275317, 1.308876577351, -1.593074111321, -0.484556039177),
    ("anxiety", "high", 8.000000000000, 5.000000000000, -4.000000000000, -1.200000000000),
    ("anxiety", "level", 4.800000000000, 3.150000000000, -2.838868122010, -0.436021303258),
    ("anger", "width", 2.552350437072, 1.348643978117, -1.685339849354, -0.533913223077),
    ("anger", "high", 8.000000000000, 5.000000000000, -3.300000000000, 0.000000000000),
    ("anger", "level", 3.583333333333, 3.083333333333, -1.666666666667, 0.583333333333),
    ("numbness", "width", 1.007220310371, 1.267629306213, -0.077055513918, 0.557376317200),
    ("numbness", "high", 3.000000000000, 6.700000000000, 2.000000000000, 6.000000000000),
    ("numbness", "level", 1.166666666667, 4.708333333333, 2.875000000000, 4.166666666667),
    ("pleasant", "width", 2.022066400984, 1.312848694861, -0.938248267735, -0.411413676819),
    ("pleasant", "high", 7.675000000000, 5.000000000000, -3.000000000000, -1.750000000000),
    ("pleasant", "level", 4.720833333333, 3.252976190476, -1.921501870485, -1.022840909091),
    ("unpleasant", "width", 2.381175784300, 1.266269216628, -1.349875327777, -0.778064138606),
    ("unpleasant", "high", 8.000000000000, 4.800000000000, -4.566666666667, -2.033333333333),
    ("unpleasant", "level", 4.544444444444, 2.813888888889, -2.426364734300, -1.062837223163),
];

fn of(shifts: &Shifts, measure: &str) -> Shift {
    match measure {
        "width" => shifts.width,
        "high" => shifts.high,
        _ => shifts.level,
    }
}

#[test]
fn every_number_is_the_one_another_program_finds() {
    let found = found(&eventful(), 119);
    for (name, measure, before, after, low, high) in BY_ANOTHER_PROGRAM {
        let shifts = match name {
            "pleasant" => found.differences.pleasant.expect("four feelings").shifts,
            "unpleasant" => found.differences.unpleasant.expect("three feelings").shifts,
            key => found.differences.feelings.iter().find(|f| f.feeling == feeling(key)).expect("rated often").shifts,
        };
        let s = of(&shifts, measure);
        for (got, wanted) in [(s.before, before), (s.after, after), (s.low, low), (s.high, high)] {
            assert!((got - wanted).abs() < 1e-9, "{name} {measure}: {got}, not {wanted}");
        }
    }
    assert_eq!(found.differences.unpleasant.expect("three").feelings, 3, "guilt is rated too rarely");
    let guilt = &found.differences.too_few[0];
    assert_eq!((&*guilt.name, guilt.n_before, guilt.n_after, found.differences.too_few.len()), ("Guilt", 6, 6, 1));
    let excitement = found.differences.feelings.iter().find(|f| f.name == "Excitement").expect("rated");
    assert_eq!((excitement.n_before, excitement.n_after), (20, 21));
}

#[test]
fn the_stretches_are_equal_and_the_settling_days_lie_between_them() {
    let f = found(&eventful(), 119);
    let from_to = |w: &gamut::analysis::Window| [w.from, w.until].map(|d| d.since(day(FIRST)));
    assert_eq!([from_to(&f.before), from_to(&f.settling), from_to(&f.after)], [[32, 59], [60, 73], [74, 101]]);
    assert_eq!((f.before.days_logged, f.after.days_logged, f.days_come, f.enough), (24, 24, 28, true));
    let none_out =
        before_after(&eventful(), &"e1".into(), day(FIRST).plus(119), Windows { days: 7, settling_in: 0 }).expect("there");
    assert_eq!(from_to(&none_out.after), [60, 66]);
    assert!(none_out.settling.until < none_out.settling.from);
}

#[test]
fn an_event_that_was_removed_or_never_written_has_no_before_and_after() {
    let mut j = eventful();
    let until = day(FIRST).plus(119);
    assert_eq!(before_after(&j, &"e2".into(), until, Windows::default()), None);
    j.events.push(event("e2", EVENT + 3, EventKind::Move));
    assert_eq!(before_after_each(&j, until, Windows::default()).len(), 2);
    j.events[0].deleted_ms = Some(1);
    assert_eq!(before_after(&j, &"e1".into(), until, Windows::default()), None);
    let left = before_after_each(&j, until, Windows::default());
    assert_eq!((left.len(), left[0].other_events.len()), (1, 0), "nor does it stand beside another");
}

#[test]
fn other_events_are_listed_with_the_stretch_they_lie_in() {
    use Stretch::{After, Before, SettlingIn};
    let mut j = eventful();
    for (id, days) in [("a", 31), ("b", 32), ("c", 60), ("d", 73), ("f", 74), ("g", 101), ("h", 102)] {
        j.events.push(event(id, days, EventKind::Loss));
    }
    let beside = |until| {
        let f = found(&j, until);
        f.other_events.iter().map(|o| (o.event.id.to_string(), o.stretch)).collect::<Vec<_>>()
    };
    let all = [("b", Before), ("c", SettlingIn), ("d", SettlingIn), ("f", After), ("g", After)];
    assert_eq!(beside(119), all.map(|(id, s)| (id.to_owned(), s)));
    assert_eq!(beside(80).len(), 4, "what is only planned has not happened");
}

#[test]
fn while_the_weeks_after_still_run_what_is_there_is_shown_from_ten_days_on() {
    // Of the days from 74 on, 80 has no check-in.
    for (until, come, logged, enough) in [(59, 0, 0, false), (73, 0, 0, false), (83, 10, 9, false), (84, 11, 10, true)] {
        let f = found(&eventful(), until);
        assert_eq!((f.days_come, f.after.days_logged, f.enough), (come, logged, enough), "until {until}");
        assert_eq!(f.differences.feelings.is_empty(), !enough);
        assert_eq!((f.differences.pleasant.is_some(), f.differences.too_few.is_empty()), (enough, !enough));
    }
}

#[test]
fn an_event_before_the_first_check_in_or_in_the_first_weeks_says_so() {
    let mut j = eventful();
    j.events[0].day = day(FIRST).plus(-5);
    let f = found(&j, 119);
    assert_eq!((f.before.days_logged, f.enough), (0, false));
    for (days, early) in [(41, true), (42, false)] {
        j.events[0].day = day(FIRST).plus(days);
        assert_eq!(found(&j, 119).begins_early, early, "{days}");
    }
}

fn of_rows(row: impl Fn(i32) -> Vec<(FeelingId, Answer)>) -> Journal {
    let mut j = journal((0..120).map(|n| check_in(day(FIRST).plus(n), 0, row(n))));
    j.events = vec![event("e1", EVENT, EventKind::Other)];
    j
}

#[test]
fn a_series_that_never_moves_has_no_width_and_a_range_of_exactly_nothing() {
    for steps in [0_u8, 5, 10] {
        let f = found(&of_rows(|_| answers([steps; 9])), 119);
        let all = f
            .differences
            .feelings
            .iter()
            .map(|f| f.shifts)
            .chain([f.differences.pleasant, f.differences.unpleasant].map(|s| s.expect("rated").shifts));
        for shifts in all {
            let level = f64::from(steps);
            assert_eq!(shifts.width, Shift { before: 0.0, after: 0.0, low: 0.0, high: 0.0 });
            assert_eq!(shifts.high, Shift { before: level, after: level, low: 0.0, high: 0.0 });
            assert_eq!(shifts.level, shifts.high);
        }
    }
    let f = found(&of_rows(|n| answers([if n < EVENT { 7 } else { 3 }; 9])), 119);
    assert_eq!(f.differences.feelings[0].shifts.level, Shift { before: 7.0, after: 3.0, low: -4.0, high: -4.0 });
}

#[test]
fn cannot_tell_and_not_answered_are_never_a_number() {
    let f = found(&of_rows(|n| answers([if n % 2 == 0 { 6 } else { 11 }, 4, 4, 4, 4, 4, 4, 4, 13])), 119);
    let joy = &f.differences.feelings[0];
    assert_eq!((joy.n_before, joy.shifts.level.before, joy.shifts.width.before), (14, 6.0, 0.0));
    assert_eq!(f.differences.too_few.iter().map(|t| (&*t.name, t.n_before)).collect::<Vec<_>>(), [("Numbness", 0)]);
    let unsure = found(&of_rows(|_| answers([11; 9])), 119);
    assert_eq!((unsure.before.days_logged, unsure.before.check_ins, unsure.enough), (0, 28, false));
}

#[test]
fn two_feelings_of_a_side_are_no_average_of_that_side() {
    let f = found(&of_rows(|n| answers([4, 5, 13, 13, 1, 2, 3, 13, u8::try_from(n % 3).expect("small")])), 119);
    assert!(f.differences.pleasant.is_none());
    assert_eq!(f.differences.unpleasant.map(|s| s.feelings), Some(3));
    assert_eq!(f.differences.feelings.len(), 6);
}

#[test]
fn days_outside_the_two_stretches_change_nothing() {
    let j = eventful();
    let mut other = j.clone();
    let outside = |n: i32| !(32..60).contains(&n) && !(74..102).contains(&n);
    other.check_ins.retain(|c| !outside(c.day.since(day(FIRST))));
    let settling = (60..74).map(|n| Arc::new(whole(day(FIRST).plus(n), 5, 10, 10, 10)));
    other.check_ins.extend(settling);
    other.check_ins.push(Arc::new(whole(day(FIRST).plus(-30), 0, 5, 5, 5)));
    other.sort();
    let (a, b) = (found(&j, 119), found(&other, 119));
    assert_eq!(
        (&a.differences.feelings, a.differences.pleasant, a.before, a.after),
        (&b.differences.feelings, b.differences.pleasant, b.before, b.after)
    );
}

#[test]
fn a_day_that_rates_nothing_moves_no_range() {
    let j = eventful();
    let mut other = j.clone();
    // 38 and 45 have no check-in yet.
    other.check_ins.extend([38, 45].map(|n| Arc::new(check_in(day(FIRST).plus(n), 0, answers([11; 9])))));
    other.sort();
    assert_eq!(found(&j, 119).differences.feelings, found(&other, 119).differences.feelings);
}

#[test]
fn what_was_written_after_the_day_that_is_asked_for_is_not_known_on_it() {
    let mut j = eventful();
    let asked = found(&j, 90);
    let mut late = whole(day(FIRST).plus(80), 3, 10, 10, 10);
    late.written = Some(super::journals::noon(day(FIRST).plus(95)));
    j.check_ins.push(Arc::new(late));
    j.sort();
    assert_eq!(found(&j, 90), asked);
    assert_ne!(found(&j, 95).differences.feelings, asked.differences.feelings);
}

#[test]
fn twice_the_steps_are_twice_the_numbers() {
    let row = |times: u8| {
        move |n: i32| answers([0, 1, 2, 3, 4, 5, 6, 7, 8].map(|k| u8::try_from((n * k + n / 3) % 6).expect("small") * times))
    };
    let (one, two) = (found(&of_rows(row(1)), 119), found(&of_rows(row(2)), 119));
    for (a, b) in one.differences.feelings.iter().zip(&two.differences.feelings) {
        for m in ["width", "high", "level"] {
            let (a, b) = (of(&a.shifts, m), of(&b.shifts, m));
            for (a, b) in [(a.before, b.before), (a.after, b.after), (a.low, b.low), (a.high, b.high)] {
                assert!((2.0 * a - b).abs() < 1e-9, "{m}: {a} {b}");
            }
        }
    }
    assert_eq!(one.differences.feelings.len(), KEYS.len());
}

fn mixed(check_ins: Vec<(i32, [u8; 9])>) -> Vec<CheckIn> {
    let numbered = (0_u32..).zip(check_ins);
    numbered.map(|(n, (d, steps))| check_in(day(FIRST).plus(d), n, answers(steps))).collect()
}

fn with_event(check_ins: Vec<CheckIn>) -> Journal {
    let mut j = journal(check_ins);
    j.events = vec![event("e1", EVENT, EventKind::Other)];
    j
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_order_of_entry_and_a_check_in_that_comes_twice_change_nothing(
        rows in prop::collection::vec((25_i32..105, prop::array::uniform9(0_u8..=13)), 0..160),
        mix in any::<u64>(),
    ) {
        let check_ins = mixed(rows);
        let one = with_event(check_ins.clone());
        let mut other = with_event(check_ins.iter().chain(&check_ins).cloned().collect());
        other.check_ins.sort_by_key(|c: &Arc<CheckIn>| c.at.instant.utc_ms.unsigned_abs().wrapping_mul(mix | 1).rotate_left(17));
        let said = found(&one, 119);
        prop_assert_eq!(&said, &found(&other, 119));
        let sides = [said.differences.pleasant, said.differences.unpleasant].into_iter().flatten().map(|s| s.shifts);
        for s in said.differences.feelings.iter().map(|f| f.shifts).chain(sides) {
            for s in [s.width, s.high, s.level] {
                prop_assert!([s.before, s.after, s.low, s.high].into_iter().all(f64::is_finite) && s.low <= s.high);
            }
        }
    }
}

#[test]
fn all_events_at_once_say_what_each_says_alone() {
    let mut j = eventful();
    j.events.push(event("e2", 30, EventKind::Move));
    for until in [80, 90, 119].map(|n| day(FIRST).plus(n)) {
        let alone = ["e1", "e2"].map(|id| before_after(&j, &id.into(), until, Windows::default()).expect("there"));
        assert_eq!(before_after_each(&j, until, Windows::default()), alone);
    }
}

#[test]
fn another_event_on_the_same_day_draws_other_days_and_finds_the_same_differences() {
    let mut j = eventful();
    j.events.push(event("e2", EVENT, EventKind::Move));
    let both = before_after_each(&j, day(FIRST).plus(119), Windows::default());
    let [a, b] = [0, 1].map(|i| both[i].differences.feelings[0].shifts.width);
    assert_eq!((a.before, a.after), (b.before, b.after));
    assert!((a.low - b.low).abs() < 0.15 && a != b, "{a:?} {b:?}");
}

#[test]
fn the_day_of_the_event_is_on_neither_side() {
    let spike = |on: i32| {
        let rows = move |n: i32| vec![(feeling("joy"), felt(if n == on { 10 } else { 3 })), (feeling("anger"), felt(2))];
        let joy = found(&of_rows(rows), 119).differences.feelings[0].shifts.level;
        (joy.before > 3.0, joy.after > 3.0)
    };
    assert_eq!([59, 60, 73, 74].map(spike), [(true, false), (false, false), (false, false), (false, true)]);
}
