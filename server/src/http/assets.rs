//! The site's own files, inside the program: style, script, WASM and what is in `public/`, and the modules that are written by hand.
//!
//! A development build reads them from the disk instead, so that a change is seen at once; all but the modules, which are no files of the
//! site build.

use std::sync::LazyLock;

use app::{
    shell::{BOOT_SCRIPT, LISTEN_SCRIPT},
    site::Assets,
};
use axum::{
    body::Bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};
use rust_embed::{Embed, EmbeddedFile};
use sha2::{Digest, Sha256};

use super::{cache_policy::CachePolicy, coding::accepts, problem};
use crate::{
    config::Config,
    page_cache::{self, BEST, Coding},
    stories::hex,
};

/// `target/site`, as the site build or cargo-leptos leaves it.
#[derive(Embed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Files;

const PKG: &str = "pkg/";
const NAME: &str = "briefs";

/// A module that is written by hand: its text, and its address, which changes with it. It is no file that was compressed when the program
/// was built.
struct Module {
    address: String,
    script: &'static str,
    brotli: Bytes,
    gzip: Bytes,
}

impl Module {
    fn new(name: &str, script: &'static str) -> Self {
        let hash = hex(&Sha256::digest(script.as_bytes()));
        Self {
            address: format!("/{PKG}{name}.{}.js", &hash[..16]),
            script,
            brotli: page_cache::brotli(script.as_bytes(), BEST),
            gzip: page_cache::gzip(script.as_bytes()),
        }
    }
}

static BOOT: LazyLock<Module> = LazyLock::new(|| Module::new("boot", &BOOT_SCRIPT));
static LISTEN: LazyLock<Module> = LazyLock::new(|| Module::new("listen", &LISTEN_SCRIPT));

/// Finds the files that pages load, whether their names hold a hash or not.
pub fn find(config: &Config) -> Assets {
    let newest = |ending: &str| {
        Files::iter()
            .filter_map(|path| path.strip_prefix(PKG).map(str::to_owned))
            .filter(|file| file.starts_with(NAME) && file.ends_with(ending))
            .max()
            .map(|file| format!("/{PKG}{file}"))
            .unwrap_or_default()
    };
    let reload_port = std::env::var("LEPTOS_WATCH")
        .ok()
        .and_then(|_| std::env::var("LEPTOS_RELOAD_PORT").ok()?.parse().ok());
    let (css, js, wasm) = (newest(".css"), newest(".js"), newest(".wasm"));
    let build = build_id(&[&css, &js, &wasm], config);
    Assets {
        css,
        js,
        wasm,
        icon: icon(),
        boot: BOOT.address.clone(),
        listen: LISTEN.address.clone(),
        build,
        reload_port,
    }
}

/// The paper's sign, which is shorter than asking for it would be.
fn icon() -> String {
    match Files::get(app::paths::FAVICON.trim_start_matches('/')) {
        Some(sign) => format!("data:image/svg+xml,{}", percent_encode(&sign.data, NOT_IN_ADDRESS)),
        None => app::paths::FAVICON.to_owned(),
    }
}

/// What cannot stand as it is in the address of an icon, in an attribute.
const NOT_IN_ADDRESS: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b'<').add(b'>');

/// What every page of this build loads, for browsers that keep it.
pub fn on_every_page(assets: &Assets) -> Vec<String> {
    let files = [&assets.css, &assets.boot, &assets.js, &assets.wasm];
    files.into_iter().filter(|file| !file.is_empty()).cloned().collect()
}

/// Changes with any of the files, with the program itself and with what the configuration puts on every page: a browser that has a page
/// of another build on screen loads the next one whole.
fn build_id(files: &[&String], config: &Config) -> String {
    let mut hash = Sha256::new();
    hash.update(PROGRAM.as_slice());
    hash.update(configured(config));
    for file in files {
        if let Some(found) = Files::get(file.trim_start_matches('/')) {
            hash.update(found.metadata.sha256_hash());
        }
    }
    hex(&hash.finalize())[..12].to_owned()
}

/// What the configuration puts into the head, the header or the footer.
fn configured(config: &Config) -> String {
    let zone = config.time_zone.iana_name();
    let weather = (config.weather.provider, config.weather.default_place.id());
    let menu = (&config.languages, &config.sections, &config.adverts);
    format!("{:?}", (&config.site_name, config.base_url.as_str(), zone, weather, menu))
}

