//! The payment code on the page.

use super::composer::Composer;
use super::content::Content;
use super::flow::Block;

/// A block `side` points wide and high, tagged as a figure; `None` where no code is known for the way to pay.
pub(crate) fn payment_code(composer: &mut Composer, content: &Content<'_>, side: f32) -> Option<Block> {
    let _ = (composer, content, side);
    None
}
