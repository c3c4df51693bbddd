//! Interest on what is paid late, by law or as agreed, and the fixed sum that the law adds. It is told, never charged here: a
//! reminder shows it, no invoice does. Simple interest over days of 365 a year, leap years too.
//! Sources: Directive 2011/7/EU; § 247 and § 288 BGB; § 456 and § 458 UGB; Code de commerce L441-10; Late Payment of
//! Commercial Debts (Interest) Act 1998 with SI 2002/1675.

use crate::locale::Country;
use crate::money::{Currency, Money, Rounding};
use crate::payment::{Settlement, SettlementKind};
use crate::percent::Percent;
use crate::refusal::Why;
use crate::retention::Share;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

mod shipped;
#[cfg(test)]
mod tests;

/// A published rate that a law adds its points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// Main refinancing operations of the European Central Bank.
    Ecb,
    /// The base rate of § 247 BGB.
    German,
    /// The base rate of the Oesterreichische Nationalbank: that of the first day of a half-year holds for all of it.
    Austrian,
    BankOfEngland,
}

impl Reference {
    pub const ALL: [Reference; 4] = [Reference::Ecb, Reference::German, Reference::Austrian, Reference::BankOfEngland];
}

/// Whose rule a seller claims late interest by, from another business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum LateLaw {
    /// The least that every member state grants.
    Eu,
    Germany,
    /// From a client that answers for being late; from another the code grants 4 % alone.
    Austria,
    France,
    UnitedKingdom,
}

impl LateLaw {
    /// None: no such law is known, and only what was agreed counts.
    pub fn of(seller: Country) -> Option<Self> {
        match seller.code() {
            "DE" => Some(Self::Germany),
            "AT" => Some(Self::Austria),
            "FR" | "GP" | "MQ" | "GF" | "RE" | "YT" | "BL" | "MF" | "PM" => Some(Self::France),
            "GB" | "XI" => Some(Self::UnitedKingdom),
            _ if seller.in_eu() => Some(Self::Eu),
            _ => None,
        }
    }

    pub fn reference(self) -> Reference {
        match self {
            Self::Eu | Self::France => Reference::Ecb,
            Self::Germany => Reference::German,
            Self::Austria => Reference::Austrian,
            Self::UnitedKingdom => Reference::BankOfEngland,
        }
    }

    /// Percentage points on top of the reference rate.
    pub fn points(self) -> Decimal {
        let tenths = match self {
            Self::Eu | Self::UnitedKingdom => 80,
            Self::Germany => 90,
            Self::Austria => 92,
            Self::France => 100,
        };
        Decimal::new(tenths, 1).normalize()
    }

    /// The United Kingdom fixes the rate on the day on which interest begins; elsewhere it follows each half-year.
    fn is_fixed_at_start(self) -> bool {
        self == Self::UnitedKingdom
    }

    /// The fixed sum that may be asked for with one invoice of which `debt` was late. None where the law names none in that
    /// currency: the British one goes by size, in pounds.
    pub fn fee(self, debt: Money) -> Option<Money> {
        let whole = |major: i64, code: &str| {
            let currency = Currency::parse(code).ok()?;
            Money::rounded(Decimal::from(major), currency, Rounding::HalfAway).ok()
        };
        match self {
            Self::Eu | Self::Germany | Self::Austria | Self::France => whole(40, "EUR"),
            Self::UnitedKingdom if debt.currency().code() != "GBP" => None,
            Self::UnitedKingdom if debt.amount() < Decimal::ONE_THOUSAND => whole(40, "GBP"),
            Self::UnitedKingdom if debt.amount() < Decimal::from(10_000) => whole(70, "GBP"),
            Self::UnitedKingdom => whole(100, "GBP"),
        }
    }
}

/// A reference rate in percent from a day on; it may be below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct RateRow {
    pub valid_from: NaiveDate,
    #[ts(type = "string")]
    pub percent: Decimal,
}

