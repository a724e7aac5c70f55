//! Feeds as their senders write them.

use std::fmt::Write as _;

use serde_json::{Value, json};

/// Three paragraphs with names and figures, as agencies write them.
pub(super) const FERRY: &str = "<p>The ferry Saint Brandan ran aground off Kallin on Tuesday evening with 214 passengers on board, the coastguard said.</p>\
<p>All of them were brought ashore by four lifeboats within three hours, and eleven were treated for bruises at the hospital in Balivanich. \
Captain Morag Sinclair told reporters that a buoy had drifted from its place in the storm of last week and misled the officer on watch.</p>\
<p>Caledonian Lines, which has run the crossing since 1974, cancelled all sailings until Friday. An inquiry under Judge Alan Pryce opens in Oban next month.</p>";

/// Another story, of the same length.
pub(super) const HARVEST: &str = "<p>Olive growers in Jaén expect the smallest harvest in thirty years after a spring without rain, their union announced.</p>\
<p>Production may fall to 190,000 tonnes, less than a third of what the province pressed in 2021. Pilar Quesada, who farms 60 hectares near \
Baeza, said that trees which her grandfather planted had dropped their flowers in April and would bear nothing before the winter.</p>\
<p>The ministry in Madrid promised credits of 85 million euros; consumers already pay twice as much for a litre as two years ago.</p>";

/// A third one.
pub(super) const TUNNEL: &str = "<p>Engineers broke through the last metres of rock under the Brenner on Monday, joining the two halves of a tunnel 55 kilometres long.</p>\
<p>The work began in 2008 and cost 8,800 million euros, half of which came from Brussels. Trains at 250 kilometres an hour will need 25 minutes \
from Innsbruck to Fortezza instead of eighty, said Martin Gradnitzer, who directed the drilling from the northern side.</p>\
<p>Freight trains are to run from 2032, once rails, signals and ventilation are in place and 2,400 emergency doors have been tested.</p>";

/// An entry of a feed. What a test does not say is something harmless.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    guid: Option<String>,
    link: Option<String>,
    title: String,
    date: Option<String>,
    updated: Option<String>,
    summary: Option<String>,
    content: Option<String>,
    more: String,
}

impl Item {
    /// With its own guid, address and text, published two hours before [`crate::test_app::NOW`].
    pub(crate) fn new(id: &str) -> Self {
        Self {
            guid: Some(format!("urn:item:{id}")),
            link: Some(format!("https://papers.example/{id}")),
            title: format!("Headline of {id}"),
            date: Some("Wed, 19 Mar 2025 07:00:00 GMT".into()),
            updated: None,
            summary: None,
            content: Some(format!("<p>The text of {id} is this and no more.</p>")),
            more: String::new(),
        }
    }

    pub(super) fn guid(mut self, guid: impl Into<Option<&'static str>>) -> Self {
        self.guid = guid.into().map(str::to_owned);
        self
    }

    pub(super) fn link(mut self, link: &str) -> Self {
        self.link = Some(link.into());
        self
    }

    pub(super) fn without_link(mut self) -> Self {
        self.link = None;
        self
    }

    pub(crate) fn title(mut self, title: &str) -> Self {
        self.title = title.into();
        self
    }

    /// As it stands in the feed.
    pub(super) fn date(mut self, date: &str) -> Self {
        self.date = Some(date.into());
        self
    }

    pub(super) fn without_date(mut self) -> Self {
        self.date = None;
        self
    }

    /// RFC 3339.
    pub(super) fn updated(mut self, date: &str) -> Self {
        self.updated = Some(date.into());
        self
    }

    /// HTML, and nothing else.
    pub(super) fn brief(mut self, html: &str) -> Self {
        self.summary = Some(html.into());
        self.content = None;
        self
    }

    /// HTML.
    pub(super) fn summary(mut self, html: &str) -> Self {
        self.summary = Some(html.into());
        self
    }

    /// HTML.
    pub(crate) fn text(mut self, html: &str) -> Self {
        self.content = Some(html.into());
        self
    }

    /// XML within the entry.
    pub(super) fn more(mut self, xml: &str) -> Self {
        self.more.push_str(xml);
        self
    }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// RSS 2.0 of a feed that does not name its language.
pub(crate) fn rss(items: &[Item]) -> String {
    rss_with("", items)
}

/// With XML within the channel.
pub(crate) fn rss_with(head: &str, items: &[Item]) -> String {
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>News</title>{head}\n"
    );
    for item in items {
        feed.push_str("<item>");
        let mut element = |name: &str, text: &Option<String>| {
            if let Some(text) = text {
                write!(feed, "<{name}>{}</{name}>", escaped(text)).unwrap();
            }
        };
        element("title", &Some(item.title.clone()));
        element("link", &item.link);
        element("pubDate", &item.date);
        element("atom:updated", &item.updated);
        element("description", &item.summary);
        element("content:encoded", &item.content);
        if let Some(guid) = &item.guid {
            write!(feed, "<guid isPermaLink=\"false\">{}</guid>", escaped(guid)).unwrap();
        }
        feed.push_str(&item.more);
        feed.push_str("</item>\n");
    }
    feed.push_str("</channel></rss>\n");
    feed
}

/// IPTC ninjs: one item with more properties.
pub(super) fn ninjs(uri: &str, headline: &str, html: &str, more: &Value) -> String {
    let mut item = json!({
        "uri": uri, "type": "text", "language": "en", "headline": headline, "body_xhtml": html,
        "versioncreated": "2025-03-19T09:00:00+01:00", "firstcreated": "2025-03-19T08:00:00+01:00"
    });
    for (key, value) in more.as_object().unwrap() {
        item[key] = value.clone();
    }
    json!({ "items": [item] }).to_string()
}
