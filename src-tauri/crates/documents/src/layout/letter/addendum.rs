//! The addendum of a change order: why, what changes from which day and amount to which, the contract value before and
//! after, and the lines to sign or the answer that was given.

use domain::papers::{Addendum, Declined, Standing};

use super::Setting;
use super::opening::Head;
use crate::Uncovered;
use crate::clean::isolated;
use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::geometry::Rect;
use crate::image::Logo;
use crate::layout::content::fact;
use crate::layout::flow::Block;

mod table;

pub(in crate::layout) fn addendum(addendum: &Addendum, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    let mut setting = Setting::new(&addendum.letter, logo, fonts);
    let words = setting.words;
    if addendum.standing == Standing::Draft {
        setting.draft = Some(words.label(|labels| labels.draft));
    }
    let head = setting.addendum_head(addendum);
    let heading = setting.heading_of(&head);
    // The nodes are made in the order in which they are to be read.
    let mut units = vec![setting.opening(head)];
    units.extend(setting.text_section(&words.label(|labels| labels.reason), "reason", &addendum.reason));
    let (heads, rows) = setting.changes(addendum);
    units.extend(rows);
    let (text, note) = (setting.design.sections.text, setting.design.note);
    if addendum.unchanged > 0 {
        let sentence = words.each(|labels| (labels.unchanged)(addendum.unchanged)).join("\n");
        units.extend(setting.loose("labels", &sentence, text));
    }
    for sentence in &addendum.legal_notes {
        units.extend(setting.loose("legal_notes", sentence, note));
    }
    units.extend(setting.section(&words.label(|labels| labels.words_of_client), |setting, column| {
        setting.quotation("standing.words", said(&addendum.standing), column)
    }));
    let foot = setting.standing(addendum);
    setting.finished(units, heads, foot, &heading)
}

/// What the client said to it; empty where nothing is on record.
fn said(standing: &Standing) -> &str {
    match standing {
        Standing::Draft | Standing::Sent | Standing::Withdrawn { .. } => "",
        Standing::Agreed { words, .. } | Standing::Declined(Declined { words, .. }) => words,
    }
}

impl Setting<'_> {
    fn addendum_head(&self, addendum: &Addendum) -> Head {
        let (words, project) = (self.words, &addendum.letter.project);
        let contract =
            project.contract_on.map(|day| fact("project", words.label(|labels| labels.contract), words.day(day)));
        let answer = match &addendum.standing {
            Standing::Draft | Standing::Sent => String::new(),
            Standing::Agreed { .. } | Standing::Declined(_) | Standing::Withdrawn { .. } => {
                self.answer(&addendum.standing).join(" / ")
            }
        };
        Head {
            kind: words.label(|labels| (labels.change_order)(addendum.number)),
            subject: project.title.clone(),
            subject_field: "project.title",
            place: answer,
            facts: self.facts(contract.into_iter().collect()),
        }
    }

    /// What became of it, in each language: `Declined on 20 November 2026 by Ciara Doyle, by phone.`
    fn answer(&self, standing: &Standing) -> Vec<String> {
        match standing {
            Standing::Draft | Standing::Sent => self.words.each(|labels| labels.we_agree_change.to_owned()),
            Standing::Agreed { agreed, .. } => self.agreed_on(agreed),
            Standing::Declined(Declined { on, by, channel, .. }) => {
                let by = isolated(by);
                self.words.each(|labels| {
                    let who = channel.map_or_else(|| by.clone(), |way| format!("{by}, {}", (labels.channel)(way)));
                    (labels.declined_on)(&labels.day(*on), &who)
                })
            }
            Standing::Withdrawn { on, .. } => self.words.each(|labels| (labels.withdrawn_on)(&labels.day(*on))),
        }
    }

    /// The lines to sign, or the answer in their place.
    fn standing(&mut self, addendum: &Addendum) -> Block {
        let sentences = self.answer(&addendum.standing);
        let heading = match addendum.standing {
            Standing::Draft | Standing::Sent => {
                let agreement = self.words.label(|labels| labels.agreement);
                return self.sign_off(&agreement, sentences);
            }
            Standing::Agreed { .. } => self.words.label(|labels| labels.agreement),
            Standing::Declined(_) | Standing::Withdrawn { .. } => self.words.label(|labels| labels.decision),
        };
        let column = self.column();
        let mut block = self.sentences_under(&heading, sentences);
        block.field("agreed", Rect::new(column.left, 0.0, column.width, block.height));
        block
    }
}
