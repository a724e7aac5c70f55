-- How many rows `readers_seen` has: from so many on they are forgotten, and counting them would take a second each time.
ALTER TABLE readers_salt ADD COLUMN seen BIGINT NOT NULL DEFAULT 0;
