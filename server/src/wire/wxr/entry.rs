//! What an export holds, one entry at a time.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::fault::Reason;
use super::fields::{self, Field};
use super::header::{Header, Space};
use super::item;

/// One entry of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Once, before all others.
    Site(Site),
    /// Who wrote posts.
    Author(Author),
    /// A category, a tag, or a term of another taxonomy.
    Category(Category),
    /// A post, a page, an attachment, or whatever a plugin keeps as a post. Boxed, being far larger than the rest.
    Post(Box<Post>),
}

/// The site that the export is of.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Site {
    /// Its name.
    pub title: String,
    /// Its front page.
    pub link: String,
    /// `en-US`; empty when it says none.
    pub lang: String,
}

/// An author.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Author {
    /// What [`Post::author`] names.
    pub login: String,
    /// The name for readers; the login when there is none. The address for mail is not read.
    pub name: String,
}

/// A term of a taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Category {
    /// `category`, `post_tag`, or the name of another taxonomy, `language` for Polylang's.
    pub domain: String,
    /// WordPress's number (`term_id`), which `?cat=` asks for.
    pub id: Option<u64>,
    /// The part of the address, as stored: percent-encoded where it is not Latin.
    pub slug: String,
    /// The name for readers.
    pub name: String,
    /// The slug of the term above.
    pub parent: Option<String>,
}

/// A term that a post has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Term {
    /// As [`Category::domain`].
    pub domain: String,
    /// As [`Category::slug`].
    pub slug: String,
    /// As [`Category::name`].
    pub name: String,
}

/// What a post is (`post_type`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// An article.
    Post,
    /// A page of its own.
    Page,
    /// A file of the media library.
    Attachment,
    /// Menu entries, custom styles, what plugins keep.
    Other(String),
}

/// Whether readers can see it (`post_status`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Public.
    Publish,
    /// Not finished.
    Draft,
    /// Waiting for an editor.
    Pending,
    /// To be published at its time.
    Future,
    /// For those who are logged in.
    Private,
    /// Thrown away.
    Trash,
    /// As its parent: attachments.
    Inherit,
    /// `auto-draft`, and those of plugins.
    Other(String),
}

/// A post with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Bytes from the start of the file to its `<item>`.
    pub offset: u64,
    /// WordPress's number.
    pub id: u64,
    /// What it is.
    pub kind: Kind,
    /// Who can see it.
    pub status: Status,
    /// The headline, in HTML as stored.
    pub title: String,
    /// Its address at the time of the export; `?p=7` for a draft.
    pub link: String,
    /// The part of the address (`post_name`), as stored: percent-encoded where it is not Latin, empty for a draft.
    pub slug: String,
    /// Its identity, mostly its first address; never changes.
    pub guid: String,
    /// The login of who wrote it.
    pub author: String,
    /// When it was published; for a draft when it was begun. `None` when the export has no time that can be read.
    pub published: Option<Timestamp>,
    /// When it was changed last; WXR has it since WordPress 5.7.
    pub modified: Option<Timestamp>,
    /// HTML as stored: [`super::blocks::html`] makes paragraphs of it.
    pub content: String,
    /// As stored; mostly empty.
    pub excerpt: String,
    /// Its categories, tags and other terms.
    pub terms: Vec<Term>,
    /// The file, for an attachment.
    pub attachment_url: Option<String>,
    /// The page above it, or the post that an attachment was uploaded for.
    pub parent: Option<u64>,
    /// The attachment that is its picture.
    pub thumbnail_id: Option<u64>,
    /// What an attachment shows, for those who do not see it.
    pub alt: Option<String>,
    /// Polylang's code of its language: `fr`.
    pub lang: Option<String>,
    /// Kept on top of the front page.
    pub is_sticky: bool,
    /// Readers need a password: not public, whatever the status says. The password is not read.
    pub is_protected: bool,
    /// Some bytes were no text in the file's encoding; U+FFFD stands for them.
    pub is_damaged: bool,
}

/// Reads a whole child of the channel. `Ok(None)`: it is no entry, but may have told something about the site. An error comes with its
/// place in `bytes`.
pub(super) fn read(
    bytes: &[u8],
    name: &str,
    header: &mut Header,
    zone: &TimeZone,
    offset: u64,
) -> Result<Option<Entry>, (usize, Reason)> {
    let (space, local) = header.resolve(name);
    if space == Space::None && local == "item" {
        let (text, is_damaged) = header.decode(bytes);
        let mut post = item::read(&text, header, zone)?;
        post.offset = offset;
        post.is_damaged = is_damaged;
        return Ok(Some(Entry::Post(Box::new(post))));
    }
    let is_term = matches!(local, "category" | "tag" | "term");
    if space == Space::Wp && (is_term || local == "author") {
        let (text, _) = header.decode(bytes);
        let mut fields = Vec::new();
        fields::read(&text, header, |field| fields.push(field))?;
        return Ok(Some(if is_term {
            Entry::Category(category(local, fields))
        } else {
            Entry::Author(author(fields))
        }));
    }
    if header.is_about_site(name) {
        let (text, _) = header.decode(bytes);
        let value = fields::text(&text)?;
        header.learn(name, value);
    }
    Ok(None)
}

fn author(fields: Vec<Field>) -> Author {
    let mut author = Author::default();
    for field in fields {
        match field.name.as_str() {
            "author_login" => author.login = field.text,
            "author_display_name" => author.name = field.text,
            _ => {}
        }
    }
    if author.name.trim().is_empty() {
        author.name.clone_from(&author.login);
    }
    author
}

fn category(element: &str, fields: Vec<Field>) -> Category {
    let mut category = Category {
        domain: match element {
            "category" => "category".into(),
            "tag" => "post_tag".into(),
            _ => String::new(),
        },
        ..Category::default()
    };
    for field in fields {
        match field.name.as_str() {
            "term_id" => category.id = field.text.trim().parse().ok(),
            "term_taxonomy" => category.domain = field.text,
            "category_nicename" | "tag_slug" | "term_slug" => category.slug = field.text,
            "cat_name" | "tag_name" | "term_name" => category.name = field.text,
            "category_parent" | "term_parent" => category.parent = Some(field.text).filter(|slug| !slug.trim().is_empty()),
            _ => {}
        }
    }
    category
}