impl RateRow {
    /// Reads a reference rate as typed, `2.15 %` or `-0,88`. Errors: `NotANumber`, `Above` 100 %, `TooManyDecimals`.
    pub fn parse_percent(text: &str) -> Result<Decimal, Why> {
        let text = text.trim().trim_end_matches('%').trim_end().replace(',', ".");
        let value = crate::money::typed_decimal(&text, 3)?.normalize();
        if value.abs() > Decimal::ONE_HUNDRED {
            return Err(Why::Above { max: "100".to_owned() });
        }
        if value.scale() > PERCENT_DECIMALS {
            return Err(Why::TooManyDecimals { max: PERCENT_DECIMALS });
        }
        Ok(value)
    }
}

const PERCENT_DECIMALS: u32 = 4;

/// Rates of one reference by the day from which they hold. The last one counts on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RateTable {
    rows: BTreeMap<NaiveDate, Decimal>,
}

impl RateTable {
    /// What this version of the program knows.
    pub fn shipped(reference: Reference) -> Self {
        Self { rows: shipped::rows(reference) }
    }

    /// The same with own rows, which win on their days.
    pub fn with_own(mut self, own: &[RateRow]) -> Self {
        self.rows.extend(own.iter().map(|row| (row.valid_from, row.percent)));
        self
    }

    pub fn rows(&self) -> Vec<RateRow> {
        self.rows.iter().map(|(on, percent)| RateRow { valid_from: *on, percent: *percent }).collect()
    }

    /// The rate in force on `day`. None before the first that is known.
    pub fn at(&self, day: NaiveDate) -> Option<RateRow> {
        let (on, percent) = self.rows.range(..=day).next_back()?;
        Some(RateRow { valid_from: *on, percent: *percent })
    }
}

/// By what interest is worked out.
#[derive(Debug, Clone, Copy)]
pub enum RateRule<'t> {
    /// One rate that the contract names.
    Agreed(Percent),
    Law(LateLaw, &'t RateTable),
}

/// An invoice as it was asked for and settled, with tax.
#[derive(Debug, Clone)]
pub struct Claim {
    pub total: Money,
    pub due_on: NaiveDate,
    /// What of the total is due later.
    pub kept: Option<Share>,
    /// Each lowers what is open from its own day on; a credit note from the beginning, for what it takes back was never owed.
    pub settled: Vec<Settlement>,
}

/// Days on which the same amount was open at the same rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    pub from: NaiveDate,
    /// The last day, included.
    pub to: NaiveDate,
    pub open: Money,
    /// A year.
    pub percent: Decimal,
    /// Rounded to the minor unit.
    pub interest: Money,
}

/// What late payment of one invoice has cost so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateInterest {
    pub segments: Vec<Segment>,
    pub total: Money,
    /// A year, on the last day.
    pub percent: Decimal,
    /// The reference rate behind it and the day from which it holds; None where the rate is agreed.
    pub rate: Option<RateRow>,
}

impl LateInterest {
    /// Interest on `claim` up to and including `today`, from the day after it was due.
    /// None where nothing is late, or a day lies before the first known rate. Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn of(claim: &Claim, rule: RateRule<'_>, today: NaiveDate) -> Result<Option<Self>, Why> {
        let (mut segments, mut last) = (Vec::new(), None);
        let parts = [Some((Part::First, claim.due_on)), claim.kept.map(|kept| (Part::Kept, kept.due_on))];
        for (part, due_on) in parts.into_iter().flatten() {
            let Some(begins) = due_on.succ_opt().filter(|begins| *begins <= today) else { continue };
            for (from, to) in spans(claim, rule, begins, today) {
                let open = claim.open_at(part, from)?;
                if !open.is_positive() {
                    continue;
                }
                let Some((percent, rate)) = rule.at(begins, from) else { return Ok(None) };
                last = Some((percent, rate));
                let is_turn = rule.follows_half_years() && is_half_year(from);
                match segments.last_mut().filter(|of: &&mut Segment| {
                    !is_turn && of.open == open && of.percent == percent && of.to.succ_opt() == Some(from)
                }) {
                    Some(known) => known.to = to,
                    None => segments.push(Segment { from, to, open, percent, interest: open }),
                }
            }
        }
        let Some((percent, rate)) = last else { return Ok(None) };
        for segment in &mut segments {
            segment.interest = simple(segment)?;
        }
        let total = Money::sum(segments.iter().map(|of| of.interest), claim.total.currency())?;
        Ok(Some(Self { segments, total, percent, rate }))
    }
}

