//! The head of a letter: who writes, to whom, what it is called and what identifies it. A tinted band across the paper, a
//! letterhead over the address, or an address at the window of an envelope.

use super::Setting;
use super::sections::whole;
use crate::display_list::{Item, Placed, Role};
use crate::geometry::{Colour, Rect, mm};
use crate::layout::content::{Fact, buyer_address, said};
use crate::layout::flow::{Block, Unit};
use crate::layout::parts::{Column, facts, letterhead, window};
use crate::paragraph::Style;

/// What the head says.
pub(super) struct Head {
    /// `Proposal`
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// The field of the subject.
    pub subject_field: &'static str,
    /// Where the subject belongs, or what came of it. May be empty.
    pub place: String,
    pub facts: Vec<Fact>,
}

/// How the head looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub letterhead: letterhead::Look,
    pub kind: Style,
    pub subject: Style,
    pub place: Style,
    pub below_kind: f32,
    pub above_place: f32,
    pub form: Form,
}

/// The form of the head.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Band(Band),
    Letter(Letter),
    Window(Window),
}

/// An area across the paper that holds the whole head.
#[derive(Clone, Copy)]
pub(super) struct Band {
    pub tint: Colour,
    /// Along its upper edge, and how high.
    pub strip: (Colour, f32),
    pub label: Style,
    pub value: Style,
    pub name: Style,
    /// Width of the address beside the facts.
    pub address_width: f32,
    pub above_title: f32,
    pub above_facts: f32,
    pub below: f32,
    /// From the paper's upper edge to the text.
    pub top: f32,
    pub paper_width: f32,
}

/// A letterhead over a rule, then address and facts, then the title.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    pub rule: (f32, Colour),
    pub above_rule: f32,
    pub label: Style,
    pub address: Style,
    pub facts: facts::Look,
    pub facts_width: f32,
    pub above_parties: f32,
    pub above_title: f32,
}

/// The address where an envelope has its window, the facts beside it.
#[derive(Clone, Copy)]
pub(super) struct Window {
    pub look: window::Look,
    pub width: f32,
    pub facts: facts::Look,
    pub facts_width: f32,
    /// Where window and title begin below the head's top unless what is above needs the room.
    pub window: f32,
    pub title: f32,
    pub above: f32,
    pub above_title: f32,
}

/// Kept free behind the first heading of a draft.
const DRAFT_ROOM: f32 = mm(34.0);
const BEFORE_DRAFT: f32 = mm(3.0);
const FACTS_IN_A_ROW: usize = 3;
const BETWEEN_FACTS: f32 = mm(5.0);

