//! The contract to date in its box.

use super::{BODY, COLUMN, LABEL, Modern, QUIET, RULE};
use crate::display_list::{Item, Paint};
use crate::faces::FontStyle;
use crate::geometry::{Rect, mm};
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::layout::parts::ledger::{AccountLook, Look, Rest};
use crate::paragraph::Style;

const PAD_TOP: f32 = mm(3.2);
const PAD_SIDE: f32 = mm(4.4);
const PAD_BOTTOM: f32 = mm(2.8);
const CELL: f32 = mm(0.55);
const AROUND_REST: f32 = mm(1.1);
const STROKE: f32 = 0.5;
const ASIDE: Style = Style { size: 7.8, colour: QUIET, ..BODY };
const PLAIN: Look = Look {
    label: BODY,
    aside: ASIDE,
    amount: COLUMN,
    apart: mm(6.0),
    above: CELL,
    below: CELL,
    inset: 0.0,
    rule: None,
};

impl Modern<'_> {
    pub(super) fn account(&mut self) -> Option<Unit> {
        let entries = self.content.account_entries()?;
        let main = self.sheet.main();
        let mut block = Block { height: PAD_TOP, ..Block::default() };
        let colour = self.accent.text;
        let look = AccountLook {
            heading: LABEL,
            below_heading: mm(0.8),
            plain: PLAIN,
            current: Look {
                label: Style { font: FontStyle::SemiBold, colour, ..BODY },
                aside: ASIDE.coloured(colour),
                amount: Style { font: FontStyle::SemiBold, colour, ..COLUMN },
                ..PLAIN
            },
            rest: Rest::Rule { above: AROUND_REST - CELL, rule: (STROKE, RULE), below: AROUND_REST },
        };
        self.composer.account(&mut block, self.content, entries, &look, main.inset(PAD_SIDE));
        block.height += PAD_BOTTOM;
        let half = STROKE / 2.0;
        let rect = Rect::new(main.left + half, half, main.width - STROKE, block.height - STROKE);
        block.put(Item::Rounded { rect, radius: mm(1.6), paint: Paint::Stroke { colour: RULE, width: STROKE } }, None);
        block.field("account", rect);
        let gap = self.sheet.before_account;
        Some(Unit { gap, blocks: vec![block], cut: Cut::Never, place: Place::Outside })
    }
}
