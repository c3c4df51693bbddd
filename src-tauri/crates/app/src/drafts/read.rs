//! Reads a prepared invoice against client, project and business; what is at fault falls back and is named.

use super::adjusting;
use super::derived::{self, Earlier};
use super::form::{InvoiceForm, InvoicePatch, LineForm};
use super::{apply, correction, exchange};
use crate::App;
use crate::attachments;
use crate::form::Faults;
use crate::looks;
use crate::problem::AppError;
use crate::schedule::{not_above, not_negative, order};
use chrono::NaiveDate;
use domain::date::DateOrder;
use domain::invoice::{DraftInvoice, DraftLine, LineRole, LineSource, Template};
use domain::papers::EvidenceFile;
use domain::party::{Business, Client};
use domain::project::Project;
use domain::tax::{Tax, TaxCategory};
use domain::terms::{EarlyPayment, PaymentTerms};
use domain::{
    AttachmentId, DraftInvoiceId, Invalid, InvoiceBody, Language, Milestone, MilestoneId, Money, Percent, ProjectId,
    Quantity, Rounding, Why, date, legal, text,
};
use storage::Connection;
use storage::record::draft::{self, PreparedInvoice};
use storage::record::{invoice, milestone, party, project};

/// A prepared invoice with all that its form is read against.
pub(crate) struct Loaded {
    pub kept: PreparedInvoice,
    pub form: InvoiceForm,
    pub draft: DraftInvoice,
    pub issue_on: NaiveDate,
    /// Amount of each discount and charge on the document, as typed.
    pub adjusted: Vec<Money>,
    pub faults: Vec<Invalid>,
}

impl Loaded {
    /// The document as it may leave the program: it says all that was typed. The screen alone shows one that does not.
    /// Errors: `Invalid` with every text that cannot be read, under its field.
    pub(crate) fn body_as_typed(&self) -> Result<InvoiceBody, AppError> {
        if !self.faults.is_empty() {
            return Err(AppError::Invalid(self.faults.clone()));
        }
        Ok(self.draft.body(self.issue_on)?)
    }
}

/// Loads and reads a prepared invoice; texts at fault fall back to what follows, and are named.
pub(crate) fn load(conn: &Connection, app: &App, id: DraftInvoiceId, today: NaiveDate) -> Result<Loaded, AppError> {
    load_typed(conn, app, id, InvoicePatch::default(), today)
}

