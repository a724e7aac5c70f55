//! Things that articles embed from other sites, and what shows them here once a reader asks for it.
//!
//! An article holds the address of the thing's own page, with its site's name: that is what a link leads to, and what lasts. How it is
//! shown inside another page is each service's own affair, and is worked out anew whenever a page is made.

use std::fmt::Write as _;

/// What shows an embedded thing inside our page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Player {
    /// The address to load, at one of [`Player::ORIGINS`]; where a service has a form that keeps less of readers, that one.
    pub address: String,
    /// The room it needs.
    pub shape: Shape,
}

/// The room a player needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// 16 : 9.
    Film,
    /// As wide as the text, and low.
    Sound,
    /// A post or a chart, whose height nobody knows before.
    Tall,
}

impl Shape {
    /// As the style sheet calls it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Sound => "sound",
            Self::Tall => "tall",
        }
    }
}

impl Player {
    /// Who may be asked for a player: all a page's content security policy lets in as a frame.
    pub const ORIGINS: [&str; 11] = [
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
        "https://geo.dailymotion.com",
        "https://www.arte.tv",
        "https://open.spotify.com",
        "https://w.soundcloud.com",
        "https://platform.twitter.com",
        "https://www.instagram.com",
        "https://www.tiktok.com",
        "https://datawrapper.dwcdn.net",
        "https://flo.uri.sh",
    ];

    /// For the page at `address`. `None` for a site that has no player, or a page that is none of a single thing.
    pub fn of(address: &str) -> Option<Self> {
        let (host, path) = address.strip_prefix("https://")?.split_once('/')?;
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let query = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        // Every part that comes from the address is a name or a number: nothing of it can mean something else where it is put.
        if !parts.iter().all(|part| is_name(part.trim_start_matches('@'))) {
            return None;
        }
        let (address, shape) = match (host.trim_start_matches("www.").trim_start_matches("m."), &parts[..]) {
            ("youtube.com", ["watch"]) => (youtube(query("v")?, query("t"))?, Shape::Film),
            ("youtu.be", [id]) => (youtube(id, query("t"))?, Shape::Film),
            ("youtube.com", ["playlist"]) => {
                let list = query("list").filter(|list| is_name(list))?;
                (
                    format!("https://www.youtube-nocookie.com/embed/videoseries?list={list}"),
                    Shape::Film,
                )
            }
            ("vimeo.com", [id]) => {
                let id = number(id)?;
                (format!("https://player.vimeo.com/video/{id}?dnt=1"), Shape::Film)
            }
            ("dailymotion.com", ["video", id]) | ("dai.ly", [id]) => {
                (format!("https://geo.dailymotion.com/player.html?video={id}"), Shape::Film)
            }
            ("arte.tv", [language, "videos", id, ..]) => (format!("https://www.arte.tv/embeds/{language}/{id}"), Shape::Film),
            ("open.spotify.com", [kind, id]) => (format!("https://open.spotify.com/embed/{kind}/{id}"), Shape::Sound),
            ("soundcloud.com", [artist, track]) => (
                format!("https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2F{artist}%2F{track}"),
                Shape::Sound,
            ),
            ("twitter.com" | "x.com", [_, "status" | "statuses", id]) => {
                let id = number(id)?;
                (
                    format!("https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}"),
                    Shape::Tall,
                )
            }
            ("instagram.com", [kind @ ("p" | "reel" | "tv"), id]) => {
                (format!("https://www.instagram.com/{kind}/{id}/embed/"), Shape::Tall)
            }
            ("tiktok.com", [_, "video", id]) => {
                let id = number(id)?;
                (format!("https://www.tiktok.com/embed/v2/{id}"), Shape::Tall)
            }
            ("datawrapper.dwcdn.net", [id, version]) => (format!("https://datawrapper.dwcdn.net/{id}/{version}/"), Shape::Tall),
            ("public.flourish.studio", [kind @ ("visualisation" | "story"), id]) => {
                (format!("https://flo.uri.sh/{kind}/{id}/embed"), Shape::Tall)
            }
            _ => return None,
        };
        Some(Self { address, shape })
    }
}

