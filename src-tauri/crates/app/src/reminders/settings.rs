//! What the business sets of reminders: the days between them, own texts, own rates. What is not set is as shipped.

use super::texts::{self, ReminderText};
use crate::form::Faults;
use crate::problem::AppError;
use crate::schedule::order;
use crate::table::Nothing;
use crate::{App, Entry, business};
use chrono::NaiveDate;
use domain::late_interest::{LateLaw, RateRow, RateRule, RateTable, Reference, half_year};
use domain::reminder::{DAYS_MAX, PLACES, ReminderDays, ReminderLevel, check_places};
use domain::{Country, Invalid, Percent, Why, date, text};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::setting::{put_setting, setting};
use ts_rs::TS;

const DAYS: &str = "reminder.days";
const TEXTS: &str = "reminder.texts";
const RATES: &str = "reminder.rates";
/// Most own rows of rates: three references over a working life.
const RATES_MAX: usize = 300;

/// The days as set, and as shipped.
#[derive(Debug, Serialize, TS)]
pub struct DaysView {
    #[serde(flatten)]
    pub days: ReminderDays,
    pub standard: ReminderDays,
}

/// Days as typed; what is absent stays, and what is empty goes back to its default.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SaveReminderDays {
    #[ts(optional)]
    pub first: Option<String>,
    #[ts(optional)]
    pub second: Option<String>,
    #[ts(optional)]
    pub third: Option<String>,
    #[ts(optional)]
    pub pay_within: Option<String>,
}

pub(super) fn days(conn: &Connection) -> Result<ReminderDays, AppError> {
    Ok(setting(conn, DAYS)?.unwrap_or_default())
}

pub fn reminder_days(app: &App, _: Nothing) -> Result<DaysView, AppError> {
    app.read(|conn, _| Ok(DaysView { days: days(conn)?, standard: ReminderDays::default() }))
}

/// Sets the days between reminders. Errors: by field.
pub fn save_reminder_days(app: &App, typed: SaveReminderDays) -> Result<DaysView, AppError> {
    app.write("save_reminder_days", |tx, _| {
        let (before, standard) = (days(tx)?, ReminderDays::default());
        let mut faults = Faults::default();
        let mut count =
            |field: &str, text: &Option<String>, old: u32, standard: u32| match text.as_deref().map(str::trim) {
                None => old,
                Some("") => standard,
                Some(text) => {
                    let number = text.parse::<u32>().map_err(|_| Why::NotANumber).and_then(|number| {
                        let max = DAYS_MAX.to_string();
                        if number > DAYS_MAX { Err(Why::Above { max }) } else { Ok(number) }
                    });
                    faults.take(field, number).unwrap_or(old)
                }
            };
        let days = ReminderDays {
            first: count("first", &typed.first, before.first, standard.first),
            second: count("second", &typed.second, before.second, standard.second),
            third: count("third", &typed.third, before.third, standard.third),
            pay_within: count("pay_within", &typed.pay_within, before.pay_within, standard.pay_within),
        };
        let days = faults.finish(Some(days)).map_err(AppError::Invalid)?;
        put_setting(tx, DAYS, &days)?;
        Ok((DaysView { days, standard }, Entry::book(json!({ "before": before, "after": days }))))
    })
}

/// The texts of one level in one language.
#[derive(Debug, Serialize, TS)]
pub struct TextRow {
    /// Such as `en`; all English documents share it.
    pub language: String,
    pub level: ReminderLevel,
    #[serde(flatten)]
    pub text: ReminderText,
    pub standard: ReminderText,
    pub is_own: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct TextsView {
    pub rows: Vec<TextRow>,
    /// What a text may name, each in braces.
    pub places: Vec<&'static str>,
}

/// Own texts of one level in one language. All of them empty: as shipped again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReminderTexts {
    pub language: String,
    pub level: ReminderLevel,
    pub subject: String,
    pub opening: String,
    pub closing: String,
}

/// Own texts by language and level.
type OwnTexts = BTreeMap<String, ReminderText>;

fn key(language: &str, level: ReminderLevel) -> String {
    format!("{language}.{}", level.number())
}

/// The text of a level: the own one, else as shipped.
pub(super) fn text_of(
    conn: &Connection,
    language: domain::Language,
    level: ReminderLevel,
) -> Result<ReminderText, AppError> {
    let own: OwnTexts = setting(conn, TEXTS)?.unwrap_or_default();
    let shipped = || texts::standard(language, level);
    Ok(own.get(&key(texts::base(language), level)).cloned().unwrap_or_else(shipped))
}

