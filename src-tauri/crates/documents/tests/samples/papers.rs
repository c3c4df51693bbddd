//! Proposals, addenda and certificates to set, made of the sample invoices.

use chrono::Days;
use domain::milestone::Channel;
use domain::papers::{
    AcceptedWork, Addendum, Agreed, AmendedMilestone, AmendedSide, Certificate, Change, Declined, DeliveredItem,
    Letter, Proposal, ProposedMilestone, Standing,
};
use domain::{InvoiceBody, Language, Money, Paper, tax};

use super::{day, in_design, strings};

const SCOPE: &str = "Halden Rail moves the billing of its freight lines from the mainframe to a new platform. This proposal covers \
    the discovery, the architecture, a pilot on line 14, the rollout to all lines, and the handover to your own team.\n\
    Not included: licences of the platform, and work on the ticket machines.";

/// Who writes to whom, as the invoice has it.
pub fn letter(body: &InvoiceBody) -> Letter {
    Letter {
        template: body.template,
        language: body.language,
        second_language: body.second_language,
        paper: body.paper,
        accent: body.accent.clone(),
        logo: None,
        seller: body.seller.clone(),
        buyer: body.buyer.clone(),
        project: body.project.clone().expect("a project"),
        order_number: body.order_number.clone().unwrap_or_default(),
        dated_on: day(2026, 6, 1),
    }
}

/// The plan of the invoice's project as an offer.
pub fn proposal(body: &InvoiceBody) -> Proposal {
    let criteria = [
        "Report accepted by the steering group",
        "Architecture approved by Revenue Systems and by Operations",
        "Line 14 billed for ten days with a variance below 0.1%",
        "All 31 lines billed on the new platform",
        "",
    ];
    let deliverables: [&[&str]; 5] = [
        &["Interviews with 12 users", "Report with a list of risks"],
        &["Architecture document 1.0"],
        &["Pilot on line 14", "Ten-day parallel run with a report", "Operator runbook 1.0"],
        &[],
        &["Two days of training", "Handover protocol"],
    ];
    let milestones: Vec<ProposedMilestone> = (body.track.iter().zip(criteria).zip(deliverables))
        .map(|((step, criterion), deliverables)| ProposedMilestone {
            position: step.position,
            title: step.title.clone(),
            criterion: criterion.into(),
            note: String::new(),
            deliverables: strings(deliverables),
            target_on: step.target_on,
            invoice_on: step.target_on,
            due_on: step.target_on.and_then(|day| day.checked_add_days(Days::new(30))),
            amount: step.amount.expect("an amount"),
            permille: step.permille,
        })
        .collect();
    totalled(Proposal {
        letter: letter(body),
        scope: SCOPE.into(),
        currency: body.currency,
        milestones,
        net: Money::zero(body.currency),
        taxes: body.totals.taxes.clone(),
        gross: Money::zero(body.currency),
        terms: body.terms,
        early_payment: body.early_payment,
        terms_note: body.terms_note.clone(),
        payment_methods: body.payment_methods.clone(),
        requires_acceptance: true,
        dispute_note: "Changes to the scope are agreed in writing as a change order before work on them begins. Should we disagree, \
            we first talk, then mediate, before either of us goes to court."
            .into(),
        legal_notes: body.legal_notes.clone(),
        valid_until: Some(day(2026, 6, 30)),
        agreed: None,
    })
}

/// With the sums of its milestones.
pub fn totalled(mut proposal: Proposal) -> Proposal {
    let amounts: Vec<Money> = proposal.milestones.iter().map(|milestone| milestone.amount).collect();
    proposal.net = Money::sum(amounts, proposal.currency).expect("a sum");
    let taxes: Vec<tax::Tax> = proposal.taxes.iter().map(|group| group.tax.clone()).collect();
    proposal.taxes = tax::groups([(proposal.net, taxes.as_slice())]).expect("taxes");
    let taxed = proposal.taxes.iter().map(|group| group.amount);
    proposal.gross = Money::sum(std::iter::once(proposal.net).chain(taxed), proposal.currency).expect("a sum");
    proposal
}

/// The same once the client has said yes.
pub fn agreed(body: &InvoiceBody) -> Proposal {
    let mut proposal = proposal(body);
    proposal.agreed = Some(Agreed { on: day(2026, 6, 12), by: "Ciara Doyle".into(), channel: Channel::Email });
    proposal
}

