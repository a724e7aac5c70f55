//! The sheet: pixels that are inks over grounds, and their PNG.
//!
//! A preview has few colours. So a pixel is one byte: which ink, and how much of it covers the ground. The palette has all of them.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use harfrust::font::glyph::outline::PathSink;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

use app::preview::{HEIGHT, WIDTH};

/// Red, green, blue.
pub type Rgb = [u8; 3];

/// How many inks a sheet can have.
const INKS: usize = 4;
/// Steps from the ground to the ink: an edge of a letter needs no more.
const STEPS: u8 = 32;
/// The full ink.
const FULL: u8 = STEPS - 1;

/// What is drawn with, and on what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    /// What shows where nothing is drawn.
    pub ground: Rgb,
    /// What is drawn.
    pub colour: Rgb,
}

/// A rectangle, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// From the left edge of the sheet.
    pub x: u32,
    /// From its upper edge.
    pub y: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// A sheet of [`WIDTH`] × [`HEIGHT`] pixels.
pub struct Canvas {
    inks: [Ink; INKS],
    pixels: Vec<u8>,
}

impl Canvas {
    /// A sheet that is all ground of the first ink.
    pub fn new(inks: [Ink; INKS]) -> Self {
        Self {
            inks,
            pixels: vec![0; (WIDTH * HEIGHT) as usize],
        }
    }

    /// Fills a rectangle with an ink.
    pub fn fill(&mut self, ink: u8, area: Area) {
        self.put(area, ink * STEPS + FULL);
    }

    /// Lays an ink's ground.
    pub fn ground(&mut self, ink: u8, area: Area) {
        self.put(area, ink * STEPS);
    }

    fn put(&mut self, area: Area, value: u8) {
        let columns = area.x.min(WIDTH) as usize..(area.x + area.width).min(WIDTH) as usize;
        for row in area.y.min(HEIGHT)..(area.y + area.height).min(HEIGHT) {
            let row = &mut self.pixels[(row * WIDTH) as usize..][..WIDTH as usize];
            row[columns.clone()].fill(value);
        }
    }

    /// Draws outlines with an ink, on its ground.
    pub fn draw(&mut self, ink: u8, outlines: Outlines) {
        let first = (outlines.top * WIDTH) as usize;
        outlines.cover.for_each_pixel(|index, cover| {
            if cover > 0.0 {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "between 0 and 1 before it is scaled"
                )]
                let step = (cover.min(1.0) * f32::from(FULL)).round() as u8;
                if step > 0 {
                    self.pixels[first + index] = ink * STEPS + step;
                }
            }
        });
    }

    /// The smallest rectangle with everything in it that is drawn with an ink; none where there is nothing.
    #[cfg(test)]
    pub fn drawn(&self, ink: u8) -> Option<Area> {
        let mut bounds: Option<(u32, u32, u32, u32)> = None;
        for (index, pixel) in (0..).zip(&self.pixels) {
            if pixel / STEPS == ink && pixel % STEPS > 0 {
                let (x, y) = (index % WIDTH, index / WIDTH);
                let (left, top, right, bottom) = bounds.unwrap_or((x, y, x, y));
                bounds = Some((left.min(x), top.min(y), right.max(x), bottom.max(y)));
            }
        }
        bounds.map(|(left, top, right, bottom)| Area {
            x: left,
            y: top,
            width: right - left + 1,
            height: bottom - top + 1,
        })
    }

    /// The sheet as a PNG file.
    pub fn png(&self) -> Result<Vec<u8>, EncodingError> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, WIDTH, HEIGHT);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(self.inks.iter().flat_map(palette).flatten().collect::<Vec<u8>>());
        encoder.set_compression(Compression::Balanced);
        // Neighbours in the palette are no neighbours in value at the edge of an ink.
        encoder.set_filter(Filter::NoFilter);
        encoder.write_header()?.write_image_data(&self.pixels)?;
        Ok(file)
    }
}

/// From an ink's ground to its colour.
fn palette(ink: &Ink) -> impl Iterator<Item = Rgb> {
    let Ink { ground, colour } = *ink;
    (0..STEPS).map(move |step| {
        let mut mixed = ground;
        for (mixed, colour) in mixed.iter_mut().zip(colour) {
            let sum = u16::from(*mixed) * u16::from(FULL - step) + u16::from(colour) * u16::from(step);
            *mixed = u8::try_from((sum + u16::from(FULL) / 2) / u16::from(FULL)).unwrap_or(u8::MAX);
        }
        mixed
    })
}

/// Outlines that are to be drawn at once, in some rows of a sheet: where they overlap, they are one.
pub struct Outlines {
    cover: Rasterizer,
    top: u32,
    height: u32,
}

impl Outlines {
    /// None yet, from the row `top` to the one before `bottom`.
    pub fn between(top: u32, bottom: u32) -> Self {
        let bottom = bottom.clamp(1, HEIGHT);
        let top = top.min(bottom - 1);
        Self {
            cover: Rasterizer::new(WIDTH as usize, (bottom - top) as usize),
            top,
            height: bottom - top,
        }
    }

    /// A pen for one letter, whose origin stands at `x` and `y` pixels; `scale` is pixels a unit of its font.
    pub fn pen(&mut self, x: f32, y: f32, scale: f32) -> Pen<'_> {
        Pen {
            outlines: self,
            origin: point(x, y),
            scale,
            start: point(x, y),
            last: point(x, y),
        }
    }
}

/// Follows one letter's outline. Fonts count upwards, sheets downwards.
pub struct Pen<'a> {
    outlines: &'a mut Outlines,
    origin: Point,
    scale: f32,
    start: Point,
    last: Point,
}

impl Pen<'_> {
    /// Closes what is open.
    pub fn finish(mut self) {
        self.close();
    }

    /// A circle of one unit around the origin.
    pub fn circle(mut self) {
        // How far from its ends the handles of a quarter are.
        let handle = 0.5523;
        self.move_to(1.0, 0.0);
        self.curve_to(1.0, handle, handle, 1.0, 0.0, 1.0);
        self.curve_to(-handle, 1.0, -1.0, handle, -1.0, 0.0);
        self.curve_to(-1.0, -handle, -handle, -1.0, 0.0, -1.0);
        self.curve_to(handle, -1.0, 1.0, -handle, 1.0, 0.0);
    }

    /// What is outside the rows is drawn on their edge, so that no pixel of another row is meant.
    fn at(&self, x: f32, y: f32) -> Point {
        #[expect(clippy::cast_precision_loss, reason = "a sheet's sizes are small whole numbers")]
        let [right, top, height] = [WIDTH - 1, self.outlines.top, self.outlines.height].map(|count| count as f32);
        point(
            (self.origin.x + x * self.scale).clamp(0.0, right),
            (self.origin.y - y * self.scale - top).clamp(0.0, height),
        )
    }
}

impl PathSink for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.close();
        self.start = self.at(x, y);
        self.last = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let end = self.at(x, y);
        self.outlines.cover.draw_line(self.last, end);
        self.last = end;
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let (control, end) = (self.at(cx0, cy0), self.at(x, y));
        self.outlines.cover.draw_quad(self.last, control, end);
        self.last = end;
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (first, second, end) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.outlines.cover.draw_cubic(self.last, first, second, end);
        self.last = end;
    }

    fn close(&mut self) {
        self.outlines.cover.draw_line(self.last, self.start);
        self.last = self.start;
    }
}
