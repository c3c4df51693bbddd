//! What a billed line says besides its amount.

use std::borrow::Cow;

use domain::Money;
use domain::invoice::Line as Billed;
use rust_decimal::Decimal;

use super::Content;
use super::sums::signed;
use super::words::named_file;

/// Where quantity and price of a line stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Quantities {
    /// In the small print, where they say more than the amount does.
    InWords,
    InColumns,
}

/// What stands in the words of a table's row.
pub(in crate::layout) struct RowWords<'a> {
    /// The row's field, such as `lines.0`.
    pub field: String,
    pub title: String,
    /// May be empty, like all that follows.
    pub description: Cow<'a, str>,
    pub deliverables: &'a [String],
    pub details: Vec<String>,
    pub acceptance: Option<String>,
}

impl Content<'_> {
    /// What the line at `at` says besides its amount.
    pub fn row_words(&self, at: usize, quantities: Quantities) -> RowWords<'_> {
        let billed = &self.body.lines[at];
        RowWords {
            field: format!("lines.{at}"),
            title: self.line_title(billed),
            description: Cow::Borrowed(&billed.description),
            deliverables: self.deliverables(billed),
            details: self.small_print(billed, quantities),
            acceptance: self.acceptance(billed),
        }
    }

    /// `Milestone 3 of 5: Pilot route live`.
    pub fn line_title(&self, billed: &Billed) -> String {
        let place = billed.milestone.as_ref().map(|milestone| self.milestone_place(milestone)).unwrap_or_default();
        // A deduction stands below the line that names its milestone.
        let is_named = billed.deducts.is_some() && !billed.title.is_empty();
        match (place.is_empty() || is_named, billed.title.is_empty()) {
            (true, _) => billed.title.clone(),
            (false, true) => place,
            (false, false) => self.words.titled(&place, &billed.title),
        }
    }

    /// What the column of words is called: milestones are delivered, other lines are described.
    pub fn lines_label(&self) -> String {
        let is_free = self.body.lines.iter().all(|line| line.milestone.is_none());
        self.label(|labels| if is_free { labels.description } else { labels.delivered })
    }

    pub fn line_amount(&self, billed: &Billed) -> Money {
        self.printed(billed.net)
    }

    fn quantity(&self, billed: &Billed) -> Decimal {
        let quantity = billed.quantity.value();
        if self.is_taken_back() { -quantity } else { quantity }
    }

    /// `12 hours`; the plain count for pieces.
    pub fn counted(&self, billed: &Billed) -> String {
        let quantity = self.quantity(billed);
        let count = self.words.count(quantity);
        match billed.unit.as_str() {
            "C62" | "" => count,
            code => format!("{count} {}", self.label(|labels| labels.unit(code, quantity))),
        }
    }

    /// The rates of a line, one for each of its taxes: `23%`.
    pub fn rates(&self, billed: &Billed) -> String {
        billed.taxes.iter().map(|tax| self.words.rate(tax.rate)).collect::<Vec<_>>().join(" + ")
    }

    /// What the column of rates is called: the tax where all lines have the same one and its name is short.
    pub fn rates_label(&self) -> String {
        let mut names = self.body.lines.iter().flat_map(|line| &line.taxes).map(|tax| tax.name.as_str());
        match names.next().filter(|first| first.chars().count() <= 5 && names.all(|name| name == *first)) {
            Some(name) => name.to_owned(),
            None => self.label(|labels| labels.tax),
        }
    }

    /// Quantity, discounts, period and deducted document, where they say more than the amount does.
    pub fn small_print(&self, billed: &Billed, quantities: Quantities) -> Vec<String> {
        let mut lines = Vec::new();
        let quantity = self.quantity(billed);
        let is_plain = quantity.abs() == Decimal::ONE && matches!(billed.unit.as_str(), "C62" | "");
        if quantities == Quantities::InWords && !is_plain {
            lines.push(self.label(|labels| {
                let unit = labels.unit(&billed.unit, quantity);
                (labels.quantity_at)(&labels.count(quantity), &unit, &labels.money(billed.unit_price))
            }));
        }
        lines.extend(billed.adjustments.iter().map(|adjustment| {
            format!("{} {}", self.adjustment_label(adjustment), self.amount(self.printed(signed(adjustment))))
        }));
        if let Some(earlier) = &billed.deducts {
            lines.push(self.label(|labels| (labels.deducts)(&earlier.number, &labels.day(earlier.issue_on))));
        }
        lines.extend(self.evidence(billed));
        let acceptance = billed.milestone.as_ref().and_then(|milestone| milestone.acceptance.as_ref());
        let accepted_on = acceptance.filter(|_| self.body.shows.acceptance).map(|acceptance| acceptance.on);
        let period = match (billed.service_from, billed.service_to) {
            (Some(from), Some(to)) => Some((from, to)),
            // The date of sign-off under the line says the same already.
            (Some(day), None) | (None, Some(day)) if Some(day) != accepted_on => Some((day, day)),
            (Some(_), None) | (None, Some(_)) | (None, None) => None,
        };
        if let Some((from, to)) = period {
            lines.push(self.label(|labels| (labels.service_period)(&labels.day(from), &labels.day(to))));
        }
        lines
    }

    /// `Accepted by Ciara Doyle, Head of Revenue Systems, 13 November 2026`.
    pub fn acceptance(&self, billed: &Billed) -> Option<String> {
        let acceptance = billed.milestone.as_ref()?.acceptance.as_ref().filter(|_| self.body.shows.acceptance)?;
        let role = if acceptance.role.is_empty() { String::new() } else { format!(", {}", acceptance.role) };
        let by = format!("{}{role}", acceptance.by);
        Some(self.label(|labels| (labels.accepted_by)(&crate::clean::isolated(&by), &labels.day(acceptance.on))))
    }

    /// `Evidence on file: report.pdf (SHA-256 9f86d081884c), minutes.eml (SHA-256 …)`. Whoever has the file can compare.
    fn evidence(&self, billed: &Billed) -> Option<String> {
        let files = billed.evidence.iter().map(named_file).collect::<Vec<_>>().join(", ");
        (!files.is_empty()).then(|| self.words.titled(&self.label(|labels| labels.accepted_files), &files))
    }

    /// What was delivered, where the page shows it.
    pub fn deliverables<'b>(&self, billed: &'b Billed) -> &'b [String] {
        if self.body.shows.deliverables { &billed.deliverables } else { &[] }
    }
}
