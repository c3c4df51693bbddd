//! Receipt and payment part: headings, information, amounts, boxes to fill in.
//! Places and sizes are those of the style guide.

use super::{PART_LEFT, PART_TOP, Slip, TEXT, address_lines, amount, reference};
use crate::display_list::{Item, NodeId, Role};
use crate::faces::FontStyle;
use crate::geometry::{Point, mm};
use crate::layout::swiss_bill::BLACK;
use crate::paragraph::{Line, Style};

const TITLE: Style = Style { font: FontStyle::SemiBold, size: 11.0, leading: 13.0, ..TEXT };
/// Length of the strokes at the corners of a box to fill in, and their width.
const CORNER: f32 = mm(3.0);
const CORNER_WIDTH: f32 = 0.75;

/// Sizes of one part, in points.
#[derive(Clone, Copy)]
struct Sizes {
    label: f32,
    value: f32,
    leading: f32,
}

/// From the sizes that the style guide recommends down to the least that it allows.
const RECEIPT: [Sizes; 3] = [
    Sizes { label: 6.0, value: 8.0, leading: 9.0 },
    Sizes { label: 6.0, value: 7.0, leading: 8.0 },
    Sizes { label: 6.0, value: 6.0, leading: 7.0 },
];
const PAYMENT: [Sizes; 3] = [
    Sizes { label: 8.0, value: 10.0, leading: 11.0 },
    Sizes { label: 7.0, value: 8.0, leading: 9.5 },
    Sizes { label: 6.0, value: 7.0, leading: 8.0 },
];

impl Sizes {
    fn label(self) -> Style {
        Style { font: FontStyle::SemiBold, size: self.label, leading: self.leading, ..TEXT }
    }

    fn value(self) -> Style {
        Style { size: self.value, leading: self.leading, ..TEXT }
    }
}

/// A column of the part.
#[derive(Clone, Copy)]
struct Area {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

/// A label with the lines below it; no lines: a box of this width and height to fill in.
struct Entry {
    label: &'static str,
    lines: Vec<String>,
    blank: (f32, f32),
}

impl Slip<'_> {
    pub(super) fn receipt(&mut self) {
        let left = mm(5.0);
        self.title(self.words.receipt, left);
        let area = Area { left, top: PART_TOP + mm(12.0), width: mm(52.0), height: mm(56.0) };
        let mut entries = vec![self.payee()];
        entries.extend(self.reference_entry());
        entries.push(self.payer((mm(52.0), mm(20.0))));
        self.entries(&entries, area, RECEIPT);
        self.amounts(RECEIPT[0], left, mm(13.0));
        let style = RECEIPT[0].label();
        for line in self.composer.lines("labels", self.words.acceptance_point, style, mm(52.0)) {
            let x = left + mm(52.0) - line.width;
            let node = self.node(Role::Paragraph);
            self.put_line(line, x, PART_TOP + mm(82.0), Some(node));
        }
    }

    pub(super) fn payment_part(&mut self) {
        let left = PART_LEFT + mm(5.0);
        self.title(self.words.payment_part, left);
        self.code();
        self.amounts(PAYMENT[0], left, mm(16.0));
        let area = Area { left: PART_LEFT + mm(56.0), top: PART_TOP + mm(5.0), width: mm(87.0), height: mm(85.0) };
        let mut entries = vec![self.payee()];
        entries.extend(self.reference_entry());
        if self.content.number.is_some() {
            let lines = vec![self.bill.message.clone()];
            entries.push(Entry { label: self.words.information, lines, blank: (0.0, 0.0) });
        }
        entries.push(self.payer((mm(65.0), mm(25.0))));
        self.entries(&entries, area, PAYMENT);
    }

    fn node(&mut self, role: Role) -> NodeId {
        let document = self.composer.document();
        self.composer.node(role, document)
    }

    fn title(&mut self, words: &str, left: f32) {
        let node = self.node(Role::Heading2);
        for line in self.composer.lines("labels", words, TITLE, mm(52.0)) {
            self.put_line(line, left, PART_TOP + mm(5.0), Some(node));
        }
    }

    fn payee(&self) -> Entry {
        let mut lines = vec![in_fours(&self.bill.iban)];
        lines.extend(address_lines(&self.bill.creditor));
        Entry { label: self.words.account, lines, blank: (0.0, 0.0) }
    }

