//! What a document says: its words in one language or two, and the facts that every design prints.
//! Knows no fonts and no distances.

use chrono::NaiveDate;
use domain::invoice::{DocumentKind, MilestoneReference};
use domain::{InvoiceBody, Language, Money};

use crate::clean::{Breaks, clean};
use crate::display_list::Meta;
use crate::faces::Fonts;
use crate::image::Logo;
pub(super) use crate::languages::capitalised;
use crate::languages::{Labels, positions};

mod account;
mod facts;
mod lines;
mod parties;
mod payment;
mod plan;
mod sums;
mod words;

pub(super) use account::{Emphasis, Entry};
pub(super) use facts::{Fact, fact};
pub(super) use lines::{Quantities, RowWords};
pub(super) use parties::{Said, Sender, buyer_address, said};
pub(super) use payment::{Row, ways_to_pay};
pub(super) use plan::Mark;
pub(super) use sums::{Sum, tax_label};
pub(super) use words::{Words, beside, named_file};

/// What stands above and below the text of a page.
pub(super) struct Running {
    /// The seller in short.
    pub who: String,
    /// What the document is called.
    pub heading: String,
    /// `Page 1 of 2`
    pub place: String,
    pub draft: Option<String>,
}

/// The content of one document: the body and what is not frozen in it.
pub(crate) struct Content<'a> {
    pub body: &'a InvoiceBody,
    /// `None`: a draft, which has no number yet.
    pub number: Option<&'a str>,
    pub logo: Option<&'a Logo>,
    pub fonts: &'a Fonts,
    pub words: Words,
}

impl<'a> Content<'a> {
    pub fn new(
        body: &'a InvoiceBody,
        number: Option<&'a str>,
        logo: Option<&'a Logo>,
        fonts: &'a Fonts,
    ) -> Content<'a> {
        let words = Words::new(body.language, body.second_language);
        Content { body, number, logo, fonts, words }
    }

    /// Words of the program, with those of the second language behind them: `Issued / Ausgestellt`.
    pub fn label<W: Into<String>>(&self, word: impl Fn(&'static Labels) -> W) -> String {
        self.words.label(word)
    }

    /// Words for those who hear the page: in the document's own language alone.
    pub fn spoken<W: Into<String>>(&self, word: impl Fn(&'static Labels) -> W) -> String {
        self.words.spoken(word)
    }

    /// `€11,808.00`
    pub fn money(&self, money: Money) -> String {
        self.words.money(money)
    }

    /// `11,808.00`
    pub fn amount(&self, money: Money) -> String {
        self.words.amount(money)
    }

    pub fn day(&self, day: NaiveDate) -> String {
        self.words.day(day)
    }

    /// Who writes the document.
    pub fn sender(&self) -> Sender<'a> {
        Sender { party: &self.body.seller, logo: self.logo, words: self.words }
    }

    /// What the marks of page `page` of the design's `count` say.
    pub fn running(&self, page: usize, count: usize) -> Running {
        Running {
            who: self.sender().in_short(),
            heading: self.heading(),
            place: self.page_of(page, count),
            draft: self.draft_word(),
        }
    }

    /// The quiet sign that a page is no invoice yet; none once it is issued.
    pub fn draft_word(&self) -> Option<String> {
        self.number.is_none().then(|| self.label(|labels| labels.draft))
    }

    /// `Invoice`, or `Invoice 2026-035` once issued.
    pub fn heading(&self) -> String {
        let word = self.label(|labels| labels.title(self.body.title));
        self.number.map_or_else(|| word.clone(), |number| format!("{word} {number}"))
    }

    /// `Page 1 of 2`: `count` are the design's own pages; those that follow them are counted too.
    pub fn page_of(&self, page: usize, count: usize) -> String {
        let count = count + super::swiss_bill::page_count(self);
        self.label(|labels| (labels.page_of)(page, count))
    }

    /// The reference that stands beside the bank details: the one in the payment code.
    pub fn reference(&self, number: &str) -> String {
        domain::payment_code::printed_reference(self.body, number)
    }

    pub fn is_credit_note(&self) -> bool {
        self.body.kind == DocumentKind::CreditNote
    }

    /// An amount of a line or of the totals as it is printed: a credit note says what it gives back without a sign.
    pub fn printed(&self, money: Money) -> Money {
        if self.is_taken_back() { money.negated() } else { money }
    }

    /// Whether the body holds the amounts of a credit note below zero.
    fn is_taken_back(&self) -> bool {
        self.is_credit_note() && self.body.totals.due.is_negative()
    }

    /// Milestones of the plan that this document bills, each once.
    pub fn billed_milestones(&self) -> Vec<&'a MilestoneReference> {
        let mut billed: Vec<&MilestoneReference> = Vec::new();
        for milestone in self.body.lines.iter().filter_map(|line| line.milestone.as_ref()) {
            if billed.iter().all(|known| known.position != milestone.position) {
                billed.push(milestone);
            }
        }
        billed
    }

    /// `Milestone 3 of 5`, `Milestones 3, 4`; empty where no milestone is billed.
    pub fn milestone_label(&self) -> String {
        let billed = self.billed_milestones();
        match billed.as_slice() {
            [] => String::new(),
            [one] => self.milestone_place(one),
            several => {
                let list: Vec<u32> = several.iter().map(|milestone| milestone.position).collect();
                self.label(|labels| capitalised(&(labels.milestones)(&positions(&list), list.len())))
            }
        }
    }

    /// Title of the milestone or of the project, and how the one belongs to the other.
    pub fn subject(&self) -> Option<(String, String)> {
        let billed = self.billed_milestones();
        match (billed.as_slice(), &self.body.project) {
            ([one], Some(project)) => {
                let place = self.label(|labels| (labels.milestone_in)(one.position, &project.title));
                Some((one.title.clone(), place))
            }
            ([one], None) => Some((one.title.clone(), String::new())),
            ([], Some(project)) => Some((project.title.clone(), String::new())),
            ([], None) => None,
            (_, project) => {
                let title = project.as_ref().map(|project| project.title.clone()).unwrap_or_default();
                Some((title, self.milestone_label()))
            }
        }
    }

    /// `Milestone 3 of 5`; empty without a plan.
    fn milestone_place(&self, milestone: &MilestoneReference) -> String {
        match self.body.project.as_ref().map(|project| project.milestone_count) {
            Some(count) if count > 0 => self.label(|labels| (labels.milestone_of)(milestone.position, count)),
            Some(_) | None => String::new(),
        }
    }

    pub fn meta(&self) -> Meta {
        meta(&self.heading(), &self.body.seller.name, self.body.language, self.body.issue_on)
    }
}

/// What a document says about itself. `heading`: what it is called.
pub(super) fn meta(heading: &str, author: &str, language: Language, dated_on: NaiveDate) -> Meta {
    Meta {
        title: clean(&format!("{heading}, {author}"), Breaks::Folded),
        author: clean(author, Breaks::Folded),
        language: language.tag(),
        dated_on: printable_year(dated_on),
    }
}

/// Four-digit years only: PDF dates have no room for others.
fn printable_year(day: NaiveDate) -> NaiveDate {
    use chrono::Datelike;
    if (1000..=9999).contains(&day.year()) { day } else { NaiveDate::default() }
}
