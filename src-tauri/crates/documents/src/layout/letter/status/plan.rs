//! How far each milestone is: state in words, what is delivered, what is still open, day and amount.

use std::borrow::Cow;

use domain::papers::{ReportedMilestone, ReportedState, StatusReport};

use crate::clean::isolated;
use crate::layout::content::RowWords;
use crate::layout::flow::{Block, Heads, Table, Unit};
use crate::layout::letter::Setting;
use crate::layout::letter::grid::{Align, Grid, Row};
use crate::layout::parts::cells::Marker;
use crate::layout::parts::table;

impl Setting<'_> {
    /// Header rows and rows.
    pub fn progress(&mut self, report: &StatusReport) -> (Heads, Vec<Unit>) {
        let (column, mut look) = (self.column(), self.design.grid);
        look.cells.marker = Marker::Tick(look.cells.detail.colour);
        let mut headed = Block::default();
        let heading = self.words.label(|labels| (labels.schedule)(report.letter.project.revision));
        self.composer.headline(&mut headed, "labels", &heading, self.design.sections.heading, column);
        headed.height += look.cells.above;
        let deliverables: Vec<Vec<String>> =
            report.milestones.iter().map(|milestone| self.delivered_of(milestone)).collect();
        let has_days = report.milestones.iter().any(|milestone| milestone.target_on.is_some());
        let (words, code) = (self.words, report.currency.code());
        let amount = match &report.tax_name {
            Some(tax) => words.label(|labels| (labels.amount_without)(code, tax)),
            None => words.label(|labels| (labels.amount_in)(code)),
        };
        let day = has_days.then(|| (words.label(|labels| labels.target_date), Align::Left));
        let rows = report.milestones.iter().zip(&deliverables).enumerate();
        let grid = Grid {
            number: Some(words.label(|labels| labels.position)),
            words: words.label(|labels| labels.milestone),
            figures: day.into_iter().chain([(amount, Align::Right)]).collect(),
            rows: rows
                .map(|(at, (milestone, delivered))| {
                    self.reported_row(at, milestone, delivered, has_days.then_some(milestone))
                })
                .collect(),
        };
        let (Heads { first, repeated }, rows) = self.grid(&grid, &look, column);
        headed.join(first);
        let units = table::units(Table::Schedule, rows, Block::default(), self.design.before_grid);
        (Heads { first: headed, repeated }, units)
    }

    /// `dated`: the milestone again where days have a column.
    fn reported_row<'g>(
        &self,
        at: usize,
        milestone: &ReportedMilestone,
        delivered: &'g [String],
        dated: Option<&ReportedMilestone>,
    ) -> Row<'g> {
        let words = self.words;
        // A contract names the year of every day.
        let day = dated.map(|dated| dated.target_on.map(|on| words.short_day(on, i32::MIN)).unwrap_or_default());
        let mut said = vec![self.state_of(&milestone.state)];
        if let Some(part) = &milestone.part {
            let net = words.money(part.net);
            said.extend(words.each(|labels| (labels.invoiced_in_part)(&part.number, &labels.day(part.on), &net)));
        }
        Row {
            number: milestone.position.to_string(),
            words: RowWords {
                field: format!("milestones.{at}"),
                title: milestone.title.clone(),
                description: Cow::Owned(said.join("\n")),
                deliverables: delivered,
                details: self.still_open(milestone),
                acceptance: None,
            },
            figures: day.into_iter().chain([words.amount(milestone.amount)]).collect(),
        }
    }

    /// What is there, each with its day.
    fn delivered_of(&self, milestone: &ReportedMilestone) -> Vec<String> {
        let done = milestone.deliverables.iter().filter_map(|item| item.done_on.map(|day| (item, day)));
        done.map(|(item, day)| format!("{}, {}", isolated(&item.title), self.words.short_day(day, i32::MIN))).collect()
    }

    /// What is not there yet, in one line.
    fn still_open(&self, milestone: &ReportedMilestone) -> Vec<String> {
        let open = milestone.deliverables.iter().filter(|item| item.done_on.is_none());
        let titles: Vec<String> = open.map(|item| isolated(&item.title)).collect();
        if titles.is_empty() {
            return Vec::new();
        }
        vec![self.words.titled(&self.words.label(|labels| labels.still_open), &titles.join("; "))]
    }

    /// How far it is, in each language.
    fn state_of(&self, state: &ReportedState) -> String {
        let words = self.words;
        let said = match state {
            ReportedState::Planned => words.each(|labels| labels.planned.to_owned()),
            ReportedState::InProgress => words.each(|labels| labels.in_progress.to_owned()),
            ReportedState::AwaitingApproval { done_on } => words.each(|labels| match done_on {
                Some(on) => format!("{} ({})", labels.awaiting_approval, labels.day(*on)),
                None => labels.awaiting_approval.to_owned(),
            }),
            ReportedState::Done { on } => words.each(|labels| match on {
                Some(on) => (labels.state_done)(&labels.day(*on)),
                None => labels.completed.to_owned(),
            }),
            ReportedState::Accepted { on } => words.each(|labels| (labels.state_accepted)(&labels.day(*on))),
            ReportedState::Invoiced { number, on } => {
                words.each(|labels| (labels.state_invoiced)(number, &labels.day(*on)))
            }
            ReportedState::Paid { number, on } => words.each(|labels| (labels.state_paid)(number, &labels.day(*on))),
        };
        said.join(" / ")
    }
}
