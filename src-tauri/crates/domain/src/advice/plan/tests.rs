//! Each finding at its limit and one step beyond, on plans that are otherwise without fault.

use super::*;
use crate::advice::{Finding, FindingKind, Limits, Spread, balance, offers};
use crate::date::ymd;
use crate::id::{DeliverableId, InvoiceId, ProjectId};
use crate::milestone::{Billed, Deliverable, MilestoneFacts};
use crate::tests::{money, percent};
use crate::{Percent, plan};
use chrono::Days;

const TITLES: [&str; 15] = [
    "Interviews with 12 users completed",
    "Requirements signed",
    "Homepage wireframes",
    "Homepage design approved",
    "Prototype tested with eight clients",
    "Shop live in Ireland",
    "Shop live in France",
    "Data of all branches migrated",
    "User manual",
    "Two-day training for the night shift",
    "Audit report",
    "Roadmap approved",
    "Release 2.0 in the app stores",
    "Handover protocol signed",
    "Style guide",
];

fn start() -> NaiveDate {
    ymd("2026-11-02")
}

fn day(after: u64) -> NaiveDate {
    start().checked_add_days(Days::new(after)).expect("within the calendar")
}

fn milestone(position: u32, amount: Money) -> Milestone {
    let at = usize::try_from(position).expect("a small number") - 1;
    let id = i64::from(position);
    Milestone {
        id: MilestoneId(id),
        project: ProjectId(1),
        position,
        title: TITLES[at].to_owned(),
        criterion: format!("{} and accepted in writing", TITLES[at]),
        amount,
        target_on: Some(day(14 + 30 * u64::from(position - 1))),
        deliverables: vec![Deliverable {
            id: DeliverableId(id),
            title: TITLES[at].to_owned(),
            done_on: None,
            on_invoice: true,
        }],
        client_note: String::new(),
        private_note: String::new(),
        facts: MilestoneFacts::default(),
    }
}

/// A plan of these amounts in EUR: every month one milestone, each with all that it needs.
fn milestones(amounts: &[&str]) -> Vec<Milestone> {
    (1..).zip(amounts).map(|(position, amount)| milestone(position, money(&format!("{amount} EUR")))).collect()
}

fn thirds() -> Vec<Milestone> {
    milestones(&["3000.00", "4000.00", "3000.00"])
}

fn contract_of(milestones: &[Milestone]) -> Money {
    Money::sum(milestones.iter().map(|m| m.amount), milestones[0].amount.currency()).unwrap()
}

fn plan_of(milestones: &[Milestone]) -> Plan<'_> {
    Plan {
        milestones,
        contract: contract_of(milestones),
        terms: Some(PaymentTerms::Net { days: 30 }),
        deposit: Deposit::InPlan,
        starts_on: Some(start()),
        language: Language::EnglishUk,
    }
}

fn found(plan: &Plan) -> Vec<Finding> {
    findings(plan, &Thresholds::default(), start())
}

fn codes(plan: &Plan) -> Vec<&'static str> {
    found(plan).iter().map(|finding| finding.kind.code()).collect()
}

fn codes_of(amounts: &[&str]) -> Vec<&'static str> {
    codes(&plan_of(&milestones(amounts)))
}

fn billed(number: &str, issue_on: NaiveDate, due_on: NaiveDate, settled_on: Option<NaiveDate>) -> Option<Billed> {
    let net = money("3000.00 EUR");
    Some(Billed {
        invoice: InvoiceId(1),
        number: number.to_owned(),
        issue_on,
        due_on,
        net,
        left: Money::zero(net.currency()),
        retained: Money::zero(net.currency()),
        paid: if settled_on.is_some() { net } else { Money::zero(net.currency()) },
        settled_on,
        paid_on: settled_on,
    })
}

#[test]
fn s49_our_own_presets_pass_every_check() {
    for contract in ["51600.00 EUR", "9999.99 EUR", "1000 JPY", "7000000 JPY", "100000.000 KWD"].map(money) {
        for name in ["one", "two", "three", "four", "deposit"] {
            let shares: Vec<plan::Worth> = plan::preset(name)
                .unwrap()
                .iter()
                .map(|share| plan::Worth::Share(Percent::new((*share).into()).unwrap()))
                .collect();
            let amounts = plan::resolve(&shares, contract).unwrap();
            let milestones: Vec<Milestone> = (1..).zip(&amounts).map(|(at, amount)| milestone(at, *amount)).collect();
            let plan = Plan { contract, ..plan_of(&milestones) };
            assert_eq!(codes(&plan), Vec::<&str>::new(), "{name} of {contract}");
            let score = balance(&amounts, contract, &Thresholds::default());
            assert_eq!(score, (name != "one").then_some(100), "{name} of {contract}");
        }
    }
}

