//! Which IP addresses are public: IANA's registries of special-purpose addresses, read strictly.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// First address, length of the prefix in bits, and what the range is for
/// (IANA IPv4 Special-Purpose Address Registry, RFC 6890; multicast RFC 5771).
const V4: [(Ipv4Addr, u32, &str); 17] = [
    (Ipv4Addr::UNSPECIFIED, 8, "this network"),
    (Ipv4Addr::new(10, 0, 0, 0), 8, "a private network"),
    (Ipv4Addr::new(100, 64, 0, 0), 10, "shared address space of a provider"),
    (Ipv4Addr::new(127, 0, 0, 0), 8, "this machine"),
    // Not in the registry: the platform's own service inside every Azure machine, from where it hands out secrets.
    (Ipv4Addr::new(168, 63, 129, 16), 32, "a cloud platform's own service"),
    (Ipv4Addr::new(169, 254, 0, 0), 16, "link-local"),
    (Ipv4Addr::new(172, 16, 0, 0), 12, "a private network"),
    (Ipv4Addr::new(192, 0, 0, 0), 24, "protocol assignments"),
    (Ipv4Addr::new(192, 0, 2, 0), 24, "documentation"),
    (Ipv4Addr::new(192, 88, 99, 0), 24, "6to4 relays"),
    (Ipv4Addr::new(192, 168, 0, 0), 16, "a private network"),
    (Ipv4Addr::new(198, 18, 0, 0), 15, "benchmarks"),
    (Ipv4Addr::new(198, 51, 100, 0), 24, "documentation"),
    (Ipv4Addr::new(203, 0, 113, 0), 24, "documentation"),
    (Ipv4Addr::new(224, 0, 0, 0), 4, "multicast"),
    (Ipv4Addr::BROADCAST, 32, "broadcast"),
    (Ipv4Addr::new(240, 0, 0, 0), 4, "reserved"),
];

/// As [`V4`], for IPv6 (IANA IPv6 Special-Purpose Address Registry). What lies outside [`GLOBAL`] is refused besides.
const V6: [(Ipv6Addr, u32, &str); 9] = [
    (Ipv6Addr::LOCALHOST, 128, "this machine"),
    (Ipv6Addr::UNSPECIFIED, 128, "no address"),
    // Teredo is in it, which hides an IPv4 address, and nothing that serves pages.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23, "protocol assignments"),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32, "documentation"),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20, "documentation"),
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7, "a private network"),
    (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10, "link-local"),
    (Ipv6Addr::new(0xfec0, 0, 0, 0, 0, 0, 0, 0), 10, "site-local"),
    (Ipv6Addr::new(0xff00, 0, 0, 0, 0, 0, 0, 0), 8, "multicast"),
];

/// The only block from which global unicast addresses are given out (RFC 4291, 2.4, and IANA's allocations since).
const GLOBAL: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// IPv6 forms that carry an IPv4 address: first address, length of the prefix, and by how many bits the inner one is shifted left.
const CARRIERS: [(Ipv6Addr, u32, u32); 4] = [
    // IPv4-mapped (RFC 4291, 2.5.5.2)
    (Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96, 0),
    // IPv4-compatible (RFC 4291, 2.5.5.1)
    (Ipv6Addr::UNSPECIFIED, 96, 0),
    // NAT64 (RFC 6052)
    (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96, 0),
    // 6to4 (RFC 3056)
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16, 80),
];

/// What the address's range is for, if it is not public unicast; `None` for an address that may be asked.
pub(super) fn not_public(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => v4(address),
        IpAddr::V6(address) => v6(address),
    }
}

fn v4(address: Ipv4Addr) -> Option<&'static str> {
    let found = V4
        .iter()
        .find(|(first, length, _)| (u32::from(address) ^ u32::from(*first)) >> (32 - length) == 0);
    found.map(|(.., range)| *range)
}

fn v6(address: Ipv6Addr) -> Option<&'static str> {
    if let Some((.., range)) = V6.iter().find(|(first, length, _)| is_within(address, *first, *length)) {
        return Some(range);
    }
    if let Some((.., shift)) = CARRIERS.iter().find(|(first, length, _)| is_within(address, *first, *length)) {
        let [.., a, b, c, d] = (u128::from(address) >> shift).to_be_bytes();
        return v4(Ipv4Addr::new(a, b, c, d));
    }
    (!is_within(address, GLOBAL.0, GLOBAL.1)).then_some("reserved")
}

fn is_within(address: Ipv6Addr, first: Ipv6Addr, length: u32) -> bool {
    (u128::from(address) ^ u128::from(first)) >> (128 - length) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(address: &str) -> Option<&'static str> {
        not_public(address.parse().unwrap())
    }

    #[test]
    fn every_special_range_is_refused_from_its_first_address_to_its_last() {
        for (first, last) in [
            ("0.0.0.0", "0.255.255.255"),
            ("10.0.0.0", "10.255.255.255"),
            ("100.64.0.0", "100.127.255.255"),
            ("127.0.0.0", "127.255.255.255"),
            ("169.254.0.0", "169.254.255.255"),
            ("172.16.0.0", "172.31.255.255"),
            ("192.0.0.0", "192.0.0.255"),
            ("192.0.2.0", "192.0.2.255"),
            ("192.168.0.0", "192.168.255.255"),
            ("198.18.0.0", "198.19.255.255"),
            ("198.51.100.0", "198.51.100.255"),
            ("203.0.113.0", "203.0.113.255"),
            ("224.0.0.0", "255.255.255.255"),
            ("::", "::1"),
            ("100::", "100::ffff"),
            ("2001:db8::", "2001:db8:ffff::"),
            ("2001::", "2001:1ff::"),
            ("3fff::", "3fff:fff::"),
            ("64:ff9b:1::", "64:ff9b:1:ffff::"),
            ("fc00::", "fdff::"),
            ("fe80::", "febf::"),
            ("fec0::", "feff::"),
            ("ff00::", "ffff::"),
            ("4000::", "fbff::"),
        ] {
            assert!(range(first).is_some(), "{first}");
            assert!(range(last).is_some(), "{last}");
        }
    }

    #[test]
    fn the_neighbours_of_special_ranges_are_public() {
        for address in [
            "1.0.0.0",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "168.63.129.15",
            "169.253.255.255",
            "169.255.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2001:200::",
            "2001:db7::1",
            "2001:db9::1",
            "2606:4700::1111",
            "2a00:1450:4007::1",
            "3ffe::1",
        ] {
            assert_eq!(range(address), None, "{address}");
        }
    }

    #[test]
    fn an_ipv4_address_inside_an_ipv6_one_is_judged_by_itself() {
        for inner in ["10.1.2.3", "127.0.0.1", "169.254.169.254", "192.168.1.1"] {
            let [a, b, c, d] = inner.parse::<Ipv4Addr>().unwrap().octets();
            for outer in [
                format!("::ffff:{inner}"),
                format!("::{inner}"),
                format!("64:ff9b::{inner}"),
                format!("2002:{a:02x}{b:02x}:{c:02x}{d:02x}::1"),
            ] {
                assert_eq!(range(&outer), range(inner), "{outer}");
            }
        }
        for public in ["::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"] {
            assert_eq!(range(public), None, "{public}");
        }
    }
}