/// The same with what is being typed and not kept yet.
pub(crate) fn load_typed(
    conn: &Connection,
    app: &App,
    id: DraftInvoiceId,
    typed: InvoicePatch,
    today: NaiveDate,
) -> Result<Loaded, AppError> {
    let kept = draft::prepared(conn, id)?;
    let types_rate = typed.exchange_rate.is_some();
    let mut form = apply(read_form(&kept)?, typed)?;
    let business = crate::business::of_book(conn, app)?;
    let client = party::client(conn, kept.client)?;
    let project = kept.project.map(|p| project::project(conn, p)).transpose()?;
    let plan = project.as_ref().map(|p| milestone::plan(conn, p.id)).transpose()?.unwrap_or_default();
    let currency = project.as_ref().map_or(client.currency, |p| p.contract.currency());
    if types_rate {
        form.rate_pair = exchange::pair_code(&business, currency);
    }
    let invoiced = project.as_ref().map(|p| milestone::invoiced(conn, p.id, currency)).transpose()?.unwrap_or_default();
    let mut faults = Faults::default();
    let order = order(conn, app)?;
    let mut on = |field: &str, typed: &str| {
        (!typed.trim().is_empty()).then(|| faults.take(field, date::parse(typed, today, order))).flatten()
    };
    let issue_on = on("issue_on", &form.issue_on).unwrap_or(today);
    let due_on = on("due_on", &form.due_on);
    let own_terms =
        (!form.terms.trim().is_empty()).then(|| faults.take("terms", PaymentTerms::parse(&form.terms))).flatten();
    let terms = own_terms.or(project.as_ref().and_then(|p| p.terms)).or(client.terms).or(business.terms);
    let language = faults.take("language", Language::parse(&form.language)).unwrap_or(client.language);
    let second_language =
        chosen(&mut faults, "second_language", &form.second_language, client.second_language, Language::parse);
    let early_payment = client.early_payment.or(business.early_payment);
    let early_payment = chosen(&mut faults, "early_payment", &form.early_payment, early_payment, EarlyPayment::parse);
    let follows = usual_template(conn, project.as_ref().map(|p| p.id), &client, &business)?;
    let template =
        chosen(&mut faults, "template", &form.template, Some(follows), looks::parse_template).unwrap_or(follows);
    let order_number = faults.take("order_number", text::optional(&form.order_number)).unwrap_or_default();
    let note = faults.take("note", text::note(&form.note)).unwrap_or_default();
    let _kept_by_the_issue = faults.take("private_note", text::note(&form.private_note));
    let read = LineReader {
        conn,
        business: &business,
        client: &client,
        project: project.as_ref(),
        plan: &plan,
        currency,
        language,
        is_final: form.is_final,
    };
    let mut lines = form
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| read.line(at, line, &mut faults))
        .collect::<Result<Vec<_>, _>>()?;
    let otherwise = line_taxes(&business, &client, project.as_ref(), language)?;
    let (adjusted, mut unsummed) =
        match adjusting::of_document(&form.adjustments, &lines, (currency, language), &otherwise, &mut faults) {
            Ok(adjusted) => (adjusted, None),
            Err(why) => (adjusting::Adjusted::default(), Some(why)),
        };
    let mut deposits = Money::zero(currency);
    let seller = business.address.country;
    let rule = derived::rule(project.as_ref(), &form, seller, (today, order), &mut faults);
    let keeps_back = derived::keeps_back(rule, project.as_ref(), &lines);
    if let Some(project) = &project {
        let earlier = Earlier::of(conn, Some(project), &form)?;
        let derived = earlier.waiting(project, &plan).and_then(|waiting| {
            deposits = waiting;
            earlier.lines((project, &plan), &form, (&lines, &adjusted.parts), (rule, language), &mut faults)
        });
        match derived {
            Ok(derived) => lines.extend(derived),
            Err(why) => unsummed = Some(why),
        }
    }
    let mut draft = DraftInvoice {
        project: project.map(|p| (p, plan)),
        shows: client.shows.unwrap_or_else(|| business.looks.shows(template)),
        business,
        client,
        invoiced,
        deposits,
        currency,
        language,
        second_language,
        template,
        terms,
        early_payment,
        due_on,
        order_number,
        note,
        lines,
        adjustments: adjusted.parts,
        prepaid: Money::zero(currency),
        corrects: correction::read(conn, &form)?,
        keeps_back,
        exchange: None,
    };
    let mut faults = faults.finish(None::<()>).err().unwrap_or_default();
    faults.extend(unsummed.map(|why| Invalid::new("lines.0.unit_price", why)));
    sum_up(&mut draft, issue_on, &form, (today, order), &mut faults);
    Ok(Loaded { kept, form, draft, issue_on, adjusted: adjusted.amounts, faults })
}

/// Names a sum that cannot be, and reads the exchange rate against the sum that can.
fn sum_up(
    draft: &mut DraftInvoice,
    issue_on: NaiveDate,
    form: &InvoiceForm,
    (today, order): (NaiveDate, DateOrder),
    faults: &mut Vec<Invalid>,
) {
    let currency = draft.currency;
    match draft.body(issue_on) {
        Ok(body) => {
            if let Err(why) = not_above(body.totals.gross) {
                faults.push(Invalid::new("lines.0.unit_price", why));
            }
            draft.exchange = exchange::read(draft, &body.totals, form, (today, order), faults);
        }
        Err(why) => {
            // Each text is fine and their sum is not: the draft must still open, or nobody could mend it.
            faults.push(Invalid::new("lines.0.unit_price", why));
            draft.adjustments.clear();
            draft.lines.iter_mut().for_each(|line| {
                line.unit_price = Money::zero(currency);
                line.adjustments.clear();
            });
        }
    }
}

