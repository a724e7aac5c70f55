//! Pictures: one picture, its renditions, and the words that go with it.

/// A file of a picture at one width and in one format.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rendition {
    /// File name under `/media/`, made of the content's hash.
    pub file: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Media type, `image/avif`.
    pub mime: &'static str,
}

/// A picture with its words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Picture {
    /// At least one, the widest first within a format, the most compact format first.
    pub renditions: Vec<Rendition>,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// What it adds; empty where it adds nothing.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

impl Picture {
    /// Bytes of its words and of the list of its renditions.
    pub fn bytes(&self) -> usize {
        let rendition = |rendition: &Rendition| size_of::<Rendition>() + rendition.file.len();
        self.alt.len() + self.caption.len() + self.credit.len() + self.renditions.iter().map(rendition).sum::<usize>()
    }

    /// The rendition for browsers that know none of the newer formats: the widest of the last format.
    pub fn fallback(&self) -> Option<&Rendition> {
        let mime = self.renditions.last()?.mime;
        self.renditions.iter().find(|rendition| rendition.mime == mime)
    }

    /// The renditions of each format but the fallback's, for `<source>`.
    pub fn newer_formats(&self) -> Vec<(&'static str, Vec<&Rendition>)> {
        let fallback = self.renditions.last().map(|rendition| rendition.mime);
        let mut formats: Vec<(&'static str, Vec<&Rendition>)> = Vec::new();
        for rendition in self.renditions.iter().filter(|rendition| Some(rendition.mime) != fallback) {
            match formats.iter_mut().find(|(mime, _)| *mime == rendition.mime) {
                Some((_, files)) => files.push(rendition),
                None => formats.push((rendition.mime, vec![rendition])),
            }
        }
        formats
    }
}
