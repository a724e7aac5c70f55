//! The words of a search box, and while they are typed, questions that begin so and find something.
//!
//! Wakes when the browser is idle. Without WASM it is the box alone.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::{
    props::{Props, props},
    text::html,
};

#[cfg(feature = "browser")]
mod typing;

/// The list's id; that of an option has its number behind it.
const LIST: &str = "suggestions";

/// What the island is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "text", derive(serde::Serialize))]
pub struct SuggestProps {
    /// The edition's language tag.
    pub lang: String,
    /// The box's name.
    pub label: String,
    /// Shown while it is empty.
    pub placeholder: String,
    /// What is asked for on this page.
    pub words: String,
    /// Characters that it takes.
    pub longest: String,
}

impl Props for SuggestProps {
    const ATTRIBUTE: &'static str = "data-suggest";

    #[cfg(feature = "browser")]
    fn read(json: &super::props::Json) -> Self {
        Self {
            lang: json.text("lang"),
            label: json.text("label"),
            placeholder: json.text("placeholder"),
            words: json.text("words"),
            longest: json.text("longest"),
        }
    }
}

/// What is suggested: a text and the path of its answers, each.
type Options = Vec<(String, String)>;

/// What the island shows.
#[derive(Clone, Copy)]
struct Signals {
    options: RwSignal<Options>,
    /// The option that the arrow keys are at.
    current: RwSignal<Option<usize>>,
    /// Whether there can be options.
    awake: RwSignal<bool>,
}

/// A search box's input, and the list below it.
#[island]
pub fn SuggestIsland() -> impl IntoView {
    let SuggestProps {
        lang,
        label,
        placeholder,
        words,
        longest,
    } = props();
    let signals = Signals {
        options: RwSignal::new(Vec::new()),
        current: RwSignal::new(None),
        awake: RwSignal::new(false),
    };
    let Signals { options, current, awake } = signals;

    #[cfg(feature = "browser")]
    let typing = typing::Typing::new(lang, signals);
    #[cfg(not(feature = "browser"))]
    drop(lang);
    let on_input = move |event: leptos::ev::Event| {
        #[cfg(feature = "browser")]
        typing.typed(event_target_value(&event));
        #[cfg(not(feature = "browser"))]
        drop(event);
    };
    let on_keydown = move |event: leptos::ev::KeyboardEvent| {
        #[cfg(feature = "browser")]
        typing.key(&event);
        #[cfg(not(feature = "browser"))]
        drop(event);
    };
    // A box that is left closes its list; a press on the list leaves the box where it is.
    let close = move || {
        #[cfg(feature = "browser")]
        typing.left();
    };
    let on_press = move |event: leptos::ev::PointerEvent| event.prevent_default();

    let is_open = move || options.with(|options| !options.is_empty());
    let when_awake = move |value: &'static str| move || awake.get().then_some(value);
    let list = move || {
        let at = current.get();
        let mut list = String::new();
        options.with(|options| {
            for (place, (text, href)) in options.iter().enumerate() {
                let (text, href, is_current) = (html(text), html(href), Some(place) == at);
                // Set as HTML: see `text::html`. Paths of answers are percent-encoded.
                let _ = write!(
                    list,
                    "<a class=suggestions__one role=option tabindex=-1 id={LIST}-{place} aria-selected={is_current} href=\"{href}\" dir=auto>{text}</a>"
                );
            }
        });
        list
    };

    view! {
        <input
            class="search__words"
            type="search"
            name="q"
            value=words
            aria-label=label.clone()
            placeholder=placeholder
            maxlength=longest
            enterkeyhint="search"
            role=when_awake("combobox")
            autocomplete=when_awake("off")
            aria-autocomplete=when_awake("list")
            aria-controls=when_awake(LIST)
            aria-expanded=move || awake.get().then(|| if is_open() { "true" } else { "false" })
            aria-activedescendant=move || current.get().map(|place| format!("{LIST}-{place}"))
            on:input=on_input
            on:keydown=on_keydown
            on:blur=move |_| close()
        />
        <div class="suggestions" role="listbox" id=LIST aria-label=label hidden=move || !is_open() inner_html=list on:pointerdown=on_press on:click=move |_| close()></div>
    }
}
