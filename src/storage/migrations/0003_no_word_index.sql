-- The word index goes. An open journal is in memory as a whole, and looking through all its notes there takes
-- a millisecond or two for any word; the index took up to a second for a frequent one or for a single letter,
-- made the file larger, and kept every word of every note a second time. `secure_delete` overwrites its pages.
--
-- `note.row` was there for the index and stays: a table is not made anew for a column that does no harm.

DROP TRIGGER note_written;
DROP TRIGGER note_changed;
DROP TRIGGER note_removed;
DROP TABLE note_words;
