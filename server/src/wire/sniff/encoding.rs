//! Bytes to text: byte order mark, HTTP header, XML declaration, and the bytes themselves where those are wrong.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_2022_JP, ISO_8859_2, ISO_8859_4, ISO_8859_13, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252,
    WINDOWS_1254, WINDOWS_1257,
};

use super::plausible;

/// An XML declaration ends within so many bytes, or there is none.
const DECLARATION: usize = 1024;
/// What the detector looks at: enough for certainty, and quick.
const SAMPLE: usize = 256 * 1024;
/// What detection tells from one another by few letters; the first three are what is written.
const LATIN: [&Encoding; 7] = [
    WINDOWS_1250,
    WINDOWS_1252,
    WINDOWS_1257,
    WINDOWS_1254,
    ISO_8859_2,
    ISO_8859_4,
    ISO_8859_13,
];
/// With so many well-formed UTF-8 sequences for each broken one, the text is UTF-8 that was damaged: by chance, no text in another
/// encoding comes to two.
const SOUND_PER_BROKEN: usize = 4;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text, without byte order mark; its XML declaration, if it has one, says UTF-8.
    pub text: String,
    /// The name of the encoding that was used (WHATWG Encoding Standard).
    pub encoding: &'static str,
    /// Some bytes meant nothing in that encoding and became U+FFFD: the source's log should say so.
    pub replaced: bool,
    /// What it came called as, where that is wrong and might have done harm: the source's log should say that too.
    pub called: Option<&'static str>,
}

/// Decodes `bytes`; `content_type` is the HTTP header's value.
///
/// In this order: a byte order mark; UTF-16 without one, by its zeros; UTF-8 if the bytes are that, since no other text looks like it by
/// chance, so that a wrong label does no harm; the label of the HTTP header (RFC 7303 §3); that of the XML declaration; detection. Where the two
/// labels differ, the header's is followed unless detection agrees with the declaration. A label in which the bytes make no sense is passed
/// over, and so is one with which they make no words while they do with the other label, or as detected.
pub fn text(bytes: &[u8], content_type: Option<&str>) -> Text {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decoded(encoding, &bytes[length..]);
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return decoded(encoding, bytes);
    }
    let header = content_type.and_then(charset);
    let declared = declared(bytes);
    // The one encoding whose texts can be pure ASCII and yet mean something else.
    let is_escaped = [header, declared].contains(&Some(ISO_2022_JP)) && bytes.contains(&0x1b);
    if !is_escaped {
        let utf8 = decoded(UTF_8, bytes);
        if !utf8.replaced || is_damaged_utf8(bytes) {
            return utf8;
        }
    }
    let guess = detected(bytes);
    let labels = match (header, declared) {
        (Some(header), Some(declared)) if header != declared && guess == declared => [Some(declared), Some(header)],
        both => [both.0, both.1],
    };
    let called = |text: Text| Text {
        called: header
            .or(declared)
            .filter(|_| !text.is_in(header) && !text.is_in(declared))
            .map(Encoding::name),
        ..text
    };
    let mut best = None;
    for encoding in labels.into_iter().flatten().filter(|encoding| *encoding != UTF_8) {
        let text = decoded(encoding, bytes);
        if !text.replaced {
            return called(better(encoding, &text, labels[1], guess, bytes).unwrap_or(text));
        }
        best.get_or_insert(text);
    }
    let guessed = decoded(guess, bytes);
    called(match best {
        Some(labelled) if guessed.replaced => labelled,
        _ => better(guess, &guessed, None, guess, bytes).unwrap_or(guessed),
    })
}

impl Text {
    fn is_in(&self, encoding: Option<&'static Encoding>) -> bool {
        encoding.is_some_and(|encoding| encoding.name() == self.encoding)
    }
}

/// The bytes in the encoding of the other label, or one that detection thinks of, if they are a text in that and none in the encoding of
/// their label. Only between encodings of one byte a letter: in all others, bytes of another encoding are faults.
fn better(
    label: &'static Encoding,
    labelled: &Text,
    other: Option<&'static Encoding>,
    guess: &'static Encoding,
    bytes: &[u8],
) -> Option<Text> {
    let relatives = if LATIN.contains(&guess) { &LATIN[..3] } else { &[] };
    let mut texts = other
        .into_iter()
        .chain([guess])
        .chain(relatives.iter().copied())
        .filter(|other| label.is_single_byte() && other.is_single_byte())
        .map(|other| decoded(other, bytes))
        .filter(|other| !other.replaced && other.text != labelled.text);
    texts.find(|other| plausible::is_refuted(&labelled.text, &other.text))
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Text {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Text {
        text: declared_as_utf8(text.into_owned()),
        encoding: encoding.name(),
        replaced,
        called: None,
    }
}

/// The `charset` of a media type (RFC 9110 §8.3.2).
fn charset(content_type: &str) -> Option<&'static Encoding> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        if !name.trim().eq_ignore_ascii_case("charset") {
            return None;
        }
        single_bytes(Encoding::for_label(value.trim().trim_matches(['"', '\'']).as_bytes())?)
    })
}

/// The encoding in the XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(DECLARATION)];
    // Names of encodings are ASCII, whatever follows them.
    let start = String::from_utf8_lossy(start);
    let (from, to) = declared_label(&start)?;
    single_bytes(Encoding::for_label(start[from..to].as_bytes())?)
}

/// A label of UTF-16 on bytes that are not is wrong: `utf16_by_zeros` has looked.
fn single_bytes(encoding: &'static Encoding) -> Option<&'static Encoding> {
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

/// Where in `text` the XML declaration names the encoding.
fn declared_label(text: &str) -> Option<(usize, usize)> {
    let start = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    if !text[start..].starts_with("<?xml") {
        return None;
    }
    let end = start + text[start..].find("?>")?;
    let name = start + text[start..end].find("encoding")? + "encoding".len();
    let quote = name + text[name..end].find(['"', '\''])?;
    if text[name..quote].trim() != "=" {
        return None;
    }
    let close = quote + 1 + text[quote + 1..end].find(&text[quote..=quote])?;
    Some((quote + 1, close))
}

/// The text is UTF-8 now, and a parser must not be told otherwise.
fn declared_as_utf8(mut text: String) -> String {
    let found = declared_label(text.get(..DECLARATION).unwrap_or(&text));
    if let Some((from, to)) = found {
        text.replace_range(from..to, "UTF-8");
    }
    text
}

/// Markup begins with ASCII, of which UTF-16 has every other byte zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..4)?;
    match start {
        [0, a, 0, b] if *a != 0 && *b != 0 => Some(UTF_16BE),
        [a, 0, b, 0] if *a != 0 && *b != 0 => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether this is UTF-8 but for a few bytes (cut within a letter, or one field of another encoding pasted in).
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= broken * SOUND_PER_BROKEN
}

/// The encoding that fits best, from the first letters on that are not ASCII.
fn detected(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0).saturating_sub(64);
    let sample = &bytes[first..bytes.len().min(first + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests;
