//! Credit notes: what takes back an issued invoice, in whole or in part. Amounts are positive, as BT-3 381 wants
//! them: an invoice and its credit note cancel out rate by rate.

use super::{
    DocumentKind, DocumentReference, DocumentTitle, InvoiceBody, IssuedInvoice, Line, Totals, draft::nets_by_taxes,
};
use crate::exchange::HomeTax;
use crate::id::MilestoneId;
use crate::money::Money;
use crate::national::{self, Charging, Purpose};
use crate::numbering::Pattern;
use crate::percent::Quantity;
use crate::refusal::{Needed, Refusal, Why};
use crate::tax::Tax;
use chrono::NaiveDate;

/// What of an invoice is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credited {
    /// All of it, word for word. Nothing may be credited before.
    Whole,
    /// What earlier credit notes left, as one line for each tax. `title` is printed.
    Rest { title: String },
    /// Single lines: index of the line and how much of it.
    Lines(Vec<(usize, CreditedPart)>),
}

/// How much of one line is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreditedPart {
    All,
    /// So many units at the line's own price, counted as the line counts them.
    Units(Quantity),
    /// A net amount, such as a reduction; above zero.
    Net(Money),
}

/// A credit note on its way: complete, not yet dated and numbered.
#[derive(Debug, Clone)]
pub struct CreditNote {
    of: DocumentReference,
    invoice: InvoiceBody,
    lines: Vec<Line>,
    adjustments: Vec<super::Adjustment>,
    /// What earlier credit notes left of the invoice's tax: in its currency and in the seller's.
    tax_left: Option<(Money, Money)>,
}

impl IssuedInvoice {
    /// A credit note over `what` of this invoice. `earlier`: its credit notes so far. `reason` is printed.
    /// Errors: `CreditWithoutReason`, `MissingForIssue` without a line, `CreditOfCredit`, `AlreadyCredited`,
    /// `CreditAboveLine`, `CreditAboveInvoice` by tax, `CannotBeSummed`.
    pub fn credit_note(&self, what: &Credited, earlier: &[IssuedInvoice], reason: &str) -> Result<CreditNote, Refusal> {
        let number = self.number().to_owned();
        if self.body().kind == DocumentKind::CreditNote {
            return Err(Refusal::CreditOfCredit { number });
        }
        if reason.trim().is_empty() {
            return Err(Refusal::CreditWithoutReason { number });
        }
        let invoice = self.body();
        let (lines, adjustments) = match what {
            Credited::Whole if !earlier.is_empty() => return Err(Refusal::AlreadyCredited { number }),
            Credited::Whole => (invoice.lines.clone(), invoice.adjustments.clone()),
            Credited::Rest { title } => (self.rest(title, earlier).map_err(summed)?, Vec::new()),
            Credited::Lines(parts) => {
                let line = |(at, part): &(usize, CreditedPart)| self.credited_line(*at, *part);
                let lines = parts.iter().map(line).collect::<Result<Vec<_>, _>>()?;
                self.check_lines(parts, earlier)?;
                (lines, Vec::new())
            }
        };
        if lines.is_empty() {
            return Err(Refusal::MissingForIssue { what: Needed::Lines });
        }
        let tax_left = self.tax_left(earlier).map_err(summed)?;
        let (of, invoice) = (self.reference(reason.trim()), invoice.clone());
        let note = CreditNote { of, invoice, lines, adjustments, tax_left };
        self.check_left(&note, earlier)?;
        Ok(note)
    }

    /// A line gives back no more than it billed, in all credit notes together, however much the others still have.
    fn check_lines(&self, parts: &[(usize, CreditedPart)], earlier: &[IssuedInvoice]) -> Result<(), Refusal> {
        for (at, line) in self.body().lines.iter().enumerate() {
            let is_alike = |(of, _): &&(usize, CreditedPart)| *of == at || self.body().lines[*of].is_as(line);
            let credited = |parts: &mut dyn Iterator<Item = &(usize, CreditedPart)>| {
                let nets: Result<Vec<_>, Refusal> =
                    parts.map(|(of, part)| Ok(self.credited_line(*of, *part)?.net)).collect();
                Money::sum(nets?, line.net.currency()).map_err(summed)
            };
            let of_line = credited(&mut parts.iter().filter(|(of, _)| *of == at))?;
            let of_alike = credited(&mut parts.iter().filter(is_alike))?;
            let left_of_alike = self.left_of_alike(line, earlier).map_err(summed)?;
            let is_above = |credited: Money, open: Money| {
                let above = if line.net.is_negative() { open.minus(credited) } else { credited.minus(open) };
                above.map(|above| above.is_positive()).map_err(summed)
            };
            if is_above(of_line, line.net)? || (!of_line.is_zero() && is_above(of_alike, left_of_alike)?) {
                let open = self.left_of_line(line, earlier).map_err(summed)?;
                let number = self.number().to_owned();
                return Err(Refusal::CreditAboveLine { number, line: at + 1, credited: of_line, open });
            }
        }
        Ok(())
    }

