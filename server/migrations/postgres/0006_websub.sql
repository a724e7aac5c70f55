-- Push: where feeds say that their news can be subscribed to, and what hubs were asked for.

-- What the document last read at this address says of its hub (WebSub 4).
CREATE TABLE hub_offers (
    source_id TEXT COLLATE "C" PRIMARY KEY,
    url TEXT COLLATE "C" NOT NULL,
    hub TEXT COLLATE "C" NOT NULL,
    topic TEXT COLLATE "C" NOT NULL
);

-- One for a source. Those given up stay for a while, so that their hubs are told so.
CREATE TABLE subscriptions (
    -- The last part of the address that the hub calls; nobody else knows it.
    key TEXT COLLATE "C" PRIMARY KEY,
    source_id TEXT COLLATE "C" NOT NULL,
    hub TEXT COLLATE "C" NOT NULL,
    topic TEXT COLLATE "C" NOT NULL,
    -- Scheme and host of that address: with another one the hub must be asked anew.
    site TEXT COLLATE "C" NOT NULL,
    -- What the hub signs with.
    secret TEXT COLLATE "C" NOT NULL,
    -- asked, confirmed, denied or ended.
    stage TEXT COLLATE "C" NOT NULL,
    asked_at BIGINT,
    -- Until when the hub pushes; of one that is ended: until when it is remembered.
    lease_ends BIGINT,
    -- When the hub is asked next: to begin, to go on, to stop. NULL: never again.
    ask_at BIGINT,
    -- Requests in a row that the hub has not confirmed.
    failures BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX subscriptions_by_source ON subscriptions (source_id) WHERE stage <> 'ended';
