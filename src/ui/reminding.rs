//! Reminders as the window knows them: what rooms ask for, and how they stand. Files and buses are the business of a thread
//! beside it. Without a place to keep them, as in tests, there are none.

use crate::{
    app::{Action, Actions, Model, Room},
    domain::Instant,
    reminder::{self, Around, Ask, Beside, Fired, Minute, Place, Schedule, Seen, Told, Wish},
};
use egui::{Context, Id, ViewportCommand};
use std::{path::PathBuf, sync::Arc};

/// What rooms see of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Standing {
    pub seen: Seen,
    /// What was asked last was not done, in a sentence.
    pub not_done: Option<String>,
    /// What came of one that was tried.
    pub tried: Option<Fired>,
    /// So many answers are still to come.
    pub waits: u32,
}

/// What a room asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    Look,
    On { schedule: Schedule, anew: bool },
    Off,
    ShowNow,
    GoOn,
}

fn standing_id() -> Id {
    Id::unique("how reminders stand")
}

fn wanted_id() -> Id {
    Id::unique("what is asked of reminders")
}

/// How they stand; `None` where there can be none.
pub(crate) fn standing(ctx: &Context) -> Option<Arc<Standing>> {
    ctx.data(|d| d.get_temp(standing_id()))
}

/// Asks for something; the answer comes in a later frame.
pub(crate) fn ask(ctx: &Context, wanted: Wanted) {
    ctx.data_mut(|d| d.get_temp_mut_or_default::<Vec<Wanted>>(wanted_id()).push(wanted));
    ctx.request_repaint();
}

#[derive(Debug, Default)]
pub(crate) struct Reminding {
    beside: Option<Beside>,
    standing: Arc<Standing>,
    /// The journal that was told of as opened, and the state of it whose newest check-in was.
    opened: Option<PathBuf>,
    told: Option<(PathBuf, u64)>,
}

impl Reminding {
    /// From now on there can be reminders.
    pub(crate) fn begin(&mut self, ctx: &Context, place: Place, around: Around, now: Instant) {
        let waker = ctx.clone();
        let beside = Beside::start(place, around, move || waker.request_repaint());
        beside.ask(Ask::Begin, now);
        self.beside = Some(beside);
        Arc::make_mut(&mut self.standing).waits = 1;
    }

    /// What was asked and told since the last frame.
    pub(crate) fn follow(&mut self, ctx: &Context, model: &Model, actions: &mut Actions, now: Instant) {
        let Some(beside) = self.beside.take() else { return };
        for told in beside.told() {
            let standing = Arc::make_mut(&mut self.standing);
            match told {
                Told::Seen(seen) => {
                    standing.seen = *seen;
                    standing.waits = standing.waits.saturating_sub(1);
                }
                Told::NotDone(why) => standing.not_done = Some(why),
                Told::Tried(fired) => {
                    if matches!(fired, Fired::CheckIn(..)) {
                        ctx.send_viewport_cmd(ViewportCommand::Focus);
                        actions.ask(Action::Go(Room::Today));
                    }
                    standing.tried = Some(fired);
                }
            }
        }
        let wishes = ctx.data_mut(|d| d.remove_temp::<Vec<Wanted>>(wanted_id())).unwrap_or_default();
        for ask in wishes.into_iter().filter_map(|wanted| asked(wanted, model)) {
            let standing = Arc::make_mut(&mut self.standing);
            (standing.not_done, standing.tried) = (None, None);
            standing.waits += u32::from(ask != Ask::ShowNow);
            beside.ask(ask, now);
        }
        for ask in self.news(model, now) {
            beside.ask(ask, now);
        }
        self.beside = Some(beside);
        let standing = Arc::clone(&self.standing);
        ctx.data_mut(|d| d.insert_temp(standing_id(), standing));
    }

    /// Which journal is open, and its newest check-in: once each, and only while there are reminders. Those of the sample
    /// are nobody's.
    fn news(&mut self, model: &Model, now: Instant) -> Vec<Ask> {
        let Some(open) = model.open().filter(|open| self.standing.seen.is_on() && !open.journal.journal.settings.sample) else {
            return Vec::new();
        };
        let (path, mut asks) = (whole(&model.shell.path), Vec::new());
        if self.opened.as_ref() != Some(&path) {
            self.opened = Some(path.clone());
            asks.push(Ask::Opened(path.clone()));
        }
        // Of what the disk has: a revision is one that was written.
        let state = (path.clone(), open.journal.revision);
        if self.told.as_ref() != Some(&state) && !model.is_saving() {
            self.told = Some(state);
            asks.extend(newest(model, now).map(|minute| Ask::CheckedIn(path, minute)));
        }
        asks
    }

    /// Everything is to be deleted: what is known of reminders goes, too.
    pub(crate) fn go_too(&self, now: Instant) {
        self.beside.iter().for_each(|beside| beside.ask(Ask::Off, now));
    }

    /// The window closes, perhaps right after a save: waits a little until what is known of that is written.
    pub(crate) fn close(&mut self, model: &Model, now: Instant) {
        let asks = self.news(model, now);
        if let Some(beside) = &mut self.beside {
            for ask in asks {
                beside.ask(ask, now);
            }
            beside.close();
        }
    }
}

fn whole(path: &std::path::Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The newest check-in that is not ahead of the clock.
fn newest(model: &Model, now: Instant) -> Option<Minute> {
    let all = model.open()?.journal.journal.check_ins.iter().map(|c| c.at.instant);
    all.filter(|at| at.utc_ms <= now.utc_ms).max_by_key(|at| at.utc_ms).map(reminder::minute_of)
}

fn asked(wanted: Wanted, model: &Model) -> Option<Ask> {
    Some(match wanted {
        Wanted::Look => Ask::Look,
        Wanted::Off => Ask::Off,
        Wanted::ShowNow => Ask::ShowNow,
        Wanted::GoOn => Ask::GoOn,
        Wanted::On { schedule, anew } => {
            let journal = whole(&model.open().map(|_| &model.shell.path)?.clone());
            let last_check_in = newest(model, model.shell.now.instant);
            Ask::On(Box::new(Wish { schedule, journal, seed: reminder::new_seed(), last_check_in, anew }))
        }
    })
}