    /// What of a line of this invoice no earlier credit note names, net. A credit note names a line by its title, its
    /// taxes and its milestone. Errors: `TooLarge`.
    pub fn left_of_line(&self, line: &Line, earlier: &[IssuedInvoice]) -> Result<Money, Why> {
        let left = self.left_of_alike(line, earlier)?;
        let more = if line.net.is_negative() { line.net.minus(left)? } else { left.minus(line.net)? };
        Ok(if more.is_positive() { line.net } else { left })
    }

    /// The same of all lines that a credit note cannot tell apart.
    fn left_of_alike(&self, line: &Line, earlier: &[IssuedInvoice]) -> Result<Money, Why> {
        let nets = |body: &InvoiceBody| {
            Money::sum(body.lines.iter().filter(|other| other.is_as(line)).map(|l| l.net), body.currency)
        };
        earlier.iter().try_fold(nets(self.body())?, |left, note| left.minus(nets(note.body())?))
    }

    fn credited_line(&self, at: usize, part: CreditedPart) -> Result<Line, Refusal> {
        let missing = Refusal::MissingForIssue { what: Needed::Lines };
        let line = self.body().lines.get(at).ok_or(missing)?;
        let again = |quantity: Quantity, unit_price: Money| {
            let credited = Line::new(&line.title, &line.description, quantity, unit_price, line.taxes.clone());
            credited.map(|credited| Line {
                unit: line.unit.clone(),
                milestone: line.milestone.clone(),
                deducts: line.deducts.clone(),
                role: line.role,
                releases: line.releases.clone(),
                service_from: line.service_from,
                service_to: line.service_to,
                ..credited
            })
        };
        match part {
            CreditedPart::All => Ok(line.clone()),
            CreditedPart::Units(quantity) => again(quantity, line.unit_price).map_err(summed),
            CreditedPart::Net(net) => {
                let one = again(Quantity::ONE, net).map_err(summed)?;
                Ok(Line { unit: "C62".to_owned(), ..one })
            }
        }
    }

    /// What is left of the invoice, one line for each tax that has something left.
    fn rest(&self, title: &str, earlier: &[IssuedInvoice]) -> Result<Vec<Line>, Why> {
        let line = |(taxes, net): (Vec<Tax>, Money)| {
            let (quantity, price) =
                if net.is_negative() { (Quantity::MINUS_ONE, net.negated()) } else { (Quantity::ONE, net) };
            Line::new(title, "", quantity, price, taxes)
        };
        self.left(earlier)?.into_iter().filter(|(_, net)| !net.is_zero()).map(line).collect()
    }

    /// Net amounts by tax that are not credited yet.
    fn left(&self, earlier: &[IssuedInvoice]) -> Result<Vec<(Vec<Tax>, Money)>, Why> {
        let mut left = nets_by_taxes(self.body())?;
        for note in earlier {
            for (taxes, net) in nets_by_taxes(note.body())? {
                match left.iter_mut().find(|(known, _)| *known == taxes) {
                    Some((_, open)) => *open = open.minus(net)?,
                    None => left.push((taxes, net.negated())),
                }
            }
        }
        Ok(left)
    }

    /// Tax that is not credited yet, in the invoice's currency and in the seller's; None where only the first is said.
    fn tax_left(&self, earlier: &[IssuedInvoice]) -> Result<Option<(Money, Money)>, Why> {
        let Some(home) = &self.body().home_tax else { return Ok(None) };
        let mut left = (self.body().totals.tax, home.tax);
        for note in earlier {
            left.0 = left.0.minus(note.body().totals.tax)?;
            if let Some(credited) = &note.body().home_tax {
                left.1 = left.1.minus(credited.tax)?;
            }
        }
        Ok(Some(left))
    }

    /// No credit note takes back more than was billed, at any tax and in all. What the invoice takes away, such as an
    /// earlier document, may be credited no further either.
    fn check_left(&self, note: &CreditNote, earlier: &[IssuedInvoice]) -> Result<(), Refusal> {
        let left = self.left(earlier).map_err(summed)?;
        let credit = note.body(self.body().issue_on).map_err(summed)?;
        let credited = credit.totals.net;
        let open = Money::sum(left.iter().map(|(_, net)| *net), credited.currency()).map_err(summed)?;
        if credited.minus(open).map_err(summed)?.is_positive() {
            return Err(Refusal::CreditAboveInvoice { number: self.number().to_owned(), credited, open });
        }
        self.check_milestones(&credit, earlier)?;
        for (taxes, credited) in nets_by_taxes(&credit).map_err(summed)? {
            let zero = Money::zero(credited.currency());
            let open = left.iter().find(|(known, _)| *known == taxes).map_or(zero, |(_, open)| *open);
            let above = if open.is_negative() { open.minus(credited) } else { credited.minus(open) };
            if above.map_err(summed)?.is_positive() {
                return Err(Refusal::CreditAboveInvoice { number: self.number().to_owned(), credited, open });
            }
        }
        Ok(())
    }
}

