//! Exports of any kind: hostile, made up, and as large as there are.

use std::io::BufReader;

use proptest::prelude::*;

use super::*;

#[test]
// Small enough for a build without optimisation; what is linear here is linear at 500 KB too, where it was tried.
fn hostile_exports_end_in_time() {
    for part in [
        "\n<item \"",
        "\n<item><![CDATA[",
        "\n<item>",
        "\n<a ='",
        "<a>",
        "\n<item><!--",
        "<",
        "<!--",
        "</",
        "<![CDATA[",
        "\n<item></x>",
        "\n<item><wp:post_id>1</wp:post_id><a",
        "<item><a></item>",
    ] {
        let text = format!("<rss><channel>{}", part.repeat(60_000 / part.len()));
        for _ in Reader::new(text.as_bytes()) {}
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic_and_every_way_of_reading_is_the_same(
        text in "(<item>|</item>|\n|<title>|</title>|<!\\[CDATA\\[|\\]\\]>|<!--|-->|<wp:post_id>|7|</wp:post_id>|<|>|'|\"|&|é|</rss>|<wp:tag>|</wp:tag>){0,40}",
        size in 1usize..40,
    ) {
        let text = format!("<rss><channel>{text}");
        let whole = all(&text);
        let parts: Vec<_> = Reader::new(BufReader::with_capacity(size, text.as_bytes())).collect();
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn any_content_comes_back_as_it_was(contents in proptest::collection::vec("[ -~é\n\t]{0,60}", 1..5)) {
        let items: Vec<_> = contents
            .iter()
            .zip(1..)
            .map(|(content, id)| item(id, &content.replace("]]>", "]]]]><![CDATA[>")))
            .collect();
        let read: Vec<String> = all(export(&items))
            .into_iter()
            .filter_map(|entry| match entry.unwrap() {
                Entry::Post(post) => Some(post.content),
                _ => None,
            })
            .collect();
        prop_assert_eq!(read, contents);
    }
}

/// An export that is made while it is read, so that none of it lies on the disk or in memory.
struct Endless {
    item: Vec<u8>,
    left: u64,
}

impl std::io::Read for Endless {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let length = self.item.len() as u64;
        let at = usize::try_from((length - self.left % length) % length).unwrap_or(0);
        let part = &self.item[at..];
        let count = part.len().min(to.len()).min(usize::try_from(self.left).unwrap_or(usize::MAX));
        to[..count].copy_from_slice(&part[..count]);
        self.left -= count as u64;
        Ok(count)
    }
}

/// `cargo test --release -p archive -- --ignored --nocapture measure`
#[test]
#[ignore = "a measurement, for an optimised build"]
fn measure_a_gigabyte() {
    use std::io::Read as _;

    let item = item(
        1,
        &"<p>The council met on the quay.</p>\n\n<a href=\"x\">Who</a> said what?\n".repeat(120),
    );
    let count = 1_000_000_000 / item.len() as u64;
    let body = Endless {
        left: count * item.len() as u64,
        item: item.into_bytes(),
    };
    let bytes = body.left;
    let input = BufReader::new(HEAD.as_bytes().chain(body).chain(TAIL.as_bytes()));
    let started = std::time::Instant::now();
    let (mut posts, mut text) = (0, 0);
    for entry in Reader::new(input) {
        if let Entry::Post(post) = entry.unwrap() {
            posts += 1;
            text += post.content.len();
        }
    }
    assert_eq!(posts, count);
    let seconds = started.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or("VmHWM unknown");
    #[expect(clippy::cast_precision_loss, reason = "for people to read")]
    let rate = bytes as f64 / 1e6 / seconds;
    println!("{posts} posts, {bytes} bytes, {text} of content: {rate:.0} MB/s, peak {peak}");
}
