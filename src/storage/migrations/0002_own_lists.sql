-- The person's own lists among the ways: scents, sounds and textures that worked, things once enjoyed,
-- groups and therapists, reasons, what helps. One table for all of them, because each is a line of words
-- in an order of the person's own, and only the kind says which list it stands on.
--
-- `place` is that order over all lists at once: a list is written whole, as the contacts are, so that
-- adding, renaming, moving and taking back are one thing. How much it once moved is a number from 0 to 10
-- or NULL, which is not answered. `found` holds the keys of what was ticked on the list of what to look
-- for, with a blank between two; keys have no blanks.
--
-- A plan can be for one of them. `item` points at it without a foreign key: taking something off a list
-- leaves the plan with its own words. What was expected is asked when it is planned; once it is done,
-- expected and felt stand in a check-in, where the picture of both looks for them, and `kept_in` says in
-- which: nothing is kept twice.

CREATE TABLE way_item (
    place      INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    kind       TEXT    NOT NULL,
    words      TEXT    NOT NULL,
    more       TEXT    NOT NULL,
    once_moved INTEGER CHECK (once_moved BETWEEN 0 AND 10),
    contacted  TEXT,
    found      TEXT    NOT NULL,
    retired    INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

ALTER TABLE plan ADD COLUMN item TEXT;
ALTER TABLE plan ADD COLUMN expected INTEGER CHECK (expected BETWEEN 0 AND 10);
ALTER TABLE plan ADD COLUMN kept_in TEXT;
