//! What stands where on a preview, and how large.
//!
//! A stripe in the section's colour; its name and the headline; a band with the paper's sign and name, and the date. In a language that is
//! written from right to left all of it begins on the right.

use app::{
    domain::lang::{Direction, Script},
    preview::{HEIGHT, Preview, WIDTH},
};

use super::{
    canvas::{Area, Canvas, Ink, Outlines},
    colours::{self, GOLD, INK, NAVY, PAPER, WHITE},
    letters::Letters,
    setting::{Block, Space, Style, set},
    sign,
};

/// The sheet's inks, by their places: words, what is in the section's colour, what is on the band.
pub const WORDS: u8 = 0;
/// See [`WORDS`].
pub const SECTION: u8 = 1;
/// See [`WORDS`].
pub const BAND: u8 = 2;
/// The sign's dot.
const DOT: u8 = 3;

/// Pixels that words keep from the sides.
pub const MARGIN: u32 = 72;
/// Height of the stripe, in pixels.
pub const STRIPE_HEIGHT: u32 = 20;
/// Height of the band, in pixels.
pub const BAND_HEIGHT: u32 = 124;
/// Pixels that words keep from stripe and band.
const AIR: u32 = 38;
/// Height of a Latin capital, in ems.
const CAPITAL: f32 = 0.67;
/// From one thing to the next on the band, in pixels.
const GAP: u32 = 24;
/// The widest date, in pixels: what is wider is set smaller.
const DATE_WIDTH: f32 = 430.0;

/// Pixels an em, the largest first.
type Sizes = &'static [f32];
const HEADLINE: Sizes = &[96.0, 88.0, 80.0, 74.0, 68.0, 62.0, 56.0, 50.0, 44.0];
/// Of what stands alone: a section's name, the paper's sentence about itself.
const TITLE: Sizes = &[132.0, 120.0, 108.0, 96.0, 88.0, 80.0, 68.0, 56.0, 44.0];
const NAME: Sizes = &[56.0, 50.0, 44.0, 38.0, 32.0];

/// How a script's letters are set; heights are in ems.
struct Cut {
    /// From one line to the next.
    line: f32,
    /// From the upper edge of a line to its baseline.
    rise: f32,
    /// Between the section's name and the headline, in pixels: what their lines do not have within them.
    gap: f32,
    /// Of a section's name.
    kicker: Sizes,
    /// Of a date.
    date: Sizes,
}

/// How a script is set. Arabic letters are lower for their size, and reach further up and down.
fn cut_of(script: Script) -> Cut {
    match script {
        Script::Arabic => Cut {
            line: 1.5,
            rise: 1.02,
            gap: 0.0,
            kicker: &[46.0, 41.0, 36.0, 31.0],
            date: &[35.0, 31.0, 27.0],
        },
        _ => Cut {
            line: 1.12,
            rise: 0.86,
            gap: 20.0,
            kicker: &[38.0, 34.0, 30.0, 26.0],
            date: &[30.0, 26.0, 22.0],
        },
    }
}

/// Draws a preview.
pub fn draw(preview: &Preview, letters: &Letters) -> Canvas {
    let sheet = Sheet {
        preview,
        letters,
        cut: cut_of(preview.lang.record().script),
        is_rtl: preview.lang.record().direction == Direction::Rtl,
    };
    let ink = |ground, colour| Ink { ground, colour };
    let mut canvas = Canvas::new([
        ink(PAPER, INK),
        ink(PAPER, colours::of(preview.section.as_ref())),
        ink(NAVY, WHITE),
        ink(NAVY, GOLD),
    ]);
    let across = |y, height| Area {
        x: 0,
        y,
        width: WIDTH,
        height,
    };
    canvas.fill(SECTION, across(0, STRIPE_HEIGHT));
    canvas.ground(BAND, across(HEIGHT - BAND_HEIGHT, BAND_HEIGHT));
    sheet.words(&mut canvas);
    sheet.band(&mut canvas);
    canvas
}

/// A preview that is being drawn.
struct Sheet<'a> {
    preview: &'a Preview,
    letters: &'a Letters,
    cut: Cut,
    is_rtl: bool,
}