impl LateInterest {
    /// What was open on the first day of interest: by that goes the fixed sum, whatever was paid since.
    pub fn debt(&self) -> Option<Money> {
        self.segments.first().map(|segment| segment.open)
    }
}

/// Which part of a claim: each is late from a day of its own.
#[derive(Clone, Copy)]
enum Part {
    First,
    Kept,
}

impl Claim {
    /// What of a part is open on `day`: what is due first is settled first.
    fn open_at(&self, part: Part, day: NaiveDate) -> Result<Money, Why> {
        let counts = |of: &&Settlement| of.on <= day || of.kind == SettlementKind::Credit;
        let settled = self.settled.iter().filter(counts).map(|of| of.amount);
        let open = self.total.minus(Money::sum(settled, self.total.currency())?)?;
        let Some(kept) = self.kept else { return Ok(open) };
        let kept = if open.minus(kept.amount)?.is_negative() { open } else { kept.amount };
        match part {
            Part::First => open.minus(kept),
            Part::Kept => Ok(kept),
        }
    }
}

impl RateRule<'_> {
    fn follows_half_years(self) -> bool {
        match self {
            Self::Agreed(_) => false,
            Self::Law(law, _) => !law.is_fixed_at_start(),
        }
    }

    /// The rate on `day` of interest that began on `begins`. Nobody is owed interest for waiting, however low rates are.
    fn at(self, begins: NaiveDate, day: NaiveDate) -> Option<(Decimal, Option<RateRow>)> {
        match self {
            Self::Agreed(percent) => Some((percent.value(), None)),
            Self::Law(law, table) => {
                let rate = table.at(if law.is_fixed_at_start() { begins } else { day })?;
                Some(((rate.percent + law.points()).max(Decimal::ZERO), Some(rate)))
            }
        }
    }
}

/// From `begins` to `today`, cut wherever something may change: at payments, half-years and new rates. First and last day
/// of each.
fn spans(claim: &Claim, rule: RateRule<'_>, begins: NaiveDate, today: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut cuts: BTreeSet<NaiveDate> = BTreeSet::from([begins]);
    cuts.extend(claim.settled.iter().map(|of| of.on));
    if let (true, RateRule::Law(_, table)) = (rule.follows_half_years(), rule) {
        cuts.extend(table.rows.keys());
        let turns = (begins.year()..=today.year()).flat_map(|year| [(year, 1), (year, 7)]);
        cuts.extend(turns.filter_map(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1)));
    }
    let cuts: Vec<NaiveDate> = cuts.range(begins..=today).copied().collect();
    let ends = cuts.iter().skip(1).filter_map(NaiveDate::pred_opt).chain([today]);
    cuts.iter().copied().zip(ends).collect()
}

fn is_half_year(day: NaiveDate) -> bool {
    day.day() == 1 && matches!(day.month(), 1 | 7)
}

/// The first day of the half-year of `day`.
pub fn half_year(day: NaiveDate) -> NaiveDate {
    let month = if day.month() < 7 { 1 } else { 7 };
    NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
}

/// open x percent x days / 365, rounded once.
fn simple(of: &Segment) -> Result<Money, Why> {
    let days = Decimal::from((of.to - of.from).num_days() + 1);
    let product = of.open.amount().checked_mul(of.percent).and_then(|a| a.checked_mul(days)).ok_or(Why::TooLarge)?;
    Money::rounded(product / Decimal::from(36_500), of.open.currency(), Rounding::HalfAway)
}
