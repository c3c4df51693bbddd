//! The side column: logo and seller, client, dates, project, order, the seller's address.

use super::{BODY, LABEL, Modern, QUIET, SIDE_LEFT, SIDE_RIGHT};
use crate::display_list::Role;
use crate::faces::FontStyle;
use crate::geometry::{Rect, mm};
use crate::layout::content::Said;
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::layout::parts::{Column, without_orphans};
use crate::paragraph::{Line, Style};

pub(in crate::layout) const NAME: Style =
    Style { font: FontStyle::SemiBold, size: 12.0, leading: 14.4, tracking: -0.012, ..BODY };
const LOGO_HEIGHT: f32 = mm(20.0);
const BELOW_LOGO: f32 = mm(4.0);
/// How far a long word may reach into the space beside the column.
const OVERHANG: f32 = mm(4.0);
const BEFORE_FIRST: f32 = mm(13.0);
const BEFORE_SECTION: f32 = mm(6.2);
const BELOW_LABEL: f32 = mm(0.6);

impl Modern<'_> {
    fn side_text_width(&self) -> f32 {
        self.sheet.side_width - SIDE_LEFT - SIDE_RIGHT
    }

    /// Logo, business and person.
    pub(super) fn seller(&mut self) -> Unit {
        let width = self.side_text_width();
        let seller = &self.content.body.seller;
        let document = self.composer.document();
        let mut block = Block::default();
        let most = (width, LOGO_HEIGHT);
        self.composer.logo(&mut block, &self.content.sender(), SIDE_LEFT, most, BELOW_LOGO);
        let top = block.height;
        for (field, text, style) in
            [("seller.name", &seller.name, NAME), ("seller.attention", &seller.attention, BODY.coloured(QUIET))]
        {
            let lines = self.side_lines(field, text, style);
            if !lines.is_empty() {
                let node = self.composer.node(Role::Paragraph, document);
                block.stack(lines, SIDE_LEFT, Some(node));
            }
        }
        let rect = Rect::new(SIDE_LEFT, top, width, block.height - top);
        block.field("seller", rect);
        Unit { gap: 0.0, blocks: vec![block], cut: Cut::Never, place: Place::Outside }
    }

    /// Ordinary text keeps to the column; one with a long word may hang over and be set smaller.
    fn side_lines(&mut self, field: &str, text: &str, style: Style) -> Vec<Line> {
        let width = self.side_text_width();
        let span = self.composer.span(field, text, style);
        let paragraph = self.composer.narrow(span, width + OVERHANG);
        let room = if paragraph.widest_word() > width { width + OVERHANG } else { width };
        paragraph.lines(room)
    }

    pub(super) fn side_sections(&mut self) -> Vec<Unit> {
        let (body, content) = (self.content.body, self.content);
        let one = |field: &str, text: String| vec![Said { field: field.to_owned(), text }];
        let mut buyer = one("buyer.name", body.buyer.name.clone());
        buyer.extend(content.buyer_address());
        buyer.extend(content.buyer_tax_numbers());
        let sender = content.sender();
        let mut seller = sender.address();
        seller.extend(sender.contact());
        seller.extend(sender.tax_numbers());
        let order_number = body.order_number.clone().unwrap_or_default();
        let reference = body.buyer_reference.clone().unwrap_or_default();
        let sections = [
            ("buyer", content.label(|labels| labels.billed_to), buyer),
            ("issue_on", content.label(|labels| labels.issued), one("issue_on", content.day(body.issue_on))),
            ("project", content.label(|labels| labels.project), content.project_lines()),
            ("order_number", content.label(|labels| labels.order_number), one("order_number", order_number)),
            ("buyer_reference", content.label(|labels| labels.buyer_reference), one("buyer_reference", reference)),
            ("references", content.label(|labels| labels.replaces), content.replaced_lines()),
            ("references", content.label(|labels| labels.references), content.reference_lines()),
            ("seller.address", content.label(|labels| labels.from), seller),
        ];
        let mut units: Vec<Unit> =
            sections.into_iter().filter_map(|(field, label, lines)| self.section(field, &label, lines)).collect();
        if let Some(first) = units.first_mut() {
            first.gap = BEFORE_FIRST;
        }
        units
    }

    /// A label with its lines; none when nothing is to be said.
    fn section(&mut self, field: &str, label: &str, mut said: Vec<Said>) -> Option<Unit> {
        said.retain(|line| !line.text.trim().is_empty());
        if said.is_empty() {
            return None;
        }
        let (width, document) = (self.side_text_width(), self.composer.document());
        let mut label_block = Block::default();
        self.composer.headline(&mut label_block, "labels", label, LABEL, Column { left: SIDE_LEFT, width });
        label_block.height += BELOW_LABEL;
        let mut blocks = vec![label_block];
        for Said { field, text } in said {
            let style = if field == "buyer.name" { BODY.in_font(FontStyle::SemiBold) } else { BODY };
            let lines = self.side_lines(&field, &text, style);
            let node = self.composer.node(Role::Paragraph, document);
            for line in lines {
                let mut block = Block { height: line.height, ..Block::default() };
                block.put_line(line, SIDE_LEFT, 0.0, Some(node));
                blocks.push(block);
            }
        }
        for block in &mut blocks {
            let rect = Rect::new(SIDE_LEFT, 0.0, width, block.height);
            block.field(field, rect);
        }
        Some(Unit { gap: BEFORE_SECTION, blocks: without_orphans(blocks), cut: Cut::Never, place: Place::Outside })
    }
}
