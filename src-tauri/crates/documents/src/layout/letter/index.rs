//! The index of a dossier: a table of its files, and how anyone can check them.

use std::borrow::Cow;

use domain::papers::{DossierIndex, FilePurpose, IndexedFile};

use super::Setting;
use super::grid::{Align, Grid, Row};
use super::opening::Head;
use crate::Uncovered;
use crate::clean::isolated;
use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::image::Logo;
use crate::layout::content::RowWords;
use crate::layout::flow::{Block, Heads, Table, Unit};
use crate::layout::parts::table;

mod words;

use words::{IndexWords, words};

pub(in crate::layout) fn index(index: &DossierIndex, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    let mut setting = Setting::new(&index.letter, logo, fonts);
    let own = words(index.letter.language);
    let head = setting.index_head(index, own);
    let heading = setting.heading_of(&head);
    // The nodes are made in the order in which they are to be read.
    let mut units = vec![setting.opening(head)];
    let lead = setting.design.lead;
    units.extend(setting.loose("labels", own.check, lead));
    let (heads, rows) = setting.files(index, own);
    units.extend(rows);
    units.extend(setting.text_section(own.missing, "missing", &index.missing.join("\n")));
    setting.finished(units, heads, Block::default(), &heading)
}

impl Setting<'_> {
    fn index_head(&self, index: &DossierIndex, own: &IndexWords) -> Head {
        Head {
            kind: own.dossier.to_owned(),
            subject: index.letter.project.title.clone(),
            subject_field: "project.title",
            place: (own.files)(index.files.len()),
            facts: self.facts(Vec::new()),
        }
    }

    fn files(&mut self, index: &DossierIndex, own: &IndexWords) -> (Heads, Vec<Unit>) {
        let mut look = self.design.grid;
        look.cells.title = self.design.sections.text;
        look.cells.above *= 0.6;
        look.below_row *= 0.6;
        look.figure_down = (look.cells.title.leading - look.figure.leading) / 2.0;
        let words = self.words;
        let row = |at: usize, file: &IndexedFile| {
            let what = own.purpose(file.purpose);
            let is_number = file.about.chars().all(|c| c.is_ascii_digit());
            let about = match (file.about.is_empty(), is_number) {
                (true, _) => String::new(),
                (false, true) => format!(" {}", file.about),
                (false, false) => format!(", {}", isolated(&file.about)),
            };
            Row {
                number: (at + 1).to_string(),
                words: RowWords {
                    field: format!("files.{at}"),
                    title: file.path.clone(),
                    description: Cow::Owned(format!("{what}{about}\nSHA-256 {}", file.sha256)),
                    deliverables: &[],
                    details: Vec::new(),
                    acceptance: None,
                },
                figures: vec![words.day(file.on)],
            }
        };
        let grid = Grid {
            number: Some(String::new()),
            words: own.file.to_owned(),
            figures: vec![(words.label(|labels| labels.dated), Align::Right)],
            rows: index.files.iter().enumerate().map(|(at, file)| row(at, file)).collect(),
        };
        let column = self.column();
        let (heads, rows) = self.grid(&grid, &look, column);
        let units = table::units(Table::Schedule, rows, Block::default(), self.design.before_grid);
        (heads, units)
    }
}

impl IndexWords {
    fn purpose(&self, of: FilePurpose) -> &'static str {
        match of {
            FilePurpose::Proposal => self.proposal,
            FilePurpose::Schedule => self.schedule,
            FilePurpose::Addendum => self.addendum,
            FilePurpose::AgreementEvidence => self.agreement_evidence,
            FilePurpose::Certificate => self.certificate,
            FilePurpose::AcceptanceEvidence => self.acceptance_evidence,
            FilePurpose::Invoice => self.invoice,
            FilePurpose::CreditNote => self.credit_note,
            FilePurpose::EInvoice => self.e_invoice,
            FilePurpose::Messages => self.messages,
            FilePurpose::Payments => self.payments,
            FilePurpose::History => self.history,
            FilePurpose::Attachment => self.attachment,
            FilePurpose::PrivateNotes => self.private_notes,
        }
    }
}
