//! Money in foreign currencies in random books: rates fixed at issue, what arrived, and what is gained or lost by it, worked out here in
//! whole numbers from what was typed.

use crate::books::Book;
use crate::{Chance, minor};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a euro costs on a usual day, in ten-thousandths.
const USUAL: [(&str, u64); 2] = [("USD", 10_842), ("GBP", 8_610)];
const ONE: i128 = 10_000;

/// A rate of some day: a tenth more or less than usual. None for a currency in which nobody here is billed.
pub fn rate(chance: &mut Chance, currency: &str) -> Option<u64> {
    let (_, usual) = USUAL.iter().find(|(code, _)| *code == currency)?;
    Some(usual * (900 + chance.below(201)) / 1000)
}

pub fn text(ten_thousandths: u64) -> String {
    format!("{}.{:04}", ten_thousandths / 10_000, ten_thousandths % 10_000)
}

/// What was typed of a payment.
#[derive(Clone, Copy)]
enum Typed {
    Cents(u64),
    Rate(u64),
}

/// The rate that each invoice fixed, in ten-thousandths of its currency for a euro.
#[derive(Default)]
pub struct Gains {
    rates: BTreeMap<i64, u64>,
}

impl Gains {
    pub fn fixed(&mut self, invoice: i64, rate: u64) {
        self.rates.insert(invoice, rate);
    }

    /// Adds to a payment of `row` what arrived, by amount or by rate; often nothing, and sometimes another invoice of the client.
    fn typed(&self, chance: &mut Chance, row: &Value, all: &[Value], paid: &mut Value) -> Option<Typed> {
        let is_like = |of: &&Value| {
            of["id"] != row["id"]
                && of["client"] == row["client"]
                && of["open"]["currency"] == row["open"]["currency"]
                && minor(&of["open"]) > 0
        };
        if chance.below(3) == 0
            && let Some(other) = all.iter().find(is_like)
        {
            paid["invoices"] = json!([row["id"], other["id"]]);
        }
        let rate = rate(chance, row["open"]["currency"].as_str().unwrap())?;
        let typed = match chance.below(5) {
            0 => return None,
            1 | 2 => Typed::Cents(u64::try_from(minor(&row["open"])).ok()? * 10_000 / rate + 1),
            _ => Typed::Rate(rate),
        };
        match typed {
            Typed::Cents(cents) => paid["home_amount"] = json!(format!("{}.{:02}", cents / 100, cents % 100)),
            Typed::Rate(rate) => paid["home_rate"] = json!(text(rate)),
        }
        Some(typed)
    }

    /// Whether a recorded payment says of its exchange what was typed of it.
    fn prove(&self, recorded: &Value, typed: Option<Typed>) {
        let Some(typed) = typed else {
            assert_eq!(recorded["exchange"], Value::Null, "nobody said what arrived: {recorded:#}");
            return;
        };
        let amount = i128::from(minor(&recorded["amount"]));
        let arrived = match typed {
            Typed::Cents(cents) => i128::from(cents),
            Typed::Rate(rate) => rounded(amount * ONE, i128::from(rate)),
        };
        let parts = recorded["parts"].as_array().unwrap().iter().filter(|part| part["kind"] == "payment");
        let (mut settled, mut at_issue) = (0, 0);
        for part in parts {
            let own = i128::from(minor(&part["amount"]));
            settled += own;
            at_issue += rounded(own * ONE, i128::from(self.rates[&part["invoice"].as_i64().unwrap()]));
        }
        // The larger rest has the last cent, and of two like ones the first.
        let (floor, rest) = (arrived * settled / amount, arrived * settled % amount);
        let received = floor + i128::from(rest > 0 && 2 * rest >= amount);
        let told = ["received", "at_issue", "gain"].map(|part| i128::from(minor(&recorded["exchange"][part])));
        assert_eq!(told, [received, at_issue, received - at_issue], "{recorded:#}");
    }
}

/// Half away from zero, of what is not below it.
fn rounded(above: i128, below: i128) -> i128 {
    (2 * above + below) / (2 * below)
}

impl Book {
    /// Records a payment of the row of an invoice, with what arrived where the book is in the mood.
    pub fn pay(&mut self, row: &Value, all: &[Value], mut paid: Value) {
        let typed = self.gains.typed(&mut self.chance, row, all, &mut paid);
        if let Some(recorded) = self.try_to("record_payment", paid) {
            self.gains.prove(&recorded, typed);
        }
    }
}

/// Compares what the report says of a currency with the payments of the export; `lost`: as many cents too few.
pub fn check(view: &Value, book: &Value, lost: i64) -> Result<(), String> {
    let report = &view["report"];
    let (from, until) = (report["period"]["from"].as_str().unwrap(), report["until"].as_str().unwrap());
    let mut sums: BTreeMap<String, [i64; 3]> = BTreeMap::new();
    let payments = book["payments"].as_array().unwrap();
    for payment in payments.iter().filter(|of| of["amount"]["currency"] == report["currency"]) {
        let back = payments.iter().find(|of| of["id"] == payment["reverses"]);
        let told = |of: &Value| ["received", "at_issue"].map(|part| minor(&of["exchange"][part]));
        if back.is_some_and(|of| of["exchange"].is_null()) || payment["exchange"].is_null() {
            if !payment["exchange"].is_null() || back.is_some_and(|of| !of["exchange"].is_null()) {
                return Err(format!("a gain or loss went on one side alone: {payment}"));
            }
            continue;
        }
        let [received, at_issue] = told(payment);
        if let Some(first) = back
            && told(first) != [-received, -at_issue]
        {
            return Err(format!("not what it takes back: {payment}"));
        }
        let day = payment["received_on"].as_str().unwrap();
        let on = if back.is_some() { day.max(&payment["at"].as_str().unwrap()[..10]) } else { day };
        if from <= on && on <= until {
            let sum = sums.entry(payment["exchange"]["received"]["currency"].as_str().unwrap().to_owned()).or_default();
            *sum = [sum[0] + received, sum[1] + at_issue, sum[2] + received - at_issue - lost];
        }
    }
    let told = |of: &Value| ["received", "at_issue", "gain"].map(|part| minor(&of[part]));
    let rows = view["exchange"].as_array().unwrap().iter();
    let shown: BTreeMap<String, [i64; 3]> =
        rows.map(|of| (of["gain"]["currency"].as_str().unwrap().to_owned(), told(of))).collect();
    if shown == sums { Ok(()) } else { Err(format!("gain and loss: {shown:?}, and by the export {sums:?}")) }
}
