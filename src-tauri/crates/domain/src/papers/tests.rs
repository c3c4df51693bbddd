//! A proposal says what one invoice over the plan would; a certificate says what was recorded.

use super::{Certificate, Engagement, Proposal};
use crate::date::{end_of_month, ymd};
use crate::id::MilestoneId;
use crate::invoice::tests::{acceptance, business, client, milestone, project, reverse_charge, today, vat};
use crate::invoice::{Line, Template, Totals};
use crate::milestone::{Channel, MilestoneFacts};
use crate::money::Money;
use crate::party::{Contact, ContactRole};
use crate::percent::Quantity;
use crate::refusal::{Needed, Refusal};
use crate::terms::PaymentTerms;
use crate::tests::{cases, is_caught, minor, money};
use crate::{Language, Milestone};
use proptest::prelude::*;

mod addendum;
mod status;

const PRIVATE: &str = "SECRET: ask about the depot";
const FOR_THE_INVOICE: &str = "Thank you, Ciara. Next is the full rollout.";

fn planned(position: u32, amount: Money) -> Milestone {
    let target_on = ymd("2026-11-30").checked_add_months(chrono::Months::new(position));
    let (client_note, private_note) = (FOR_THE_INVOICE.to_owned(), PRIVATE.to_owned());
    let facts = MilestoneFacts::default();
    Milestone {
        target_on,
        client_note,
        private_note,
        facts,
        ..milestone(position, &format!("Step {position}"), amount)
    }
}

/// A plan that is not agreed, over the amounts given.
fn engagement(amounts: &[Money]) -> Engagement {
    let plan: Vec<Milestone> = (1..).zip(amounts).map(|(position, amount)| planned(position, *amount)).collect();
    let contract = Money::sum(amounts.iter().copied(), amounts[0].currency()).unwrap();
    let mut project = project(contract);
    project.agreement = None;
    project.private_note = PRIVATE.to_owned();
    let mut client = client();
    client.private_note = PRIVATE.to_owned();
    Engagement {
        business: business(),
        client,
        project,
        plan,
        agreement: None,
        taxes: vec![vat()],
        template: Template::Classic,
    }
}

fn three() -> Engagement {
    engagement(&[money("14400.00 EUR"), money("19200.00 EUR"), money("14400.00 EUR")])
}

/// The third milestone is done and accepted.
fn accepted() -> Engagement {
    let mut engagement = three();
    engagement.plan[2].facts.done_on = Some(ymd("2026-11-10"));
    engagement.plan[2].facts.acceptance = Some(acceptance());
    engagement
}

#[test]
fn s30_a_proposal_says_what_is_delivered_when_for_how_much() {
    let proposal = Proposal::of(&three(), today()).unwrap();
    assert_eq!((proposal.net, proposal.gross), (money("48000.00 EUR"), money("59040.00 EUR")));
    assert_eq!((proposal.taxes[0].base, proposal.taxes[0].amount), (money("48000.00 EUR"), money("11040.00 EUR")));
    let second = &proposal.milestones[1];
    assert_eq!((second.position, second.title.as_str(), second.permille), (2, "Step 2", 400));
    assert_eq!(second.deliverables, ["Report"]);
    assert_eq!((second.target_on, second.due_on), (Some(ymd("2027-01-30")), Some(ymd("2027-03-01"))), "net 30");
    assert_eq!(proposal.letter.dated_on, today());
    assert_eq!(proposal.agreed, None, "the page has a block to sign");
    assert_eq!(Proposal::refusals(&three(), today()), []);
}

#[test]
fn s31_an_agreed_plan_names_who_said_yes() {
    let mut engagement = three();
    engagement.project.offer_until = Some(ymd("2026-12-31"));
    assert_eq!(Proposal::of(&engagement, today()).unwrap().valid_until, Some(ymd("2026-12-31")));
    engagement.agreement = project(money("48000.00 EUR")).agreement;
    let schedule = Proposal::of(&engagement, today()).unwrap();
    assert_eq!(schedule.valid_until, None, "it is no offer any more");
    let agreed = schedule.agreed.unwrap();
    assert_eq!((agreed.on, agreed.by.as_str(), agreed.channel), (ymd("2026-09-01"), "Ciara Doyle", Channel::Signature));
}

