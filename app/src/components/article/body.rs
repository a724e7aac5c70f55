//! An article's text, and in it what other sites show: a link for everybody, and a button that loads it here.

use leptos::prelude::*;

use crate::{
    components::media::{Lightbox, enlarge_label},
    delivery::is_lite,
    domain::player::Player,
    paths,
    site::Edition,
};

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
    let (html, pictures) = prepared(&html, &edition);
    view! {
        <div class="article__body" data-slot="body" inner_html=html></div>
        {pictures}
    }
}

/// A text as this page delivers it; and its pictures by themselves, which stand behind it.
pub(super) fn prepared(html: &str, edition: &Edition) -> (String, impl IntoView + use<>) {
    let (html, pictures) = if is_lite() {
        (without_pictures(html), Vec::new())
    } else {
        with_links_to_pictures(&with_players(html, edition), edition)
    };
    let pictures: Vec<_> = pictures
        .into_iter()
        .enumerate()
        .map(|(place, picture)| {
            let Shown { element, alt } = picture;
            view! {
                <Lightbox number=FIRST_PICTURE + place alt caption=None edition=edition.clone()>
                    <picture inner_html=element></picture>
                </Lightbox>
            }
        })
        .collect();
    (html, pictures)
}

/// A picture among the words.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    /// As it stands there.
    element: String,
    /// Plain text.
    alt: String,
}

/// The number of the first picture among the words: the article's own is 1.
const FIRST_PICTURE: usize = 2;

/// Makes a link to the picture by itself around each that is in no other link.
fn with_links_to_pictures(html: &str, edition: &Edition) -> (String, Vec<Shown>) {
    let mut made = String::with_capacity(html.len());
    let mut pictures = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find("<img ") {
        let (before, image) = rest.split_at(start);
        made.push_str(before);
        let Some(end) = image.find('>') else {
            rest = image;
            break;
        };
        let (element, after) = image.split_at(end + 1);
        rest = after;
        if is_in_link(&made) {
            made.push_str(element);
            continue;
        }
        let alt = element
            .split_once("alt=\"")
            .and_then(|(_, alt)| Some(alt.split_once('"')?.0))
            .unwrap_or_default();
        let alt = unescaped(alt);
        let number = FIRST_PICTURE + pictures.len();
        let link = format!(
            "<a class=\"figure__link\" id=\"{}\" href=\"#{}\" aria-label=\"{}\">{element}</a>",
            paths::place_of_picture(number),
            paths::picture(number),
            escaped(&enlarge_label(&alt, edition)),
        );
        made.push_str(&link);
        pictures.push(Shown {
            element: element.to_owned(),
            alt,
        });
    }
    made.push_str(rest);
    (made, pictures)
}

/// Whether a link is open at the end of this text.
fn is_in_link(html: &str) -> bool {
    let opened = html.rfind("<a ");
    opened.is_some_and(|opened| !html[opened..].contains("</a>"))
}

/// A value of an attribute as it reads.
fn unescaped(value: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    signs
        .iter()
        .fold(value.to_owned(), |value, (written, sign)| value.replace(written, sign))
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
    fn a_picture_among_the_words_leads_to_itself_unless_it_leads_elsewhere() {
        let edition = &Site::editions(&["en".parse().unwrap()], &TimeZone::UTC).unwrap()[0];
        let image = "<img src=\"/media/a.jpg\" width=\"3\" height=\"2\" alt=\"A &amp;&nbsp;B\">";
        let html = format!("<p>a</p><figure>{image}</figure><p><a href=\"/x\">{image}</a> and {image}</p>");
        let (made, pictures) = with_links_to_pictures(&html, edition);
        let link = |number| {
            format!(
                "<a class=\"figure__link\" id=\"picture-{number}-place\" href=\"#picture-{number}\" aria-label=\"Enlarge the picture: A &amp;\u{a0}B\">{image}</a>"
            )
        };
        assert_eq!(
            made,
            format!(
                "<p>a</p><figure>{}</figure><p><a href=\"/x\">{image}</a> and {}</p>",
                link(2),
                link(3)
            )
        );
        assert!(
            pictures
                .iter()
                .all(|picture| picture.alt == "A &\u{a0}B" && picture.element == image)
        );
        let (same, none) = with_links_to_pictures("<p>a <img src", edition);
        assert!(same == "<p>a <img src" && none.is_empty());
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
