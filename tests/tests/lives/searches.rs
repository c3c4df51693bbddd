//! What is found in a random book is what a plain look through its export finds, in the order of the list.

use crate::world::World;
use crate::{Chance, minor};
use serde_json::{Value, json};

/// Number, texts and amounts of each document, newest first.
type Known = Vec<(String, Vec<String>, Vec<String>)>;

/// An amount as it is compared: digits without idle zeros.
fn plain(amount: &str) -> String {
    let amount = amount.trim_start_matches('-');
    if amount.contains('.') { amount.trim_end_matches('0').trim_end_matches('.').to_owned() } else { amount.to_owned() }
}

fn known(w: &World, book: &Value) -> Known {
    let rows = pages(w, json!({}));
    let document = |number: &str| {
        let all = book["invoices"].as_array().unwrap().iter();
        all.map(|of| &of["document"]).find(|document| document["number"] == number).unwrap()
    };
    let of = |row: &Value| {
        let number = row["number"].as_str().unwrap().to_owned();
        let body = &document(&number)["body"];
        let mut texts = vec![&body["buyer"]["name"], &body["project"]["title"], &body["order_number"], &row["title"]];
        texts.extend(body["lines"].as_array().unwrap().iter().map(|line| &line["title"]));
        let mut texts: Vec<String> = texts.into_iter().filter_map(Value::as_str).map(str::to_lowercase).collect();
        texts.push(number.clone());
        let mut amounts = vec![&body["totals"]["net"], &body["totals"]["gross"]];
        amounts.extend([&row["open"]].into_iter().filter(|open| minor(open) > 0));
        let amounts = amounts.into_iter().filter(|of| minor(of) != 0);
        (number, texts, amounts.map(|of| of["amount"].as_str().unwrap().to_owned()).collect())
    };
    rows.iter().map(of).collect()
}

/// All rows of a list, a few at a time.
fn pages(w: &World, filter: Value) -> Vec<Value> {
    let mut rows: Vec<Value> = Vec::new();
    loop {
        let mut asked = filter.clone();
        asked["before"] = rows.last().map(|row: &Value| row["id"].clone()).unwrap_or(Value::Null);
        (asked["limit"], asked["without_sums"]) = (json!(40), json!(true));
        let page = w.ok("invoices", asked);
        rows.extend(page["rows"].as_array().unwrap().iter().filter(|row| row["id"].is_i64()).cloned());
        if page["has_more"] != true {
            return rows;
        }
    }
}

/// Compares so many searches; how many of them found something and how many did not.
pub fn check(w: &World, book: &Value, chance: &mut Chance, searches: usize) -> (usize, usize) {
    let known = known(w, book);
    let (mut some, mut none) = (0, 0);
    for _ in 0..searches {
        let (_, texts, amounts) = chance.pick(&known).unwrap();
        let text: Vec<char> = chance.pick(texts).unwrap().chars().collect();
        let from = usize::try_from(chance.below(text.len() as u64)).unwrap();
        let until = text.len().min(from + 1 + usize::try_from(chance.below(6)).unwrap());
        let mut needle: String = text[from..until].iter().collect();
        let mut sought = None;
        match chance.below(8) {
            0..=3 => {}
            4 | 5 => needle = needle.to_uppercase(),
            6 => needle.push('q'),
            _ => {
                let Some(amount) = chance.pick(amounts) else { continue };
                needle.clone_from(amount);
                sought = Some(plain(amount));
            }
        }
        let needle = needle.trim().to_owned();
        // A figure that happens to be one is looked for as an amount too: what that finds is the amounts' own trial.
        let is_figure = needle.chars().all(|c| c.is_ascii_digit() || ".,-' ".contains(c));
        if needle.is_empty() || (is_figure && sought.is_none()) {
            continue;
        }
        let small = needle.to_lowercase();
        let has = |(_, texts, amounts): &(String, Vec<String>, Vec<String>)| {
            // Without a sign of its own it may be an amount in any currency.
            let in_amounts = |sought: &String| amounts.iter().any(|amount| plain(amount) == *sought);
            texts.iter().any(|text| text.contains(&small)) || sought.as_ref().is_some_and(in_amounts)
        };
        let expected: Vec<&str> = known.iter().filter(|of| has(of)).map(|(number, ..)| number.as_str()).collect();
        let rows = pages(w, json!({ "text": needle }));
        let found: Vec<&str> = rows.iter().map(|row| row["number"].as_str().unwrap()).collect();
        assert_eq!(found, expected, "searched for {needle:?}");
        let sum = &w.ok("invoice_sums", json!({ "text": needle }))[0];
        let summed = rows.iter().filter(|row| row["net"]["currency"] == sum["net"]["currency"]).count();
        assert_eq!(sum["count"], summed, "the sums of {needle:?}");
        if expected.is_empty() { none += 1 } else { some += 1 }
    }
    (some, none)
}
