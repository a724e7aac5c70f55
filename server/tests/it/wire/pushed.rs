//! What hubs send: documents like any other, if they are signed.

use server::wire::PLACES_OF_ONE;
use tokio::task::JoinHandle;

use super::{
    counts,
    feed::{FERRY, HARVEST, Item, TUNNEL},
    hub::{Hub, feed},
    outside::Answer,
};

impl Hub {
    fn document(&self, items: &[Item]) -> String {
        feed(&self.desk.outside, items)
    }

    /// A version of one article.
    fn version(&self, number: usize) -> String {
        let text = HARVEST.replace("190,000", &format!("{number}90,000"));
        self.document(&[Item::new("pushed").title("Harvest").text(&text)])
    }

    /// A fetch of `alpha` that is under way.
    async fn is_fetched_for_ever(&self) -> JoinHandle<()> {
        self.desk.outside.answers("/alpha.xml", Answer::never());
        let (wire, source) = (self.wire().clone(), self.desk.source("alpha"));
        let before = self.desk.outside.asked("/alpha.xml").len();
        let fetching = tokio::spawn(async move {
            wire.ingest(&source).await.unwrap();
        });
        while self.desk.outside.asked("/alpha.xml").len() == before {
            tokio::task::yield_now().await;
        }
        fetching
    }
}

#[tokio::test]
async fn a_signed_document_is_an_article_on_the_site() {
    let (hub, asked) = Hub::subscribed().await;
    let document = hub.document(&[Item::new("pushed").title("Ferry aground").text(FERRY)]);
    let reply = hub.pushes(&asked, &document).await;
    assert_eq!((reply.status, reply.text()), (202, ""));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(reply.header("set-cookie"), None);
    hub.is_done().await;
    let kept = hub.desk.kept().await;
    let path = &kept.iter().find(|kept| kept.headline == "Ferry aground").unwrap().path;
    let page = hub.app.page(path).await;
    assert!(page.one("[data-slot=source]").text().contains("The alpha wire"));
    assert!(page.one("[data-slot=body]").text().contains("214 passengers"));
    let state = hub.desk.paper.store.feed("alpha").await.unwrap().unwrap();
    assert_eq!(state.items, 2, "the fetched one and this");
    // The next fetch brings the same, and nothing new.
    hub.desk.outside.feed("/alpha.xml", &document);
    assert_eq!(counts(&hub.desk.ingest("alpha").await), [0, 0, 1, 0]);
}

#[tokio::test]
async fn an_edit_that_is_pushed_is_a_version_of_the_same_article() {
    let (hub, asked) = Hub::subscribed().await;
    for text in [FERRY.to_owned(), FERRY.replace("214", "219"), FERRY.replace("214", "219")] {
        let document = hub.document(&[Item::new("pushed").title("Ferry aground").text(&text)]);
        assert_eq!(hub.pushes(&asked, &document).await.status, 202);
    }
    hub.is_done().await;
    let kept = hub.desk.kept().await;
    let pushed: Vec<_> = kept.iter().filter(|kept| kept.headline == "Ferry aground").collect();
    assert_eq!((kept.len(), pushed.len(), pushed[0].revisions), (2, 1, 1));
    assert!(
        hub.app
            .page(&pushed[0].path)
            .await
            .one("[data-slot=body]")
            .text()
            .contains("219"),
        "the last one stands"
    );
}

/// Whoever tries signatures learns nothing (`WebSub` 7.1.2).
#[tokio::test]
async fn a_document_without_the_right_signature_is_answered_alike_and_left_out() {
    let (hub, asked) = Hub::subscribed().await;
    let kept = hub.desk.kept().await;
    let document = hub.document(&[Item::new("forged").text(FERRY)]);
    let body = document.as_bytes();
    let right = asked.signature(body);
    let of_another = asked.signature(b"another");
    for (headers, words) in [
        (vec![], "is not signed"),
        (vec![("x-hub-signature", "")], "is not signed"),
        (vec![("x-hub-signature", &*of_another)], "is wrong"),
        (vec![("x-hub-signature", &right[..right.len() - 2])], "is wrong"),
        (vec![("x-hub-signature", "sha256=")], "is wrong"),
        (
            vec![("x-hub-signature", "md5=d41d8cd98f00b204e9800998ecf8427e")],
            "in an unknown way",
        ),
    ] {
        let reply = hub.sends(&asked.push(body, &headers)).await;
        assert_eq!((reply.status, reply.text()), (202, ""), "{headers:?}");
        hub.is_done().await;
        let sentence = &hub.desk.log("alpha").await[0];
        assert!(
            sentence.starts_with("a pushed document was left out: ") && sentence.ends_with(words),
            "{sentence}"
        );
        assert!(!sentence.contains(&asked.secret) && !sentence.contains(&asked.callback));
    }
    assert_eq!(hub.desk.kept().await, kept);
    assert!(!hub.desk.paper.path("dead-letters").exists());
}

