//! How a reader wants to read: colours, the size of the text, the length of its lines. `crate::reading` keeps the choice in the browser.

use leptos::prelude::*;

use crate::site::Edition;

/// The choices, shown where a script can keep them.
#[component]
pub fn ReadingSettings(
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let texts = edition.texts;
    let themes = [
        ("auto", texts.theme_auto()),
        ("light", texts.theme_light()),
        ("dark", texts.theme_dark()),
    ];
    let sizes = [
        ("small", texts.text_size_small()),
        ("normal", texts.text_size_normal()),
        ("large", texts.text_size_large()),
        ("larger", texts.text_size_larger()),
    ];
    let widths = [
        ("narrow", texts.text_width_narrow()),
        ("normal", texts.text_width_normal()),
        ("wide", texts.text_width_wide()),
    ];
    view! {
        <form class="reading" id="reading" tabindex="-1" data-slot="reading" aria-label=texts.reading()>
            {choice("theme", texts.theme(), themes)}
            {choice("size", texts.text_size(), sizes)}
            {choice("width", texts.text_width(), widths)}
        </form>
    }
}

/// Radio buttons, one of which is always on: `crate::reading` says which.
fn choice<const N: usize>(name: &'static str, legend: String, values: [(&'static str, String); N]) -> impl IntoView {
    let options = values.map(|(value, label)| {
        view! {
            <label>
                <input type="radio" name=name value=value />
                {label}
            </label>
        }
    });
    view! {
        <fieldset>
            <legend>{legend}</legend>
            {options.into_iter().collect_view()}
        </fieldset>
    }
}
