//! An image in the formats and widths it exists in, with its size reserved.

use leptos::prelude::*;

use crate::{
    domain::picture::{Picture, Rendition},
    paths,
};

/// How much of the window an image fills: the value of `sizes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sizes {
    /// An article's picture: the width of its column.
    Article,
    /// A picture by itself.
    Window,
    /// The story on top of a front.
    Splash,
    /// A teaser with a picture.
    Teaser,
}

impl Sizes {
    fn as_str(self) -> &'static str {
        match self {
            Self::Article => "(min-width: 64rem) 46rem, 100vw",
            Self::Window => "100vw",
            Self::Splash => "(min-width: 64rem) 42rem, 100vw",
            Self::Teaser => "(min-width: 40rem) 24rem, 8rem",
        }
    }

    /// The widest file worth offering, in pixels: two for each of CSS's. Names of files do not compress, and a front has many.
    fn widest(self) -> u32 {
        match self {
            Self::Article | Self::Window | Self::Splash => u32::MAX,
            Self::Teaser => 800,
        }
    }
}

/// A `<picture>`. The first one on a page is fetched at once, the others when they come near.
#[component]
pub fn PictureImage(
    /// What to show.
    picture: Picture,
    /// How wide.
    sizes: Sizes,
    /// Whether it is in the first view.
    #[prop(optional)]
    first: bool,
    /// The alternative text, when it is not the picture's own: empty on a teaser, whose headline says it all.
    #[prop(optional, into)]
    alt: Option<String>,
) -> impl IntoView {
    let fallback = picture.fallback()?;
    let sources: Vec<_> = picture
        .newer_formats()
        .into_iter()
        .map(|(mime, files)| view! { <source type=mime srcset=srcset(&files, sizes) sizes=sizes.as_str() /> })
        .collect();
    Some(view! {
        <picture>
            {sources}
            <img
                src=paths::media(&fallback.file)
                width=fallback.width
                height=fallback.height
                alt=alt.unwrap_or_else(|| picture.alt.clone())
                loading=(!first).then_some("lazy")
                decoding="async"
                // Browsers would fetch the next few beside the first.
                fetchpriority=if first { "high" } else { "low" }
            />
        </picture>
    })
}

/// What stands for a picture on a light page: what is to be seen, and the smallest file.
#[component]
pub fn PictureLink(
    /// What to show.
    picture: Picture,
) -> impl IntoView {
    let file = picture
        .renditions
        .iter()
        .filter(|file| file.mime != "image/avif")
        .min_by_key(|file| file.width)?;
    let name = if picture.alt.is_empty() {
        picture.caption.clone()
    } else {
        picture.alt.clone()
    };
    let name = if name.is_empty() { file.file.clone() } else { name };
    Some(view! { <a class="picture-link" href=paths::media(&file.file)>{name}</a> })
}

/// The narrowest is always there, so that no picture is without a file.
fn srcset(files: &[&Rendition], sizes: Sizes) -> String {
    let narrowest = files.iter().map(|file| file.width).min().unwrap_or_default();
    files
        .iter()
        .filter(|file| file.width <= sizes.widest().max(narrowest))
        .map(|file| format!("{} {}w", paths::media(&file.file), file.width))
        .collect::<Vec<_>>()
        .join(", ")
}
