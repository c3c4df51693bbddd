//! The sheet of a reminder: what it tells of, how firm it is and why, the mail, and what keeps its letter from going out.

use super::ReminderArgument;
use super::interest::{Costs, costs};
use super::late::{Late, credits, late_of, sums};
use super::settings;
use super::texts::{Words, words};
use crate::drafts::usual_template;
use crate::mail::{MailTexts, greeting_of, sign_off_of};
use crate::problem::{AppError, FieldProblem, field_of_refusal};
use crate::{App, business};
use chrono::{Days, NaiveDate};
use domain::late_interest::LateLaw;
use domain::papers::{ReminderItem, ReminderLetter};
use domain::party::{Business, Client, ContactRole};
use domain::reminder::{Reminded, ReminderLevel, fill, tone};
use domain::{InvoiceId, Money, Percent, Refusal, Why, text};
use serde::Serialize;
use storage::Connection;
use storage::record::{party, reminder as record};
use ts_rs::TS;

/// A late invoice on the sheet.
#[derive(Debug, Serialize, TS)]
pub struct SheetItem {
    pub invoice: InvoiceId,
    pub number: String,
    pub title: String,
    pub due_on: NaiveDate,
    pub days_late: u32,
    /// With tax.
    pub open: Money,
    pub last: Option<Reminded>,
    /// Whether the reminder tells of it.
    pub is_chosen: bool,
    /// Of what is chosen, where a rate is known.
    pub interest: Option<Money>,
}

/// Late and in dispute: no reminder tells of it.
#[derive(Debug, Serialize, TS)]
pub struct LeftOut {
    pub invoice: InvoiceId,
    pub number: String,
    pub open: Money,
}

/// Why a reminder is as firm as it is: the invoice that sets the tone, and its last reminder.
#[derive(Debug, Serialize, TS)]
pub struct Because {
    pub number: String,
    pub last: Option<Reminded>,
}

#[derive(Debug, Serialize, TS)]
pub struct ReminderSheet {
    pub client_name: String,
    pub items: Vec<SheetItem>,
    pub disputed: Vec<LeftOut>,
    pub level: ReminderLevel,
    /// What it would be by itself.
    pub usual_level: ReminderLevel,
    pub because: Because,
    /// Of what is chosen, in each currency.
    pub totals: Vec<Money>,
    /// What lies with us of the client in these currencies: it could pay first.
    pub credits: Vec<Money>,
    /// True where law or agreement names a rate, so that interest can be shown.
    pub has_interest: bool,
    pub with_interest: bool,
    pub interest: Vec<Money>,
    /// The fixed sums of the law.
    pub fees: Vec<Money>,
    pub law: Option<LateLaw>,
    /// A year; None where the invoices differ.
    pub percent: Option<Percent>,
    /// The day of the reference rate behind it.
    pub rate_of: Option<NaiveDate>,
    /// A newer rate than the last one known here was published since.
    pub rate_is_old: bool,
    pub mail: MailTexts,
    /// The client was reminded today already.
    pub reminded_today: Option<Reminded>,
    /// What keeps the letter from going out.
    pub problems: Vec<FieldProblem>,
}

/// A reminder as it would be given now.
pub(crate) struct Written {
    pub business: Business,
    pub client: Client,
    pub all: Vec<Late>,
    pub disputed: Vec<Late>,
    /// Places in `all`.
    pub chosen: Vec<usize>,
    pub level: ReminderLevel,
    usual: (ReminderLevel, usize),
    pub costs: Option<Costs>,
    pub with_interest: bool,
    pub mail: MailTexts,
    pub letter: ReminderLetter,
    pub name: String,
}

impl Written {
    pub fn items(&self) -> impl Iterator<Item = &Late> {
        self.chosen.iter().map(|at| &self.all[*at])
    }

    /// Interest on each chosen item, where it is shown.
    pub fn shown_interest(&self) -> Vec<Option<Money>> {
        let shown = self.costs.as_ref().filter(|_| self.with_interest);
        match shown {
            Some(costs) => costs.each.iter().map(|of| of.as_ref().map(|of| of.total)).collect(),
            None => vec![None; self.chosen.len()],
        }
    }
}

