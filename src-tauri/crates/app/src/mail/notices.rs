//! Texts for the client about one milestone: coming up, under way, complete, for approval. Drafts, copies, and what the
//! user sends: nothing leaves by itself.

use super::templates::worded;
use super::{Made, MailKind, MailTexts, Parts, common, draft, keep};
use crate::outbox::{OutboxRow, outgoing, put};
use crate::problem::AppError;
use crate::{App, Entry};
use domain::party::{Business, Client};
use domain::project::Project;
use domain::refusal::Needed;
use domain::{Milestone, MilestoneId, Money, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::mail::About;
use storage::record::{milestone, party, project};
use ts_rs::TS;

mod words;

use words::{Words, words};

/// What the client is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// It comes up: what will be delivered, and when it is complete.
    HeadsUp,
    /// It is under way: what is done, and what is still to come.
    Progress,
    /// It is complete.
    Completion,
    /// It waits for the client's yes.
    Approval,
}

impl NoticeKind {
    pub const ALL: [NoticeKind; 4] =
        [NoticeKind::HeadsUp, NoticeKind::Progress, NoticeKind::Completion, NoticeKind::Approval];
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoticeArgument {
    pub id: MilestoneId,
    pub kind: NoticeKind,
}

/// A text to the client, ready to be looked over.
#[derive(Debug, Serialize, TS)]
pub struct NoticeView {
    pub kind: NoticeKind,
    pub mail: MailTexts,
    /// Which texts the milestone allows as it stands, most fitting first.
    pub kinds: Vec<NoticeKind>,
}

/// One milestone with all that a text says of it.
struct Told {
    milestone: Milestone,
    of: usize,
    project: Project,
    client: Client,
    business: Business,
    is_taxed: bool,
}

fn told(conn: &Connection, app: &App, id: MilestoneId) -> Result<Told, AppError> {
    let milestone = milestone::milestone(conn, id)?;
    let project = project::project(conn, milestone.project)?;
    let client = party::client(conn, project.client)?;
    let business = crate::business::of_book(conn, app)?;
    let of = milestone::plan(conn, project.id)?.len();
    let taxes = crate::drafts::default_taxes(&business, &client, &project, client.language)?;
    let is_taxed = taxes.iter().any(|tax| !tax.category.is_untaxed() && !tax.rate.value().is_zero());
    Ok(Told { milestone, of, project, client, business, is_taxed })
}

/// The text of one kind. Errors: as `check`.
pub fn milestone_notice(app: &App, NoticeArgument { id, kind }: NoticeArgument) -> Result<NoticeView, AppError> {
    app.read(|conn, _| {
        let told = told(conn, app, id)?;
        check(&told.milestone, kind)?;
        let kinds = kinds_of(&told.milestone, &told.project);
        Ok(NoticeView { kind, mail: told.mail(conn, kind)?, kinds })
    })
}

/// Which texts a milestone allows, most fitting first.
pub(crate) fn kinds_of(milestone: &Milestone, project: &Project) -> Vec<NoticeKind> {
    let facts = &milestone.facts;
    let mut kinds: Vec<NoticeKind> =
        NoticeKind::ALL.into_iter().filter(|kind| check(milestone, *kind).is_ok()).collect();
    // Who waits for a yes asks for it; who has begun tells how far it is.
    let is_later_one_first = match facts.done_on {
        Some(_) => project.requires_acceptance,
        None => facts.started_on.is_some(),
    };
    if is_later_one_first {
        kinds.reverse();
    }
    kinds
}

/// Nothing is said that is not so, and nobody is reminded of what is in dispute. Errors: `already_disputed`, `not_done`, `already_done`, `already_accepted`, a milestone without a name.
fn check(milestone: &Milestone, kind: NoticeKind) -> Result<(), Refusal> {
    if milestone.title.trim().is_empty() {
        return Err(Refusal::MissingForIssue { what: Needed::MilestoneTitle });
    }
    let (facts, milestone) = (&milestone.facts, milestone.label());
    if facts.disputed_on.is_some() {
        return Err(Refusal::AlreadyDisputed { what: milestone });
    }
    match (kind, facts.done_on, &facts.acceptance) {
        (NoticeKind::HeadsUp | NoticeKind::Progress, Some(_), _) => Err(Refusal::AlreadyDone { milestone }),
        (NoticeKind::Completion | NoticeKind::Approval, None, _) => Err(Refusal::NotDone { milestone }),
        (NoticeKind::Approval, Some(_), Some(_)) => Err(Refusal::AlreadyAccepted { milestone }),
        (NoticeKind::HeadsUp | NoticeKind::Progress, None, _)
        | (NoticeKind::Completion, Some(_), _)
        | (NoticeKind::Approval, Some(_), None) => Ok(()),
    }
}

/// An `.eml` draft of a text as it was looked over.
/// Errors: as `milestone_notice`; `not_an_email`, `control_character`.
pub fn notice_made(app: &App, NoticeArgument { id, kind }: NoticeArgument, mail: &MailTexts) -> Result<Made, AppError> {
    let told = app.read(|conn, _| told(conn, app, id))?;
    draft(app, (&told.business.name, &told.business.email), mail, told.parts(kind)?)
}

/// A text as it goes out. `mail`: as looked over by the user.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SendNotice {
    pub id: MilestoneId,
    pub kind: NoticeKind,
    pub mail: MailTexts,
}

