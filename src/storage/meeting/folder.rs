//! The meeting folder: each machine keeps one file of its own there, a copy of its journal under the folder's key, and
//! reads those of the others. Whatever carries the folder from one machine to the other, nothing of this program does.
//!
//! A file of another machine is only ever read, from a copy beside the journal: what is half carried over, damaged,
//! foreign or newer is left alone and told of.

use super::{code, journals, known::Known, met::Met, standing::setting};
use crate::storage::{
    Secret, StorageError, Store,
    cipher::key::Key,
    file::{copy, copy::Under, place, place::Place, seen, seen::Seen, temporary, wipe},
    library,
    trouble::Trouble,
};
use rusqlite::{Connection, params};
use std::{
    fmt,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

const DOING: &str = "Meeting in the folder";
const FOLDER: &str = "meeting_folder";
const CODE: &str = "meeting_code";
const KEY: &str = "meeting_key";
/// This machine's own word in the name of its file.
const NAME: &str = "meeting_name";
/// What was drawn when its file was written last, and the time before: by it the file is known as its own.
const MARK: &str = "meeting_mark";
const MARK_BEFORE: &str = "meeting_mark_before";

const BEGINS: &str = "gamut-";
const ENDS: &str = ".meeting";

/// Where this journal meets others.
#[derive(Clone, PartialEq, Eq)]
pub struct MeetingPlace {
    pub folder: PathBuf,
    /// What is typed once on each other machine; never shown by `Debug`.
    pub code: Zeroizing<String>,
}

impl fmt::Debug for MeetingPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MeetingPlace").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// What came of a look into the folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FolderMet {
    /// Of all files together.
    pub met: Met,
    /// How many of other machines were read, now or earlier.
    pub others: usize,
    /// Whether this machine's own was written.
    pub wrote: bool,
    /// What was left alone, a sentence each.
    pub left_alone: Vec<String>,
}

impl FolderMet {
    /// One sentence of what came of it.
    #[must_use]
    pub fn words(&self) -> String {
        let with = match self.others {
            0 if self.left_alone.is_empty() => {
                return "No other machine has been here yet. Your own file lies in the folder".into();
            }
            0 => return "No other machine could be met".into(),
            1 => "1 other machine".to_owned(),
            n => format!("{n} other machines"),
        };
        format!("Met {with}: {}", self.met.words())
    }
}

impl Store {
    /// Where it meets others, if it does.
    ///
    /// # Errors
    /// It can't be read.
    pub fn meeting_place(&self) -> Result<Option<MeetingPlace>, StorageError> {
        self.read(DOING, |conn| {
            let (folder, code) = (setting(conn, FOLDER)?, setting(conn, CODE)?);
            Ok((!folder.is_empty()).then(|| MeetingPlace { folder: folder.into(), code: code.into() }))
        })
    }

    /// From now on it meets others in this folder: by a new code, or by the one another machine was given.
    ///
    /// # Errors
    /// [`StorageError::Refused`] when it is no folder, the journal lies in it, the code has a slip in it or is not that of
    /// what lies there.
    pub fn meet_others_in(&mut self, folder: &Path, code: Option<&Secret>) -> Result<MeetingPlace, StorageError> {
        let refused = |why: &str| Err(StorageError::Refused(why.into()));
        let Ok(real) = fs::canonicalize(folder) else {
            return refused("there is no folder of this name to meet in. Make it first, or bring in the stick it is on");
        };
        if !real.is_dir() {
            return refused("it is a file, and journals meet in a folder");
        }
        if self.place.real.starts_with(&real) {
            return refused(
                "the journal itself lies in that folder, where another program may copy or change it while it is written. \
                 Take a folder of its own for meeting",
            );
        }
        let Some(named) = real.to_str().filter(|named| !named.contains('\n')) else {
            return refused("its name is no text. Choose another folder");
        };
        let code = match code {
            Some(typed) => match code::read(typed.text()) {
                Some(code) => code,
                None => return refused("that code has a slip in it, or is none. It has six groups of four"),
            },
            None => code::new().map_err(|t| t.told(DOING, &real))?,
        };
        let Some(key) = code::key_of(&code) else { return refused("a key takes 64 MiB of memory, which is not free now") };
        let files = meeting_files(&real).map_err(|t| t.told(DOING, &real))?;
        if !files.is_empty() && !files.iter().any(|file| self.read_copy(file, &key).is_ok()) {
            return refused(
                "none of the files in that folder opens with this code. Type the code that the other machine shows, or take an \
                 empty folder",
            );
        }
        let place = MeetingPlace { folder: real.clone(), code };
        let key = key.recovery_code();
        self.write(DOING, |tx| {
            put(tx, FOLDER, named)?;
            put(tx, CODE, &place.code)?;
            put(tx, KEY, &key)?;
            put(tx, NAME, &drawn()?)
        })?;
        self.known = Known::default();
        Ok(place)
    }

