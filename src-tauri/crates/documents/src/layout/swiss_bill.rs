//! The page of a Swiss QR-bill: receipt and payment part at its foot. Knows no template.
//!
//! The page is A4 and upright on every paper, even behind an invoice on Letter: the part is 210 mm wide, banks scan it
//! at that size, and the perforated sheets it is printed on are A4.
//! Source: Swiss Implementation Guidelines QR-bill 2.3, style guide QR-bill.

use domain::payment_code::{PaymentCode, PaymentReference, SwissAddress, SwissBill, payment_code};

use super::Content;
use super::code::{NUMBER_TO_COME, alt, encode, modules};
use super::composer::Composer;
use crate::Uncovered;
use crate::clean::{Breaks, clean};
use crate::display_list::{Field, Item, Page, Pages, Placed, Role};
use crate::faces::{Figures, FontStyle, LIBERATION};
use crate::geometry::{Colour, Point, Rect, mm};
use crate::paragraph::Style;

mod part;
#[cfg(test)]
mod tests;
mod words;

const BLACK: Colour = Colour::hex(0);
const WHITE: Colour = Colour::hex(0x00ff_ffff);

const TEXT: Style = Style {
    font: FontStyle::Regular,
    size: 10.0,
    leading: 11.0,
    tracking: 0.0,
    colour: BLACK,
    figures: Figures::Proportional,
};

const PAGE_WIDTH: f32 = mm(210.0);
const PAGE_HEIGHT: f32 = mm(297.0);
/// Upper edge of receipt and payment part.
const PART_TOP: f32 = mm(192.0);
/// Where the payment part begins; the receipt lies to the left.
const PART_LEFT: f32 = mm(62.0);
const MARGIN: f32 = mm(15.0);
/// Largest version of the code that the guidelines allow.
const LARGEST: u8 = 25;
const CODE_LEFT: f32 = PART_LEFT + mm(5.0);
const CODE_TOP: f32 = PART_TOP + mm(17.0);
const CODE_SIDE: f32 = mm(46.0);

/// What the parts show. A draft shows neither reference nor code, so that nobody pays it.
struct Slip<'a> {
    content: &'a Content<'a>,
    words: &'static words::Words,
    bill: SwissBill,
    composer: Composer,
    page: Page,
}

/// How many pages `append` adds behind those of the template: none or one.
pub(super) fn page_count(content: &Content<'_>) -> usize {
    usize::from(bill(content).is_some())
}

fn bill(content: &Content<'_>) -> Option<SwissBill> {
    match payment_code(content.body, content.number.unwrap_or(NUMBER_TO_COME))? {
        PaymentCode::SwissBill(bill) => Some(*bill),
        PaymentCode::Epc(_)
        | PaymentCode::Upi(_)
        | PaymentCode::Spayd(_)
        | PaymentCode::Pix(_)
        | PaymentCode::Link(_) => None,
    }
}

/// Adds the payment part to a finished layout, where the document is paid by one.
pub(super) fn append(content: &Content<'_>, pages: &mut Pages, uncovered: &mut Vec<Uncovered>) {
    let Some(bill) = bill(content) else { return };
    let mut composer = Composer::new(LIBERATION, content.fonts);
    composer.nodes = std::mem::take(&mut pages.nodes);
    composer.uncovered = std::mem::take(uncovered);
    let page = Page { size: Some((PAGE_WIDTH, PAGE_HEIGHT)), ..Page::default() };
    let words = words::words(content.body.language.tag());
    let mut slip = Slip { content, words, bill, composer, page };
    slip.running_head(pages.count() + 1);
    slip.cut_lines();
    slip.receipt();
    slip.payment_part();
    let rect = Rect::new(0.0, PART_TOP, PAGE_WIDTH, PAGE_HEIGHT - PART_TOP);
    slip.page.fields.push(Field { name: "payment_methods".to_owned(), rect });
    pages.pages.push(slip.page);
    pages.nodes = slip.composer.nodes;
    *uncovered = slip.composer.uncovered;
}

