//! Feeds as newspapers send them: whole texts of some length, and a picture now and then.

use std::{fmt::Write as _, io::Cursor};

use image::{ImageBuffer, Rgb, codecs::jpeg::JpegEncoder};
use jiff::{SignedDuration, Timestamp};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};

/// Items of a feed.
pub const ITEMS: usize = 50;
/// One item in so many has a picture, where any has.
const A_PICTURE_IN: usize = 25;

const WORDS: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "for",
    "on",
    "said",
    "with",
    "by",
    "was",
    "that",
    "from",
    "its",
    "after",
    "minister",
    "council",
    "harbour",
    "budget",
    "railway",
    "clinic",
    "teachers",
    "reservoir",
    "verdict",
    "ferry",
    "orchard",
    "tariff",
    "ballot",
    "bridge",
    "glacier",
    "museum",
    "union",
    "strike",
    "vaccine",
    "satellite",
    "border",
    "drought",
    "archive",
    "pension",
    "tunnel",
    "quarry",
];

/// A source's feed, always the same; `host` is where its pictures are.
pub fn feed(source: usize, host: Option<&str>) -> String {
    let mut random = StdRng::seed_from_u64(source as u64);
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Source {source}</title>\
         <link>https://source-{source}.example/</link><language>en</language>"
    );
    let now = Timestamp::now();
    for number in 0..ITEMS {
        let name = format!("{source}-{number}");
        let title = words(&mut random, 9);
        let published = now - SignedDuration::from_mins(17 * i64::try_from(number).unwrap());
        let mut text = String::new();
        if let Some(host) = host.filter(|_| number % A_PICTURE_IN == 0) {
            write!(text, "<p><img src=\"http://{host}/{name}.jpg\" alt=\"{title}\"></p>").unwrap();
        }
        let mut left: usize = random.random_range(300..=800);
        while left > 0 {
            let paragraph = left.min(random.random_range(40..=90));
            let sentence = words(&mut random, paragraph);
            write!(
                text,
                "<p>{sentence}, <a href=\"https://source-{source}.example/more/{left}\">more</a>.</p>"
            )
            .unwrap();
            left -= paragraph;
        }
        write!(
            feed,
            "<item><title>{title}</title><guid isPermaLink=\"false\">urn:{name}</guid><link>https://source-{source}.example/{name}</link>\
             <pubDate>{}</pubDate><category>{}</category><description><![CDATA[{text}]]></description></item>",
            published.strftime("%a, %d %b %Y %H:%M:%S GMT"),
            WORDS[16 + number % (WORDS.len() - 16)],
        )
        .unwrap();
    }
    feed.push_str("</channel></rss>");
    feed
}

fn words(random: &mut StdRng, count: usize) -> String {
    let mut text = String::with_capacity(count * 7);
    for number in 0..count {
        if number > 0 {
            text.push(' ');
        }
        match random.random_range(0..15) {
            0 => write!(text, "{}", random.random_range(2..90_000)).unwrap(),
            _ => text.push_str(WORDS[random.random_range(0..WORDS.len())]),
        }
    }
    text
}

/// A JPEG of about 200 KB: 1600 by 1067 pixels, soft shapes under grain.
pub fn picture() -> Vec<u8> {
    let mut random = StdRng::seed_from_u64(1);
    let picture = ImageBuffer::from_fn(1600, 1067, |x, y| {
        let grain = random.random_range(0..24u8);
        let shade = |by: u32| u8::try_from((x / by + y / 7) % 200).unwrap_or_default() + grain;
        Rgb([shade(9), shade(11), shade(13)])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 70))
        .unwrap();
    bytes.into_inner()
}
