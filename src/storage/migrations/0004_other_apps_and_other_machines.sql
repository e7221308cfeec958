-- Other apps keep more than one row of numbers: an overall mood, and beside it scales of their own (sleep quality,
-- irritability, a headache). Each is a series with the app it comes from, its own name and its own scale, because
-- a 3 means nothing without them, and because two apps may both have a mood.
--
-- No name is the overall mood. NULL is not known: moods that were taken in before this step have neither, and
-- nothing is guessed for them (the check-in beside one may name its app). The scale is what the app has, not what
-- happens to stand in the file.

ALTER TABLE imported_mood ADD COLUMN app TEXT;
ALTER TABLE imported_mood ADD COLUMN name TEXT;
ALTER TABLE imported_mood ADD COLUMN lowest REAL;
ALTER TABLE imported_mood ADD COLUMN highest REAL;

-- When each thing was changed, so that two journals of one person can become one: where both changed the same
-- thing, the later change stands, and what the other said is kept.
--
-- Check-ins have had their earlier versions since the first step. Each of those now knows when it came to be said
-- (`made_ms`); NULL is a version from before, of which the one before it tells when it was replaced.
--
-- `changed` has a row for everything that can be changed, and for check-ins that were. `said` is what stood in the
-- table of its own when that was seen last: what stands there otherwise after a write was changed by that write. Of
-- check-ins it is NULL; their versions tell. `follows` is 1 where what stands there comes of something else (a
-- feeling that became one with another, a list in the order of two machines) and nobody said it so. What was taken
-- out for good leaves its id and the time (`gone_ms`), and no word; an id that came in with a file, which may be made of
-- words, stays only where other machines are met.
--
-- `said_before` has what else was said of a thing that is no check-in, on the other machine or here since the two
-- met. A journal that meets nobody keeps none of it.
--
-- `ms` is the clock's time, but always later than what it replaces: a clock that goes wrong brings no two changes
-- of one thing out of order.
CREATE TABLE changed (
    kind    TEXT    NOT NULL,
    id      ANY     NOT NULL CHECK (typeof(id) = 'text' OR (typeof(id) = 'blob' AND length(id) = 16)),
    ms      INTEGER NOT NULL,
    gone_ms INTEGER,
    follows INTEGER NOT NULL CHECK (follows IN (0, 1)),
    said    TEXT,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE said_before (
    kind TEXT    NOT NULL,
    id   TEXT    NOT NULL,
    said TEXT    NOT NULL,
    ms   INTEGER NOT NULL,
    PRIMARY KEY (kind, id, said)
) STRICT, WITHOUT ROWID;

ALTER TABLE edit_history ADD COLUMN made_ms INTEGER;
