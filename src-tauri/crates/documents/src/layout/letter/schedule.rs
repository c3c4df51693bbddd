//! The schedule of a proposal: every milestone with its days, its share and its amount, and the sums below them.

use std::borrow::Cow;

use domain::papers::{Proposal, ProposedMilestone};

use super::Setting;
use super::grid::{Align, Grid, Row};
use crate::contrast::{Accent, INK};
use crate::display_list::Role;
use crate::geometry::{Colour, Rect};
use crate::layout::compact::bar;
use crate::layout::content::{RowWords, tax_label};
use crate::layout::flow::{Block, Heads, Table, Unit};
use crate::layout::parts::{Column, ledger, table};

/// How the sums below a table look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub width: f32,
    pub above: f32,
    pub plain: ledger::Look,
    pub total: ledger::Look,
    pub total_mark: TotalMark,
}

/// What sets the total off.
#[derive(Clone, Copy)]
pub(super) enum TotalMark {
    /// A rule over it, with this much space above and below the rule.
    Rule(f32, (f32, Colour)),
    /// A rule over it and two of this width under it.
    Double((f32, Colour), f32),
    Bar(Accent),
}

/// A narrow column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    Target,
    TargetAndInvoice,
    Invoice,
    Due,
    Share,
    Amount,
}

impl Setting<'_> {
    /// Header rows and rows, the sums joined to the last row. `caption`: a heading over the table; may be empty.
    pub fn schedule(&mut self, proposal: &Proposal, caption: &str) -> (Heads, Vec<Unit>) {
        let (column, look) = (self.column(), self.design.grid);
        let mut headed = Block::default();
        if !caption.is_empty() {
            self.composer.headline(&mut headed, "labels", caption, self.design.sections.heading, column);
            headed.height += look.cells.above;
        }
        let figures = figures(proposal);
        let grid = Grid {
            number: Some(self.words.label(|labels| labels.position)),
            words: self.words.label(|labels| labels.milestone),
            figures: figures.iter().map(|figure| (self.name(*figure, proposal), figure.align())).collect(),
            rows: (0..proposal.milestones.len()).map(|at| self.milestone_row(proposal, at, &figures)).collect(),
        };
        let (Heads { first, repeated }, rows) = self.grid(&grid, &look, column);
        headed.join(first);
        let sums = self.sums(proposal);
        let units = table::units(Table::Schedule, rows, sums, self.design.before_grid);
        (Heads { first: headed, repeated }, units)
    }

    fn name(&self, figure: Figure, proposal: &Proposal) -> String {
        let (words, currency) = (self.words, proposal.currency.code());
        match figure {
            Figure::Target => words.label(|labels| labels.target_date),
            Figure::TargetAndInvoice => words.label(|labels| labels.date_and_invoice),
            Figure::Invoice => words.label(|labels| labels.invoice_expected),
            Figure::Due => words.label(|labels| labels.due),
            Figure::Share => words.label(|labels| labels.share),
            Figure::Amount => match proposal.taxes.iter().find(|group| !group.amount.is_zero()) {
                Some(group) => words.label(|labels| (labels.amount_without)(currency, &group.tax.name)),
                None => words.label(|labels| (labels.amount_in)(currency)),
            },
        }
    }

    fn milestone_row<'g>(&self, proposal: &'g Proposal, at: usize, figures: &[Figure]) -> Row<'g> {
        let milestone = &proposal.milestones[at];
        let field = format!("milestones.{at}");
        let mut description = String::new();
        if !milestone.criterion.trim().is_empty() {
            let word = self.words.label(|labels| labels.criterion);
            description = self.words.titled(&word, milestone.criterion.trim());
        }
        if !milestone.note.trim().is_empty() {
            if !description.is_empty() {
                description.push('\n');
            }
            description.push_str(&milestone.note);
        }
        Row {
            number: milestone.position.to_string(),
            words: RowWords {
                field,
                title: milestone.title.clone(),
                description: Cow::Owned(description),
                deliverables: &milestone.deliverables,
                details: Vec::new(),
                acceptance: None,
            },
            figures: figures.iter().map(|figure| self.figure(*figure, milestone)).collect(),
        }
    }

    fn figure(&self, figure: Figure, milestone: &ProposedMilestone) -> String {
        // A contract names the year of every day.
        let day =
            |day: Option<chrono::NaiveDate>| day.map(|day| self.words.short_day(day, i32::MIN)).unwrap_or_default();
        match figure {
            Figure::Target | Figure::TargetAndInvoice => day(milestone.target_on),
            Figure::Invoice => day(milestone.invoice_on),
            Figure::Due => day(milestone.due_on),
            Figure::Share => self.words.share(milestone.permille),
            Figure::Amount => self.words.amount(milestone.amount),
        }
    }

    /// Net, taxes and gross; the value alone where no tax is said.
    fn sums(&mut self, proposal: &Proposal) -> Block {
        let words = self.words;
        let mut rows = Vec::new();
        if !proposal.taxes.is_empty() {
            let label = words.label(|labels| labels.net);
            rows.push(SumRow { field: "net", label, amount: words.amount(proposal.net) });
        }
        for group in &proposal.taxes {
            let base = (proposal.taxes.len() > 1).then_some(group.base);
            let label = tax_label(words, group, base);
            rows.push(SumRow { field: "taxes", label, amount: words.amount(group.amount) });
        }
        let label = match proposal.taxes.as_slice() {
            [] => words.label(|labels| labels.contract_value),
            [..] => words.label(|labels| labels.gross),
        };
        self.sums_table(&rows, &SumRow { field: "gross", label, amount: words.money(proposal.gross) })
    }

    /// Sums below a table, set off from the total.
    pub fn sums_table(&mut self, rows: &[SumRow], total: &SumRow) -> Block {
        let (look, whole) = (self.design.sums, self.column());
        let column = Column { left: whole.right() - look.width, width: look.width };
        let document = self.composer.document();
        let table = self.composer.node(Role::Table, document);
        let mut block = Block { height: look.above, ..Block::default() };
        for row in rows {
            self.composer.ledger_row(&mut block, &row.ledger(), &look.plain, column, table);
        }
        let mut last = Block::default();
        self.composer.ledger_row(&mut last, &total.ledger(), &look.total, column, table);
        close(&mut block, last, &look.total_mark, column);
        block.field("totals", Rect::new(column.left, look.above, column.width, block.height - look.above));
        block
    }
}

