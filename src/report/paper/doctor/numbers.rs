//! The small table of the page: now beside the usual, and the weeks before an event beside those after it. Each number is
//! the analysis' own, as `analyze --json` has it; beside each stands what it rests on.

use crate::{
    analysis::{
        BeforeAfter, Change, Compared, FeelingShift, SaidIn, SideShift, ValenceEvidence,
        words::{BEST, Measure, NUMBNESS},
    },
    domain::{FeelingId, SymptomId, Valence},
};

/// Two stretches of days beside each other, and how often things were said in them.
#[derive(Debug)]
pub(super) struct Beside<'a> {
    pub now: Option<(&'a Compared, [SaidIn; 2])>,
    pub event: Option<(&'a BeforeAfter, [SaidIn; 2])>,
    pub numbness: Option<FeelingId>,
}

/// A row; a cell without a number is `None`, which is never 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Row {
    pub label: String,
    pub cells: Vec<Option<String>>,
    /// It names the rows beneath it.
    pub is_heading: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::report) struct Numbers {
    pub heads: Vec<&'static str>,
    pub rows: Vec<Row>,
    /// A symptom each: days it was there, of days answered.
    pub symptoms: Vec<Row>,
}

/// Where the symptoms begin, and what their numbers are.
pub(super) const SYMPTOMS: &str = "Symptoms: days there, of days answered";

impl Numbers {
    pub(super) fn of(beside: &Beside<'_>) -> Self {
        let mut heads = Vec::new();
        if beside.now.is_some() {
            heads.extend(["Usually", "Now"]);
        }
        if beside.event.is_some() {
            heads.extend(["Before", "After"]);
        }
        if heads.is_empty() {
            return Self::default();
        }
        let mut rows = vec![beside.logged()];
        rows.extend(beside.side("Pleasant feelings", Valence::Pleasant));
        rows.extend(beside.side("Unpleasant feelings", Valence::Unpleasant));
        rows.extend(beside.whole("All feelings together"));
        Self { heads, rows, symptoms: beside.symptoms() }
    }
}

fn steps(value: f64) -> String {
    format!("{value:.1}")
}

/// As the tables of before and after have it: halves away from zero.
fn shifted(value: f64) -> String {
    format!("{:.1}", (value * 10.0).round() / 10.0)
}

impl Beside<'_> {
    fn row(&self, label: impl Into<String>, now: Option<[String; 2]>, event: Option<[String; 2]>) -> Row {
        let two = |there: bool, said: Option<[String; 2]>| {
            let cells = said.map_or([None, None], |[a, b]| [Some(a), Some(b)]);
            there.then_some(cells).into_iter().flatten()
        };
        let cells = two(self.now.is_some(), now).chain(two(self.event.is_some(), event)).collect();
        Row { label: label.into(), cells, is_heading: false }
    }

    fn logged(&self) -> Row {
        let of = |logged: u32, days: i32| format!("{logged} of {days}");
        let now =
            self.now.as_ref().map(|(c, _)| [&c.usual, &c.recent].map(|w| of(w.days_logged, w.until.since(w.from).max(0) + 1)));
        let event = self.event.as_ref().map(|(f, _)| {
            let come = i32::try_from(f.days_come).unwrap_or(f.windows.days);
            [of(f.before.days_logged, f.windows.days), of(f.after.days_logged, come)]
        });
        self.row("Days with check-ins", now, event)
    }

    fn side(&self, name: &str, valence: Valence) -> Vec<Row> {
        let now = self.now.as_ref().map(|(c, _)| if valence == Valence::Pleasant { c.pleasant } else { c.unpleasant });
        let event = self
            .event
            .as_ref()
            .and_then(|(f, _)| if valence == Valence::Pleasant { f.differences.pleasant } else { f.differences.unpleasant });
        if now.is_none() && event.is_none() {
            return Vec::new();
        }
        let of = match (now.map(|s| s.feelings), event.map(|s| s.feelings)) {
            (Some(now), Some(then)) if now != then => format!("means of {now}; before and after, of {then}"),
            (Some(n), _) | (None, Some(n)) => format!("means of {n}"),
            (None, None) => String::new(),
        };
        let mut rows = vec![Row { label: format!("{name} ({of})"), cells: Vec::new(), is_heading: true }];
        rows.extend(Measure::ALL.map(|measure| {
            let now = now.map(|side| both(measure_of(&side, measure)));
            let event = event.map(|side| shift(&side, measure));
            self.row(measure.label(), now, event)
        }));
        rows
    }

    /// What has no side: the best of a day, and numbness with the days it was rated on.
    fn whole(&self, heading: &str) -> Vec<Row> {
        let best = self.now.as_ref().and_then(|(c, _)| c.best).map(both);
        let numb = self.now.as_ref().and_then(|(c, _)| c.numbness).map(both);
        let is_numbness = |f: &&FeelingShift| Some(f.feeling) == self.numbness;
        let then = self.event.as_ref().and_then(|(f, _)| f.differences.feelings.iter().find(is_numbness));
        let numb_then = then.map(|f| [shifted(f.shifts.level.before), shifted(f.shifts.level.after)]);
        let mut rows = Vec::new();
        if best.is_some() {
            rows.push(self.row(BEST, best, None));
        }
        if let Some(id) = self.numbness.filter(|_| numb.is_some() || numb_then.is_some()) {
            rows.push(self.row(NUMBNESS, numb, numb_then));
            let rated = |said: &[SaidIn; 2]| [&said[0], &said[1]].map(|s| s.rated_days(id).to_string());
            let days = (self.now.as_ref().map(|(_, s)| rated(s)), self.event.as_ref().map(|(_, s)| rated(s)));
            rows.push(self.row("Days numbness was rated", days.0, days.1));
        }
        if !rows.is_empty() {
            rows.insert(0, Row { label: heading.to_owned(), cells: Vec::new(), is_heading: true });
        }
        rows
    }

    fn symptoms(&self) -> Vec<Row> {
        let all = || self.now.iter().map(|(_, s)| s).chain(self.event.iter().map(|(_, s)| s)).flatten();
        let mut known: Vec<(SymptomId, &str)> = Vec::new();
        for symptom in all().flat_map(|said| &said.symptoms) {
            if !known.iter().any(|(id, _)| *id == symptom.symptom) {
                known.push((symptom.symptom, &symptom.name));
            }
        }
        let told = |said: &SaidIn, id: SymptomId| {
            said.symptom(id).map_or_else(|| "0 of 0".to_owned(), |s| format!("{} of {}", s.there, s.answered))
        };
        let two = |said: &[SaidIn; 2], id| [told(&said[0], id), told(&said[1], id)];
        let row = |(id, name): (SymptomId, &str)| {
            let (now, event) = (self.now.as_ref().map(|(_, s)| two(s, id)), self.event.as_ref().map(|(_, s)| two(s, id)));
            self.row(name, now, event)
        };
        known.into_iter().map(row).collect()
    }
}

fn both(change: Change) -> [String; 2] {
    [steps(change.usual), steps(change.recent)]
}

const fn measure_of(side: &ValenceEvidence, measure: Measure) -> Change {
    match measure {
        Measure::Level => side.level,
        Measure::High => side.high,
        Measure::Width => side.width,
    }
}

fn shift(side: &SideShift, measure: Measure) -> [String; 2] {
    let shift = measure.of(&side.shifts);
    [shifted(shift.before), shifted(shift.after)]
}