/// Writes a reminder. Errors: `not_found`, `nothing_overdue`, `not_overdue` for a chosen one that is paid or in dispute by now.
pub(crate) fn written(
    conn: &Connection,
    app: &App,
    asked: &ReminderArgument,
    today: NaiveDate,
) -> Result<Written, AppError> {
    let client = party::client(conn, asked.client)?;
    let business = business::of_book(conn, app)?;
    let late = late_of(conn, asked.client, today)?;
    if late.items.is_empty() {
        return Err(Refusal::NothingOverdue { client: client.name }.into());
    }
    let chosen = chosen(conn, &late.items, asked.invoices.as_deref())?;
    let items: Vec<&Late> = chosen.iter().map(|at| &late.items[*at]).collect();
    let standings: Vec<_> = items.iter().map(|of| of.standing).collect();
    let (usual, place) = tone(&standings).ok_or_else(|| AppError::invalid("invoices", Why::Missing))?;
    let level = asked.level.unwrap_or(usual);
    let costs = costs(conn, business.address.country, &items, today)?;
    let with_interest = asked.with_interest.unwrap_or(false) && costs.as_ref().is_some_and(|of| !of.totals.is_empty());
    let template = usual_template(conn, None, &client, &business)?;
    let head = ReminderLetter::letter(&business, &client, template, today);
    let pay_within = settings::days(conn)?.pay_within;
    let pay_by = today.checked_add_days(Days::new(u64::from(pay_within))).unwrap_or(today);
    let told = Telling {
        business: &business,
        client: &client,
        items: &items,
        costs: costs.as_ref().filter(|_| with_interest),
        totals: sums(items.iter().map(|of| of.open))?,
        today,
        pay_by,
        words: words(client.language),
    };
    let text = settings::text_of(conn, client.language, level)?;
    let filled = |text: &str| fill(text, |name| told.value(name));
    let (opening, closing) = (filled(&text.opening), filled(&text.closing));
    let mail = MailTexts {
        to: client.invoice_emails(),
        cc: client.copy_emails(),
        // A client of a long name still has a subject that a mail can bear.
        subject: filled(&text.subject).chars().take(text::LINE_MAX).collect(),
        text: told.mail(&opening, &closing),
    };
    let letter = told.letter(head, level, (&opening, &closing));
    let name = format!("Reminder-{}-{today}.pdf", crate::papers::safe_name(&client.name));
    let disputed = late.disputed;
    let usual = (usual, chosen[place]);
    Ok(Written {
        business,
        client,
        all: late.items,
        disputed,
        chosen,
        level,
        usual,
        costs,
        with_interest,
        mail,
        letter,
        name,
    })
}

/// Places of the chosen ones among the late. Errors: `not_overdue`, none chosen.
fn chosen(conn: &Connection, late: &[Late], asked: Option<&[InvoiceId]>) -> Result<Vec<usize>, AppError> {
    let Some(asked) = asked else { return Ok((0..late.len()).collect()) };
    for id in asked {
        if !late.iter().any(|of| of.entry.id == *id) {
            let number = storage::record::invoice::invoice(conn, *id)?.number;
            return Err(Refusal::NotOverdue { number }.into());
        }
    }
    let chosen: Vec<usize> = (0..late.len()).filter(|at| asked.contains(&late[*at].entry.id)).collect();
    if chosen.is_empty() { Err(AppError::invalid("invoices", Why::Missing)) } else { Ok(chosen) }
}

/// What the texts of one reminder are made of.
struct Telling<'a> {
    business: &'a Business,
    client: &'a Client,
    items: &'a [&'a Late],
    /// None: not shown.
    costs: Option<&'a Costs>,
    totals: Vec<Money>,
    today: NaiveDate,
    pay_by: NaiveDate,
    words: &'static Words,
}

/// Numbers that a subject names; of more it says how many follow.
const NUMBERS_MAX: usize = 3;

