-- Who has read what on the day that is in `readers_salt`, as numbers that mean nothing without its salt: nodes that share a database count a
-- reader once. Both are emptied when another day begins. They are on no standby, in no write-ahead log and in no backup.
CREATE UNLOGGED TABLE readers_salt (
    day BIGINT PRIMARY KEY,
    salt BYTEA NOT NULL
);
CREATE UNLOGGED TABLE readers_seen (
    read BIGINT PRIMARY KEY
);
