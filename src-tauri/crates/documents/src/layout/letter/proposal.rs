//! A proposal, and what becomes of it once it is agreed: the schedule of the contract.

use domain::papers::{Agreed, Proposal};

use super::Setting;
use super::opening::Head;
use super::sections::{Headings, whole};
use super::signing::{Lines, Signatory};
use crate::Uncovered;
use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::geometry::Rect;
use crate::image::Logo;
use crate::languages::{Labels, Settled};
use crate::layout::content::{fact, ways_to_pay};
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::layout::parts::Column;
use crate::layout::parts::foot::LARGEST_SHARE;

pub(in crate::layout) fn proposal(proposal: &Proposal, logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    let mut setting = Setting::new(&proposal.letter, logo, fonts);
    let words = setting.words;
    let head = setting.proposal_head(proposal);
    let heading = setting.heading_of(&head);
    // The nodes are made in the order in which they are to be read.
    let mut units = vec![setting.opening(head)];
    units.extend(setting.text_section(&words.label(|labels| labels.scope), "scope", &proposal.scope));
    let caption = match proposal.agreed {
        Some(_) => String::new(),
        None => words.label(|labels| (labels.schedule)(None)),
    };
    let (heads, rows) = setting.schedule(proposal, &caption);
    units.extend(rows);
    units.extend(setting.terms_and_ways_to_pay(proposal));
    let heading_of_changes = words.label(|labels| labels.changes_and_disputes);
    units.extend(setting.text_section(&heading_of_changes, "dispute_note", &proposal.dispute_note));
    let note = setting.design.note;
    for sentence in &proposal.legal_notes {
        units.extend(setting.loose("legal_notes", sentence, note));
    }
    let foot = match &proposal.agreed {
        Some(agreed) => setting.agreement(agreed),
        None => {
            let heading = words.label(|labels| labels.agreement);
            setting.sign_off(&heading, words.each(|labels| labels.we_agree.to_owned()))
        }
    };
    setting.finished(units, heads, foot, &heading)
}

impl Setting<'_> {
    fn proposal_head(&self, proposal: &Proposal) -> Head {
        let (words, project) = (self.words, &proposal.letter.project);
        let valid = proposal.valid_until.filter(|_| proposal.agreed.is_none());
        let valid = valid.map(|day| fact("valid_until", words.label(|labels| labels.valid_until), words.day(day)));
        let kind = match proposal.agreed {
            Some(_) => words.label(|labels| (labels.schedule)(project.revision)),
            None => words.label(|labels| labels.proposal),
        };
        let agreed = proposal.agreed.as_ref().map(|agreed| self.agreed_on(agreed).join(" / "));
        Head {
            kind,
            subject: project.title.clone(),
            subject_field: "project.title",
            place: agreed.unwrap_or_default(),
            facts: self.facts(valid.into_iter().collect()),
        }
    }

    /// `Agreed on 12 June 2026 by Ciara Doyle, by email.`, in each language.
    pub(super) fn agreed_on(&self, agreed: &Agreed) -> Vec<String> {
        let by = crate::clean::isolated(&agreed.by);
        let sentence =
            |labels: &Labels| (labels.agreed_on)(&labels.day(agreed.on), &by, (labels.channel)(agreed.channel));
        self.words.each(sentence)
    }

    /// When and how to pay, when invoices come, and the seller's own sentence; then the same in the second language.
    fn terms_text(&self, proposal: &Proposal) -> String {
        let settled = Settled::by(&proposal.payment_methods);
        let mut sentences = self.words.each(|labels| {
            let invoiced = if proposal.requires_acceptance { labels.on_acceptance } else { labels.on_completion };
            let mut text = format!("{invoiced} {}", labels.terms_ahead(proposal.terms, settled));
            if let Some(early) = proposal.early_payment {
                text.push(' ');
                text.push_str(&(labels.early_payment_ahead)(&labels.rate(early.percent), early.days));
            }
            text
        });
        if let Some(first) = sentences.first_mut() {
            *first = format!("{first} {}", proposal.terms_note);
        }
        sentences.join("\n")
    }

    /// Side by side under their headings where these stand above; otherwise one below the other, as they are where they
    /// are too tall to stay together.
    fn terms_and_ways_to_pay(&mut self, proposal: &Proposal) -> Vec<Unit> {
        let (words, text) = (self.words, self.terms_text(proposal));
        let (column, look, gap) = (self.column(), self.design.pay, self.design.sections.gap);
        let methods = ways_to_pay(words, &proposal.payment_methods);
        if let (Headings::Above(_), false) = (self.design.sections.headings, methods.is_empty()) {
            let known = self.composer.nodes.len();
            let width = (column.width - self.design.signing.between) / 2.0;
            let right = Column { left: column.right() - width, width };
            let terms = self.composer.terms(words, &text, &look, Column { width, ..column });
            let ways = self.composer.pay_to(words, methods.clone(), &look, right);
            let mut block = Block::default();
            block.join_beside(vec![terms, ways]);
            if block.height <= self.design.size.1 * LARGEST_SHARE {
                return vec![whole(block, gap)];
            }
            // Set again as running text: the nodes of the first attempt hold nothing and are dropped.
            self.composer.nodes.truncate(known);
        }
        let mut units = self.text_section(&words.label(|labels| labels.terms), "terms", &text);
        units.extend(self.section(&words.label(|labels| labels.pay_to), |setting, column| {
            if methods.is_empty() {
                return Vec::new();
            }
            let blocks = setting.composer.pay_rows(methods, &look, column);
            vec![Unit { gap, blocks, cut: Cut::WhenTall, place: Place::Outside }]
        }));
        units
    }

    /// The block that both parties sign, below what they agree to.
    pub(super) fn sign_off(&mut self, heading: &str, sentences: Vec<String>) -> Block {
        let (letter, sender) = (self.letter, self.sender.party);
        let signatories = [
            Signatory {
                field: "buyer",
                label: |labels| labels.client,
                party: &letter.buyer,
                person: "",
                lines: Lines::NameRoleAndDate,
            },
            Signatory {
                field: "seller",
                label: |labels| labels.contractor,
                party: sender,
                person: &sender.attention,
                lines: Lines::NameRoleAndDate,
            },
        ];
        let column = self.column();
        let mut block = self.sentences_under(heading, sentences);
        let lines = self.signatures(&signatories, column);
        block.join(lines);
        block.field("agreed", Rect::new(column.left, 0.0, column.width, block.height));
        block
    }

    /// The client's yes, in place of the block to sign.
    fn agreement(&mut self, agreed: &Agreed) -> Block {
        let column = self.column();
        let heading = self.words.label(|labels| labels.agreement);
        let mut block = self.sentences_under(&heading, self.agreed_on(agreed));
        block.field("agreed", Rect::new(column.left, 0.0, column.width, block.height));
        block
    }

    /// Sentences under a heading, as one piece.
    pub(super) fn sentences_under(&mut self, heading: &str, sentences: Vec<String>) -> Block {
        let text = sentences.join("\n");
        let units = self.text_section(heading, "agreed", &text);
        let mut block = Block::default();
        for (at, unit) in units.into_iter().enumerate() {
            block.height += if at > 0 { unit.gap } else { 0.0 };
            unit.blocks.into_iter().for_each(|part| block.join(part));
        }
        block
    }
}
