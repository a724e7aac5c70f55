//! The paper's sign, as `public/favicon.svg` has it: four lines of text and a dot.

use super::canvas::{Area, Canvas, Outlines};

/// Pixels.
pub const SIDE: u32 = 54;

/// The part of the favicon's square that is drawn on: 20 of its units, from 6.
const UNITS: f32 = 20.0;
/// Lines: left and upper end, width and height, in units from there.
const LINES: [[f32; 4]; 4] = [
    [0.0, 1.0, 13.0, 4.0],
    [0.0, 8.0, 20.0, 2.5],
    [0.0, 12.75, 20.0, 2.5],
    [0.0, 17.5, 13.0, 2.5],
];
/// The dot: its middle, half a unit further in than the favicon has it, where the lines end, and its radius.
const DOT: [f32; 3] = [17.5, 3.0, 2.5];

/// Draws it, its left upper corner at these pixels, in an ink of its lines and one of its dot.
pub fn draw(canvas: &mut Canvas, (lines, dot): (u8, u8), x: u32, y: u32) {
    #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
    let (scale, left, top) = (SIDE as f32 / UNITS, x as f32, y as f32);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers above 0")]
    let whole = |units: f32| (units * scale).round() as u32;
    for [from_left, from_top, width, height] in LINES {
        canvas.fill(
            lines,
            Area {
                x: x + whole(from_left),
                y: y + whole(from_top),
                width: whole(width),
                height: whole(height),
            },
        );
    }
    let [from_left, from_top, radius] = DOT;
    let mut outlines = Outlines::between(y, y + SIDE);
    outlines
        .pen(left + from_left * scale, top + from_top * scale, radius * scale)
        .circle();
    canvas.draw(dot, outlines);
}