/// Puts a text about a milestone into the outbox. Errors: as `milestone_notice`; `no_mail_server`, `sample_sends_nothing`,
/// those of `composed`.
pub fn send_notice(app: &App, SendNotice { id, kind, mail }: SendNotice) -> Result<OutboxRow, AppError> {
    let parts = app.read(|conn, _| told(conn, app, id))?.parts(kind)?;
    let (made, sender) = outgoing(app, &mail, |_| Ok(parts))?;
    app.write(kind.sending(), |tx, moment| {
        let mut entry = json!({ "notice": kind, "to": made.texts.to, "subject": made.texts.subject });
        let row = put(tx, &made, &sender, &mut entry, moment)?;
        Ok((row, Entry::about("milestone", id, entry)))
    })
}

/// Notes that a draft was opened, and keeps the mail. A book that can only be read keeps no record of it.
pub fn record_notice(app: &App, NoticeArgument { id, kind }: NoticeArgument, made: &Made) -> Result<(), AppError> {
    if app.nature()?.1 {
        return Ok(());
    }
    app.write(kind.command(), |tx, moment| {
        let mail = keep(tx, made, moment)?;
        let entry = json!({ "notice": kind, "to": made.texts.to, "subject": made.texts.subject, "mail": mail });
        Ok(((), Entry::about("milestone", id, entry)))
    })
}

impl NoticeKind {
    fn command(self) -> &'static str {
        match self {
            NoticeKind::HeadsUp => "open_heads_up",
            NoticeKind::Progress => "open_progress",
            NoticeKind::Completion => "open_completion",
            NoticeKind::Approval => "open_approval",
        }
    }

    fn sending(self) -> &'static str {
        match self {
            NoticeKind::HeadsUp => "send_heads_up",
            NoticeKind::Progress => "send_progress",
            NoticeKind::Completion => "send_completion",
            NoticeKind::Approval => "send_approval",
        }
    }

    fn file_word(self) -> &'static str {
        match self {
            NoticeKind::HeadsUp => "Coming-up",
            NoticeKind::Progress => "Progress",
            NoticeKind::Completion => "Completed",
            NoticeKind::Approval => "For-approval",
        }
    }
}

impl Told {
    /// What a mail of a kind is about, and its name. Errors: as `check`.
    fn parts(&self, kind: NoticeKind) -> Result<Parts, AppError> {
        check(&self.milestone, kind)?;
        let code = crate::papers::safe_name(&self.project.code);
        let name = format!("{}-{code}-M{}.eml", kind.file_word(), self.milestone.position);
        Ok(Parts { about: About::Milestone(self.milestone.id), name, files: Vec::new() })
    }

    fn mail(&self, conn: &Connection, kind: NoticeKind) -> Result<MailTexts, AppError> {
        let words = words(self.client.language);
        let sender = if self.business.person.is_empty() { &self.business.name } else { &self.business.person };
        let (parts, document, worded_as) = match kind {
            NoticeKind::HeadsUp => (self.heads_up(words), words.coming_up, MailKind::HeadsUp),
            NoticeKind::Progress => (self.progress(words), words.under_way, MailKind::Progress),
            NoticeKind::Completion => (self.completion(words), words.complete, MailKind::Completion),
            NoticeKind::Approval => (self.approval(words), words.for_approval, MailKind::Approval),
        };
        let mut values = common(self.client.language, &self.client, &self.business.name, sender).to_vec();
        values.extend([
            ("sentence", parts.join("\n\n")),
            // The blank behind it stands in the pattern.
            ("document", document.strip_suffix(' ').unwrap_or(document).to_owned()),
            ("title", self.milestone.title.clone()),
            ("project", self.project.title.clone()),
            ("number", self.milestone.position.to_string()),
        ]);
        let (subject, text) = worded(conn, self.client.language, worded_as, &values)?;
        Ok(MailTexts { to: self.recipient().into_iter().collect(), cc: Vec::new(), subject, text })
    }

