//! Payment codes as blocks of a page: text to modules, modules to one filled path. Knows no template and no payload's
//! meaning.

use domain::payment_code::{PaymentCode, payment_code as chosen, printed_reference};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::Content;
use super::composer::Composer;
use super::flow::Block;
use crate::clean::{Breaks, clean};
use crate::display_list::{Item, ModuleRun, Modules, Paint};
use crate::geometry::{Colour, Rect, mm};

#[cfg(test)]
mod tests;

/// Black, whatever the accent: scanners want contrast.
const DARK: Colour = Colour::hex(0);
/// Where a draft will have its code.
const FRAME: Colour = Colour::hex(0x00c9_d0d5);
/// Modules of white on each side. Source: ISO/IEC 18004.
const QUIET: u8 = 4;
/// Largest version that EPC069-12 allows; the others keep to it, because a finer code does not scan from paper.
const LARGEST: u8 = 13;
/// Stands for the number that a draft does not have yet, only to see whether there will be a code.
pub(super) const NUMBER_TO_COME: &str = "1";

/// The document's payment code, `side` points wide and high with its quiet zone; the upper left corner is at 0, 0.
/// None when there is none, or when it is a Swiss bill, which has a page of its own.
/// A draft's block is an empty frame: its room is kept, but nobody can pay a draft.
pub(crate) fn payment_code(composer: &mut Composer, content: &Content<'_>, side: f32) -> Option<Block> {
    let code = chosen(content.body, content.number.unwrap_or(NUMBER_TO_COME))?;
    let alt = match &code {
        PaymentCode::SwissBill(_) => return None,
        PaymentCode::Link(address) => content.spoken(|labels| (labels.payment_link_alt)(address)),
        PaymentCode::Epc(_) | PaymentCode::Upi(_) | PaymentCode::Spayd(_) | PaymentCode::Pix(_) => alt(content),
    };
    let qr = encode(&code.payload(), LARGEST)?;
    let mut block = Block { height: side, ..Block::default() };
    block.field("payment_methods", Rect::new(0.0, 0.0, side, side));
    let module = side / f32::from(count(&qr) + 2 * QUIET);
    let (quiet, width) = (module * f32::from(QUIET), module * f32::from(count(&qr)));
    if content.number.is_none() {
        let rect = Rect::new(quiet, quiet, width, width);
        let paint = Paint::Stroke { colour: FRAME, width: 0.5 };
        block.put(Item::Rounded { rect, radius: mm(0.8), paint }, None);
    } else {
        let document = composer.document();
        let node = composer.figure(alt, document);
        block.put(modules(&qr, Rect::new(quiet, quiet, width, width)), Some(node));
    }
    Some(block)
}

/// What the code says, in words: amount, payee, reference.
pub(super) fn alt(content: &Content<'_>) -> String {
    let body = content.body;
    let reference = printed_reference(body, content.number.unwrap_or_default());
    let amount = content.money(body.payable_now());
    let said = content.spoken(|labels| (labels.payment_code_alt)(&amount, &body.seller.name, &reference));
    clean(&said, Breaks::Folded)
}

/// The smallest code up to version `largest` with error correction M. None when the text is too long for it.
pub(super) fn encode(text: &str, largest: u8) -> Option<QrCode> {
    let segments = QrSegment::make_segments(text);
    let (least, largest) = (Version::MIN, Version::new(largest));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, least, largest, None, false).ok()
}

/// Modules along a side, at most 177.
fn count(qr: &QrCode) -> u8 {
    u8::try_from(qr.size()).expect("the largest code has 177 modules a side")
}

/// The dark modules in `rect`, side by side in one run where they touch.
pub(super) fn modules(qr: &QrCode, rect: Rect) -> Item {
    let count = count(qr);
    let dark = |x: u8, y: u8| qr.get_module(i32::from(x), i32::from(y));
    let mut runs: Vec<ModuleRun> = Vec::new();
    for y in 0..count {
        for x in (0..count).filter(|x| dark(*x, y)) {
            match runs.last_mut() {
                Some(run) if run.y == y && run.x + run.length == x => run.length += 1,
                _ => runs.push(ModuleRun { x, y, length: 1 }),
            }
        }
    }
    Item::Modules(Modules { rect, count, runs, fill: DARK })
}