fn texts_view(conn: &Connection) -> Result<TextsView, AppError> {
    let own: OwnTexts = setting(conn, TEXTS)?.unwrap_or_default();
    let row = |language: domain::Language, level| {
        let (base, standard) = (texts::base(language), texts::standard(language, level));
        let kept = own.get(&key(base, level)).cloned();
        let is_own = kept.is_some();
        TextRow { language: base.to_owned(), level, text: kept.unwrap_or_else(|| standard.clone()), standard, is_own }
    };
    let levels = |language| ReminderLevel::ALL.map(|level| row(language, level));
    Ok(TextsView { rows: texts::LANGUAGES.into_iter().flat_map(levels).collect(), places: PLACES.to_vec() })
}

pub fn reminder_texts(app: &App, _: Nothing) -> Result<TextsView, AppError> {
    app.read(|conn, _| texts_view(conn))
}

/// Keeps own texts. Errors: a language that no document has, a text that is missing or too long, a place that no reminder can
/// fill, by its name.
pub fn save_reminder_texts(app: &App, typed: SaveReminderTexts) -> Result<TextsView, AppError> {
    let SaveReminderTexts { language, level, subject, opening, closing } = typed;
    let Some(known) = texts::LANGUAGES.into_iter().find(|known| texts::base(*known) == language) else {
        let allowed = texts::LANGUAGES.map(texts::base).join(", ");
        return Err(AppError::invalid("language", Why::NotOneOf { allowed }));
    };
    let is_cleared = [&subject, &opening, &closing].iter().all(|typed| typed.trim().is_empty());
    let mut faults = Faults::default();
    let mut checked = |field: &str, read: Result<String, Why>| {
        let read = read.and_then(|text| if text.is_empty() { Err(Why::Missing) } else { Ok(text) });
        faults.take(field, read.and_then(|text| check_places(&text).map(|()| text))).unwrap_or_default()
    };
    let own = if is_cleared {
        texts::standard(known, level)
    } else {
        let (subject, opening) =
            (checked("subject", text::optional(&subject)), checked("opening", text::note(&opening)));
        ReminderText { subject, opening, closing: checked("closing", text::note(&closing)) }
    };
    let own = faults.finish(Some(own)).map_err(AppError::Invalid)?;
    app.write("save_reminder_texts", |tx, _| {
        let mut kept: OwnTexts = setting(tx, TEXTS)?.unwrap_or_default();
        let key = key(&language, level);
        // What is as shipped follows later versions.
        if own == texts::standard(known, level) {
            kept.remove(&key);
        } else {
            kept.insert(key.clone(), own.clone());
        }
        put_setting(tx, TEXTS, &kept)?;
        Ok((texts_view(tx)?, Entry::book(json!({ "reminder_text": key, "after": own }))))
    })
}

/// What is set of rates. An agreed one counts instead of the law's.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Rates {
    agreed: Option<Percent>,
    own: Vec<OwnRow>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct OwnRow {
    reference: Reference,
    rate: RateRow,
}

/// A rule with the table that it reads.
pub(super) enum Rule {
    Agreed(Percent),
    Law(LateLaw, RateTable),
}

impl Rule {
    pub fn rule(&self) -> RateRule<'_> {
        match self {
            Self::Agreed(percent) => RateRule::Agreed(*percent),
            Self::Law(law, table) => RateRule::Law(*law, table),
        }
    }

    /// The day from which the last rate of the table holds; None where none is read.
    pub fn last_known(&self) -> Option<NaiveDate> {
        match self {
            Self::Agreed(_) => None,
            Self::Law(_, table) => table.rows().last().map(|row| row.valid_from),
        }
    }
}

impl Rates {
    fn table(&self, reference: Reference) -> RateTable {
        let own: Vec<RateRow> = self.own.iter().filter(|row| row.reference == reference).map(|row| row.rate).collect();
        RateTable::shipped(reference).with_own(&own)
    }

    /// By what a seller reckons, and its law; None without either.
    pub fn rule(&self, seller: Country) -> Option<(Rule, Option<LateLaw>)> {
        let law = LateLaw::of(seller);
        let rule = match (self.agreed, law) {
            (Some(percent), _) => Rule::Agreed(percent),
            (None, Some(law)) => Rule::Law(law, self.table(law.reference())),
            (None, None) => return None,
        };
        Some((rule, law))
    }
}

pub(super) fn rates(conn: &Connection) -> Result<Rates, AppError> {
    Ok(setting(conn, RATES)?.unwrap_or_default())
}

/// All that is set, for the export of the book.
pub(crate) fn exported(conn: &Connection) -> Result<serde_json::Value, AppError> {
    let texts: OwnTexts = setting(conn, TEXTS)?.unwrap_or_default();
    Ok(json!({ "days": days(conn)?, "texts": texts, "rates": rates(conn)? }))
}

