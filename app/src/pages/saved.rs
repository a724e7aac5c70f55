//! `/{lang}/saved`: what is kept in this browser. The service worker (`worker.js`) fills the lists in; the server knows nothing of them.

use leptos::prelude::*;

use super::Context;
use crate::{
    domain::{front::Front, lang::Lang},
    paths,
    ports::PortError,
    routes::Response,
    shell::Head,
    site::Edition,
};

/// An article's page as it is sent, by the budget (docs/BUDGETS.md). Bytes.
const PAGE: u64 = 12_000;

/// The lists, empty, and the form that takes the front's stories along.
pub async fn respond(context: &Context<'_>) -> Result<Response, PortError> {
    let edition = context.edition.clone();
    let lang = edition.lang;
    let sections: Vec<_> = context.site.sections.iter().map(|section| section.id.clone()).collect();
    let front = Front::compose(&context.ports.fronts.candidates(lang, &[], &sections, context.now).await?);
    let (mut pages, mut pictures) = (0, Vec::new());
    for teaser in front.teasers().filter(|teaser| teaser.address.lang == lang) {
        pages += 1;
        let renditions = teaser.picture.iter().flat_map(|picture| &picture.renditions);
        pictures.extend(renditions.min_by_key(|file| file.width).map(|file| file.file.clone()));
    }
    let bytes = pages * PAGE + context.ports.fronts.bytes(&pictures);
    let head = Head {
        title: edition.texts.saved(),
        description: edition.texts.saved_lead(),
        canonical: Some(paths::saved(lang)),
        kind: "website",
        ..Head::default()
    };
    let main = Box::new(move || view! { <SavedPage bytes=(pages > 0).then_some(bytes) edition /> }.into_any());
    context.everywhere(head, |edition| paths::saved(edition.lang), main).await
}

/// Headings stand over lists that are filled; the style sheet hides those of empty ones.
#[component]
fn SavedPage(
    /// Of what can be taken along; `None` where there is nothing.
    bytes: Option<u64>,
    /// The edition.
    edition: Edition,
) -> impl IntoView {
    let Edition { lang, texts, .. } = edition;
    view! {
        <div class="statement saved">
            <h1>{texts.saved()}</h1>
            <p>{texts.saved_lead()}</p>
            <p class="saved__offline" data-slot="offline" hidden>{texts.offline_now()}</p>
            <p class="saved__offline" data-slot="failed" role="status" hidden>{texts.save_failed()}</p>
            <section class="saved__list" aria-labelledby="saved">
                <h2 id="saved">{texts.saved_list()}</h2>
                <ul role="list" data-slot="saved" data-remove=texts.remove_saved()></ul>
            </section>
            <section class="saved__list" aria-labelledby="read">
                <h2 id="read">{texts.read_list()}</h2>
                <ul role="list" data-slot="read"></ul>
            </section>
            <p class="saved__none">{texts.saved_none()}</p>
            {bytes.map(|bytes| view! { <TakeToday bytes lang texts=texts.clone() /> })}
        </div>
    }
}

/// A form that the service worker answers.
#[component]
fn TakeToday(
    /// What it takes.
    bytes: u64,
    /// The edition's language.
    lang: Lang,
    /// Its sentences.
    texts: crate::i18n::Texts,
) -> impl IntoView {
    view! {
        <form class="saved__today needs-worker" method="post" action=paths::SAVED_TODAY>
            <input type="hidden" name="page" value=paths::front(lang) />
            <button class="button">{texts.take_today()}</button>
            <p>{texts.take_today_note(f64::from(tenths(bytes)) / 10.0)}</p>
        </form>
    }
}

/// Tenths of a megabyte, rounded up: something is never nothing.
fn tenths(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(100_000)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_rounded_up_to_a_tenth() {
        assert_eq!([1, 100_000, 640_001].map(tenths), [1, 1, 7]);
    }
}
