//! Sharing an article: copy its link, or the device's own share sheet.
//!
//! Wakes when the browser is idle. Without WASM only the e-mail link is there, which needs none.

use leptos::prelude::*;

use super::{
    props::{Props, props},
    text::html,
};

/// What the island is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "text", derive(serde::Serialize))]
pub struct ShareProps {
    /// The article's headline.
    pub title: String,
    /// The article's absolute URL.
    pub url: String,
    /// The `mailto:` link.
    pub mailto: String,
    /// The group's name.
    pub share: String,
    /// The button that copies the link.
    pub copy: String,
    /// Said when it is copied.
    pub copied: String,
    /// Said when the browser refused.
    pub failed: String,
    /// The button for the device's share sheet.
    pub with: String,
    /// The e-mail link.
    pub mail: String,
}

impl Props for ShareProps {
    const ATTRIBUTE: &'static str = "data-share";

    #[cfg(feature = "browser")]
    fn read(json: &super::props::Json) -> Self {
        Self {
            title: json.text("title"),
            url: json.text("url"),
            mailto: json.text("mailto"),
            share: json.text("share"),
            copy: json.text("copy"),
            copied: json.text("copied"),
            failed: json.text("failed"),
            with: json.text("with"),
            mail: json.text("mail"),
        }
    }
}

/// Share buttons.
#[island]
pub fn ShareIsland() -> impl IntoView {
    let ShareProps {
        title,
        url,
        mailto,
        share,
        copy,
        copied,
        failed,
        with,
        mail,
    } = props();
    let can_copy = RwSignal::new(false);
    let can_share = RwSignal::new(false);
    let said = RwSignal::new(String::new());

    #[cfg(feature = "browser")]
    Effect::new(move |_| {
        can_copy.set(browser::can_copy());
        can_share.set(browser::can_share());
    });
    let on_copy = {
        let url = url.clone();
        move |_| {
            #[cfg(feature = "browser")]
            browser::copy(&url, said, copied.clone(), failed.clone());
            #[cfg(not(feature = "browser"))]
            let _ = (&url, &copied, &failed, said);
        }
    };
    let on_share = move |_| {
        #[cfg(feature = "browser")]
        browser::share(&title, &url);
        #[cfg(not(feature = "browser"))]
        let _ = (&title, &url);
    };

    view! {
        <div class="share" role="group" aria-label=share>
            <a class="share__button" href=mailto>
                {mail}
            </a>
            <button class="share__button" type="button" hidden=move || !can_copy.get() on:click=on_copy>
                {copy}
            </button>
            <button class="share__button" type="button" hidden=move || !can_share.get() on:click=on_share>
                {with}
            </button>
            <span class="share__said" role="status" inner_html=move || said.with(|said| html(said))></span>
        </div>
    }
}

#[cfg(feature = "browser")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;

    fn has(name: &str) -> bool {
        js_sys::Reflect::has(&window().navigator(), &JsValue::from_str(name)).unwrap_or(false)
    }

    /// The clipboard exists in secure contexts only.
    pub(super) fn can_copy() -> bool {
        window().is_secure_context() && has("clipboard")
    }

    pub(super) fn can_share() -> bool {
        has("share")
    }

    pub(super) fn copy(url: &str, said: RwSignal<String>, copied: String, failed: String) {
        // Emptied first: the same words a second time would not be heard.
        said.set(String::new());
        let promise = window().navigator().clipboard().write_text(url);
        leptos::task::spawn_local(async move {
            let result = JsFuture::from(promise).await;
            said.try_set(if result.is_ok() { copied } else { failed });
        });
    }

    pub(super) fn share(title: &str, url: &str) {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_url(url);
        let promise = window().navigator().share_with_data(&data);
        // Closing the sheet without sharing is an answer too, and no error.
        leptos::task::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