#[test]
fn a_day_that_is_not_planned_promises_no_invoice() {
    let mut engagement = three();
    engagement.plan[0].target_on = None;
    engagement.client.terms = Some(PaymentTerms::FixedDate { on: ymd("2027-01-01") });
    let proposal = Proposal::of(&engagement, today()).unwrap();
    let due: Vec<_> = proposal.milestones.iter().map(|m| (m.invoice_on, m.due_on)).collect();
    let late = |day: &str| (Some(ymd(day)), None);
    assert_eq!(due, [(None, None), late("2027-01-30"), late("2027-02-28")], "no due date before its invoice");
    engagement.client.terms = None;
    engagement.business.terms = None;
    assert!(Proposal::of(&engagement, today()).unwrap().milestones.iter().all(|m| m.due_on.is_none()));
}

#[test]
fn the_letter_goes_to_who_signs_in_the_languages_of_the_client() {
    let mut engagement = three();
    assert_eq!(Proposal::of(&engagement, today()).unwrap().letter.buyer.attention, "Accounts Payable");
    let contact = |name: &str, role| Contact {
        name: name.to_owned(),
        position: String::new(),
        email: String::new(),
        phone: String::new(),
        roles: vec![role],
    };
    engagement.client.contacts =
        vec![contact("Ann Payer", ContactRole::AccountsPayable), contact("Ciara Doyle", ContactRole::Approver)];
    engagement.client.language = Language::German;
    engagement.client.second_language = Some(Language::French);
    engagement.taxes = vec![reverse_charge()];
    let proposal = Proposal::of(&engagement, today()).unwrap();
    assert_eq!(proposal.letter.buyer.attention, "Ciara Doyle");
    assert_eq!((proposal.letter.language, proposal.letter.second_language), (Language::German, Some(Language::French)));
    assert_eq!((proposal.letter.template, proposal.letter.paper), (Template::Classic, engagement.business.paper));
    assert_eq!(proposal.letter.seller.address_lines.last().map(String::as_str), Some("Irland"));
    assert_eq!(proposal.legal_notes, ["Reverse charge"]);
    assert_eq!(proposal.net, proposal.gross, "the client owes the tax");
}

#[test]
fn all_that_keeps_a_proposal_from_going_out_is_named() {
    let mut engagement = three();
    engagement.business.name.clear();
    engagement.client.address.city.clear();
    engagement.business.terms = None;
    engagement.plan[1].title.clear();
    engagement.plan[2].amount = money("14000.00 EUR");
    engagement.project.offer_until = Some(ymd("2026-11-15"));
    let missing = |what| Refusal::MissingForIssue { what };
    assert_eq!(
        Proposal::refusals(&engagement, today()),
        [
            missing(Needed::SellerName),
            missing(Needed::ClientAddress),
            missing(Needed::ProjectTerms),
            missing(Needed::MilestoneTitle),
            Refusal::PlanDoesNotSum { contract: money("48000.00 EUR"), planned: money("47600.00 EUR") },
            Refusal::OfferHasEnded { until: ymd("2026-11-15"), today: today() },
        ]
    );
    engagement.plan.clear();
    assert!(Proposal::refusals(&engagement, today()).contains(&Refusal::PlanIsEmpty));
    let mut agreed = three();
    agreed.agreement = project(money("48000.00 EUR")).agreement;
    agreed.project.offer_until = Some(ymd("2026-11-15"));
    assert_eq!(Proposal::refusals(&agreed, today()), [], "what is agreed cannot run out");
}

#[test]
fn s93_a_certificate_says_what_was_recorded() {
    let certificate = Certificate::of(&accepted(), MilestoneId(3), today()).unwrap();
    assert_eq!((certificate.position, certificate.title.as_str()), (3, "Step 3"));
    assert_eq!(certificate.amount, Some(money("14400.00 EUR")));
    assert_eq!((certificate.accepted.on, certificate.accepted.by.as_str()), (ymd("2026-11-13"), "Ciara Doyle"));
    assert_eq!(certificate.deliverables[0].title, "Report");
    assert_eq!(Certificate::refusals(&accepted(), MilestoneId(3)), []);
}