#[test]
fn s50_the_first_milestone_may_carry_forty_percent() {
    assert_eq!(codes_of(&["4000.00", "3000.00", "3000.00"]), Vec::<&str>::new());
    let milestones = milestones(&["4000.01", "3000.00", "2999.99"]);
    let finding = found(&plan_of(&milestones)).remove(0);
    let FindingKind::FrontLoaded { share, limit, milestones: 1 } = finding.kind else { panic!("{finding:?}") };
    assert_eq!((share, limit), (percent("40"), percent("40")), "rounded for the screen, compared exactly");
    assert_eq!(finding.milestones, [MilestoneId(1)]);
    let Some(Suggestion::Amounts { amounts }) = finding.suggestion else { panic!("a fairer spread is offered") };
    assert_eq!(amounts, ["3000.00 EUR", "4000.00 EUR", "3000.00 EUR"].map(money));
}

#[test]
fn s50_the_first_third_may_carry_sixty_percent() {
    assert_eq!(codes_of(&["3000.00", "3000.00", "1000.00", "1000.00", "1000.00", "1000.00"]), Vec::<&str>::new());
    let heavy = milestones(&["3000.00", "3001.00", "1000.00", "999.00", "1000.00", "1000.00"]);
    let finding = found(&plan_of(&heavy)).remove(0);
    let expected = FindingKind::FrontLoaded { share: percent("60.01"), limit: percent("60"), milestones: 2 };
    assert_eq!((finding.kind, finding.milestones), (expected, vec![MilestoneId(1), MilestoneId(2)]));
}

#[test]
fn s50_in_a_plan_of_two_the_first_may_carry_sixty_percent() {
    assert_eq!(codes_of(&["6000.00", "4000.00"]), Vec::<&str>::new());
    assert_eq!(codes_of(&["6000.01", "3999.99"]), ["front_loaded"]);
}

#[test]
fn s15_the_last_milestone_may_carry_forty_percent_and_sixty_of_two() {
    assert_eq!(codes_of(&["3000.00", "3000.00", "4000.00"]), Vec::<&str>::new());
    assert_eq!(codes_of(&["3000.00", "2999.99", "4000.01"]), ["back_loaded"]);
    assert_eq!(codes_of(&["4000.00", "6000.00"]), Vec::<&str>::new());
    assert_eq!(codes_of(&["3999.99", "6000.01"]), ["back_loaded"]);
}

#[test]
fn s49_one_in_between_may_carry_half_of_a_plan_of_four() {
    assert_eq!(codes_of(&["2000.00", "5000.00", "1000.00", "2000.00"]), Vec::<&str>::new());
    assert_eq!(codes_of(&["2000.00", "5000.01", "999.99", "2000.00"]), ["oversized"]);
    assert_eq!(
        codes_of(&["2000.00", "6000.00", "2000.00"]),
        Vec::<&str>::new(),
        "in a plan of three the middle is the work"
    );
}

#[test]
fn s63_twelve_milestones_are_enough() {
    let of = |count: u32| (1..=count).map(|at| milestone(at, money("800.00 EUR"))).collect::<Vec<_>>();
    assert_eq!(codes(&plan_of(&of(12))), Vec::<&str>::new());
    let many = of(13);
    let plan = plan_of(&many);
    assert_eq!(found(&plan)[0].kind, FindingKind::TooMany { count: 13, limit: 12 });
}

#[test]
fn s63_three_percent_is_the_smallest_milestone() {
    assert_eq!(codes_of(&["3500.00", "300.00", "2600.00", "3600.00"]), Vec::<&str>::new());
    let milestones = milestones(&["3500.00", "299.99", "299.00", "2301.01", "3600.00"]);
    let finding = found(&plan_of(&milestones)).remove(0);
    assert_eq!(finding.kind, FindingKind::TooSmall { share: percent("2.99"), limit: percent("3") });
    assert_eq!(finding.suggestion, Some(Suggestion::Merge { milestones: vec![MilestoneId(2), MilestoneId(3)] }));
}

#[test]
fn s63_invoices_are_two_weeks_apart() {
    let with_second_after = |days: u64| {
        let mut milestones = thirds();
        milestones[1].target_on = Some(day(14 + days));
        codes(&plan_of(&milestones)).join(" ")
    };
    assert_eq!((with_second_after(14).as_str(), with_second_after(13).as_str()), ("", "too_close"));
    assert_eq!(with_second_after(0), "too_close", "two invoices on one day");
}