#[tokio::test]
async fn a_document_for_an_address_that_nobody_was_given_is_refused_unread() {
    let (hub, asked) = Hub::subscribed().await;
    let document = hub.document(&[Item::new("a")]);
    let right = asked.signature(document.as_bytes());
    let mut other = asked.clone();
    for callback in [
        "/websub/0".to_owned(),
        format!("/websub/{}", "0".repeat(32)),
        "/websub/%FF".into(),
    ] {
        other.callback = callback;
        let reply = hub
            .sends(&other.push(document.as_bytes(), &[("x-hub-signature", &right)]))
            .await;
        assert!([400, 404].contains(&reply.status), "{}: {}", other.callback, reply.status);
    }
}

#[tokio::test]
async fn a_document_may_be_as_large_as_a_fetched_one_and_no_larger() {
    let (hub, asked) = Hub::subscribed().await;
    let padded = |bytes: usize| {
        let document = hub.document(&[Item::new("large").text(TUNNEL)]);
        let padding = bytes - document.len();
        document + &" ".repeat(padding)
    };
    assert_eq!(hub.pushes(&asked, &padded(5_000_000)).await.status, 202);
    let reply = hub.pushes(&asked, &padded(5_000_001)).await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (413, Some("application/problem+json"))
    );
    // One that does not say how large it is.
    let chunk = " ".repeat(1_000_000);
    let mut request = crate::http::request("POST", &asked.callback, &[("transfer-encoding", "chunked")]);
    for _ in 0..6 {
        request.extend_from_slice(format!("{:x}\r\n{chunk}\r\n", chunk.len()).as_bytes());
    }
    request.extend_from_slice(b"0\r\n\r\n");
    assert_eq!(hub.sends(&request).await.status, 413);
    hub.is_done().await;
    assert_eq!(hub.desk.headlines().await, ["Headline of fetched", "Headline of large"]);
}

#[tokio::test]
async fn a_packed_document_is_refused_with_the_reason() {
    let (hub, asked) = Hub::subscribed().await;
    let reply = hub.sends(&asked.push(b"x", &[("content-encoding", "gzip")])).await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (415, Some("application/problem+json"))
    );
    let document = hub.document(&[Item::new("plain")]);
    let signature = asked.signature(document.as_bytes());
    let headers = [("content-encoding", "identity"), ("x-hub-signature", &*signature)];
    assert_eq!(hub.sends(&asked.push(document.as_bytes(), &headers)).await.status, 202);
}

#[tokio::test]
async fn a_document_that_cannot_be_read_is_kept_and_named_in_the_log() {
    let (hub, asked) = Hub::subscribed().await;
    for document in ["<rss><channel><item>", "", "{\"news\": 1}"] {
        assert_eq!(hub.pushes(&asked, document).await.status, 202);
        hub.is_done().await;
        assert!(hub.desk.log("alpha").await[0].contains("kept as"), "{document}");
    }
    let state = hub.desk.paper.store.feed("alpha").await.unwrap().unwrap();
    assert_eq!((state.items, state.error), (1, None), "the source answers as ever");
}

/// A source hangs while it is fetched, and its hub pushes more than has a place.
#[tokio::test]
async fn pushes_wait_for_a_fetch_of_their_source_and_few_wait() {
    let (hub, asked) = Hub::subscribed().await;
    let fetching = hub.is_fetched_for_ever().await;
    for number in 1..=PLACES_OF_ONE {
        assert_eq!(hub.pushes(&asked, &hub.version(number)).await.status, 202, "{number}");
    }
    let reply = hub.pushes(&asked, &hub.version(PLACES_OF_ONE + 1)).await;
    assert_eq!((reply.status, reply.header("retry-after")), (503, Some("60")));
    assert_eq!(reply.header("content-type"), Some("application/problem+json"));
    assert_eq!(
        hub.desk.headlines().await,
        ["Headline of fetched"],
        "nothing is taken in beside the fetch"
    );
    // The hub's questions have no need to wait.
    assert_eq!(
        hub.app.get(&asked.question("subscribe", "lease_seconds=864000")).await.status,
        200
    );
    fetching.abort();
    hub.is_done().await;
    let kept = hub.desk.kept().await;
    let pushed = kept.iter().find(|kept| kept.headline == "Harvest").unwrap();
    assert_eq!(pushed.revisions, i64::try_from(PLACES_OF_ONE).unwrap() - 1);
    let body = hub.app.page(&pushed.path).await.one("[data-slot=body]").text();
    assert!(
        body.contains(&format!("{PLACES_OF_ONE}90,000")),
        "in the order in which they came: {body}"
    );
    assert_eq!(
        hub.pushes(&asked, &hub.version(9)).await.status,
        202,
        "there are places again"
    );
}

#[tokio::test]
async fn a_hub_that_takes_all_its_places_leaves_the_others_theirs() {
    let (hub, [alpha, beta]) = Hub::subscribed_twice().await;
    let fetching = hub.is_fetched_for_ever().await;
    while hub.pushes(&alpha, &hub.version(1)).await.status == 202 {}
    assert_eq!(
        hub.pushes(&beta, &hub.document(&[Item::new("of beta").text(FERRY)]))
            .await
            .status,
        202
    );
    while hub.desk.headlines().await.len() < 2 {
        tokio::task::yield_now().await;
    }
    assert_eq!(hub.desk.kept().await[1].source, "beta");
    fetching.abort();
}