impl Setting<'_> {
    pub fn opening(&mut self, head: Head) -> Unit {
        let (look, column) = (self.design.opening, self.column());
        let mut block = self.composer.letterhead(&self.sender, &look.letterhead, column);
        match look.form {
            Form::Band(band) => {
                block.height += band.above_title;
                self.title(&mut block, &head, &look);
                block.height += band.above_facts;
                let facts = self.facts_in_band(&head.facts, &band);
                block.join_beside(facts);
                block.height += band.below;
                put_behind(&mut block, &band);
            }
            Form::Letter(letter) => {
                block.height += letter.above_rule + letter.rule.0;
                block.rule(column.left, column.right(), block.height - letter.rule.0 / 2.0, letter.rule);
                block.height += letter.above_parties;
                let parties = self.parties(head.facts.clone(), &letter);
                block.join_beside(parties);
                block.height += letter.above_title;
                self.title(&mut block, &head, &look);
            }
            Form::Window(window) => {
                block.height = (block.height + window.above).max(window.window);
                let left = Column { left: column.left, width: window.width };
                let right = Column { left: column.right() - window.facts_width, width: window.facts_width };
                // What goes to nobody needs no envelope.
                let address = if self.goes_to_nobody() {
                    Block::default()
                } else {
                    self.composer.window(&self.sender, &self.letter.buyer, &window.look, left)
                };
                let facts = self.composer.facts(head.facts.clone(), &window.facts, right);
                block.join_beside(vec![address, facts]);
                block.height = (block.height + window.above_title).max(window.title);
                self.title_on_one_line(&mut block, &head, &look);
            }
        }
        whole(block, 0.0)
    }

    /// What it is called, then what it is about.
    fn title(&mut self, block: &mut Block, head: &Head, look: &Look) {
        let column = self.column();
        self.heading(block, "labels", &head.kind, (look.kind, Role::Heading1), column);
        block.height += look.below_kind;
        let top = block.height;
        self.heading(block, head.subject_field, &head.subject, (look.subject, Role::Heading2), column);
        block.field(head.subject_field, Rect::new(column.left, top, column.width, block.height - top));
        self.place(block, head, look);
    }

    /// `Proposal: Billing platform migration`
    fn title_on_one_line(&mut self, block: &mut Block, head: &Head, look: &Look) {
        let (column, top) = (self.column(), block.height);
        let title = self.heading_of(head);
        self.heading(block, head.subject_field, &title, (look.kind, Role::Heading1), column);
        block.field(head.subject_field, Rect::new(column.left, top, column.width, block.height - top));
        self.place(block, head, look);
    }

    /// What the document is called on one line.
    pub fn heading_of(&self, head: &Head) -> String {
        if head.subject.trim().is_empty() {
            return head.kind.clone();
        }
        self.words.titled(&head.kind, &head.subject)
    }

    fn place(&mut self, block: &mut Block, head: &Head, look: &Look) {
        if !head.place.is_empty() {
            block.height += look.above_place;
            let column = self.column();
            self.paragraph(block, "project", &head.place, look.place, column);
        }
    }

    fn heading(&mut self, block: &mut Block, field: &str, text: &str, (style, role): (Style, Role), column: Column) {
        let document = self.composer.document();
        // The first heading has the sign of a draft behind it.
        let draft = self.draft.clone().filter(|_| role == Role::Heading1);
        let room = if draft.is_some() { DRAFT_ROOM } else { 0.0 };
        let lines = self.composer.lines(field, text, style, column.width - room);
        let Some(last) = lines.last() else { return };
        let beside = column.left + last.width + BEFORE_DRAFT;
        let node = self.composer.node(role, document);
        block.stack(lines, column.left, Some(node));
        let look = self.design.marks.draft;
        let top = block.height - style.leading + (style.leading - look.leading) / 2.0;
        self.composer.draft_chip(block, draft.as_deref(), look, (beside, top), Some(node));
    }

    fn goes_to_nobody(&self) -> bool {
        self.letter.buyer.name.is_empty() && self.letter.buyer.address_lines.is_empty()
    }

    /// Nothing where a paper goes to no client.
    fn client_label(&self) -> String {
        if self.goes_to_nobody() { String::new() } else { self.words.label(|labels| labels.client) }
    }

    /// The client at the left, the facts in columns beside: each under its label.
    fn facts_in_band(&mut self, facts: &[Fact], band: &Band) -> Vec<Block> {
        let column = self.column();
        let left = Column { left: column.left, width: band.address_width };
        let mut client = Block::default();
        let label = self.client_label();
        self.paragraph(&mut client, "labels", &label, band.label, left);
        self.paragraph(&mut client, "buyer.name", &self.letter.buyer.name, band.name, left);
        self.composer.address(&mut client, buyer_address(&self.letter.buyer), band.value, left);
        client.field("buyer", Rect::new(left.left, 0.0, left.width, client.height));

        let right = Column { left: left.right() + BETWEEN_FACTS, width: column.width - left.width - BETWEEN_FACTS };
        let count = FACTS_IN_A_ROW as f32;
        let width = (right.width - BETWEEN_FACTS * (count - 1.0)) / count;
        let mut rows = Block::default();
        let mut facts = facts.iter().peekable();
        while facts.peek().is_some() {
            let mut cells = Vec::with_capacity(FACTS_IN_A_ROW);
            let mut place = Column { left: right.left, width };
            for fact in facts.by_ref().take(FACTS_IN_A_ROW) {
                let mut cell = Block::default();
                self.paragraph(&mut cell, "labels", &fact.label, band.label, place);
                self.paragraph(&mut cell, fact.field, &fact.value, band.value, place);
                cell.field(fact.field, Rect::new(place.left, 0.0, place.width, cell.height));
                cells.push(cell);
                place.left += width + BETWEEN_FACTS;
            }
            rows.join_beside(cells);
            if facts.peek().is_some() {
                rows.height += mm(3.4);
            }
        }
        vec![client, rows]
    }

    /// The client at the left, the facts at the right.
    fn parties(&mut self, facts: Vec<Fact>, look: &Letter) -> Vec<Block> {
        let column = self.column();
        let left = Column { left: column.left, width: column.width - look.facts_width - mm(8.0) };
        let right = Column { left: column.right() - look.facts_width, width: look.facts_width };
        let mut client = Block::default();
        let label = self.client_label();
        self.paragraph(&mut client, "labels", &label, look.label, left);
        let buyer = &self.letter.buyer;
        let mut lines = vec![said("buyer.name", &buyer.name)];
        lines.extend(buyer_address(buyer));
        self.composer.address(&mut client, lines, look.address, left);
        client.field("buyer", Rect::new(left.left, 0.0, left.width, client.height));
        vec![client, self.composer.facts(facts, &look.facts, right)]
    }
}

/// The band lies behind all that the block shows, from the paper's upper edge on.
fn put_behind(block: &mut Block, band: &Band) {
    let area = |height, fill| {
        let rect = Rect::new(0.0, -band.top, band.paper_width, height);
        Placed { item: Item::Rect { rect, fill }, node: None }
    };
    let (colour, strip) = band.strip;
    block.items.insert(0, area(band.top + block.height, band.tint));
    block.items.insert(1, area(strip, colour));
}
