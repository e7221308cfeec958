//! The whole journal at once.

use super::{
    catalogue,
    check_ins::expected_felt,
    notes,
    notes::Note,
    person,
    rows::{Beside, COLUMNS, Names, StoredId},
    way_items, ways,
};
use crate::{
    domain::{CheckIn, ImportedMood, Journal, Source},
    storage::{StorageError, Store, file::place, schema, trouble::Trouble},
};
use rusqlite::{Connection, Row, Rows};
use std::{collections::HashSet, fs, hash::Hash, sync::Arc};

impl Store {
    /// Reads one revision of the whole journal, in the order [`Journal`] promises. Deleted check-ins are in
    /// the trash, deleted events are left out.
    ///
    /// # Errors
    /// [`StorageError::Damaged`] when anything in it can't be read: never a journal with something missing.
    pub fn load(&self) -> Result<Journal, StorageError> {
        self.once_through(|| self.read("Reading the journal", |conn| with(conn, self.notes_by_two(conn)?)))
    }

    /// The notes of a large file, read by two connections; what is in memory only has no second one.
    fn notes_by_two(&self, conn: &Connection) -> Result<Notes, Trouble> {
        let is_in_a_file = conn.path().is_some_and(|path| !path.is_empty());
        if !is_in_a_file || !self.place.bytes().is_ok_and(notes::is_worth_it) {
            return Ok(Notes::Kept);
        }
        let (place, key, identity) = (&self.place, &self.key, self.identity);
        let second = || {
            let conn = schema::connect(&place.real, key, &place.salt)?;
            conn.execute_batch("PRAGMA query_only = ON;")?;
            let is_the_same = place::identity(&fs::metadata(&place.real)?) == identity;
            is_the_same.then_some(conn).ok_or(Trouble::Unreadable("another file has its name now"))
        };
        notes::by_two(conn, second).map(Notes::AtHand)
    }
}

pub(crate) fn journal(conn: &Connection) -> Result<Journal, Trouble> {
    with(conn, Notes::Kept)
}

pub(crate) fn with(conn: &Connection, notes: Notes) -> Result<Journal, Trouble> {
    let (mut journal, names) = all_but_check_ins(conn)?;
    // Ids sort by time, so nearly every journal comes in the promised order: seeing that here, where each
    // check-in is at hand, spares walking all of them again.
    let mut in_order = true;
    each_check_in(conn, &names, notes, |c| {
        let c = c?;
        let list = if c.deleted_ms.is_some() { &mut journal.trash } else { &mut journal.check_ins };
        in_order = in_order && list.last().is_none_or(|before| Journal::order(before, &c).is_le());
        list.push(c);
        Ok(())
    })?;
    if in_order {
        journal.sort_beside_check_ins();
    } else {
        journal.sort();
    }
    Ok(journal)
}

/// Whether all of it can be read; nothing of it is kept.
pub(crate) fn looked_through(conn: &Connection) -> Result<(), Trouble> {
    let (_everything_else, names) = all_beside(conn, |conn| ways::each_mood(conn, drop).map(|()| Vec::new()))?;
    each_check_in(conn, &names, Notes::LookedAt, |c| c.map(drop))
}

/// Everything else, and what the rows of check-ins name by number.
pub(crate) fn all_but_check_ins(conn: &Connection) -> Result<(Journal, Names), Trouble> {
    all_beside(conn, ways::moods)
}

fn all_beside(
    conn: &Connection,
    moods: impl FnOnce(&Connection) -> Result<Vec<ImportedMood>, Trouble>,
) -> Result<(Journal, Names), Trouble> {
    let catalogue = catalogue::read(conn)?;
    let names = Names::read(conn, &catalogue)?;
    let journal = Journal {
        catalogue,
        events: ways::events(conn)?,
        trials: ways::trials(conn, &names)?,
        plans: ways::plans(conn)?,
        way_items: way_items::way_items(conn)?,
        safety_plan: person::safety_plan(conn)?,
        contacts: person::contacts(conn)?,
        pattern_answers: ways::pattern_answers(conn)?,
        moods: moods(conn)?,
        settings: person::settings(conn)?,
        ..Journal::default()
    };
    each_once(&journal)?;
    Ok((journal, names))
}

/// Whether everything that has an id has one of its own. Check-ins are looked at as they come.
fn each_once(journal: &Journal) -> Result<(), Trouble> {
    let once = is_each_once(journal.events.iter().map(|e| &e.id))
        && is_each_once(journal.trials.iter().map(|t| &t.id))
        && is_each_once(journal.plans.iter().map(|p| &p.id))
        && is_each_once(journal.way_items.iter().map(|i| &i.id))
        && is_each_once(journal.pattern_answers.iter().map(|a| &a.pattern))
        && is_each_once(journal.moods.iter().map(|m| &m.id))
        && is_each_once(journal.catalogue.every_feeling().map(|f| f.id))
        && is_each_once(journal.catalogue.every_feeling().map(|f| f.key.as_str()))
        && is_each_once(journal.catalogue.every_symptom().map(|s| s.id))
        && is_each_once(journal.catalogue.every_symptom().map(|s| s.key.as_str()));
    if once { Ok(()) } else { Err(Trouble::Unreadable("two things in it have one id")) }
}

fn is_each_once<T: Eq + Hash>(mut ids: impl Iterator<Item = T>) -> bool {
    let mut seen = HashSet::new();
    ids.all(|id| seen.insert(id))
}

