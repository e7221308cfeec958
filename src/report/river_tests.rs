use super::*;
use crate::analysis::{Change, Evidence, Need, Pattern, PatternKind, UsualReach, ValenceEvidence, Verdict, Window};
use crate::domain::{
    Answer, Catalogue, CheckIn, Context, EventKind, Instant, Intensity, Moment, SELF_HARM_KEY, SleepHours, SymptomAnswer,
    SymptomStrength, Valence,
};
use crate::report::{Fonts, Form, Role, png, svg};
use std::sync::Arc;

fn date(text: &str) -> DayKey {
    DayKey::parse(text).expect("a date")
}

fn last_day() -> DayKey {
    date("2026-11-23")
}

/// Seeded numbers in 0..1, the same on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap_or(0)) / f64::from(1_u32 << 31)
    }
}

fn blank(day: DayKey, hour: i64, n: usize) -> CheckIn {
    let epoch = DayKey::from_date(chrono::DateTime::UNIX_EPOCH.date_naive());
    let utc_ms = i64::from(day.since(epoch)) * 86_400_000 + hour * 3_600_000;
    CheckIn {
        id: format!("c{n}").into(),
        at: Moment { instant: Instant { utc_ms, offset_s: 0 }, zone: "UTC".into() },
        day,
        answers: Vec::new(),
        symptoms: Vec::new(),
        context: Context::default(),
        note: "".into(),
        expected_felt: Vec::new(),
        written: None,
        source: None,
        deleted_ms: None,
    }
}

fn rated(n: u8) -> Answer {
    Answer::Rated(Intensity::new(n).expect("0..=10"))
}

/// A made-up journal of `days` days up to [`last_day`]: narrower over its last `narrow` days, one gap of
/// twelve days and one of three, and some days missed.
fn made_up(days: i32, narrow: i32, a_day: usize) -> Journal {
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let mut chance = Chance(7);
    let first = last_day().plus(1 - days);
    for i in 0..days {
        let (ago, day) = (days - 1 - i, first.plus(i));
        let missed = chance.next() < 0.22 && days > 20;
        if missed || (204..216).contains(&ago) || (40..43).contains(&ago) && days > 60 {
            continue;
        }
        let t = f64::from(narrow - ago) / 24.0;
        let how = if ago < narrow { 1.0 - 0.62 * t.min(1.0) } else { 1.0 };
        let wave = (f64::from(i) / 23.0).sin() * 0.8;
        for n in 0..a_day {
            let mut c = blank(day, 9 + 5 * i64::try_from(n).expect("few"), journal.check_ins.len());
            for f in &journal.catalogue.feelings {
                let x = chance.next();
                let answer = match f.valence {
                    Valence::Pleasant => (3.6 + wave + 7.0 * (x * x - 0.3)) * how,
                    Valence::Unpleasant => (2.2 - wave + 7.0 * (x * x - 0.3)) * how,
                    Valence::Numbness => 1.5 + 5.2 * (1.0 - how) / 0.62 + 2.0 * (x - 0.5),
                };
                let answer = rated(answer.round().clamp(0.0, 10.0) as u8);
                match chance.next() {
                    skip if skip < 0.06 => {}
                    unsure if unsure < 0.063 => c.answers.push((f.id, Answer::CannotTell)),
                    _ => c.answers.push((f.id, answer)),
                }
            }
            if ago % 31 == 5 {
                for a in &mut c.answers {
                    if journal.catalogue.feeling(a.0).is_some_and(|f| f.valence == Valence::Pleasant) {
                        a.1 = rated(0);
                    }
                }
            }
            if n == 0 {
                c.context.sleep = SleepHours::new((6.8 + 2.6 * (chance.next() - 0.5)).clamp(0.0, 24.0));
            }
            let drink = chance.next();
            if drink < 0.2 {
                c.context.substances = vec![Arc::from("two beers")];
            } else if drink < 0.7 {
                c.context.substances = vec![Arc::from("none")];
            }
            let symptom = chance.next();
            let strength = match symptom {
                s if s < 0.1 => SymptomAnswer::There(SymptomStrength::Strong),
                s if s < 0.3 => SymptomAnswer::There(SymptomStrength::Moderate),
                s if s < 0.5 => SymptomAnswer::There(SymptomStrength::Mild),
                _ => SymptomAnswer::No,
            };
            c.symptoms.push((journal.catalogue.symptoms[1].id, strength));
            journal.check_ins.push(Arc::new(c));
        }
    }
    let event = |ago: i32, what: EventKind, name: &str, dose: &str| Event {
        id: format!("e{ago}").into(),
        day: last_day().plus(-ago),
        what,
        name: name.into(),
        dose: dose.into(),
        note: String::new(),
        deleted_ms: None,
    };
    journal.events = vec![
        event(400, EventKind::MedicineStarted, "sertraline", "50 mg"),
        event(250, EventKind::Move, "Moved to Leeds", ""),
        event(190, EventKind::TherapyBegan, "", ""),
        event(130, EventKind::MedicineChanged, "sertraline", "100 mg"),
        event(60, EventKind::Illness, "flu", ""),
        event(9, EventKind::MedicineStarted, "melatonin", "2 mg at night"),
    ];
    journal.events.retain(|e| e.day >= first);
    journal.sort();
    journal
}

