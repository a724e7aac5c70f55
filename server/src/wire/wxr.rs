//! A WordPress export (WXR, "WordPress eXtended RSS", 1.0 to 1.2), read as a stream.
//!
//! An export is an RSS 2.0 feed whose `<channel>` holds the site, its authors, its terms, and an `<item>` for each post, page and attachment
//! (`wp-admin/includes/export.php`). Real ones are gigabytes long, are cut off by a server's time limit, hold control characters, and have
//! items broken by plugins. So it is read in two steps: [`frame`] finds where each child of the channel begins and ends, by bytes, and only
//! then is that child parsed as XML by itself. What is wrong with one item stays within it, memory is bounded by the largest item, and
//! reading can begin again at any of them.
//!
//! ```ignore
//! use crate::wire::wxr::{Entry, Reader};
//!
//! let export = b"<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>The Gazette</title>
//!     <item><title>One</title><wp:post_id>7</wp:post_id></item></channel></rss>";
//! let mut reader = Reader::new(&export[..]);
//! while let Some(entry) = reader.next() {
//!     match entry {
//!         Ok(Entry::Post(post)) => println!("{}: {} (go on at byte {})", post.id, post.title, reader.mark().offset),
//!         Ok(_) => {}
//!         Err(fault) => eprintln!("{fault}"),
//!     }
//! }
//! ```

pub mod blocks;
mod entry;
mod fault;
mod fields;
mod frame;
mod header;
mod item;
pub mod old_paths;
mod window;

use std::io::{self, BufRead, Seek, SeekFrom};

use jiff::tz::TimeZone;

pub use entry::{Author, Category, Entry, Kind, Post, Site, Status, Term};
pub use fault::{Fault, Reason};
use frame::{Element, Frame, Outcome};
pub use header::Header;
use window::Window;

use super::references;

/// Bytes of one `<item>`; a larger one is skipped with [`Reason::TooLarge`].
pub const MAX_ITEM: usize = 20_000_000;

/// Bytes that may be looked at once more after a fault, beyond those that have been read: what keeps a hostile file from taking forever.
const MAX_SECOND_LOOKS: u64 = 4 * MAX_ITEM as u64;

/// Where reading goes on: kept beside what was imported, an import that was ended in the middle begins again there.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mark {
    /// Bytes from the start of the file.
    pub offset: u64,
    /// The line there, from 1.
    pub line: u64,
    /// What the head of the file said, without which the rest cannot be read.
    pub header: Header,
}

/// Reads an export: an iterator of its entries in their order, and of what is wrong in between. The site comes first.
///
/// After a [`Fault`] the next entry follows where one can be found; [`Fault::is_last`] says when none can.
pub struct Reader<R> {
    window: Window<R>,
    header: Header,
    zone: TimeZone,
    is_over: bool,
    /// Whether the end of the file was reported inside an item, so that it is not told twice.
    is_cut_off: bool,
    second_looks: u64,
}

impl<R: BufRead> Reader<R> {
    /// Reads from the start of a file. Nothing is read before the first entry is asked for.
    pub fn new(input: R) -> Self {
        Self::at(Window::new(input, 0, 1), Header::default())
    }

    /// The site's time zone, for dates without one in GMT: drafts have none, nor do very old posts. UTC unless given.
    #[must_use]
    pub fn in_zone(mut self, zone: TimeZone) -> Self {
        self.zone = zone;
        self
    }

    /// Reads what follows a [`Mark`] and is all that `input` has: a part of the file that was found before.
    pub fn after(input: R, mark: Mark) -> Self {
        Self::at(Window::new(input, mark.offset, mark.line), mark.header)
    }

    /// Bytes from the start of the file to where the next entry will be looked for.
    pub fn offset(&self) -> u64 {
        self.window.offset()
    }

    /// Where the next entry will be looked for; after the last one, the end.
    pub fn mark(&self) -> Mark {
        Mark {
            offset: self.window.offset(),
            line: self.window.line(),
            header: self.header.clone(),
        }
    }

    fn at(window: Window<R>, header: Header) -> Self {
        Self {
            window,
            header,
            zone: TimeZone::UTC,
            is_over: false,
            is_cut_off: false,
            second_looks: 0,
        }
    }