#[test]
fn s51_sixty_days_without_money_are_the_most() {
    let with_last_after = |days: u64| {
        let mut milestones = thirds();
        milestones[2].target_on = Some(day(44 + days));
        found(&plan_of(&milestones))
    };
    assert_eq!(with_last_after(60), []);
    let finding = with_last_after(61).remove(0);
    assert_eq!(finding.kind, FindingKind::LongGap { days: 61, limit: 60, from: day(44), to: day(105) });
    assert_eq!(finding.milestones, [MilestoneId(2), MilestoneId(3)]);
}

#[test]
fn s51_the_wait_for_the_first_money_counts_from_the_start() {
    let mut milestones = thirds();
    for (at, milestone) in (0u64..).zip(&mut milestones) {
        milestone.target_on = Some(day(61 + 30 * at));
    }
    assert_eq!(codes(&plan_of(&milestones)), ["long_gap"]);
    let undecided = Plan { starts_on: None, ..plan_of(&milestones) };
    assert_eq!(codes(&undecided), ["long_gap"], "a proposal would begin today");
    assert_eq!(findings(&undecided, &Thresholds::default(), day(1)), [], "or tomorrow");
}

#[test]
fn s50_above_ten_thousand_a_deposit_is_expected() {
    let late = |amounts: &[&str], days: u64| {
        let mut milestones = milestones(amounts);
        for (at, milestone) in (0u64..).zip(&mut milestones) {
            milestone.target_on = Some(day(days + 30 * at));
        }
        milestones
    };
    let small = late(&["3000.00", "4000.00", "3000.00"], 31);
    assert_eq!(codes(&plan_of(&small)), Vec::<&str>::new(), "10,000.00 is not above 10,000");
    let large = late(&["3000.00", "4000.00", "3000.01"], 31);
    assert_eq!(codes(&plan_of(&large)), ["no_deposit"]);
    assert_eq!(codes(&Plan { deposit: Deposit::Agreed, ..plan_of(&large) }), Vec::<&str>::new());
    let early = late(&["3000.00", "4000.00", "3000.01"], 30);
    assert_eq!(codes(&plan_of(&early)), Vec::<&str>::new(), "the first invoice is the deposit");
}

#[test]
fn s17_what_is_missing_is_named_with_its_milestones() {
    let mut milestones = thirds();
    milestones[0].criterion = " ".to_owned();
    milestones[1].deliverables.clear();
    milestones[2].deliverables.clear();
    milestones[2].target_on = None;
    let plan = Plan { terms: None, ..plan_of(&milestones) };
    let named: Vec<(&str, Vec<i64>)> = found(&plan)
        .iter()
        .map(|finding| (finding.kind.code(), finding.milestones.iter().map(|id| id.0).collect()))
        .collect();
    let expected =
        [("no_terms", vec![]), ("no_criterion", vec![1]), ("no_target_date", vec![3]), ("no_deliverables", vec![2, 3])];
    assert_eq!(named, expected);
}

#[test]
fn s23_a_title_that_says_nothing_is_named_with_a_better_one() {
    let mut milestones = thirds();
    milestones[0].title = "Phase 1".to_owned();
    milestones[1].title = "End of March".to_owned();
    milestones[2].title = "Development".to_owned();
    assert_eq!(codes(&plan_of(&milestones)), Vec::<&str>::new(), "their criteria say it");
    for milestone in &mut milestones {
        milestone.criterion = "as agreed".to_owned();
    }
    milestones[2].deliverables.clear();
    let plan = plan_of(&milestones);
    let unclear: Vec<(FindingKind, Option<Suggestion>)> =
        found(&plan).into_iter().take(3).map(|finding| (finding.kind, finding.suggestion)).collect();
    let title = |title: &str| Some(Suggestion::Title { title: title.to_owned() });
    let expected = [
        (FindingKind::UnclearTitle { verdict: Verdict::Vague }, title("Interviews with 12 users completed")),
        (FindingKind::UnclearTitle { verdict: Verdict::Date }, title("Requirements signed")),
        (
            FindingKind::UnclearTitle { verdict: Verdict::Unfinished },
            title("[Feature] developed and shown to the client"),
        ),
    ];
    assert_eq!(unclear, expected);
}