fn youtube(id: &str, from: Option<&str>) -> Option<String> {
    let mut address = format!(
        "https://www.youtube-nocookie.com/embed/{}",
        Some(id).filter(|id| is_name(id))?
    );
    if let Some(seconds) = from.and_then(|from| number(from.trim_end_matches('s'))) {
        let _ = write!(address, "?start={seconds}");
    }
    Some(address)
}

fn number(text: &str) -> Option<&str> {
    (!text.is_empty() && text.len() <= 24 && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// What services name their things with: letters, digits, `-`, `_` and `.` between them.
fn is_name(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=128).contains(&text.len()) && text.bytes().all(is_sign) && !text.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_services_own_page_has_its_player_at_an_origin_that_the_policy_knows() {
        for (page, player, shape) in [
            (
                "https://www.youtube.com/watch?v=aBc-1_2&t=42s",
                "https://www.youtube-nocookie.com/embed/aBc-1_2?start=42",
                Shape::Film,
            ),
            (
                "https://youtu.be/aB",
                "https://www.youtube-nocookie.com/embed/aB",
                Shape::Film,
            ),
            (
                "https://www.youtube.com/playlist?list=PL1",
                "https://www.youtube-nocookie.com/embed/videoseries?list=PL1",
                Shape::Film,
            ),
            (
                "https://vimeo.com/123",
                "https://player.vimeo.com/video/123?dnt=1",
                Shape::Film,
            ),
            (
                "https://www.dailymotion.com/video/x8",
                "https://geo.dailymotion.com/player.html?video=x8",
                Shape::Film,
            ),
            (
                "https://www.arte.tv/fr/videos/1-A/",
                "https://www.arte.tv/embeds/fr/1-A",
                Shape::Film,
            ),
            (
                "https://open.spotify.com/episode/4x",
                "https://open.spotify.com/embed/episode/4x",
                Shape::Sound,
            ),
            (
                "https://soundcloud.com/a/b",
                "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb",
                Shape::Sound,
            ),
            (
                "https://x.com/i/status/77",
                "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=77",
                Shape::Tall,
            ),
            (
                "https://twitter.com/a/status/12",
                "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12",
                Shape::Tall,
            ),
            (
                "https://www.instagram.com/p/Ab/",
                "https://www.instagram.com/p/Ab/embed/",
                Shape::Tall,
            ),
            (
                "https://www.tiktok.com/@some.one/video/9",
                "https://www.tiktok.com/embed/v2/9",
                Shape::Tall,
            ),
            (
                "https://datawrapper.dwcdn.net/aB/3/",
                "https://datawrapper.dwcdn.net/aB/3/",
                Shape::Tall,
            ),
            (
                "https://public.flourish.studio/visualisation/1/",
                "https://flo.uri.sh/visualisation/1/embed",
                Shape::Tall,
            ),
        ] {
            let found = Player::of(page).unwrap_or_else(|| panic!("{page} has a player"));
            assert_eq!((found.address.as_str(), found.shape), (player, shape), "{page}");
            let of = |origin: &&str| player.starts_with(&format!("{origin}/"));
            assert!(Player::ORIGINS.iter().any(of), "{player}");
        }
    }

    #[test]
    fn what_is_no_single_thing_of_a_known_service_has_none() {
        for page in [
            "https://www.youtube.com/@channel",
            "https://www.youtube.com/watch?v=",
            "https://www.youtube.com/watch?v=a%22onload",
            "https://www.youtube.com/watch?list=a",
            "https://notyoutube.com/watch?v=a",
            "https://youtube.com.evil.example/watch?v=a",
            "https://evil.example/https://vimeo.com/1",
            "http://vimeo.com/1",
            "https://vimeo.com/channels",
            "https://vimeo.com/1/%2e%2e/x",
            "https://www.facebook.com/a/videos/1/",
            "https://x.com/somebody",
            "https://news.example/2025/v.mp4",
            "https://vimeo.com",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(Player::of(page), None, "{page}");
        }
    }
}
