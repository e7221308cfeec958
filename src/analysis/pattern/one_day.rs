//! One day's judgement before any days in a row: recent days beside usual ones.

use super::{
    evidence::{Change, Evidence, FeelingEvidence, ValenceEvidence},
    judgement::Need,
    noticed::PatternKind,
    signs,
    signs::Signs,
    usual,
};
use crate::{
    analysis::{
        measures::{sliding::Stretch, table::Table, window::Window},
        rule::{
            FEELING_RECENT_DAYS, FEELING_USUAL_DAYS, KINDS_NEEDED, NUMBNESS_DAYS, Params, RECENT_DAYS_NEEDED, USUAL_DAYS_NEEDED,
        },
    },
    domain::DayKey,
};
use std::ops::Range;

/// What comparing the two stretches gave.
#[derive(Debug, Clone)]
pub(crate) enum Compared {
    Short(Need),
    Whole(Comparison),
}

#[derive(Debug, Clone)]
pub(crate) struct Comparison {
    sides: Sides,
    /// Column in the table and numbers of the feelings that count.
    feelings: Vec<(usize, Numbers)>,
}

/// What the two stretches hold.
#[derive(Debug, Clone, Copy)]
struct Sides {
    recent: Window,
    usual: Window,
    pleasant: ValenceEvidence,
    unpleasant: ValenceEvidence,
    numbness: Option<Change>,
}

#[derive(Debug, Clone, Copy)]
struct Numbers {
    width: Change,
    high: Change,
    level: Change,
}

/// Judges `today` from what the table knows; `first` is the day of the first check-in.
pub(crate) fn compare(table: &Table, today: DayKey, first: DayKey, params: &Params) -> Compared {
    let mut windows = Windows::default();
    match windows.look(table, today, first, params) {
        Ok(sides) => Compared::Whole(Comparison { sides, feelings: windows.feelings(table) }),
        Err(need) => Compared::Short(need),
    }
}

/// The two stretches of days, moved on from day to day.
#[derive(Debug, Default)]
pub(crate) struct Windows {
    recent: Stretch,
    usual: Stretch,
}

impl Windows {
    /// The day's own score; `None` where the stretches hold too little. Quickest from day to day.
    pub(crate) fn score(&mut self, table: &Table, today: DayKey, first: DayKey, params: &Params) -> Option<f64> {
        self.look(table, today, first, params).ok().map(|sides| sides.signs().score())
    }

    /// To be told before the row at this place changes or another one comes there.
    pub(crate) fn forget(&mut self, place: usize) {
        self.recent.forget(place);
        self.usual.forget(place);
    }

    #[inline]
    fn look(&mut self, table: &Table, today: DayKey, first: DayKey, params: &Params) -> Result<Sides, Need> {
        let (recent_from, _) = params.recent(today);
        let (usual_from, usual_until) = usual::usual(table, today, first, params);
        let usual = self.usual.move_to(table, usual_from, usual_until);
        let recent = self.recent.move_to(table, recent_from, today);
        if usual.days_logged < USUAL_DAYS_NEEDED {
            return Err(Need::UsualDays { have: usual.days_logged, need: USUAL_DAYS_NEEDED });
        }
        if recent.days_logged < RECENT_DAYS_NEEDED {
            return Err(Need::RecentDays { have: recent.days_logged, need: RECENT_DAYS_NEEDED });
        }
        let pleasant = self.side(table, table.lanes.pleasant());
        let unpleasant = self.side(table, table.lanes.unpleasant());
        let too_few = |side: &ValenceEvidence| side.feelings < KINDS_NEEDED;
        if too_few(&pleasant) || too_few(&unpleasant) {
            let (pleasant, unpleasant) = (pleasant.feelings, unpleasant.feelings);
            return Err(Need::Kinds { pleasant, unpleasant, need: KINDS_NEEDED });
        }
        let numb = |of: &Stretch| of.numbness(table, NUMBNESS_DAYS);
        let numbness = numb(&self.usual).zip(numb(&self.recent)).map(|(usual, recent)| Change { usual, recent });
        Ok(Sides { recent, usual, pleasant, unpleasant, numbness })
    }