fn analysis(journal: &Journal, narrow: Option<i32>) -> Analysis {
    let until = last_day();
    let window = Window { from: until.plus(-97), until: until.plus(-28), days_logged: 55, check_ins: 60 };
    let change = Change { usual: 2.0, recent: 1.0 };
    let valence = ValenceEvidence { feelings: 4, width: change, high: change, level: change };
    let evidence = Evidence {
        recent: window,
        usual: window,
        pleasant: valence,
        unpleasant: valence,
        numbness: None,
        gates: Vec::new(),
        score: 2.0,
        feelings: Vec::new(),
    };
    let patterns = narrow.map(|ago| Pattern {
        kind: PatternKind::Both,
        since: until.plus(-ago),
        noticed: until.plus(4 - ago),
        ended: None,
        check_ins: 40,
        evidence,
        other_readings: vec!["a calm time".into()],
        cautions: Vec::new(),
    });
    let long = journal.check_ins.len() > 100;
    let usual =
        UsualReach { window: Window { from: until.plus(-170), ..window }, pleasant: (4.0, 8.0), unpleasant: (3.0, 6.0) };
    Analysis {
        until,
        days: Vec::new(),
        reach: Vec::new(),
        patterns: patterns.into_iter().collect(),
        verdict: Verdict::NotEnough(Need::RecentDays { have: 0, need: 10 }),
        usual_reach: long.then_some(usual),
        last_strong: Vec::new(),
    }
}

fn view(days: i32, width: f32, height: f32) -> RiverView {
    let (from, until) = (last_day().plus(1 - days), last_day());
    RiverView { from, until, width, height, palette: Palette::light(), text_scale: 1.0, reading: None }
}

fn drawn(days: i32) -> River {
    let j = made_up(days, 100, 1);
    river(&j, Some(&analysis(&j, Some(96))), &view(days, 720.0, 620.0))
}

fn one_day(answers: &[(&str, Answer)]) -> Journal {
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let mut c = blank(last_day(), 20, 0);
    c.answers = answers.iter().map(|(k, a)| (journal.catalogue.feeling_by_key(k).expect("a feeling").id, *a)).collect();
    journal.check_ins.push(Arc::new(c));
    journal
}

fn counts(r: &River) -> [usize; 3] {
    [Role::Span, Role::NotFelt, Role::CannotTell].map(|role| r.scene.of(role).count())
}

#[test]
fn an_empty_journal_says_so_and_draws_no_data() {
    let r = river(&Journal::default(), None, &view(30, 640.0, 400.0));
    assert_eq!(counts(&r), [0, 0, 0]);
    assert_eq!(r.scene.of(Role::River).count(), 0);
    assert!(texts(&r).iter().any(|t| t == "Nothing here yet"));
    assert!(r.sentence.ends_with("no check-ins."));
    assert!(r.rows.is_empty());
}