    fn reference_entry(&self) -> Option<Entry> {
        let label = self.words.reference;
        reference(self).map(|reference| Entry { label, lines: vec![reference], blank: (0.0, 0.0) })
    }

    fn payer(&self, blank: (f32, f32)) -> Entry {
        match &self.bill.debtor {
            Some(debtor) => Entry { label: self.words.payable_by, lines: address_lines(debtor), blank },
            None => Entry { label: self.words.payable_by_blank, lines: Vec::new(), blank },
        }
    }

    /// Sets the entries one below the other, in the first sizes in which they fit.
    fn entries(&mut self, entries: &[Entry], area: Area, sizes: [Sizes; 3]) {
        let fits = |sizes: &Sizes| self.height(entries, area.width, *sizes) <= area.height;
        let sizes = sizes.into_iter().find(fits).unwrap_or(sizes[2]);
        let mut top = area.top;
        for (at, entry) in entries.iter().enumerate() {
            if at > 0 {
                top += sizes.leading;
            }
            let label = self.node(Role::Paragraph);
            for line in self.composer.lines("labels", entry.label, sizes.label(), area.width) {
                top += self.put_line(line, area.left, top, Some(label));
            }
            let value = self.node(Role::Paragraph);
            for text in &entry.lines {
                for line in self.composer.lines("payment_methods", text, sizes.value(), area.width) {
                    top += self.put_line(line, area.left, top, Some(value));
                }
            }
            if entry.lines.is_empty() {
                let (width, height) = entry.blank;
                self.corners(Area { left: area.left, top: top + mm(1.0), width, height });
            }
        }
    }

    fn height(&self, entries: &[Entry], width: f32, sizes: Sizes) -> f32 {
        let lines = |text: &str, style| {
            let span = crate::paragraph::Span { text: text.to_owned(), style };
            self.composer.paragraph(&[span]).lines(width).len() as f32 * sizes.leading
        };
        let entry = |entry: &Entry| {
            let values: f32 = entry.lines.iter().map(|text| lines(text, sizes.value())).sum();
            let blank = if entry.lines.is_empty() { mm(1.0) + entry.blank.1 } else { 0.0 };
            lines(entry.label, sizes.label()) + values + blank
        };
        entries.iter().map(entry).sum::<f32>() + sizes.leading * (entries.len() - 1) as f32
    }

    /// Currency, and `beside` it the amount.
    fn amounts(&mut self, sizes: Sizes, left: f32, beside: f32) {
        let currency = self.bill.amount.currency().code().to_owned();
        let amount = amount(&self.bill);
        for (x, label, value) in [(left, self.words.currency, currency), (left + beside, self.words.amount, amount)] {
            let mut top = PART_TOP + mm(68.0);
            for (text, style) in [(label, sizes.label()), (&value, sizes.value())] {
                let node = self.node(Role::Paragraph);
                for line in self.composer.lines("payment_methods", text, style, mm(51.0) - (x - left)) {
                    top += self.put_line(line, x, top, Some(node)) + 1.0;
                }
            }
        }
    }

    /// Marks the corners of a box.
    fn corners(&mut self, area: Area) {
        let (left, top, right, bottom) = (area.left, area.top, area.left + area.width, area.top + area.height);
        for (x, y, towards_x, towards_y) in
            [(left, top, 1.0, 1.0), (right, top, -1.0, 1.0), (right, bottom, -1.0, -1.0), (left, bottom, 1.0, -1.0)]
        {
            let points =
                vec![Point { x: x + towards_x * CORNER, y }, Point { x, y }, Point { x, y: y + towards_y * CORNER }];
            self.put(Item::Path { points, width: CORNER_WIDTH, colour: BLACK }, None);
        }
    }

    /// Puts a line with its upper left corner at `left`, `top`; its height.
    pub(super) fn put_line(&mut self, line: Line, left: f32, top: f32, node: Option<NodeId>) -> f32 {
        let height = line.height;
        for mut run in line.runs {
            run.x += left;
            run.baseline += top;
            self.put(Item::Text(run), node);
        }
        height
    }
}

fn in_fours(iban: &str) -> String {
    let signs: Vec<char> = iban.chars().collect();
    signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
