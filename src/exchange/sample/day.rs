//! The invented writer's days: how many check-ins, what is felt, and how it narrows after the dose.

use super::{
    chance::Chance,
    notes,
    when::{DAYS, DOSE_CHANGE_DAYS_AGO, moment_on},
};
use crate::domain::{
    Answer, Besides, Catalogue, CheckIn, Context, DayKey, ExpectedFelt, Intensity, SleepHours, SymptomAnswer, SymptomStrength,
    Valence,
};
use chrono::Datelike;
use std::sync::Arc;

/// Where it begins to narrow, seven weeks after the dose; it goes on for as long as this.
const NARROWING_FROM: i32 = 100;
const NARROWING_OVER: f64 = 80.0;
/// A journey without the laptop.
const AWAY: std::ops::RangeInclusive<i32> = 205..=213;

/// The writer's inner weather, which goes from day to day.
pub(super) struct Writer {
    today: DayKey,
    zone: String,
    /// Slow ups and downs of pleasant and unpleasant feelings.
    bright: f64,
    heavy: f64,
    next_notes: [usize; 3],
    since_note: i32,
}

impl Writer {
    pub(super) fn new(today: DayKey, zone: &str) -> Self {
        Self { today, zone: zone.to_owned(), bright: 0.0, heavy: 0.0, next_notes: [0; 3], since_note: 9 }
    }

    /// One day's check-ins: none, one or several.
    pub(super) fn live(&mut self, days_ago: i32, catalogue: &Catalogue, chance: &mut Chance) -> Vec<CheckIn> {
        let day = self.today.plus(-days_ago);
        self.bright = 0.55 * self.bright + 1.15 * chance.around_zero();
        self.heavy = 0.6 * self.heavy + 1.05 * chance.around_zero();
        let gap = AWAY.contains(&days_ago);
        let edge = days_ago == DAYS || days_ago == 1 || *AWAY.start() - 1 == days_ago || *AWAY.end() + 1 == days_ago;
        let missed = chance.happens(0.16);
        let count = match chance.below(10) {
            0..=5 => 1,
            6..=8 => 2,
            _ => 3,
        };
        if gap || (missed && !edge && !notes::EXPECTED.iter().any(|e| e.0 == days_ago)) {
            return Vec::new();
        }
        let mut minutes: Vec<u32> = match count {
            1 => vec![21 * 60],
            2 => vec![8 * 60, 21 * 60 + 30],
            _ => vec![7 * 60 + 40, 13 * 60, 22 * 60],
        };
        for m in &mut minutes {
            *m += chance.below(75);
        }
        if chance.happens(0.04) {
            // After midnight, still the evening before.
            minutes.pop();
            minutes.push(24 * 60 + 20 + chance.below(70));
        }
        let last = minutes.len() - 1;
        minutes
            .iter()
            .enumerate()
            .map(|(n, m)| self.check_in(days_ago, day, *m, n == 0, n == last, catalogue, chance))
            .collect()
    }

    #[expect(clippy::too_many_arguments, reason = "one moment is said by all of these")]
    fn check_in(
        &mut self,
        days_ago: i32,
        day: DayKey,
        minute: u32,
        first: bool,
        last: bool,
        catalogue: &Catalogue,
        chance: &mut Chance,
    ) -> CheckIn {
        let at = moment_on(day, minute, &self.zone);
        let millis = u64::try_from(at.instant.utc_ms).unwrap_or(0);
        let id = uuid::Builder::from_unix_timestamp_millis(millis, &chance.bytes()).into_uuid().to_string();
        let narrow = narrowing(days_ago);
        let answers = self.answers(narrow, weekday_lift(day), catalogue, chance);
        CheckIn::new(id, at, day, answers).with(Besides {
            symptoms: symptoms(narrow, catalogue, chance),
            context: context(days_ago, day, first, last, chance),
            note: if last { self.note(days_ago, chance) } else { "".into() },
            expected_felt: if last { expected(days_ago) } else { Vec::new() },
            ..Besides::default()
        })
    }

    fn answers(
        &self,
        narrow: f64,
        lift: f64,
        catalogue: &Catalogue,
        chance: &mut Chance,
    ) -> Vec<(crate::domain::FeelingId, Answer)> {
        let mut answers = Vec::new();
        for f in &catalogue.feelings {
            let (usual, swing, asked) = match f.key.as_str() {
                "joy" => (5.6, 1.0, 0.97),
                "contentment" => (5.4, 0.9, 0.95),
                "excitement" => (4.2, 1.1, 0.9),
                "affection" => (5.8, 1.0, 0.88),
                "sadness" => (2.9, 1.0, 0.95),
                "anxiety" => (3.6, 1.1, 0.96),
                "anger" => (2.5, 1.1, 0.92),
                "guilt" => (2.0, 0.9, 0.85),
                _ => (1.4, 0.4, 0.88),
            };
            let own = 1.15 * chance.around_zero();
            let value = match f.valence {
                Valence::Pleasant => {
                    let free = usual + swing * (self.bright * 0.9 + lift) - 0.25 * self.heavy + own;
                    flattened(free, usual * 0.55, narrow)
                }
                Valence::Unpleasant => {
                    let free = usual + swing * (self.heavy * 0.95 - 0.5 * lift) - 0.2 * self.bright + own;
                    flattened(free, usual * 0.75, narrow)
                }
                Valence::Numbness => usual + 3.9 * narrow + 0.8 * own,
            };
            let unsure = if f.valence == Valence::Numbness { 0.01 } else { 0.012 + 0.06 * narrow };
            let (is_asked, cannot_tell) = (chance.happens(asked), chance.happens(unsure));
            if is_asked {
                answers.push((f.id, if cannot_tell { Answer::CannotTell } else { rated(value) }));
            }
        }
        answers.sort_by_key(|(f, _)| *f);
        answers
    }