/// What the program is made of, read once. In development, where it is ten times the size and made anew all day, when it was made.
static PROGRAM: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let Ok(path) = std::env::current_exe() else {
        return env!("CARGO_PKG_VERSION").into();
    };
    if cfg!(debug_assertions) {
        let made = std::fs::metadata(path).and_then(|file| file.modified());
        return format!("{made:?}").into();
    }
    std::fs::read(path).map_or_else(|_| env!("CARGO_PKG_VERSION").into(), |bytes| Sha256::digest(bytes).to_vec())
});

/// `/pkg/{file}`.
pub async fn pkg(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let address = format!("/{PKG}{file}");
    if let Some(module) = [&BOOT, &LISTEN].into_iter().find(|module| module.address == address) {
        let coding = Coding::accepted(&headers);
        let bytes = match coding {
            Coding::Brotli => module.brotli.clone(),
            Coding::Gzip => module.gzip.clone(),
            Coding::Identity => Bytes::from_static(module.script.as_bytes()),
        };
        let said = [
            (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
            (header::VARY, "accept-encoding"),
        ];
        let mut response = (said, bytes).into_response();
        if let Some(name) = coding.name() {
            let name = HeaderValue::from_static(name);
            response.headers_mut().insert(header::CONTENT_ENCODING, name);
        }
        response.extensions_mut().insert(CachePolicy::Immutable);
        return response;
    }
    let policy = if is_hashed(&file) {
        CachePolicy::Immutable
    } else {
        CachePolicy::Revalidate
    };
    serve(&format!("{PKG}{file}"), &headers, policy)
}

/// A file of `public/`.
pub async fn public(uri: Uri, headers: HeaderMap) -> Response {
    serve(uri.path().trim_start_matches('/'), &headers, CachePolicy::Hour)
}

/// `briefs.0123456789abcdef.css`.
fn is_hashed(file: &str) -> bool {
    let mut parts = file.split('.');
    parts
        .nth(1)
        .is_some_and(|hash| hash.len() >= 16 && hash.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)))
        && parts.next().is_some()
}

/// The smallest form that the browser takes: compressed ones were made when the program was built.
fn serve(path: &str, headers: &HeaderMap, policy: CachePolicy) -> Response {
    let compressed = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(coding, _)| accepts(headers, coding))
        .find_map(|(coding, ending)| Some((Files::get(&format!("{path}{ending}"))?, Some(coding))));
    let Some((file, coding)) = compressed.or_else(|| Files::get(path).map(|file| (file, None))) else {
        return problem::not_found().into_response();
    };
    let etag = format!("\"{}\"", &hex(&file.metadata.sha256_hash())[..32]);
    let is_known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == etag));
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body(file)
    };
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    let headers = response.headers_mut();
    let mut set = |name, value: &str| {
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    };
    set(header::ETAG, &etag);
    set(header::VARY, "accept-encoding");
    if !is_known {
        let charset = if mime.type_() == "text" || mime.subtype() == "javascript" {
            "; charset=utf-8"
        } else {
            ""
        };
        set(header::CONTENT_TYPE, &format!("{mime}{charset}"));
        if let Some(coding) = coding {
            set(header::CONTENT_ENCODING, coding);
        }
    }
    response.extensions_mut().insert(policy);
    response
}

fn body(file: EmbeddedFile) -> Response {
    match file.data {
        std::borrow::Cow::Borrowed(bytes) => bytes.into_response(),
        std::borrow::Cow::Owned(bytes) => bytes.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_configuration_is_another_build_and_the_same_one_is_not() {
        let build = |toml: &str| find(&Config::parse("briefs.toml", toml, []).unwrap()).build;
        let usual = build("");
        assert_eq!(build(""), usual);
        for other in [
            "site_name = \"Another\"",
            "languages = [\"fr\"]",
            "base_url = \"https://news.example\"",
            "[weather]\nprovider = \"none\"",
        ] {
            assert_ne!(build(other), usual, "{other}");
        }
        // What no page shows does not send readers to the server for whole pages.
        assert_eq!(build("[weather]\ncontact = \"desk@news.example\""), usual);
    }

    #[test]
    fn only_a_name_with_a_hash_is_kept_for_ever() {
        assert!(is_hashed("briefs.0123456789abcdef.css"));
        for name in ["briefs.css", "briefs_bg.wasm", "briefs.min.css", "briefs.0123456789abcdef"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
