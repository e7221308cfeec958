//! Everything that comes from the journal, while it is open. Locking, opening another one and failing to open drop it.

use super::{
    Arriving, Care, EventShown, FileWork, Findings, Gathered, Notices, RewriteAsked, SearchState, StretchesShown, UsedLately,
    drafts::OtherForms,
};
use crate::{
    analysis::seven,
    domain::{CanBe, CheckIn, CheckInDraft, CheckInId, DayKey, FeelingId, Journal, Moment, SELF_HARM_KEY, Way, left_out_words},
    storage::{SaidOtherwise, ThingId},
};
use std::{collections::HashSet, sync::Arc};
use zeroize::Zeroizing;

/// A journal that is open, and what was asked about it. Views read it; only the changes, the answers of the worker and
/// the actions of the window write it.
#[derive(Debug, Default)]
pub struct OpenJournal {
    /// As it is shown: ahead of the disk by a change on its way.
    pub journal: Arc<Journal>,
    /// The journal that is counted and drawn, where some days of it can't be.
    pub(super) counted: Option<Arc<Journal>>,
    /// What comes with the findings, until the first of them are there.
    pub(super) gathered: Gathered,
    pub revision: u64,
    /// What the analysis said last; may be a revision behind while the next is worked out.
    pub findings: Option<Arc<Findings>>,
    /// The revision that `findings` belong to.
    pub(super) found_for: u64,
    /// What was told of it.
    pub notices: Notices,
    pub search: SearchState,
    /// What was looked for in the palette last, and the newest notes with it.
    pub notes_with: (String, Vec<(DayKey, String)>),
    /// The day the journal room was asked to show last.
    pub shown_day: Option<DayKey>,
    pub open_way: Option<Way>,
    /// The event whose weeks before and after are shown.
    pub event_shown: Option<EventShown>,
    pub stretches_shown: Option<StretchesShown>,
    /// How the journal's file stands.
    pub care: Care,
    /// What is being done about it.
    pub file: FileWork,
    /// The recovery code of a passphrase that was just set; shown once.
    pub code: Option<Zeroizing<String>>,
    /// A check-in and what it was before each edit, newest first.
    pub earlier: Option<EarlierVersions>,
    /// The check-ins that have earlier versions.
    pub edited: Arc<HashSet<CheckInId>>,
    /// The other things that have.
    pub things_edited: Arc<HashSet<ThingId>>,
    /// What else was said of one of these, or of all of them, while it is looked at.
    pub otherwise: Option<Otherwise>,
    /// What is asked to become one, and how much of the journal that is about.
    pub rewrite_asked: Option<RewriteAsked>,
    /// A file whose entries are about to come in.
    pub arriving: Option<Arriving>,
    /// When the worker was asked last to look after the file (ms UTC).
    pub(super) looked_after_ms: Option<i64>,
    /// The first of that waits for a quiet moment, since then (ms UTC).
    pub(super) look_waits_since_ms: Option<i64>,
    /// The revision with which the meeting folder was looked into last, and when (ms UTC).
    pub(super) met: Option<(u64, i64)>,
    /// A half-written new check-in, while another is in the form.
    pub(super) set_aside: Option<CheckInDraft>,
    pub(super) kept: Kept,
    /// The journal shown last as the disk has it.
    pub(super) on_disk: Arc<Journal>,
    /// The newest journal on the disk, while writes are still on their way.
    pub(super) unshown: Option<(u64, Arc<Journal>)>,
    /// The findings that come next answer a save of Today's form.
    pub(super) is_answering_save: bool,
    /// Today's form, as it was when it was asked to be saved as the check-in of this id.
    pub(super) saving_form: Option<(CheckInId, CheckInDraft)>,
}

/// What a check-in was before each edit (ms UTC), newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierVersions {
    pub id: CheckInId,
    pub versions: Vec<(i64, Arc<CheckIn>)>,
}

/// What else was said of a thing that is no check-in, or of all where it is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Otherwise {
    pub of: Option<ThingId>,
    pub found: Vec<SaidOtherwise>,
}

/// What the disk has of the forms, or will have once all that is asked for is done.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) check_in: CheckInDraft,
    pub(super) aside: Option<CheckInDraft>,
    pub(super) others: OtherForms,
}

