//! The foot of the last page: payment code, ways to pay, terms.

use super::{BODY, Compact, QUIET, STRONG, STRONG_RULE};
use crate::geometry::mm;
use crate::layout::flow::{Block, Unit};
use crate::layout::parts::Column;
use crate::layout::parts::code::{self, Alignment};
use crate::layout::parts::foot::{Instead, LARGEST_SHARE, Look};
use crate::paragraph::Style;

const TEXT: Style = Style { size: 7.9, leading: 11.22, ..BODY };
pub(in crate::layout) const LOOK: Look = Look {
    heading: Style { size: 7.9, leading: 11.22, ..STRONG },
    below_heading: mm(0.4),
    text: TEXT,
    word: Style { colour: QUIET, ..TEXT },
    values: mm(19.0),
    beside_word: mm(2.0),
};
const CODE: code::Look = code::Look {
    side: mm(24.0),
    caption: Style { size: 6.6, leading: 8.6, colour: QUIET, ..BODY },
    above_caption: mm(1.0),
    alignment: Alignment::Left,
};
const PAY_WIDTH: f32 = mm(62.0);
const BETWEEN: f32 = mm(7.0);
const BELOW_RULE: f32 = mm(3.0);

/// Where the words stand that say what the code is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Caption {
    BelowCode,
    /// Where the foot may be no taller than the code.
    BelowAccount,
}

impl Compact<'_> {
    /// The block at the foot. A foot too tall for that joins the running text of `units`, and the returned
    /// block is empty.
    pub(super) fn foot(&mut self, units: &mut Vec<Unit>) -> Block {
        let column = self.sheet.column();
        let (content, caption) = (self.content, self.caption);
        let tallest = self.sheet.height * LARGEST_SHARE;
        let instead = Instead { look: &LOOK, column, tallest, code: Some(&CODE) };
        self.composer.foot(content, &instead, units, |composer| {
            let code = match caption {
                Caption::BelowCode => composer.code(content, &CODE, column.left),
                Caption::BelowAccount => composer.bare_code(content, CODE.side, column.left),
            };
            // Without a code the others move to its place.
            let left = if code.is_some() { column.left + CODE.side + BETWEEN } else { column.left };
            let pay = Column { left, width: PAY_WIDTH };
            let terms = Column { left: pay.right() + BETWEEN, width: column.right() - pay.right() - BETWEEN };
            let pay = match (caption, &code) {
                (Caption::BelowAccount, Some(_)) => {
                    let mut ways = composer.pay_to(content.words, content.methods(), &LOOK, pay);
                    ways.height += CODE.above_caption;
                    ways.join(composer.code_caption(content, CODE.caption, pay));
                    ways
                }
                (Caption::BelowAccount, None) | (Caption::BelowCode, _) => {
                    composer.pay_to(content.words, content.methods(), &LOOK, pay)
                }
            };
            let terms = composer.terms(content.words, &content.terms_text(), &LOOK, terms);
            let mut foot = Block { height: STRONG_RULE.0 + BELOW_RULE, ..Block::default() };
            foot.rule(column.left, column.right(), STRONG_RULE.0 / 2.0, STRONG_RULE);
            foot.join_beside([Some(pay), Some(terms), code].into_iter().flatten().collect());
            foot
        })
    }
}
