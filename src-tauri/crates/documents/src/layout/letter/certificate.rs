//! The certificate of an acceptance: what was delivered, who accepted it, and how.

use std::borrow::Cow;

use domain::papers::{Certificate, DeliveredItem, EvidenceFile};

use super::Setting;
use super::grid::{Align, Grid, Row};
use super::opening::Head;
use super::sections::whole;
use super::signing::{Lines, Signatory};
use crate::Uncovered;
use crate::clean::isolated;
use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::geometry::Rect;
use crate::image::Logo;
use crate::layout::content::{Fact, RowWords, capitalised, fact, named_file};
use crate::layout::flow::{Block, Heads, Table, Unit};
use crate::layout::parts::table;

/// Files named on the page.
const FILES_SHOWN: usize = 6;

pub(in crate::layout) fn certificate(
    certificate: &Certificate,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> (Pages, Vec<Uncovered>) {
    let mut setting = Setting::new(&certificate.letter, logo, fonts);
    let words = setting.words;
    let head = setting.certificate_head(certificate);
    let heading = setting.heading_of(&head);
    // The nodes are made in the order in which they are to be read.
    let mut units = vec![setting.opening(head)];
    let lead = setting.design.lead;
    let certified = words.each(|labels| (labels.certifies)(&labels.day(certificate.accepted.on))).join("\n");
    units.extend(setting.loose("accepted", &certified, lead));
    let (heads, delivered) = setting.delivered(certificate);
    units.extend(delivered);
    let text = setting.design.sections.text;
    units.extend(setting.loose("note", &certificate.note, text));
    units.extend(setting.text_section(&words.label(|labels| labels.criterion), "criterion", &certificate.criterion));
    units.extend(setting.record(certificate));
    units.extend(setting.section(&words.label(|labels| labels.words_of_client), |setting, column| {
        setting.quotation("accepted.words", &certificate.accepted.words, column)
    }));
    let foot = setting.countersignature();
    setting.finished(units, heads, foot, &heading)
}

impl Setting<'_> {
    fn certificate_head(&self, certificate: &Certificate) -> Head {
        let (words, project) = (self.words, &certificate.letter.project);
        let place = words.label(|labels| (labels.milestone_of)(certificate.position, project.milestone_count));
        Head {
            kind: words.label(|labels| labels.certificate),
            subject: certificate.title.clone(),
            subject_field: "milestone.title",
            place: format!("{}. {place}.", project.title),
            facts: self.facts(Vec::new()),
        }
    }

    /// What was delivered, each part with the day it was done.
    fn delivered(&mut self, certificate: &Certificate) -> (Heads, Vec<Unit>) {
        if certificate.deliverables.is_empty() {
            return (Heads::default(), Vec::new());
        }
        let mut look = self.design.grid;
        look.cells.title = self.design.sections.text;
        look.cells.above *= 0.6;
        look.below_row *= 0.6;
        look.figure_down = (look.cells.title.leading - look.figure.leading) / 2.0;
        let words = self.words;
        let is_dated = certificate.deliverables.iter().any(|item| item.done_on.is_some());
        let row = |at: usize, item: &DeliveredItem| {
            let day = item.done_on.map(|day| words.day(day)).unwrap_or_default();
            Row {
                number: String::new(),
                words: RowWords {
                    field: format!("deliverables.{at}"),
                    title: item.title.clone(),
                    description: Cow::Borrowed(""),
                    deliverables: &[],
                    details: Vec::new(),
                    acceptance: None,
                },
                figures: is_dated.then_some(day).into_iter().collect(),
            }
        };
        let completed = (words.label(|labels| labels.completed), Align::Right);
        let grid = Grid {
            number: None,
            words: words.label(|labels| labels.delivered),
            figures: is_dated.then_some(completed).into_iter().collect(),
            rows: certificate.deliverables.iter().enumerate().map(|(at, item)| row(at, item)).collect(),
        };
        let column = self.column();
        let (heads, rows) = self.grid(&grid, &look, column);
        let units = table::units(Table::Schedule, rows, Block::default(), self.design.before_grid);
        (heads, units)
    }

    /// Who accepted it, when and how, and what it is worth.
    fn record(&mut self, certificate: &Certificate) -> Vec<Unit> {
        let (words, accepted) = (self.words, &certificate.accepted);
        let who = [accepted.by.trim(), accepted.role.trim()];
        let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
        let how = words.label(|labels| capitalised((labels.channel)(accepted.channel)));
        let done =
            certificate.done_on.map(|day| fact("done_on", words.label(|labels| labels.completed), words.day(day)));
        let amount = certificate
            .amount
            .map(|amount| fact("amount", words.label(|labels| labels.amount_before_tax), words.money(amount)));
        let files = self.evidence(&accepted.files);
        let facts: Vec<Fact> = [
            done,
            Some(fact("accepted", words.label(|labels| labels.accepted_on), words.day(accepted.on))),
            Some(fact("accepted", words.label(|labels| labels.accepting_person), isolated(&who.join(", ")))),
            Some(fact("accepted", words.label(|labels| labels.accepted_how), how)),
            amount,
        ]
        .into_iter()
        .flatten()
        .chain(files)
        .collect();
        let (look, gap) = (self.design.facts, self.design.sections.gap);
        self.section(&words.label(|labels| labels.acceptance), |setting, column| {
            vec![whole(setting.composer.facts(facts, &look, column), gap)]
        })
    }

    /// The files that show it, each with the beginning of its hash; of many the first ones, and how many more there are.
    fn evidence(&self, files: &[EvidenceFile]) -> Vec<Fact> {
        let label = || self.words.label(|labels| labels.accepted_files);
        let said = |(at, file): (usize, &EvidenceFile)| {
            let more = if at + 1 == FILES_SHOWN { files.len().saturating_sub(FILES_SHOWN) } else { 0 };
            let more = if more > 0 { format!(", +{more}") } else { String::new() };
            fact("accepted.files", label(), format!("{}{more}", named_file(file)))
        };
        files.iter().enumerate().take(FILES_SHOWN).map(said).collect()
    }

    /// A quiet line for a client who wants to sign on paper what is on record already.
    fn countersignature(&mut self) -> Block {
        let column = self.column();
        let letter = self.letter;
        let client = Signatory {
            field: "buyer",
            label: |labels| labels.client,
            party: &letter.buyer,
            person: "",
            lines: Lines::NameAndDate,
        };
        let mut block = self.signatures(&[client], column);
        block.field("accepted", Rect::new(column.left, 0.0, column.width, block.height));
        block
    }
}