#[test]
fn s23_titles_that_read_alike_and_dates_out_of_order_are_named() {
    let mut milestones = thirds();
    milestones[2].title = format!("  {}  ", TITLES[0].to_uppercase());
    milestones[1].target_on = Some(day(100));
    let kinds: Vec<FindingKind> = found(&plan_of(&milestones)).into_iter().map(|finding| finding.kind).collect();
    let expected = [
        FindingKind::DuplicateTitle { title: TITLES[0].to_owned() },
        FindingKind::OutOfOrder { first: day(100), second: day(74) },
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn s78_work_on_the_next_while_the_last_invoice_is_late() {
    let mut milestones = thirds();
    milestones[0].facts.billed = billed("2026-031", day(1), day(20), None);
    milestones[1].facts.started_on = Some(day(21));
    let at = |milestones: &[Milestone], after: u64| findings(&plan_of(milestones), &Thresholds::default(), day(after));
    assert_eq!(at(&milestones, 20), [], "due today is not late");
    let finding = at(&milestones, 21).remove(0);
    let open = money("3000.00 EUR");
    let expected =
        FindingKind::StartedWhileOverdue { number: "2026-031".to_owned(), due_on: day(20), days_late: 1, open };
    assert_eq!((finding.kind, finding.milestones), (expected, vec![MilestoneId(1), MilestoneId(2)]));
    milestones[1].facts.started_on = Some(day(25));
    assert_eq!(at(&milestones, 24), [], "not begun yet");
    milestones[0].facts.billed = billed("2026-031", day(1), day(20), Some(day(26)));
    assert_eq!(at(&milestones, 26), [], "paid");
}

#[test]
fn s49_the_score_falls_by_two_points_for_each_percent_beyond_a_limit() {
    let score = |amounts: &[&str]| {
        let milestones = milestones(amounts);
        let amounts: Vec<Money> = milestones.iter().map(|m| m.amount).collect();
        balance(&amounts, contract_of(&milestones), &Thresholds::default())
    };
    assert_eq!(score(&["3000.00", "4000.00", "3000.00"]), Some(100));
    assert_eq!(score(&["4000.01", "3000.00", "2999.99"]), Some(99), "one cent beyond is not 100");
    assert_eq!(score(&["5000.00", "3000.00", "2000.00"]), Some(80));
    assert_eq!(score(&["1000.00", "1000.00", "8000.00"]), Some(20));
    assert_eq!(score(&["3800.00", "100.00", "2300.00", "3800.00"]), Some(96), "1 % lacks 2 % to the smallest");
    assert_eq!(score(&["100.00", "0.00", "9900.00"]), Some(0));
    assert_eq!(score(&["10000.00"]), None, "one milestone has nothing to balance");
    assert_eq!(score(&["0.00", "0.00"]), None);
}

#[test]
fn s51_offers_sum_to_the_contract_and_leave_what_is_billed() {
    let mut milestones = milestones(&["1000.00", "1000.00", "1000.00", "48600.01"]);
    milestones[0].facts.billed = billed("2026-031", day(1), day(20), None);
    let contract = contract_of(&milestones);
    let offers = offers(&milestones, contract, &Thresholds::default());
    let spreads: Vec<Spread> = offers.iter().map(|offer| offer.spread).collect();
    assert_eq!(spreads, [Spread::ThirtyFortyThirty, Spread::DepositAndRest, Spread::Equal]);
    for offer in &offers {
        assert_eq!(offer.amounts[0], money("1000.00 EUR"), "{offer:?}");
        assert_eq!(Money::sum(offer.amounts.iter().copied(), contract.currency()), Ok(contract), "{offer:?}");
    }
    assert_eq!(offers[2].amounts[1..], ["16866.67 EUR", "16866.67 EUR", "16866.67 EUR"].map(money));
}

#[test]
fn thresholds_move_the_limits() {
    let milestones = milestones(&["4500.00", "3000.00", "2500.00"]);
    let plan = plan_of(&milestones);
    let wide = Thresholds::new(Limits { first_percent: percent("45"), ..Limits::default() }).unwrap();
    assert_eq!(findings(&plan, &wide, start()), []);
    let narrow = Thresholds::new(Limits { first_percent: percent("44.99"), ..Limits::default() }).unwrap();
    assert_eq!(findings(&plan, &narrow, start())[0].kind.code(), "front_loaded");
}

#[test]
fn a_dismissal_is_kept_by_kind_and_milestones_whatever_the_figure() {
    let key = |first: &str, last: &str| found(&plan_of(&milestones(&[first, "2000.00", last])))[0].key();
    assert_eq!(key("5000.00", "3000.00"), "front_loaded:1");
    assert_eq!(key("5500.00", "2500.00"), "front_loaded:1");
}

mod beside;
mod properties;
