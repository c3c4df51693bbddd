//! The side column: logo and seller, client, dates, project, order, the seller's address.

use domain::invoice::Party;

use super::{BODY, LABEL, Modern, QUIET, SIDE_LEFT, SIDE_RIGHT, without_orphans};
use crate::display_list::{Item, Role};
use crate::faces::FontStyle;
use crate::geometry::{Rect, mm};
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::paragraph::Style;

const NAME: Style = Style { font: FontStyle::SemiBold, size: 12.0, leading: 14.4, tracking: -0.012, ..BODY };
const LOGO_HEIGHT: f32 = mm(20.0);
const BELOW_LOGO: f32 = mm(4.0);
/// How far a long word may reach into the space beside the column.
const OVERHANG: f32 = mm(4.0);
const BEFORE_FIRST: f32 = mm(13.0);
const BEFORE_SECTION: f32 = mm(6.2);
const BELOW_LABEL: f32 = mm(0.6);

/// A line of a section and how it looks.
struct Entry {
    field: String,
    text: String,
    style: Style,
}

fn entry(field: impl Into<String>, text: &str) -> Entry {
    Entry { field: field.into(), text: text.to_owned(), style: BODY }
}

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
        if let Some(logo) = self.content.logo {
            let picture = logo.0.clone();
            let (pixels_wide, pixels_high) = (picture.width as f32, picture.height as f32);
            let scale = (width / pixels_wide).min(LOGO_HEIGHT / pixels_high);
            let rect = Rect::new(SIDE_LEFT, 0.0, pixels_wide * scale, pixels_high * scale);
            let alt = crate::clean::clean(&(self.content.labels.logo_of)(&seller.name), crate::clean::Breaks::Folded);
            let node = self.composer.figure(alt, document);
            block.put(Item::Image { rect, picture }, Some(node));
            block.field("logo", rect);
            block.height = rect.height + BELOW_LOGO;
        }
        let top = block.height;
        for (field, text, style) in
            [("seller.name", &seller.name, NAME), ("seller.attention", &seller.attention, BODY.coloured(QUIET))]
        {
            let lines = self.entry_lines(&Entry { field: field.into(), text: text.clone(), style }, width);
            if !lines.is_empty() {
                let node = self.composer.node(Role::Paragraph, document);
                super::stack(&mut block, lines, SIDE_LEFT, Some(node));
            }
        }
        let rect = Rect::new(SIDE_LEFT, top, width, block.height - top);
        block.field("seller", rect);
        Unit { gap: 0.0, blocks: vec![block], cut: Cut::Never, place: Place::Outside }
    }

    /// Ordinary text keeps to the column; one with a long word may hang over and be set smaller.
    fn entry_lines(&mut self, entry: &Entry, width: f32) -> Vec<crate::paragraph::Line> {
        let span = self.composer.span(&entry.field, &entry.text, entry.style);
        let paragraph = self.composer.narrow(span, width + OVERHANG);
        let room = if paragraph.widest_word() > width { width + OVERHANG } else { width };
        paragraph.lines(room)
    }

    pub(super) fn side_sections(&mut self) -> Vec<Unit> {
        let (body, labels) = (self.content.body, self.content.labels);
        let mut sections = vec![
            ("buyer", labels.billed_to, buyer(&body.buyer)),
            ("issue_on", labels.issued, vec![entry("issue_on", &labels.day(body.issue_on))]),
        ];
        if let Some(project) = &body.project {
            let mut lines = vec![entry("project.code", &project.code)];
            lines.extend(
                project.contract_on.map(|day| entry("project.contract_on", &(labels.contract_of)(&labels.day(day)))),
            );
            sections.push(("project", labels.project, lines));
        }
        if let Some(number) = &body.order_number {
            sections.push(("order_number", labels.order_number, vec![entry("order_number", number)]));
        }
        let references = body.references.iter().enumerate().flat_map(|(at, reference)| {
            let named = (labels.reference)(&reference.number, &labels.day(reference.issue_on));
            [
                entry(format!("references.{at}.number"), &named),
                entry(format!("references.{at}.reason"), &reference.reason),
            ]
        });
        sections.push(("references", labels.references, references.collect()));
        sections.push(("seller.address", labels.from, seller(&body.seller)));
        let mut units: Vec<Unit> =
            sections.into_iter().filter_map(|(field, label, entries)| self.section(field, label, entries)).collect();
        if let Some(first) = units.first_mut() {
            first.gap = BEFORE_FIRST;
        }
        units
    }

    /// A label with its lines; none when nothing is to be said.
    fn section(&mut self, field: &str, label: &str, entries: Vec<Entry>) -> Option<Unit> {
        let entries: Vec<Entry> = entries.into_iter().filter(|entry| !entry.text.trim().is_empty()).collect();
        if entries.is_empty() {
            return None;
        }
        let (width, document) = (self.side_text_width(), self.composer.document());
        let mut label_block = Block::default();
        let heading = self.composer.node(Role::Heading2, document);
        let lines = self.composer.lines("labels", label, LABEL, width);
        super::stack(&mut label_block, lines, SIDE_LEFT, Some(heading));
        label_block.height += BELOW_LABEL;
        let mut blocks = vec![label_block];
        for entry in entries {
            let lines = self.entry_lines(&entry, width);
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

fn buyer(party: &Party) -> Vec<Entry> {
    let name =
        Entry { field: "buyer.name".into(), text: party.name.clone(), style: BODY.in_font(FontStyle::SemiBold) };
    let mut entries = vec![name, entry("buyer.attention", &party.attention)];
    entries.extend(party.address_lines.iter().map(|line| entry("buyer.address", line)));
    entries.extend(tax_numbers("buyer", party));
    entries
}

fn seller(party: &Party) -> Vec<Entry> {
    let mut entries: Vec<Entry> = party.address_lines.iter().map(|line| entry("seller.address", line)).collect();
    entries.push(entry("seller.email", &party.email));
    entries.push(entry("seller.phone", &party.phone));
    entries.push(entry("seller.website", &party.website));
    entries.extend(tax_numbers("seller", party));
    entries
}

fn tax_numbers(whose: &str, party: &Party) -> Vec<Entry> {
    let line = |number: &domain::party::TaxNumber| format!("{} {}", number.label, number.value);
    party.tax_numbers.iter().map(|number| entry(format!("{whose}.tax_numbers"), &line(number))).collect()
}