#[test]
fn not_answered_not_felt_felt_and_cannot_tell_are_drawn_as_four_things() {
    let draw = |answers: &[(&str, Answer)]| counts(&river(&one_day(answers), None, &view(14, 640.0, 500.0)));
    assert_eq!(draw(&[]), [0, 0, 0]);
    assert_eq!(draw(&[("joy", rated(0))]), [0, 1, 0]);
    assert_eq!(draw(&[("joy", rated(6))]), [1, 0, 0]);
    assert_eq!(draw(&[("joy", Answer::CannotTell)]), [0, 0, 1]);
    assert_eq!(draw(&[("joy", rated(0)), ("sadness", rated(0))]), [0, 2, 0]);
    assert_eq!(draw(&[("joy", rated(3)), ("sadness", Answer::CannotTell)]), [1, 0, 1]);
    // One feeling at 0 beside another that was felt: the side was felt.
    assert_eq!(draw(&[("joy", rated(0)), ("affection", rated(4))]), [1, 0, 0]);
}

#[test]
fn a_day_is_read_out_in_words() {
    let r = river(&one_day(&[("joy", rated(7)), ("anger", rated(0))]), None, &view(14, 640.0, 500.0));
    assert_eq!(r.reading(last_day()), "Monday, 23 November 2026: pleasant up to 7, unpleasant not felt, 1 check-in");
    assert_eq!(r.reading(last_day().plus(-1)), "Sunday, 22 November 2026: no check-ins");
    let unsure = river(&one_day(&[("joy", Answer::CannotTell)]), None, &view(14, 640.0, 500.0));
    let words = "pleasant not answered, unpleasant not answered, can't tell for one answer, 1 check-in";
    assert_eq!(unsure.reading(last_day()), format!("Monday, 23 November 2026: {words}"));
}

#[test]
fn a_point_and_its_day_find_each_other() {
    for days in [1, 3, 14, 426, 18_262] {
        let r = river(&Journal::default(), None, &view(days, 700.0, 400.0));
        for day in [r.from, r.from.plus(days / 2), r.until] {
            assert!((r.day_at(r.x_of(day)).since(day)).abs() <= i32::from(days > 5000), "{days}");
        }
        assert_eq!(r.day_at(-1e9), r.from);
        assert_eq!(r.day_at(1e9), r.until);
        assert_eq!(r.day_at(f32::NAN), r.from);
    }
}

#[test]
fn nothing_is_drawn_across_a_gap() {
    let r = drawn(426);
    let gap = last_day().plus(-215)..=last_day().plus(-204);
    let (x0, x1) = (r.x_of(*gap.start()), r.x_of(*gap.end()));
    assert!(r.row(*gap.start()).is_none() && r.row(*gap.end()).is_none());
    let across = |x: &mut dyn Iterator<Item = f32>| {
        let all: Vec<f32> = x.collect();
        let least = all.iter().copied().fold(f32::INFINITY, f32::min);
        let most = all.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        least < x1 && most > x0
    };
    let mut bands = 0;
    for shape in &r.scene.shapes {
        match (&shape.role, &shape.form) {
            (Role::River, Form::Band { edges, .. }) => {
                bands += 1;
                assert!(!across(&mut edges.iter().map(|e| e.0)), "a band spans the gap");
            }
            (Role::Span, Form::Rect { x, w, .. }) => assert!(!across(&mut [*x, x + w].into_iter()), "a bar lies in the gap"),
            (Role::Plain, Form::Polyline { points, .. }) if points.len() > 3 => {
                assert!(!across(&mut points.iter().map(|p| p.0)), "an edge spans the gap");
            }
            _ => {}
        }
    }
    assert!(bands >= 4, "two sides, before and after");
    assert!(r.scene.of(Role::Gap).count() >= 1);
    assert!(texts(&r).iter().any(|t| t == "no check-ins"));
    assert!(r.sentence.contains("No check-ins for"));
}

/// Area of the river between two days, in square points.
fn river_area(r: &River, from: DayKey, until: DayKey) -> f32 {
    let (x0, x1) = (r.x_of(from), r.x_of(until));
    let mut area = 0.0;
    for form in r.scene.of(Role::River) {
        let Form::Band { edges, .. } = form else { continue };
        for pair in edges.windows(2) {
            if pair[0].0 >= x0 && pair[1].0 <= x1 {
                area += (pair[1].0 - pair[0].0) * ((pair[0].2 - pair[0].1) + (pair[1].2 - pair[1].1)) / 2.0;
            }
        }
    }
    area
}

