//! Documents beside the invoice: one structure in the styles of three designs. The proposal, the addendum, the certificate,
//! the status report, the statement, the reminder and the report of a period stand here; opening, sections, table and
//! signatures serve every letter. Knows no invoice.

use domain::papers::Letter;

use super::composer::Composer;
use super::content::{Fact, Running, Sender, Words, fact, meta};
use super::flow::{Block, Heads, TableHeads, Unit};
use super::pages::{finished, one_column};
use super::parts::Column;
use crate::Uncovered;
use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::image::Logo;

mod addendum;
mod certificate;
mod design;
mod grid;
mod index;
mod opening;
mod period_report;
mod proposal;
mod quote;
mod reminder;
mod schedule;
mod sections;
mod signing;
mod statement;
mod status;

pub(super) use addendum::addendum;
pub(super) use certificate::certificate;
use design::Design;
pub(super) use index::index;
pub(super) use period_report::period_report;
pub(super) use proposal::proposal;
pub(super) use reminder::reminder;
pub(super) use statement::statement;
pub(super) use status::status_report;

/// A letter being set.
struct Setting<'a> {
    letter: &'a Letter,
    sender: Sender<'a>,
    words: Words,
    design: Design,
    composer: Composer,
    /// The quiet sign that a page has not gone out.
    draft: Option<String>,
}

impl<'a> Setting<'a> {
    fn new(letter: &'a Letter, logo: Option<&'a Logo>, fonts: &Fonts) -> Setting<'a> {
        let words = Words::new(letter.language, letter.second_language);
        let design = Design::of(letter.template, letter.paper, &letter.accent);
        let composer = Composer::new(design.family, fonts);
        Setting { letter, sender: Sender { party: &letter.seller, logo, words }, words, design, composer, draft: None }
    }

    fn column(&self) -> Column {
        self.design.column
    }

    /// Day, project and order, with what the document adds behind the day.
    fn facts(&self, after_day: Vec<Fact>) -> Vec<Fact> {
        let (letter, words) = (self.letter, self.words);
        let mut facts = vec![fact("dated_on", words.label(|labels| labels.dated), words.day(letter.dated_on))];
        facts.extend(after_day);
        facts.push(fact("project.code", words.label(|labels| labels.project), &letter.project.code));
        facts.push(fact("order_number", words.label(|labels| labels.order_number), &letter.order_number));
        facts.retain(|fact| !fact.value.trim().is_empty());
        facts
    }

    /// Breaks `units` into pages, with `foot` below the text of the last one. `heading`: what the document is called.
    fn finished(self, units: Vec<Unit>, table: Heads, foot: Block, heading: &str) -> (Pages, Vec<Uncovered>) {
        self.finished_with(units, TableHeads { schedule: table, ..TableHeads::default() }, foot, heading)
    }

    /// The same with two tables.
    fn finished_with(
        mut self,
        units: Vec<Unit>,
        heads: TableHeads,
        foot: Block,
        heading: &str,
    ) -> (Pages, Vec<Uncovered>) {
        let Design { frame, marks, column, size, .. } = &self.design;
        let (who, words, draft, composer) = (self.sender.in_short(), self.words, &self.draft, &mut self.composer);
        let pages = one_column(units, foot, &heads, frame, |number, count| {
            let running = Running {
                who: who.clone(),
                heading: heading.to_owned(),
                place: words.label(|labels| (labels.page_of)(number, count)),
                draft: draft.clone(),
            };
            composer.marks(&running, marks, *column, number)
        });
        let meta = meta(heading, &self.letter.seller.name, self.letter.language, self.letter.dated_on);
        finished(pages, *size, self.composer, meta)
    }
}
