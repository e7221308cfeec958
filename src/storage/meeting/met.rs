//! What came of taking in another journal of the same person.

use super::{cells, kinds::Kind, state::State};
use crate::domain::CheckInId;
use rusqlite::types::Value;
use std::{collections::BTreeSet, path::PathBuf};

/// What came of it, counted in things a person wrote: check-ins, events, tries, plans, what stands on lists, answers to
/// patterns, moods, contacts, and parts of the safety plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Met {
    /// This journal did not have it.
    pub new: u64,
    /// It says what was said later in the other one, or is there again.
    pub changed: u64,
    /// Both had changed it. What was said later stands, the other is kept.
    pub differing: u64,
    /// So many of these are no check-ins.
    pub differing_things: u64,
    /// It was deleted in the other one, later than it was changed here.
    pub deleted: u64,
    /// What is set, or the lists of feelings and symptoms, is another now.
    pub settings: bool,
    /// The journal as it was before, where anything changed.
    pub backed_up: Option<PathBuf>,
}

impl Met {
    /// What came of another journal after this one.
    pub(super) fn add(&mut self, next: Self) {
        self.new += next.new;
        self.changed += next.changed;
        self.differing += next.differing;
        self.differing_things += next.differing_things;
        self.deleted += next.deleted;
        self.settings |= next.settings;
        self.backed_up = self.backed_up.take().or(next.backed_up);
    }

    /// Whether the other had nothing that this one had not.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.new == 0 && self.changed == 0 && self.deleted == 0 && self.differing == 0 && !self.settings
    }

    /// "3 new, 1 changed, 1 deleted. …"; what is nothing is left out.
    #[must_use]
    pub fn words(&self) -> String {
        if self.is_nothing() {
            return "Nothing new: both say the same".to_owned();
        }
        let counted = [(self.new, "new"), (self.changed, "changed"), (self.deleted, "deleted")];
        let mut parts: Vec<String> = counted.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        if self.settings {
            parts.push("what is set and asked about is as it was set last".to_owned());
        }
        let mut words = parts.join(", ");
        if self.differing > 0 {
            let between = if words.is_empty() { "" } else { ". " };
            let both = format!(
                "Both had changed {}: what was written later stands, the other is kept. {}",
                self.differing,
                self.where_kept()
            );
            words.extend([between, &both]);
        }
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
    }

    /// Where the other side is seen.
    const fn where_kept(&self) -> &'static str {
        match (self.differing > self.differing_things, self.differing_things > 0) {
            (true, true) => "See it in the Journal beneath a check-in, and of all else in Settings, under Other machines",
            (false, true) => "See it in Settings, under Other machines",
            (true | false, false) => "See it in the Journal, beneath the check-in",
        }
    }

    /// Counts what becomes of `ours` when it is joined with `theirs`.
    pub(super) fn of(ours: &State, theirs: &State, joined: &State) -> Self {
        let mut met = Self::default();
        for kind in Kind::ALL {
            met.count_kind(kind, ours, theirs, joined);
        }
        let ids: BTreeSet<&CheckInId> = joined.check_ins.keys().collect();
        for id in ids {
            let said = |state: &State| {
                let c = state.check_ins.get(id)?;
                c.deleted_ms().is_none().then(|| c.current().map(|(text, _)| text.clone())).flatten()
            };
            let knows = |state: &State, text: &_| state.check_ins.get(id).is_some_and(|c| c.versions.contains_key(text));
            let was_there = ours.check_ins.get(id).is_some_and(|c| c.current().is_some());
            let (before, now) = (said(ours), said(joined));
            met.count(before.as_ref(), now.as_ref(), was_there);
            let current = |state: &State| state.check_ins.get(id)?.current().map(|(text, _)| text.clone());
            if let Some((mine, other)) = current(ours).zip(current(theirs)) {
                met.differing += u64::from(!knows(ours, &other) && !knows(theirs, &mine));
            }
        }
        met
    }

    fn count<T: PartialEq>(&mut self, before: Option<&T>, now: Option<&T>, was_there: bool) {
        match (before, now) {
            (None, Some(_)) if was_there => self.changed += 1,
            (None, Some(_)) => self.new += 1,
            (Some(_), None) => self.deleted += 1,
            (Some(before), Some(now)) if before != now => self.changed += 1,
            (Some(_), Some(_)) | (None, None) => {}
        }
    }

    fn count_kind(&mut self, kind: Kind, ours: &State, theirs: &State, joined: &State) {
        let none = std::collections::BTreeMap::new();
        let of = |state: &'_ State| state.records.get(&kind).cloned().unwrap_or_else(|| none.clone());
        let (before, others, now) = (of(ours), of(theirs), of(joined));
        for (id, record) in &now {
            let (was, stands) = (before.get(id).and_then(|r| r.current()), record.current());
            let other = others.get(id).and_then(|r| r.current());
            if let (Some((mine, _)), Some((other, _)), true) = (was, other, kind.keeps_what_was_said()) {
                let knows = |all: &std::collections::BTreeMap<_, super::state::Record>, said: &str| {
                    all.get(id).is_some_and(|r| r.versions.contains_key(said))
                };
                let is_changed = !kind.is_unsaid(id, mine) && !kind.is_unsaid(id, other);
                let differs = u64::from(is_changed && !knows(&before, other) && !knows(&others, mine));
                self.differing += differs;
                self.differing_things += differs;
            }
            if !is_written(kind) {
                self.settings |= was.map(|(said, _)| said) != stands.map(|(said, _)| said) && kind != Kind::Order;
                continue;
            }
            let shown = |said: Option<(&str, i64)>| said.map(|(said, _)| said.to_owned()).filter(|said| is_shown(kind, said));
            self.count(shown(was).as_ref(), shown(stands).as_ref(), was.is_some());
        }
    }
}

/// Whether it is something a person wrote down, and not how the journal is set.
const fn is_written(kind: Kind) -> bool {
    match kind {
        Kind::Event
        | Kind::Trial
        | Kind::Plan
        | Kind::WayItem
        | Kind::Contact
        | Kind::PatternAnswer
        | Kind::Mood
        | Kind::SafetyPart => true,
        Kind::Setting
        | Kind::LikeMe
        | Kind::PutAway
        | Kind::FeelingName
        | Kind::FeelingLook
        | Kind::FeelingAway
        | Kind::FeelingInto
        | Kind::SymptomName
        | Kind::SymptomAway
        | Kind::SymptomInto
        | Kind::Order => false,
    }
}

/// An event in the trash is not; nor is a part of the safety plan without a word.
fn is_shown(kind: Kind, said: &str) -> bool {
    match kind {
        Kind::Event => cells::values_in(said).is_some_and(|row| row.last() == Some(&Value::Null)),
        kind => !kind.is_unsaid("", said),
    }
}
