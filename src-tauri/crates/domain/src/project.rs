//! A project: one contract with one client, in one currency.

use crate::contract::{DepositDeduction, DepositSize, RetainageRule};
use crate::id::{ClientId, ProjectId, RevisionId};
use crate::milestone::Channel;
use crate::money::Money;
use crate::party::TaxDefault;
use crate::terms::PaymentTerms;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    pub client: ClientId,
    /// Short reference that stands on documents, such as HAL-2026-02.
    pub code: String,
    pub title: String,
    /// Net contract value; the plan must sum to it before it is agreed.
    pub contract: Money,
    /// Whether the client signs milestones off before they are invoiced.
    pub requires_acceptance: bool,
    pub order_number: String,
    /// None: the client's.
    pub terms: Option<PaymentTerms>,
    /// None: the client's.
    pub tax: Option<TaxDefault>,
    pub private_note: String,
    /// What the work is about, as the proposal says it; several paragraphs, may be empty.
    #[serde(default)]
    pub scope: String,
    /// How changes and disputes are settled, as the proposal says it. May be empty.
    #[serde(default)]
    pub dispute_note: String,
    /// Last day of the offer; None: open.
    #[serde(default)]
    pub offer_until: Option<NaiveDate>,
    pub archived: bool,
    /// What is agreed beside the plan on when money comes.
    #[serde(default, skip_serializing_if = "BillingTerms::is_plain")]
    pub billing: BillingTerms,
    /// Date of the first agreement: the signed contract, whatever was agreed since.
    pub contract_on: Option<NaiveDate>,
    /// The revision in force; None while the plan is a proposal.
    pub agreement: Option<Agreement>,
}

impl Project {
    /// A project that is not agreed yet and follows its client in all that it may choose; the client signs off.
    pub fn titled(id: ProjectId, client: ClientId, title: &str, contract: Money) -> Self {
        Self {
            id,
            client,
            code: String::new(),
            title: title.to_owned(),
            contract,
            requires_acceptance: true,
            order_number: String::new(),
            terms: None,
            tax: None,
            private_note: String::new(),
            scope: String::new(),
            dispute_note: String::new(),
            offer_until: None,
            archived: false,
            billing: BillingTerms::default(),
            contract_on: None,
            agreement: None,
        }
    }
}

/// What a contract agrees beside its plan: money before work, and money kept back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BillingTerms {
    /// None: no deposit is agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deposit: Option<DepositSize>,
    /// When later invoices take a deposit off.
    pub deduction: DepositDeduction,
    /// None: nothing is kept back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retainage: Option<RetainageRule>,
}

impl BillingTerms {
    fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// The client's yes to one revision of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub revision: RevisionId,
    /// 1 is the signed contract, 2 the first change order, and so on.
    pub revision_number: u32,
    pub on: NaiveDate,
    pub by: String,
    pub channel: Channel,
    pub words: String,
}
