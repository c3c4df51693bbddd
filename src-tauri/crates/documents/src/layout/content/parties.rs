//! Who bills whom: the lines of an address, with the field that each comes from.

use domain::invoice::{DocumentReference, Party};
use domain::party::TaxNumber;

use super::{Content, Words};
use crate::image::Logo;

/// A line of print and its field.
pub(in crate::layout) struct Said {
    pub field: String,
    pub text: String,
}

pub(in crate::layout) fn said(field: impl Into<String>, text: impl Into<String>) -> Said {
    Said { field: field.into(), text: text.into() }
}

/// Who writes a document, and under which picture.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Sender<'a> {
    pub party: &'a Party,
    pub logo: Option<&'a Logo>,
    pub words: Words,
}

impl Sender<'_> {
    pub fn address(&self) -> Vec<Said> {
        self.party.address_lines.iter().map(|line| said("seller.address", line)).collect()
    }

    pub fn contact(&self) -> Vec<Said> {
        let seller = self.party;
        let ways =
            [("seller.email", &seller.email), ("seller.phone", &seller.phone), ("seller.website", &seller.website)];
        ways.into_iter().map(|(field, text)| said(field, text)).collect()
    }

    pub fn tax_numbers(&self) -> Vec<Said> {
        tax_numbers("seller", self.party)
    }

    /// `Sandberg Advisory, VAT IE 1234567T`
    pub fn in_short(&self) -> String {
        let number = self.tax_numbers().into_iter().next().map(|number| number.text);
        let who = [Some(self.party.name.clone()), number];
        let who: Vec<String> = who.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
        who.join(", ")
    }
}

/// Department and address of a client, without name and tax numbers.
pub(in crate::layout) fn buyer_address(buyer: &Party) -> Vec<Said> {
    let mut lines = vec![said("buyer.attention", &buyer.attention)];
    lines.extend(buyer.address_lines.iter().map(|line| said("buyer.address", line)));
    lines
}

impl Content<'_> {
    pub fn buyer_address(&self) -> Vec<Said> {
        buyer_address(&self.body.buyer)
    }

    pub fn buyer_tax_numbers(&self) -> Vec<Said> {
        tax_numbers("buyer", &self.body.buyer)
    }

    /// Code of the project, then the date of its contract.
    pub fn project_lines(&self) -> Vec<Said> {
        let Some(project) = &self.body.project else { return Vec::new() };
        let mut lines = vec![said("project.code", &project.code)];
        lines.extend(
            project
                .contract_on
                .map(|day| said("project.contract_on", self.label(|labels| (labels.contract_of)(&labels.day(day))))),
        );
        lines
    }

    /// Whether this document takes the place of `reference`.
    pub fn replaces(&self, reference: &DocumentReference) -> bool {
        self.body.corrects.as_ref() == Some(reference)
    }

    /// The document whose place this one takes, and why.
    pub fn replaced_lines(&self) -> Vec<Said> {
        self.lines_of_references(|reference| self.replaces(reference))
    }

    /// Other earlier documents that this one names, and why.
    pub fn reference_lines(&self) -> Vec<Said> {
        self.lines_of_references(|reference| !self.replaces(reference))
    }

    fn lines_of_references(&self, are_asked_for: impl Fn(&DocumentReference) -> bool) -> Vec<Said> {
        let references = self.body.references.iter().enumerate().filter(|(_, reference)| are_asked_for(reference));
        let references = references.flat_map(|(at, reference)| {
            let named = self.label(|labels| (labels.reference)(&reference.number, &labels.day(reference.issue_on)));
            [said(format!("references.{at}.number"), named), said(format!("references.{at}.reason"), &reference.reason)]
        });
        references.collect()
    }
}

fn tax_numbers(whose: &str, party: &Party) -> Vec<Said> {
    let line = |number: &TaxNumber| said(format!("{whose}.tax_numbers"), format!("{} {}", number.label, number.value));
    party.tax_numbers.iter().map(line).collect()
}