    fn fault(&self, reason: Reason) -> Fault {
        Fault {
            offset: self.window.offset(),
            line: self.window.line(),
            post_id: None,
            reason,
        }
    }

    /// The next entry, or `Ok(None)` when what was there is none and reading goes on.
    fn step(&mut self) -> io::Result<Option<Result<Entry, Fault>>> {
        if self.second_looks > MAX_SECOND_LOOKS.saturating_add(self.window.offset()) {
            self.is_over = true;
            return Ok(Some(Err(self.fault(Reason::TooBroken))));
        }
        if self.window.offset() == 0
            && let Some(what) = header::not_readable(self.window.head(4)?)
        {
            self.is_over = true;
            return Ok(Some(Err(self.fault(Reason::NotAnExport(what)))));
        }
        let head = frame::next(&mut self.window)?;
        match head {
            Frame::Declaration(length) => {
                self.header.declare_encoding(&self.window.rest()[..length]);
                self.window.advance(length);
                Ok(None)
            }
            Frame::Root(length) => {
                self.header.declare_root(&self.window.rest()[..length]);
                self.window.advance(length);
                Ok(None)
            }
            Frame::Element(element) if self.header.is_rss() => self.element(&element),
            Frame::Element(_) => {
                self.is_over = true;
                Ok(Some(Err(self.fault(Reason::NotAnExport(
                    "it does not begin with <rss>, as an export does",
                )))))
            }
            Frame::End { is_closed } => Ok(self.end(is_closed)),
        }
    }

    fn end(&mut self, is_closed: bool) -> Option<Result<Entry, Fault>> {
        if let Some(site) = self.header.give_site() {
            return Some(Ok(Entry::Site(site)));
        }
        self.is_over = true;
        if !self.header.is_rss() {
            Some(Err(self.fault(Reason::NotAnExport("it has no <rss>, as an export has"))))
        } else if is_closed || self.is_cut_off {
            None
        } else {
            Some(Err(self.fault(Reason::CutOff)))
        }
    }

    fn element(&mut self, element: &Element) -> io::Result<Option<Result<Entry, Fault>>> {
        // Before the element is taken, so that reading can begin again between the two.
        if self.header.is_entry(&element.name)
            && let Some(site) = self.header.give_site()
        {
            return Ok(Some(Ok(Entry::Site(site))));
        }
        let bytes = &self.window.rest()[..element.length];
        let read = match &element.outcome {
            Outcome::Whole => entry::read(bytes, &element.name, &mut self.header, &self.zone, self.window.offset()),
            Outcome::Broken(reason) => Err((0, reason.clone())),
        };
        match read {
            Ok(entry) => {
                self.window.advance(element.length);
                Ok(entry.map(Ok))
            }
            Err((at, reason)) => {
                let at = at.min(bytes.len());
                let fault = Fault {
                    offset: self.window.offset() + at as u64,
                    line: self.window.line() + memchr::memchr_iter(b'\n', &bytes[..at]).count() as u64,
                    post_id: item::post_id(bytes),
                    reason,
                };
                self.recover(element)?;
                Ok(Some(Err(fault)))
            }
        }
    }

    /// Goes to where the next entry may begin: an unclosed part swallows those after it, so they are looked for within it first.
    fn recover(&mut self, element: &Element) -> io::Result<()> {
        let within = frame::boundary(&self.window.rest()[..element.length], 1);
        let length = within.unwrap_or(element.length);
        self.second_looks += (element.length - length) as u64;
        self.window.advance(length);
        let Outcome::Broken(reason) = &element.outcome else {
            return Ok(());
        };
        self.is_cut_off |= *reason == Reason::CutOff;
        if within.is_none() && matches!(reason, Reason::TooLarge | Reason::Tag) {
            frame::skip_to_boundary(&mut self.window)?;
        }
        Ok(())
    }
}

impl<R: BufRead + Seek> Reader<R> {
    /// Reads on from a [`Mark`] that [`Reader::mark`] gave for the same file; the time zone is to be given again. The error is that of
    /// seeking.
    pub fn resume_at(mut input: R, mark: Mark) -> io::Result<Self> {
        input.seek(SeekFrom::Start(mark.offset))?;
        Ok(Self::after(input, mark))
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Entry, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.step() {
                Ok(Some(entry)) => return Some(entry),
                Ok(None) => {}
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(self.fault(Reason::Read(error.to_string()))));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
