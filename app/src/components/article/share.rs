//! Sharing an article: what the island is given.

use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    islands::{ShareIsland, ShareProps, props},
    site::Edition,
};

/// RFC 3986's unreserved characters stay as they are; a space is `%20` (RFC 6068).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Share links and buttons.
#[component]
pub fn ShareButtons(
    /// The article's headline.
    headline: String,
    /// Its absolute URL.
    url: String,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let texts = edition.texts;
    let share = props::attribute(ShareProps {
        mailto: mailto(&headline, &url),
        title: headline,
        url,
        share: texts.share(),
        copy: texts.copy_link(),
        copied: texts.link_copied(),
        failed: texts.copy_failed(),
        with: texts.share_with(),
        mail: texts.share_by_mail(),
    });
    view! {
        <div data-share=share>
            <ShareIsland />
        </div>
    }
}

fn mailto(subject: &str, body: &str) -> String {
    let encode = |text| utf8_percent_encode(text, RESERVED);
    format!("mailto:?subject={}&body={}", encode(subject), encode(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_subject_keeps_its_signs_and_adds_no_field() {
        assert_eq!(
            mailto("Où ? & après", "https://a.example/é"),
            "mailto:?subject=O%C3%B9%20%3F%20%26%20apr%C3%A8s&body=https%3A%2F%2Fa.example%2F%C3%A9"
        );
    }
}