#[test]
fn a_narrowing_is_seen_before_a_word_is_read_also_300_points_wide() {
    let j = made_up(426, 100, 1);
    for width in [300.0, 720.0] {
        let r = river(&j, None, &view(426, width, 500.0));
        let before = river_area(&r, last_day().plus(-190), last_day().plus(-110));
        let after = river_area(&r, last_day().plus(-80), last_day());
        assert!(after / before < 0.6, "{width}: {}", after / before);
    }
}

#[test]
fn the_self_harm_item_changes_no_picture() {
    let mut j = made_up(60, 0, 1);
    let before = river(&j, None, &view(60, 720.0, 620.0));
    let id = j.catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
    for c in &mut j.check_ins {
        let mut with = (**c).clone();
        with.symptoms.push((id, SymptomAnswer::There(SymptomStrength::Strong)));
        *c = Arc::new(with);
    }
    assert_eq!(river(&j, None, &view(60, 720.0, 620.0)), before);
    let name = &j.catalogue.symptom(id).expect("the item").name;
    assert!(!svg(&before.scene, Fonts::Named).contains(name.as_str()));
}

#[test]
fn a_dismissed_pattern_is_not_drawn() {
    let mut j = made_up(426, 100, 1);
    let a = analysis(&j, Some(96));
    assert!(river(&j, Some(&a), &view(426, 720.0, 620.0)).scene.of(Role::Pattern).count() > 0);
    let at = Instant { utc_ms: 0, offset_s: 0 };
    let pattern = a.patterns[0].key();
    j.pattern_answers.push(crate::domain::PatternAnswer { pattern, dismissed: true, reason: String::new(), at });
    assert_eq!(river(&j, Some(&a), &view(426, 720.0, 620.0)).scene.of(Role::Pattern).count(), 0);
}

#[test]
fn a_dose_beside_a_narrowing_is_never_its_cause() {
    let r = drawn(426);
    assert!(r.sentence.contains("need not be cause and effect"));
    for word in ["because", "due to", "led to", "after the dose"] {
        assert!(!r.sentence.contains(word));
    }
}

fn texts(r: &River) -> Vec<String> {
    let text = |s: &super::super::Shape| match &s.form {
        Form::Text { text, .. } => Some(text.clone()),
        _ => None,
    };
    r.scene.shapes.iter().filter_map(text).collect()
}

/// Left, top, right, bottom of a text that isn't turned.
fn boxes(r: &River) -> Vec<(String, [f32; 4])> {
    use crate::report::{Anchor, text_width};
    let mut all = Vec::new();
    for s in &r.scene.shapes {
        let Form::Text { x, y, anchor, size, weight, text, turn, .. } = &s.form else { continue };
        if *turn != 0.0 {
            continue;
        }
        let w = text_width(text, *size, *weight);
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - w / 2.0,
            Anchor::End => x - w,
        };
        all.push((text.clone(), [left, y - size * 0.72, left + w, y + size * 0.2]));
    }
    all
}

#[test]
fn no_two_labels_touch_and_none_leaves_the_picture_at_any_size() {
    for (days, journal_days) in [(1, 1), (3, 3), (14, 426), (31, 426), (91, 426), (426, 426), (3000, 426), (18_262, 426)] {
        let j = made_up(journal_days, 100, 1);
        for (width, height) in [(300.0, 420.0), (640.0, 520.0), (1100.0, 760.0), (1900.0, 900.0)] {
            for text_scale in [0.8, 1.0, 2.0] {
                let v = RiverView { text_scale, ..view(days, width, height) };
                let r = river(&j, Some(&analysis(&j, Some(96))), &v);
                let all = boxes(&r);
                for (i, (a, ra)) in all.iter().enumerate() {
                    let at = format!("{a:?} {ra:?} at {days} days, {width} × {height}, text {text_scale}");
                    assert!(ra[0] >= -0.5 && ra[2] <= width + 0.5 && ra[1] >= -0.5 && ra[3] <= height + 0.5, "leaves: {at}");
                    for (b, rb) in all.iter().skip(i + 1) {
                        let apart = ra[2] <= rb[0] || rb[2] <= ra[0] || ra[3] <= rb[1] || rb[3] <= ra[1];
                        assert!(apart, "{b:?} {rb:?} touches {at}");
                    }
                }
            }
        }
    }
}

