//! The colours of previews: those of the paper by day, as `style/tokens` and `style/theme` have them.

use app::domain::slug::Slug;

use super::canvas::Rgb;

/// What words stand on.
pub const PAPER: Rgb = [0xfc, 0xfb, 0xf8];
/// What they are written in.
pub const INK: Rgb = [0x15, 0x17, 0x1c];
/// The band.
pub const NAVY: Rgb = [0x0e, 0x1d, 0x3c];
/// What is written on it.
pub const WHITE: Rgb = [0xff, 0xff, 0xff];
/// The dot of the paper's sign.
pub const GOLD: Rgb = [0xff, 0xcc, 0x33];
/// Of what is of no section, and of sections of the configuration.
const BLUE: Rgb = [0x0b, 0x4a, 0xa8];
/// By the ids of the sections that are built in.
const SECTIONS: [(&str, Rgb); 8] = [
    ("world", [0xb0, 0x1f, 0x24]),
    ("europe", [0x17, 0x46, 0xa2]),
    ("politics", [0x86, 0x20, 0x6a]),
    ("economy", [0x0a, 0x66, 0x68]),
    ("science", [0x51, 0x38, 0xb3]),
    ("environment", [0x2f, 0x66, 0x27]),
    ("culture", [0x9d, 0x3f, 0x06]),
    ("sport", [0x78, 0x57, 0x00]),
];

/// A section's colour.
pub fn of(section: Option<&Slug>) -> Rgb {
    let known = SECTIONS
        .iter()
        .find(|(id, _)| section.is_some_and(|section| section.as_str() == *id));
    known.map_or(BLUE, |(_, colour)| *colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Styles are text for browsers; what is taken from them is written down here, and compared with them.
    #[test]
    fn its_colours_are_those_of_the_paper_by_day() {
        let (tokens, roles) = (
            include_str!("../../../style/tokens/colour.css"),
            include_str!("../../../style/theme/roles.css"),
        );
        let after = |text: &str, begin: &str| {
            let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no {begin}"));
            rest.split([')', ';']).next().unwrap().to_owned()
        };
        let by_day = |role: &str| after(roles, &format!("--{role}: light-dark(var(--"));
        let hex = |token: &str| after(tokens, &format!("--{token}: "));
        let written = |[red, green, blue]: Rgb| format!("{red:02x}{green:02x}{blue:02x}");
        for (id, colour) in SECTIONS {
            assert_eq!(
                hex(&by_day(&format!("section-{id}"))),
                format!("#{}", written(colour)),
                "{id}"
            );
        }
        for (role, colour) in [("surface", PAPER), ("text-colour", INK), ("band", NAVY), ("accent", BLUE)] {
            assert_eq!(hex(&by_day(role)), format!("#{}", written(colour)), "{role}");
        }
        assert_eq!([hex("white"), hex("gold")], ["#fff", "#ffcc33"]);
        let built_in = app::domain::section::BUILT_IN;
        assert_eq!(SECTIONS.map(|(id, _)| id), built_in);
    }
}
