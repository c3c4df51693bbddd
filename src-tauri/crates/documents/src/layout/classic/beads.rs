//! The milestones as beads on a line: full ones were invoiced before, the ringed one is this document's, hollow ones
//! lie ahead.

use domain::invoice::TrackStep;

use super::{BODY, Classic, FAINT, INK, QUIET};
use crate::clean::Breaks;
use crate::display_list::{Item, NodeId, Paint};
use crate::faces::FontStyle;
use crate::geometry::{Colour, Rect, mm};
use crate::layout::content::Mark;
use crate::layout::flow::Block;
use crate::paragraph::{Span, Style};

const CAPTION: Style = Style { size: 7.9, leading: 10.27, colour: QUIET, ..BODY };
const ASIDE: Style = Style { font: FontStyle::Italic, ..CAPTION };
const BEAD: f32 = mm(3.0);
/// The ring around the bead of this document, and the white between both.
const RING: f32 = 1.0;
const RING_GAP: f32 = mm(1.0);
const STRING: (f32, Colour) = (0.5, Colour::hex(0x009a_a2a8));
const OUTLINE: f32 = 0.5;
const BEFORE_CAPTION: f32 = mm(5.0);
const BESIDE_CAPTION: f32 = mm(3.0);
const WHITE: Colour = Colour::hex(0x00ff_ffff);
/// Least width of a bead's share with its caption, and with its number alone.
const CAPTION_WIDTH: f32 = mm(20.0);
const NUMBER_WIDTH: f32 = mm(6.0);

impl Classic<'_> {
    pub(super) fn beads(&mut self) -> Option<Block> {
        let track = self.content.track();
        if track.is_empty() {
            return None;
        }
        let column = self.sheet.column();
        let alt = self.composer.printable("track", &self.content.track_sentence(), &BODY, Breaks::Folded);
        let document = self.composer.document();
        let node = self.composer.figure(alt, document);
        let share = column.width / track.len() as f32;
        let bead = BEAD.min(share * 0.6);
        let mut block = Block { height: self.sheet.before_beads, ..Block::default() };
        let top = block.height;
        let middle = top + BEAD / 2.0;
        let last = column.left + share * (track.len() - 1) as f32 + bead / 2.0;
        block.put(string(column.left + bead / 2.0, last, middle), Some(node));
        block.height = top + BEFORE_CAPTION;
        let captions_top = block.height;
        for (at, step) in track.iter().enumerate() {
            let left = column.left + share * at as f32;
            self.bead(&mut block, step, (left + bead / 2.0, middle), bead, node);
            let bottom = self.caption(&mut block, at, (left, captions_top), share, node);
            block.height = block.height.max(bottom);
        }
        if share < CAPTION_WIDTH {
            self.current_captions(&mut block, node);
        }
        block.field("track", Rect::new(column.left, top, column.width, block.height - top));
        Some(block)
    }

    fn bead(&self, block: &mut Block, step: &TrackStep, middle: (f32, f32), size: f32, node: NodeId) {
        let mut circle = |size: f32, paint| {
            let rect = Rect::new(middle.0 - size / 2.0, middle.1 - size / 2.0, size, size);
            block.put(Item::Rounded { rect, radius: size / 2.0, paint }, Some(node));
        };
        match self.content.mark(step) {
            Mark::Invoiced | Mark::NotPaid | Mark::Paid => circle(size, Paint::Fill(INK)),
            Mark::This => {
                let gap = RING_GAP * (size / BEAD);
                circle(size + 2.0 * gap + 2.0 * RING, Paint::Fill(WHITE));
                circle(size + 2.0 * gap + RING, Paint::Stroke { colour: self.ring_colour(), width: RING });
                circle(size, Paint::Fill(self.accent.fill));
            }
            Mark::Ahead => {
                circle(size, Paint::Fill(WHITE));
                circle(size - OUTLINE, Paint::Stroke { colour: FAINT, width: OUTLINE });
            }
        }
    }

    /// The ring is what tells this milestone from the others without colour.
    fn ring_colour(&self) -> Colour {
        if self.accent.needs_outline() { INK } else { self.accent.fill }
    }

    /// Number, title, amount and state under a bead, as far as there is room; returns where they end.
    fn caption(&mut self, block: &mut Block, at: usize, place: (f32, f32), share: f32, node: NodeId) -> f32 {
        let (left, mut y) = place;
        if share < NUMBER_WIDTH {
            return y;
        }
        let step = &self.content.track()[at];
        let field = format!("track.{at}");
        let (title, aside) = self.caption_styles(step);
        let mut lines = Vec::new();
        let width = share - BESIDE_CAPTION.min(share * 0.15);
        if share < CAPTION_WIDTH {
            let number = self.spaced(&field, &step.position.to_string(), title);
            lines.extend(self.composer.paragraph(&[number]).lines(width));
        } else {
            let words = self.spaced(&field, &format!("{}. {}", step.position, step.title), title);
            lines.extend(self.composer.narrow(words, width).lines(width));
            let amount = self.spaced(&field, &self.content.bead_caption(step), aside);
            lines.extend(self.composer.paragraph(&[amount]).lines(width));
        }
        for line in lines {
            let height = line.height;
            block.put_line(line, left, y, Some(node));
            y += height;
        }
        y
    }

    /// Where beads stand too close for their titles, those of this document are named below.
    fn current_captions(&mut self, block: &mut Block, node: NodeId) {
        let column = self.sheet.column();
        for (at, step) in self.content.track().iter().enumerate() {
            if self.content.mark(step) != Mark::This {
                continue;
            }
            let field = format!("track.{at}");
            let (title, aside) = self.caption_styles(step);
            let words = self.spaced(&field, &format!("{}. {}", step.position, step.title), title);
            let amount = self.spaced(&field, &self.content.bead_caption(step), aside);
            let lines = self.composer.paragraph(&[words, amount]).lines(column.width);
            block.stack(lines, column.left, Some(node));
        }
    }

    /// Text with a space behind it: a reader of the plain text must not see two captions as one word.
    fn spaced(&mut self, field: &str, text: &str, style: Style) -> Span {
        let mut span = self.composer.span(field, text, style);
        if !span.text.is_empty() {
            span.text.push(' ');
        }
        span
    }

    fn caption_styles(&self, step: &TrackStep) -> (Style, Style) {
        match self.content.mark(step) {
            Mark::This => {
                let strong = CAPTION.in_font(FontStyle::SemiBold).coloured(self.accent.text);
                (strong, ASIDE.coloured(self.accent.text))
            }
            Mark::Invoiced | Mark::NotPaid | Mark::Paid | Mark::Ahead => (CAPTION, ASIDE),
        }
    }
}

fn string(from: f32, to: f32, y: f32) -> Item {
    use crate::geometry::Point;
    Item::Rule { from: Point { x: from, y }, to: Point { x: to, y }, width: STRING.0, colour: STRING.1 }
}