/// A row of the sums. `field`: where the amount comes from.
pub(super) struct SumRow {
    pub field: &'static str,
    pub label: String,
    pub amount: String,
}

impl SumRow {
    fn ledger(&self) -> ledger::Row<'_> {
        ledger::Row { field: self.field, label: &self.label, aside: "", amount: &self.amount }
    }
}

/// Appends the total with what sets it off.
fn close(block: &mut Block, total: Block, mark: &TotalMark, column: Column) {
    match *mark {
        TotalMark::Rule(around, rule) => {
            block.height += around + rule.0 / 2.0;
            block.rule(column.left, column.right(), block.height, rule);
            block.height += around + rule.0 / 2.0;
            block.join(total);
        }
        TotalMark::Double(rule, width) => {
            block.height += rule.0;
            block.rule(column.left, column.right(), block.height - rule.0 / 2.0, rule);
            block.join(total);
            for _ in 0..2 {
                block.height += width;
                block.rule(column.left, column.right(), block.height - width / 2.0, (width, INK));
                block.height += width;
            }
        }
        TotalMark::Bar(accent) => {
            bar(block, &accent, Rect::new(column.left, block.height, column.width, total.height));
            block.join(total);
        }
    }
}

/// Days that no milestone has get no column, and the days of invoices none where they are those of the milestones.
fn figures(proposal: &Proposal) -> Vec<Figure> {
    let milestones = &proposal.milestones;
    let has = |day: fn(&ProposedMilestone) -> bool| milestones.iter().any(day);
    let has_invoice = has(|milestone| milestone.invoice_on.is_some());
    let is_at_once = milestones.iter().all(|milestone| milestone.invoice_on == milestone.target_on);
    let all = [
        (has_invoice && is_at_once, Figure::TargetAndInvoice),
        (has(|milestone| milestone.target_on.is_some()) && !is_at_once, Figure::Target),
        (has_invoice && !is_at_once, Figure::Invoice),
        (has(|milestone| milestone.due_on.is_some()), Figure::Due),
        (true, Figure::Share),
        (true, Figure::Amount),
    ];
    all.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, figure)| figure).collect()
}

impl Figure {
    fn align(self) -> Align {
        match self {
            Figure::Target | Figure::TargetAndInvoice | Figure::Invoice | Figure::Due => Align::Left,
            Figure::Share | Figure::Amount => Align::Right,
        }
    }
}
