//! How an island comes by its props: from the component around it on the server and in the gallery, from the page in a browser.
//!
//! Leptos can pass props to islands itself, through `serde_json` in the WASM. That costs a reader 32 KB (brotli) for two islands
//! (docs/decisions/0009-island-props.md); the browser has a JSON parser already. So islands take no props: the component around one puts them into
//! the page with [`attribute`] and its own context, and the island reads them with [`props`].

/// Props that travel through the page under a name of their own.
pub trait Props: Clone + Default + Send + Sync + 'static {
    /// The attribute that carries them; one element of a page has it.
    const ATTRIBUTE: &'static str;

    /// From the page's JSON. What is missing is empty: pages and WASM of different builds never meet.
    #[cfg(feature = "browser")]
    fn read(json: &Json) -> Self;
}

/// The props of the island that is being made.
#[cfg(feature = "text")]
pub(super) fn props<P: Props>() -> P {
    leptos::prelude::use_context().unwrap_or_default()
}

/// The props of the island that is being made.
#[cfg(not(feature = "text"))]
pub(super) fn props<P: Props>() -> P {
    use leptos::prelude::document;

    let carrier = document().query_selector(&format!("[{}]", P::ATTRIBUTE)).ok().flatten();
    let json = carrier
        .and_then(|carrier| carrier.get_attribute(P::ATTRIBUTE))
        .and_then(|text| Json::parse(&text));
    json.map(|json| P::read(&json)).unwrap_or_default()
}

/// Hands props to the island inside the component that calls this; returns the value of the attribute [`Props::ATTRIBUTE`].
#[cfg(feature = "text")]
pub fn attribute<P: Props + serde::Serialize>(props: P) -> String {
    let json = serde_json::to_string(&props).expect("props are strings, numbers and lists of them");
    leptos::prelude::provide_context(props);
    json
}

/// A JSON value in the browser.
#[cfg(feature = "browser")]
pub struct Json(wasm_bindgen::JsValue);

#[cfg(feature = "browser")]
impl Json {
    /// What the server answers; `None` where that is no JSON, or an error.
    pub async fn fetch(url: &str) -> Option<Self> {
        let response = gloo_net::http::Request::get(url).send().await.ok()?;
        if !response.ok() {
            return None;
        }
        Self::parse(&response.text().await.ok()?)
    }

    /// From a text.
    pub fn parse(text: &str) -> Option<Self> {
        js_sys::JSON::parse(text).ok().map(Self)
    }

    /// A member of an object; `None` for one that is missing or null.
    pub fn get(&self, key: &str) -> Option<Self> {
        let value = js_sys::Reflect::get(&self.0, &key.into()).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(Self(value))
    }

    /// A member that is a string.
    pub fn text(&self, key: &str) -> String {
        self.get(key).and_then(|json| json.0.as_string()).unwrap_or_default()
    }

    /// A member that is a number.
    pub fn number(&self, key: &str) -> f64 {
        self.get(key).and_then(|json| json.0.as_f64()).unwrap_or_default()
    }

    /// A member that is true or false.
    pub fn flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|json| json.0.is_truthy())
    }

    /// The members of a member that is a list.
    pub fn list(&self, key: &str) -> Vec<Self> {
        self.get(key)
            .map(|json| js_sys::Array::from(&json.0).iter().map(Self).collect())
            .unwrap_or_default()
    }
}
