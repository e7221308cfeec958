//! The days that have check-ins, as pictures need them.

use super::imported::{ImportedDays, OWN_ROWS};
use crate::domain::{
    Answer, CheckIn, DayKey, FeelingId, Journal, SELF_HARM_KEY, SymptomAnswer, SymptomId, SymptomStrength, Valence, says_none,
};

/// One day that has check-ins, as the pictures need it. A day without any isn't in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedDay {
    pub day: DayKey,
    pub check_ins: u32,
    /// The strongest pleasant rating; `Some(0)` = all that was rated was not felt, `None` = none was rated.
    pub pleasant: Option<u8>,
    pub unpleasant: Option<u8>,
    /// The mean of the day's numbness ratings, 0–10.
    pub numbness: Option<f32>,
    /// How many feelings were answered "can't tell".
    pub cannot_tell: u32,
    /// Hours; the mean where it was said more than once.
    pub sleep_hours: Option<f32>,
    pub substances: Said,
    pub symptoms: Said,
    /// The strongest symptom that was there. The self-harm item is never looked at (SAFETY 8, 9).
    pub strongest_symptom: Option<SymptomStrength>,
    /// The mean of the day's overall moods from another app, as a share of the highest step of that app's scale. It is
    /// part of no range.
    pub imported_mood: Option<f32>,
    /// The lowest and the highest of them, as shares of the same.
    pub mood_ends: Option<(f32, f32)>,
    /// The same of up to so many rows of numbers that other apps have names for.
    pub own_rows: [Option<f32>; OWN_ROWS],
}

impl LoggedDay {
    /// Whether any feeling was answered on it, be it with "can't tell".
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        self.pleasant.is_some() || self.unpleasant.is_some() || self.numbness.is_some() || self.cannot_tell > 0
    }

    /// A day whose check-ins answer nothing that is drawn.
    pub(crate) const fn with_nothing_said(day: DayKey, check_ins: u32) -> Self {
        Self {
            day,
            check_ins,
            pleasant: None,
            unpleasant: None,
            numbness: None,
            cannot_tell: 0,
            sleep_hours: None,
            substances: Said::Nothing,
            symptoms: Said::Nothing,
            strongest_symptom: None,
            imported_mood: None,
            mood_ends: None,
            own_rows: [None; OWN_ROWS],
        }
    }
}

/// What was said about something that can be there or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Said {
    #[default]
    Nothing,
    No,
    Yes,
}

/// Check-ins are looked for up to this many days beside the wanted ones, since they are in order of
/// instants and days are as lived: zones and the day's start move a day by less than two.
const BESIDE_DAYS: i32 = 3;
const MS_A_DAY: i64 = 86_400_000;

/// The check-ins of the days from `from` to `until`, in order of day.
pub(crate) fn check_ins_between(journal: &Journal, from: DayKey, until: DayKey) -> Vec<&CheckIn> {
    let epoch = chrono::DateTime::UNIX_EPOCH.date_naive();
    let ms = |day: DayKey| i64::from(day.since(DayKey::from_date(epoch))) * MS_A_DAY;
    let all = &journal.check_ins;
    let start = all.partition_point(|c| c.at.instant.utc_ms < ms(from.plus(-BESIDE_DAYS)));
    let end = all.partition_point(|c| c.at.instant.utc_ms < ms(until.plus(BESIDE_DAYS)));
    let mut wanted: Vec<&CheckIn> = all
        .get(start..end.max(start))
        .unwrap_or_default()
        .iter()
        .map(AsRef::as_ref)
        .filter(|c| (from..=until).contains(&c.day))
        .collect();
    // Stable, and nearly free: they are in order but for a few at the edges of days.
    wanted.sort_by_key(|c| c.day);
    wanted
}

/// The days with check-ins from `from` to `until`, in order. Costs what the check-ins in there cost.
#[must_use]
pub fn logged_days(journal: &Journal, from: DayKey, until: DayKey) -> Vec<LoggedDay> {
    let wanted = check_ins_between(journal, from, until);
    let valences = Valences::of(journal);
    let hidden = journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id);
    let imported = ImportedDays::of(journal, from, until);
    let days = wanted.chunk_by(|a, b| a.day == b.day).filter_map(|day| one_day(day, &valences, hidden));
    let with_imported = |d: LoggedDay| {
        let (mood, ends) = imported.overall(d.day).unzip();
        LoggedDay { imported_mood: mood, mood_ends: ends, own_rows: imported.own(d.day), ..d }
    };
    days.map(with_imported).collect()
}

/// The valence of each feeling by its id.
struct Valences(Vec<Option<Valence>>);

impl Valences {
    fn of(journal: &Journal) -> Self {
        let mut list = Vec::new();
        for f in &journal.catalogue.feelings {
            let at = usize::from(f.id.0);
            if list.len() <= at {
                list.resize(at + 1, None);
            }
            list[at] = Some(f.valence);
        }
        Self(list)
    }

    fn get(&self, id: FeelingId) -> Option<Valence> {
        self.0.get(usize::from(id.0)).copied().flatten()
    }
}

fn one_day(check_ins: &[&CheckIn], valences: &Valences, hidden: Option<SymptomId>) -> Option<LoggedDay> {
    let how_many = u32::try_from(check_ins.len()).unwrap_or(u32::MAX);
    let mut day = LoggedDay::with_nothing_said(check_ins.first()?.day, how_many);
    let (mut numb, mut sleep) = (Vec::new(), Vec::new());
    for c in check_ins {
        for (feeling, answer) in &c.answers {
            match (answer, valences.get(*feeling)) {
                (Answer::CannotTell, Some(_)) => day.cannot_tell += 1,
                (Answer::Rated(n), Some(Valence::Pleasant)) => day.pleasant = day.pleasant.max(Some(n.steps())),
                (Answer::Rated(n), Some(Valence::Unpleasant)) => day.unpleasant = day.unpleasant.max(Some(n.steps())),
                (Answer::Rated(n), Some(Valence::Numbness)) => numb.push(f32::from(n.steps())),
                (_, None) => {}
            }
        }
        for (_, answer) in c.symptoms.iter().filter(|(s, _)| Some(*s) != hidden) {
            match answer {
                SymptomAnswer::There(strength) => {
                    day.symptoms = Said::Yes;
                    day.strongest_symptom = day.strongest_symptom.max(Some(*strength));
                }
                SymptomAnswer::No => day.symptoms = day.symptoms.max(Said::No),
                SymptomAnswer::RatherNotSay => {}
            }
        }
        for s in &c.context.substances {
            day.substances = day.substances.max(if says_none(s) { Said::No } else { Said::Yes });
        }
        sleep.extend(c.context.sleep.map(hours));
    }
    day.numbness = mean(&numb);
    day.sleep_hours = mean(&sleep);
    Some(day)
}

fn mean(list: &[f32]) -> Option<f32> {
    (!list.is_empty()).then(|| list.iter().sum::<f32>() / list.len() as f32)
}

#[expect(clippy::cast_possible_truncation, reason = "0 to 24 hours; a picture needs no more digits")]
fn hours(sleep: crate::domain::SleepHours) -> f32 {
    sleep.hours() as f32
}
