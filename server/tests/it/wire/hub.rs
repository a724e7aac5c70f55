//! A feed that names a hub. Both are on the outside server; the test plays the hub's part at the addresses that it was given.

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::SignedDuration;
use server::{
    store::{Stage, SubscriptionState},
    wire::Wire,
};
use sha2::Sha256;
use url::{Url, form_urlencoded};

use super::{
    Desk,
    feed::{self, Item},
    outside::{Answer, Outside},
    source,
};
use crate::{
    cli::Serving,
    http::{self, Reply},
    paper::at,
    test_app::{NOW, TestApp},
};

/// In minutes.
pub(super) const HOUR: i64 = 60;
pub(super) const DAY: i64 = 24 * HOUR;

/// A paper whose source `alpha` names a hub, and its site.
pub(super) struct Hub {
    pub(super) desk: Desk,
    pub(super) app: TestApp,
}

/// What a hub was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) mode: String,
    pub(super) topic: String,
    /// The path of the address that it is to call.
    pub(super) callback: String,
    pub(super) secret: String,
}

/// The feed of `alpha`.
pub(super) fn feed(outside: &Outside, items: &[Item]) -> String {
    feed_of("alpha", outside, items)
}

fn feed_of(source: &str, outside: &Outside, items: &[Item]) -> String {
    let url = &outside.url;
    let links = format!("<atom:link rel=\"hub\" href=\"{url}/hub\"/><atom:link rel=\"self\" href=\"{url}/{source}.xml\"/>");
    feed::rss_with(&links, items)
}

/// RFC 3339, so many minutes after [`NOW`].
pub(super) fn after(minutes: i64) -> String {
    (at(NOW) + SignedDuration::from_mins(minutes)).to_string()
}

pub(super) fn modes(asked: &[Asked]) -> Vec<&str> {
    asked.iter().map(|asked| &*asked.mode).collect()
}

/// What the hub at a path was asked for, in order.
pub(super) fn asked_of(outside: &Outside, hub: &str) -> Vec<Asked> {
    let read = |form: String| {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
        let value = |name: &str| {
            let found = pairs.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let callback = Url::parse(&value("hub.callback")).unwrap();
        assert!(callback.path().starts_with("/websub/"), "{callback}");
        Asked {
            mode: value("hub.mode"),
            topic: value("hub.topic"),
            callback: callback.path().to_owned(),
            secret: value("hub.secret"),
        }
    };
    outside.told(hub).into_iter().map(read).collect()
}

/// Does what is due at a wire's hubs, or in the next minute: a site's clock ticks while a test runs.
pub(super) async fn ask_hubs(wire: &Wire, now: &str) {
    let due = at(now) + SignedDuration::from_mins(1);
    for errand in wire.errands().await.unwrap() {
        if errand.at <= due {
            wire.run_errand(errand).await.unwrap();
        }
    }
}

impl Desk {
    pub(super) async fn ask_hubs_at(&self, now: &str) {
        ask_hubs(&self.wire_at(at(now)), now).await;
    }

    pub(super) async fn subscriptions(&self) -> Vec<SubscriptionState> {
        self.paper.store.subscriptions().await.unwrap()
    }

    pub(super) async fn stages(&self) -> Vec<Stage> {
        self.subscriptions().await.iter().map(|known| known.stage).collect()
    }
}

impl Hub {
    /// Not subscribed to yet.
    pub(super) async fn new() -> Self {
        Self::on(Desk::new().await).await
    }

    pub(super) async fn on(desk: Desk) -> Self {
        desk.outside.answers("/hub", Answer::new(202));
        desk.outside.feed("/alpha.xml", &feed(&desk.outside, &[Item::new("fetched")]));
        let app = desk.site().await;
        Self { desk, app }
    }

    /// Fetched, asked, asked back. Its hub pushes.
    pub(super) async fn subscribed() -> (Self, Asked) {
        let hub = Self::new().await;
        hub.wire().ingest(&hub.desk.source("alpha")).await.unwrap();
        ask_hubs(hub.wire(), NOW).await;
        let [asked] = &hub.asked()[..] else {
            panic!("asked {} times", hub.asked().len())
        };
        assert_eq!(
            hub.app.get(&asked.question("subscribe", "lease_seconds=864000")).await.status,
            200
        );
        (hub, asked.clone())
    }

    /// With a second source, `beta`, that has the same hub and no items. What it was asked for, for each.
    pub(super) async fn subscribed_twice() -> (Self, [Asked; 2]) {
        let hub = Self::on(Desk::with(&[source("alpha", ""), source("beta", "")]).await).await;
        hub.desk.outside.feed("/beta.xml", &feed_of("beta", &hub.desk.outside, &[]));
        for id in ["alpha", "beta"] {
            hub.wire().ingest(&hub.desk.source(id)).await.unwrap();
        }
        ask_hubs(hub.wire(), NOW).await;
        let mut asked = hub.asked();
        asked.sort_by(|a, b| a.topic.cmp(&b.topic));
        (hub, asked.try_into().unwrap())
    }

    /// The site's.
    pub(super) fn wire(&self) -> &Wire {
        self.app.state.wire.as_ref().unwrap()
    }

    pub(super) fn asked(&self) -> Vec<Asked> {
        asked_of(&self.desk.outside, "/hub")
    }

    /// Sends the site a document as the hub does.
    pub(super) async fn pushes(&self, asked: &Asked, document: &str) -> Reply {
        self.sends(&asked.push(
            document.as_bytes(),
            &[("x-hub-signature", &asked.signature(document.as_bytes()))],
        ))
        .await
    }

    pub(super) async fn sends(&self, request: &[u8]) -> Reply {
        self.app.send(request.to_vec()).await.expect("a push is answered")
    }

    /// Everything that came in is in.
    pub(super) async fn is_done(&self) {
        self.wire().all_taken_in().await;
    }
}

impl Asked {
    /// Where the hub asks back.
    pub(super) fn question(&self, mode: &str, more: &str) -> String {
        let topic: String = form_urlencoded::byte_serialize(self.topic.as_bytes()).collect();
        format!(
            "{}?hub.mode={mode}&hub.topic={topic}&hub.challenge=a%3Cb%3E-7&hub.{more}",
            self.callback
        )
    }

    /// `sha256=…` over a document.
    pub(super) fn signature(&self, document: &[u8]) -> String {
        let mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).unwrap();
        let digest = mac.chain_update(document).finalize().into_bytes();
        digest.iter().fold("sha256=".to_owned(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        })
    }

    /// The bytes of a request that brings a document.
    pub(super) fn push(&self, document: &[u8], headers: &[(&str, &str)]) -> Vec<u8> {
        let length = document.len().to_string();
        let mut all = vec![("content-type", "application/rss+xml"), ("content-length", &*length)];
        all.extend_from_slice(headers);
        let mut request = http::request("POST", &self.callback, &all);
        request.extend_from_slice(document);
        request
    }

    /// Sends the real program a document.
    pub(super) fn pushes_to(&self, serving: &Serving, document: &str) -> Reply {
        let signature = self.signature(document.as_bytes());
        http::send(
            serving.addr,
            &self.push(document.as_bytes(), &[("x-hub-signature", &signature)]),
        )
        .unwrap()
    }
}
