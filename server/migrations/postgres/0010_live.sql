-- How far a live report is: open while entries are still to come, then over. None for every other article. Its entries are its body.
ALTER TABLE articles ADD COLUMN live TEXT COLLATE "C" CHECK (live IN ('open', 'over'));
