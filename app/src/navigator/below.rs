//! What is below the window is laid out when it comes near (`style/layout/below.css`), which keeps a page's first frame short; and the
//! rest of it by and by, a part at a time, so that the page soon has its true height.

use std::{cell::Cell, time::Duration};

use leptos::prelude::{document, set_timeout};

use super::swap;

/// On each part that is surely below the window of a reader who begins at the top.
const BELOW: &str = "data-below";
/// Between two parts: what a reader does meanwhile waits for one at most.
const REST: Duration = Duration::from_millis(50);

thread_local! {
    /// Whether parts are being laid out: one after the other, whichever page they are of.
    static IS_UNDER_WAY: Cell<bool> = const { Cell::new(false) };
}

/// Begins with a page's parts, the highest first. Called with each page.
pub fn lay_out() {
    if !IS_UNDER_WAY.replace(true) {
        next();
    }
}

fn next() {
    let act = || {
        let page = document();
        // The first frame of a page that is just being put in has nothing of them.
        let is_arriving = swap::first(&page, &format!("main[{}]", swap::ARRIVING)).is_some();
        let part = swap::first(&page, &format!("[{BELOW}]"));
        if let Some(part) = &part
            && !is_arriving
        {
            let _ = part.remove_attribute(BELOW);
        }
        match part {
            Some(_) => next(),
            None => IS_UNDER_WAY.set(false),
        }
    };
    if set_timeout(act, REST).is_err() {
        IS_UNDER_WAY.set(false);
    }
}

/// Lays all of the page out: a distance from its top is to be true, whatever is changed above it later.
pub(super) fn lay_out_all() {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute(swap::TOP);
    }
}
