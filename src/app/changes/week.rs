//! A week that was written on paper, saved in one go: each day a check-in of its own, kept as written later.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Notice, Reply, Room, Sheet, WeekForm, Worker, moment_at, new_id},
    domain::{CanBe, CheckIn, CheckInId, DayKey, DraftProblem, Moment},
};
use chrono::NaiveTime;

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Begin with the week of this first day, or go on with what is half written.
    Open(DayKey),
    Save,
    /// What is typed is let go.
    Discard,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    Save { check_ins: Vec<CheckIn>, now_ms: i64, said: String },
    TakeBack { ids: Vec<CheckInId>, at_ms: i64 },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Undo {
    /// It was saved: into the trash with all of it, and its words stand in the form again.
    Saved {
        ids: Vec<CheckInId>,
        form: Box<WeekForm>,
    },
    Discarded(Box<WeekForm>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Typed(Box<WeekForm>);

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        match self {
            Self::Open(first) => {
                here.go(Room::Today);
                here.forms.today.week.take_if(|week| week.is_empty());
                here.forms.today.week.get_or_insert_with(|| WeekForm::of(first));
                here.forms.today.sheet = Some(Sheet::Week);
                Asked::nothing()
            }
            Self::Save => save(here),
            Self::Discard => {
                let week = here.forms.today.week.take().filter(|week| !week.is_empty());
                here.forms.today.sheet.take_if(|sheet| *sheet == Sheet::Week);
                let Some(week) = week else { return Asked::nothing() };
                here.tell(Notice::undoable("The week is discarded"));
                Asked::keeping().and_left(Some(Undo::Discarded(Box::new(week))))
            }
        }
    }
}

/// All days or none: what can't be read on one of them is said, and everything stays where it is typed.
fn save(here: &mut Here<'_>) -> Asked {
    let Some(week) = here.forms.today.week.clone() else { return Asked::nothing() };
    let made: Result<Vec<CheckIn>, String> = week
        .days()
        .filter(|(_, draft)| !draft.is_empty())
        .map(|(day, draft)| {
            let of_day = |problem: DraftProblem| format!("{}: {problem}", day.words());
            let at = moment_of(here, day).ok_or_else(|| of_day(DraftProblem::Day))?;
            let (now, start) = (here.shell.now.instant, here.open.journal.settings.day_start);
            draft.finish(new_id(now.utc_ms), at, day, now, start).map_err(of_day)
        })
        .collect();
    let check_ins = match made {
        Ok(check_ins) => check_ins,
        Err(problem) => return refused(here, problem),
    };
    let days = check_ins.len();
    if days == 0 {
        return refused(here, DraftProblem::Empty.to_string());
    }
    here.forms.today.problem = None;
    (here.forms.today.week, here.forms.today.sheet) = (None, None);
    let said = if days == 1 { "Saved: 1 day".to_owned() } else { format!("Saved: {days} days") };
    let ids = check_ins.iter().map(|c| c.id.clone()).collect();
    let undo = Undo::Saved { ids, form: Box::new(week.clone()) };
    Asked::typed(Write::Save { check_ins, now_ms: here.now_ms(), said }, undo, Typed(Box::new(week))).and_keeps()
}

fn refused(here: &mut Here<'_>, problem: String) -> Asked {
    here.forms.today.problem = Some(problem);
    Asked::keeping()
}

/// The evening of a day that is over, as Today's form takes it for one; of today what the clock shows where its evening is
/// still to come. `None` for a day that can't be.
fn moment_of(here: &Here<'_>, day: DayKey) -> Option<Moment> {
    let now = &here.shell.now;
    let evening = NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default();
    let at = moment_at(day, evening, here.open.journal.settings.day_start, now);
    let can_be = day <= here.today() && CanBe::as_of(now.instant).instant(at.instant.utc_ms).is_ok();
    can_be.then(|| if at.instant.utc_ms > now.instant.utc_ms { now.clone() } else { at })
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        match self {
            Self::Save { check_ins, now_ms, said } => {
                worker.write_and_say(|store| store.save_check_ins(&check_ins, now_ms).map(|()| said))
            }
            Self::TakeBack { ids, at_ms } => worker.write_and_say(|store| store.delete_check_ins(&ids, at_ms).map(|()| "")),
        }
    }

    fn told_ms(&self) -> Option<i64> {
        match self {
            Self::Save { now_ms, .. } => Some(*now_ms),
            Self::TakeBack { at_ms, .. } => Some(*at_ms),
        }
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        here.go(Room::Today);
        match self {
            Self::Saved { ids, form } => {
                Typed(form).put_back(here);
                here.forms.today.sheet = Some(Sheet::Week);
                let gone = Write::TakeBack { ids, at_ms: here.now_ms() };
                Asked::back(gone, "Taken back. What it said stands in the week again").and_keeps()
            }
            Self::Discarded(form) => {
                Typed(form).put_back(here);
                here.forms.today.sheet = Some(Sheet::Week);
                Asked::keeping()
            }
        }
    }

    fn is_about(&self, gone: &[CheckInId]) -> bool {
        match self {
            Self::Saved { ids, .. } => ids.iter().any(|id| gone.contains(id)),
            Self::Discarded(_) => false,
        }
    }
}