/// A rate with whether it is the business's own.
#[derive(Debug, Serialize, TS)]
pub struct RateView {
    pub valid_from: NaiveDate,
    #[ts(type = "string")]
    pub percent: Decimal,
    pub is_own: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ReferenceView {
    pub reference: Reference,
    /// Newest first.
    pub rows: Vec<RateView>,
}

#[derive(Debug, Serialize, TS)]
pub struct LateRates {
    /// Of the seller's country; None where none is known.
    pub law: Option<LateLaw>,
    /// Percentage points on top of the reference.
    #[ts(type = "string | null")]
    pub points: Option<Decimal>,
    pub reference: Option<Reference>,
    /// Counts instead of the law's rate.
    pub agreed_percent: Option<Percent>,
    /// A year, today; None without a law or an agreement.
    #[ts(type = "string | null")]
    pub today_percent: Option<Decimal>,
    /// The day from which the reference rate of today holds.
    pub rate_of: Option<NaiveDate>,
    /// A newer one was published since, and is not here yet.
    pub is_old: bool,
    pub references: Vec<ReferenceView>,
}

/// A rate as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnRate {
    pub reference: Reference,
    pub valid_from: String,
    pub percent: String,
}

/// What is absent stays. `agreed_percent`: empty for none. `own`: all own rows as they are to be.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SaveLateRates {
    #[ts(optional)]
    pub agreed_percent: Option<String>,
    #[ts(optional)]
    pub own: Option<Vec<OwnRate>>,
}

fn rates_view(conn: &Connection, app: &App, today: NaiveDate) -> Result<LateRates, AppError> {
    let (rates, seller) = (rates(conn)?, business::of_book(conn, app)?.address.country);
    let law = LateLaw::of(seller);
    let now = law.and_then(|law| Some((law, rates.table(law.reference()).at(today)?)));
    let by_law = now.map(|(law, rate)| (rate.percent + law.points()).max(Decimal::ZERO));
    let is_own = |reference: Reference, on: NaiveDate| {
        rates.own.iter().any(|row| row.reference == reference && row.rate.valid_from == on)
    };
    let view = |reference: Reference| {
        let row = |row: RateRow| RateView {
            valid_from: row.valid_from,
            percent: row.percent,
            is_own: is_own(reference, row.valid_from),
        };
        ReferenceView { reference, rows: rates.table(reference).rows().into_iter().rev().map(row).collect() }
    };
    let is_by_law = rates.agreed.is_none();
    Ok(LateRates {
        law,
        points: law.map(LateLaw::points),
        reference: law.map(LateLaw::reference),
        agreed_percent: rates.agreed,
        today_percent: rates.agreed.map(Percent::value).or(by_law),
        rate_of: now.filter(|_| is_by_law).map(|(_, rate)| rate.valid_from),
        is_old: is_by_law && now.is_some_and(|(_, rate)| rate.valid_from < half_year(today)),
        references: Reference::ALL.map(view).into(),
    })
}

pub fn late_rates(app: &App, _: Nothing) -> Result<LateRates, AppError> {
    app.read(|conn, moment| rates_view(conn, app, moment.on))
}

/// Keeps an agreed rate and own rows. Errors: by field, `own.0.percent`; two rows of one day.
pub fn save_late_rates(app: &App, typed: SaveLateRates) -> Result<LateRates, AppError> {
    app.write("save_late_rates", |tx, moment| {
        let (mut rates, order) = (rates(tx)?, order(tx, app)?);
        let mut faults = Faults::default();
        match typed.agreed_percent.as_deref().map(str::trim) {
            None => {}
            Some("") => rates.agreed = None,
            Some(text) => rates.agreed = faults.take("agreed_percent", Percent::parse(text)),
        }
        if let Some(own) = typed.own {
            if own.len() > RATES_MAX {
                return Err(AppError::invalid("own", Why::TooMany { max: RATES_MAX }));
            }
            rates.own.clear();
            for (at, row) in own.into_iter().enumerate() {
                let field = |name: &str| format!("own.{at}.{name}");
                let from = faults.take(&field("valid_from"), date::parse(&row.valid_from, moment.on, order));
                let percent = faults.take(&field("percent"), RateRow::parse_percent(&row.percent));
                let (Some(valid_from), Some(percent)) = (from, percent) else { continue };
                let is_same = |of: &OwnRow| of.reference == row.reference && of.rate.valid_from == valid_from;
                if rates.own.iter().any(is_same) {
                    let reason = "is the day of another rate".to_owned();
                    faults.push(Invalid::new(&field("valid_from"), Why::Malformed { reason }));
                }
                rates.own.push(OwnRow { reference: row.reference, rate: RateRow { valid_from, percent } });
            }
        }
        let rates = faults.finish(Some(rates)).map_err(AppError::Invalid)?;
        put_setting(tx, RATES, &rates)?;
        Ok((rates_view(tx, app, moment.on)?, Entry::book(json!({ "late_rates": rates }))))
    })
}
