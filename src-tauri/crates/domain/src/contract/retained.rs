//! Money that the client keeps back: the agreed rule, what is kept back now, and how it becomes due.

use super::{Contract, Pending, add, invoice_of, signed};
use crate::invoice::{DocumentKind, DocumentReference, DraftLine, LineRole, LineSource, taking_away};
use crate::ledger;
use crate::locale::Country;
use crate::money::Money;
use crate::percent::Percent;
use crate::refusal::{Refusal, Why};
use crate::retention::KeepsBack;
use crate::tax::Tax;
use crate::terms::PaymentTerms;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// On which invoices money is kept back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RetainageTiming {
    #[default]
    EachInvoice,
    /// On the last invoice only, over the whole contract.
    FinalOnly,
}

/// What the share that is kept back is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetainageBase {
    /// The net: it is not billed now, and its tax comes with its release.
    #[default]
    Net,
    /// The gross: all of it is billed and taxed now, and the share is due later.
    Gross {
        /// From the day of issue.
        due: PaymentTerms,
    },
}

impl RetainageBase {
    /// Whether sellers of a country usually agree a share of the gross: where the whole tax is owed on completion.
    /// Source: reference on invoicing law, 6.3.
    pub fn is_usually_gross(seller: Country) -> bool {
        matches!(seller.code(), "DE" | "AT")
    }

    fn is_net(&self) -> bool {
        *self == Self::Net
    }
}

/// What a contract agrees on money kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetainageRule {
    percent: Percent,
    pub timing: RetainageTiming,
    #[serde(default, skip_serializing_if = "RetainageBase::is_net")]
    pub base: RetainageBase,
}

impl RetainageRule {
    /// Errors: `Above` 100 %, `NotPositive`.
    pub fn new(percent: Percent, timing: RetainageTiming, base: RetainageBase) -> Result<Self, Why> {
        if percent.value() > Decimal::ONE_HUNDRED {
            return Err(Why::Above { max: "100".to_owned() });
        }
        if percent == Percent::ZERO {
            return Err(Why::NotPositive);
        }
        Ok(Self { percent, timing, base })
    }

    pub fn percent(&self) -> Percent {
        self.percent
    }

    /// What a draft keeps back of its gross by this rule; None for a share of the net.
    pub fn keeps_back(&self) -> Option<KeepsBack> {
        match self.base {
            RetainageBase::Net => None,
            RetainageBase::Gross { due } => Some(KeepsBack { percent: self.percent, timing: self.timing, due }),
        }
    }
}

impl Contract<'_> {
    /// What earlier documents keep back and no later one has released, oldest first. Errors: `TooLarge`.
    pub fn retained(&self) -> Result<Vec<Pending>, Why> {
        let mut pending = Vec::new();
        for of in self.documents.iter().filter(|d| d.body().kind != DocumentKind::CreditNote && self.counts(d)) {
            let mut left: Vec<(Vec<Tax>, Money)> = Vec::new();
            for document in self.documents.iter().filter(|d| self.counts(d) && !self.is_void(d)) {
                let own = invoice_of(document) == of.number();
                for line in &document.body().lines {
                    let kept_here = own && line.role == LineRole::Retainage;
                    let released = line.releases.as_ref().is_some_and(|r| r.number == of.number());
                    if kept_here || released {
                        add(&mut left, &line.taxes, signed(document.body(), line.net).negated())?;
                    }
                }
            }
            left.retain(|(_, net)| !net.is_zero());
            if !left.is_empty() {
                pending.push(Pending { of: of.reference(""), left });
            }
        }
        Ok(pending)
    }

    /// Lines that make due what the document `number` keeps back, at the taxes of that time: all of it, or `amount`.
    /// `title` and `reason` are printed. Errors: `ReleasedAboveRetained`, `CannotBeSummed`.
    pub fn release(
        &self,
        number: &str,
        amount: Option<Money>,
        title: &str,
        reason: &str,
    ) -> Result<Vec<DraftLine>, Refusal> {
        let summed = |why| Refusal::CannotBeSummed { why };
        let zero = Money::zero(self.value.currency());
        let pending = self.retained().map_err(summed)?.into_iter().find(|p| p.of.number == number);
        let open = pending.as_ref().map_or(Ok(zero), Pending::total).map_err(summed)?;
        let released = amount.unwrap_or(open);
        let above = released.minus(open).map_err(summed)?.is_positive();
        let Some(pending) = pending.filter(|_| !above && released.is_positive()) else {
            return Err(Refusal::ReleasedAboveRetained { number: number.to_owned(), released, open });
        };
        let weights: Vec<Money> = pending.left.iter().map(|(_, net)| *net).collect();
        let parts = ledger::over(released, &weights).map_err(summed)?;
        let source = LineSource::Release { of: DocumentReference { reason: reason.to_owned(), ..pending.of } };
        let parts = pending.left.into_iter().zip(parts).filter(|(_, net)| !net.is_zero());
        // A release gives: the line stands the other way round than one that takes away.
        Ok(parts.map(|((taxes, _), net)| taking_away(source.clone(), title, net.negated(), taxes)).collect())
    }
}