/// As many milestones as asked for, in the words of the last one.
pub fn proposal_of(count: u32, body: &InvoiceBody) -> Proposal {
    let mut proposal = proposal(body);
    let pattern = proposal.milestones[2].clone();
    proposal.milestones = (1..=count)
        .map(|position| ProposedMilestone {
            position,
            title: format!("Work package {position}"),
            permille: 1000 / count,
            ..pattern.clone()
        })
        .collect();
    totalled(proposal)
}

/// Nothing that may be empty is there.
pub fn bare_proposal(body: &InvoiceBody) -> Proposal {
    let mut proposal = proposal(body);
    proposal.scope = String::new();
    proposal.dispute_note = String::new();
    proposal.terms_note = String::new();
    proposal.payment_methods = Vec::new();
    proposal.legal_notes = Vec::new();
    proposal.valid_until = None;
    proposal.requires_acceptance = false;
    proposal.taxes = Vec::new();
    proposal.gross = proposal.net;
    proposal.letter.order_number = String::new();
    proposal.letter.project.code = String::new();
    proposal.letter.seller.attention = String::new();
    for milestone in &mut proposal.milestones {
        milestone.criterion = String::new();
        milestone.deliverables = Vec::new();
        (milestone.target_on, milestone.invoice_on, milestone.due_on) = (None, None, None);
    }
    proposal
}

/// The acceptance of the invoice's milestone.
pub fn certificate(body: &InvoiceBody) -> Certificate {
    let milestone = body.lines[0].milestone.as_ref().expect("a milestone");
    let done = [day(2026, 11, 2), day(2026, 11, 11), day(2026, 11, 12)];
    let deliverables = body.lines[0].deliverables.iter().zip(done);
    let mut letter = letter(body);
    letter.dated_on = day(2026, 11, 13);
    Certificate {
        letter,
        position: milestone.position,
        title: milestone.title.clone(),
        criterion: "Line 14 billed for ten days with a variance below 0.1%".into(),
        note: String::new(),
        deliverables: deliverables
            .map(|(title, done)| DeliveredItem { title: title.clone(), done_on: Some(done) })
            .collect(),
        amount: Some(body.lines[0].net),
        done_on: Some(day(2026, 11, 12)),
        accepted: AcceptedWork {
            on: day(2026, 11, 13),
            by: "Ciara Doyle".into(),
            role: "Head of Revenue Systems".into(),
            channel: Channel::Email,
            words: "The pilot runs as we hoped, and month-end closed two days early. I accept milestone 3 as complete. Please go \
                ahead with the rollout."
                .into(),
            files: Vec::new(),
        },
    }
}

/// Nothing that may be empty is there.
pub fn bare_certificate(body: &InvoiceBody) -> Certificate {
    let mut certificate = certificate(body);
    certificate.criterion = String::new();
    certificate.deliverables = Vec::new();
    certificate.amount = None;
    certificate.done_on = None;
    certificate.accepted.role = String::new();
    certificate.accepted.words = String::new();
    certificate
}

/// The sample in a design, on a paper, with labels of a language.
pub fn set_in(body: InvoiceBody, design: domain::invoice::Template, paper: Paper, language: Language) -> InvoiceBody {
    let mut body = in_design(body, design);
    body.paper = paper;
    body.language = language;
    body
}

