-- The last reading at each place and when to ask for the next: survives a restart, so that a provider is not asked twice.
CREATE TABLE weather (
    place TEXT PRIMARY KEY,
    celsius REAL,
    sky TEXT,
    observed_at BIGINT,
    expires_at BIGINT,
    validator TEXT,
    next_try_at BIGINT NOT NULL,
    failures BIGINT NOT NULL
);