#[test]
fn without_a_recorded_acceptance_there_is_nothing_to_certify() {
    let mut engagement = accepted();
    let nothing = || Refusal::NothingToCertify { milestone: "M2 Step 2".to_owned() };
    assert_eq!(Certificate::of(&engagement, MilestoneId(2), today()), Err(nothing()));
    engagement.client.address.city.clear();
    let missing = Refusal::MissingForIssue { what: Needed::ClientAddress };
    assert_eq!(Certificate::refusals(&engagement, MilestoneId(2)), [nothing(), missing]);
    assert!(Certificate::of(&engagement, MilestoneId(99), today()).is_err(), "of another plan");
}

#[test]
fn s21_private_notes_are_on_neither_paper() {
    let engagement = accepted();
    assert!(format!("{engagement:?}").contains("SECRET"), "the records hold one");
    let proposal = format!("{:?}", Proposal::of(&engagement, today()).unwrap());
    let certificate = format!("{:?}", Certificate::of(&engagement, MilestoneId(3), today()).unwrap());
    for paper in [proposal, certificate] {
        assert!(!paper.contains("SECRET"), "{paper}");
        assert!(!paper.contains("Thank you"), "nor what was written for the invoice: {paper}");
    }
}

fn terms() -> impl Strategy<Value = PaymentTerms> {
    let days = 0u32..400;
    prop_oneof![
        days.clone().prop_map(|days| PaymentTerms::Net { days }),
        days.clone().prop_map(|days| PaymentTerms::EndOfMonth { days }),
        days.prop_map(|days| PaymentTerms::NetEndOfMonth { days }),
        Just(PaymentTerms::OnReceipt),
    ]
}

fn amounts() -> impl Strategy<Value = Vec<Money>> {
    let code = prop::sample::select(vec!["EUR", "JPY", "KWD"]);
    (code, prop::collection::vec(0i64..9_999_999_999, 1..40))
        .prop_map(|(code, amounts)| amounts.into_iter().map(|amount| minor(amount, code)).collect())
}

/// Net, taxes and gross are those of an invoice with the same lines; shares are thousandths of the whole.
fn holds(amounts: &[Money], proposal: &Proposal) -> Result<(), TestCaseError> {
    let lines: Vec<Line> =
        amounts.iter().map(|amount| Line::new("Step", "", Quantity::ONE, *amount, vec![vat()]).unwrap()).collect();
    let zero = Money::zero(amounts[0].currency());
    let totals = Totals::of(&lines, &[], zero).unwrap();
    prop_assert_eq!((proposal.net, proposal.gross), (totals.net, totals.gross));
    prop_assert_eq!(&proposal.taxes, &totals.taxes);
    let shown = Money::sum(proposal.milestones.iter().map(|m| m.amount), zero.currency()).unwrap();
    prop_assert_eq!(shown, proposal.net);
    prop_assert_eq!(proposal.milestones.iter().map(|m| m.permille).sum::<u32>(), 1000);
    for milestone in &proposal.milestones {
        prop_assert!(milestone.permille > 0 || milestone.amount.is_zero(), "what has a value is seen");
        prop_assert!(milestone.due_on.is_none_or(|due| Some(due) >= milestone.invoice_on));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_proposal_of_any_plan_sums_like_its_invoice(amounts in amounts(), terms in terms()) {
        let mut engagement = engagement(&amounts);
        engagement.client.terms = Some(terms);
        let proposal = Proposal::of(&engagement, today()).unwrap();
        holds(&amounts, &proposal)?;
        for (shown, planned) in proposal.milestones.iter().zip(&engagement.plan) {
            let expected = terms.due_on(planned.target_on.unwrap()).unwrap();
            prop_assert_eq!(shown.due_on, Some(expected));
            if let PaymentTerms::EndOfMonth { days: 0 } = terms {
                prop_assert_eq!(expected, end_of_month(planned.target_on.unwrap()));
            }
        }
        prop_assert_eq!(Proposal::refusals(&engagement, today()), vec![]);
    }
}

#[test]
fn a_share_or_a_sum_that_is_off_is_caught() {
    let caught = |spoil: fn(&mut Proposal)| {
        is_caught(amounts(), move |amounts| {
            let mut proposal = Proposal::of(&engagement(&amounts), today()).unwrap();
            spoil(&mut proposal);
            holds(&amounts, &proposal)
        })
    };
    assert!(caught(|proposal| proposal.milestones[0].permille += 1));
    assert!(caught(|proposal| proposal.gross = proposal.net));
    assert!(!caught(|_| ()), "and nothing else is");
}
