//! What is below the window is laid out when it comes near (`style/layout/below.css`), which keeps a page's first frame short; and the
//! rest of it by and by, a part at a time, so that the page soon has its true height.

use std::time::Duration;

use leptos::prelude::{document, set_timeout};

use super::swap;

/// On each part that is surely below the window of a reader who begins at the top.
const BELOW: &str = "data-below";
/// Between two parts: what a reader does meanwhile waits for one at most.
const REST: Duration = Duration::from_millis(50);

/// Begins with a page's parts, the highest first. Called with each page.
pub fn lay_out() {
    let _ = set_timeout(
        || {
            let next = swap::first(&document(), &format!("[{BELOW}]"));
            if let Some(part) = next {
                let _ = part.remove_attribute(BELOW);
                lay_out();
            }
        },
        REST,
    );
}
