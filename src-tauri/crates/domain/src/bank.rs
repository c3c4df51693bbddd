//! Money that a bank says came in: which open invoices it pays, and whether it is recorded already. Proposals only, for
//! the user confirms each. Knows no file format.

use crate::id::{ClientId, InvoiceId};
use crate::money::Money;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;

mod name;
mod number;
mod recorded;
#[cfg(test)]
mod tests;

pub use recorded::{Recorded, Seen, recorded};

use number::Said;

/// One booked line of an account, as the bank words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankEntry {
    pub booked_on: NaiveDate,
    /// Below zero: money that went out.
    pub amount: Money,
    /// Who paid or was paid. May be empty.
    pub name: String,
    /// Without blanks. May be empty.
    pub iban: String,
    /// What the money is for. May be empty.
    pub reference: String,
    /// The bank's own name of the line. May be empty.
    pub bank_id: String,
}

/// An invoice that still asks for money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvoice {
    pub id: InvoiceId,
    pub number: String,
    pub client: ClientId,
    /// To be paid now; where only what is kept back is open, that.
    pub open: Money,
    /// What closes it with its discount for prompt payment, and the last day for that.
    pub discounted: Option<(Money, NaiveDate)>,
    pub due_on: NaiveDate,
}

impl OpenInvoice {
    /// What money of `day` closes it with: less the discount, where one is in time.
    fn discounted_on(&self, day: NaiveDate) -> Option<Money> {
        self.discounted.filter(|(_, until)| day <= *until).map(|(amount, _)| amount)
    }
}

/// A document of which nothing is open any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub client: ClientId,
    pub number: String,
}

/// A client by its name and the accounts that its earlier payments came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payer {
    pub client: ClientId,
    pub name: String,
    pub ibans: BTreeSet<String>,
}

/// What speaks for a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum MatchReason {
    /// The reference names the number.
    Number,
    /// The amount is what is open of one invoice.
    Amount,
    /// The amount is what is open of several invoices together.
    Sum,
    /// The amount is what is open less the discount for prompt payment.
    Discount,
    /// The payer is called as the client.
    Name,
    /// An earlier payment of the client came from this account.
    Account,
}

/// How far a proposal can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Ticked beforehand.
    Sure,
    /// One proposal, to be looked at.
    Likely,
    /// Several invoices fit equally well.
    Choice,
    /// Nothing fits.
    Unknown,
}

/// Which invoices an entry may pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// In the order in which the money reaches them; empty where nothing is proposed.
    pub invoices: Vec<InvoiceId>,
    pub reasons: Vec<MatchReason>,
    pub certainty: Certainty,
    /// What fits best, for a choice.
    pub choices: Vec<InvoiceId>,
    /// Whose money it seems to be.
    pub client: Option<ClientId>,
}

/// Invoices whose sum is looked for: more are tried by no sum.
const SUMMED_MAX: usize = 12;

/// Proposes invoices for money that came in, entry by entry: what a sure one pays is not offered to the next.
/// `settled`: an entry that names one of these is sure of no other. One proposal for each entry, in their order.
pub fn propose(entries: &[BankEntry], open: &[OpenInvoice], payers: &[Payer], settled: &[Settled]) -> Vec<Proposal> {
    let mut left: Vec<OpenInvoice> = open.to_vec();
    left.sort_by_key(|invoice| (invoice.due_on, invoice.id));
    let known: Vec<Known<'_>> = payers.iter().map(Known::of).collect();
    entries
        .iter()
        .map(|entry| {
            let proposal = Search::of(entry, &left, &known, settled).propose();
            if proposal.certainty == Certainty::Sure {
                left.retain(|invoice| !proposal.invoices.contains(&invoice.id));
            }
            proposal
        })
        .collect()
}

/// The open invoice in another currency that the reference of an entry names.
pub fn named_in_other_currency<'a>(entry: &BankEntry, open: &'a [OpenInvoice]) -> Option<&'a OpenInvoice> {
    let other = |invoice: &&OpenInvoice| invoice.open.currency() != entry.amount.currency();
    let said = Said::of(&entry.reference);
    open.iter().filter(other).find(|invoice| said.names(&invoice.number))
}

/// A payer with the words by which it is known.
struct Known<'a> {
    payer: &'a Payer,
    words: Option<BTreeSet<String>>,
}

impl<'a> Known<'a> {
    fn of(payer: &'a Payer) -> Self {
        Self { payer, words: name::telling(&payer.name) }
    }
}