impl Telling<'_> {
    fn day(&self, day: NaiveDate) -> String {
        documents::date_text(day, self.client.language)
    }

    fn amount(&self, amount: Money) -> String {
        documents::money_text(amount, self.client.language).replace('\u{a0}', " ")
    }

    fn amounts(&self, amounts: &[Money]) -> String {
        amounts.iter().map(|amount| self.amount(*amount)).collect::<Vec<_>>().join(" + ")
    }

    fn numbers(&self) -> String {
        let numbers: Vec<&str> = self.items.iter().map(|of| of.entry.number.as_str()).collect();
        if numbers.len() <= NUMBERS_MAX {
            return numbers.join(", ");
        }
        format!("{} +{}", numbers[..NUMBERS_MAX - 1].join(", "), numbers.len() - (NUMBERS_MAX - 1))
    }

    fn sender(&self) -> &str {
        if self.business.person.is_empty() { &self.business.name } else { &self.business.person }
    }

    /// What stands for a place; `open`, `due` and `days_late` are those of the longest overdue one.
    fn value(&self, name: &str) -> Option<String> {
        let oldest = self.items.first()?;
        Some(match name {
            "client" => self.client.name.clone(),
            "number" => self.numbers(),
            "total" => self.amounts(&self.totals),
            "open" => self.amount(oldest.open),
            "due" => self.day(oldest.due_on),
            "days_late" => oldest.days_late.to_string(),
            "pay_by" => self.day(self.pay_by),
            "today" => self.day(self.today),
            "business" => self.business.name.clone(),
            "sender" => self.sender().to_owned(),
            _ => return None,
        })
    }

    /// Who pays is greeted, where a name of somebody is known.
    fn greeting(&self) -> String {
        let pays = |roles: &[ContactRole]| roles.contains(&ContactRole::AccountsPayable);
        greeting_of(self.client.language, self.client.contacts.iter().find(|of| pays(&of.roles)))
    }

    fn sign_off(&self) -> String {
        format!("{}\n{}", sign_off_of(self.client.language), self.sender())
    }

    fn line(&self, of: &Late) -> String {
        let what = match of.entry.heading.trim() {
            "" => of.entry.number.clone(),
            heading => format!("{}, {heading}", of.entry.number),
        };
        format!("- {}", (self.words.line)(&what, &self.amount(of.open), &self.day(of.due_on), of.days_late))
    }

    /// What late payment has cost, and until when it is not charged. Empty where it is not shown.
    fn interest_note(&self) -> String {
        let Some(costs) = self.costs else { return String::new() };
        let rate = costs.percent.map(|percent| documents::rate_text(percent, self.client.language));
        let day = costs.rate.map(|rate| self.day(rate.valid_from));
        let mut said = vec![(self.words.interest)(&self.amounts(&costs.totals), rate.as_deref(), day.as_deref())];
        if !costs.fees.is_empty() {
            said.push((self.words.fee)(&self.amounts(&costs.fees)));
        }
        said.push((self.words.not_charged)(&self.day(self.pay_by)));
        said.join(" ")
    }

    fn mail(&self, opening: &str, closing: &str) -> String {
        let mut lines: Vec<String> = self.items.iter().map(|of| self.line(of)).collect();
        if self.items.len() > 1 {
            lines.push((self.words.total)(&self.amounts(&self.totals)));
        }
        let parts = [self.greeting(), opening.to_owned(), lines.join("\n"), self.interest_note(), closing.to_owned()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}\n\n{}\n", parts.join("\n\n"), self.sign_off())
    }

    fn letter(
        &self,
        letter: domain::papers::Letter,
        level: ReminderLevel,
        (opening, closing): (&str, &str),
    ) -> ReminderLetter {
        let interest = |at: usize| self.costs.and_then(|costs| Some(costs.each.get(at)?.as_ref()?.total));
        let item = |(at, of): (usize, &&Late)| ReminderItem {
            number: of.entry.number.clone(),
            title: of.entry.heading.clone(),
            issued_on: of.entry.issue_on,
            due_on: of.due_on,
            days_late: of.days_late,
            open: of.open,
            interest: interest(at),
        };
        ReminderLetter {
            letter,
            level,
            opening: format!("{}\n\n{opening}", self.greeting()),
            closing: format!("{closing}\n\n{}", self.sign_off()),
            items: self.items.iter().enumerate().map(item).collect(),
            totals: self.totals.clone(),
            interest_note: self.interest_note(),
            payment_methods: self.business.payment_methods.clone(),
        }
    }
}

/// The sheet of a reminder. Errors: as `written`.
pub fn reminder_sheet(app: &App, asked: ReminderArgument) -> Result<ReminderSheet, AppError> {
    app.read(|conn, moment| {
        let of = written(conn, app, &asked, moment.on)?;
        let last = record::last_of_client(conn, asked.client)?;
        let interest = |at: usize| {
            let place = of.chosen.iter().position(|chosen| *chosen == at)?;
            Some(of.costs.as_ref()?.each.get(place)?.as_ref()?.total)
        };
        let item = |(at, late): (usize, &Late)| SheetItem {
            invoice: late.entry.id,
            number: late.entry.number.clone(),
            title: late.entry.heading.clone(),
            due_on: late.due_on,
            days_late: late.days_late,
            open: late.open,
            last: late.standing.last,
            is_chosen: of.chosen.contains(&at),
            interest: interest(at),
        };
        let left_out =
            |late: &Late| LeftOut { invoice: late.entry.id, number: late.entry.number.clone(), open: late.open };
        let sets_tone = &of.all[of.usual.1];
        let costs = of.costs.as_ref();
        Ok(ReminderSheet {
            client_name: of.client.name.clone(),
            items: of.all.iter().enumerate().map(item).collect(),
            disputed: of.disputed.iter().map(left_out).collect(),
            level: of.level,
            usual_level: of.usual.0,
            because: Because { number: sets_tone.entry.number.clone(), last: sets_tone.standing.last },
            credits: credits(conn, asked.client, &of.letter.totals)?,
            totals: of.letter.totals.clone(),
            has_interest: costs.is_some_and(|costs| !costs.totals.is_empty()),
            with_interest: of.with_interest,
            interest: costs.map(|costs| costs.totals.clone()).unwrap_or_default(),
            fees: costs.map(|costs| costs.fees.clone()).unwrap_or_default(),
            law: LateLaw::of(of.business.address.country),
            percent: costs.and_then(|costs| costs.percent),
            rate_of: costs.and_then(|costs| costs.rate).map(|rate| rate.valid_from),
            rate_is_old: costs.is_some_and(|costs| costs.is_old),
            mail: of.mail.clone(),
            reminded_today: last.filter(|last| last.on == moment.on),
            problems: ReminderLetter::refusals(&of.business, &of.client).iter().map(field_of_refusal).collect(),
        })
    })
}
