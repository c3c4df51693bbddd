//! Who bills whom: the lines of an address, with the field that each comes from.

use domain::invoice::Party;
use domain::party::TaxNumber;

use super::Content;

/// A line of print and its field.
pub(in crate::layout) struct Said {
    pub field: String,
    pub text: String,
}

pub(super) fn said(field: impl Into<String>, text: impl Into<String>) -> Said {
    Said { field: field.into(), text: text.into() }
}

impl Content<'_> {
    /// Department and address of the client, without name and tax numbers.
    pub fn buyer_address(&self) -> Vec<Said> {
        let buyer = &self.body.buyer;
        let mut lines = vec![said("buyer.attention", &buyer.attention)];
        lines.extend(buyer.address_lines.iter().map(|line| said("buyer.address", line)));
        lines
    }

    pub fn buyer_tax_numbers(&self) -> Vec<Said> {
        tax_numbers("buyer", &self.body.buyer)
    }

    pub fn seller_address(&self) -> Vec<Said> {
        self.body.seller.address_lines.iter().map(|line| said("seller.address", line)).collect()
    }

    pub fn seller_contact(&self) -> Vec<Said> {
        let seller = &self.body.seller;
        let ways =
            [("seller.email", &seller.email), ("seller.phone", &seller.phone), ("seller.website", &seller.website)];
        ways.into_iter().map(|(field, text)| said(field, text)).collect()
    }

    pub fn seller_tax_numbers(&self) -> Vec<Said> {
        tax_numbers("seller", &self.body.seller)
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

    /// Earlier documents that this one names, and why.
    pub fn reference_lines(&self) -> Vec<Said> {
        let references = self.body.references.iter().enumerate().flat_map(|(at, reference)| {
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
