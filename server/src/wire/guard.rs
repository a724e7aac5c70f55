//! Which addresses may be asked: public ones only, so that no source can make this server read its own network (SSRF).
//!
//! An address is looked at three times: as it stands in a URL ([`Guard::check_url`], for the first request and at every redirect), and as
//! each answer of the name service ([`GuardedNames`]), since a public name can lead to a private address. The HTTP client connects to
//! the very addresses that were checked, so a name that changes its answer in between wins nothing.

mod address;
mod names;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

pub use names::{GuardedNames, SystemNames};

/// Ports from 1024 up that other protocols own: those of the Fetch standard's list of bad ports, and two stores that would take lines
/// of HTTP for commands (Redis, memcached).
const FOREIGN_PORTS: [u16; 21] = [
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    11211,
];

/// Why an address is not asked, in a sentence for operators. Holds hosts and addresses, never a path or a query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Neither http nor https.
    #[error("only http and https are fetched, not {0}")]
    Scheme(String),
    /// `user:password@` in the URL: it would end up in logs, and servers read it in different ways.
    #[error("a URL with a user name or a password in it is not fetched")]
    Credentials,
    /// A port below 1024 other than 80 and 443, or one that another protocol owns.
    #[error("port {0} is not one for web servers")]
    Port(u16),
    /// No host at all.
    #[error("the URL names no host")]
    NoHost,
    /// An IP address that is not a public one.
    #[error("{address} is not a public address ({range})")]
    Address {
        /// The address as it would have been asked.
        address: IpAddr,
        /// What its range is for, in words.
        range: &'static str,
    },
    /// A name that leads nowhere but to addresses that are not public.
    #[error("{host} leads to {address}, which is not a public address ({range})")]
    Name {
        /// The name.
        host: String,
        /// The first of its addresses.
        address: IpAddr,
        /// What that address's range is for, in words.
        range: &'static str,
    },
}

/// Decides which addresses may be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guard {
    this_machine: bool,
}

impl Guard {
    /// Public addresses only. The guard for every real run.
    pub fn new() -> Self {
        Self::default()
    }

    /// For tests: as [`Guard::new`], and besides 127.0.0.1, `[::1]` and the names under `localhost`.
    pub fn allowing_this_machine() -> Self {
        Self { this_machine: true }
    }

    /// Checks all that a URL says by itself: scheme, credentials, port, and the host where it is an address.
    ///
    /// `Url` has already made one address of its odd forms (`2130706433`, `0x7f.1`, `0177.0.0.1`, full-width digits).
    pub fn check_url(self, url: &Url) -> Result<(), Refusal> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal::Scheme(url.scheme().chars().take(20).collect()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Credentials);
        }
        let port = url.port_or_known_default().unwrap_or_default();
        if !matches!(port, 80 | 443 | 1024..) || FOREIGN_PORTS.contains(&port) {
            return Err(Refusal::Port(port));
        }
        match url.host() {
            None | Some(Host::Domain("")) => Err(Refusal::NoHost),
            Some(Host::Ipv4(address)) => self.check_address(address.into()),
            Some(Host::Ipv6(address)) => self.check_address(address.into()),
            Some(Host::Domain(name)) if is_local_name(name) && !self.this_machine => Err(Refusal::Name {
                host: name.into(),
                address: Ipv4Addr::LOCALHOST.into(),
                range: "this machine",
            }),
            // What it leads to is checked when it is resolved.
            Some(Host::Domain(_)) => Ok(()),
        }
    }

    /// Checks one address.
    pub fn check_address(self, address: IpAddr) -> Result<(), Refusal> {
        let is_here = address == Ipv4Addr::LOCALHOST || address == Ipv6Addr::LOCALHOST;
        match address::not_public(address) {
            Some(_) if self.this_machine && is_here => Ok(()),
            Some(range) => Err(Refusal::Address { address, range }),
            None => Ok(()),
        }
    }
}

/// `localhost` and all under it, which mean this machine whatever a name service says (RFC 6761, 6.3).
fn is_local_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let last = name.rsplit('.').next().unwrap_or(name);
    last.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(guard: Guard, url: &str) -> Result<(), Refusal> {
        guard.check_url(&Url::parse(url).unwrap())
    }

    fn refused(url: &str) -> String {
        check(Guard::new(), url).expect_err(url).to_string()
    }

    #[test]
    fn public_hosts_are_asked_on_web_ports() {
        for url in [
            "https://example.org/feed",
            "http://example.org:80/",
            "http://example.org:8080/",
            "https://example.org:8443/",
            "http://93.184.215.14/",
            "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        ] {
            assert_eq!(check(Guard::new(), url), Ok(()), "{url}");
        }
    }

    #[test]
    fn this_machine_is_refused_in_every_spelling() {
        for url in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f000001/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://017700000001/",
            "http://127.0.0.1./",
            "http://%31%32%37.0.0.1/",
            "http://１２７.0.0.1/",
            "http://127。0。0。1/",
            "http://0/",
            "http://0.0.0.0/",
            "http://[::]/",
            "http://[::1]/",
            "http://[0:0:0:0:0:0:0:1]/",
            "http://[::127.0.0.1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://[64:ff9b::127.0.0.1]/",
            "http://[2002:7f00:1::]/",
            "http://localhost/",
            "http://LOCALHOST./",
            "http://printer.localhost/",
        ] {
            let said = refused(url);
            assert!(said.contains("not a public address"), "{url}: {said}");
        }
    }

    #[test]
    fn other_schemes_credentials_and_ports_are_refused() {
        assert_eq!(refused("ftp://example.org/"), "only http and https are fetched, not ftp");
        assert_eq!(refused("file:///etc/passwd"), "only http and https are fetched, not file");
        assert_eq!(refused("data:text/xml,x"), "only http and https are fetched, not data");
        for url in [
            "http://user@example.org/",
            "http://:secret@example.org/",
            "http://example.org@127.0.0.1/",
        ] {
            assert_eq!(refused(url), "a URL with a user name or a password in it is not fetched");
        }
        for port in [0, 1, 22, 25, 81, 993, 1023, 6379, 6667, 11211] {
            assert_eq!(
                refused(&format!("http://example.org:{port}/")),
                format!("port {port} is not one for web servers")
            );
        }
    }

    #[test]
    fn the_switch_for_tests_lets_this_machine_through_and_nothing_else() {
        let guard = Guard::allowing_this_machine();
        for url in [
            "http://127.0.0.1:4000/",
            "http://[::1]:4000/",
            "http://localhost:4000/",
            "http://a.localhost:4000/",
        ] {
            assert_eq!(check(guard, url), Ok(()), "{url}");
        }
        for url in [
            "http://127.0.0.2/",
            "http://0.0.0.0/",
            "http://10.0.0.1/",
            "http://169.254.169.254/",
            "http://[::ffff:127.0.0.1]/",
            "http://user@127.0.0.1:4000/",
            "http://127.0.0.1:22/",
        ] {
            assert!(check(guard, url).is_err(), "{url}");
        }
    }
}
