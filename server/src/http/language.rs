//! A reader's choice of language, kept in the reader's browser in the site's only cookie (decision 14). It is set here and nowhere else,
//! and read for `/` alone: an address with a language in it is answered in that language, whatever was chosen.

use app::{
    domain::{also, lang::Lang},
    paths,
};
use axum::{
    extract::{RawForm, State, rejection::RawFormRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use url::form_urlencoded;

use super::problem::{self, Problem};
use crate::state::AppState;

const COOKIE: &str = "lang";
/// Seconds: a year.
const KEPT_FOR: u32 = 365 * 24 * 60 * 60;

/// What a form says.
#[derive(Debug, Default, PartialEq, Eq)]
struct Choice {
    lang: String,
    /// Languages to be added to the front; `None` where the form does not ask for them.
    also: Option<String>,
    /// The page to come back to. Without one the answer is empty: a link that leads on was followed.
    to: Option<String>,
}

impl Choice {
    /// Boxes of one name come one by one. `None` for a form without a language, or with two.
    fn read(form: &[u8]) -> Option<Self> {
        let mut lang = None;
        let mut choice = Self::default();
        for (name, value) in form_urlencoded::parse(form) {
            match &*name {
                "lang" if lang.is_some() => return None,
                "to" if choice.to.is_some() => return None,
                "lang" => lang = Some(value.into_owned()),
                "to" => choice.to = Some(value.into_owned()),
                "also" => {
                    let also = choice.also.get_or_insert_default();
                    also.push('.');
                    also.push_str(&value);
                }
                _ => {}
            }
        }
        lang.map(|lang| Self { lang, ..choice })
    }
}

/// `POST /language`: sets the cookie, and leads back to the page that was asked for, or to a front with what was added to it.
pub async fn keep(State(state): State<AppState>, headers: HeaderMap, form: Result<RawForm, RawFormRejection>) -> Response {
    let Some(choice) = form.ok().and_then(|RawForm(form)| Choice::read(&form)) else {
        return Problem::new(StatusCode::BAD_REQUEST, "Bad form", "Give `lang`, and `to` or `also` or not.").into_response();
    };
    let served = choice
        .lang
        .parse::<Lang>()
        .ok()
        .filter(|lang| state.site.edition(*lang).is_some());
    let Some(lang) = served else {
        return Problem::new(
            StatusCode::BAD_REQUEST,
            "Unknown language",
            "The site is not in this language.",
        )
        .into_response();
    };
    let secure = if state.site.base_url.starts_with("https://") {
        "; Secure"
    } else {
        ""
    };
    // What was added to the front stays, whatever language it is opened in: the language itself too, for the next one's sake.
    let before = kept(&headers).and_then(|kept| kept.split_once('.')).map(|(_, also)| also);
    let tags = choice.also.as_deref().or(before).unwrap_or_default();
    let also = also::read(tags, state.site.editions.iter().map(|edition| edition.lang));
    let kept = std::iter::once(lang).chain(also.iter().copied()).collect::<Vec<_>>();
    let kept = also::tags(&kept);
    let cookie = format!("{COOKIE}={kept}; Path=/; Max-Age={KEPT_FOR}; SameSite=Lax; HttpOnly{secure}");
    let Ok(cookie) = HeaderValue::from_str(&cookie) else {
        return problem::internal().into_response();
    };
    let to = if choice.also.is_some() {
        let also: Vec<Lang> = also.into_iter().filter(|other| *other != lang).collect();
        Some(paths::front_reading(lang, &also))
    } else {
        choice.to.map(|to| if is_local(&to) { to } else { paths::front(lang) })
    };
    let mut response = match to {
        None => StatusCode::NO_CONTENT.into_response(),
        Some(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, paths::language_kept(&to))]).into_response(),
    };
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    response
}

/// Any other method.
pub async fn wrong_method() -> Response {
    let problem = Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "Method not allowed",
        "A choice of language is posted.",
    );
    ([(header::ALLOW, HeaderValue::from_static("POST"))], problem).into_response()
}

/// What the reader has asked to be remembered, as the browser sends it: any text. A language, and those that were added to its front
/// behind it, a full stop between.
pub fn kept(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

/// Whether an address to come back to is a path of this site and cannot be read as anything else: browsers take a backslash for a slash,
/// two of either for another host, and overlook tabs and line ends.
fn is_local(to: &str) -> bool {
    to.starts_with('/')
        && !to.starts_with("//")
        && to
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_this_site_is_come_back_to() {
        for local in ["/", "/fr", "/fr/monde?page=2", "/fr/%C3%A9t%C3%A9"] {
            assert!(is_local(local), "{local}");
        }
        for elsewhere in [
            "",
            "fr",
            "//evil.example",
            "/\\evil.example",
            "\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "https://evil.example",
            "/fr#x",
            "/fr /x",
            "/é",
            "javascript:alert(1)",
        ] {
            assert!(!is_local(elsewhere), "{elsewhere:?}");
        }
    }

    #[test]
    fn ticked_boxes_are_read_one_by_one_and_none_is_an_answer_too() {
        let also = |form: &str| Choice::read(form.as_bytes()).unwrap().also;
        assert_eq!(also("lang=fr"), None);
        assert_eq!(also("lang=fr&also=").as_deref(), Some("."));
        assert_eq!(also("also=&also=en&lang=fr&also=de").as_deref(), Some("..en.de"));
        assert_eq!(Choice::read(b"also=en"), None);
    }

    #[test]
    fn the_cookie_is_found_among_others() {
        let with = |lines: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(header::COOKIE, HeaderValue::from_static(line));
            }
            kept(&headers).map(str::to_owned)
        };
        assert_eq!(with(&["lang=de"]).as_deref(), Some("de"));
        assert_eq!(with(&["a=b; lang=pl; c"]).as_deref(), Some("pl"));
        assert_eq!(with(&["a=b", "lang=pl"]).as_deref(), Some("pl"));
        for none in [&["language=de"][..], &["xlang=de"], &["lang"], &[""], &[]] {
            assert_eq!(with(none), None, "{none:?}");
        }
    }
}
