//! Random lives of an invoice and of a milestone, asked for a past day. What must hold of the answers is checked against
//! the facts as they were recorded, and each rule is shown to catch a fault that is planted in the answer.

use super::{day, eur};
use crate::as_at::{Ageing, Dated, InvoiceAsAt, Sort, WorkFact, in_force, work_at};
use crate::id::InvoiceId;
use crate::milestone::MilestoneFacts;
use crate::payment::{Balance, Settlement, SettlementKind};
use crate::tests::{cases, is_caught, minor};
use chrono::{Duration, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

const TOTAL: i64 = 100_000;
const BEGIN: &str = "2027-12-20";
const DUE: &str = "2028-02-29";

/// A settlement as it was recorded.
#[derive(Debug, Clone)]
struct Recorded {
    settlement: Settlement,
    on: NaiveDate,
    sort: Sort,
}

/// What a book says of a day: the invoice, and the places of the facts that nobody could know then.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    invoice: InvoiceAsAt,
    since: Vec<usize>,
}

/// Settlements as a book gets them: recorded one after the other, each for its own day or an earlier one.
fn lives() -> impl Strategy<Value = (Vec<Recorded>, NaiveDate)> {
    let kinds = prop::sample::select(vec![
        SettlementKind::Payment,
        SettlementKind::BankFee,
        SettlementKind::WriteOff,
        SettlementKind::Credit,
    ]);
    let step = (kinds, 0..20i64, 0..40i64, -50_000..50_000i64, any::<bool>());
    (prop::collection::vec(step, 0..25), -10..300i64).prop_map(|(steps, after)| {
        let mut today = day(BEGIN);
        let one = |(kind, later, earlier, amount, is_first): (SettlementKind, i64, i64, i64, bool)| {
            today += Duration::days(later);
            let on = today - Duration::days(earlier);
            let settlement = Settlement { invoice: InvoiceId(1), kind, on, amount: minor(amount, "EUR") };
            Recorded { settlement, on: today, sort: if is_first { Sort::First } else { Sort::TakesBack } }
        };
        (steps.into_iter().map(one).collect(), day(BEGIN) + Duration::days(after))
    })
}

fn dated(of: &Recorded) -> Dated<Settlement> {
    Dated::of(of.settlement.clone(), of.on, of.sort)
}

fn asked(all: &[Dated<Settlement>], at: NaiveDate) -> Answer {
    let invoice = InvoiceAsAt::of(eur("1000"), (day(DUE), None), all, at).expect("small amounts");
    let since = (0..all.len()).filter(|place| all[*place].is_recorded_since(at)).collect();
    Answer { invoice, since }
}

fn sound(life: &[Recorded], at: NaiveDate) -> Answer {
    asked(&life.iter().map(dated).collect::<Vec<_>>(), at)
}

/// The day on which a settlement counts, from what was recorded.
fn counts_on(of: &Recorded) -> NaiveDate {
    match of.sort {
        Sort::First => of.settlement.on,
        // It bears an earlier day, and nobody went by it before it was recorded.
        Sort::TakesBack if of.settlement.on > of.on => of.settlement.on,
        Sort::TakesBack => of.on,
    }
}

/// Later days change nothing; a book that was cut after the day and what is named explain the whole; and what is open is
/// the total less what counts by then, to the cent.
fn check(
    life: &[Recorded],
    at: NaiveDate,
    answer: impl Fn(&[Recorded], NaiveDate) -> Answer,
) -> Result<(), TestCaseError> {
    let whole = answer(life, at);
    let part = |keep: &dyn Fn(usize, &Recorded) -> bool| -> Vec<Recorded> {
        let kept = life.iter().enumerate().filter(|(place, of)| keep(*place, of));
        kept.map(|(_, of)| of.clone()).collect()
    };
    let of_day = part(&|_, of| counts_on(of) <= at);
    prop_assert_eq!(&answer(&of_day, at).invoice, &whole.invoice, "facts of later days change nothing");
    let known = part(&|place, of| of.on <= at || whole.since.contains(&place));
    prop_assert_eq!(&answer(&known, at).invoice, &whole.invoice, "what is named explains every difference");
    for (place, of) in life.iter().enumerate() {
        let is_late = counts_on(of) <= at && of.on > at;
        prop_assert_eq!(whole.since.contains(&place), is_late, "named is what was recorded later, and nothing else");
    }
    let settled: i64 = of_day.iter().map(|of| of.settlement.amount.minor()).sum();
    prop_assert_eq!(whole.invoice.balance.open, minor(TOTAL - settled, "EUR"), "to the cent");
    if let Some(on) = whole.invoice.balance.settled_on {
        prop_assert!(of_day.iter().any(|of| counts_on(of) == on), "it was settled on a day on which something counts");
    }
    let days = (at - day(DUE)).num_days();
    let late = match whole.invoice.ageing {
        None => !whole.invoice.balance.open.is_positive(),
        Some(Ageing::NotDue) => days <= 0,
        Some(Ageing::UpTo30) => (1..=30).contains(&days),
        Some(Ageing::UpTo60) => (31..=60).contains(&days),
        Some(Ageing::UpTo90) => (61..=90).contains(&days),
        Some(Ageing::Over90) => days > 90,
    };
    prop_assert!(late, "{:?} after {} days", whole.invoice.ageing, days);
    Ok(())
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn s86_a_past_day_stays_what_it_was((life, at) in lives()) {
        check(&life, at, sound)?;
    }

    #[test]
    fn s86_work_of_later_days_changes_nothing((life, at) in works()) {
        check_work(&life, at, |life, at| (work_at(life, at), in_force(life, at).cloned()))?;
    }
}

