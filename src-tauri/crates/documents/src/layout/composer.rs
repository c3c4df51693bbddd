//! What every template needs while it sets a page: reading-order nodes, text made fit to print, characters that
//! no font covers.

use crate::Uncovered;
use crate::clean::{Breaks, clean};
use crate::display_list::{Node, NodeId, Role};
use crate::faces::{Family, Fonts, missing};
use crate::paragraph::{Line, Paragraph, Span, Style};
use crate::scripts::{clusters, is_isolate, piled};

/// Stands for a character without a glyph; only drafts ever show it.
const SUBSTITUTE: &str = "?";

/// Least share of its size that text keeps in a narrow column.
const SMALLEST: f32 = 5.0 / 6.0;

pub(crate) struct Composer {
    pub family: Family,
    fonts: Fonts,
    pub nodes: Vec<Node>,
    pub uncovered: Vec<Uncovered>,
}

impl Composer {
    pub fn new(family: Family, fonts: &Fonts) -> Composer {
        let document = Node { role: Role::Document, parent: None, alt: None };
        Composer { family, fonts: fonts.clone(), nodes: vec![document], uncovered: Vec::new() }
    }

    /// The root of the reading order.
    pub fn document(&self) -> NodeId {
        NodeId(0)
    }

    /// A new node, read after all nodes made before it.
    pub fn node(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.nodes.push(Node { role, parent: Some(parent), alt: None });
        NodeId(self.nodes.len() - 1)
    }

    pub fn figure(&mut self, alt: String, parent: NodeId) -> NodeId {
        self.nodes.push(Node { role: Role::Figure, parent: Some(parent), alt: Some(alt) });
        NodeId(self.nodes.len() - 1)
    }

    /// `text` as it may be drawn. What no font covers, and marks piled beyond reading, is noted under `field` and
    /// replaced.
    pub fn printable(&mut self, field: &str, text: &str, style: &Style, breaks: Breaks) -> String {
        let cleaned = clean(text, breaks);
        let chain = self.fonts.chain(&self.family, style.font);
        if cleaned.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
            return cleaned;
        }
        let mut printed = String::with_capacity(cleaned.len());
        let mut lacking: Vec<char> = Vec::new();
        for cluster in clusters(&cleaned) {
            let part = &cleaned[cluster];
            let known = lacking.len();
            lacking.extend(piled(part));
            if part != "\n" {
                lacking.extend(missing(&chain, part));
            }
            printed.push_str(if lacking.len() == known { part } else { SUBSTITUTE });
        }
        if lacking.is_empty() {
            return printed;
        }
        lacking.sort_unstable();
        lacking.dedup();
        let text = cleaned.chars().filter(|&character| !is_isolate(character)).collect();
        let found = Uncovered { field: field.to_owned(), text, chars: lacking };
        // The same text may be set more than once, on each page for instance.
        if !self.uncovered.contains(&found) {
            self.uncovered.push(found);
        }
        printed
    }

    /// One line of text, made fit to print.
    pub fn span(&mut self, field: &str, text: &str, style: Style) -> Span {
        Span { text: self.printable(field, text, &style, Breaks::Folded), style }
    }

    /// Lines of a field that holds one paragraph.
    pub fn lines(&mut self, field: &str, text: &str, style: Style, width: f32) -> Vec<Line> {
        let span = self.span(field, text, style);
        self.paragraph(&[span]).lines(width)
    }

    /// One paragraph in a narrow column. A word that is slightly too long is set smaller instead of being broken;
    /// addresses are not, for they may break at their signs.
    pub fn narrow(&self, mut span: Span, width: f32) -> Paragraph {
        let paragraph = self.paragraph(std::slice::from_ref(&span));
        let scale = width / paragraph.widest_word();
        if !(SMALLEST..1.0).contains(&scale) || span.text.contains(['@', '/']) {
            return paragraph;
        }
        span.style.size *= scale;
        self.paragraph(&[span])
    }

    /// Lines of a field that may hold several paragraphs, one vector each; blank lines are empty vectors.
    pub fn paragraphs(&mut self, field: &str, text: &str, style: Style, width: f32) -> Vec<Vec<Line>> {
        let printed = self.printable(field, text, &style, Breaks::Kept);
        if printed.is_empty() {
            return Vec::new();
        }
        let set = |text: &str| self.paragraph(&[Span { text: text.trim_end().to_owned(), style }]).lines(width);
        printed.split('\n').map(set).collect()
    }

    pub fn paragraph(&self, spans: &[Span]) -> Paragraph {
        Paragraph::new(self.family, &self.fonts, spans)
    }
}