    /// Meets nobody from now on. What lies in the folder stays there.
    ///
    /// # Errors
    /// The disk.
    pub fn meet_no_more(&mut self) -> Result<(), StorageError> {
        self.write(DOING, |tx| {
            Ok(tx
                .execute("DELETE FROM setting WHERE key IN (?, ?, ?, ?, ?, ?)", [FOLDER, CODE, KEY, NAME, MARK, MARK_BEFORE])
                .map(|_| ())?)
        })
    }

    /// Reads what other machines keep in the folder, where it changed, and writes its own file where this journal says
    /// something else than that. `None` where it meets nobody.
    ///
    /// # Errors
    /// The folder isn't there now, or the disk. What was saved before is safe.
    pub fn meet_in_folder(&mut self, now_ms: i64) -> Result<Option<FolderMet>, StorageError> {
        let Some(MeetingPlace { folder, .. }) = self.meeting_place()? else { return Ok(None) };
        if !folder.is_dir() {
            return Err(StorageError::Refused(format!(
                "the meeting folder is not there now: {}. What you write is safe here, and comes to the other machines when \
                 the folder is back",
                folder.display()
            )));
        }
        let told = |t: Trouble| t.told(DOING, &folder);
        let (key, mut name) = self.read(DOING, |conn| Ok((setting(conn, KEY)?, setting(conn, NAME)?)))?;
        let unreadable = Trouble::Unreadable("its meeting code can't be read");
        let key = Key::from_recovery_code(&Zeroizing::new(key)).ok_or_else(|| told(unreadable))?;
        let mut out = FolderMet::default();
        let mut own = own_file(&folder, &name);
        let is_known = self.known.own.is_some() && self.looks(&own).map(|(own, _)| own) == self.known.own.map(|(own, _)| own);
        if !is_known && own.exists() && self.read_copy(&own, &key).is_ok_and(|there| !self.is_own(&there)) {
            // A copy of this journal is in use on another machine, under the same name: from now on there are two.
            name = drawn().map_err(told)?;
            self.write(DOING, |tx| put(tx, NAME, &name))?;
            own = own_file(&folder, &name);
        }
        for file in meeting_files(&folder).map_err(told)? {
            if file == own {
                continue;
            }
            match self.meets_file(&file, &key, now_ms) {
                Ok(met) => {
                    out.others += 1;
                    out.met.add(met);
                }
                Err(e @ (StorageError::Gone { .. } | StorageError::InUse { .. })) => return Err(e),
                Err(e) => out.left_alone.push(left_alone(&file, &e)),
            }
        }
        if self.known.own.is_none() || self.looks(&own) != self.known.own {
            out.wrote = self.writes_own(&own, &key)?;
            self.known.own = self.looks(&own);
        }
        Ok(Some(out))
    }

    /// How its own file there and the journal look now.
    fn looks(&self, own: &Path) -> Option<(Seen, Seen)> {
        let own = fs::File::open(own).and_then(|file| seen::look(&file)).ok()?;
        // By the file that is open already: another one that is closed would give back the locks on it.
        Some((own, seen::look(&self.watch.as_ref()?.file()).ok()?))
    }

    fn meets_file(&mut self, file: &Path, key: &Key, now_ms: i64) -> Result<Met, StorageError> {
        let look = fs::File::open(file).and_then(|file| seen::look(&file)).map_err(|e| Trouble::Io(e).told(DOING, file))?;
        if self.known.others.get(file) == Some(&look) {
            return Ok(Met::default());
        }
        let there = self.read_copy(file, key)?;
        let is_due = self.backed_up(now_ms).is_due(now_ms);
        let met = if is_due && self.backup_trouble().is_none() {
            self.meet(&there.store, now_ms)?
        } else {
            self.meet_backed_up(&there.store, now_ms)?
        };
        self.known.others.insert(file.to_owned(), look);
        Ok(met)
    }