/// What is looked at for one entry.
struct Search<'a> {
    entry: &'a BankEntry,
    said: Said,
    /// In the currency of the entry, first due first.
    open: Vec<&'a OpenInvoice>,
    payer: Option<(ClientId, MatchReason)>,
    settled: &'a [Settled],
}

impl<'a> Search<'a> {
    fn of(entry: &'a BankEntry, open: &'a [OpenInvoice], known: &[Known<'_>], settled: &'a [Settled]) -> Self {
        let fits = |invoice: &&OpenInvoice| invoice.open.currency() == entry.amount.currency();
        let said = Said::of(&entry.reference);
        Self { entry, said, open: open.iter().filter(fits).collect(), payer: payer(entry, known), settled }
    }

    /// Paid twice, or recorded elsewhere: in any case not what another invoice waits for.
    fn names_settled(&self, client: ClientId) -> bool {
        let mut theirs = self.settled.iter().filter(|settled| settled.client == client);
        theirs.any(|settled| self.said.names(&settled.number))
    }

    fn propose(&self) -> Proposal {
        let mut named: Vec<&OpenInvoice> = self.open.iter().copied().filter(|i| self.said.names(&i.number)).collect();
        if named.is_empty() {
            named = self.named_by_tail();
        }
        if named.is_empty() { self.by_amount() } else { self.by_number(&named) }
    }

    /// "031 035" of a known client: the last figures of its numbers.
    fn named_by_tail(&self) -> Vec<&'a OpenInvoice> {
        let theirs = self.of_payer();
        theirs.into_iter().filter(|i| number::is_named_by_tail(&self.entry.reference, &i.number)).collect()
    }

