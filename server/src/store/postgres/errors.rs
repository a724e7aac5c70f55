//! Why a statement failed, where somebody can do something about it; and why a database cannot be opened, with what to do.

use std::error::Error;

use sqlx::postgres::PgDatabaseError;

use super::Address;
use crate::store::StoreError;

pub(super) const NOT_OURS: &str = "it has tables that are not of briefs: name a database of its own, made with CREATE DATABASE";
pub(super) const READ_ONLY: &str = "it may only be read: name the primary server, not a copy of it";

/// Why a statement failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Cause {
    /// Another node was writing for longer than this one waits.
    Busy,
    /// The server is not there, or not yet, or not any more.
    Unreachable,
    /// It lets this program not in.
    Refused,
    /// It may only be read.
    ReadOnly,
    /// Its disk has no room.
    Full,
}

/// By the class of the code, or the code (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
pub(in crate::store) fn cause(error: &sqlx::Error) -> Option<Cause> {
    if let Some(code) = code(error) {
        return match code {
            "55P03" => Some(Cause::Busy),
            // Stopped by an administrator, crashed, starting, and the classes of connections. A session that was idle amid a transaction is
            // ended by the server, which had reason to think that this node is gone.
            "57P01" | "57P02" | "57P03" | "25P03" => Some(Cause::Unreachable),
            "25006" => Some(Cause::ReadOnly),
            "53100" => Some(Cause::Full),
            "53300" | "3D000" | "57P04" | "42501" => Some(Cause::Refused),
            _ => match code.get(..2)? {
                "08" => Some(Cause::Unreachable),
                "28" => Some(Cause::Refused),
                _ => None,
            },
        };
    }
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) => Some(Cause::Unreachable),
        _ => None,
    }
}

fn code(error: &sqlx::Error) -> Option<&str> {
    Some(error.as_database_error()?.try_downcast_ref::<PgDatabaseError>()?.code())
}

/// Whether no word comes from the server.
pub(super) fn is_unreachable(error: &sqlx::Error) -> bool {
    cause(error) == Some(Cause::Unreachable)
}

/// Whether the server has no connection left for this user: those that are there go on.
pub(super) fn is_full(error: &sqlx::Error) -> bool {
    code(error) == Some("53300")
}

/// Whether it says nothing of the server that one query has failed there: it took too long, or was in the way of what a replica replays (class 40).
pub(super) fn is_of_the_query(error: &(dyn Error + 'static)) -> bool {
    let query = std::iter::successors(Some(error), |&error| error.source()).find_map(|error| error.downcast_ref());
    query
        .and_then(code)
        .is_some_and(|code| code == "57014" || code.starts_with("40"))
}

/// Whether the server is the reason and not a migration.
pub(super) fn is_refused(error: &sqlx::Error) -> bool {
    cause(error).is_some()
}

/// What is wrong with a database, and how to mend it.
pub(super) fn open_error(address: &Address, error: sqlx::Error) -> StoreError {
    let options = address.options();
    let (user, name) = (options.get_username(), options.get_database().unwrap_or_default());
    let reason = match (code(&error), cause(&error)) {
        (Some("28P01"), _) => {
            format!("the password of {user} is wrong: give the right one in BRIEFS_DATABASE, PGPASSWORD or ~/.pgpass")
        }
        (Some(code), _) if code.starts_with("28") => {
            format!("{user} is not let in ({error}): make this user, or let it in by pg_hba.conf")
        }
        (Some("3D000"), _) => format!("there is no database {name}: make it with CREATE DATABASE {name} OWNER {user}"),
        (Some("53300"), _) => "all connections of the server are taken: raise max_connections there, each node takes 19".into(),
        (Some("42501"), _) => {
            format!("{user} may not make tables there: let this user own the database (ALTER DATABASE {name} OWNER TO {user})")
        }
        (_, Some(Cause::ReadOnly)) => READ_ONLY.into(),
        (_, Some(Cause::Full)) => "no room is left on the server's disk: make room there".into(),
        (_, Some(Cause::Busy)) => "another node holds it: wait until that one has started".into(),
        (Some("57P03"), _) => "the server is starting or stopping: wait until it is there".into(),
        _ if matches!(error, sqlx::Error::Tls(_)) => {
            format!("no TLS with the server ({error}): look at sslmode and sslrootcert in the address")
        }
        (_, Some(Cause::Unreachable)) => {
            format!("the server does not answer ({error}): start it, or mend the address or the network")
        }
        _ => error.to_string(),
    };
    StoreError::Open {
        database: address.to_string(),
        reason,
    }
}
