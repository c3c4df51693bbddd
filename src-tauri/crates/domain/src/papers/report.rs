//! The report of a period on paper, in the language of the business: for the tax adviser, and for oneself.

use super::Letter;
use crate::id::ClientId;
use crate::invoice::Template;
use crate::party::{Address, Business, Client};
use crate::payment::ExchangedSum;
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
    /// Gain and loss of payments in the currencies of the reports.
    pub exchanged: Vec<ExchangedSum>,
}

impl PeriodReport {
    /// The reports on paper that is dated `dated_on`.
    pub fn of(
        business: &Business,
        template: Template,
        (period, reports, exchanged): (Period, Vec<Report>, Vec<ExchangedSum>),
        dated_on: NaiveDate,
    ) -> Self {
        let address = Address::empty(business.address.country);
        let nobody = Client::named(ClientId(0), "", address, business.language, business.currency);
        let mut letter = Letter::to_client(business, &nobody, template, dated_on);
        // An empty address names its country.
        letter.buyer.address_lines.clear();
        Self { letter, period, reports, exchanged }
    }
}