/// The design that documents follow until another is chosen: that of the project's last invoice, of the client, of the
/// business.
pub(crate) fn usual_template(
    conn: &Connection,
    project: Option<ProjectId>,
    client: &Client,
    business: &Business,
) -> Result<Template, AppError> {
    let last = project.map(|id| invoice::last_of_project(conn, id)).transpose()?.flatten();
    Ok(last.map(|last| last.body().template).or(client.template).unwrap_or(business.looks.template))
}

/// What a text chooses: empty follows `follows`, `none` chooses nothing.
fn chosen<T>(
    faults: &mut Faults,
    field: &str,
    typed: &str,
    follows: Option<T>,
    parse: impl Fn(&str) -> Result<T, Why>,
) -> Option<T> {
    match typed.trim() {
        "" => follows,
        "none" => None,
        typed => faults.take(field, parse(typed)).or(follows),
    }
}

pub(crate) fn read_form(kept: &PreparedInvoice) -> Result<InvoiceForm, AppError> {
    serde_json::from_str(&kept.json).map_err(|e| {
        let (table, column) = ("draft_invoice", "json");
        storage::StoreError::UnreadableRow { table, id: kept.id.to_string(), column, reason: e.to_string() }.into()
    })
}

struct LineReader<'a> {
    conn: &'a Connection,
    business: &'a Business,
    client: &'a Client,
    project: Option<&'a Project>,
    plan: &'a [Milestone],
    currency: domain::Currency,
    language: Language,
    is_final: bool,
}

