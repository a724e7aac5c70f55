-- An earlier version is kept whole. Of those taken in until now the standfirst is in the changes alone.
ALTER TABLE revisions ADD COLUMN standfirst TEXT COLLATE "C" NOT NULL DEFAULT '';
