//! A cleaned text as a browser sees it: html5ever's whole parser builds the tree, of which the sanitiser itself knows nothing.
//!
//! Whatever the parser finds fault with fails at once: what is faultless is read the same by every browser.

use std::{borrow::Cow, cell::RefCell, fmt::Write as _, rc::Rc};

use html5ever::{
    Attribute, ExpandedName, ParseOpts, QualName, local_name, ns, parse_fragment,
    tendril::{StrTendril, TendrilSink as _},
    tokenizer::TokenizerOpts,
    tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
};

/// An element, or the text between two.
#[derive(Debug)]
pub(crate) enum Node {
    /// Of HTML: there are none of other kinds in a faultless text that [`tree`] lets pass.
    Element(Element),
    Text(RefCell<String>),
}

/// An element of HTML.
#[derive(Debug)]
pub(crate) struct Element {
    name: QualName,
    /// By name, in their order.
    pub(crate) attributes: Vec<(String, String)>,
    children: RefCell<Vec<Rc<Node>>>,
}

impl Element {
    pub(crate) fn name(&self) -> &str {
        &self.name.local
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn children(&self) -> Vec<Rc<Node>> {
        self.children.borrow().clone()
    }

    /// This element and all within, in the order of their start tags.
    pub(crate) fn visit(&self, seen: &mut impl FnMut(&Self)) {
        seen(self);
        for child in self.children() {
            if let Node::Element(element) = &*child {
                element.visit(seen);
            }
        }
    }
}

/// What the body of a page holds when its HTML is `html`.
pub(crate) fn tree(html: &str) -> Vec<Rc<Node>> {
    let options = ParseOpts {
        tokenizer: TokenizerOpts {
            exact_errors: true,
            ..TokenizerOpts::default()
        },
        ..ParseOpts::default()
    };
    let body = QualName::new(None, ns!(html), local_name!("body"));
    let document = parse_fragment(Tree::default(), options, body, Vec::new(), false).one(html);
    // A fragment's parser puts everything in a root of its own.
    let Some(Node::Element(root)) = document.first().map(|root| &**root) else {
        panic!("no root around {html:?}")
    };
    root.children()
}

/// The HTML standard's serialisation (13.3), with `<` and `>` in attributes escaped too.
pub(crate) fn written(nodes: &[Rc<Node>]) -> String {
    let mut html = String::new();
    write(nodes, &mut html);
    html
}

fn write(nodes: &[Rc<Node>], html: &mut String) {
    for node in nodes {
        match &**node {
            Node::Text(text) => html.push_str(&escaped(&text.borrow())),
            Node::Element(element) => {
                let name = element.name();
                write!(html, "<{name}").unwrap();
                for (attribute, value) in &element.attributes {
                    write!(html, " {attribute}=\"{}\"", escaped(value).replace('"', "&quot;")).unwrap();
                }
                html.push('>');
                if !matches!(name, "br" | "hr" | "img") {
                    write(&element.children(), html);
                    write!(html, "</{name}>").unwrap();
                }
            }
        }
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('\u{a0}', "&nbsp;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[derive(Default)]
struct Tree {
    document: RefCell<Vec<Rc<Node>>>,
}

/// What the parser holds: the document, or something in it.
#[derive(Clone)]
enum Handle {
    Document,
    Node(Rc<Node>),
}

impl Handle {
    fn element(&self) -> &Element {
        match self {
            Self::Node(node) => match &**node {
                Node::Element(element) => element,
                Node::Text(_) => panic!("a text is no element"),
            },
            Self::Document => panic!("the document is no element"),
        }
    }
}

/// The parser moves nodes only to put a fault right.
const FAULTLESS: &str = "only after a fault";

impl TreeSink for Tree {
    type Handle = Handle;
    type Output = Vec<Rc<Node>>;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self::Output {
        self.document.take()
    }

    fn parse_error(&self, fault: Cow<'static, str>) {
        panic!("a browser finds fault with it: {fault}");
    }

    fn get_document(&self) -> Handle {
        Handle::Document
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.element().name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        assert!(name.ns == ns!(html), "an element of {}", name.ns);
        assert!(
            !flags.had_duplicate_attributes,
            "an attribute of <{}> is there twice",
            name.local
        );
        let attributes = attributes.into_iter().map(|attribute| {
            assert!(attribute.name.ns == ns!(), "an attribute of {}", attribute.name.ns);
            (attribute.name.local.to_string(), attribute.value.to_string())
        });
        Handle::Node(Rc::new(Node::Element(Element {
            name,
            attributes: attributes.collect(),
            children: RefCell::default(),
        })))
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        panic!("a comment: {text}");
    }

    fn create_pi(&self, target: StrTendril, _: StrTendril) -> Handle {
        panic!("a processing instruction: {target}");
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let children = match parent {
            Handle::Document => &self.document,
            Handle::Node(_) => &parent.element().children,
        };
        let mut children = children.borrow_mut();
        match child {
            NodeOrText::AppendNode(Handle::Node(node)) => children.push(node),
            NodeOrText::AppendNode(Handle::Document) => panic!("a document within another"),
            NodeOrText::AppendText(text) => {
                if let Some(Node::Text(before)) = children.last().map(|last| &**last) {
                    before.borrow_mut().push_str(&text);
                } else {
                    children.push(Rc::new(Node::Text(RefCell::new(text.to_string()))));
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, _: &Handle, _: &Handle, _: NodeOrText<Handle>) {
        unreachable!("{FAULTLESS}");
    }

    fn append_doctype_to_document(&self, name: StrTendril, _: StrTendril, _: StrTendril) {
        panic!("a document type: {name}");
    }

    fn get_template_contents(&self, _: &Handle) -> Handle {
        panic!("a template");
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        match (x, y) {
            (Handle::Node(x), Handle::Node(y)) => Rc::ptr_eq(x, y),
            (Handle::Document, Handle::Document) => true,
            _ => false,
        }
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, _: &Handle, _: NodeOrText<Handle>) {
        unreachable!("{FAULTLESS}");
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {
        unreachable!("{FAULTLESS}");
    }

    fn remove_from_parent(&self, _: &Handle) {
        unreachable!("{FAULTLESS}");
    }

    fn reparent_children(&self, _: &Handle, _: &Handle) {
        unreachable!("{FAULTLESS}");
    }
}