    /// About every sixth day something is noted, and no note twice.
    fn note(&mut self, days_ago: i32, chance: &mut Chance) -> Arc<str> {
        let (part, list): (usize, &[&str]) = if days_ago > DOSE_CHANGE_DAYS_AGO + 3 {
            (0, &notes::BEFORE)
        } else if days_ago > NARROWING_FROM - 18 {
            (1, &notes::AROUND)
        } else {
            (2, &notes::NARROWING)
        };
        self.since_note += 1;
        let due = [7, 1, 1][part];
        if self.since_note <= due || !chance.happens(0.6) {
            return "".into();
        }
        let note = list.get(self.next_notes[part]).copied().unwrap_or_default();
        self.next_notes[part] += 1;
        self.since_note = 0;
        note.into()
    }
}

/// 0 = as ever, 1 = as narrow as it gets.
fn narrowing(days_ago: i32) -> f64 {
    (f64::from(NARROWING_FROM - days_ago) / NARROWING_OVER).clamp(0.0, 1.0)
}

/// Pulled towards a low middle: weaker and flatter.
fn flattened(free: f64, middle: f64, narrow: f64) -> f64 {
    let left = 1.0 - 0.64 * narrow;
    let centre = free * (1.0 - narrow) + middle * narrow;
    centre * (1.0 - left) + free * left
}

fn weekday_lift(day: DayKey) -> f64 {
    [-0.5, -0.25, 0.0, 0.1, 0.5, 0.8, 0.35][day.date().weekday().num_days_from_monday() as usize % 7]
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
fn rated(value: f64) -> Answer {
    Intensity::new(value.round().clamp(0.0, 10.0) as u8).map_or(Answer::CannotTell, Answer::Rated)
}

fn symptoms(narrow: f64, catalogue: &Catalogue, chance: &mut Chance) -> Vec<(crate::domain::SymptomId, SymptomAnswer)> {
    let asked = chance.happens(0.3);
    let mut marked = Vec::new();
    for (key, usual, more) in [
        ("no_highs_or_lows", 0.4, 2.1),
        ("fatigue", 1.0, 0.9),
        ("concentration", 0.8, 0.8),
        ("disconnected", 0.6, 1.6),
        ("forgetful", 0.6, 0.7),
        ("numb", 0.3, 2.0),
    ] {
        let strength = usual + more * narrow + 0.7 * chance.around_zero();
        let said = chance.happens(0.85);
        if let (true, true, Some(symptom)) = (asked, said, catalogue.symptom_by_key(key)) {
            let answer = match strength {
                s if s < 0.8 => SymptomAnswer::No,
                s if s < 1.6 => SymptomAnswer::There(SymptomStrength::Mild),
                s if s < 2.6 => SymptomAnswer::There(SymptomStrength::Moderate),
                _ => SymptomAnswer::There(SymptomStrength::Strong),
            };
            marked.push((symptom.id, answer));
        }
    }
    marked.sort_by_key(|(s, _)| *s);
    marked
}

fn context(days_ago: i32, day: DayKey, first: bool, last: bool, chance: &mut Chance) -> Context {
    let weekend = day.date().weekday().num_days_from_monday() >= 4;
    let quarters = (29.0 + 3.5 * chance.around_zero() + if weekend { 3.0 } else { 0.0 }).round().clamp(14.0, 42.0);
    let sleep = (first && chance.happens(0.8)).then(|| SleepHours::new(quarters / 4.0)).flatten();
    let dose = if days_ago > DOSE_CHANGE_DAYS_AGO { "sertraline 50 mg" } else { "sertraline 100 mg" };
    let took = first && chance.happens(0.74);
    let drank = last && chance.happens(if weekend { 0.42 } else { 0.1 });
    let said_none = last && !drank && chance.happens(0.15);
    let glass = chance.one_of(&["a glass of wine", "two glasses of wine", "a beer", "two beers", "a beer and a whisky"]);
    let company = chance
        .happens(0.62)
        .then(|| chance.one_of(&["alone", "alone", "partner", "partner", "friends", "family", "colleagues"]));
    let mut doings: Vec<Arc<str>> = Vec::new();
    for _ in 0..chance.below(4) {
        let doing = chance.one_of(&[
            "work",
            "work",
            "walk",
            "reading",
            "cooking",
            "music",
            "allotment",
            "phone call",
            "running",
            "swimming",
            "choir",
            "cleaning",
            "series",
        ]);
        if !doings.iter().any(|d| &**d == doing) {
            doings.push(doing.into());
        }
    }
    let substances = if drank {
        vec![glass.into()]
    } else if said_none {
        vec!["none".into()]
    } else {
        Vec::new()
    };
    let medicines = if took { vec![dose.into()] } else { Vec::new() };
    Context { sleep, medicines, substances, company: company.map(Into::into), tags: doings }
}

fn expected(days_ago: i32) -> Vec<ExpectedFelt> {
    let said = notes::EXPECTED.iter().filter(|e| e.0 == days_ago);
    said.map(|(_, what, expected, felt)| ExpectedFelt {
        what: (*what).to_owned(),
        expected: Intensity::new(*expected).ok(),
        felt: Intensity::new(*felt).ok().map(Answer::Rated),
    })
    .collect()
}
