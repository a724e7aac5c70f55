//! Addresses of a paper that moved here: where what was there is now.

use app::paths;
use axum::http::Uri;

use crate::{state::AppState, store::Target, wire::wxr::old_paths};

/// The path to lead a request to, if its address was one of an imported paper. One short query; a database that does not answer is logged.
pub(super) async fn target(state: &AppState, asked: &Uri) -> Option<String> {
    let key = old_paths::key(asked.path_and_query()?.as_str());
    if key == "/" {
        return None;
    }
    let found = state.store.at_old_address(&key, state.clock.now()).await;
    let target = found.unwrap_or_else(|error| {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "an old address could not be looked up"
        );
        None
    })?;
    let path = match target {
        Target::Article(address) => paths::article(&address, &state.site.sections),
        Target::Path(path) => path,
    };
    // A page that is gone from its own address is gone, and where there is no edition there is no page.
    let is_elsewhere = path != asked.path().trim_end_matches('/');
    (is_elsewhere && is_served(state, &path)).then_some(path)
}

/// Whether a path of ours is one of an edition that is served.
fn is_served(state: &AppState, path: &str) -> bool {
    let lang = path.split('/').nth(1).and_then(|lang| lang.parse().ok());
    lang.is_some_and(|lang| state.site.edition(lang).is_some())
}
