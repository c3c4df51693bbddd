//! The contract to date in its box.

use super::{BODY, COLUMN, LABEL, Modern, QUIET, RULE};
use crate::display_list::{Item, Paint, Role};
use crate::faces::FontStyle;
use crate::geometry::{Rect, mm};
use crate::layout::content::{Emphasis, Entry};
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::layout::parts::ledger::{Look, Row};
use crate::paragraph::Style;

const PAD_TOP: f32 = mm(3.2);
const PAD_SIDE: f32 = mm(4.4);
const PAD_BOTTOM: f32 = mm(2.8);
const CELL: f32 = mm(0.55);
const AROUND_REST: f32 = mm(1.1);
const STROKE: f32 = 0.5;
const ASIDE: Style = Style { size: 7.8, colour: QUIET, ..BODY };

impl Modern<'_> {
    pub(super) fn account(&mut self) -> Option<Unit> {
        let entries = self.content.account_entries()?;
        let main = self.sheet.main();
        let column = main.inset(PAD_SIDE);
        let document = self.composer.document();
        let mut block = Block { height: PAD_TOP, ..Block::default() };
        self.composer.headline(&mut block, "account", &self.content.account_heading(), LABEL, column);
        block.height += mm(0.8);
        let table = self.composer.node(Role::Table, document);
        for entry in entries {
            if entry.emphasis == Emphasis::Rest {
                block.height += AROUND_REST - CELL;
                block.rule(column.left, column.right(), block.height + STROKE / 2.0, (STROKE, RULE));
                block.height += AROUND_REST + STROKE;
            } else {
                block.height += CELL;
            }
            let look = self.entry_look(&entry);
            let amount = self.content.amount(entry.money);
            let row = Row { field: "account", label: &entry.label, aside: &entry.aside, amount: &amount };
            self.composer.ledger_row(&mut block, &row, &look, column, table);
            block.height += CELL;
        }
        block.height += PAD_BOTTOM;
        let half = STROKE / 2.0;
        let rect = Rect::new(main.left + half, half, main.width - STROKE, block.height - STROKE);
        block.put(Item::Rounded { rect, radius: mm(1.6), paint: Paint::Stroke { colour: RULE, width: STROKE } }, None);
        block.field("account", rect);
        let gap = self.sheet.before_account;
        Some(Unit { gap, blocks: vec![block], cut: Cut::Never, place: Place::Outside })
    }

    fn entry_look(&self, entry: &Entry) -> Look {
        let plain = Look { label: BODY, aside: ASIDE, amount: COLUMN, apart: mm(6.0) };
        match entry.emphasis {
            Emphasis::Plain | Emphasis::Rest => plain,
            Emphasis::Current => Look {
                label: Style { font: FontStyle::SemiBold, colour: self.accent, ..BODY },
                aside: ASIDE.coloured(self.accent),
                amount: Style { font: FontStyle::SemiBold, colour: self.accent, ..COLUMN },
                ..plain
            },
        }
    }
}
