//! Where a database is, and who asks: `postgres://user:password@host:5432/name`. The password is shown nowhere.

use std::{fmt, str::FromStr, sync::Arc};

use sqlx::postgres::PgConnectOptions;

/// Shown without its password, and without what stands behind `?`.
#[derive(Clone)]
pub struct Address(Arc<PgConnectOptions>);

impl Address {
    pub(super) fn options(&self) -> &PgConnectOptions {
        &self.0
    }
}

impl FromStr for Address {
    type Err = &'static str;

    /// What is wrong is said without repeating it: it may hold a password.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "is no address of a PostgreSQL database: write it like postgres://user@host/name";
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err(FORM);
        }
        let options: PgConnectOptions = text.parse().map_err(|_| FORM)?;
        match options.get_database() {
            Some(name) if !name.is_empty() => Ok(Self(options.into())),
            _ => Err("names no database: write it like postgres://user@host/name"),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = self.options();
        let name = options.get_database().unwrap_or_default();
        write!(f, "postgres://{}@", options.get_username())?;
        match options.get_socket() {
            Some(socket) => write!(f, "/{name} at {}", socket.display()),
            None => write!(f, "{}:{}/{name}", options.get_host(), options.get_port()),
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Address {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_shown_nowhere() {
        for text in [
            "postgres://paper:swordfish@db.example/news",
            "postgresql://paper@db.example/news?password=swordfish&sslmode=verify-full",
        ] {
            let address: Address = text.parse().unwrap();
            assert_eq!(address.to_string(), "postgres://paper@db.example:5432/news");
            assert_eq!(format!("{address:?}"), address.to_string());
        }
    }

    #[test]
    fn what_is_wrong_is_said_without_repeating_it() {
        for text in [
            "mysql://paper:swordfish@h/n",
            "postgres://paper:swordfish@h:port/n",
            "postgres://paper:swordfish@h",
        ] {
            assert!(!text.parse::<Address>().unwrap_err().contains("swordfish"));
        }
    }
}
