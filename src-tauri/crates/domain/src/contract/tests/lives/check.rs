//! What must hold of every contract, and the faults that are planted to see that it is noticed.

use super::*;

/// A fault in the sums, as a bug would make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    None,
    /// A minor unit of a paid part is counted twice.
    PaidTwice,
    /// An issued document changes afterwards.
    Thawed,
    /// A credit note takes back a minor unit less than its invoice.
    ShortCredit,
    /// A deposit is deducted a minor unit short.
    ShortDeduction,
    /// A finished contract misses a document.
    LostDocument,
    /// A minor unit of what is outside the plan is counted inside.
    CountedInside,
    /// What is kept back of the gross counts as outstanding.
    KeptOutstanding,
    /// It is due on its day, and not after it.
    KeptADayShort,
}

impl Fault {
    pub(super) const ALL: [Fault; 8] = [
        Fault::PaidTwice,
        Fault::Thawed,
        Fault::ShortCredit,
        Fault::ShortDeduction,
        Fault::LostDocument,
        Fault::CountedInside,
        Fault::KeptOutstanding,
        Fault::KeptADayShort,
    ];
}

fn cent(life: &Life) -> Money {
    Money::from_minor(1, life.currency()).unwrap()
}

/// After every step.
pub(super) fn check(life: &Life, fault: Fault) -> Result<(), TestCaseError> {
    let ledger = life.ledger();
    for (milestone, (_, standing)) in life.plan.iter().zip(&ledger.milestones) {
        let mut total = standing.total().unwrap();
        if fault == Fault::PaidTwice && standing.paid.is_positive() {
            total = total.plus(cent(life)).unwrap();
        }
        prop_assert_eq!(total, milestone.amount, "milestone {} in {:?}\n{}", milestone.position, standing, life.told());
        prop_assert!(standing.parts().iter().all(|p| !p.is_negative()), "below zero: {:?}\n{}", standing, life.told());
    }
    let beside = [ledger.deposits, ledger.outside];
    prop_assert!(
        beside.iter().flat_map(|s| s.parts()).all(|p| !p.is_negative()),
        "below zero: {:?}\n{}",
        beside,
        life.told()
    );
    check_beside(life, &ledger, fault)?;
    check_kept(life, &ledger, fault)?;
    check_credits(life, fault)?;
    check_deposits(life, &ledger, fault)
}

/// What an act bills above the agreed amount, or as a charge, stands outside the plan.
fn check_beside(life: &Life, ledger: &Ledger, fault: Fault) -> Result<(), TestCaseError> {
    let Some(expected) = life.beside else { return Ok(()) };
    let mut outside = ledger.outside.total().unwrap();
    if fault == Fault::CountedInside {
        outside = outside.minus(cent(life)).unwrap();
    }
    prop_assert_eq!(outside, expected, "outside the plan\n{}", life.told());
    Ok(())
}

/// What is kept back of the gross stands in retained, document by document as the balances of a book have it, and goes to
/// outstanding after its day.
fn check_kept(life: &Life, ledger: &Ledger, fault: Fault) -> Result<(), TestCaseError> {
    if life.documents.iter().all(|document| document.body().retention.is_none()) {
        return Ok(());
    }
    let all = |ledger: &Ledger, of: fn(&Standing) -> Money| {
        let beside = [of(&ledger.deposits), of(&ledger.outside)];
        Money::sum(ledger.milestones.iter().map(|(_, s)| of(s)).chain(beside), life.currency()).unwrap()
    };
    let later = life.ledger_at(NaiveDate::MAX);
    let mut found = all(ledger, |s| s.retained).minus(all(&later, |s| s.retained)).unwrap();
    let moved = all(&later, |s| s.outstanding).minus(all(ledger, |s| s.outstanding)).unwrap();
    prop_assert_eq!(found, moved, "what is kept back becomes outstanding\n{}", life.told());
    if fault == Fault::KeptOutstanding {
        found = Money::zero(life.currency());
    }
    let stands = |due_on: NaiveDate| if fault == Fault::KeptADayShort { life.day < due_on } else { life.day <= due_on };
    let kept = (0..life.documents.len()).map(|at| {
        let retention = life.documents[at].body().retention.filter(|kept| stands(kept.due_on));
        let open = life.open_of(at);
        let kept =
            retention.and_then(|kept| kept.share().of_open(open.open.plus(open.open_tax).unwrap(), open.open).unwrap());
        kept.map_or(Money::zero(life.currency()), |kept| kept.net)
    });
    prop_assert_eq!(found, Money::sum(kept, life.currency()).unwrap(), "kept back of the gross\n{}", life.told());
    Ok(())
}

