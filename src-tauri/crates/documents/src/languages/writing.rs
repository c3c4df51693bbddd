//! Amounts, dates, rates and terms as a language writes them.

use chrono::{Datelike, NaiveDate};
use domain::exchange::Exchange;
use domain::invoice::DocumentTitle;
use domain::retention::Retention;
use domain::terms::PaymentTerms;
use domain::{InvoiceBody, Money, Rounding};
use rust_decimal::Decimal;

use super::{Labels, MonthEnd, Settled, capitalised, symbols};

impl Labels {
    /// What a document calls itself.
    pub fn title(&self, title: DocumentTitle) -> &'static str {
        match title {
            DocumentTitle::Invoice => self.invoice,
            DocumentTitle::TaxInvoice => self.tax_invoice,
            DocumentTitle::CreditNote => self.credit_note,
            DocumentTitle::CorrectedInvoice => self.corrected_invoice,
            DocumentTitle::CorrectedTaxInvoice => self.corrected_tax_invoice,
            DocumentTitle::AdjustmentNote => self.adjustment_note,
        }
    }

    /// When and how a bill that is still to come is paid.
    pub fn terms_ahead(&self, terms: PaymentTerms, settled: Settled) -> String {
        let due = match terms {
            PaymentTerms::EndOfMonth { days: 0 } | PaymentTerms::NetEndOfMonth { days: 0 } => {
                (self.month_end)(MonthEnd::OfInvoice)
            }
            PaymentTerms::EndOfMonth { days } => (self.month_end)(MonthEnd::ThenDays(days)),
            PaymentTerms::NetEndOfMonth { days } => (self.month_end)(MonthEnd::AfterDays(days)),
            PaymentTerms::FixedDate { on } => self.day(on),
            PaymentTerms::Net { .. } | PaymentTerms::OnReceipt => String::new(),
        };
        (self.terms_sentence)(terms, &due, settled)
    }

    /// A date in words, `16 November 2026`; day and month never part at a line's end.
    pub fn day(&self, date: NaiveDate) -> String {
        (self.date)(date.day(), date.month(), date.year())
    }

    /// When and how to pay: on the page and in the e-invoice.
    pub fn terms(&self, body: &InvoiceBody) -> String {
        let settled = Settled::by(&body.payment_methods);
        let sentence = (self.terms_sentence)(body.terms, &self.day(body.due_on), settled);
        // What is kept back says both amounts and both days; by the terms alone all of it would be due at once.
        let kept = self.due_in_parts(body).map(|said| format!("{}.", capitalised(&said)));
        kept.into_iter().chain(self.early(body)).fold(sentence, |terms, more| format!("{terms} {more}"))
    }

    /// `€11,070.00 payable by 16 December 2026, €1,230.00 (retention 10%) payable by 29 February 2028`
    pub fn due_in_parts(&self, body: &InvoiceBody) -> Option<String> {
        let kept = body.retention.as_ref()?;
        let now = body.payable_now();
        let part = |amount: &str, day: NaiveDate| format!("{amount} {}", (self.payable_by)(&self.day(day)));
        let later = part(&format!("{} ({})", self.money(kept.amount), self.kept_share(body, kept)), kept.due_on);
        // Nothing may be payable now, where the share is all that is asked for.
        Some(if now.is_zero() { later } else { format!("{}, {later}", part(&self.money(now), body.due_on)) })
    }

    /// `retention 10%`, with what it is of where that is not the total. One that was limited to the total says no rate.
    pub fn kept_share(&self, body: &InvoiceBody, kept: &Retention) -> String {
        let rate = self.rate(kept.percent);
        let is_rate = kept.percent.of(kept.of, Rounding::HalfAway) == Ok(kept.amount);
        match (is_rate, kept.of == body.totals.gross) {
            (true, true) => format!("{} {rate}", self.retention),
            (true, false) => format!("{} {}", self.retention, (self.share_of_base)(&rate, &self.money(kept.of))),
            (false, _) => self.retention.to_owned(),
        }
    }

    /// What paying early earns, where it earns anything.
    pub fn early(&self, body: &InvoiceBody) -> Option<String> {
        let early = body.early_payment?;
        let until = self.day(early.until(body.issue_on));
        Some((self.early_payment)(&self.rate(early.percent), early.days, &until))
    }

    /// A date in a narrow column: `31 Jul`, with the year unless it is `within`.
    pub fn short_day(&self, date: NaiveDate, within: i32) -> String {
        (self.short_date)(date.day(), date.month(), Some(date.year()).filter(|year| *year != within))
    }

    /// Thousandths as percent: `18.6%`.
    pub fn share_of(&self, permille: u32) -> String {
        (self.percent)(&self.figures(Decimal::new(permille.into(), 1)))
    }

    /// An amount with its currency: `€11,808.00`, `11.808,00 €`.
    pub fn money(&self, money: Money) -> String {
        self.with_sign(money.currency().code(), money.amount())
    }

    pub(super) fn with_sign(&self, code: &str, value: Decimal) -> String {
        let row = symbols::SYMBOLS.binary_search_by(|row| row.0.cmp(code));
        let symbol = row.map(|at| symbols::SYMBOLS[at].1[self.symbol_column]).unwrap_or_default();
        let symbol = if symbol.is_empty() { code } else { symbol };
        (self.money)(symbol, &self.figures(value.abs()), value.is_sign_negative() && !value.is_zero())
    }

    /// An amount for a column whose currency is named elsewhere: `11,808.00`.
    pub fn amount(&self, money: Money) -> String {
        self.figures(money.amount())
    }

    /// A count or a price factor without needless zeros: `12.5`.
    pub fn count(&self, value: Decimal) -> String {
        self.figures(value.normalize())
    }

    /// How `amount` was converted: `1,234.00 USD at 1 EUR = 1.0842 USD (ECB, 13 November 2026)`. `at`: the word `at_rate`.
    /// With codes, for a sign such as `$` is that of many.
    pub fn converted(&self, amount: Money, Exchange { rate, source, on }: &Exchange, at: &str) -> String {
        let amount = format!("{}\u{a0}{}", self.amount(amount), amount.currency());
        let price = format!("{}\u{a0}{}", self.count(rate.value()), rate.quote());
        let said = format!("{amount} {at} 1\u{a0}{}\u{a0}= {price}", rate.base());
        let day = on.map(|day| self.day(day));
        match (source.as_str(), day) {
            ("", None) => said,
            ("", Some(day)) => format!("{said} ({day})"),
            (source, None) => format!("{said} ({source})"),
            (source, Some(day)) => format!("{said} ({source}, {day})"),
        }
    }

    /// A rate: `23%`, `23 %`.
    pub fn rate(&self, rate: domain::Percent) -> String {
        (self.percent)(&self.count(rate.value()))
    }

    /// Groups of three and the language's decimal mark, with the decimals that `value` carries.
    pub(super) fn figures(&self, value: Decimal) -> String {
        let plain = value.abs().to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut figures = String::with_capacity(plain.len() + 5);
        if value.is_sign_negative() && !value.is_zero() {
            figures.push('-');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && whole.len() >= self.grouped_from && (whole.len() - at).is_multiple_of(3) {
                figures.push(self.thousands_mark);
            }
            figures.push(digit);
        }
        if !fraction.is_empty() {
            figures.push(self.decimal_mark);
            figures.push_str(fraction);
        }
        figures
    }

    /// `hours`; a unit without a word shows its code.
    pub fn unit(&self, code: &str, count: Decimal) -> String {
        let forms = self.units.iter().find(|(known, _)| *known == code).map(|(_, forms)| *forms);
        forms.and_then(|forms| forms.get((self.plural)(count))).map_or(code, |word| *word).to_owned()
    }
}
