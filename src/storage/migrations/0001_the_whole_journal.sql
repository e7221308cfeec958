-- The whole journal in one schema, so that the first people who use it need no migration for what
-- the next versions show.
--
-- A check-in is one row of `check_in`, and nearly all of them are small: nine answers are five bytes
-- (see packing.rs), a zone or a label is a small number, an id that is a UUID is sixteen bytes. The
-- table has no rowid: its id is its only key, so no second index repeats the sixteen bytes, and ids
-- that begin with their time of writing (UUIDv7) land behind one another. There is no index on time
-- or day: the whole journal is read at once and put in order in memory, and an index would cost a
-- third of the row again.
--
-- What only some check-ins have (a note, "expected and felt", a source row) has tables of its own.
-- Not answered is never stored: an answer that is not in `answers` was not given.
--
-- Times are milliseconds since 1970 in UTC with the offset of the wall clock in seconds; `day` is the
-- number of the day as lived (days since 0000-12-31), settled when it was written.

CREATE TABLE feeling (
    id      INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 65535),
    key     TEXT    NOT NULL UNIQUE,
    name    TEXT    NOT NULL,
    valence TEXT    NOT NULL CHECK (valence IN ('pleasant', 'unpleasant', 'numbness')),
    hue     INTEGER NOT NULL CHECK (hue BETWEEN 0 AND 7),
    place   INTEGER NOT NULL,
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE symptom (
    id      INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 65535),
    key     TEXT    NOT NULL UNIQUE,
    name    TEXT    NOT NULL,
    place   INTEGER NOT NULL,
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

-- Each zone and each word of the person's (medicine, substance, company, tag) once. UNIQUE, because
-- a word is looked up by its text with every save.
CREATE TABLE zone  (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE label (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE check_in (
    id               ANY     PRIMARY KEY NOT NULL CHECK (typeof(id) = 'text' OR (typeof(id) = 'blob' AND length(id) = 16)),
    utc_ms           INTEGER NOT NULL,
    offset_s         INTEGER NOT NULL,
    zone             INTEGER NOT NULL REFERENCES zone (id),
    day              INTEGER NOT NULL,
    answers          BLOB,
    symptoms         BLOB,
    sleep_hours      REAL,
    labels           BLOB,
    written_utc_ms   INTEGER,
    written_offset_s INTEGER,
    deleted_ms       INTEGER
) STRICT, WITHOUT ROWID;

-- The note has a number of its own because the word index needs one. UNIQUE finds the note of a
-- check-in when that is edited.
CREATE TABLE note (
    row      INTEGER PRIMARY KEY,
    check_in ANY     NOT NULL UNIQUE REFERENCES check_in (id),
    body     TEXT    NOT NULL
) STRICT;

-- The words of the notes, inside the same encrypted file. It holds no copy of the text; the triggers
-- keep it in step, and `secure-delete` takes a removed word out of it at once.
CREATE VIRTUAL TABLE note_words USING fts5 (
    body, content = 'note', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO note_words (note_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER note_written AFTER INSERT ON note BEGIN
    INSERT INTO note_words (rowid, body) VALUES (new.row, new.body);
END;
CREATE TRIGGER note_changed AFTER UPDATE ON note BEGIN
    INSERT INTO note_words (note_words, rowid, body) VALUES ('delete', old.row, old.body);
    INSERT INTO note_words (rowid, body) VALUES (new.row, new.body);
END;
CREATE TRIGGER note_removed AFTER DELETE ON note BEGIN
    INSERT INTO note_words (note_words, rowid, body) VALUES ('delete', old.row, old.body);
END;

-- An answer as a number here and below: 0 to 10 felt, 255 can't tell, NULL not answered.
CREATE TABLE expected_felt (
    check_in ANY     NOT NULL REFERENCES check_in (id),
    place    INTEGER NOT NULL,
    what     TEXT    NOT NULL,
    expected INTEGER CHECK (expected BETWEEN 0 AND 10),
    felt     INTEGER CHECK (felt BETWEEN 0 AND 10 OR felt = 255),
    PRIMARY KEY (check_in, place)
) STRICT, WITHOUT ROWID;

-- The row of another app a check-in was made from, as it stood there.
CREATE TABLE source_row (
    check_in    ANY     PRIMARY KEY NOT NULL REFERENCES check_in (id),
    app         TEXT    NOT NULL,
    row         TEXT    NOT NULL,
    imported_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a check-in was before each edit, in the same columns.
CREATE TABLE edit_history (
    row              INTEGER PRIMARY KEY,
    check_in         ANY     NOT NULL REFERENCES check_in (id),
    replaced_ms      INTEGER NOT NULL,
    utc_ms           INTEGER NOT NULL,
    offset_s         INTEGER NOT NULL,
    zone             INTEGER NOT NULL REFERENCES zone (id),
    day              INTEGER NOT NULL,
    answers          BLOB,
    symptoms         BLOB,
    sleep_hours      REAL,
    labels           BLOB,
    written_utc_ms   INTEGER,
    written_offset_s INTEGER,
    deleted_ms       INTEGER,
    note             TEXT
) STRICT;
CREATE TABLE edit_history_expected_felt (
    edit     INTEGER NOT NULL REFERENCES edit_history (row),
    place    INTEGER NOT NULL,
    what     TEXT    NOT NULL,
    expected INTEGER,
    felt     INTEGER,
    PRIMARY KEY (edit, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id         TEXT    PRIMARY KEY NOT NULL,
    day        INTEGER NOT NULL,
    what       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    dose       TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    deleted_ms INTEGER
) STRICT;

CREATE TABLE trial (
    id       TEXT    PRIMARY KEY NOT NULL,
    way      TEXT    NOT NULL,
    utc_ms   INTEGER NOT NULL,
    offset_s INTEGER NOT NULL,
    zone     INTEGER NOT NULL REFERENCES zone (id),
    day      INTEGER NOT NULL,
    before   INTEGER CHECK (before BETWEEN 0 AND 10 OR before = 255),
    after    INTEGER CHECK (after BETWEEN 0 AND 10 OR after = 255),
    outcome  TEXT,
    note     TEXT    NOT NULL
) STRICT;

CREATE TABLE plan (
    row     INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL UNIQUE,
    way     TEXT    NOT NULL,
    what    TEXT    NOT NULL,
    day     INTEGER,
    done_ms INTEGER
) STRICT;

CREATE TABLE safety_plan (part TEXT PRIMARY KEY NOT NULL, words TEXT NOT NULL) STRICT;
CREATE TABLE contact (place INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, reach TEXT NOT NULL) STRICT;

CREATE TABLE pattern_answer (
    row       INTEGER PRIMARY KEY,
    pattern   TEXT    NOT NULL UNIQUE,
    dismissed INTEGER NOT NULL CHECK (dismissed IN (0, 1)),
    reason    TEXT    NOT NULL,
    utc_ms    INTEGER NOT NULL,
    offset_s  INTEGER NOT NULL
) STRICT;

-- An overall mood from another app is valence, not the intensity of a feeling: a series of its own.
CREATE TABLE imported_mood (
    row      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    utc_ms   INTEGER NOT NULL,
    offset_s INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    value    REAL    NOT NULL,
    label    TEXT    NOT NULL
) STRICT;

CREATE TABLE draft   (slot TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
