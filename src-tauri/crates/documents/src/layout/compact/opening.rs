//! The head of the page: seller, client in the window, facts beside it, title.

use super::{BODY, Compact, DRAFT, FAINT, HAIRLINE, QUIET, STRONG};
use crate::display_list::Role;
use crate::geometry::{Rect, mm};
use crate::layout::content::Fact;
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::layout::parts::Column;
use crate::layout::parts::facts::{self, Values};
use crate::layout::parts::letterhead::{Align, Look};
use crate::layout::parts::window;
use crate::paragraph::Style;

pub(in crate::layout) const LETTERHEAD: Look = Look {
    name: Style { size: 11.0, leading: 13.2, tracking: -0.012, ..STRONG },
    name_under_logo: Style { size: 9.0, leading: 12.0, ..STRONG },
    person: Style { colour: QUIET, ..BODY },
    lines: Style { leading: 12.04, colour: QUIET, ..BODY },
    below_name: 0.0,
    logo: (mm(50.0), mm(14.0)),
    below_logo: mm(2.0),
    lines_width: mm(84.0),
    align: Align::Tops,
};
pub(in crate::layout) const FACTS: facts::Look = facts::Look {
    label: Style { colour: QUIET, ..BODY },
    value: STRONG,
    above: mm(0.62),
    below: mm(0.62),
    apart: mm(4.0),
    values: Values::Right(HAIRLINE),
};
pub(in crate::layout) const WINDOW: window::Look = window::Look {
    sender: Style { size: 6.4, leading: 8.6, colour: FAINT, ..BODY },
    rule: (0.4, FAINT),
    address: Style { size: 9.0, leading: 12.78, ..BODY },
};
pub(in crate::layout) const HEADING: Style = Style { size: 12.4, leading: 14.88, tracking: -0.016, ..STRONG };
pub(in crate::layout) const SUBJECT: Style = Style { colour: QUIET, ..BODY };
pub(in crate::layout) const WINDOW_WIDTH: f32 = mm(80.0);
pub(in crate::layout) const FACTS_WIDTH: f32 = mm(76.0);
pub(in crate::layout) const ABOVE_WINDOW: f32 = mm(4.0);
pub(in crate::layout) const ABOVE_TITLE: f32 = mm(6.0);

impl Compact<'_> {
    pub(super) fn opening(&mut self) -> Unit {
        let (sheet, column) = (self.sheet, self.sheet.column());
        let mut head = self.composer.letterhead(&self.content.sender(), &LETTERHEAD, column);
        head.height = (head.height + ABOVE_WINDOW).max(sheet.window - sheet.top);
        let left = Column { left: column.left, width: WINDOW_WIDTH };
        let right = Column { left: column.right() - FACTS_WIDTH, width: FACTS_WIDTH };
        let buyer = &self.content.body.buyer;
        let window = self.composer.window(&self.content.sender(), buyer, &WINDOW, left);
        let facts = self.composer.facts(self.all_facts(), &FACTS, right);
        head.join_beside(vec![window, facts]);
        head.height = (head.height + ABOVE_TITLE).max(sheet.title - sheet.top);
        let title = self.title();
        Unit { gap: 0.0, blocks: vec![head, title], cut: Cut::Never, place: Place::Outside }
    }

    fn all_facts(&self) -> Vec<Fact> {
        let content = self.content;
        let groups = [
            content.number_fact().into_iter().collect(),
            content.facts(),
            content.buyer_number_facts(),
            content.reference_facts(),
        ];
        groups.into_iter().flatten().collect()
    }

    /// `Invoice 2026-035: Billing platform migration`
    fn title(&mut self) -> Block {
        let (Column { left, width }, document) = (self.sheet.column(), self.composer.document());
        let mut block = Block::default();
        let node = self.composer.node(Role::Heading1, document);
        let heading = match &self.content.body.project {
            Some(project) => self.content.words.titled(&self.content.heading(), &project.title),
            None => self.content.heading(),
        };
        let lines = self.composer.lines("number", &heading, HEADING, width - mm(24.0));
        let beside = left + lines.last().map_or(0.0, |line| line.width) + mm(2.4);
        block.stack(lines, left, Some(node));
        let chip_top = block.height - HEADING.leading + 1.9;
        self.composer.draft_chip(
            &mut block,
            self.content.draft_word().as_deref(),
            DRAFT,
            (beside, chip_top),
            Some(node),
        );
        block.field("number", Rect::new(left, 0.0, width, block.height));
        let sentence = self.content.contract_sentence();
        if !sentence.is_empty() {
            block.height += mm(0.5);
            let top = block.height;
            let node = self.composer.node(Role::Paragraph, document);
            block.stack(self.composer.lines("project", &sentence, SUBJECT, width), left, Some(node));
            block.field("project", Rect::new(left, top, width, block.height - top));
        }
        block
    }
}
