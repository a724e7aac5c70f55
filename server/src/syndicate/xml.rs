//! Writing XML: well-formed whatever the texts hold.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// A document that is being written. Writing into memory does not fail.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins with the declaration.
    pub(super) fn new() -> Self {
        let mut writer = Writer::new(Vec::new());
        write(&mut writer, Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        Self(writer)
    }

    /// An element with what is inside.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        write(&mut self.0, Event::Start(start(name, attributes)));
        inside(self);
        write(&mut self.0, Event::End(BytesEnd::new(name)));
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// An element with attributes that holds a text.
    pub(super) fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.element(name, attributes, |xml| {
            write(&mut xml.0, Event::Text(BytesText::new(&legal(text))));
        });
    }

    /// An element with attributes alone.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        write(&mut self.0, Event::Empty(start(name, attributes)));
    }

    /// The document.
    pub(super) fn finish(self) -> String {
        String::from_utf8(self.0.into_inner()).expect("only text was written")
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, legal(value).as_str()));
    }
    start
}

fn write(writer: &mut Writer<Vec<u8>>, event: Event<'_>) {
    writer.write_event(event).expect("memory takes what is written");
}

/// Without the characters that no XML document may hold, escaped or not (XML 1.0, 2.2).
fn legal(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts_and_hold_nothing_that_xml_forbids() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"<&\u{1}")], |xml| xml.text("c", "</c>\0]]>&é\n"));
        assert_eq!(
            xml.finish(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"&quot;&lt;&amp;\"><c>&lt;/c&gt;]]&gt;&amp;é\n</c></a>"
        );
    }
}