    fn of_payer(&self) -> Vec<&'a OpenInvoice> {
        let is_theirs = |i: &&OpenInvoice| self.payer.is_some_and(|(client, _)| client == i.client);
        self.open.iter().copied().filter(is_theirs).collect()
    }

    fn by_number(&self, named: &[&OpenInvoice]) -> Proposal {
        let clients: BTreeSet<ClientId> = named.iter().map(|i| i.client).collect();
        let mut clients = clients.into_iter();
        let (Some(client), None) = (clients.next(), clients.next()) else {
            // One payment is of one client.
            let theirs: Vec<&OpenInvoice> =
                named.iter().copied().filter(|i| self.payer.is_some_and(|(client, _)| client == i.client)).collect();
            return if theirs.is_empty() {
                self.choice(named, &[MatchReason::Number])
            } else {
                self.by_number(&theirs)
            };
        };
        let payer = self.payer.filter(|(known, _)| *known == client).map(|(_, reason)| reason);
        let proposal = |invoices: Vec<InvoiceId>, by: &[MatchReason], certainty| Proposal {
            invoices,
            reasons: [MatchReason::Number].iter().chain(by).copied().chain(payer).collect(),
            certainty,
            choices: ids(named),
            client: Some(client),
        };
        if is_sum(self.entry.amount, named) {
            let by = if named.len() == 1 { MatchReason::Amount } else { MatchReason::Sum };
            return proposal(ids(named), &[by], Certainty::Sure);
        }
        if self.is_discounted_sum(named) {
            return proposal(ids(named), &[MatchReason::Discount], Certainty::Likely);
        }
        // Earlier numbers are named in passing: the amount says which one it is.
        let exact: Vec<&OpenInvoice> = named.iter().copied().filter(|i| i.open == self.entry.amount).collect();
        match exact[..] {
            [one] => proposal(vec![one.id], &[MatchReason::Amount], Certainty::Likely),
            _ => proposal(ids(named), &[], Certainty::Likely),
        }
    }

    /// The amount is that of `invoices`, each less its discount where one is in time, and one at least is.
    fn is_discounted_sum(&self, invoices: &[&OpenInvoice]) -> bool {
        let day = self.entry.booked_on;
        let to_pay = invoices.iter().map(|i| i.discounted_on(day).unwrap_or(i.open));
        let sum = Money::sum(to_pay, self.entry.amount.currency());
        invoices.iter().any(|i| i.discounted_on(day).is_some()) && sum.is_ok_and(|sum| sum == self.entry.amount)
    }

    fn by_amount(&self) -> Proposal {
        let Some((client, reason)) = self.payer else {
            let exact: Vec<&OpenInvoice> = self.open.iter().copied().filter(|i| i.open == self.entry.amount).collect();
            return match exact[..] {
                [] => unknown(None),
                [one] => Proposal {
                    invoices: vec![one.id],
                    reasons: vec![MatchReason::Amount],
                    certainty: Certainty::Likely,
                    choices: vec![one.id],
                    client: Some(one.client),
                },
                _ => self.choice(&exact, &[MatchReason::Amount]),
            };
        };
        let theirs = self.of_payer();
        let exact: Vec<&OpenInvoice> = theirs.iter().copied().filter(|i| i.open == self.entry.amount).collect();
        match exact[..] {
            [one] => Proposal {
                invoices: vec![one.id],
                reasons: vec![MatchReason::Amount, reason],
                certainty: if self.names_settled(client) { Certainty::Likely } else { Certainty::Sure },
                choices: vec![one.id],
                client: Some(client),
            },
            [] => match self.discounted(&theirs).or_else(|| sum_of(self.entry.amount, &theirs)) {
                Some(one) if one.len() == 1 => Proposal {
                    invoices: ids(&one),
                    reasons: vec![MatchReason::Discount, reason],
                    certainty: Certainty::Likely,
                    choices: ids(&theirs),
                    client: Some(client),
                },
                Some(summed) => Proposal {
                    invoices: ids(&summed),
                    reasons: vec![MatchReason::Sum, reason],
                    certainty: Certainty::Likely,
                    choices: ids(&theirs),
                    client: Some(client),
                },
                None if theirs.is_empty() => unknown(Some(client)),
                None => self.choice(&theirs, &[reason]),
            },
            _ => self.choice(&exact, &[MatchReason::Amount, reason]),
        }
    }

    /// The only one whose discount makes it the amount.
    fn discounted(&self, theirs: &[&'a OpenInvoice]) -> Option<Vec<&'a OpenInvoice>> {
        let mut fitting = theirs.iter().filter(|i| i.discounted_on(self.entry.booked_on) == Some(self.entry.amount));
        let first = fitting.next()?;
        fitting.next().is_none().then(|| vec![*first])
    }

    fn choice(&self, among: &[&OpenInvoice], reasons: &[MatchReason]) -> Proposal {
        Proposal {
            invoices: Vec::new(),
            reasons: reasons.to_vec(),
            certainty: Certainty::Choice,
            choices: ids(among),
            client: self.payer.map(|(client, _)| client),
        }
    }
}

fn unknown(client: Option<ClientId>) -> Proposal {
    Proposal { invoices: Vec::new(), reasons: Vec::new(), certainty: Certainty::Unknown, choices: Vec::new(), client }
}

fn ids(invoices: &[&OpenInvoice]) -> Vec<InvoiceId> {
    invoices.iter().map(|invoice| invoice.id).collect()
}

/// The client that an entry comes from: by its account, else by its name. None where two fit.
fn payer(entry: &BankEntry, known: &[Known<'_>]) -> Option<(ClientId, MatchReason)> {
    let by_account = || {
        let mut found = known.iter().filter(|known| known.payer.ibans.contains(&entry.iban));
        let first = found.next()?;
        found.next().is_none().then_some((first.payer.client, MatchReason::Account))
    };
    let by_name = || {
        // Where a bank has one text for all, the name stands in it.
        let said = name::words(if entry.name.is_empty() { &entry.reference } else { &entry.name });
        let fitting: Vec<(&Known<'_>, usize)> =
            known.iter().filter_map(|known| Some((known, name::fit(&said, known.words.as_ref()?)?))).collect();
        // "Halden Rail Freight" is not "Halden Rail": the longer name that fits is the one.
        let longest = fitting.iter().map(|(_, length)| *length).max()?;
        let mut best = fitting.into_iter().filter(|(_, length)| *length == longest);
        let (first, _) = best.next()?;
        best.next().is_none().then_some((first.payer.client, MatchReason::Name))
    };
    (!entry.iban.is_empty()).then(by_account).flatten().or_else(by_name)
}

fn is_sum(amount: Money, invoices: &[&OpenInvoice]) -> bool {
    Money::sum(invoices.iter().map(|i| i.open), amount.currency()).is_ok_and(|sum| sum == amount)
}

/// The only two or more of `invoices` whose sum is `amount`; all of them before any part. None where two sets fit.
fn sum_of<'a>(amount: Money, invoices: &[&'a OpenInvoice]) -> Option<Vec<&'a OpenInvoice>> {
    if invoices.len() > 1 && is_sum(amount, invoices) {
        return Some(invoices.to_vec());
    }
    if invoices.len() > SUMMED_MAX {
        return None;
    }
    let sets = (1_u32..1 << invoices.len()).filter(|set| set.count_ones() > 1);
    let chosen = |set: u32| -> Vec<&'a OpenInvoice> {
        invoices.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, invoice)| *invoice).collect()
    };
    let mut fitting = sets.map(chosen).filter(|set| is_sum(amount, set));
    fitting.next().filter(|_| fitting.next().is_none())
}
