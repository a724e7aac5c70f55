//! Stories for tests, written as the files an editor would write.

use std::{fmt::Write as _, fs, path::Path};

/// One story file. What a test does not say is something harmless.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    id: String,
    lang: String,
    section: String,
    slug: Option<String>,
    headline: String,
    standfirst: String,
    published: String,
    updated: Option<String>,
    byline: Option<String>,
    source: Option<(String, String, Option<String>)>,
    topics: Vec<String>,
    must_read: Option<u32>,
    picture: bool,
    withdrawn: bool,
    live: Option<String>,
    breaking: bool,
    body: String,
}

impl Story {
    /// In French, in the section `world`, published two hours before [`crate::test_app::NOW`], at the address of its id.
    pub(crate) fn new(id: &str) -> Self {
        Self {
            id: id.into(),
            lang: "fr".into(),
            section: "world".into(),
            slug: Some(id.into()),
            headline: format!("Titre de {id}"),
            standfirst: format!("Chapeau de {id}."),
            published: "2025-03-19T08:00:00+01:00".into(),
            updated: None,
            byline: None,
            source: None,
            topics: Vec::new(),
            must_read: None,
            picture: false,
            withdrawn: false,
            live: None,
            breaking: false,
            body: format!("Le texte de {id}."),
        }
    }

    pub(crate) fn lang(mut self, tag: &str) -> Self {
        self.lang = tag.into();
        self
    }

    pub(crate) fn section(mut self, id: &str) -> Self {
        self.section = id.into();
        self
    }

    pub(crate) fn slug(mut self, slug: &str) -> Self {
        self.slug = Some(slug.into());
        self
    }

    /// The address is made from the headline.
    pub(crate) fn without_slug(mut self) -> Self {
        self.slug = None;
        self
    }

    pub(crate) fn headline(mut self, text: &str) -> Self {
        self.headline = text.into();
        self
    }

    pub(crate) fn standfirst(mut self, text: &str) -> Self {
        self.standfirst = text.into();
        self
    }

    /// RFC 3339.
    pub(crate) fn published(mut self, time: &str) -> Self {
        self.published = time.into();
        self
    }

    /// RFC 3339.
    pub(crate) fn updated(mut self, time: &str) -> Self {
        self.updated = Some(time.into());
        self
    }

    pub(crate) fn byline(mut self, name: &str) -> Self {
        self.byline = Some(name.into());
        self
    }

    pub(crate) fn source(mut self, name: &str, url: &str, licence: Option<&str>) -> Self {
        self.source = Some((name.into(), url.into(), licence.map(Into::into)));
        self
    }

    pub(crate) fn topics(mut self, ids: &[&str]) -> Self {
        self.topics = ids.iter().map(|id| (*id).into()).collect();
        self
    }

    pub(crate) fn must_read(mut self, rank: u32) -> Self {
        self.must_read = Some(rank);
        self
    }

    /// With a picture of its own.
    pub(crate) fn picture(mut self) -> Self {
        self.picture = true;
        self
    }

    pub(crate) fn withdrawn(mut self) -> Self {
        self.withdrawn = true;
        self
    }

    /// Announced as breaking news.
    pub(crate) fn breaking(mut self) -> Self {
        self.breaking = true;
        self
    }

    /// A live report, `open` or `over`.
    pub(crate) fn live(mut self, state: &str) -> Self {
        self.live = Some(state.into());
        self
    }

    /// Markdown.
    pub(crate) fn body(mut self, markdown: &str) -> Self {
        self.body = markdown.into();
        self
    }

    /// `id.lang.md`.
    pub(crate) fn file_name(&self) -> String {
        format!("{}.{}.md", self.id, self.lang)
    }

    /// The file's text.
    pub(crate) fn text(&self) -> String {
        let quoted = |text: &str| toml::Value::String(text.into()).to_string();
        let mut head = String::from("+++\n");
        let mut set = |key: &str, value: String| writeln!(head, "{key} = {value}").unwrap();
        set("story", quoted(&self.id));
        set("lang", quoted(&self.lang));
        set("section", quoted(&self.section));
        if let Some(slug) = &self.slug {
            set("slug", quoted(slug));
        }
        set("headline", quoted(&self.headline));
        set("standfirst", quoted(&self.standfirst));
        set("published", self.published.clone());
        if let Some(updated) = &self.updated {
            set("updated", updated.clone());
        }
        if let Some(byline) = &self.byline {
            set("byline", quoted(byline));
        }
        if let Some((name, url, licence)) = &self.source {
            let licence = licence
                .as_deref()
                .map(|licence| format!(", licence = {}", quoted(licence)))
                .unwrap_or_default();
            set(
                "source",
                format!("{{ name = {}, url = {}{licence} }}", quoted(name), quoted(url)),
            );
        }
        if !self.topics.is_empty() {
            set("topics", format!("{:?}", self.topics));
        }
        if let Some(rank) = self.must_read {
            set("must_read", rank.to_string());
        }
        if self.picture {
            let words = format!(
                "alt = {}, caption = \"La légende\", credit = \"La main\"",
                quoted(&format!("Image de {}", self.id))
            );
            set("image", format!("{{ file = \"{}.png\", {words} }}", self.id));
        }
        if self.withdrawn {
            set("withdrawn", "true".into());
        }
        if self.breaking {
            set("breaking", "true".into());
        }
        if let Some(state) = &self.live {
            set("live", quoted(state));
        }
        format!("{head}+++\n{}\n", self.body)
    }

    /// Writes the file, and its picture beside it.
    pub(crate) fn write(&self, folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(self.file_name()), self.text()).unwrap();
        if self.picture {
            fs::write(folder.join(format!("{}.png", self.id)), png(&self.id)).unwrap();
        }
    }
}

/// The beginning of a PNG of 800 × 450 pixels: as much as is looked at. `content` makes it one of its own.
pub(crate) fn png(content: &str) -> Vec<u8> {
    let mut bytes = vec![0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R'];
    bytes.extend_from_slice(&[0, 0, 3, 32, 0, 0, 1, 194, 8, 6, 0, 0, 0]);
    bytes.extend_from_slice(content.as_bytes());
    bytes
}