impl OpenJournal {
    /// The person's day at this moment.
    #[must_use]
    pub fn day_of(&self, now: &Moment) -> DayKey {
        now.instant.day(self.journal.settings.day_start)
    }

    /// The journal as it is counted and drawn: without what lies on days that can't be.
    #[must_use]
    pub fn counted(&self) -> &Arc<Journal> {
        self.counted.as_ref().unwrap_or(&self.journal)
    }

    /// What is left out of what is counted and drawn, and the day it is found under; `None` where nothing is.
    #[must_use]
    pub fn not_counted(&self, today: DayKey) -> Option<(String, DayKey)> {
        self.counted.as_ref()?;
        let can = CanBe::on(today);
        let first = self.journal.not_counted(can).next()?.filed_under();
        Some((left_out_words(&self.journal, can)?, first))
    }

    /// Asks anew which days can be, and what rests on them.
    pub(super) fn count(&mut self, today: DayKey) {
        let counted = self.journal.counted(CanBe::on(today));
        if self.findings.is_none() {
            self.gathered = Gathered::of(&self.journal, &counted);
        }
        self.counted = (!Arc::ptr_eq(&counted, &self.journal)).then_some(counted);
    }

    fn gathered(&self) -> &Gathered {
        self.findings.as_ref().map_or(&self.gathered, |found| &found.gathered)
    }

    /// What of symptoms and context is in use.
    #[must_use]
    pub fn used_lately(&self) -> &UsedLately {
        &self.gathered().used_lately
    }

    /// The overall mood of another app that this check-in came with, in words.
    #[must_use]
    pub fn mood_beside(&self, check_in: &CheckIn) -> Option<&str> {
        let of_the_day = self.gathered().moods.get(&check_in.day)?;
        of_the_day.iter().find(|(id, _)| **id == *check_in.id.as_str()).map(|(_, words)| words.as_str())
    }

    /// Those of a day that came with no check-in that is there, in words.
    pub fn moods_alone(&self, day: DayKey) -> impl Iterator<Item = &str> {
        let of_the_day = self.gathered().moods.get(&day).map(Vec::as_slice).unwrap_or_default();
        let is_alone = move |id: &str| !self.journal.on(day).any(|c| c.id.as_str() == id);
        of_the_day.iter().filter(move |(id, _)| is_alone(id)).map(|(_, words)| words.as_str())
    }

    /// Nothing was written in it yet, and its first pages are neither read nor passed by.
    #[must_use]
    pub fn is_new(&self) -> bool {
        !self.journal.settings.welcomed && self.journal.check_ins.is_empty()
    }

    /// The first pages are shown. What is brought in comes before them: who has years elsewhere knows what a journal is.
    #[must_use]
    pub fn is_on_first_pages(&self) -> bool {
        self.is_new() && self.arriving.is_none()
    }

    /// The feelings of the short form, in use or not: those that were chosen, else the seven.
    #[must_use]
    pub fn in_short(&self) -> Vec<FeelingId> {
        let chosen = self.journal.settings.chosen_in_short(&self.journal.catalogue);
        if chosen.is_empty() { self.gathered().seven.clone() } else { chosen }
    }

    /// The same of the journal as it stands this moment, whatever is worked out already: for a change that builds on it.
    #[must_use]
    pub(super) fn in_short_now(&self) -> Vec<FeelingId> {
        let chosen = self.journal.settings.chosen_in_short(&self.journal.catalogue);
        if chosen.is_empty() { seven(self.counted()) } else { chosen }
    }

    /// Today's form is on its way to the disk.
    #[must_use]
    pub fn is_saving_form(&self) -> bool {
        self.saving_form.is_some()
    }

    /// The findings belong to what is shown.
    pub(super) fn is_worked_out(&self) -> bool {
        self.findings.is_some() && self.found_for == self.revision
    }

    /// The item about wanting to hurt oneself was answered: a plain file would leave something out.
    #[must_use]
    pub fn has_self_harm_answers(&self) -> bool {
        let item = self.journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id);
        item.is_some_and(|id| self.journal.check_ins.iter().any(|c| c.symptom(id).is_some()))
    }

    /// The way that stands first for this person now.
    #[must_use]
    pub fn first_way(&self) -> Option<Way> {
        self.findings.as_ref().and_then(|f| f.ways.first()).map(|r| r.way)
    }
}
