//! The seller at the head of a letter: logo, name and person on the left, address and numbers on the right; and the
//! sign that a page is no invoice yet.

use super::Column;
use crate::clean::{Breaks, clean};
use crate::display_list::{Item, NodeId, Paint, Role};
use crate::geometry::{Colour, Rect, mm};
use crate::layout::composer::Composer;
use crate::layout::content::{Said, Sender};
use crate::layout::flow::Block;
use crate::paragraph::{Line, Style};

/// How a letterhead looks.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub name: Style,
    /// The name under a logo, which takes the eye first.
    pub name_under_logo: Style,
    pub person: Style,
    pub lines: Style,
    pub below_name: f32,
    /// Greatest width and height of the logo.
    pub logo: (f32, f32),
    pub below_logo: f32,
    /// Greatest width of the lines on the right.
    pub lines_width: f32,
    pub align: Align,
}

#[derive(Clone, Copy)]
pub(in crate::layout) enum Align {
    Tops,
    Bottoms,
}

const BETWEEN: f32 = mm(8.0);
const CHIP: Colour = Colour::hex(0x00e1_e6ea);
const CHIP_SIDE: f32 = mm(1.6);

impl Composer {
    pub fn letterhead(&mut self, sender: &Sender, look: &Look, column: Column) -> Block {
        let seller = sender.party;
        let document = self.document();
        let said = [joined("seller.address", &sender.address()), joined("seller.email", &sender.contact())];
        let mut said: Vec<Said> = said.into_iter().filter(|line| !line.text.is_empty()).collect();
        said.extend(sender.tax_numbers());
        let lines: Vec<Vec<Line>> =
            said.iter().map(|Said { field, text }| self.lines(field, text, look.lines, look.lines_width)).collect();
        let widest = lines.iter().flatten().map(|line| line.width).fold(0.0, f32::max);
        let left = Column { left: column.left, width: column.width - widest - BETWEEN };

        let mut business = Block::default();
        self.logo(&mut business, sender, left.left, look.logo, look.below_logo);
        let top = business.height;
        let name = if sender.logo.is_some() { look.name_under_logo } else { look.name };
        for (field, text, style, below) in [
            ("seller.name", &seller.name, name, look.below_name),
            ("seller.attention", &seller.attention, look.person, 0.0),
        ] {
            let lines = self.lines(field, text, style, left.width);
            if !lines.is_empty() {
                let node = self.node(Role::Paragraph, document);
                business.stack(lines, left.left, Some(node));
                business.height += below;
            }
        }
        business.field("seller", Rect::new(left.left, top, left.width, business.height - top));

        let mut address = Block::default();
        for lines in lines {
            let node = self.node(Role::Paragraph, document);
            for line in lines {
                let (y, height) = (address.height, line.height);
                address.put_right(line, column.right(), y, Some(node));
                address.height += height;
            }
        }
        address.field("seller.address", Rect::new(column.right() - widest, 0.0, widest, address.height));
        match look.align {
            Align::Tops => {}
            Align::Bottoms => push_down(&mut business, &mut address),
        }
        let mut block = Block::default();
        block.join_beside(vec![business, address]);
        block
    }

    /// Puts the logo at the end of `block`, as large as `(width, height)` allows.
    pub fn logo(&mut self, block: &mut Block, sender: &Sender, left: f32, most: (f32, f32), below: f32) {
        let Some(logo) = sender.logo else { return };
        let picture = logo.0.clone();
        let (pixels_wide, pixels_high) = (picture.width as f32, picture.height as f32);
        let scale = (most.0 / pixels_wide).min(most.1 / pixels_high);
        let rect = Rect::new(left, block.height, pixels_wide * scale, pixels_high * scale);
        let alt = clean(&sender.words.spoken(|labels| (labels.logo_of)(&sender.party.name)), Breaks::Folded);
        let document = self.document();
        let node = self.figure(alt, document);
        block.put(Item::Image { rect, picture }, Some(node));
        block.field("logo", rect);
        block.height += rect.height + below;
    }

    /// The quiet sign that this page is no invoice yet; nothing where there is no `word` for it.
    pub fn draft_chip(
        &mut self,
        block: &mut Block,
        word: Option<&str>,
        style: Style,
        at: (f32, f32),
        node: Option<NodeId>,
    ) {
        let Some(word) = word else { return };
        let (x, y) = at;
        if let Some(line) = self.figure_line("labels", word, style) {
            let rect = Rect::new(x, y, line.width + 2.0 * CHIP_SIDE, line.height);
            block.put(Item::Rounded { rect, radius: mm(1.0), paint: Paint::Fill(CHIP) }, None);
            block.put_line(line, x + CHIP_SIDE, y, node);
        }
    }
}

/// All that is said, on one line.
pub(in crate::layout) fn joined(field: &str, said: &[Said]) -> Said {
    let texts: Vec<&str> = said.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect();
    Said { field: field.to_owned(), text: texts.join(", ") }
}

/// Moves the lower of both down until they end together.
fn push_down(one: &mut Block, other: &mut Block) {
    let by = one.height - other.height;
    let (short, by) = if by < 0.0 { (one, -by) } else { (other, by) };
    let mut pushed = Block { height: by, ..Block::default() };
    pushed.join(std::mem::take(short));
    *short = pushed;
}