impl Sheet<'_> {
    /// The section's name and the headline, between stripe and band, as far from one as from the other.
    fn words(&self, canvas: &mut Canvas) {
        let (top, bottom) = (pixels(STRIPE_HEIGHT + AIR), pixels(HEIGHT - BAND_HEIGHT - AIR));
        let width = pixels(WIDTH - 2 * MARGIN);
        let kicker = self.preview.kicker.as_deref().unwrap_or_default();
        let kicker = self.line(kicker, self.cut.kicker, 0.0, width);
        let above = if kicker.lines.is_empty() {
            0.0
        } else {
            self.height_of(&kicker) + self.cut.gap
        };
        let room = Space {
            width,
            height: bottom - top - above,
        };
        let is_title = self.preview.kicker.is_none();
        let headline = self.set(&self.preview.headline, if is_title { TITLE } else { HEADLINE }, -0.016, room);
        let free = room.height - self.height_of(&headline);
        let top = top + free / 2.0;
        self.write(canvas, SECTION, &kicker, pixels(MARGIN), top + self.cut.rise * kicker.size);
        let baseline = top + above + self.cut.rise * headline.size;
        let is_section = is_title && self.preview.section.is_some();
        self.write(
            canvas,
            if is_section { SECTION } else { WORDS },
            &headline,
            pixels(MARGIN),
            baseline,
        );
    }

    /// The paper's sign and name, and the date at the other end.
    fn band(&self, canvas: &mut Canvas) {
        let middle = HEIGHT - BAND_HEIGHT / 2;
        let x = if self.is_rtl { WIDTH - MARGIN - sign::SIDE } else { MARGIN };
        sign::draw(canvas, (BAND, DOT), x, middle - sign::SIDE / 2);
        let date = self.line(
            self.preview.date.as_deref().unwrap_or_default(),
            self.cut.date,
            0.0,
            DATE_WIDTH,
        );
        let date_width = date.lines.first().map_or(0.0, |line| line.width);
        let start = pixels(MARGIN + sign::SIDE + GAP);
        let room = pixels(WIDTH - MARGIN) - start - date_width - pixels(2 * GAP);
        let name = self.line(&self.preview.paper, NAME, -0.03, room);
        // The name is Latin nearly everywhere, also on an Arabic page; on one line with it, the date shares its baseline.
        let baseline = pixels(middle) + CAPITAL * name.size / 2.0;
        self.write(canvas, BAND, &name, start, baseline);
        self.write(canvas, BAND, &date, pixels(WIDTH - MARGIN) - date_width, baseline);
    }

    fn set(&self, text: &str, sizes: Sizes, tracking: f32, room: Space) -> Block {
        let style = Style {
            sizes,
            leading: self.cut.line,
            tracking,
        };
        set(text, self.preview.lang, style, room, self.letters)
    }

    /// One line, as large as `width` allows.
    fn line(&self, text: &str, sizes: Sizes, tracking: f32, width: f32) -> Block {
        let height = sizes.first().map_or(0.0, |size| size * self.cut.line);
        self.set(text, sizes, tracking, Space { width, height })
    }

    fn height_of(&self, block: &Block) -> f32 {
        block.lines.iter().map(|_| self.cut.line * block.size).sum()
    }

    /// Writes a block whose lines begin at `start`, counted from the edge where lines do, and whose first stands on `baseline`.
    fn write(&self, canvas: &mut Canvas, ink: u8, block: &Block, start: f32, mut baseline: f32) {
        let top = baseline - self.cut.rise * block.size - pixels(AIR) / 2.0;
        let bottom = top + self.height_of(block) + pixels(AIR);
        let mut outlines = Outlines::between(whole(top), whole(bottom));
        for line in &block.lines {
            let left = if self.is_rtl {
                pixels(WIDTH) - start - line.width
            } else {
                start
            };
            for (x, run) in &line.runs {
                for glyph in &run.glyphs {
                    self.letters.draw(glyph, left + x, baseline, block.size, &mut outlines);
                }
            }
            baseline += self.cut.line * block.size;
        }
        canvas.draw(ink, outlines);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on a sheet is small and not below 0"
)]
fn whole(pixels: f32) -> u32 {
    pixels as u32
}

#[expect(clippy::cast_precision_loss, reason = "a place on a sheet is a small whole number")]
fn pixels(count: u32) -> f32 {
    count as f32
}
