//! A live report: how far it is, its key events, and its entries with the newest first.

use leptos::prelude::*;

use super::body;
use crate::{
    components::media::Icon,
    domain::live::{Entry, LiveState, Report},
    site::Edition,
};

/// Says that entries are still to come, with a link that shows them; or that none are.
#[component]
pub fn LiveStatus(
    /// How far the report is.
    state: LiveState,
    /// The article's own path.
    path: String,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let texts = edition.texts;
    match state {
        LiveState::Open => view! {
            <p class="live-status" data-slot="live">
                <span class="live-label">{texts.live()}</span>
                " "
                <a class="live-status__refresh" href=path>{texts.live_refresh()}</a>
            </p>
        }
        .into_any(),
        LiveState::Over => view! {
            <p class="live-status" data-slot="live">
                {texts.live_over()}
            </p>
        }
        .into_any(),
    }
}

/// So many entries may be in the window at first.
const NEAR: usize = 3;

/// The text of a live report.
#[component]
pub fn LiveReport(
    /// Safe HTML, in the form of [`crate::domain::live`].
    html: String,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    // All of it at once: its pictures are counted, and no mark of an entry is touched.
    let (html, pictures) = body::prepared(&html, &edition);
    let report = Report::of(&html);
    let introduction = Some(report.introduction.to_owned()).filter(|html| !html.trim().is_empty());
    let key_events: Vec<_> = report
        .entries
        .iter()
        .filter(|entry| entry.is_key)
        .map(|entry| {
            let href = format!("#{}", entry.id());
            view! {
                <li>
                    {time(entry, &edition)}
                    " "
                    <a href=href>{entry.headline.to_string()}</a>
                </li>
            }
        })
        .collect();
    let key_events = (!key_events.is_empty()).then(|| {
        view! {
            <nav class="key-events" data-slot="key-events" aria-labelledby="key-events">
                <h2 id="key-events">{edition.texts.key_events()}</h2>
                <ul role="list">{key_events}</ul>
            </nav>
        }
    });
    let entries = report.entries.iter().enumerate();
    let entries: Vec<_> = entries
        .map(|(place, entry)| view_of(entry, place >= NEAR, &edition))
        .collect();
    view! {
        {key_events}
        <div class="live" data-slot="body">
            {introduction.map(|html| view! { <div class="article__body" inner_html=html></div> })}
            {entries}
        </div>
        {pictures}
    }
}

/// An entry. Without a headline its time is its heading.
fn view_of(entry: &Entry<'_>, is_below: bool, edition: &Edition) -> AnyView {
    let (id, time) = (entry.id(), time(entry, edition));
    let permalink = view! {
        <a class="entry__link" href=format!("#{id}") aria-label=edition.texts.link_to_entry()>
            <Icon name="link" />
        </a>
    };
    let head = if entry.headline.is_empty() {
        view! {
            <div class="entry__time">
                <h2>{time}</h2>
                {permalink}
            </div>
        }
        .into_any()
    } else {
        view! {
            <p class="entry__time">{time} {permalink}</p>
            <h2 class="entry__headline">{entry.headline.to_string()}</h2>
        }
        .into_any()
    };
    // No `section`: a dozen of them would be a dozen landmarks.
    view! {
        <div class="entry" id=id data-key=entry.is_key data-below=is_below.then_some("")>
            {head}
            <div class="article__body" inner_html=entry.html.to_owned()></div>
        </div>
    }
    .into_any()
}

fn time(entry: &Entry<'_>, edition: &Edition) -> impl IntoView + use<> {
    let format = &edition.format;
    view! { <time datetime=format.rfc3339(entry.at)>{format.date_and_time(entry.at)}</time> }
}
