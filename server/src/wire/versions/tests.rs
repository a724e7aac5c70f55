//! Made-up documents; what becomes of them in the store is tried in `tests/it/wire/again.rs`.

use std::fmt::Write as _;

use jiff::{Timestamp, tz::TimeZone};

use super::*;
use crate::{
    config::Config,
    wire::{
        adapt::EmbedLabels,
        document::{Contents, Document},
    },
};

const CONFIG: &str = "[[sources]]\nid = \"alpha\"\nname = \"Alpha\"\nurl = \"https://alpha.example/feed.xml\"\nhomepage = \"https://alpha.example/\"\nlang = \"en\"\nsection = \"world\"\n";

fn read(document: String) -> Contents {
    let config = Config::parse("briefs.toml", CONFIG, []).unwrap();
    let document = Document {
        bytes: document.into_bytes(),
        content_type: None,
        address: None,
        fetched: Timestamp::from_second(1_742_374_800).unwrap(),
        sha256: [0; 32],
    };
    let sections = config.sections().unwrap();
    document
        .read(&config.sources[0], &sections, &TimeZone::UTC, &EmbedLabels::new())
        .unwrap()
}

/// An entry with `more`, whose text is `text` and twelve words, so many that it is known by them.
fn item(more: &str, text: &str) -> String {
    format!(
        "<item><title>Headline</title>{more}<description>{text} one two three four five six seven eight nine ten eleven twelve</description></item>"
    )
}

fn rss(items: &[String]) -> Contents {
    read(format!("<rss version=\"2.0\"><channel>{}</channel></rss>", items.concat()))
}

fn texts(contents: &Contents) -> Vec<&str> {
    let text = |draft: &'_ Draft| draft.item.article.standfirst.split(' ').next().unwrap_or_default().len();
    let mut texts: Vec<&str> = contents
        .drafts
        .iter()
        .map(|draft| &draft.item.article.standfirst[..text(draft)])
        .collect();
    texts.sort_unstable();
    texts
}

const HOME: &str = "<guid>https://alpha.example/</guid><link>https://alpha.example/</link>";
const ZERO: &str = "<guid isPermaLink=\"false\">0</guid>";

#[test]
fn three_texts_under_one_guid_are_three_articles_wherever_they_lead() {
    let one_page = format!("{ZERO}<link>https://papers.example/a</link>");
    let counted = |n: u8| format!("<guid>https://alpha.example/#{n}</guid><link>https://alpha.example/</link>");
    for guids in [[HOME; 3], [ZERO; 3], [one_page.as_str(); 3]]
        .map(|all| all.map(str::to_owned))
        .into_iter()
        .chain([[counted(1), counted(2), counted(3)]])
    {
        let contents = rss(&[item(&guids[0], "a"), item(&guids[1], "b"), item(&guids[2], "c")]);
        assert_eq!(texts(&contents), ["a", "b", "c"], "{guids:?}");
        assert_eq!(contents.notes, [""; 0]);
    }
}

#[test]
fn an_item_and_its_edit_are_one_article_and_that_is_said() {
    for guid in [HOME, ZERO] {
        // The first one has come twice.
        let contents = rss(&[item(guid, "a"), item(guid, "b"), item(guid, "a")]);
        assert_eq!(contents.drafts.len(), 1, "{guid}");
        let [note] = &contents.notes[..] else {
            panic!("{:?}", contents.notes)
        };
        assert!(note.contains("left out, such as one of “Headline”"), "{note}");
    }
    let contents = rss(&[item(ZERO, "a"), item(ZERO, "a"), item(ZERO, "a")]);
    assert_eq!((contents.drafts.len(), contents.notes.len()), (1, 0));
}

#[test]
fn a_guid_of_many_takes_none_of_them_back() {
    let entry = |text: &str| format!("<entry><id>urn:0</id><title>{text}</title><link href=\"https://alpha.example/\"/></entry>");
    let contents = read(format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\">{}<at:deleted-entry ref=\"urn:0\"/></feed>",
        ["a", "b", "c"].map(entry).concat()
    ));
    let guids: HashSet<_> = contents.drafts.iter().flat_map(|draft| &draft.own_keys).collect();
    assert_eq!((contents.drafts.len(), guids.len()), (4, 4));
}

#[test]
fn what_is_taken_back_a_thousand_times_is_taken_back_once() {
    let deleted = "<at:deleted-entry ref=\"urn:1\"/>".repeat(1_000);
    let contents = read(format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\">{deleted}<at:deleted-entry ref=\"urn:2\"/></feed>"
    ));
    assert_eq!(contents.drafts.len(), 2);
}

/// Each was compared with all keys of those before it; a statement has no room for so many keys either.
#[test]
fn thousands_of_entries_with_one_text_are_one_article_with_a_few_keys() {
    let items: String = (0..3_000).fold(String::new(), |mut items, n| {
        let own = format!("<guid isPermaLink=\"false\">{n}</guid><link>https://alpha.example/{n}</link>");
        write!(items, "{}", item(&own, "a")).unwrap();
        items
    });
    let contents = rss(&[items]);
    let [draft] = &contents.drafts[..] else {
        panic!("{}", contents.drafts.len())
    };
    assert!(draft.own_keys.len() <= 3 + MOST_KEYS && draft.item.keys.len() <= 5 + MOST_KEYS);
}

#[test]
fn an_entry_that_has_keys_of_several_joins_them() {
    let own =
        |guid: &str, link: &str| format!("<guid isPermaLink=\"false\">{guid}</guid><link>https://alpha.example/{link}</link>");
    // The third has the guid of the first and the text of the second.
    let items = [
        item(&own("1", "x"), "a"),
        item(&own("2", "y"), "b"),
        item(&own("1", "x"), "b"),
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let contents = rss(&order.map(|place| items[place].clone()));
        let [draft] = &contents.drafts[..] else {
            panic!("{:?}", contents.drafts)
        };
        // Two guids, two addresses of which one is shared and so nobody's, two texts.
        assert_eq!(draft.own_keys.len(), 5, "{order:?}");
    }
}
