//! The head of the letter: seller, client, facts, title and milestones.

use super::{BODY, Classic, DRAFT, LABEL, QUIET, RIGHT_WIDTH, RULE, SOFT_INK};
use crate::display_list::Role;
use crate::geometry::{Rect, mm};
use crate::layout::content::{Fact, Said};
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::layout::parts::Column;
use crate::layout::parts::facts::{self, Values};
use crate::layout::parts::letterhead::{Align, Look};
use crate::paragraph::Style;

pub(in crate::layout) const LETTERHEAD: Look = Look {
    name: Style { size: 17.0, leading: 18.7, tracking: -0.008, ..BODY },
    name_under_logo: Style { size: 11.4, leading: 14.1, ..BODY },
    person: LABEL,
    lines: Style { size: 8.4, leading: 12.6, colour: QUIET, ..BODY },
    below_name: mm(0.7),
    logo: (mm(60.0), mm(10.0)),
    below_logo: mm(1.8),
    lines_width: mm(84.0),
    align: Align::Bottoms,
};
pub(in crate::layout) const FACTS: facts::Look = facts::Look {
    label: LABEL,
    value: BODY,
    above: mm(0.2),
    below: mm(0.2),
    apart: mm(3.0),
    values: Values::Left(mm(27.0)),
};
pub(in crate::layout) const HEADING: Style = Style { size: 23.0, leading: 23.0, tracking: -0.014, ..BODY };
pub(in crate::layout) const SUBJECT: Style = Style { size: 10.4, leading: 15.6, colour: SOFT_INK, ..BODY };
pub(in crate::layout) const BELOW_LETTERHEAD: f32 = mm(4.2);
pub(in crate::layout) const BELOW_HEADING: f32 = mm(2.2);

impl Classic<'_> {
    pub(super) fn opening(&mut self) -> Unit {
        let column = self.sheet.column();
        let mut head = self.composer.letterhead(&self.content.sender(), &LETTERHEAD, column);
        head.height += BELOW_LETTERHEAD + RULE.0;
        head.rule(column.left, column.right(), head.height - RULE.0 / 2.0, RULE);
        let mut blocks = vec![head, self.parties(), self.title()];
        blocks.extend(self.beads());
        Unit { gap: 0.0, blocks, cut: Cut::Never, place: Place::Outside }
    }

    /// The client on the left, the facts on the right.
    fn parties(&mut self) -> Block {
        let column = self.sheet.column();
        let left = Column { left: column.left, width: column.width - RIGHT_WIDTH - mm(8.0) };
        let right = Column { left: column.right() - RIGHT_WIDTH, width: RIGHT_WIDTH };
        let mut buyer = Block::default();
        let label = self.content.label(|labels| labels.billed_to);
        // A paragraph, not a heading: the title further down is the first one.
        self.composer.address(&mut buyer, vec![Said { field: "labels".to_owned(), text: label }], LABEL, left);
        let mut said = vec![Said { field: "buyer.name".to_owned(), text: self.content.body.buyer.name.clone() }];
        said.extend(self.content.buyer_address());
        said.extend(self.content.buyer_tax_numbers());
        self.composer.address(&mut buyer, said, BODY, left);
        buyer.field("buyer", Rect::new(left.left, 0.0, left.width, buyer.height));
        let mut block = Block { height: self.sheet.before_parties, ..Block::default() };
        let facts: Vec<Fact> =
            [self.content.facts(), self.content.contract_fact().into_iter().collect(), self.content.reference_facts()]
                .into_iter()
                .flatten()
                .collect();
        block.join_beside(vec![buyer, self.composer.facts(facts, &FACTS, right)]);
        block
    }

    fn title(&mut self) -> Block {
        let (Column { left, width }, document) = (self.sheet.column(), self.composer.document());
        let mut block = Block { height: self.sheet.before_title, ..Block::default() };
        let top = block.height;
        let node = self.composer.node(Role::Heading1, document);
        let lines = self.composer.lines("number", &self.content.heading(), HEADING, width - mm(24.0));
        let beside = lines.last().map_or(0.0, |line| line.width) + mm(3.0);
        block.stack(lines, left, Some(node));
        let chip_top = block.height - HEADING.leading + 7.4;
        self.composer.draft_chip(
            &mut block,
            self.content.draft_word().as_deref(),
            DRAFT,
            (left + beside, chip_top),
            Some(node),
        );
        block.field("number", Rect::new(left, top, width, block.height - top));
        let subject = self.content.subject_sentence();
        if !subject.is_empty() {
            block.height += BELOW_HEADING;
            let top = block.height;
            let node = self.composer.node(Role::Paragraph, document);
            block.stack(self.composer.lines("project.title", &subject, SUBJECT, width), left, Some(node));
            block.field("project", Rect::new(left, top, width, block.height - top));
        }
        block
    }
}
