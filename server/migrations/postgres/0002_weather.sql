-- The last reading at each place and when to ask for the next: survives a restart, so that a provider is not asked twice.
CREATE TABLE weather (
    place TEXT COLLATE "C" PRIMARY KEY,
    celsius DOUBLE PRECISION,
    sky TEXT COLLATE "C",
    observed_at BIGINT,
    expires_at BIGINT,
    validator TEXT COLLATE "C",
    next_try_at BIGINT NOT NULL,
    failures BIGINT NOT NULL
);