    /// Who signs off; without an address there, the client's own.
    fn recipient(&self) -> Option<String> {
        let approver = self.client.approver().map(|contact| contact.email.clone()).filter(|email| !email.is_empty());
        approver.or_else(|| Some(self.client.email.clone()).filter(|email| !email.is_empty()))
    }

    /// `“Pilot route live” (milestone 3 of 5)`
    fn what(&self, words: &Words) -> String {
        let (title, position) = (self.milestone.title.trim(), self.milestone.position);
        (words.milestone)(title, position, self.of)
    }

    fn day(&self, day: chrono::NaiveDate) -> String {
        documents::date_text(day, self.client.language)
    }

    /// The agreed amount, said to be before tax where tax comes on top.
    fn amount(&self, words: &Words, amount: Money) -> String {
        let amount = documents::money_text(amount, self.client.language).replace('\u{a0}', " ");
        if self.is_taxed { (words.before_tax)(&amount) } else { amount }
    }

    /// What completes it, in the words that were agreed.
    fn criterion(&self, words: &Words) -> Option<String> {
        let criterion = self.milestone.criterion.trim();
        (!criterion.is_empty()).then(|| format!("{}\n{criterion}", words.complete_when))
    }

    fn list<'t>(&self, heading: &str, items: impl Iterator<Item = &'t str>) -> Option<String> {
        let items: Vec<String> = items.map(|item| format!("- {item}")).collect();
        (!items.is_empty()).then(|| format!("{heading}\n{}", items.join("\n")))
    }

    fn deliverables(&self) -> impl Iterator<Item = &str> {
        self.milestone.deliverables.iter().map(|deliverable| deliverable.title.as_str())
    }

    fn heads_up(&self, words: &Words) -> Vec<String> {
        let what = self.what(words);
        let opening = match self.milestone.target_on {
            Some(day) => (words.comes_up_on)(&what, &self.day(day)),
            None => (words.comes_up)(&what),
        };
        let amount = self.amount(words, self.milestone.amount);
        let invoice =
            if self.project.requires_acceptance { words.invoice_after_approval } else { words.invoice_on_completion };
        let list = self.list(words.you_receive, self.deliverables());
        [Some(opening), list, self.criterion(words), Some(invoice(&amount)), Some(words.anything_in_the_way.to_owned())]
            .into_iter()
            .flatten()
            .collect()
    }

    fn progress(&self, words: &Words) -> Vec<String> {
        let mut opening = (words.is_under_way)(&self.what(words));
        if let Some(day) = self.milestone.target_on {
            opening = format!("{opening} {}", (words.planned_for)(&self.day(day)));
        }
        let all = || self.milestone.deliverables.iter();
        let done = self.list(words.done_so_far, all().filter(|d| d.done_on.is_some()).map(|d| d.title.as_str()));
        let open = self.list(words.still_to_come, all().filter(|d| d.done_on.is_none()).map(|d| d.title.as_str()));
        [Some(opening), done, open, self.criterion(words)].into_iter().flatten().collect()
    }

    fn completion(&self, words: &Words) -> Vec<String> {
        let facts = &self.milestone.facts;
        let opening = facts.done_on.map(|day| (words.is_complete)(&self.what(words), &self.day(day)));
        let accepted = facts.acceptance.as_ref().map(|yes| (words.thanks_for_approval)(&self.day(yes.on)));
        let list = self.list(words.you_have_received, self.deliverables());
        let invoice =
            facts.billed.is_none().then(|| (words.invoice_follows)(&self.amount(words, self.milestone.amount)));
        [opening, list, self.criterion(words), accepted, invoice].into_iter().flatten().collect()
    }

    fn approval(&self, words: &Words) -> Vec<String> {
        let done = self.milestone.facts.done_on;
        let opening = done.map(|day| (words.waits_for_approval)(&self.what(words), &self.day(day)));
        let list = self.list(words.you_have_received, self.deliverables());
        [opening, self.criterion(words), list, Some(words.please_approve.to_owned())].into_iter().flatten().collect()
    }
}
