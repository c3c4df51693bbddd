//! Where people sign: a party with lines for signature, name, position and date. Knows no document.

use domain::invoice::Party;

use super::Setting;
use crate::display_list::Role;
use crate::geometry::{Colour, mm};
use crate::languages::Labels;
use crate::layout::flow::Block;
use crate::layout::parts::Column;
use crate::paragraph::Style;

/// How the lines to sign on look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// What the party is.
    pub party: Style,
    pub name: Style,
    /// Under a line.
    pub caption: Style,
    /// What already stands on a line.
    pub filled: Style,
    pub line: (f32, Colour),
    /// Room to write above a line.
    pub writing: f32,
    pub below_line: f32,
    /// Between the parties.
    pub between: f32,
    /// Between the sentence and the parties.
    pub above: f32,
}

/// A word of the program.
type Word = fn(&'static Labels) -> &'static str;

const SIGNATURE: Word = |labels| labels.signature;
const NAME: Word = |labels| labels.signatory;
const ROLE: Word = |labels| labels.role;
const DATE: Word = |labels| labels.dated;

/// A line to sign on: what it is for, where it stands, and what already stands on it with its field.
struct LineToSign<'a> {
    word: Word,
    column: Column,
    field: String,
    text: &'a str,
}

/// Who is to sign.
pub(super) struct Signatory<'a> {
    /// `buyer` or `seller`.
    pub field: &'static str,
    pub label: Word,
    pub party: &'a Party,
    /// The name that already stands on its line; may be empty.
    pub person: &'a str,
    pub lines: Lines,
}

/// What is asked for beside the signature.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// Below each other.
    NameRoleAndDate,
    /// All on one line across the column.
    NameAndDate,
}

const BETWEEN_LINES: f32 = mm(4.0);
/// A longer name stands whole in the address.
const MOST_NAME_LINES: usize = 3;
/// Between what stands on a line and the line.
const OVER_LINE: f32 = 1.6;

impl Setting<'_> {
    /// The signatories side by side, in columns of equal width.
    pub fn signatures(&mut self, signatories: &[Signatory], column: Column) -> Block {
        let look = self.design.signing;
        let count = signatories.len() as f32;
        let width = (column.width - look.between * (count - 1.0)) / count;
        let mut sides = Vec::with_capacity(signatories.len());
        let mut left = column.left;
        for signatory in signatories {
            sides.push(self.party(signatory, Column { left, width }));
            left += width + look.between;
        }
        // All lines to sign on stand at one height, however long the names are.
        let tallest = sides.iter().map(|(name, _)| name.height).fold(0.0, f32::max);
        let sides = sides.into_iter().map(|(mut name, lines)| {
            name.height = tallest;
            name.join(lines);
            name
        });
        let mut block = Block { height: look.above, ..Block::default() };
        block.join_beside(sides.collect());
        block
    }

    /// Who signs, and the lines below.
    fn party(&mut self, signatory: &Signatory, column: Column) -> (Block, Block) {
        let look = self.design.signing;
        let document = self.composer.document();
        let mut name = Block::default();
        let label = self.words.label(signatory.label);
        self.paragraph(&mut name, "labels", &label, look.party, column);
        let field = format!("{}.name", signatory.field);
        let lines = self.composer.lines(&field, &signatory.party.name, look.name, column.width);
        let node = self.composer.node(Role::Paragraph, document);
        name.stack(lines.into_iter().take(MOST_NAME_LINES).collect(), column.left, Some(node));

        let mut lines = Block::default();
        let blank = |word: Word, column: Column| LineToSign { word, column, field: String::new(), text: "" };
        let person = |column: Column| {
            let field = format!("{}.attention", signatory.field);
            LineToSign { word: NAME, column, field, text: signatory.person }
        };
        match signatory.lines {
            Lines::NameRoleAndDate => {
                let [wide, narrow] = shared(column, [0.58, 0.42]);
                self.lines_to_sign(&mut lines, &[blank(SIGNATURE, column)]);
                self.lines_to_sign(&mut lines, &[person(column)]);
                self.lines_to_sign(&mut lines, &[blank(ROLE, wide), blank(DATE, narrow)]);
            }
            Lines::NameAndDate => {
                let [signature, name, date] = shared(column, [0.42, 0.36, 0.22]);
                self.lines_to_sign(&mut lines, &[blank(SIGNATURE, signature), person(name), blank(DATE, date)]);
            }
        }
        (name, lines)
    }

    /// Lines side by side.
    fn lines_to_sign(&mut self, block: &mut Block, lines: &[LineToSign]) {
        let look = self.design.signing;
        let document = self.composer.document();
        block.height += look.writing;
        let mut captions = Vec::with_capacity(lines.len());
        for LineToSign { word, column, field, text } in lines {
            block.rule(column.left, column.right(), block.height, look.line);
            let mut caption = Block { height: look.below_line, ..Block::default() };
            let label = self.words.label(*word);
            self.paragraph(&mut caption, "labels", &label, look.caption, *column);
            captions.push(caption);
            if let Some(line) = self.composer.lines(field, text, look.filled, column.width).into_iter().next() {
                let node = self.composer.node(Role::Paragraph, document);
                block.put_line(line, column.left, block.height - look.filled.leading - OVER_LINE, Some(node));
            }
        }
        block.join_beside(captions);
    }
}

/// The column cut into shares of its width.
fn shared<const N: usize>(column: Column, shares: [f32; N]) -> [Column; N] {
    let mut left = column.left;
    let free = column.width - BETWEEN_LINES * (N - 1) as f32;
    shares.map(|share| {
        let part = Column { left, width: free * share };
        left = part.right() + BETWEEN_LINES;
        part
    })
}
