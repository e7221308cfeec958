//! A file whose entries are about to come in: what it is, what would come of it, and what was said about that so far.

use super::looked::{LookedAt, SaidOfFile};
use crate::{
    app::{FileKind, TableAsks, TableLook},
    domain::{CheckIn, ImportedMood, Instant, Journal},
    exchange::diary::Choices,
    storage::{Changed, Stop, Weighed},
};
use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    sync::Arc,
};

/// What is shown before anything is taken in. It comes from a file and the journal, and goes with that.
#[derive(Debug, Clone)]
pub struct Arriving {
    pub path: PathBuf,
    pub kind: FileKind,
    /// With what it is to be read.
    pub said: SaidOfFile,
    /// With what it was read that is shown, while it is looked at with something else.
    pub(in crate::app) shown_with: Option<SaidOfFile>,
    /// Of a table of any program its columns, of which it is said what each is.
    pub table: Option<TableLook>,
    /// Why a table can't be read as it was said.
    pub problem: Option<String>,
    pub looked: Arc<LookedAt>,
    pub weighed: Weighed,
    /// What the app's own moods say beside the entries that are shown, by their ids.
    moods: HashMap<Arc<str>, Vec<String>>,
    /// What was said of single check-ins that say something else than the journal, by their ids.
    pub each: HashMap<Arc<str>, Changed>,
    /// It is being looked at anew, because something else was said.
    pub is_looked_at: bool,
    /// So many of so many rows are written, while it is being taken in.
    pub how_far: Option<(u64, u64)>,
    pub(in crate::app) stop: Stop,
}

impl Arriving {
    #[must_use]
    pub fn of(path: PathBuf, kind: FileKind, said: SaidOfFile, looked: LookedAt) -> Self {
        let weighed = looked.weighed.clone();
        let moods = moods_of(&looked.incoming.journal, &weighed.first);
        Self {
            path,
            kind,
            said,
            shown_with: None,
            table: None,
            problem: None,
            looked: Arc::new(looked),
            weighed,
            moods,
            each: HashMap::new(),
            is_looked_at: false,
            how_far: None,
            stop: Stop::default(),
        }
    }

    /// What the app's own moods say beside this entry, where it is one that is shown.
    pub fn moods_beside(&self, id: &str) -> impl Iterator<Item = &str> {
        self.moods.get(id).into_iter().flatten().map(String::as_str)
    }

    /// The same of a mood that is here or there.
    #[must_use]
    pub fn mood_words(&self, mood: &ImportedMood) -> String {
        let journal = &self.looked.incoming.journal;
        mood.words(app_of(&journal.check_ins), journal.mood_steps())
    }

    /// The same of a table of any program, in which each column is what was said.
    #[must_use]
    pub fn with_table(self, table: TableLook, problem: Option<String>) -> Self {
        Self { table: Some(table), problem, ..self }
    }

    /// What must be said of a table before anything of it can be read.
    #[must_use]
    pub fn asks(&self) -> Option<TableAsks> {
        let columns = self.said.choices.table.clone().unwrap_or_default();
        self.table.as_ref().and_then(|table| table.asks(&columns))
    }

    /// So many entries would be added.
    #[must_use]
    pub const fn new_ones(&self) -> u64 {
        self.weighed.counts.imported
    }

    /// So many would say from now on what the file says.
    #[must_use]
    pub fn taken_over(&self) -> u64 {
        let is_theirs = |id: &str| self.each.get(id) == Some(&Changed::TakeTheirs);
        self.weighed.differing.iter().filter(|d| is_theirs(d.ours.id.as_str())).count() as u64
    }

    /// Of one that says something else, or of all of them: which of both counts.
    pub(in crate::app) fn say(&mut self, which: Option<&str>, changed: Changed) {
        let all = self.weighed.differing.iter().map(|d| d.ours.id.as_str());
        let said: Vec<Arc<str>> = all.filter(|id| which.is_none_or(|which| which == *id)).map(Into::into).collect();
        self.each.extend(said.into_iter().map(|id| (id, changed)));
    }

    /// Everything is said that must be said first, and there is something to take in.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        let brings = self.new_ones() + self.taken_over() > 0 || self.looked.incoming.has_settings;
        brings && self.looked.unknown.is_empty() && !self.is_looked_at && self.how_far.is_none()
    }

    /// What goes to the worker.
    pub(in crate::app) fn to_take_in(&self, now: Instant) -> ToTakeIn {
        let (looked, each, stop) = (Arc::clone(&self.looked), self.each.clone(), self.stop.clone());
        let is_chosen = !looked.names.is_empty() || self.table.is_some();
        let choices = is_chosen.then(|| (remembered_as(self.kind, self.table.as_ref()), self.said.choices.clone()));
        ToTakeIn { looked, kind: self.kind, each, choices, stop, now }
    }
}

/// As what choices are remembered: those of an app for all its files, those of any table for the next one with the same
/// columns.
pub(in crate::app) fn remembered_as(kind: FileKind, table: Option<&TableLook>) -> String {
    let name = kind.format.name;
    table.map_or_else(|| name.to_owned(), |table| format!("{name}-{}", table.sign))
}

/// All of a file come from one app.
fn app_of(check_ins: &[Arc<CheckIn>]) -> Option<&str> {
    check_ins.first().and_then(|c| c.source.as_ref()).map(|source| source.app.as_str())
}

fn moods_of(journal: &Journal, shown: &[CheckIn]) -> HashMap<Arc<str>, Vec<String>> {
    let (app, steps) = (app_of(&journal.check_ins), journal.mood_steps());
    let ids: HashSet<&str> = shown.iter().map(|c| c.id.as_str()).collect();
    let mut words: HashMap<Arc<str>, Vec<String>> = HashMap::new();
    for mood in journal.moods.iter().filter(|mood| ids.contains(mood.check_in_id())) {
        words.entry(mood.check_in_id().into()).or_default().push(mood.words(app, steps));
    }
    words
}

/// A file that was read and is to be taken in, with what was said of it.
#[derive(Debug, Clone)]
pub struct ToTakeIn {
    pub(in crate::app) looked: Arc<LookedAt>,
    pub(in crate::app) kind: FileKind,
    pub(in crate::app) each: HashMap<Arc<str>, Changed>,
    /// What was chosen for the names of the app, to be remembered as this.
    pub(in crate::app) choices: Option<(String, Choices)>,
    pub(in crate::app) stop: Stop,
    pub(in crate::app) now: Instant,
}

/// The same look at the same file.
impl PartialEq for ToTakeIn {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.looked, &other.looked) && self.each == other.each && self.now == other.now
    }
}