impl IssuedInvoice {
    /// Of no milestone more is taken back than the invoice billed of it, in all its credit notes together.
    fn check_milestones(&self, credit: &InvoiceBody, earlier: &[IssuedInvoice]) -> Result<(), Refusal> {
        let billing = |body: &InvoiceBody, id: MilestoneId| {
            let lines = body.lines.iter().filter(|l| l.deducts.is_none());
            let of = lines.filter(|l| l.milestone.as_ref().is_some_and(|m| m.id == id));
            Money::sum(of.map(|l| l.net), body.currency).map_err(summed)
        };
        for id in credit.lines.iter().filter_map(|l| l.milestone.as_ref()).map(|m| m.id) {
            let before = earlier.iter().map(|note| billing(note.body(), id)).collect::<Result<Vec<_>, _>>()?;
            let before = Money::sum(before, credit.currency).map_err(summed)?;
            let open = billing(self.body(), id)?.minus(before).map_err(summed)?;
            let credited = billing(credit, id)?;
            if credited.minus(open).map_err(summed)?.is_positive() {
                return Err(Refusal::CreditAboveInvoice { number: self.number().to_owned(), credited, open });
            }
        }
        Ok(())
    }
}

impl Line {
    /// Whether a credit note means both when it names one.
    fn is_as(&self, other: &Line) -> bool {
        let of = |line: &Line| line.milestone.as_ref().map(|m| m.id);
        self.title == other.title && self.taxes == other.taxes && of(self) == of(other)
    }
}

fn summed(why: Why) -> Refusal {
    Refusal::CannotBeSummed { why }
}

impl CreditNote {
    /// The credit note as it would stand on the page, dated `issue_on`. Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn body(&self, issue_on: NaiveDate) -> Result<InvoiceBody, Why> {
        let invoice = &self.invoice;
        // What was prepaid on the invoice was paid on it, not on what takes it back.
        let totals = Totals::of(&self.lines, &self.adjustments, Money::zero(invoice.currency))?;
        Ok(InvoiceBody {
            kind: DocumentKind::CreditNote,
            title: self.title(),
            issue_on,
            due_on: issue_on,
            terms: crate::terms::PaymentTerms::OnReceipt,
            retention: None,
            early_payment: None,
            terms_note: String::new(),
            // The client does not pay it.
            payment_methods: Vec::new(),
            references: vec![self.of.clone()],
            corrects: None,
            lines: self.lines.clone(),
            adjustments: self.adjustments.clone(),
            home_tax: self.home_tax(&totals)?,
            totals,
            track: Vec::new(),
            account: None,
            note: String::new(),
            ..invoice.clone()
        })
    }

    /// What charged the tax says so in its own title.
    fn title(&self) -> DocumentTitle {
        let charging = match self.invoice.title {
            DocumentTitle::TaxInvoice | DocumentTitle::CorrectedTaxInvoice => Charging::Tax,
            DocumentTitle::Invoice
            | DocumentTitle::CorrectedInvoice
            | DocumentTitle::CreditNote
            | DocumentTitle::AdjustmentNote => Charging::Nothing,
        };
        national::title(self.invoice.seller.address.country, charging, Purpose::Credits)
    }

    /// At the rate of the invoice. The credit note that takes the last of the tax back takes what is left in the seller's
    /// currency too, so that an invoice and its credit notes cancel out in both.
    fn home_tax(&self, totals: &Totals) -> Result<Option<HomeTax>, Why> {
        let Some(home) = self.invoice.home_tax.as_ref().filter(|_| !totals.tax.is_zero()) else { return Ok(None) };
        match self.tax_left {
            Some((left, tax)) if left == totals.tax => Ok(Some(HomeTax { tax, ..home.clone() })),
            Some(_) | None => HomeTax::of(totals.tax, &home.exchange).map(Some),
        }
    }

    /// Freezes the credit note under place `sequence` of the series of `pattern`. There is no way back.
    /// Errors: `CreditBeforeInvoice`, `NothingToBill`, `CannotBeSummed`.
    pub fn issue(self, issue_on: NaiveDate, pattern: &Pattern, sequence: u32) -> Result<IssuedInvoice, Vec<Refusal>> {
        let invoiced_on = self.invoice.issue_on;
        if issue_on < invoiced_on {
            return Err(vec![Refusal::CreditBeforeInvoice { issue_on, invoiced_on }]);
        }
        let body = self.body(issue_on).map_err(|why| vec![summed(why)])?;
        if !body.totals.gross.is_positive() {
            return Err(vec![Refusal::NothingToBill { total: body.totals.gross }]);
        }
        Ok(IssuedInvoice::numbered(body, pattern, sequence))
    }
}