    /// The mean over the feelings of one side that count.
    fn side(&self, table: &Table, lanes: Range<usize>) -> ValenceEvidence {
        match self.usual.exact(lanes.clone()).zip(self.recent.exact(lanes.clone())) {
            Some((usual, recent)) => average(
                usual
                    .iter()
                    .zip(recent)
                    .map(|(then, now)| then.figures(FEELING_USUAL_DAYS).zip(now.figures(FEELING_RECENT_DAYS))),
            ),
            None => average(lanes.map(|lane| self.of(table, lane))),
        }
    }

    fn feelings(&self, table: &Table) -> Vec<(usize, Numbers)> {
        let of = |column| self.of(table, table.lanes.of_column(column)?).map(|(then, now)| (column, Numbers::of(then, now)));
        (0..table.feelings.len()).filter_map(of).collect()
    }

    /// Width, high and level of a feeling in the usual stretch and in the recent one; `None` where it doesn't count.
    fn of(&self, table: &Table, lane: usize) -> Option<([f64; 3], [f64; 3])> {
        self.usual.of(table, lane, FEELING_USUAL_DAYS).zip(self.recent.of(table, lane, FEELING_RECENT_DAYS))
    }
}

/// The mean over feelings, of which those that are `None` don't count.
#[inline]
fn average(feelings: impl Iterator<Item = Option<([f64; 3], [f64; 3])>>) -> ValenceEvidence {
    let (mut count, mut usual, mut recent) = (0, [0.0; 3], [0.0; 3]);
    for one in feelings {
        let Some((then, now)) = one else { continue };
        count += 1;
        for i in 0..3 {
            usual[i] += then[i];
            recent[i] += now[i];
        }
    }
    let by = f64::from(count.max(1));
    // A quarter is exact, and quicker than dividing by the usual four.
    let mean = |sum: f64| if count == 4 { sum * 0.25 } else { sum / by };
    let Numbers { width, high, level } = Numbers::of(usual.map(mean), recent.map(mean));
    ValenceEvidence { feelings: count, width, high, level }
}

impl Numbers {
    /// Of width, high and level.
    fn of([wu, hu, lu]: [f64; 3], [wr, hr, lr]: [f64; 3]) -> Self {
        let change = |usual, recent| Change { usual, recent };
        Self { width: change(wu, wr), high: change(hu, hr), level: change(lu, lr) }
    }
}

impl Sides {
    fn signs(&self) -> Signs {
        Signs::of(&self.pleasant, &self.unpleasant, self.numbness)
    }
}

impl Comparison {
    /// Mostly pleasant feelings, or both sides.
    pub(crate) fn kind(&self) -> PatternKind {
        if signs::is_both_sides(&self.sides.unpleasant) { PatternKind::Both } else { PatternKind::MostlyPleasant }
    }

    pub(crate) fn evidence(&self, table: &Table) -> Evidence {
        let profile = self.feelings.iter().filter_map(|(column, n)| {
            let item = table.feelings.get(*column)?;
            Some(FeelingEvidence {
                feeling: item.id,
                name: item.name.clone(),
                valence: item.valence,
                width: n.width,
                high: n.high,
                level: n.level,
                narrowed: signs::narrowed(n.width),
            })
        });
        let Sides { recent, usual, pleasant, unpleasant, numbness } = self.sides;
        let signs = self.sides.signs();
        Evidence {
            recent,
            usual,
            pleasant,
            unpleasant,
            numbness,
            gates: signs.gates().iter().flatten().copied().collect(),
            score: signs.score(),
            feelings: profile.collect(),
            usual_is_marked: usual::is_marked(table, usual.from, usual.until),
        }
    }
}
