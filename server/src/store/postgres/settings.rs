//! How connections are made, each with its settings.

use sqlx::postgres::PgConnectOptions;

use super::Address;

/// A query that takes longer is given up by the server (in ms), and a moment later by this node (`patience`).
const QUERY: &str = "5000";
/// The same at a replica: there is somebody else to ask, and a second more until it is taken to be silent (`reading`).
const QUERY_ELSEWHERE: &str = "1000";
/// The longest statement that writes (in ms): what another version of the analyser makes due is the whole paper.
const STATEMENT: &str = "110000";
/// How long a write waits for another node's (in ms), as in SQLite.
const BUSY: &str = "5000";
/// A node that says nothing amid a transaction is gone (in ms): the others wait for it.
const GONE: &str = "10000";

/// For queries.
pub(super) fn reading(address: &Address) -> PgConnectOptions {
    reading_for(address, QUERY)
}

/// For queries at a replica.
pub(super) fn at_a_replica(address: &Address) -> PgConnectOptions {
    reading_for(address, QUERY_ELSEWHERE)
}

fn reading_for(address: &Address, time: &'static str) -> PgConnectOptions {
    let settings = [
        ("statement_timeout", time),
        ("default_transaction_read_only", "on"),
        // Queries are short: compiling one takes longer than it, and so does planning. None is planned better for knowing what is
        // bound to it, nor for the few rows that a table may have today.
        ("jit", "off"),
        ("plan_cache_mode", "force_generic_plan"),
        ("enable_seqscan", "off"),
        // What readers ask for is in memory. At four, as for disks that turn, a language with few articles is looked for among those of all others, in
        // the order of their times; and where many fit, processes are started for a query of a millisecond.
        ("random_page_cost", "1.1"),
        ("max_parallel_workers_per_gather", "0"),
    ];
    patient(address).options(settings)
}

/// For transactions that write.
pub(super) fn writing(address: &Address) -> PgConnectOptions {
    patient(address).options([
        ("lock_timeout", BUSY),
        ("statement_timeout", STATEMENT),
        ("idle_in_transaction_session_timeout", GONE),
        ("jit", "off"),
    ])
}

/// For questions between which it is waited: of leases, of what others write.
pub(super) fn waiting(address: &Address) -> PgConnectOptions {
    patient(address).options([("statement_timeout", QUERY)])
}

/// For what takes long and must not hold up others for it.
pub(super) fn rewriting(address: &Address) -> PgConnectOptions {
    patient(address).options([("lock_timeout", BUSY)])
}

/// For what takes long; without any time-out.
pub(super) fn patient(address: &Address) -> PgConnectOptions {
    let options = address.options().clone();
    let options = match options.get_application_name() {
        None => options.application_name("briefs"),
        Some(_) => options,
    };
    // A node that is cut off is noticed by the server (in s, and in ms what was sent to it).
    options.options([
        ("tcp_user_timeout", GONE),
        ("tcp_keepalives_idle", "10"),
        ("tcp_keepalives_interval", "5"),
        ("tcp_keepalives_count", "3"),
    ])
}
