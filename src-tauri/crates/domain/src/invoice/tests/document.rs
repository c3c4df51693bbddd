//! The document of the mock-up, and that issuing freezes exactly what the preview showed.

use super::{
    DraftInvoice, LineSource, halden, line, pattern, plan_of, project_of, reasons, reverse_charge, source, today,
};
use crate::date::ymd;
use crate::invoice::{DocumentKind, DocumentReference, DocumentTitle, TrackState};
use crate::party::PaymentMethod;
use crate::tests::money;
use crate::{Country, Language, MilestoneStatus, Money, legal};

fn amounts(values: &[Money]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

#[test]
fn s36_the_invoice_of_the_mock_up_has_the_figures_of_the_mock_up() {
    let body = halden().body(today()).unwrap();
    let totals = &body.totals;
    assert_eq!(
        amounts(&[totals.net, totals.tax, totals.gross, totals.due]),
        ["9600.00 EUR", "2208.00 EUR", "11808.00 EUR", "11808.00 EUR"]
    );
    let account = body.account.as_ref().unwrap();
    let figures =
        [account.contract, account.invoiced_before, account.this_document, account.remaining, account.retained];
    assert_eq!(amounts(&figures), ["51600.00 EUR", "21600.00 EUR", "9600.00 EUR", "20400.00 EUR", "0.00 EUR"]);
    assert_eq!(
        (&account.positions_before[..], &account.positions_this[..], &account.positions_remaining[..]),
        (&[1, 2][..], &[3][..], &[4, 5][..])
    );
    assert_eq!(account.change_orders, 1, "revision 2 is the first change order");
    assert_eq!((body.issue_on, body.due_on), (today(), ymd("2026-12-16")));
    assert_eq!((body.kind, body.title), (DocumentKind::Milestone, DocumentTitle::Invoice));
}

#[test]
fn s20_the_track_of_the_mock_up_fills_its_width() {
    let track = halden().body(today()).unwrap().track;
    let steps: Vec<(u32, u32, TrackState)> = track.iter().map(|s| (s.position, s.permille, s.state)).collect();
    let (before, ahead) = (TrackState::Before, TrackState::Ahead);
    assert_eq!(
        steps,
        [(1, 186, before), (2, 233, before), (3, 186, TrackState::This), (4, 302, ahead), (5, 93, ahead)]
    );
    assert_eq!(track.iter().map(|s| s.permille).sum::<u32>(), 1000);
}

#[test]
fn s18_a_milestone_line_names_its_milestone_revision_and_acceptance() {
    let body = halden().body(today()).unwrap();
    let reference = body.lines[0].milestone.as_ref().unwrap();
    assert_eq!((reference.position, reference.title.as_str()), (3, "Sandbox integration"));
    assert_eq!(reference.revision.map(|r| r.0), Some(12));
    let acceptance = reference.acceptance.as_ref().unwrap();
    assert_eq!((acceptance.id.0, acceptance.by.as_str(), acceptance.on), (31, "Ciara Doyle", ymd("2026-11-13")));
    assert_eq!((&reference.override_reason, &reference.amount_reason), (&None, &None));
    assert_eq!(body.lines[0].service_to, Some(ymd("2026-11-10")), "the day the work was done");
}

#[test]
fn s01_issuing_freezes_what_the_preview_showed() {
    let draft = halden();
    let preview = draft.body(today()).unwrap();
    let issued = draft.issue(today(), &pattern(), 35).unwrap();
    assert_eq!((issued.number(), issued.sequence()), ("2026-035", 35));
    assert_eq!(issued.series(), pattern().series(today()));
    assert_eq!(issued.body(), &preview);
    let reference = issued.reference("credited");
    assert_eq!(
        (reference.number.as_str(), reference.issue_on, reference.reason.as_str()),
        ("2026-035", today(), "credited")
    );
}

#[test]
fn equal_drafts_issue_equal_invoices() {
    assert_eq!(halden().issue(today(), &pattern(), 35), halden().issue(today(), &pattern(), 35));
    let mut other = halden();
    other.note.push('!');
    assert_ne!(
        halden().issue(today(), &pattern(), 35),
        other.issue(today(), &pattern(), 35),
        "one character is another invoice"
    );
}

#[test]
fn s44_an_issued_invoice_keeps_the_client_as_it_was() {
    let mut draft = halden();
    let issued = draft.clone().issue(today(), &pattern(), 35).unwrap();
    draft.client.name = "Halden Rail Group".into();
    assert_eq!(issued.body().buyer.name, "Halden Rail");
    assert_eq!(issued.body().buyer.address_lines, ["1 Station Road", "Dublin, D01 AB12", "Ireland"]);
}

#[test]
fn s59_an_override_and_a_changed_amount_are_kept_in_the_frozen_line() {
    let mut draft = halden();
    plan_of(&mut draft)[2].facts.acceptance = None;
    draft.lines = vec![line(reasons("agreed on the phone", "one report fewer"), "Sandbox", money("9000.00 EUR"))];
    let issued = draft.issue(today(), &pattern(), 35).unwrap();
    let reference = issued.body().lines[0].milestone.clone().unwrap();
    assert_eq!(reference.acceptance, None);
    assert_eq!(reference.override_reason.as_deref(), Some("agreed on the phone"));
    assert_eq!(reference.amount_reason.as_deref(), Some("one report fewer"));
}

#[test]
fn s18_an_acceptance_after_the_issue_date_is_not_on_the_invoice_and_an_unneeded_override_neither() {
    let mut draft = halden();
    draft.lines = vec![line(reasons("agreed on the phone", ""), "Sandbox", money("9600.00 EUR"))];
    let reference = |on: &str| {
        let issued = draft.clone().issue(ymd(on), &pattern(), 35).unwrap();
        issued.body().lines[0].milestone.clone().unwrap()
    };
    let before = reference("2026-11-12");
    assert_eq!((before.acceptance, before.override_reason.as_deref()), (None, Some("agreed on the phone")));
    let after = reference("2026-11-13");
    assert_eq!((after.acceptance.map(|a| a.on), after.override_reason), (Some(ymd("2026-11-13")), None));
}

#[test]
fn s90_two_lines_of_one_milestone_are_an_invoice_of_one_milestone() {
    let mut draft = halden();
    draft.lines = vec![
        line(source(3), "Sandbox, first half", money("4800.00 EUR")),
        line(source(3), "Sandbox, second half", money("4800.00 EUR")),
    ];
    assert_eq!(draft.body(today()).unwrap().kind, DocumentKind::Milestone);
}

#[test]
fn s68_an_account_without_a_holder_is_that_of_the_business() {
    let mut draft = halden();
    let PaymentMethod::BankTransfer { holder, .. } = &mut draft.business.payment_methods[0] else { panic!("a bank") };
    holder.clear();
    let body = draft.body(today()).unwrap();
    let PaymentMethod::BankTransfer { holder, .. } = &body.payment_methods[0] else { panic!("a bank") };
    assert_eq!(holder, "Northgate Consulting");
}

#[test]
fn tax_invoice_is_the_title_where_the_country_asks_for_it() {
    use DocumentTitle::*;
    // seller | charges tax | title | of what corrects it
    let table = [
        ("AU", true, TaxInvoice, CorrectedTaxInvoice),
        ("AU", false, Invoice, CorrectedInvoice),
        ("NZ", true, TaxInvoice, CorrectedTaxInvoice),
        ("IN", true, TaxInvoice, CorrectedTaxInvoice),
        ("IE", true, Invoice, CorrectedInvoice),
        ("US", false, Invoice, CorrectedInvoice),
    ];
    for (country, taxed, title, corrected) in table {
        let mut draft = halden();
        draft.business.address.country = Country::parse(country).unwrap();
        draft.business.tax = draft.business.tax.filter(|_| taxed);
        assert_eq!(draft.body(today()).unwrap().title, title, "{country}, taxed: {taxed}");
        let (number, reason) = ("2026-034".to_owned(), "Wrong price".to_owned());
        draft.corrects = Some(DocumentReference { number, issue_on: today(), reason });
        assert_eq!(draft.body(today()).unwrap().title, corrected, "{country}, taxed: {taxed}");
    }
}

#[test]
fn legal_defaults_left_as_they_are_follow_the_language_of_the_document() {
    let mut draft = halden();
    let france = Country::parse("FR").unwrap();
    draft.business.address.country = france;
    draft.business.tax = None;
    draft.business.tax_note = legal::no_tax_note(france, Language::French).unwrap();
    draft.business.terms_note = legal::terms_note(france, Language::French, None).unwrap();
    draft.lines[0].taxes = Vec::new();
    draft.language = Language::Dutch;
    let body = draft.body(today()).unwrap();
    assert_eq!(body.legal_notes, [legal::no_tax_note(france, Language::Dutch).unwrap()]);
    assert_eq!(body.terms_note, legal::terms_note(france, Language::Dutch, None).unwrap());
    draft.business.terms_note = "Merci !".to_owned();
    assert_eq!(draft.body(today()).unwrap().terms_note, "Merci !", "own words stay");
}

#[test]
fn s90_one_invoice_bills_several_milestones() {
    let mut draft = halden();
    draft.lines.push(line(source(4), "Pilot on two lines", money("15600.00 EUR")));
    let body = draft.body(today()).unwrap();
    assert_eq!(body.kind, DocumentKind::Several);
    let account = body.account.unwrap();
    assert_eq!(
        (account.positions_this, account.this_document, account.remaining),
        (vec![3, 4], money("25200.00 EUR"), money("4800.00 EUR"))
    );
}

#[test]
fn a_free_line_is_on_the_invoice_but_not_in_the_contract_account() {
    let mut draft = halden();
    draft.lines.push(line(LineSource::Free, "Travel to Halden", money("500.00 EUR")));
    let body = draft.body(today()).unwrap();
    assert_eq!(body.totals.net, money("10100.00 EUR"));
    let account = body.account.unwrap();
    assert_eq!(
        (account.this_document, account.remaining),
        (money("9600.00 EUR"), money("20400.00 EUR")),
        "milestones 4 and 5 remain"
    );
}

#[test]
fn an_ad_hoc_invoice_has_no_track_and_no_account() {
    let mut draft = DraftInvoice { project: None, invoiced: Vec::new(), ..halden() };
    draft.lines = vec![line(LineSource::Free, "Workshop", money("1200.00 EUR"))];
    let body = draft.body(today()).unwrap();
    assert_eq!((body.kind, body.track.len(), body.account, body.project), (DocumentKind::AdHoc, 0, None, None));
    assert!(draft.issue(today(), &pattern(), 1).is_ok());
}

#[test]
fn sentences_that_the_tax_asks_for_stand_once() {
    let mut draft = halden();
    draft.lines[0].taxes = vec![reverse_charge()];
    draft.lines.push(draft.lines[0].clone());
    assert_eq!(draft.body(today()).unwrap().legal_notes, ["Reverse charge"]);
    draft.business.tax = None;
    draft.business.tax_note = "Small business: no VAT is charged".into();
    assert_eq!(draft.body(today()).unwrap().legal_notes, ["Small business: no VAT is charged", "Reverse charge"]);
}

#[test]
fn the_preview_of_an_empty_draft_is_drawn_all_the_same() {
    let mut draft = DraftInvoice { lines: Vec::new(), terms: None, ..halden() };
    draft.client.address.city.clear();
    let body = draft.body(today()).unwrap();
    assert_eq!((body.totals.gross, body.due_on), (money("0.00 EUR"), today()));
    assert!(body.buyer.address_lines.is_empty(), "a bare country is no address");
}

#[test]
fn a_document_that_cannot_be_computed_is_an_error_and_not_a_wrong_sum() {
    for (story, price) in [("negative price", "-1.00 EUR"), ("another currency", "1.00 USD")] {
        let mut draft = halden();
        draft.lines.push(line(LineSource::Free, story, money(price)));
        assert!(draft.body(today()).is_err(), "{story}");
        assert!(draft.issue(today(), &pattern(), 35).is_err(), "{story}");
    }
    let mut draft = halden();
    project_of(&mut draft).contract = money("51600.00 USD");
    assert!(draft.body(today()).is_err(), "a contract in another currency");
}

#[test]
fn s09_the_sample_milestone_is_ready_and_the_first_is_invoiced() {
    let mut draft = halden();
    let status = |at: usize, draft: &mut DraftInvoice| plan_of(draft)[at].facts.status(true, today());
    assert_eq!((status(0, &mut draft), status(2, &mut draft)), (MilestoneStatus::Invoiced, MilestoneStatus::Ready));
}
