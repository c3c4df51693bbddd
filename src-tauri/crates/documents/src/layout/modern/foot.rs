//! The foot of the last page: terms on the left, how to pay on the right.

use super::{BODY, LABEL, Modern, QUIET, RULE};
use crate::geometry::mm;
use crate::layout::flow::{Block, Unit};
use crate::layout::parts::Column;
use crate::layout::parts::foot::{Instead, LARGEST_SHARE, Look};
use crate::paragraph::Style;

const TEXT: Style = Style { size: 8.3, leading: 12.45, ..BODY };
pub(in crate::layout) const LOOK: Look = Look {
    heading: LABEL,
    below_heading: mm(0.5),
    text: TEXT,
    word: Style { colour: QUIET, ..TEXT },
    values: mm(20.0),
    beside_word: mm(3.0),
};
const PAY_WIDTH: f32 = mm(64.0);
const BETWEEN: f32 = mm(8.0);
const BELOW_RULE: f32 = mm(3.4);
const STROKE: f32 = 0.5;

impl Modern<'_> {
    /// The block at the foot. A foot too tall for that joins the running text of `main`, and the returned
    /// block is empty.
    pub(super) fn foot(&mut self, main: &mut Vec<Unit>) -> Block {
        let column = self.sheet.main();
        let left = Column { left: column.left, width: column.width - PAY_WIDTH - BETWEEN };
        let right = Column { left: column.right() - PAY_WIDTH, width: PAY_WIDTH };
        let content = self.content;
        let tallest = self.sheet.height * LARGEST_SHARE;
        let instead = Instead { look: &LOOK, column, tallest, code: None };
        self.composer.foot(content, &instead, main, |composer| {
            let terms = composer.terms(content.words, &content.terms_text(), &LOOK, left);
            let pay = composer.pay_to(content.words, content.methods(), &LOOK, right);
            let mut foot = Block { height: STROKE + BELOW_RULE, ..Block::default() };
            foot.rule(column.left, column.right(), STROKE / 2.0, (STROKE, RULE));
            foot.join_beside(vec![terms, pay]);
            foot
        })
    }
}