/// What becomes of the notes that are read.
#[derive(Debug)]
pub(crate) enum Notes {
    Kept,
    /// All were read before, in the order of their rows.
    AtHand(Vec<Note>),
    /// Whoever keeps no check-in needs no more than one of them at a time.
    InTurn,
    /// Whoever only looks whether all can be read needs no memory for them.
    LookedAt,
    NotRead,
}

/// Gives every check-in, whole, to `take`: one that can't be read as the trouble with it.
pub(crate) fn each_check_in(
    conn: &Connection,
    names: &Names,
    what: Notes,
    mut take: impl FnMut(Result<Arc<CheckIn>, Trouble>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let nothing: Arc<str> = "".into();
    let body = |r: &Row<'_>| Ok(r.get::<_, Arc<str>>(1)?);
    let looked_at = |r: &Row<'_>| Ok(r.get_ref(1)?.as_str().map(|_| Arc::clone(&nothing))?);
    let source = |r: &Row<'_>| Ok(Source { app: r.get(1)?, row: r.get(2)? });
    let expected = |r: &Row<'_>| expected_felt(r, 1);
    let mut by_check_in = conn.prepare_cached("SELECT check_in, body FROM note ORDER BY check_in")?;
    let mut of_sources = conn.prepare_cached("SELECT check_in, app, row FROM source_row ORDER BY check_in")?;
    let sql = "SELECT check_in, what, expected, felt FROM expected_felt ORDER BY check_in, place";
    let mut of_expected = conn.prepare_cached(sql)?;
    let mut notes = match what {
        Notes::Kept => Aside::sorted(notes::by_one(conn)?),
        Notes::AtHand(all) => Aside::sorted(all),
        // Where none is kept, none need be read before its turn.
        Notes::InTurn => Aside::in_turn(by_check_in.query([])?, &body)?,
        Notes::LookedAt => Aside::in_turn(by_check_in.query([])?, &looked_at)?,
        Notes::NotRead => Aside::none(),
    };
    let mut sources = Aside::in_turn(of_sources.query([])?, &source)?;
    let mut expected = Aside::in_turn(of_expected.query([])?, &expected)?;
    let mut found = conn.prepare_cached(&format!("SELECT id, {COLUMNS} FROM check_in ORDER BY id"))?;
    let mut rows = found.query([])?;
    let mut before: Option<StoredId<'static>> = None;
    while let Some(row) = rows.next()? {
        let id = StoredId::read(row.get_ref(0)?)?;
        if before.as_ref().is_some_and(|before| *before >= id) {
            return Err(Trouble::Unreadable("two check-ins have one id, or they are out of order"));
        }
        before = Some(id.clone().kept());
        // Everything that lies beside this one is taken, also when the row itself can't be read.
        let (note, source) = (notes.next_of(&id)?, sources.next_of(&id)?);
        let mut expected_felt = Vec::new();
        while let Some(one) = expected.next_of(&id)? {
            expected_felt.push(one);
        }
        take(names.check_in(row, 1, Beside { id: id.text(), note, source, expected_felt }))?;
    }
    if notes.is_used_up() && sources.is_used_up() && expected.is_used_up() {
        Ok(())
    } else {
        Err(Trouble::Unreadable("it holds a note that belongs to no check-in"))
    }
}

type ReadsOne<'s, T> = &'s dyn Fn(&Row<'_>) -> Result<T, Trouble>;

/// The rows of a table that lies beside `check_in`, in order of its ids, so that both are walked once.
enum Aside<'s, T> {
    /// Put in order in memory.
    Sorted(std::iter::Peekable<std::vec::IntoIter<(StoredId<'static>, T)>>),
    /// In order in the file, and one of them in memory.
    InTurn { rows: Rows<'s>, read: ReadsOne<'s, T>, next: Option<(StoredId<'static>, T)> },
}

impl<'s, T> Aside<'s, T> {
    fn sorted(mut all: Vec<(StoredId<'static>, T)>) -> Self {
        // Nearly in order already; stable, so that several of one check-in keep theirs.
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self::Sorted(all.into_iter().peekable())
    }

    fn in_turn(mut rows: Rows<'s>, read: ReadsOne<'s, T>) -> Result<Self, Trouble> {
        let next = one_of(&mut rows, read)?;
        Ok(Self::InTurn { rows, read, next })
    }

    fn none() -> Self {
        Self::Sorted(Vec::new().into_iter().peekable())
    }

    fn next_of(&mut self, id: &StoredId<'_>) -> Result<Option<T>, Trouble> {
        match self {
            Self::Sorted(all) => Ok(all.next_if(|(whose, _)| whose == id).map(|(_, t)| t)),
            Self::InTurn { rows, read, next } => {
                if next.as_ref().is_none_or(|(whose, _)| whose != id) {
                    return Ok(None);
                }
                let after = one_of(rows, read)?;
                Ok(std::mem::replace(next, after).map(|(_, t)| t))
            }
        }
    }

    fn is_used_up(&mut self) -> bool {
        match self {
            Self::Sorted(all) => all.peek().is_none(),
            Self::InTurn { next, .. } => next.is_none(),
        }
    }
}

fn one_of<T>(rows: &mut Rows<'_>, read: ReadsOne<'_, T>) -> Result<Option<(StoredId<'static>, T)>, Trouble> {
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((StoredId::read(row.get_ref(0)?)?.kept(), read(row)?)))
}
