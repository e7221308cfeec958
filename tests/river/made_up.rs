use gamut::analysis::{
    Analysis, Change, Evidence, Look, Need, Pattern, PatternKind, UsualReach, ValenceEvidence, Verdict, Window,
};
use gamut::domain::{
    Answer, Answers, Catalogue, CheckIn, DayKey, Event, EventKind, Instant, Intensity, Journal, Moment, SleepHours,
    SymptomAnswer, SymptomStrength, Valence,
};
use gamut::report::{Grows, Palette, River, RiverView, river};
use std::sync::Arc;

pub fn date(text: &str) -> DayKey {
    DayKey::parse(text).expect("a date")
}

pub fn last_day() -> DayKey {
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

pub fn blank(day: DayKey, hour: i64, n: usize) -> CheckIn {
    let epoch = DayKey::from_date(chrono::DateTime::UNIX_EPOCH.date_naive());
    let utc_ms = i64::from(day.since(epoch)) * 86_400_000 + hour * 3_600_000;
    let at = Moment { instant: Instant { utc_ms, offset_s: 0 }, zone: "UTC".into() };
    CheckIn::new(format!("c{n}"), at, day, Answers::default())
}

pub fn rated(n: u8) -> Answer {
    Answer::Rated(Intensity::new(n).expect("0..=10"))
}

/// A made-up journal of `days` days up to [`last_day`]: narrower over its last `narrow` days, one gap of
/// twelve days and one of three, and some days missed.
pub fn made_up(days: i32, narrow: i32, a_day: usize) -> Journal {
    lived(days, a_day, &|ago| if ago < narrow { 1.0 - 0.62 * (f64::from(narrow - ago) / 24.0).min(1.0) } else { 1.0 })
}

/// The same with a share of what is usually felt for each day, by how many days ago it was.
pub fn lived(days: i32, a_day: usize, share: &dyn Fn(i32) -> f64) -> Journal {
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let mut chance = Chance(7);
    let first = last_day().plus(1 - days);
    for i in 0..days {
        let (ago, day) = (days - 1 - i, first.plus(i));
        let missed = chance.next() < 0.22 && days > 20;
        if missed || (204..216).contains(&ago) || (40..43).contains(&ago) && days > 60 {
            continue;
        }
        let how = share(ago);
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
                let answer = (0..=10).rev().find(|n| f64::from(*n) - 0.5 <= answer).map_or(rated(0), rated);
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

/// Narrower for fourteen weeks, then as before for less than seven, then narrower again until today.
pub fn with_a_break() -> Journal {
    lived(426, 1, &|ago| if (90..190).contains(&ago) || ago < 44 { 0.4 } else { 1.0 })
}

/// Narrower for half a year, and once more from the middle of it on.
pub fn with_a_step() -> Journal {
    lived(426, 1, &|ago| match ago {
        0..70 => 0.2,
        70..180 => 0.55,
        _ => 1.0,
    })
}

/// Narrower for a quarter, and as before since then.
pub fn recovered() -> Journal {
    lived(426, 1, &|ago| if (140..250).contains(&ago) { 0.38 } else { 1.0 })
}

pub fn analysis(journal: &Journal, narrow: Option<i32>) -> Analysis {
    let until = last_day();
    let window = Window { from: until.plus(-97), until: until.plus(-28), days_logged: 55, check_ins: 60 };
    let change = Change { usual: 2.0, recent: 1.0 };
    let valence = ValenceEvidence { feelings: 4, width: change, high: change, level: change };
    let evidence = Evidence {
        recent: window,
        usual: window,
        pleasant: valence,
        unpleasant: valence,
        best: None,
        numbness: None,
        look: Look::Long,
        weeks: [None; 2],
        gates: Vec::new(),
        usual_is_marked: false,
        score: 2.0,
        feelings: Vec::new(),
    };
    let (course, kind) = (super::course::course, PatternKind::Both);
    let patterns = narrow.map(|ago| Pattern {
        course: course(kind, until.plus(-ago), until.plus(4 - ago), None, &evidence),
        kind: PatternKind::Both,
        since: until.plus(-ago),
        noticed: until.plus(4 - ago),
        ended: None,
        check_ins: 40,
        compared: None,
        evidence: evidence.clone(),
        other_readings: vec!["a calm time".into()],
        cautions: Vec::new(),
        confidence: gamut::analysis::Confidence::Fair,
    });
    let long = journal.check_ins.len() > 100;
    let usual =
        UsualReach { window: Window { from: until.plus(-170), ..window }, pleasant: (4.0, 8.0), unpleasant: (3.0, 6.0) };
    Analysis {
        until,
        days: Vec::new(),
        widths: Vec::new(),
        reach: Vec::new(),
        patterns: patterns.into_iter().collect(),
        verdict: Verdict::NotEnough(Need::RecentDays { have: 0, need: 10 }),
        usual_reach: long.then_some(usual),
        last_strong: Vec::new(),
        first_weeks: None,
        low_mood: None,
        heavier: None,
        in_words: None,
        flat_usual: None,
        ask: false,
        reactivity: None,
        like_me: Vec::new(),
    }
}

pub fn view(days: i32, width: f32, height: f32) -> RiverView {
    let (from, until) = (last_day().plus(1 - days), last_day());
    RiverView { from, until, width, height, grows: Grows::Never, palette: Palette::light(), text_scale: 1.0, reading: None }
}

pub fn drawn(days: i32) -> River {
    let j = made_up(days, 100, 1);
    river(&j, Some(&analysis(&j, Some(96))), &view(days, 720.0, 620.0))
}
