//! The settings, as a whole.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Looks, Notice, Reply, Shell, Worker},
    domain::{Catalogue, Feeling, Settings},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Change(pub Settings);

#[derive(Debug, Clone, PartialEq)]
pub struct Write(pub Box<Settings>);

#[derive(Debug, Clone, PartialEq)]
pub struct Undo(Box<Settings>);

/// A setting is chosen, not typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        let mut settings = self.0;
        let before = here.open.journal.settings.clone();
        // What was only looked at and left is no change of the person's.
        let looked_at = before.clone().with_what_was_seen_in(&settings);
        let undo = (looked_at != settings).then(|| Undo(Box::new(before.clone())));
        if settings.welcomed && !before.welcomed {
            here.shell.counts.arrivals += 1;
            choose_short(here, &mut settings);
        }
        show(here, &settings);
        Asked { undo, ..Asked::write(Write(Box::new(settings))) }
    }

    /// Larger letters and the like hold for as long as the window lives.
    fn without_a_journal(self, shell: &mut Shell) -> Option<Notice> {
        shell.looks = Looks::of(&self.0);
        None
    }
}

/// Past the first pages the short form of a new journal is chosen: one that changed with its own days would leave too few
/// of any one feeling to compare. What the person added there is in it.
fn choose_short(here: &Here<'_>, settings: &mut Settings) {
    if !settings.short_form || !settings.short_feelings.is_empty() {
        return;
    }
    let (seven, starting) = (here.open.in_short_now(), Catalogue::starting());
    let is_own = |f: &Feeling| starting.feeling_by_key(f.key.as_str()).is_none();
    let asked = here.open.journal.catalogue.asked();
    settings.short_feelings = asked.filter(|f| seven.contains(&f.id) || is_own(f)).map(|f| f.key.clone()).collect();
}

/// Shown at once; the file follows.
fn show(here: &mut Here<'_>, settings: &Settings) {
    here.shown().settings = settings.clone();
    here.shell.looks = Looks::of(settings);
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        worker.write_and_say(|store| store.save_settings(&self.0).map(|()| ""))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        let settings = (*self.0).with_what_was_seen_in(&here.open.journal.settings);
        show(here, &settings);
        Asked::back(Write(Box::new(settings)), "The setting is as it was")
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