/// A change order of the invoice's project with every kind of change, sent: the pilot is later, the rollout costs more, an
/// interface comes in, and the handover goes out.
pub fn addendum(body: &InvoiceBody) -> Addendum {
    let known = proposal(body).milestones;
    let side = |at: usize| AmendedSide {
        position: known[at].position,
        title: known[at].title.clone(),
        criterion: known[at].criterion.clone(),
        amount: known[at].amount,
        target_on: known[at].target_on,
    };
    let amount = |amount: i64| Money::from_minor(amount, body.currency).expect("an amount");
    let row = |change, before: Option<AmendedSide>, after: Option<AmendedSide>| {
        let [old, new] =
            [&before, &after].map(|side| side.as_ref().map_or(Money::zero(body.currency), |side| side.amount));
        AmendedMilestone { change, before, after, delta: new.minus(old).expect("a difference") }
    };
    let later = AmendedSide { target_on: Some(day(2026, 12, 4)), ..side(2) };
    let dearer = AmendedSide {
        title: "Full rollout with depots".into(),
        criterion: "All 31 lines and both depots billed on the new platform".into(),
        amount: side(3).amount.plus(amount(240_000)).expect("a sum"),
        ..side(3)
    };
    let interface = AmendedSide {
        position: 5,
        title: "Depot interface".into(),
        criterion: "Depot bookings arrive within one minute".into(),
        amount: amount(360_000),
        target_on: Some(day(2027, 2, 5)),
    };
    let rows = vec![
        row(Change::Rescheduled, Some(side(2)), Some(later)),
        row(Change::Changed, Some(side(3)), Some(dearer)),
        row(Change::Added, None, Some(interface)),
        row(Change::Removed, Some(side(4)), None),
    ];
    let mut letter = letter(body);
    letter.dated_on = day(2026, 11, 20);
    amended(Addendum {
        letter,
        number: 2,
        standing: Standing::Sent,
        reason:
            "The depots book their own journeys since October, which nobody knew in June. Their bookings reach the \
            new platform by an interface of their own; your team takes the handover upon itself."
                .into(),
        currency: body.currency,
        rows,
        unchanged: 2,
        before: proposal(body).net,
        delta: Money::zero(body.currency),
        after: Money::zero(body.currency),
        taxes: body.totals.taxes.clone(),
        gross: Money::zero(body.currency),
        legal_notes: body.legal_notes.clone(),
    })
}

/// With the sums of its rows.
pub fn amended(mut addendum: Addendum) -> Addendum {
    let currency = addendum.currency;
    let sum = |amounts: Vec<Money>| Money::sum(amounts, currency).expect("a sum");
    addendum.delta = sum(addendum.rows.iter().map(|row| row.delta).collect());
    addendum.after = addendum.before.plus(addendum.delta).expect("a sum");
    let taxes: Vec<tax::Tax> = addendum.taxes.iter().map(|group| group.tax.clone()).collect();
    addendum.taxes = tax::groups([(addendum.after, taxes.as_slice())]).expect("taxes");
    let taxed = addendum.taxes.iter().map(|group| group.amount);
    addendum.gross = sum(std::iter::once(addendum.after).chain(taxed).collect());
    addendum
}

/// The same with the client's yes, in the client's words.
pub fn addendum_agreed(body: &InvoiceBody) -> Addendum {
    let agreed = Agreed { on: day(2026, 11, 24), by: "Ciara Doyle".into(), channel: Channel::Email };
    let words = "Agreed. Please start on the interface.".into();
    Addendum { standing: Standing::Agreed { agreed, words }, ..addendum(body) }
}

/// The same with the client's no.
pub fn addendum_declined(body: &InvoiceBody) -> Addendum {
    let declined = Declined {
        on: day(2026, 11, 24),
        by: "Ciara Doyle".into(),
        channel: Some(Channel::Call),
        words: "The depots wait until next year.".into(),
    };
    Addendum { standing: Standing::Declined(declined), ..addendum(body) }
}

/// As many added milestones as asked for, a draft.
pub fn addendum_of(count: u32, body: &InvoiceBody) -> Addendum {
    let mut addendum = Addendum { standing: Standing::Draft, ..addendum(body) };
    let pattern = addendum.rows[2].clone();
    let added = |position: u32| {
        let after = pattern.after.clone().expect("what is added");
        let after = AmendedSide { position, title: format!("Work package {position}"), ..after };
        AmendedMilestone { after: Some(after), ..pattern.clone() }
    };
    addendum.rows = (1..=count).map(added).collect();
    amended(addendum)
}

/// Nothing that may be empty is there.
pub fn bare_addendum(body: &InvoiceBody) -> Addendum {
    let mut addendum = addendum(body);
    addendum.taxes = Vec::new();
    addendum.legal_notes = Vec::new();
    addendum.unchanged = 0;
    addendum.letter.order_number = String::new();
    addendum.letter.project.code = String::new();
    addendum.letter.project.contract_on = None;
    for side in addendum.rows.iter_mut().flat_map(|row| [&mut row.before, &mut row.after]).flatten() {
        side.criterion = String::new();
        side.target_on = None;
    }
    amended(addendum)
}