    /// Another's file, copied beside the journal and opened there: nothing is ever opened in the folder itself.
    fn read_copy(&self, file: &Path, key: &Key) -> Result<Copied, StorageError> {
        let told = |t: Trouble| t.told(DOING, file);
        let temporary = temporary::make(&self.place.real).map_err(told)?;
        let kept = Temporary(temporary.clone());
        let bytes = fs::copy(file, &temporary).map_err(|e| told(e.into()))?;
        if !bytes.is_multiple_of(place::PAGE_BYTES) {
            return Err(StorageError::Damaged { path: file.into(), why: "a part of it is not there yet".into() });
        }
        let opened = Place::find(&temporary).and_then(|place| Self::under(place, key.clone(), None));
        let store = opened.and_then(|store| store.every_page_is_whole().map(|()| store));
        let store = store.map_err(|e| named(e, file))?;
        Ok(Copied { store, _kept: kept })
    }

    fn is_own(&self, there: &Copied) -> bool {
        let marks = |conn: &Connection| Ok([setting(conn, MARK)?, setting(conn, MARK_BEFORE)?]);
        let mark = there.store.read(DOING, |conn| setting(conn, MARK)).unwrap_or_default();
        self.read(DOING, marks).is_ok_and(|own| own.contains(&mark))
    }

    /// Gives whether there was anything to write.
    fn writes_own(&mut self, own: &Path, key: &Key) -> Result<bool, StorageError> {
        let told = |t: Trouble| t.told(DOING, own);
        if let Ok(there) = self.read_copy(own, key)
            && journals::say_the_same(self, &there.store)?
        {
            return Ok(false);
        }
        let mark = drawn().map_err(told)?;
        self.write(DOING, |tx| {
            put(tx, MARK_BEFORE, &setting(tx, MARK)?)?;
            put(tx, MARK, &mark)
        })?;
        let written = || -> Result<(), Trouble> {
            let folder = own.parent().unwrap_or(own);
            let start = temporary::start(own);
            let is_half = |name: &str| temporary::made_under(name).is_some_and(|made| start == format!(".{made}."));
            temporary::clear_names(folder, is_half)?;
            copy::proven(&self.conn, own, Under::Key(key, library::random_bytes()?))?.put_over()
        };
        written().map_err(told)?;
        Ok(true)
    }
}

/// A copy of another's file that goes when it is done with.
struct Copied {
    store: Store,
    // After the store: it is open until then.
    _kept: Temporary,
}

struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        let _gone = wipe::temporary(&self.0);
    }
}

fn put(conn: &Connection, key: &str, value: &str) -> Result<(), Trouble> {
    let sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    conn.execute(sql, params![key, value])?;
    Ok(())
}

/// Sixteen digits by chance.
fn drawn() -> Result<String, Trouble> {
    let mut name = String::with_capacity(16);
    for byte in library::random_bytes()?.into_iter().take(8) {
        // Writing to a String can't fail.
        let _ = write!(name, "{byte:02x}");
    }
    Ok(name)
}

fn own_file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{BEGINS}{name}{ENDS}"))
}

/// All that machines keep there, by name; what a program that carries them over set beside one counts, too.
fn meeting_files(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_one = entry.file_name().to_str().is_some_and(|name| name.starts_with(BEGINS) && name.ends_with(ENDS));
        if is_one && entry.file_type()?.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// The same trouble, told of the file in the folder.
fn named(e: StorageError, file: &Path) -> StorageError {
    match e {
        StorageError::Damaged { why, .. } => StorageError::Damaged { path: file.into(), why },
        StorageError::Newer { found, known, .. } => StorageError::Newer { path: file.into(), found, known },
        other => other,
    }
}

fn left_alone(file: &Path, e: &StorageError) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    match e {
        StorageError::Newer { .. } => {
            format!("{name} was left alone: a newer Gamut wrote it. Bring this one up to it")
        }
        StorageError::Damaged { .. } | StorageError::Disk { .. } => format!(
            "{name} was left alone: it is not here whole yet, was damaged on its way, or is of somebody else. When it is whole, it \
             is taken in by itself"
        ),
        e => format!("{name} was left alone: {e}"),
    }
}