#[test]
fn fifty_years_are_drawn_with_a_few_thousand_shapes_and_keep_their_extremes() {
    let mut j = made_up(18_262, 100, 1);
    let odd = last_day().plus(-9000);
    let mut c = blank(odd, 12, 999_999);
    c.answers = vec![(j.catalogue.feeling_by_key("joy").expect("joy").id, rated(10))];
    j.check_ins.push(Arc::new(c));
    j.sort();
    let r = river(&j, None, &view(18_262, 1100.0, 700.0));
    assert!(r.scene.shapes.len() < 8000, "{}", r.scene.shapes.len());
    let x = r.x_of(odd);
    let top = r.scene.of(Role::Span).filter_map(|f| match f {
        Form::Rect { x: left, y, w, .. } if *left <= x && x <= left + w => Some(*y),
        _ => None,
    });
    let highest = top.fold(f32::INFINITY, f32::min);
    assert!((highest - r.plot.y).abs() < 0.01, "the one 10 reaches the top: {highest} against {}", r.plot.y);
}

#[test]
fn the_svg_is_well_formed_and_the_png_has_the_right_size() {
    let r = drawn(426);
    let text = svg(&r.scene, Fonts::Embedded);
    assert!(resvg::usvg::Tree::from_str(&text, &super::super::png::options()).is_ok());
    assert!(text.contains("<title id=\"title\">The river") && text.contains(&r.sentence.replace('"', "&quot;")));
    let bytes = png(&r.scene, 1.5).expect("a picture");
    let back = resvg::tiny_skia::Pixmap::decode_png(&bytes).expect("a PNG");
    assert_eq!((back.width(), back.height()), (1080, 930));
}

#[test]
fn a_view_of_odd_sizes_and_turned_days_draws_all_the_same() {
    let j = made_up(60, 0, 2);
    for (w, h, scale) in [(0.0, 0.0, 1.0), (f32::NAN, 100.0, 1.0), (50.0, 9000.0, 9.0), (400.0, 300.0, f32::NAN)] {
        let v = RiverView {
            width: w,
            height: h,
            text_scale: scale,
            from: last_day(),
            until: last_day().plus(-30),
            ..view(3, 1.0, 1.0)
        };
        let r = river(&j, None, &v);
        assert_eq!((r.from, r.until), (last_day().plus(-30), last_day()));
    }
}

/// Writes pictures to look at into the folder named by `GAMUT_PICTURES`; does nothing without it.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("GAMUT_PICTURES") else { return };
    let save = |name: &str, r: &River| {
        let path = std::path::Path::new(&folder).join(format!("{name}.png"));
        std::fs::write(path, png(&r.scene, 1.0).expect("a picture")).expect("a folder that can be written");
    };
    let (year, fifty) = (made_up(426, 100, 1), made_up(18_262, 100, 3));
    for (theme, palette) in [("light", Palette::light()), ("dark", Palette::dark())] {
        for (width, height) in [(300.0, 420.0), (640.0, 520.0), (1100.0, 760.0)] {
            let v = |days| RiverView { palette, ..view(days, width, height) };
            let a = analysis(&year, Some(96));
            let at = format!("{theme}-{width}");
            save(
                &format!("fortnight-{at}"),
                &river(&year, Some(&a), &RiverView { reading: Some(last_day().plus(-6)), ..v(14) }),
            );
            save(&format!("quarter-{at}"), &river(&year, Some(&a), &v(91)));
            save(&format!("year-{at}"), &river(&year, Some(&a), &v(426)));
            save(&format!("fifty-{at}"), &river(&fifty, Some(&a), &v(18_262)));
            save(&format!("three-{at}"), &river(&made_up(3, 0, 2), None, &v(3)));
            save(&format!("empty-{at}"), &river(&Journal::default(), None, &v(30)));
            save(&format!("large-text-{at}"), &river(&year, Some(&a), &RiverView { text_scale: 2.0, ..v(426) }));
        }
    }
}
