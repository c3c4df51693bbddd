//! The report of a period on paper, in the language of the business: for the tax adviser, and for oneself.

use super::Letter;
use super::engagement::blank_invoice;
use crate::id::{ClientId, ProjectId};
use crate::invoice::{ProjectReference, Template};
use crate::party::{Business, Client};
use crate::report::{Period, Report};
use chrono::NaiveDate;
use serde::Serialize;

/// What the pages say: a report for each currency, which are never added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodReport {
    /// To nobody, and about no project.
    pub letter: Letter,
    pub period: Period,
    /// At least one.
    pub reports: Vec<Report>,
}

impl PeriodReport {
    /// The reports on paper that is dated `dated_on`.
    pub fn of(
        business: &Business,
        template: Template,
        (period, reports): (Period, Vec<Report>),
        dated_on: NaiveDate,
    ) -> Self {
        let address = crate::party::Address::empty(business.address.country);
        let nobody = Client::named(ClientId(0), "", address, business.language, business.currency);
        let body = blank_invoice(business, &nobody, template).body(dated_on).expect("nothing is summed without a line");
        let mut buyer = body.buyer;
        buyer.address_lines.clear();
        let project = ProjectReference {
            id: ProjectId(0),
            code: String::new(),
            title: String::new(),
            contract_on: None,
            milestone_count: 0,
            revision: None,
            changed_on: None,
        };
        let letter = Letter {
            template: body.template,
            language: body.language,
            second_language: None,
            paper: body.paper,
            accent: body.accent,
            logo: body.logo,
            seller: body.seller,
            buyer,
            project,
            order_number: String::new(),
            dated_on,
        };
        Self { letter, period, reports }
    }
}
