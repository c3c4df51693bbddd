//! The foot of the last page: terms, ways to pay, payment code.

use super::{BODY, Classic, LABEL, QUIET, RULE};
use crate::geometry::mm;
use crate::layout::flow::{Block, Unit};
use crate::layout::parts::Column;
use crate::layout::parts::code::{self, Alignment};
use crate::layout::parts::foot::{Instead, LARGEST_SHARE, Look};
use crate::paragraph::Style;

const TEXT: Style = Style { size: 8.5, leading: 12.75, ..BODY };
pub(in crate::layout) const LOOK: Look = Look {
    heading: Style { size: 8.5, leading: 12.75, ..LABEL },
    below_heading: mm(0.7),
    text: TEXT,
    word: Style { colour: QUIET, font: LABEL.font, ..TEXT },
    values: mm(19.0),
    beside_word: mm(2.0),
};
const CODE: code::Look = code::Look {
    side: mm(24.0),
    caption: Style { size: 6.9, leading: 8.97, ..LABEL },
    above_caption: mm(1.2),
    alignment: Alignment::Centred,
};
const BETWEEN: f32 = mm(9.0);
const BELOW_RULE: f32 = mm(4.0);

impl Classic<'_> {
    /// The block at the foot. A foot too tall for that joins the running text of `units`, and the returned
    /// block is empty.
    pub(super) fn foot(&mut self, units: &mut Vec<Unit>) -> Block {
        let column = self.sheet.column();
        let half = (column.width - CODE.side - 2.0 * BETWEEN) / 2.0;
        let left = Column { left: column.left, width: half };
        let middle = Column { left: left.right() + BETWEEN, width: half };
        let code_left = column.right() - CODE.side;
        let content = self.content;
        let tallest = self.sheet.height * LARGEST_SHARE;
        let instead = Instead { look: &LOOK, column, tallest, code: Some(&CODE) };
        self.composer.foot(content, &instead, units, |composer| {
            let terms = composer.terms(content.words, &content.terms_text(), &LOOK, left);
            let pay = composer.pay_to(content.words, content.methods(), &LOOK, middle);
            let mut blocks = vec![terms, pay];
            blocks.extend(composer.code(content, &CODE, code_left));
            let mut foot = Block { height: RULE.0 + BELOW_RULE, ..Block::default() };
            foot.rule(column.left, column.right(), RULE.0 / 2.0, RULE);
            foot.join_beside(blocks);
            foot
        })
    }
}
