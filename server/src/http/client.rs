//! Who is at the other end, also where proxies stand between.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderMap,
};
use ipnet::IpNet;

use crate::seats::{Seat, Seats};

/// Where proxies say for whom they ask.
pub const FORWARDED: &str = "x-forwarded-for";

/// Some proxies write the port behind it.
fn named_address(name: &[u8]) -> Option<IpAddr> {
    let name = std::str::from_utf8(name).ok()?.trim();
    let with_port = || name.parse().ok().map(|address: SocketAddr| address.ip());
    name.parse().ok().or_else(with_port)
}

/// Who asks without a connection: a test.
pub const NOBODY: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// The address of whoever sent a request: of those that `X-Forwarded-For` names, the last one that is none of our own `proxies`. What is
/// before it anybody can have written.
pub fn address(request: &Request, proxies: &[IpNet]) -> Option<IpAddr> {
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    Some(behind(peer.ip(), request.headers(), proxies))
}

/// Whether this is the address of one of our own.
pub fn is_proxy(address: IpAddr, proxies: &[IpNet]) -> bool {
    proxies.iter().any(|network| network.contains(&address))
}

/// A seat for who asks from an address; our own proxies, who speak for many, may have all of them.
pub fn seat(seats: &Seats, address: IpAddr, proxies: &[IpNet]) -> Option<Seat> {
    if is_proxy(address, proxies) {
        seats.take_any(address)
    } else {
        seats.take(taker(address))
    }
}

/// The network of an address, as one that reads: everybody has a network of 64 bits of IPv6, and all of its addresses.
pub fn reader(address: IpAddr) -> IpAddr {
    network(address, 64)
}

/// The network of an address, as one that takes places: those who have many networks of 64 bits have them within one of 48. Households may share
/// that, as thousands of readers may share an IPv4 address.
pub fn taker(address: IpAddr) -> IpAddr {
    network(address, 48)
}

/// An IPv4 address as it is, of an IPv6 one so many bits.
pub fn network(address: IpAddr, bits: u32) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << (128 - bits))).into(),
        address @ IpAddr::V4(_) => address,
    }
}

/// The address that somebody asks from who is at the other end of a connection, or behind one of our own proxies there.
pub fn behind(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let mut address = peer.to_canonical();
    let named = headers.get_all(FORWARDED).iter().rev();
    let named = named.flat_map(|value| value.as_bytes().rsplit(|byte| *byte == b','));
    for name in named {
        if !is_proxy(address, proxies) {
            break;
        }
        // What is no address is not looked behind.
        let Some(next) = named_address(name) else { break };
        address = next.to_canonical();
    }
    address
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_our_own_proxies_are_believed() {
        let proxies: Vec<IpNet> = ["127.0.0.1/32", "10.0.0.0/8"].map(|network| network.parse().unwrap()).into();
        let of = |peer: &str, named: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in named {
                headers.append(FORWARDED, HeaderValue::from_bytes(value.as_bytes()).unwrap());
            }
            behind(peer.parse().unwrap(), &headers, &proxies).to_string()
        };
        for (peer, named, expected) in [
            ("192.0.2.1", &[][..], "192.0.2.1"),
            ("192.0.2.1", &["203.0.113.9"], "192.0.2.1"),
            ("127.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            ("::ffff:127.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", &["198.51.100.1, 203.0.113.9, 10.1.2.3"], "203.0.113.9"),
            ("127.0.0.1", &["198.51.100.1", "203.0.113.9,10.1.2.3"], "203.0.113.9"),
            ("127.0.0.1", &["198.51.100.1, nobody"], "127.0.0.1"),
            ("127.0.0.1", &["\u{ff}, 203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", &["203.0.113.9:4711"], "203.0.113.9"),
            ("127.0.0.1", &["[2001:db8::1]:4711"], "2001:db8::1"),
            ("127.0.0.1", &["10.0.0.1, 10.0.0.2"], "10.0.0.1"),
            ("127.0.0.1", &[], "127.0.0.1"),
        ] {
            assert_eq!(of(peer, named), expected, "{peer} {named:?}");
        }
    }

    #[test]
    fn the_ipv6_addresses_of_one_network_are_one_client() {
        for (address, as_reader, as_taker) in [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::", "2001:db8:1::"),
            ("2001:db8:1:2::", "2001:db8:1:2::", "2001:db8:1::"),
            ("192.0.2.1", "192.0.2.1", "192.0.2.1"),
            ("::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1"),
        ] {
            let address: IpAddr = address.parse().unwrap();
            assert_eq!(
                [reader(address), taker(address)].map(|network| network.to_string()),
                [as_reader, as_taker]
            );
        }
    }
}