/// An answer with a fault in the day on which a fact counts.
fn misdated(
    life: &[Recorded],
    at: NaiveDate,
    counts_on: impl Fn(&Dated<Settlement>, &Recorded) -> NaiveDate,
) -> Answer {
    let wrong = |of: &Recorded| {
        let right = dated(of);
        Dated { counts_on: counts_on(&right, of), ..right }
    };
    asked(&life.iter().map(wrong).collect::<Vec<_>>(), at)
}

#[test]
fn s86_the_check_catches_each_planted_fault() {
    type Fault = (&'static str, fn(&[Recorded], NaiveDate) -> Answer);
    let faults: [Fault; 8] = [
        ("the day itself is left out", |life, at| misdated(life, at, |right, _| right.counts_on + Duration::days(1))),
        ("a day too many is taken in", |life, at| misdated(life, at, |right, _| right.counts_on - Duration::days(1))),
        ("the day of record counts", |life, at| misdated(life, at, |_, of| of.on)),
        ("what takes back counts on the day of what it takes back", |life, at| {
            misdated(life, at, |_, of| of.settlement.on)
        }),
        ("later facts count", |life, _| misdated(life, day("2099-01-01"), |right, _| right.counts_on)),
        ("nothing is named as recorded since", |life, at| Answer { since: Vec::new(), ..sound(life, at) }),
        ("the due date is late", |life, at| {
            let mut answer = sound(life, at);
            answer.invoice.ageing = answer.invoice.ageing.map(|_| Ageing::of(day(DUE) - Duration::days(1), at));
            answer
        }),
        ("settled on the day that a settlement bears", |life, at| {
            let mut answer = sound(life, at);
            let bears: Vec<Settlement> =
                life.iter().filter(|of| counts_on(of) <= at).map(|of| of.settlement.clone()).collect();
            answer.invoice.balance = Balance::of(eur("1000"), &bears).expect("small amounts");
            answer
        }),
    ];
    for (fault, answer) in faults {
        assert!(is_caught(lives(), |(life, at)| check(&life, at, answer)), "not caught: {fault}");
    }
    assert!(!is_caught(lives(), |(life, at)| check(&life, at, sound)), "and the sound one is not");
}

/// Facts about a milestone's work in order of record, each for its own day or an earlier one.
fn works() -> impl Strategy<Value = (Vec<Dated<WorkFact>>, NaiveDate)> {
    let facts = prop::sample::select(vec![
        WorkFact::Started,
        WorkFact::Done,
        WorkFact::Reopened,
        WorkFact::AcceptanceWithdrawn,
    ]);
    (prop::collection::vec((facts, 0..10i64, 0..15i64), 0..12), -5..100i64).prop_map(|(steps, after)| {
        let mut today = day(BEGIN);
        let one = |(fact, later, earlier): (WorkFact, i64, i64)| {
            today += Duration::days(later);
            Dated { fact, counts_on: today - Duration::days(earlier), recorded_on: today }
        };
        (steps.into_iter().map(one).collect(), day(BEGIN) + Duration::days(after))
    })
}

type Work = (MilestoneFacts, Option<WorkFact>);

/// Facts of later days change nothing, no day lies behind the one that is asked for, and the last word that counts holds.
fn check_work(
    life: &[Dated<WorkFact>],
    at: NaiveDate,
    answer: impl Fn(&[Dated<WorkFact>], NaiveDate) -> Work,
) -> Result<(), TestCaseError> {
    let (facts, last) = answer(life, at);
    let known: Vec<_> = life.iter().filter(|fact| fact.counts_on <= at).cloned().collect();
    prop_assert_eq!(&answer(&known, at), &(facts.clone(), last.clone()), "later days change nothing");
    prop_assert!(facts.started_on.into_iter().chain(facts.done_on).all(|on| on <= at), "nothing of tomorrow");
    prop_assert_eq!(&last, &known.last().map(|fact| fact.fact.clone()), "the last of those that count");
    let word = known.iter().rfind(|fact| matches!(fact.fact, WorkFact::Done | WorkFact::Reopened));
    let done = word.filter(|fact| fact.fact == WorkFact::Done).map(|fact| fact.counts_on);
    prop_assert_eq!(facts.done_on, done, "done or reopened, whichever was said last");
    Ok(())
}

#[test]
fn s86_the_check_catches_each_planted_fault_in_work() {
    type Fault = (&'static str, fn(&[Dated<WorkFact>], NaiveDate) -> Work);
    let both = |life: &[Dated<WorkFact>], at| (work_at(life, at), in_force(life, at).cloned());
    let faults: [Fault; 5] = [
        ("later facts count", |life, _| {
            let at = day("2099-01-01");
            (work_at(life, at), in_force(life, at).cloned())
        }),
        ("the day itself is left out", |life, at| {
            let before = at - Duration::days(1);
            (work_at(life, before), in_force(life, before).cloned())
        }),
        ("the day of record counts", |life, at| {
            let known: Vec<_> = life.iter().filter(|fact| fact.recorded_on <= at).cloned().collect();
            (work_at(&known, at), in_force(&known, at).cloned())
        }),
        ("a reopening is forgotten", |life, at| {
            let rest: Vec<_> = life.iter().filter(|fact| fact.fact != WorkFact::Reopened).cloned().collect();
            (work_at(&rest, at), in_force(life, at).cloned())
        }),
        ("the first revision stays in force", |life, at| {
            let first = life.iter().find(|fact| fact.counts_on <= at).map(|fact| fact.fact.clone());
            (work_at(life, at), first)
        }),
    ];
    for (fault, answer) in faults {
        assert!(is_caught(works(), |(life, at)| check_work(&life, at, answer)), "not caught: {fault}");
    }
    assert!(!is_caught(works(), |(life, at)| check_work(&life, at, both)), "and the sound one is not");
}
