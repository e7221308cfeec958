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
