//! An article's text, and in it what other sites show: a link for everybody, and a button that loads it here.

use leptos::prelude::*;

use crate::{delivery::is_lite, domain::player::Player, site::Edition};

/// How the cleaned text begins and ends a card for something embedded (`wire::sanitise` in the server); no other paragraph looks so.
const CARD: &str = "<p class=\"embed\"><a href=\"";
const CARD_END: &str = "</a></p>";

/// The text. Nothing of another site is asked for until a reader says so.
#[component]
pub fn ArticleBody(
    /// Cleaned HTML.
    html: String,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    view! { <div class="article__body" data-slot="body" inner_html=prepared(&html, &edition)></div> }
}

/// A text or a part of one, as this page delivers it.
pub(super) fn prepared(html: &str, edition: &Edition) -> String {
    if is_lite() {
        without_pictures(html)
    } else {
        with_players(html, edition)
    }
}

/// Puts a link in the place of each picture, which says what is to be seen.
fn without_pictures(html: &str) -> String {
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, picture)) = rest.split_once("<img ") {
        let (attributes, after) = picture.split_once('>').unwrap_or((picture, ""));
        let value = |name: &str| attributes.split_once(name)?.1.split('"').next();
        made.push_str(before);
        if let (Some(source), Some(words)) = (value("src=\""), value("alt=\""))
            && !words.is_empty()
        {
            made.push_str("<a class=\"picture-link\" href=\"");
            made.push_str(source);
            made.push_str("\">");
            made.push_str(words);
            made.push_str("</a>");
        }
        rest = after;
    }
    made.push_str(rest);
    made
}

/// Gives every card whose site has a player a button for it, with what that means. `crate::embeds` does what the button says; without it
/// the button is not shown, and the link is there.
fn with_players(html: &str, edition: &Edition) -> String {
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(CARD) {
        let Some(length) = rest[start..].find(CARD_END) else { break };
        let (before, link) = rest[..start + length].split_at(start + CARD.len());
        made.push_str(before);
        made.push_str(link);
        made.push_str("</a>");
        rest = &rest[start + length + CARD_END.len()..];
        made.push_str(&controls(link, edition).unwrap_or_default());
        made.push_str("</p>");
    }
    made.push_str(rest);
    made
}

/// `link` begins with the address that the link leads to.
fn controls(link: &str, edition: &Edition) -> Option<String> {
    let (address, attributes) = link.split_once('"')?;
    let Player { address, shape } = Player::of(&address.replace("&amp;", "&"))?;
    let (party, _) = attributes.split_once("data-embed=\"")?.1.split_once('"')?;
    Some(format!(
        "<button type=\"button\" data-player=\"{}\" data-shape=\"{}\">{}</button><small>{}</small>",
        escaped(&address),
        shape.as_str(),
        escaped(&edition.texts.load_embed(edition.isolated(party))),
        escaped(&edition.texts.load_embed_note(edition.isolated(party))),
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::site::Site;

    fn made(html: &str) -> String {
        with_players(html, &Site::editions(&["en".parse().unwrap()], &TimeZone::UTC).unwrap()[0])
    }

    fn card(address: &str, party: &str) -> String {
        format!("<p class=\"embed\"><a href=\"{address}\" data-embed=\"{party}\" rel=\"external\">Open on {party}</a></p>")
    }

    #[test]
    fn a_card_whose_site_has_a_player_offers_to_load_it_and_says_what_that_means() {
        let film = card("https://www.youtube.com/watch?v=aB&amp;t=4s", "YouTube");
        let html = made(&format!("<p>a</p>{film}<p>b</p>"));
        let button =
            "<button type=\"button\" data-player=\"https://www.youtube-nocookie.com/embed/aB?start=4\" data-shape=\"film\">";
        let open = film.strip_suffix("</p>").unwrap();
        assert!(html.starts_with(&format!("<p>a</p>{open}{button}")), "{html}");
        assert!(html.ends_with("</small></p><p>b</p>"), "{html}");
        assert_eq!(html.matches("YouTube").count(), film.matches("YouTube").count() + 2, "{html}");
    }

    #[test]
    fn a_light_page_has_links_for_pictures_and_nothing_for_those_that_say_nothing() {
        let picture = |alt: &str| {
            format!("<img src=\"/media/a.jpg\" width=\"3\" height=\"2\" alt=\"{alt}\" loading=\"lazy\" decoding=\"async\">")
        };
        assert_eq!(
            without_pictures(&format!(
                "<p>a</p><figure>{}<figcaption>b</figcaption></figure>{}c",
                picture("A &amp; B"),
                picture("")
            )),
            "<p>a</p><figure><a class=\"picture-link\" href=\"/media/a.jpg\">A &amp; B</a><figcaption>b</figcaption></figure>c"
        );
    }

    #[test]
    fn any_other_text_stays_as_it_is() {
        for html in [
            String::new(),
            card("https://maps.example/x", "maps.example"),
            "<p>See <a href=\"https://vimeo.com/1\" rel=\"external\">this</a></p>".to_owned(),
            "<p class=\"embed\"><a href=\"https://vimeo.com/1\"".to_owned(),
        ] {
            assert_eq!(made(&html), html);
        }
    }
}
