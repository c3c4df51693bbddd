//! The top of the first page: number, amount, due date, subject and milestone track.

use super::{BODY, Modern, QUIET, SOFT_INK};
use crate::display_list::Role;
use crate::faces::FontStyle;
use crate::geometry::{Rect, mm};
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::layout::parts::Column;
use crate::paragraph::{Line, Style};

const HEADING: Style = Style { font: FontStyle::SemiBold, size: 10.4, leading: 15.6, ..BODY };
const AMOUNT: Style = Style { font: FontStyle::SemiBold, size: 33.0, leading: 33.0, tracking: -0.035, ..BODY };
const DUE: Style = Style { size: 10.4, leading: 15.6, colour: SOFT_INK, ..BODY };
const TITLE: Style = Style { font: FontStyle::SemiBold, size: 13.4, leading: 16.75, tracking: -0.014, ..BODY };
const BEFORE_DUE: f32 = mm(2.6);
const BELOW_TITLE: f32 = mm(0.6);
const BEFORE_TRACK: f32 = mm(5.0);

impl Modern<'_> {
    /// `Invoice 2026-035` on the left, `Milestone 3 of 5` on the right.
    pub(super) fn heading(&mut self) -> Block {
        let (main, width) = (self.sheet.main(), self.sheet.main().width);
        let document = self.composer.document();
        let mut block = Block::default();
        let node = self.composer.node(Role::Heading1, document);
        let place = match self.content.billed_milestones().as_slice() {
            [_] => self.content.milestone_label(),
            _ => String::new(),
        };
        let place_lines = self.composer.lines("milestone", &place, BODY.coloured(QUIET), width / 3.0);
        let place_width = place_lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let heading = self.content.heading();
        let lines = self.composer.lines("number", &heading, HEADING, width - place_width - mm(20.0));
        let heading_width = lines.first().map_or(0.0, |line| line.width);
        block.stack(lines, main.left, Some(node));
        let beside = (main.left + heading_width + mm(2.4), 2.1);
        self.composer.draft_chip(&mut block, self.content.draft_word().as_deref(), super::DRAFT, beside, Some(node));
        if !place_lines.is_empty() {
            let node = self.composer.node(Role::Paragraph, document);
            let mut y = 1.5;
            for line in place_lines {
                let height = line.height;
                block.put_right(line, main.right(), y, Some(node));
                y += height;
            }
            block.height = block.height.max(y);
        }
        block.field("number", Rect::new(main.left, 0.0, width, block.height));
        block
    }

    pub(super) fn opening(&mut self, heading: Block) -> Unit {
        let mut blocks = vec![heading, self.amount()];
        blocks.extend(self.subject());
        blocks.extend(self.track());
        Unit { gap: 0.0, blocks, cut: Cut::Never, place: Place::Outside }
    }

    /// The amount, as large as it fits, and when it is due.
    fn amount(&mut self) -> Block {
        let (Column { left, width }, document) = (self.sheet.main(), self.composer.document());
        let mut block = Block { height: self.sheet.before_amount, ..Block::default() };
        let mut span = self.composer.span("totals", &self.content.money(self.content.total().money), AMOUNT);
        let natural = self.composer.paragraph(std::slice::from_ref(&span)).natural_width();
        span.style.size *= (width / natural).min(1.0);
        let node = self.composer.node(Role::Paragraph, document);
        let top = block.height;
        block.stack(self.composer.paragraph(&[span]).lines(width), left, Some(node));
        block.field("totals", Rect::new(left, top, width, block.height - top));
        block.height += BEFORE_DUE;
        let lines = self.due_line(width);
        if !lines.is_empty() {
            let node = self.composer.node(Role::Paragraph, document);
            let top = block.height;
            block.stack(lines, left, Some(node));
            block.field("due_on", Rect::new(left, top, width, block.height - top));
        }
        block
    }

    /// `Due 16 December 2026, including 23% VAT`; a credit note is not due.
    fn due_line(&mut self, width: f32) -> Vec<Line> {
        let strong = Style { colour: super::INK, font: FontStyle::SemiBold, ..DUE };
        let tax = self.content.tax_phrase();
        let spans = match (self.content.is_credit_note(), tax) {
            (true, None) => return Vec::new(),
            (true, Some(tax)) => vec![self.composer.span("taxes", &tax, DUE)],
            (false, tax) => {
                let tail = tax.map(|tax| format!(", {tax}")).unwrap_or_default();
                if let Some(parts) = self.content.due_in_parts() {
                    let spans = [("due_on", &parts, strong), ("taxes", &tail, DUE)];
                    let spans = spans.map(|(field, text, style)| self.composer.span(field, text, style));
                    return self.composer.paragraph(&spans).lines(width);
                }
                // The space must survive cleaning at the end of its span, so it is added after it.
                let mut label = self.composer.span("labels", &self.content.label(|labels| labels.due), DUE);
                label.text.push(' ');
                let day = self.composer.span("due_on", &self.content.day(self.content.body.due_on), strong);
                vec![label, day, self.composer.span("taxes", &tail, DUE)]
            }
        };
        self.composer.paragraph(&spans).lines(width)
    }

    /// Title of the milestone or of the project, and how the one belongs to the other.
    fn subject(&mut self) -> Option<Block> {
        let (title, place) = self.content.subject()?;
        let (Column { left, width }, document) = (self.sheet.main(), self.composer.document());
        let mut block = Block { height: self.sheet.before_title, ..Block::default() };
        let top = block.height;
        for (field, text, role, style) in [
            ("milestone.title", title, Role::Heading2, TITLE),
            ("project.title", place, Role::Paragraph, BODY.coloured(QUIET)),
        ] {
            let lines = self.composer.lines(field, &text, style, width);
            if !lines.is_empty() {
                let node = self.composer.node(role, document);
                block.stack(lines, left, Some(node));
                block.height += BELOW_TITLE;
            }
        }
        block.field("project", Rect::new(left, top, width, block.height - top));
        Some(block)
    }

    fn track(&mut self) -> Option<Block> {
        let mut track = self.track_figure()?;
        let mut block = Block { height: BEFORE_TRACK - BELOW_TITLE, ..Block::default() };
        block.join(std::mem::take(&mut track));
        Some(block)
    }
}