impl PutBack for Typed {
    fn put_back(self, here: &mut Here<'_>) {
        let week = &mut here.forms.today.week;
        week.take_if(|week| week.is_empty());
        week.get_or_insert(*self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::{super::trying::Trying, *};
    use crate::domain::{Answer, CheckInDraft, FeelingId, Intensity};

    /// Something on the first and the third day of the week before today.
    fn typed(trying: &mut Trying) -> DayKey {
        let first = trying.model.today().plus(-7);
        trying.does(Change::Open(first));
        let week = trying.forms().today.week.as_mut().expect("it is open");
        for (n, steps) in [(0, 3), (2, 0)] {
            let rated = Answer::Rated(Intensity::new(steps).expect("0 to 10"));
            week.day_mut(n).expect("a day").answers.insert(FeelingId(1), rated);
        }
        first
    }

    #[test]
    fn each_day_that_says_something_is_a_check_in_written_later_and_one_step_takes_them_all_back() {
        let mut trying = Trying::new();
        let first = typed(&mut trying);
        let said: Vec<_> = trying
            .does(Change::Save)
            .check_ins
            .iter()
            .map(|c| (c.day, c.answer(FeelingId(1)).and_then(Answer::number), c.written.is_some()))
            .collect();
        assert_eq!(said, [(first, Some(3), true), (first.plus(2), Some(0), true)]);
        assert_eq!(trying.said(), "Saved: 2 days");
        assert!(trying.forms().today.week.is_none());
        assert_eq!(trying.takes_back().check_ins.len(), 0);
        let week = trying.forms().today.week.clone().expect("its words stand in the form");
        assert!(!week.is_empty() && week.first == first);
    }

    #[test]
    fn where_the_disk_refuses_nothing_is_saved_and_every_digit_is_there() {
        let mut trying = Trying::new();
        typed(&mut trying);
        let before = trying.forms().today.week.clone();
        assert!(trying.does_in_vain(Change::Save).check_ins.is_empty());
        assert_eq!(trying.forms().today.week, before);
    }

    #[test]
    fn a_day_that_can_not_be_read_keeps_all_of_them_and_says_which_it_is() {
        let mut trying = Trying::new();
        let first = typed(&mut trying);
        let week = trying.forms().today.week.as_mut().expect("it is open");
        week.day_mut(3).expect("a day").sleep = "often".into();
        assert!(trying.does(Change::Save).check_ins.is_empty());
        let problem = trying.forms().today.problem.clone().expect("it is said");
        assert!(problem.starts_with(&first.plus(3).words()) && problem.contains("Sleep"), "{problem}");
    }

    #[test]
    fn a_week_that_was_discarded_comes_back_and_an_empty_one_is_nothing_to_save() {
        let mut trying = Trying::new();
        typed(&mut trying);
        trying.does(Change::Discard);
        assert!(trying.forms().today.week.is_none());
        trying.takes_back();
        assert!(trying.forms().today.week.as_ref().is_some_and(|week| !week.is_empty()));
        trying.does(Change::Discard);
        let today = trying.model.today();
        trying.does(Change::Open(today.plus(-6)));
        assert!(trying.does(Change::Save).check_ins.is_empty());
        assert!(trying.forms().today.problem.is_some());
    }

    #[test]
    fn a_day_that_has_not_come_is_refused() {
        let mut trying = Trying::new();
        let today = trying.model.today();
        trying.does(Change::Open(today));
        let week = trying.forms().today.week.as_mut().expect("it is open");
        week.day_mut(1).expect("tomorrow").note = "soon".into();
        assert!(trying.does(Change::Save).check_ins.is_empty());
        let week = trying.forms().today.week.as_mut().expect("it is open");
        *week.day_mut(1).expect("tomorrow") = CheckInDraft::default();
        week.day_mut(0).expect("today").note = "now".into();
        let saved = trying.does(Change::Save).check_ins.clone();
        assert_eq!(saved.len(), 1);
        assert!(saved[0].at.instant.utc_ms <= trying.model.shell.now.instant.utc_ms);
    }
}
