//! The guard in the fetcher: literals, redirects and the name service's answers.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::super::super::guard::Refusal;
use super::server::{Reply, Server};
use super::*;

/// Answers every name alike.
struct Names(Vec<&'static str>);

impl Resolve for Names {
    fn resolve(&self, _: Name) -> Resolving {
        let addresses: Vec<SocketAddr> = self
            .0
            .iter()
            .map(|text| (text.parse::<IpAddr>().unwrap(), 9).into())
            .collect();
        Box::pin(std::future::ready(Ok(Box::new(addresses.into_iter()) as Addrs)))
    }
}

fn named(guard: Guard, addresses: &[&'static str]) -> Fetcher {
    Fetcher::with_names(guard, "briefs/test", Arc::new(Names(addresses.to_vec()))).unwrap()
}

async fn ask(fetcher: &Fetcher, url: &Url) -> Result<Fetched, FetchError> {
    fetcher.get(url, None, Accept::Feed, patient(), now()).await
}

#[tokio::test]
async fn this_machine_is_not_asked_in_a_real_run() {
    let server = Server::saying(|| Reply::with("200 OK", "inside")).await;
    let fetcher = Fetcher::new(Guard::new(), "briefs/test").unwrap();
    for host in [
        "127.0.0.1",
        "127.1",
        "0x7f000001",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "localhost",
        "a.localhost",
    ] {
        let result = ask(&fetcher, &server.url_at(host, "/")).await;
        assert!(matches!(result, Err(FetchError::Refused(_))), "{host}: {result:?}");
        let result = fetcher.post_form(&server.url_at(host, "/"), String::new(), patient()).await;
        assert!(matches!(result, Err(FetchError::Refused(_))), "{host}: {result:?}");
    }
    assert!(server.heads().is_empty());
}

#[tokio::test]
async fn a_redirect_inside_is_not_followed() {
    for target in [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
        "http://0x0a000001/",
        "http://0/",
        "//192.168.1.1/",
        "http://user:password@example.org/",
        "http://127.0.0.1:22/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_FLUSHALL",
    ] {
        let server = Server::saying(move || Reply::head(&format!("302 Found\nLocation: {target}"))).await;
        let result = ask(&fetcher(), &server.url("/")).await;
        assert!(matches!(result, Err(FetchError::Refused(_))), "{target}: {result:?}");
        assert_eq!(server.heads().len(), 1);
    }
}

#[tokio::test]
async fn a_public_name_that_leads_inside_is_not_asked() {
    let server = Server::saying(|| Reply::with("200 OK", "inside")).await;
    let url = server.url_at("feeds.example", "/");
    for inside in [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "fe80::1",
    ] {
        let result = ask(&named(Guard::new(), &[inside]), &url).await;
        let Err(FetchError::Refused(Refusal::Name { host, address, .. })) = result else {
            panic!("{inside}: {result:?}");
        };
        assert_eq!((&*host, address), ("feeds.example", inside.parse().unwrap()));
    }
    assert!(server.heads().is_empty());
}

#[tokio::test]
async fn a_redirect_to_a_name_that_leads_inside_is_not_followed() {
    let server = Server::saying(|| Reply::head("302 Found\nLocation: http://feeds.example/")).await;
    let result = ask(&named(Guard::allowing_this_machine(), &["10.0.0.1"]), &server.url("/")).await;
    assert!(matches!(result, Err(FetchError::Refused(Refusal::Name { .. }))), "{result:?}");
}

#[tokio::test]
async fn of_several_addresses_only_those_allowed_are_asked() {
    let server = Server::saying(|| Reply::with("200 OK", "here")).await;
    let fetcher = named(
        Guard::allowing_this_machine(),
        &["10.0.0.1", "127.0.0.2", "127.0.0.1", "::ffff:127.0.0.1"],
    );
    let result = ask(&fetcher, &server.url_at("feeds.example", "/")).await;
    assert!(matches!(result, Ok(Fetched::Body(answer)) if answer.bytes == b"here"));
}

#[tokio::test]
async fn a_name_without_address_is_the_name_services_failure() {
    let result = ask(
        &named(Guard::new(), &[]),
        &Url::parse("http://feeds.example/?secret=1").unwrap(),
    )
    .await;
    let Err(error @ FetchError::Dns { .. }) = result else {
        panic!("{result:?}");
    };
    assert_eq!(
        error.to_string(),
        "the host's name cannot be resolved (the name has no address)"
    );
}
