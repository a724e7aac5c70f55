//! The name service behind the guard: every answer is checked before anything connects to it.

use std::error::Error;
use std::future::ready;
use std::io;
use std::iter::once;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::{Guard, Refusal, is_local_name};

/// More addresses than any honest name has.
const MAX_ADDRESSES: usize = 64;

/// The operating system's name service.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemNames;

impl Resolve for SystemNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Passes on of another name service's answers only the addresses that the guard lets through.
///
/// A name with public and other addresses keeps the public ones; a name with none left fails with the [`Refusal`] as the error.
#[derive(Clone)]
pub struct GuardedNames {
    guard: Guard,
    names: Arc<dyn Resolve>,
}

impl GuardedNames {
    /// Puts `guard` before `names`.
    pub fn new(guard: Guard, names: Arc<dyn Resolve>) -> Self {
        Self { guard, names }
    }
}

impl Resolve for GuardedNames {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.guard;
        let host = name.as_str().to_owned();
        if guard.this_machine && is_local_name(&host) {
            let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
            return Box::pin(ready(Ok(Box::new(once(here)) as Addrs)));
        }
        let answer = self.names.resolve(name);
        Box::pin(async move { checked(guard, &host, answer.await?) })
    }
}

fn checked(guard: Guard, host: &str, answer: Addrs) -> Result<Addrs, Box<dyn Error + Send + Sync>> {
    let mut allowed = Vec::new();
    let mut refused = None;
    for address in answer.take(MAX_ADDRESSES) {
        match guard.check_address(address.ip()) {
            // The port is the URL's, whatever the name service says.
            Ok(()) => allowed.push(SocketAddr::new(address.ip(), 0)),
            Err(Refusal::Address { address, range }) if refused.is_none() => {
                refused = Some(Refusal::Name {
                    host: host.into(),
                    address,
                    range,
                });
            }
            Err(_) => {}
        }
    }
    match refused {
        _ if !allowed.is_empty() => Ok(Box::new(allowed.into_iter())),
        Some(refusal) => Err(refusal.into()),
        None => Err(io::Error::new(io::ErrorKind::NotFound, "the name has no address").into()),
    }
}