impl LineReader<'_> {
    fn line(&self, at: usize, form: &LineForm, faults: &mut Faults) -> Result<DraftLine, AppError> {
        let field = |name: &str| format!("lines.{at}.{name}");
        let of = form.milestone.and_then(|id| self.plan.iter().find(|m| m.id == id));
        if form.milestone.is_some() && of.is_none() {
            // It would be billed without the plan, the sign-off and the record that a milestone has.
            let reason = "is no milestone of this project; take the line out or bill it freely".to_owned();
            faults.push(Invalid::new(&field("milestone"), Why::Malformed { reason }));
        }
        let follows = |typed: &str| typed.trim().is_empty();
        let quantity = if follows(&form.quantity) {
            Some(Quantity::ONE)
        } else {
            faults.take(&field("quantity"), Quantity::parse(&form.quantity))
        };
        // A final invoice bills the whole once more and takes off what was billed before.
        let agreed = of.map_or(Money::zero(self.currency), |m| if self.is_final { m.amount } else { m.left() });
        let unit_price = if follows(&form.unit_price) {
            Some(agreed)
        } else {
            faults.take(&field("unit_price"), price(&form.unit_price, self.currency))
        };
        let mut note = |name: &str, typed: &str| faults.take(&field(name), text::note(typed)).unwrap_or_default();
        let description = note("description", &form.description);
        let override_reason = note("override_reason", &form.override_reason);
        let amount_reason = note("amount_reason", &form.amount_reason);
        let title = faults.take(&field("title"), text::optional(&form.title)).unwrap_or_default();
        let rate = (!follows(&form.tax_rate))
            .then(|| faults.take(&field("tax_rate"), Percent::parse(&form.tax_rate)))
            .flatten();
        let follows_anyway = line_taxes(self.business, self.client, self.project, self.language)?;
        let taxes = match rate {
            // The rate that the line has anyway keeps its category and its reason: 0 is not always the zero rate.
            Some(rate) if follows_anyway.iter().all(|t| t.rate != rate) => vec![self.own_tax(rate)?],
            Some(_) | None => follows_anyway,
        };
        let mut deliverables = Vec::new();
        for (place, ticked) in form.deliverables.iter().enumerate().filter(|(_, ticked)| ticked.printed) {
            let title = faults.take(&field(&format!("deliverables.{place}")), text::optional(&ticked.title));
            deliverables.extend(title.filter(|title| !title.is_empty()));
        }
        let evidence = match form.milestone {
            Some(id) if !form.evidence.is_empty() => named_files(self.conn, id, &form.evidence)?,
            Some(_) | None => Vec::new(),
        };
        let (quantity, unit_price) = (quantity.unwrap_or(Quantity::ONE), unit_price.unwrap_or(agreed));
        let given = (form.discount.as_str(), form.discount_reason.as_str());
        // A line that cannot be multiplied is named by the sum.
        let discount = unit_price
            .times(quantity, Rounding::HalfAway)
            .ok()
            .and_then(|base| adjusting::of_line(&field, given, base, self.language, faults));
        let source = self.source(&field("role"), form, (override_reason, amount_reason), faults)?;
        Ok(DraftLine {
            source,
            title,
            description,
            deliverables,
            quantity,
            unit: form.unit,
            evidence,
            unit_price,
            adjustments: Vec::from_iter(discount),
            taxes,
        })
    }

    /// What the line bills. One of a role that lacks its milestone or its invoice is named and read as a free line.
    fn source(
        &self,
        field: &str,
        form: &LineForm,
        (override_reason, amount_reason): (String, String),
        faults: &mut Faults,
    ) -> Result<LineSource, AppError> {
        Ok(match (form.role, form.milestone, form.releases) {
            (LineRole::Billing, Some(id), None) => LineSource::Milestone { id, override_reason, amount_reason },
            (LineRole::Part, Some(id), None) => LineSource::Part { id, override_reason },
            (LineRole::Billing, None, None) => LineSource::Free,
            (LineRole::Deposit, None, None) if self.project.is_some() => LineSource::Deposit,
            (LineRole::Release, None, Some(id)) if self.project.is_some() => {
                LineSource::Release { of: invoice::issued(self.conn, id)?.reference("") }
            }
            (LineRole::Part | LineRole::Deposit | LineRole::Release | LineRole::Billing, _, _)
            | (LineRole::Deduction | LineRole::Retainage, _, _) => {
                let reason = "does not fit what the line bills".to_owned();
                faults.push(Invalid::new(field, Why::Malformed { reason }));
                LineSource::Free
            }
        })
    }

    fn own_tax(&self, rate: Percent) -> Result<Tax, AppError> {
        let name = self
            .business
            .tax
            .as_ref()
            .map_or_else(|| crate::business::tax_name(self.business.address.country).to_owned(), |t| t.name.clone());
        let category = if rate == Percent::ZERO { TaxCategory::Zero } else { TaxCategory::Standard };
        Ok(Tax::new(&name, category, rate, None)?)
    }
}

/// The files that a line names, in the order of the milestone; one that was removed since is named no more.
fn named_files(conn: &Connection, of: MilestoneId, ids: &[AttachmentId]) -> Result<Vec<EvidenceFile>, AppError> {
    let files = attachments::of_milestone(conn, of)?.into_iter().filter(|file| ids.contains(&file.id));
    Ok(files.map(|file| EvidenceFile { name: file.name, sha256: file.hash }).collect())
}

fn price(typed: &str, currency: domain::Currency) -> Result<Money, Why> {
    not_negative(Money::parse(typed, currency))
}

/// Taxes of a milestone's line, for the screens that show them before an invoice exists.
pub(crate) fn default_taxes(
    business: &Business,
    client: &Client,
    project: &Project,
    language: Language,
) -> Result<Vec<Tax>, AppError> {
    line_taxes(business, client, Some(project), language)
}

fn line_taxes(
    business: &Business,
    client: &Client,
    project: Option<&Project>,
    language: Language,
) -> Result<Vec<Tax>, AppError> {
    // A seller that charges no tax charges none to any client.
    let Some(own) = &business.tax else { return Ok(Vec::new()) };
    let chosen = project.and_then(|p| p.tax.as_ref()).or(client.tax.as_ref()).unwrap_or(own);
    let reason = legal::reason_of(&client.tax_note, chosen.category, business.address.country, language);
    Ok(vec![Tax::new(&chosen.name, chosen.category, chosen.rate, reason)?])
}
