//! An `<item>`: a post with its terms and what is attached to it.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use memchr::memmem;

use super::entry::{Kind, Post, Status, Term};
use super::fault::Reason;
use super::fields::{self, Field};
use super::header::{Header, Space};

/// Reads an item's text. An error comes with its place there.
pub(super) fn read(text: &str, header: &Header, zone: &TimeZone) -> Result<Post, (usize, Reason)> {
    let mut found = Found::default();
    fields::read(text, header, |field| found.take(field))?;
    let Some(id) = found.id else {
        return Err((0, Reason::Broken("it has no number (wp:post_id)".into())));
    };
    let lang = found.terms.iter().position(|term| term.domain == "language");
    let lang = lang.map(|at| found.terms.remove(at).slug).filter(|code| !code.is_empty());
    Ok(Post {
        offset: 0,
        id,
        kind: kind(&found.kind),
        status: status(&found.status),
        title: found.title,
        link: found.link.trim().to_owned(),
        slug: found.slug,
        guid: found.guid.trim().to_owned(),
        author: found.author,
        published: time(&found.published_gmt, &found.published, zone),
        modified: time(&found.modified_gmt, &found.modified, zone),
        content: found.content,
        excerpt: found.excerpt,
        terms: found.terms,
        attachment_url: Some(found.attachment_url.trim().to_owned()).filter(|url| !url.is_empty()),
        parent: found.parent,
        thumbnail_id: found.thumbnail_id,
        alt: found.alt,
        lang,
        is_sticky: found.is_sticky,
        is_protected: found.is_protected,
        is_damaged: false,
    })
}

/// The number of the post in an item that cannot be read, for the report.
pub(super) fn post_id(bytes: &[u8]) -> Option<u64> {
    let at = memmem::find(bytes, b"post_id>")?;
    let text = bytes[at + 8..].trim_ascii_start();
    let text = text.strip_prefix(b"<![CDATA[").unwrap_or(text);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&text[..digits]).ok()?.parse().ok()
}

#[derive(Default)]
struct Found {
    id: Option<u64>,
    kind: String,
    status: String,
    title: String,
    link: String,
    slug: String,
    guid: String,
    author: String,
    published: String,
    published_gmt: String,
    modified: String,
    modified_gmt: String,
    content: String,
    excerpt: String,
    terms: Vec<Term>,
    attachment_url: String,
    parent: Option<u64>,
    thumbnail_id: Option<u64>,
    alt: Option<String>,
    is_sticky: bool,
    is_protected: bool,
}

impl Found {
    fn take(&mut self, field: Field) {
        let slot = match (field.space, field.name.as_str()) {
            (Space::None, "title") => &mut self.title,
            (Space::None, "link") => &mut self.link,
            (Space::None, "guid") => &mut self.guid,
            (Space::Dc, "creator") => &mut self.author,
            (Space::Content, "encoded") => &mut self.content,
            (Space::Excerpt, "encoded") => &mut self.excerpt,
            (Space::Wp, "post_type") => &mut self.kind,
            (Space::Wp, "status") => &mut self.status,
            (Space::Wp, "post_name") => &mut self.slug,
            (Space::Wp, "post_date") => &mut self.published,
            (Space::Wp, "post_date_gmt") => &mut self.published_gmt,
            (Space::Wp, "post_modified") => &mut self.modified,
            (Space::Wp, "post_modified_gmt") => &mut self.modified_gmt,
            (Space::Wp, "attachment_url") => &mut self.attachment_url,
            (Space::None, "category") => return self.term(field),
            (Space::Wp, _) => return self.mark(&field),
            _ => return,
        };
        // What a plugin adds under the same name comes after WordPress's own.
        if slot.is_empty() {
            *slot = field.text;
        }
    }

    /// WXR 1.0 writes every category twice, once without attributes; the one with them is taken.
    fn term(&mut self, field: Field) {
        if !field.key.is_empty() {
            self.terms.push(Term {
                domain: field.domain,
                slug: field.key,
                name: field.text.trim().to_owned(),
            });
        }
    }

    fn mark(&mut self, field: &Field) {
        let text = field.text.trim();
        match (field.name.as_str(), field.key.as_str()) {
            ("post_id", _) => self.id = self.id.or(text.parse().ok()),
            ("post_parent", _) => self.parent = text.parse().ok().filter(|&id| id != 0),
            ("is_sticky", _) => self.is_sticky = text == "1",
            ("post_password", _) => self.is_protected = !text.is_empty(),
            ("postmeta", "_thumbnail_id") => self.thumbnail_id = self.thumbnail_id.or(text.parse().ok()),
            ("postmeta", "_wp_attachment_image_alt") if !text.is_empty() => {
                self.alt.get_or_insert_with(|| text.to_owned());
            }
            _ => {}
        }
    }
}

fn kind(name: &str) -> Kind {
    match name.trim() {
        // WXR 1.0 of old versions has none for posts.
        "post" | "" => Kind::Post,
        "page" => Kind::Page,
        "attachment" => Kind::Attachment,
        other => Kind::Other(other.to_owned()),
    }
}

fn status(name: &str) -> Status {
    match name.trim() {
        "publish" => Status::Publish,
        "draft" => Status::Draft,
        "pending" => Status::Pending,
        "future" => Status::Future,
        "private" => Status::Private,
        "trash" => Status::Trash,
        "inherit" => Status::Inherit,
        // None is `Other("")`, so that nothing becomes public that was not said to be.
        other => Status::Other(other.to_owned()),
    }
}

/// A time as the database has it, `2024-08-28 10:00:00`. What never was set is `0000-00-00 00:00:00`, which is no date and so parses as none.
fn time(gmt: &str, local: &str, zone: &TimeZone) -> Option<Timestamp> {
    let read = |text: &str, zone: &TimeZone| zone.to_timestamp(text.trim().parse::<DateTime>().ok()?).ok();
    read(gmt, &TimeZone::UTC).or_else(|| read(local, zone))
}
