//! The letters that previews are written with: which there are, and how a run of text becomes glyphs.

use app::domain::lang::Lang;
use harfrust::{
    Buffer, Direction, GlyphId, Language, ShapeOptions, ShaperFont,
    font::{
        Font,
        glyph::outline::{DrawMemory, DrawOptions},
    },
};

use super::canvas::Outlines;

/// The display cut of the paper's letters, made by `style/fonts/make.py`. Digits, spaces and most signs are in the first alone.
const FILES: [&[u8]; 4] = [
    include_bytes!("../../fonts/display-latin.ttf"),
    include_bytes!("../../fonts/display-greek.ttf"),
    include_bytes!("../../fonts/display-cyrillic.ttf"),
    include_bytes!("../../fonts/display-arabic.ttf"),
];

/// One of [`FILES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FontId(usize);

/// A letter, or a part or a pair of letters, where it stands in its run. Lengths are in ems, upwards and to the right.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    font: FontId,
    pub(super) id: GlyphId,
    /// From the left end of the run.
    pub x: f32,
    /// From the baseline.
    pub y: f32,
}

/// A run of letters of one font and one direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// From left to right.
    pub glyphs: Vec<Glyph>,
    /// Its width in ems.
    pub width: f32,
}

/// The fonts, read.
pub struct Letters {
    fonts: Vec<Font>,
}

impl Letters {
    /// Reads the fonts.
    pub fn new() -> Self {
        let read = |file: &&'static [u8]| Font::new(*file, 0).expect("the files inside the program are fonts");
        Self {
            fonts: FILES.iter().map(read).collect(),
        }
    }

    /// The font that has a sign; the one before it, if that does.
    pub fn font_of(&self, sign: char, before: Option<FontId>) -> Option<FontId> {
        let has = |font: &FontId| self.fonts[font.0].charmap().map_unicode(sign).is_some();
        before.filter(has).or_else(|| (0..self.fonts.len()).map(FontId).find(has))
    }

    /// Joins, orders and spaces the letters of a text that `font` has. `tracking` is what stands between two of them besides, in ems; never
    /// in Arabic, whose letters hang together.
    pub fn shape(&self, text: &str, lang: Lang, font: FontId, is_rtl: bool, tracking: f32) -> Run {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(if is_rtl {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        buffer.set_language(Language::new(lang.tag()));
        buffer.guess_segment_properties();
        let shaper = ShaperFont::new(&self.fonts[font.0]);
        harfrust::shape(&shaper, &mut buffer, ShapeOptions::new()).expect("the buffer has a direction, and is shaped once");
        let tracking = if is_rtl { 0.0 } else { tracking };
        let em = self.em(font);
        let mut run = Run {
            glyphs: Vec::with_capacity(buffer.len()),
            width: 0.0,
        };
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let ems = |units: i32| f32::from(i16::try_from(units).unwrap_or_default()) / em;
            run.glyphs.push(Glyph {
                font,
                id: GlyphId::new(info.glyph_id),
                x: run.width + ems(position.x_offset),
                y: ems(position.y_offset),
            });
            if position.x_advance != 0 {
                run.width += ems(position.x_advance) + tracking;
            }
        }
        run
    }

    /// Draws a glyph whose run begins at `x` on the baseline `y`. Pixels; `size` is those of an em.
    pub fn draw(&self, glyph: &Glyph, x: f32, y: f32, size: f32, onto: &mut Outlines) {
        let Some(outline) = self.fonts[glyph.font.0].outline_glyphs().get(glyph.id) else {
            return;
        };
        let mut pen = onto.pen(x + glyph.x * size, y - glyph.y * size, size / self.em(glyph.font));
        // A font of ours has no outline that cannot be followed; if it had, the letter would be missing.
        if outline.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut pen).is_ok() {
            pen.finish();
        }
    }

    /// Whether a glyph is the one that stands for what a font does not have.
    #[cfg(test)]
    pub fn is_missing(glyph: &Glyph) -> bool {
        glyph.id == GlyphId::NOTDEF
    }

    /// Units an em.
    fn em(&self, font: FontId) -> f32 {
        f32::from(self.fonts[font.0].units_per_em())
    }
}
