//! The foot of the last page: terms on the left, how to pay on the right.

use domain::party::PaymentMethod;

use super::{BODY, INK, LABEL, Modern, QUIET, RULE, rule, stack};
use crate::display_list::{NodeId, Role};
use crate::geometry::{Rect, mm};
use crate::languages::Settled;
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::paragraph::Style;

const TEXT: Style = Style { size: 8.3, leading: 12.45, ..BODY };
const PAY_WIDTH: f32 = mm(64.0);
const BETWEEN: f32 = mm(8.0);
const BELOW_RULE: f32 = mm(3.4);
const BELOW_LABEL: f32 = mm(0.5);
const BETWEEN_METHODS: f32 = mm(1.6);
/// Where the values begin, unless they need the room.
const VALUES: f32 = mm(20.0);
const BESIDE_WORD: f32 = mm(3.0);
const STROKE: f32 = 0.5;
/// A foot that would take more of the page than this is set in the running text instead.
const LARGEST_SHARE: f32 = 0.4;

/// `IBAN` and the number behind it.
type Row = (String, String);

impl Modern<'_> {
    /// The block at the foot. A foot too tall for that joins the running text of `main`, and the returned
    /// block is empty.
    pub(super) fn foot(&mut self, main: &mut Vec<Unit>) -> Block {
        let (left, right, width) = (self.sheet.main_left(), self.sheet.main_right(), self.sheet.main_width());
        let node_count = self.composer.nodes.len();
        let mut foot = Block { height: STROKE + BELOW_RULE, ..Block::default() };
        foot.put(rule(left, right, STROKE / 2.0, STROKE, RULE), None);
        let top = foot.height;
        let terms = self.terms(width - PAY_WIDTH - BETWEEN);
        let pay = self.pay_to(right - PAY_WIDTH, PAY_WIDTH);
        let height = terms.height.max(pay.height);
        if top + height <= self.sheet.height * LARGEST_SHARE {
            for mut block in [terms, pay] {
                block.height = 0.0;
                foot.height = top;
                foot.join(block);
            }
            foot.height = top + height;
            return foot;
        }
        // Set again as running text: the nodes of the first attempt hold nothing and are dropped.
        self.composer.nodes.truncate(node_count);
        let sentence = self.terms_text();
        let mut units = vec![self.label_unit(self.content.labels.terms)];
        units.extend(self.flowing("terms", &sentence, TEXT));
        main.extend(units);
        let blocks = vec![self.pay_to(left, width)];
        main.push(Unit { gap: mm(6.0), blocks, cut: Cut::Never, place: Place::Outside });
        Block::default()
    }

    fn label_unit(&mut self, label: &str) -> Unit {
        let document = self.composer.document();
        let node = self.composer.node(Role::Heading2, document);
        let mut block = Block::default();
        let lines = self.composer.lines("labels", label, LABEL, self.sheet.main_width());
        stack(&mut block, lines, self.sheet.main_left(), Some(node));
        Unit { gap: mm(6.0), blocks: vec![block], cut: Cut::Never, place: Place::Outside }
    }

    fn terms(&mut self, width: f32) -> Block {
        let (left, document) = (self.sheet.main_left(), self.composer.document());
        let mut block = Block::default();
        let node = self.composer.node(Role::Heading2, document);
        let lines = self.composer.lines("labels", self.content.labels.terms, LABEL, width);
        stack(&mut block, lines, left, Some(node));
        block.height += BELOW_LABEL;
        let text = self.terms_text();
        for lines in self.composer.paragraphs("terms", &text, TEXT, width) {
            let node = (!lines.is_empty()).then(|| self.composer.node(Role::Paragraph, document));
            stack(&mut block, lines, left, node);
        }
        block.field("terms", Rect::new(left, 0.0, width, block.height));
        block
    }

    /// The sentence of the terms with the seller's own behind it.
    fn terms_text(&self) -> String {
        let (body, labels) = (self.content.body, self.content.labels);
        let only_bank = matches!(body.payment_methods.as_slice(), [PaymentMethod::BankTransfer { .. }]);
        let settled = if only_bank { Settled::ByBankTransfer } else { Settled::Otherwise };
        let sentence = (labels.terms_sentence)(body.terms, &labels.day(body.due_on), settled);
        format!("{sentence} {}", body.terms_note)
    }

    fn pay_to(&mut self, left: f32, width: f32) -> Block {
        let methods = self.methods();
        let mut block = Block::default();
        if methods.is_empty() {
            return block;
        }
        let document = self.composer.document();
        let node = self.composer.node(Role::Heading2, document);
        let lines = self.composer.lines("labels", self.content.labels.pay_to, LABEL, width);
        stack(&mut block, lines, left, Some(node));
        block.height += BELOW_LABEL;
        let table = self.composer.node(Role::Table, document);
        let words = methods.iter().flatten().map(|(word, _)| self.natural_width(word)).fold(0.0, f32::max);
        let values = methods.iter().flatten().map(|(_, value)| self.natural_width(value)).fold(0.0, f32::max);
        let least = words.min(width * 0.45) + BESIDE_WORD;
        let value_left = (width - values).min(VALUES).max(least);
        for (at, rows) in methods.into_iter().enumerate() {
            if at > 0 {
                block.height += BETWEEN_METHODS;
            }
            for row in rows {
                self.pay_row(&mut block, &row, left, (value_left, width), table);
            }
        }
        block.field("payment_methods", Rect::new(left, 0.0, width, block.height));
        block
    }

    fn natural_width(&mut self, word: &str) -> f32 {
        let span = self.composer.span("payment_methods", word, TEXT);
        self.composer.paragraph(&[span]).natural_width()
    }

    /// `widths`: of the words with the space behind them, and of the whole row.
    fn pay_row(&mut self, block: &mut Block, row: &Row, left: f32, widths: (f32, f32), table: NodeId) {
        let node = self.composer.node(Role::TableRow, table);
        let header = self.composer.node(Role::RowHeader, node);
        let cell = self.composer.node(Role::TableCell, node);
        let top = block.height;
        let words = self.composer.lines("payment_methods", &row.0, TEXT.coloured(QUIET), widths.0 - BESIDE_WORD);
        let value_left = widths.0;
        let value = self.composer.lines("payment_methods", &row.1, TEXT.coloured(INK), widths.1 - value_left);
        stack(block, words, left, Some(header));
        let words_end = block.height;
        block.height = top;
        stack(block, value, left + value_left, Some(cell));
        block.height = block.height.max(words_end);
    }

    /// The ways to pay, one group of rows each; the reference belongs to the first.
    fn methods(&self) -> Vec<Vec<Row>> {
        let labels = self.content.labels;
        let mut methods: Vec<Vec<Row>> =
            self.content.body.payment_methods.iter().map(|method| self.rows(method)).collect();
        if let (Some(first), Some(number)) = (methods.first_mut(), self.content.number) {
            first.push((labels.payment_reference.to_owned(), self.content.reference(number)));
        }
        methods.retain(|rows| !rows.is_empty());
        methods
    }

    fn rows(&self, method: &PaymentMethod) -> Vec<Row> {
        let labels = self.content.labels;
        let rows: Vec<(&str, String)> = match method {
            PaymentMethod::BankTransfer { holder, iban, bic, account, routing } => vec![
                (labels.account, holder.clone()),
                (labels.iban, in_fours(iban)),
                (labels.bic, bic.clone()),
                (labels.routing, routing.clone()),
                (labels.account_number, account.clone()),
            ],
            PaymentMethod::Upi { address, holder } => {
                vec![("UPI", address.clone()), (labels.account, holder.clone())]
            }
            PaymentMethod::Pix { key, holder, .. } => vec![("Pix", key.clone()), (labels.account, holder.clone())],
            PaymentMethod::Link { label, url } => vec![(label.as_str(), url.clone())],
            PaymentMethod::Other { label, details } => vec![(label.as_str(), details.clone())],
        };
        let said = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
        said.map(|(word, value)| (word.to_owned(), value)).collect()
    }
}

/// An IBAN as it is read aloud.
fn in_fours(iban: &str) -> String {
    let plain: Vec<char> = iban.chars().filter(|character| !character.is_whitespace()).collect();
    plain.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