impl Life {
    /// What is open of a document, its credit notes taken off.
    fn open_of(&self, at: usize) -> NetSettled {
        let (document, zero) = (&self.documents[at], Money::zero(self.currency()));
        let is_note = |d: &&IssuedInvoice| {
            d.body().kind == DocumentKind::CreditNote && d.body().references[0].number == document.number()
        };
        let totals = &document.body().totals;
        let (mut net, mut tax, mut paid, mut written_off) = (totals.net, totals.tax, totals.prepaid, zero);
        for note in self.documents.iter().filter(is_note).map(|note| &note.body().totals) {
            (net, tax) = (net.minus(note.net).unwrap(), tax.minus(note.tax).unwrap());
        }
        for settlement in &self.settlements[at] {
            let is_given = matches!(settlement.kind, SettlementKind::WriteOff | SettlementKind::Discount);
            let sum = if is_given { &mut written_off } else { &mut paid };
            *sum = sum.plus(settlement.amount).unwrap();
        }
        NetSettled::of(net, tax, paid, written_off).unwrap()
    }
}

/// An invoice and the credit note that takes all of it back cancel out rate by rate.
fn check_credits(life: &Life, fault: Fault) -> Result<(), TestCaseError> {
    for note in life.documents.iter().filter(|d| d.body().kind == DocumentKind::CreditNote) {
        let of = &note.body().references[0].number;
        let invoice = life.documents.iter().find(|d| d.number() == of).expect("credit notes name an invoice");
        if note.body().lines != invoice.body().lines {
            continue;
        }
        for (billed, credited) in invoice.body().totals.taxes.iter().zip(&note.body().totals.taxes) {
            let base =
                if fault == Fault::ShortCredit { credited.base.minus(cent(life)).unwrap() } else { credited.base };
            prop_assert_eq!((base, credited.amount), (billed.base, billed.amount), "at {} %", billed.tax.rate);
        }
    }
    Ok(())
}

/// Deductions of a deposit never pass it: what still waits is deposits less deductions.
fn check_deposits(life: &Life, ledger: &Ledger, fault: Fault) -> Result<(), TestCaseError> {
    let mut waiting = life.ask(|c| c.waiting()).unwrap();
    if fault == Fault::ShortDeduction && waiting.is_positive() {
        waiting = waiting.minus(cent(life)).unwrap();
    }
    prop_assert_eq!(ledger.deposits.total().unwrap(), waiting, "deposits that wait to be deducted\n{}", life.told());
    Ok(())
}

/// When all is billed and released.
pub(super) fn check_end(life: &Life, fault: Fault) -> Result<(), TestCaseError> {
    prop_assert!(life.ask(|c| c.left()).unwrap().is_zero(), "nothing is left to bill");
    let counted = life.documents.iter().skip(usize::from(fault == Fault::LostDocument));
    let net = counted.map(Life::net_of).try_fold(Money::zero(life.currency()), Money::plus).unwrap();
    // What is kept back of the gross was asked for, and only its day has not come.
    let ledger = life.ledger_at(NaiveDate::MAX);
    let inside = ledger.total().unwrap();
    // Everything asked for is the contract less what was given up, with deposits nobody deducted and free lines beside.
    let given = written_off_at_issue(life, &inside);
    let beside = ledger.outside.total().unwrap().plus(ledger.deposits.total().unwrap()).unwrap();
    let expected = life.value().minus(given).unwrap().minus(inside.retained).unwrap().plus(beside).unwrap();
    prop_assert_eq!(net, expected, "all invoices of a finished contract\n{}", life.told());
    check_frozen(life, fault)?;
    check_taxes(life)
}

/// Nothing that happened since has changed a byte of an issued document.
fn check_frozen(life: &Life, fault: Fault) -> Result<(), TestCaseError> {
    for (document, frozen) in life.documents.iter().zip(&life.frozen) {
        let mut now = format!("{document:?}");
        if fault == Fault::Thawed {
            now.push(' ');
        }
        prop_assert_eq!(&now, frozen, "an issued document has changed");
    }
    Ok(())
}

/// What discounts gave up, as against what was written off of an invoice later.
fn written_off_at_issue(life: &Life, inside: &Standing) -> Money {
    let unpaid = Life { settlements: vec![Vec::new(); life.documents.len()], ..life.copy() };
    let at_issue = unpaid.ledger().total().unwrap();
    assert!(!inside.written_off.minus(at_issue.written_off).unwrap().is_negative(), "settlements only add");
    at_issue.written_off
}

/// By rate: the tax of all documents is the tax of their summed base, to a minor unit for each document.
fn check_taxes(life: &Life) -> Result<(), TestCaseError> {
    let mut groups: BTreeMap<String, (Percent, Money, Money, i64)> = BTreeMap::new();
    for document in &life.documents {
        for group in &document.body().totals.taxes {
            let zero = Money::zero(life.currency());
            let sums = groups.entry(group.tax.rate.to_string()).or_insert((group.tax.rate, zero, zero, 0));
            sums.1 = sums.1.plus(owed(document.body(), group.base)).unwrap();
            sums.2 = sums.2.plus(owed(document.body(), group.amount)).unwrap();
            sums.3 += 1;
        }
    }
    for (rate, base, tax, documents) in groups.into_values() {
        let exact = rate.of(base, Rounding::HalfAway).unwrap();
        let off = tax.minus(exact).unwrap().minor().abs();
        prop_assert!(off <= documents, "{} documents at {} % are {} minor units off", documents, rate, off);
    }
    Ok(())
}