impl Slip<'_> {
    fn put(&mut self, item: Item, node: Option<crate::display_list::NodeId>) {
        self.page.items.push(Placed { item, node });
    }

    /// What document this page belongs to, and its number; decoration to a reader, as on all later pages.
    fn running_head(&mut self, number: usize) {
        let style = Style { size: 8.0, leading: 11.0, ..TEXT };
        let heading = format!("{}, {}", self.content.heading(), self.content.body.seller.name);
        let count = self.content.page_of(number, number - 1);
        let width = PAGE_WIDTH - 2.0 * MARGIN;
        let page_number = self.composer.lines("page", &count, style, width);
        let room = width - page_number.first().map_or(0.0, |line| line.width) - mm(5.0);
        let heading = self.composer.lines("number", &clean(&heading, Breaks::Folded), style, room);
        for (line, from_right) in
            heading.into_iter().take(1).map(|l| (l, false)).chain(page_number.into_iter().map(|l| (l, true)))
        {
            let left = if from_right { PAGE_WIDTH - MARGIN - line.width } else { MARGIN };
            self.put_line(line, left, MARGIN, None);
        }
    }

    /// Lines to cut along, and the words that ask for it.
    fn cut_lines(&mut self) {
        let rule = |from: (f32, f32), to: (f32, f32)| Item::Rule {
            from: Point { x: from.0, y: from.1 },
            to: Point { x: to.0, y: to.1 },
            width: 0.5,
            colour: BLACK,
        };
        self.put(rule((0.0, PART_TOP), (PAGE_WIDTH, PART_TOP)), None);
        self.put(rule((PART_LEFT, PART_TOP), (PART_LEFT, PAGE_HEIGHT)), None);
        let style = Style { size: 8.0, leading: 10.0, ..TEXT };
        for line in self.composer.lines("labels", self.words.separate, style, PAGE_WIDTH) {
            let (left, top) = ((PAGE_WIDTH - line.width) / 2.0, PART_TOP - mm(1.0) - line.height);
            let document = self.composer.document();
            let node = self.composer.node(Role::Paragraph, document);
            self.put_line(line, left, top, Some(node));
        }
    }

    /// The code with the Swiss cross in its middle; `Draft` in its place before issue.
    fn code(&mut self) {
        let document = self.composer.document();
        if self.content.number.is_none() {
            let style = Style { size: 11.0, leading: 13.0, ..TEXT };
            let node = self.composer.node(Role::Paragraph, document);
            let draft = self.content.label(|labels| labels.draft);
            for line in self.composer.lines("labels", &draft, style, CODE_SIDE) {
                let left = CODE_LEFT + (CODE_SIDE - line.width) / 2.0;
                self.put_line(line, left, CODE_TOP + CODE_SIDE / 2.0, Some(node));
            }
            return;
        }
        // Within the limits of its fields a bill always fits: 997 bytes are the most that version 25 holds.
        let Some(qr) = encode(&self.bill.payload(), LARGEST) else { return };
        let node = Some(self.composer.figure(alt(self.content), document));
        self.put(modules(&qr, Rect::new(CODE_LEFT, CODE_TOP, CODE_SIDE, CODE_SIDE)), node);
        // A white field of 7 mm, in it a black one of 6 mm, in it the white cross.
        let middle = Point { x: CODE_LEFT + CODE_SIDE / 2.0, y: CODE_TOP + CODE_SIDE / 2.0 };
        let (long, short) = (mm(3.9), mm(1.17));
        for (width, height, fill) in
            [(mm(7.0), mm(7.0), WHITE), (mm(6.0), mm(6.0), BLACK), (long, short, WHITE), (short, long, WHITE)]
        {
            let rect = Rect::new(middle.x - width / 2.0, middle.y - height / 2.0, width, height);
            self.put(Item::Rect { rect, fill }, node);
        }
    }
}

/// `1 949.75`: groups of three parted by blanks, and a point, in every language.
fn amount(bill: &SwissBill) -> String {
    let plain = format!("{:.2}", bill.amount.amount());
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    format!("{grouped}.{cents}")
}

/// Name, street and town; the country stands before the postcode of a foreign address.
fn address_lines(address: &SwissAddress) -> Vec<String> {
    let SwissAddress { name, street, building, postcode, town, country } = address;
    let street = format!("{street} {building}");
    let town = if country == "CH" { format!("{postcode} {town}") } else { format!("{country}-{postcode} {town}") };
    [name.clone(), street.trim().to_owned(), town].into_iter().filter(|line| !line.is_empty()).collect()
}

/// None where there is no reference that computers match, and before issue.
fn reference(slip: &Slip<'_>) -> Option<String> {
    slip.content.number?;
    match &slip.bill.reference {
        PaymentReference::Free(_) => None,
        structured @ (PaymentReference::Qr(_) | PaymentReference::Creditor(_)) => Some(structured.printed()),
    }
}
